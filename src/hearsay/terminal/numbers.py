"""Numbers of the same thing as they are shown in a terminal: who says how many as of when, and where they do not agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.text import Text

from hearsay.compare.days import when
from hearsay.compare.series import spread, thing_named
from hearsay.records import Document, Series, SeriesPoint
from hearsay.wording import bounds

OUTLETS = 3
"""Outlets that are named for one number of one origin."""
LONGEST_NAME = 60
"""Characters of the name of an origin: of an article without an outlet it is its title."""


def numbers_face(found: Sequence[Series], documents: Mapping[str, Document], limit: int, alone: int) -> Iterator[RenderableType]:
    """Each series with its points, oldest first, and its conflicts. ``alone`` is how many figures are like no other."""
    conflicts = sum(len(row.conflicts) for row in found)
    if not found:
        yield Text("No two figures here are of the same thing.")
    else:
        repeated = sum(len(row.points) > 1 for row in found)
        yield Text(f"{_counted(repeated, 'thing')} counted more than once, {_counted(conflicts, 'conflict')}", "bold")
    for row in found[:limit]:
        yield Text()
        yield from series_face(row, documents)
    if len(found) > limit:
        yield Text(f"\nand {len(found) - limit:,} more (--limit {len(found)} shows all)")
    if alone:
        yield Text(f"\n{_counted(alone, 'figure')} like no other (--all shows them)", "dim")


def series_face(row: Series, documents: Mapping[str, Document]) -> Iterator[Text]:
    """One series: its points by origin and day, and where they do not agree."""
    docs = len({point.doc for point in row.points})
    lacking = "" if row.thing.owner or row.thing.place else "  incomplete: neither whose nor where is told"
    origins = len({point.origin.id for point in row.points})
    yield Text.assemble(
        (thing_named(row), "bold"),
        f"  {spread(row.points)}",
        (f"  {_counted(docs, 'article')}, {_counted(origins, 'origin')}  {row.id}", "dim"),
        (lacking, "yellow"),
    )
    by_figure = {point.figure: point for point in row.points}
    days, numbers = [max(map(len, map(told, row.points))) for told in (_day, _bounds)]
    for same in _sayings(row.points):
        line = Text(f"  {_day(same[0]):{days}}  {_bounds(same[0]):>{numbers}}  ")
        yield line.append_text(_source(same, documents, by_figure))
    for conflict in row.conflicts:
        yield Text.assemble("  ", ("do not agree: ", "yellow"), conflict.why)


def _sayings(points: Sequence[SeriesPoint]) -> list[list[SeriesPoint]]:
    """The same number of the same origin as of the same day, whichever articles tell it, in the order of the first."""
    same: defaultdict[tuple[object, ...], list[SeriesPoint]] = defaultdict(list)
    for point in points:
        same[point.as_of, point.low, point.high, point.origin.id, point.stale, point.changed_from].append(point)
    return list(same.values())


def _source(same: Sequence[SeriesPoint], documents: Mapping[str, Document], by_figure: Mapping[str, SeriesPoint]) -> Text:
    """Who says so, where, and what is wrong with it."""
    first = same[0]
    name = first.origin.name if first.origin.name != "unnamed" else "somebody unnamed"
    outlets = list(dict.fromkeys(_outlet(point.doc, documents) for point in same))
    told = [outlet for outlet in outlets if outlet != first.origin.name]
    more = f" and {len(told) - OUTLETS} more" if len(told) > OUTLETS else ""
    line = Text(name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…")
    if told:
        line.append(f"  in {', '.join(told[:OUTLETS])}{more}", "dim")
    if first.stale:
        line.append("  out of date: a newer number was known", "yellow")
    if first.changed_from:
        was = by_figure.get(first.changed_from)
        original = f"{was.doc} has {_bounds(was)}" if was else "its source has another number"
        line.append(f"  changed by the copy: {original} here", "yellow")
    return line


def _day(point: SeriesPoint) -> str:
    return when(point.as_of)


def _bounds(point: SeriesPoint) -> str:
    return bounds(point.low, point.high)


def _outlet(doc: str, documents: Mapping[str, Document]) -> str:
    document = documents.get(doc)
    return (document.outlet if document else None) or doc


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
