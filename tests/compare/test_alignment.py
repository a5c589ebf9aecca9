"""The heaviest selection in order, and the runs that two texts share."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.compare.alignment import Run, heaviest_in_order, joined, verbatim_runs


@given(st.permutations(range(7)), st.lists(st.integers(1, 9), min_size=7, max_size=7))
def test_no_other_selection_in_order_is_heavier(places: list[int], weights: list[int]) -> None:
    pairs = [(i, y, float(weight)) for i, (y, weight) in enumerate(zip(places, weights, strict=True))]
    chosen = heaviest_in_order(pairs)
    assert all(before[1] < after[1] for before, after in pairwise(chosen))
    every = (some for size in range(1, 8) for some in combinations(pairs, size))
    rising = (some for some in every if all(a[1] < b[1] for a, b in pairwise(some)))
    assert sum(w for *_, w in chosen) == max(sum(w for *_, w in some) for some in rising)


@pytest.mark.parametrize(
    ("a", "b", "runs"),
    [
        ([1, 2, 3], [1, 2, 3], [((0, 0), (2, 2), 3)]),
        ([1, 2, 3, 9, 5], [7, 1, 2, 3, 8, 5], [((0, 1), (2, 3), 3), ((4, 5), (4, 5), 1)]),
        ([1, 1, 2, 1, 1], [1, 1, 2, 1, 1], [((0, 0), (4, 4), 5)]),
        ([1, 2], [3, 4], []),
        ([], [1], []),
    ],
)
def test_common_runs(a: list[int], b: list[int], runs: list[tuple[tuple[int, int], tuple[int, int], int]]) -> None:
    assert verbatim_runs(a, b) == [Run(*run) for run in runs]


def test_runs_with_few_words_between_them_are_shown_as_one() -> None:
    runs = [Run((0, 0), (3, 3), 4), Run((5, 6), (6, 7), 2), Run((30, 9), (31, 10), 2)]
    assert joined(runs, 6) == [Run((0, 0), (6, 7), 6), Run((30, 9), (31, 10), 2)]
