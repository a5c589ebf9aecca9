"""Calendar arithmetic: periods, their parts, feasts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.annotate import calendar_periods as calendar
from hearsay.annotate.calendar_periods import Period

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
UNITS = st.sampled_from(["day", "week", "fortnight", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"])


@pytest.mark.parametrize(
    ("first", "last", "value", "granularity"),
    [
        (date(2022, 1, 20), date(2022, 1, 20), "2022-01-20", "day"),
        (date(2024, 2, 1), date(2024, 2, 29), "2024-02", "month"),
        (date(2021, 1, 1), date(2021, 12, 31), "2021", "year"),
        (date(1990, 1, 1), date(1999, 12, 31), "1990/1999", "interval"),
        (date(2022, 1, 10), date(2022, 1, 16), "2022-01-10/2022-01-16", "interval"),
    ],
)
def test_value_and_granularity_of_a_period(first: date, last: date, value: str, granularity: str) -> None:
    assert (Period(first, last).value, Period(first, last).granularity) == (value, granularity)


@pytest.mark.parametrize(("year", "sunday"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2019, "2019-04-21"), (2022, "2022-04-17")])
def test_easter(year: int, sunday: str) -> None:
    assert calendar.easter(year).isoformat() == sunday


@pytest.mark.parametrize(
    ("rule", "value"),
    [((12, 24), "2021-12-24"), ((11, 4, 4), "2021-11-25"), ((5, 1, -1), "2021-05-31"), ((-2,), "2021-04-02"), ((2, 30), None)],
)
def test_feasts(rule: tuple[int, ...], value: str | None) -> None:
    found = calendar.feast(2021, rule)
    assert (found.value if found else None) == value


def test_winter_runs_into_the_next_year() -> None:
    winter = calendar.season(2021, "winter")
    assert winter is not None
    assert winter.value == "2021-12-01/2022-02-28"


def test_a_month_later_is_cut_to_the_length_of_the_month() -> None:
    assert calendar.plus(date(2022, 1, 31), 1, "month") == date(2022, 2, 28)


@given(DAYS, UNITS)
def test_a_unit_holds_the_day_it_is_of(when: date, unit: calendar.Unit) -> None:
    period = calendar.unit_of(unit, when)
    if period is not None:
        assert period.first <= period.last
        if unit != "weekend":
            assert period.first <= when <= period.last


@given(DAYS, st.integers(-5000, 5000), UNITS)
def test_plus_never_fails(when: date, count: int, unit: calendar.Unit) -> None:
    moved = calendar.plus(when, count, unit)
    assert moved is None or (moved >= when if count >= 0 else moved <= when)


@given(DAYS, st.integers(1, 7))
def test_weekdays_around_a_day(when: date, weekday: int) -> None:
    before, after = calendar.weekday_before(when, weekday), calendar.weekday_after(when, weekday)
    if before and after:
        assert before.isoweekday() == after.isoweekday() == weekday
        assert (after - before).days in (0, 7)


@given(DAYS, st.integers(0, 4000), st.floats(0, 1), st.floats(0, 1))
def test_a_fraction_lies_inside(first: date, length: int, low: float, high: float) -> None:
    last = calendar.plus_days(first, length)
    if last is None:
        return
    whole = Period(first, last)
    part = calendar.fraction(whole, min(low, high), max(low, high))
    assert whole.first <= part.first <= part.last <= whole.last
