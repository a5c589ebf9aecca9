"""The reference pages say what the program does."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from hearsay.export.schema import json_schema

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_current(generate: ModuleType) -> None:
    """Where this fails: make docs"""
    for name, page in generate.PAGES.items():
        assert (DOCS / "reference" / name).read_text(encoding="utf-8") == page()


def test_every_field_and_every_value_of_the_records_is_documented() -> None:
    page = (DOCS / "reference" / "records.md").read_text(encoding="utf-8")
    words = {field for each in json_schema()["$defs"].values() for field in each["properties"]}
    for each in json_schema()["$defs"].values():
        for field in each["properties"].values():
            words |= set(field.get("enum", []))
    assert sorted(word for word in words if f"`{word}`" not in page and f'"{word}"' not in page) == []


def test_the_schema_accepts_the_published_form_only() -> None:
    schema = json_schema()
    assert json.loads(json.dumps(schema)) == schema
    assert all(each["additionalProperties"] is False for each in schema["$defs"].values())
    assert "schema" in schema["$defs"]["Document"]["required"] or "schema" in schema["$defs"]["Document"]["properties"]
