"""The codes of other event data for our classes, actors and countries (tables ``plover``, ``cameo_actors``, ``country_codes``,
``acled_types``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.plover import PloverClass, plover_classes
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Actor, ActorKind, Event

ROLES: Mapping[ActorKind, str] = {"government": "GOV", "military": "MIL", "media": "MED", "armed_group": "REB", "igo": "IGO"}
"""CAMEO role codes by kind of actor (CAMEO codebook 1.1b3, table 3.1)."""

BRANCHES: Mapping[str, str] = {"gov": "GOV", "mil": "MIL", "leg": "LEG", "jud": "JUD", "opp": "OPP"}
"""CAMEO role codes by the branch of a state, the second part of an id such as ``RUS.leg.duma``."""

AGENCIES: Mapping[str, str] = {"gov.intelligence": "SPY", "gov.police": "COP"}
"""CAMEO role codes of institutions that have their own."""

ROOT_CODE = 2
"""Digits of a CAMEO root code."""

COUNTRY_CODE = 3
"""Letters of a country code (ISO 3166-1 alpha-3), and of every part of a CAMEO code."""


@dataclass(frozen=True)
class ActorCode:
    """An actor in CAMEO's way: country, known group and roles; ``whole`` is all of them joined ("RUSMIL", "IGOUNO")."""

    country: str = ""
    group: str = ""
    roles: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        return self.country + "".join(self.roles) + self.group


@dataclass(frozen=True)
class Codes:
    """All codes, ready for look-up."""

    classes: Mapping[str, PloverClass]
    groups: Mapping[str, str]
    numbers: Mapping[str, str]
    alpha2: Mapping[str, str]
    fips: Mapping[str, str]
    acled: Mapping[tuple[str, str], tuple[str, str]]
    soldiers: frozenset[str]
    """Nouns for people in arms."""

    actors: ActorKnowledge

    @classmethod
    def load(cls, knowledge: Knowledge) -> Codes:
        """Read the tables. Raises KnowledgeError for a bad file."""
        countries = knowledge.rows("country_codes")
        return cls(
            classes=plover_classes(knowledge),
            groups={row["id"]: row["code"] for row in knowledge.rows("cameo_actors")},
            numbers={row["id"]: row["number"] for row in countries if "number" in row},
            alpha2={row["id"]: row["alpha2"] for row in countries if "alpha2" in row},
            fips={row["id"]: row["fips"] for row in countries if "fips" in row},
            acled={
                (row["class"], row.get("mode", "")): (row["event_type"], row.get("sub_event_type", ""))
                for row in knowledge.rows("acled_types")
            },
            soldiers=frozenset(row["noun"] for row in knowledge.rows("counted_nouns") if row.get("unit") == "troops"),
            actors=ActorKnowledge.load(knowledge),
        )

    def event(self, event: Event) -> str:
        """The CAMEO code of an event, by its class and mode; "040" is consulting without more, whose root is "04"."""
        code = self.classes[event.event_class].code(event.mode)
        return code if len(code) > ROOT_CODE else code + "0"

    def country(self, actor: Actor) -> str:
        """The country of an actor (ISO 3166-1 alpha-3): of a state or its institution from the id, of a person from the tables."""
        if actor.id in self.actors.persons:
            return self.actors.persons[actor.id].country
        owner = actor.id.partition(".")[0]
        return owner if len(owner) == COUNTRY_CODE and owner.isupper() else ""

    def country_name(self, country: str | None) -> str:
        """The name of a country by its code; the code itself where no table has it."""
        found = self.actors.actors.get(country or "")
        return found.name if found else country or ""

    def actor(self, actor: Actor | None, day: str | None) -> ActorCode:
        """The CAMEO codes of an actor on a day (the roles of persons depend on it)."""
        if actor is None:
            return ActorCode()
        code = self.groups.get(actor.id)
        if code:
            return ActorCode(group=code[COUNTRY_CODE:], roles=(code[:COUNTRY_CODE],))
        return ActorCode(self.country(actor), roles=self._roles(actor, day))

    def _roles(self, actor: Actor, day: str | None) -> tuple[str, ...]:
        person = self.actors.persons.get(actor.id)
        if person is not None:
            held = [office for office in person.offices if office.held_on(day)]
            return ("GOV",) if any("." not in office.of and office.of == person.country for office in held) else ()
        _, _, suffix = actor.id.partition(".")
        if suffix and self.country(actor):
            own = next((code for agency, code in AGENCIES.items() if suffix.startswith(agency)), None)
            branch = BRANCHES.get(suffix.partition(".")[0])
            return tuple(code for code in (own or branch,) if code)
        return (ROLES[actor.kind],) if actor.kind in ROLES else ()
