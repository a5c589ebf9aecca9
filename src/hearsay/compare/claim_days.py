"""Days as an article names them, with or without a year, and of which day a sentence tells that names none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping

from hearsay.records import Date, Span

_PARTS = re.compile(r"[^\W\d_]+|\d{1,2}(?!\d)")
_FEW = 2
"""Days that an article about one day names: that of its heading and the day itself."""


def day_named(date: Date, months: Mapping[str, int]) -> str:
    """Month and day ("01-08") that a date names, whether or not its year is known; empty for months, years and periods."""
    if date.value is not None:
        return date.value[5:] if date.granularity == "day" else ""
    parts = _PARTS.findall(date.span.text.casefold())
    named = [months[part] for part in parts if part in months]
    days = [int(part) for part in parts if part.isdigit()]
    return f"{named[0]:02}-{days[0]:02}" if len(named) == len(days) == 1 and len(parts) < _WORDY else ""


_WORDY = 5
"""A date of so many words is more than a day ("the night of the third to the fourth of May")."""


class DaysTold:
    """The days that an article names, in the order of its text."""

    def __init__(self, dates: Iterable[Date], text: str, months: Mapping[str, int]) -> None:
        told = sorted((date.span.start, day_named(date, months)) for date in dates)
        self._all = [start for start, _ in told]
        self._starts = [start for start, day in told if day]
        self._days = [day for _, day in told if day]
        self._text = text
        self._one_day = len(set(self._days)) <= _FEW

    def before(self, sentence: Span) -> str | None:
        """The day that was named last before a sentence that names no time, in the same paragraph or, where the whole article tells of
        one day, anywhere."""
        if bisect_left(self._all, sentence.start) < bisect_left(self._all, sentence.end):
            return None
        at = bisect_left(self._starts, sentence.start)
        if at and (self._one_day or "\n" not in self._text[self._starts[at - 1] : sentence.start].strip()):
            return self._days[at - 1]
        return None
