"""For whom a speaker speaks besides himself: an official for his state, a ministry for the state that it is of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hearsay.knowledge.tables import Knowledge
from hearsay.knowledge.words import slug
from hearsay.records import Actor

BODIES = frozenset(["government", "military"])
GROUP = "group/"


@dataclass(frozen=True)
class OwnSide:
    """``homes``: the state of a person, by the person's id."""

    homes: Mapping[str, str]

    @classmethod
    def load(cls, knowledge: Knowledge) -> OwnSide:
        """The countries of the table of persons."""
        return cls({f"person/{slug(row['name'])}": row["country"] for row in knowledge.rows("persons") if row.get("country")})

    def is_own(self, speaker: Actor | None, side: Actor | None) -> bool:
        """Whether the side is the speaker's own state, or several of which it is one: who says "China hopes" for China, says it himself."""
        if speaker is None or side is None:
            return False
        home = self.homes.get(speaker.id) if speaker.kind == "person" else speaker.id.partition(".")[0] if speaker.kind in BODIES else None
        return home is not None and home in side.id.removeprefix(GROUP).split("+") and home != speaker.id
