"""What comparing needs of every article, and what it found: kept, so that only what is new is looked at.

Two notes in the table ``desk`` tell whether it still holds: ``prints`` the rules that the fingerprints were made by, ``compared`` those
that the records were made by.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Connection, delete, func, insert, select, update

from hearsay.articles.article import Article
from hearsay.compare.fingerprint import Fingerprint
from hearsay.compare.topics import Topic
from hearsay.records import Comparison, Copy, Direction, Relation
from hearsay.store.database import Database
from hearsay.store.schema import about, articles, buckets, compared, families, leads, links, prints, rarity, stories
from hearsay.store.shelf import article_of_row, newest

FOUND = (buckets, links, families, stories, leads, rarity, compared)
"""The tables of what was found."""


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
    wanted = "SELECT max(key), doc, seal, published, outlet FROM articles INDEXED BY articles_by_doc GROUP BY doc"
    with database.reading() as connection:
        rows = [row[1:] for row in _run(connection)(wanted)]
    digest.update(json.dumps(rows).encode())
    return digest.hexdigest()


def kept(database: Database, rules: str) -> list[str] | None:
    """The copy and story records as lines of JSON, in order; None where they were made by other rules or of other articles."""
    if not is_current(database, rules):
        return None
    with database.reading() as connection:
        order = (compared.c.kind == "story", compared.c.kind == "quotes", compared.c.place, compared.c.id)
        return list(connection.scalars(select(compared.c.json).order_by(*order)))


def is_current(database: Database, rules: str) -> bool:
    """Whether the copy and story records that are kept were made by these rules, of the articles that are here."""
    with database.reading():
        return database.notes().get("compared") == rules and not unprinted(database, rules) and not gone(database)


class CopyFact(NamedTuple):
    """What a copy record says, without the evidence."""

    id: str
    doc: str
    of: str
    relation: Relation
    score: float
    direction: Direction | None


def copy_facts(connection: Connection) -> list[CopyFact]:
    """What is a copy of what, in some order that is always the same."""
    facts = _run(connection)("SELECT fact FROM compared INDEXED BY compared_facts WHERE fact IS NOT NULL ORDER BY fact")
    return [CopyFact(*fact) for fact in json.loads(f"[{','.join(fact for (fact,) in facts)}]")]


def copies_of(connection: Connection, docs: Iterable[str] | None) -> list[Copy]:
    """The whole copy records of all or of some articles, in order of the ids."""
    found = {record.id: record for record in Kept(connection).copies(docs)}
    return [found[id] for id in sorted(found)]


def _run(connection: Connection) -> Any:
    """The driver's own ``execute``, for what is asked for all articles."""
    driver = connection.connection.driver_connection
    assert driver is not None
    return driver.execute


def unprinted(database: Database, rules: str) -> list[str]:
    """The ids of the articles that have no fingerprint by these rules."""
    new = _NEWEST if database.notes().get("prints") != rules else f"{_NEWEST} EXCEPT SELECT article FROM prints INDEXED BY prints_by_doc"
    with database.reading() as connection:
        keys = [key for (key,) in connection.exec_driver_sql(new)]
        docs = (connection.scalars(select(articles.c.doc).where(articles.c.key == key)).one() for key in keys)
        return sorted(docs)


def gone(database: Database) -> list[str]:
    """The ids of the articles that are no longer here as they were printed."""
    with database.reading() as connection:
        keys = connection.exec_driver_sql(f"SELECT article FROM prints INDEXED BY prints_by_doc EXCEPT {_NEWEST}")
        docs = (connection.scalars(select(prints.c.doc).where(prints.c.article == key)).one() for (key,) in keys.fetchall())
        return sorted(docs)


_NEWEST = "SELECT max(key) FROM articles GROUP BY doc"
"""The keys of the versions that count. They, and those of the fingerprints, are told by indexes alone, without reading any text."""


def article_to_print(database: Database, doc: str) -> tuple[int, str, Article]:
    """An article with the key and the seal of its row."""
    with database.reading() as connection:
        row = connection.execute(select(articles).where(articles.c.key.in_(newest(doc)))).one()
        return row.key, row.seal, article_of_row(connection, row)


def begin(connection: Connection, rules: str) -> None:
    """Forget what was made by other rules."""
    if connection.scalar(select(about.c.value).where(about.c.name == "prints")) != rules:
        for table in (prints, *FOUND):
            connection.execute(delete(table))
        connection.execute(delete(about).where(about.c.name == "compared"))
        note(connection, "prints", rules)


def keep_prints(connection: Connection, found: Iterable[Printed]) -> None:
    """Keep fingerprints of articles that are not set beside the others yet."""
    # Another process may have read an article again in the meantime.
    rows = []
    for own in found:
        if connection.scalar(select(articles.c.seal).where(articles.c.key == own.key)) == own.seal:
            rows.append(_row(own))
    if rows:
        connection.execute(insert(prints).prefix_with("OR REPLACE"), rows)


