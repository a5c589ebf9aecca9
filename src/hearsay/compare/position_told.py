"""The positions that a statement tells, sentence by sentence: in which words, toward whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hearsay.compare.position_kinds import Found, Said, kind_of
from hearsay.compare.position_reading import PositionItem, Reading, overlap, sentences, words_of
from hearsay.compare.position_rules import PositionRules
from hearsay.compare.position_toward import STICKS, names_who, toward
from hearsay.records import Actor, Event, Span, Statement

_BETWEEN = 80
"""Characters between a verb of warning and its condition."""
_JOINED = re.compile(r"(?:and|or)\s+(?=\S)")
_QUOTES = ("“", '"', "‘", "'")
_NAME = 3
"""Words of which a name has no more."""
_FEW = 2
_DANGLING = re.compile(r"(?:,|\s)+(?:as well as|and|or|but|as|which|that)\s*$")
_PUBLIC = ("state", "government", "military", "igo")
_HELD_ACTS = ("promise", "propose", "threaten", "demand", "ask")
_OFFICIAL = frozenset({"state", "government", "military", "igo", "armed_group"})


def told_in(statement: Statement, reading: Reading) -> Iterator[PositionItem]:
    """The positions that a statement tells, sentence by sentence; where no sentence is one, by the act of the whole."""
    if statement.speaker is None or not statement.content or not may_hold(statement.speaker, reading.rules):
        return
    if _is_past(statement, reading) or (statement.source and reading.rules.patterns["anybody"].match(statement.source.text)):
        return
    content = _trimmed(_demanded(statement, reading), reading)
    if reading.text[content[-1].end : content[-1].end + 1] == "?":
        return
    told = sentences(content, reading.text)
    found = [(part, reading.condition(part), len(told) == 1) for part in told]
    if len(found) == 1 and found[0][1] is None and statement.mode != "direct":
        found = [(told[0], reading.condition_behind(told[0]), True)]
    named = _line_named(statement, content, reading)
    if named is not None and len(found) == 1:
        found = [(told[0], named, True)]
    elif statement.condition is not None:
        found = [(part, statement.condition if any(overlap(s, statement.condition) for s in part) else c, w) for part, c, w in found]
    made = [(part, condition, kind) for part, condition, whole in found if (kind := _kind(statement, part, condition, whole, reading))]
    if not made and len(told) > 1 and (kind := _kind(statement, content, None, True, reading)):
        made = [(content, None, kind)] if kind[0] == "demand" else []
    others: list[Actor] = []
    for part, condition, (kind_name, rule) in made:
        # What follows in the same speech is demanded of the same: "Oslo should investigate. They should also ..."
        others = toward(statement, statement.speaker, kind_name, part, condition, reading) or others
        cue = [statement.cue] if statement.cue and part[0] in told[0] else []
        condition = _within(condition, content) if condition else None
        if condition and kind_name not in STICKS and not reading.rules.patterns["if_clause"].match(condition.text):
            condition = None
        if kind_name == "demand" and (is_private(statement.speaker, cue, others, reading) or _is_own_plan(cue, part, others, reading)):
            continue
        helped = _supported(part, statement.speaker, reading) if kind_name == "promise" else None
        meant = reading.clause(helped.trigger).text if helped and rule == "promised_support" else None
        to = others or (helped.target if helped else [])
        yield reading.item(statement, statement.speaker, to, part, cue, kind=kind_name, condition=condition, meant=meant, rule=rule)


def _is_past(statement: Statement, reading: Reading) -> bool:
    """Whether the verb only tells what thing is meant ("the recovery he promised"), or is somebody else's word for it."""
    end, cue = statement.content[0].end, statement.cue
    if cue is not None and reading.rules.has("called_so", reading.text[max(0, cue.start - 12) : cue.start]):
        return True  # what somebody else calls it: he was "encouraging them to fight"
    between = reading.text[cue.end : statement.content[0].start] if cue is not None else ""
    if (
        cue is not None
        and reading.rules.has("asking_word", cue.text)
        and between
        and not reading.rules.patterns["after_noun"].match(between)
    ):
        return True  # "its threats prompted Oslo to order"
    tells = cue is not None and statement.mode == "indirect" and statement.act in _HELD_ACTS and end <= cue.start
    if not tells or cue is None:
        return False
    before = reading.text[end : cue.start]
    if statement.act in ("demand", "ask") or reading.rules.has("passive", cue.text):
        return reading.rules.patterns["relative"].match(before) is not None
    return before.strip(" ,") != ""


