"""What each article contributes to claims, series and positions, and what was found: kept, so that only what is new is looked at.

Digests in the table ``desk`` tell whether it still holds: ``items`` that of the rules by which the contributions were made, one for each
kind of rows that of these rules and all articles.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select

from hearsay.store.comparing import note
from hearsay.store.database import Database
from hearsay.store.schema import articles, items, readings, states, synthesis
from hearsay.store.shelf import NEWEST

SEEN = "document"
"""The kind of item that every article has that was looked at."""


class Contributed(NamedTuple):
    """What an article contributes, as lines of JSON by kind. ``seal`` is that of the article's row (see ``hearsay.store.shelf``)."""

    doc: str
    seal: str
    items: Mapping[str, Sequence[str]]


def waiting(database: Database, rules: str) -> list[tuple[str, str]]:
    """The ids and seals of the articles whose contributions were not made yet by these rules, in order of their ids."""
    wanted = select(articles.c.doc, articles.c.seal).where(articles.c.key.in_(NEWEST)).order_by(articles.c.doc)
    if database.notes().get("items") == rules:
        wanted = wanted.where(articles.c.key.not_in(select(items.c.article).where(items.c.kind == SEEN)))
    with database.reading() as connection:
        return [(row.doc, row.seal) for row in connection.execute(wanted)]


def keep_items(database: Database, rules: str, found: Sequence[Contributed]) -> None:
    """Keep what articles contribute; what was made by other rules goes."""
    known = select(articles.c.doc, articles.c.key, articles.c.seal).where(articles.c.key.in_(NEWEST))
    with database.writing() as connection:
        if database.notes().get("items") != rules:
            connection.execute(delete(items))
            note(connection, "items", rules)
        # Another process may have read an article again in the meantime.
        keys = {(row.doc, row.seal): row.key for row in connection.execute(known.where(articles.c.doc.in_([own.doc for own in found])))}
        rows: list[dict[str, Any]] = [
            {"article": key, "kind": kind, "position": position, "json": line}
            for own in found
            if (key := keys.get((own.doc, own.seal))) is not None
            for kind, lines in own.items.items()
            for position, line in enumerate(lines)
        ]
        if rows:
            connection.execute(insert(items).prefix_with("OR REPLACE"), rows)


def item_lines(database: Database, kind: str) -> Iterator[str]:
    """What the newest versions of all articles contribute of one kind, in order of the articles' ids."""
    wanted = select(items.c.json).join(articles, articles.c.key == items.c.article)
    wanted = wanted.where(items.c.kind == kind, articles.c.key.in_(NEWEST)).order_by(articles.c.doc, items.c.position)
    with database.reading() as connection:
        yield from connection.scalars(wanted.execution_options(yield_per=1000))


def item_lines_of(connection: Connection, kind: str, articles: Iterable[int]) -> Iterator[tuple[int, int, str]]:
    """What some articles (keys) contribute of one kind: article, position, line of JSON."""
    run = _run(connection)
    for key in articles:
        wanted = "SELECT position, json FROM items WHERE article = ? AND kind = ? ORDER BY position"
        yield from ((key, position, line) for position, line in run(wanted, (key, kind)))


def all_item_lines(connection: Connection, kind: str) -> Iterator[tuple[int, int, str]]:
    """What all articles, old versions too, contribute of one kind: article, position, line of JSON."""
    yield from _run(connection)("SELECT article, position, json FROM items WHERE kind = ? ORDER BY article, position", (kind,))


def item_line(connection: Connection, kind: str, article: int, position: int) -> str:
    """One item of an article (key)."""
    wanted = "SELECT json FROM items WHERE article = ? AND kind = ? AND position = ?"
    line: str = _run(connection)(wanted, (article, kind, position)).fetchone()[0]
    return line


def version_of(connection: Connection) -> int:
    """A number that is another when another connection has written to the desk since."""
    version: int = _run(connection)("PRAGMA data_version").fetchone()[0]
    return version


class Looked(NamedTuple):
    """An article that was looked at: the key of its row, a digest of its records and of what is known of it, its day and its outlet."""

    key: int
    digest: str
    published: str | None
    outlet: str | None


def newest_seals(connection: Connection) -> list[tuple[str, int, str]]:
    """The newest versions of all articles: id, key, seal (so much of it as tells it from others), in order of the ids."""
    wanted = "SELECT doc, max(key), substr(seal, 1, 16) FROM articles INDEXED BY articles_by_doc GROUP BY doc ORDER BY doc"
    return [tuple(row) for row in _run(connection)(wanted)]


def looked_at(connection: Connection, article: int) -> tuple[str | None, str | None] | None:
    """The day and the outlet of an article (key); None where it waits to be looked at."""
    wanted = "SELECT json FROM items WHERE article = ? AND kind = ? AND position = 0"
    found = _run(connection)(wanted, (article, SEEN)).fetchone()
    if found is None:
        return None
    document = json.loads(found[0])
    return document["published"], document["outlet"]


