"""Events: who did what to whom, where and when, and whether it was done, planned, denied or only alleged.

Triggers are found by the tables, their participants read off the tree, their factuality from the words above them and from the
statement in which they are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hearsay.annotate.dates import DateMention
from hearsay.annotate.mentioned import Mentions
from hearsay.extract.arguments import objects
from hearsay.extract.cast import Cast, CastRules
from hearsay.extract.circumstances import figures_of, span_of_trigger, times_of
from hearsay.extract.demands import spoken_acts
from hearsay.extract.doers import source_of_verb
from hearsay.extract.factuality import factuality_of, in_statement, is_presupposed, same_side
from hearsay.extract.factuality_rules import FactualityRules
from hearsay.extract.holding import Attributed, holders
from hearsay.extract.modality import is_settled
from hearsay.extract.participants import (
    faced,
    noun_participants,
    place_of_event,
    verb_participants,
)
from hearsay.extract.same_event import with_same_events
from hearsay.extract.tellings import harmed, is_generic, is_red_line, own_tellings, takes_up, told_besides
from hearsay.extract.triggers import Trigger, TriggerTables, find_triggers
from hearsay.extract.understood import VIOLENT, first_person, is_nobody, named_before, shares, told_before
from hearsay.knowledge.plover import PloverClass, plover_classes
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.tree import has, is_negated, is_passive, mood_of, own_subject, preposition
from hearsay.language.words import Token
from hearsay.records import TOLD_AS_DONE, Actor, Event, EventClass, Factuality, Figure, Span, Statement, TimeReference, record_id

IMPERSONAL: frozenset[EventClass] = frozenset({"ASSAULT", "PROTEST", "MOBILIZE", "COERCE", "CONSULT", "COOPERATE"})
"""Classes whose nouns tell an event even where nobody is named: "the shelling went on"."""


KEPT_UP: frozenset[EventClass] = frozenset({"AID", "SANCTION", "REQUEST"})
"""Classes that an article tells of one side for long: without a doer they are done by the last one who did the like."""
MEANS: frozenset[EventClass] = frozenset({"MOBILIZE", "AID", "RETREAT", "SANCTION", "CONCEDE"})
"""Classes whose objects are the means: what is sent, given, drawn back."""
GIVING: frozenset[EventClass] = frozenset({"AGREE", "CONCEDE", "RETREAT", "AID", "CONSULT", "COOPERATE", "SUPPORT"})
"""Classes whose verbs, denied, tell a refusal: "will not accept", "would not negotiate"."""
WITHHELD: frozenset[EventClass] = frozenset({"AGREE", "CONCEDE"})
"""Of these not to do it is to refuse it: "has not agreed", "was not given access"."""
ALONE: frozenset[EventClass] = frozenset({"RETREAT", "PROTEST"})
"""Classes of which one can tell without an object: "the president resigned"."""
EVERYDAY: frozenset[EventClass] = frozenset({"AID", "CONSULT", "SUPPORT"})
"""Classes whose verbs tell politics only where somebody known takes part: anybody meets and helps."""
MUTUAL: frozenset[EventClass] = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""Classes of what several do with each other: "France and Germany agreed"."""
MEANT: frozenset[EventClass] = frozenset({"AGREE", "SUPPORT", "ACCUSE", "REJECT", "REQUEST", "THREATEN", "CONSULT", "COOPERATE", "CONCEDE"})
"""Classes of what only somebody can do, not a thing: things threaten and support without meaning it."""
WITHIN = frozenset({"in", "by", "during", "from"})
"""Prepositions between a deed and the noun that tells the same: "killed in a raid"."""
MEMORY = 20
"""How many events back the participants of one told again are looked for."""


@dataclass(frozen=True)
class EventRules:
    """The tables that events are read with, and the classes of events by name."""

    triggers: TriggerTables
    factuality: FactualityRules
    cast: CastRules
    classes: Mapping[str, PloverClass]

    @classmethod
    def load(cls, knowledge: Knowledge) -> EventRules:
        """Read the tables. Raises KnowledgeError for a bad one."""
        return cls(TriggerTables.load(knowledge), FactualityRules.load(knowledge), CastRules.load(knowledge), plover_classes(knowledge))


