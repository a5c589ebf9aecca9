"""Every label and every rule can be explained."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import hearsay
from hearsay.annotate.numbers import Form
from hearsay.extract.cues import CueForm
from hearsay.knowledge.actors import Sort
from hearsay.knowledge.labels import KINDS, Labels
from hearsay.knowledge.tables import Knowledge

SOURCE = Path(hearsay.__file__).parent


@pytest.fixture(scope="module")
def labels() -> Labels:
    return Labels.load(Knowledge())


def test_every_value_of_the_records_has_a_meaning(labels: Labels) -> None:
    assert [(label.kind, label.name) for label in labels.labels if not label.meaning] == []
    told = {(label.kind, label.name) for label in labels.labels}
    assert {(title, name) for title, names in KINDS.values() for name in names} <= told


def test_no_meaning_is_left_of_a_value_that_is_gone() -> None:
    table = Knowledge().table("labels")
    assert {key: sorted(set(table[key]) - set(names)) for key, (_, names) in KINDS.items() if set(table[key]) - set(names)} == {}
    assert set(table) == {*KINDS, "modes"}


def test_every_mode_of_a_class_has_a_meaning() -> None:
    classes, told = Knowledge().table("plover"), Knowledge().table("labels")["modes"]
    assert {name: sorted(row["modes"]) for name, row in classes.items() if row["modes"]} == {name: sorted(told[name]) for name in told}


def test_a_class_tells_modes_cameo_code_intensity_and_an_example(labels: Labels) -> None:
    (label,) = labels.find("assault")
    more = dict(label.more)
    assert more["CAMEO root code"] == "18"
    assert more["intensity"].startswith("-9 ")
    assert more["mode aerial"] == "from aircraft (CAMEO 195, -10)"
    assert label.example


def test_a_word_may_be_labels_of_several_kinds(labels: Labels) -> None:
    assert [label.kind for label in labels.find("assist")] == ["mode of REQUEST", "mode of REJECT"]


def test_near_labels_are_offered(labels: Labels) -> None:
    assert "alleged" in labels.near("alledged")
    assert labels.near("xyzzy") == []


@pytest.mark.parametrize(
    ("record", "rule", "expected"),
    [
        ("statement", "verb/verb.that", "a verb of saying (reporting_verbs.csv), its clause, with or without “that”"),
        ("figure", "digits-noun", "a number in digits, with a noun that counted_nouns.csv has"),
        ("event", "verb.shell", "a verb of event_verbs.csv: “shell”"),
        ("place", "places:country:contested", "of the places of this name, the one in a country that the article is about; to whom"),
        ("date", "weekday", "a date of the form "),
        ("mention", "names:capital", "a capital that stands for the government of its state (states.csv)"),
    ],
)
def test_rules_are_told(labels: Labels, record: str, rule: str, expected: str) -> None:
    assert (labels.rule(record, rule) or "").startswith(expected)


def test_an_unknown_rule_has_no_meaning(labels: Labels) -> None:
    assert [labels.rule(record, "no such rule") for record in KINDS["type"][1]] == [None] * len(KINDS["type"][1])


def written(pattern: str, folder: str) -> set[str]:
    """The names of rules that the source code of a stage writes as text."""
    return {name for path in (SOURCE / folder).glob("*.py") for name in re.findall(pattern, path.read_text(encoding="utf-8"))}


def test_every_rule_of_mentions_and_places_has_a_meaning(labels: Labels) -> None:
    rules = written(r'"((?:names|nouns|coreference):[a-z ]+)"', "annotate") | {f"names:{sort}" for sort in get_args(Sort)}
    assert len(rules) > 20
    assert [rule for rule in sorted(rules) if labels.rule("mention", rule) is None] == []
    places = written(r'"(places:[a-z]+)"', "annotate")
    assert len(places) > 5
    assert [rule for rule in sorted(places) if labels.rule("place", rule) is None] == []


def test_every_rule_of_statements_has_a_meaning(labels: Labels) -> None:
    contents = written(r'"((?:verb|noun|passive|adjective|adverb|preposition|quote|stance)\.[a-z_]+)"', "extract") - {"noun.attack"}
    forms = set(get_args(CueForm)) - {"mark"}
    assert len(contents) > 20
    known = labels.rules["statement"]
    assert sorted(contents - set(known["second"]) - set(known)) == []
    assert sorted(forms - set(known["first"])) == []


def test_every_rule_of_figures_has_a_meaning(labels: Labels) -> None:
    assert sorted(set(get_args(Form)) - set(labels.rules["figure"]["first"])) == []
    measures = written(r'Measure\([^)]*"([a-z]+)"\)', "annotate") | written(r'rule="([a-z]+)"', "annotate")
    assert len(measures) > 4
    assert sorted(measures - set(labels.rules["figure"]["second"])) == []


def test_every_rule_of_positions_has_a_meaning(labels: Labels) -> None:
    text = "".join(
        (SOURCE / "compare" / name).read_text(encoding="utf-8")
        for name in ("position_kinds.py", "position_told.py", "position_events.py", "position_items.py")
    )
    found = {
        *re.findall(r'return \(?"\w+"(?: if [\w.]+ else "\w+"\))?, "(\w+)"', text),
        *re.findall(r'rule="(speech_\w+)"', text),
        "speech_act",
        "reprisal",
        "narrated.reprisal",
        "narrated.line_by_name",
    }
    assert len(found) > 7
    assert [rule for rule in sorted(found) if labels.rule("position", rule) is None] == []
