"""Everybody whom the records name, with how much each is made to say, to own, to do and to suffer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from hearsay.records import Actor, Event, Figure, Mention, Record, Statement


@dataclass
class Role:
    """One actor: statements made, figures owned and said, events as source and as target, mentions, and the articles of all these."""

    actor: Actor
    statements: int = 0
    relayed: int = 0
    figures_owned: int = 0
    figures_said: int = 0
    events_source: int = 0
    events_target: int = 0
    mentions: int = 0
    docs: set[str] = field(default_factory=set)

    @property
    def weight(self) -> int:
        """How many statements, figures and events name the actor."""
        return self.statements + self.relayed + self.figures_owned + self.figures_said + self.events_source + self.events_target


def roster(records: Iterable[Record]) -> list[Role]:
    """All actors of the records, the one with most records first. Those without a name are left out: two of them need not be one."""
    roles: dict[str, Role] = {}

    def count(actor: Actor | None, what: str, doc: str) -> None:
        if actor is None or actor.kind == "unnamed":
            return
        role = roles.setdefault(actor.id, Role(actor))
        setattr(role, what, getattr(role, what) + 1)
        role.docs.add(doc)

    for record in records:
        match record:
            case Statement():
                count(record.speaker, "statements", record.doc)
                for actor in record.chain:
                    count(actor, "relayed", record.doc)
            case Figure():
                count(record.owner, "figures_owned", record.doc)
                count(record.said_by, "figures_said", record.doc)
            case Event():
                for actor in record.source:
                    count(actor, "events_source", record.doc)
                for actor in record.target:
                    count(actor, "events_target", record.doc)
            case Mention():
                count(record.actor, "mentions", record.doc)
            case _:
                pass
    return sorted(roles.values(), key=lambda role: (-role.weight, -role.mentions, role.actor.name, role.actor.id))
