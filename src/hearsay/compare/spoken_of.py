"""Whom a statement is about: who is told, against whom its act is, of whom it speaks. Who is only mentioned is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hearsay.knowledge.tables import Knowledge
from hearsay.records import Actor, Event, Mention, Span, Statement

_OPENING = 5
"""Words of what is said among which stands whom it is about: "any Russian soldier who", "the conduct of Norway"."""
_BEFORE = 24
"""Characters before a name in which it may be told to be a place."""
_JOINT = re.compile(r"(?:,| and|, and|,? as well as) (?:the )?")

SidesOf = Callable[[Iterable[Actor]], list[str]]
"""The ids of the sides for which actors stand."""


@dataclass(frozen=True)
class SpokenOfRules:
    """``named_after`` matches, behind a name, the word of what is only named after the place; ``where``, before it, that it is a place."""

    named_after: re.Pattern[str]
    where: re.Pattern[str]

    @classmethod
    def load(cls, knowledge: Knowledge) -> SpokenOfRules:
        """Compile the table. Raises KnowledgeError for a bad file."""
        table = knowledge.table("tension")
        after, where = (_any_of(table[name]["words"]) for name in ("named_after", "where"))
        return cls(
            re.compile(rf"(?:[’']s)?(?:\s+\d+)?\s+{after}\b", re.IGNORECASE),
            re.compile(rf"\b{where}\s+(?:the\s+)?(?:\w+ern\s+)?$", re.IGNORECASE),
        )


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})"


def spoken_of(
    statement: Statement, mentions: Sequence[Mention], events: Sequence[Event], text: str, sides_of: SidesOf, rules: SpokenOfRules
) -> list[str]:
    """The sides: those who are told; else the targets of the act that its verb is; else who is named first; else to whom the speaker's own
    side does something. ``mentions`` are those of the article in order of the text, ``events`` its events."""
    assert statement.speaker is not None
    own = set(sides_of([statement.speaker]))
    if statement.addressee is not None:
        return sides_of([statement.addressee])
    cue, content = statement.cue, statement.content
    targets = [actor for event in events if cue is not None and _overlap(event.trigger, cue) for actor in event.target]
    named = _first_named([m for m in mentions if not own & {*sides_of([m.actor])}], content[0], text, rules)
    deeds = [event for event in events if any(span.start <= event.trigger.start < span.end for span in content)]
    done_to = [actor for event in deeds if own & {*sides_of(event.source)} for actor in event.target]
    return next((found for actors in (targets, named, done_to) if (found := [s for s in sides_of(actors) if s not in own])), [])


def _first_named(mentions: Sequence[Mention], span: Span, text: str, rules: SpokenOfRules) -> list[Actor]:
    """Whoever stands among the first words, with those whom "and" joins."""
    found: list[Actor] = []
    end = -1
    for mention in mentions:
        start = mention.span.start
        if not span.start <= start < span.end or rules.named_after.match(text, mention.span.end):
            continue
        if rules.where.search(text[max(0, start - _BEFORE) : start]):
            continue
        if not found and len(text[span.start : start].split()) > _OPENING:
            break
        if found and not _JOINT.fullmatch(text, end, start):
            break
        found.append(mention.actor)
        end = mention.span.end
    return found


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
