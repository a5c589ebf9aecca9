"""Articles and records made by hand, so that desks can be tested without reading anything."""

from __future__ import annotations

from typing import Any

from hearsay.articles.article import Article
from hearsay.records import Actor, Date, Document, Figure, Part, Record, Span, Statement, record_id

TEXT = """Troops near the border

Russia has more than 100,000 troops near the border, Anna Petrova said on Monday.

Read more: Ten things about tanks
"""

PETROVA = Actor(id="person/anna-petrova", name="Anna Petrova", kind="person", known=False)
RUSSIA = Actor(id="RUS", name="Russia", kind="state")


def article(text: str = TEXT, doc: str = "ledger-1", outlet: str = "The Ledger", published: str | None = "2022-01-24") -> Article:
    """An article of three paragraphs: title, body, teaser (what comes after the second empty line)."""
    title_end = text.index("\n\n") + 2
    body_end = text.index("\n\n", title_end) + 2
    return Article(
        doc=doc,
        text=text,
        title=text[: title_end - 2],
        outlet=outlet,
        published=published,
        published_from="given" if published else "none",
        parts=[
            Part(kind="title", start=0, end=title_end),
            Part(kind="body", start=title_end, end=body_end),
            Part(kind="teaser", start=body_end, end=len(text)),
        ],
    )


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def a_document(doc: str, published: str | None = None, **known: Any) -> Document:
    """What is known of an article whose text nobody asks for; ``known`` are fields of the record."""
    fields: dict[str, Any] = dict.fromkeys(("uri", "title", "byline", "outlet"))
    fields |= {"published": published, "published_from": "given" if published else "none", "language": "en", "sha256": "", "parts": []}
    return Document(id=f"d-{doc}", doc=doc, **fields | known)


def a_statement(doc: str, content: Span, speaker: Actor | None, **known: Any) -> Statement:
    """A statement of an article that need not be there; ``known`` are further fields of the record."""
    fields: dict[str, Any] = {"id": f"s-{doc}", "source": None, "cue": None, "mode": "indirect", "act": "say", "rule": "test"}
    return Statement(doc=doc, content=[content], speaker=speaker, **fields | known)


def a_figure(doc: str, words: Span, low: float | None, high: float | None, **known: Any) -> Figure:
    """A figure of an article that need not be there: troops, unless ``known``, further fields of the record, says otherwise."""
    fields: dict[str, Any] = dict.fromkeys(("owner", "place", "as_of", "said_by", "statement"))
    fields |= {
        "id": f"f-{doc}",
        "approx": False,
        "unit": "troops",
        "noun": "troops",
        "status": "present",
        "incremental": False,
        "rule": "test",
    }
    return Figure(doc=doc, span=words, low=low, high=high, **fields | known)


def statement(of: Article, content: str, speaker: Actor | None = PETROVA, cue: str = "said") -> Statement:
    where = span(content, of.text)
    return a_statement(of.doc, where, speaker, id=record_id("s", of.doc, [where]), cue=span(cue, of.text), rule="verb")


def figure(
    of: Article,
    words: str,
    low: float | None,
    high: float | None,
    said_by: Actor | None = PETROVA,
    incremental: bool = False,
) -> Figure:
    where = span(words, of.text)
    known = {"owner": RUSSIA, "incremental": incremental, "said_by": said_by, "rule": "count"}
    return a_figure(of.doc, where, low, high, id=record_id("f", of.doc, [where]), **known)


def date(of: Article, words: str, value: str | None) -> Date:
    where = span(words, of.text)
    return Date(
        id=record_id("t", of.doc, [where]), doc=of.doc, span=where, value=value, granularity="day", anchor="published", rule="weekday"
    )


def records(of: Article) -> list[Record]:
    """What the article TEXT tells: one statement, one figure, one date."""
    return [
        of.record(),
        statement(of, "Russia has more than 100,000 troops near the border"),
        figure(of, "more than 100,000 troops", 100_000, None),
        date(of, "Monday", "2022-01-24"),
    ]
