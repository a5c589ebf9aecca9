"""Pairs of assertions worth asking whether they are the same claim, found by what they share; the work grows with their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from hearsay.compare.claim_words import ACTOR

Keys = tuple[dict[str, int], Sequence[str], Sequence[str]]
"""Of an assertion: its terms with their weights, the words that name the event, the parties (terms, too)."""

_TELLING = 5
"""Heaviest words of an assertion, by pairs of which others are found."""
_WINDOW = 8
"""So many neighbours in time are looked at among all that share a key, however much is told of one thing."""
_KEPT = 12
"""Heaviest terms of an assertion that are compared here."""
_ALIKE = 0.24
"""Share of their terms, by weight, that two must have in common to be asked at all."""
_LIKEST = 8
"""Of its candidates an assertion is asked about so many that are likest to it: who tells the same as many is linked to all by these."""
_AT_ONCE = 100_000

Places = npt.NDArray[np.int64]


def candidates(told: Sequence[Keys]) -> Iterator[tuple[int, int]]:
    """Pairs of places, each once, the earlier first, in order. The assertions are in order of time."""
    numbers: dict[str, int] = {}
    keys: list[int] = []
    places: list[int] = []
    terms = np.full((len(told), _KEPT), -1, dtype=np.int32)
    weights = np.zeros((len(told), _KEPT), dtype=np.float32)
    for place, own in enumerate(told):
        heaviest = sorted(sorted(own[0]), key=own[0].__getitem__, reverse=True)
        for one, other in _keys(own, heaviest):
            keys.append(numbers.setdefault(one, len(numbers)) << 32 | numbers.setdefault(other, len(numbers)))
            places.append(place)
        kept = heaviest[:_KEPT]
        terms[place, : len(kept)] = [numbers.setdefault(term, len(numbers)) for term in kept]
        weights[place, : len(kept)] = [own[0][term] for term in kept]
    first, second = _neighbours(np.array(keys, dtype=np.int64), np.array(places, dtype=np.int64))
    alike = _alike(first, second, terms, weights)
    enough = alike >= _ALIKE
    first, second = _likest(first[enough], second[enough], alike[enough])
    yield from zip(first.tolist(), second.tolist(), strict=True)


def _keys(own: Keys, heaviest: Sequence[str]) -> Iterator[tuple[str, str]]:
    _, core, parties = own
    telling = [term for term in heaviest if term[0] != ACTOR][:_TELLING]
    yield from combinations(sorted(telling), 2)
    for party in sorted({*parties, *(term for term in heaviest if term[0] == ACTOR)}):
        for word in core or telling:
            yield party, word


def _neighbours(keys: Places, places: Places) -> tuple[Places, Places]:
    order = np.lexsort((places, keys))
    keys, places = keys[order], places[order]
    pairs = [np.zeros(0, np.int64)]
    for apart in range(1, min(_WINDOW, len(keys) - 1) + 1):
        same = keys[apart:] == keys[:-apart]
        pairs.append(places[:-apart][same] << 32 | places[apart:][same])
    found = np.sort(np.concatenate(pairs))  # np.unique hashes, which is slower
    found = found[np.concatenate([np.ones(min(1, len(found)), np.bool_), found[1:] != found[:-1]])]
    return found >> 32, found & 0xFFFFFFFF


def _alike(first: Places, second: Places, terms: npt.NDArray[np.int32], weights: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """How much of their terms the two of each pair share, by weight."""
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


def _likest(first: Places, second: Places, alike: npt.NDArray[np.float32]) -> tuple[Places, Places]:
    """The pairs that are among the likest of either of the two."""
    pairs = np.tile(np.arange(len(first)), 2)
    order = np.lexsort((np.concatenate([second, first]), -np.tile(alike, 2), np.concatenate([first, second])))
    owners = np.concatenate([first, second])[order]
    begins = np.flatnonzero(np.concatenate([np.ones(min(1, len(owners)), np.bool_), owners[1:] != owners[:-1]]))
    rank = np.arange(len(owners)) - np.repeat(begins, np.diff(np.append(begins, len(owners))))
    kept = np.unique(pairs[order][rank < _LIKEST])
    return first[kept], second[kept]
