"""Prove that what a desk keeps is whole: every span equals its text, parts cover their article, nothing was altered."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Row, select, text
from sqlalchemy.exc import DBAPIError

from hearsay.articles.article import Article
from hearsay.records import Part
from hearsay.store.columns import columns_of, spans_in
from hearsay.store.database import Database
from hearsay.store.find import RECORD
from hearsay.store.schema import WORD_TABLES, articles, records
from hearsay.store.shelf import article_of_row, seal_of


def problems(database: Database) -> Iterator[str]:
    """Everything that is wrong with the desk, one line each; nothing where all is well. All versions of all articles are looked at."""
    with database.reading() as connection:
        yield from (f"the file: {row[0]}" for row in connection.execute(text("PRAGMA integrity_check")) if row[0] != "ok")
        yield from (f"the file: a row of {row[0]} belongs to no article" for row in connection.execute(text("PRAGMA foreign_key_check")))
        for stored in connection.execute(select(articles).order_by(articles.c.doc, articles.c.version).execution_options(yield_per=16)):
            article = article_of_row(connection, stored)
            kept = list(connection.execute(select(records).where(records.c.article == stored.key).order_by(records.c.position)))
            where = stored.doc if stored.version == 1 else f"{stored.doc} (version {stored.version})"
            yield from (f"{where}: {problem}" for problem in _article_problems(article, stored, kept))
        yield from _index_problems(connection)


def _article_problems(article: Article, stored: Row[Any], kept: Sequence[Row[Any]]) -> Iterator[str]:
    if article.sha256 != stored.sha256:
        yield "the text is not the text that was read (its sha256 differs)"
    yield from _part_problems(article.parts, len(article.text))
    if seal_of(stored.sha256, [row.json for row in kept]) != stored.seal:
        yield "records were added, taken away or altered since they were read (the seal is broken)"
    for row in kept:
        yield from (f"{row.id}: {problem}" for problem in _record_problems(row, article))


def _part_problems(found: Sequence[Part], length: int) -> Iterator[str]:
    at = 0
    for part in found:
        if part.start != at or part.end <= part.start:
            yield f"the parts of the page leave a gap or overlap at character {at}"
            return
        at = part.end
    if at != length:
        yield f"the parts of the page end at character {at} of {length}"


def _record_problems(row: Row[Any], article: Article) -> Iterator[str]:
    try:
        RECORD.validate_json(row.json)
    except ValidationError as error:
        first = error.errors()[0]
        yield f"not a record of the published form ({'.'.join(map(str, first['loc']))}: {first['msg']})"
        return
    record = json.loads(row.json)
    if record["doc"] != article.doc:
        yield f"says that it belongs to {record['doc']}"
    for span in spans_in(record):
        if not 0 <= span["start"] < span["end"] <= len(article.text):
            yield f"characters {span['start']} to {span['end']} are outside the article"
        elif (stands := article.text[span["start"] : span["end"]]) != span["text"]:
            yield f"characters {span['start']} to {span['end']} are {stands!r}, not {span['text']!r}"
    if record["type"] == "document":
        yield from _document_problems(record, article)
    for name, value in columns_of(record, article.published).items():
        if getattr(row, name) != value:
            yield f"the column {name} says {getattr(row, name)!r}, the record {value!r}"


def _document_problems(record: dict[str, Any], article: Article) -> Iterator[str]:
    expected = json.loads(article.record().model_dump_json(by_alias=True))
    for name, value in record.items():
        if name not in ("id", "contradicting_day") and expected.get(name) != value:
            yield f"{name} is not what the desk says of the article"


def _index_problems(connection: Connection) -> Iterator[str]:
    """SQLite words this check as an insert, so that it is left out where the desk may not be written."""
    for table in WORD_TABLES:
        try:
            connection.execute(text(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)"))
        except DBAPIError as error:
            if "readonly" not in str(error.orig):
                yield f"the word index {table} does not fit the texts"
