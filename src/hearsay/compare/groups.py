"""From links to groups, guarded against chains: one weak link must not join two families of articles."""

from __future__ import annotations

from collections.abc import Iterable

from hearsay.compare.links import Link, Scores

_HALF = 0.5
"""Two groups are joined where the scores between their articles reach this on average (1 is a link)."""
_ASKED = 10
"""Texts of each group that are asked: bounds the work of joining large groups."""


def group(links: Iterable[Link], scores: Scores) -> list[list[int]]:
    """Groups of two and more texts, each sorted, made by joining along the links, the strongest first."""
    groups: dict[int, list[int]] = {}
    for link in strongest_first(links):
        one = groups.setdefault(link.a, [link.a])
        other = groups.setdefault(link.b, [link.b])
        if one is other or not _belong_together(one, other, scores):
            continue
        small, large = sorted((one, other), key=len)
        large.extend(small)
        for article in small:
            groups[article] = large
    found = {id(members): members for members in groups.values() if len(members) > 1}
    return sorted(sorted(members) for members in found.values())


def _belong_together(one: list[int], other: list[int], scores: Scores) -> bool:
    some, others = sorted(one)[:_ASKED], sorted(other)[:_ASKED]
    between = [scores.of(a, b) for a in some for b in others]
    return sum(between) >= _HALF * len(between)


def strongest_first(links: Iterable[Link]) -> list[Link]:
    """In one order, whatever the order in which the links were found."""
    return sorted(links, key=lambda link: (-link.score, link.a, link.b))
