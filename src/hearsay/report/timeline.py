"""Events in order of time: what the articles tell of one day, each deed once with all who tell it, and a chart of the days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import get_args

from hearsay.knowledge.plover import PloverClass, QuadClass
from hearsay.records import TOLD_AS_DONE, Actor, Event

from .views import ArticleView

AROUND = timedelta(days=45)
"""How far before the first article and behind the last one the chart reaches; what is told of other years is in the list alone."""
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Telling:
    """One place where an event is told."""

    event: Event
    view: ArticleView


@dataclass(frozen=True)
class Deed:
    """Who did what to whom on one day, with every telling of it. ``from_article`` where the day is only that of the article."""

    day: str | None
    from_article: bool
    event: Event
    quad_class: QuadClass
    tellings: list[Telling]

    @property
    def is_real(self) -> bool:
        """Whether it is told as done, not as planned, denied or alleged."""
        return self.event.factuality in TOLD_AS_DONE


@dataclass(frozen=True)
class Day:
    """All deeds of one day, month or period; ``value`` is None for those without a date."""

    value: str | None
    deeds: list[Deed]


@dataclass(frozen=True)
class Dot:
    """The deeds of one day and quad class on the chart: ``at`` per cent of the width, ``radius`` in pixels."""

    at: float
    radius: float
    day: str
    real: int
    open: int


@dataclass(frozen=True)
class Chart:
    """Days from left to right, one lane for each quad class; ``left_out`` deeds lie outside."""

    lanes: list[tuple[QuadClass, list[Dot]]]
    ticks: list[tuple[float, str]]
    left_out: int


def timeline(views: Iterable[ArticleView], classes: Mapping[str, PloverClass]) -> list[Day]:
    """All days of which an event is told, in order; tellings of the same actors, class, factuality and day are one deed."""
    tellings = [Telling(event, view) for view in views for event in view.events]
    ordered = sorted(tellings, key=lambda telling: (*_key(telling), telling.view.article.doc, telling.event.trigger.start))
    deeds = [_deed(key, list(same), classes) for key, same in groupby(ordered, key=_key)]
    days = [Day(value or None, list(same)) for value, same in groupby(deeds, key=lambda deed: deed.day or "")]
    return sorted(days, key=lambda day: (day.value is None, day.value or ""))


def chart(days: Sequence[Day], published: Sequence[str]) -> Chart | None:
    """The days near those of the articles (ISO days, in order), or None where no article or event has a day."""
    if not published:
        return None
    first, last = date.fromisoformat(published[0]) - AROUND, date.fromisoformat(published[-1]) + AROUND
    dated = [(when, deed) for day in days for deed in day.deeds if (when := _single_day(deed.day)) and first <= when <= last]
    if not dated:
        return None
    start, end = min(when for when, _ in dated) - WEEK, max(when for when, _ in dated) + WEEK
    width = (end - start).days

    def at(day: date) -> float:
        return round(100 * (day - start).days / width, 2)

    lanes: list[tuple[QuadClass, list[Dot]]] = []
    for quad in get_args(QuadClass):
        found = sorted(((when, deed.is_real) for when, deed in dated if deed.quad_class == quad))
        dots = []
        for when, same in groupby(found, key=lambda pair: pair[0]):
            real = [is_real for _, is_real in same]
            dots.append(Dot(at(when), round(3 + 1.6 * len(real) ** 0.5, 1), when.isoformat(), sum(real), len(real) - sum(real)))
        lanes.append((quad, dots))
    total = sum(len(day.deeds) for day in days)
    return Chart(lanes, [(at(day), day.isoformat()) for day in _ticks(start, end)], total - len(dated))


def _key(telling: Telling) -> tuple[str, str, tuple[str, ...], tuple[str, ...], str]:
    event = telling.event
    names = sorted(actor.id for actor in event.source), sorted(actor.id for actor in event.target)
    # Events of nobody known are each their own: two explosions of one day need not be the same.
    alone = event.id if not event.source and not event.target else ""
    return _day(telling) or "", event.event_class, tuple(names[0]), tuple(names[1]), f"{event.factuality} {alone}"


def _day(telling: Telling) -> str | None:
    told = telling.event.time.value if telling.event.time else None
    return told or telling.view.article.published


def _deed(key: tuple[str, str, tuple[str, ...], tuple[str, ...], str], tellings: list[Telling], classes: Mapping[str, PloverClass]) -> Deed:
    event = tellings[0].event
    from_article = all(telling.event.time is None or telling.event.time.value is None for telling in tellings)
    return Deed(key[0] or None, from_article, event, classes[event.event_class].quad_class, tellings)


def _single_day(value: str | None) -> date | None:
    """The day that a value names, or the first of a period of at most a week."""
    first, _, last = (value or "").partition("/")
    if len(first) != len("2022-01-31") or (last and len(last) != len(first)):
        return None
    day = date.fromisoformat(first)
    return None if last and date.fromisoformat(last) - day > WEEK else day


def _ticks(start: date, end: date) -> list[date]:
    """Firsts of months, or Mondays where the chart holds less than three months."""
    days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    mondays = [day for day in days if day.weekday() == 0]
    firsts = [day for day in days if day.day == 1]
    chosen = mondays if (end - start).days < 90 else firsts
    return chosen[:: max(1, len(chosen) // 8)]


def names(actors: Iterable[Actor]) -> str:
    """Actors in a row: ``France and Germany``."""
    return " and ".join(actor.name for actor in actors)
