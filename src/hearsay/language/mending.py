"""Mend trees that cannot be right: a participle before a noun has no subject, an auxiliary has none of its own either."""

from __future__ import annotations

from hearsay.language.words import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
AUXILIARIES = frozenset({"aux", "aux:pass"})


def mended(doc: Doc) -> Doc:
    """The same words; what the parser took for a participle before a noun, but with a subject, governs its clause: "Anna Holm, the head
    of the port, suggested direct talks". The subject that hangs on an auxiliary is its verb's: "Holm had in fact said". Asked before
    anything else is read from the tree."""
    for token in doc:
        if token.dep_ in AUXILIARIES and token.children:
            _hand_over(token)
        if token.dep_ == "amod" and token.pos_ == "VERB" and any(_is_subject(c, token) for c in token.children):
            _lift(token)
    return doc


def _is_subject(child: Token, verb: Token) -> bool:
    return child.dep_ in SUBJECTS and child.i < verb.i and child.pos_ != "PRON"


def _hand_over(auxiliary: Token) -> None:
    """The subject of an auxiliary becomes that of its verb, unless that has one."""
    verb = auxiliary.head
    subjects = [c for c in auxiliary.children if c.dep_ in SUBJECTS]
    if verb is auxiliary or not subjects or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    auxiliary.children = [c for c in auxiliary.children if c not in subjects]
    for subject in subjects:
        subject.head = verb
    verb.children = sorted([*verb.children, *subjects], key=lambda t: t.i)


def _lift(verb: Token) -> None:
    """The verb takes the place of its noun, which becomes its object, or of the clause whose subject the noun is."""
    noun = verb.head
    governs = noun.dep_ in SUBJECTS and noun.head.i > noun.i
    top = noun.head if governs else noun
    above = top.head
    noun.children.remove(verb)
    if above is top:
        verb.head, verb.dep_ = verb, "ROOT"
    else:
        above.children[above.children.index(top)] = verb
        above.children.sort(key=lambda t: t.i)
        verb.head, verb.dep_ = above, top.dep_
    before = [c for c in noun.children if c.i < verb.i]
    noun.children = [c for c in noun.children if c.i > verb.i]
    top.head, top.dep_ = verb, "ccomp" if governs else "obj"
    for child in before:
        child.head = verb
    verb.children = sorted([*verb.children, *before, top], key=lambda t: t.i)
