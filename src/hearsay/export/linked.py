"""What the exports for other programs share: JSON, addresses and ids that stay the same on every run, passages."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import IO, Any
from urllib.parse import quote
from uuid import UUID, uuid5

from hearsay.articles.article import Article
from hearsay.records import ClaimMember, Document, Event, Record, Statement
from hearsay.store.columns import sentence_around

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


def passages(told: Iterable[tuple[Article, list[Record]]], wanted: Collection[str]) -> dict[str, str]:
    """The words of statements and the sentences of events, of the records that are wanted (ids)."""
    found = {}
    for article, records in told:
        for record in records:
            if record.id not in wanted:
                continue
            if isinstance(record, Statement):
                found[record.id] = " … ".join(_one_line(span.text) for span in record.content)
            elif isinstance(record, Event):
                start, end = sentence_around(article.text, record.trigger.start, record.trigger.end)
                found[record.id] = _one_line(article.text[start:end])
    return found


def _one_line(text: str) -> str:
    return " ".join(text.split())


def words(member: ClaimMember, passages: Mapping[str, str]) -> str | None:
    """What a member says: its sentence, or the words of its record."""
    return member.span.text if member.span else passages.get(member.record)
