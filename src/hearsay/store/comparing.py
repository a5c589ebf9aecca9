"""What comparing needs of every article, and what it found: kept, so that only what is new is looked at.

Two digests in the table ``desk`` tell whether it still holds: ``prints`` of the rules that the fingerprints were made by, ``compared`` of
these and of all articles.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, delete, insert, select

from hearsay.articles.article import Article
from hearsay.compare.fingerprint import Fingerprint
from hearsay.compare.topics import Topic
from hearsay.store.database import Database
from hearsay.store.schema import about, articles, compared, prints
from hearsay.store.shelf import NEWEST, article_of_row, newest


@dataclass(frozen=True)
class Printed:
    """An article as comparing sees it. ``key`` and ``seal`` are those of its row, by which it is known again."""

    key: int
    seal: str
    fingerprint: Fingerprint
    topic: Topic


def stamp(database: Database, rules: str) -> str:
    """A digest of the rules and of everything about the articles that comparing depends on."""
    digest = hashlib.sha256(rules.encode())
    wanted = select(articles.c.doc, articles.c.seal, articles.c.published, articles.c.outlet)
    with database.reading() as connection:
        for row in connection.execute(wanted.where(articles.c.key.in_(NEWEST)).order_by(articles.c.doc)):
            digest.update(json.dumps(list(row)).encode())
    return digest.hexdigest()


def kept(database: Database, wanted: str) -> list[str] | None:
    """The copy and story records as lines of JSON; None where they were not made from what the stamp ``wanted`` stands for."""
    if database.notes().get("compared") != wanted:
        return None
    with database.reading() as connection:
        return list(connection.scalars(select(compared.c.json).order_by(compared.c.position)))


def keep(database: Database, made_from: str, lines: Sequence[str]) -> None:
    """Keep copy and story records in the place of all that were kept before."""
    rows = []
    for position, line in enumerate(lines):
        record = json.loads(line)
        rows.append({"position": position, "id": record["id"], "type": record["type"], "json": line})
    with database.writing() as connection:
        connection.execute(delete(compared))
        if rows:
            connection.execute(insert(compared), rows)
        note(connection, "compared", made_from)


def unprinted(database: Database, rules: str) -> list[str]:
    """The ids of the articles that have no fingerprint by these rules."""
    wanted = select(articles.c.doc).where(articles.c.key.in_(NEWEST)).order_by(articles.c.doc)
    if database.notes().get("prints") == rules:
        wanted = wanted.where(articles.c.key.not_in(select(prints.c.article)))
    with database.reading() as connection:
        return list(connection.scalars(wanted))


def article_to_print(database: Database, doc: str) -> tuple[int, str, Article]:
    """An article with the key and the seal of its row."""
    with database.reading() as connection:
        row = connection.execute(select(articles).where(articles.c.key.in_(newest(doc)))).one()
        return row.key, row.seal, article_of_row(connection, row)


def keep_prints(database: Database, rules: str, found: Iterable[Printed]) -> None:
    """Keep fingerprints made by these rules; those of other rules and of older versions go."""
    with database.writing() as connection:
        if database.notes().get("prints") != rules:
            connection.execute(delete(prints))
            note(connection, "prints", rules)
        connection.execute(delete(prints).where(prints.c.article.not_in(NEWEST)))
        # Another process may have read an article again in the meantime.
        here = {row.key: row.seal for row in connection.execute(select(articles.c.key, articles.c.seal))}
        rows = [_row(own) for own in found if here.get(own.key) == own.seal]
        if rows:
            connection.execute(insert(prints).prefix_with("OR REPLACE"), rows)


def stored_prints(database: Database, rules: str) -> Iterator[Printed]:
    """The fingerprints that are kept, made by these rules, in order of the articles' ids."""
    if database.notes().get("prints") != rules:
        return
    wanted = select(prints, articles.c.doc, articles.c.seal, articles.c.published, articles.c.outlet)
    wanted = wanted.join(articles, articles.c.key == prints.c.article).where(prints.c.article.in_(NEWEST)).order_by(articles.c.doc)
    with database.reading() as connection:
        yield from map(_printed, connection.execute(wanted.execution_options(yield_per=500)))


def note(connection: Connection, name: str, value: str) -> None:
    """Keep a note in the table ``desk``."""
    connection.execute(insert(about).prefix_with("OR REPLACE").values(name=name, value=value))


def _row(own: Printed) -> dict[str, Any]:
    made, about_what = own.fingerprint, own.topic
    arrays = {name: getattr(made, name).tobytes() for name in ("once", "at", "sounds", "sounds_at", "signature")}
    return arrays | {
        "article": own.key,
        "cyrillic": made.cyrillic,
        "size": made.size,
        "weight": made.weight,
        "loudness": made.loudness,
        "quotations": made.quotations.tobytes(),
        "terms": about_what.terms.tobytes(),
        "weights": about_what.weights.tobytes(),
        "names": json.dumps(about_what.names, ensure_ascii=False),
    }


def _printed(row: Row[Any]) -> Printed:
    made = Fingerprint(
        doc=row.doc,
        published=row.published,
        outlet=row.outlet,
        cyrillic=row.cyrillic,
        size=row.size,
        weight=row.weight,
        once=array("I", row.once),
        at=array("I", row.at),
        sounds=array("I", row.sounds),
        sounds_at=array("I", row.sounds_at),
        loudness=row.loudness,
        signature=np.frombuffer(row.signature, dtype=np.uint32),
        quotations=array("I", row.quotations),
    )
    topic = Topic(row.doc, row.published, array("I", row.terms), array("f", row.weights), tuple(json.loads(row.names)))
    return Printed(row.article, row.seal, made, topic)
