"""The cities of the world from 1,500 people: ``data/cities.tsv``, sorted by name and searched in place.

The file (GeoNames, CC BY 4.0; made by ``tools/cities.py``) is mapped into memory, not read: opening it takes milliseconds, processes share
its pages, and only names that a text asks for become objects. Its lines, in the order of their bytes, are

    key, name, country, division, latitude, longitude, population, names, GeoNames id      a city by its own name
    key, key of its own name, GeoNames id                                                  a city by another of its names

with tabs between the cells. ``key`` is ``key_of(name)``; the name is empty where it is the key in title case; the country is ISO 3166-1
alpha-3, the division GeoNames' code of the first-order division; degrees and people are counted in hundredths and in hundreds; ``names`` is
in how many ways GeoNames writes it, in all languages.
"""

from __future__ import annotations

import mmap
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from hearsay.errors import KnowledgeError
from hearsay.knowledge.geography import Place, radius_of
from hearsay.knowledge.tables import SHIPPED

CITIES = SHIPPED / "cities.tsv"

BLOCK = 4096
"""Bytes of the file between two keys of the index in memory."""

REMEMBERED = 20_000
"""Names kept at hand: texts about one story ask for the same ones again and again."""

CELLS = 9


class Cities:
    """The cities by name. Raises KnowledgeError where the file is missing or is none of cities."""

    def __init__(self, path: Path = CITIES) -> None:
        try:
            with path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise KnowledgeError(f"{path}: expected the file of cities that comes with hearsay, found {error}") from error
        if self._data.find(b"\t") < 0:
            raise KnowledgeError(f"{path}: expected a table of cities with tabs between the cells, found none")
        self._starts, self._keys = self._index()
        self.find = lru_cache(REMEMBERED)(self._find)
        self.opens_name = lru_cache(REMEMBERED)(self._opens_name)

    def __iter__(self) -> Iterator[Place]:
        """Every city once, by its own name."""
        for line in iter(self._data.readline, b""):
            cells = line.decode().rstrip("\n").split("\t")
            if len(cells) == CELLS:
                yield city(cells)
        self._data.seek(0)

    def _find(self, key: str) -> list[Place]:
        """The cities of a name, given as its key: by their own name, then by another of theirs."""
        cells = [line.split("\t") for line in self._lines(key)]
        found = [city(line) for line in cells if len(line) == CELLS]
        for line in cells:
            if len(line) != CELLS:
                _, own_key, number = line
                own = next(line for line in self._lines(own_key) if line.endswith("\t" + number))
                found.append(city(own.split("\t"))._replace(other_name=True))
        return found

    def _opens_name(self, key: str) -> bool:
        """Whether the key of a name begins with these letters."""
        return self._first(key.encode()) >= 0

    def _lines(self, key: str) -> Iterator[str]:
        cell = key.encode() + b"\t"
        at = self._first(cell)
        while at >= 0 and self._data[at : at + len(cell)] == cell:
            end = self._data.find(b"\n", at)
            yield self._data[at:end].decode()
            at = end + 1

    def _first(self, prefix: bytes) -> int:
        """Where the first line begins that starts with these bytes, or -1."""
        block = bisect_left(self._keys, prefix)
        first = self._starts[max(block - 1, 0)]
        last = self._starts[block] + len(prefix) if block < len(self._starts) else len(self._data)
        return self._data.find(b"\n" + prefix, max(first - 1, 0), last) + 1 or -1

    def _index(self) -> tuple[list[int], list[bytes]]:
        """Where every line begins that is the first of its block, and its key."""
        starts, keys, at = [], [], 0
        while 0 <= at < len(self._data):
            starts.append(at)
            keys.append(self._data[at : self._data.find(b"\t", at) + 1])
            at = self._data.find(b"\n", at + BLOCK) + 1 or -1
        return starts, keys


def city(cells: list[str]) -> Place:
    """The place of a line of the file."""
    key, name, country, region, lat, lon, hundreds, names, number = cells
    population = int(hundreds) * 100
    return Place(
        f"geonames:{number}",
        name or key.title(),
        "city",
        country,
        int(lat) / 100,
        int(lon) / 100,
        radius_of(population),
        population,
        region,
        names=int(names),
    )
