"""The published form of the records as JSON Schema, made from the classes."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from hearsay.records import SCHEMA, Comparison, Record, Synthesis


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one line of the published form."""
    rows: TypeAdapter[Record | Comparison | Synthesis] = TypeAdapter(Record | Comparison | Synthesis)
    schema = rows.json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"hearsay record, schema {SCHEMA}"} | schema
