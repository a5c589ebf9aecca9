"""Which figures are worth a closer look together: equal numbers, those of one owner or place near in time, those that share rare terms.

All of it is told by numbers ("keys") that a figure has whatever other figures there are: by these one that comes finds its place among
thousands that are kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from zlib import crc32

from hearsay.compare.series_match import NEARBY, Known

FEW = 12
"""So many figures under one key are all compared with one another."""
FOLLOWING = 4
"""Of more each is compared with as many that follow it in time."""
RARE = 6
"""A term that so many figures of one kind have tells something."""

Pair = tuple[int, int]
"""The ids of two figures, the smaller first."""
Member = tuple[int, int]
"""A figure under a key: a number for when it holds, and its id."""

_SPREAD = 0x9E3779B97F4A7C15
_MOST = (1 << 63) - 1


def keys(figure: Known) -> set[int]:
    """The keys of a figure. Even ones are of many, odd ones tell something only where few have them: its terms."""
    unit, noun = figure.item.unit, figure.noun
    found = {_key(figure.number, None if figure.people else unit)}
    found.update(_key(owner, unit, noun) for owner in figure.owners)
    if figure.spot:
        found.add(_key(figure.spot, unit, noun))
    before = NEARBY if figure.item.recount else 0  # it may count anew what the sentences before counted
    found.update(_key(figure.item.doc, figure.item.sentence - back) for back in range(before + 1))
    kind = _key(unit, noun)
    found.update(((kind ^ (term * _SPREAD)) & _MOST) | 1 for term in figure.terms)
    return found


@lru_cache(1 << 16)
def _key(*parts: object) -> int:
    """An even number of 63 bits, the same on every machine."""
    return int.from_bytes(blake2b(repr(parts).encode(), digest_size=8).digest()) & (_MOST - 1)


def by_key(known: Iterable[Known]) -> dict[int, list[Member]]:
    """The figures under each key."""
    found: defaultdict[int, list[Member]] = defaultdict(list)
    for figure in known:
        member = member_of(figure)
        for key in keys(figure):
            found[key].append(member)
    return found


def member_of(figure: Known) -> Member:
    """A figure as it stands under its keys. Those of one day are in an order that does not depend on the other articles."""
    return (figure.first or 0) << 32 | crc32(f"{figure.item.record} {figure.item.doc}".encode()), figure.id


def candidates(members: Mapping[int, Sequence[Member]]) -> set[Pair]:
    """The pairs that are worth a closer look, of those that stand under each key."""
    return {pair for key, own in members.items() if len(own) > 1 for pair in pairs_of(key, own)}


def pairs_of(key: int, members: Sequence[Member]) -> Iterator[Pair]:
    """The same of those under one key."""
    few = RARE if key & 1 else FEW
    if len(members) <= few:
        yield from combinations(sorted(id for _, id in members), 2)
    elif not key & 1:
        ordered = sorted(members)
        for at, (_, one) in enumerate(ordered):
            for _, other in ordered[at + 1 : at + 1 + FOLLOWING]:
                yield (one, other) if one < other else (other, one)
