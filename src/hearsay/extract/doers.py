"""Who does what a verb tells: its subject or agent, or the one understood with an infinitive, a participle, a noun above it."""

from __future__ import annotations

from hearsay.extract.arguments import STEPS, governing_verb, objects
from hearsay.extract.cast import NOMINAL, members_of
from hearsay.language.tree import agent_of, child, children, has, is_passive, own_subject, preposition
from hearsay.language.words import Token

CONTROLLING = frozenset({"of", "for", "from", "into", "with", "against"})
HELPING = frozenset({"support", "assist", "help", "aid", "back", "join", "advise", "train"})
"""Verbs whose object does what stands behind "in": "assisted them in fighting"."""
CHARGING = frozenset(
    {
        "accuse", "suspect", "convict", "acquit", "stop", "prevent", "keep", "bar", "ban", "discourage", "deter", "dissuade",
        "blame", "praise", "thank", "criticise", "criticize", "condemn", "sanction", "punish", "arrest", "warn", "charge",
        "indict", "prosecute", "jail",
    }
)  # fmt: skip
"""Verbs whose object did what stands behind their preposition: "accused them of"."""
OBJECT_CONTROL = frozenset(
    {
        "ask", "urge", "advise", "tell", "order", "instruct", "warn", "persuade", "convince", "force", "compel", "push", "press",
        "encourage",
        "invite", "help", "allow", "enable", "permit", "let", "train", "beg", "implore", "request", "require", "want", "expect", "lead",
        "cause", "prompt", "drive", "authorise", "authorize", "forbid", "command", "direct", "oblige", "pressure", "lobby", "remind",
        "assist",
        "appoint", "elect", "recruit", "challenge", "provoke", "incite", "tempt", "trust", "dare", "entitle", "empower", "task", "caution",
    }
)  # fmt: skip
"""Verbs whose object does what their infinitive tells (object control): "asked them to leave"."""
CALLING = {"call": frozenset({"on", "upon", "for"}), "appeal": frozenset({"to"}), "plead": frozenset({"with"}), "count": frozenset({"on"})}
"""Verbs of asking whose phrase does what their infinitive tells: "appealed to both to stop"."""
GIVING = frozenset(
    {
        "give", "send", "offer", "deny", "grant", "show", "award", "pay", "tell", "ask", "promise", "hand", "teach", "owe", "lend",
        "refuse", "allow", "name", "elect", "appoint", "make", "declare", "consider", "deem", "dub",
    }
)  # fmt: skip
"""Verbs with two objects, of which one is left to the participle: "the men denied bail"."""
PREDICATIVE = frozenset({"in", "at", "among", "amongst"})
"""Prepositions of a predicate that tells where, or of what group, the subject is."""
NATIONAL = frozenset({"NORP", "PLACE"})
"""Kinds of names whose adjectives own a noun: "the Russian request", "US attempts"."""


def source_of_verb(verb: Token) -> list[Token]:
    """Heads of the phrases that name who does it; of an infinitive or participle the one understood."""
    if (controlled := _controlled(verb)) is not None:
        return members_of(controlled)
    if (other := _located(verb) or _called(verb) or _before(verb)) is not None:
        return members_of(other)
    seen = verb
    for _ in range(STEPS):
        if seen.dep_ in ("ccomp", "advcl") and (between := _addressee(seen, seen.head)) is not None:
            return members_of(between)
        agent = None if seen.dep_ == "acl" and preposition(seen) else agent_of(seen)  # "progress in taking"
        if agent is not None and agent != verb:
            return members_of(agent)
        if is_passive(seen) and seen is verb:
            return []
        up = seen.head
        if up == seen or seen.dep_ not in ("xcomp", "acl", "advcl", "conj", "ccomp", "nmod", "obl", "amod"):
            return []
        if seen.dep_ == "amod" and not has(seen, "VerbForm", "Part", "Ger"):
            return []
        if seen is verb and seen.dep_ == "amod" and has(seen, "Tense", "Past"):
            return []  # "reached the besieged town"
        if seen.dep_ == "ccomp" and (own_subject(seen) is not None or not has(seen, "VerbForm", "Inf", "Ger") or child(seen, "aux")):
            return []
        if up.pos_ in NOMINAL:  # "its plan to attack", "threats to invade", "an effort to seize"
            if (owner := owner_of(up)) is not None:
                return members_of(owner)
            if up.dep_ == "ROOT" and up.pos_ == "PROPN" and seen.dep_ == "acl" and has(seen, "VerbForm", "Inf"):
                return members_of(up)  # a headline: "Norway to send troops"
            verb_above = governing_verb(up)
            if verb_above is None or verb_above == seen:
                return [c for c in up.children if c.dep_ in ("amod", "compound")][:1]
            up = verb_above
        seen = up
    return []


