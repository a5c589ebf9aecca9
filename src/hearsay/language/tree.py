"""Small helpers over a Universal Dependencies tree: subjects, objects, conjuncts, clauses, negation and modality.

All of them read relations and features only, so that any parser with UD labels serves. They are asked of the words of ``language.words``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hearsay.language.words import Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "csubj:pass"})
CLAUSES = frozenset(
    {"ROOT", "ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "csubj", "csubj:pass", "csubj:outer", "parataxis"}
)
"""Relations whose dependent heads a clause of its own; ``conj`` heads one where its first conjunct does."""
AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
CORE_OF_NOUN = frozenset(
    {"det", "det:predet", "amod", "nummod", "compound", "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked", "flat", "goeswith", "cc:preconj"}
)
"""Dependents inside the core of a noun phrase; clauses, appositions and conjuncts ("the troops, who ...") stand outside."""

Modality = Literal["none", "possible", "necessary", "future"]


def has(token: Token, feature: str, *values: str) -> bool:
    """Whether a morphological feature of the token has one of the values (``has(verb, "VerbForm", "Inf")``)."""
    return any(value in values for value in token.morph.get(feature, []))


def children(token: Token, *relations: str) -> Iterator[Token]:
    """The dependents of ``token`` with one of the relations, in the order of the text."""
    for child in token.children:
        if child.dep_ in relations:
            yield child


def child(token: Token, *relations: str) -> Token | None:
    """The first dependent of ``token`` with one of the relations, or None."""
    for child in token.children:
        if child.dep_ in relations:
            return child
    return None


# ---------------------------------------------------------------- conjuncts


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that ``token`` stands in, or itself."""
    while token.dep_ == "conj":
        token = token.head
    return token


def conjuncts(token: Token) -> list[Token]:
    """All members of the coordination that ``token`` stands in, itself included, in the order of the text."""
    found = [first_conjunct(token)]
    for member in found:  # the list grows as it is read
        found += [c for c in member.children if c.dep_ == "conj"]
    return sorted(found, key=lambda t: t.i) if len(found) > 1 else found


# ---------------------------------------------------------------- clauses


def is_passive(verb: Token) -> bool:
    """Whether the clause of this verb is passive ("was moved", "the ship seized by")."""
    if child(verb, "nsubj:pass", "csubj:pass", "aux:pass", "obl:agent") is not None:
        return True
    if verb.dep_ == "conj" and shares_passive(verb):
        return True
    return verb.dep_ == "acl" and has(verb, "VerbForm", "Part") and has(verb, "Tense", "Past")


def shares_passive(verb: Token) -> bool:
    """Whether a coordinated participle is passive by the auxiliary of the first verb: "was struck and killed"."""
    first = verb.head
    participle = has(verb, "VerbForm", "Part") and has(verb, "Tense", "Past") and verb.pos_ == "VERB"
    return participle and child(verb, "aux", "obj", "ccomp", *SUBJECTS) is None and child(first, "aux:pass") is not None


def own_subject(verb: Token) -> Token | None:
    """The subject that stands in this clause itself, or None."""
    return child(verb, *SUBJECTS)


