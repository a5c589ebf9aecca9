"""What the card beside the text tells of each record, as plain data for the page's script."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from hearsay.records import Actor, Date, Document, Event, Figure, Mention, Place, Record, Statement

from .marks import UNWRITABLE
from .wording import ANCHORS, STATUS, UNITS, counted, kind

Rows = list[tuple[str, str]]


def card(record: Record) -> dict[str, Any] | None:
    """``{"type", "title", "rows"}`` of a record, or None for one that has no card."""
    match record:
        case Statement():
            return _card(record, record.speaker.name if record.speaker else "Speaker unresolved", _statement_rows(record))
        case Figure():
            return _card(record, f"{counted(record)} · {record.noun or UNITS[record.unit].lower()}", _figure_rows(record))
        case Date():
            title = record.value or "not resolved"
            return _card(record, title, [("granularity", record.granularity), ("how", ANCHORS[record.anchor])])
        case Mention():
            return _card(record, record.actor.name, [("kind", _kind(record.actor)), ("form", record.form), ("id", record.actor.id)])
        case Place():
            return _card(record, record.name, _place_rows(record))
        case Event():
            return _card(record, record.event_class, _event_rows(record))
        case Document():
            return None


def script_json(value: object) -> Markup:
    """JSON that may stand inside a ``<script>`` element, whatever the strings in it hold."""
    text = UNWRITABLE.sub("\ufffd", json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


def through(chain: Iterable[Actor]) -> str:
    """``Politico, which had it from Jane's``: nearest to the reader first."""
    return ", which had it from ".join(actor.name for actor in chain)


def _card(record: Statement | Figure | Date | Mention | Place | Event, title: str, rows: Rows) -> dict[str, Any]:
    # The id is what `hearsay explain` asks for.
    return {"type": record.type, "title": title, "rows": [row for row in [*rows, ("rule", record.rule), ("record", record.id)] if row[1]]}


def _statement_rows(record: Statement) -> Rows:
    return [
        ("who", _kind(record.speaker) if record.speaker else ""),
        ("act", record.act),
        ("mode", record.mode),
        ("through", through(record.chain)),
        ("to", record.addressee.name if record.addressee else ""),
        ("if", record.condition.text if record.condition else ""),
        ("time", (record.time.value or record.time.span.text) if record.time else ""),
        ("place", record.place.name if record.place else ""),
    ]


def _figure_rows(record: Figure) -> Rows:
    return [
        ("said by", record.said_by.name if record.said_by else "the article itself"),
        ("unit", UNITS[record.unit].lower()),
        ("owner", record.owner.name if record.owner else ""),
        ("place", record.place.name if record.place else ""),
        ("status", STATUS[record.status]),
        ("counts", "in addition to others" if record.incremental else ""),
        ("as of", (record.as_of.value or record.as_of.span.text) if record.as_of else ""),
    ]


def _event_rows(record: Event) -> Rows:
    return [
        ("who", ", ".join(actor.name for actor in record.source)),
        ("whom", ", ".join(actor.name for actor in record.target)),
        ("was it done", record.factuality),
        ("mode", record.mode or ""),
        ("time", (record.time.value or record.time.span.text) if record.time else ""),
        ("place", record.place.name if record.place else ""),
    ]


def _place_rows(record: Place) -> Rows:
    if record.lat is None or record.lon is None:
        return [("where", "cannot be told")]
    return [
        ("country", record.country or "none"),
        ("where", f"{record.lat:.2f}, {record.lon:.2f}"),
        ("precision", record.precision),
        ("reach", f"{record.radius_km:g} km" if record.radius_km else ""),
    ]


def _kind(actor: Actor) -> str:
    return kind(actor) if actor.known else f"{kind(actor)}, not in the knowledge tables"
