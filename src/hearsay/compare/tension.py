"""Tension: what each two sides do to one another day by day, how hostile or friendly, and how many origins stand behind it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from statistics import fmean
from typing import Literal

from hearsay.compare.bursts import Burst, bursts
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
    by_pair: defaultdict[Pair, list[Between]] = defaultdict(list)
    told_on: set[str] = set()
    for item in sorted(items, key=lambda item: (item.doc, item.at, item.record)):
        if item.day:
            told_on.add(item.day)
        for way in _ways(item):
            by_pair[min(way[:2]), max(way[:2])].append((*way, item))
    days = sorted(told_on)
    rows = [_tension(pair, found, days, corpus, sides, factuality) for pair, found in sorted(by_pair.items())]
    return sorted(rows, key=lambda row: (-sum(day.events for day in row.days), -len(row.days), row.pair[0].id, row.pair[1].id))


Pair = tuple[str, str]
Between = tuple[str, str, bool, EventItem]
"""Source, target, whether both do it together, and what it is."""


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


def _tension(
    pair: Pair, found: Sequence[Between], days: Sequence[str], corpus: Corpus, sides: Sides, factuality: frozenset[str]
) -> Tension:
    by_day: defaultdict[str, list[Between]] = defaultdict(list)
    for between in found:
        if between[3].day:
            by_day[between[3].day].append(between)
    rows = [_pair_day(day, pair, of_day, corpus, factuality) for day, of_day in sorted(by_day.items())]
    done = {row.day: _done(row.deeds, factuality) for row in rows}
    counts = {day: _weight(deeds, corpus) for day, deeds in done.items()}
    hostile = {day: _weight([deed for deed in deeds if (deed.intensity or 0) < 0], corpus) for day, deeds in done.items()}
    return Tension(
        pair=(_actor(pair[0], sides), _actor(pair[1], sides)),
        days=rows,
        bursts=_bursts(days, counts),
        hostile=_bursts(days, hostile),
        undated=sum(1 for *_, item in found if item.day is None and item.sort == "event"),
    )


def _weight(deeds: Iterable[Deed], corpus: Corpus) -> int:
    """How much of a day counts toward a burst: every event that the text dates; of those without a day of their own, which may have been
    long before the article, one for each independent text."""
    told = list(deeds)
    undated = {corpus.first(one.doc) for deed in told if not deed.dated for one in deed.told}
    return sum(deed.times for deed in told if deed.dated) + len(undated)


def _bursts(days: Sequence[str], counts: dict[str, int]) -> list[Burst]:
    """Bursts from the first day of the series on: what was told before it came into being says nothing about it."""
    return bursts(days, [counts.get(day, 0) for day in days]) if max(counts.values(), default=0) else []


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


def _actor(id: str, sides: Sides) -> Actor:
    return sides.actors.get(id) or Actor(id=id, name=id, kind="group", known=False)
