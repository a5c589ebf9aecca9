"""Which actors may be one: names that are like each other, each pair with its score and reason. Nothing is merged here.

Reading merges a variant spelling only where the name and a role or country agree; what is left over is proposed to the user, who knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.matching import THRESHOLD, MatchRules, match_score, words_of
from hearsay.records import Actor

BODIES = frozenset({"state", "government", "military", "igo", "organisation", "media", "armed_group"})
GENERAL = 0.5
"""The score of two bodies whose names differ only in a word that many bodies have ("Associated News", "Associated Press")."""
PREFIX = 3
"""Letters, as they sound, that names must have in common in one word to be compared at all."""
MOST = 400
"""Names under one such beginning that are compared; more share it only by chance ("Mohammed")."""


@dataclass(frozen=True)
class Named:
    """An actor as it is compared: ``ties`` are the roles and countries that are known of it."""

    id: str
    name: str
    kind: str
    known: bool
    ties: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Proposal:
    """Two actors (ids, the known one second) that may be one."""

    left: str
    right: str
    score: float
    reason: str


def named(actors: Iterable[Actor], knowledge: ActorKnowledge) -> list[Named]:
    """The actors of some records, with what the tables know of them. Groups, documents and those without a name are left out."""
    unique = {actor.id: actor for actor in actors if actor.kind == "person" or actor.kind in BODIES}
    return [Named(a.id, a.name, a.kind, a.known, _ties(a, knowledge)) for a in unique.values()]


def _ties(actor: Actor, knowledge: ActorKnowledge) -> frozenset[str]:
    person = knowledge.persons.get(actor.id)
    if person is None:
        return frozenset({actor.id.partition(".")[0]}) if "." in actor.id else frozenset()
    return frozenset(office.role for office in person.offices) | ({person.country} if person.country else set())


def proposals(actors: Sequence[Named], rules: MatchRules, general: frozenset[str]) -> list[Proposal]:
    """Pairs of actors that may be one, the likeliest first; at least one of them is not in the tables.

    ``general`` are lower-case words that many bodies have in their names ("news", "press", "ministry").
    """
    found = [proposal for a, b in _pairs(actors, rules) if (proposal := _proposal(a, b, rules, general)) is not None]
    parts: dict[str, int] = defaultdict(int)
    for proposal in found:
        if proposal.reason == PART:
            parts[proposal.left] += 1
    sure = [p for p in found if p.reason != PART or parts[p.left] == 1]  # "Smith" may be any of several
    return sorted(sure, key=lambda p: (-p.score, p.left, p.right))


PART = "one name is a part of the other"


def _pairs(actors: Sequence[Named], rules: MatchRules) -> Iterator[tuple[Named, Named]]:
    """Pairs worth comparing: of one sort, one of them unknown, with a word that begins alike."""
    beginnings: dict[tuple[bool, str], list[Named]] = defaultdict(list)
    for actor in actors:
        person = actor.kind == "person"
        for start in {word.sound[:PREFIX] for word in words_of(actor.name, rules) if len(word.plain) > 1}:
            beginnings[person, start].append(actor)
    seen: set[tuple[str, str]] = set()
    for key in sorted(beginnings):
        for a, b in combinations(sorted(beginnings[key][:MOST], key=lambda n: (n.known, n.id)), 2):
            if not (a.known and b.known) and a.id != b.id and (a.id, b.id) not in seen:
                seen.add((a.id, b.id))
                yield a, b


def _proposal(a: Named, b: Named, rules: MatchRules, general: frozenset[str]) -> Proposal | None:
    score = match_score(a.name, b.name, "person" if a.kind == "person" else "body", rules)
    if score >= THRESHOLD:
        common = sorted(a.ties & b.ties)
        also = f"; both: {', '.join(common)}" if common else "; no role or country in common is known"
        return Proposal(a.id, b.id, score, "the names are like each other" + also)
    shorter, longer = sorted(({w.sound for w in words_of(x.name, rules)} for x in (a, b)), key=len)
    if shorter < longer and a.kind == "person":
        left, right = (a, b) if len(a.name) < len(b.name) else (b, a)
        return Proposal(left.id, right.id, score, PART)
    if a.kind != "person" and _differ_in_general_word(a.name, b.name, general):
        return Proposal(a.id, b.id, GENERAL, "the names differ only in a general word")
    return None


def _differ_in_general_word(a: str, b: str, general: frozenset[str]) -> bool:
    x, y = a.lower().split(), b.lower().split()
    differing = [(p, q) for p, q in zip(x, y, strict=False) if p != q]
    return len(x) == len(y) > 1 and len(differing) == 1 and set(differing[0]) <= general
