"""Where places are: countries, regions, seas, bases, villages from the tables of this project, and the cities of the world.

``countries``, ``regions`` and ``places`` hold the rows of this project; the cities are those of ``hearsay.knowledge.cities``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from hearsay.knowledge.cities import Cities
from hearsay.knowledge.geography import PRECISION, Place, key_of, words_of
from hearsay.knowledge.tables import Knowledge, Row, fault
from hearsay.knowledge.words import slug

LONGEST_ACRONYM = 5
SAME_REGION_KM = 60.0
"""How far a village may be from the city that its row names for its region to be taken as the city's."""

RARE = "~"
"""Before an alias: another place of this name is the usual one ("Washington" of the state)."""


@dataclass
class Index:
    """Places by the keys of their names; ``openings`` are the keys of their first words, so that most tokens need one look-up only."""

    places: dict[str, list[Place]] = field(default_factory=dict)
    openings: set[str] = field(default_factory=set)

    def add(self, name: str, place: Place) -> None:
        words = words_of(name)
        if not words:
            return
        key = "".join(words)
        found = self.places.get(key)
        if found is None:
            self.places[key] = [place]
            self.openings.update("".join(words[:i]) for i in range(1, len(words) + 1))
        elif all(place.id != other.id for other in found):
            found.append(place)


