"""Publication days as far as they can be told."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from hearsay.records import Document, TimeReference


def day(published: str | None) -> date | None:
    """The day of an ISO date; None where there is none or it is no day."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def interval(value: str | None) -> tuple[date, date] | None:
    """The first and last day of an ISO day, month, year, or ``first/last`` of these; None where it is none of them."""
    first, _, last = (value or "").partition("/")
    start, end = _first(first), _last(last or first)
    return (start, end) if start and end and start <= end else None


LONGEST = 7
"""Days of a time in the text beyond which it names no day: an event of last year is on no day."""


def day_told(time: TimeReference | None, document: Document, *, told: bool, longest: int = LONGEST) -> tuple[str | None, bool]:
    """The day of what an article tells, and whether the text tells it: of a few days the last, of what is ``told`` as done no later than
    the article; of more than ``longest`` days none. Where the text names no time, that of publication."""
    period = interval(time.value) if time else None
    if period is not None:
        first, last = period
        until = day(document.published)
        if told and until is not None and first <= until < last:
            last = until
        return (last.isoformat() if (last - first).days < longest else None), True
    return (None, True) if time and time.value else (document.published, False)


def when(value: str | None) -> str:
    """The time that a number holds for, as short as it can be told: ``2021-11-12``, ``2021-11``, ``2021``, ``2021-11-12 to 2021-11-14``."""
    period = interval(value)
    if value is None or period is None:
        return "no day known"
    first, last = (day.isoformat() for day in period)
    for length in (len("2021-11-12"), len("2021-11"), len("2021")):
        if interval(first[:length]) == period:
            return first[:length]
    return f"{first} to {last}"


def _first(value: str) -> date | None:
    return day({4: f"{value}-01-01", 7: f"{value}-01"}.get(len(value), value))


def _last(value: str) -> date | None:
    if len(value) == len("2022"):
        return day(f"{value}-12-31")
    if len(value) == len("2022-01"):
        start = day(f"{value}-01")
        return start and start.replace(day=monthrange(start.year, start.month)[1])
    return day(value)
