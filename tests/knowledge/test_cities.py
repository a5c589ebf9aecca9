"""The file of cities: what it holds, and that its search finds every line and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.errors import KnowledgeError
from hearsay.knowledge.cities import CITIES, Cities
from hearsay.knowledge.geography import key_of


@pytest.fixture(scope="module")
def cities() -> Cities:
    return Cities()


def test_every_city_is_found_by_its_name_and_has_a_point(cities: Cities) -> None:
    found = list(cities)
    assert len(found) > 100_000
    assert len({city.id for city in found}) == len(found)
    for city in found:
        assert -90 <= city.lat <= 90
        assert -180 <= city.lon <= 180
    for city in found[::50]:
        assert city in cities.find(key_of(city.name))
        assert cities.opens_name(key_of(city.name)[:3])


def test_every_other_name_leads_to_its_city(cities: Cities) -> None:
    lines = [line.split("\t") for line in CITIES.read_text(encoding="utf-8").splitlines()]
    for key, own_key, number in [cells for cells in lines if len(cells) == 3][::50]:
        city = next(city for city in cities.find(key) if city.id == f"geonames:{number}")
        assert city.other_name
        assert city._replace(other_name=False) in cities.find(own_key)


@pytest.mark.parametrize(
    ("name", "own_name", "country", "population"),
    [("Kyiv", "Kyiv", "UKR", 2_000_000), ("Kiev", "Kyiv", "UKR", 2_000_000), ("Torez", "Chystyakove", "UKR", 30_000)],
)
def test_names_and_people(cities: Cities, name: str, own_name: str, country: str, population: int) -> None:
    largest = max(cities.find(key_of(name)), key=lambda city: city.population)
    assert (largest.name, largest.country) == (own_name, country)
    assert largest.population >= population


@pytest.mark.parametrize("name", ["", "Nosuchtownanywhere", "zzzzzz", "0", "GeoNames"])
def test_what_is_no_city_is_not_found(cities: Cities, name: str) -> None:
    assert cities.find(key_of(name)) == []


KEYS = st.text("abc", min_size=1, max_size=4)


@given(st.sets(KEYS, min_size=1, max_size=60), KEYS)
def test_search_finds_what_a_list_holds(tmp_path_factory: pytest.TempPathFactory, keys: set[str], asked: str) -> None:
    path = tmp_path_factory.mktemp("cities") / "cities.tsv"
    lines = sorted(
        f"{key}\t{'x' * 300}\tUKR\t1\t100\t200\t20\t5\t{n}{i}\n".encode() for n, key in enumerate(sorted(keys)) for i in range(3)
    )
    path.write_bytes(b"\t# head\n" + b"".join(lines))
    cities = Cities(path)
    assert len(cities.find(asked)) == (3 if asked in keys else 0)
    assert cities.opens_name(asked) == any(key.startswith(asked) for key in keys)


@pytest.mark.parametrize("content", [None, b"", b"no table\n"])
def test_a_file_that_is_not_of_cities_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "cities.tsv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(KnowledgeError, match=r"cities\.tsv"):
        Cities(path)
