"""Unusual days of a series of counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hearsay.compare.bursts import bursts, upper_tail


def days(number: int, every: int = 1) -> list[str]:
    return [(date(2022, 1, 1) + timedelta(days=every * k)).isoformat() for k in range(number)]


def test_a_day_far_above_its_past_is_a_burst() -> None:
    counts = [1, 0, 2, 1, 0, 1, 1, 2, 0, 1, 9, 1]
    [burst] = bursts(days(len(counts)), counts)
    assert (burst.day, burst.count, burst.past) == ("2022-01-11", 9, 10)
    assert burst.expected == pytest.approx(0.95)
    assert burst.chance < 0.001
    assert burst.method == "gamma-poisson"


def test_what_is_usual_is_no_burst() -> None:
    assert bursts(days(20), [5, 6, 4, 5] * 5) == []


def test_what_lasts_becomes_usual() -> None:
    found = bursts(days(24), [0] * 10 + [6] * 14)
    assert found[0].day == "2022-01-11"
    assert found[-1].day < "2022-01-20"


def test_later_days_change_nothing() -> None:
    counts = [1, 0, 2, 1, 0, 1, 1, 2, 0, 1, 9, 1, 30, 40, 2]
    for stop in range(len(counts)):
        assert bursts(days(stop), counts[:stop]) == [burst for burst in bursts(days(len(counts)), counts) if burst.day in days(stop)]


def test_a_short_or_old_past_tells_nothing() -> None:
    assert bursts(days(6), [0, 0, 0, 0, 0, 50]) == []
    assert bursts(days(12, every=10), [0] * 11 + [50]) == []


def test_two_of_something_are_no_burst() -> None:
    assert bursts(days(20), [0] * 19 + [2]) == []


def test_the_tail_sums_up_to_one() -> None:
    assert upper_tail(0, 0.5, 10) == 1
    steps = [upper_tail(k, 3.5, 7) - upper_tail(k + 1, 3.5, 7) for k in range(200)]
    assert sum(steps) == pytest.approx(1)
    assert sum(k * step for k, step in enumerate(steps)) == pytest.approx(3.5 / 7)  # the mean that the past lets expect
