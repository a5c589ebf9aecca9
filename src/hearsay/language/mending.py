"""Mend trees that cannot be right: a participle before a noun has no subject, an auxiliary has none of its own either; a main verb has
one."""

from __future__ import annotations

from hearsay.language.tree import has
from hearsay.language.words import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
CLAUSES = frozenset({"ROOT", "ccomp", "parataxis"})
HAVE_SUBJECT = SUBJECTS | {"nsubj:outer", "expl", "csubj", "csubj:pass"}
OPENING = frozenset({"obl", "nmod"})
BESIDE = frozenset({"appos", "conj"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
AUXILIARIES = frozenset({"aux", "aux:pass"})


def mended(doc: Doc) -> Doc:
    """The same words; what the parser took for a participle before a noun, but with a subject, governs its clause: "Anna Holm, the head
    of the port, suggested direct talks". The subject that hangs on an auxiliary is its verb's: "Holm had in fact said". What stands behind
    the comma of an opening phrase is the subject of a verb that has none: "At a meeting in Ghent, six members, among them Holm, condemned
    it". Asked before anything else is read from the tree."""
    for token in doc:
        if token.dep_ in AUXILIARIES and token.children:
            _hand_over(token)
        if token.dep_ == "amod" and token.pos_ == "VERB" and any(_is_subject(c, token) for c in token.children):
            _lift(token)
        if token.pos_ == "VERB" and token.dep_ in CLAUSES and _lacks_subject(token) and (subject := _behind_opening(doc, token)):
            _give_subject(token, subject)
    return doc


def _lacks_subject(verb: Token) -> bool:
    """A finite verb or a passive, no command and no "Speaking in Ghent"."""
    relations = {c.dep_ for c in verb.children}
    finite = has(verb, "VerbForm", "Fin") or (has(verb, "VerbForm", "Part") and not verb.lower_.endswith("ing"))
    return finite and relations.isdisjoint(HAVE_SUBJECT)


def _behind_opening(doc: Doc, verb: Token) -> Token | None:
    """The noun that the parser hung into the phrase that opens the clause, though a comma parts them, or an article."""
    opening = next((c for c in verb.children if c.i < verb.i and c.dep_ in OPENING and any(g.dep_ == "case" for g in c.children)), None)
    for noun in opening.subtree if opening is not None else ():
        if noun.dep_ not in BESIDE or noun.pos_ not in NOMINAL or not noun.i < verb.i or (noun.is_digit and len(noun) == 4):
            continue
        first = min(word.i for word in noun.subtree if word.pos_ != "PUNCT")
        new = doc[first].dep_ == "det" and noun.dep_ == "appos"  # "At a seminar in Ghent a mediator said"
        if (new or doc[first - 1].text == ",") and not any(c.dep_ in ("case", "cc") for c in noun.children):
            return noun
    return None


def _give_subject(verb: Token, subject: Token) -> None:
    subject.head.children.remove(subject)
    passive = any(c.dep_ == "aux:pass" for c in verb.children)
    subject.head, subject.dep_ = verb, "nsubj:pass" if passive else "nsubj"
    verb.children = sorted([*verb.children, subject], key=lambda t: t.i)


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
