"""The positions that only an event tells, beside no statement: a demand or threat in words of asking, or willingness."""

from __future__ import annotations

import re

from hearsay.compare.position_reading import PositionItem, Reading, overlap, together
from hearsay.compare.position_rules import PositionRules
from hearsay.compare.position_told import cut, is_body, is_private, may_hold
from hearsay.compare.position_toward import asked_first, names_who, of_event
from hearsay.records import TOLD_AS_DONE, Actor, Event, PositionKind, Span

_BETWEEN = 80
"""Characters between a verb of warning and its condition."""
_ASKING = re.compile(r"(?:\S+ ){0,5}?(?:for|on|upon|to|that)\b")
_FIRST_PERSON = re.compile(r"\b(?:we|i|our|my)\b(?:['’]\w+)?\W+(?:\w+\W+){0,3}$", re.I)
_ADVERB = 12
"""Characters that may stand between who asks and the verb."""


def spoken(event: Event, told: dict[str, PositionItem], reading: Reading) -> PositionItem | None:
    """The position that only an event tells, beside no statement: a demand or threat, or willingness."""
    if event.factuality not in TOLD_AS_DONE or event.same_as is not None or all(actor.kind == "unnamed" for actor in event.source):
        return None
    if event.statement in told and told[event.statement].holder == reading.by_id[event.statement].speaker:
        return None  # the statement is the demand
    if any(overlap(event.trigger, span) for s in reading.statements for span in (s.cue, s.source) if span):
        return None  # its words are read as a statement, of another kind
    holder = _voice(event, reading)
    if reading.rules.has("wish", event.trigger.text) and not _wishes(event, holder, reading):
        return None
    words = _asked_words(event, reading) if event.event_class == "REQUEST" else reading.clause(event.trigger)
    if words is None or not may_hold(holder, reading.rules) or _is_hollow(event, words, reading):
        return None
    kind = _kind_of_event(event, words.text, reading.rules)
    if kind is None or len(reading.rules.terms(words.text)) < 2:
        return None
    condition = reading.condition([words])
    others = (asked_first(words, reading) if kind == "demand" else []) or of_event(event.target, event.trigger, words, kind, reading)
    if kind == "demand" and (
        is_private(holder, [event.trigger], others, reading) or not (is_body(holder, reading) or _is_own(event, reading))
    ):
        return None  # what private people are told to have asked for is too often a story
    return reading.item(event, holder, others, [words], [event.trigger], kind=kind, condition=condition, rule="speech_act_event")


def _wishes(event: Event, holder: Actor, reading: Reading) -> bool:
    """Whether a wish asks something of somebody: of "want people to know" nobody is asked, and who speaks for nobody only wishes."""
    idle = reading.rules.has("idle_wish", reading.clause(event.trigger).text)
    asked = any(actor.kind != "unnamed" for actor in event.target)
    return asked and not idle and is_body(holder, reading)


def _is_own(event: Event, reading: Reading) -> bool:
    """Whether somebody who is quoted tells it of himself: "we urge", or lays a deed on another."""
    quoted = event.statement in reading.by_id
    first = _FIRST_PERSON.search(reading.before(event.trigger)) is not None
    return quoted and (first or not reading.rules.has("asking", event.trigger.text))


def _voice(event: Event, reading: Reading) -> Actor:
    """Who asks: of "we urge" in a quotation whoever is quoted."""
    statement = reading.by_id.get(event.statement or "")
    quoted = statement is not None and statement.speaker is not None and statement.mode != "indirect"
    if quoted and statement and statement.speaker and _FIRST_PERSON.search(reading.before(event.trigger)):
        return statement.speaker
    return together(event.source)


def _is_hollow(event: Event, words: Span, reading: Reading) -> bool:
    """Whether the asking is told as not done, is a question, or the narrator's own ("I asked her")."""
    before = reading.before(event.trigger)
    own = event.statement is None and re.search(r"\bI\W+(?:\w+\W+)?$", before)
    asks = words.text[len(event.trigger.text) :] if words.start == event.trigger.start else ""
    return bool(own or reading.rules.has("undone", before + event.trigger.text) or reading.rules.patterns["asks_question"].match(asks))


def _asked_words(event: Event, reading: Reading) -> Span | None:
    """What a word of asking asks for, or the clause that lays a deed on somebody; None for other words."""
    rules, trigger, before = reading.rules, event.trigger, reading.before(event.trigger)
    compound = " " in trigger.text and not rules.patterns["asking"].match(trigger.text) and not rules.has("performing", trigger.text)
    if compound or not rules.has("asking", trigger.text) or rules.has("never_asking", trigger.text):
        clause = reading.whole_clause(trigger)
        laid = rules.patterns["laid"].match(clause.text)
        if "”" in clause.text and "“" not in clause.text.split("”")[0]:
            return None  # it begins in a quotation that ends
        asks = laid is not None and (names_who(clause, reading) or rules.has("must", laid[0]) or rules.has("cause", laid["who"] or ""))
        return clause if laid and asks and clause.start + laid.end() >= trigger.start else None
    by_name = any(mention.span.end >= trigger.start - _ADVERB for mention in reading.mentions(_back(trigger, _BETWEEN, reading)))
    if rules.patterns["asking_noun"].fullmatch(trigger.text.split()[-1]) and not by_name and not rules.has("asker", before):
        return None
    if not rules.patterns["asking_event"].match(trigger.text):
        return None
    words = reading.clause(trigger)
    tail = rules.patterns["another_clause"].search(words.text)
    words = cut(words, 0, tail.start()) if tail else words
    rest = words.text[len(trigger.text) :]
    if trigger.text.istitle() and before.endswith(("of ", "of the ")):
        return None  # a court of appeals
    if rules.has("sum_for", trigger.text) and rules.patterns["sum_behind"].match(rest):
        return None
    if rules.patterns["aside"].match(rest) or rules.patterns["passive_agent"].match(rest):
        return None
    if rules.patterns["asking_noun"].fullmatch(trigger.text.split()[-1]):
        if not rules.patterns["thing_behind"].match(rest):
            return None
        ends = rules.patterns["told_when"].search(rest)
        return cut(words, 0, len(trigger.text) + ends.start()) if ends else words
    return words if rules.patterns["thing_asked"].match(rest) or not rules.patterns["needs_thing"].match(trigger.text) else None


def _back(span: Span, length: int, reading: Reading) -> Span:
    start = max(0, span.start - length)
    return Span(start=start, end=span.start, text=reading.text[start : span.start])


def _kind_of_event(event: Event, words: str, rules: PositionRules) -> PositionKind | None:
    if event.event_class == "REQUEST":
        return "demand" if event.target or _ASKING.match(words[len(event.trigger.text) :].lstrip()) else None
    if event.event_class == "AGREE" and rules.has("offered", words) and rules.patterns["ready"].match(words):
        return "mediation" if rules.has("mediation", words) else "offer"
    return "threat" if event.event_class == "THREATEN" and rules.has("reprisal", words) else None
