"""Whom a statement is about, and who is only mentioned in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from news import read_news

from hearsay.compare.sides import Sides
from hearsay.compare.spoken_of import SpokenOfRules
from hearsay.compare.tension import event_items
from hearsay.extract.reader import Reader
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.tables import Knowledge

Found = list[tuple[list[str], list[str]]]


@pytest.fixture(scope="module")
def about(reader: Reader) -> Callable[[str], Found]:
    knowledge = Knowledge()
    sides, rules = Sides.of(ActorKnowledge.load(knowledge)), SpokenOfRules.load(knowledge)

    def found(text: str) -> Found:
        [(document, records, words)] = read_news(reader, one=("2021-12-01", text))
        items = event_items(document, records, words, sides, rules)
        return [(item.sources, item.targets) for item in items if item.sort == "statement"]

    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden warned Norway that a war would help nobody in Finland.", (["SWE"], ["NOR"])),
        ("Sweden accused Norway of breaking the Helsinki agreements.", (["SWE"], ["NOR"])),
        ("Sweden said that any Norwegian soldier who enters Finland would be arrested.", (["SWE"], ["NOR"])),
        ("Sweden condemned the conduct of Norway.", (["SWE"], ["NOR"])),
        ("Sweden denied that it plans to attack Norway.", (["SWE"], ["NOR"])),
    ],
)
def test_it_is_about_who_is_told_or_accused(about: Callable[[str], Found], text: str, expected: tuple[list[str], list[str]]) -> None:
    assert expected in about(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sweden warned that an invasion would end in a long quagmire, as the Soviet war in Afghanistan had done.",
        "Sweden said that the Minsk agreements must be kept.",
        "Sweden said that its soldiers are in Norway.",
        "Sweden said that fishing near northern Norway is good.",
        "Sweden said that its own bakers now bake a better bread than those of Norway.",
    ],
)
def test_who_is_only_mentioned_makes_no_pair(about: Callable[[str], Found], text: str) -> None:
    assert about(text) == []
