"""Figures of the same thing brought together: pairs that are like one another, the surest first, as long as nothing speaks against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import chain, combinations, islice
from statistics import fmean

from hearsay.compare.series_match import NEARBY, NEVER, Known, Likeness

FEW = 12
"""So many figures under one key are all compared with one another."""
FOLLOWING = 4
"""Of more each is compared with as many that follow it in time."""
RARE = 6
"""A term that so many figures of one kind have tells something."""
RARE_TERMS = 3
"""Terms of a figure, the rarest first, by which others are looked for."""
TELLING = 3.0
"""Rarity of a number that says by itself that two groups that have it are one."""
MOST_BESIDE = 12
"""Figures before and after one that are looked at in its surroundings."""
SAMPLE = 4
"""Members of a group that stand for it where it is compared with another."""
MOST_WITHIN = 50
"""Pairs of figures of one article that are looked at before two groups are joined."""

Pair = tuple[int, int]


class Group:
    """Figures of one thing (positions), with what is known of them together."""

    def __init__(self, at: int, figure: Known) -> None:
        self.members = [at]
        self.owners = set(figure.owners)
        self.spots = {figure.spot} - {""}
        self.docs = {figure.item.doc: [at]}

    def take(self, other: Group) -> None:
        """Take in the members of another group."""
        self.members += other.members
        self.owners |= other.owners
        self.spots |= other.spots
        for doc, members in other.docs.items():
            self.docs.setdefault(doc, []).extend(members)


def grouped(likeness: Likeness, tied: Iterable[Pair] = ()) -> list[list[int]]:
    """The figures (positions in ``likeness.known``) in groups, each in order; all of them, many alone.

    ``tied`` are pairs that are known to be of one thing.
    """
    known = likeness.known
    of = [Group(at, figure) for at, figure in enumerate(known)]

    def join(one: Group, other: Group) -> None:
        large, small = (one, other) if len(one.members) >= len(other.members) else (other, one)
        for member in small.members:
            of[member] = large
        large.take(small)

    for i, j in sorted(tied):
        if of[i] is not of[j]:
            join(of[i], of[j])
    scored = ((likeness(known[i], known[j], least=0.0), i, j) for i, j in candidates(known))
    beside = _beside(known)
    for _, i, j in sorted((found for found in scored if found[0] > 0), key=lambda found: (-found[0], found[1], found[2])):
        together = known[i].number == known[j].number and _in_company(i, j, beside, known, of)
        least = NEVER if together or _is_telling(known[i], known[j]) else likeness.least_mean
        if of[i] is not of[j] and _fit(of[i], of[j], likeness, least):
            join(of[i], of[j])
    return sorted(sorted(group.members) for group in {id(group): group for group in of}.values())


def _fit(one: Group, other: Group, likeness: Likeness, least: float) -> bool:
    """Whether two groups may be one: nobody in them excludes another, and on the whole they are as like as ``least``."""
    if len(one.members) == len(other.members) == 1:
        return True
    for mine, theirs in ((one.owners, other.owners), (one.spots, other.spots)):
        if mine and theirs and mine.isdisjoint(theirs):
            return False
    known = likeness.known
    small, large = (one, other) if len(one.docs) <= len(other.docs) else (other, one)
    within = ((i, j) for doc in small.docs if doc in large.docs for i in small.docs[doc] for j in large.docs[doc])
    across = ((i, j) for i in _sample(one) for j in _sample(other) if known[i].item.doc != known[j].item.doc)
    scores = []
    for i, j in chain(islice(within, MOST_WITHIN), across):
        scores.append(likeness(known[i], known[j]))
        if scores[-1] == NEVER:
            return False
    return not scores or fmean(scores) >= least


def _is_telling(a: Known, b: Known) -> bool:
    """Whether two equal numbers are rare, and of something more than just people."""
    return a.number == b.number and a.rarity >= TELLING and bool(a.owners or b.owners or "*" not in (a.noun, b.noun))


def _beside(known: Sequence[Known]) -> list[range]:
    """For each figure those of its article in the sentences around it; figures are in order of articles."""
    found, start, end = [], 0, 0
    for i, own in enumerate(known):
        while (known[start].item.doc, known[start].item.sentence + NEARBY) < (own.item.doc, own.item.sentence):
            start += 1
        while end < len(known) and (known[end].item.doc, known[end].item.sentence - NEARBY) <= (own.item.doc, own.item.sentence):
            end += 1
        found.append(range(max(start, i - MOST_BESIDE), min(end, i + MOST_BESIDE)))
    return found


def _in_company(i: int, j: int, beside: Sequence[range], known: Sequence[Known], of: Sequence[Group]) -> bool:
    """Whether the same telling number of one other thing stands beside both: 60 aircraft, each time with the 140 warships."""
    mine = {(id(of[k]), known[k].number) for k in beside[i] if k != i and known[k].rarity >= TELLING}
    return any((id(of[k]), known[k].number) in mine for k in beside[j] if k != j)


def _sample(group: Group) -> list[int]:
    """Members that stand for a group, from the first that came to the last."""
    members = group.members
    return members if len(members) <= SAMPLE else [members[k * (len(members) - 1) // (SAMPLE - 1)] for k in range(SAMPLE)]


def candidates(known: Sequence[Known]) -> set[Pair]:
    """Pairs that are worth a closer look: equal numbers, forces of one owner near in time, figures of one kind that share rare terms."""
    found: set[Pair] = set()
    for members in _by_key(known).values():
        found.update(_near_in_time(members, known))
    for members in _by_kind(known).values():
        for pairs in _sharing(members, known):
            found.update(pairs)
    return found


def _by_key(known: Sequence[Known]) -> dict[Hashable, list[int]]:
    keys: defaultdict[Hashable, list[int]] = defaultdict(list)
    for i, figure in enumerate(known):
        keys[figure.number, None if figure.people else figure.item.unit].append(i)
        for owner in sorted(figure.owners):
            keys[owner, figure.item.unit, figure.noun].append(i)
        if figure.spot:
            keys[figure.spot, figure.item.unit, figure.noun].append(i)
    return keys


def _by_kind(known: Sequence[Known]) -> dict[Hashable, list[int]]:
    kinds: defaultdict[Hashable, list[int]] = defaultdict(list)
    for i, figure in enumerate(known):
        kinds[figure.item.unit, figure.noun].append(i)
    return kinds


def _near_in_time(members: Sequence[int], known: Sequence[Known]) -> Iterator[Pair]:
    if len(members) <= FEW:
        yield from combinations(members, 2)
        return
    ordered = sorted(members, key=lambda i: (known[i].first or 0, i))
    for at, i in enumerate(ordered):
        for j in ordered[at + 1 : at + 1 + FOLLOWING]:
            yield min(i, j), max(i, j)


def _sharing(members: Sequence[int], known: Sequence[Known]) -> Iterator[Iterable[Pair]]:
    """Pairs of figures of one kind that share a term which few of the kind have."""
    having: defaultdict[int, list[int]] = defaultdict(list)
    for i in members:
        for term in known[i].terms:
            having[term].append(i)
    rare = {term: where for term, where in having.items() if 1 < len(where) <= RARE}
    for i in members:
        terms = sorted((len(rare[term]), term) for term in known[i].terms if term in rare)[:RARE_TERMS]
        yield ((min(i, j), max(i, j)) for _, term in terms for j in rare[term] if j != i)
