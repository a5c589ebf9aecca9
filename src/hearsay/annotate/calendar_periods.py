"""Calendar arithmetic on periods of whole days. No language here: only days, weeks, months, seasons, years and their parts."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from hearsay.records import Granularity

Unit = Literal["day", "week", "fortnight", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]

DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
SEASON_START = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First month of each season (meteorological, northern: the usage of English-language news)."""


@dataclass(frozen=True)
class Period:
    """The days ``first`` to ``last``, both included."""

    first: date
    last: date

    @property
    def granularity(self) -> Granularity:
        """day, month or year where the period is exactly one of these, else interval."""
        if self.first == self.last:
            return "day"
        if self.first == month_of(self.first).first and self.last == month_of(self.first).last:
            return "month"
        if self == year(self.first.year):
            return "year"
        return "interval"

    @property
    def value(self) -> str:
        """The ISO day, month or year, or ``first/last``."""
        match self.granularity:
            case "day":
                return self.first.isoformat()
            case "month":
                return self.first.isoformat()[:7]
            case "year":
                return self.first.isoformat()[:4]
        if self.first == year(self.first.year).first and self.last == year(self.last.year).last:
            return f"{self.first.isoformat()[:4]}/{self.last.isoformat()[:4]}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"


def day(when: date) -> Period:
    return Period(when, when)


def ymd(y: int, m: int, d: int) -> Period | None:
    """The day, or None where the calendar has no such day."""
    try:
        return day(date(y, m, d))
    except ValueError:
        return None


def month(y: int, m: int) -> Period | None:
    if not (1 <= y <= 9999 and 1 <= m <= 12):
        return None
    return Period(date(y, m, 1), date(y, m, calendar.monthrange(y, m)[1]))


def month_of(when: date) -> Period:
    return Period(when.replace(day=1), when.replace(day=calendar.monthrange(when.year, when.month)[1]))


def months(y: int, m: int, count: int) -> Period | None:
    """``count`` months from month ``m`` on (which may lie outside 1 to 12: 13 is January of the next year)."""
    start, end = divmod(y * 12 + m - 1, 12), divmod(y * 12 + m - 2 + count, 12)
    first, last = month(start[0], start[1] + 1), month(end[0], end[1] + 1)
    return Period(first.first, last.last) if first and last else None


def year(y: int) -> Period:
    return Period(date(y, 1, 1), date(y, 12, 31))


def years(y: int, count: int) -> Period | None:
    return Period(date(y, 1, 1), date(y + count - 1, 12, 31)) if 1 <= y <= 10000 - count else None


def season(y: int, name: str) -> Period | None:
    """The season that begins in year ``y`` (winter runs into the next)."""
    return months(y, SEASON_START[name], 3)


def season_name(when: date) -> str:
    return next(name for name, start in SEASON_START.items() if (when.month - start) % 12 < 3)


def easter(y: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    century, golden = y // 100, y % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (y % 100 // 4) - epact - y % 100 % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    m, d = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(y, m, d + 1)


def feast(y: int, rule: tuple[int, ...]) -> Period | None:
    """A feast in year ``y``: (month, day); (month, ISO weekday, number in the month, -1 the last); or (days after Easter Sunday,)."""
    if not 1583 <= y <= 9990 and len(rule) == 1:
        return None
    match rule:
        case (shift,):
            return day(easter(y) + timedelta(days=shift))
        case (m, d):
            return ymd(y, m, d)
        case (m, weekday, number):
            whole = month(y, m)
            return nth_weekday(whole, weekday, number) if whole else None
    return None


def nth_weekday(period: Period, weekday: int, number: int) -> Period | None:
    """The ``number``-th such ISO weekday of a period (-1 the last), or None where it has none."""
    if number < 0:
        found = weekday_before(period.last, weekday)
    else:
        first = weekday_after(period.first, weekday)
        found = plus_days(first, 7 * (number - 1)) if first else None
    return day(found) if found and period.first <= found <= period.last else None


def unit_of(unit: Unit, when: date) -> Period | None:
    """The calendar unit that ``when`` lies in; a week is Monday to Sunday, a weekend the Saturday and Sunday of that week."""
    monday = when - timedelta(days=when.weekday()) if when > date(1, 1, 7) else when
    match unit:
        case "day":
            return day(when)
        case "week":
            return span(monday, 6)
        case "fortnight":
            return span(monday, 13)
        case "weekend":
            return span(plus_days(monday, 5), 1)
        case "month":
            return month_of(when)
        case "quarter":
            return months(when.year, (when.month - 1) // 3 * 3 + 1, 3)
        case "half":
            return months(when.year, (when.month - 1) // 6 * 6 + 1, 6)
        case "season":
            start = SEASON_START[season_name(when)]
            return months(when.year - (when.month < start), start, 3)
        case "year":
            return year(when.year)
        case "decade":
            return years(max(1, when.year // 10 * 10), 10)
        case "century":
            return years(max(1, when.year // 100 * 100), 100)


def span(first: date | None, days: int) -> Period | None:
    """``first`` and the ``days`` after it."""
    last = plus_days(first, days) if first else None
    return Period(first, last) if first and last else None


def plus_days(when: date, days: int) -> date | None:
    try:
        return when + timedelta(days=days)
    except OverflowError:
        return None


def plus(when: date, count: int, unit: Unit) -> date | None:
    """The day ``count`` units after ``when`` (before, where negative); the day of the month is cut to the month's length."""
    if unit in DAYS:
        return plus_days(when, count * DAYS[unit])
    y, m = divmod(when.year * 12 + when.month - 1 + count * MONTHS.get(unit, 3), 12)
    if not 1 <= y <= 9999:
        return None
    return date(y, m + 1, min(when.day, calendar.monthrange(y, m + 1)[1]))


def weekday_before(when: date, weekday: int, same: bool = True) -> date | None:
    """The most recent day of this ISO weekday (1 = Monday), ``when`` itself included where ``same``."""
    back = (when.isoweekday() - weekday) % 7
    return plus_days(when, -(back or (0 if same else 7)))


def weekday_after(when: date, weekday: int, same: bool = True) -> date | None:
    """The next day of this ISO weekday, ``when`` itself included where ``same``."""
    ahead = (weekday - when.isoweekday()) % 7
    return plus_days(when, ahead or (0 if same else 7))


def fraction(period: Period, start: float, end: float) -> Period:
    """The part of a period between two fractions of its length, in whole months where it is a year or longer, else in days.

    A month is reckoned as thirty days, so that its first third is the 1st to the 10th and its first half ends on the 15th.
    """
    length = (period.last - period.first).days + 1
    if length >= 365:
        count = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1
        low, high = _bounds(count, start, end)
        part = months(period.first.year, period.first.month + low, high - low)
        return Period(max(part.first, period.first), min(part.last, period.last)) if part else period
    low, high = _bounds(30 if period.granularity == "month" else length, start, end)
    low = min(low, length - 1)
    high = length if end == 1 else max(low + 1, min(high, length))
    return Period(period.first + timedelta(days=low), period.first + timedelta(days=high - 1))


def _bounds(count: int, start: float, end: float) -> tuple[int, int]:
    """Which of ``count`` steps lie between two fractions: at least one."""
    low = min(round(count * start), count - 1)
    return low, max(low + 1, round(count * end))
