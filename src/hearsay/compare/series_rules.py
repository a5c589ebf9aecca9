"""What figures are set beside one another by: words for the same, kinds of units, and how much each sign weighs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hearsay.compare.fingerprint import WordRules, stem
from hearsay.compare.sides import Sides
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Actor

TO_COME = frozenset({"planned", "promised", "claimed_need"})
"""Statuses of what is not there yet. The others differ by little more than the tense of the verb."""


@dataclass(frozen=True)
class SeriesRules:
    """The table ``series``, compiled, with what is known of words and actors.

    ``general`` has for each unit the stems of the nouns for all of it, ``group`` the one of several stems that stands for them.
    """

    words: WordRules
    sides: Sides
    general: Mapping[str, frozenset[str]]
    group: Mapping[str, str]
    flows: frozenset[str]
    people: frozenset[str]
    measures: frozenset[str]
    deeds: frozenset[str]
    strengths: Mapping[str, float]

    @classmethod
    def load(cls, knowledge: Knowledge) -> SeriesRules:
        """Compile the tables. Raises KnowledgeError for a bad file."""
        table = knowledge.table("series")
        units = table["units"]
        synonyms = [[stem(word) for word in row["words"]] for row in table["synonyms"]]
        return cls(
            words=knowledge.compiled(WordRules.load),
            sides=Sides.of(knowledge.compiled(ActorKnowledge.load)),
            general={unit: frozenset(map(stem, words)) for unit, words in table["general"].items()},
            group={word: words[0] for words in synonyms for word in words},
            flows=frozenset(units["flows"]),
            people=frozenset(units["people"]),
            measures=frozenset(units["measures"]),
            deeds=frozenset(map(stem, units["deeds"])),
            strengths=table["strengths"],
        )

    def noun(self, unit: str, noun: str | None) -> str | None:
        """The noun as it is compared: ``*`` where it means all of the unit, None where there is none."""
        if noun is None:
            return None
        return "*" if noun in self.general.get(unit, ()) else self.group.get(noun, noun)

    def is_flow(self, unit: str, noun: str | None) -> bool:
        """Whether deeds or their victims are counted, which belong to a time, not things that are there."""
        return unit in self.flows or (noun in self.deeds and unit == "other")

    def owners(self, owner: Actor | None, day: str | None) -> frozenset[str]:
        """Ids of the states and bodies whose the counted are; empty where nobody known owns them."""
        if owner is None:
            return frozenset()
        return frozenset(side.id for side in self.sides.sides(owner, day) if side.kind not in ("person", "unnamed", "document"))
