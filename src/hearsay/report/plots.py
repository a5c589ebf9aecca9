"""What charts over time share: a scale of days in per cent of the width, with its ticks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

TICKS = 4
"""Most dates written under a chart: more would run into each other on a small screen."""

_ROOM = 0.04
"""Room before the first and after the last day, as a share of the time between them."""


@dataclass(frozen=True)
class Days:
    """The days of a chart. ``at`` places one, in per cent of the width; ``ticks`` are those that are written below."""

    first: date
    last: date
    ticks: list[tuple[float, str]]
    at: Callable[[date], float]


def days(found: Iterable[date]) -> Days:
    """A scale that holds all these days (at least one)."""
    ordered = sorted(found)
    apart = (ordered[-1] - ordered[0]).days
    room = max(2.0, apart * _ROOM)
    start, width = ordered[0].toordinal() - room, apart + 2 * room

    def at(day: date) -> float:
        return round(100 * (day.toordinal() - start) / width, 2)

    count = min(TICKS - 1, (ordered[-1] - ordered[0]).days)
    chosen = [ordered[0] + timedelta(days=round(apart * number / count)) for number in range(count + 1)] if count else [ordered[0]]
    return Days(ordered[0], ordered[-1], [(at(day), day.isoformat()) for day in chosen], at)
