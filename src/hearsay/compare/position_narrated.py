"""Lines that an article tells in its own words, or a heading for somebody: "If its forces cross the river, that is an invasion".

Whose line it is stands in the sentence ("Oslo would treat any attack as ...", "Oslo: any attack is ..."), or is not told: then nobody is
guessed, and the position is incomplete.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearsay.compare.position_reading import PositionItem, Reading, overlap, together
from hearsay.records import Actor, Event, Span

NOT_TOLD = Actor(id="unnamed", name="somebody who is not told", kind="unnamed", known=False)
"""The holder of a line of which the article does not tell whose it is."""


def narrated(held: Sequence[PositionItem], reading: Reading) -> Iterator[PositionItem]:
    """The lines drawn in sentences that tell no statement and no position of ``held``, each once, with the event of its condition."""
    threats = [event.trigger for event in reading.events if event.event_class == "THREATEN"]
    told = [s for s in reading.statements if s.cue is None or not any(overlap(s.cue, threat) for threat in threats)]  # "will respond if"
    taken = [span for statement in told for span in (statement.cue, *statement.content) if span is not None]
    taken += [span for item in held for span in item.content]
    titles = [part for part in reading.document.parts if part.kind == "title"]
    for event in reading.events:
        sentence = reading.sentence(event.trigger)
        if any(overlap(sentence, span) for span in taken) or any(part.start <= sentence.start < part.end for part in titles):
            continue
        item = _line(event, sentence, reading)
        if item is not None:
            taken.append(sentence)
            yield item


def _line(event: Event, sentence: Span, reading: Reading) -> PositionItem | None:
    condition = reading.condition([sentence])
    if condition is None:
        return None
    rest, rules = sentence.text.replace(condition.text, " "), reading.rules
    threat = event if event.event_class == "THREATEN" and not overlap(event.trigger, condition) else None
    if threat is not None and rules.has("reprisal", rest) and not rules.has("no_reprisal", rest):
        holder, rule = together(threat.source) if threat.source else None, "reprisal"
    elif rules.has("hostile", rest) and not rules.has("foretold", rest):
        holder, rule = _holder(sentence, condition, reading), "line_by_name"
    else:
        return None
    toward = [actor for actor in reading.doer(condition) if holder is None or reading.sides([actor]) != reading.sides([holder])]
    toward = toward or list(threat.target if threat else ())
    return reading.item(event, holder or NOT_TOLD, toward, [sentence], [], kind="red_line", condition=condition, rule=f"narrated.{rule}")


def _holder(sentence: Span, condition: Span, reading: Reading) -> Actor | None:
    """Who is named as the one who calls it so: before a colon, before a verb of regarding, or as whose point of view it is."""
    for mention in reading.mentions(sentence):
        before = reading.text[sentence.start : mention.span.start]
        after = reading.text[mention.span.end : sentence.end]
        if reading.rules.patterns["to_whom"].fullmatch(before) and after.lstrip().startswith(","):
            return mention.actor
        if not overlap(mention.span, condition) and reading.rules.patterns["regarding"].match(after):
            return mention.actor
        if reading.rules.patterns["heading"].fullmatch(before) and after.startswith(":"):
            return mention.actor
    return None