def extract_events(
    reading: ArticleDoc,
    mentions: Mentions,
    dates: Sequence[DateMention],
    statements: Sequence[Attributed],
    figures: Sequence[Figure],
    rules: EventRules,
) -> list[Event]:
    """All events of an article in the order of their triggers."""
    cast = Cast(reading.doc, mentions, rules.cast)
    found = find_triggers(reading.doc, rules.triggers, cast)
    acts = spoken_acts(reading.doc, statements, found, cast)
    everything = dict(sorted((found | {i: act for i, (act, _) in acts.items()}).items()))
    triggers = own_tellings(everything, rules.triggers.truces)
    besides = told_besides(everything, triggers)
    kinds = {t.token.i: reading.paragraph_of(t.token.i).kind for t in triggers}
    headed = "body" in kinds.values()
    title: list[Event] = []
    made: list[Event] = []
    for telling in tellings_of(reading, triggers, besides, acts, dates, statements, figures):
        trigger = telling.trigger
        if takes_up(trigger.token) and (told := last_of(trigger.row.event_class, made)) is not None:
            made[told] = mentioned(made[told], [span_of_trigger(reading, trigger, rules.triggers.light)])
            continue
        event = event_of(reading, telling, cast, made[-MEMORY:], rules)
        if event is None:
            continue
        in_title = headed and kinds[trigger.token.i] == "title"
        (title if in_title else made).append(event)
    for event in title:  # the text tells it again, and better
        if (told := again(event, made)) is not None:
            made[told] = mentioned(made[told], [event.trigger, *event.mentions])
    return with_same_events(made, figures)


def mentioned(event: Event, spans: Sequence[Span]) -> Event:
    """The event with further words that tell it."""
    return event.model_copy(update={"mentions": [*event.mentions, *spans]}) if spans else event


def again(title: Event, made: Sequence[Event]) -> int | None:
    """The place of the first event of the text that a title tells in short: of its class, done by one of those it names."""
    return next(
        (
            k
            for k, event in enumerate(made)
            if event.event_class == title.event_class
            and (shares(title.source, event.source) if title.source else shares(title.target, event.target))
        ),
        None,
    )


@dataclass(frozen=True)
class Telling:
    """A trigger with what stands around it: further words that tell the same (``besides``), the statements that hold it (the innermost
    first), its figures and date.

    ``asked`` are those to whom the speaker of an act by mood says it (None for all other triggers); ``questioned``: in a question.
    """

    trigger: Trigger
    besides: Sequence[Trigger]
    held: Sequence[Statement]
    figures: list[str]
    time: TimeReference | None
    asked: list[Actor] | None
    questioned: bool


def tellings_of(
    reading: ArticleDoc,
    triggers: Sequence[Trigger],
    besides: Mapping[int, Sequence[Trigger]],
    acts: Mapping[int, tuple[Trigger, list[Actor]]],
    dates: Sequence[DateMention],
    statements: Sequence[Attributed],
    figures: Sequence[Figure],
) -> Iterator[Telling]:
    """The triggers with what belongs to each."""
    doc = reading.doc
    holding = holders([t.token.i for t in triggers], statements)
    counted = figures_of(reading, triggers, figures)
    timed = times_of(reading, triggers, dates)
    questions = [range(token.sent.start, token.i) for token in doc if token.text == "?"]
    for trigger, held in zip(triggers, holding, strict=True):
        i = trigger.token.i
        questioned = any(i in question for question in questions)
        yield Telling(trigger, besides.get(i, ()), held, counted.get(i, []), timed.get(i), acts[i][1] if i in acts else None, questioned)


def last_of(event_class: EventClass, made: Sequence[Event]) -> int | None:
    """The place of the last event of a class."""
    return next((k for k in reversed(range(len(made))) if made[k].event_class == event_class), None)


