"""The recoding of events for Zero-Shot-PLOVER (``benchmarks/plover_modality.py``)."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from hearsay.records import EVENT_CLASSES


@pytest.fixture(scope="module")
def modality() -> ModuleType:
    path = Path(__file__).parent.parent / "benchmarks" / "plover_modality.py"
    spec = importlib.util.spec_from_file_location("plover_modality", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def event(name: str, factuality: str = "happened", rule: str = "verb.do", mode: str | None = None, sources: int = 1) -> dict[str, Any]:
    return {"type": "event", "class": name, "factuality": factuality, "rule": rule, "mode": mode, "source": [{}] * sources}


@pytest.mark.parametrize(
    ("name", "factuality", "recoded"),
    [
        ("AID", "happened", "AID"),
        ("AID", "alleged", "AID"),
        ("AID", "planned", "AGREE"),
        ("CONSULT", "possible", "AGREE"),
        ("ASSAULT", "conditional", "THREATEN"),
        ("SANCTION", "planned", "THREATEN"),
        ("COOPERATE", "denied", "REJECT"),
        ("ASSAULT", "denied", "ASSAULT"),
        ("REQUEST", "planned", "REQUEST"),
        ("ACCUSE", "denied", "ACCUSE"),
    ],
)
def test_what_is_not_done_yet_is_a_promise_or_a_threat(modality: ModuleType, name: str, factuality: str, recoded: str) -> None:
    assert modality.with_modality(name, factuality) == recoded


@pytest.mark.parametrize(
    ("told", "recoded"),
    [
        (event("SANCTION"), "COERCE"),
        (event("SANCTION", mode="convict"), "ACCUSE"),
        (event("SANCTION", mode="expel"), "SANCTION"),
        (event("AGREE", rule="verb.sign"), "SUPPORT"),
        (event("AGREE", rule="verb.promise"), "AGREE"),
        (event("MOBILIZE", rule="noun.drill", sources=2), "COOPERATE"),
        (event("MOBILIZE", rule="noun.drill"), "MOBILIZE"),
        (event("COERCE", rule="verb.annex", mode="seize"), "ASSAULT"),
        (event("COERCE", rule="verb.confiscate", mode="seize"), "COERCE"),
    ],
)
def test_classes_follow_the_other_codebook(modality: ModuleType, told: dict[str, Any], recoded: str) -> None:
    assert modality.codebook_class(told) == recoded


def test_the_codebook_is_followed_before_the_modality(modality: ModuleType) -> None:
    assert modality.recoded(event("AGREE", "planned", "verb.sign"))["class"] == "AGREE"  # SUPPORT that is planned


def test_records_other_than_events_pass_unchanged(modality: ModuleType) -> None:
    lines = [json.dumps({"type": "date", "value": "2024-05-01"}), json.dumps(event("ASSAULT", "planned"))]
    date, changed = map(json.loads, modality.recode(lines))
    assert date == {"type": "date", "value": "2024-05-01"}
    assert changed["class"] == "THREATEN"
    assert changed["factuality"] == "planned"


def test_every_class_of_the_tables_is_a_plover_class(modality: ModuleType) -> None:
    named = {*modality.FUTURE, *modality.FUTURE.values(), *modality.NEGATED, *modality.NEGATED.values()}
    assert named <= set(EVENT_CLASSES)
