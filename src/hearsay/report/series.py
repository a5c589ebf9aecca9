"""Numbers over time: the figures of one thing by day, with who says so, where they speak against one another, what copies changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from hearsay.compare.days import interval
from hearsay.records import Actor, Figure, Series, SeriesPoint

from .passages import Passage
from .plots import Days, days
from .ranges import SAME_NOUN, Tick, scale
from .wording import STATUS, UNITS
from .wording import origin as name

CHARTS, ROWS = 24, 30
"""Charts drawn, and figures listed under each."""

HEIGHT, TOP, BOTTOM = 176, 14, 10
"""Of a chart in pixels: all of it, and the room above the highest and below the lowest number."""

STYLES = 6
"""So many sources have a shape and a colour of their own; the others share one more."""

BESIDE = 12
"""Pixels between two points of the same day and number."""


@dataclass(frozen=True)
class Mark:
    """A point on the chart: ``at`` per cent from the left, the others pixels from the top; None where the number has no such end.

    ``style`` counts from 0 and says whose it is; ``period`` is the first and last day in per cent where it holds for longer, for the first
    of the marks that stand beside one another.
    """

    point: SeriesPoint
    at: float
    beside: int
    top: float | None
    middle: float
    bottom: float | None
    period: tuple[float, float] | None
    style: int


@dataclass(frozen=True)
class Listed:
    """A point in words: its figure, the passage, and what the text that was copied has in its place."""

    point: SeriesPoint
    figure: Figure
    passage: Passage
    style: int
    was: tuple[Figure, Passage] | None


@dataclass(frozen=True)
class Conflict:
    why: str
    passages: list[Passage]


@dataclass(frozen=True)
class SeriesView:
    """One series: its chart (none where no point has a day), whose numbers they are, all points in words, conflicts, changed copies."""

    label: str
    status: str
    series: Series
    additions: bool
    sources: list[tuple[int, str, int]]
    marks: list[Mark]
    values: list[tuple[float, str]]
    days: Days | None
    listed: list[Listed]
    left_out: int
    conflicts: list[Conflict]
    changed: list[Listed]
    undated: int
    logarithmic: bool


@dataclass(frozen=True)
class Numbers:
    """The series with most to tell: totals and additions apart."""

    totals: list[SeriesView]
    additions: list[SeriesView]
    count: int
    left_out: int
    conflicts: int


def numbers(found: Iterable[Series], figures: Mapping[str, Figure], passages: Mapping[str, Passage]) -> Numbers | None:
    """The series of two and more figures, those with conflicts first, then by their origins; None where there are none."""
    ordered = sorted((series for series in found if len(series.points) > 1), key=_weight)
    if not ordered:
        return None
    views = [_view(series, figures, passages) for series in ordered[:CHARTS]]
    return Numbers(
        totals=[view for view in views if not view.additions],
        additions=[view for view in views if view.additions],
        count=len(ordered),
        left_out=len(ordered) - len(views),
        conflicts=sum(bool(series.conflicts) for series in ordered),
    )


def _weight(series: Series) -> tuple[bool, int, int, str]:
    return not series.conflicts, -len({point.origin.id for point in series.points}), -len(series.points), series.id


def _view(series: Series, figures: Mapping[str, Figure], passages: Mapping[str, Passage]) -> SeriesView:
    styles, sources = _sources(series.points)
    marks, values, scale_of_days, logarithmic = _drawn(series.points, styles)
    listed = [
        Listed(
            point=point,
            figure=figures[point.figure],
            passage=passages[point.figure],
            style=styles[point.origin.id],
            was=(figures[point.changed_from], passages[point.changed_from]) if point.changed_from else None,
        )
        for point in series.points
    ]
    return SeriesView(
        label=_label(series),
        status=STATUS[series.thing.status],
        series=series,
        additions=all(point.incremental for point in series.points),
        sources=sources,
        marks=marks,
        values=values,
        days=scale_of_days,
        listed=listed[:ROWS],
        left_out=max(0, len(listed) - ROWS),
        conflicts=[Conflict(each.why, [passages[figure] for figure in each.points]) for each in series.conflicts],
        changed=[each for each in listed if each.was],
        undated=sum(interval(point.as_of) is None for point in series.points),
        logarithmic=logarithmic,
    )


def _label(series: Series) -> str:
    """``Troops · Russia · Crimea``; of wide units with the noun that is counted."""
    thing = series.thing
    unit = UNITS[thing.unit]
    noun = thing.noun if thing.unit in SAME_NOUN else None
    what = unit if not noun or noun.lower() == unit.lower() else noun if thing.unit == "other" else f"{unit}: {noun}"
    named = [f"{what[:1].upper()}{what[1:]}", thing.owner.name if thing.owner else "", thing.place or ""]
    return " · ".join(filter(None, named))


def _sources(points: Iterable[SeriesPoint]) -> tuple[dict[str, int], list[tuple[int, str, int]]]:
    """The style of each origin (by id), and what the key of the chart tells: style, name, number of figures."""
    actors: dict[str, Actor] = {}
    counts: Counter[str] = Counter()
    for point in points:
        actors[point.origin.id] = point.origin
        counts[point.origin.id] += 1
    ordered = sorted(counts, key=lambda origin: (-counts[origin], actors[origin].name, origin))
    styles = {origin: min(number, STYLES) for number, origin in enumerate(ordered)}
    named = ordered if len(ordered) <= STYLES + 1 else ordered[:STYLES]
    sources = [(styles[origin], name(actors[origin]), counts[origin]) for origin in named]
    if len(named) < len(ordered):
        sources.append((STYLES, f"{len(ordered) - len(named)} others", sum(counts[origin] for origin in ordered[STYLES:])))
    return styles, sources


def _drawn(points: Sequence[SeriesPoint], styles: Mapping[str, int]) -> tuple[list[Mark], list[tuple[float, str]], Days | None, bool]:
    """The points that have a day and a number, the values beside the chart, its days, and whether each step is ten times the last."""
    dated = [(point, held) for point in points if (held := interval(point.as_of)) and (point.low is not None or point.high is not None)]
    if not dated:
        return [], [], None, False
    ends = [end for point, _ in dated for end in (point.low, point.high) if end is not None]
    place, ticks, logarithmic = scale(min(ends), max(ends))
    axis = days(day for _, held in dated for day in held)
    marks: list[Mark] = []
    taken: Counter[tuple[float, float]] = Counter()
    for point, (first, last) in dated:
        at = round((axis.at(first) + axis.at(last)) / 2, 2)
        high, low = _height(point.high, place), _height(point.low, place)
        middle = _middle(low, high)
        marks.append(
            Mark(
                point=point,
                at=at,
                beside=BESIDE * taken[at, middle],
                top=high,
                middle=middle,
                bottom=low,
                period=(axis.at(first), axis.at(last)) if first != last and not taken[at, middle] else None,
                style=styles[point.origin.id],
            )
        )
        taken[at, middle] += 1
    return marks, [_written(tick) for tick in ticks], axis, logarithmic


def _middle(low: float | None, high: float | None) -> float:
    """Where the shape stands: between the ends, or at the only one."""
    known = [end for end in (low, high) if end is not None]
    return round(sum(known) / len(known), 1)


def _height(value: float | None, place: Callable[[float], float]) -> float | None:
    return None if value is None else _pixels(place(value))


def _written(tick: Tick) -> tuple[float, str]:
    return _pixels(tick.at), tick.text


def _pixels(percent: float) -> float:
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - percent / 100), 1)
