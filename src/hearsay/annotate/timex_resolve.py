"""Resolve readings of calendar expressions to periods of days, from the publication date and the time told of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import singledispatch

from hearsay.annotate import calendar_periods as calendar
from hearsay.annotate.calendar_periods import Period
from hearsay.annotate.timex_readings import (
    Alternatives,
    Around,
    Calendar,
    Clock,
    Context,
    Definite,
    Distance,
    Echo,
    Nth,
    Reading,
    Relative,
    Share,
    Side,
    Vague,
    Window,
    Within,
    Years,
)
from hearsay.records import Anchor

Resolved = tuple[Period | None, Anchor]


@singledispatch
def resolve(reading: Reading, context: Context) -> Resolved:
    """The period that is meant (None where it cannot be told) and what it was resolved from."""
    raise TypeError(reading)


@resolve.register
def _calendar(reading: Calendar, context: Context) -> Resolved:
    if reading.short_year is not None:
        reading = replace(reading, year=_full_year(reading.short_year, context), short_year=None)
    if reading.year is not None:
        return in_year(reading, reading.year), "absolute"
    if context.frame is not None:
        return in_frame(reading, context.frame), "previous"
    if reading.month is None and reading.weekday is not None:
        return _weekday(reading.weekday, context)
    if reading.month is None and reading.day is not None:
        return _day_of_month(reading.day, context)
    if context.past is not None and not context.narrative:
        return nearest_after(reading, context.past), "previous"
    if context.narrative:
        return (nearest_after(reading, context.told), "previous") if context.told else (None, "previous")
    if context.published is None:
        return None, "published"
    return near(reading, context.published, context.tense), "published"


def _full_year(short: int, context: Context) -> int:
    """The year of these last two digits that is nearest to the time told of, at most some years ahead."""
    base = context.told.first.year if context.narrative and context.told else context.published.year if context.published else 2010
    return max(range(short % 100, base + AHEAD, 100), default=base)


def in_year(reading: Calendar, year: int) -> Period | None:
    """The day, month, season, quarter or whole year that the reading names in ``year``."""
    if reading.month is not None and reading.day is not None:
        return calendar.ymd(year, reading.month, reading.day)
    if reading.month is not None:
        return calendar.month(year, reading.month)
    if reading.feast is not None:
        return calendar.feast(year, reading.feast)
    if reading.season is not None:
        return calendar.season(year, reading.season)
    if reading.quarter is not None:
        return calendar.months(year, 3 * reading.quarter - 2, 3)
    return calendar.year(year) if 1 <= year <= 9999 else None


def in_frame(reading: Calendar, frame: Period) -> Period | None:
    """The reading inside a period: its first occurrence that overlaps it."""
    if reading.month is None and reading.weekday is not None:
        first = calendar.weekday_after(frame.first, reading.weekday)
        return calendar.day(first) if first and first <= frame.last else None
    if reading.month is None and reading.day is not None:
        return calendar.ymd(frame.first.year, frame.first.month, reading.day)
    for year in range(frame.first.year, frame.last.year + 1):
        found = in_year(reading, year)
        if found and found.last >= frame.first:
            return found
    return None


def _weekday(weekday: int, context: Context) -> Resolved:
    """A bare weekday: the most recent one, the publication day included; the next one where the verb tells of the future."""
    if context.narrative:
        if context.told is None or context.told.granularity != "day":
            return None, "previous"
        after = calendar.weekday_after(context.told.first, weekday)
        return (calendar.day(after) if after else None), "previous"
    if context.published is None:
        return None, "published"
    pick = calendar.weekday_after if context.tense > 0 else calendar.weekday_before
    found = pick(context.published, weekday)
    return (calendar.day(found) if found else None), "published"


def _day_of_month(day: int, context: Context) -> Resolved:
    """A day without month ("the 19th"): in the month told before, else in that of the publication."""
    base = context.told if context.narrative or context.told else None
    if base is not None:
        month_told = base.granularity in ("day", "month")
        return (calendar.ymd(base.first.year, base.first.month, day) if month_told else None), "previous"
    published = context.published
    if published is None:
        return None, "published"
    around = [d for shift in (-1, 0, 1) if (d := calendar.plus(published.replace(day=1), shift, "month"))]
    days = [p for d in around if (p := calendar.ymd(d.year, d.month, day))]
    sided = [p for p in days if context.tense == 0 or (p.first >= published) == (context.tense > 0)]
    return min(sided or days, key=lambda p: distance(p, published), default=None), "published"


def near(reading: Calendar, anchor: date, tense: int) -> Period | None:
    """A month, season or day without year: where tense tells, on that side of the anchor, else the nearest."""
    found = [p for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (p := in_year(reading, year))]
    if reading.weekday is not None:
        found = [p for p in found if p.first.isoweekday() == reading.weekday] or found
    past, ahead = [p for p in found if p.first <= anchor], [p for p in found if p.last >= anchor]
    nearest = min(found, key=lambda p: (distance(p, anchor), p.first > anchor), default=None)
    if reading.day is None and reading.feast is None:
        return ahead[0] if tense > 0 and ahead else past[-1] if past else nearest
    if tense > 0 and ahead and nearest and (anchor - nearest.last).days > CLEARLY_PAST:
        return ahead[0]
    if tense < 0 and past and nearest and (nearest.first - anchor).days > CLEARLY_AHEAD:
        return past[-1]
    return nearest


CLEARLY_PAST = 60
"""A verb that looks forward moves a day without year to the next year where the nearest one is more days than this ago."""
CLEARLY_AHEAD = 20
"""A verb of the past moves it to the year before where the nearest one is more days than this ahead."""


def distance(period: Period, anchor: date) -> int:
    """Days between the anchor and the period, 0 inside it."""
    return max(0, (period.first - anchor).days, (anchor - period.last).days)


AHEAD = 15
"""Years by which a two-digit year may lie after the time told of."""

WHOLE_YEAR = 364
ROLLS_OVER = 240
"""Days by which a date would lie before the last one told, in the same year, so that the next year must be meant."""


def nearest_after(reading: Calendar, told: Period) -> Period | None:
    """A day or month without year in a narrative: in the year told before, or the next where that would lie far back."""
    here = in_year(reading, told.first.year)
    rolls = (told.last - told.first).days < WHOLE_YEAR and here is not None and (told.last - here.last).days > ROLLS_OVER
    return in_year(reading, told.first.year + 1) if rolls else here


@resolve.register
def _years(reading: Years, context: Context) -> Resolved:
    return calendar.years(reading.first, reading.count), "absolute"


@resolve.register
def _relative(reading: Relative, context: Context) -> Resolved:
    base = context.mentioned if reading.same else context.base(reading.anchor)
    anchor: Anchor = "previous" if context.narrative else reading.anchor
    if base is None:
        return None, anchor
    if reading.pick is not None:
        return _picked(reading, base), anchor
    if reading.unit == "day" and base.granularity != "day":
        return None, anchor
    if reading.unit == "weekend" and reading.shift == 0 and context.tense <= 0 and base.first.isoweekday() < 6:
        reading = replace(reading, shift=-1)
    if reading.unit in ("week", "weekend") and base.granularity in ("month", "year"):
        return None, anchor
    if reading.unit == "month" and base.granularity == "year":
        return None, anchor
    when = calendar.plus(base.first if reading.shift <= 0 else base.last, reading.shift, reading.unit)
    return (calendar.unit_of(reading.unit, when) if when else None), anchor


def _picked(reading: Relative, base: Period) -> Period | None:
    """ "last Friday", "next March", "this summer": the named one before, after or around the anchor."""
    pick = reading.pick
    assert pick is not None
    if pick.weekday is not None:
        if base.granularity != "day":
            return None
        find = calendar.weekday_before if reading.shift < 0 else calendar.weekday_after
        found = find(base.first, pick.weekday, reading.shift == 0)
        return calendar.day(found) if found else None
    around = [p for year in range(base.first.year - 2, base.last.year + 3) if (p := in_year(pick, year))]
    if reading.shift < 0:
        return next((p for p in reversed(around) if p.last < base.first), None)
    if reading.shift > 0:
        return next((p for p in around if p.first > base.last), None)
    now = next((p for p in around if p.first <= base.first <= p.last), None)  # in January "this winter" began last year
    return now or in_year(pick, base.first.year)


@resolve.register
def _distance(reading: Distance, context: Context) -> Resolved:
    base = context.base(reading.anchor)
    anchor: Anchor = "previous" if context.narrative else reading.anchor
    if base is None:
        return None, anchor
    coarse = {"day": 0, "interval": 0, "month": 1, "year": 2}
    fine: dict[str, int] = {"day": 0, "week": 0, "fortnight": 0, "weekend": 0, "month": 1}
    if coarse.get(base.granularity, 2) > fine.get(reading.unit, 2):
        return None, anchor
    when = calendar.plus(base.first, reading.count, reading.unit)
    if when is None:
        return None, anchor
    if reading.unit in ("day", "week", "fortnight") and (abs(reading.count) == 1 or reading.unit == "day"):
        return calendar.day(when), anchor
    return calendar.unit_of("year" if reading.unit in ("decade", "century") else reading.unit, when), anchor


@resolve.register
def _window(reading: Window, context: Context) -> Resolved:
    base = context.base(reading.anchor)
    anchor: Anchor = "previous" if context.narrative else reading.anchor
    if base is None or base.granularity not in ("day", "month"):
        return None, anchor
    edge = base.first if reading.count < 0 else base.last
    far = calendar.plus(edge, reading.count, reading.unit)
    if far is None:
        return None, anchor
    first, last = sorted((edge, far))
    if reading.unit in ("year", "decade", "century"):
        return calendar.years(first.year, last.year - first.year + 1), anchor
    return Period(first, last), anchor


@resolve.register
def _nth(reading: Nth, context: Context) -> Resolved:
    frame = context.frame
    if frame is None:
        return None, "none"
    if reading.weekday is not None:
        return calendar.nth_weekday(frame, reading.weekday, reading.ordinal), "previous"
    ordinal = reading.ordinal
    if reading.unit in ("half",):
        length = (frame.last - frame.first).days + 1
        low = 0.5 if ordinal in (2, -1) else 0.0
        return (calendar.fraction(frame, low, low + 0.5) if length > 1 else frame), "previous"
    start = frame.first if ordinal > 0 else calendar.plus_days(frame.last, 1)
    first = calendar.plus(start, ordinal - 1 if ordinal > 0 else -reading.count, reading.unit) if start else None
    after = calendar.plus(first, reading.count, reading.unit) if first else None
    last = calendar.plus_days(after, -1) if after else None
    if first is None or last is None or first < frame.first or first > frame.last:
        return None, "previous"
    return Period(first, min(last, frame.last)), "previous"


@resolve.register
def _within(reading: Within, context: Context) -> Resolved:
    outer, anchor = resolve(reading.outer, context)
    if outer is None:
        return None, anchor
    inner, _ = resolve(reading.inner, replace(context, frame=outer))
    return inner, anchor


@resolve.register
def _share(reading: Share, context: Context) -> Resolved:
    period, anchor = resolve(reading.of, context)
    if period is None or period.granularity == "day":
        return period, anchor
    return calendar.fraction(period, reading.low, reading.high), anchor


@resolve.register
def _side(reading: Side, context: Context) -> Resolved:
    period, anchor = resolve(reading.of, context)
    today = context.published
    if period is None or today is None or context.narrative or not period.first <= today <= period.last:
        return period, anchor
    return (Period(period.first, today) if reading.side < 0 else Period(today, period.last)), anchor


@resolve.register
def _around(reading: Around, context: Context) -> Resolved:
    period, anchor = resolve(reading.of, context)
    return (calendar.unit_of(reading.unit, period.first) if period else None), anchor


@resolve.register
def _clock(reading: Clock, context: Context) -> Resolved:
    if context.frame is not None:
        return (context.frame if context.frame.granularity == "day" else None), "previous"
    base = context.told if context.told and context.told.granularity == "day" else context.base("published")
    return (base if base and base.granularity == "day" else None), "previous" if base is context.told else "published"


@resolve.register
def _definite(reading: Definite, context: Context) -> Resolved:
    day = context.told_day
    if not context.narrative and reading.unit == "day" and day and context.published and distance(day, context.published) <= 7:
        return day, "previous"
    return resolve(Relative(0, "published", reading.unit), context)


@resolve.register
def _echo(reading: Echo, context: Context) -> Resolved:
    told, frame = context.told, context.frame
    if told is None or frame is None:
        return frame, "previous"
    first, last = told.first, told.last
    shift = 12 * (frame.first.year - first.year)
    start, end = calendar.plus(first, shift, "month"), calendar.plus(last, shift, "month")
    return (Period(start, end) if start and end and told.granularity != "year" else frame), "previous"


@resolve.register
def _alternatives(reading: Alternatives, context: Context) -> Resolved:
    found = [p for r in reading.readings if r.year is not None and (p := in_year(r, r.year))]
    if context.published is not None and len(found) > 1:
        found = [p for p in found if distance(p, context.published) <= 10]
    return (found[0] if len(set(found)) == 1 else None), "absolute"


@resolve.register
def _vague(reading: Vague, context: Context) -> Resolved:
    return None, "none"
