"""The gazetteer: every row held against the cities of GeoNames, names and keys, and what is refused at load."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.errors import KnowledgeError
from hearsay.knowledge.gazetteer import Gazetteer
from hearsay.knowledge.geography import Place, distance_km, key_of, point_at
from hearsay.knowledge.tables import SHIPPED, Knowledge, Row

COURSES = ["N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"]
BESIDE_A_BORDER = {"tel-abyad", "rafah-egypt", "ras-al-ain", "nir-oz", "nahal-oz"}
"""Towns with another on the far side of the border."""


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(Knowledge())


def rows(table: str) -> list[Row]:
    with (SHIPPED / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def near(row: Row, gazetteer: Gazetteer) -> Place | None:
    """The city that the row names; of several with this name the nearest, as a wrong point would hardly lie near any of them."""
    name, _, country = row["near"].partition("/")
    found = [city for city in gazetteer.cities.find(key_of(name)) if city.country == (country or row["country"])]
    return min(found, key=lambda city: city.km_to(float(row["lat"]), float(row["lon"])), default=None)


def test_every_place_lies_where_its_row_says(gazetteer: Gazetteer) -> None:
    wrong = []
    for row in rows("places"):
        if not row["near"]:
            continue
        city = near(row, gazetteer)
        if city is None:
            wrong.append(f"{row['id']}: no city {row['near']}")
            continue
        lat, lon, km = float(row["lat"]), float(row["lon"]), float(row["near_km"])
        distance = city.km_to(lat, lon)
        if abs(distance - km) > max(15, 0.25 * km):
            wrong.append(f"{row['id']}: {distance:.0f} km from {city.name}, the row says {km:.0f}")
        if row["direction"]:
            off = (COURSES.index(row["direction"]) * 22.5 - bearing(city.lat, city.lon, lat, lon) + 180) % 360 - 180
            if abs(off) > 45:
                wrong.append(f"{row['id']}: not {row['direction']} of {city.name}")
    assert wrong == []


def test_every_region_holds_its_city(gazetteer: Gazetteer) -> None:
    wrong = []
    for row in rows("regions"):
        if row["near"]:
            city = near(row, gazetteer)
            if city is None or city.km_to(float(row["lat"]), float(row["lon"])) > 1.2 * float(row["radius_km"]) + 20:
                wrong.append(f"{row['id']}: {row['near']}")
    assert wrong == []


def test_every_country_holds_its_capital(gazetteer: Gazetteer) -> None:
    wrong = []
    for key, code in gazetteer.capitals.items():
        cities = [city for city in gazetteer.find(key) if city.country == code and city.kind == "city"]
        country = gazetteer.countries.get(code)
        if cities and country and min(country.km_to(city.lat, city.lon) for city in cities) > 2.6 * country.radius_km + 160:
            wrong.append(key)
    assert wrong == []


def test_rows_are_enough_and_of_all_kinds() -> None:
    found = rows("places")
    assert len(found) >= 600
    assert {row["kind"] for row in found} >= {"sea", "strait", "base", "crossing", "village", "range", "island", "site"}
    assert len(rows("regions")) >= 600


def test_a_place_beside_a_border_is_in_the_country_of_its_row(gazetteer: Gazetteer) -> None:
    """A city within five kilometres of a point, and no other country's as near, has the country of the row."""
    grid = defaultdict(set)
    for city in gazetteer.cities:
        grid[round(city.lat), round(city.lon)].add(city)
    wrong = []
    for row in rows("places"):
        if not row["country"] or row["id"] in BESIDE_A_BORDER or row["kind"] in ("crossing", "sea", "strait", "area", "island", "river"):
            continue
        lat, lon = float(row["lat"]), float(row["lon"])
        close = {c.country for i in (-1, 0, 1) for j in (-1, 0, 1) for c in grid[round(lat) + i, round(lon) + j] if c.km_to(lat, lon) < 5}
        if close and row["country"] not in close:
            wrong.append(f"{row['id']}: {row['country']}, cities of {sorted(close)}")
    assert wrong == []


