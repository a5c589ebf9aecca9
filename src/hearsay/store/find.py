"""Find in a desk: articles by their words, statements and figures by what they bear on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, bindparam, text

from hearsay.errors import NotFound
from hearsay.records import Actor, Event, Figure, Record, Statement
from hearsay.store.columns import sentence_around
from hearsay.store.database import Database

RECORD: TypeAdapter[Record] = TypeAdapter(Record)

UNSAID = re.compile('["\x00\ud800-\udfff]')
"""Characters that cannot be asked for."""

TERM = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True)
class Hit:
    """An article that holds the words: ``excerpt`` is a stretch of it, ``marks`` the (start, end) of the words found in the excerpt."""

    doc: str
    title: str | None
    outlet: str | None
    published: str | None
    excerpt: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Finding:
    """A statement, figure or event that bears on a question, with its place in time and the sentence it stands in. ``statement`` is the
    one in which an event is told."""

    record: Statement | Figure | Event
    day: str | None
    outlet: str | None
    title: str | None
    sentence: str
    statement: Statement | None = None


def search(database: Database, words: str, limit: int = 20) -> list[Hit]:
    """The articles that hold all the words (or one "phrase in quotation marks"), the best first. Raises NotFound for no words."""
    query = text(
        """
        SELECT a.doc, a.title, a.outlet, a.published,
               snippet(article_words, 1, char(2), char(3), ' … ', 24) AS excerpt
        FROM article_words JOIN articles AS a ON a.key = article_words.rowid
        WHERE article_words MATCH :terms AND a.key IN (SELECT max(key) FROM articles GROUP BY doc)
        ORDER BY bm25(article_words, 4.0, 1.0), a.doc LIMIT :limit
        """
    )
    with database.reading() as connection:
        rows = connection.execute(query, {"terms": _terms(words, " AND "), "limit": limit})
        return [Hit(row.doc, row.title, row.outlet, row.published, *_unmarked(row.excerpt)) for row in rows]


def ask(database: Database, words: str, limit: int = 40) -> list[Finding]:
    """The statements, figures and events that bear on the words, oldest first: those that hold all of them, or else those that hold the
    most telling ones. Raises NotFound for no words."""
    with database.reading() as connection:
        for glue in (" AND ", " OR "):
            rows = _bearing(connection, _terms(words, glue), limit)
            if rows:
                break
        found = [_finding(connection, row) for row in rows]
    return sorted(found, key=lambda finding: (finding.day is None, finding.day or "", finding.record.doc))


def _bearing(connection: Connection, terms: str, limit: int) -> list[Row[Any]]:
    query = text(
        """
        SELECT r.json, r.article, r.day, r.start, r.end, a.outlet, a.title, a.text
        FROM record_words JOIN records AS r ON r.key = record_words.rowid JOIN articles AS a ON a.key = r.article
        WHERE record_words MATCH :terms AND a.key IN (SELECT max(key) FROM articles GROUP BY doc)
        ORDER BY bm25(record_words), a.doc, r.position LIMIT :limit
        """
    ).bindparams(bindparam("terms", terms), bindparam("limit", limit))
    return list(connection.execute(query))


def _finding(connection: Connection, row: Row[Any]) -> Finding:
    record = RECORD.validate_json(row.json)
    assert isinstance(record, Statement | Figure | Event)
    start, end = sentence_around(row.text, row.start, row.end)
    told = _statement(connection, row.article, record.statement) if isinstance(record, Event) and record.statement else None
    return Finding(record, row.day, row.outlet, row.title, " ".join(row.text[start:end].split()), told)


def _statement(connection: Connection, article: int, id: str) -> Statement | None:
    line = connection.scalar(text("SELECT json FROM records WHERE article = :article AND id = :id"), {"article": article, "id": id})
    found = RECORD.validate_json(line) if line else None
    return found if isinstance(found, Statement) else None


def actors(database: Database) -> list[Actor]:
    """Everybody whom the records of the newest versions name, in order of their ids."""
    query = text(
        """
        SELECT r.actor, r.json FROM records AS r
        WHERE r.actor IS NOT NULL AND r.article IN (SELECT max(key) FROM articles GROUP BY doc) GROUP BY r.actor ORDER BY r.actor
        """
    )
    with database.reading() as connection:
        return [_actor(row.actor, json.loads(row.json)) for row in connection.execute(query)]


def _actor(id: str, record: dict[str, Any]) -> Actor:
    """The actor in the column of a record (see columns_of), as the record has it."""
    among = record["source"] if record["type"] == "event" else [record.get(name) for name in ("speaker", "said_by", "actor")]
    return next(Actor.model_validate(found) for found in among if found and found["id"] == id)


def naming(database: Database, actor_id: str) -> Iterator[tuple[Record, str | None, str | None]]:
    """The records of the newest versions that name an actor anywhere, oldest first, each with its day and outlet."""
    query = text(
        """
        SELECT r.json, r.day, a.outlet FROM records AS r JOIN articles AS a ON a.key = r.article
        WHERE instr(r.json, :id) > 0 AND a.key IN (SELECT max(key) FROM articles GROUP BY doc)
        ORDER BY r.day IS NULL, r.day, a.doc, r.position
        """
    )
    with database.reading() as connection:
        for row in connection.execute(query, {"id": f'"id":{json.dumps(actor_id, ensure_ascii=False)}'}):
            yield RECORD.validate_json(row.json), row.day, row.outlet


def _terms(words: str, glue: str) -> str:
    """The words as SQLite's full-text search wants them: each quoted, so that none is read as an operator; ``word*`` is a beginning."""
    found = []
    for phrase, word in TERM.findall(words):
        term = UNSAID.sub(" ", phrase or word)
        if any(character.isalnum() for character in term):
            found.append(f'"{term.rstrip("*")}"' + ("*" if word.endswith("*") else ""))
    if not found:
        raise NotFound(f"{words!r}: expected words to look for, found none")
    return glue.join(found)


def _unmarked(excerpt: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The excerpt in one line without the marks that SQLite put around the words found, and where they stood."""
    clean, marks, open_at = "", [], 0
    for piece in re.split(r"([\x02\x03])", re.sub(r"\s+", " ", excerpt)):
        if piece == "\x02":
            open_at = len(clean)
        elif piece == "\x03":
            marks.append((open_at, len(clean)))
        else:
            clean += piece
    return clean, tuple(marks)


def parsed(lines: Iterator[str]) -> Iterator[Record]:
    """Records from their lines of JSON."""
    return (RECORD.validate_json(line) for line in lines)