_MANY = 500
"""Articles from which on all are gone through, which is faster than asking for each."""


def named_in(connection: Connection, kind: str, articles: Collection[int]) -> Iterator[tuple[int, str, str]]:
    """Article (key), name and JSON of the items of one kind that have names, of some articles."""
    if len(articles) > _MANY:
        wanted = "SELECT article, json_extract(json, '$.name'), json FROM items WHERE kind = ? ORDER BY article, position"
        yield from (row for row in _run(connection)(wanted, (kind,)) if row[0] in articles)
        return
    for key, _, line in item_lines_of(connection, kind, articles):
        yield key, json.loads(line)["name"], line


class Row(NamedTuple):
    """A row as a line of JSON. Rows of a kind are told in order of ``place``, which no two share."""

    id: str
    place: str
    line: str


class Rows:
    """The rows of one kind, in a transaction of the caller's."""

    def __init__(self, connection: Connection, kind: str) -> None:
        self._connection = connection
        self._kind = kind

    def lines(self) -> list[str]:
        """All rows, in order."""
        wanted = "SELECT json FROM synthesis WHERE kind = ? ORDER BY place"
        return [line for (line,) in _run(self._connection)(wanted, (self._kind,))]

    def places(self) -> list[str]:
        """The places of all rows, in order."""
        wanted = "SELECT place FROM synthesis INDEXED BY synthesis_by_place WHERE kind = ? ORDER BY place"
        return [place for (place,) in _run(self._connection)(wanted, (self._kind,))]

    def line(self, id: str) -> str:
        """One row."""
        wanted = "SELECT json FROM synthesis WHERE kind = ? AND id = ?"
        line: str = _run(self._connection)(wanted, (self._kind, id)).fetchone()[0]
        return line

    def replace(self, changed: Iterable[Row], gone: Iterable[str] = ()) -> None:
        """Put rows in the place of those with their ids, after the rows with the ids ``gone`` were taken away."""
        _many(self._connection)("DELETE FROM synthesis WHERE kind = ? AND id = ?", [(self._kind, id) for id in gone])
        wanted = "INSERT OR REPLACE INTO synthesis (kind, id, place, json) VALUES (?, ?, ?, ?)"
        _many(self._connection)(wanted, [(self._kind, *row) for row in changed])

    def clear(self) -> None:
        """Take all rows away."""
        self._connection.execute(delete(synthesis).where(synthesis.c.kind == self._kind))


class States:
    """How the rows of one kind come about: blobs by part and number, in a transaction of the caller's."""

    def __init__(self, connection: Connection, kind: str) -> None:
        self._connection = connection
        self._kind = kind

    def get(self, part: str, numbers: Iterable[int] | None = None) -> dict[int, bytes]:
        """The blobs of a part, or those of its blobs with these numbers that there are."""
        run = _run(self._connection)
        if numbers is None:
            return dict(run("SELECT number, value FROM states WHERE kind = ? AND part = ? ORDER BY number", (self._kind, part)))
        wanted = "SELECT value FROM states WHERE kind = ? AND part = ? AND number = ?"
        found = ((number, run(wanted, (self._kind, part, number)).fetchone()) for number in numbers)
        return {number: row[0] for number, row in found if row is not None}

    def put(self, part: str, values: Mapping[int, bytes]) -> None:
        """Keep blobs in the place of those with their numbers."""
        wanted = "INSERT OR REPLACE INTO states (kind, part, number, value) VALUES (?, ?, ?, ?)"
        _many(self._connection)(wanted, [(self._kind, part, number, value) for number, value in values.items()])

    def drop(self, part: str, numbers: Iterable[int]) -> None:
        """Take blobs away."""
        wanted = "DELETE FROM states WHERE kind = ? AND part = ? AND number = ?"
        _many(self._connection)(wanted, [(self._kind, part, number) for number in numbers])

    def clear(self) -> None:
        """Take all blobs of the kind away."""
        self._connection.execute(delete(states).where(states.c.kind == self._kind))


def _run(connection: Connection) -> Any:
    """The driver's own ``execute``: articles, blobs and rows are asked for by the thousand."""
    driver = connection.connection.driver_connection
    assert driver is not None
    return driver.execute


def _many(connection: Connection) -> Any:
    driver = connection.connection.driver_connection
    assert driver is not None
    return driver.executemany


def reading(database: Database, name: str) -> str | None:
    """What was kept as the reading of this name, if anything."""
    with database.reading() as connection:
        return connection.scalar(select(readings.c.json).where(readings.c.name == name))


def keep_reading(database: Database, name: str, line: str) -> None:
    """Keep a reading in the place of the one before."""
    with database.writing() as connection:
        connection.execute(insert(readings).prefix_with("OR REPLACE").values(name=name, json=line))
