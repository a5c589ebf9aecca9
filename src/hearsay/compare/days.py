"""Publication days as far as they can be told."""

from __future__ import annotations

from datetime import date


def day(published: str | None) -> date | None:
    """The day of an ISO date; None where there is none or it is no day."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
