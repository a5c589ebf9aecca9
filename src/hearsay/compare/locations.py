"""Where records lie: the place that a statement, figure or event refers to, joined with the place record of the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from hearsay.records import Event, Figure, Place, PlaceReference, Record, Statement
from hearsay.references import referred_place


def locate(records: Iterable[Record]) -> dict[str, Place]:
    """The place of each statement, figure and event that refers to one, by the id of the record.

    A reference is joined with a place of its document as ``referred_place`` says. A record whose place is not resolved is left out. ``lat``
    and ``lon`` of a place are null where only its country is known. Records of many documents may come in any order.
    """
    places: defaultdict[str, list[Place]] = defaultdict(list)
    referring: list[tuple[str, str, PlaceReference]] = []
    for record in records:
        if isinstance(record, Place):
            if record.precision != "unresolved" or record.country is not None:
                places[record.doc].append(record)
        elif isinstance(record, Statement | Figure | Event) and record.place is not None:
            referring.append((record.id, record.doc, record.place))
    located = ((record_id, referred_place(reference, places[doc])) for record_id, doc, reference in referring)
    return {record_id: place for record_id, place in located if place is not None}
