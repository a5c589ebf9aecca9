"""Copies as families: the articles that come from one text, and which of them is the first as far as can be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hearsay.records import Copy, Relation

SURE = 0.3
"""Score from which a rewrite or a translation is surely one: independent reports that are short can reach less."""


def is_sure(copy: Copy) -> bool:
    """Whether the two are surely one text, so that they may be counted as one."""
    return is_sure_of(copy.relation, copy.score)


def is_sure_of(relation: Relation, score: float) -> bool:
    """Whether two of this relation are surely one text."""
    return relation in ("identical", "syndicated") or (relation != "quotes" and score >= SURE)


@dataclass(frozen=True)
class Family:
    """Articles that come from one text. ``copies`` has for each but the first, by date, the record that says best where it comes from."""

    first: str
    copies: tuple[tuple[str, Copy], ...]


def families(copies: Iterable[Copy], published: Mapping[str, str | None]) -> list[Family]:
    """The families of some copy records, the largest first. ``published`` gives the dates of articles.

    The first is an article that is known to be a copy of none; of several the earliest, of these the one whose id comes first. Articles
    that merely quote the same words are no family.
    """
    records = [record for record in copies if record.relation != "quotes"]
    touching: defaultdict[str, list[Copy]] = defaultdict(list)
    for record in records:
        touching[record.doc].append(record)
        touching[record.of].append(record)
    later = {record.doc for record in records if record.direction}

    def order(doc: str) -> tuple[str, str]:
        return published.get(doc) or "~", doc

    found = []
    for docs in _connected({doc: [other for own in touching[doc] for other in (own.doc, own.of)] for doc in touching}):
        first = min(docs, key=lambda doc: (doc in later, *order(doc)))
        others = sorted(docs - {first}, key=order)
        found.append(Family(first, tuple((doc, _best(doc, first, touching[doc])) for doc in others)))
    return sorted(found, key=lambda family: (-len(family.copies), *order(family.first)))


def first_texts(found: Iterable[Family]) -> dict[str, str]:
    """For each copy the article that it goes back to."""
    return {doc: family.first for family in found for doc, _ in family.copies}


def firsts_of(found: Iterable[tuple[str, str, bool]], published: Mapping[str, str | None]) -> dict[str, str]:
    """The same from what is a copy of what (doc, of, whether it is known which came first), without looking at the records."""
    touching: defaultdict[str, list[str]] = defaultdict(list)
    later = set()
    for doc, of, directed in found:
        touching[doc].append(of)
        touching[of].append(doc)
        if directed:
            later.add(doc)
    firsts = {}
    for docs in _connected(touching):
        first = min(docs, key=lambda doc: (doc in later, published.get(doc) or "~", doc))
        firsts.update({doc: first for doc in docs if doc != first})
    return firsts


def _connected(touching: Mapping[str, Iterable[str]]) -> list[set[str]]:
    seen: set[str] = set()
    found = []
    for start in sorted(touching):
        docs, todo = set[str](), [start]
        while todo:
            doc = todo.pop()
            if doc not in seen:
                seen.add(doc)
                docs.add(doc)
                todo += touching[doc]
        if docs:
            found.append(docs)
    return found


def _best(doc: str, first: str, records: Iterable[Copy]) -> Copy:
    """As a copy of the first, else as a copy of another, else as what another was made of."""
    return min(records, key=lambda record: (record.doc != doc, record.of != first, -record.score, record.of, record.doc))
