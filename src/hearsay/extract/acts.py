"""Decide the speech act and the quotation mode of a statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from spacy.tokens import Token

from hearsay.extract.cues import Cue
from hearsay.extract.quoted_text import QuotedText, child, children, is_finite
from hearsay.extract.stretches import Stretch
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Act, Actor, Mode

REPORTED_SELF = frozenset(["it", "he", "she", "they"])
QUOTED_SELF = frozenset(["we", "i"])
CONDITIONALS = frozenset(["if", "unless", "provided"])


@dataclass(frozen=True)
class ActRules:
    """Words in cue and content that make a plain act more exact."""

    neutral: frozenset[str]
    reporting_kinds: frozenset[str]
    negation: frozenset[str]
    denial: Act
    refusal: Act
    refusal_verbs: frozenset[str]
    refusal_modals: frozenset[str]
    possible_modals: frozenset[str]
    unknowing: frozenset[str]
    demand: Act
    demand_modals: frozenset[str]
    words: dict[str, Act]

    @classmethod
    def load(cls, knowledge: Knowledge) -> ActRules:
        """Read the table ``acts``."""
        table = knowledge.table("acts")
        return cls(
            neutral=frozenset(table["neutral"]),
            reporting_kinds=frozenset(table["reporting_kinds"]),
            negation=frozenset(table["negation"]["words"]),
            denial=table["negation"]["act"],
            refusal=table["refusal"]["act"],
            refusal_verbs=frozenset(table["refusal"]["verbs"]),
            refusal_modals=frozenset(table["refusal"]["modals"]),
            possible_modals=frozenset(table["negation"]["unless_modals"]),
            unknowing=frozenset(table["negation"]["unless_verbs"]),
            demand=table["demand"]["act"],
            demand_modals=frozenset(table["demand"]["modals"]),
            words={word: cast(Act, act) for act, words in table["words"].items() for word in words},
        )


def mode_of(text: QuotedText, stretches: tuple[Stretch, ...], around: int = -1) -> Mode:
    """direct: all words stand in quotation marks; mixed: some do; indirect: none. ``around`` is a quotation that does not count."""
    inside = outside = 0
    for first, last in stretches:
        for i in range(first, last):
            if text.is_word(i):
                if text.outer[i] >= 0 and text.outer[i] != around:
                    inside += 1
                else:
                    outside += 1
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def act_of(text: QuotedText, cue: Cue, stretches: tuple[Stretch, ...], speaker: Actor | None, rules: ActRules) -> Act:
    """The act of the cue, made more exact by its negation and, for plain verbs of saying, by the content."""
    if cue.form == "verb" and _negated(text.doc[cue.head], rules):
        return rules.refusal
    if cue.act == "accuse" and cue.passive and cue.frames.plain & {"raise"}:
        return "claim"
    if cue.act not in rules.neutral or cue.form in ("adverb", "adjective"):
        return cue.act
    if speaker is not None and speaker.kind in rules.reporting_kinds:
        return "report" if cue.act != "claim" else cue.act
    return act_of_content(text, stretches, rules) or cue.act


def _negated(verb: Token, rules: ActRules) -> bool:
    """A negated verb: "did not accept", "no longer wants"."""
    adverbs = [c for c in verb.children if c.dep_ in ("advmod", "det")]
    return any(word.lower_ in rules.negation for adverb in adverbs for word in (adverb, *adverb.children))


def act_of_content(text: QuotedText, stretches: tuple[Stretch, ...], rules: ActRules) -> Act | None:
    """What the attributed words themselves do, where they plainly do it."""
    longest = max(stretches, key=lambda s: s[1] - s[0])
    quoted = text.outer[longest[0]] >= 0
    own = QUOTED_SELF if quoted else REPORTED_SELF
    for verb in _clauses(text.doc[longest[0] : longest[1]].root):
        subject = child(verb, "nsubj")
        about_self = subject is not None and subject.lower_ in own
        modals = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        if about_self and _negated(verb, rules) and verb.lemma_.lower() in rules.unknowing:
            return None
        if about_self and _negated(verb, rules):
            return None if modals & rules.possible_modals else rules.refusal if modals & rules.refusal_modals else rules.denial
        if modals & rules.demand_modals and subject is not None and not about_self:
            return rules.demand
    return next((act for word in text.words[longest[0] : longest[1]] if (act := rules.words.get(word)) is not None), None)


def _clauses(root: Token) -> list[Token]:
    """The main clause and the clause it takes as object: "it has determined it was not responsible"."""
    return [root, *children(root, "ccomp")]


def condition_of(text: QuotedText, stretches: tuple[Stretch, ...]) -> Stretch | None:
    """The first condition in the content, "if ..." or "unless ...": the clause by the tree, kept within its stretch."""
    for first, last in stretches:
        for i in range(first, last):
            if text.words[i] not in CONDITIONALS or text.doc[i].pos_ not in ("SCONJ", "ADP"):
                continue
            clause = text.doc[i].head
            if clause.dep_ != "advcl" or clause.i < i or not is_finite(clause):
                continue
            end = min(clause.right_edge.i + 1, last)
            while end > i + 1 and not text.is_word(end - 1):
                end -= 1
            return i, end
    return None