def event_of(reading: ArticleDoc, telling: Telling, cast: Cast, before: Sequence[Event], rules: EventRules) -> Event | None:
    """The record of one telling, or None where nobody takes part in what only people do to each other."""
    trigger = telling.trigger
    token, row, event_class = trigger.token, trigger.row, trigger.row.event_class
    verbal = token.pos_ == "VERB"
    place = place_of_event(reading, token)
    parts = taking_part(telling, place is not None, cast, before, rules)
    if parts is None:
        return None
    source, target = parts
    if not source and not target and not is_told_whole(token, event_class, bool(place or telling.time or telling.figures)):
        return None
    if verbal and not source and event_class in MEANT and "giver" not in row.target and is_of_thing(token, cast):
        return None  # "a deal that would threaten the country"
    if event_class in EVERYDAY and (source or target) and all(map(is_nobody, (*source, *target))):
        return None
    factuality = certainty_of(telling, reading.article.published, rules)
    unwilling = mood_of(token).modality != "none" or event_class in WITHHELD
    if verbal and event_class in GIVING and factuality == "denied" and is_negated(token) and unwilling:
        event_class, factuality = "REJECT", "happened"
    factuality = in_statements(telling, factuality, event_class, (source, target), cast, rules)
    span, mode = span_of_trigger(reading, trigger, rules.triggers.light), row.mode if event_class == row.event_class else None
    further = [span_of_trigger(reading, other, rules.triggers.light) for other in telling.besides]
    return Event(
        id=record_id("e", reading.article.doc, [span]),
        doc=reading.article.doc,
        trigger=span,
        event_class=event_class,  # type: ignore[call-arg]  # the published name is its alias
        mode=mode,
        source=source,
        target=target,
        place=place,
        time=telling.time,
        factuality=factuality,
        figures=telling.figures,
        statement=telling.held[0].id if telling.held else None,
        mentions=[words for words in further if words.end <= span.start or words.start >= span.end],
        intensity=rules.classes[event_class].intensity_of(mode),
        rule=f"{'verb' if verbal else 'noun'}.{token.lemma_.lower()}",
    )


def taking_part(
    telling: Telling, placed: bool, cast: Cast, before: Sequence[Event], rules: EventRules
) -> tuple[list[Actor], list[Actor]] | None:
    """Source and target, by the words of the event and by what was told before; None for a bare noun without either."""
    trigger, token, row = telling.trigger, telling.trigger.token, telling.trigger.row
    event_class = row.event_class
    if telling.asked is not None:
        source, target = [a for s in telling.held[:1] if (a := s.speaker)], telling.asked
    else:
        source, target = participants(trigger, cast, rules)
    if not target:  # "sent a jet to intercept a British plane"
        target = [a for other in telling.besides for a in participants(other, cast, rules)[1]]
    elsewhere = placed or (token.pos_ != "VERB" and bool(target))
    if event_class == "MOBILIZE":
        target = faced(token, cast) or (target if "obj" in row.target else [])
    source = source or first_person(trigger, telling.held, before, cast, rules.triggers.light)
    source = named_before(source, event_class, before, cast)
    target = [actor for actor in target if actor not in source]
    if not source and not target and is_generic(token):
        return None  # "in the heat of battle"
    moved = event_class == "MOBILIZE" and is_passive(token)  # "launchers were taken to the border"
    named = token.pos_ == "VERB" and not moved and not is_done_by_things(token, rules.triggers)
    if source or target or not elsewhere:  # what is told with its own place or target is not what went before
        source, target = told_before(event_class, source, target, named, before)
    if not source and target and event_class in KEPT_UP:
        alike = (e.source for e in reversed(before) if e.event_class == event_class and e.source and not shares(e.source, target))
        source = next(alike, [])
    if event_class in MUTUAL and len(source) > 1 and not target:
        target = source  # each with the others
    return source, target


def certainty_of(telling: Telling, published: str | None, rules: EventRules) -> Factuality:
    """How sure the sentence is of the event, before who tells it is asked."""
    trigger = telling.trigger
    if telling.asked is not None:
        return "happened"
    factuality = factuality_of(trigger.token, trigger.row.event_class, rules.factuality, telling.questioned)
    if factuality in (*TOLD_AS_DONE, "planned") and is_red_line(trigger.token):
        return "conditional"
    return "planned" if factuality in TOLD_AS_DONE and is_to_come(telling.time, published) else factuality


