"""What the exports of events share: the records of one article together, days, and pairs of actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby, product

from pydantic import TypeAdapter

from hearsay.compare.locations import locate
from hearsay.records import TOLD_AS_DONE, Actor, Document, Event, Figure, Mention, Place, Record, Statement

RECORD: TypeAdapter[Record] = TypeAdapter(Record)


NOT_NEEDED = ('{"type":"mention"', '{"type":"date"')
"""Beginnings of the lines of records that no export of events reads."""

NO_TABS = str.maketrans(dict.fromkeys("\t\r\n", " "))

BETWEEN = "; "
"""Between several values in one cell."""


@dataclass
class ArticleRecords:
    """The records of one article; ``places`` are those of statements, figures and events, by the record's id."""

    document: Document
    statements: dict[str, Statement] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    places: Mapping[str, Place] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)

    def tellers(self, tellings: Iterable[Event]) -> list[Actor]:
        """Who tells of an event: the speakers of the statements it is told in, and through whom these came to the outlet; nobody where
        the article tells it."""
        found = [self.statements[event.statement] for event in tellings if event.statement in self.statements]
        actors = [actor for statement in found for actor in (statement.speaker, *statement.chain) if actor is not None]
        return list({actor.id: actor for actor in actors}.values())

    @property
    def address(self) -> str:
        """Where the article stands: its address, or the id that the desk knows it by."""
        return self.document.uri or self.document.doc


def by_article(lines: Iterable[str]) -> Iterator[ArticleRecords]:
    """The records of each article together, from lines of JSON that come article by article. One article is in memory at a time."""
    return grouped(RECORD.validate_json(line) for line in lines if not line.startswith(NOT_NEEDED))


def grouped(records: Iterable[Record]) -> Iterator[ArticleRecords]:
    """The same from records."""
    for _, group in groupby(records, key=lambda record: record.doc):
        same = list(group)
        document = next((record for record in same if isinstance(record, Document)), None)
        if document is None:
            continue
        yield ArticleRecords(
            document,
            {record.id: record for record in same if isinstance(record, Statement)},
            {record.id: record for record in same if isinstance(record, Figure)},
            [record for record in same if isinstance(record, Event)],
            locate(record for record in same if not isinstance(record, Mention)),
            [record for record in same if isinstance(record, Mention)],
        )


class LeftOut:
    """What was left out of an export: why, and how many of each sort."""

    def __init__(self) -> None:
        self.reasons: dict[str, Counter[str]] = {}

    def count(self, reason: str, sort: str) -> None:
        """One more record of a sort ("denied", "events") that is left out for a reason."""
        self.reasons.setdefault(reason, Counter())[sort] += 1

    def __iter__(self) -> Iterator[str]:
        for reason, counts in self.reasons.items():
            sorts = ", ".join(
                f"{count:,} {sort.removesuffix('s') if count == 1 else sort}"
                for sort, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
            )
            yield f"{reason}: {sorts}"


@dataclass(frozen=True)
class Told:
    """One event of an article with all its tellings. ``event`` is the first, with what only the others tell: mode, time, place, figures."""

    event: Event
    tellings: tuple[Event, ...]
    place: Place | None

    @property
    def times(self) -> int:
        """How often the article tells or takes up the event."""
        return sum(1 + len(telling.mentions) for telling in self.tellings)


def told_events(article: ArticleRecords, all_factuality: bool, left_out: LeftOut) -> list[Told]:
    """The events of an article that took place or are going on, or all, each once for each factuality that it is told with."""
    found: dict[tuple[str, str], list[Event]] = {}
    for event in article.events:
        if all_factuality or event.factuality in TOLD_AS_DONE:
            found.setdefault((event.same_as or event.id, event.factuality), []).append(event)
        else:
            left_out.count("events that are not told as having taken place (--all-factuality keeps them)", event.factuality)
    return [_told(tellings, article) for tellings in found.values()]


def _told(tellings: list[Event], article: ArticleRecords) -> Told:
    first = tellings[0]
    whole = first.model_copy(
        update={
            name: next((value for telling in tellings if (value := getattr(telling, name))), getattr(first, name))
            for name in ("mode", "time", "place", "source", "target")
        }
        | {"figures": list(dict.fromkeys(figure for telling in tellings for figure in telling.figures))}
    )
    places = (article.places.get(telling.id) for telling in tellings)
    return Told(whole, tuple(tellings), next((place for place in places if place is not None), None))


def pairs(event: Event) -> Iterator[tuple[Actor | None, Actor | None]]:
    """Each source with each target that is not itself; None where there is none."""
    nobody: list[Actor | None] = [None]
    for source, target in product(event.source or nobody, event.target or nobody):
        if source is None or source != target:
            yield source, target


def days_of(value: str | None) -> tuple[date, date] | None:
    """First and last day of a calendar value: a day, month, year, or an interval of these; None where it is none of them."""
    if not value:
        return None
    first, _, last = value.partition("/")
    try:
        begin, end = _period(first), _period(last or first)
    except ValueError:
        return None
    return begin[0], end[1]


def _period(value: str) -> tuple[date, date]:
    numbers = [int(part) for part in value.split("-")]
    if len(numbers) == 3:
        day = date(*numbers)
        return day, day
    if len(numbers) == 2:
        year, month = numbers
        after = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), after - timedelta(days=1)
    return date(numbers[0], 1, 1), date(numbers[0], 12, 31)


def day_of(event: Event) -> date | None:
    """The day of an event, where the text tells it to the day."""
    days = days_of(event.time.value if event.time else None)
    return days[0] if days and days[0] == days[1] else None


def cell(value: object) -> str:
    """A value as a cell between tabs; empty for None."""
    return "" if value is None else str(value).translate(NO_TABS)
