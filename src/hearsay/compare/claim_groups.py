"""From links to groups of assertions that are one claim, guarded against chains, each assertion for or against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hearsay.compare.assertions import Assertion
from hearsay.compare.claim_links import Link, LinkRules, Profile, likeness, overlap

_TOGETHER = 0.34
"""Likeness that the assertions of two groups must reach on average to be one claim."""
_ASKED = 8
"""Assertions of each group that are asked: bounds the work of joining large groups."""

Group = list[tuple[int, int]]
"""Places of assertions, each with its sign: those of one sign affirm what those of the other deny."""


def gathered(told: Sequence[Assertion], found: Iterable[Link], rules: LinkRules) -> list[Group]:
    """Groups of two and more linked assertions, made by joining along the links, the strongest first.

    A group must hang together: one link does not join two families.
    """
    groups: dict[int, list[int]] = {}
    signs: dict[int, int] = {}
    profiles: dict[int, Profile] = {}
    for link in sorted(found, key=lambda link: (-link.score, link.a, link.b)):
        for place in (link.a, link.b):
            if place not in groups:
                groups[place], signs[place], profiles[place] = [place], 1, Profile(told[place], rules)
        one, other = groups[link.a], groups[link.b]
        if one is other or not _belong_together(one, other, profiles, rules):
            continue
        small, large = sorted((one, other), key=len)
        if (signs[link.a] == signs[link.b]) == link.opposed:
            signs.update({place: -signs[place] for place in small})
        large += small
        groups.update(dict.fromkeys(small, large))
    distinct = {id(group): group for group in groups.values() if len(group) > 1}
    return sorted([(place, signs[place]) for place in sorted(group)] for group in distinct.values())


def _belong_together(one: Sequence[int], other: Sequence[int], profiles: dict[int, Profile], rules: LinkRules) -> bool:
    if len(one) == len(other) == 1:
        return True
    some, others = sorted(one)[:_ASKED], sorted(other)[:_ASKED]
    between = [
        min(1.0, likeness(profiles[a], profiles[b], rules))
        for a in some
        for b in others
        if not (profiles[a].own.act or profiles[b].own.act) or not overlap(profiles[a].own, profiles[b].own)
    ]
    return sum(between) >= _TOGETHER * len(between)
