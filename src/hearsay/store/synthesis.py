"""What each article contributes to claims, series and positions, and what was found: kept, so that only what is new is looked at.

Digests in the table ``desk`` tell whether it still holds: ``items`` that of the rules by which the contributions were made, one for each
kind of rows that of these rules and all articles.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import delete, insert, select

from hearsay.store.comparing import note
from hearsay.store.database import Database
from hearsay.store.schema import articles, items, readings, synthesis
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


def kept(database: Database, kind: str, wanted: str) -> list[str] | None:
    """The rows of one kind as lines of JSON; None where they were not made from what the stamp ``wanted`` stands for."""
    if database.notes().get(kind) != wanted:
        return None
    with database.reading() as connection:
        return list(connection.scalars(select(synthesis.c.json).where(synthesis.c.kind == kind).order_by(synthesis.c.position)))


def keep(database: Database, kind: str, made_from: str, lines: Sequence[str]) -> None:
    """Keep the rows of one kind in the place of all that were kept before."""
    rows = [{"kind": kind, "position": position, "id": json.loads(line)["id"], "json": line} for position, line in enumerate(lines)]
    with database.writing() as connection:
        connection.execute(delete(synthesis).where(synthesis.c.kind == kind))
        if rows:
            connection.execute(insert(synthesis), rows)
        note(connection, kind, made_from)


def reading(database: Database, name: str) -> str | None:
    """What was kept as the reading of this name, if anything."""
    with database.reading() as connection:
        return connection.scalar(select(readings.c.json).where(readings.c.name == name))


def keep_reading(database: Database, name: str, line: str) -> None:
    """Keep a reading in the place of the one before."""
    with database.writing() as connection:
        connection.execute(insert(readings).prefix_with("OR REPLACE").values(name=name, json=line))
