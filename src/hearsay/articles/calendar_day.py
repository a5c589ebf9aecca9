"""Dates as bylines, datelines and metadata write them: a full day with its year, or nothing.

Expressions inside sentences are the work of ``annotate.dates``; here a date stands alone or beside a name or place.
"""

from __future__ import annotations

import re
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}

_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_PATTERNS = [
    rf"(?<!\d){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
    rf"(?<!\d){_YEAR}/(?P<month>\d\d?)/(?P<day>\d\d?)(?!\d)",
    rf"{_WEEKDAY}(?<![\d.]){_DAY}(?:\s+of)?[\s.-]+{_MONTH}[\s,-]+{_YEAR}\b",
    rf"{_WEEKDAY}\b{_MONTH}[\s.-]*{_DAY}\s*,?[\s-]+{_YEAR}\b",
    rf"(?<![\d.]){_DAY}\.(?P<month>\d\d?)\.{_YEAR}(?!\d)",
]
_DAYS = [re.compile(pattern, re.IGNORECASE) for pattern in _PATTERNS]
_SLASHED = re.compile(rf"(?<![\d/])(?P<a>\d\d?)/(?P<b>\d\d?)/{_YEAR}(?![\d/])")
_AMERICAN = re.compile(r"\b[ECMP][SD]?T\b")  # a time zone of the United States: month before day
_HAS_YEAR = re.compile(r"(?:19|20)\d\d")
IN_ADDRESS = re.compile(rf"(?<!\d){_YEAR}[/-](?P<month>\d\d?)[/-](?P<day>\d\d?)(?!\d)")


def find_day(text: str) -> tuple[str, int, int] | None:
    """The first full date in ``text`` as (ISO day, start, end), or None. "03/04/2022" is not read: it means two days,
    unless an American time zone stands beside it."""
    if not _HAS_YEAR.search(text):
        return None
    found = [day for pattern in _DAYS for match in pattern.finditer(text) if (day := _valid(match))]
    month_first = bool(_AMERICAN.search(text))
    found += [day for match in _SLASHED.finditer(text) if (day := _slashed(match, month_first=month_first))]
    return min(found, key=lambda day: (day[1], -day[2])) if found else None


def iso_day(value: str) -> str | None:
    """The ISO day that a metadata field gives ("2022-01-20T10:00:00Z", "20 January 2022"), or None."""
    day = find_day(value.strip())
    return day[0] if day else None


def day_in_address(uri: str) -> str | None:
    """The day in a web address such as ``.../2022/01/20/...``, or None."""
    match = IN_ADDRESS.search(uri)
    day = _valid(match) if match else None
    return day[0] if day else None


def _valid(match: re.Match[str]) -> tuple[str, int, int] | None:
    month = match["month"].lower()
    return _day(match, int(match["year"]), MONTHS.get(month) or int(month), int(match["day"]))


def _slashed(match: re.Match[str], *, month_first: bool) -> tuple[str, int, int] | None:
    first, second = int(match["a"]), int(match["b"])
    if first <= 12 and second <= 12 and first != second and not month_first:
        return None
    day, month = (second, first) if second > 12 or month_first else (first, second)
    return _day(match, int(match["year"]), month, day)


def _day(match: re.Match[str], year: int, month: int, day: int) -> tuple[str, int, int] | None:
    try:
        return date(year, month, day).isoformat(), match.start(), match.end()
    except ValueError:
        return None
