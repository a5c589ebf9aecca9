"""Events, figures and statements with a place on the map, as GeoJSON (RFC 7946): one FeatureCollection of points."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

from hearsay.export.events import ArticleRecords, LeftOut, by_article
from hearsay.records import Actor, Event, Figure, Place, Span, Statement

Placed = Event | Figure | Statement

HEAD = '{"type": "FeatureCollection", "features": ['
TAIL = "]}\n"
DIGITS = 5
"""Of degrees: about a metre."""


def write_geojson(lines: Iterable[str], out: IO[str], kind: str | None, left_out: LeftOut) -> None:
    """Write the events, figures and statements (or one of these types) that have a place with a point, one feature a line."""
    out.write(HEAD)
    between = "\n"
    for article in by_article(lines):
        for record in _records(article, kind):
            place = article.places.get(record.id)
            if place is None or place.lat is None or place.lon is None:
                left_out.count("the place is not resolved" if record.place else "no place is told", f"{record.type}s")
                continue
            out.write(between + json.dumps(feature(record, place, article), ensure_ascii=False))
            between = ",\n"
    out.write("\n" + TAIL)


def _records(article: ArticleRecords, kind: str | None) -> Iterator[Placed]:
    for records in (article.events, article.figures.values(), article.statements.values()):
        for record in records:
            if kind in (None, record.type):
                yield record


def feature(record: Placed, place: Place, article: ArticleRecords) -> dict[str, Any]:
    """One record as a feature: its point, and what it tells as properties. What is null in the record is left out."""
    document = article.document
    properties = {
        "type": record.type,
        "id": record.id,
        "doc": record.doc,
        "outlet": document.outlet,
        "published": document.published,
        "uri": document.uri,
        **_told(record, article),
        "place": place.name,
        "country": place.country,
        "precision": place.precision,
        "radius_km": place.radius_km,
        "gazetteer_id": place.gazetteer_id,
        "place_as_written": record.place.span.text if record.place else None,
    }
    point = [round(place.lon or 0.0, DIGITS), round(place.lat or 0.0, DIGITS)]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": point},
        "properties": {name: value for name, value in properties.items() if value not in (None, [])},
    }


def _told(record: Placed, article: ArticleRecords) -> dict[str, Any]:
    match record:
        case Event():
            return {
                "class": record.event_class,
                "mode": record.mode,
                "factuality": record.factuality,
                "source": _names(record.source),
                "target": _names(record.target),
                "told_by": _names(article.tellers([record])),
                "time": record.time.value if record.time else None,
                "intensity": record.intensity,
                "same_as": record.same_as,
                **_words(record.trigger),
            }
        case Figure():
            return {
                "low": record.low,
                "high": record.high,
                "approx": record.approx,
                "unit": record.unit,
                "noun": record.noun,
                "status": record.status,
                "owner": record.owner.name if record.owner else None,
                "told_by": _names([record.said_by] if record.said_by else []),
                "time": record.as_of.value if record.as_of else None,
                **_words(record.span),
            }
        case Statement():
            return {
                "act": record.act,
                "told_by": _names([actor for actor in (record.speaker, *record.chain) if actor is not None]),
                "time": record.time.value if record.time else None,
                **_words(record.content[0]),
            }


def _names(actors: Iterable[Actor]) -> list[str]:
    return [actor.name for actor in actors]


def _words(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}
