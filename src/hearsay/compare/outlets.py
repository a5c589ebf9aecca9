"""Which actor of the records an outlet is."""

from __future__ import annotations

from collections.abc import Iterable

from hearsay.compare.credits import OutletNames
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Actor, Record, Statement


def credited(records: Iterable[Record]) -> list[Actor]:
    """The actors that are named as speaking, or as those through whom words came, each once."""
    found: dict[str, Actor] = {}
    for record in records:
        if isinstance(record, Statement):
            for actor in (*record.chain, *([record.speaker] if record.speaker else [])):
                if actor.kind != "unnamed":
                    found.setdefault(actor.id, actor)
    return list(found.values())


def outlet_actors(outlets: Iterable[str], names: OutletNames, actors: Iterable[Actor]) -> dict[str, Actor]:
    """For each outlet the actor by whose name, or another of the outlet's names, it is credited, where it is."""
    by_name: dict[str, Actor] = {}
    for actor in actors:
        by_name.setdefault(actor.name.casefold(), actor)
    found = {}
    for outlet in sorted(set(outlets)):
        called = (outlet, *names.names.get(outlet.lower(), ()))
        known = [by_name[name.casefold()] for name in called if name.casefold() in by_name]
        if known:
            found[outlet] = known[0]
    return found


def outlet_countries(knowledge: Knowledge) -> dict[str, str]:
    """Where the head offices of outlets are (ISO 3166-1 alpha-3), by every name of theirs in lower case. Raises KnowledgeError."""
    placed = (row for row in knowledge.rows("outlets") if "country" in row)
    return {name.lower(): row["country"] for row in placed for name in (row["name"], *row.get("aliases", ()))}
