"""Where records lie: the place that a statement, figure or event refers to, joined with the place record of the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from hearsay.records import Event, Figure, Place, PlacePrecision, PlaceReference, Record, Statement

EXACTNESS: dict[PlacePrecision, int] = {"point": 0, "city": 0, "region": 1, "sea": 1, "country": 2, "unresolved": 3}


def locate(records: Iterable[Record]) -> dict[str, Place]:
    """The place of each statement, figure and event that refers to one, by the id of the record.

    A reference is joined with the place whose words it holds (of several the most exact, then the first: "Lyman in the Donetsk region" is
    Lyman), else with a place of the same name in the same document. A record whose place is not resolved is left out. ``lat`` and ``lon``
    of a place are null where only its country is known. Records of many documents may come in any order.
    """
    places: defaultdict[str, list[Place]] = defaultdict(list)
    referring: list[tuple[str, str, PlaceReference]] = []
    for record in records:
        if isinstance(record, Place):
            if record.precision != "unresolved" or record.country is not None:
                places[record.doc].append(record)
        elif isinstance(record, Statement | Figure | Event) and record.place is not None:
            referring.append((record.id, record.doc, record.place))
    located = ((record_id, place_of(reference, places[doc])) for record_id, doc, reference in referring)
    return {record_id: place for record_id, place in located if place is not None}


def place_of(reference: PlaceReference, places: Sequence[Place]) -> Place | None:
    """The place among those of one document that a reference means, or None."""
    start, end = reference.span.start, reference.span.end
    inside = [place for place in places if start <= place.span.start and place.span.end <= end]
    around = [place for place in places if place.span.start <= start and end <= place.span.end]
    named = [place for place in places if reference.name in (place.name, place.span.text)]
    found = inside or around or named
    return min(found, key=lambda place: (EXACTNESS[place.precision], place.span.start), default=None)
