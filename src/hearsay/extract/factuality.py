"""How sure the text is that an event took place: happened, ongoing, planned, possible, conditional, denied or alleged.

Read from the inside outwards: the words that modify the trigger, then every clause and noun above it, each of which may turn what
stands below it ("attack" - "plans an attack" - "has no plans to attack"); last, the statement in which it is told.
"""

from __future__ import annotations

from hearsay.extract.doers import asked_of
from hearsay.extract.factuality_rules import FactualityRules, turned, verb_word
from hearsay.extract.modality import (
    SPOKEN,
    WOULD,
    clause_value,
    has_condition,
    is_definite,
    is_of_any,
    is_of_nobody,
    is_performed,
    is_settled,
    joined_by,
    noun_value,
    tense_of,
)
from hearsay.language.tree import (
    PASSIVE_SUBJECTS,
    auxiliaries,
    child,
    children,
    first_conjunct,
    has,
    is_negated,
    mood_of,
    own_subject,
    preposition,
)
from hearsay.language.words import Token
from hearsay.records import TOLD_AS_DONE, Actor, EventClass, Factuality, Statement

VOICED = frozenset({"ACCUSE", "SUPPORT", "REQUEST"})
"""Classes of what is done with words alone: who offers criticism or condolences has given them."""
MATERIAL = frozenset({"AID", "MOBILIZE", "COOPERATE"})
"""Classes of what a promise only brings later: "announced a loan"."""
PERFORMED = frozenset({"THREATEN", "REJECT"})
"""Classes done by speaking of what one will do or never do: "will not hesitate", "would respond"."""
VIOLENT = frozenset({"ASSAULT", "COERCE"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN"})
COMPLEMENT = frozenset({"obj", "xcomp", "ccomp", "obl", *PASSIVE_SUBJECTS})
UNSURE = frozenset({"possible", "planned", "alleged"})
"""What words above a noun make of it, unless it says itself that the thing is there."""
INTO = frozenset({"to", "on", "from", "about", "against", "of", "into"})
"""Prepositions of a gerund that is the complement of the word above: "committed to attacking", "kept from attacking"."""
PASSING = frozenset({"begin", "start", "continue", "resume", "end", "take", "go", "last", "happen", "occur", "come", "cease", "stop"})
"""Verbs that tell of a thing only when it is: "the raids would begin at dawn"."""
ANSWERING = frozenset({"reject", "dismiss", "deny", "refuse", "decline", "oppose", "resist", "dispute", "refute", "ignore"})
"""Verbs that answer what was said: a demand that is rejected has been made."""
ASKING = {
    "warn": frozenset({"of", "against", "about"}), "call": frozenset({"for"}), "appeal": frozenset({"for"}), "ask": frozenset({"for"}),
    "push": frozenset({"for"}), "press": frozenset({"for"}), "hope": frozenset({"for"}), "plan": frozenset({"for", "on"}),
    "prepare": frozenset({"for"}), "threaten": frozenset({"with"}), "agree": frozenset({"to", "on"}), "beg": frozenset({"for"}),
    "wish": frozenset({"for"}), "look": frozenset({"for"}), "aim": frozenset({"for", "at"}), "gear": frozenset({"for"}),
    "ready": frozenset({"for"}), "worry": frozenset({"about"}), "caution": frozenset({"against"}), "decide": frozenset({"on"}),
}  # fmt: skip
"""Prepositions of what a verb asks for, fears or plans."""
CONTAINING = frozenset({"of", "for"})
"""Prepositions between nouns over which what is said of the first is said of the second: "a series of strikes"."""
TEMPORAL = frozenset({"when", "while", "after", "before", "since", "until", "once"})
STEPS = 10
"""Most steps up the tree: a guard against odd trees, deeper than sentences embed."""


def factuality_of(trigger: Token, event_class: EventClass, rules: FactualityRules, asked: bool = False) -> Factuality:
    """Factuality of the event told by ``trigger`` from the words of its sentence alone; ``asked`` where that is a question."""
    if trigger.pos_ == "VERB":
        if event_class in SPOKEN and is_performed(trigger):
            return "happened"
        value = clause_value(trigger, tense_of(trigger, event_class), rules)
        value = turned(value, rules.prepositions.get(preposition(trigger) or joined_by(trigger)))
        if is_of_nobody(trigger):
            value = turned(value, "denied")
        if value in TOLD_AS_DONE and event_class in MATERIAL and rules.verbs.get(trigger.lemma_.lower()) == "planned":
            value = "planned"  # "announced a loan"
        if event_class in PERFORMED and mood_of(trigger).modality in ("future", "possible"):
            return "conditional" if has_condition(trigger, rules) else "happened"
    else:
        value = noun_value(trigger, rules)
        if child(trigger, "cop") is not None:  # "we could be a mediator"
            value = clause_value(trigger, value, rules)
    if is_of_any(trigger):
        value = turned(value, "conditional")
    value = governed(trigger, event_class, value, rules)
    return "possible" if value in (*TOLD_AS_DONE, "planned") and asked else value


def is_supposed(noun: Token, verb: Token) -> bool:
    """ "an attack would have consequences": what would only follow from its subject, unless it is the subject's own beginning or end."""
    would = any(a.lower_ in WOULD for a in auxiliaries(verb))
    return would and noun.pos_ != "VERB" and not is_definite(noun) and verb.lemma_.lower() not in PASSING


def governed(trigger: Token, event_class: EventClass, value: Factuality, rules: FactualityRules) -> Factuality:
    """``value`` after every word above the trigger in its sentence."""
    token, settled = trigger, is_settled(trigger, rules)
    for _ in range(STEPS):
        relation, head = first_conjunct(token).dep_ if token.dep_ == "conj" else token.dep_, head_of(token)
        if head is not None and relation == "acl:relcl" and is_of_any(token):
            return turned(value, "conditional")  # "any move that leads to a war"
        if head is None or stands_free(token, relation, rules) or is_topic(token, relation, head, rules):
            return value
        if any(m.lower_ == "whether" for m in children(token, "mark")):
            return "possible" if value in (*TOLD_AS_DONE, "planned") else value
        if head.pos_ in ("VERB", "AUX", "ADJ") or (relation == "nsubj" and child(head, "cop") is not None):
            if relation == "advcl" and (has(token, "VerbForm", "Fin") or child(token, "mark") is None):
                return value
            by = governing_value(token, event_class, relation, head, rules)
            if settled and token == trigger and is_spared(relation, head, by, rules):
                return value
            if settled and by in UNSURE:
                by = None
            if by == "ongoing":  # "end the war": there is one; "continue to shell"
                going: Factuality = "ongoing" if value in (*TOLD_AS_DONE, "planned") else value
                return clause_value(head, going, rules) if token.pos_ == "VERB" and mood_of(head).future else going
            if by == "actual" and value == "planned":
                value = tense_of(head, "")
            value = "possible" if by == "possible" and value == "denied" else turned(value, by)
            value = nominal_tense(trigger, token, head, value, rules)
            if relation == "obl" and event_class in HOSTILE and preposition(token) == "as" and mood_of(head).modality != "none":
                return turned(value, "conditional")  # "will be handled as the start of a war"
            if relation == "obl" and token == trigger and is_definite(token) and is_negated(head):
                return value  # "did not answer the call"
            told, value = value, clause_value(head, value, rules)
            if relation == "nsubj" and told in TOLD_AS_DONE and value != told and event_class in HOSTILE and is_supposed(token, head):
                return "conditional"
            if relation == "ccomp" and rules.verbs.get(head.lemma_.lower()) is None:
                return value
        elif head.pos_ in ("NOUN", "PROPN") and relation in ("nmod", "acl", "acl:relcl", "compound", "amod", "obl", "ccomp"):
            by = rules.nouns.get(head.lemma_.lower())
            if by == "conditional" and relation != "nmod":
                by = None  # "made the case that"
            if by == "ongoing":
                return turned(value, by)
            if by == "actual" and value == "planned":
                value = "ongoing"  # "the campaign to free the town"
            value = value if settled and by in UNSURE else turned(value, by)
            if is_negated(head) and head.lemma_.lower() not in rules.doubts and not (settled and by is None):
                value = "denied"
            if (prep := preposition(head)) in rules.prepositions and rules.prepositions[prep] in ("conditional", "denied"):
                value = turned(value, rules.prepositions[prep])
        elif relation not in ("nsubj", "conj"):
            return value
        token = head
    return value


def is_presupposed(trigger: Token, rules: FactualityRules) -> bool:
    """ "when they were attacked", "the campaign to free the town", "after the raid": what a speaker mentions but does not assert."""
    top = first_conjunct(trigger)
    if trigger.pos_ == "VERB":
        return (top.dep_ == "acl" and has(top, "VerbForm", "Inf")) or (top.dep_ == "advcl" and preposition(top) in TEMPORAL)
    return top.dep_ in ("obl", "nmod") and preposition(top) in rules.circumstances


def stands_free(token: Token, relation: str, rules: FactualityRules) -> bool:
    """Whether what stands above a word says nothing of it: relative clauses, asides, circumstances, "the men arrested last week"."""
    if relation in ("acl:relcl", "advcl:relcl", "parataxis", "appos"):
        return not is_content(token)
    if relation in ("acl", "amod") and token.pos_ == "VERB" and has(token, "VerbForm", "Part") and has(token, "Tense", "Past"):
        return True
    return relation in ("obl", "nmod") and preposition(token) in rules.circumstances


def is_content(clause: Token) -> bool:
    """ "the risk that they attack": what a noun is about, read as a relative clause."""
    return any(m.lower_ == "that" for m in children(clause, "mark")) and own_subject(clause) is not None


def is_spared(relation: str, verb: Token, by: Factuality | str | None, rules: FactualityRules) -> bool:
    """ "opposed the war", "had not authorised the invasion": what is there, though one is against it or did not do this with it."""
    if verb.lemma_.lower() in rules.opposing:
        return True
    if by is not None or relation not in ("obj", "nsubj", *PASSIVE_SUBJECTS) or verb.lemma_.lower() in rules.carriers:
        return False
    return is_negated(verb) or is_of_nobody(verb)


def is_gerund(clause: Token) -> bool:
    """ "committed to attacking", "kept them from attacking"."""
    return has(clause, "VerbForm", "Ger", "Part") and preposition(clause) in INTO


def is_topic(token: Token, relation: str, head: Token, rules: FactualityRules) -> bool:
    """Whether a noun is only what the words above are about: "would not hand over a reply to the demands", "agreed about the attack"."""
    if token.pos_ == "VERB" or relation not in ("obl", "nmod"):
        return False
    case, word = preposition(token), head.lemma_.lower()
    if head.pos_ in ("NOUN", "PROPN"):
        return case not in CONTAINING and word not in rules.nouns and (word in rules.answers or not is_negated(head))
    return case in rules.topics and word not in rules.verbs


def governing_value(token: Token, event_class: EventClass, relation: str, head: Token, rules: FactualityRules) -> Factuality | str | None:
    """What the verb above makes of its complement, the predicate of its subject ("an attack is likely")."""
    if relation == "nsubj" and head.pos_ == "ADJ":
        return rules.modifiers.get(head.lower_)
    if relation == "advcl" and has(token, "VerbForm", "Inf") and verb_word(head, rules.verbs) == "actual":
        return "actual"  # "prompted the mayor of Rome, a friend, to call for talks"
    complement = relation in COMPLEMENT or (
        relation == "advcl" and token.pos_ == "VERB" and (asked_of(token) is not None or is_gerund(token))
    )
    by = verb_word(head, rules.verbs) if complement else None
    if by == "planned" and event_class in VOICED and relation == "obj" and head.lemma_.lower() in rules.carriers:
        return None  # "offered criticism"
    if (
        relation == "obl"
        and token.pos_ != "VERB"
        and by not in ("denied", "alleged")
        and preposition(token) not in ASKING.get(head.lemma_.lower(), ())
    ):
        return None
    if by in ("planned", "conditional") and token.pos_ == "VERB":
        if preposition(token) == "against":
            return "denied"  # "decided against sending"
        by = "planned" if relation == "xcomp" else by  # "was supposed to"
    if head.lemma_.lower() == "have" and any(c.lower_ == "yet" for c in head.children):
        return "denied"  # "has yet to send"
    if by == "denied" and event_class in SPOKEN and token.pos_ != "VERB" and head.lemma_.lower() in ANSWERING:
        return None  # "rejected the demand"
    if relation == "ccomp" and head.lemma_.lower() in rules.decreeing | rules.stating:
        return None  # "announced that it had suspended aid": its own tense tells
    if by == "planned" and relation in ("obj", *PASSIVE_SUBJECTS) and head.lemma_.lower() in rules.decreeing and token.pos_ != "VERB":
        return None
    if by == "alleged" and (relation == "ccomp" or (relation == "obj" and head.lemma_.lower() in rules.telling)):
        return None  # the statement tells it
    if by == "ongoing" and token.pos_ == "VERB" and relation != "xcomp":
        return None
    return by


def nominal_tense(trigger: Token, token: Token, verb: Token, value: Factuality, rules: FactualityRules) -> Factuality:
    """A noun takes the tense of the verb that carries it: "held drills", "the drills have ended"."""
    if token != trigger or trigger.pos_ == "VERB" or value not in TOLD_AS_DONE or token.dep_ not in ("nsubj", "obj", *PASSIVE_SUBJECTS):
        return value
    return tense_of(verb, "") if verb.lemma_.lower() in rules.carriers else value


def head_of(token: Token) -> Token | None:
    """The word that governs ``token``; for a conjunct that of the first conjunct. None at the root."""
    first = first_conjunct(token)
    return None if first.head == first else first.head


def in_statement(
    value: Factuality, event_class: EventClass, statement: Statement, part: tuple[bool, bool], blamed: bool, rules: FactualityRules
) -> Factuality:
    """``value`` as it stands in a statement: what an accuser says of others is alleged, what the accused deny is denied.

    ``part``: whether the speaker's side does it, whether it suffers it; ``blamed``: the words say who does it. That nobody knows who did
    it makes a deed no less done; of violence only those who speak without a name or have suffered it are accusers.
    """
    own, suffers = part
    act = rules.acts.get(statement.act)
    if act == "denied":
        return "denied"
    if value not in (*TOLD_AS_DONE, "planned"):
        return value
    if statement.act == "claim" and value in TOLD_AS_DONE:
        return "alleged"
    if own:
        return value
    if act == "alleged" and (value in TOLD_AS_DONE or statement.act == "accuse"):
        return "alleged"
    unnamed = statement.speaker is None or statement.speaker.kind == "unnamed"
    if statement.act == "condemn":
        told = event_class == "COERCE"  # what an attack is nobody doubts; what a right is, somebody says
    else:
        told = blamed and (event_class in HOSTILE if unnamed else event_class in VIOLENT and suffers and statement.mode == "indirect")
    return "alleged" if told and value in TOLD_AS_DONE else value


def same_side(speaker: Actor, actor: Actor) -> bool:
    """Whether the actor is the speaker or its state: a ministry speaks of its own army."""
    return speaker.id == actor.id or speaker.id.split(".")[0] == actor.id.split(".")[0]
