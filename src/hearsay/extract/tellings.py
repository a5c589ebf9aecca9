"""Which triggers tell an event of their own, and which only take part in the telling of another.

"An air strike that killed nine" is one event told by two words; "sent a jet to intercept the plane" likewise; "urged both to hold talks"
tells a demand, the talks are what it asks for; "the attack", later in the text, takes up what was told before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hearsay.extract.arguments import objects
from hearsay.extract.triggers import Trigger
from hearsay.language.tree import child, children, first_conjunct, has, is_negated, mood_of, preposition
from hearsay.language.words import Token
from hearsay.records import EventClass

AGENTS = frozenset({"nsubj", "obl:agent"})
ASKED: frozenset[EventClass] = frozenset({"AGREE", "SUPPORT", "AID", "RETREAT", "CONCEDE", "ACCUSE"})
"""Classes of what is asked of somebody: not told as an event of its own."""
POINTING = frozenset({"the", "this", "that", "these", "those", "such", "its", "his", "her", "their"})
NAMING = {
    "xcomp": frozenset({"call", "consider", "deem", "term", "label", "brand", "dub", "declare", "make", "name", "judge", "see", "view"}),
    "obj": frozenset({"constitute", "represent", "mean", "spell"}),
    "to": frozenset({"amount", "equate", "liken", "tantamount", "compare"}),
}
"""Verbs of calling something by a name, by the relation or preposition in which the name stands to them."""
ANY = frozenset({"any", "every", "each", "whichever"})
IMPERSONAL = frozenset({"it", "this", "that", "these", "those", "which", "what"})
PLAIN = frozenset(
    {"det", "case", "punct", "cc", "conj", "cop", "nmod:poss", "nsubj", "advmod", "aux", "mark", "ccomp", "acl:relcl", "advcl"}
)
"""What may hang on a noun that only takes up an event told before."""


def own_tellings(found: Mapping[int, Trigger], truces: frozenset[str]) -> list[Trigger]:
    """The triggers that tell an event of their own, in the order of the text; ``truces`` are nouns of the end of what they are "of"."""
    told = {w.i for t in found.values() if t.token.pos_ == "VERB" for w in t.company if not is_other_act(t, found.get(w.i))}
    return [
        t
        for i, t in found.items()
        if i not in told and not is_part(t, found, truces) and (is_red_line(t.token) or not is_label(t.token, found))
    ]


def told_besides(found: Mapping[int, Trigger], own: Sequence[Trigger]) -> dict[int, list[Trigger]]:
    """The triggers that are only another word for what one of ``own`` tells, by the index of that one: the "strikes" that "hit"."""
    kept = {trigger.token.i: trigger for trigger in own}
    besides: dict[int, list[Trigger]] = {}
    for i, trigger in found.items():
        if i in kept:
            continue
        first, subject = first_conjunct(trigger.token), child(trigger.token, "nsubj")
        above = described(first, found) if first.head != first else first
        teller = next((kept[t.i] for t in (above, subject) if t is not None and t.i in kept), None)
        if teller is not None and teller.row.event_class == trigger.row.event_class:
            besides.setdefault(teller.token.i, []).append(trigger)
    return besides


def described(clause: Token, found: Mapping[int, Trigger]) -> Token:
    """The word above; of "a strike on Basra last May that killed nine" the strike, though the clause hangs on its place or time."""
    above = clause.head
    while clause.dep_ == "acl:relcl" and above.i not in found and above.dep_ == "nmod" and above.head.pos_ in ("NOUN", "PROPN"):
        above = above.head
    return above


def is_other_act(trigger: Trigger, about: Trigger | None) -> bool:
    """ "thwarted an attack", "supported the capture of the town": the violence is told besides; not so where it ends."""
    if about is None or about.row.event_class != "ASSAULT":
        return False
    return trigger.row.event_class not in ("ASSAULT", "RETREAT", "CONCEDE", "PROTEST")


def is_part(trigger: Trigger, found: Mapping[int, Trigger], truces: frozenset[str]) -> bool:
    """Whether another trigger tells the same, or asks for what this one names."""
    token, event_class = trigger.token, trigger.row.event_class
    first = first_conjunct(token)
    if event_class == "ASSAULT" and first.dep_ == "nmod" and first.head.lemma_.lower() in truces:
        return True  # "a cessation of hostilities"
    above = found.get(described(first, found).i) if first.head != first else None
    if above is None or above.token == token:
        return leads_to(trigger, found)
    same = above.row.event_class == event_class
    if above.token.pos_ == "VERB":
        if above.row.event_class == "REJECT" and first.dep_ == "xcomp":
            return True  # "refused to negotiate": the refusal is the event
        if above.row.event_class == "REQUEST" and event_class in ASKED and is_asked(first):
            return True
        if token.pos_ != "VERB":
            return same and first.dep_ in AGENTS
        if same and first.dep_ in ("advcl", "xcomp") and has(first, "VerbForm", "Inf"):
            return above.row.mode != "visit"  # "scrambled a jet to intercept it"
    elif same and token.pos_ == "VERB" and token.dep_ == "acl:relcl":
        return True  # "an air strike that killed nine"
    elif above.row.event_class == "REQUEST" and event_class in ASKED and first.dep_ == "nmod":
        return preposition(first) == "for"  # "demands for a withdrawal"
    return leads_to(trigger, found)


def is_asked(token: Token) -> bool:
    """Whether the word tells what the verb above it asks for: its complement, object, or what stands behind "for"."""
    if token.dep_ == "advcl":
        return has(token, "VerbForm", "Inf")
    return token.dep_ in ("xcomp", "ccomp", "obj") or (token.dep_ == "obl" and preposition(token) in ("for", "to"))


def leads_to(trigger: Trigger, found: Mapping[int, Trigger]) -> bool:
    """ "flew to Oslo for talks", "travelled to Rome to meet": the journey is told by what it leads to."""
    if trigger.row.mode != "visit" or trigger.token.pos_ != "VERB":
        return False
    below = [c for c in trigger.token.children if c.dep_ in ("advcl", "xcomp") or (c.dep_ == "obl" and preposition(c) == "for")]
    nested = [g for c in trigger.token.children if c.dep_ == "obl" for g in c.children if g.dep_ == "nmod" and preposition(g) == "for"]
    return any((other := found.get(c.i)) is not None and other.row.event_class == "CONSULT" for c in (*below, *nested))


def is_label(token: Token, found: Mapping[int, Trigger]) -> bool:
    """A noun that only calls something by a name: "that is an invasion", "the test was no attack", "treated it as the start of a war"."""
    if token.pos_ == "VERB":
        return False
    if child(token, "cop") is not None and child(token, "acl:relcl") is None:
        subject = child(token, "nsubj", "nsubj:outer", "csubj")
        return subject is not None and (subject.lower_ in IMPERSONAL or (subject.i in found and is_negated(token)))
    if preposition(token) == "in" and child(token, "det", "nmod:poss", "amod", "nummod") is None and child(token, "nmod") is not None:
        return True  # "in support of"
    return is_named(token)


def is_named(noun: Token) -> bool:
    """Whether a verb calls something by this noun, or by the beginning of it: "would be treated as the start of an invasion"."""
    while noun.dep_ == "nmod" and preposition(noun) == "of":
        noun = noun.head
    case = preposition(noun)
    if case == "as":
        return noun.dep_ in ("obl", "advcl", "nmod")
    return noun.head.lemma_.lower() in NAMING.get(case or noun.dep_, ())


def is_red_line(noun: Token) -> bool:
    """ "any crossing is an invasion", "would be treated as one": what would be told by this name, were it done."""
    if noun.pos_ == "VERB":
        return False
    if child(noun, "cop") is not None:
        subject = child(noun, "nsubj", "nsubj:outer", "csubj")
        return subject is not None and any(c.lower_ in ANY for c in children(subject, "det"))
    while noun.dep_ == "nmod" and preposition(noun) == "of":
        noun = noun.head
    if preposition(noun) != "as" or noun.dep_ not in ("obl", "nmod"):
        return False
    verb = noun.head if noun.dep_ == "obl" else noun.head.head  # "treat any entry as", hung on the entry
    return verb.pos_ == "VERB" and mood_of(verb).modality in ("possible", "future")


def is_generic(token: Token) -> bool:
    """ "in the heat of battle": a bare noun in the singular that names no single event."""
    return (
        token.pos_ != "VERB"
        and token.dep_ not in ("nsubj", "nsubj:pass", "obj", "ROOT", "conj")
        and has(token, "Number", "Sing")
        and all(c.dep_ in ("case", "punct", "cc") for c in token.children)
    )


def takes_up(token: Token) -> bool:
    """ "the attack", "these talks", "his visit": a noun that says no more than that it was told before."""
    if (
        token.pos_ == "VERB"
        or token.dep_ in ("obj", "nsubj:pass")
        or not any(c.lower_ in POINTING and c.dep_ in ("det", "nmod:poss") for c in token.children)
    ):
        return False
    return all(c.dep_ in PLAIN and (c.dep_ != "nmod:poss" or c.lower_ in POINTING) for c in token.children)


def harmed(trigger: Trigger) -> list[Token]:
    """To whom a noun is done by the clause that describes it: "an air strike that killed nine"."""
    noun = trigger.token
    within = (noun, *(c for c in noun.children if c.dep_ == "nmod" and c.pos_ == "PROPN"))
    return [o for n in within for c in n.children if c.dep_ == "acl:relcl" and c.pos_ == "VERB" for o in objects(c)]
