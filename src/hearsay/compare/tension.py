"""Tension: what each two sides do to one another day by day, how hostile or friendly, and how many origins stand behind it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from statistics import fmean
from typing import Literal, NamedTuple

from hearsay.compare.bursts import FEWEST, Burst, bursts
from hearsay.compare.corpus import Corpus
from hearsay.compare.days import day_told
from hearsay.compare.excerpts import excerpt
from hearsay.compare.origins import stations
from hearsay.compare.sides import Sides
from hearsay.compare.spoken_of import SpokenOfRules, spoken_of
from hearsay.records import TOLD_AS_DONE, Actor, Document, Event, Factuality, Mention, Plain, Record, Statement

SHOWN = 120
"""Characters of a statement that are kept to be shown."""

Sort = Literal["event", "statement"]


class EventItem(Plain):
    """An event or statement between two sides or more. ``label`` is the class of the event (with its mode) or the act of the statement.

    ``sources`` and ``targets`` are the ids of the sides for which the actors stand; of a statement the targets are those who are told, or
    else whom it is about. ``day`` is the day that the text names, else (``dated`` is false) that of publication; null where neither is
    known, or the text names no single day.
    """

    sort: Sort
    record: str
    doc: str
    at: int
    day: str | None
    dated: bool
    label: str
    sources: list[str]
    targets: list[str]
    factuality: Factuality | None
    intensity: float | None
    text: str
    stations: list[Actor]


def event_items(document: Document, records: Sequence[Record], text: str, sides: Sides, rules: SpokenOfRules) -> list[EventItem]:
    """The events and statements of one article that are between sides, in order of ``text``. An event told again is its first telling."""
    statements = {record.id: record for record in records if isinstance(record, Statement)}
    events = [record for record in records if isinstance(record, Event)]
    mentions = sorted((r for r in records if isinstance(r, Mention) and r.actor.kind in SIDES), key=lambda m: (m.span.start, -m.span.end))

    @cache
    def ids_of(actor_id: str) -> tuple[str, ...]:
        found = sides.sides(actors[actor_id], document.published)
        return tuple(side.id for side in found if side.known and side.kind in SIDES)

    actors: dict[str, Actor] = {}

    def ids(found: Iterable[Actor]) -> list[str]:
        known = list(found)
        actors.update((actor.id, actor) for actor in known)
        return sorted({side for actor in known for side in ids_of(actor.id)})

    items = []
    for record in records:
        if isinstance(record, Event) and record.same_as is None:
            day, dated = day_told(record.time, document, told=record.factuality in TOLD_AS_DONE)
            item = EventItem(
                sort="event",
                record=record.id,
                doc=record.doc,
                at=record.trigger.start,
                day=day,
                dated=dated,
                label=f"{record.event_class} {record.mode}" if record.mode else record.event_class,
                sources=ids(record.source),
                targets=ids(record.target),
                factuality=record.factuality,
                intensity=record.intensity,
                text=excerpt(text, record.trigger.start, record.trigger.end),
                stations=list(stations(record, statements.get(record.statement or ""))),
            )
        elif isinstance(record, Statement) and record.speaker is not None and record.content:
            day, dated = day_told(record.time, document, told=True)
            item = EventItem(
                sort="statement",
                record=record.id,
                doc=record.doc,
                at=record.content[0].start,
                day=day,
                dated=dated,
                label=record.act,
                sources=ids([record.speaker]),
                targets=spoken_of(record, mentions, events, text, ids, rules),
                factuality=None,
                intensity=None,
                text=" ".join(record.content[0].text.split())[:SHOWN],
                stations=list(stations(record, record)),
            )
        else:
            continue
        if any(_ways(item)):
            items.append(item)
    return items


TOGETHER = frozenset({"CONSULT"})
"""Classes of what all who take part in it do with one another, whoever of them is named first."""
JOINT = TOGETHER | {"AGREE", "COOPERATE"}
"""Classes of what those who do it do with one another where nobody else is named."""
SIDES = frozenset({"state", "government", "military", "igo", "organisation", "armed_group", "person", "group"})
"""Kinds of actors that are sides or stand for one."""


# ---------------------------------------------------------------- all articles


class Told(Plain):
    """One telling: the record, its article, and who stands for it last."""

    record: str
    doc: str
    origin: Actor


class Deed(Plain):
    """What one side does to the other on a day, or says of it, by all who tell it; ``mutual``: both do it together. ``times`` is how many
    such events the article that tells most of them tells apart: those of other articles may be the same."""

    sort: Sort
    label: str
    source: str
    target: str
    mutual: bool
    factuality: Factuality | None
    intensity: float | None
    dated: bool
    times: int
    text: str
    told: list[Told]
    origins: int


class PairDay(Plain):
    """A day of two sides. ``events`` are those that are told as done; ``mean`` and ``lowest`` are of their intensities (Goldstein scale, 10
    most friendly, -10 most hostile), null where there are none. ``origins`` is how many independent origins stand behind them, ``other``
    how many events are planned, possible, denied or alleged. ``deeds`` has all of it, ``forth`` and ``back`` are the numbers that the first
    side does to the second and the second to the first; what they do together is neither."""

    day: str
    events: int
    forth: int
    back: int
    mean: float | None
    lowest: float | None
    origins: int
    other: dict[str, int]
    statements: int
    deeds: list[Deed]


class Tension(Plain):
    """Two sides over time. ``bursts`` are days with unusually many events, ``hostile`` those with unusually many hostile ones (intensity
    below nought); of events on the day of publication alone one counts for each independent text. ``undated`` is how many events have no
    day."""

    type: Literal["tension"] = "tension"
    pair: tuple[Actor, Actor]
    days: list[PairDay]
    bursts: list[Burst]
    hostile: list[Burst]
    undated: int


def tension(items: Iterable[EventItem], corpus: Corpus, sides: Sides, factuality: frozenset[str] = TOLD_AS_DONE) -> list[Tension]:
    """The series of each two sides, those with most events first; the same whatever the order of the items.

    Only events of some ``factuality`` make the series, the others are counted apart. Copies of a text tell an event once.
    """
    under: defaultdict[PairOnDay, list[Between]] = defaultdict(list)
    for item in sorted(items, key=in_text):
        for pair, between in betweens(item):
            under[pair, item.day or ""].append(between)
    told: dict[Pair, list[Summary]] = {}
    rows = {}
    for (pair, day), found in sorted(under.items()):
        row, summary = pair_day(pair, day, found, corpus, factuality)
        rows[pair, day] = row
        told.setdefault(pair, []).append(summary)
    days = sorted({day for _, day in under if day})
    made = {pair: series_of(pair, own, [rows[pair, one.day] for one in own if one.day], days, sides) for pair, own in told.items()}
    return [made[pair] for pair in in_order(told)]


class PairSummary(NamedTuple):
    """Two sides, and the days on which they do or say something to or of one another."""

    sides: tuple[Actor, Actor]
    days: tuple[str, ...]


class Summary(NamedTuple):
    """A day of two sides in numbers. ``events`` are those told as done, ``weight`` and ``hostile`` are how much of these, and of the
    hostile ones, counts toward a burst. Events without a day are on the day "" (``events`` is their number)."""

    day: str
    events: int
    weight: int
    hostile: int


def in_order(told: Mapping[Pair, Sequence[Summary]]) -> list[Pair]:
    """The pairs, those with most events first."""
    events = {pair: (-sum(one.events for one in own if one.day), -sum(1 for one in own if one.day)) for pair, own in told.items()}
    return sorted(told, key=lambda pair: (events[pair], pair))


def in_text(item: EventItem) -> tuple[str, int, str]:
    """For sorting: in order of articles and of the text."""
    return item.doc, item.at, item.record


Pair = tuple[str, str]
PairOnDay = tuple[Pair, str]
"""A pair, the smaller id first, and a day, empty where none is known."""
Between = tuple[str, str, bool, EventItem]
"""Source, target, whether both do it together, and what it is."""


def betweens(item: EventItem) -> Iterator[tuple[Pair, Between]]:
    """Each two sides that an event is between, and how."""
    for source, target, mutual in _ways(item):
        yield (min(source, target), max(source, target)), (source, target, mutual, item)


def _ways(item: EventItem) -> Iterator[tuple[str, str, bool]]:
    """Each two sides that an event is between, once: from whom to whom, or both together."""
    kind = item.label.split()[0] if item.sort == "event" else ""
    sources, targets = item.sources, item.targets
    if kind in TOGETHER or (kind in JOINT and not targets):
        sources = targets = sorted({*sources, *targets})
    pairs = {(source, target) for source, target in product(sources, targets) if source != target}
    for source, target in sorted(pairs):
        if not kind or (target, source) not in pairs:
            yield source, target, False
        elif source < target:
            yield source, target, True


def series_of(pair: Pair, told: Sequence[Summary], rows: Sequence[PairDay], days: Sequence[str], sides: Sides) -> Tension:
    """The series of two sides. ``days`` are all days on which anything is told of anybody."""
    return Tension(
        pair=(actor(pair[0], sides), actor(pair[1], sides)),
        days=list(rows),
        bursts=_bursts(days, {one.day: one.weight for one in told if one.day}),
        hostile=_bursts(days, {one.day: one.hostile for one in told if one.day}),
        undated=sum(one.events for one in told if not one.day),
    )


def _weight(deeds: Iterable[Deed], corpus: Corpus) -> int:
    """How much of a day counts toward a burst: every event that the text dates; of those without a day of their own, which may have been
    long before the article, one for each independent text."""
    told = list(deeds)
    undated = {corpus.first(one.doc) for deed in told if not deed.dated for one in deed.told}
    return sum(deed.times for deed in told if deed.dated) + len(undated)


def _bursts(days: Sequence[str], counts: dict[str, int]) -> list[Burst]:
    """Bursts from the first day of the series on: what was told before it came into being says nothing about it."""
    return bursts(days, [counts.get(day, 0) for day in days]) if max(counts.values(), default=0) >= FEWEST else []


def pair_day(
    pair: Pair, day: str, found: Sequence[Between], corpus: Corpus, factuality: frozenset[str] = TOLD_AS_DONE
) -> tuple[PairDay, Summary]:
    """What two sides do on a day, in order of the texts, and the same in numbers."""
    row = _pair_day(day, pair, found, corpus, factuality)
    if not day:
        return row, Summary("", sum(1 for *_, item in found if item.sort == "event"), 0, 0)
    done = _done(row.deeds, factuality)
    hostile = [deed for deed in done if (deed.intensity or 0) < 0]
    return row, Summary(day, row.events, _weight(done, corpus), _weight(hostile, corpus))


def _pair_day(day: str, pair: Pair, found: Sequence[Between], corpus: Corpus, factuality: frozenset[str]) -> PairDay:
    alike: defaultdict[tuple[str, str, str, Pair, bool], list[EventItem]] = defaultdict(list)
    for source, target, mutual, item in found:
        # Of a meeting one article tells on the day, another the day after.
        sure = "" if item.factuality in factuality else item.factuality or ""
        alike[item.sort, item.label, sure, (source, target), mutual].append(item)
    deeds = [_deed(same, way, mutual, corpus) for (_, _, _, way, mutual), same in sorted(alike.items())]
    deeds.sort(key=_in_order)
    done = _done(deeds, factuality)
    felt = [(deed.intensity, deed.times) for deed in done if deed.intensity is not None]
    weights = sum(times for _, times in felt)
    other = Counter[str]()
    for deed in deeds:
        if deed.factuality is not None and deed.factuality not in factuality:
            other[deed.factuality] += deed.times
    return PairDay(
        day=day,
        events=sum(deed.times for deed in done),
        forth=sum(deed.times for deed in done if deed.source == pair[0] and not deed.mutual),
        back=sum(deed.times for deed in done if deed.source == pair[1] and not deed.mutual),
        mean=round(sum(intensity * times for intensity, times in felt) / weights, 2) if weights else None,
        lowest=min((intensity for intensity, _ in felt), default=None),
        origins=len({told.origin.id for deed in done for told in deed.told}),
        other=dict(sorted(other.items())),
        statements=sum(deed.times for deed in deeds if deed.sort == "statement"),
        deeds=deeds,
    )


def _in_order(deed: Deed) -> tuple[str, float, str, str, str]:
    """Events before statements, the most hostile first."""
    return deed.sort, deed.intensity if deed.intensity is not None else math.inf, deed.label, deed.source, deed.factuality or ""


def _done(deeds: Iterable[Deed], factuality: frozenset[str]) -> list[Deed]:
    return [deed for deed in deeds if deed.factuality in factuality]


def _deed(same: Sequence[EventItem], way: Pair, mutual: bool, corpus: Corpus) -> Deed:
    told = [Told(record=item.record, doc=item.doc, origin=corpus.origin(item.doc, item.stations)) for item in same]
    felt = [item.intensity for item in same if item.intensity is not None]
    first = same[0]
    return Deed(
        sort=first.sort,
        label=first.label,
        source=way[0],
        target=way[1],
        mutual=mutual,
        factuality=first.factuality,
        intensity=fmean(felt) if felt else None,
        dated=any(item.dated for item in same),
        times=max(Counter(item.doc for item in same).values()),
        text=first.text,
        told=told,
        origins=len({one.origin.id for one in told}),
    )


def actor(id: str, sides: Sides) -> Actor:
    """A side by its id."""
    return sides.actors.get(id) or Actor(id=id, name=id, kind="group", known=False)
