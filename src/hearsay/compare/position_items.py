"""What one article contributes to the table of positions: who demands, forbids, offers, threatens or promises what, who answers, and deeds
that a condition may name. Statements tell most of it; the events of speech acts tell toward whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearsay.compare.position_answers import answers_in, asked_of
from hearsay.compare.position_events import spoken
from hearsay.compare.position_narrated import narrated
from hearsay.compare.position_reading import PositionItem, Reading, words_of
from hearsay.compare.position_rules import PositionRules
from hearsay.compare.position_told import told_in
from hearsay.compare.position_toward import STICKS
from hearsay.records import TOLD_AS_DONE, Document, Record

_BACK = 700
"""So far back a request is looked for that is only called one ("rejected the request"), or a threat taken up again."""
_NO_REPORT = frozenset({"warn", "threaten", "demand", "promise", "propose", "ask", "deny", "reject"})
"""Acts that report nothing as done."""


def position_items(document: Document, records: Sequence[Record], text: str, rules: PositionRules) -> list[PositionItem]:
    """The positions, answers and deeds of an article, in order of the text."""
    reading = Reading(document, records, text, rules)
    held = [item for statement in reading.statements for item in told_in(statement, reading)]
    told = {item.record: item for item in held}
    held += [item for event in reading.events if (item := spoken(event, told, reading)) is not None]
    held += narrated(held, reading)
    held = _mediating(_taken_up(sorted(held, key=_place), rules))
    answers = answers_in(held, reading)
    return sorted([*asked_of(held, answers, text), *answers, *_deeds(reading)], key=lambda item: (*_place(item), item.role))


def _place(item: PositionItem) -> tuple[int, str]:
    return item.at, item.record


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


def _mediating(held: Sequence[PositionItem]) -> list[PositionItem]:
    """Who calls for mediation and offers it in one article offers it."""
    offered = {item.sides: item for item in reversed(held) if item.kind == "mediation"}
    made = list(held)
    for place, item in enumerate(held):
        if item.kind == "demand" and item.subject == "mediation" and (offer := offered.get(item.sides)) is not None:
            others = {"toward": item.toward or offer.toward, "toward_sides": item.toward_sides or offer.toward_sides}
            made[place] = item.model_copy(update={"kind": "mediation", **others})
    return made


def _takes_up(item: PositionItem, before: PositionItem, rules: PositionRules) -> bool:
    words = words_of(item.content)
    if item.record == before.record:
        return rules.patterns["again"].match(words.lstrip("\"“‘'( ")) is not None
    return item.subject is None and rules.has("again", words)


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
