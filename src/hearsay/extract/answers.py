"""What stands before the relative clause that judges it: "a charge that Norway denies", "X, which Norway denies", "the reforms Oslo
demanded", "an attack that Oslo has blamed on rebels"."""

from __future__ import annotations

from dataclasses import replace

from hearsay.extract.cues import VERBAL, Cue
from hearsay.extract.quoted_text import QuotedText, child, children, is_adverb, is_finite
from hearsay.extract.stretches import Content, Stretch
from hearsay.language.words import Token

ANSWERED = "verb.answered"
"""Rule of an answer: what it holds was said before by somebody else, and not through the one who answers."""
JUDGING = frozenset(["deny", "reject", "confirm", "condemn", "agree", "praise"])
DENYING = frozenset(["deny", "reject"])
TELLING = frozenset(["say", "report"])
RELATIVES = frozenset(["that", "which", "whom"])
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
        start = text.sentence[cue.head]
        told = any(is_finite(text.doc[i]) for i in range(start, before))
        return Content(((start + (not told and text.doc[start].pos_ == "ADP"), before),), ANSWERED)  # "In the attack, which Oslo denies"
    noun = text.doc[before]
    if noun.pos_ not in NOMINAL:
        return None
    while noun.head.i < noun.i and noun.dep_ == "nmod" and noun.head.pos_ == "NOUN":
        noun = noun.head  # "a charge of murder that"
    return Content(((_after_preposition(noun), pronoun),), ANSWERED)


def relative_object(text: QuotedText, cue: Cue) -> Stretch | None:
    """The noun that a finite verb in a relative clause has for its object, by the tree: "the treaty that Oslo denounced in May", "the
    guarantees Oslo demanded".
    """
    verb = text.doc[cue.head]
    noun = verb.head
    if cue.passive or verb.dep_ not in ("acl:relcl", "acl") or noun.pos_ not in ("NOUN", "PROPN") or not noun.i < cue.first:
        return None
    thing = next((c for c in children(verb, "obj") if c.i < cue.first and c.lower_ in RELATIVES), None)
    subject = child(verb, "nsubj")
    if subject is None or not subject.i < cue.first or subject.lower_ in RELATIVES or not is_finite(verb):
        return None
    if any(c.i >= cue.last for c in children(verb, "obj", "ccomp", "xcomp")):
        return None
    opens = thing.i if thing is not None else subject.left_edge.i
    if text.outer[noun.i] != text.outer[cue.head] or (thing is None and not text.is_word(opens - 1)):
        return None
    first = _after_preposition(noun)
    last = opens
    while last > noun.i + 1 and not text.is_word(last - 1):
        last -= 1
    return (first, last) if first < last else None


def reclaimed(text: QuotedText, cue: Cue) -> Content | None:
    """ "the reforms that Oslo demanded last year": the noun before a relative clause as the content of its verb, where that does more than
    tell."""
    if cue.act in TELLING or cue.kind != "speech" or "np" not in cue.frames.plain:
        return None
    found = relative_object(text, cue)
    return Content((found,), ANSWERED) if found is not None else None


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
    """Where a noun phrase begins, without the preposition, or the clause whose predicate it is, before it."""
    outside = [c.right_edge.i + 1 for c in children(noun, "case", "cop", "nsubj", "mark", "advmod", "cc", "obl", "expl") if c.i < noun.i]
    return max(outside, default=noun.left_edge.i)


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
