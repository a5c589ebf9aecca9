"""A desk in a few figures: how much there is, who is quoted most, where the numbers differ most."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from hearsay.compare.days import interval
from hearsay.compare.series import thing_named
from hearsay.compare.series_conflicts import WINDOW
from hearsay.compare.series_match import OPEN
from hearsay.records import Actor, Date, Document, Event, EventClass, Figure, Series, SeriesPoint, Statement
from hearsay.records import Record as AnyRecord

LOOKED_AT = 50
"""Sources with the lowest and the highest numbers of a thing that are set against one another."""

OFTEN = 2
"""Deeds that are told at least so many times are named."""


@dataclass(frozen=True)
class Speaker:
    """Someone who is quoted, in how many statements of how many articles."""

    name: str
    statements: int
    articles: int


@dataclass(frozen=True)
class Side:
    """A figure and the one who stands for it: who says it, or the outlet or article that asserts it."""

    figure: Figure
    source: str


@dataclass(frozen=True)
class Disagreement:
    """Two figures for one thing from different sources that speak against each other; ``ratio`` is that of their nearest stated bounds."""

    thing: str
    ratio: float
    least: Side
    most: Side


@dataclass(frozen=True)
class Deed:
    """What one actor is told to do to another, how often, and how sure the texts are of it (the most frequent factuality first)."""

    source: str
    event_class: EventClass
    target: str
    times: int
    factuality: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Summary:
    """The desk in a few figures. ``contradicting`` are articles for which another day was given than their own text tells."""

    articles: int
    statements: int
    figures: int
    dates: int
    speakers: list[Speaker]
    disagreements: list[Disagreement]
    events: int = 0
    places: int = 0
    deeds: list[Deed] = field(default_factory=list)
    contradicting: list[Document] = field(default_factory=list)


def summarise(
    records: Iterable[AnyRecord], series: Iterable[Series] = (), speakers: int = 5, disagreements: int = 3, deeds: int = 5
) -> Summary:
    """Sum up records in one pass, with the most quoted speakers, the most frequent deeds between two actors and the widest
    disagreements among figures of the same thing (``series``)."""
    counts: Counter[str] = Counter()
    said: Counter[str] = Counter()
    said_in: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    outlets: dict[str, str] = {}
    figures: list[Figure] = []
    contradicting: list[Document] = []
    done: defaultdict[tuple[str, EventClass, str], Counter[str]] = defaultdict(Counter)
    for record in records:
        counts[record.type] += 1
        match record:
            case Document():
                outlets[record.doc] = record.outlet or record.doc
                contradicting += [record] if record.contradicting_day else []
            case Statement(speaker=Actor() as speaker) if speaker.kind not in ("unnamed", "document"):
                said[speaker.id] += 1
                said_in[speaker.id].add(record.doc)
                names.setdefault(speaker.id, speaker.name)
            case Figure():
                figures.append(record)
            case Event():
                for source, target in product(record.source, record.target):
                    if source.id != target.id and "unnamed" not in (source.kind, target.kind):
                        names.setdefault(source.id, source.name)
                        names.setdefault(target.id, target.name)
                        done[source.id, record.event_class, target.id][record.factuality] += 1
            case Date() | _:
                pass
    most = sorted(said, key=lambda who: (-said[who], -len(said_in[who]), names[who]))[:speakers]
    return Summary(
        articles=counts["document"],
        statements=counts["statement"],
        figures=counts["figure"],
        dates=counts["date"],
        speakers=[Speaker(names[who], said[who], len(said_in[who])) for who in most],
        disagreements=widest_disagreements(series, figures, outlets)[:disagreements],
        events=counts["event"],
        places=counts["place"],
        deeds=_most_frequent(done, names)[:deeds],
        contradicting=contradicting,
    )


def _most_frequent(done: dict[tuple[str, EventClass, str], Counter[str]], names: dict[str, str]) -> list[Deed]:
    deeds = [
        Deed(names[source], kind, names[target], sure.total(), tuple(sorted(sure.items(), key=lambda item: (-item[1], item[0]))))
        for (source, kind, target), sure in done.items()
        if sure.total() >= OFTEN
    ]
    return sorted(deeds, key=lambda deed: (-deed.times, deed.source, deed.event_class, deed.target))


def widest_disagreements(series: Iterable[Series], figures: Iterable[Figure], outlets: Mapping[str, str]) -> list[Disagreement]:
    """The widest disagreement about each thing, the widest first, but conflicts before numbers whose days are not known. ``figures`` are
    those that the series are of, ``outlets`` names who stands for an article's own figures. Numbers that are out of date or that a copy
    has changed disagree with nothing."""
    known = {figure.id: figure for figure in figures}
    found = []
    for row in series:
        opposed = {id for conflict in row.conflicts for id in conflict.points}
        valid = [
            point
            for point in row.points
            if not (point.stale or point.changed_from or point.incremental) and (not opposed or point.figure in opposed)
        ]
        sides = [(_side(known[point.figure], outlets), point) for point in valid if point.figure in known]
        if (widest := _widest(thing_named(row), sides)) is not None:
            found.append((not row.conflicts, widest))
    return [each for _, each in sorted(found, key=lambda pair: (pair[0], -pair[1].ratio, pair[1].thing))]


def _side(figure: Figure, outlets: Mapping[str, str]) -> Side:
    return Side(figure, figure.said_by.name if figure.said_by else outlets.get(figure.doc, figure.doc))


def _widest(thing: str, sides: Sequence[tuple[Side, SeriesPoint]]) -> Disagreement | None:
    pairs = [
        (_at_least(most.figure) / _at_most(least.figure), least, most)
        for (most, later), (least, sooner) in product(_ends(sides, -1), _ends(sides, 1))
        if most.source != least.source and _at_least(most.figure) > _at_most(least.figure) > 0 and not _at_other_times(later, sooner)
    ]
    if not pairs:
        return None
    _, least, most = max(pairs, key=lambda pair: pair[0])
    above, below = most.figure, least.figure
    return Disagreement(thing, (above.low or above.high or 0) / (below.high or below.low or 1), least, most)


def _ends(sides: Sequence[tuple[Side, SeriesPoint]], sign: int) -> list[tuple[Side, SeriesPoint]]:
    """The lowest of each source (``sign`` 1) or the highest (-1), the most extreme first."""
    bound = _at_most if sign > 0 else _at_least
    ordered = sorted(sides, key=lambda side: sign * bound(side[0].figure))
    return list({side.source: (side, point) for side, point in reversed(ordered)}.values())[::-1][:LOOKED_AT]


def _at_other_times(one: SeriesPoint, other: SeriesPoint) -> bool:
    """Whether the two hold for days that are known, and are too far apart to be held against one another."""
    first, second = interval(one.as_of), interval(other.as_of)
    if first is None or second is None:
        return False
    return max((first[0] - second[1]).days, (second[0] - first[1]).days) > WINDOW


def _at_least(figure: Figure) -> float:
    return figure.low if figure.low is not None else (figure.high or 0) / OPEN


def _at_most(figure: Figure) -> float:
    return figure.high if figure.high is not None else (figure.low or 0) * OPEN
