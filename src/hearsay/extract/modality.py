"""What a clause or noun says by itself of how sure it is: tense and aspect, negation, modals, conditions, modifiers."""

from __future__ import annotations

from hearsay.extract.factuality_rules import FactualityRules, turned
from hearsay.language.tree import auxiliaries, child, children, first_conjunct, has, is_negated, mood_of, own_subject, preposition
from hearsay.language.words import Token
from hearsay.records import TOLD_AS_DONE, Factuality

SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
"""Classes whose verbs do the thing by telling it: the present tense ("France condemns") tells what has been done."""
NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
WISHING = frozenset({"want", "like", "wish"})
SPEAKERS = frozenset({"i", "we"})
POINTING = frozenset({"the", "this", "that", "these", "those"})
WOULD = frozenset({"would", "'d", "’d"})
CONDITIONS = frozenset({"if", "unless", "should"})
INVERTED = frozenset({"should", "were", "had"})
"""Auxiliaries that stand before their subject where a condition has no "if": "should Russia invade"."""


def is_performed(verb: Token) -> bool:
    """ "I urge you", "we want to thank", "we would like to condemn": who says so does it."""
    if not auxiliaries(verb) and has(verb, "Tense", "Pres") and (own := own_subject(verb)) is not None and own.lower_ in SPEAKERS:
        return not is_negated(verb)
    subject = own_subject(verb.head)
    if verb.dep_ != "xcomp" or verb.head.lemma_.lower() not in WISHING or is_negated(verb.head):
        return False
    return subject is not None and subject.lower_ in SPEAKERS


def tense_of(verb: Token, event_class: str) -> Factuality:
    """happened or ongoing by tense and aspect; an infinitive is planned until a governing word says otherwise."""
    auxes = [a for a in auxiliaries(verb) if a.dep_ != "cop"]
    words = {a.lemma_.lower() for a in auxes}
    past = any(has(a, "Tense", "Past") for a in auxes) or (not auxes and has(verb, "Tense", "Past"))
    if "have" not in words and (has(verb, "VerbForm", "Inf") or "be" in words) and any(m.lower_ == "to" for m in children(verb, "mark")):
        return "planned"  # "to attack", "to be closed", "is to be closed"
    if has(verb, "VerbForm", "Ger") or (has(verb, "VerbForm", "Part") and has(verb, "Tense", "Pres")):
        return "happened" if "have" not in words and (past or event_class in SPOKEN) else "ongoing"
    if words == {"be"} and not past and any(has(a, "Tense", "Pres") for a in auxes) and event_class not in SPOKEN:
        return "ongoing"  # "are held in two camps"
    if past or "have" in words or (has(verb, "VerbForm", "Part") and (not auxes or "be" in words)):
        return "happened"
    return "happened" if event_class in SPOKEN else "ongoing"


def clause_value(verb: Token, value: Factuality, rules: FactualityRules) -> Factuality:
    """``value`` after the negation, modality, adverbs and if-clauses of the clause that ``verb`` heads."""
    mood = mood_of(verb)
    if mood.future and value in TOLD_AS_DONE:
        value = "planned"
    elif mood.modality in ("possible", "necessary") and value in (*TOLD_AS_DONE, "planned"):
        value = "planned" if is_future_in_past(verb, rules) else "possible"
    for adverb in children(verb, "advmod"):
        value = turned(value, rules.adverbs.get(adverb.lower_))
    if is_negated(verb):
        value = turned(value, "denied")
    if value in (*TOLD_AS_DONE, "planned", "possible") and (mood.conditional or has_condition(verb, rules) or is_condition(verb)):
        value = "conditional"
    return value


def is_of_nobody(verb: Token) -> bool:
    """ "nobody was killed", "no state condemned it", "sent no troops"."""
    return any(c.lower_ in NOBODY or is_negated(c) for c in children(verb, "nsubj", "nsubj:pass", "obj"))


def is_future_in_past(verb: Token, rules: FactualityRules) -> bool:
    """ "said it would": what a verb of speech in the past tense tells of the future."""
    would = any(a.lower_ in WOULD for a in auxiliaries(verb))
    return would and first_conjunct(verb).dep_ in ("ccomp", "acl", "ROOT") and not has_condition(verb, rules)


def has_condition(verb: Token, rules: FactualityRules) -> bool:
    """Whether an if-clause, or "in case of", hangs on the verb, which stands in "would" or "will" itself."""
    return mood_of(verb).modality != "none" and any(is_condition(c) or is_case(c, rules) for c in verb.children)


def is_case(phrase: Token, rules: FactualityRules) -> bool:
    """ "in case of an attack", "in the event of a war"."""
    if phrase.dep_ != "obl":
        return False
    case = preposition(phrase)
    return rules.prepositions.get(case) == "conditional" or (case == "in" and rules.nouns.get(phrase.lemma_.lower()) == "conditional")


def is_condition(clause: Token) -> bool:
    """ "if it invades", "should it invade", "were it to invade", "had it invaded"."""
    if clause.dep_ == "advcl" and any(m.lower_ in CONDITIONS for m in children(clause, "mark")):
        return True
    subject, first = own_subject(clause), child(clause, "aux")
    if subject is None or first is None or first.lower_ not in INVERTED or first.i > subject.i:
        return False
    return clause.dep_ == "advcl" or (first.is_sent_start and clause.doc[clause.sent.end - 1].text != "?")


def noun_value(noun: Token, rules: FactualityRules) -> Factuality:
    """What an event noun says by itself: lasting or done, and what its modifiers make of it."""
    value: Factuality = "ongoing" if noun.lemma_.lower() in rules.lasting else "happened"
    for c in noun.children:
        word = c.lower_
        if c.dep_ in ("amod", "det", "compound", "nmod:desc", "advmod") and word in rules.modifiers:
            value = turned(value, rules.modifiers[word])
        elif c.dep_ == "case" and preposition(noun) in rules.prepositions:
            value = turned(value, rules.prepositions[preposition(noun)])
    return value


def is_of_any(trigger: Token) -> bool:
    """ "any troops that cross the border", "a response to any attack": nothing that is there yet."""
    noun = trigger.head if trigger.dep_ == "acl:relcl" else trigger
    return any(c.lower_ in ("any", "whichever") and c.dep_ in ("det", "advmod") for c in noun.children)


def joined_by(verb: Token) -> str:
    """The words between a verb and the one it is coordinated with: "rather than" attacking."""
    cc = child(verb, "cc")
    return " ".join(t.lower_ for t in (cc, *children(cc, "fixed"))) if cc is not None else ""


def is_settled(trigger: Token, rules: FactualityRules) -> bool:
    """ "the invasion", "ongoing attacks": a noun that says itself that the thing is there, whatever one wants or fears of it."""
    if trigger.pos_ == "VERB":
        return False
    return is_definite(trigger) or any(
        rules.modifiers.get(c.lower_) in TOLD_AS_DONE for c in trigger.children if c.dep_ in ("amod", "nmod:desc")
    )


def is_definite(noun: Token) -> bool:
    """ "the call", "their attack": what is known to be there."""
    return noun.pos_ != "VERB" and any(c.dep_ == "nmod:poss" or (c.dep_ == "det" and c.lower_ in POINTING) for c in noun.children)
