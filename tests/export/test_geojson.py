"""What has a place, as points on a map."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

import told

from hearsay.export.events import LeftOut
from hearsay.export.geojson import write_geojson


def collection(kind: str | None = None, *lines: str) -> tuple[dict[str, Any], list[str]]:
    out, left_out = io.StringIO(), LeftOut()
    write_geojson(lines or told.lines(), out, kind, left_out)
    return json.loads(out.getvalue()), list(left_out)


def test_a_feature_collection_of_points() -> None:
    found, _ = collection()
    assert found["type"] == "FeatureCollection"
    assert {feature["geometry"]["type"] for feature in found["features"]} == {"Point"}
    assert found["features"][0]["geometry"]["coordinates"] == [37.81109, 48.98513]  # longitude first


def test_what_is_told_of_an_event() -> None:
    found, _ = collection("event")
    shelling, meeting = (feature["properties"] for feature in found["features"])
    expected = {
        "type": "event",
        "class": "ASSAULT",
        "factuality": "happened",
        "source": ["Russia"],
        "target": ["Ukraine"],
        "told_by": ["Anna Petrova"],
        "time": "2022-01-20",
        "outlet": "The Ledger",
        "place": "Lyman",
        "precision": "city",
        "text": "shelled",
    }
    assert {name: shelling[name] for name in expected} == expected
    assert told.TEXT[shelling["start"] : shelling["end"]] == "shelled"
    assert meeting["factuality"] == "planned"
    assert "told_by" not in meeting


def test_what_has_no_point_is_left_out_and_told() -> None:
    records = told.records()
    records[1] = told.place("Lyman", None, None, None, "unresolved")
    found, left_out = collection(None, *told.lines(*records))
    assert [feature["properties"]["place"] for feature in found["features"]] == ["Geneva"]
    assert "the place is not resolved: 1 event" in left_out
    assert "no place is told: 1 event, 1 figure, 1 statement" in left_out


def test_without_records_it_is_an_empty_collection() -> None:
    found, _ = collection("event", *told.lines(told.article().record()))
    assert found == {"type": "FeatureCollection", "features": []}


def test_an_article_is_written_before_the_next_one_is_read() -> None:
    out = io.StringIO()

    def lines() -> Iterator[str]:
        yield from told.lines()
        for number, line in enumerate(told.lines()):
            assert number == 0 or "Lyman" in out.getvalue()
            yield line.replace('"ledger-7"', '"ledger-8"')

    write_geojson(lines(), out, None, LeftOut())
    assert len(json.loads(out.getvalue())["features"]) == 4
