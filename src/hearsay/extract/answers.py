"""Answers in a relative clause: "a charge that Norway denies", "X, which Norway denies", "X, a claim Norway rejects"."""

from __future__ import annotations

from dataclasses import replace

from hearsay.extract.cues import VERBAL, Cue
from hearsay.extract.quoted_text import QuotedText, child, children, is_adverb, is_finite
from hearsay.extract.stretches import Content
from hearsay.language.words import Token

ANSWERED = "verb.answered"
"""Rule of an answer: what it holds was said before by somebody else, and not through the one who answers."""
JUDGING = frozenset(["deny", "reject", "confirm", "condemn", "agree", "praise"])
DENYING = frozenset(["deny", "reject"])
NOMINAL = frozenset(["NOUN", "PROPN", "PRON"])
LONGEST_SOURCE = 8


def answered(text: QuotedText, cue: Cue) -> Content | None:
    """What a verb at the end of a relative clause judges: the noun before the clause, or for a denial after ", which" the clause."""
    if cue.act not in JUDGING or "np" not in cue.frames.plain or cue.passive or not _ends_clause(text, cue):
        return None
    pronoun = _relative_pronoun(text, cue)
    if pronoun is None or pronoun <= text.sentence[cue.head]:
        return None
    before = pronoun - 1
    if text.words[before] == ",":
        if text.words[pronoun] != "which":
            return None
        verb = text.doc[cue.head]
        if cue.act != "deny" and verb.dep_ == "acl:relcl" and verb.head.i < before:
            return Content(((_after_preposition(verb.head), before),), ANSWERED)
        return Content(((text.sentence[cue.head], before),), ANSWERED)
    noun = text.doc[before]
    if noun.pos_ not in NOMINAL:
        return None
    while noun.head.i < noun.i and noun.dep_ == "nmod" and noun.head.pos_ == "NOUN":
        noun = noun.head  # "a charge of murder that"
    return Content(((_after_preposition(noun), pronoun),), ANSWERED)


def is_untagged(text: QuotedText, cue: Cue) -> bool:
    """A verb that the tagger took for a noun, so that the tree gives it no subject."""
    return cue.form == "verb" and text.doc[cue.head].pos_ not in VERBAL and child(text.doc[cue.head], "nsubj") is None


def noun_before(text: QuotedText, cue: Cue) -> Token | None:
    """Who answers: the noun right before the verb, which a parser may take for a part of something else."""
    noun = text.doc[cue.first - 1]
    if noun.pos_ not in NOMINAL:
        return None
    while noun.head.i < noun.i and noun.dep_ == "nmod" and text.sentence[noun.head.i] == text.sentence[cue.head]:
        noun = noun.head
    return noun


def as_answer(cue: Cue, content: Content) -> Content:
    """ "X, something Norway denies": the clause that a denial in commas comments on was said by another."""
    return replace(content, rule=ANSWERED) if cue.act in DENYING else content


def _after_preposition(noun: Token) -> int:
    """Where a noun phrase begins, without the preposition before it."""
    return max((c.i + 1 for c in children(noun, "case") if c.i < noun.i), default=noun.left_edge.i)


def _ends_clause(text: QuotedText, cue: Cue) -> bool:
    """The verb ends its clause: a mark, an adverb or the verb of the main clause follows."""
    if cue.last >= len(text.words) or not text.is_word(cue.last):
        return True
    following = text.doc[cue.last]
    return is_adverb(following) or (following.pos_ in VERBAL and is_finite(following))


def _relative_pronoun(text: QuotedText, cue: Cue) -> int | None:
    """ "that" or "which" before the subject of the verb, with no other verb or mark between."""
    for i in range(cue.first - 1, max(cue.first - LONGEST_SOURCE, text.sentence[cue.head]), -1):
        if text.words[i] in ("that", "which"):
            return i if i < cue.first - 1 else None
        if text.doc[i].pos_ in (*VERBAL, "ADP", "SCONJ", "CCONJ") or not text.is_word(i):
            return None
    return None
