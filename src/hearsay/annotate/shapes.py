"""What kind of name a run of proper nouns is, by its words and what stands around it."""

from __future__ import annotations

from typing import Literal

from hearsay.knowledge.actors import ActorKnowledge
from hearsay.language.words import Doc

Shape = Literal["region", "place", "demonym", "organisation", "person", "role", "title", "thing", "unknown"]


def shape_of(doc: Doc, first: int, last: int, actors: ActorKnowledge) -> Shape:
    """The kind of name that tokens ``first`` to ``last`` (exclusive) are."""
    nouns, size = actors.nouns, last - first
    if doc[last - 1].text in nouns.organisation_heads and size > 1:
        return "organisation"
    if doc[last - 1].text in nouns.not_actor_heads or doc[first].text in nouns.not_actor_heads:
        return "unknown"
    kinds = [doc[i].ent_type_ for i in range(first, last)]
    letters = doc[first].text.replace(".", "")
    if size == 1 and ((letters.isupper() and len(letters) > 2) or _is_called_body(doc, first, actors)):
        return "organisation"
    if actors.is_first_name(doc[first].text) or "PERSON" in kinds or _is_called_person(doc, first, last, actors):
        return "person"
    if size == 1 and "ORG" not in kinds and _speaks_like_a_person(doc, first):
        return "person"
    if "ORG" in kinds:
        return "organisation"
    return "person" if 2 <= size <= 3 and _stands_like_a_person(doc, first, last) else "unknown"


def _is_called_body(doc: Doc, at: int, actors: ActorKnowledge) -> bool:
    """ "the firm Walker": the noun before tells a body from a person."""
    if not at or doc[at - 1].pos_ != "NOUN":
        return False
    return any(doc[at - 1].lower_ in actors.nouns.anaphora.get(kind, frozenset()) for kind in ("organisation", "media", "armed_group"))


def _is_called_person(doc: Doc, first: int, last: int, actors: ActorKnowledge) -> bool:
    """ "R. Ada Holm" with an initial, "actor Ashby Holm", "Ashby Holm, an actor": two or three words that only a person's name can be."""
    if not 1 < last - first < 5 or not all(t.is_title for t in doc[first:last]):
        return False
    if len(doc[first]) == 2 and doc[first].text[1] == "." and len(doc[last - 1]) > 2:
        return True
    before = doc[first - 1] if first else doc[first]
    called = before.pos_ == "NOUN" and before.lower_ in actors.nouns.persons and before.lower_ not in actors.nouns.plural
    return called or (last - first < 4 and _is_explained_as_person(doc, last, actors))


def _is_explained_as_person(doc: Doc, at: int, actors: ActorKnowledge) -> bool:
    """ "NAME, an attorney with ...,": a calling that no body has, right behind the comma."""
    if at + 1 >= len(doc) or doc[at].text != ",":
        return False
    for token in doc[at + 1 : at + 6]:
        if token.lower_ in actors.nouns.persons and token.lower_ not in actors.nouns.plural:
            return token.lower_ not in actors.nouns.bodies_too
        if token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "PUNCT") or token.text == ",":
            return False
    return False


def _speaks_like_a_person(doc: Doc, at: int) -> bool:
    """'"...," says NAME': a single name right behind its verb and a quotation."""
    token = doc[at]
    if token.dep_ != "nsubj" or not token.is_title or at < 2 or token.head.i != at - 1:
        return False
    return doc[at - 2].is_quote or (doc[at - 2].text == "," and doc[at - 3 if at > 2 else 0].is_quote)


def _stands_like_a_person(doc: Doc, first: int, last: int) -> bool:
    """ "NAME, executive director of ...," or "NAME said that ...", "NAME, who ...", "NAME, 34,": what persons do and places seldom."""
    if not all(token.is_alpha and token.is_title for token in doc[first:last]):
        return False
    head = next((t for t in doc[first:last] if not first <= t.head.i < last), doc[last - 1])
    if head.dep_ == "nsubj" and any(c.dep_ in ("ccomp", "parataxis") for c in head.head.children):
        return True
    if last + 2 >= len(doc) or doc[last].text != ",":
        return False
    if doc[last + 1].lower_ in ("who", "whose") or (doc[last + 1].text.isdigit() and len(doc[last + 1]) == 2 and doc[last + 2].text == ","):
        return True
    return any(c.dep_ == "appos" and c.i > last and c.pos_ == "NOUN" for c in head.children)
