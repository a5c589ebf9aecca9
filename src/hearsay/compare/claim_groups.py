"""From links to groups of assertions that are one claim, guarded against chains, each assertion for or against."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from hearsay.compare.assertions import Assertion
from hearsay.compare.claim_links import Link, likeness, overlap
from hearsay.compare.claim_profiles import LinkRules, Profile

_TOGETHER = 0.17
"""Likeness that the assertions of two groups must reach on average to be one claim."""
_ASKED = 8
"""Assertions of each group that are asked: bounds the work of joining large groups."""

Group = list[tuple[int, int]]
"""Places of assertions, each with its sign: those of one sign affirm what those of the other deny."""


_NOTHING: Mapping[tuple[int, int], bool] = {}


class Joined(NamedTuple):
    """Groups of two and more, in order, and the links along which they were joined, which tell whether one came about as before."""

    groups: list[Group]
    along: list[Link]


def gathered(told: Sequence[Assertion], found: Iterable[Link], rules: LinkRules) -> list[Group]:
    """Groups of two and more linked assertions, made by joining along the links, the strongest first.

    A group must hang together: one link does not join two families.
    """
    return joined(found, Between(cache(lambda place: Profile(told[place], rules)), rules)).groups


def joined(
    found: Iterable[Link], between: Between, before: Mapping[tuple[int, int], bool] = _NOTHING, stirred: Iterable[int] = ()
) -> Joined:
    """The groups and how they were joined.

    What becomes of a link depends only on the two groups that it touches as they have grown until then. So of links of which it is known
    whether they joined ``before`` nobody is asked again, until something has come out otherwise in either group; ``stirred`` are places
    where it has from the beginning, as something that was there is gone.
    """
    ordered = sorted(found, key=lambda link: (-link.score, link.a, link.b))
    between.know(ordered)
    groups: dict[int, list[int]] = {}
    signs: dict[int, int] = {}
    along = []
    others = set(stirred)  # groups, by their first, that are others than before
    for link in ordered:
        one, other = groups.setdefault(link.a, [link.a]), groups.setdefault(link.b, [link.b])
        if one is other:
            continue
        was = before.get((link.a, link.b))
        asked = was is None or one[0] in others or other[0] in others
        joins = between.belong_together(one, other) if asked else was
        if joins != bool(was):
            others.update((one[0], other[0]))
        if not joins:
            continue
        along.append(link)
        small, large = sorted((one, other), key=len)
        if (signs.get(link.a, 1) == signs.get(link.b, 1)) == link.opposed:
            signs.update({place: -signs.get(place, 1) for place in small})
        if small[0] in others:
            others.add(large[0])
        large += small
        groups.update(dict.fromkeys(small, large))
    distinct = {id(group): group for group in groups.values() if len(group) > 1}
    return Joined(sorted([(place, signs.get(place, 1)) for place in sorted(group)] for group in distinct.values()), along)


class Between:
    """How alike assertions of two groups are. ``profile`` gives the assertion at a place."""

    def __init__(self, profile: Callable[[int], Profile], rules: LinkRules) -> None:
        self._profile = profile
        self._rules = rules
        self._known: dict[tuple[int, int], float] = {}

    def know(self, found: Iterable[Link]) -> None:
        """These were compared already."""
        self._known.update({(link.a, link.b): link.score for link in found})

    def belong_together(self, one: Sequence[int], other: Sequence[int]) -> bool:
        asked = [(a, b) for a in _some(one) for b in _some(other) if not self._told_alike(a, b)]
        return sum([min(1.0, self._likeness(min(pair), max(pair))) for pair in asked]) >= _TOGETHER * len(asked)

    def _told_alike(self, a: int, b: int) -> bool:
        """Whether a statement and what is told in it: that neither speaks for one claim nor for two."""
        one, other = self._profile(a).own, self._profile(b).own
        return overlap(one, other) and bool(one.act or other.act)

    def _likeness(self, a: int, b: int) -> float:
        known = self._known.get((a, b))
        if known is None:
            known = self._known[a, b] = likeness(self._profile(a), self._profile(b), self._rules)
        return known


def _some(group: Sequence[int]) -> Sequence[int]:
    """Assertions from all over the group."""
    return group if len(group) <= _ASKED else group[:: -(-len(group) // _ASKED)]
