"""The arguments of verbs and nouns that tell events: to what a verb is done, their prepositional phrases, the verb that carries a noun."""

from __future__ import annotations

from collections.abc import Iterator

from hearsay.language.tree import PASSIVE_SUBJECTS, child, children, has, is_passive, objects_of, own_subject, preposition
from hearsay.language.words import Token

RELATIVE = frozenset({"who", "which", "that", "whom", "where", "when"})
OCCASIONS = frozenset({"day", "time", "year", "month", "week", "place", "moment", "way", "reason", "case", "night", "period"})
"""Nouns that a clause describes without being its object: "the day they met"."""
PARTICLES = frozenset({"off", "up", "down", "over"})
"""Particles that also are prepositions."""
STEPS = 8
"""Most steps up the tree: a guard against odd trees, longer than any phrase needs."""


def objects(verb: Token) -> list[Token]:
    """To what the verb is done: its direct objects, the subject of its passive, the noun that its clause describes."""
    if verb.dep_ == "amod" and has(verb, "VerbForm", "Ger") and (preposition(verb.head) or verb.head.left_edge == verb):
        return [verb.head]  # "of attacking Ukraine", "imposing new tariffs"
    if verb.dep_ == "amod" and has(verb, "VerbForm", "Part") and has(verb, "Tense", "Past") and not is_compounded(verb):
        return [verb.head]  # "the arrested governor"
    found = [t for t in objects_of(verb) if t != verb and t.pos_ != "PUNCT" and not t.lower_.endswith(("self", "selves"))]
    if found or verb.pos_ != "VERB":
        return found
    if (shared := _shared_with(verb)) is not None:
        return shared
    if (asked := child(verb, "iobj")) is not None and child(verb, "xcomp") is not None:
        return [asked]  # "told Oslo to withdraw"
    if child(verb, "cop") is not None:  # "they were beaten", read as an adjective
        return list(children(verb, "nsubj"))
    if (child(verb, "aux:pass") is not None or (verb.dep_ == "conj" and is_passive(verb))) and own_subject(verb) is None:
        if verb.dep_ in ("advcl", "acl", "xcomp") and verb.head.pos_ == "VERB":
            seen = [c for c in children(verb.head, "obj") if c.i < verb.i] if verb.dep_ != "advcl" or child(verb, "mark") is None else []
            return seen or list(children(verb.head, "nsubj", "nsubj:pass"))  # "shows tanks being moved", "risked being deported"
        if verb.dep_ == "conj":  # "were tied and dragged"
            return objects(verb.head) if verb.head.pos_ == "VERB" else []
    if verb.dep_ == "acl:relcl" and lacks_object(verb):
        return [verb.head]  # "the men they were holding"
    return [o for c in verb.children if c.i > verb.i and (o := _bare_object(c)) is not None]


def _shared_with(verb: Token) -> list[Token] | None:
    """ "trained and armed the rebels": the object that stands behind the second of two verbs."""
    second = next((c for c in children(verb, "conj") if c.pos_ == "VERB"), None)
    if (
        second is None
        or second.i > verb.i + 3
        or own_subject(second) is not None
        or any(c.i > verb.i and c != second and c.dep_ != "punct" for c in verb.children)
    ):
        return None
    return [t for t in objects_of(second) if t.i > second.i] or None


def _bare_object(token: Token) -> Token | None:
    """An object that a parser took for something else.

    For a predicate ("moved a launcher") or the object of one ("shot dead a teenager"), an adverbial ("gave around $400m"), or a phrase
    behind a particle that it took for a preposition ("broke off relations").
    """
    case = preposition(token)
    if token.dep_ == "xcomp" and token.pos_ == "ADJ":
        return child(token, "obj")
    if token.dep_ == "xcomp":
        return token if token.pos_ in ("NOUN", "PROPN") and not case else None
    if token.dep_ == "obl" and case in PARTICLES and token.left_edge.i == token.head.i + 1:
        return token
    amount = token.dep_ == "obl:unmarked" and token.pos_ == "SYM"
    return token if (amount or token.dep_ == "obl") and not case else None


def is_compounded(verb: Token) -> bool:
    """ "long-held", "Moscow-backed": the participle says what the first word makes it say."""
    return verb.i > 0 and verb.nbor(-1).text in ("-", "–")


def lacks_object(verb: Token) -> bool:
    """Whether the noun before a clause with a subject of its own is the object in it."""
    subject = own_subject(verb)
    if subject is None or subject.lower_ in RELATIVE or verb.head.i > verb.i or child(verb, "ccomp", "xcomp") is not None:
        return False
    return verb.head.lemma_.lower() not in OCCASIONS


def obliques(token: Token) -> Iterator[Token]:
    """The prepositional phrases of a verb or noun; those of a verb's object too ("put pressure on Iran")."""
    for c in token.children:
        if c.dep_ in ("obl", "obl:agent", "nmod", "advcl", "obl:unmarked", "acl"):
            yield c
        elif c.dep_ in ("obj", "xcomp") and token.pos_ == "VERB" and c.pos_ != "VERB":
            yield from _phrases_of(c)
    if token.dep_ == "amod" and token.pos_ == "VERB":  # "Canada imposed sanctions on Cuba", read as one noun phrase
        yield from (c for c in token.head.children if c.dep_ == "nmod" and c.i > token.i)


def _phrases_of(thing: Token, depth: int = 3) -> Iterator[Token]:
    """The phrases of an object, also where they hang on what is inside it: "arms made at home to Oslo", "the head of a statue to Rome"."""
    for c in thing.children:
        if c.dep_ in ("nmod", "obl"):
            if depth == 3 or preposition(c) == "to":
                yield c
            if depth:
                yield from _phrases_of(c, depth - 1)
        elif c.dep_ == "acl":
            yield from (o for o in c.children if o.dep_ == "obl")


def governing_verb(noun: Token) -> Token | None:
    """The verb of which the noun is the object (also by a preposition) or the passive subject; None for other relations."""
    token = noun
    for _ in range(STEPS):
        head = token.head
        if token.dep_ in ("obj", "obl", "xcomp", *PASSIVE_SUBJECTS) and head.pos_ in ("VERB", "AUX"):
            return head
        if token.dep_ == "conj" or (token.dep_ == "nmod" and preposition(token) == "of"):  # "a series of strikes"
            token = head
            continue
        return None
    return None
