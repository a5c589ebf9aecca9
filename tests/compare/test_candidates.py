"""Which pairs of articles are looked at, and how many where all are alike."""

from __future__ import annotations

import numpy as np

from hearsay.compare.candidates import Postings, alike, candidates, collapse
from hearsay.compare.shingles import sign


def test_articles_that_share_three_words_meet() -> None:
    assert dict(candidates([[1, 2, 3, 4], [1, 2, 9], [4, 3, 2]])) == {0: [], 1: [], 2: [0]}


def test_only_articles_of_another_kind_meet_where_kinds_are_given() -> None:
    terms = [[1, 2, 3], [1, 2, 3], [1, 2, 3]]
    assert dict(candidates(terms, [True, True, False])) == {0: [], 1: [], 2: [0, 1]}


def test_a_word_that_too_many_articles_have_leads_nowhere() -> None:
    postings = Postings.of([[7, 5], [7, 5], [7]], most=2)
    assert (postings.lists([7, 5]).tolist(), postings.firsts([5, 7, 6]).tolist()) == ([0, 1], [0])


def test_words_at_both_ends_of_the_numbers_are_indexed() -> None:
    largest = (1 << 32) - 1
    assert Postings.of([[0, largest], [largest, 0]]).words.tolist() == [0, largest]


def test_of_one_text_each_article_meets_the_first_and_the_one_before() -> None:
    met = alike(np.stack([sign(range(40))] * 4))
    assert [sorted({*row} - {-1}) for row in met.tolist()] == [[], [0], [0, 1], [0, 2]]


def test_the_first_stands_for_all_that_are_nearly_the_same() -> None:
    text = list(range(100))
    made = collapse([sign(text), sign(range(500, 600)), sign([*text[:97], 7, 8, 9]), sign(text)])
    assert (made.leaders, made.leader_of) == ([0, 1], {2: 0, 3: 0})


def test_nothing_to_index() -> None:
    assert list(candidates([])) == []
    assert list(candidates([[], []])) == [(0, []), (1, [])]
    assert collapse([]).leaders == []
