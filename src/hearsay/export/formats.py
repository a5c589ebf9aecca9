"""Records as lines of JSON, or as one table for spreadsheets and statistics programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from enum import StrEnum
from typing import IO, Any


class ExportFormat(StrEnum):
    """``jsonl``: the published form, whole; ``csv``: one row a record, the fields that fit a cell."""

    jsonl = "jsonl"
    csv = "csv"


class RecordType(StrEnum):
    """The types of records that an export can be narrowed to."""

    document = "document"
    mention = "mention"
    date = "date"
    place = "place"
    statement = "statement"
    figure = "figure"
    event = "event"


COLUMNS = (
    "doc",
    "type",
    "id",
    "start",
    "end",
    "text",
    "speaker",
    "speaker_id",
    "act",
    "mode",
    "cue",
    "chain",
    "addressee",
    "condition",
    "low",
    "high",
    "approx",
    "unit",
    "noun",
    "owner",
    "owner_id",
    "place",
    "status",
    "incremental",
    "time",
    "statement",
    "value",
    "granularity",
    "anchor",
    "form",
    "published",
    "outlet",
    "title",
    "rule",
)
"""Of the CSV form. ``speaker`` is the speaker of a statement, the one who says a figure, the actor of a mention; ``time`` is a
statement's time or the day a figure stands for."""


def export_records(lines: Iterable[str], out: IO[str], form: ExportFormat) -> None:
    """Write records, given as lines of JSON, to ``out``."""
    if form is ExportFormat.jsonl:
        out.writelines(line + "\n" for line in lines)
        return
    table = csv.DictWriter(out, COLUMNS, lineterminator="\n", restval="")
    table.writeheader()
    table.writerows(row_of(json.loads(line)) for line in lines)


def row_of(record: dict[str, Any]) -> dict[str, Any]:
    """One record as a row of the table."""
    row = {name: record[name] for name in COLUMNS if not isinstance(record.get(name), dict | list | None)}
    pieces = record.get("content") or [span for span in [record.get("span")] if span]
    if pieces:
        row |= {"start": pieces[0]["start"], "end": pieces[-1]["end"], "text": " … ".join(piece["text"] for piece in pieces)}
    speaker = record.get("speaker") or record.get("said_by") or record.get("actor")
    for name, actor in (("speaker", speaker), ("owner", record.get("owner"))):
        if actor:
            row |= {name: actor["name"], f"{name}_id": actor["id"]}
    for name in ("cue", "condition"):
        if record.get(name):
            row[name] = record[name]["text"]
    if record.get("addressee"):
        row["addressee"] = record["addressee"]["name"]
    row["chain"] = " > ".join(actor["name"] for actor in record.get("chain", []))
    if record.get("place"):
        row["place"] = record["place"]["name"]
    when = record.get("time") or record.get("as_of")
    if when:
        row["time"] = when["value"] or when["span"]["text"]
    return row