def in_statements(
    telling: Telling, factuality: Factuality, event_class: EventClass, parts: tuple[list[Actor], list[Actor]], cast: Cast, rules: EventRules
) -> Factuality:
    """``factuality`` as it stands in the statements that hold the event, the innermost first."""
    token, (source, target) = telling.trigger.token, parts
    settled = is_settled(token, rules.factuality) or is_presupposed(token, rules.factuality)
    blamed = bool(source) and not settled and not any(actor.kind == "armed_group" for actor in target)
    for statement in telling.held if telling.asked is None else ():
        side = cast.side_of(statement.speaker) if statement.speaker is not None else None
        own, suffers = (side is not None and any(same_side(side, actor) for actor in actors) for actors in parts)
        factuality = in_statement(factuality, event_class, statement, (own, suffers), blamed, rules.factuality)
    return factuality


def is_to_come(time: TimeReference | None, published: str | None) -> bool:
    """Whether a time lies after the day of publication."""
    return time is not None and time.value is not None and published is not None and time.value[: len(published)] > published


def is_done_by_things(verb: Token, tables: TriggerTables) -> bool:
    """ "the strikes killed nine": the subject tells an event itself, so that the one before it is meant."""
    subject = own_subject(verb)
    return subject is not None and not is_passive(verb) and subject.lemma_.lower() in tables.nouns


def is_of_thing(verb: Token, cast: Cast) -> bool:
    """Whether the subject of an active verb is a common noun of what is nobody: for verbs of whose subject nobody is known."""
    doers = source_of_verb(verb)
    things = (doer.pos_ == "NOUN" and has(doer, "Number", "Sing") and not cast.is_somebody(doer) for doer in doers)
    return not is_passive(verb) and bool(doers) and all(things)


def is_told_whole(trigger: Token, event_class: EventClass, situated: bool) -> bool:
    """Whether a trigger without any known actor tells an event: with its place, time or number; a verb that has subject and object.

    So does a noun of what cannot go on without somebody, unless it only takes up something known or says of what kind another thing is.
    """
    if trigger.pos_ == "VERB":
        alone = event_class in ALONE or any(c.dep_ in ("obj", "obl:agent", "nsubj:pass") for c in trigger.children)
        return situated or (alone and own_subject(trigger) is not None)
    free = trigger.dep_ != "compound" and not any(c.lower_ == "the" for c in trigger.children)
    return event_class in IMPERSONAL and (situated or free or trigger.dep_ in ("nsubj", "nsubj:pass", "obj"))


def participants(trigger: Trigger, cast: Cast, rules: EventRules) -> tuple[list[Actor], list[Actor]]:
    """Source and target of a trigger."""
    token, row = trigger.token, trigger.row
    if token.pos_ == "VERB":
        means = row.event_class in MEANS and "obj" not in row.target
        things = [w for w in trigger.company if w.dep_ != "compound:prt" and means]
        source, target = verb_participants(token, row.target, things, cast)
        return completed(trigger, source, target, cast, rules)
    of = row.target or (("source",) if row.event_class == "MOBILIZE" else ("means",) if row.event_class == "AID" else ())
    joint, violent = row.event_class == "CONSULT", row.event_class == "ASSAULT"
    source, target = noun_participants(token, of, rules.triggers.light, cast, joint, violent)
    head = token.head
    suffered = objects(head) if violent and token.dep_ == "obl" and preposition(token) in WITHIN and head.pos_ == "VERB" else []
    return source, target or [a for a in cast.all((*harmed(trigger), *suffered)) if a not in source]


def completed(trigger: Trigger, source: list[Actor], target: list[Actor], cast: Cast, rules: EventRules) -> tuple[list[Actor], list[Actor]]:
    """The participants of a verb, completed from the event noun that it carries or that it happened in.

    "Talks between Oslo and Rome were held", "nine were killed in a Norwegian raid".
    """
    within = (
        [c for c in trigger.token.children if c.dep_ == "obl" and preposition(c) in WITHIN] if trigger.row.event_class in VIOLENT else []
    )
    nouns = [w for w in (*trigger.company, *within) if w.pos_ in ("NOUN", "PROPN") and w.lemma_.lower() in rules.triggers.nouns]
    if (source and target) or not nouns:
        return source, target
    by_noun, to_noun = noun_participants(nouns[0], (), rules.triggers.light, cast, violent=trigger.row.event_class == "ASSAULT")
    source = source or by_noun
    return source, target or [a for a in to_noun if a not in source]
