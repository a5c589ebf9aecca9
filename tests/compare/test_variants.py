"""Actors that may be one are proposed with a reason; those that plainly are two are not."""

from __future__ import annotations

import pytest

from hearsay.compare.variants import Named, Proposal, named, proposals
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.matching import MatchRules
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Actor

RULES = MatchRules.load(Knowledge())
GENERAL = frozenset({"news", "press", "post"})


def person(name: str, known: bool = False, *ties: str) -> Named:
    return Named("person/" + name.lower().replace(" ", "-"), name, "person", known, frozenset(ties))


def body(name: str, known: bool = False) -> Named:
    return Named("org/" + name.lower().replace(" ", "-"), name, "media", known)


def proposed(*actors: Named) -> list[Proposal]:
    return proposals(actors, RULES, GENERAL)


@pytest.mark.parametrize(
    ("unknown", "known"),
    [
        ("Volodymyr Zilensky", "Volodymyr Zelensky"),
        ("Alexander Lukashenka", "Alexander Lukashenko"),
        ("Sviatlana Tsikhanouskaya", "Svetlana Tikhanovskaya"),
        ("Anthony Blinken", "Antony Blinken"),
    ],
)
def test_a_spelling_of_a_known_name_is_proposed(unknown: str, known: str) -> None:
    (proposal,) = proposed(person(known, True, "UKR"), person(unknown))
    assert (proposal.left, proposal.right) == (person(unknown).id, person(known).id)
    assert "like each other; no role or country in common is known" in proposal.reason


def test_what_ties_two_names_is_told() -> None:
    (proposal,) = proposed(person("Anna Petrova", True, "RUS", "governor"), person("Anna Petrowa", False, "RUS"))
    assert proposal.reason.endswith("both: RUS")


@pytest.mark.parametrize(
    ("left", "right"), [("Sergei Rybakov", "Sergey Ryabkov"), ("Martin Schulz", "Olaf Scholz"), ("Olaf Schulz", "Olaf Scholz")]
)
def test_different_people_are_not_proposed(left: str, right: str) -> None:
    assert proposed(person(left), person(right, True)) == []


def test_a_general_word_is_a_reason_to_ask() -> None:
    (proposal,) = proposed(body("Associated News"), body("Associated Press", True))
    assert proposal.reason == "the names differ only in a general word"
    assert proposed(body("Harbour News"), body("Associated Press", True)) == []


def test_a_surname_of_one_person_only() -> None:
    (proposal,) = proposed(person("Ebeling"), person("Tom Ebeling"))
    assert proposal.reason == "one name is a part of the other"
    assert proposed(person("Ebeling"), person("Tom Ebeling"), person("Ida Ebeling")) == []


def test_two_known_actors_are_two() -> None:
    assert proposed(person("Anna Petrova", True), person("Anna Petrowa", True)) == []


def test_what_the_tables_know_of_an_actor() -> None:
    knowledge = ActorKnowledge.load(Knowledge())
    putin = knowledge.actors["person/vladimir-putin"]
    somebody = Actor(id="unnamed/source", name="unnamed", kind="unnamed", known=False)
    (row,) = named([putin, somebody, putin], knowledge)
    assert {"RUS", "president"} <= row.ties
