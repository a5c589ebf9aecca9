"""Events in columns like ACLED's."""

from __future__ import annotations

import csv
import io

import pytest
import told

from hearsay.export.acled import COLUMNS, write_acled
from hearsay.export.codes import Codes
from hearsay.export.events import LeftOut
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Event

ACLED = """
event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2
inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude geo_precision source
source_scale notes fatalities tags timestamp
"""


@pytest.fixture(scope="module")
def codes() -> Codes:
    return Codes.load(Knowledge())


def rows(codes: Codes, *events: Event, all_factuality: bool = False) -> list[dict[str, str]]:
    out = io.StringIO()
    records = (told.article().record(), *events) if events else ()
    write_acled(told.lines(*records), out, codes, all_factuality, LeftOut())
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def test_acleds_columns_come_first_and_then_our_own() -> None:
    assert list(COLUMNS) == [*ACLED.split(), "factuality", "told_by", "published", "doc", "record"]


def test_a_shelling(codes: Codes) -> None:
    (row,) = rows(codes)
    expected = {
        "event_date": "2022-01-20",
        "year": "2022",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
        "actor1": "Russia",
        "inter1": "8",  # state forces outside their state
        "actor2": "Ukraine",
        "inter2": "1",
        "interaction": "18",
        "iso": "804",
        "country": "Ukraine",
        "location": "Lyman",
        "geo_precision": "1",
        "source": "The Ledger; Anna Petrova",
        "fatalities": "12",
        "factuality": "happened",
        "told_by": "Anna Petrova",
        "admin1": "",
    }
    assert {name: row[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-01-20", ("2022-01-20", "2022", "1")),
        ("2022-01-17/2022-01-23", ("2022-01-20", "2022", "2")),
        ("2022-01", ("2022-01-16", "2022", "3")),
        ("2022", ("", "2022", "")),
        (None, ("", "", "")),
    ],
)
def test_precision_of_time(codes: Codes, value: str | None, expected: tuple[str, str, str]) -> None:
    (row,) = rows(codes, told.event("shelled", "ASSAULT", mode="aerial", time=told.when("Thursday", value)))
    assert (row["event_date"], row["year"], row["time_precision"]) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (told.UKRAINE, ("Battles", "Armed clash", "")),
        (told.MILITANTS, ("Battles", "Armed clash", "")),
        (told.VILLAGERS, ("Violence against civilians", "Attack", "Civilian targeting")),
        (told.BLINKEN, ("Violence against civilians", "Attack", "Civilian targeting")),
    ],
)
def test_an_attack_is_a_battle_or_violence_against_civilians(codes: Codes, target: object, expected: tuple[str, str, str]) -> None:
    (row,) = rows(codes, told.event("shelled", "ASSAULT", source=[told.ARMY], target=[target]))
    assert (row["event_type"], row["sub_event_type"], row["civilian_targeting"]) == expected


def test_an_attack_on_nobody_known_has_no_type(codes: Codes) -> None:
    (row,) = rows(codes, told.event("shelled", "ASSAULT", source=[told.ARMY]))
    assert (row["event_type"], row["interaction"]) == ("", "10")


def test_rioters_and_protesters(codes: Codes) -> None:
    march = told.event("shelled", "PROTEST", source=[told.VILLAGERS])
    riot = told.event("attacked", "PROTEST", mode="riot", source=[told.VILLAGERS])
    peaceful, violent = rows(codes, march, riot)
    assert (peaceful["event_type"], peaceful["inter1"]) == ("Protests", "6")
    assert (violent["event_type"], violent["inter1"]) == ("Riots", "5")


def test_diplomacy_is_left_out_and_told(codes: Codes) -> None:
    left_out = LeftOut()
    write_acled(told.lines(), io.StringIO(), codes, True, left_out)
    assert list(left_out) == ["events of classes that ACLED does not have: 1 CONSULT"]
