"""Names of places that no gazetteer has: streets, hospitals, villages. They are found by their words, and placed by what holds them."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from hearsay.annotate.mentioned import ActorMention
from hearsay.knowledge.places import PlaceKnowledge

MOST_WORDS = 6
LINKS = frozenset({"of", "the", "de", "-", "'s", "and", "&"})


def site_at(doc: Doc, at: int, knowledge: PlaceKnowledge) -> int | None:
    """End (exclusive) of a run of capitalised words from here that ends with a noun of sites ("Barclays Center"), or None."""
    if doc[at].pos_ not in ("PROPN", "NOUN", "ADJ"):
        return None
    last = None
    for i in range(at, min(at + MOST_WORDS, len(doc))):
        token = doc[i]
        if (i > at and token.is_sent_start) or not (token.text[0].isupper() or (i > at and token.lower_ in LINKS)):
            break
        if i > at and token.text in knowledge.other_behind:
            last = i + 1
    return last


def unknown_at(doc: Doc, at: int, persons: dict[int, ActorMention], knowledge: PlaceKnowledge) -> int | None:
    """End (exclusive) of a run of proper nouns from here that the words before it make a place ("in Kasba", "the village of Lozna")."""
    first = doc[at]
    if first.pos_ != "PROPN" or not first.text[0].isupper() or not first.is_alpha:
        return None
    last = at + 1
    while last < len(doc) and last - at < MOST_WORDS and is_name_part(doc[last], first.ent_type_):
        last += 1
    head = next((t for t in doc[at:last] if not at <= t.head.i < last), first)
    case = next((c.lower_ for c in head.children if c.dep_ == "case" and c.i < at), "")
    if case == "of" and head.dep_ == "nmod" and head.head.lower_ in knowledge.settlements:
        return last
    return last if first.ent_type_ == "PLACE" and case in knowledge.strictly_locative and at not in persons else None


def is_name_part(token: Token, kind: str) -> bool:
    """Whether a token continues a name begun before it."""
    return token.pos_ == "PROPN" and token.text[0].isupper() and not token.is_sent_start and token.ent_type_ == kind
