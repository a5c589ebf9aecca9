"""What the tables say of one actor: its row, where it stands, its names, offices and parents; and who is meant by a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hearsay.knowledge.actors import ActorKnowledge, Office
from hearsay.knowledge.tables import SHIPPED, FileRow, Knowledge
from hearsay.knowledge.words import folded, slug
from hearsay.records import Actor

TABLES = ("states", "named_institutions", "organisations", "media_actors")
NAMES = ("other_names", "aliases", "adjectives", "people", "capital", "phrases")
"""Columns with further names."""


@dataclass(frozen=True)
class KnownActor:
    """An actor of the tables. ``parents`` are what it belongs to, nearest first; ``country`` is that of a person (ISO 3166-1 alpha-3)."""

    actor: Actor
    source: str
    names: tuple[str, ...] = ()
    country: str = ""
    offices: tuple[Office, ...] = ()
    parents: tuple[Actor, ...] = ()


def whois(actor_id: str, actors: ActorKnowledge, knowledge: Knowledge) -> KnownActor | None:
    """What is known of an actor, or None where no row stands behind the id."""
    found = _row_of(actor_id, knowledge)
    if found is None:
        return None
    table, row = found
    person = actors.persons.get(actor_id)
    actor = actors.actors.get(actor_id)
    owner, _, suffix = actor_id.partition(".")
    if actor is None:
        actor = actors.institution(owner, suffix)
    return KnownActor(
        actor,
        _source(table, row),
        tuple(dict.fromkeys(name.strip() for column in NAMES for name in row.get(column, "").split(";") if name.strip())),
        person.country if person else "",
        tuple(sorted(person.offices, key=lambda office: office.first or "9", reverse=True)) if person else (),
        tuple(_parents(actor_id, actors)),
    )


def _row_of(actor_id: str, knowledge: Knowledge) -> tuple[str, FileRow] | None:
    for table in TABLES:
        for row in knowledge.rows(table):
            if row["id"] == actor_id and isinstance(row, FileRow):
                return table, row
    if actor_id.startswith("person/"):
        for row in knowledge.rows("persons"):
            if "person/" + slug(row["name"]) == actor_id and isinstance(row, FileRow):
                return "persons", row
    owner, _, suffix = actor_id.partition(".")
    if suffix and any(row["id"] == owner for row in knowledge.rows("states")):
        for row in knowledge.rows("institutions"):
            if row["suffix"] == suffix and isinstance(row, FileRow):
                return "institutions", row
    return None


def _source(table: str, row: FileRow) -> str:
    whose = "the shipped table" if row.path.parent == SHIPPED else f"your table {row.path.parent}/"
    return f"{whose} {table}{row.path.suffix}, line {row.line}".replace("/ ", "/")


def _parents(actor_id: str, actors: ActorKnowledge) -> Iterator[Actor]:
    parts = actor_id.split(".")
    for size in range(len(parts) - 1, 0, -1):
        parent = ".".join(parts[:size])
        if parent in actors.actors:
            yield actors.actors[parent]
        elif size > 1 and ".".join(parts[1:size]) in actors.institutions:
            yield actors.institution(parts[0], ".".join(parts[1:size]))


def called(name: str, actors: ActorKnowledge) -> list[Actor]:
    """The actors of the tables that have the name, whatever its capitals and accents: full names, aliases, surnames, capitals, peoples."""
    key = "".join(folded(name).split()).lower()
    found = [entry.actor for phrase, entries in actors.names.entries.items() if phrase.lower() == key for entry in entries if entry.actor]
    found += [person.actor for person in actors.by_surname.get(folded(name).lower(), [])]
    return list({actor.id: actor for actor in found}.values())
