"""Quotation marks: straight, curly, nested, missing, and over several paragraphs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.language.article_doc import ArticleDoc
from hearsay.language.quotes import find_quotes, pair_marks

Read = Callable[..., ArticleDoc]


def quoted(text: str) -> list[str]:
    """The quotations of one paragraph by their characters."""
    return [text[start:end] for start, end, _, _ in sorted(pair_marks(text, 0, len(text)), key=lambda s: s[0])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We will stay," he said.', ['"We will stay,"']),
        ("“We will stay,” he said, “and work.”", ["“We will stay,”", "“and work.”"]),
        ("''That is all,'' she said.", ["''That is all,''"]),
        ("Ministers' offices and the boys' school don't count.", []),
        ("It’s the 1990s’ music, and ’tis fine.", []),
        ("He called it ‘a grave mistake’ yesterday.", ["‘a grave mistake’"]),
        ("It sent’more than forty ships and ten aircraft’.", ["’more than forty ships and ten aircraft’"]),
        ("We will never yield,” the mayor said.", ["We will never yield,”"]),
        ('the navy\'s so-called "shadow" fleet', ['"shadow"']),
    ],
)
def test_pairs_marks(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_a_quotation_inside_another_has_depth_one(read: Read) -> None:
    reading = read("\"He told me 'never again' and left,\" she said.")
    quotes = find_quotes(reading)
    assert [(reading.doc.span(q.first, q.last).text, q.depth) for q in quotes] == [
        ("\"He told me 'never again' and left,\"", 0),
        ("'never again'", 1),
    ]


def test_a_quotation_goes_on_in_the_next_paragraph(read: Read) -> None:
    reading = read('The envoy said: "We came to talk.\n"We leave with nothing."')
    first, second = find_quotes(reading)
    assert not first.closed
    assert not first.continues
    assert second.closed
    assert second.continues


def test_a_mark_that_is_never_closed_ends_with_its_paragraph(read: Read) -> None:
    reading = read('He said: "We came to talk.\nNothing was signed.')
    (quote,) = find_quotes(reading)
    assert reading.doc.span(quote.first, quote.last).text == '"We came to talk.'


def test_a_mark_opened_twice_was_closed_after_who_spoke(read: Read) -> None:
    reading = read("“The boat turned and hit the wall, said Holm. Two men held a “rope with knots,” he said.")
    assert [reading.doc.span(q.first, q.last).text for q in find_quotes(reading)] == [
        "“The boat turned and hit the wall, said Holm.",
        "“rope with knots,”",
    ]


@given(st.text(alphabet="ab “”‘’\"' .,\n", max_size=60))
def test_any_marks_give_ordered_spans_inside_the_text(text: str) -> None:
    for start, end, _, _ in pair_marks(text, 0, len(text)):
        assert 0 <= start < end <= len(text)
