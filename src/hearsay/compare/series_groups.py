"""Figures of the same thing brought together: pairs that are like one another, the surest first, as long as nothing speaks against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from statistics import fmean

from hearsay.compare.series_match import NEVER, Known, Likeness, stated

MOST_ALIKE = 12
"""So many figures under one key are all compared with one another; of more each is compared with as many that follow it in time."""
RARE = 12
"""A term that so many figures of one kind have tells something."""
RARE_TERMS = 6
"""Terms of a figure, the rarest first, by which others are looked for."""
SAMPLE = 4
"""Members of a group that stand for it where it is compared with another."""

Pair = tuple[int, int]


def grouped(likeness: Likeness, tied: Iterable[Pair] = ()) -> list[list[int]]:
    """The figures (positions in ``likeness.known``) in groups, each in order; all of them, many alone.

    ``tied`` are pairs that are known to be of one thing.
    """
    known = likeness.known
    groups = [[i] for i in range(len(known))]
    of = list(range(len(known)))

    def join(a: int, b: int) -> None:
        for member in groups[b]:
            of[member] = a
        groups[a] += groups[b]
        groups[b] = []

    for i, j in sorted(tied):
        if of[i] != of[j]:
            join(*sorted((of[i], of[j])))
    scored = ((likeness(known[i], known[j]), i, j) for i, j in sorted(candidates(known)))
    for _, i, j in sorted((found for found in scored if found[0] > 0), key=lambda found: (-found[0], found[1], found[2])):
        a, b = sorted((of[i], of[j]))
        if a != b and _fit([known[k] for k in groups[a]], [known[k] for k in groups[b]], likeness):
            join(a, b)
    return [sorted(group) for group in groups if group]


def _fit(one: Sequence[Known], other: Sequence[Known], likeness: Likeness) -> bool:
    """Whether two groups may be one: nobody in them excludes another, and on the whole they are not unlike."""
    if len(one) == len(other) == 1:
        return True
    for sort in ("owners", "spots"):
        ids = [frozenset().union(*(_ids(member, sort) for member in group)) for group in (one, other)]
        if ids[0] and ids[1] and ids[0].isdisjoint(ids[1]):
            return False
    docs = {member.item.doc for member in one} & {member.item.doc for member in other}
    within = [(a, b) for a in one if a.item.doc in docs for b in other if b.item.doc == a.item.doc]
    scores = [likeness(a, b) for a, b in within[:100]]
    scores += [likeness(a, b) for a in one[:SAMPLE] for b in other[:SAMPLE] if a.item.doc != b.item.doc]
    return NEVER not in scores and fmean(scores) >= likeness.least_mean


def _ids(member: Known, sort: str) -> frozenset[str]:
    return member.owners if sort == "owners" else frozenset({member.spot} - {""})


def candidates(known: Sequence[Known]) -> set[Pair]:
    """Pairs that are worth a closer look: equal numbers, forces of one owner near in time, figures of one kind that share rare terms."""
    found: set[Pair] = set()
    for members in _by_key(known).values():
        found.update(_near_in_time(members, known))
    for members in _by_kind(known).values():
        for pairs in _sharing(members, known):
            found.update(pairs)
    return found


def _by_key(known: Sequence[Known]) -> dict[Hashable, list[int]]:
    keys: defaultdict[Hashable, list[int]] = defaultdict(list)
    for i, figure in enumerate(known):
        keys[stated(figure.item)].append(i)
        for owner in sorted(figure.owners):
            keys[owner, figure.item.unit, figure.noun].append(i)
        if figure.spot:
            keys[figure.spot, figure.item.unit, figure.noun].append(i)
    return keys


def _by_kind(known: Sequence[Known]) -> dict[Hashable, list[int]]:
    kinds: defaultdict[Hashable, list[int]] = defaultdict(list)
    for i, figure in enumerate(known):
        kinds[figure.item.unit, figure.noun].append(i)
    return kinds


def _near_in_time(members: Sequence[int], known: Sequence[Known]) -> Iterator[Pair]:
    if len(members) <= MOST_ALIKE:
        yield from combinations(members, 2)
        return
    ordered = sorted(members, key=lambda i: (known[i].first or 0, i))
    for at, i in enumerate(ordered):
        for j in ordered[at + 1 : at + 1 + MOST_ALIKE]:
            yield min(i, j), max(i, j)


def _sharing(members: Sequence[int], known: Sequence[Known]) -> Iterator[Iterable[Pair]]:
    """Pairs of figures of one kind that share a term which few of the kind have."""
    having: defaultdict[int, list[int]] = defaultdict(list)
    for i in members:
        for term in known[i].terms:
            having[term].append(i)
    rare = {term: where for term, where in having.items() if 1 < len(where) <= RARE}
    for i in members:
        terms = sorted((len(rare[term]), term) for term in known[i].terms if term in rare)[:RARE_TERMS]
        yield ((min(i, j), max(i, j)) for _, term in terms for j in rare[term] if j != i)
