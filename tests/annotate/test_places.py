"""Places: names found in sentences, what they resolve to by what stands around them, and when they stay unresolved."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hearsay.annotate.datelines import datelines_of, names_in
from hearsay.annotate.mentions import find_mentions
from hearsay.annotate.places import find_places
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.places import PlaceKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.records import Part, Place

Find = Callable[[str], dict[str, Place]]


@pytest.fixture(scope="module")
def find(read: Callable[..., ArticleDoc]) -> Find:
    """The places of a text by their words."""
    actors, rules = ActorKnowledge.load(Knowledge()), PlaceKnowledge.load(Knowledge())

    def of(text: str) -> dict[str, Place]:
        reading = read(text)
        found = [mention.record(reading) for mention in find_places(reading, find_mentions(reading, actors), rules)]
        for place in found:
            assert text[place.span.start : place.span.end] == place.span.text
        return {place.span.text: place for place in found}

    return of


@pytest.mark.parametrize(
    ("text", "words", "country", "name"),
    [
        ("She was born in Paris, Texas, and studied law.", "Paris", "USA", "Paris"),
        ("He flew from Paris to Berlin on Monday.", "Paris", "FRA", "Paris"),
        ("The army shelled the Ukrainian town of Lyman.", "Lyman", "UKR", "Lyman"),
        ("Georgia signed the treaty in Tbilisi.", "Georgia", "GEO", "Georgia"),
        ("The storm hit Georgia and Florida and flooded Atlanta.", "Georgia", "USA", "Georgia"),
        ("Troops crossed into Donetsk as Kyiv and Kharkiv were hit.", "Donetsk", "UKR", "Donetsk"),
        ("The convoy left Birmingham, Alabama, at noon.", "Birmingham", "USA", "Birmingham"),
    ],
)
def test_a_name_is_resolved_by_its_context(find: Find, text: str, words: str, country: str, name: str) -> None:
    place = find(text)[words]
    assert (place.country, place.name) == (country, name)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("A court in Dayton, OH, heard the case.", "OH", "Ohio"),
        ("The firm moved from Tacoma, Washington, to Boise.", "Washington", "Washington State"),
        ("Fires burned in Oregon, Washington and Idaho.", "Washington", "Washington State"),
        ("The N.J. senator spoke in Trenton, N.J.", "N.J.", "New Jersey"),
        ("A spokesman for the California Department of Justice declined.", "California", "California"),
        ("The Communist Party of Vietnam met on Monday.", "Vietnam", "Vietnam"),
        ("They fled from the India-Pakistan border on Sunday.", "Pakistan", "Pakistan"),
        ("Boats crossed Lake Erie before dawn.", "Lake Erie", "Lake Erie"),
    ],
)
def test_places_inside_other_names(find: Find, text: str, words: str, name: str) -> None:
    assert find(text)[words].name == name


@pytest.mark.parametrize("text", ["In August the talks went on.", "Us or them, he said.", "The Act was passed.", "The Police came late."])
def test_common_words_are_no_towns(find: Find, text: str) -> None:
    assert find(text) == {}


def test_countries_in_a_row_hold_nothing(find: Find) -> None:
    assert find("Envoys of China, Japan and South Korea met.")["China"].country == "CHN"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rain fell on the Vostrova region for a week.", "Vostrova"),
        ("A trader from Kulipari, Central Java, was arrested.", "Kulipari"),
        ("Residents of the village of Ostrevka left.", "Ostrevka"),
        ("The sheriff of Bramblewood County resigned.", "Bramblewood County"),
    ],
)
def test_unknown_places_are_kept_without_a_point(find: Find, text: str, words: str) -> None:
    place = find(text)[words]
    assert place.gazetteer_id is None


def test_a_small_town_needs_its_country_in_the_article(find: Find) -> None:
    assert find("Canada sent aid. It was stored in Castlegar and flown from Vancouver.")["Castlegar"].country == "CAN"
    assert "Castlegar" not in find("It was stored in Castlegar.")


def test_places_of_datelines(read: Callable[..., ArticleDoc]) -> None:
    text = "ALBUQUERQUE, N.M. (AP) - Two senators met."
    reading = read(text)
    reading.article.parts.insert(0, Part(kind="dateline", start=0, end=25))
    lines = datelines_of(reading)
    names = [(line, names_in(line.doc, PlaceKnowledge.load(Knowledge()))) for line in lines]
    assert [line.span(name).text for line, found in names for name in found] == ["ALBUQUERQUE", "N.M."]


def test_precision_and_ids(find: Find) -> None:
    found = find("Warships sailed from Sevastopol through the Black Sea to Turkey, and jets landed at Incirlik near Adana.")
    assert {words: place.precision for words, place in found.items()} == {
        "Sevastopol": "city",
        "Black Sea": "sea",
        "Turkey": "country",
        "Incirlik": "point",
        "Adana": "city",
    }
    assert found["Black Sea"].country is None
    assert found["Black Sea"].gazetteer_id == "hearsay:black-sea"
    assert found["Adana"].gazetteer_id is not None
    assert found["Adana"].gazetteer_id.startswith("geonames:")


def test_an_ambiguous_name_without_context_stays_unresolved(find: Find) -> None:
    place = find("The band played in Springfield.")["Springfield"]
    assert (place.precision, place.lat, place.country, place.gazetteer_id) == ("unresolved", None, None, None)


def test_persons_and_bodies_are_no_places(find: Find) -> None:
    assert find("Jack London met the Bank of America.") == {}


def test_land_of_a_people_is_its_country(find: Find) -> None:
    assert find("No shot was fired from Ukrainian territory.")["Ukrainian"].country == "UKR"
    assert "Ukrainian" not in find("The Ukrainian minister resigned.")


def test_a_capital_that_speaks_is_a_place_as_well(find: Find) -> None:
    """The actor is in the mention record; the place record tells where the name lies."""
    assert find("Moscow said that it would answer.")["Moscow"].country == "RUS"


def test_contested_territory_is_marked(find: Find) -> None:
    found = find("Soldiers returned from Crimea to their barracks in Simferopol.")
    assert found["Crimea"].rule.endswith(":contested")
    assert found["Simferopol"].rule.endswith(":contested")
    assert find("Shells fell on Avdiivka in eastern Ukraine.")["Avdiivka"].rule.endswith(":contested")
    assert not find("Shells fell on Vovchansk in eastern Ukraine.")["Vovchansk"].rule.endswith(":contested")


def test_a_site_has_the_point_of_the_city_that_holds_it(find: Find) -> None:
    found = find("The wounded were brought to Saint Mary Hospital in Leeds.")
    site = found["Saint Mary Hospital"]
    assert site.gazetteer_id is None
    assert (site.lat, site.country) == (found["Leeds"].lat, "GBR")


@pytest.mark.parametrize(
    ("text", "rule", "lat", "radius"),
    [
        ("The village of Lozna, 200 km from Minsk, was empty.", "places:distance", 53.9, 200.0),
        ("The village of Lozna, 100 miles south of Minsk, was empty.", "places:course", 52.45, 64.4),
        ("The village of Lozna, east of Minsk, was empty.", "places:course", 53.9, 25.0),
        ("The village of Lozna, near Minsk, was empty.", "places:near", 53.9, 33.5),
    ],
)
def test_a_village_without_a_row_is_placed_as_exactly_as_the_words_allow(
    find: Find, text: str, rule: str, lat: float, radius: float
) -> None:
    place = find(text)["Lozna"]
    assert (place.rule, place.gazetteer_id, place.precision) == (rule, None, "point")
    assert place.lat == pytest.approx(lat, abs=0.1)
    assert place.radius_km == pytest.approx(radius, abs=2)


def test_a_street_is_near_the_city_named_beside_it(find: Find) -> None:
    street = find("Police in Leeds closed Ashgrove Street after the fire; Paris and Rome sent messages.")["Ashgrove Street"]
    assert (street.rule, street.country, street.gazetteer_id) == ("places:close", "GBR", None)


def test_a_village_without_a_row_is_placed_by_distance_and_course(find: Find) -> None:
    place = find("The village of Lozna, 40 km east of Minsk, was empty.")["Lozna"]
    assert place.gazetteer_id is None
    assert place.rule == "places:course"
    assert (place.lat, place.lon) == (pytest.approx(53.9, abs=0.1), pytest.approx(28.18, abs=0.1))


def test_without_names_there_is_nothing(find: Find) -> None:
    assert find("It rained all day.") == {}
