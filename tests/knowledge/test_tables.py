"""The shipped tables say nothing twice, and nothing that can never be reached."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from hearsay.knowledge.tables import SHIPPED, Row, read_rows

KEYS = {
    **dict.fromkeys(("cameo_actors", "contested", "countries", "country_codes", "media_actors", "named_institutions"), ("id",)),
    **dict.fromkeys(("organisations", "places", "regions", "states"), ("id",)),
    "acled_types": ("class", "mode"),
    "counted_nouns": ("noun",),
    "institutions": ("suffix",),
    "persons": ("name",),
    "reporting_nouns": ("noun",),
    "reporting_verbs": ("verb",),
    "roles": ("role", "of"),
    "titles": ("title",),
}
"""Columns in which no two rows of a table are the same."""
TRIGGERS = {"event_nouns": "noun", "event_verbs": "verb"}
"""Tables with several rows a word, and the column of the word."""


def named(path: Path) -> str:
    return path.name


def twice(values: Sequence[Any]) -> list[Any]:
    return [value for value, count in Counter(values).items() if count > 1]


def lists_of_words(value: Any, name: str = "") -> Iterator[tuple[str, list[str]]]:
    """The lists of words in a table, however deep, with the keys that lead there."""
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from lists_of_words(inside, f"{name}.{key}")
    elif isinstance(value, list) and value and isinstance(value[0], str):
        yield name, value
    elif isinstance(value, list):
        for at, inside in enumerate(value):
            yield from lists_of_words(inside, f"{name}.{at}")


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.csv")), ids=named)
def test_no_two_rows_are_of_the_same_thing(path: Path) -> None:
    if path.stem not in TRIGGERS:
        assert twice([tuple(row.get(column) for column in KEYS[path.stem]) for row in read_rows(path)]) == []


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.csv")), ids=named)
def test_no_name_is_its_own_alias(path: Path) -> None:
    names = {row.line: [row.get("name"), *row["aliases"].split(";")] for row in read_rows(path) if "aliases" in row}
    assert {line: twice(own) for line, own in names.items() if twice(own)} == {}


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.toml")), ids=named)
def test_no_word_stands_twice_in_a_list(path: Path) -> None:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    # A feast is a rule and its numbers: 1 January is ["fixed", 1, 1].
    assert {name: twice(words) for name, words in lists_of_words(table) if ".HOLIDAY." not in name and twice(words)} == {}


@pytest.mark.parametrize("name", TRIGGERS)
def test_every_row_of_a_trigger_asks_for_something_new(name: str) -> None:
    """Rows that ask for company come first, then those that do not; what an earlier row of the word asks for, a later one never gets."""
    by_word: dict[str, list[Row]] = {}
    for row in read_rows(SHIPPED / f"{name}.csv"):
        by_word.setdefault(row[TRIGGERS[name]], []).append(row)
    unreachable = []
    for word, rows in by_word.items():
        asked: set[str] = set()
        for row in sorted(rows, key=lambda row: "needs" not in row):
            alternatives = row.get("needs", "nothing").split()
            if asked.issuperset(alternatives):
                unreachable.append(f"{word} {row['class']} {row.get('needs', '')}")
            asked.update(alternatives)
    assert unreachable == []
