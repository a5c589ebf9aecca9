"""Records as lines of JSON, as one table for spreadsheets and statistics programs, or in the forms of other programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import IO, TYPE_CHECKING, Any

from hearsay.errors import InputError
from hearsay.knowledge.tables import Knowledge

if TYPE_CHECKING:
    from hearsay.desk import Desk
    from hearsay.records import Record


class ExportFormat(StrEnum):
    """``jsonl``: the published form, whole; ``csv``: one row a record, the fields that fit a cell; ``gdelt``, ``polecat``, ``acled``:
    events in the columns of these data; ``geojson``: what has a place, as points; ``annotations``: every evidence span as a W3C Web
    Annotation; ``claimreview``: claims in the words of schema.org; ``stix``: a STIX 2.1 bundle; ``ftm``: FollowTheMoney entities."""

    jsonl = "jsonl"
    csv = "csv"
    gdelt = "gdelt"
    polecat = "polecat"
    acled = "acled"
    geojson = "geojson"
    annotations = "annotations"
    claimreview = "claimreview"
    stix = "stix"
    ftm = "ftm"


class RecordType(StrEnum):
    """The types of records that an export can be narrowed to. What is found across articles is exported only where it is asked for."""

    document = "document"
    mention = "mention"
    date = "date"
    place = "place"
    statement = "statement"
    figure = "figure"
    event = "event"
    copy = "copy"
    story = "story"
    claim = "claim"
    series = "series"
    position = "position"


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
    "class",
    "factuality",
    "source",
    "source_id",
    "target",
    "target_id",
    "intensity",
    "country",
    "lat",
    "lon",
    "precision",
    "radius_km",
    "gazetteer_id",
    "published",
    "outlet",
    "title",
    "rule",
    "of",
    "relation",
    "score",
    "direction",
    "label",
    "docs",
    "from",
    "to",
)
"""Of the CSV form. ``speaker`` is the speaker of a statement, the one who says a figure, the actor of a mention; ``time`` is a
statement's or event's time or the day a figure stands for; ``source`` and ``target`` are those of an event. The last
columns are those of copies and stories."""

SYNTHESIS = frozenset({"claim", "series", "position"})
"""Types of rows that are made from the records of all articles."""

WHOLE: dict[ExportFormat, frozenset[str]] = {
    ExportFormat.gdelt: frozenset({"event"}),
    ExportFormat.polecat: frozenset({"event"}),
    ExportFormat.acled: frozenset({"event"}),
    ExportFormat.geojson: frozenset({"event", "figure", "statement"}),
    ExportFormat.annotations: frozenset({"mention", "date", "place", "statement", "figure", "event", "claim", "position"}),
    ExportFormat.claimreview: frozenset({"claim"}),
    ExportFormat.stix: frozenset(),
    ExportFormat.ftm: frozenset(),
}
"""Formats that are made from whole articles, or a whole desk, and the types of records they can be narrowed to."""

OF_A_DESK = frozenset({ExportFormat.annotations, ExportFormat.claimreview, ExportFormat.stix, ExportFormat.ftm})
"""Formats that need more than the records of articles: the texts, or what is found across them."""


def needs_all_types(form: ExportFormat, kind: str | None) -> bool:
    """Whether a format is made from all records of an article. Raises InputError for a type that it does not have."""
    if form not in WHOLE:
        return False
    if kind is not None and kind not in WHOLE[form]:
        types = " or ".join(sorted(WHOLE[form]))
        expected = f"{types} with --format {form.value}, or no --type" if types else f"no --type with --format {form.value}"
        raise InputError(f"--type {kind}", f"expected {expected}")
    return True


def export_records(
    lines: Iterable[str],
    out: IO[str],
    form: ExportFormat,
    *,
    kind: str | None = None,
    all_factuality: bool = False,
    knowledge: Knowledge | None = None,
) -> list[str]:
    """Write records, given as lines of JSON article by article, to ``out``, and say what was left out and why.

    The event formats want the records of all types. Raises InputError for a type that the format does not have, KnowledgeError for a bad
    table of codes.
    """
    if form is ExportFormat.jsonl:
        out.writelines(line + "\n" for line in lines)
        return []
    if needs_all_types(form, kind):
        return _export_events(lines, out, form, kind, all_factuality, knowledge or Knowledge())
    if kind in SYNTHESIS:
        _export_synthesis(lines, out)
        return []
    table = csv.DictWriter(out, COLUMNS, lineterminator="\n", restval="")
    table.writeheader()
    table.writerows(row_of(json.loads(line)) for line in lines)
    return []


def export_desk(desk: Desk, out: IO[str], form: ExportFormat, *, kind: str | None = None, all_factuality: bool = False) -> list[str]:
    """Write the records of a desk (of one type) to ``out`` in one of the formats, and say what was left out and why.

    ``all_factuality`` keeps events that are planned, possible, conditional, denied or alleged in the formats of other event data,
    with a column (in FollowTheMoney a keyword) that says so. Raises InputError for a type that the format does not have, KnowledgeError
    for a bad table.
    """
    if form in OF_A_DESK:
        return _export_whole(desk, out, form, kind, all_factuality)
    lines = desk.lines(None if needs_all_types(form, kind) else kind)
    return export_records(lines, out, form, kind=kind, all_factuality=all_factuality, knowledge=desk.knowledge)


def _export_whole(desk: Desk, out: IO[str], form: ExportFormat, kind: str | None, all_factuality: bool) -> list[str]:
    """A desk in one of the formats that need more than the records of its articles."""
    from hearsay.export.annotations import write_annotations
    from hearsay.export.claimreview import write_claimreview
    from hearsay.export.codes import Codes
    from hearsay.export.events import LeftOut, grouped
    from hearsay.export.ftm import Across, write_ftm
    from hearsay.export.linked import Row, passages, records_of, with_records
    from hearsay.export.stix import Found, write_stix

    needs_all_types(form, kind)
    left_out = LeftOut()
    if form is ExportFormat.annotations:
        found = [*(desk.claims() if kind in (None, "claim") else ()), *(desk.positions() if kind in (None, "position") else ())]
        write_annotations(desk.articles(), () if kind in SYNTHESIS else desk.records(kind), out, found)
        return []
    claims = desk.claims()
    rows: list[Row] = [*claims] if form is ExportFormat.claimreview else [*claims, *desk.series(), *desk.positions()]
    words = passages(with_records(desk.articles(), desk.records()), {record for row in rows for record in records_of(row)})
    corpus = desk.corpus()
    if form is ExportFormat.claimreview:
        write_claimreview(claims, corpus, words, out)
        return []
    articles = grouped(_all_records(desk))
    if form is ExportFormat.ftm:
        write_ftm(articles, out, Codes.load(desk.knowledge), all_factuality, left_out, Across(rows, corpus, words))
    else:
        write_stix(articles, Found(rows, desk.stories(), corpus, words), out, left_out)
    return list(left_out)


def _all_records(desk: Desk) -> Iterator[Record]:
    """The records of all articles, a document for each."""
    from hearsay.export.linked import with_records

    return (record for _, records in with_records(desk.articles(), desk.records()) for record in records)


def _export_synthesis(lines: Iterable[str], out: IO[str]) -> None:
    from pydantic import TypeAdapter

    from hearsay.export.across import write_csv
    from hearsay.records import Synthesis

    rows: TypeAdapter[Synthesis] = TypeAdapter(Synthesis)
    write_csv((rows.validate_json(line) for line in lines), out)


def _export_events(
    lines: Iterable[str], out: IO[str], form: ExportFormat, kind: str | None, all_factuality: bool, knowledge: Knowledge
) -> list[str]:
    from hearsay.export.acled import write_acled
    from hearsay.export.codes import Codes
    from hearsay.export.events import LeftOut
    from hearsay.export.gdelt import write_gdelt
    from hearsay.export.geojson import write_geojson
    from hearsay.export.polecat import write_polecat

    left_out = LeftOut()
    if form is ExportFormat.geojson:
        write_geojson(lines, out, kind, left_out)
    else:
        write = {ExportFormat.gdelt: write_gdelt, ExportFormat.polecat: write_polecat, ExportFormat.acled: write_acled}[form]
        write(lines, out, Codes.load(knowledge), all_factuality, left_out)
    return list(left_out)


def row_of(record: dict[str, Any]) -> dict[str, Any]:
    """One record as a row of the table."""
    row = {name: record[name] for name in COLUMNS if not isinstance(record.get(name), dict | list | None)}
    pieces = record.get("content") or [span for span in [record.get("span") or record.get("trigger")] if span]
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
    if record["type"] == "event":
        for name in ("source", "target"):
            row |= {
                name: "; ".join(actor["name"] for actor in record[name]),
                f"{name}_id": "; ".join(actor["id"] for actor in record[name]),
            }
    if record["type"] == "place":
        row["place"] = record["name"]
    if record.get("place"):
        row["place"] = record["place"]["name"]
    if record["type"] == "story":
        row["docs"] = "; ".join(record["docs"])
    when = record.get("time") or record.get("as_of")
    if when:
        row["time"] = when["value"] or when["span"]["text"]
    return row
