"""Speech acts: by the cue, by its object, by what the content does. The sentences are written for these tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import pytest

from hearsay.extract.statements import StatementRules, extract_statements
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.words import Token
from hearsay.records import Actor

Read = Callable[..., ArticleDoc]


class Names:
    """A name is a person under its own head word, "Oslo" and "Poland" are states."""

    employers: ClassVar[dict[str, str]] = {}

    def actor_of(self, token: Token) -> Actor | None:
        if token.pos_ != "PROPN":
            return None
        return Actor(id=token.text.lower(), name=token.text, kind="state" if token.text in ("Oslo", "Poland") else "person", known=False)


@pytest.fixture(scope="session")
def rules() -> StatementRules:
    return StatementRules.load(Knowledge())


@pytest.fixture
def acts(read: Read, rules: StatementRules) -> Callable[[str], list[str]]:
    return lambda text: [a.record.act for a in extract_statements(read(text), Names(), [], rules)]


Acts = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The ministry disputed the figures.", "reject"),
        ("The ministry did not deny the reports.", "confirm"),
        ("Poland vowed revenge for the attack.", "threaten"),
        ("Poland promised a severe response to any attack.", "threaten"),
        ("Poland promised a new bridge.", "promise"),
        ("The minister reiterated the country's commitment to the treaty.", "promise"),
        ("According to Oslo, the talks are over.", "say"),
        ("According to the report, the talks are over.", "report"),
    ],
)
def test_the_cue_and_its_object(acts: Acts, text: str, act: str) -> None:
    assert acts(text) == [act]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The general explained that he had not gone to the meeting.", "say"),
        ("The spokesman said the ministry was not responsible for the leak.", "deny"),
        ("Residents said they had not seen any soldiers.", "deny"),
        ("The army insisted it had found no evidence of a leak.", "deny"),
        ("The envoy replied that there were no talks.", "reject"),
        ("The minister said he would not accept the plan.", "reject"),
        ("The minister said Warsaw must withdraw its troops.", "demand"),
        ("The ministry said it would send ten more tanks to Poland.", "promise"),
        ('"We will defend every inch of our land," the president said.', "promise"),
        ("The spokesman said he would leave on Friday.", "say"),
        ("The president said the allies would respond swiftly and severely to any attack.", "threaten"),
        ("Officials said the ban could worsen relations.", "warn"),
        ("The ministry said it welcomed the vote.", "praise"),
        ('The minister said: "We condemn this attack and call on Oslo to stop it."', "condemn"),
        ("The mayor called the raid a barbaric crime.", "condemn"),
        ("The mayor called the deal a disaster.", "condemn"),
        ("The mayor described the accusations as groundless.", "deny"),
        ("The ministry said the bridge is closed.", "say"),
        ('"I think we will be surprised," the mayor said.', "say"),
        ("The mayor said the plan was not a reckless decision.", "say"),
    ],
)
def test_the_content(acts: Acts, text: str, act: str) -> None:
    assert acts(text) == [act]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ansel said the army had violated the truce.", "accuse"),
        ("Ansel said Poland was behind the blast.", "accuse"),
        ("Ansel said the army had not violated the truce.", "say"),
        ("Ansel told his ministers to resign.", "demand"),
        ("Ansel said he supported the plan.", "agree"),
        ("Ansel called the verdict a sham.", "condemn"),
        ("The verdict was called a sham by Ansel.", "condemn"),
        ('"I must confirm that the bridge was lost," Ansel said.', "confirm"),
        ("Ansel said he would not have gone there.", "say"),
        ("Ansel said it would threaten the truce.", "warn"),
        ("Ansel said Poland was involved in the raid.", "accuse"),
        ("Ansel said they value the talks and will defend the port.", "promise"),
        ("Poland said Poland will defend the port.", "promise"),
        ('"We do not sell fruit here," Ansel said.', "say"),
        ('"It is a shambles," Ansel said. "The bus is late."', "condemn"),
    ],
)
def test_acts_of_words_about_others(acts: Acts, text: str, expected: str) -> None:
    assert acts(text) == [expected]


def test_a_participle_says_something_of_its_own(acts: Acts) -> None:
    assert acts("Ansel said they would skip the meeting, calling it a farce.") == ["promise", "condemn"]
