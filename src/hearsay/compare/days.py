"""Publication days as far as they can be told."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


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
