"""Points on the earth, and the places that stand for them."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import NamedTuple

from hearsay.knowledge.words import folded
from hearsay.records import PlacePrecision

EARTH_KM = 6371.0
WORD_BREAK = re.compile(r"[\s'`ʼʻʿ\-.]+")
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
    than its own, ``names`` how many names it has in all languages, which tells how well known it is.
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
    names: int = 0

    def km_to(self, lat: float, lon: float) -> float:
        """Distance of its point from another, along the ground."""
        return distance_km(self.lat, self.lon, lat, lon)


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points along a great circle."""
    a, b, c, d = map(math.radians, (lat1, lon1, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def point_at(lat: float, lon: float, km: float, course: float) -> tuple[float, float]:
    """The point that lies so many kilometres from another on this course (degrees)."""
    a, b, d, t = math.radians(lat), math.radians(lon), km / EARTH_KM, math.radians(course)
    c = math.asin(math.sin(a) * math.cos(d) + math.cos(a) * math.sin(d) * math.cos(t))
    e = b + math.atan2(math.sin(t) * math.sin(d) * math.cos(a), math.cos(d) - math.sin(a) * math.sin(c))
    return math.degrees(c), (math.degrees(e) + 540) % 360 - 180


def radius_of(population: int) -> float:
    """How far a city reaches, in km: about 1.5 for a town, 20 for a city of ten millions."""
    return round(max(1.5, 0.006 * math.sqrt(population)), 1)


@lru_cache(50_000)
def key_of(name: str) -> str:
    """One key for all ways to write a name: "St. Petersburg", "Saint-Petersburg" -> "saintpetersburg"."""
    return "".join(words_of(name))


def words_of(name: str) -> list[str]:
    """The words of a name in the form that keys are made of."""
    if name.isalpha() and name.isascii():
        word = name.lower()
        return [SHORT_FORMS.get(word, word)]
    return [SHORT_FORMS.get(word, word) for word in WORD_BREAK.split(folded(name).lower()) if word]
