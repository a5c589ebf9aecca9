"""What the references inside records point at: the place of a statement, figure or event among the place records of its document."""

from __future__ import annotations

from collections.abc import Sequence

from hearsay.records import Place, PlacePrecision, PlaceReference

EXACTNESS: dict[PlacePrecision, int] = {"point": 0, "city": 0, "region": 1, "sea": 1, "country": 2, "unresolved": 3}


def referred_place(reference: PlaceReference, places: Sequence[Place]) -> Place | None:
    """The place among those of one document that a reference means, or None.

    It is the one whose words the reference holds (of several the most exact, then the first: "Lyman in the Donetsk region" is Lyman), or
    whose words hold the reference, else one of the same name.
    """
    start, end = reference.span.start, reference.span.end
    inside = [place for place in places if start <= place.span.start and place.span.end <= end]
    around = [place for place in places if place.span.start <= start and end <= place.span.end]
    named = [place for place in places if reference.name in (place.name, place.span.text)]
    return min(inside or around or named, key=lambda place: (EXACTNESS[place.precision], place.span.start), default=None)
