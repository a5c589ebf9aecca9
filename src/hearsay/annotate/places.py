"""Where: every name of a place with the place that it denotes, its point and its precision, or unresolved where that cannot be told.

``find_toponyms`` finds the names, ``resolve`` chooses among the places of a name by what else the article names.
"""

from __future__ import annotations

from dataclasses import dataclass

from hearsay.annotate.datelines import datelines_of, names_in
from hearsay.annotate.mentioned import Mentions
from hearsay.annotate.place_context import Choice, choose_all
from hearsay.annotate.toponyms import find_toponyms
from hearsay.knowledge.geography import PRECISION
from hearsay.knowledge.places import PlaceKnowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.records import Place, PlacePrecision, Span, record_id

__all__ = ["PlaceMention", "find_places"]


@dataclass(frozen=True)
class PlaceMention:
    """The words ``span`` name a place, resolved as ``choice`` says; ``tokens`` are theirs in the Doc (none in a dateline)."""

    span: Span
    tokens: range
    name: str
    choice: Choice

    @property
    def precision(self) -> PlacePrecision:
        """How exact the point is: that of a site, a city, a region, a country, a sea, or none at all."""
        place = self.choice.place or self.choice.inside
        if place is not None:
            return PRECISION[place.kind]
        return "point" if self.choice.lat is not None else "unresolved"

    def record(self, reading: ArticleDoc) -> Place:
        """The ``place`` record."""
        choice = self.choice
        return Place(
            id=record_id("p", reading.article.doc, [self.span]),
            doc=reading.article.doc,
            span=self.span,
            name=self.name,
            country=choice.country or None,
            lat=choice.lat,
            lon=choice.lon,
            precision=self.precision,
            gazetteer_id=choice.place.id if choice.place else None,
            radius_km=choice.radius_km,
            rule=choice.rule,
        )


def find_places(reading: ArticleDoc, mentions: Mentions, rules: PlaceKnowledge) -> list[PlaceMention]:
    """All names of places in the article, in the order of the text."""
    lines = datelines_of(reading)
    passages = [(reading.doc, find_toponyms(reading.doc, mentions, rules)), *((line.doc, names_in(line.doc, rules)) for line in lines)]
    choices = choose_all(passages, mentions, rules)
    found = [
        mention_of(reading.span_of_tokens(toponym.first, toponym.last), range(toponym.first, toponym.last), choice)
        for toponym, choice in zip(passages[0][1], choices[0], strict=True)
        if choice.place is not None or not toponym.tentative
    ]
    for line, (_, toponyms), chosen in zip(lines, passages[1:], choices[1:], strict=True):
        found.extend(mention_of(line.span(toponym), range(0), choice) for toponym, choice in zip(toponyms, chosen, strict=True))
    return sorted(found, key=lambda mention: mention.span.start)


def mention_of(span: Span, tokens: range, choice: Choice) -> PlaceMention:
    """A name with what it was resolved to; the name of a place that is not known is its own words."""
    return PlaceMention(span, tokens, choice.place.name if choice.place else span.text, choice)
