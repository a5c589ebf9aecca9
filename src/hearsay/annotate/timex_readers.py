"""From a matched pattern to its reading: one small function for each way of reading that the table ``date_rules`` names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hearsay.annotate.calendar_periods import Unit
from hearsay.annotate.timex_grammar import Match, Symbols
from hearsay.annotate.timex_readings import (
    Alternatives,
    Around,
    Calendar,
    Clock,
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

FULL_YEAR = 99
PIVOT = 30
"""Two-digit years from here on are of the last century."""

Piece = tuple[int, int, Reading]
"""First token, last token (exclusive) and reading of an expression."""


class Groups:
    """The values of a match's groups, by name."""

    def __init__(self, match: Match, symbols: Symbols, pieces: dict[int, Reading]) -> None:
        self.match, self.symbols, self.pieces = match, symbols, pieces

    def __getitem__(self, name: str) -> Any:
        """The value of the word in the group, or None."""
        found = self.match.groups.get(name)
        return self.symbols.values.get(found[0]) if found else None

    def reading(self, name: str) -> Reading:
        """The reading of the expression in the group (patterns of the second pass)."""
        return self.pieces[self.match.groups[name][0]]

    def symbol(self, name: str) -> str:
        """The symbol of the group's first token, or the empty string."""
        found = self.match.groups.get(name)
        return self.symbols.name(found[0]) if found else ""

    def has(self, symbol: str) -> bool:
        """True where the match holds a token with this symbol."""
        return any(self.symbols.name(i) == symbol for i in range(self.match.first, self.match.last))


def whole_year(two_digits: int) -> int:
    return two_digits + (1900 if two_digits >= PIVOT else 2000)


def _date(groups: Groups) -> Calendar:
    year, short = groups["y"], groups["z"]
    feast = tuple(groups["h"]) if groups["h"] is not None else None
    return Calendar(year, groups["m"], groups["d"], groups["w"], groups["s"], groups["q"], short, feast)


def calendar(groups: Groups) -> list[Piece]:
    bounds = (groups.match.first, groups.match.last)
    reading = _date(groups)
    if reading.day is not None and reading.day > 31:
        return []
    return [(*bounds, reading)]


def pair(groups: Groups) -> list[Piece]:
    date = _date(groups)
    first, second = groups.match.groups["first"], groups.match.groups["second"]
    return [(*first, date), (*second, replace(date, day=groups["e"]))]


def year_pair(groups: Groups) -> list[Piece]:
    first, short = groups["y"], groups["z"]
    second = first // 100 * 100 + short
    if second <= first:
        return []
    return [(*groups.match.groups["first"], Calendar(first)), (*groups.match.groups["second"], Calendar(second))]


def iso_month(groups: Groups) -> list[Piece]:
    return [(groups.match.first, groups.match.last, Calendar(groups["y"], groups["m"]))]


def slash(groups: Groups) -> list[Piece]:
    a, b, year = (int(part) for part in groups["x"].replace(".", "/").split("/"))
    if a > FULL_YEAR:
        return [(groups.match.first, groups.match.last, Calendar(a, b, year))]
    year = year if year > FULL_YEAR else whole_year(year)
    found = tuple(Calendar(year, m, d) for m, d in dict.fromkeys([(a, b), (b, a)]) if 1 <= m <= 12 and 1 <= d <= 31)
    return [(groups.match.first, groups.match.last, Alternatives(found))] if found else []


def decade(groups: Groups) -> list[Piece]:
    bounds = groups.match.groups["x"] if groups.match.rule.span else (groups.match.first, groups.match.last)
    first = int(groups["x"])
    reading: Reading = Years(
        first if first > FULL_YEAR else 1900 + first, 100 if first % 100 == 0 and first > FULL_YEAR and first != 2000 else 10
    )
    if groups.symbol("x") == "MIDSPAN":
        reading = Share(reading, 0.33, 0.67)
    return [(*bounds, reading)]


def mid_year(groups: Groups) -> list[Piece]:
    return [(groups.match.first, groups.match.last, Share(Calendar(int(groups["x"])), 0.33, 0.67))]


def unit_edge(groups: Groups) -> list[Piece]:
    low, high = groups["e"]
    return [(groups.match.first, groups.match.last, Share(Relative(0, "published", groups["u"]), low, high))]