def test_contested_territories_are_known_places_with_states_as_parties(gazetteer: Gazetteer) -> None:
    known = {city.id for city in gazetteer.cities} | set(gazetteer.by_id)
    for row in rows("contested"):
        assert row["id"] in known, row["id"]
        assert set(row["parties"].split(";")) <= set(gazetteer.countries), row["id"]
        place = gazetteer.by_id.get(row["id"])
        assert place is None or place.country == row["coded_as"], row["id"]


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Kiev", "geonames:703448"),
        ("Kyiv", "geonames:703448"),
        ("Strait of Hormuz", "hearsay:strait-of-hormuz"),
        ("the Donbass".removeprefix("the "), "hearsay:donbas"),
        ("U.S.", "hearsay:united-states"),
        ("Saint-Petersburg", "geonames:498817"),
    ],
)
def test_other_names(gazetteer: Gazetteer, name: str, place_id: str) -> None:
    assert gazetteer.find(key_of(name))[0].id == place_id


def test_one_key_for_all_spellings() -> None:
    assert key_of("St. Petersburg") == key_of("Saint-Petersburg") == "saintpetersburg"
    assert key_of("Mar'ib") == key_of("Marib") == "marib"


points = st.tuples(st.floats(-80, 80), st.floats(-179, 179))


@given(points, st.floats(1, 3000), st.floats(0, 359))
def test_a_point_lies_at_its_distance_and_course(start: tuple[float, float], km: float, course: float) -> None:
    lat, lon = point_at(*start, km, course)
    assert math.isclose(distance_km(*start, lat, lon), km, rel_tol=1e-6, abs_tol=1e-3)
    off = (bearing(*start, lat, lon) - course + 180) % 360 - 180
    assert abs(off) < 0.5


HEAD = "id,name,aliases,kind,country,lat,lon,radius_km,near,near_km,direction\n"
GOOD = "good,Good,,village,UKR,50,30,4,,,\n"


@pytest.mark.parametrize(
    ("row", "expected", "found"),
    [
        ("x,X,,village,UKR,95,30,4,,,", "a point on the earth", "95"),
        ("x,X,,village,UKR,50,190,4,,,", "a point on the earth", "190"),
        ("x,X,,village,UKR,50,30,0,,,", "a radius above 0", "0"),
        ("x,X,,castle,UKR,50,30,4,,,", "a kind of", "castle"),
        ("x,X,,village,UKR,north,30,4,,,", "numbers", "north"),
        ("x,X,,village,UKR,,30,4,,,", "numbers", "lat"),
        ("x,X,,village,XYZ,50,30,4,,,", "known state", "XYZ"),
        ("x,,,village,UKR,50,30,4,,,", "column name", "none"),
        ("black-sea,Black Sea,,sea,,43,34,500,,,", "each id once", "black-sea"),
    ],
)
def test_bad_rows_are_refused_with_file_and_line(tmp_path: Path, row: str, expected: str, found: str) -> None:
    (tmp_path / "places.csv").write_text(f"{HEAD}{GOOD}{row}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        Gazetteer(Knowledge(tmp_path))
    assert f"{tmp_path / 'places.csv'}:3: expected" in str(error.value)
    assert expected in str(error.value).partition("found")[0]
    assert found in str(error.value).partition("found")[2]


@pytest.mark.parametrize(
    ("table", "text", "found"),
    [
        ("contested", "id,parties,coded_as,note\nhearsay:nowhere,UKR;RUS,UKR,x\n", "hearsay:nowhere"),
        ("contested", "id,parties,coded_as,note\nhearsay:black-sea,UKR;XXX,UKR,x\n", "XXX"),
        ("countries", "id,lat,lon,radius_km\nXXX,1,1,5\n", "XXX"),
    ],
)
def test_bad_rows_of_other_tables_are_refused(tmp_path: Path, table: str, text: str, found: str) -> None:
    (tmp_path / f"{table}.csv").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=rf"{table}\.csv:2: expected .*found {found}"):
        Gazetteer(Knowledge(tmp_path))


def test_users_add_their_own_places(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(HEAD + "hill-217,Hill 217,,village,UKR,48.5,38,2,,,\n", encoding="utf-8")
    assert Gazetteer(Knowledge(tmp_path)).find(key_of("Hill 217"))[0].id == "hearsay:hill-217"


def bearing(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The course in degrees (0 north, 90 east) on which one sets out from the first point to the second."""
    a, b, c, d = map(math.radians, (lat1, lon1, lat2, lon2))
    east, north = math.sin(d - b) * math.cos(c), math.cos(a) * math.sin(c) - math.sin(a) * math.cos(c) * math.cos(d - b)
    return math.degrees(math.atan2(east, north)) % 360
