"""Decide the speech act and the quotation mode of a statement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from hearsay.extract.cues import Cue
from hearsay.extract.quoted_text import QuotedText, child, children, is_finite, is_passive
from hearsay.extract.stretches import Stretch
from hearsay.knowledge.tables import Knowledge
from hearsay.language.tree import has
from hearsay.language.words import Token
from hearsay.records import Act, Actor, Mode

REPORTED_SELF = frozenset(["it", "he", "she", "they", "we", "i"])
QUOTED_SELF = frozenset(["we", "i"])
SINGLE = frozenset(["he", "she"])
QUOTED_OWNERS = frozenset(["our", "my"])
REPORTED_OWNERS = frozenset(["our", "my", "its", "their", "his", "her"])
CONDITIONALS = frozenset(["if", "unless", "provided"])


IsOwn = Callable[[Token], bool]


def nobody(token: Token) -> bool:
    """No noun is the side that the speaker speaks for."""
    return False


@dataclass(frozen=True)
class ActRules:
    """Words in cue and content that make a plain act more exact: the table ``acts``, and the acts of reporting nouns."""

    neutral: frozenset[str]
    settled: frozenset[str]
    reporting_kinds: frozenset[str]
    speaking_verbs: frozenset[str]
    naming_verbs: frozenset[str]
    speaking_kinds: frozenset[str]
    negation: frozenset[str]
    denial: Act
    reversed: frozenset[str]
    reversed_act: Act
    answers: frozenset[str]
    charges: frozenset[str]
    refusal: Act
    refusal_verbs: frozenset[str]
    refusal_modals: frozenset[str]
    possible_modals: frozenset[str]
    unknowing: frozenset[str]
    demand: Act
    demand_modals: frozenset[str]
    ordering: frozenset[str]
    accusation: Act
    offences: frozenset[str]
    blame: frozenset[str]
    promise: Act
    promise_modals: frozenset[str]
    unpromising: frozenset[str]
    unpromising_cues: frozenset[str]
    threat: Act
    threat_verbs: frozenset[str]
    severe: frozenset[str]
    reprisals: frozenset[str]
    responses: frozenset[str]
    warning: Act
    warning_modals: frozenset[str]
    threats: frozenset[str]
    words: dict[str, Act]
    performed: dict[str, Act]
    performing_modals: frozenset[str]
    nouns: dict[str, Act]

    @classmethod
    def load(cls, knowledge: Knowledge) -> ActRules:
        """Read the tables ``acts`` and ``reporting_nouns``."""
        table = knowledge.table("acts")
        negation, refusal, promise = table["negation"], table["refusal"], table["promise"]
        neutral = frozenset(table["neutral"])
        return cls(
            neutral=neutral,
            settled=frozenset(table["settled"]),
            reporting_kinds=frozenset(table["reporting_kinds"]),
            speaking_verbs=frozenset(table["speaking_verbs"]),
            naming_verbs=frozenset(table["naming_verbs"]),
            speaking_kinds=frozenset(table["speaking_kinds"]),
            negation=frozenset(negation["words"]),
            denial=negation["act"],
            reversed=frozenset(negation["reversed"]),
            reversed_act=negation["reversed_act"],
            answers=frozenset(negation["answers"]),
            charges=frozenset(negation["charges"]),
            refusal=refusal["act"],
            refusal_verbs=frozenset(refusal["verbs"]),
            refusal_modals=frozenset(refusal["modals"]),
            possible_modals=frozenset(negation["unless_modals"]),
            unknowing=frozenset(negation["unless_verbs"]),
            demand=table["demand"]["act"],
            demand_modals=frozenset(table["demand"]["modals"]),
            ordering=frozenset(table["demand"]["ordering"]),
            accusation=table["accusation"]["act"],
            offences=frozenset(table["accusation"]["verbs"]),
            blame=frozenset(table["accusation"]["charges"]),
            promise=promise["act"],
            promise_modals=frozenset(promise["modals"]),
            unpromising=frozenset(promise["unless_verbs"]),
            unpromising_cues=frozenset(promise["unless_cues"]),
            threat=promise["threat"],
            threat_verbs=frozenset(promise["threat_verbs"]),
            severe=frozenset(promise["severe"]),
            reprisals=frozenset(promise["reprisals"]),
            responses=frozenset(promise["responses"]),
            warning=table["warning"]["act"],
            warning_modals=frozenset(table["warning"]["modals"]),
            threats=frozenset(table["warning"]["threats"]),
            words={word: cast(Act, act) for act, words in table["words"].items() for word in words},
            performed={word: cast(Act, act) for act, words in table["performed"].items() for word in words},
            performing_modals=frozenset(table["performing"]["modals"]),
            nouns={row["noun"]: row["act"] for row in knowledge.rows("reporting_nouns") if row["act"] not in neutral},
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


def act_of(
    text: QuotedText, cue: Cue | None, stretches: tuple[Stretch, ...], speaker: Actor | None, rules: ActRules, is_own: IsOwn = nobody
) -> Act:
    """The act of the cue, made more exact by its negation and, for plain verbs of saying, by what is said.

    ``cue`` is None for a quotation that goes on without one; ``is_own`` tells whether a noun is the side that the speaker speaks for.
    """
    if cue is None:
        return act_of_content(text, stretches, rules, is_own=is_own) or "say"
    verb = text.doc[cue.head]
    lemma = verb.lemma_.lower()
    if cue.form == "verb" and _negated(verb, rules):
        return rules.reversed_act if cue.act in rules.reversed else rules.refusal
    if cue.act == "accuse" and cue.passive and cue.frames.plain & {"raise"}:
        return "claim"
    if cue.act == rules.promise and _is_menace(text, stretches, rules):
        return rules.threat
    if cue.act not in rules.neutral or cue.form in ("adverb", "adjective") or lemma in rules.settled:
        return cue.act
    act = cue.act
    if cue.form == "preposition" and speaker is not None and speaker.kind in rules.speaking_kinds:
        act = "say"
    if speaker is not None and speaker.kind in rules.reporting_kinds and lemma not in rules.speaking_verbs:
        return "report" if act != "claim" else act
    if lemma in rules.ordering and text.words[stretches[0][0]] == "to":
        return rules.demand
    act = act_of_object(text, cue, stretches, rules) or act_of_content(text, stretches, rules, lemma, is_own) or act
    return "condemn" if act == rules.warning and lemma in rules.naming_verbs else act


def act_of_object(text: QuotedText, cue: Cue, stretches: tuple[Stretch, ...], rules: ActRules) -> Act | None:
    """The act of a noun that the cue has for its object: "reiterated its commitment to", "announced a plan to"."""
    if cue.form != "verb" or cue.lemma in rules.speaking_verbs:
        return None  # "described the accusations as groundless" accuses nobody
    root = text.doc.span(*stretches[0]).root
    return rules.nouns.get(root.lemma_.lower()) if root.pos_ == "NOUN" and root.dep_ == "obj" and root.head.i == cue.head else None


def _is_menace(text: QuotedText, stretches: tuple[Stretch, ...], rules: ActRules) -> bool:
    """Whether what is promised is a reprisal: "vowed revenge", "promised a harsh response"."""
    lemmas = {token.lemma_.lower() for first, last in stretches for token in text.doc[first:last]}
    return not lemmas.isdisjoint(rules.reprisals) or not (lemmas.isdisjoint(rules.responses) or lemmas.isdisjoint(rules.severe))


def _negated(verb: Token, rules: ActRules) -> bool:
    """A negated verb: "did not accept", "no longer wants"; or one with "no" before its object: "found no evidence"."""
    adverbs = [c for c in verb.children if c.dep_ in ("advmod", "det")]
    return any(word.lower_ in rules.negation for adverb in adverbs for word in (adverb, *adverb.children))


def act_of_content(text: QuotedText, stretches: tuple[Stretch, ...], rules: ActRules, cue: str = "", is_own: IsOwn = nobody) -> Act | None:
    """What the attributed words themselves do, where they plainly do it. ``cue`` is the lemma of the verb that attributes them."""
    longest = max(stretches, key=lambda s: s[1] - s[0])
    return next(
        (act for part in (longest, stretches[0], stretches[-1]) if (act := _act_of_stretch(text, part, rules, cue, is_own)) is not None),
        None,
    )


def _act_of_stretch(text: QuotedText, part: Stretch, rules: ActRules, cue: str, is_own: IsOwn) -> Act | None:
    content = text.doc.span(*part)
    own = QUOTED_SELF if text.outer[part[0]] >= 0 else REPORTED_SELF
    for verb in _clauses(content.root, own, rules):
        act = _act_of_clause(verb, own, rules, cue, is_own)
        if act is not None:
            return None if act == "say" else act
        modals = _modals(verb)
        if modals & rules.warning_modals and "have" not in modals and any(t.lemma_.lower() in rules.threats for t in content):
            return rules.warning
    if _negated(content.root, rules):  # "was not a reckless decision"
        return None
    acts = (rules.words.get(token.lemma_.lower()) or rules.words.get(token.lower_) for token in content)
    return next((act for act in acts if act is not None), None)


def _act_of_clause(verb: Token, own: frozenset[str], rules: ActRules, cue: str, is_own: IsOwn) -> Act | None:
    """What a main clause does by its subject and verb; "say" where it is plain that it does nothing else."""
    lemma, modals = verb.lemma_.lower(), _modals(verb)
    subject = child(verb, "nsubj") or (child(verb.head, "nsubj") if verb.dep_ == "conj" else None)
    owners = QUOTED_OWNERS if own is QUOTED_SELF else REPORTED_OWNERS
    about_self = subject is not None and (subject.lower_ in own or any(c.lower_ in owners for c in subject.children) or is_own(subject))
    objects = children(verb, "obj", "nsubj")
    negated = any(_negated(word, rules) for word in (verb, *objects)) or any(word.lower_ in rules.negation for word in objects)
    severe = any(c.lemma_.lower() in rules.severe for c in children(verb, "advmod", "conj"))
    if modals & rules.promise_modals and lemma in rules.threat_verbs and not negated and (about_self or severe):
        return rules.threat
    if negated and cue in rules.answers:
        return rules.refusal
    if negated and lemma in rules.charges:
        return rules.denial
    if not about_self:
        if modals & rules.demand_modals and subject is not None:
            return rules.demand
        wrong = lemma in rules.offences and verb.pos_ == "VERB" and not is_passive(verb)
        wrong = (
            wrong or not rules.blame.isdisjoint((lemma, verb.lower_)) or any(case.lower_ in rules.blame for case in children(verb, "case"))
        )
        return rules.accusation if wrong and subject is not None and not negated and not modals & rules.warning_modals else None
    if negated:
        now = own is QUOTED_SELF and not has(verb, "Tense", "Past") and not any(has(c, "Tense", "Past") for c in verb.children)
        if lemma in rules.unknowing or modals & rules.possible_modals or (now and not modals & rules.refusal_modals):
            return "say"  # "we don't get any help"
        if modals & rules.refusal_modals:  # but "would not have done it"
            return rules.refusal if verb.pos_ == "VERB" and "have" not in modals else None
        return rules.denial
    told_of = subject is not None and subject.pos_ in ("NOUN", "PROPN") and has(verb, "Tense", "Past")  # "said Norway supported them"
    if modals <= rules.performing_modals and not told_of and not is_passive(verb) and (act := _performed(verb, rules)) is not None:
        return act
    if modals & rules.warning_modals and lemma in rules.threats:
        return rules.warning  # "it would threaten the peace"
    if modals & rules.promise_modals:
        single = subject is not None and subject.lower_ in SINGLE
        done_to = verb.pos_ != "VERB" or "have" in modals or is_passive(verb)
        return None if lemma in rules.unpromising or single or done_to or cue in rules.unpromising_cues else rules.promise
    return None


def _performed(verb: Token, rules: ActRules) -> Act | None:
    """The act that a verb does where its subject speaks: "we condemn this", "said it welcomed the vote", "we call on them to leave"."""
    words = {f" {case.lower_}" for c in children(verb, "obl") for case in children(c, "case")} | {""}
    lemma = verb.lemma_.lower()
    return next((act for word in sorted(words) if (act := rules.performed.get(lemma + word)) is not None), None)


def _modals(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ == "aux"}


def _clauses(root: Token, own: frozenset[str], rules: ActRules) -> list[Token]:
    """The main clause, the clause that its speaker takes as object ("it has determined it was not responsible"), and what he will do
    besides ("values the talks and will go on with them")."""
    subject = child(root, "nsubj")
    inner = children(root, "ccomp") if subject is None or subject.lower_ in own else ()
    return [
        root,
        *inner,
        *(c for c in children(root, "conj") if c.pos_ == "VERB" and _modals(c) & rules.promise_modals and not _negated(c, rules)),
    ]


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
