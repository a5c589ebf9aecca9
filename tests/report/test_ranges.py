from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.records import Actor, Figure, Span
from hearsay.report.ranges import groups, scale
from hearsay.report.wording import counted

ARLAND = Actor(id="XAA", name="Arland", kind="state")


def figure(
    low: float | None, high: float | None, unit: str = "troops", noun: str | None = "soldiers", owner: Actor | None = ARLAND
) -> Figure:
    return Figure.model_validate(
        {
            "id": f"f{low}-{high}-{unit}-{noun}",
            "doc": "x",
            "span": Span(start=0, end=1, text="x"),
            "low": low,
            "high": high,
            "approx": False,
            "unit": unit,
            "noun": noun,
            "owner": owner,
            "place": None,
            "status": "present",
            "incremental": False,
            "as_of": None,
            "said_by": None,
            "statement": None,
            "rule": "test",
        }
    )


def test_figures_for_one_thing_stand_side_by_side_smallest_first() -> None:
    (group,) = groups([figure(100000, None), figure(90000, 90000), figure(70000, 80000)])
    assert [lane.figure.low for lane in group.lanes] == [70000, 90000, 100000]
    assert group.label == "Troops · Arland"
    assert group.lanes[-1].open_right
    assert group.lanes[-1].right == 100


def test_what_an_army_has_is_counted_with_what_its_state_has() -> None:
    army = Actor(id="XAA.mil", name="Arland's armed forces", kind="military")
    (group,) = groups([figure(90000, 90000, owner=army), figure(70000, 80000)])
    assert group.label == "Troops · Arland"


def test_the_widest_apart_come_first() -> None:
    near = [figure(90, 90, "tanks"), figure(91, 91, "tanks")]
    far = [figure(70000, 80000), figure(90000, 90000)]
    assert [group.unit for group in groups(near + far)] == ["troops", "tanks"]


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param([figure(5, 5, "money", "euros", None), figure(9, 9, "money", "euros", None)], id="nobody's money"),
        pytest.param([figure(5, 5, "people", "teachers"), figure(9, 9, "people", "farmers")], id="other nouns"),
        pytest.param([figure(5, 5, "other", None), figure(9, 9, "other", None)], id="no noun"),
        pytest.param([figure(5, 5, "tanks"), figure(9, 9, "troops")], id="other units"),
    ],
)
def test_figures_for_different_things_are_not_compared(pair: list[Figure]) -> None:
    assert len(groups(pair)) == 2


def test_a_number_without_bounds_is_not_drawn() -> None:
    assert groups([figure(None, None)]) == []


@given(st.lists(st.one_of(st.floats(0.01, 1e12), st.integers(0, 10**9)), min_size=1))
def test_a_scale_holds_all_values_and_keeps_their_order(values: list[float]) -> None:
    place, ticks, _ = scale(min(values), max(values))
    placed = [place(value) for value in sorted(values)]
    assert placed == sorted(placed)
    assert all(-0.01 <= at <= 100.01 for at in placed)
    assert len(ticks) >= 2


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (90000, 90000, "90,000"),
        (100000, None, "100,000 or more"),
        (None, 500, "up to 500"),
        (70000, 80000, "70,000 to 80,000"),
        (2.5, 2.5, "2.5"),
        (None, None, "not told"),
    ],
)
def test_bounds_in_words(low: float | None, high: float | None, words: str) -> None:
    assert counted(figure(low, high)) == words
