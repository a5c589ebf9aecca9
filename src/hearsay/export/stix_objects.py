"""What STIX objects are made of: ids that stay, times, identities, references.

STIX wants times to the millisecond; what is known are days. A day is its first moment in UTC; ``NO_DAY`` stands where none is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hearsay.export.linked import stable_uuid, web_address, without_nothing
from hearsay.records import Actor, ActorKind, Document, Plain

Object = dict[str, Any]

NO_DAY = "1970-01-01"
"""The day of all identities, and of notes, opinions and groupings of articles whose day is not known."""

CLASSES: Mapping[ActorKind, str] = {
    "person": "individual",
    "armed_group": "group",
    "group": "group",
    "unnamed": "unknown",
    "document": "unknown",
}
"""Values of the identity-class-ov; the other kinds of actors are organizations."""


def stix_object(kind: str, key: Iterable[str], created: str | None = None, modified: str | None = None, **properties: Any) -> Object:
    """An object with the properties that all must have. Its id is made of ``key``; ``created`` and ``modified`` are days."""
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": stix_id(kind, *key),
        "created": at(created or NO_DAY),
        "modified": at(modified or created or NO_DAY),
        **without_nothing(properties),
    }


def stix_id(kind: str, *key: str) -> str:
    """The id of an object: its type and a UUID that is the same on every run."""
    return f"{kind}--{stable_uuid(kind, *key)}"


def at(day: str) -> str:
    """The first moment of a day."""
    return f"{day}T00:00:00.000Z"


def identity(actor: Actor) -> Object:
    """An actor."""
    return stix_object(
        "identity",
        [actor.id],
        name=actor.name,
        identity_class=CLASSES.get(actor.kind, "organization"),
        external_references=[{"source_name": "hearsay", "external_id": actor.id}],
    )


def hearsay() -> Object:
    """Who makes notes and groupings."""
    return stix_object("identity", ["hearsay"], name="hearsay", identity_class="system")


def definition() -> Object:
    """What the property is that notes have beside those of the standard: the row as hearsay publishes it."""
    return stix_object(
        "extension-definition",
        ["row"],
        created_by_ref=hearsay()["id"],
        name="hearsay row",
        description="What a note tells, field by field: a claim, a series of figures or a position.",
        schema="`row` is an object in the published form of hearsay (a claim, series or position), without what is null or empty. "
        "`hearsay schema` prints its JSON Schema; docs/reference/records.md tells what the fields mean.",
        version="1.0.0",
        extension_types=["property-extension"],
    )


def extension(row: Plain) -> dict[str, Object]:
    """A row as the extension of its note."""
    published = _filled(row.model_dump(mode="json", by_alias=True))
    return {definition()["id"]: {"extension_type": "property-extension", "row": published}}


def _filled(value: Any) -> Any:
    """The same without what is null or empty, which STIX does not allow."""
    if isinstance(value, dict):
        return without_nothing({name: _filled(inner) for name, inner in value.items()})
    return [_filled(inner) for inner in value] if isinstance(value, list) else value


def own_reference(id: str) -> Object:
    """A reference to a row of the desk."""
    return {"source_name": "hearsay", "external_id": id}


def reference(document: Document, id: str) -> Object:
    """A reference to an article or a record in it."""
    return without_nothing({"source_name": document.outlet or document.doc, "url": web_address(document), "external_id": id})
