"""Tension between two sides as a small chart: how hostile or friendly the deeds of each day are, how many, and who stands behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hearsay.compare.bursts import Burst
from hearsay.compare.tension import Deed, PairDay, Tension

from .passages import Passage
from .plots import Days, days
from .timeline import AROUND

PAIRS, FEWEST, ROWS, DEEDS = 16, 2, 20, 8
"""Pairs drawn, events that a pair must have, days listed of each, and deeds listed of a day."""

HEIGHT, TOP, BOTTOM = 120, 16, 6
"""Of a chart in pixels, with the room above the friendliest and below the most hostile."""

SCALE = 10.0
"""The Goldstein scale goes from this, most friendly, to the same below nought, most hostile."""


@dataclass(frozen=True)
class Dot:
    """A day on the chart: ``at`` per cent from the left, ``mean`` and ``lowest`` pixels from the top; ``radius`` grows with the events."""

    day: PairDay
    at: float
    mean: float
    lowest: float
    radius: float
    hostile: bool


@dataclass(frozen=True)
class Done:
    """A deed of a day in words, with its passages."""

    deed: Deed
    source: str
    target: str
    passages: list[Passage]


@dataclass(frozen=True)
class DayRow:
    """A day in words."""

    day: PairDay
    deeds: list[Done]
    left_out: int


@dataclass(frozen=True)
class PairView:
    """Two sides over time.

    ``peaks`` are the unusual days: where each stands on the chart if it does, and whether it is so in hostile events alone;
    ``elsewhere`` is how many days lie outside the chart.
    """

    tension: Tension
    events: int
    dots: list[Dot]
    days: Days | None
    peaks: list[tuple[float | None, Burst, bool]]
    rows: list[DayRow]
    left_out: int
    elsewhere: int


@dataclass(frozen=True)
class Tensions:
    """The pairs with most events; all charts have ``lines``, the heights of nought and of the ends of the scale."""

    pairs: list[PairView]
    left_out: int


LINES = [(TOP, f"+{SCALE:g}"), ((HEIGHT + TOP - BOTTOM) // 2, "0"), (HEIGHT - BOTTOM, f"−{SCALE:g}")]
"""The lines across a chart with what is written beside them."""


def tensions(found: Iterable[Tension], published: Sequence[str], passages: Mapping[str, Passage]) -> Tensions | None:
    """The pairs with two events and more, in the order in which they were found; None where there are none.

    ``published`` are the days of the articles in order. All charts show one time, that of the articles; a pair of whom only other times are
    told has its own.
    """
    lively = [row for row in found if sum(day.events for day in row.days) >= FEWEST]
    if not lively:
        return None
    near = [when for row in lively[:PAIRS] for when in _felt(row, published)]
    axis = days(near) if near else None
    return Tensions([_pair(row, published, axis, passages) for row in lively[:PAIRS]], max(0, len(lively) - PAIRS))


def _felt(row: Tension, published: Sequence[str]) -> dict[date, PairDay]:
    """The days with an intensity; where the days of the articles are known those about that time."""
    felt = {date.fromisoformat(day.day): day for day in row.days if day.mean is not None}
    if not published:
        return felt
    first, last = date.fromisoformat(published[0]) - AROUND, date.fromisoformat(published[-1]) + AROUND
    return {when: day for when, day in felt.items() if first <= when <= last}


def _pair(row: Tension, published: Sequence[str], common: Days | None, passages: Mapping[str, Passage]) -> PairView:
    felt = _felt(row, [])
    drawn = _felt(row, published)
    axis = common if drawn else days(felt) if felt else None
    drawn = drawn or felt
    unusual = [
        (date.fromisoformat(burst.day), burst, hostile) for found, hostile in ((row.bursts, False), (row.hostile, True)) for burst in found
    ]
    names = {actor.id: actor.name for actor in row.pair}
    chosen = sorted(row.days, key=lambda day: (-day.events, -len(day.deeds), day.day))[:ROWS]
    return PairView(
        tension=row,
        events=sum(day.events for day in row.days),
        dots=[_dot(day, axis.at(when)) for when, day in drawn.items()] if axis else [],
        days=axis,
        peaks=[(axis.at(when) if axis and when in drawn else None, burst, hostile) for when, burst, hostile in unusual],
        rows=[_row(day, names, passages) for day in sorted(chosen, key=lambda day: day.day)],
        left_out=len(row.days) - len(chosen),
        elsewhere=len(felt) - len(drawn),
    )


def _dot(day: PairDay, at: float) -> Dot:
    mean = day.mean or 0.0
    return Dot(day, at, _pixels(mean), _pixels(mean if day.lowest is None else day.lowest), round(2.5 + 1.5 * day.events**0.5, 1), mean < 0)


def _row(day: PairDay, names: Mapping[str, str], passages: Mapping[str, Passage]) -> DayRow:
    deeds = [
        Done(deed, names.get(deed.source, deed.source), names.get(deed.target, deed.target), [passages[told.record] for told in deed.told])
        for deed in day.deeds[:DEEDS]
    ]
    return DayRow(day, deeds, max(0, len(day.deeds) - DEEDS))


def _pixels(intensity: float) -> float:
    half = (HEIGHT - TOP - BOTTOM) / 2
    return round(TOP + half * (1 - intensity / SCALE), 1)
