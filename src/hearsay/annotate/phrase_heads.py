"""Which token is the head of a noun phrase that ends in a person's name, wherever the tree has it."""

from __future__ import annotations

from collections.abc import Mapping

from hearsay.annotate.names import Segment
from hearsay.knowledge.nouns import Nouns
from hearsay.language.words import Doc, Token
from hearsay.records import Actor

PHRASE_PARTS = frozenset({"appos", "flat", "compound", "conj", "nmod", "nmod:desc", "nmod:unmarked", "list"})
"""Relations by which a name hangs on the words before it in the same phrase."""
SOMEBODY = frozenset({"person", "unnamed", "group"})


def phrase_head(doc: Doc, piece: Segment, head: Token, nouns: Nouns, denoted: Mapping[int, Actor]) -> Token:
    """The head of "Department of Fisheries director Ada Holm" for the name ``piece``; ``head`` where no calling stands before it."""
    before = doc[max(min(piece.first, piece.wide_first) - 1, 0) : piece.first]  # a title may stand between
    if not any(t.lower_ in nouns.persons and t.lower_ not in nouns.plural for t in before):
        return head
    top = next((t for t in doc[piece.first : piece.last] if not piece.first <= t.head.i < piece.last), head)
    while top.head.i < top.i and top.dep_ in PHRASE_PARTS and _is_one_phrase(doc, top, piece, denoted, nouns):
        top = top.head
    return top if top.i < piece.first else head


def _is_second_calling(doc: Doc, below: Token, nouns: Nouns) -> bool:
    """ "President and General Manager Odd Kleppe": the second of two callings of one person has no article of its own."""
    above = below.head
    if below.dep_ != "conj" or not all(t.lower_ in nouns.persons and t.lower_ not in nouns.plural for t in (above, below)):
        return False
    between = doc[above.i + 1 : below.i]
    return len(between) > 0 and between[0].lower_ == "and" and not any(t.pos_ in ("DET", "PRON", "PUNCT") for t in between)


def _is_one_phrase(doc: Doc, below: Token, piece: Segment, denoted: Mapping[int, Actor], nouns: Nouns) -> bool:
    """Whether a token stands in one phrase with its head: no comma, verb or preposition between, no two joined by "and"."""
    above = below.head
    actor = denoted.get(above.i)
    if above.pos_ not in ("NOUN", "PROPN", "ADJ") or any(c.dep_ == "case" for c in below.children):
        return False
    if _is_second_calling(doc, below, nouns):
        return True
    if below.dep_ == "conj" and actor is not None:
        return False
    if above.i < piece.wide_first and actor is not None and actor.kind in SOMEBODY:
        return False
    return not any(t.text in (",", ";") or t.pos_ in ("VERB", "AUX") for t in doc[above.i + 1 : piece.first])
