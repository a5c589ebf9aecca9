"""Search and ask."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import made
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearsay.desk import Desk
from hearsay.errors import NotFound
from hearsay.records import Actor
from hearsay.store.columns import sentence_around

OTHER = """Tanks on trains

Germany will send fourteen tanks, Boris Lang said. Their crews are being trained, he added.

Read more: Troops near the border
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    troops = made.article()
    tanks = made.article(OTHER, doc="post-1", outlet="The Post", published="2022-01-20")
    lang = Actor(id="person/boris-lang", name="Boris Lang", kind="person", known=False)
    with Desk.create(tmp_path / "crisis.desk") as opened:
        opened.add(troops, made.records(troops))
        opened.add(tanks, [tanks.record(), made.statement(tanks, "Germany will send fourteen tanks", lang)])
        yield opened


def test_search_finds_articles_that_hold_all_words(desk: Desk) -> None:
    assert {hit.doc for hit in desk.search("troops border")} == {"ledger-1", "post-1"}
    assert [hit.doc for hit in desk.search("troops monday")] == ["ledger-1"]
    assert desk.search("troops elephants") == []


def test_a_hit_shows_the_words_in_their_place(desk: Desk) -> None:
    hit = desk.search("petrova")[0]
    assert [hit.excerpt[start:end] for start, end in hit.marks] == ["Petrova"]
    assert (hit.title, hit.outlet, hit.published) == ("Troops near the border", "The Ledger", "2022-01-24")


def test_search_knows_inflections_accents_phrases_and_beginnings(desk: Desk) -> None:
    assert [hit.doc for hit in desk.search("train crew")] == ["post-1"]
    assert [hit.doc for hit in desk.search("pétrova")] == ["ledger-1"]
    assert [hit.doc for hit in desk.search('"said on Monday"')] == ["ledger-1"]
    assert desk.search('"Monday on said"') == []
    assert [hit.doc for hit in desk.search("germ*")] == ["post-1"]


def test_search_looks_at_the_newest_version_only(desk: Desk) -> None:
    desk.add(made.article(made.TEXT.replace("Monday", "Tuesday")), [])
    assert desk.search("monday") == []
    assert [hit.doc for hit in desk.search("tuesday")] == ["ledger-1"]


@pytest.mark.parametrize("words", ["", "  ", '""', "- , *"])
def test_no_words_are_said_to_be_none(desk: Desk, words: str) -> None:
    with pytest.raises(NotFound, match="expected words to look for, found none"):
        desk.search(words)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(), max_size=30))
def test_whatever_is_typed_breaks_nothing(desk: Desk, words: str) -> None:
    with contextlib.suppress(NotFound):
        desk.search(words)
        desk.ask(words)


def test_ask_answers_with_statements_and_figures_by_date(desk: Desk) -> None:
    found = desk.ask("troops border")
    assert [(finding.record.type, finding.day) for finding in found] == [("figure", "2022-01-24"), ("statement", "2022-01-24")]


def test_ask_goes_by_the_speaker_and_by_the_sentence(desk: Desk) -> None:
    assert [finding.record.doc for finding in desk.ask("boris lang")] == ["post-1"]
    assert {finding.record.type for finding in desk.ask("petrova border")} == {"statement", "figure"}


def test_ask_gives_what_bears_on_some_of_the_words_where_nothing_bears_on_all(desk: Desk) -> None:
    assert [finding.record.doc for finding in desk.ask("how many tanks are there")] == ["post-1"]
    assert desk.ask("elephants") == []


def test_findings_are_in_order_of_time(desk: Desk) -> None:
    assert [finding.day for finding in desk.ask("said")] == ["2022-01-20", "2022-01-24", "2022-01-24"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("parts", "It has 2.5 parts."),
        ("One", "One came."),
        ("last", "“The last,” he said."),
        ("Then", "Then three"),
        ("came. It", "One came. It has 2.5 parts."),
    ],
)
def test_the_sentence_around_words(words: str, sentence: str) -> None:
    text = "One came. It has 2.5 parts. “The last,” he said.\nThen three"
    start, end = sentence_around(text, text.index(words), text.index(words) + len(words))
    assert text[start:end] == sentence
