"""Which formats there are, what they can be narrowed to, and what a desk gives for them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import claimed
import made
import pytest
import told

from hearsay.desk import Desk
from hearsay.errors import InputError
from hearsay.export.formats import OF_A_DESK, WHOLE, ExportFormat, RecordType, export_desk, export_records
from hearsay.records import Record


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.create(tmp_path / "made.desk") as desk:
        desk.add(told.article(), told.records())
        desk.add(claimed.HERALD, made.records(claimed.HERALD))
        yield desk


def exported(desk: Desk, form: ExportFormat, kind: str | None = None) -> str:
    out = io.StringIO()
    export_desk(desk, out, form, kind=kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "kind", "expected"),
    [
        (ExportFormat.gdelt, "claim", "expected event with --format gdelt, or no --type"),
        (
            ExportFormat.annotations,
            "document",
            "expected claim or date or event or figure or mention or place or position or statement with --format annotations",
        ),
        (ExportFormat.claimreview, "event", "expected claim with --format claimreview, or no --type"),
        (ExportFormat.stix, "claim", "expected no --type with --format stix"),
        (ExportFormat.ftm, "event", "expected no --type with --format ftm"),
    ],
)
def test_a_type_that_a_format_does_not_have(desk: Desk, form: ExportFormat, kind: str, expected: str) -> None:
    with pytest.raises(InputError, match=f"--type {kind}: {expected}"):
        exported(desk, form, kind)


@pytest.mark.parametrize("form", sorted(OF_A_DESK))
def test_of_a_desk_the_same_on_every_run(desk: Desk, form: ExportFormat) -> None:
    assert exported(desk, form) == exported(desk, form) != ""


@pytest.mark.parametrize("form", sorted(WHOLE))
def test_an_empty_desk_is_no_error(tmp_path: Path, form: ExportFormat) -> None:
    with Desk.create(tmp_path / "empty.desk") as desk:
        exported(desk, form)


def test_annotations_of_one_type(desk: Desk) -> None:
    lines = [json.loads(line) for line in exported(desk, ExportFormat.annotations, "figure").splitlines()]
    assert [line["target"]["selector"][0]["exact"] for line in lines] == ["more than 100,000 troops", "at least 12 people"]


@pytest.mark.parametrize("kind", [RecordType.claim, RecordType.series, RecordType.position])
def test_what_is_found_across_articles_as_lines(desk: Desk, kind: RecordType) -> None:
    for line in exported(desk, ExportFormat.jsonl, kind).splitlines():
        assert json.loads(line)["type"] == kind


def test_claims_as_a_table_have_a_row_a_member() -> None:
    out = io.StringIO()
    export_records([claimed.claim().model_dump_json(by_alias=True)], out, ExportFormat.csv, kind="claim")
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert [(row["claim"], row["origin"], row["stance"]) for row in rows] == [
        ("c-0123456789", "The Herald", "reports"),
        ("c-0123456789", "Ukraine", "denies"),
        ("c-0123456789", "Anna Petrova", "asserts"),
        ("c-0123456789", "officials", "questions"),
    ]


@pytest.mark.parametrize("form", [ExportFormat.stix, ExportFormat.ftm])
def test_an_article_whose_records_were_made_elsewhere(tmp_path: Path, form: ExportFormat) -> None:
    """They need not have a document."""
    with Desk.create(tmp_path / "elsewhere.desk") as desk:
        desk.add(told.article(), [told.statement()])
        desk.add(claimed.HERALD, [])
        found = exported(desk, form)
    assert "Shells on Borland" in found
    assert "Troops near the border" in found


def test_a_claim_of_two_articles(desk: Desk) -> None:
    """From records to what other programs read."""
    again = told.article()
    again.doc, again.outlet = "gazette-7", "The Gazette"
    desk.add(again, [again.record(), *(_moved(record, again.doc) for record in told.records() if record.type == "event")])
    appearances = [claim.get("appearance", []) for claim in json.loads(exported(desk, ExportFormat.claimreview))["@graph"]]
    passages = [{article["identifier"]: article["hasPart"][0]["text"] for article in articles} for articles in appearances]
    (shelling,) = (found for found in passages if any("shelled" in words for words in found.values()))
    assert set(shelling) == {"gazette-7", "ledger-7"}
    assert shelling["gazette-7"] == "Russia shelled Lyman on Thursday, killing at least 12 people, Anna Petrova said."
    kinds = {found["type"] for found in json.loads(exported(desk, ExportFormat.stix))["objects"]}
    assert {"report", "note", "opinion", "identity"} <= kinds


def _moved(record: Record, doc: str) -> Record:
    return record.model_copy(update={"id": f"{record.id}{doc}", "doc": doc, "statement": None, "figures": []})
