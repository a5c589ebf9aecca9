"""The map: the places that the articles name, on the outline of the land and nothing else, since every border file takes a side."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

from hearsay.compare.locations import locate
from hearsay.records import Event, Place, Record

from .views import ArticleView

WIDTH = 1000.0
"""Width of the map at first sight, in the units of its drawing."""
WIDE = 500.0
"""Radius in km from which on a region, sea or country does not count in choosing what the map shows at first sight."""
MOST = 50
"""From so many mentions on, a place weighs no more in choosing what the map shows at first sight."""
LABELS = 30
"""Most places that are named on the map."""
NARROWEST, FLATTEST, TALLEST = 6.0, 0.45, 0.6
"""Least width of the map in degrees of latitude; least and greatest height in widths."""
LETTER, LINE = 7.2, 15.0
"""About the width of a letter and the height of a line in labels."""


Box = tuple[float, float, float, float]
"""Left, top, width, height."""


@dataclass
class Spot:
    """A place with all that the articles tell of it. ``exact`` where it is a point or a city, not a region, sea or country."""

    place: Place
    mentions: int = 0
    docs: set[str] = field(default_factory=set)
    events: list[tuple[Event, ArticleView]] = field(default_factory=list)

    @property
    def exact(self) -> bool:
        return self.place.precision in ("point", "city")


@dataclass(frozen=True)
class Dot:
    """A spot on the drawing. ``label`` is empty where another name stands already."""

    x: float
    y: float
    radius: float
    spot: Spot
    number: int
    label: str


@dataclass(frozen=True)
class Atlas:
    """The drawing: its box at first sight and the one of all dots, the path of the land with its transformation, the dots."""

    box: Box
    whole: Box
    land: str
    transform: str
    dots: list[Dot]


def spots(read: Iterable[tuple[ArticleView, Sequence[Record]]]) -> list[Spot]:
    """Every resolved place of the articles, the one with most events first, then by how often it is named."""
    found: dict[tuple[str, str | None, float, float], Spot] = {}
    for view, records in read:
        spot_of: dict[str, Spot] = {}
        for place in records:
            if isinstance(place, Place) and place.lat is not None and place.lon is not None:
                spot = found.setdefault((place.name, place.country, place.lat, place.lon), Spot(place))
                spot.mentions += 1
                spot.docs.add(view.article.doc)
                spot_of[place.id] = spot
        located = locate(records)
        for event in view.events:
            where = located.get(event.id)
            if where is not None and where.id in spot_of:
                spot_of[where.id].events.append((event, view))
    return sorted(found.values(), key=lambda spot: (-len(spot.events), -spot.mentions, spot.place.name, spot.place.lat or 0))


def atlas(found: Sequence[Spot]) -> Atlas | None:
    """The map of these spots, or None where there are none. At first sight it shows where most of them lie."""
    if not found:
        return None
    west, east, south, north = _theatre(found)
    middle = (south + north) / 2
    shrink = math.cos(math.radians(middle))
    degrees = max((east - west) * shrink, (north - south) / TALLEST, NARROWEST)
    scale = WIDTH / degrees  # drawing units in a degree of latitude

    def at(lon: float, lat: float) -> tuple[float, float]:
        return lon * shrink * scale, -lat * scale

    left, centre = at((west + east) / 2, middle)
    height = max((north - south) * scale, FLATTEST * WIDTH)
    land = json.loads((Path(__file__).parent / "static" / "land.json").read_text(encoding="utf-8"))
    step = scale / land["steps"]
    dots = _dots(found, at)
    return Atlas(
        box=_box(left - WIDTH / 2, centre - height / 2, WIDTH, height),
        whole=_whole(dots, height / WIDTH),
        land=_path(land["rings"]),
        transform=f"scale({step * shrink:.4f} {-step:.4f})",
        dots=dots,
    )


def _theatre(found: Sequence[Spot]) -> tuple[float, float, float, float]:
    """West, east, south and north of where most is told of. The middles of large countries and seas say little about that."""
    small = [spot for spot in found if spot.exact or (spot.place.radius_km or WIDE) < WIDE] or found
    weighed = [spot.place for spot in small for _ in range(min(spot.mentions, MOST) + 3 * len(spot.events))]
    return *_middle([place.lon or 0.0 for place in weighed]), *_middle([place.lat or 0.0 for place in weighed])


def _middle(values: Sequence[float]) -> tuple[float, float]:
    """The ends of the middle nine tenths, with some room around."""
    low, *_, high = quantiles(values, n=20) if len(values) > 1 else (values[0], values[0])
    room = 1.0 + (high - low) * 0.12
    return max(low, min(values)) - room, min(high, max(values)) + room


def _box(left: float, top: float, width: float, height: float) -> Box:
    return round(left, 1), round(top, 1), round(width, 1), round(height, 1)


def _whole(dots: Sequence[Dot], flatness: float) -> Box:
    """The box around all dots, as flat as the map."""
    left, right = min(dot.x for dot in dots), max(dot.x for dot in dots)
    top, bottom = min(dot.y for dot in dots), max(dot.y for dot in dots)
    width = max(right - left, (bottom - top) / flatness, WIDTH / 4) * 1.2
    return _box((left + right - width) / 2, (top + bottom - width * flatness) / 2, width, width * flatness)


def _path(rings: Iterable[Sequence[int]]) -> str:
    return "".join(f"M{x} {y}l{_numbers(steps)}z" for x, y, *steps in rings)


def _numbers(values: Iterable[int]) -> str:
    return " ".join(map(str, values)).replace(" -", "-")


def _dots(found: Sequence[Spot], at: Callable[[float, float], tuple[float, float]]) -> list[Dot]:
    dots: list[Dot] = []
    taken: list[Box] = []
    for number, spot in enumerate(found, start=1):
        x, y = at(spot.place.lon or 0.0, spot.place.lat or 0.0)
        radius = 3.5 + 2.2 * math.sqrt(len(spot.events)) + 0.6 * math.sqrt(spot.mentions)
        box = (x + radius, y - LINE / 2, 6 + LETTER * len(spot.place.name), LINE)
        free = len(taken) < LABELS and not any(_overlap(box, other) for other in taken)
        if free:
            taken.append(box)
        dots.append(Dot(round(x, 1), round(y, 1), round(radius, 1), spot, number, spot.place.name if free else ""))
    return dots


def _overlap(one: Box, other: Box) -> bool:
    return all(one[i] < other[i] + other[i + 2] and other[i] < one[i] + one[i + 2] for i in (0, 1))
