"""What of a record stands in columns, for looking it up; everything else is in its JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hearsay.articles.article import Article

Json = dict[str, Any]

SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n+")


def columns_of(record: Json, published: str | None) -> Json:
    """The looked-up columns of a record (its published JSON form)."""
    spans = sorted((span["start"], span["end"]) for span in spans_in(telling(record)))
    doer = record["source"][0] if record["type"] == "event" and record["source"] else None
    actor = record.get("speaker") or record.get("said_by") or record.get("actor") or doer
    owner = record.get("owner")
    when = record.get("time") or record.get("as_of")
    return {
        "id": record["id"],
        "type": record["type"],
        "start": spans[0][0] if spans else None,
        "end": max(end for _, end in spans) if spans else None,
        "actor": actor["id"] if actor else None,
        "act": record.get("act"),
        "unit": record.get("unit"),
        "owner": owner["id"] if owner else None,
        "low": record.get("low"),
        "high": record.get("high"),
        "day": record["value"] if record["type"] == "date" else (when and when["value"]) or published,
    }


def spans_in(value: object) -> Iterator[Json]:
    """Every span anywhere in a record's JSON, in order."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "text"}:
            yield value
        else:
            for inner in value.values():
                yield from spans_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans_in(inner)


def telling(record: Json) -> Json:
    """The record without what takes it up elsewhere in the article ("the attack", two sentences later)."""
    return {name: value for name, value in record.items() if name != "mentions"}


def words_of(record: Json, article: Article) -> str | None:
    """What a search for a statement, figure or event goes through: its people, its words, its sentence. None for other records."""
    if record["type"] not in ("statement", "figure", "event"):
        return None
    spans = [(span["start"], span["end"]) for span in spans_in(telling(record))]
    start, end = sentence_around(article.text, min(s for s, _ in spans), max(e for _, e in spans))
    said = [actor["name"] for actor in _actors_in(record)]
    labels = [record[name] for name in ("act", "unit", "status", "noun", "class", "factuality") if record.get(name)]
    return " ".join([article.text[start:end], *said, *labels])


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Roughly the sentence or sentences that hold ``text[start:end]``: from the last end of a sentence or line to the next one."""
    begin = max(0, start - 1000)
    before = [match.end() for match in SENTENCE_END.finditer(text, begin, start)]
    after = SENTENCE_END.search(text, max(start, end - 1), min(len(text), end + 1000))
    return (before[-1] if before else begin), (after.start() if after else min(len(text), end + 1000))


def _actors_in(record: Json) -> Iterator[Json]:
    for name in ("speaker", "addressee", "said_by", "owner"):
        if record.get(name):
            yield record[name]
    yield from record.get("chain", [])
    if record["type"] == "event":
        yield from [*record["source"], *record["target"]]
