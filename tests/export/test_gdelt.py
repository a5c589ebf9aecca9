"""Events as GDELT 2.0 has them."""

from __future__ import annotations

import io

import pytest
import told

from hearsay.export.codes import Codes
from hearsay.export.events import LeftOut
from hearsay.export.gdelt import COLUMNS, write_gdelt
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Event, Record

CODEBOOK = """
GLOBALEVENTID SQLDATE MonthYear Year FractionDate
Actor1Code Actor1Name Actor1CountryCode Actor1KnownGroupCode Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code Actor1Type1Code
Actor1Type2Code Actor1Type3Code
Actor2Code Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code Actor2Religion2Code Actor2Type1Code
Actor2Type2Code Actor2Type3Code
IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone
Actor1Geo_Type Actor1Geo_FullName Actor1Geo_CountryCode Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat Actor1Geo_Long
Actor1Geo_FeatureID
Actor2Geo_Type Actor2Geo_FullName Actor2Geo_CountryCode Actor2Geo_ADM1Code Actor2Geo_ADM2Code Actor2Geo_Lat Actor2Geo_Long
Actor2Geo_FeatureID
ActionGeo_Type ActionGeo_FullName ActionGeo_CountryCode ActionGeo_ADM1Code ActionGeo_ADM2Code ActionGeo_Lat ActionGeo_Long
ActionGeo_FeatureID
DATEADDED SOURCEURL
"""


@pytest.fixture(scope="module")
def codes() -> Codes:
    return Codes.load(Knowledge())


def rows(codes: Codes, *records: Record, all_factuality: bool = False) -> list[dict[str, str]]:
    out = io.StringIO()
    write_gdelt(told.lines(*records), out, codes, all_factuality, LeftOut())
    return [dict(zip((*COLUMNS, "Factuality"), line.split("\t"), strict=False)) for line in out.getvalue().splitlines()]


def test_the_columns_are_those_of_the_codebook() -> None:
    assert list(COLUMNS) == CODEBOOK.split()
    assert len(COLUMNS) == 61


def test_every_row_has_61_cells(codes: Codes) -> None:
    out = io.StringIO()
    write_gdelt(told.lines(), out, codes, False, LeftOut())
    assert [line.count("\t") for line in out.getvalue().splitlines()] == [60]


def test_a_shelling(codes: Codes) -> None:
    (row,) = rows(codes)
    expected = {
        "SQLDATE": "20220120",
        "MonthYear": "202201",
        "Year": "2022",
        "FractionDate": "2022.1370",  # (1 * 30 + 20) / 365, as the codebook counts
        "Actor1Code": "RUS",
        "Actor1Name": "RUSSIA",
        "Actor2CountryCode": "UKR",
        "EventCode": "194",
        "EventBaseCode": "194",
        "EventRootCode": "19",
        "QuadClass": "4",
        "GoldsteinScale": "-9.0",
        "NumMentions": "1",
        "NumArticles": "1",
        "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Lyman, Ukraine",
        "ActionGeo_CountryCode": "UP",  # FIPS 10-4
        "ActionGeo_Lat": "48.98513",
        "DATEADDED": "20220121000000",
        "SOURCEURL": "https://ledger.example/7",
        "AvgTone": "",
        "Actor1Geo_Lat": "",
    }
    assert {name: row[name] for name in expected} == expected


def test_ids_are_numbers_that_stay(codes: Codes) -> None:
    first, again = rows(codes), rows(codes)
    assert first[0]["GLOBALEVENTID"] == again[0]["GLOBALEVENTID"]
    assert int(first[0]["GLOBALEVENTID"]) < 2**53


def test_what_did_not_happen_is_left_out_and_told(codes: Codes) -> None:
    left_out = LeftOut()
    write_gdelt(told.lines(), io.StringIO(), codes, False, left_out)
    assert list(left_out) == ["events that are not told as having taken place (--all-factuality keeps them): 1 denied, 1 planned"]


def test_with_all_factuality_a_column_says_which(codes: Codes) -> None:
    found = rows(codes, all_factuality=True)
    assert [(row["Actor1Code"], row["Factuality"]) for row in found] == [("RUS", "happened"), ("UKR", "denied"), ("RUSGOV", "planned")]
    meeting = found[2]
    assert (meeting["SQLDATE"], meeting["MonthYear"], meeting["EventCode"]) == ("", "202201", "040")


def only(*events: Event) -> list[Record]:
    return [told.article().record(), *events]


def test_each_source_with_each_target_is_a_row(codes: Codes) -> None:
    event = told.event("shelled", "ASSAULT", source=[told.ARMY, told.NATO], target=[told.UKRAINE, told.VILLAGERS])
    found = rows(codes, *only(event))
    assert [(row["Actor1Code"], row["Actor2Code"]) for row in found] == [
        ("RUSMIL", "UKR"),
        ("RUSMIL", ""),
        ("IGONAT", "UKR"),
        ("IGONAT", ""),
    ]
    assert found[2]["Actor1KnownGroupCode"] == "NAT"
    assert found[3]["Actor2Name"] == "UNNAMED VILLAGERS"
    assert len({row["GLOBALEVENTID"] for row in found}) == 4


def test_one_event_told_twice_in_an_article_is_one_row(codes: Codes) -> None:
    first = told.event("shelled", "ASSAULT", source=[told.ARMY], target=[told.UKRAINE], mentions=[told.when("Shells", None).span])
    again = told.event("attacked", "ASSAULT", source=[told.ARMY], time=told.when("Thursday", "2022-01-20"), same_as=first.id)
    (row,) = rows(codes, *only(first, again))
    assert (row["NumMentions"], row["SQLDATE"], row["Actor2Code"]) == ("3", "20220120", "UKR")


def test_every_class_and_mode_has_a_code(codes: Codes) -> None:
    for name, row in Knowledge().table("plover").items():
        for mode in (None, *row["modes"]):
            code = codes.event(told.event("shelled", name, mode=mode))
            assert code.isdigit(), (name, mode)
            assert len(code) in (3, 4)
