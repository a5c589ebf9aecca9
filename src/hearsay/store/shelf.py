"""Articles and their records in the desk: put in, taken out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, Row, ScalarSelect, Select, delete, func, insert, select, text, update

from hearsay.articles.article import Article
from hearsay.errors import InputError, NotFound
from hearsay.records import Part
from hearsay.store.columns import columns_of, words_of
from hearsay.store.database import Database
from hearsay.store.schema import articles, items, parts, prints, records

Outcome = Literal["new", "changed", "again", "unchanged"]
"""What became of an article that was read: it is new, a new version of one, read again on demand, or already here as it is."""

NEWEST = select(func.max(articles.c.key)).group_by(articles.c.doc).scalar_subquery()
"""The keys of the versions that count."""


def newest(doc: str | None) -> ScalarSelect[Any]:
    """The keys of the versions that count, or the one of one article, without going through all."""
    return NEWEST if doc is None else select(func.max(articles.c.key)).where(articles.c.doc == doc).scalar_subquery()


def seal_of(sha256: str, lines: Sequence[str]) -> str:
    """The digest of an article's text (by its sha256) and its records: whoever changes either afterwards breaks it."""
    digest = hashlib.sha256(sha256.encode())
    for line in lines:
        digest.update(b"\n" + line.encode())
    return digest.hexdigest()


def is_known(database: Database, article: Article) -> bool:
    """Whether the newest version of this article already has this text."""
    with database.reading() as connection:
        row = _newest(connection, article.doc)
        return row is not None and row.sha256 == article.sha256


def keep(database: Database, article: Article, lines: Sequence[str], *, again: bool = False) -> Outcome:
    """Keep an article with its records (lines of JSON), whole or not at all.

    An article whose newest version has the same text stays as it is, unless its records are wanted ``again``; one with another text
    becomes a new version, and the old one stays. Raises InputError where two records have one id.
    """
    with database.writing() as connection:
        newest = _newest(connection, article.doc)
        if newest is None or newest.sha256 != article.sha256:
            _put(connection, article, lines, version=newest.version + 1 if newest else 1)
            return "changed" if newest else "new"
        if not again or newest.seal == seal_of(article.sha256, lines):
            return "unchanged"
        _take_away(connection, newest)
        _put(connection, article, lines, version=newest.version)
        return "again"


def _newest(connection: Connection, doc: str) -> Row[*tuple[Any, ...]] | None:
    wanted: Select[*tuple[Any, ...]] = select(
        articles.c.key, articles.c.version, articles.c.sha256, articles.c.seal, articles.c.title, articles.c.text
    )
    return connection.execute(wanted.where(articles.c.doc == doc).order_by(articles.c.version.desc()).limit(1)).first()


def _put(connection: Connection, article: Article, lines: Sequence[str], version: int) -> None:
    row = {name: getattr(article, name) for name in ("doc", "uri", "title", "byline", "outlet", "published", "published_from", "language")}
    row |= {"version": version, "sha256": article.sha256, "seal": seal_of(article.sha256, lines), "text": article.text}
    key: int = connection.execute(insert(articles).values(row).returning(articles.c.key)).scalar_one()
    connection.execute(
        text("INSERT INTO article_words (rowid, title, text) VALUES (:key, :title, :text)"),
        {"key": key, "title": article.title, "text": article.text},
    )
    if article.parts:
        connection.execute(insert(parts), [{"article": key, "position": i, **part.model_dump()} for i, part in enumerate(article.parts)])
    _put_records(connection, key, article, lines)


def _put_records(connection: Connection, key: int, article: Article, lines: Sequence[str]) -> None:
    first = (connection.scalar(select(func.max(records.c.key))) or 0) + 1
    rows, words = [], []
    for position, line in enumerate(lines):
        record = json.loads(line)
        place = {"key": first + position, "article": key, "position": position, "json": line}
        rows.append(place | columns_of(record, article.published))
        if found := words_of(record, article):
            words.append({"key": first + position, "words": found})
    if len({row["id"] for row in rows}) < len(rows):
        raise InputError(article.doc, "an error of hearsay itself (two records have one id); please report it")
    if rows:
        connection.execute(insert(records), rows)
    if words:
        connection.execute(text("INSERT INTO record_words (rowid, words) VALUES (:key, :words)"), words)


