"""Words that articles choose for the same thing, on texts written here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reported import article

from hearsay.compare.sides import Sides
from hearsay.compare.terms import TermRules, TermUse, term_choices, term_uses
from hearsay.errors import KnowledgeError
from hearsay.extract.reader import Reader
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.tables import Knowledge

RULES = TermRules.load(Knowledge())
SIDES = Sides.of(ActorKnowledge.load(Knowledge()))


@pytest.fixture(scope="module")
def uses() -> Callable[[str, str], list[TermUse]]:
    reader = Reader()

    def of(doc: str, text: str) -> list[TermUse]:
        ((_, records),) = reader.read([article(doc, text)])
        own = list(records)
        return term_uses(article(doc, text).record(), text, own, RULES, SIDES)

    return of


def test_a_word_belongs_to_the_actor_or_place_that_it_stands_beside(uses: Callable[[str, str], list[TermUse]]) -> None:
    found = uses("a", "The Belarusian regime closed two papers. The annexation of Crimea was debated in Vienna. A regime of rest helps.")
    assert [(use.term, use.of) for use in found if use.thing in ("who rules", "change of a territory's rule")] == [
        ("regime", "BLR"),
        ("annexation", "place/Crimea"),
    ]


def test_two_spellings_are_one_word(uses: Callable[[str, str], list[TermUse]]) -> None:
    found = uses("a", "Russia's military buildup went on. The Russian military build-up worried Estonia.")
    assert {use.term for use in found if use.thing == "troops near a border"} == {"build-up"}


def test_a_word_that_one_side_alone_uses_is_told_with_its_side(uses: Callable[[str, str], list[TermUse]]) -> None:
    told = [
        *uses("a", "The annexation of Crimea was debated in Vienna."),
        *uses("b", "The reunification of Crimea was celebrated on Friday."),
        *uses("c", "The annexation of Crimea stays on the agenda."),
    ]
    (choice,) = term_choices(told, {"a": "GBR", "b": "RUS", "c": "GBR"})
    assert choice.uses == {"annexation": {"GBR": 2}, "reunification": {"RUS": 1}}
    assert choice.only == {"annexation": "GBR", "reunification": "RUS"}
    assert [use.passage for use in choice.passages if use.term == "reunification"] == [
        "The reunification of Crimea was celebrated on Friday."
    ]


def test_a_word_that_both_sides_use_is_nobodys_own(uses: Callable[[str, str], list[TermUse]]) -> None:
    told = [
        *uses("a", "The annexation of Crimea was debated. The occupation of Crimea was debated, too."),
        *uses("b", "The annexation of Crimea was celebrated on Friday."),
    ]
    (choice,) = term_choices(told, {"a": "GBR", "b": "RUS"})
    assert choice.only == {"occupation": "GBR"}


def test_whoever_quotes_a_word_has_not_chosen_it(uses: Callable[[str, str], list[TermUse]]) -> None:
    told = [
        *uses("a", "The government of Belarus closed two papers."),
        *uses("b", "Maria Bell, a lawyer, said: “The regime in Belarus closed two papers.”"),
    ]
    assert any(use.speaker for use in told)
    assert term_choices(told, {"a": "GBR", "b": "USA"}) == []


def test_a_row_with_one_word_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "terms.toml").write_text('[[row]]\nthing = "who rules"\nterms = ["crown"]\n')
    with pytest.raises(KnowledgeError, match=r"terms\.toml:1: expected a thing and a list of two or more terms"):
        TermRules.load(Knowledge(tmp_path))
