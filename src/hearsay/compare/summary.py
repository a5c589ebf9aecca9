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
"""Units whose totals can be compared: two distances or sums of money are seldom about the same thing. They are compared where it is said
whose they are; forces also where they are at one place."""

TO_COME = frozenset({"planned", "promised", "claimed_need"})
"""Statuses of what is not there yet. The others differ by little more than the tense of the verb."""

SAME_PEOPLE: dict[str, frozenset[str]] = {
    "troops": frozenset({"troop", "troops", "soldier", "soldiers", "serviceman", "servicemen", "force", "forces", "men"}),
    "killed": frozenset(
        {"people", "person", "persons", "life", "lives", "dead", "death", "deaths", "toll", "casualties", "fatalities", "killed"}
    ),
    "injured": frozenset({"people", "person", "persons", "injured", "wounded", "injuries"}),
    "displaced": frozenset({"people", "person", "persons", "displaced", "refugee", "refugees"}),
    "people": frozenset({"people", "person", "persons", "inhabitants", "residents"}),
}
"""Words for all the people of one unit and owner. Others count some of them only: personnel of an exercise, children among the dead."""

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
            noun = (figure.noun or figure.unit).lower().split()[-1]
            # Soldiers, troops and forces of one owner are the same people; without an owner only the same word and place make them so.
            same = whose and noun in SAME_PEOPLE.get(figure.unit, ())
            when = "to come" if figure.status in TO_COME else "lost" if figure.status == "lost" and figure.unit in FORCES else ""
            source = figure.said_by.name if figure.said_by else outlets.get(figure.doc, figure.doc)
            place = figure.place.name if figure.place and not whose else ""
            things[whose, figure.unit, figure.unit if same else noun, when, place].append(Side(figure, source))
    found = []
    for (whose, _, noun, when, place), sides in sorted(things.items()):
        thing = " ".join(filter(None, [noun, f"of {names[whose]}" if whose else f"({place})", when]))
        everywhere = [each for here in _by_place(sides) if (each := _widest(thing, here)) is not None]
        found.extend(sorted(everywhere, key=lambda each: -each.ratio)[:1])
    return sorted(found, key=lambda each: (-each.ratio, each.thing))


def _is_total(figure: Figure) -> bool:
    comparable = figure.owner is not None or (figure.unit in FORCES and figure.place is not None)
    return comparable and figure.unit in OWNED | FORCES and not figure.incremental and (figure.high or figure.low or 0) >= TOTALS_FROM


def _by_place(sides: list[Side]) -> Iterator[list[Side]]:
    """The sides that may be about one place: for every place those that name it, and those that name none."""
    places = sorted({side.figure.place.name for side in sides if side.figure.place is not None})
    if not places:
        yield sides
    for name in places:
        yield [side for side in sides if side.figure.place is None or side.figure.place.name == name]


def _at_other_times(one: Side, other: Side) -> bool:
    """Whether the two figures are told of days, months or years that do not overlap."""
    first, second = (side.figure.as_of.value if side.figure.as_of else None for side in (one, other))
    if not first or not second:
        return False
    (start, end), (begin, stop) = ((value.partition("/")[0], value.rpartition("/")[2]) for value in (first, second))
    return end[: len(begin)] < begin[: len(end)] or stop[: len(start)] < start[: len(stop)]


def _widest(thing: str, sides: list[Side]) -> Disagreement | None:
    # The widest pair of different sources is among the two extremes at either end that come from different sources.
    tops = _two_sources(sorted(sides, key=lambda side: -_at_least(side.figure)))
    bottoms = _two_sources(sorted(sides, key=lambda side: _at_most(side.figure)))
    pairs = [
        (most, least)
        for most, least in product(tops, bottoms)
        if most.source != least.source and _at_least(most.figure) > _at_most(least.figure) > 0 and not _at_other_times(most, least)
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
