"""How sources write: on whom an outlet's articles rest, and by which acts it lets each side speak. Counts with passages, no scores."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from hearsay.compare.corpus import Corpus
from hearsay.compare.sides import Sides
from hearsay.records import Act, Actor, ActorKind, Document, Plain, Record, Statement

SourceClass = Literal["named", "institutional", "unnamed", "document", "unresolved"]

_CLASSES: dict[ActorKind, SourceClass] = {
    "person": "named",
    "state": "institutional",
    "government": "institutional",
    "military": "institutional",
    "igo": "institutional",
    "organisation": "institutional",
    "media": "institutional",
    "armed_group": "institutional",
    "document": "document",
    "group": "unnamed",
    "unnamed": "unnamed",
}
"""A person with a name; a body that speaks ("the ministry", Reuters); a paper; people without a name ("officials", "residents")."""


class Sourced(Plain):
    """A statement as it is counted: the class of its source, for whom the speaker stands, the act and the verb that the article chose."""

    record: str
    source: SourceClass
    sides: list[Actor]
    act: Act
    cue: str | None


class SourcingItem(Plain):
    """What one article rests on. ``body`` and ``attributed`` are characters of its own text and of what others are told to say."""

    doc: str
    body: int
    attributed: int
    statements: list[Sourced]


class SideActs(Plain):
    """How one side is let speak: how often each act, and each verb or phrase that the articles chose for it."""

    side: Actor
    acts: dict[str, int]
    cues: dict[str, int]


class Sourcing(Plain):
    """One outlet, or an article without one. Shares are of all its statements; ``density`` is statements for 1,000 characters of its own
    text, ``attributed`` the share of these characters that others are told to say."""

    outlet: str
    country: str | None
    articles: list[str]
    statements: int
    sources: dict[SourceClass, int]
    density: float
    attributed: float
    acts: list[SideActs]


def sourcing_items(document: Document, records: Iterable[Record], sides: Sides) -> list[SourcingItem]:
    """What an article rests on."""
    statements = [record for record in records if isinstance(record, Statement)]
    told = [
        Sourced(
            record=record.id,
            source=_CLASSES[record.speaker.kind] if record.speaker else "unresolved",
            sides=list(sides.sides(record.speaker, document.published)) if record.speaker and record.speaker.kind != "unnamed" else [],
            act=record.act,
            cue=" ".join(record.cue.text.split()).lower() if record.cue else None,
        )
        for record in statements
    ]
    body = sum(part.end - part.start for part in document.parts if part.kind == "body")
    return [SourcingItem(doc=document.doc, body=body, attributed=_covered(statements), statements=told)]


def _covered(statements: Iterable[Statement]) -> int:
    """Characters that stand in the content of a statement, each counted once."""
    pieces = sorted((piece.start, piece.end) for statement in statements for piece in statement.content)
    covered, reached = 0, 0
    for start, end in pieces:
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return covered


def sourcing(items: Iterable[SourcingItem], corpus: Corpus, countries: dict[str, str]) -> list[Sourcing]:
    """The outlets, those with most articles first. ``countries`` gives where the head offices of outlets are (ISO 3166-1 alpha-3)."""
    by_outlet: defaultdict[str, list[SourcingItem]] = defaultdict(list)
    for item in items:
        by_outlet[corpus.outlet(item.doc)].append(item)
    found = [_outlet(outlet, own, countries.get(outlet.lower())) for outlet, own in by_outlet.items()]
    return sorted(found, key=lambda own: (-len(own.articles), -own.statements, own.outlet))


def _outlet(outlet: str, items: Sequence[SourcingItem], country: str | None) -> Sourcing:
    told = [statement for item in items for statement in item.statements]
    body = sum(item.body for item in items)
    sources = Counter(statement.source for statement in told)
    return Sourcing(
        outlet=outlet,
        country=country,
        articles=sorted(item.doc for item in items),
        statements=len(told),
        sources={source: sources[source] for source in dict.fromkeys(_CLASSES.values()) | {"unresolved": None}},
        density=round(1000 * len(told) / body, 2) if body else 0.0,
        attributed=round(min(1.0, sum(item.attributed for item in items) / body), 3) if body else 0.0,
        acts=list(_acts(told)),
    )


def _acts(told: Iterable[Sourced]) -> Iterator[SideActs]:
    sides: dict[str, Actor] = {}
    of_side: defaultdict[str, list[Sourced]] = defaultdict(list)
    for statement in told:
        for side in statement.sides:
            sides.setdefault(side.id, side)
            of_side[side.id].append(statement)
    for id, own in sorted(of_side.items(), key=lambda item: (-len(item[1]), item[0])):
        cues = Counter(statement.cue for statement in own if statement.cue)
        yield SideActs(side=sides[id], acts=_most(Counter(statement.act for statement in own)), cues=_most(cues))


def _most(counts: Counter[str] | Counter[Act]) -> dict[str, int]:
    return {str(name): number for name, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))}
