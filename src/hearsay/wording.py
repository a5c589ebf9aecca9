"""How numbers are put into words for people; every face says them alike."""

from __future__ import annotations


def number(value: float) -> str:
    """A number as people write it: ``1,500``, ``2.7``."""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def bounds(
    low: float | None, high: float | None, *, approx: bool = False, incremental: bool = False, unknown: str = "an unknown number"
) -> str:
    """A number or its bounds, of which either may be open: ``90,000``, ``about 90,000``, ``100,000 or more``, ``70,000 to 80,000``."""
    if low is None and high is None:
        return unknown
    if high is None:
        said = f"{number(low or 0)} or more"
    elif low is None:
        said = f"up to {number(high)}"
    else:
        said = number(low) if low == high else f"{number(low)} to {number(high)}"
    return ("about " if approx else "") + said + (" more" if incremental else "")
