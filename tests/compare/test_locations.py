"""Records and the places that they refer to."""

from __future__ import annotations

import made

from hearsay.compare.locations import locate
from hearsay.records import Place, PlacePrecision, PlaceReference, Statement, record_id

TEXT = "Title\n\nShells fell on Lyman in the Donetsk region, Kyiv said. Lyman is empty.\n\n"


def place(words: str, precision: PlacePrecision, lat: float | None, country: str | None = "UKR", doc: str = "a") -> Place:
    span = made.span(words, TEXT)
    return Place(
        id=record_id("p", doc, [span]),
        doc=doc,
        span=span,
        name=words,
        country=country,
        lat=lat,
        lon=lat,
        precision=precision,
        gazetteer_id=None,
        radius_km=None,
        rule="places:prior",
    )


def told(words: str, name: str | None = None) -> Statement:
    article = made.article(TEXT, doc="a")
    reference = PlaceReference(span=made.span(words, TEXT), name=name or words)
    return made.statement(article, "Shells fell").model_copy(update={"place": reference})


LYMAN, DONETSK = place("Lyman", "city", 49.0), place("Donetsk", "region", 48.0)


def test_a_reference_has_the_place_of_its_words() -> None:
    record = told("the Donetsk region")
    assert locate([record, LYMAN, DONETSK]) == {record.id: DONETSK}


def test_of_several_the_most_exact_is_meant() -> None:
    record = told("Lyman in the Donetsk region")
    assert locate([DONETSK, LYMAN, record]) == {record.id: LYMAN}


def test_words_without_a_place_record_are_joined_by_name_within_their_document() -> None:
    record = told("is empty", name="Lyman")
    assert locate([record, LYMAN]) == {record.id: LYMAN}
    assert locate([record, place("Lyman", "city", 33.0, doc="b")]) == {}


def test_an_unresolved_place_is_no_location() -> None:
    assert locate([told("Lyman"), place("Lyman", "unresolved", None, None)]) == {}


def test_a_place_of_which_only_the_country_is_known_is_one() -> None:
    record, somewhere = told("Lyman"), place("Lyman", "unresolved", None)
    assert locate([record, somewhere]) == {record.id: somewhere}
