"""Does the clause of a calendar expression look forward or back? Read from the verb and its auxiliaries (Universal Dependencies)."""

from __future__ import annotations

from dataclasses import dataclass

from hearsay.knowledge.tables import Row
from hearsay.language.tree import has
from hearsay.language.words import Token

REPORTED = 2
"""Forward from the day of a speech that is reported ("he would")."""
REACH = 12
"""Steps up the tree within which the verb of an expression is looked for."""


@dataclass(frozen=True)
class TenseWords:
    """Words that turn a clause to the future; see ``[tense]`` in the table ``date_rules``."""

    auxiliaries: frozenset[str]
    reported: frozenset[str]
    heads: frozenset[str]
    states: frozenset[str]
    prepositions: frozenset[str]
    limits: frozenset[str]

    @classmethod
    def from_table(cls, table: Row) -> TenseWords:
        return cls(
            frozenset(table["future_auxiliaries"]),
            frozenset(table["reported_auxiliaries"]),
            frozenset(table["future_heads"]),
            frozenset(table["future_states"]),
            frozenset(table["future_prepositions"]),
            frozenset(table["future_limits"]),
        )


def tense_of(first: Token, last: Token, words: TenseWords) -> int:
    """1 where the clause of an expression looks forward, -1 where it tells of the past, 0 where neither can be told; REPORTED.

    ``first`` and ``last`` are the first and the last token of the expression; as a rule the last hangs on the verb.
    """
    before = last.doc[first.i - 1] if first.i else None
    if before is not None and before.lower_ in words.prepositions:
        verb = next((node for node in (last.head, last.head.head) if _is_verb(node)), last.head)
        passive = before.lower_ in words.limits and any(child.dep_ == "aux:pass" for child in verb.children)
        return -1 if _verb_tense(verb, words) < 0 and not passive else 1
    node = last
    for _ in range(REACH):
        if _is_verb(node) or node.dep_ == "ROOT":
            found = _verb_tense(node, words)
            if found or node.dep_ == "ROOT":
                return found
        node = node.head
    return 0


def _is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def _verb_tense(verb: Token, words: TenseWords) -> int:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")]
    if any(child.lower_ in words.auxiliaries for child in auxiliaries):
        return 1
    if any(child.lower_ in words.reported for child in auxiliaries):
        return REPORTED
    if any(child.lower_ == "to" and child.i < verb.i and child.dep_ in ("mark", "aux") for child in verb.children):
        return _infinitive_tense(verb, words)
    past = any(has(child, "Tense", "Past") or child.lemma_ == "have" for child in auxiliaries)
    if verb.lemma_.lower() in words.states and auxiliaries:
        return 0 if past else 1
    if past:
        return -1
    told = has(verb, "VerbForm", "Fin") or bool(auxiliaries) or verb.dep_.startswith("acl")
    return -1 if told and has(verb, "Tense", "Past") else 0


def _infinitive_tense(verb: Token, words: TenseWords) -> int:
    """ "plans to meet", "a plan to meet", "Ministers to meet" look forward; "refused to meet" is of the time of its verb."""
    head = verb.head
    forward = head.lemma_.lower() in words.heads or head.pos_ in ("NOUN", "PROPN") or verb.dep_ in ("acl", "ROOT")
    return 1 if forward else _verb_tense(head, words) or 1
