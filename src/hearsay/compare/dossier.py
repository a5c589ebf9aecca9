"""Everything that a desk says of one actor: how its mentions were resolved, and its statements, events and figures by date."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from hearsay.knowledge.matching import MatchRules, match_score
from hearsay.knowledge.words import folded
from hearsay.records import Actor, Event, Figure, Mention, Record, Statement

EXAMPLES = 3
"""Words shown for each rule of resolution."""

ALIKE = 0.8
"""From this share of matching letters on a name is offered as perhaps the one that was meant (Ratcliff and Obershelp)."""


BY_FAR = 0.05
"""How much more alike than the next a name must be to be the one that is meant."""


MEANT = 0.6
"""From this score of matching names on the one that is alike is taken for the one that was meant, below it only proposed."""


@dataclass(frozen=True)
class Dated:
    """A record with the day it is about (or of its article, or None) and the outlet."""

    record: Record
    day: str | None
    outlet: str | None


@dataclass(frozen=True)
class Resolution:
    """A rule by which mentions were resolved: how many, and the most frequent words."""

    rule: str
    count: int
    words: tuple[str, ...]


@dataclass
class Dossier:
    """What a desk says of one actor."""

    resolved: list[Resolution] = field(default_factory=list)
    statements: list[Dated] = field(default_factory=list)
    told: list[Dated] = field(default_factory=list)
    relayed: list[Dated] = field(default_factory=list)
    did: list[Dated] = field(default_factory=list)
    suffered: list[Dated] = field(default_factory=list)
    owned: list[Dated] = field(default_factory=list)
    counted: list[Dated] = field(default_factory=list)
    articles: int = 0

    @property
    def records(self) -> list[Dated]:
        """All records in which it has a part, each once, in the order given."""
        parts = (self.statements, self.told, self.relayed, self.did, self.suffered, self.owned, self.counted)
        return list({found.record.id + found.record.doc: found for part in parts for found in part}.values())


def dossier(actor_id: str, records: Iterable[Dated]) -> Dossier:
    """Sort the records that name an actor by its part in them."""
    made = Dossier()
    words: defaultdict[str, Counter[str]] = defaultdict(Counter)
    docs = set[str]()
    for dated in records:
        docs.add(dated.record.doc)
        match dated.record:
            case Mention() as mention if mention.actor.id == actor_id:
                words[mention.rule][" ".join(mention.span.text.split())] += 1
            case Statement() as statement:
                _file(dated, made.statements, _is(actor_id, statement.speaker))
                _file(dated, made.told, _is(actor_id, statement.addressee))
                _file(dated, made.relayed, _among(actor_id, statement.chain))
            case Event() as event:
                _file(dated, made.did, _among(actor_id, event.source))
                _file(dated, made.suffered, _among(actor_id, event.target))
            case Figure() as figure:
                _file(dated, made.owned, _is(actor_id, figure.owner))
                _file(dated, made.counted, _is(actor_id, figure.said_by))
            case _:
                pass
    made.resolved = [
        Resolution(rule, found.total(), tuple(word for word, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:EXAMPLES]))
        for rule, found in sorted(words.items(), key=lambda item: (-item[1].total(), item[0]))
    ]
    made.articles = len(docs)
    return made


def _file(dated: Dated, where: list[Dated], fits: bool) -> None:
    if fits:
        where.append(dated)


def _is(actor_id: str, actor: Actor | None) -> bool:
    return actor is not None and actor.id == actor_id


def _among(actor_id: str, actors: Sequence[Actor]) -> bool:
    return any(actor.id == actor_id for actor in actors)


def named(name: str, actors: Iterable[Actor]) -> list[Actor]:
    """The actors that the name fits: by id, by the whole name, or else by words of it ("Lavrov" for Sergey Lavrov)."""
    everybody = list(actors)
    key = _key(name)
    exact = [actor for actor in everybody if actor.id == name] or [actor for actor in everybody if _key(actor.name) == key]
    return exact or [actor for actor in everybody if set(key.split()) <= set(_key(actor.name).split()) and _is_one(actor)]


def alike(name: str, actors: Iterable[Actor], rules: MatchRules, limit: int = 5) -> list[Actor]:
    """The actors whose names, or a word of whose names, are written or sound much like the name; the nearest first, alone where it is by
    far."""
    found = []
    for actor in filter(_is_one, actors):
        likeness = max(_likeness(name, actor.name), *(_likeness(name, word) for word in actor.name.split() if len(word) > 2), 0)
        likeness = max(likeness, _matching(name, actor, rules))
        if likeness >= ALIKE:
            found.append((likeness, actor))
    found.sort(key=lambda item: (-item[0], item[1].name))
    if len(found) > 1 and found[0][0] - found[1][0] >= BY_FAR:
        return [found[0][1]]
    return [actor for _, actor in found[:limit]]


def is_meant(name: str, actor: Actor, rules: MatchRules) -> bool:
    """Whether the name is as good as the actor's: a slip or another spelling, not a word that only looks like it."""
    return _matching(name, actor, rules) >= MEANT


def _matching(name: str, actor: Actor, rules: MatchRules) -> float:
    return match_score(name, actor.name, "person" if actor.kind == "person" else "body", rules)


def _is_one(actor: Actor) -> bool:
    """Whether it is one named actor, and not somebody unnamed or several who are told together."""
    return actor.kind != "unnamed" and "+" not in actor.id


def _likeness(left: str, right: str) -> float:
    return SequenceMatcher(None, _key(left), _key(right), autojunk=False).ratio()


def _key(name: str) -> str:
    return " ".join(folded(name).lower().split())
