"""A desk in a few figures: how much there is, who is quoted most, where the numbers differ most."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

from hearsay.records import Actor, Date, Document, Event, EventClass, Figure, Statement, Unit
from hearsay.records import Record as AnyRecord

OWNED: frozenset[Unit] = frozenset({"killed", "injured", "displaced", "people"})
FORCES: frozenset[Unit] = frozenset({"troops", "warships", "aircraft", "tanks", "vehicles", "missiles", "weapons"})
"""Units whose totals can be compared: two distances or sums of money are seldom about the same thing. Casualties and people are compared
only where it is said whose they are; for forces it often goes without saying."""

TO_COME = frozenset({"planned", "promised", "claimed_need"})
"""Statuses of what is not there yet. The others differ by little more than the tense of the verb."""

OPEN = 2
"""How far an open bound is taken to reach: "more than 100" does not speak against 150, but against 10,000."""

OFTEN = 2
"""Deeds that are told at least so many times are named."""

TOTALS_FROM = 10
"""Smaller numbers count particular things ("two warships entered"), not all there are."""


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
    """The desk in a few figures."""

    articles: int
    statements: int
    figures: int
    dates: int
    speakers: list[Speaker]
    disagreements: list[Disagreement]
    events: int = 0
    places: int = 0
    deeds: list[Deed] = field(default_factory=list)


def summarise(records: Iterable[AnyRecord], speakers: int = 5, disagreements: int = 3, deeds: int = 5) -> Summary:
    """Sum up records in one pass, with the most quoted speakers, the most frequent deeds between two actors and the widest
    disagreements."""
    counts: Counter[str] = Counter()
    said: Counter[str] = Counter()
    said_in: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    outlets: dict[str, str] = {}
    figures: list[Figure] = []
    done: defaultdict[tuple[str, EventClass, str], Counter[str]] = defaultdict(Counter)
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
            case Event():
                for source, target in product(record.source, record.target):
                    if "unnamed" not in (source.kind, target.kind):
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
        disagreements=widest_disagreements(figures, outlets)[:disagreements],
        events=counts["event"],
        places=counts["place"],
        deeds=_most_frequent(done, names)[:deeds],
    )


def _most_frequent(done: dict[tuple[str, EventClass, str], Counter[str]], names: dict[str, str]) -> list[Deed]:
    deeds = [
        Deed(names[source], kind, names[target], sure.total(), tuple(sorted(sure.items(), key=lambda item: (-item[1], item[0]))))
        for (source, kind, target), sure in done.items()
        if sure.total() >= OFTEN
    ]
    return sorted(deeds, key=lambda deed: (-deed.times, deed.source, deed.event_class, deed.target))


def widest_disagreements(figures: Iterable[Figure], outlets: dict[str, str]) -> list[Disagreement]:
    """The widest disagreement about each thing, the widest first. ``outlets`` names who stands for an article's own figures."""
    things: dict[tuple[str, ...], list[Side]] = defaultdict(list)
    names: dict[str, str] = {}
    for figure in figures:
        if _is_total(figure):
            whose = figure.owner.id.split(".")[0] if figure.owner else ""  # RUS.mil counts for RUS
            if figure.owner and len(figure.owner.name) < len(names.get(whose, figure.owner.name + " ")):
                names[whose] = figure.owner.name
            # Soldiers, troops and forces of one owner are the same people; without an owner only the same word makes them so.
            same = not figure.noun or (whose and figure.unit == "troops")
            noun = figure.unit if same else (figure.noun or "").lower().split()[-1]
            when = "to come" if figure.status in TO_COME else ""
            source = figure.said_by.name if figure.said_by else outlets.get(figure.doc, figure.doc)
            things[whose, figure.unit, noun, when].append(Side(figure, source))
    found = []
    for (whose, _, noun, when), sides in sorted(things.items()):
        thing = " ".join(filter(None, [noun, f"of {names[whose]}" if whose else "", when]))
        found.append(_widest(thing, sides))
    return sorted((each for each in found if each), key=lambda each: (-each.ratio, each.thing))


def _is_total(figure: Figure) -> bool:
    comparable = figure.unit in FORCES or (figure.unit in OWNED and figure.owner is not None)
    return comparable and not figure.incremental and (figure.high or figure.low or 0) >= TOTALS_FROM


def _elsewhere(one: Side, other: Side) -> bool:
    """Whether the two figures name different places."""
    here, there = one.figure.place, other.figure.place
    return here is not None and there is not None and here.name != there.name


def _widest(thing: str, sides: list[Side]) -> Disagreement | None:
    # The widest pair of different sources is among the two extremes at either end that come from different sources.
    tops = _two_sources(sorted(sides, key=lambda side: -_at_least(side.figure)))
    bottoms = _two_sources(sorted(sides, key=lambda side: _at_most(side.figure)))
    pairs = [
        (most, least)
        for most, least in product(tops, bottoms)
        if most.source != least.source and _at_least(most.figure) > _at_most(least.figure) > 0 and not _elsewhere(most, least)
    ]
    if not pairs:
        return None
    most, least = max(pairs, key=lambda pair: _at_least(pair[0].figure) / _at_most(pair[1].figure))
    above, below = most.figure, least.figure
    ratio = (above.low or above.high or 0) / (below.high or below.low or 1)
    return Disagreement(thing, ratio, least, most)


def _at_least(figure: Figure) -> float:
    return figure.low if figure.low is not None else (figure.high or 0) / OPEN


def _at_most(figure: Figure) -> float:
    return figure.high if figure.high is not None else (figure.low or 0) * OPEN


def _two_sources(sides: Iterable[Side]) -> Iterator[Side]:
    seen: set[str] = set()
    for side in sides:
        if side.source not in seen:
            seen.add(side.source)
            yield side
        if len(seen) == 2:
            return
