"""Where: every name of a place with the place that it denotes, its point and its precision, or unresolved where that cannot be told.

``find_toponyms`` finds the names, ``resolve`` chooses among the places of a name by what else the article names.
"""

from __future__ import annotations

from dataclasses import dataclass

from hearsay.annotate.mentioned import Mentions
from hearsay.annotate.place_context import Choice, choose_all
from hearsay.annotate.toponyms import find_toponyms
from hearsay.knowledge.geography import PRECISION
from hearsay.knowledge.places import PlaceKnowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.records import Place, PlacePrecision, record_id

__all__ = ["PlaceMention", "find_places"]


@dataclass(frozen=True)
class PlaceMention:
    """Tokens ``first`` to ``last`` (exclusive) of the Doc name a place, resolved as ``choice`` says."""

    first: int
    last: int
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
        span, choice = reading.span_of_tokens(self.first, self.last), self.choice
        return Place(
            id=record_id("p", reading.article.doc, [span]),
            doc=reading.article.doc,
            span=span,
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
    toponyms = find_toponyms(reading.doc, mentions, rules)
    choices = choose_all(reading.doc, toponyms, mentions, rules)
    return [
        PlaceMention(t.first, t.last, choice.place.name if choice.place else reading.doc[t.first : t.last].text, choice)
        for t, choice in zip(toponyms, choices, strict=True)
    ]
