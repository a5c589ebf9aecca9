"""Participants that an event's own words do not name: understood from the events told before, or from who speaks."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from hearsay.extract.arguments import governing_verb
from hearsay.extract.cast import OFFICIAL, Cast
from hearsay.extract.doers import source_of_verb
from hearsay.extract.speaker import NOBODY
from hearsay.extract.triggers import Trigger
from hearsay.language.tree import child, children
from hearsay.records import TOLD_AS_DONE, Actor, ActorKind, Event, EventClass, Statement

RESUMED: frozenset[EventClass] = frozenset({"ASSAULT", "PROTEST", "MOBILIZE", "COERCE", "SANCTION"})
"""Classes whose events told again take their participants from the last one."""
VIOLENT: frozenset[EventClass] = frozenset({"ASSAULT", "COERCE"})
FORCEFUL: frozenset[EventClass] = VIOLENT | {"MOBILIZE"}
ARMED_BODIES: frozenset[ActorKind] = frozenset({"state", "government", "military", "armed_group", "igo"})
VOICED: frozenset[EventClass] = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "AID", "AGREE", "REJECT"})
"""Classes in which a statement of a body opens: "Norway condemns"."""
SINGULAR = frozenset({"i", "my"})
PLURAL = frozenset({"we", "our"})


def told_before(
    event_class: EventClass, source: list[Actor], target: list[Actor], verbal: bool, before: Sequence[Event]
) -> tuple[list[Actor], list[Actor]]:
    """The participants, completed from the last event of the class that agrees with them: "the attack" is that of the sentence before.

    A verb without any participant is not completed: it tells something else. Whoever did violence last did it to the next who suffer it.
    """
    if (source and target) or event_class not in RESUMED or (verbal and not source and not target):
        return source, target
    for event in reversed(before):
        if event.event_class != event_class or not (event.source and event.target):
            continue
        if event_class in VIOLENT and is_of_persons(event):
            continue  # a man who "discussed the battle" has not fought it
        if not source and not target:
            return event.source, [actor for actor in event.target if not is_nobody(actor)]
        if source and shares(source, event.source):
            return source, event.target
        if target and shares(target, event.target) and not shares(event.source, target):
            return event.source, target
    if not source and target and event_class in VIOLENT:
        return next((e.source for e in reversed(before) if is_attack(e) and not shares(e.source, target)), []), target
    return source, target


def is_nobody(actor: Actor) -> bool:
    """Whether the actor is neither named nor known: a young man, other artists."""
    return actor.kind == "unnamed" and actor.id.count("/") == 1 and not actor.known


def is_attack(event: Event) -> bool:
    """Whether an event tells who does violence, as a deed: what is only planned or feared says nothing of other deeds."""
    done = event.factuality in TOLD_AS_DONE or event.factuality == "alleged"
    return event.event_class in VIOLENT and done and any(actor.known for actor in event.source) and not is_of_persons(event)


def is_of_persons(event: Event) -> bool:
    """Whether a single person does it."""
    return any(actor.kind == "person" for actor in event.source)


def named_before(source: list[Actor], event_class: EventClass, before: Sequence[Event], cast: Cast) -> list[Actor]:
    """ "the militants", "troops": armed people without a name are those of the body that acted last."""
    if event_class not in FORCEFUL or not source or not all(cast.is_armed(actor) for actor in source):
        return source
    body = next((a for e in reversed(before) if e.event_class in FORCEFUL for a in e.source if a.kind in ARMED_BODIES), None)
    return source if body is None else [body]


def first_person(trigger: Trigger, held: Sequence[Statement], before: Sequence[Event], cast: Cast, light: Collection[str]) -> list[Actor]:
    """Who does it where "I condemn", "our commitment" says so: the speaker, who in the plural speaks for a state or body.

    Of a noun only its owner counts, and the subject of a verb that carries it: who hears of a murder has not done it. Outside all
    statements "we" is the body that issues the text: the one that has spoken before in its own name.
    """
    token = trigger.token
    speaker = next((s.speaker for s in held if s.speaker is not None and s.speaker.id != NOBODY.id), None)
    owner = ("nmod:poss",) if child(token, "cop") is None else ("nmod:poss", "nsubj")  # "we can be a mediator"
    doers = source_of_verb(token) if token.pos_ == "VERB" else list(children(token, *owner))
    if token.pos_ != "VERB" and not doers and (verb := governing_verb(token)) is not None and verb.lemma_.lower() in light:
        doers = source_of_verb(verb)
    said = {d.lower_ for d in doers}
    if speaker is None:
        return issuer(before) if said & PLURAL and not held else []
    if trigger.row.event_class == "THREATEN" and not doers:
        return [cast.state_of(speaker)]
    return [cast.side_of(a) for a in cast.each(speaker)] if said & PLURAL else [speaker] if said & SINGULAR else []


def issuer(before: Sequence[Event]) -> list[Actor]:
    """The state or body that speaks in a text of its own: "Norway condemns"; the first one alone."""
    spoken = (e.source for e in before if e.statement is None and e.event_class in VOICED and len(e.source) == 1)
    return next((source for source in spoken if source[0].kind in OFFICIAL), [])


def shares(some: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Whether one of the actors, or its state, is among the others."""
    states = {actor.id.split(".")[0] for actor in others}
    return any(actor.id.split(".")[0] in states for actor in some)
