"""Values by number, kept in slices of which only those are written that change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hearsay.store.synthesis import States

_OF_A_SLICE = 64


class Slices:
    """What JSON can hold, by number, as a part of some states. What is changed is kept with ``keep``."""

    def __init__(self, states: States, part: str) -> None:
        self._states = states
        self._part = part
        self._values: dict[int, dict[int, Any]] = {at: dict(json.loads(kept)) for at, kept in states.get(part).items()}
        self._changed: set[int] = set()

    def items(self) -> Iterator[tuple[int, Any]]:
        """All numbers with their values, in no order."""
        for own in self._values.values():
            yield from own.items()

    def get(self, number: int) -> Any:
        """One value; None where there is none."""
        return self._values.get(number // _OF_A_SLICE, {}).get(number)

    def put(self, number: int, value: Any) -> None:
        """Put a value in the place of that of its number."""
        self._values.setdefault(number // _OF_A_SLICE, {})[number] = value
        self._changed.add(number // _OF_A_SLICE)

    def drop(self, number: int) -> None:
        """Take a value away."""
        del self._values[number // _OF_A_SLICE][number]
        self._changed.add(number // _OF_A_SLICE)

    def keep(self) -> None:
        """Keep what has changed."""
        changed = sorted(self._changed)
        self._states.drop(self._part, [at for at in changed if not self._values[at]])
        self._states.put(self._part, {at: _line(self._values[at]) for at in changed if self._values[at]})
        self._changed.clear()


def _line(values: dict[int, Any]) -> bytes:
    return json.dumps(sorted(values.items()), ensure_ascii=False, separators=(",", ":")).encode()
