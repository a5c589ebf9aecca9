"""Which actor of the records an outlet is."""

from __future__ import annotations

from collections.abc import Iterable

from hearsay.compare.credits import OutletNames
from hearsay.records import Actor, Record, Statement


def outlet_actors(outlets: Iterable[str], names: OutletNames, records: Iterable[Record]) -> dict[str, Actor]:
    """For each outlet the actor by whose name, or another of the outlet's names, the statements credit it, where they do."""
    credited: dict[str, Actor] = {}
    for record in records:
        if isinstance(record, Statement):
            for actor in (*record.chain, *([record.speaker] if record.speaker else [])):
                if actor.kind != "unnamed":
                    credited.setdefault(actor.name.casefold(), actor)
    found = {}
    for outlet in sorted(set(outlets)):
        called = (outlet, *names.names.get(outlet.lower(), ()))
        by_name = [credited[name.casefold()] for name in called if name.casefold() in credited]
        if by_name:
            found[outlet] = by_name[0]
    return found
