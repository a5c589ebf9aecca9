"""The tables that figures are read with, compiled once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from hearsay.knowledge.tables import Knowledge, Row
from hearsay.knowledge.words import slug
from hearsay.records import Actor


@dataclass(frozen=True)
class FigureRules:
    """The verbs and nouns of ``figure_verbs.toml``, by what they tell.

    ``states`` are the states by id, ``peoples`` the same by the plural of their people in lower case ("poles", "chinese"),
    ``homes`` by the id of a person. ``suffixes`` are the ends of ids by which bodies belong to a state ("gov.defence").
    """

    kill: frozenset[str]
    die: frozenset[str]
    injure: frozenset[str]
    shoot: frozenset[str]
    dead: frozenset[str]
    bodies: frozenset[str]
    displace: frozenset[str]
    displaceable: frozenset[str]
    drive: frozenset[str]
    homes_lost: frozenset[str]
    refugees: frozenset[str]
    dwell: frozenset[str]
    flee: frozenset[str]
    moving: frozenset[str]
    placing: frozenset[str]
    planned: frozenset[str]
    promised: frozenset[str]
    needed: frozenset[str]
    lost: frozenset[str]
    future: frozenset[str]
    owning: frozenset[str]
    having: frozenset[str]
    sending: frozenset[str]
    funding: frozenset[str]
    civic: frozenset[str]
    measured: frozenset[str]
    voting: frozenset[str]
    belonging: frozenset[str]
    ours: frozenset[str]
    soldiery: frozenset[str]
    regulars: frozenset[str]
    sizes: frozenset[str]
    acquiring: frozenset[str]
    tied: frozenset[str]
    targeting: frozenset[str]
    fighting: frozenset[str]
    strikes: frozenset[str]
    striking: frozenset[str]
    gaining: frozenset[str]
    including: frozenset[str]
    removals: frozenset[str]
    measuring: frozenset[str]
    hearsay: frozenset[str]
    compass: frozenset[str]
    list_signs: frozenset[str]
    place_prepositions: frozenset[str]
    place_nouns: frozenset[str]
    states: Mapping[str, Actor]
    peoples: Mapping[str, Actor]
    homes: Mapping[str, Actor]
    suffixes: frozenset[str]

    @classmethod
    def load(cls, knowledge: Knowledge) -> FigureRules:
        """Compile the tables. Raises KnowledgeError for a bad file."""
        table = knowledge.table("figure_verbs")
        rows = list(knowledge.rows("states"))
        states = {row["id"]: Actor(id=row["id"], name=row["name"], kind="state") for row in rows}
        made: dict[str, Any] = {
            "states": states,
            "peoples": {word: states[row["id"]] for row in rows for word in people_of(row)},
            "homes": {f"person/{slug(r['name'])}": states[r["country"]] for r in knowledge.rows("persons") if r.get("country") in states},
            "suffixes": frozenset(row["suffix"] for row in knowledge.rows("institutions")),
        }
        sets: dict[str, Any] = {f.name: frozenset(table[f.name]) for f in fields(cls) if f.name not in made}
        return cls(**made, **sets)


def people_of(row: Row) -> list[str]:
    """How the people of a state are called together: Syrians, Poles, Britons, Chinese."""
    cells = [cell.strip().lower() for column in ("adjectives", "people") for cell in str(row.get(column) or "").split(";")]
    return [word + "s" if word.endswith(("an", "i")) else word for word in cells if word]