class Gazetteer:
    """Places by name. Raises KnowledgeError at load for a duplicate id, an unknown kind or country, or a place out of range."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.cities = Cities()
        self.own = Index()
        self.by_id: dict[str, Place] = {}
        self.countries: dict[str, Place] = {}
        self._seats: dict[str, str] = {}
        self._near: dict[str, str] = {}
        self.abbreviations: set[str] = set()
        self.acronyms: set[str] = set()
        self.demonyms: dict[str, str] = {}
        self.capitals: dict[str, str] = {}
        self._add_countries(knowledge)
        for table in ("regions", "places"):
            for row in knowledge.rows(table):
                self._add_row(row)
        self.contested: dict[str, Row] = {row["id"]: row for row in knowledge.rows("contested")}
        for row in self.contested.values():
            self._hold_contested(row)

    def find(self, key: str) -> list[Place]:
        """All places of a name, given as its ``key_of``: those of the tables before the cities."""
        own, cities = self.own.places.get(key, []), self.cities.find(key)
        if not own or not cities:
            return own or cities
        sole = any(not place.other_name for place in own)  # no city goes before a region by another name than its own
        return own + [city for city in cities if not (sole and city.other_name) and not any(twin(city, place) for place in own)]

    def opens_name(self, word: str) -> bool:
        """Whether a name begins with the letters of this key."""
        return word in self.own.openings or self.cities.opens_name(word)

    def holds(self, larger: Place, place: Place) -> bool:
        """Whether a country or region holds a place, by the codes of GeoNames, or else by distance."""
        if larger.id == place.id or (larger.country and place.country and larger.country != place.country):
            return False
        if larger.kind == "country":
            return bool(place.country)
        code = self.regions.get(larger.id)
        if code and place.region:
            return code == place.region
        return place.km_to(larger.lat, larger.lon) <= 1.3 * larger.radius_km

    def is_contested(self, place: Place) -> bool:
        """Whether it is a contested territory of the table, or a city in one."""
        return place.id in self.contested or (place.country, self.region_of(place)) in self._contested_regions

    def region_of(self, place: Place) -> str:
        """The GeoNames code of the region that a settlement or base is in; of a row of the tables that of its twin or near city."""
        if place.region or PRECISION[place.kind] not in ("city", "point"):
            return place.region
        for name in (place.name, self._near.get(place.id, "").partition("/")[0]):
            cities = [city for city in self.cities.find(key_of(name)) if city.country == place.country]
            close = min(cities, key=lambda city: city.km_to(place.lat, place.lon), default=None)
            if close is not None and close.km_to(place.lat, place.lon) < SAME_REGION_KM:
                return close.region
        return ""

    @cached_property
    def _contested_regions(self) -> set[tuple[str, str]]:
        return {(self.by_id[i].country, code) for i in self.contested if (code := self.regions.get(i))}

    def is_capital(self, place: Place) -> bool:
        """Whether it is the capital of its country."""
        return place.id in self._capital_ids

    @cached_property
    def _capital_ids(self) -> set[str]:
        """Of the cities with the name of a capital the largest of its country."""
        found = ([city for city in self.find(key) if city.country == country] for key, country in self.capitals.items())
        return {max(cities, key=lambda city: city.population).id for cities in found if cities}

    @cached_property
    def us_states(self) -> dict[str, Place]:
        """The states of the United States by their postal codes."""
        return {code: self.by_id[i] for i, code in self.regions.items() if self.by_id[i].country == "USA" and i in self._states}

    @cached_property
    def _states(self) -> set[str]:
        """Of the regions with one code of GeoNames the largest."""
        largest: dict[tuple[str, str], str] = {}
        for i, code in self.regions.items():
            place = self.by_id[i]
            other = largest.setdefault((place.country, code), i)
            if place.radius_km > self.by_id[other].radius_km:
                largest[place.country, code] = i
        return set(largest.values())

    @cached_property
    def regions(self) -> dict[str, str]:
        """The GeoNames code of a region by its id: that of the city which its row names as being within it."""
        made = {}
        for place_id, near in self._seats.items():
            region = self.by_id[place_id]
            seats = [city for city in self.cities.find(key_of(near)) if city.country == region.country]
            if seats:
                made[place_id] = min(seats, key=lambda city: city.km_to(region.lat, region.lon)).region
        return made

    # ------------------------------------------------------------ loading

    def _add_countries(self, knowledge: Knowledge) -> None:
        points = {row["id"]: row for row in knowledge.rows("countries")}
        for row in knowledge.rows("states"):
            if (point := points.pop(row["id"], None)) is not None:
                country = self._place(point, "hearsay:" + slug(row["name"]), row["name"], "country", row["id"])
                self._add(country, point, cells(row, "other_names"))
                self.countries[country.country] = country
            for cell in ("adjectives", "people"):
                for word in cells(row, cell):
                    self.demonyms.setdefault(key_of(word), row["id"])
            for city in cells(row, "capital"):
                self.capitals.setdefault(key_of(city), row["id"])
        for row in points.values():
            raise fault(row, "an id of the table states", row["id"])

    def _add_row(self, row: Row) -> None:
        """A row of the tables ``regions`` or ``places``."""
        for column in ("id", "name", "kind"):
            if column not in row:
                raise fault(row, f"a value in the column {column}", "none")
        if row["kind"] not in PRECISION:
            raise fault(row, f"a kind of {', '.join(PRECISION)}", row["kind"])
        country = row.get("country", "")
        if country and country not in self.countries:
            raise fault(row, "as country a known state with a row in countries.csv", country)
        self._add(self._place(row, "hearsay:" + row["id"], row["name"], row["kind"], country), row, cells(row, "aliases"))

    def _place(self, row: Row, place_id: str, name: str, kind: str, country: str) -> Place:
        try:
            lat, lon, radius = float(row["lat"]), float(row["lon"]), float(row["radius_km"])
            population = int(row.get("population", 0))
        except (KeyError, ValueError) as error:
            raise fault(row, "numbers for lat, lon, radius_km and population", error) from error
        if not (-90 <= lat <= 90 and -180 <= lon <= 180 and radius > 0):
            raise fault(row, "a point on the earth and a radius above 0", f"{lat}, {lon}, {radius}")
        return Place(place_id, name, kind, country, lat, lon, radius, population)

    def _add(self, place: Place, row: Row, aliases: Iterable[str]) -> None:
        if place.id in self.by_id:
            raise fault(row, "each id once", f"{place.id} twice ({self.by_id[place.id].name}, {place.name})")
        self.by_id[place.id] = place
        if "near" in row:
            (self._seats if place.kind == "region" else self._near)[place.id] = row["near"]
        rare = place._replace(other_name=True)
        for name in (place.name, *aliases):
            if name.endswith(".") and place.kind == "region":
                self.abbreviations.add(key_of(name))
            elif name.isupper() and len(name) <= LONGEST_ACRONYM:
                self.acronyms.add(key_of(name))
            self.own.add(name.removeprefix(RARE).removeprefix("the ").removeprefix("The "), rare if name.startswith(RARE) else place)

    def _hold_contested(self, row: Row) -> None:
        """Refuse a row of the table ``contested`` that names an unknown place or country."""
        if row["id"].startswith("hearsay:") and row["id"] not in self.by_id:
            raise fault(row, "the id of a known place", row["id"])
        for code in (*cells(row, "parties"), *cells(row, "coded_as")):
            if code not in self.countries:
                raise fault(row, "the ids of known states", code)


def twin(city: Place, place: Place) -> bool:
    """Whether a city and a row of the tables are the same settlement."""
    return PRECISION[place.kind] == "city" and city.country == place.country and city.km_to(place.lat, place.lon) < 30


def cells(row: Row, column: str) -> list[str]:
    """The parts of a cell, which are separated by semicolons."""
    value = row.get(column, "")
    return value if isinstance(value, list) else [cell.strip() for cell in value.split(";") if cell.strip()]
