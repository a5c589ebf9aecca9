"""Decide the speech act and the quotation mode of a statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from hearsay.extract.content import Stretch
from hearsay.extract.cues import Cue
from hearsay.extract.quoted_text import QuotedText, child
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Act, Mode

CONDITIONALS = frozenset(["if", "unless", "provided"])


@dataclass(frozen=True)
class ActRules:
    """Words in cue and content that make a plain act more exact."""

    neutral: frozenset[str]
    negation: frozenset[str]
    refusal_verbs: frozenset[str]
    refusal: Act
    denial: Act
    demand: Act
    demand_modals: frozenset[str]
    promise: Act
    promise_modals: frozenset[str]
    words: dict[str, Act]

    @classmethod
    def load(cls, knowledge: Knowledge) -> ActRules:
        """Read the table ``acts``."""
        table = knowledge.table("acts")
        return cls(
            neutral=frozenset(table["neutral"]),
            negation=frozenset(table["negation"]["words"]),
            refusal_verbs=frozenset(table["refusal"]["verbs"]),
            refusal=table["refusal"]["act"],
            denial=table["negation"]["act"],
            demand=table["demand"]["act"],
            demand_modals=frozenset(table["demand"]["modals"]),
            promise=table["promise"]["act"],
            promise_modals=frozenset(table["promise"]["modals"]),
            words={word: cast(Act, act) for act, words in table["words"].items() for word in words},
        )


def mode_of(text: QuotedText, stretches: tuple[Stretch, ...]) -> Mode:
    """direct: all words stand in quotation marks; mixed: some do; indirect: none."""
    inside = outside = 0
    for first, last in stretches:
        for i in range(first, last):
            if text.is_word(i):
                if text.outer[i] >= 0:
                    inside += 1
                else:
                    outside += 1
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def act_of(text: QuotedText, cue: Cue, stretches: tuple[Stretch, ...], rules: ActRules) -> Act:
    """The act of the cue, made more exact by its negation and, for plain verbs of saying, by the content."""
    if cue.form == "verb" and _negated(text, cue, rules):
        return rules.refusal
    if cue.act not in rules.neutral or cue.form in ("adverb", "adjective"):
        return cue.act
    return act_of_content(text, cue, stretches, rules) or cue.act


def _negated(text: QuotedText, cue: Cue, rules: ActRules) -> bool:
    verb = text.doc[cue.head]
    return any(c.lower_ in rules.negation and c.dep_ in ("advmod", "neg") for c in verb.children)


def act_of_content(text: QuotedText, cue: Cue, stretches: tuple[Stretch, ...], rules: ActRules) -> Act | None:
    """What the attributed words themselves do, where they plainly do it."""
    longest = max(stretches, key=lambda s: s[1] - s[0])
    words = text.words[longest[0] : longest[1]]
    verb = text.doc[longest[0] : longest[1]].root
    own = child(verb, "nsubj")
    modals = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    negated = any(c.lower_ in rules.negation and c.dep_ == "advmod" for c in verb.children)
    if own is not None and own.lower_ in ("it", "he", "she", "they") and negated and text.outer[longest[0]] < 0:
        return rules.denial
    if modals & rules.demand_modals and own is not None and own.lower_ not in ("we", "i"):
        return rules.demand
    for word in words:
        act = rules.words.get(word)
        if act is not None:
            return act
    return None


def condition_of(text: QuotedText, stretches: tuple[Stretch, ...]) -> Stretch | None:
    """The first condition in the content, "if ..." or "unless ...": the clause by the tree, kept within its stretch."""
    for first, last in stretches:
        for i in range(first, last):
            if text.words[i] not in CONDITIONALS or text.doc[i].pos_ not in ("SCONJ", "ADP"):
                continue
            clause = text.doc[i].head
            if clause.dep_ != "advcl" or clause.i < i:
                continue
            end = min(clause.right_edge.i + 1, last)
            while end > i + 1 and not text.is_word(end - 1):
                end -= 1
            return i, end
    return None
