"""What is judged, denied or called something: before the verb, in a pronoun, in the passive. The sentences are written for these tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hearsay.annotate.mentions import find_mentions
from hearsay.extract.statements import StatementRules, extract_statements
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.records import Statement

Find = Callable[[str], list[Statement]]


@pytest.fixture(scope="module")
def statements(read: Callable[..., ArticleDoc]) -> Find:
    rules, actors = StatementRules.load(Knowledge()), ActorKnowledge.load(Knowledge())

    def find(text: str) -> list[Statement]:
        reading = read(text)
        return [a.record for a in extract_statements(reading, find_mentions(reading, actors), [], rules)]

    return find


def shown(statement: Statement) -> tuple[str | None, str, str]:
    """(speaker, act, content)."""
    return statement.speaker.name if statement.speaker else None, statement.act, " … ".join(span.text for span in statement.content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway denied it.", ("Norway", "deny", "it")),
        ("Holm denies this.", ("Holm", "deny", "this")),
        ("Norway denied the report.", ("Norway", "deny", "the report")),
        ("There were guarantees, which Oslo rejected as premature.", ("Norway", "reject", "guarantees … as premature")),
        ("These are the reforms that Oslo demanded last year.", ("Norway", "demand", "the reforms")),
        ("The sanctions London threatened on Monday would hurt banks.", ("United Kingdom", "threaten", "The sanctions")),
        ("In the raid, which Norway heatedly denies, two men died.", ("Norway", "deny", "the raid")),
        ("The vote was called a farce by Norway.", ("Norway", "condemn", "The vote … a farce")),
        ('The plan was branded "reckless" by Norway.', ("Norway", "condemn", 'The plan … "reckless"')),
        ("The levy drew criticism from Norway.", ("Norway", "condemn", "The levy")),
        ("The law sparked harsh criticism on the part of Norway.", ("Norway", "condemn", "The law")),
        ("The plan met with criticism from Norway.", ("Norway", "condemn", "The plan")),
        ("This week the mayor declined to threaten Norway.", ("unnamed mayor", "reject", "to threaten Norway")),
        ("Norway declined to say whether it would pay.", ("Norway", "reject", "whether it would pay")),
        ("They heard of the request of Norway to leave.", ("Norway", "ask", "to leave")),
        ("Holm wrote about the fears that people have.", ("Holm", "say", "the fears that people have")),
    ],
)
def test_what_is_answered_or_judged(statements: Find, text: str, expected: tuple[str, str, str]) -> None:
    assert [shown(s) for s in statements(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Holm had never asked for her lists.",
        "There was no request by Norway to send boats.",
        "The sport is called curling.",
        "Several thousand migrants hope to cross the river.",
        "Hundreds of families want to leave the town.",
        "Norway has kept the balance that it maintained for years.",
        "Holm counted on 20 votes. A policewoman counted 31 cars.",
    ],
)
def test_what_was_not_said_is_no_statement(statements: Find, text: str) -> None:
    assert statements(text) == []


def test_the_source_ends_where_the_main_clause_begins(statements: Find) -> None:
    (found,) = statements(
        "According to the aid group Bread and Broth, whose helpers work in the villages near the dam, 340 people slept there."
    )
    assert shown(found) == ("Bread and Broth", "report", "340 people slept there")


def test_who_counted(statements: Find) -> None:
    (found,) = statements("The Harbour Watch Union counted between 70 and 80 boats.")
    assert shown(found) == ("Harbour Watch Union", "report", "between 70 and 80 boats")


def test_what_had_been_alleged_is_what_is_denied(statements: Find) -> None:
    denial, charge = statements("The mayor denied that the error was made on purpose, as a reader had alleged.")
    assert shown(denial) == ("unnamed mayor", "deny", "the error was made on purpose")
    assert charge.content == denial.content
    assert denial.chain == []
    assert charge.chain == []


def test_what_a_source_had_told_a_paper_came_through_the_paper(statements: Find) -> None:
    paper, sources = statements("The Daily Telegraph reported that the talks had failed, as sources had told it.")
    assert paper.chain == []
    assert [actor.name for actor in sources.chain] == ["Daily Telegraph"]
    assert sources.content == paper.content


def test_who_calls_it_so_is_who_condemns_it(statements: Find) -> None:
    officials, outer, inner, demand = statements(
        "Norwegian officials say that it was late. At a meeting in Ghent on Friday, six members, among them Norway, condemned what they"
        " called the misuse of children. They demanded a reply."
    )
    assert officials.speaker is not None
    assert officials.speaker.name == "unnamed Norwegian officials"
    assert inner.chain == []
    assert {s.speaker.name for s in (outer, inner, demand) if s.speaker} == {"unnamed six members"}


def test_a_worry_hands_nothing_on(statements: Find) -> None:
    found = statements("Norway was concerned about reports of a leak.")
    assert all(s.chain == [] for s in found)


def test_nobody_urges_himself(statements: Find) -> None:
    (found,) = statements("Smith met Holm and urged him to leave.")
    assert found.addressee is None or found.addressee != found.speaker


def test_who_holds_an_office_speaks_for_it(statements: Find) -> None:
    (found,) = statements("Odd Kleppe, the foreign minister of Norway, said Norway welcomes the talks.")
    assert shown(found) == ("Odd Kleppe", "praise", "Norway welcomes the talks")


def test_labels_in_capitals(statements: Find) -> None:
    (found,) = statements("SECRETARY HOLM: We talked about the dam.")
    assert found.content[0].text == "We talked about the dam"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In a report prepared by Norway it is stated that the dam is old.", "Norway"),
        ("At the edge of a seminar in Geneva a mediator of the port told us that it was late.", "unnamed mediator"),
    ],
)
def test_who_stands_behind_an_opening_phrase(statements: Find, text: str, speaker: str) -> None:
    assert [s.speaker.name for s in statements(text) if s.speaker] == [speaker]
