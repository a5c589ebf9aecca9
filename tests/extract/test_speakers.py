"""Who speaks, with the tables and the memory of the article: the words of the source, the actor behind them, the chain."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hearsay.annotate.mentions import find_mentions
from hearsay.extract.statements import StatementRules, extract_statements
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.records import Statement

Read = Callable[..., ArticleDoc]
Find = Callable[[str], list[Statement]]


@pytest.fixture(scope="module")
def statements(read: Read) -> Find:
    actors, rules = ActorKnowledge.load(Knowledge()), StatementRules.load(Knowledge())

    def find(text: str) -> list[Statement]:
        reading = read(text)
        return [a.record for a in extract_statements(reading, find_mentions(reading, actors), [], rules)]

    return find


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("The White House on Wednesday said that the talks were over.", "The White House", "White House"),
        ("Anna Holm, at a rally in Ohio, said the talks were over.", "Anna Holm", "Anna Holm"),
        ("Anna Holm sharply criticised the plan of the government.", "Anna Holm", "Anna Holm"),
        ("In a statement, Anna Holm, the mayor of the town, said it was over.", "Anna Holm, the mayor of the town", "Anna Holm"),
        ("People briefed on the plan said the talks were over.", "People", "unnamed People"),
        ("Officials familiar with the talks said they were over.", "Officials", "unnamed Officials"),
        ("City attorney Anna Holm said the talks were over.", "City attorney Anna Holm", "Anna Holm"),
        ("Russia's claim that the talks were over was false.", "Russia's", "Russia"),
        ("R. Clarke Holm, the group’s director, said the talks were over.", "R. Clarke Holm, the group’s director", "R. Clarke Holm"),
        ("The speech prompted Anna Holm to call for his resignation.", "Anna Holm", "Anna Holm"),
        ("NATO issued a statement saying the talks were over.", "NATO", "NATO"),
        ("Critics, many of whom said the talks were over, left.", "many of whom", "unnamed Critics"),
        ("According to his spokeswoman, the talks were over.", "his spokeswoman", "unnamed spokeswoman"),
    ],
)
def test_the_source_and_who_is_behind_it(statements: Find, text: str, source: str, speaker: str) -> None:
    found = [(s.source.text if s.source else None, s.speaker.name if s.speaker else None) for s in statements(text)]
    assert (source, speaker) in found


def test_nobody_is_no_link_of_a_chain(statements: Find) -> None:
    (inner,) = [s for s in statements("It was reported that NATO said the drills were over.") if s.cue and s.cue.text == "said"]
    assert inner.chain == []


def test_a_paper_that_is_told_again_and_again_is_the_one_that_writes(statements: Find) -> None:
    once = "Anna Holm told AFP that the bridge was shut."
    twice = once + " Bo Ray told AFP that the road was open."
    assert [actor.name for s in statements(once) for actor in s.chain] == ["AFP"]
    assert [actor.name for s in statements(twice) for actor in s.chain] == []
