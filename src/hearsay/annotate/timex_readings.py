"""What calendar expressions mean before an anchor is known, and what they are read against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hearsay.annotate import calendar_periods as calendar
from hearsay.annotate.calendar_periods import Period, Unit
from hearsay.records import Anchor


@dataclass(frozen=True)
class Calendar:
    """Parts of a calendar date as written. What is missing comes from the frame, the narrative or the publication date."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    short_year: int | None = None
    feast: tuple[int, ...] | None = None

    @property
    def complete(self) -> bool:
        return self.year is not None or self.short_year is not None


@dataclass(frozen=True)
class Years:
    """``count`` years from ``first`` on: a decade, a century."""

    first: int
    count: int


@dataclass(frozen=True)
class Relative:
    """``shift`` units from the anchor ("last year", "the following day"), or the named day, month or season there ("last Friday").

    ``same``: the anchor is the period named last ("that year", "the same day").
    """

    shift: int
    anchor: Anchor
    unit: Unit = "day"
    pick: Calendar | None = None
    same: bool = False


@dataclass(frozen=True)
class Distance:
    """``count`` units before (negative) or after the anchor ("two days later"), as exact as the unit."""

    count: int
    unit: Unit
    anchor: Anchor


@dataclass(frozen=True)
class Window:
    """The ``count`` units before (negative) or after the anchor, up to it ("the past three days")."""

    count: int
    unit: Unit
    anchor: Anchor


@dataclass(frozen=True)
class Nth:
    """The ``ordinal``-th unit or weekday of the frame (-1 is the last), ``count`` of them."""

    ordinal: int
    unit: Unit
    count: int = 1
    weekday: int | None = None


@dataclass(frozen=True)
class Within:
    """``inner`` inside ``outer`` ("August of that year")."""

    inner: Reading
    outer: Reading


@dataclass(frozen=True)
class Share:
    """The part of a period between two fractions of it ("early", "the end of")."""

    of: Reading
    low: float
    high: float


@dataclass(frozen=True)
class Side:
    """What of a period lies before (-1) or after (1) the publication, that day included ("earlier this week")."""

    of: Reading
    side: int


@dataclass(frozen=True)
class Around:
    """The unit that holds a day ("the week of January 10")."""

    of: Reading
    unit: Unit


@dataclass(frozen=True)
class Clock:
    """A time of day; its day is that of the frame or the narrative."""


@dataclass(frozen=True)
class Definite:
    """ "the day", "the year": the unit that is being told of."""

    unit: Unit


@dataclass(frozen=True)
class Echo:
    """ "the same period (last year)": the period told before, in the year of the frame."""


@dataclass(frozen=True)
class Alternatives:
    """Two readings of one numeric date; the one near the publication date is meant, else it cannot be told."""

    readings: tuple[Calendar, ...]


@dataclass(frozen=True)
class Vague:
    """Names a time that cannot be placed ("recent weeks")."""


Reading = (
    Calendar | Around | Years | Relative | Distance | Window | Nth | Within | Share | Side | Clock | Definite | Echo | Alternatives | Vague
)


def calendar_of(reading: Reading) -> Calendar | None:
    """The calendar date that the reading is, or is a part of."""
    if isinstance(reading, Share):
        return calendar_of(reading.of)
    return reading if isinstance(reading, Calendar) else None


@dataclass(frozen=True)
class Context:
    """What an expression is read against.

    ``published``: the publication day. ``told``: the time that the text has come to. ``mentioned``: the period named last, if only in
    passing. ``told_day``: the last day told. ``past``: the time that a paragraph of news looks back to. ``frame``: the larger period
    that the words stand in. ``tense``: -1 past, 1 future, 0 unknown. ``narrative``: the text tells of another time than its own, so
    not the publication date but the time told is the anchor.
    """

    published: date | None = None
    told: Period | None = None
    mentioned: Period | None = None
    told_day: Period | None = None
    past: Period | None = None
    frame: Period | None = None
    tense: int = 0
    narrative: bool = False

    def base(self, anchor: Anchor) -> Period | None:
        """The period that an expression with this anchor leans on."""
        if anchor == "previous" or self.narrative:
            return self.told
        return calendar.day(self.published) if self.published else None