def _take_away(connection: Connection, old: Row[Any]) -> None:
    connection.execute(text("DELETE FROM record_words WHERE rowid IN (SELECT key FROM records WHERE article = :key)"), {"key": old.key})
    connection.execute(
        text("INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', :key, :title, :text)"),
        {"key": old.key, "title": old.title, "text": old.text},
    )
    # The next article may get the same key; the fingerprint waits until what was found by it is taken away.
    connection.execute(update(prints).where(prints.c.article == old.key).values(article=-old.key))
    for table in (records, parts, items):
        connection.execute(delete(table).where(table.c.article == old.key))
    connection.execute(delete(articles).where(articles.c.key == old.key))


def count_articles(database: Database) -> int:
    """How many articles there are, each counted once whatever its versions."""
    with database.reading() as connection:
        return connection.scalar(select(func.count(articles.c.doc.distinct()))) or 0


def all_docs(database: Database) -> list[str]:
    """The ids of all articles, in order."""
    with database.reading() as connection:
        return list(connection.scalars(select(articles.c.doc).distinct().order_by(articles.c.doc)))


def stored_articles(database: Database, doc: str | None = None, version: int | None = None) -> Iterator[Article]:
    """The articles in order of their ids, in their newest version; or one article, in one version."""
    with database.reading() as connection:
        wanted = select(articles).order_by(articles.c.doc)
        wanted = wanted.where(articles.c.version == version if version else articles.c.key.in_(newest(doc)))
        if doc is not None:
            wanted = wanted.where(articles.c.doc == doc)
        for row in connection.execute(wanted.execution_options(yield_per=16)):
            yield article_of_row(connection, row)


def stored_article(database: Database, doc: str, version: int | None = None) -> Article:
    """One article, in its newest version or the one asked for. Raises NotFound."""
    for article in stored_articles(database, doc, version):
        return article
    which = f"version {version} of " if version else ""
    raise NotFound(f"{database.path}: there is no {which}article {doc!r} in this desk; `hearsay search` finds articles by their words")


def versions_of(database: Database, doc: str) -> list[int]:
    """The versions of an article that the desk keeps, oldest first."""
    with database.reading() as connection:
        return list(connection.scalars(select(articles.c.version).where(articles.c.doc == doc).order_by(articles.c.version)))


def article_of_row(connection: Connection, row: Row[Any]) -> Article:
    """The article of a row of the table ``articles``, with its parts."""
    driver = connection.connection.driver_connection  # articles are asked for by the thousand
    assert driver is not None
    found = driver.execute('SELECT kind, start, "end" FROM parts WHERE article = ? ORDER BY position', (row.key,))
    return Article(
        doc=row.doc,
        text=row.text,
        uri=row.uri,
        title=row.title,
        byline=row.byline,
        outlet=row.outlet,
        published=row.published,
        published_from=row.published_from,
        language=row.language,
        parts=[Part(kind=kind, start=start, end=end) for kind, start, end in found],
    )


def record_lines(
    database: Database, *, kind: str | None = None, doc: str | None = None, version: int | None = None, id: str | None = None
) -> Iterator[str]:
    """Records as lines of JSON, article by article and in the order of the text; of one type, one article or version, or one id."""
    wanted: Select[Any] = select(records.c.json).join(articles, articles.c.key == records.c.article)
    wanted = wanted.where(articles.c.version == version if version else articles.c.key.in_(newest(doc)))
    for column, value in ((records.c.type, kind), (articles.c.doc, doc), (records.c.id, id)):
        if value is not None:
            wanted = wanted.where(column == value)
    with database.reading() as connection:
        yield from connection.scalars(wanted.order_by(articles.c.doc, records.c.position).execution_options(yield_per=500))
