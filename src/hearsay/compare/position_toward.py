"""Toward whom a position is held: who is addressed, who is to do it, whose act a condition names. Whoever else is named is not meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hearsay.compare.position_reading import Reading
from hearsay.records import Actor, Mention, PositionKind, Span, Statement

STICKS = ("threat", "red_line")
_JOINT = re.compile(r"(?:, and |, | and )(?:on |to )?(?:the |its |their )?")
_ADDRESSED = re.compile(
    r"\W*(?:(?:on|upon|to|of|with|at|the|its|his|her|their|our|my|both|all|other|fellow|that|former|acting|top|senior|deputy|new|then)\W+"
    r"|(?:governments?|leaders?|authorities|parliament|people|army) of\W+|\w+ly\W+"
    r"|(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov|Gen)\.?\s|(?-i:[A-Z]\w+)(?:['’]s)?\s){0,4}",
    re.I,
)
"""Between the verb and whom it addresses."""
_ASKED_FROM = re.compile(r"\bfrom\s+(?:the\s+|its\s+)?$", re.I)
_AIMED_AT = re.compile(r"\b(?:on|against|toward|towards|with|to|at)\s+(?:the\s+|its\s+)?$", re.I)
_ONE = ("person", "organisation", "media", "igo")
_THEM = 12
_NEAR = 120
"""Characters around a verb within which its addressee stands."""
_BOUND = re.compile(r"\bfor$")
_INNER = re.compile(r"\b(?:to|who|which|that|of|in|for|from|by|with|on|at)\b")
_ONE_MORE = re.compile(r"(?:,| and) (?:the |its |their )?$")
_URGED = re.compile(r"\W*(?:(?:our call|my call|upon|on|to|with|for|that|this|our|all|both)\W+)*")
_PREPOSITION = re.compile(r"\b(?:of|in|by|for|from|with|to|at|on|across|against|about|over|into|near|around|between)\s+(?:the\s+)?$")
_MORE = re.compile(r",| and ")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be)\b", re.I)
_OF_WHOM = re.compile(r"\W*(?:(?:the|Mr\.?|Ms\.?|Mrs\.?|Dr\.?|Sen\.?|Rep\.?|Gov\.?|President|Senator|Prime Minister) )*")
_OWNED = re.compile(r"['’]s?\s+(?:\w+\s+)?(?:resignation|ouster|departure|removal|dismissal|withdrawal|compliance|cooperation)\b", re.I)
_POSSESSIVE = re.compile(r"['’]s?(?:\s|$)")


def toward(
    statement: Statement, speaker: Actor, kind: PositionKind, part: Sequence[Span], condition: Span | None, reading: Reading
) -> list[Actor]:
    """Of a position in a statement."""
    addressed = _addressed(statement, reading)
    if addressed is not None and addressed != speaker and addressed.kind != "media":
        return [addressed]
    doer = reading.doer(condition) if condition and kind in (*STICKS, "offer") else []
    if doer and reading.sides(doer) != reading.sides([speaker]):
        return doer
    if kind == "mediation":
        return between(part, reading)
    first = asked_first(part[0], reading) if kind == "demand" else []
    events = [event for event in reading.beside(statement) if event.event_class in ("REQUEST", "THREATEN")]
    cue = statement.cue or part[0]
    # "if Oslo is attacked" threatens somebody else
    told_of = [mention.actor for mention in reading.mentions(condition) if mention.form != "pronoun"] if condition else []
    asked = [actor for event in events for actor in event.target if actor not in (*event.source, *told_of)]
    return first or [actor for actor in asked if kind in (*STICKS, "demand") and _is_met(actor, cue, part, kind, reading)]


def of_event(actors: Sequence[Actor], trigger: Span, words: Span, kind: PositionKind, reading: Reading) -> list[Actor]:
    """Of a position that only an event tells: those of its targets that its words name as asked or threatened."""
    if kind == "demand":
        named = _next_named(trigger, words, reading)
        if named and named not in actors:
            actors = [*actors, named]
    met = [actor for actor in actors if _is_met(actor, trigger, [words], kind, reading)]
    return [actor for actor in actors if actor in met or (met and _joined(actor, trigger, [words], reading))]


def _next_named(trigger: Span, words: Span, reading: Reading) -> Actor | None:
    """Who is named right behind a word of asking: "encourages the government of Oslo to"."""
    behind = [m for m in reading.mentions(words) if m.span.start >= trigger.end and m.form in ("name", "role")]
    return behind[0].actor if behind and _ADDRESSED.fullmatch(reading.text, trigger.end, behind[0].span.start) else None


def between(part: Sequence[Span], reading: Reading) -> list[Actor]:
    """The parties of "peace between Oslo and Bergen"."""
    for span in part:
        for mention in reading.mentions(span):
            if reading.rules.has("between", reading.text[span.start : mention.span.start]):
                return _chain(mention.span.start, span, reading)
    return []


def asked_first(span: Span, reading: Reading) -> list[Actor]:
    """Whoever is named first in what is demanded: "that Russia withdraw", or is to go: "the minister's resignation"."""
    laid = reading.rules.patterns["laid"].match(span.text)
    if laid and laid["who"]:
        if laid["deed"].startswith("be"):
            return []  # "the prisoners must be released": not by them
        return _subject(span.start + laid.start("who"), span.start + laid.end("who"), span, reading)
    urging = reading.rules.patterns["urging"].match(span.text)
    if urging:
        asked = _URGED.match(span.text, urging.end())
        return _chain(span.start + (asked.end() if asked else urging.end()), span, reading)
    opening = re.match(r"\W*(?:that |for )?", span.text)
    begins = span.start + (opening.end() if opening else 0)
    his = [
        m.actor
        for m in reading.mentions(span)
        if m.span.start == begins and m.form == "pronoun" and _OWNED.match("'s" + span.text[m.span.end - span.start :])
    ]
    return his or _chain(begins, span, reading, _OWNED)


def names_who(span: Span, reading: Reading) -> bool:
    """Whether the subject of "must" is somebody who is named, not everybody of a kind."""
    laid = reading.rules.patterns["laid"].match(span.text)
    if laid is None or not laid["who"]:
        return False
    found = _subject(span.start + laid.start("who"), span.start + laid.end("who"), span, reading)
    return any(actor.kind != "group" or actor.known for actor in found)


def _subject(start: int, end: int, span: Span, reading: Reading) -> list[Actor]:
    """Who must do something: those of whom the subject tells, not whom it only mentions ("the funds of Oslo", "Oslo's funds")."""
    found = _chain(start, span, reading)
    last = [
        m for m in reading.mentions(span) if m.span.end == end and not _PREPOSITION.search(reading.text, max(start - 8, 0), m.span.start)
    ]
    several = _MORE.search(reading.text[start:end]) is not None
    heads = [
        m.actor for m in last if m.span.start >= start and m.form != "pronoun" and not _INNER.search(reading.text[start : m.span.start])
    ]
    return found if found and (several or any(actor in found for actor in heads)) else heads[:1]


def _chain(begins: int, span: Span, reading: Reading, owned: re.Pattern[str] | None = None) -> list[Actor]:
    """Who is named from here on, joined by "and"; not the owner of something ("Oslo's plan"), but for what is asked of the owner."""
    found: list[Actor] = []
    while (mention := _named_at(begins, span, reading)) is not None:
        after = reading.text[mention.span.end : mention.span.end + 60]
        if _POSSESSIVE.match(after) and not (owned and owned.match(after)):
            return found
        found.append(mention.actor)
        joint = _JOINT.match(reading.text, mention.span.end)
        if joint is None or joint.end() == mention.span.end:
            return found
        begins = joint.end()
    return found


def _named_at(begins: int, span: Span, reading: Reading) -> Mention | None:
    """Who is named from this place on, behind article and title; of "Russian president" the president."""
    article = _OF_WHOM.match(reading.text, begins)
    places = range(begins, (article.end() if article else begins) + 1)
    own = [mention for mention in reading.mentions(span) if mention.span.start in places and mention.form != "pronoun"]
    if not own:
        return None
    first = max(own, key=lambda mention: mention.span.end)
    behind = [m for m in reading.mentions(span) if first.form == "demonym" and m.span.start == first.span.end + 1 and m.form != "pronoun"]
    return behind[0] if behind else first


def _addressed(statement: Statement, reading: Reading) -> Actor | None:
    """The addressee, where the text names him right behind the verb, or as its passive subject."""
    cue, actor = statement.cue, statement.addressee
    if cue is None or actor is None:
        return actor
    if actor.kind in _ONE and re.match(r"\W*(?:on |to )?them\b", reading.text[cue.end : cue.end + _THEM]):
        return None  # "urged them": no single person or body
    members = actor.id.removeprefix("group/").split("+")
    own = [
        m for member in (actor.id, *members) for m in reading.mentions_of(member) if cue.start - _NEAR <= m.span.start <= cue.end + _NEAR
    ]
    starts = [m.span.start for m in own if m.span.start >= cue.start]
    if not own:  # "both sides" is no name
        named = reading.text.find(actor.name, cue.end, cue.end + _NEAR)
        starts = [named] if named >= 0 else []
    behind = any(_ADDRESSED.fullmatch(reading.text, min(cue.end, start), start) for start in starts)
    subject = any(m.span.end <= cue.start and _PASSIVE.search(cue.text) for m in own)
    return actor if behind or subject else None


def _is_met(actor: Actor, cue: Span, part: Sequence[Span], kind: PositionKind, reading: Reading) -> bool:
    """Whether the sentence names an actor as the one who is asked or threatened: behind the verb, "from Oslo", "sanctions on Oslo"."""
    aimed = _AIMED_AT if kind in STICKS else _ASKED_FROM
    end = max(cue.end, *(span.end for span in part))
    own = [mention for mention in reading.mentions_of(actor.id) if cue.start <= mention.span.start < end]
    return any(_stands(mention, cue, aimed, reading.text) for mention in own)


def _joined(actor: Actor, cue: Span, part: Sequence[Span], reading: Reading) -> bool:
    """Whether somebody is named as one more of those who are asked: "on Oslo and its allies"."""
    end = max(cue.end, *(span.end for span in part))
    behind = [reading.text[max(0, at - 12) : at] for at in _places(actor, cue.end, end, reading)]
    return any(_ONE_MORE.search(before) for before in behind)


def _places(actor: Actor, start: int, end: int, reading: Reading) -> list[int]:
    named = [mention.span.start for mention in reading.mentions_of(actor.id) if start <= mention.span.start < end]
    found = reading.text.find(actor.name, start, end)
    return named or ([found] if found >= 0 else [])


def _stands(mention: Mention, cue: Span, aimed: re.Pattern[str], text: str) -> bool:
    begins = min(cue.end, mention.span.start)
    if begins < mention.span.start and _BOUND.search(text[cue.start : cue.end]):
        return bool(aimed.search(text[begins : mention.span.start]))  # "called for Oslo's help"
    if mention.form == "demonym" or _POSSESSIVE.match(text, mention.span.end):
        return False
    return bool(_ADDRESSED.fullmatch(text, begins, mention.span.start) or aimed.search(text[begins : mention.span.start]))
