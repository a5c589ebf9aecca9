"""The time that a text tells of: whether it is another than its own, and how it moves on from date to date."""

from __future__ import annotations

from datetime import date

from hearsay.annotate.calendar_periods import Period
from hearsay.annotate.timex_readings import Calendar, Context, Reading, Relative, Within, Years, calendar_of, distance

FAR = 400
"""Days between publication and a date beyond which the date speaks for a narrative of another time."""
ENOUGH = 4
"""So many far dates with their month and year, at least, make a narrative."""
JUMP_AHEAD, JUMP_BACK = 12, 30
"""Years beyond which a date is taken for an aside, until a second one confirms it."""


def is_narrative(readings: list[Reading], published: date | None) -> bool:
    """True where most of the dates that carry month and year lie far from the publication: the text tells history."""
    full = [c for r in readings if (c := calendar_of(r)) and c.year is not None and c.month is not None]
    if published is None:
        return len(full) > ENOUGH
    months = published.year * 12 + published.month
    far = sum(1 for c in full if abs(c.year * 12 + c.month - months) * 30 > FAR)  # type: ignore[operator]
    near = len(full) - far + sum(1 for r in readings if _leans_on_publication(r))
    return far >= ENOUGH and far > near


def _leans_on_publication(reading: Reading) -> bool:
    """ "yesterday", "last month", a bare weekday."""
    if isinstance(reading, Relative):
        return reading.anchor == "published"
    return isinstance(reading, Calendar) and reading.weekday is not None and reading.month is None


class Narrative:
    """Follows the dates of one text from first to last; ``context`` is what the next expression is read against."""

    def __init__(self, published: date | None, narrative: bool) -> None:
        self.published, self.narrative = published, narrative
        self.told: Period | None = None
        self.aside: tuple[int, Period] | None = None

    def context(self, sentence: int, tense: int) -> Context:
        """For an expression in the sentence that begins at this token. An aside holds for its own sentence."""
        told = self.aside[1] if self.aside and self.aside[0] == sentence else self.told
        return Context(published=self.published, told=told, tense=tense, narrative=self.narrative)

    def tell(self, reading: Reading, period: Period, sentence: int, in_passing: bool) -> None:
        """Go on to a date that was told."""
        if isinstance(reading, Years) or isinstance(reading, Within) and isinstance(reading.outer, Years):
            return
        if in_passing and self.told is not None:
            return
        if self.narrative and self.told is not None and self._jumps(self.told, period):
            confirmed = self.aside is not None and self.aside[0] != sentence and not self._jumps(self.aside[1], period)
            if not confirmed:
                self.aside = sentence, period
                return
        self.told, self.aside = period, None

    @staticmethod
    def _jumps(told: Period, period: Period) -> bool:
        return not -JUMP_BACK <= period.first.year - told.first.year <= JUMP_AHEAD