def may_hold(actor: Actor, rules: PositionRules) -> bool:
    """Whether somebody can hold a position: no document, medium or court, and of those without a name only who has an office or cause."""
    if ".jud" in actor.id or (actor.kind != "igo" and not actor.known and rules.has("courts", actor.name)):
        return False
    return actor.kind not in ("document", "media") and (actor.kind != "unnamed" or rules.has("cause", actor.name))


def _is_own_plan(cue: Sequence[Span], part: Sequence[Span], others: Sequence[Actor], reading: Reading) -> bool:
    """Whether a wish asks nobody: "are pushing to bring him back", "wants more people to work"."""
    if not cue or others:
        return False
    rules, words = reading.rules, part[0].text
    if rules.has("wishing", cue[0].text) and rules.patterns["others_deed"].match(words):
        return True
    between = reading.text[cue[0].end : part[0].start]
    return bool(between.strip() in ("", "hard") and words.startswith("to ") and rules.patterns["own_push"].search(cue[0].text))


def is_private(holder: Actor, cue: Sequence[Span], others: Sequence[Actor], reading: Reading) -> bool:
    """Whether one private person only tells or asks another to do something."""
    if cue and reading.rules.has("telling", cue[0].text) and not holder.known and reading.sides([holder]) == [holder.id]:
        return True
    weak = bool(cue) and not others and reading.rules.has("weak_asking", cue[0].text)
    if weak and not holder.known and holder.kind in ("person", "group", "unnamed"):
        return True
    if cue and reading.rules.has("private_asking", cue[0].text) and reading.rules.has("police", holder.name):
        return True  # "the police ask for your help"
    private = [a for a in (holder, *others) if a.kind in ("person", "unnamed") and not a.known and reading.sides([a]) == [a.id]]
    asks = bool(cue) and reading.rules.has("private_asking", cue[0].text)
    return asks and len(private) == 1 + len(others)


def _trimmed(content: Sequence[Span], reading: Reading) -> list[Span]:
    """What is said without a day and "that" before it, and without a last "and"."""
    first = content[0]
    if first.text.startswith("to ") and reading.text[max(0, first.start - 4) : first.start].lower() == "not ":
        start = first.start - len("not ")
        first = Span(start=start, end=first.end, text=reading.text[start : first.end])  # "called on them not to give in"
        content = [first, *content[1:]]
    begins = reading.rules.patterns["leading"].match(first.text)
    starts = begins.end() if begins and len(first.text[begins.end() :].split()) > _FEW else 0  # "that punishment" is no clause
    made = [cut(first, starts, len(first.text)), *content[1:]]
    quote = reading.text[first.end : first.end + 2].strip()[:1] in _QUOTES and reading.text[first.end : first.end + 2].strip() != ""
    if len(content) == 1 and len(first.text.split()) <= _FEW and first.text.startswith("to ") and quote:
        return [reading.clause(cut(first, 0, len("to")))]  # "to end" before a quotation
    if len(content) == 1 and len(first.text.split()) <= _NAME and reading.text.startswith(" to ", first.end):
        whole = reading.clause(first)  # "calls for the parliament [to pass the law]"
        made = [whole] if made[0] == first else made
    for pattern in (reading.rules.patterns["another_clause"], _DANGLING):
        text = made[-1].text
        quoted = text[:1] in _QUOTES
        ends = None if quoted else pattern.search(text)
        made[-1] = cut(made[-1], 0, ends.start()) if ends else made[-1]
    joint = _JOINED.match(made[0].text)
    made[0] = cut(made[0], joint.end(), len(made[0].text)) if joint else made[0]
    return made


def _within(condition: Span, content: Sequence[Span]) -> Span:
    """A condition that begins in the words ends where they do."""
    own = next((span for span in content if span.start <= condition.start < span.end < condition.end), None)
    return cut(condition, 0, own.end - condition.start) if own else condition


def cut(span: Span, start: int, end: int) -> Span:
    return Span(start=span.start + start, end=span.start + end, text=span.text[start:end]) if 0 <= start < end else span


def _line_named(statement: Statement, content: Sequence[Span], reading: Reading) -> Span | None:
    """What is called a line, or regarded as something hostile: all that is said ("its red line is a base"), or the part before what it is
    called ("regards a base as a provocation")."""
    cue = statement.cue.text if statement.cue else ""
    if reading.rules.has("line_cue", cue):
        return content[0]
    return reading.regarded(content[0], "regarded" if reading.rules.has("regards", cue) else "would_be")


