"""For whom a speaker speaks besides himself: an official for his state, a ministry for the state that it is of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hearsay.knowledge.tables import Knowledge
from hearsay.knowledge.words import slug
from hearsay.records import Actor

BODIES = frozenset(["government", "military"])
GROUP = "group/"


@dataclass(frozen=True)
class OwnSide:
    """``homes``: the state of a person, by the person's id; ``offices``: the state or body whose office the article gives to a person."""

    homes: Mapping[str, str]
    offices: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, knowledge: Knowledge) -> OwnSide:
        """The countries of the table of persons."""
        return cls({f"person/{slug(row['name'])}": row["country"] for row in knowledge.rows("persons") if row.get("country")})

    def within(self, offices: Mapping[str, str]) -> OwnSide:
        """The same for an article that gives these offices to persons."""
        return OwnSide(self.homes, offices)

    def is_own(self, speaker: Actor | None, side: Actor | None) -> bool:
        """Whether the side is the speaker's own state or body, or several of which it is one: who says "China hopes" for China, says it
        himself."""
        if speaker is None or side is None:
            return False
        return not self._spoken_for(speaker).isdisjoint(side.id.removeprefix(GROUP).split("+")) and speaker.id != side.id

    def acts_for(self, speaker: Actor | None, side: Actor | None) -> bool:
        """Whether what the side will do the speaker may promise: he himself, his own state, and its ministries and forces."""
        if speaker is None or side is None or speaker.kind == "unnamed":
            return False
        sides = {side.id, *(part.partition(".")[0] for part in side.id.removeprefix(GROUP).split("+"))}
        return not sides.isdisjoint({speaker.id, *self._spoken_for(speaker)})

    def _spoken_for(self, speaker: Actor) -> set[str]:
        """The state, and the body, that a person or a body of a state speaks for."""
        if speaker.kind in BODIES:
            return {speaker.id.partition(".")[0]}
        office = self.offices.get(speaker.id, "") if speaker.kind == "person" else ""
        home = self.homes.get(speaker.id, "") if speaker.kind == "person" else ""
        return {home, office, office.partition(".")[0]} - {""}
