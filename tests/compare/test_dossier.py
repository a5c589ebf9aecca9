"""Who is meant by a name, and what the records say of one actor."""

from __future__ import annotations

import made
import pytest

from hearsay.compare.dossier import Dated, alike, dossier, is_meant, named
from hearsay.knowledge.matching import MatchRules
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Actor

RULES = MatchRules.load(Knowledge())
LAVROV = Actor(id="person/sergey-lavrov", name="Sergey Lavrov", kind="person")
BOTH = Actor(id="group/RUS+UKR", name="Russia, Ukraine", kind="group")
OFFICIAL = Actor(id="unnamed/official", name="unnamed Lavrov official", kind="unnamed", known=False)
EVERYBODY = [LAVROV, BOTH, OFFICIAL, made.RUSSIA, made.PETROVA]


@pytest.mark.parametrize("name", ["person/sergey-lavrov", "Sergey Lavrov", "sergey lavrov", "Lavrov", "lavrov sergey"])
def test_one_is_found_by_id_name_and_words_of_the_name(name: str) -> None:
    assert named(name, EVERYBODY) == [LAVROV]


def test_groups_and_the_unnamed_are_not_meant_by_a_word() -> None:
    assert named("Ukraine", EVERYBODY) == []
    assert named("official", EVERYBODY) == []
    assert named("Russia, Ukraine", EVERYBODY) == [BOTH]


@pytest.mark.parametrize(
    ("name", "meant"), [("Lavrof", LAVROV), ("Sergei Lawrow", LAVROV), ("Petrowa", made.PETROVA), ("Rusia", made.RUSSIA)]
)
def test_slips_and_other_spellings_are_near(name: str, meant: Actor) -> None:
    assert alike(name, EVERYBODY, RULES) == [meant]


def test_what_only_looks_alike_is_not_meant() -> None:
    minister = Actor(id="person/nanaia-mahuta", name="Nanaia Mahuta", kind="person")
    assert alike("Narnia", [minister], RULES) == [minister]
    assert not is_meant("Narnia", minister, RULES)
    assert is_meant("Lavrof", LAVROV, RULES)
    assert is_meant("Sergei Lawrow", LAVROV, RULES)


def test_nothing_is_near() -> None:
    assert alike("Xyzzy", EVERYBODY, RULES) == []


def test_records_are_sorted_by_the_part_in_them() -> None:
    records = [Dated(record, "2022-01-24", "The Ledger") for record in made.records(made.article())]
    found = dossier(made.PETROVA.id, records)
    assert [len(part) for part in (found.statements, found.counted, found.owned, found.did)] == [1, 1, 0, 0]
    assert [dated.record.type for dated in found.records] == ["statement", "figure"]
    assert len(dossier(made.RUSSIA.id, records).owned) == 1
