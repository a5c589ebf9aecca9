"""How sure the text is that an event took place: happened, ongoing, planned, possible, conditional, denied or alleged.

Read from the inside outwards: the words that modify the trigger, then every clause and noun above it, each of which may turn what
stands below it ("attack" - "plans an attack" - "has no plans to attack"); last, the statement in which it is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast, get_args

from spacy.tokens import Token

from hearsay.errors import KnowledgeError
from hearsay.knowledge.tables import Knowledge
from hearsay.language.tree import PASSIVE_SUBJECTS, auxiliaries, child, children, first_conjunct, has, is_negated, mood_of, preposition
from hearsay.records import Actor, EventClass, Factuality, Statement

Words = Mapping[str, Factuality | str]

REAL = frozenset({"happened", "ongoing"})
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
"""Classes whose verbs do the thing by telling it: the present tense ("France condemns") tells what has been done."""
LASTING = frozenset({"MOBILIZE", "COOPERATE"})
"""Classes whose nouns name what goes on ("the build-up", "relations") unless the text says that it is over."""
HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN"})
COMPLEMENT = frozenset({"obj", "xcomp", "ccomp", "obl", *PASSIVE_SUBJECTS})
STEPS = 10
"""Most steps up the tree: a guard against odd trees, deeper than sentences embed."""


@dataclass(frozen=True)
class FactualityRules:
    """What each governing verb and noun, modifier, adverb and preposition makes of an event; and each act of a statement."""

    verbs: Words
    nouns: Words
    modifiers: Words
    adverbs: Words
    prepositions: Words
    circumstances: frozenset[str]
    acts: Mapping[str, Factuality]

    @classmethod
    def load(cls, knowledge: Knowledge) -> FactualityRules:
        """Read factuality.toml. Raises KnowledgeError for a value that is no factuality."""
        table = knowledge.table("factuality")
        kinds = {"actual", *get_args(Factuality)}
        for name, words in table.items():
            wrong = (set(words.values()) if name == "acts" else set(words)) - kinds
            if wrong:
                raise KnowledgeError(f"factuality.toml: [{name}]: expected one of {', '.join(sorted(kinds))}, found {sorted(wrong)[0]}")

        def values(name: str) -> Words:
            return {word: value for value, words in table[name].items() for word in words}

        return cls(
            values("verbs"),
            values("nouns"),
            values("modifiers"),
            values("adverbs"),
            values("prepositions"),
            frozenset(table["circumstances"]["actual"]),
            table["acts"],
        )


def factuality_of(trigger: Token, event_class: EventClass, rules: FactualityRules) -> Factuality:
    """Factuality of the event told by ``trigger`` from the words of its sentence alone."""
    if trigger.pos_ == "VERB":
        value = clause_value(trigger, tense_of(trigger, event_class), rules)
        value = turned(value, rules.prepositions.get(preposition(trigger)))
    else:
        value = noun_value(trigger, event_class, rules)
    value = governed(trigger, value, rules)
    return "possible" if value in (*REAL, "planned") and is_question(trigger) else value


def is_question(trigger: Token) -> bool:
    """Whether the sentence ends in a question mark."""
    return any(token.text == "?" for token in trigger.doc[trigger.sent.end - 1 : trigger.sent.end])


def tense_of(verb: Token, event_class: str) -> Factuality:
    """happened or ongoing by tense and aspect; an infinitive is planned until a governing word says otherwise."""
    auxes = [a for a in auxiliaries(verb) if a.dep_ != "cop"]
    words = {a.lemma_.lower() for a in auxes}
    past = any(has(a, "Tense", "Past") for a in auxes) or (not auxes and has(verb, "Tense", "Past"))
    if has(verb, "VerbForm", "Ger") or (has(verb, "VerbForm", "Part") and has(verb, "Tense", "Pres")):
        return "happened" if past and "have" not in words else "ongoing"
    if has(verb, "VerbForm", "Inf") and not auxes and child(verb, "mark") is not None:
        return "planned"
    if past or "have" in words or (has(verb, "VerbForm", "Part") and (not auxes or "be" in words)):
        return "happened"
    return "happened" if event_class in SPOKEN else "ongoing"


def clause_value(verb: Token, value: Factuality, rules: FactualityRules) -> Factuality:
    """``value`` after the negation, modality, adverbs and if-clauses of the clause that ``verb`` heads."""
    mood = mood_of(verb)
    if mood.future and value in REAL:
        value = "planned"
    elif mood.modality in ("possible", "necessary") and value in (*REAL, "planned"):
        value = "planned" if is_future_in_past(verb) else "possible"
    for adverb in children(verb, "advmod"):
        value = turned(value, rules.adverbs.get(adverb.lower_))
    if is_negated(verb):
        value = turned(value, "denied")
    if value in (*REAL, "planned", "possible") and (mood.conditional or has_condition(verb)):
        value = "conditional"
    return value


def is_future_in_past(verb: Token) -> bool:
    """ "said it would": what a verb of speech in the past tense tells of the future."""
    would = any(a.lower_ in ("would", "'d", "’d") for a in auxiliaries(verb))
    return would and first_conjunct(verb).dep_ in ("ccomp", "acl") and not has_condition(verb)


def has_condition(verb: Token) -> bool:
    """Whether an if-clause hangs on the verb, which stands in "would" or "will" itself."""
    return (
        any(any(m.lower_ in ("if", "unless", "should") for m in children(c, "mark")) for c in children(verb, "advcl"))
        and mood_of(verb).modality != "none"
    )


def noun_value(noun: Token, event_class: str, rules: FactualityRules) -> Factuality:
    """What an event noun says by itself: lasting or done, by the tense of its clause and its modifiers."""
    value: Factuality = "ongoing" if event_class in LASTING else "happened"
    for c in noun.children:
        word = c.lower_
        if c.dep_ in ("amod", "det", "compound", "nmod:desc", "advmod") and word in rules.modifiers:
            value = turned(value, rules.modifiers[word])
        elif c.dep_ == "case" and preposition(noun) in rules.prepositions:
            value = turned(value, rules.prepositions[preposition(noun)])
    return value


def turned(value: Factuality, by: Factuality | str | None) -> Factuality:
    """``value`` after a word that turns it: what is denied twice is possible; what is unreal already stays so unless denied."""
    if by is None or by == "actual":
        return value
    if by == "happened":
        return "happened" if value in REAL else value
    if by == "denied":
        return "possible" if value == "denied" else "denied"
    if value in REAL or (by == "conditional" and value != "denied"):
        return cast(Factuality, by)
    if value == "planned" and by in ("possible", "alleged"):
        return cast(Factuality, by)
    return value


def governed(trigger: Token, value: Factuality, rules: FactualityRules) -> Factuality:
    """``value`` after every word above the trigger in its sentence."""
    token = trigger
    for _ in range(STEPS):
        relation, head = first_conjunct(token).dep_ if token.dep_ == "conj" else token.dep_, head_of(token)
        if head is None or relation in ("acl:relcl", "advcl:relcl", "parataxis", "appos"):
            return value
        if relation in ("obl", "nmod") and preposition(token) in rules.circumstances:
            return value
        if head.pos_ in ("VERB", "AUX", "ADJ"):
            lemma = head.lemma_.lower()
            if relation in COMPLEMENT:
                by = rules.verbs.get(lemma)
                if relation == "obl" and token.pos_ != "VERB" and by not in ("denied", "alleged"):
                    by = None
                if by == "alleged" and relation == "ccomp":
                    by = None  # the statement tells it
                if by == "actual" and value == "planned":
                    value = tense_of(head, "")
                value = turned(value, by)
            elif relation == "advcl" and (has(token, "VerbForm", "Fin") or child(token, "mark") is None):
                return value
            value = nominal_tense(trigger, token, head, value)
            value = clause_value(head, value, rules)
            if relation == "ccomp" and rules.verbs.get(lemma) is None:
                return value
        elif head.pos_ in ("NOUN", "PROPN") and relation in ("nmod", "acl", "compound", "amod", "obl", "ccomp"):
            value = turned(value, rules.nouns.get(head.lemma_.lower()))
            if is_negated(head):
                value = "denied"
            if (prep := preposition(head)) in rules.prepositions and rules.prepositions[prep] in ("conditional", "denied"):
                value = turned(value, rules.prepositions[prep])
        elif relation not in ("nsubj", "conj"):
            return value
        token = head
    return value


def nominal_tense(trigger: Token, token: Token, verb: Token, value: Factuality) -> Factuality:
    """A noun takes the tense of the verb that it is the subject or object of: "held drills", "the drills have ended"."""
    if token is not trigger or trigger.pos_ == "VERB" or value not in REAL or token.dep_ not in ("nsubj", "obj", *PASSIVE_SUBJECTS):
        return value
    return tense_of(verb, "")


def head_of(token: Token) -> Token | None:
    """The word that governs ``token``; for a conjunct that of the first conjunct. None at the root."""
    first = first_conjunct(token)
    return None if first.head == first else first.head


def in_statement(
    value: Factuality, event_class: EventClass, source: Sequence[Actor], statement: Statement, rules: FactualityRules
) -> Factuality:
    """``value`` as it stands in a statement: what an accuser says of others is alleged, what the accused deny is denied."""
    act = rules.acts.get(statement.act)
    if act == "denied":
        return "denied"
    own = statement.speaker is not None and any(same_side(statement.speaker, actor) for actor in source)
    if own or value not in (*REAL, "planned"):
        return value
    if act == "alleged" and (value in REAL or statement.act == "accuse"):
        return "alleged"
    unnamed = statement.speaker is None or statement.speaker.kind == "unnamed"
    return "alleged" if unnamed and value in REAL and event_class in HOSTILE else value


def same_side(speaker: Actor, actor: Actor) -> bool:
    """Whether the actor is the speaker or its state: a ministry speaks of its own army."""
    return speaker.id == actor.id or speaker.id.split(".")[0] == actor.id.split(".")[0]
