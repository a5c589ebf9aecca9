"""The order of facts: how much of what two articles tell stands in the same order in both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Pair = tuple[int, int, float]
"""A word of one text and the same word of the other, by position, and how much it weighs."""


def heaviest_in_order(pairs: Sequence[Pair]) -> list[Pair]:
    """Of the pairs, sorted by first position, those of the heaviest selection in which the second positions rise too.

    A rewrite keeps the order of what it tells, so that this selection weighs nearly as much as all pairs; independent reports of one event
    share as many words, in an order of their own. Weights are above nought. Takes n log n steps, n where all is in order.
    """
    if all(before[1] < after[1] for before, after in pairwise(pairs)):
        return list(pairs)
    ranks = {y: rank for rank, y in enumerate(sorted({y for _, y, _ in pairs}), start=1)}
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)  # a Fenwick tree of the heaviest selection that ends at or under a rank
    before = [-1] * len(pairs)
    for i, (_, y, weight) in enumerate(pairs):
        rank = ranks[y] - 1
        heaviest = (0.0, -1)
        while rank > 0:
            if best[rank][0] > heaviest[0]:
                heaviest = best[rank]
            rank -= rank & -rank
        before[i] = heaviest[1]
        reached = heaviest[0] + weight
        rank = ranks[y]
        while rank < len(best):
            if reached > best[rank][0]:
                best[rank] = (reached, i)
            rank += rank & -rank
    last, rank = (0.0, -1), len(ranks)
    while rank > 0:
        if best[rank][0] > last[0]:
            last = best[rank]
        rank -= rank & -rank
    chosen = []
    i = last[1]
    while i >= 0:
        chosen.append(pairs[i])
        i = before[i]
    return chosen[::-1]


@dataclass(frozen=True)
class Run:
    """A stretch of both texts, by first and last position in each; ``words`` of them are the same."""

    first: tuple[int, int]
    last: tuple[int, int]
    words: int


def verbatim_runs(a: Sequence[int], b: Sequence[int]) -> list[Run]:
    """The stretches that are the same word for word, in order: words that both texts have once are anchors, grown in both directions."""
    if a and a == b:
        return [Run((0, 0), (len(a) - 1, len(b) - 1), len(a))]
    places = _once(b)
    anchors = [(i, places[term], 1.0) for term, i in _once(a).items() if term in places]
    runs: list[Run] = []
    end_a = end_b = 0  # what comes before belongs to the run before
    for i, j, _ in heaviest_in_order(anchors):
        if i < end_a or j < end_b:
            continue
        first = 0
        while i - first > end_a and j - first > end_b and a[i - first - 1] == b[j - first - 1]:
            first += 1
        last = 0
        while i + last + 1 < len(a) and j + last + 1 < len(b) and a[i + last + 1] == b[j + last + 1]:
            last += 1
        runs.append(Run((i - first, j - first), (i + last, j + last), first + last + 1))
        end_a, end_b = i + last + 1, j + last + 1
    return runs


def joined(runs: Iterable[Run], gap: int) -> list[Run]:
    """The runs, those joined between which fewer than ``gap`` words stand in both texts."""
    made: list[Run] = []
    for run in runs:
        if made and run.first[0] - made[-1].last[0] <= gap and run.first[1] - made[-1].last[1] <= gap:
            run = Run(made[-1].first, run.last, made.pop().words + run.words)
        made.append(run)
    return made


def _once(terms: Sequence[int]) -> dict[int, int]:
    """The terms that occur once -> where, in order."""
    seen: dict[int, int] = {}
    for i, term in enumerate(terms):
        seen[term] = -1 if term in seen else i
    return {term: i for term, i in seen.items() if i >= 0}