def _demanded(statement: Statement, reading: Reading) -> list[Span]:
    """The content. What is asked for in indirect speech stands behind the verb: "On Monday, after the talks, it requested support"."""
    cue = statement.cue
    condition = statement.condition or reading.condition(statement.content)
    if (
        cue is not None
        and condition is not None
        and statement.act in ("warn", "threaten")
        and condition.start == statement.content[0].start
    ):
        # "warned Oslo of severe costs if it attacks": the costs are part of it
        between = reading.text[cue.end : condition.start]
        if between.strip() not in ("", "that", ",") and len(between) <= _BETWEEN and not re.search(r"[.!?\n\"“]", between):
            start, end = cue.end + len(between) - len(between.lstrip()), statement.content[0].end
            return [Span(start=start, end=end, text=reading.text[start:end]), *statement.content[1:]]
    asks = any(event.event_class == "REQUEST" for event in reading.beside(statement))
    if cue is not None and asks and statement.mode == "indirect" and statement.content[-1].end <= cue.start:
        after = cut(reading.clause(cue), len(cue.text), len(reading.clause(cue).text))
        if after.start > cue.start and after.text.strip():
            return [cut(after, len(after.text) - len(after.text.lstrip(", ")), len(after.text))]
    return statement.content


def _supported(part: Sequence[Span], speaker: Actor, reading: Reading) -> Event | None:
    """The support of others that is promised: "will stand by Oslo"."""
    own = set(reading.sides([speaker]))
    for event in reading.inside(part):
        named = [actor for actor in event.target if actor.known or actor.kind in ("state", "government")]
        thanks = reading.rules.has("no_support", event.trigger.text)
        if event.event_class in ("SUPPORT", "AID") and named and not thanks and not own & set(reading.sides(named)):
            span = next(span for span in part if span.start <= event.trigger.start < span.end)
            if reading.rules.has("supporting", reading.text[max(0, span.start - 1) : event.trigger.start]):
                return event
    return None


def _kind(statement: Statement, part: Sequence[Span], condition: Span | None, whole: bool, reading: Reading) -> Found | None:
    cue = statement.cue.text if statement.cue else ""
    speaker = statement.speaker
    observer = speaker is not None and speaker.kind == "person" and reading.sides([speaker]) == [speaker.id]
    inside, own = reading.inside(part), set(reading.sides([speaker] if speaker else []))
    helped = _supported(part, speaker, reading) if speaker else None
    we_will = reading.rules.has("we_will", words_of(part)) or statement.act == "promise"
    supports = helped is not None and (
        we_will or (helped.factuality in ("planned", "conditional") and bool(own & set(reading.sides(helped.source))))
    )
    before = reading.before(statement.cue) if statement.cue else ""
    body = speaker is not None and is_body(speaker, reading)
    beside = reading.beside(statement)
    official = speaker is not None and _is_official(speaker, reading)
    public = speaker is not None and (speaker.known or reading.sides([speaker]) != [speaker.id] or speaker.kind in _PUBLIC)
    goes_on = reading.rules.patterns["they"].match(part[0].text) is not None and _lays_before(statement, part[0], reading)
    asked = statement.act == "demand" and (goes_on or names_who(part[0], reading))
    said = Said(
        statement.act, cue, words_of(part), condition, beside, inside, whole, before, observer, body, official, public, asked, supports
    )
    return kind_of(said, reading.rules)


def _lays_before(statement: Statement, part: Span, reading: Reading) -> bool:
    """Whether somebody who is named has been told what to do in an earlier sentence: "Oslo should go. They should also"."""
    return any(names_who(s[0], reading) for s in sentences(statement.content, reading.text) if s[0].start < part.start)


def is_body(actor: Actor, reading: Reading) -> bool:
    """Whether somebody is, or speaks for, a state or a body."""
    return actor.kind not in ("person", "unnamed") or reading.sides([actor]) != [actor.id]


def _is_official(actor: Actor, reading: Reading) -> bool:
    """Whether somebody is, or speaks for, a state, its army, a body of states or a force."""
    kinds = {side.kind for side in reading.rules.sides.sides(actor, reading.document.published)}
    return actor.kind == "person" or bool({actor.kind, *kinds} & _OFFICIAL)
