"""What one article contributes to the table of positions: who demands, forbids, offers, threatens or promises what, who answers, and deeds
that a condition may name. Statements tell most of it; the events of speech acts tell toward whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hearsay.compare.position_kinds import Found, Said, kind_of
from hearsay.compare.position_narrated import narrated
from hearsay.compare.position_reading import PositionItem, Reading, overlap, sentences, together, words_of
from hearsay.compare.position_rules import PositionRules
from hearsay.compare.position_toward import STICKS, asked_first, names_who, of_event, toward
from hearsay.records import TOLD_AS_DONE, Actor, Answering, Document, Event, PositionKind, Record, Span, Statement

_NEAR = 40
"""So close behind what was demanded stands the clause that tells what became of it: "guarantees, which Oslo rejected"."""
_BACK = 700
"""So far back a request is looked for that is only called one ("rejected the request"), or a threat taken up again."""
_BETWEEN = 80
"""Characters between a verb of warning and its condition."""
_ANSWERED_WITHIN = 45
"""Characters at the beginning of what is rejected in which "the request" is looked for."""
_ASKING = re.compile(r"(?:\S+ ){0,5}?(?:for|on|upon|to|that)\b")
_ASIDE = re.compile(r"\b(?:which|that|but|although|though|while)\b")
"""Opens the clause inside a demand that tells what became of it."""
_ONE_BREATH = 120
"""Characters between a demand and its answer in one sentence."""
_JOINED = re.compile(r"(?:and|or)\s+(?=\S)")
_QUOTES = ("“", '"', "‘", "'")
_FEW = 2
_DANGLING = re.compile(r"(?:,|\s)+(?:as well as|and|or|but|as|which|that)\s*$")
_FIRST_PERSON = re.compile(r"\b(?:we|i|our|my)\b(?:['’]\w+)?\W+(?:\w+\W+){0,3}$", re.I)
_ADVERB = 12
"""Characters that may stand between who asks and the verb."""
_PUBLIC = ("state", "government", "military", "igo")
_HELD_ACTS = ("promise", "propose", "threaten", "demand", "ask")
_OFFICIAL = frozenset({"state", "government", "military", "igo", "armed_group", "group"})
_NO_REPORT = frozenset({"warn", "threaten", "demand", "promise", "propose", "ask", "deny", "reject"})
"""Acts that report nothing as done."""


def position_items(document: Document, records: Sequence[Record], text: str, rules: PositionRules) -> list[PositionItem]:
    """The positions, answers and deeds of an article, in order of the text."""
    reading = Reading(document, records, text, rules)
    held = [item for statement in reading.statements for item in _held(statement, reading)]
    told = {item.record: item for item in held}
    held += [item for event in reading.events if (item := _spoken(event, told, reading)) is not None]
    held += narrated(held, reading)
    held = _taken_up(sorted(held, key=_place), rules)
    answers = _answers(held, reading)
    return sorted([*_asked_of(held, answers, text), *answers, *_deeds(reading)], key=lambda item: (*_place(item), item.role))


def _place(item: PositionItem) -> tuple[int, str]:
    return item.at, item.record


# ---------------------------------------------------------------- positions


def _held(statement: Statement, reading: Reading) -> Iterator[PositionItem]:
    """The positions that a statement tells, sentence by sentence; where no sentence is one, by the act of the whole."""
    if statement.speaker is None or not statement.content or not _may_hold(statement.speaker, reading.rules):
        return
    if _is_past(statement, reading):
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
        if kind_name == "demand" and (_is_private(statement.speaker, cue, others, reading) or _is_own_plan(cue, part, others, reading)):
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


def _may_hold(actor: Actor, rules: PositionRules) -> bool:
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


def _is_private(holder: Actor, cue: Sequence[Span], others: Sequence[Actor], reading: Reading) -> bool:
    """Whether one private person only tells or asks another to do something."""
    if cue and reading.rules.has("telling", cue[0].text) and not holder.known and reading.sides([holder]) == [holder.id]:
        return True
    weak = bool(cue) and not others and reading.rules.has("weak_asking", cue[0].text)
    if weak and not holder.known and holder.kind in ("person", "group", "unnamed"):
        return True
    if bool(cue) and reading.rules.has("weak_asking", cue[0].text) and reading.rules.has("police", holder.name):
        return True  # "the police ask for your help"
    private = [a for a in (holder, *others) if a.kind in ("person", "unnamed") and not a.known and reading.sides([a]) == [a.id]]
    asks = bool(cue) and reading.rules.has("private_asking", cue[0].text)
    return asks and len(private) == 1 + len(others)


def _trimmed(content: Sequence[Span], reading: Reading) -> list[Span]:
    """What is said without a day and "that" before it, and without a last "and"."""
    first = content[0]
    begins = reading.rules.patterns["leading"].match(first.text)
    starts = begins.end() if begins and len(first.text[begins.end() :].split()) > _FEW else 0  # "that punishment" is no clause
    made = [_cut(first, starts, len(first.text)), *content[1:]]
    quote = reading.text[first.end : first.end + 2].strip()[:1] in _QUOTES and reading.text[first.end : first.end + 2].strip() != ""
    if len(content) == 1 and len(first.text.split()) <= _FEW and first.text.startswith("to ") and quote:
        return [reading.clause(_cut(first, 0, len("to")))]  # "to end" before a quotation
    for pattern in (reading.rules.patterns["another_clause"], _DANGLING):
        text = made[-1].text
        quoted = text[:1] in _QUOTES
        ends = None if quoted else pattern.search(text)
        made[-1] = _cut(made[-1], 0, ends.start()) if ends else made[-1]
    joint = _JOINED.match(made[0].text)
    made[0] = _cut(made[0], joint.end(), len(made[0].text)) if joint else made[0]
    return made


def _within(condition: Span, content: Sequence[Span]) -> Span:
    """A condition that begins in the words ends where they do."""
    own = next((span for span in content if span.start <= condition.start < span.end < condition.end), None)
    return _cut(condition, 0, own.end - condition.start) if own else condition


def _cut(span: Span, start: int, end: int) -> Span:
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
        after = _cut(reading.clause(cue), len(cue.text), len(reading.clause(cue).text))
        if after.start > cue.start and after.text.strip():
            return [_cut(after, len(after.text) - len(after.text.lstrip(", ")), len(after.text))]
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
    body = speaker is not None and _is_body(speaker, reading)
    beside = reading.beside(statement)
    official = speaker is not None and _is_official(speaker, reading)
    public = speaker is not None and (speaker.known or reading.sides([speaker]) != [speaker.id] or speaker.kind in _PUBLIC)
    goes_on = part[0].start > statement.content[0].start and reading.rules.patterns["they"].match(part[0].text) is not None
    asked = statement.act == "demand" and (goes_on or names_who(part[0], reading))
    said = Said(
        statement.act, cue, words_of(part), condition, beside, inside, whole, before, observer, body, official, public, asked, supports
    )
    return kind_of(said, reading.rules)


def _is_body(actor: Actor, reading: Reading) -> bool:
    """Whether somebody is, or speaks for, a state or a body."""
    return actor.kind not in ("person", "unnamed") or reading.sides([actor]) != [actor.id]


def _is_official(actor: Actor, reading: Reading) -> bool:
    """Whether somebody is, or speaks for, a state, its army, a body of states or a force."""
    kinds = {side.kind for side in reading.rules.sides.sides(actor, reading.document.published)}
    return actor.kind == "person" or bool({actor.kind, *kinds} & _OFFICIAL)


def _spoken(event: Event, told: dict[str, PositionItem], reading: Reading) -> PositionItem | None:
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
    if words is None or not _may_hold(holder, reading.rules) or _is_hollow(event, words, reading):
        return None
    kind = _kind_of_event(event, words.text, reading.rules)
    if kind is None or len(reading.rules.terms(words.text)) < 2:
        return None
    condition = reading.condition([words])
    others = (asked_first(words, reading) if kind == "demand" else []) or of_event(event.target, event.trigger, words, kind, reading)
    if kind == "demand" and (
        _is_private(holder, [event.trigger], others, reading) or not (_is_body(holder, reading) or _is_own(event, reading))
    ):
        return None  # what private people are told to have asked for is too often a story
    return reading.item(event, holder, others, [words], [event.trigger], kind=kind, condition=condition, rule="speech_act_event")


def _wishes(event: Event, holder: Actor, reading: Reading) -> bool:
    """Whether a wish asks something of somebody: of "want people to know" nobody is asked, and who speaks for nobody only wishes."""
    idle = reading.rules.has("idle_wish", reading.clause(event.trigger).text)
    asked = any(actor.kind != "unnamed" for actor in event.target)
    return asked and not idle and _is_body(holder, reading)


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
        asks = laid is not None and (names_who(clause, reading) or rules.has("must", laid[0]) or rules.has("cause", laid["who"] or ""))
        return clause if laid and asks and clause.start + laid.end() >= trigger.start else None
    by_name = any(mention.span.end >= trigger.start - _ADVERB for mention in reading.mentions(_back(trigger, _BETWEEN, reading)))
    if rules.patterns["asking_noun"].fullmatch(trigger.text) and not by_name and not rules.has("asker", before):
        return None
    if not rules.patterns["asking_event"].match(trigger.text):
        return None
    words = reading.clause(trigger)
    tail = rules.patterns["another_clause"].search(words.text)
    words = _cut(words, 0, tail.start()) if tail else words
    rest = words.text[len(trigger.text) :]
    if trigger.text.istitle() and before.endswith(("of ", "of the ")):
        return None  # a court of appeals
    if rules.has("sum_for", trigger.text) and rules.patterns["sum_behind"].match(rest):
        return None
    if rules.patterns["aside"].match(rest) or rules.patterns["passive_agent"].match(rest):
        return None
    if rules.patterns["asking_noun"].fullmatch(trigger.text):
        if not rules.patterns["thing_behind"].match(rest):
            return None
        ends = rules.patterns["told_when"].search(rest)
        return _cut(words, 0, len(trigger.text) + ends.start()) if ends else words
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


def _taken_up(held: Sequence[PositionItem], rules: PositionRules) -> list[PositionItem]:
    """What takes up a threat told just before ("would respond to such an act") is about the same."""
    made: list[PositionItem] = []
    for item in held:
        before = made[-1] if made else None
        if (
            before is not None
            and item.kind in STICKS
            and before.kind in STICKS
            and item.condition is None
            and item.sides == before.sides
            and item.at - before.at < _BACK
            and _takes_up(item, before, rules)
        ):
            same = ("topic", "subject", "of", "terms", "condition", "deeds", "concerned")
            item = item.model_copy(update={name: getattr(before, name) for name in same} | {"toward": item.toward or before.toward})
            item = item.model_copy(update={"toward_sides": item.toward_sides or before.toward_sides})
        made.append(item)
    return made


def _takes_up(item: PositionItem, before: PositionItem, rules: PositionRules) -> bool:
    words = words_of(item.content)
    if item.record == before.record:
        return rules.patterns["again"].match(words.lstrip("\"“‘'( ")) is not None
    return item.subject is None and rules.has("again", words)


# ---------------------------------------------------------------- answers and deeds


def _answers(held: Sequence[PositionItem], reading: Reading) -> list[PositionItem]:
    """Acceptances and rejections, each with the position of this article that it plainly answers."""
    made = []
    for statement in reading.statements:
        answer = _answer(statement.act, _has_condition(statement, reading), reading.rules)
        cue = statement.cue or (statement.content[0] if statement.content else None)
        if statement.speaker is None or cue is None or answer is None or not statement.content:
            continue
        if not _is_silent(statement.cue.text if statement.cue else "", _opening(statement.content), reading.rules):
            toward = [actor for event in reading.beside(statement) for actor in event.target]
            made.append(_answering(statement, statement.speaker, toward, answer, cue, statement.content, held, reading))
    answering = [s for s in reading.statements if _answer(s.act, False, reading.rules)]
    told = [span for s in answering for span in (s.cue, *s.content) if span]
    for event in reading.events:
        answer = _answer(event.event_class, False, reading.rules)
        if answer is None or not event.source or event.factuality not in TOLD_AS_DONE or _is_silent(event.trigger.text, "", reading.rules):
            continue
        if not any(overlap(span, event.trigger) for span in told):
            content = [reading.clause(event.trigger)]
            made.append(_answering(event, together(event.source), event.target, answer, event.trigger, content, held, reading))
    return made


def _has_condition(statement: Statement, reading: Reading) -> bool:
    """Whether an "if" stands in or behind what is agreed to."""
    return statement.condition is not None or (bool(statement.content) and reading.condition_behind(statement.content) is not None)


def _answer(act: str, conditional: bool, rules: PositionRules) -> Answering | None:
    if act in rules.accepting:
        return "conditional" if conditional else "accepted"
    return "rejected" if act in rules.rejecting else None


def _opening(content: Sequence[Span]) -> str:
    return " ".join(content[0].text.split()[:3])


def _asked_of(held: Sequence[PositionItem], answers: Sequence[PositionItem], text: str) -> list[PositionItem]:
    """Whoever answers in one breath is he who was asked, where nobody else is told: "approved requests by Oslo to send arms"."""
    made = list(held)
    for place, item in enumerate(held):
        own = [a for a in answers if a.answers_to == item.at and _in_one_breath(a.at, item.at, text)]
        if own and own[0].holder and not item.toward and item.kind == "demand" and own[0].holder.kind != "unnamed":
            made[place] = item.model_copy(update={"toward": (own[0].holder,), "toward_sides": own[0].sides})
    return made


def _in_one_breath(one: int, other: int, text: str) -> bool:
    between = text[min(one, other) : max(one, other)]
    return len(between) < _ONE_BREATH and not re.search(r"(?<!\b[A-Z])[.!?;\n]", between)


def _is_silent(cue: str, opening: str, rules: PositionRules) -> bool:
    """Whether nothing is rejected or accepted: "declined to comment", "did not confirm the day", "offered talks"."""
    return rules.has("silent", f"{cue} {opening}") or rules.has("undertaken", cue)


def _answering(
    record: Statement | Event,
    by: Actor,
    toward: Sequence[Actor],
    answer: Answering,
    cue: Span,
    content: Sequence[Span],
    held: Sequence[PositionItem],
    reading: Reading,
) -> PositionItem:
    item = reading.item(record, by, toward, content, [cue], answer=answer, rule="answer")
    others = [position for position in held if not set(position.sides) & set(item.sides) and position.record != record.id]
    found = _next_to(cue, content, others, reading.text) or _called(cue, content, item, others, reading)
    return item.model_copy(update={"answers_to": found.at}) if found else item


def _next_to(cue: Span, content: Sequence[Span], others: Sequence[PositionItem], text: str) -> PositionItem | None:
    """The position that an answer stands in or right behind, or whose word of asking it takes up."""
    for position in others:
        if cue.start <= position.at < cue.end or any(
            span.start <= position.at < min(span.end, span.start + _ANSWERED_WITHIN) for span in content
        ):
            return position  # "approved the requests to send", "rejected Oslo's demand for a halt"
        for span in position.content:
            gap = cue.start - span.end
            if (span.start <= cue.start < span.end and _ASIDE.search(text, span.start, cue.start)) or (
                0 <= gap <= _NEAR and not re.search(r"[.!?;\n]", text[span.end : cue.start])
            ):
                return position
    return None


def _called(
    cue: Span, content: Sequence[Span], item: PositionItem, others: Sequence[PositionItem], reading: Reading
) -> PositionItem | None:
    """The last position before that an answer only calls a request, statement, offer: of those who are named, if anybody is."""
    said = re.split(r"[.,;\n]", reading.text[cue.start : cue.end + _ANSWERED_WITHIN])[0]
    opened = content[0].text[:_ANSWERED_WITHIN]
    if not (reading.rules.has("answered", said) or reading.rules.has("answered", opened) or reading.rules.has("answered_again", said)):
        return None
    if reading.rules.has("own_asking", said) and item.answer != "rejected":
        return None
    meant = {*item.toward_sides, *item.about}
    others = [position for position in others if position.kind not in STICKS and position.kind != "promise"]
    before = [position for position in others if 0 < cue.start - position.at < _BACK]
    named = [position for position in before if meant & {*position.sides}]
    found = named or ([] if meant else before)
    return found[-1] if found else None


def _deeds(reading: Reading) -> Iterator[PositionItem]:
    """What the text tells as done (headlines only name it), with the families of deeds that its words name."""
    outside = [(part.start, part.end) for part in reading.document.parts if part.kind not in ("body", "caption")]
    for event in reading.events:
        inside = reading.by_id.get(event.statement or "")
        if inside is not None and inside.act in _NO_REPORT:
            continue
        if any(start <= event.trigger.start < end for start, end in outside):
            continue
        if event.factuality in TOLD_AS_DONE and event.same_as is None and event.source:
            place = [mention.actor for mention in reading.mentions(event.place.span)] if event.place else []
            yield PositionItem(
                role="deed",
                record=event.id,
                doc=event.doc,
                day=reading.day(event),
                at=event.trigger.start,
                sides=tuple(reading.sides(event.source)),
                toward_sides=tuple(sorted(reading.sides([*event.target, *place]))),
                deeds=(event.event_class, *reading.rules.deeds_of(event.trigger.text)),
            )
