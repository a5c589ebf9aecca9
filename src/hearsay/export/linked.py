"""What the exports for other programs share: JSON, addresses and ids that stay the same on every run, passages."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import IO, Any, NamedTuple
from urllib.parse import quote
from uuid import UUID, uuid5

from hearsay.articles.article import Article
from hearsay.compare.corpus import Corpus
from hearsay.compare.days import when
from hearsay.compare.series import spread, thing_named
from hearsay.records import Claim, ClaimMember, Document, Event, Figure, Position, Record, Series, SeriesPoint, Statement
from hearsay.store.columns import sentence_around
from hearsay.wording import bounds, one_line

NAMESPACE = UUID("f11bf882-53f4-413c-8cad-20af503ff56c")
"""Of all UUIDs (version 5) that hearsay makes. STIX forbids its own namespace for what is no cyber observable."""

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


_NO_RECORDS: tuple[None, Iterator[Record]] = (None, iter(()))


def as_json(value: Any) -> str:
    """One line of JSON. Raises ValueError for what JSON does not have (NaN)."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def write_items(out: IO[str], head: str, items: Iterable[Any], tail: str) -> None:
    """Write items as a JSON array, one a line, between what comes before and after it."""
    out.write(head)
    between = "\n"
    for item in items:
        out.write(between + as_json(item))
        between = ",\n"
    out.write("\n" + tail)


def without_nothing(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def stable_uuid(*key: str) -> str:
    """A UUID that is made from words, the same on every run."""
    return str(uuid5(NAMESPACE, json.dumps(key)))


def urn(kind: str, *names: str) -> str:
    """An identifier of something that has no address on the web: ``urn:x-hearsay:article:ledger-1``."""
    return ":".join(["urn:x-hearsay", kind, *(quote(name, safe="") for name in names)])


def web_address(document: Document | Article) -> str | None:
    """Where the article stands on the web; None where no address is known, or what is known is none."""
    return document.uri if document.uri and WEB_ADDRESS.fullmatch(document.uri) else None


def iri(document: Document | Article) -> str:
    """What names the article everywhere: its address, or a urn with the id that the desk knows it by."""
    return web_address(document) or urn("article", document.doc)


def with_records(articles: Iterable[Article], records: Iterable[Record]) -> Iterator[tuple[Article, list[Record]]]:
    """Each article with its records, the document among them though it was not kept (records that were made elsewhere).

    Both come in order of the articles' ids; one article is in memory at a time.
    """
    groups = groupby(records, key=lambda record: record.doc)
    doc, group = next(groups, _NO_RECORDS)
    for article in articles:
        own: list[Record] = []
        if doc == article.doc:
            own = list(group)
            doc, group = next(groups, _NO_RECORDS)
        known = any(isinstance(record, Document) for record in own)
        yield article, own if known else [article.record(), *own]


Row = Claim | Series | Position
"""What is made from the records of all articles."""


def records_of(row: Row) -> list[str]:
    """The ids of the records that a row is made of."""
    match row:
        case Claim():
            return [member.record for member in row.members]
        case Series():
            return [point.figure for point in row.points]
        case Position():
            answers = [answer.record for answer in row.answers]
            return [row.statement, *row.retellings, *answers, *([row.condition_met] if row.condition_met else [])]


class Passage(NamedTuple):
    """Where a record stands, and its words."""

    doc: str
    words: str


def passages(told: Iterable[tuple[Article, list[Record]]], wanted: Collection[str]) -> dict[str, Passage]:
    """The words of statements and the sentences of events and figures, of the records that are wanted (ids)."""
    found = {}
    for article, records in told:
        for record in records:
            if record.id not in wanted:
                continue
            if isinstance(record, Statement):
                found[record.id] = Passage(record.doc, " … ".join(one_line(span.text) for span in record.content))
            elif isinstance(record, Event | Figure):
                own = record.trigger if isinstance(record, Event) else record.span
                start, end = sentence_around(article.text, own.start, own.end)
                found[record.id] = Passage(record.doc, one_line(article.text[start:end]))
    return found


def words(member: ClaimMember, passages: Mapping[str, Passage]) -> str | None:
    """What a member says: its sentence, or the words of its record."""
    if member.span:
        return member.span.text
    return passages[member.record].words if member.record in passages else None


def docs_of(row: Row, passages: Mapping[str, Passage]) -> list[str]:
    """The articles that a row stands in."""
    match row:
        case Claim():
            found = {member.doc for member in row.members}
        case Series():
            found = {point.doc for point in row.points}
        case Position():
            found = {row.doc, *(passages[record].doc for record in row.retellings if record in passages)}
    return sorted(found)


def series_lines(series: Series, corpus: Corpus) -> list[str]:
    """A series in words: what is counted, then every number with its day, source and outlet, then what does not agree."""
    points = dict.fromkeys(_point(point, corpus) for point in series.points)
    conflicts = [f"do not agree: {conflict.why}" for conflict in series.conflicts]
    return [f"{thing_named(series)}: {spread(series.points)}", *points, *conflicts]


def _point(point: SeriesPoint, corpus: Corpus) -> str:
    outlet = corpus.outlet(point.doc)
    told = f"{when(point.as_of)}: {bounds(point.low, point.high, incremental=point.incremental)}, {point.origin.name}"
    more = ["" if outlet == point.origin.name else f"in {outlet}"]
    more += ["out of date" if point.stale else "", "changed by a copy" if point.changed_from else ""]
    return ", ".join([told, *filter(None, more)])


def position_told(position: Position) -> str:
    """The words of a position and what became of its condition."""
    said = one_line(" … ".join(span.text for span in position.content))
    condition = f"; condition: “{one_line(position.condition.text)}”" if position.condition else ""
    met = f", reported as met ({position.condition_met})" if position.condition_met else ", not reported as met" if condition else ""
    return f"“{said}”{condition}{met}"
