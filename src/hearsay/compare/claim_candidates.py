"""Pairs of assertions worth asking whether they are the same claim, found by what they share; the work grows with their number.

What speaks for a pair are only its two assertions and, for each key that they share, how many others stand between them in time: so an
assertion more changes little, and that can be told (see hearsay.keeping.claim_pairs).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from hearsay.compare.claim_words import ACTOR

Keys = tuple[dict[str, int], Sequence[str], Sequence[str]]
"""Of an assertion: its terms with their weights, the words that name the event, the parties (terms, too)."""

_TELLING = 5
"""Heaviest words of an assertion, by pairs of which others are found."""
WINDOW = 8
"""So many neighbours in time are looked at among all that share a key, however much is told of one thing."""
_KEPT = 12
"""Heaviest terms of an assertion that are compared here."""
ALIKE = 0.24
"""Share of their terms, by weight, that two must have in common to be asked at all."""
LIKEST = 8
"""Of its candidates an assertion is asked about so many that are likest to it: who tells the same as many is linked to all by these."""
_AT_ONCE = 100_000

Places = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.uint32]

MARKS = np.dtype([("terms", "<u4", _KEPT), ("weights", "<u2", _KEPT)])
"""The heaviest terms of an assertion, as numbers."""


class Marked(NamedTuple):
    """Assertions by what they are found and compared by: all keys, and the place of the assertion that has each; marks by place."""

    keys: Numbers
    places: Places
    marks: npt.NDArray[Any]


class Asked(NamedTuple):
    """Pairs of places that are alike enough, the earlier first, in order: how alike, how many keys bring them together, and whether the
    one is among the likest of the other."""

    first: Places
    second: Places
    alike: npt.NDArray[np.float32]
    keys: Places
    leads: npt.NDArray[np.bool_]
    follows: npt.NDArray[np.bool_]


def candidates(told: Sequence[Keys]) -> Iterator[tuple[int, int]]:
    """Pairs of places, each once, the earlier first, in order. The assertions are in order of time."""
    pairs = asked(marked(told))
    wanted = pairs.leads | pairs.follows
    yield from zip(pairs.first[wanted].tolist(), pairs.second[wanted].tolist(), strict=True)


def marked(told: Sequence[Keys]) -> Marked:
    """What the assertions are found and compared by."""
    keys: list[int] = []
    counts = np.zeros(len(told), dtype=np.int64)
    marks = np.zeros(len(told), dtype=MARKS)
    terms, weights = marks["terms"], marks["weights"]
    for place, own in enumerate(told):
        heaviest = sorted(sorted(own[0]), key=own[0].__getitem__, reverse=True)
        found = {*_keys(own, heaviest)}
        keys.extend(found)
        counts[place] = len(found)
        kept = heaviest[:_KEPT]
        terms[place, : len(kept)] = [number(term) for term in kept]
        weights[place, : len(kept)] = [own[0][term] for term in kept]
    return Marked(np.array(keys, dtype=np.uint32), np.repeat(np.arange(len(told)), counts), marks)


def asked(own: Marked) -> Asked:
    """The pairs among assertions whose places are in order of time."""
    first, second, keys = neighbours(own.keys, own.places)
    alike = likeness_of(own.marks, first, second)
    enough = alike >= ALIKE
    first, second, keys, alike = first[enough], second[enough], keys[enough], alike[enough]
    return Asked(first, second, alike, keys, *_likest(first, second, alike))


@lru_cache(1 << 18)
def number(term: str) -> int:
    """A number for a term, the same wherever it is met."""
    return crc32(term.encode())


def _keys(own: Keys, heaviest: Sequence[str]) -> Iterator[int]:
    _, core, parties = own
    telling = [term for term in heaviest if term[0] != ACTOR][:_TELLING]
    numbers = [number(term) for term in sorted(telling)]
    yield from [_key(one, other) for one, other in combinations(numbers, 2)]
    words = [number(word) for word in core or telling]
    for party in sorted({*parties, *(term for term in heaviest if term[0] == ACTOR)}):
        of_party = number(party)
        yield from [_key(of_party, word) for word in words]


def _key(one: int, other: int) -> int:
    return (one * 0x9E3779B1 + other) & 0xFFFFFFFF


def neighbours(keys: Numbers, places: Places) -> tuple[Places, Places, Places]:
    """The pairs of places that are near to one another among those that share a key, in order, and by how many keys."""
    order = np.lexsort((places, keys))
    keys, places = keys[order], places[order]
    pairs = [np.zeros(0, np.int64)]
    for apart in range(1, min(WINDOW, len(keys) - 1) + 1):
        same = keys[apart:] == keys[:-apart]
        pairs.append(places[:-apart][same] << 32 | places[apart:][same])
    found = np.sort(np.concatenate(pairs))  # np.unique hashes, which is slower
    begins = np.flatnonzero(np.concatenate([np.ones(min(1, len(found)), np.bool_), found[1:] != found[:-1]]))
    times = np.diff(np.append(begins, len(found)))
    found = found[begins]
    return found >> 32, found & 0xFFFFFFFF, times


def likeness_of(marks: npt.NDArray[Any], first: Places, second: Places) -> npt.NDArray[np.float32]:
    """How much of their terms the two of each pair share, by weight."""
    terms, weights = marks["terms"], marks["weights"].astype(np.float32)
    total = weights.sum(axis=1)
    found = [np.zeros(0, np.float32)]
    for start in range(0, len(first), _AT_ONCE):
        a, b = first[start : start + _AT_ONCE], second[start : start + _AT_ONCE]
        shared = np.zeros(len(a), dtype=np.float32)
        for column in range(_KEPT):
            term, weight = terms[a, column], weights[a, column]
            same = np.where(terms[b] == term[:, None], weights[b], 0).max(axis=1)
            shared += np.minimum(same, weight)
        found.append(shared / np.sqrt(np.minimum(total[a], total[b]) * (total[a] + total[b]) / 2 + 1e-6))
    return np.concatenate(found)


def _likest(first: Places, second: Places, alike: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Whether the second of each pair is among the likest of the first, and the first among those of the second."""
    order = np.lexsort((np.concatenate([second, first]), -np.tile(alike, 2), np.concatenate([first, second])))
    owners = np.concatenate([first, second])[order]
    begins = np.flatnonzero(np.concatenate([np.ones(min(1, len(owners)), np.bool_), owners[1:] != owners[:-1]]))
    rank = np.zeros(len(owners), dtype=np.int64)
    rank[order] = np.arange(len(owners)) - np.repeat(begins, np.diff(np.append(begins, len(owners))))
    return rank[: len(first)] < LIKEST, rank[len(first) :] < LIKEST
