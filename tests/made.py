"""Articles and records made by hand, so that desks can be tested without reading anything."""

from __future__ import annotations

from hearsay.articles.article import Article
from hearsay.records import Actor, Date, Figure, Part, Record, Span, Statement, record_id

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


def statement(of: Article, content: str, speaker: Actor | None = PETROVA, cue: str = "said") -> Statement:
    spans = [span(content, of.text)]
    return Statement(
        id=record_id("s", of.doc, spans),
        doc=of.doc,
        speaker=speaker,
        source=None,
        cue=span(cue, of.text),
        content=spans,
        mode="indirect",
        act="say",
        rule="verb",
    )


def figure(
    of: Article,
    words: str,
    low: float | None,
    high: float | None,
    said_by: Actor | None = PETROVA,
    incremental: bool = False,
) -> Figure:
    where = span(words, of.text)
    return Figure(
        id=record_id("f", of.doc, [where]),
        doc=of.doc,
        span=where,
        low=low,
        high=high,
        approx=False,
        unit="troops",
        noun="troops",
        owner=RUSSIA,
        place=None,
        status="present",
        incremental=incremental,
        as_of=None,
        said_by=said_by,
        statement=None,
        rule="count",
    )


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
