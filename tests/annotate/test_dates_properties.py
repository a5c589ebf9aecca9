"""What holds for any date and any text: expressions made from a date lead back to it, values are valid, nothing fails."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearsay.annotate.dates import DateRules, find_dates
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc

RULES = DateRules.load(Knowledge())
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
SHORT = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2035, 12, 31))
PUBLISHED = st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 12, 31))
Read = Callable[..., ArticleDoc]

WORDS = """the last next this past two 5 31 1999 2021 of in on May March second first week month year years ago later before after end
early late mid - , to and Monday Friday spring fall night 10:30 p.m. 1990s '94 same that few several decade century quarter half
Christmas Easter today yesterday now 30 February 12/11/2021 99/99/9999 0000 9999 Q4 UTC ( ) ' ’s"""
PIECES = st.sampled_from(WORDS.split())
slow = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def values(read: Read, text: str, published: date | None) -> list[str | None]:
    return [m.value for m in find_dates(read(text, published.isoformat() if published else None), RULES)]


@slow
@given(when=DAYS, form=st.integers(0, 5))
def test_a_full_date_leads_back_to_its_day(read: Read, when: date, form: int) -> None:
    month, short, weekday = MONTHS[when.month - 1], SHORT[when.month - 1], WEEKDAYS[when.weekday()]
    written = [
        f"{when.day} {month} {when.year}",
        f"{month} {when.day}, {when.year}",
        f"{short} {when.day}, {when.year}",
        f"{weekday}, {month} {when.day}, {when.year}",
        f"{weekday} {when.day} {month} {when.year}",
        when.isoformat(),
    ][form]
    assert values(read, f"The treaty was signed on {written} in the capital.", None) == [when.isoformat()]


@slow
@given(published=PUBLISHED, back=st.integers(0, 6))
def test_a_bare_weekday_of_the_past_is_the_most_recent(read: Read, published: date, back: int) -> None:
    when = published - timedelta(days=back)
    assert values(read, f"The minister resigned on {WEEKDAYS[when.weekday()]}.", published) == [when.isoformat()]


@slow
@given(published=PUBLISHED, ahead=st.integers(1, 7))
def test_a_coming_weekday_is_the_next(read: Read, published: date, ahead: int) -> None:
    when = published + timedelta(days=ahead)
    assert values(read, f"The minister will resign next {WEEKDAYS[when.weekday()]}.", published) == [when.isoformat()]


@slow
@given(published=PUBLISHED, back=st.integers(2, 300))
def test_days_ago(read: Read, published: date, back: int) -> None:
    when = published - timedelta(days=back)
    assert values(read, f"The minister resigned {back} days ago.", published) == [when.isoformat()]


@slow
@given(when=DAYS, later=st.integers(2, 200))
def test_days_later(read: Read, when: date, later: int) -> None:
    text = f"The attack came on {when.day} {MONTHS[when.month - 1]} {when.year}. The minister resigned {later} days later."
    assert values(read, text, None) == [when.isoformat(), (when + timedelta(days=later)).isoformat()]


def is_valid(value: str) -> bool:
    """True for an ISO day, month or year, and for an interval of these that does not end before it begins."""
    ends = value.split("/")
    bounds = []
    for end in ends:
        if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", end):
            return False
        bounds.append(date.fromisoformat(end + "-01-01"[len(end) - 4 :]))
    return len(ends) < 3 and bounds == sorted(bounds)


@settings(slow, max_examples=25)
@given(
    words=st.lists(PIECES | st.text(max_size=6), min_size=1, max_size=14),
    published=st.none() | st.sampled_from([date(1, 1, 1), date(2021, 11, 12), date(9999, 12, 31)]) | PUBLISHED,
)
def test_any_words_give_valid_values(read: Read, words: list[str], published: date | None) -> None:
    text = " ".join(words)
    if not text.strip():
        return
    reading = read(text, published.isoformat() if published else None)
    mentions = find_dates(reading, RULES)
    for mention in mentions:
        assert mention.value is None or is_valid(mention.value)
        assert (mention.granularity == "none") == (mention.value is None)
        span = mention.record(reading).span
        assert text[span.start : span.end] == span.text
    assert all(here.last <= then.first for here, then in pairwise(mentions))


@pytest.mark.parametrize("published", ["", "yesterday", "2021-13-45", "2021-11-12T10:00:00Z"])
def test_an_odd_publication_date_is_none_or_its_day(read: Read, published: str) -> None:
    (mention,) = find_dates(read("The envoy arrived on Thursday.", published), RULES)
    assert mention.value == ("2021-11-11" if published.startswith("2021-11-12") else None)
