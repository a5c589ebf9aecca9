"""Articles, actors, events and statements as FollowTheMoney entities."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import claimed
import made
import pytest
import told

from hearsay.export.codes import Codes
from hearsay.export.events import LeftOut, grouped
from hearsay.export.ftm import Across, write_ftm
from hearsay.export.linked import Row
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Mention, Record

MENTION = Mention(id="m-1", doc="ledger-7", span=made.span("Sergey Lavrov", told.TEXT), actor=told.LAVROV, form="name", rule="name")
PRONOUN = MENTION.model_copy(update={"id": "m-2", "span": made.span("it had", told.TEXT), "form": "pronoun"})


@pytest.fixture(scope="module")
def codes() -> Codes:
    return Codes.load(Knowledge())


def text(codes: Codes, *records: Record, all_factuality: bool = True) -> str:
    out = io.StringIO()
    write_ftm(grouped(records or [*told.records(), MENTION, PRONOUN]), out, codes, all_factuality, LeftOut())
    return out.getvalue()


def entities(codes: Codes, schema: str | None = None, **options: Any) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in text(codes, **options).splitlines()]
    return [entity for entity in found if schema in (None, entity["schema"])]


def test_values_are_lists_of_words_and_ids_are_those_that_are_allowed(codes: Codes) -> None:
    for entity in entities(codes):
        assert re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?", entity["id"])
        for values in entity["properties"].values():
            assert values
            assert all(isinstance(value, str) and value for value in values)


def test_every_entity_is_written_once_and_every_reference_is_there(codes: Codes) -> None:
    found = entities(codes)
    ids = [entity["id"] for entity in found]
    assert len(set(ids)) == len(ids)
    referring = ("involved", "entity", "proof", "document", "resolved")
    assert {id for entity in found for name in referring for id in entity["properties"].get(name, ())} <= set(ids)


def test_an_article(codes: Codes) -> None:
    (article,) = entities(codes, "Article")
    assert article["properties"] == {
        "fileName": ["ledger-7"],
        "title": ["Shells on Borland"],
        "publishedAt": ["2022-01-21"],
        "language": ["eng"],
        "publisher": ["The Ledger"],
        "sourceUrl": ["https://ledger.example/7"],
    }


def test_actors_have_their_schema_and_country(codes: Codes) -> None:
    found = {entity["properties"]["name"][0]: entity for schema in ("Person", "PublicBody") for entity in entities(codes, schema)}
    assert {name: (entity["schema"], entity["properties"].get("country")) for name, entity in found.items()} == {
        "Anna Petrova": ("Person", None),
        "Russia": ("PublicBody", ["ru"]),
        "Ukraine": ("PublicBody", ["ua"]),
        "Sergey Lavrov": ("Person", ["ru"]),
        "Antony Blinken": ("Person", ["us"]),
    }


def test_an_event(codes: Codes) -> None:
    shelling, denied, meeting = (entity["properties"] for entity in entities(codes, "Event"))
    assert shelling["name"] == ["Russia ASSAULT heavy-weapons → Ukraine"]
    assert shelling["summary"] == ["“shelled”, told by Anna Petrova"]
    assert (shelling["date"], shelling["location"], shelling["country"]) == (["2022-01-20"], ["Lyman"], ["ua"])
    assert len(shelling["involved"]) == 2
    assert "denied" in denied["keywords"]
    assert denied["name"] == ["Ukraine ASSAULT (denied)"]
    assert (meeting["date"], meeting["summary"]) == (["2022-01"], ["“meet”, told by the article"])


def test_an_interval_has_a_first_and_a_last_day(codes: Codes) -> None:
    event = told.event("shelled", "ASSAULT", time=told.when("Thursday", "2022-01-17/2022-01-23"))
    line = text(codes, told.article().record(), event).splitlines()[-1]
    properties = json.loads(line)["properties"]
    assert (properties["startDate"], properties["endDate"], "date" in properties) == (["2022-01-17"], ["2022-01-23"], False)


def test_without_all_factuality_only_what_took_place(codes: Codes) -> None:
    assert len(entities(codes, "Event", all_factuality=False)) == 1


def test_a_statement_is_a_note_on_its_speaker(codes: Codes) -> None:
    (note,) = entities(codes, "Note")
    assert note["properties"]["name"] == ["Anna Petrova: say"]
    assert note["properties"]["description"] == ["Russia shelled Lyman on Thursday, killing at least 12 people"]


def test_names_are_mentions_and_pronouns_are_not(codes: Codes) -> None:
    (mention,) = entities(codes, "Mention")
    assert (mention["properties"]["name"], mention["properties"]["detectedSchema"]) == (["Sergey Lavrov"], ["Person"])


def test_nobody_in_particular_is_no_entity(codes: Codes) -> None:
    event = told.event("shelled", "ASSAULT", source=[told.MILITANTS], target=[told.UKRAINE])
    found = [json.loads(line) for line in text(codes, told.article().record(), event).splitlines()]
    assert [entity["schema"] for entity in found] == ["Article", "PublicBody", "Event"]


def test_the_library_of_followthemoney_reads_it(codes: Codes) -> None:
    ftm = pytest.importorskip("followthemoney")
    for entity in entities(codes):
        proxy = ftm.model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        assert {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()} == {
            name: sorted(values) for name, values in entity["properties"].items()
        }


def across(codes: Codes, *rows: Row) -> list[dict[str, Any]]:
    found = [*grouped([*made.records(claimed.HERALD), *told.records(), claimed.NOTE.record()])]
    out = io.StringIO()
    write_ftm(found, out, codes, True, LeftOut(), Across(rows, claimed.corpus(), claimed.PASSAGES))
    return [json.loads(line) for line in out.getvalue().splitlines()]


def names(found: list[dict[str, Any]], ids: list[str]) -> list[str]:
    return [entity["properties"].get("name", entity["properties"].get("title"))[0] for id in ids for entity in found if entity["id"] == id]


def test_a_position_is_a_link_from_its_holder_and_an_answer_a_link_back(codes: Codes) -> None:
    found = across(codes, claimed.position())
    demand, answer = (entity["properties"] for entity in found if entity["schema"] == "UnknownLink")
    assert (names(found, demand["subject"]), names(found, demand["object"])) == (["Ukraine"], ["Russia"])
    assert (demand["role"], demand["status"], demand["date"]) == (["demand: troop withdrawal"], ["rejected"], ["2022-01-21"])
    assert names(found, demand["proof"]) == ["Troops near the border", "Shells on Borland"]
    assert (names(found, answer["subject"]), names(found, answer["object"])) == (["Russia"], ["Ukraine"])
    assert (answer["role"], answer["summary"]) == (["rejected demand: troop withdrawal"], ["Russia refused to leave Lyman."])


def test_a_position_toward_nobody_who_is_named_is_a_note(codes: Codes) -> None:
    found = across(codes, claimed.position(toward=[], answers=[]))
    (note,) = (entity["properties"] for entity in found if entity["properties"].get("keywords") == ["position", "demand"])
    assert note["name"] == ["Ukraine: troop withdrawal (demand)"]
    assert names(found, note["entity"]) == ["Ukraine"]


def test_series_and_claims_are_notes_on_those_who_stand_behind_them(codes: Codes) -> None:
    found = across(codes, claimed.series(), claimed.claim())
    series, claim = (entity["properties"] for entity in found if {"series", "contested"} & {*entity["properties"].get("keywords", ())})
    assert series["keywords"] == ["series", "killed", "lost", "conflict"]
    assert series["description"][0].splitlines()[1] == "2022-01-20: 12 or more, Anna Petrova, in The Ledger"
    assert names(found, series["entity"]) == ["Ukraine", "Anna Petrova", "Russia"]
    assert claim["name"] == ["Russia shelled Lyman"]
    assert "2022-01-21: Ukraine denies it in The Ledger: “Ukraine denied that it had attacked.”" in claim["description"][0]


def test_what_is_found_across_articles_refers_to_what_is_there(codes: Codes) -> None:
    found = across(codes, claimed.series(), claimed.claim(), claimed.position())
    ids = {entity["id"] for entity in found}
    assert {id for entity in found for key in ("entity", "subject", "object", "proof") for id in entity["properties"].get(key, ())} <= ids
    assert len(ids) == len(found)