def same_period(groups: Groups) -> list[Piece]:
    return [(groups.match.first, groups.match.last, Echo())]


def century(groups: Groups) -> list[Piece]:
    return [(groups.match.first, groups.match.last, Years(max(1, (groups["o"] - 1) * 100), 100))] if groups["o"] > 1 else []


def clock(groups: Groups) -> list[Piece]:
    return [(groups.match.first, groups.match.last, Clock())]


def deixis(groups: Groups) -> list[Piece]:
    shift = groups["x"] + (groups["b"] or 0)
    return [(groups.match.first, groups.match.last, Relative(shift, "published"))]


def weekday(groups: Groups) -> list[Piece]:
    return [(groups.match.first, groups.match.last, Calendar(weekday=groups["w"]))]


TO_PREVIOUS = frozenset({"PREVIOUS", "FOLLOWING", "THAT", "SAME"})


def _direction(groups: Groups) -> tuple[int, Anchor]:
    """Shift and anchor of "last", "next", "following", "that" ..."""
    symbol = groups.symbol("r")
    anchor: Anchor = "previous" if symbol in TO_PREVIOUS or groups.has("SAME") else "published"
    return groups["r"] or 0, anchor


def relative(groups: Groups) -> list[Piece]:
    bounds = (groups.match.first, groups.match.last)
    shift, anchor = _direction(groups)
    definite = groups.has("THE")
    same = groups.symbol("r") == "THAT" or groups.has("SAME")
    if groups["t"] is not None:
        shift = -1
    unit: Unit = groups["u"] or "day"
    picked = Calendar(month=groups["m"], weekday=groups["w"], season=groups["s"], feast=tuple(groups["h"]) if groups["h"] else None)
    if picked != Calendar():
        return [(*bounds, Relative(shift, anchor, pick=picked, same=same))]
    if groups.symbol("r") == "NEXT" and definite and unit == "day":
        anchor = "previous"
    if (definite and groups.symbol("r") in ("LAST", "PAST", "COMING") and unit != "quarter") or groups.symbol("r") == "PAST":
        return [(*bounds, Window(shift, unit, anchor))]
    return [(*bounds, Relative(shift, anchor, unit, same=same))]


def window(groups: Groups) -> list[Piece]:
    shift, anchor = _direction(groups)
    bounds = (groups.match.first, groups.match.last)
    if not groups["n"] or not shift:
        return [(*bounds, Vague())]
    count, unit = groups["n"], groups["u"]
    if unit == "hour":
        count, unit = round(count / 24), "day"
    return [(*bounds, Window(shift * count, unit, anchor))]


def _count(groups: Groups) -> int | None:
    """The number of units, None where it is not said ("a few days", "weeks")."""
    return groups["n"] or None


def ago(groups: Groups) -> list[Piece]:
    count, unit, bounds = _count(groups), groups["u"], (groups.match.first, groups.match.last)
    if unit == "hour" and count and count % 24 == 0:
        count, unit = count // 24, "day"
    if count is None or unit in ("hour", "minute", "half") or groups.has("HALF"):
        return [(*bounds, Vague())]
    return [(*bounds, Distance(-count, unit, "published"))]


def later(groups: Groups) -> list[Piece]:
    count, unit, bounds = _count(groups), groups["u"], (groups.match.first, groups.match.last)
    if groups.has("THE"):
        return [(*bounds, Relative(groups["d"], "previous", unit or "day"))]
    if unit in ("hour", "minute") and count and count < 24:
        return [(*bounds, Clock())]
    if count is None or unit in ("hour", "minute"):
        return [(*bounds, Vague())]
    return [(*bounds, Distance(count * groups["d"], unit, "previous"))]


def ahead(groups: Groups) -> list[Piece]:
    count, bounds = _count(groups), (groups.match.first, groups.match.last)
    return [(*bounds, Distance(count, groups["u"], "published") if count else Vague())]


def vague(groups: Groups) -> list[Piece]:
    return [(groups.match.first, groups.match.last, Vague())]


def quarter(groups: Groups) -> list[Piece]:
    number = groups["o"]
    reading = Calendar(groups["y"], quarter=4 if number == -1 else number)
    return [(groups.match.first, groups.match.last, reading)] if number in (-1, 1, 2, 3, 4) else []


