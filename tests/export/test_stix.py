"""A desk as a STIX 2.1 bundle."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from typing import Any
from uuid import UUID

import claimed
import made
import pytest
import told

from hearsay.export.events import LeftOut, grouped
from hearsay.export.linked import Row
from hearsay.export.stix import Found, write_stix
from hearsay.records import Record

REQUIRED = {
    "identity": {"name"},
    "report": {"name", "published", "object_refs"},
    "note": {"content", "object_refs"},
    "opinion": {"opinion", "object_refs"},
    "grouping": {"context", "object_refs"},
    "extension-definition": {"name", "schema", "version", "extension_types", "created_by_ref"},
}
"""Of the specification, sections 4.5 (grouping), 4.6 (identity), 4.12 (note), 4.14 (opinion), 4.16 (report), 7.3 (extension definition)."""

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
FOR_OBSERVABLES = UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")


def records() -> list[Record]:
    return [*made.records(claimed.HERALD), *told.records(), claimed.NOTE.record()]


def text(*rows: Row) -> tuple[str, list[str]]:
    out, left_out = io.StringIO(), LeftOut()
    found = Found(rows or [claimed.claim(), claimed.series(), claimed.position()], [claimed.story()], claimed.corpus(), claimed.PASSAGES)
    write_stix(grouped(records()), found, out, left_out)
    return out.getvalue(), list(left_out)


def bundle(*rows: Row) -> dict[str, Any]:
    return json.loads(text(*rows)[0])


def objects(kind: str, *rows: Row) -> list[dict[str, Any]]:
    return [found for found in bundle(*rows)["objects"] if found["type"] == kind]


def name_of(id: str) -> str:
    return next(found["name"] for found in bundle()["objects"] if found["id"] == id)


def test_every_object_has_what_it_must_have() -> None:
    for found in bundle()["objects"]:
        assert REQUIRED[found["type"]] | {"type", "spec_version", "id", "created", "modified"} <= set(found)
        assert found["spec_version"] == "2.1"
        assert found["id"].startswith(f"{found['type']}--")
        for name in {"created", "modified", "published"} & set(found):
            assert TIME.fullmatch(found[name])
        assert found["created"] <= found["modified"]
        assert None not in found.values()
        assert found.get("object_refs") != []
        for reference in found.get("external_references", ()):
            assert reference["source_name"]
            assert {"description", "url", "external_id"} & set(reference)


def test_ids_are_unique_and_every_reference_is_there() -> None:
    found = [*bundle()["objects"], bundle()]
    ids = [one["id"] for one in found]
    uuids = [UUID(id.partition("--")[2]) for id in ids]
    assert len(set(uuids)) == len(ids)  # whatever the type, as section 2.9 has it
    assert {uuid.version for uuid in uuids} == {5}
    assert {
        ref for one in found for ref in [*one.get("object_refs", ()), *([one["created_by_ref"]] if "created_by_ref" in one else [])]
    } <= set(ids)


def test_the_same_on_every_run() -> None:
    assert text() == text()


def test_an_article_is_a_report_of_its_outlet() -> None:
    herald, ledger = objects("report")
    assert (ledger["name"], ledger["published"]) == ("Shells on Borland", "2022-01-21T00:00:00.000Z")
    assert name_of(ledger["created_by_ref"]) == "The Ledger"
    assert ledger["external_references"] == [{"source_name": "The Ledger", "url": "https://ledger.example/7", "external_id": "ledger-7"}]
    refers = Counter(ref.partition("--")[0] for ref in ledger["object_refs"])
    # the outlet, Petrova, Russia, Ukraine, Lavrov, Blinken; the claim, the series, the position
    assert refers == {"identity": 6, "note": 3}
    assert "url" not in herald["external_references"][0]


def test_a_claim_is_a_note_on_the_reports_it_stands_in() -> None:
    (note,) = objects("note", claimed.claim())
    assert note["content"] == "Russia shelled Lyman (contested; 2 independent origins)"
    assert sorted(name_of(ref) for ref in note["object_refs"]) == ["Shells on Borland", "Troops near the border"]
    assert (note["created"], note["modified"]) == ("2022-01-21T00:00:00.000Z", "2022-01-24T00:00:00.000Z")
    assert name_of(note["created_by_ref"]) == "hearsay"


def test_a_stance_is_an_opinion_of_its_origin() -> None:
    found = {name_of(opinion["created_by_ref"]): opinion["opinion"] for opinion in objects("opinion", claimed.claim())}
    assert found == {"Anna Petrova": "agree", "Ukraine": "disagree", "The Herald": "neutral", "officials": "neutral"}
    (denial,) = (opinion for opinion in objects("opinion", claimed.claim()) if opinion["opinion"] == "disagree")
    (reference,) = denial["external_references"]
    assert (reference["external_id"], reference["description"]) == ("e-denied", "Ukraine denied that it had attacked.")


def test_one_opinion_for_one_origin_and_stance() -> None:
    again = claimed.ASSERTED.model_copy(update={"record": "s-again", "doc": "herald-1", "day": "2022-01-24"})
    (opinion,) = objects("opinion", claimed.claim(claimed.ASSERTED, again))
    assert (opinion["created"], opinion["modified"]) == ("2022-01-21T00:00:00.000Z", "2022-01-24T00:00:00.000Z")
    assert [reference["external_id"] for reference in opinion["external_references"]] == [claimed.ASSERTED.record, "s-again"]


def test_an_article_without_a_day_is_no_report() -> None:
    assert [report["name"] for report in objects("report")] == ["Troops near the border", "Shells on Borland"]
    _, left_out = text(claimed.claim(), claimed.claim(claimed.DOUBTED, id="c-2"))
    assert left_out == ["no day of publication, which a report must have: 1 article", "no article with a day of publication: 1 claim"]
    (doubt,) = (opinion for opinion in objects("opinion") if name_of(opinion["created_by_ref"]) == "officials")
    assert doubt["created"] == "1970-01-01T00:00:00.000Z"


def note_of(row: Row) -> dict[str, Any]:
    (found,) = (note for note in objects("note") if note["external_references"][0]["external_id"] == row.id)
    return found


def test_a_series_is_a_note_with_every_number() -> None:
    note = note_of(claimed.series())
    assert note["abstract"] == "people killed of Ukraine, Lyman"
    assert note["content"].splitlines() == [
        "people killed of Ukraine, Lyman: 3 to 12",
        "2022-01-20: 12 or more, Anna Petrova, in The Ledger",
        "2022-01: 3 to 5, Russia, in The Herald",
        "do not agree: 12 or more Anna Petrova, 20 January 2022; 3 to 5 Russia, January 2022",
    ]
    assert note["labels"] == ["series", "conflict"]
    assert [name_of(ref) for ref in note["object_refs"]] == ["Troops near the border", "Shells on Borland", "Ukraine"]
    assert (note["created"], note["modified"]) == ("2022-01-01T00:00:00.000Z", "2022-01-31T00:00:00.000Z")


def test_a_position_is_a_note_of_its_holder_and_its_answer_an_opinion() -> None:
    note = note_of(claimed.position())
    assert note["abstract"] == "Ukraine toward Russia: troop withdrawal (demand)"
    assert name_of(note["created_by_ref"]) == "Ukraine"
    assert [name_of(ref) for ref in note["object_refs"]] == ["Troops near the border", "Shells on Borland", "Russia"]
    assert [one["external_id"] for one in note["external_references"]] == [claimed.position().id, "s-demand", "s-again"]
    (answer,) = (opinion for opinion in objects("opinion") if opinion["object_refs"] == [note["id"]])
    assert (name_of(answer["created_by_ref"]), answer["opinion"]) == ("Russia", "disagree")
    assert [one["description"] for one in answer["external_references"]] == ["Russia refused to leave Lyman."]


def test_the_condition_of_a_position_and_whether_it_was_met_are_told() -> None:
    condition = made.span("Russia shelled Lyman", told.TEXT)
    open_, met = (claimed.position(condition=condition, condition_met=record) for record in (None, "e-denied"))
    (note,) = objects("note", open_)
    assert note["content"] == "“Lyman”; condition: “Russia shelled Lyman”, not reported as met"
    (note,) = objects("note", met)
    assert note["content"] == "“Lyman”; condition: “Russia shelled Lyman”, reported as met (e-denied)"


def test_a_note_has_its_row_as_an_extension_without_anything_empty() -> None:
    ((definition, extension),) = note_of(claimed.series())["extensions"].items()
    assert definition in {found["id"] for found in bundle()["objects"]}
    assert extension["extension_type"] == "property-extension"
    assert extension["row"]["thing"] == {
        "owner": {"id": "UKR", "name": "Ukraine", "kind": "state", "known": True},
        "unit": "killed",
        "noun": "people",
        "place": "Lyman",
        "status": "lost",
    }
    assert [point["low"] for point in extension["row"]["points"]] == [12, 3]
    assert not re.search(r"null|\[\]|\{\}", json.dumps(extension))


def test_a_story_is_a_grouping() -> None:
    (story,) = objects("grouping")
    assert [name_of(ref) for ref in story["object_refs"]] == ["Troops near the border", "Shells on Borland"]


def test_the_library_of_stix_reads_it() -> None:
    stix2 = pytest.importorskip("stix2")
    assert len(stix2.parse(text()[0]).objects) == len(bundle()["objects"])
