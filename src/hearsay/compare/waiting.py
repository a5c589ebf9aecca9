"""Where articles wait until they are looked at again: memory is kept for what they are compared by, not for their texts."""

from __future__ import annotations

import pickle
import weakref
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import Generic, TypeVar

_Thing = TypeVar("_Thing")
_IN_MEMORY = 16 << 20
"""Bytes from which things are put into a temporary file, which goes when nobody waits for them any more."""


class Waiting(Generic[_Thing]):
    """Articles, or what was made of them, by their ids, out of memory where they are many."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (open as long as this)
        self._places: dict[str, int] = {}
        self._end = 0
        weakref.finalize(self, self._file.close)

    def put(self, doc: str, thing: _Thing) -> None:
        """Put a thing there, in the place of one with the same id."""
        kept = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
        self._file.seek(self._end)
        self._file.write(kept)
        self._places[doc] = self._end
        self._end += len(kept)

    def take(self, doc: str) -> _Thing:
        """The thing with this id. Raises KeyError where there is none."""
        self._file.seek(self._places[doc])
        thing: _Thing = pickle.load(self._file)  # written by this process
        return thing

    def __iter__(self) -> Iterator[_Thing]:
        """All things, in the order in which they were put there."""
        return map(self.take, self._places)
