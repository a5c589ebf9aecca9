"""Sides: for whom somebody speaks and acts where states and bodies are set beside one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hearsay.knowledge.actors import ActorKnowledge, Person
from hearsay.records import Actor

_TOGETHER = "group/"


@dataclass(frozen=True)
class Sides:
    """The known actors, and who holds or held which office. Records keep the precise actor; only comparing rolls up."""

    actors: Mapping[str, Actor]
    persons: Mapping[str, Person]

    @classmethod
    def of(cls, known: ActorKnowledge) -> Sides:
        return cls(known.actors, known.persons)

    def sides(self, actor: Actor, day: str | None = None) -> tuple[Actor, ...]:
        """The states or bodies for which an actor stands on a day: the state of an army, ministry or office-holder, each known member of
        "A, B and their allies". Whoever stands for nobody that is known stands for himself."""
        members = actor.id.removeprefix(_TOGETHER).split("+") if actor.id.startswith(_TOGETHER) else []
        known = [self.actors[member] for member in members if member in self.actors]
        if known:
            return tuple(sorted({side.id: side for side in (self._side(member, day) for member in known)}.values(), key=lambda a: a.id))
        return (self._side(actor, day),)

    def _side(self, actor: Actor, day: str | None) -> Actor:
        person = self.persons.get(actor.id)
        body = self._employer(person, day) if person is not None else actor.id
        return self.actors.get(body.partition(".")[0], actor)

    def _employer(self, person: Person, day: str | None) -> str:
        """The body of the office held on the day; of several the country's. Where that is not known, the one body of all the offices
        without dates, or without a day that of all offices; else the person alone."""
        bodies = [office.of for office in person.offices if office.held_on(day)]
        bodies = bodies or [office.of for office in person.offices if not office.first or day is None]
        tops = list(dict.fromkeys(body.partition(".")[0] for body in bodies))
        if person.country in tops:
            return person.country
        return tops[0] if len(tops) == 1 else person.actor.id
