"""Repairs of the reading text: what a reader sees afterwards, and that every character still leads back to the article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.knowledge.tables import Knowledge
from hearsay.language.repair import LONGEST_WORD, Passage, RepairRules, joined, passage

RULES = RepairRules.load(Knowledge())


def repaired(text: str) -> str:
    return passage("body", text, 0, len(text)).text


def paragraphs(*texts: str, kind: str = "body") -> list[str]:
    whole = "\n\n".join(texts)
    lines, at = [], 0
    for text in texts:
        lines.append(passage(kind, whole, at, at + len(text)))  # type: ignore[arg-type]
        at += len(text) + 2
    return [p.text for p in joined(lines, RULES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks went well, he said.—Agency", "The talks went well, he said. —Agency"),
        ("A plain sentence, with 3 words more.", "A plain sentence, with 3 words more."),
        ("two  spaces and a\u00a0hard one", "two spaces and a hard one"),
        ("soft\u00adhyphen and\u200b zero width", "softhyphen and zero width"),
        ("the cityâ€™s â€œfineâ€\x9d cafÃ©", "the city’s “fine” café"),
        ("half a character \ud800 here", "half a character \ufffd here"),
        ("## A heading", "A heading"),
        ("*Morning Post*'s **bold** claim", "Morning Post's bold claim"),
        ("see [the report](https://example.org/a_b) now", "see the report now"),
        ("he [the minister] left", "he [the minister] left"),
        ("they want to send'forty lorries' north", "they want to send 'forty lorries' north"),
        ("there were no’lesser quarrels", "there were no ’lesser quarrels"),
        ("don't, we'll, they've, o'clock, the ministers' plan", "don't, we'll, they've, o'clock, the ministers' plan"),
        ('called"hybrid" and "hybrid"war', 'called "hybrid" and "hybrid" war'),
        ("The talks ended.Nobody spoke.", "The talks ended. Nobody spoke."),
        ("“We left.”Nobody spoke.", "“We left.” Nobody spoke."),
        ('""We left,"" he said of the ""old"" town.', '"We left," he said of the "old" town.'),
        ('She said: "They call it \'the wall\'" and "".', 'She said: "They call it \'the wall\'" and "".'),
        ("Posted on May 3, 2021The mayor left.@town was told.", "Posted on May 3, 2021 The mayor left. @town was told."),
        ("the U.S.A. and example.com and www.Example.Net/Path.Html", "the U.S.A. and example.com and www.Example.Net/Path.Html"),
    ],
)
def test_a_paragraph_is_repaired(text: str, expected: str) -> None:
    assert repaired(text) == expected


def test_an_endless_word_is_cut() -> None:
    assert max(map(len, repaired("x" * 5 * LONGEST_WORD).split(" "))) == LONGEST_WORD


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("The paper called it an anti-", "Norway campaign.", "The paper called it an anti-Norway campaign."),
        (
            "The plan was announced on Monday by the Norwegian Defence Minister",
            "Anna Holt during a visit.",
            "The plan was announced on Monday by the Norwegian Defence Minister Anna Holt during a visit.",
        ),
        (
            "The delegations met for three hours in the old town hall and",
            "left without a word.",
            "The delegations met for three hours in the old town hall and left without a word.",
        ),
        (
            "No quota, no fish. It is that simple.",
            "— Harbour Pilots (@hpilots) November 15, 2021",
            "No quota, no fish. It is that simple. — Harbour Pilots (@hpilots) November 15, 2021",
        ),
    ],
)
def test_a_paragraph_cut_in_two_is_joined(before: str, after: str, whole: str) -> None:
    assert paragraphs(before, after) == [whole]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The delegations met for three hours in the old town hall.", "they left."),
        ("Why the talks in the old town hall of Bergen have failed again", "The delegations met for three hours."),
        ("Anna Holt", "is a reporter."),
    ],
)
def test_whole_paragraphs_stay_apart(before: str, after: str) -> None:
    assert paragraphs(before, after) == [before, after]


def test_captions_and_headings_are_never_joined() -> None:
    texts = ("The minister and the ambassador of Norway in the old town hall and", "the mayor.")
    assert paragraphs(*texts, kind="caption") == list(texts)


@given(st.text(alphabet=st.characters(), max_size=200) | st.text(alphabet="a'’“”\"*_[]()#>- .Â€™\u200b\n", max_size=60))
def test_every_character_leads_back(text: str) -> None:
    found: Passage = passage("body", text, 0, len(text))
    assert len(found.text) == len(found.starts) == len(found.ends)
    assert all(0 <= a <= b <= len(text) for a, b in zip(found.starts, found.ends, strict=True))
    assert list(found.starts) == sorted(found.starts)
    assert list(found.ends) == sorted(found.ends)


@pytest.mark.parametrize("piece", ["a-.", "*a", "[a", "@.", "a'bcdef", "â€™", "www.a.b "])
def test_a_long_line_takes_no_longer_a_letter_than_a_short_one(piece: str) -> None:
    assert repaired(piece * 50_000)  # with a pattern of quadratic time this would not end
