"""Names of places that no gazetteer has: streets, hospitals, counties, villages. Their words tell them, what holds them places them."""

from __future__ import annotations

from hearsay.annotate.mentioned import ActorMention
from hearsay.annotate.toponym import Named, longest
from hearsay.knowledge.places import PlaceKnowledge
from hearsay.language.words import Doc, Token

MOST_WORDS = 6
LINKS = frozenset({"de", "-", "'s", "’s", "and", "&"})
ACRONYM = 5
"""Letters of a word in capitals that is more likely a body than an unknown place."""

LARGER = frozenset({"country", "region"})


def site_at(doc: Doc, at: int, knowledge: PlaceKnowledge) -> int | None:
    """End (exclusive) of a run of capitalised words from here that ends with a noun of sites ("Barclays Center"), or None."""
    if doc[at].pos_ not in ("PROPN", "NOUN", "ADJ"):
        return None
    last = None
    for i in range(at, min(at + MOST_WORDS, len(doc))):
        token = doc[i]
        if (i > at and token.is_sent_start) or not (token.text[0].isupper() or (i > at and token.lower_ in LINKS)):
            break
        if i > at and (token.text in knowledge.other_behind or token.text in knowledge.county_behind):
            last = i + 1
    return last


def unknown_at(doc: Doc, at: int, named: Named, knowledge: PlaceKnowledge) -> int | None:
    """End (exclusive) of a run of proper nouns from here that the words around it make a place.

    "in Kasba" where the parser agrees, "the village of Lozna", "the Warab region", "from Sukoharjo, Central Java", "Maliuc and Caraorman".
    """
    first = doc[at]
    if first.pos_ != "PROPN" or not first.text[0].isupper() or not first.text[-1].isalnum():
        return None
    if first.text in knowledge.not_names or (first.text.isupper() and len(first) <= ACRONYM):
        return None
    if any(mention is not None and mention.actor.known for mention in (named.persons.get(at), named.bodies.get(at))):
        return None
    last = at + 1
    while last < len(doc) and last - at < MOST_WORDS and is_name_part(doc[last], first.ent_type_):
        last += 1
    head = next((t for t in doc[at:last] if not at <= t.head.i < last), first)
    return last if is_told_as_place(doc, at, last, head, named.persons.get(at), knowledge) else None


def is_told_as_place(doc: Doc, first: int, last: int, head: Token, person: ActorMention | None, knowledge: PlaceKnowledge) -> bool:
    """Whether the words around an unknown name say that it is one of a place."""
    case = next((c.lower_ for c in head.children if c.dep_ == "case" and c.i < first), "")
    if case == "of" and head.dep_ == "nmod" and head.head.lower_ in knowledge.settlements:
        return True
    behind = doc[last].lower_ if last < len(doc) else ""
    if behind in knowledge.divisions and head.head.i == last and head.dep_ in ("compound", "amod"):
        return True
    if case and is_held(doc, last, knowledge):
        return True
    if doc[first].ent_type_ != "PLACE" or person is not None:
        return False
    return case in knowledge.locative or (head.dep_ == "conj" and head.head.ent_type_ == "PLACE")


def is_held(doc: Doc, last: int, knowledge: PlaceKnowledge) -> bool:
    """Whether a comma and the name of a country or region follow ("Sukoharjo, Central Java")."""
    if last + 1 >= len(doc) or doc[last].text != "," or not doc[last + 1].text[0].isupper():
        return False
    match = longest(doc, last + 1, knowledge)
    if match is None or match[2][0].kind not in LARGER:
        return False
    return match[0] >= len(doc) or not (doc[match[0]].lower_ in ("'s", "’s") or doc[match[0]].text[0].isupper())


def is_name_part(token: Token, kind: str) -> bool:
    """Whether a token continues a name begun before it."""
    return token.pos_ == "PROPN" and token.text[0].isupper() and not token.is_sent_start and token.ent_type_ == kind
