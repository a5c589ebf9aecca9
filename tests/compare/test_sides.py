"""For whom somebody stands where sides are compared."""

from __future__ import annotations

import pytest

from hearsay.compare.sides import Sides
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Actor


@pytest.fixture(scope="module")
def sides() -> Sides:
    return Sides.of(ActorKnowledge.load(Knowledge()))


@pytest.mark.parametrize(
    ("id", "day", "expected"),
    [
        ("RUS.mil", None, ["RUS"]),
        ("person/sergey-lavrov", "2022-01-21", ["RUS"]),
        ("person/sergey-lavrov", None, ["RUS"]),
        ("person/jens-stoltenberg", "2022-01-21", ["org/nato"]),
        ("person/john-kerry", "2018-01-01", ["person/john-kerry"]),  # between two offices
        ("group/USA+person/boris-johnson", "2022-01-21", ["GBR", "USA"]),
        ("group/USA+group/allies", None, ["USA"]),
        ("group/allies", None, ["group/allies"]),
        ("person/jane-roe", None, ["person/jane-roe"]),
    ],
)
def test_sides(sides: Sides, id: str, day: str | None, expected: list[str]) -> None:
    assert [side.id for side in sides.sides(Actor(id=id, name=id, kind="group"), day)] == expected
