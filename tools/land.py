"""Make the outline of the land that maps are drawn on, from Natural Earth data (public domain).

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    pip install shapely
    python tools/land.py package/land-50m.json src/hearsay/report/static/land.json

The rings are simplified and kept as whole numbers of 1/20 degree, each point as its distance from the one before, so that the file stays
near 70 KB. Borders are left out on purpose: every file of borders takes a side.
"""

from __future__ import annotations

import json
import sys
from itertools import accumulate
from pathlib import Path
from typing import Any

from shapely.geometry import Polygon

STEPS = 20
"""Steps a degree is divided into: about 5 km."""
TOLERANCE = 0.06
"""Degrees that a simplified coast may lie off."""
SMALLEST = 0.04
"""Square degrees below which an island is left out."""
SOUTHERNMOST = -60.0
"""Antarctica is left out."""


def main(source: Path, target: Path) -> None:
    """Read a TopoJSON file of land and write the rings."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    shapes = [shape for geometry in topology["objects"]["land"]["geometries"] for shape in geometry["arcs"]]
    rings = sorted(filter(None, (ring_of(ring, arcs) for shape in shapes for ring in shape)), key=len, reverse=True)
    land = {"source": "Natural Earth 4.1, 1:50m land (public domain), by way of npm world-atlas 2.0.2", "steps": STEPS, "rings": rings}
    target.write_text(json.dumps(land, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{target}: {target.stat().st_size:,} bytes, {len(rings)} rings, {sum(map(len, rings)) // 2:,} points")


def decoded(arc: list[list[int]], transform: dict[str, Any]) -> list[tuple[float, float]]:
    """The points of a quantised, delta-encoded TopoJSON arc in degrees."""
    (dx, dy), (x0, y0) = transform["scale"], transform["translate"]
    xs, ys = accumulate(point[0] for point in arc), accumulate(point[1] for point in arc)
    return [(x * dx + x0, y * dy + y0) for x, y in zip(xs, ys, strict=True)]


def ring_of(indexes: list[int], arcs: list[list[tuple[float, float]]]) -> list[int] | None:
    """One ring, simplified and delta-encoded, or None for one too small or too far south to keep."""
    shape = Polygon(unrolled([point for i in indexes for point in (arcs[i] if i >= 0 else arcs[~i][::-1])]))
    if shape.area < SMALLEST or shape.bounds[3] < SOUTHERNMOST:
        return None
    simple = shape.simplify(TOLERANCE).exterior.coords[:-1]
    steps = [(round(x * STEPS), round(y * STEPS)) for x, y in simple]
    kept = [point for before, point in zip([None, *steps], steps, strict=False) if point != before]
    before = [(0, 0), *kept[:-1]]
    return [n for (x, y), (x0, y0) in zip(kept, before, strict=True) for n in (x - x0, y - y0)]


def unrolled(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points without the leap at the 180th meridian: Chukotka lies at 190 degrees, not at -170."""
    made, before = [], points[0][0]
    for x, y in points:
        before = x - 360 * round((x - before) / 360)
        made.append((before, y))
    turn = 360 * round(sum(x for x, _ in made) / len(made) / 360)
    return [(x - turn, y) for x, y in made]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
