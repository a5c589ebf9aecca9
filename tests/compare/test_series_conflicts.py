"""Numbers that speak against one another, and numbers that are out of date."""

from __future__ import annotations

import pytest
from counts import MINISTRY, NATO, RUSSIA, Told, all_series

from hearsay.records import Actor, Series


def bounded(doc: str, who: Actor, low: float | None, high: float | None, published: str = "2021-11-12", **fields: object) -> Told:
    """An article in which somebody counts the troops."""
    told = Told(doc, f"{who.name} counts these troops.", published)
    told.figure("these troops", low, high, by=told.says(who, told.text), **fields)  # type: ignore[arg-type]
    return told


def whys(*articles: Told) -> list[str]:
    return [conflict.why for row in all_series(*articles) for conflict in row.conflicts]


def stale(row: Series) -> list[str]:
    return [point.doc for point in row.points if point.stale]


def test_a_conflict_names_each_number_with_its_source_and_day() -> None:
    told = Told("meadow", "Last month NATO counted 125,000 troops.", "2021-12-02")
    told.figure("125,000 troops", 125_000, None, by=told.says(NATO, told.text), day=("Last month", "2021-11"))
    assert whys(bounded("harbour", MINISTRY, 90_000, 90_000, "2021-11-12"), told) == [
        "90,000 Ukrainian defence ministry (The Harbour), 12 November 2021; 125,000 or more NATO (The Meadow), November 2021"
    ]


@pytest.mark.parametrize(
    ("one", "other", "against"),
    [
        ((90_000, 90_000), (125_000, 125_000), True),
        ((70_000, 80_000), (90_000, 90_000), True),
        ((None, 85_000), (100_000, 100_000), True),
        ((100_000, None), (125_000, None), False),
        ((100_000, None), (130_000, 130_000), False),
        ((None, 105_000), (100_000, 100_000), False),
        ((100_000, 100_000), (104_000, 104_000), False),
    ],
)
def test_which_bounds_speak_against_one_another(one: tuple[float | None, ...], other: tuple[float | None, ...], against: bool) -> None:
    assert bool(whys(bounded("harbour", MINISTRY, *one), bounded("valley", NATO, *other))) == against


def test_a_number_that_grows_is_no_conflict() -> None:
    assert whys(bounded("harbour", NATO, 90_000, 90_000, "2021-11-12"), bounded("valley", NATO, 125_000, 125_000, "2021-11-20")) == []


def test_numbers_of_times_far_apart_are_no_conflict() -> None:
    assert whys(bounded("harbour", MINISTRY, 90_000, 90_000, "2021-11-12"), bounded("valley", NATO, 125_000, 125_000, "2022-01-20")) == []


def test_one_origin_told_differently_on_one_day_is_a_conflict() -> None:
    [why] = whys(bounded("harbour", NATO, 90_000, 90_000), bounded("valley", NATO, 125_000, 125_000))
    assert why == "90,000 NATO (The Harbour), 12 November 2021; 125,000 NATO (The Valley), 12 November 2021"


def test_several_who_say_the_same_are_one_side() -> None:
    articles = [
        bounded("harbour", MINISTRY, 90_000, 90_000),
        bounded("valley", MINISTRY, 90_000, 90_000, "2021-11-13"),
        bounded("meadow", NATO, 125_000, 125_000, "2021-11-13"),
    ]
    [row] = all_series(*articles)
    [conflict] = row.conflicts
    assert len(conflict.points) == 3
    assert conflict.why.count("Ukrainian defence ministry") == 1


def test_without_a_day_nothing_is_held_against_another_article() -> None:
    undated = Told("valley", "NATO counts these troops.", None)
    undated.figure("these troops", 125_000, 125_000, by=undated.says(NATO, undated.text))
    assert whys(bounded("harbour", MINISTRY, 90_000, 90_000), undated) == []


def test_a_number_that_is_repeated_after_a_newer_one_is_out_of_date() -> None:
    [row] = all_series(
        bounded("harbour", NATO, 90_000, 90_000, "2021-11-12"),
        bounded("valley", NATO, 125_000, 125_000, "2021-11-20"),
        bounded("meadow", NATO, 90_000, 90_000, "2021-11-25"),
    )
    assert stale(row) == ["meadow"]
    assert row.conflicts == []


def test_an_old_number_with_its_day_is_not_out_of_date() -> None:
    told = Told("meadow", "In November NATO counted 90,000 troops.", "2022-01-25")
    told.figure("90,000 troops", 90_000, 90_000, by=told.says(NATO, told.text), day=("November", "2021-11"))
    [row] = all_series(
        bounded("harbour", NATO, 90_000, 90_000, "2021-11-12"), bounded("valley", NATO, 125_000, 125_000, "2022-01-20"), told
    )
    assert stale(row) == []


def test_another_voice_makes_no_number_out_of_date() -> None:
    [row] = all_series(
        bounded("harbour", MINISTRY, 90_000, 90_000, "2021-11-12"),
        bounded("valley", NATO, 125_000, 125_000, "2021-11-20"),
        bounded("meadow", MINISTRY, 90_000, 90_000, "2021-11-25"),
    )
    assert stale(row) == []


def test_an_article_that_sets_two_voices_against_one_another() -> None:
    told = Told("harbour", "The mayor counted 140 warships in the strait. The fishermen found 96 warships there.")
    for words, number in (("140 warships", 140), ("96 warships", 96)):
        speaker = Actor(id=f"person/{number}", name=f"Person {number}", kind="person")
        told.figure(words, number, number, unit="warships", noun="warships", owner=RUSSIA, by=told.says(speaker, words))
    assert len(whys(told)) == 1
