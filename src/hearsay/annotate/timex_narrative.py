"""The time that a text tells of: whether it is another than its own, and how it moves on from date to date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from hearsay.annotate.calendar_periods import Period
from hearsay.annotate.timex_readings import Calendar, Context, Reading, Relative, Side, Within, Years, calendar_of
from hearsay.annotate.timex_tense import REPORTED

FAR = 400
"""Days between publication and a date beyond which the date speaks for a narrative of another time."""
ENOUGH = 4
"""So many far dates with their month and year, at least, make a narrative."""
JUMP_AHEAD, JUMP_BACK = 10, 10
"""Years beyond which a date is taken for an aside, until a second one confirms it."""

BACK = 60
"""Days by which a date that only describes a noun ("the August 1792 rising") may lie back and still carry the narrative there."""

Standing = Literal["passing", "noun", "clause", "opening"]
"""A year that is no more than an attribute; a date that describes a noun; one that places a clause; one that opens its sentence."""


def is_narrative(readings: list[Reading], published: date | None) -> bool:
    """True where most of the dates that carry month and year lie far from the publication: the text tells history."""
    full = [c.year * 12 + c.month for r in readings if (c := calendar_of(r)) and c.year is not None and c.month is not None]
    if published is None:
        return len(full) > ENOUGH
    months = published.year * 12 + published.month
    far = sum(1 for month in full if abs(month - months) * 30 > FAR)
    leaning = sum(1 for r in readings if leans_on_publication(r))
    if far >= ENOUGH:
        return far > len(full) - far + leaning
    years = [c.year for r in readings if (c := calendar_of(r)) and c.year is not None]
    old = sum(1 for year in years if abs(year - published.year) > 1)
    partial = sum(1 for r in readings if (c := calendar_of(r)) and c.year is None and c.month is not None)
    return far == len(full) and not leaning and old == len(years) >= ENOUGH - 1 and partial >= ENOUGH


def leans_on_publication(reading: Reading) -> bool:
    """ "yesterday", "last month", a bare weekday."""
    if isinstance(reading, Side):
        return leans_on_publication(reading.of)
    if isinstance(reading, Relative):
        return reading.anchor == "published"
    return isinstance(reading, Calendar) and reading.weekday is not None and reading.month is None


YEAR = 365
SPEECH_BACK = 31
"""Days before the publication within which a day told is taken for the day on which quoted words were spoken."""
SPEECH_NEAR = 2
"""Paragraphs back, at most, in which that day is told."""


@dataclass(frozen=True)
class Place:
    """Where an expression stands: the first token of its sentence, the number of its paragraph, inside a quotation or not."""

    sentence: int
    paragraph: int
    quoted: bool = False


class Narrative:
    """Follows the dates of one text from first to last; ``context`` is what the next expression is read against."""

    def __init__(self, published: date | None, narrative: bool) -> None:
        self.published, self.narrative = published, narrative
        self.told: Period | None = None
        self.day: tuple[Place, Period] | None = None
        self.aside: tuple[int, Period] | None = None
        self.mentioned: Period | None = None
        self.past: tuple[int, Period] | None = None

    def context(self, place: Place, tense: int) -> Context:
        """For an expression at this place. An aside holds for its own sentence; quoted words lean on the day they were spoken."""
        told = self.aside[1] if self.aside and self.aside[0] == place.sentence else self.told
        same_sentence = self.day is not None and self.day[0].sentence == place.sentence
        spoken = self._spoken(place) if place.quoted or (tense == REPORTED and same_sentence) else None
        return Context(
            published=spoken or self.published,
            told=told,
            mentioned=self.mentioned,
            told_day=self.day[1] if self.day else None,
            past=self.past[1] if self.past and self.past[0] == place.paragraph and tense <= 0 else None,
            tense=tense,
            narrative=self.narrative,
        )

    def _spoken(self, place: Place) -> date | None:
        """The day on which words quoted at this place were spoken, where the text tells it close by."""
        if self.day is None or self.published is None or self.narrative or place.paragraph - self.day[0].paragraph > SPEECH_NEAR:
            return None
        day = self.day[1].first
        return day if 0 <= (self.published - day).days <= SPEECH_BACK else None

    def tell(self, reading: Reading, period: Period, place: Place, standing: Standing) -> None:
        """Go on to a date that was told, or keep it as an aside."""
        self.mentioned = period
        if isinstance(reading, Years) or (isinstance(reading, Within) and isinstance(reading.outer, Years)):
            return
        if period.granularity == "day" and not place.quoted:
            self.day = place, period
        if not self.narrative:
            self._look_back(reading, period, place, standing)
        if self.told is None or not self.narrative:
            self.told = period
            return
        if standing == "passing" or place.quoted:
            return
        daily = self.told.granularity == "day" and period.granularity == "year"
        if daily and standing != "opening" and isinstance(reading, Calendar):
            return
        if period.first <= self.told.first and self.told.last <= period.last and standing != "opening":
            return
        if self._is_aside(period, place, standing):
            self.aside = place.sentence, period
            return
        self.told, self.aside = period, None

    def _look_back(self, reading: Reading, period: Period, place: Place, standing: Standing) -> None:
        """In the news, too, a paragraph may look back: "In 2014 the war began. In March ..."."""
        date_read = calendar_of(reading)
        far = self.published is None or (self.published - period.last).days > YEAR
        if date_read is None or not far:
            self.past = None
            return
        goes_on = self.past is not None and self.past[0] == place.paragraph
        opens = date_read.year is not None and standing == "opening" and not place.quoted
        if goes_on or opens:
            self.past = place.paragraph, period

    def _is_aside(self, period: Period, place: Place, standing: Standing) -> bool:
        assert self.told is not None
        if standing == "noun" and (self.told.first - period.last).days > BACK:
            return True
        confirmed = self.aside is not None and self.aside[0] != place.sentence and not _jumps(self.aside[1], period)
        return _jumps(self.told, period) and not confirmed


def _jumps(told: Period, period: Period) -> bool:
    return not -JUMP_BACK <= period.first.year - told.first.year <= JUMP_AHEAD
