"""Acceptances and rejections, each with the position of its article that it plainly answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hearsay.compare.position_reading import PositionItem, Reading, overlap, together, words_of
from hearsay.compare.position_rules import PositionRules
from hearsay.compare.position_toward import STICKS
from hearsay.records import TOLD_AS_DONE, Actor, Answering, Event, Span, Statement

ASKED_BEFORE = "answer_to_asking"
"""The rule of answers that speak of a demand: it was told before, whenever articles tell it first."""
_NEAR = 40
"""So close behind what was demanded stands the clause that tells what became of it: "guarantees, which Oslo rejected"."""
_BACK = 700
"""So far back a request is looked for that is only called one ("rejected the request"), or a threat taken up again."""
_ANSWERED_WITHIN = 45
"""Characters at the beginning of what is rejected in which "the request" is looked for."""
_ASIDE = re.compile(r"\b(?:which|that|but|although|though|while)\b")
"""Opens the clause inside a demand that tells what became of it."""
_ONE_BREATH = 120
"""Characters between a demand and its answer in one sentence."""


def answers_in(held: Sequence[PositionItem], reading: Reading) -> list[PositionItem]:
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


def asked_of(held: Sequence[PositionItem], answers: Sequence[PositionItem], text: str) -> list[PositionItem]:
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
    asked = ASKED_BEFORE if reading.rules.has("answered", words_of(content)) else "answer"
    item = reading.item(record, by, toward, content, [cue], answer=answer, rule=asked)
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
    if not found and reading.rules.has("statement", opened):  # "issued a statement, rejected by Oslo. It called for"
        found = [position for position in reversed(others) if 0 < position.at - cue.start < 2 * _BACK and meant & {*position.sides}]
    return found[-1] if found else None
