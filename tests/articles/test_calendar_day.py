"""Dates of bylines, datelines and metadata."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.articles.calendar_day import day_in_address, find_day, iso_day

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
FORMS = ["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%b. %d, %Y", "%A, %B %d, %Y", "%a %d %b %Y", "%d.%m.%Y", "%Y/%m/%d", "%Y-%m-%dT10:15:00Z"]


@given(DAYS, st.sampled_from(FORMS))
def test_the_usual_forms(day, form):
    assert iso_day(day.strftime(form)) == day.isoformat()


@given(st.text(max_size=60))
def test_anything_is_a_day_or_nothing(text):
    found = find_day(text)
    if found:
        date.fromisoformat(found[0])
        assert 0 <= found[1] < found[2] <= len(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12th of November 2021", "2021-11-12"),
        ("MAR .14, 2013, 8:12 PM", "2013-03-14"),
        ("Updated: July 7, 2012, 10:04 PM ET", "2012-07-07"),
        ("20/01/2022", "2022-01-20"),
        ("05/05/2022", "2022-05-05"),
        ("03/04/2022", None),
        ("03/04/2022 10:00 PDT", "2022-03-04"),
        ("2021-02-30", None),
        ("February 30, 2021", None),
        ("January 20", None),
        ("2022", None),
        ("12345-67-89", None),
        ("", None),
    ],
)
def test_one_day_or_none(text, day):
    assert iso_day(text) == day


@pytest.mark.parametrize(
    ("uri", "day"),
    [
        ("https://example.org/2022/01/20/ships-leave", "2022-01-20"),
        ("https://example.org/news/2022-01-20-ships", "2022-01-20"),
        ("https://example.org/2022/ships-1-2", None),
        ("https://example.org/2022/13/45/", None),
    ],
)
def test_day_in_an_address(uri, day):
    assert day_in_address(uri) == day
