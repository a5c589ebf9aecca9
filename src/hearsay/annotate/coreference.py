"""Who is meant again: pronouns, "the alliance", "the ministry" and the like, from what the text has named so far.

The memory is a list of antecedents in the order of the text. A pronoun takes the most salient antecedent that agrees in number, gender and
animacy: near sentences, subjects and earlier speakers are preferred. Where nobody agrees the answer is None.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from hearsay.language.words import Token
from hearsay.records import Actor

PERSONAL: dict[str, tuple[str, str]] = {
    "he": ("sing", "m"), "him": ("sing", "m"), "his": ("sing", "m"), "himself": ("sing", "m"),
    "she": ("sing", "f"), "her": ("sing", "f"), "hers": ("sing", "f"), "herself": ("sing", "f"),
    "it": ("sing", "n"), "its": ("sing", "n"), "itself": ("sing", "n"),
    "they": ("plur", ""), "them": ("plur", ""), "their": ("plur", ""), "theirs": ("plur", ""), "themselves": ("plur", ""),
}  # fmt: skip
"""Number and gender of third-person pronouns."""

RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
REACH = {"m": 8, "f": 8, "n": 3, "": 3}
"""How many sentences back an antecedent may stand, by the gender of the pronoun."""
MANY = frozenset({"military", "armed_group", "group"})
"""Kinds of bodies that are many people, and are often taken up by they."""
ISSUERS = frozenset({"person", "state", "government", "military", "igo", "organisation", "armed_group", "media"})
NOBODY = Actor(id="", name="", kind="document", known=False)
"""What a thing denotes that is no actor ("the bridge"): it takes pronouns away from actors."""
THING = -0.7
"""How much less a thing is taken up than an actor; things never say anything."""


PRONOUN = 0.3
"""How much more an antecedent is taken up that is a pronoun itself: whom the text goes on about."""
OWN = 1.0
"""How much more a possessive takes up the subject of its own clause: "if Norway withdrew its ships"."""
DOUBT = -1.0
"""How much less somebody is taken up whom earlier pronouns of the other gender seemed to mean."""
TOLD_OF = 2.0
"""How much less he who speaks is somebody whom a quotation names: nobody calls himself by his name."""
LEAST = -1.5
"""He and she stay open where several persons are in reach and none does better, unless he or she speaks: whoever spoke goes on speaking."""


@dataclass(frozen=True)
class Antecedent:
    """Somebody named at a token. ``gender`` is m, f, n (a thing or body) or empty (a person of unknown gender)."""

    actor: Actor
    token: int
    sentence: int
    gender: str
    plural: bool
    subject: bool
    speaker: bool
    main: bool
    quoted: bool
    aside: bool
    governor: int
    pronoun: bool = False


@dataclass
class Memory:
    """What was named so far in the article."""

    said: list[Antecedent] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    described: dict[str, Actor] = field(default_factory=dict)
    """The last person whom the text called "actress", "analyst" ... beside the name."""
    issued: dict[str, Actor] = field(default_factory=dict)
    """Who last issued, sent, wrote a "statement", "letter" ..."""

    def add(self, antecedent: Antecedent) -> None:
        self.said.append(antecedent)

    def recent(self, sentence: int, reach: int) -> Iterator[Antecedent]:
        """Antecedents of the last sentences, the nearest first."""
        for antecedent in reversed(self.said):
            if sentence - antecedent.sentence > reach:
                return
            yield antecedent

    def pronoun(self, token: Token, sentence: int, quoted: bool, speaks: bool, barred: Actor | None) -> Antecedent | None:
        """What a third-person pronoun takes up, or None.

        ``speaks`` says that the pronoun is the subject of a verb of saying; ``barred`` is the speaker of the quotation around it, who calls
        himself I.
        """
        number, gender = PERSONAL[token.lower_]
        best: tuple[float, int, Antecedent] | None = None
        rivals: set[str] = set()
        for a in self.recent(sentence, REACH[gender]):
            if a.actor is NOBODY and speaks:
                continue
            fit = self._agreement(a, number, gender)
            if fit is None or _is_coargument(token, a) or (barred is not None and a.actor.id == barred.id):
                continue
            score = fit - (sentence - a.sentence) + 0.9 * a.subject + 0.3 * a.main + (0.5 * a.speaker if not quoted else 0.0)
            score += OWN * _is_own(token, a)
            score -= (TOLD_OF if speaks else 0.8) * (a.quoted and not quoted) + 0.7 * a.aside - PRONOUN * a.pronoun
            rivals.add(a.actor.id)
            if best is None or score > best[0]:
                best = score, a.token, a
        unsure = gender in ("m", "f") and len(rivals) > 1 and best is not None and best[0] < LEAST and not speaks
        if best is None or best[2].actor is NOBODY or unsure:
            return None
        if gender in ("m", "f") and token.dep_ != "nmod:poss":
            self.genders.setdefault(best[2].actor.id, gender)
        return best[2]

    def person(self, token: Token, sentence: int, gender: str) -> Actor | None:
        """The person whom an epithet ("the senator") names again: the most salient of this and the two sentences before."""
        best: tuple[float, int, Actor] | None = None
        for a in self.recent(sentence, 2):
            known = self.genders.get(a.actor.id, "") or a.gender
            if a.actor.kind != "person" or a.plural or (gender and known and gender != known) or a.governor == token.head.i:
                continue
            score = -(sentence - a.sentence) + 0.9 * a.subject + 0.3 * a.main + 0.5 * a.speaker - 0.7 * a.aside - 0.8 * a.quoted
            if best is None or score > best[0]:
                best = score, a.token, a.actor
        return best[2] if best else None

    def _agreement(self, a: Antecedent, number: str, gender: str) -> float | None:
        """A bonus for good agreement, a malus for doubtful one, None where it cannot be."""
        if a.actor is NOBODY and (gender in ("m", "f") or a.plural != (number == "plur")):
            return None
        if number == "plur":
            if a.plural:
                return 0.6 + THING * (a.actor is NOBODY)
            return (-0.2 if a.actor.kind in MANY else -0.5) if a.gender == "n" and a.actor.kind != "document" else None
        if a.plural:
            return None
        if a.actor is NOBODY:
            return THING
        if gender == "n":
            return None if a.gender != "n" else -0.6 if a.actor.kind == "document" else 0.0
        known = self.genders.get(a.actor.id, "") or a.gender
        if known == "n":
            return None
        if known:
            return 0.0 if known == gender else None if a.gender == known else DOUBT
        return -0.4 if a.actor.kind == "person" else -0.6

    def last(self, sentence: int, reach: int, kinds: frozenset[str]) -> Actor | None:
        """The last actor of one of the kinds."""
        return next((a.actor for a in self.recent(sentence, reach) if a.actor.kind in kinds), None)

    def last_speaker(self, sentence: int, reach: int) -> Actor | None:
        """The last who was the subject of a verb of saying, else the last subject."""
        found = [a for a in self.recent(sentence, reach) if a.actor is not NOBODY]
        return next((a.actor for a in found if a.speaker), None) or next(
            (a.actor for a in found if a.subject and a.actor is not NOBODY), None
        )

    def last_issuer(self, sentence: int, reach: int) -> Actor | None:
        """Who may have made a statement that was not spoken of before: the last body or person that spoke, else that was a subject."""
        found = [a.actor for a in self.recent(sentence, reach) if a.speaker and a.actor.kind in ISSUERS]
        found = found or [a.actor for a in self.recent(sentence, reach) if a.subject and a.actor.kind in ISSUERS]
        return found[0] if found else None


def _is_own(pronoun: Token, a: Antecedent) -> bool:
    """Whether a possessive stands in what the antecedent, the subject of the clause, does."""
    return a.subject and pronoun.dep_ == "nmod:poss" and pronoun.head.head.i == a.governor


def _is_coargument(pronoun: Token, a: Antecedent) -> bool:
    """Subject and object of one verb are two ("Putin told him"); a reflexive or possessive may be the same."""
    if pronoun.dep_ in ("nmod:poss", "det") or pronoun.lower_.endswith(("self", "selves")):
        return False
    return pronoun.head.i == a.governor
