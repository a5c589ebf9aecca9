"""Events as POLECAT has them."""

from __future__ import annotations

import csv
import io

import made
import pytest
import told

from hearsay.export.codes import Codes
from hearsay.export.events import LeftOut
from hearsay.export.polecat import COLUMNS, QUAD_CODES, write_polecat
from hearsay.knowledge.tables import Knowledge
from hearsay.records import EVENT_CLASSES, Record

PUBLISHED = (
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,Primary Actor Sector,"
    "Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,"
    "Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,Placename,City,District,Province,Country,Latitude,"
    "Longitude,GeoNames ID,Raw Placename,Feature Type,Source,Publication Date,Story People,Story Organizations,Story Locations,Language,"
    "Version"
)


@pytest.fixture(scope="module")
def codes() -> Codes:
    return Codes.load(Knowledge())


def rows(codes: Codes, *records: Record, all_factuality: bool = False) -> list[dict[str, str]]:
    out = io.StringIO()
    write_polecat(told.lines(*records), out, codes, all_factuality, LeftOut())
    return list(csv.DictReader(io.StringIO(out.getvalue()), delimiter="\t"))


def test_the_columns_are_those_of_the_published_files() -> None:
    assert list(COLUMNS) == PUBLISHED.split(",")
    assert len(COLUMNS) == 40


def test_a_shelling(codes: Codes) -> None:
    (row,) = rows(codes)
    expected = {
        "Event Date": "2022-01-20",
        "Event Type": "ASSAULT",
        "Event Mode": "heavy-weapons",
        "Quad Code": "4",
        "Actor Name": "Russia",
        "Actor Country": "RUS",
        "Recipient Name": "Ukraine",
        "City": "Lyman",
        "Country": "UKR",
        "GeoNames ID": "702320",
        "Raw Placename": "Lyman",
        "Source": "The Ledger",
        "Publication Date": "2022-01-21",
        "Contexts": "",
        "Actor COW": "",
    }
    assert {name: row[name] for name in expected} == expected


def test_several_actors_share_a_cell(codes: Codes) -> None:
    event = told.event("shelled", "ASSAULT", source=[told.ARMY, told.VILLAGERS], target=[made.RUSSIA])
    (row,) = rows(codes, told.article().record(), event)
    assert row["Actor Name"] == "Russian military; unnamed villagers"
    assert row["Actor Country"] == "RUS; "
    assert row["Primary Actor Sector"] == "MIL; "


def test_a_column_tells_the_factuality_where_all_are_wanted(codes: Codes) -> None:
    assert [row["Factuality"] for row in rows(codes, all_factuality=True)] == ["happened", "denied", "planned"]
    assert "Factuality" not in rows(codes)[0]


def test_every_class_has_a_quad_code() -> None:
    assert set(QUAD_CODES) == EVENT_CLASSES