def nth(groups: Groups) -> list[Piece]:
    unit: Unit = groups["u"] or "half"
    weekday_number = None
    if groups.symbol("u") == "WEEKDAY":
        unit, weekday_number = "day", groups["u"]
    if unit in ("fortnight", "weekend"):
        return []
    return [(groups.match.first, groups.match.last, Nth(groups["o"], unit, groups["n"] or 1, weekday_number))]


def definite(groups: Groups) -> list[Piece]:
    return [(groups.match.first, groups.match.last, Definite(groups["u"]))]


def nothing(groups: Groups) -> list[Piece]:
    return []


# ------------------------------------------------------------------ second pass: expressions made of expressions


def part(groups: Groups) -> list[Piece]:
    low, high = groups["e"]
    return [(groups.match.first, groups.match.last, Share(groups.reading("i"), low, high))]


def late_in(groups: Groups) -> list[Piece]:
    inner = groups.reading("i")
    long = isinstance(inner, Calendar) and inner.day is None and inner.weekday is None and inner.feast is None
    if not (isinstance(inner, Definite) or long):
        return []
    return [(groups.match.first, groups.match.last, Share(inner, *groups["e"]) if groups["e"] else _sided(inner, groups["s"]))]


def same_as(groups: Groups) -> list[Piece]:
    inner = groups.reading("i")
    return [(groups.match.first, groups.match.last, _sided(inner, groups["s"]))] if isinstance(inner, Relative) else []


def _sided(inner: Reading, side: int | None) -> Reading:
    """ "Earlier this week" ends with the publication; of months and years the whole is meant."""
    week = isinstance(inner, Relative | Definite) and inner.unit == "week"
    return Side(inner, side) if side and week else inner


def _fits(inner: Reading, outer: Reading) -> bool:
    """True where the first can stand inside the second: "August" in "that year", "the last week" in "May"."""
    if isinstance(inner, Nth):
        return True
    if isinstance(inner, Echo):
        return isinstance(outer, Relative | Distance) and outer.unit == "year"
    if isinstance(inner, Clock):
        return not isinstance(outer, Window | Vague | Clock)
    if isinstance(inner, Share):
        return _fits(inner.of, outer)
    if not isinstance(inner, Calendar) or inner.complete:
        return False
    if isinstance(outer, Calendar):
        return outer.complete and outer.month is None and inner.weekday is None
    if not isinstance(outer, Relative):
        return False
    return outer.unit == "year" or (outer.unit in ("week", "month") and inner.month is None and inner.season is None)


def within(groups: Groups) -> list[Piece]:
    inner, outer = groups.reading("a"), groups.reading("i")
    if inner == Definite("week") and isinstance(outer, Calendar) and outer.day is not None:
        return [(groups.match.first, groups.match.last, Around(outer, "week"))]
    return [(groups.match.first, groups.match.last, Within(inner, outer))] if _fits(inner, outer) else []


def adjacent(groups: Groups) -> list[Piece]:
    inner, outer = groups.reading("a"), groups.reading("i")
    if isinstance(inner, Echo):
        return within(groups)
    good = isinstance(inner, Calendar) and inner.weekday is not None and isinstance(outer, Relative) and outer.unit == "week"
    return [(groups.match.first, groups.match.last, Within(inner, outer))] if good else []


def clock_day(groups: Groups) -> list[Piece]:
    inner, outer = groups.reading("a"), groups.reading("i")
    if not isinstance(inner, Clock) or isinstance(outer, Clock | Window | Vague):
        return []
    return [(groups.match.first, groups.match.last, Within(inner, outer))]


READERS: dict[str, Callable[[Groups], list[Piece]]] = {
    function.__name__: function
    for function in (
        calendar,
        pair,
        year_pair,
        iso_month,
        slash,
        decade,
        century,
        mid_year,
        unit_edge,
        same_period,
        late_in,
        clock,
        deixis,
        weekday,
        relative,
        window,
        ago,
        later,
        ahead,
        vague,
        quarter,
        nth,
        definite,
        nothing,
        part,
        same_as,
        within,
        adjacent,
        clock_day,
    )
}
