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


def _first(value: str) -> date | None:
    return day({4: f"{value}-01-01", 7: f"{value}-01"}.get(len(value), value))


def _last(value: str) -> date | None:
    if len(value) == len("2022"):
        return day(f"{value}-12-31")
    if len(value) == len("2022-01"):
        start = day(f"{value}-01")
        return start and start.replace(day=monthrange(start.year, start.month)[1])
    return day(value)
