"""Sentence boundaries that are certain before parsing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hearsay.language.article_doc import ArticleDoc
from hearsay.language.boundaries import certain, closing_marks


def tokens(text: str) -> tuple[list[str], list[bool]]:
    """Words separated by a space, or by ``_`` where the text has none."""
    words, spaced = [], []
    for chunk in text.split(" "):
        parts = chunk.split("_")
        words += parts
        spaced += [False] * (len(parts) - 1) + [True]
    return words, spaced


def boundaries(text: str) -> dict[str, bool]:
    words, spaced = tokens(text)
    return {f"{words[i - 1]} {words[i]}": starts for i, starts in certain(words, spaced)}


def test_a_closing_mark_never_begins_a_sentence() -> None:
    assert boundaries('He called it "_very low_._" She left_.')['. "'] is False


def test_after_a_finished_quotation_a_new_sentence_begins() -> None:
    found = boundaries('"_We left_._" She nodded_.')
    assert found['" She'] is True


def test_a_cue_after_the_quotation_belongs_to_it() -> None:
    assert boundaries("“_We left_,_” Anna said_.")["” Anna"] is False
    assert boundaries("“_Who left_?_” she asked_.")["” she"] is False


def test_an_opening_mark_after_a_full_stop_begins_a_sentence() -> None:
    assert boundaries("She nodded_. “_We left_._”")[". “"] is True


def test_plain_words_do_not_begin_one() -> None:
    found = boundaries("the announcement yesterday was short_, Anna said")
    assert found["announcement yesterday"] is False
    assert found[", Anna"] is False


def test_abbreviations_are_left_to_the_parser() -> None:
    assert "U.S. It" not in boundaries("They live in the U.S. It rains_.")


@pytest.mark.parametrize(("text", "closing"), [('"_a_" "_b_"', [0, 0, 1, 0, 0, 1]), ("“_a_” (_b_)", [0, 0, 1, 0, 0, 1])])
def test_which_marks_close(text: str, closing: list[int]) -> None:
    assert closing_marks(*tokens(text)) == [bool(c) for c in closing]


def test_sentences_of_a_paragraph_with_quotations(read: Callable[..., ArticleDoc]) -> None:
    reading = read('The mayor said, "We will stay. We have no other plan." Anna Holt, a reporter, asked why. "No comment," he said.')
    assert [s.text for s in reading.doc.sents] == [
        'The mayor said, "We will stay.',
        'We have no other plan."',
        "Anna Holt, a reporter, asked why.",
        '"No comment," he said.',
    ]


def test_a_title_cut_short_ends_no_sentence() -> None:
    assert boundaries("They met Sens_. Ada Holm and Bo Ray_.")[". Ada"] is False
