"""How one more article finds its place among thousands: which items stand under which keys, and which are linked, kept as numbers.

An item is known by its ref (``hearsay.keeping.refs``).
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from hearsay.keeping.refs import hashed
from hearsay.store.synthesis import States

_BUCKETS = 1 << 14
"""Keys are kept together in so many buckets: more would make them slow to write, fewer slow to read."""
_LINK = struct.Struct("<qdb")


class Entry(NamedTuple):
    """An item, when it was told (for sorting), a number of the caller's, and the keys under which it stands."""

    id: int
    when: int
    mark: int
    keys: tuple[int, ...]


class Entries:
    """The entries of each article. What is changed is kept by ``keep``. ``none_kept``: there are none yet."""

    def __init__(self, states: States, *, none_kept: bool = False) -> None:
        self._states = states
        self._none_kept = none_kept
        self._known: dict[str, dict[int, Entry]] = {}
        self._changed: set[str] = set()

    def of(self, doc: str) -> dict[int, Entry]:
        """The entries of an article by their ids."""
        if doc not in self._known:
            blob = b"" if self._none_kept else self._states.get("entries", [hashed(doc)]).get(hashed(doc), b"")
            whole, at = array("q", blob), 0
            found = self._known[doc] = {}
            while at < len(whole):
                id, when, mark, count = whole[at : at + 4]
                found[id] = Entry(id, when, mark, tuple(whole[at + 4 : at + 4 + count]))
                at += 4 + count
        return self._known[doc]

    def put(self, doc: str, entries: Iterable[Entry]) -> None:
        """Put entries in the place of those that an article had."""
        self._known[doc] = {entry.id: entry for entry in entries}
        self._changed.add(doc)

    def change(self, doc: str, entry: Entry) -> None:
        """Put an entry in the place of the one with its id."""
        self.of(doc)[entry.id] = entry
        self._changed.add(doc)

    def keep(self) -> None:
        """Keep what was changed."""
        changed = {hashed(doc): self._known[doc].values() for doc in sorted(self._changed)}
        blobs = {doc: array("q", [n for e in own for n in (e.id, e.when, e.mark, len(e.keys), *e.keys)]) for doc, own in changed.items()}
        self._states.put("entries", {doc: blob.tobytes() for doc, blob in blobs.items() if blob})
        self._states.drop("entries", [doc for doc, blob in blobs.items() if not blob])
        self._changed = set()


Member = tuple[int, int]
"""When an entry was told (for sorting), and its id."""


class Keys:
    """The entries under each key. What is changed is kept by ``keep``. ``none_kept``: there are none yet."""

    def __init__(self, states: States, *, none_kept: bool = False) -> None:
        self._states = states
        self._none_kept = none_kept
        self._buckets: dict[int, defaultdict[int, list[Member]]] = {}
        self._changed: set[int] = set()

    def under(self, key: int) -> list[Member]:
        """The entries under a key, the oldest first."""
        return self._bucket(key).get(key, [])

    def add(self, entries: Iterable[Entry]) -> None:
        """Put entries under their keys."""
        for entry in entries:
            for key in entry.keys:
                insort(self._bucket(key)[key], (entry.when, entry.id))
                self._changed.add(key % _BUCKETS)

    def remove(self, entries: Iterable[Entry]) -> None:
        """Take entries away from under their keys."""
        for entry in entries:
            for key in entry.keys:
                own = self._bucket(key)[key]
                del own[bisect_left(own, (entry.when, entry.id))]
                self._changed.add(key % _BUCKETS)

    def keep(self) -> None:
        """Keep what was changed."""
        blobs = {}
        for number in sorted(self._changed):
            numbers = [n for key, own in sorted(self._buckets[number].items()) for member in own for n in (key, *member)]
            blobs[number] = array("q", numbers).tobytes()
        self._states.put("keys", blobs)
        self._changed = set()

    def _bucket(self, key: int) -> defaultdict[int, list[Member]]:
        bucket = key % _BUCKETS
        if bucket not in self._buckets:
            found = self._buckets[bucket] = defaultdict(list)
            whole = array("q", b"" if self._none_kept else self._states.get("keys", [bucket]).get(bucket, b""))
            for at in range(0, len(whole), 3):
                found[whole[at]].append((whole[at + 1], whole[at + 2]))
        return self._buckets[bucket]


class Links:
    """Links between two entries, both ways round, each with a score and a mark. What is changed is kept by ``keep``. ``none_kept``: there
    are none yet."""

    def __init__(self, states: States, part: str, *, none_kept: bool = False) -> None:
        self._states = states
        self._part = part
        self._none_kept = none_kept
        self._known: dict[int, dict[int, tuple[float, int]]] = {}
        self._changed: set[int] = set()

    def of(self, id: int) -> Mapping[int, tuple[float, int]]:
        """The links of an entry: score and mark by the other's id."""
        return self._of(id)

    def put(self, one: int, other: int, score: float, mark: int, back: int) -> None:
        """Link two entries; ``back`` is the mark that the link has as seen from the second."""
        self._of(one)[other] = score, mark
        self._of(other)[one] = score, back
        self._changed |= {one, other}

    def drop(self, one: int, other: int) -> None:
        """Take a link away."""
        self._of(one).pop(other, None)
        self._of(other).pop(one, None)
        self._changed |= {one, other}

    def keep(self) -> None:
        """Keep what was changed."""
        changed = {id: self._known[id] for id in sorted(self._changed)}
        packed = {id: b"".join(_LINK.pack(other, *own[other]) for other in sorted(own)) for id, own in changed.items() if own}
        self._states.put(self._part, packed)
        self._states.drop(self._part, [id for id, own in changed.items() if not own])
        self._changed = set()

    def reached(self, ids: Iterable[int]) -> Iterator[int]:
        """The entries to which links lead from some."""
        for id in ids:
            yield from self._of(id)

    def _of(self, id: int) -> dict[int, tuple[float, int]]:
        if id not in self._known:
            blob = b"" if self._none_kept else self._states.get(self._part, [id]).get(id, b"")
            self._known[id] = {other: (score, mark) for other, score, mark in _LINK.iter_unpack(blob)}
        return self._known[id]