def subject_of(verb: Token) -> Token | None:
    """Head of the phrase that is understood as the grammatical subject of this clause, or None where the tree does not tell.

    Finds it in the clause, in the first of coordinated clauses ("he came and said"), in the governing clause of an infinitive or
    participle ("told them to leave" -> them, "wants to leave", "Speaking in Oslo, she said"), in the noun that a participle or a
    relative clause describes ("troops massing", "troops which moved" -> troops), and in the owner for "Russia's plan to attack".
    The subject of a passive is the one who undergoes; see ``agent_of``.
    """
    seen = 0
    while seen < 20:  # a tree has no cycles; the bound only limits work on absurd sentences
        seen += 1
        if own := own_subject(verb):
            return antecedent(own)
        relation, head = verb.dep_, verb.head
        if relation in {"ROOT", "ccomp", "parataxis"}:
            return None
        if relation == "xcomp" and not is_passive(head):
            target = child(head, "obj") or child(head, "iobj")
            if target is not None and target.i < verb.i and target.pos_ != "PUNCT":
                return antecedent(target)
        if relation in {"acl", "acl:relcl"} and head.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM"}:
            if has(verb, "VerbForm", "Inf"):
                return child(head, "nmod:poss")
            return head
        if relation not in {"conj", "xcomp", "advcl"}:
            return None
        verb = head
    return None


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for ("the ship which ..." -> ship); any other token is returned as it is."""
    if token.pos_ not in {"PRON", "DET", "SCONJ"} or token.lower_ not in {"who", "which", "that", "whom"}:
        return token
    clause: Token = token.head
    while clause.dep_ in {"xcomp", "ccomp", "conj"}:
        clause = clause.head
    return clause.head if clause.dep_ == "acl:relcl" else token


def agent_of(verb: Token) -> Token | None:
    """Who does it: the agent of a passive ("by the army"), else the subject of an active clause; None for an agentless passive."""
    if by := child(verb, "obl:agent"):
        return antecedent(by)
    if is_passive(verb):
        return next((c for c in children(verb, "obl") if (case := child(c, "case")) is not None and case.lower_ == "by"), None)
    return subject_of(verb)


def objects_of(verb: Token) -> list[Token]:
    """Direct objects of a verb, the subject of its passive instead, all conjuncts included; relative pronouns resolved."""
    found = [c for c in verb.children if c.dep_ == "obj" or c.dep_ == "nsubj:pass"]
    if not found and verb.dep_ == "acl" and is_passive(verb):
        found = [verb.head]
    return [antecedent(member) for first in found for member in (conjuncts(first) if first.dep_ != "ROOT" else [first])]


def preposition(token: Token) -> str:
    """The preposition of a phrase in lower case, its parts joined by spaces ("according to"); empty where there is none."""
    case = child(token, "case", "mark")
    if case is None:
        return ""
    return " ".join([case.lower_, *(p.lower_ for p in children(case, "fixed"))]) if case.children else case.lower_


# ---------------------------------------------------------------- negation, modality, tense


@dataclass(frozen=True)
class Mood:
    """How a clause is put: its modality, whether it is conditional ("if") or future."""

    modality: Modality
    conditional: bool
    future: bool


MODALS: dict[str, Modality] = {
    "may": "possible", "might": "possible", "can": "possible", "could": "possible", "would": "possible", "ca": "possible",
    "must": "necessary", "should": "necessary", "ought": "necessary", "shall": "necessary", "will": "future", "wo": "future",
    "'ll": "future", "’ll": "future",
}  # fmt: skip


NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither"})
LIMITING = frozenset({"only", "just", "merely", "simply", "solely"})
NEGATED_BY = frozenset({"advmod", "det", "cc:preconj", "aux", "discourse"})
"""Relations in which a negation stands to what it negates."""


def is_negated(token: Token) -> bool:
    """Whether a negation stands directly below ``token`` ("did not move", "no troops", "never"); "not only" is none."""
    return any(
        (c.dep_ in NEGATED_BY or c.pos_ == "PART") and (c.lower_ in NEGATIONS or has(c, "Polarity", "Neg")) and not limits(c)
        for c in token.children
    )


def limits(negation: Token) -> bool:
    """ "not only", "not just": more than that is so."""
    return negation.i + 1 < len(negation.doc) and negation.doc[negation.i + 1].lower_ in LIMITING


def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries and copula of a clause; a coordinated verb without any shares those of the first ("will come and see")."""
    own = [c for c in verb.children if c.dep_ in AUXILIARIES]
    if not own and verb.dep_ == "conj" and own_subject(verb) is None and not has(verb, "VerbForm", "Fin"):
        return auxiliaries(verb.head)
    return own


def mood_of(verb: Token) -> Mood:
    """Modality, condition and time of the clause headed by ``verb``."""
    auxes = auxiliaries(verb)
    modality: Modality = next((MODALS[a.lower_] for a in auxes if a.lower_ in MODALS), "none")
    return Mood(
        modality=modality,
        conditional=any(m.lower_ in {"if", "unless"} for m in children(verb, "mark")),
        future=modality == "future",
    )


# ---------------------------------------------------------------- noun phrases


def core_bounds(noun: Token) -> tuple[int, int]:
    """First and last (exclusive) token of a noun phrase without its preposition, clauses, appositions, conjuncts, outer punctuation."""
    first, last = noun.i, noun.i + 1
    for left in reversed(list(noun.lefts)):
        if left.dep_ in CORE_OF_NOUN and left.right_edge.i + 1 <= first:
            first = left.left_edge.i
    for right in noun.rights:
        if right.dep_ in CORE_OF_NOUN:
            last = right.right_edge.i + 1
        elif right.dep_ not in {"punct", "case"}:
            break
    doc = noun.doc
    while last - 1 > noun.i and doc[last - 1].pos_ in {"PUNCT", "CCONJ"}:
        last -= 1
    while first < noun.i and doc[first].pos_ in {"PUNCT", "CCONJ"}:
        first += 1
    return first, last
