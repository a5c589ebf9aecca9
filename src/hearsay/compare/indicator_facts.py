"""What one article contributes to indicators: its figures, events and statements, as short plain rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from hearsay.compare.compact import Compact
from hearsay.compare.days import day_told
from hearsay.compare.excerpts import excerpt
from hearsay.compare.origins import stations
from hearsay.compare.sides import Sides
from hearsay.records import TOLD_AS_DONE, Actor, Document, Event, Figure, Mention, Place, Record, Span, Statement

MONTH = 31
"""Days for which a number may hold: of a month the last day counts."""
_LONGEST = 180
_BESIDE = re.compile(
    r"(?:\b(?:near|close to|along|around|outside|opposite|next to|bordering|towards?|facing|into?|on)|\b(?:border|frontier)s? (?:of|with)) "
    r"(?:the )?(?:(?:eastern|western|northern|southern|whole) )?$",
    re.IGNORECASE,
)
_BORDER = re.compile(r"(?:['’]s)? (?:\w+ )?(?:border|frontier)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"”'’]?\s|\n")

Sort = Literal["figure", "event", "statement"]


class Fact(Compact):
    """A figure, an event or a statement. ``label`` is its unit, class or act.

    ``actors`` are the ids of who has, does or says it and of the sides that they stand for, ``targets`` of whom it is done or said to,
    ``near`` those of the states where it is. ``sides`` are the sides of the actors alone. ``day`` is that on which it happened or was
    said where the text tells it, else that of publication; null where neither is known, or the text tells no single day ("in 2014").
    """

    sort: Sort
    record: str
    doc: str
    label: str
    day: str | None = None
    actors: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    status: str | None = None
    mode: str | None = None
    factuality: str | None = None
    text: str = ""
    stations: tuple[Actor, ...] = ()


def facts(document: Document, records: Sequence[Record], text: str, sides: Sides) -> list[Fact]:
    """The figures, events and statements of an article, in order of the text. An event told again is the first telling alone."""
    article = _Article(document, records, text, sides)
    made = []
    for record in records:
        match record:
            case Figure():
                made.append(article.figure(record))
            case Event() if record.same_as is None:
                made.append(article.event(record))
            case Statement():
                made.append(article.statement(record))
            case _:
                pass
    return made


def _states(actors: Iterable[Actor]) -> list[str]:
    return [actor.id for actor in actors if actor.kind == "state"]


class _Article:
    def __init__(self, document: Document, records: Sequence[Record], text: str, sides: Sides) -> None:
        self._document, self._text, self._sides = document, text, sides
        self._statements = {record.id: record for record in records if isinstance(record, Statement)}
        self._places = [record for record in records if isinstance(record, Place) and record.country]
        self._mentions = [record for record in records if isinstance(record, Mention) and record.actor.kind == "state"]
        self._of_figure: defaultdict[str, list[Event]] = defaultdict(list)
        for record in records:
            if isinstance(record, Event):
                for figure in record.figures:
                    self._of_figure[figure].append(record)

    def figure(self, figure: Figure) -> Fact:
        events = self._of_figure[figure.id]
        near = self._near(figure.place.span) if figure.place else ()
        beside = [id for event in events for id in (*_states(event.target), *(self._near(event.place.span) if event.place else ()))]
        own = self._own([figure.owner] if figure.owner else [])
        return Fact(
            sort="figure",
            record=figure.id,
            doc=figure.doc,
            day=day_told(figure.as_of, self._document, told=True, longest=MONTH)[0],
            label=figure.unit,
            actors=self._ids([figure.owner] if figure.owner else []),
            sides=own,
            near=tuple(dict.fromkeys([*near, *beside])) or self._told_near(figure.span, own),
            low=figure.low,
            high=figure.high,
            status=figure.status,
            text=figure.span.text,
            stations=stations(figure, self._statements.get(figure.statement or "")),
        )

    def event(self, event: Event) -> Fact:
        return Fact(
            sort="event",
            record=event.id,
            doc=event.doc,
            day=day_told(event.time, self._document, told=event.factuality in TOLD_AS_DONE)[0],
            label=event.event_class,
            actors=self._ids(event.source),
            sides=self._own(event.source),
            targets=self._ids(event.target),
            near=(self._near(event.place.span) if event.place else ()) or self._told_near(event.trigger, self._own(event.source)),
            mode=event.mode,
            factuality=event.factuality,
            text=excerpt(self._text, event.trigger.start, event.trigger.end),
            stations=stations(event, self._statements.get(event.statement or "")),
        )

    def statement(self, statement: Statement) -> Fact:
        speaker = [statement.speaker] if statement.speaker else []
        return Fact(
            sort="statement",
            record=statement.id,
            doc=statement.doc,
            day=day_told(statement.time, self._document, told=True)[0],
            label=statement.act,
            actors=self._ids(speaker),
            sides=self._own(speaker),
            targets=self._ids([statement.addressee] if statement.addressee else []),
            text=" … ".join(span.text for span in statement.content)[:_LONGEST],
            stations=stations(statement, statement),
        )

    def _ids(self, actors: Iterable[Actor]) -> tuple[str, ...]:
        every = list(actors)
        return tuple(dict.fromkeys([*(actor.id for actor in every), *self._own(every)]))

    def _own(self, actors: Iterable[Actor]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(side.id for actor in actors for side in self._sides.sides(actor, self._document.published)))

    def _near(self, span: Span) -> tuple[str, ...]:
        """The states that are named in some words, or where the places that are named lie."""
        places = [place.country for place in self._places if place.country and place.span.start < span.end and span.start < place.span.end]
        named = [m.actor.id for m in self._mentions if m.span.start < span.end and span.start < m.span.end]
        return tuple(dict.fromkeys([*places, *named]))

    def _told_near(self, span: Span, own: Sequence[str]) -> tuple[str, ...]:
        """The states beside which the sentence says that it is: "close to Ukraine", "on the Ukrainian border"."""
        start, end = self._sentence(span)
        found = [(m.span, m.actor.id) for m in self._mentions] + [(place.span, place.country) for place in self._places if place.country]
        return tuple(
            dict.fromkeys(
                id
                for words, id in found
                if start <= words.start < end
                and id not in own
                and (_BESIDE.search(self._text[start : words.start]) or _BORDER.match(self._text, words.end, end))
            )
        )

    def _sentence(self, span: Span) -> tuple[int, int]:
        """Where the sentence of some words begins and ends, about."""
        first, last = max(0, span.start - _LONGEST), span.end + _LONGEST
        begins = [match.end() for match in _SENTENCE_END.finditer(self._text, first, span.start)]
        ends = _SENTENCE_END.search(self._text, span.end, last)
        return begins[-1] if begins else first, ends.start() if ends else min(last, len(self._text))
