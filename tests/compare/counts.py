"""Short articles with figures, for the tests of series: each figure is told in words of ours and pinned to them."""

from __future__ import annotations

from typing import Any

import made

from hearsay.compare.corpus import Corpus
from hearsay.compare.series import series
from hearsay.compare.series_items import FigureItem, ItemRules, figure_items
from hearsay.compare.series_rules import SeriesRules
from hearsay.knowledge.tables import Knowledge
from hearsay.records import (
    Actor,
    Copy,
    Figure,
    Part,
    Place,
    PlaceReference,
    Record,
    Series,
    Span,
    Statement,
    TimeReference,
    record_id,
)

RUSSIA = Actor(id="RUS", name="Russia", kind="state")
POLAND = Actor(id="POL", name="Poland", kind="state")
MINISTRY = Actor(id="UKR.gov.defence", name="Ukrainian defence ministry", kind="government")
NATO = Actor(id="org/nato", name="NATO", kind="igo")

ITEM_RULES = ItemRules.load(Knowledge())
RULES = SeriesRules.load(Knowledge())


class Told:
    """An article that is put together from sentences and the figures in them."""

    def __init__(self, doc: str, text: str, published: str | None = "2021-11-12", outlet: str | None = None) -> None:
        self.text = text
        parts = [Part(kind="body", start=0, end=len(text))]
        self.document = made.a_document(doc, published, outlet=outlet or f"The {doc.title()}", parts=parts)
        self.records: list[Record] = [self.document]

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start=start, end=start + len(words), text=words)

    def says(self, who: Actor, words: str) -> Statement:
        """A statement with these words as its content."""
        where, doc = self.span(words), self.document.doc
        said = made.a_statement(doc, where, who, id=record_id("s", doc, [where]))
        self.records.append(said)
        return said

    def place(self, words: str, country: str, id: str = "") -> None:
        """A place that is named in the text."""
        self.records.append(
            Place(
                id=f"p-{words}",
                doc=self.document.doc,
                span=self.span(words),
                name=words,
                country=country,
                lat=50.0,
                lon=30.0,
                precision="city" if id else "country",
                gazetteer_id=id or country,
                radius_km=10.0,
                rule="test",
            )
        )

    def figure(
        self,
        words: str,
        low: float | None,
        high: float | None = None,
        *,
        noun: str | None = "troops",
        owner: Actor | None = RUSSIA,
        by: Statement | None = None,
        at: str | None = None,
        day: tuple[str, str] | None = None,
        **fields: object,
    ) -> Figure:
        """A figure: one number, or its bounds. ``at`` and ``day`` are words of the text, the latter with its value."""
        where, doc = self.span(words), self.document.doc
        known: dict[str, Any] = {"noun": noun, "owner": owner, "id": record_id("f", doc, [where])}
        known["place"] = PlaceReference(span=self.span(at), name=at) if at else None
        known["as_of"] = TimeReference(span=self.span(day[0]), value=day[1]) if day else None
        if by:
            known |= {"said_by": by.speaker, "statement": by.id}
        told = made.a_figure(doc, where, low, high, **known | fields)
        self.records.append(told)
        return told

    @property
    def items(self) -> list[FigureItem]:
        return figure_items(self.document, self.records, self.text, ITEM_RULES)


def exactly(
    doc: str, text: str, words: str, number: float, published: str = "2021-11-12", by: Actor | None = None, **fields: object
) -> Told:
    """An article with one exact number, said by somebody or by itself."""
    made = Told(doc, text, published)
    made.figure(words, number, number, by=made.says(by, text) if by else None, **fields)  # type: ignore[arg-type]
    return made


def all_series(*articles: Told, copies: tuple[Copy, ...] = ()) -> list[Series]:
    """The series of some articles."""
    corpus = Corpus.of([article.document for article in articles], copies)
    return series([item for article in articles for item in article.items], corpus, RULES)


def together(*articles: Told) -> list[list[float]]:
    """The lower bounds of the figures of each series."""
    return sorted(sorted(point.low or 0 for point in row.points) for row in all_series(*articles))
