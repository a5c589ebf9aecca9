"""A name in the text that may be one of a place, and what stands around it: the mentions it may be a part of, its head, its preposition."""

from __future__ import annotations

from dataclasses import dataclass, field

from hearsay.annotate.mentioned import ActorMention
from hearsay.knowledge.geography import Place, key_of
from hearsay.knowledge.places import PlaceKnowledge
from hearsay.language.words import Doc, Token

LONGEST = 7
"""Tokens of the longest name."""

NAME_PARTS = frozenset({"flat", "flat:name", "compound", "nmod:desc", "goeswith"})
BODIES = frozenset({"organisation", "media", "armed_group", "igo", "document", "government", "military"})


@dataclass
class Toponym:
    """Tokens ``first`` to ``last`` (exclusive) that may name one of ``places``. ``head`` is the token through which it joins its sentence.

    ``sure`` says that the words around it leave no doubt that a place is meant, ``certain`` that they need not be looked at.
    """

    first: int
    last: int
    key: str
    places: list[Place]
    head: Token
    sure: bool = False
    certain: bool = False
    within: list[Place] = field(default_factory=list)
    """Places that the text names as holding it ("Paris, Texas")."""

    tentative: bool = False
    """A place only if one of its name fits the article."""

    site: bool = False
    """A name that no gazetteer has; ``places`` are then those whose name begins it ("Houston Zoo")."""

    @property
    def country(self) -> Place | None:
        """The country of this name, where it is one."""
        return next((place for place in self.places if place.kind == "country"), None)


@dataclass(frozen=True)
class Named:
    """Mentions by name of persons and of bodies, by each of their tokens, and demonyms by their first."""

    persons: dict[int, ActorMention]
    bodies: dict[int, ActorMention]
    demonyms: dict[int, ActorMention]

    @classmethod
    def of(cls, mentions: list[ActorMention]) -> Named:
        made = cls({}, {}, {})
        for mention in mentions:
            if mention.actor.kind == "state" and mention.form == "demonym":
                made.demonyms.setdefault(mention.first, mention)
            elif mention.form == "name" and mention.actor.kind == "person":
                made.persons.update((i, mention) for i in range(mention.first, mention.last))
            elif mention.form == "name" and mention.actor.kind in BODIES:
                made.bodies.update((i, mention) for i in range(mention.first, mention.last))
        return made


def longest(doc: Doc, at: int, knowledge: PlaceKnowledge) -> tuple[int, str, list[Place]] | None:
    """End (exclusive), key and places of the longest name at this token."""
    gazetteer = knowledge.gazetteer
    key = key_of(doc[at].text)
    if not key or not gazetteer.opens_name(key):
        return None
    best, joined = None, key
    for last in range(at + 1, min(at + LONGEST, len(doc)) + 1):
        if last > at + 1:
            token = doc[last - 1]
            if token.is_sent_start:
                break
            joined += key_of(token.text)
            if not gazetteer.opens_name(joined):
                break
            if token.text[0].isupper() or token.lower_ in knowledge.features:
                pass
            elif len(token) <= 3:
                continue
            else:
                break
        if places := gazetteer.find(joined):
            best = last, joined, places
    return best


def head_of(doc: Doc, first: int, last: int) -> Token:
    """The token of the stretch whose head lies outside it."""
    return next((token for token in doc[first:last] if not first <= token.head.i < last or token.head == token), doc[first])


def case_of(toponym: Toponym, knowledge: PlaceKnowledge) -> str:
    """The preposition that governs a name ("in Lviv"), also through a common noun ("near the town of Yelnya"), or nothing."""
    for token in (toponym.head, toponym.head.head):
        found = [child.lower_ for child in token.children if child.dep_ == "case" and child.i < toponym.first]
        if found and found != ["of"]:
            return found[0]
        if token.lower_ not in knowledge.features and token.dep_ not in NAME_PARTS and "of" not in found:
            return ""
    return ""
