"""Figures of the same thing brought together: pairs that are like one another, the surest first, as long as nothing speaks against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from statistics import fmean
from typing import NamedTuple

from hearsay.compare.series_candidates import Pair
from hearsay.compare.series_match import NEARBY, NEVER, Known, Likeness

TELLING = 3.0
"""Rarity of a number that says by itself that two groups that have it are one."""
MOST_BESIDE = 12
"""Figures before and after one that are looked at in its surroundings."""
SAMPLE = 4
"""Members of a group that stand for it where it is compared with another."""
MOST_WITHIN = 50
"""Pairs of figures of one article that are looked at before two groups are joined."""


class Alike(NamedTuple):
    """Two figures (their ids) that count the same for all that is known of the two alone, the surer the higher the ``score``. Of what is
    ``sure`` the groups need not be like one another on the whole."""

    score: float
    one: int
    other: int
    sure: bool


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


def grouped(known: Sequence[Known], alike: Iterable[Alike], tied: Iterable[Pair], likeness: Likeness) -> list[list[Known]]:
    """The figures in groups, each in their order; all of them, many alone.

    ``tied`` are pairs that are known to be of one thing. Figures that no chain of pairs connects do not touch one another.
    """
    at = {figure.id: place for place, figure in enumerate(known)}
    of = [Group(place, figure) for place, figure in enumerate(known)]

    def join(one: Group, other: Group) -> None:
        large, small = (one, other) if len(one.members) >= len(other.members) else (other, one)
        for member in small.members:
            of[member] = large
        large.take(small)

    for i, j in sorted((at[one], at[other]) for one, other in tied):
        if of[i] is not of[j]:
            join(of[i], of[j])
    pairs = ((-score, min(at[one], at[other]), max(at[one], at[other]), sure) for score, one, other, sure in alike)
    for _, i, j, sure in sorted(pairs):
        if of[i] is not of[j] and _fit(of[i], of[j], known, likeness, NEVER if sure else likeness.least_mean):
            join(of[i], of[j])
    groups = sorted(sorted(group.members) for group in {id(group): group for group in of}.values())
    return [[known[i] for i in group] for group in groups]


def _fit(one: Group, other: Group, known: Sequence[Known], likeness: Likeness, least: float) -> bool:
    """Whether two groups may be one: nobody in them excludes another, and on the whole they are as like as ``least``."""
    if len(one.members) == len(other.members) == 1:
        return True
    for mine, theirs in ((one.owners, other.owners), (one.spots, other.spots)):
        if mine and theirs and mine.isdisjoint(theirs):
            return False
    small, large = (one, other) if len(one.docs) <= len(other.docs) else (other, one)
    within = ((i, j) for doc in small.docs if doc in large.docs for i in small.docs[doc] for j in large.docs[doc])
    across = ((i, j) for i in _sample(one) for j in _sample(other) if known[i].item.doc != known[j].item.doc)
    scores = []
    for i, j in chain(islice(within, MOST_WITHIN), across):
        scores.append(likeness(known[i], known[j]))
        if scores[-1] == NEVER:
            return False
    return not scores or fmean(scores) >= least


# ---------------------------------------------------------------- two figures


Beside = Callable[[Known], Sequence[Known]]
"""The figures of the article of one, in their order, itself among them."""


def alike(pairs: Iterable[Pair], known: Mapping[int, Known], likeness: Likeness, beside: Beside) -> Iterator[Alike]:
    """Those of some pairs that count the same. ``known`` has the figures by their ids."""
    for one, other in pairs:
        a, b = known[one], known[other]
        score = likeness(a, b, least=0.0)
        if score > 0:
            yield Alike(score, one, other, a.number == b.number and (_is_telling(a, b) or _in_company(a, b, likeness, beside)))


def in_articles(known: Iterable[Known]) -> Beside:
    """Looks up the figures of articles; they are in order."""
    by_doc: defaultdict[str, list[Known]] = defaultdict(list)
    for figure in known:
        by_doc[figure.item.doc].append(figure)
    return lambda figure: by_doc[figure.item.doc]


def _is_telling(a: Known, b: Known) -> bool:
    """Whether two equal numbers are rare, and of something more than just people."""
    return a.rarity >= TELLING and bool(a.owners or b.owners or "*" not in (a.noun, b.noun))


def _in_company(a: Known, b: Known, likeness: Likeness, beside: Beside) -> bool:
    """Whether the same telling number of one other thing stands beside both: 60 aircraft, each time with the 140 warships."""
    others = list(_telling_beside(b, beside))
    return any(
        mine.number == theirs.number and likeness(mine, theirs, least=0.0) > 0
        for mine in (_telling_beside(a, beside) if others else ())
        for theirs in others
    )


def _telling_beside(figure: Known, beside: Beside) -> Iterator[Known]:
    """The other figures in the sentences around one whose numbers are rare."""
    own = beside(figure)
    place = next(i for i, other in enumerate(own) if other.id == figure.id)
    for other in own[max(0, place - MOST_BESIDE) : place + MOST_BESIDE]:
        if other.rarity >= TELLING and other.id != figure.id and abs(other.item.sentence - figure.item.sentence) <= NEARBY:
            yield other


# ---------------------------------------------------------------- two groups


def _sample(group: Group) -> list[int]:
    """Members that stand for a group, from the first that came to the last."""
    members = group.members
    return members if len(members) <= SAMPLE else [members[k * (len(members) - 1) // (SAMPLE - 1)] for k in range(SAMPLE)]
