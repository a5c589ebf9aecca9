"""Figures about the same thing side by side: who gives which range, and where each lies on one scale."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from hearsay.records import Figure

from .wording import UNITS, short_number

SAME_NOUN = frozenset(
    {"people", "money", "other", "distance", "percent", "weapons", "meetings_exercises", "displaced", "killed", "injured"}
)
"""Units too wide to compare on their own: figures in them are set side by side only where they count the same noun."""

WIDE = 50.0
"""From this ratio between largest and smallest on, a scale is logarithmic."""


@dataclass(frozen=True)
class Tick:
    at: float
    text: str


@dataclass(frozen=True)
class Lane:
    """One figure on its group's scale. ``left`` and ``right`` are per cent of the width; an open end runs to the edge."""

    figure: Figure
    left: float
    right: float
    open_left: bool
    open_right: bool


@dataclass(frozen=True)
class Group:
    """Figures that count the same thing, the smallest first."""

    label: str
    unit: str
    lanes: list[Lane]
    ticks: list[Tick]
    spread: float
    logarithmic: bool


def groups(figures: Iterable[Figure]) -> list[Group]:
    """Figures by what they count; those with an owner first, and of these the ones that differ most."""
    countable = [f for f in figures if f.low is not None or f.high is not None]
    ordered = sorted(countable, key=lambda f: (_key(f), _middle(f), f.doc, f.span.start))
    made = [_group(list(same)) for _, same in groupby(ordered, key=_key)]
    return sorted(made, key=lambda g: (len(g.lanes) == 1, g.lanes[0].figure.owner is None, -round(g.spread, 6), -len(g.lanes), g.label))


def spread(figures: Sequence[Figure]) -> float:
    """How far figures lie apart: the largest lower bound over the smallest upper one; 1 or less where all can be true at once."""
    totals = [f for f in figures if not f.incremental]
    highest = max((f.low for f in totals if f.low is not None), default=0.0)
    lowest = min((f.high for f in totals if f.high is not None), default=math.inf)
    return highest / lowest if lowest > 0 else 1.0


def _key(figure: Figure) -> tuple[str, str, str]:
    owner = figure.owner.id.split(".")[0] if figure.owner else ""  # what RUS.mil has is counted with what RUS has
    if figure.unit not in SAME_NOUN:
        return figure.unit, owner, ""
    place = figure.place.name if figure.place else ""
    if not figure.noun or not (owner or place):
        return figure.unit, "", figure.id  # set beside nothing: two sums of money are seldom the same money
    return figure.unit, owner, f"{figure.noun.lower()} {place}"


def _group(figures: list[Figure]) -> Group:
    ends = [value for f in figures for value in (f.low, f.high) if value is not None]
    place, ticks, logarithmic = scale(min(ends), max(ends))
    lanes = [
        Lane(
            figure=f,
            left=place(f.low) if f.low is not None else 0.0,
            right=place(f.high) if f.high is not None else 100.0,
            open_left=f.low is None,
            open_right=f.high is None,
        )
        for f in figures
    ]
    return Group(_label(figures), figures[0].unit, lanes, ticks, spread(figures), logarithmic)


def _label(figures: list[Figure]) -> str:
    figure = figures[0]
    owner = min((f.owner.name for f in figures if f.owner), key=len, default="")
    noun = figure.noun if figure.unit in SAME_NOUN else None
    what = UNITS[figure.unit] if not noun else noun if figure.unit == "other" else f"{UNITS[figure.unit]}: {noun}"
    whose = f" · {owner}" if owner else " · whose is not told" if figure.unit not in SAME_NOUN else ""
    return f"{what[:1].upper()}{what[1:]}{whose}"


def scale(least: float, most: float) -> tuple[Callable[[float], float], list[Tick], bool]:
    """A scale that holds all values between: where a value lies in per cent, its ticks, and whether it is logarithmic."""
    if least > 0 and most / least > WIDE:
        return _logarithmic(least, most)
    apart = most - least
    floor = 0.0 if least < most * 0.5 or apart == 0 else max(0.0, least - apart * 0.4)
    step = _nice((most * 1.05 - floor) / 5)
    first = math.floor(floor / step) * step
    last = math.ceil(most * 1.02 / step) * step if most > 0 else step

    def place(value: float) -> float:
        return round(100 * (value - first) / (last - first), 2)

    count = round((last - first) / step)
    values = [first + step * i for i in range(count + 1)]
    return place, [Tick(place(v), short_number(v)) for v in values], False


def _logarithmic(least: float, most: float) -> tuple[Callable[[float], float], list[Tick], bool]:
    low, high = math.floor(math.log10(least)), math.ceil(math.log10(most * 1.02))

    def place(value: float) -> float:
        return round(100 * (math.log10(max(value, 10**low)) - low) / (high - low), 2)

    every = max(1, (high - low) // 5)
    return place, [Tick(place(10.0**p), short_number(10.0**p)) for p in range(low, high + 1, every)], True


def _nice(step: float) -> float:
    """The smallest round step, such as 2, 5 or 250, that is not less than ``step``."""
    if step <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(step))
    steps = (1, 2, 2.5, 5, 10) if power >= 10 else (1, 2, 5, 10)  # people are not counted in halves
    return next(power * times for times in steps if power * times >= step * 0.999999)


def _middle(figure: Figure) -> float:
    ends = [value for value in (figure.low, figure.high) if value is not None]
    return sum(ends) / len(ends)
