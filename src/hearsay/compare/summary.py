"""A desk in a few figures: how much there is, who is quoted most, where the numbers differ most."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from hearsay.records import Actor, Date, Document, Figure, Statement, Unit
from hearsay.records import Record as AnyRecord

COMPARED: frozenset[Unit] = frozenset(
    {"troops", "warships", "aircraft", "tanks", "vehicles", "missiles", "weapons", "killed", "injured", "displaced", "people"}
)
"""Units whose totals are comparable when they have one owner: two distances or sums of money are seldom about the same thing."""


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
    """Two figures for one thing from different sources that cannot both be right; ``ratio`` is the gap between their nearest bounds."""

    thing: str
    ratio: float
    least: Side
    most: Side


@dataclass(frozen=True)
class Summary:
    """The desk in a few figures."""

    articles: int
    statements: int
    figures: int
    dates: int
    speakers: list[Speaker]
    disagreements: list[Disagreement]


def summarise(records: Iterable[AnyRecord], speakers: int = 5, disagreements: int = 3) -> Summary:
    """Sum up records in one pass, with the most quoted speakers and the widest disagreements."""
    counts: Counter[str] = Counter()
    said: Counter[str] = Counter()
    said_in: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    outlets: dict[str, str] = {}
    figures: list[Figure] = []
    for record in records:
        counts[record.type] += 1
        match record:
            case Document():
                outlets[record.doc] = record.outlet or record.doc
            case Statement(speaker=Actor() as speaker) if speaker.kind not in ("unnamed", "document"):
                said[speaker.id] += 1
                said_in[speaker.id].add(record.doc)
                names.setdefault(speaker.id, speaker.name)
            case Figure():
                figures.append(record)
            case Date() | _:
                pass
    most = sorted(said, key=lambda who: (-said[who], -len(said_in[who]), names[who]))[:speakers]
    return Summary(
        articles=counts["document"],
        statements=counts["statement"],
        figures=counts["figure"],
        dates=counts["date"],
        speakers=[Speaker(names[who], said[who], len(said_in[who])) for who in most],
        disagreements=widest_disagreements(figures, outlets)[:disagreements],
    )


def widest_disagreements(figures: Iterable[Figure], outlets: dict[str, str]) -> list[Disagreement]:
    """The widest disagreement about each thing, the widest first. ``outlets`` names who stands for an article's own figures."""
    things: dict[tuple[str, ...], list[Side]] = defaultdict(list)
    for figure in figures:
        if figure.unit in COMPARED and figure.owner and not figure.incremental:
            noun = (figure.noun or figure.unit).lower().split()[-1]
            source = figure.said_by.name if figure.said_by else outlets.get(figure.doc, figure.doc)
            things[figure.owner.name, figure.unit, noun, figure.status].append(Side(figure, source))
    found = (_widest(f"{noun} of {owner}, {status}", sides) for (owner, _, noun, status), sides in sorted(things.items()))
    return sorted((each for each in found if each), key=lambda each: (-each.ratio, each.thing))


def _widest(thing: str, sides: list[Side]) -> Disagreement | None:
    # The widest pair of different sources is among each side's two extremes that come from different sources.
    lows = _two_sources(sorted((s for s in sides if s.figure.low is not None), key=lambda s: -(s.figure.low or 0)))
    highs = _two_sources(sorted((s for s in sides if s.figure.high is not None), key=lambda s: s.figure.high or 0))
    pairs = [(most, least) for most, least in product(lows, highs) if most.source != least.source and (least.figure.high or 0) > 0]
    if not pairs:
        return None
    most, least = max(pairs, key=lambda pair: (pair[0].figure.low or 0) / (pair[1].figure.high or 1))
    ratio = (most.figure.low or 0) / (least.figure.high or 1)
    return Disagreement(thing, ratio, least, most) if ratio > 1 else None


def _two_sources(sides: Iterable[Side]) -> Iterator[Side]:
    seen: set[str] = set()
    for side in sides:
        if side.source not in seen:
            seen.add(side.source)
            yield side
        if len(seen) == 2:
            return
