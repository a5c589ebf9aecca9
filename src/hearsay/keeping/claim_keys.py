"""By which keys assertions of a desk are found, in buckets, and what it changes for others when some come or go.

An assertion is known by its ref (``hearsay.keeping.refs``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from hearsay.compare.claim_candidates import WINDOW, Places, neighbours
from hearsay.keeping.refs import POSITION
from hearsay.store.synthesis import States

Refs = npt.NDArray[np.int64]
Table = npt.NDArray[Any]

KEYED = np.dtype([("key", "<u4"), ("ref", "<i8")])  # the same on every machine
_OF_A_BUCKET = 400
"""Rows of a bucket, about: one article's keys are in hundreds of buckets, which are read and written whole."""
_MOST_BITS = 16


class Order:
    """The order of assertions in time, by articles: their keys and in what order they are told (day, id)."""

    def __init__(self, articles: Mapping[int, tuple[str, str]]) -> None:
        ordered = sorted(articles, key=articles.__getitem__)
        self._rank = {article: rank for rank, article in enumerate(ordered)}
        self._keys = np.array(sorted(articles), dtype=np.int64)
        self._ranks = np.array([self._rank[article] for article in sorted(articles)], dtype=np.int64)

    def places(self, refs: Refs) -> Places:
        """Numbers that are in order of time."""
        ranks = self._ranks[np.searchsorted(self._keys, refs >> POSITION)]
        return ranks << POSITION | refs & ((1 << POSITION) - 1)

    def place(self, ref: int) -> int:
        """A number that is in order of time."""
        return self._rank[ref >> POSITION] << POSITION | ref & ((1 << POSITION) - 1)


class KeyIndex:
    """The assertions that have each key. What is changed is kept with ``keep``."""

    def __init__(self, states: States) -> None:
        self._states = states
        self._bits = int.from_bytes(states.get("bits", [0]).get(0, b"\0"), "big")
        self._buckets: dict[int, Table] = {}
        self._changed: set[int] = set()

    def put_all(self, keyed: Table) -> None:
        """Put all in, there being none."""
        while len(keyed) > _OF_A_BUCKET << self._bits and self._bits < _MOST_BITS:
            self._bits += 1
        self._states.put("bits", {0: bytes([self._bits])})
        self.add(keyed)

    def add(self, keyed: Table) -> None:
        """Put some in."""
        for number, own in self._by_bucket(keyed):
            self._buckets[number] = np.concatenate([self._bucket(number), own])
            self._changed.add(number)

    def remove(self, keyed: Table) -> None:
        """Take some out, with all their keys."""
        for number, own in self._by_bucket(keyed):
            there = self._bucket(number)
            self._buckets[number] = there[~np.isin(there["ref"], own["ref"])]
            self._changed.add(number)

    def having(self, keys: npt.NDArray[np.uint32]) -> Table:
        """All that have one of these keys."""
        wanted = np.unique(keys)
        buckets = [self._bucket(number) for number in np.unique(self._numbers(wanted)).tolist()]
        whole = np.concatenate([np.zeros(0, KEYED), *buckets])
        return whole[np.isin(whole["key"], wanted)]

    def of(self, refs: Refs) -> Table:
        """The keys that some have."""
        for number, kept in self._states.get("keys").items():
            self._buckets.setdefault(number, np.frombuffer(kept, KEYED))
        whole = np.concatenate([np.zeros(0, KEYED), *(self._buckets[number] for number in sorted(self._buckets))])
        return whole[np.isin(whole["ref"], refs)]

    def keep(self) -> None:
        """Keep what has changed."""
        self._states.put("keys", {number: self._buckets[number].tobytes() for number in sorted(self._changed)})
        self._changed.clear()

    def _bucket(self, number: int) -> Table:
        found = self._buckets.get(number)
        if found is None:
            kept = self._states.get("keys", [number]).get(number, b"")
            found = self._buckets[number] = np.frombuffer(kept, KEYED)
        return found

    def _numbers(self, keys: npt.NDArray[np.uint32]) -> Places:
        return keys.astype(np.int64) >> (32 - self._bits)

    def _by_bucket(self, keyed: Table) -> Iterable[tuple[int, Table]]:
        numbers = self._numbers(keyed["key"])
        order = np.argsort(numbers, kind="stable")
        keyed, numbers = keyed[order], numbers[order]
        begins = np.flatnonzero(np.append(True, numbers[1:] != numbers[:-1])) if len(numbers) else numbers
        return zip(numbers[begins].tolist(), np.split(keyed, begins[1:]), strict=False)


def brought_together(keyed: Table, some: Refs, order: Order) -> tuple[Refs, Refs, Places]:
    """The pairs (the earlier first) that more or fewer keys bring together when ``some`` stand among the others, and by how many more.

    ``keyed`` are all that have any key of theirs, themselves too.
    """
    if not len(keyed):
        return keyed["ref"], keyed["ref"], keyed["ref"]
    refs, at = np.unique(keyed["ref"], return_inverse=True)
    by_time = np.argsort(order.places(refs))
    refs = refs[by_time]
    places = np.argsort(by_time)[at]
    sorting = np.lexsort((places, keyed["key"]))
    keys, places = keyed["key"][sorting], places[sorting]
    new = np.isin(refs, some)[places]
    near = _near(keys, new)
    run = np.cumsum(~(near & np.append(False, near[:-1]) & np.append(False, keys[1:] == keys[:-1])))
    after = neighbours(run[near], places[near])
    before = neighbours(run[near & ~new], places[near & ~new])
    codes = np.concatenate([after[0] << 32 | after[1], before[0] << 32 | before[1]])
    more = np.concatenate([after[2], -before[2]])
    sorting = np.argsort(codes, kind="stable")
    codes, more = codes[sorting], more[sorting]
    begins = np.flatnonzero(np.append(np.ones(min(1, len(codes)), np.bool_), codes[1:] != codes[:-1]))
    more = np.add.reduceat(more, begins) if len(begins) else more
    codes, more = codes[begins][more != 0], more[more != 0]
    return refs[codes >> 32], refs[codes & 0xFFFFFFFF], more


def _near(keys: npt.NDArray[np.uint32], new: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which are so near to a new one that it may come between them and others, all being in order of keys and time."""
    near = new.copy()
    for apart in range(1, min(WINDOW, len(keys) - 1) + 1):
        same = keys[apart:] == keys[:-apart]
        near[apart:] |= same & new[:-apart]
        near[:-apart] |= same & new[apart:]
    return near