def note(connection: Connection, name: str, value: str) -> None:
    """Keep a note in the table ``desk``."""
    connection.execute(insert(about).prefix_with("OR REPLACE").values(name=name, value=value))


class Kept:
    """What is kept of comparing, in a transaction of the caller's. Texts are numbers, see ``Fingerprint.text``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        driver = connection.connection.driver_connection
        assert driver is not None
        self._run = driver.execute  # buckets are asked hundreds of times an article
        self._many = driver.executemany

    def count(self) -> int:
        """How many articles were set beside one another."""
        return self._connection.scalar(select(func.count()).select_from(prints).where(prints.c.compared)) or 0

    def waiting(self) -> list[str]:
        """The ids of the articles that were not set beside the others yet."""
        return list(self._connection.scalars(select(prints.c.doc).where(~prints.c.compared).order_by(prints.c.doc)))

    def arrived(self, docs: Sequence[str] | None = None) -> None:
        """Articles, or all, were set beside the others."""
        wanted = update(prints).values(compared=True)
        self._connection.execute(wanted if docs is None else wanted.where(prints.c.doc.in_(docs)))

    def forget(self, docs: Sequence[str]) -> None:
        """Articles are gone, with the records that name them."""
        self._connection.execute(delete(prints).where(prints.c.doc.in_(docs)))
        self._connection.execute(delete(compared).where(compared.c.one.in_(docs)))
        self._connection.execute(delete(compared).where(compared.c.other.in_(docs)))

    def filed(self) -> Iterator[Any]:
        """All articles: id, day, text, script, size."""
        columns = (prints.c.doc, prints.c.published, prints.c.text, prints.c.cyrillic, prints.c.size)
        yield from self._connection.execute(select(*columns).order_by(prints.c.doc))

    def scripts(self, *, waiting_too: bool = False) -> int:
        """In how many scripts the articles are written that were set beside one another."""
        wanted = select(prints.c.cyrillic).distinct()
        return len(list(self._connection.scalars(wanted if waiting_too else wanted.where(prints.c.compared))))

    def fingerprint(self, text: int) -> Fingerprint:
        """The fingerprint of a text."""
        return self._fingerprint("text", text)

    def fingerprint_of(self, doc: str) -> Fingerprint:
        """The fingerprint of an article."""
        return self._fingerprint("doc", doc)

    def _fingerprint(self, column: str, value: int | str) -> Fingerprint:
        row = self._run(f"SELECT {', '.join(_FINGERPRINT)} FROM prints WHERE {column} = ? LIMIT 1", (value,)).fetchone()
        return _fingerprint(dict(zip(_FINGERPRINT, row, strict=True)))

    def topics(self, docs: Collection[str] | None = None) -> Iterator[Topic]:
        """What articles, or all, are about."""
        wanted = select(prints.c.doc, prints.c.published, prints.c.terms, prints.c.weights, prints.c.names).order_by(prints.c.doc)
        for row in self._connection.execute(wanted if docs is None else wanted.where(prints.c.doc.in_(docs))):
            yield topic_of_row(row)

    def docs(self, text: int) -> list[str]:
        """The articles that are this text and were set beside the others, by date and id."""
        found = self._run("SELECT doc FROM prints WHERE text = ? AND compared ORDER BY coalesce(published, '~'), doc", (text,))
        return [doc for (doc,) in found]

    def order(self, doc: str) -> tuple[str, str]:
        """Articles by date, those without one last."""
        ((published,),) = self._run("SELECT published FROM prints WHERE doc = ?", (doc,))
        return published or "~", doc

    def members(self, key: int, most: int | None) -> list[int]:
        """The first texts of a bucket, in order; all where ``most`` is None."""
        found = self._run("SELECT text FROM buckets WHERE key = ? ORDER BY text LIMIT ?", (key, -1 if most is None else most))
        return [text for (text,) in found]

    def put(self, text: int, keys: Iterable[int]) -> None:
        """Put a text into its buckets."""
        for key in keys:
            self._run("INSERT OR IGNORE INTO buckets VALUES (?, ?)", (key, text))

    def put_all(self, found: Iterable[tuple[int, Sequence[int]]]) -> None:
        """Put many texts into their buckets, which hold nothing yet: in order of the keys, which is ten times as fast."""
        texts, keys = array("q"), array("q")
        for text, own in found:
            keys.extend(own)
            texts.extend([text] * len(own))
        order = np.lexsort((np.frombuffer(texts, dtype=np.int64), np.frombuffer(keys, dtype=np.int64))) if keys else ()
        rows = ((keys[at], texts[at]) for at in order)
        self._many("INSERT OR IGNORE INTO buckets VALUES (?, ?)", rows)

    def drop(self, text: int, keys: Iterable[int]) -> None:
        """Take a text out of its buckets."""
        for key in keys:
            self._run("DELETE FROM buckets WHERE key = ? AND text = ?", (key, text))

    def links(self, text: int) -> dict[int, float]:
        """The texts that a text is linked with, and the scores."""
        return dict(self._run("SELECT other, score FROM links WHERE one = ?", (text,)))

    def link(self, one: int, other: int, score: float) -> None:
        for pair in ((one, other), (other, one)):
            self._run("INSERT OR REPLACE INTO links VALUES (?, ?, ?)", (*pair, score))

    def unlink(self, one: int, other: int) -> None:
        for pair in ((one, other), (other, one)):
            self._run("DELETE FROM links WHERE one = ? AND other = ?", pair)

    def family(self, text: int) -> int:
        """The family of a text; a text without one is its own."""
        found = self._run("SELECT family FROM families WHERE text = ?", (text,)).fetchone()
        return int(found[0]) if found else text

    def put_families(self, texts: Iterable[int], found: Iterable[Sequence[int]]) -> None:
        """The families in which the texts stand from now on."""
        for text in texts:
            self._run("DELETE FROM families WHERE text = ?", (text,))
        for family in found:
            for text in family:
                self._run("INSERT INTO families VALUES (?, ?)", (text, min(family)))

    def pairs(self, kind: str, docs: Iterable[str]) -> set[tuple[str, str]]:
        """The pairs of articles of which records are kept, whose first is one of these."""
        wanted = "SELECT one, other FROM compared WHERE kind = ? AND one = ?"
        return {pair for doc in docs for pair in self._run(wanted, (kind, doc))}

    def drop_pair(self, kind: str, one: str, other: str) -> None:
        """Forget the records of two articles."""
        self._run("DELETE FROM compared WHERE kind = ? AND one = ? AND other = ?", (kind, one, other))

    def keep(self, records: Iterable[tuple[str, str, Comparison]]) -> None:
        """Keep records, each with the two articles that were looked at (for stories the id, twice)."""
        for one, other, record in records:
            row = (record.id, _kind(record), _place(record, self), one, other, record.model_dump_json(by_alias=True), _fact(record))
            self._run("INSERT OR REPLACE INTO compared VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def copies(self, docs: Iterable[str] | None = None) -> Iterator[Copy]:
        """The copy records that are kept, all or those that name one of the articles."""
        if docs is None:
            lines = self._run("SELECT json FROM compared WHERE kind = 'copy'").fetchall()
        else:
            wanted = "SELECT json FROM compared WHERE kind = 'copy' AND (one = ?1 OR other = ?1)"
            lines = [line for doc in docs for line in self._run(wanted, (doc,))]
        for (line,) in lines:
            yield Copy.model_validate_json(line)

    def clear(self) -> None:
        """Forget what was found."""
        for table in FOUND:
            self._connection.execute(delete(table))


def _kind(record: Comparison) -> str:
    return "quotes" if isinstance(record, Copy) and record.relation == "quotes" else record.type


def _fact(record: Comparison) -> str | None:
    if not isinstance(record, Copy) or record.relation == "quotes":
        return None
    return json.dumps([getattr(record, name) for name in CopyFact._fields], ensure_ascii=False, separators=(",", ":"))


def _place(record: Comparison, kept: Kept) -> str:
    if isinstance(record, Copy):
        return json.dumps([*kept.order(record.doc), record.of], ensure_ascii=False)
    return json.dumps([record.first_day or "~", record.docs[0]], ensure_ascii=False)


def _row(own: Printed) -> dict[str, Any]:
    made, about_what = own.fingerprint, own.topic
    arrays = {name: getattr(made, name).tobytes() for name in ("once", "at", "sounds", "sounds_at", "signature")}
    return arrays | {
        "article": own.key,
        "doc": made.doc,
        "seal": own.seal,
        "published": made.published,
        "outlet": made.outlet,
        "compared": False,
        "text": made.text,
        "cyrillic": made.cyrillic,
        "size": made.size,
        "weight": made.weight,
        "loudness": made.loudness,
        "quotations": made.quotations.tobytes(),
        "terms": about_what.terms.tobytes(),
        "weights": about_what.weights.tobytes(),
        "names": json.dumps(about_what.names, ensure_ascii=False),
    }


_NUMBERS = ("once", "at", "sounds", "sounds_at", "quotations")
_FINGERPRINT = ("doc", "published", "outlet", "cyrillic", "size", "weight", "loudness", "signature", "text", *_NUMBERS)


def _fingerprint(columns: dict[str, Any]) -> Fingerprint:
    numbers = {name: array("I", columns[name]) for name in _NUMBERS}
    signature = np.frombuffer(columns["signature"], dtype=np.uint32)
    return Fingerprint(**columns | numbers | {"signature": signature, "cyrillic": bool(columns["cyrillic"])})


def topic_of_row(row: Any) -> Topic:
    return Topic(row.doc, row.published, array("I", row.terms), array("f", row.weights), tuple(json.loads(row.names)))