def owner_of(noun: Token) -> Token | None:
    """The possessor of a noun, or of the noun that it is "of": "the rebels' intention of attacking ships", "the Norwegian request to"."""
    for _ in range(STEPS):
        owner = child(noun, "nmod:poss") or next((c for c in children(noun, "amod", "compound") if c.ent_type_ in NATIONAL), None)
        if owner is not None or noun.dep_ != "nmod" or preposition(noun) != "of":
            return owner
        noun = noun.head
    return None


def _located(verb: Token) -> Token | None:
    """ "she is in Geneva negotiating", "Norway is among those calling for": the subject of the predicate that the clause hangs on."""
    above = verb.head
    if verb.dep_ not in ("acl", "acl:relcl") or own_subject(verb) not in (None, above):
        return None
    if not any(c.lower_ in PREDICATIVE for c in children(above, "case")):
        return None
    return child(above, "nsubj")


def _called(verb: Token) -> Token | None:
    """ "called on both to keep sending aid", "appealed to Oslo to help": those behind the preposition."""
    top = verb
    while top.head.lemma_.lower() not in CALLING and top.dep_ in ("xcomp", "conj") and own_subject(top) is None and top.head.pos_ == "VERB":
        top = top.head
    asking = CALLING.get(top.head.lemma_.lower()) if top.dep_ in ("advcl", "xcomp", "acl") else None
    if asking is None or not has(top, "VerbForm", "Inf"):
        return None
    return next((o for o in top.head.children if o.dep_ == "obl" and o.i < top.i and preposition(o) in asking), None)


def _before(verb: Token) -> Token | None:
    """ "it began after Oslo accused Rome": of a past participle with an object of its own, hence a finite verb, the noun before it."""
    by = child(verb, "obl:agent", "aux:pass")
    if verb.dep_ != "acl" or not has(verb, "Tense", "Past") or verb.lemma_.lower() in GIVING or by is not None:
        return None
    if not any(o.i > verb.i for o in children(verb, "obj")) and verb.lemma_.lower() not in CALLING:
        return None
    before = verb.nbor(-1)
    if before.text == ",":
        return verb.head
    while before.dep_ in ("flat", "compound") and before.head.i < verb.i:
        before = before.head
    return before if before.pos_ in ("NOUN", "PROPN") else None


def asked_of(clause: Token) -> Token | None:
    """Who is to do what an infinitive tells, of whom the verb above asks it: "urged Oslo to sign", "called on Oslo to sign"."""
    return _called(clause) or _addressee(clause, clause.head)


def _addressee(clause: Token, above: Token) -> Token | None:
    """ "advised Russia not to attack", "warned Russia would march": the object between the verb and its complement acts in it."""
    if above.pos_ != "VERB" or own_subject(clause) is not None or clause.i < above.i or (is_passive(above) and _before(above) is None):
        return None
    if clause.dep_ == "advcl" and not (has(clause, "VerbForm", "Inf") and above.lemma_.lower() in OBJECT_CONTROL):
        return None  # a purpose: "visited Oslo to sign"
    between = [o for o in (*objects(above), *children(above, "iobj")) if above.i < o.i < clause.i]
    return between[-1] if between else None


def _controlled(verb: Token) -> Token | None:
    """The object of the verb above for "accused them of attacking", "kept them from leaving"."""
    top = verb.head if verb.dep_ == "amod" else verb
    if top.dep_ == "conj":
        top = top.head
    above = top.head
    helped = preposition(top) == "in" and above.lemma_.lower() in HELPING
    if top.dep_ not in ("advcl", "obl", "acl", "xcomp") or is_passive(verb) or not (helped or preposition(top) in CONTROLLING):
        return None
    if above.dep_ == "obj" and above.head.lemma_.lower() in CHARGING:
        return above  # the same, hung on the object
    if above.pos_ != "VERB":
        return None
    return next((o for o in objects(above) if o.i < verb.i), None)
