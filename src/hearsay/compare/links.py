"""How strongly two articles come from one text: the share of what the shorter one tells that stands in the same order in the other."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from hearsay.compare.alignment import Pair, heaviest_in_order
from hearsay.compare.days import day
from hearsay.compare.fingerprint import Fingerprint, WordRules
from hearsay.compare.shingles import likeness


@dataclass(frozen=True)
class Settings:
    """Thresholds, one set for everything. Each was chosen on development halves of public collections; see docs/explanation/copies.md."""

    same_text: float = 0.172
    """Share of the shorter article's words (by weight) that stand in the same order in the other. Independent reports of one event reach
    .05 to .15, rewrites .2 to .6, copies .9."""
    across_scripts: float = 0.16
    """The same for names, numbers and international words in articles of different scripts."""
    alike: float = 0.5
    """Word-for-word likeness that is enough by itself; for texts that are quotations through and through."""
    shortest: int = 12
    """Content words that an article must have to be compared."""
    fewest: int = 5
    """Words in the same order; fewer may be chance."""
    small: float = 22.0
    """Added to the weight of the shorter article (five words), because in a short text a few shared words weigh too much."""
    passage: int = 25
    """Content words of a paragraph. Two articles of which each has two or more come from one text only if more is in order than one
    paragraph: who tells the same fact, or takes over one announcement, has not taken over the article."""
    soon: int = 60
    """Days within which articles are rewritten or translated. What is dated further apart must be alike by half, as copies are."""


@dataclass(frozen=True, order=True)
class Link:
    """Two texts of which one comes from the other, or both from a third, the one with the smaller number first."""

    score: float
    a: int
    b: int


class Scores:
    """The scores of pairs of texts, worked out when they are asked for; the latest are kept. ``prints`` gives the fingerprint of a text."""

    def __init__(self, prints: Callable[[int], Fingerprint], rules: WordRules, settings: Settings) -> None:
        self._print = lru_cache(_PRINTS_HELD)(prints)
        self._rules = rules
        self._settings = settings
        self._known = lru_cache(_SCORES_HELD)(self._score)

    def of(self, a: int, b: int) -> float:
        """The score of two texts, in shares of the threshold: from 1 on they are linked. The same both ways round."""
        return self._known(a, b) if a < b else self._known(b, a)

    def threshold(self, a: int, b: int) -> float:
        """The share of the shorter article that is enough for these two."""
        return self._needed(self._print(a), self._print(b))

    def _needed(self, a: Fingerprint, b: Fingerprint) -> float:
        one, other = day(a.published), day(b.published)
        if one is not None and other is not None and abs(one - other).days > self._settings.soon:
            return self._settings.alike
        return self._settings.same_text if a.cyrillic == b.cyrillic else self._settings.across_scripts

    def worth(self, a: int, others: Sequence[int]) -> list[int]:
        """Those of the texts that may be linked with the first: they share enough of its words, in whatever order."""
        if not others:
            return []
        own, theirs = self._print(a), [self._print(b) for b in others]
        weights = np.array([self._rules.weight(term) for term in own.once])
        shared = _weight_shared(own.once, weights, [other.once for other in theirs])
        lighter = np.array([min(own.weight, other.weight) for other in theirs]) + self._settings.small
        alike = np.array([likeness(own.signature, other.signature) for other in theirs])
        crossing = np.array([own.cyrillic != other.cyrillic for other in theirs])
        enough = crossing | (shared >= _FAR * lighter * _ROUNDING) | (alike >= self._settings.alike)
        return [b for b, taken in zip(others, enough.tolist(), strict=True) if taken]

    def _score(self, one: int, other: int) -> float:
        a, b = self._print(one), self._print(other)
        needed = self._needed(a, b)
        if a.cyrillic != b.cyrillic:
            return self._order(_shared_sounds(a, b), min(a.sounds_weight, b.sounds_weight)) / needed
        alike = likeness(a.signature, b.signature)
        long = min(a.size, b.size) >= 2 * self._settings.passage
        ordered = self._order(_shared_words(a, b, self._rules), min(a.weight, b.weight), self._settings.passage if long else 0)
        return max(ordered / needed, alike / self._settings.alike)

    def _order(self, shared: list[Pair], weight: float, passage: int = 0) -> float:
        """The share of the weight that stands in the same order; nought where it could be chance, is far from enough, or stands all within
        one passage of so many words."""
        weight += self._settings.small
        if len(shared) < self._settings.fewest or sum(w for *_, w in shared) < _FAR * weight:
            return 0.0
        ordered = heaviest_in_order(shared)
        if len(ordered) < self._settings.fewest:
            return 0.0
        spread = min(ordered[-1][side] - ordered[0][side] for side in (0, 1))
        return sum(w for *_, w in ordered) / weight if spread >= passage else 0.0


_FAR = 0.14
"""Share of the weight that two articles must have in common, in any order, for the order to be looked at."""
_ROUNDING = 1 - 1e-9
"""Sums come out a little different when they are made in another order."""
_SCORES_HELD = 1 << 14
_PRINTS_HELD = 1 << 12


def _weight_shared(own: array[int], weights: npt.NDArray[np.float64], others: Sequence[array[int]]) -> npt.NDArray[np.float64]:
    """How much the words weigh that each of the others shares with the first; the terms of each are all different."""
    words = np.asarray(own, dtype=np.uint32)
    theirs = np.concatenate([np.asarray(other, dtype=np.uint32) for other in others])
    if not len(words) or not len(theirs):
        return np.zeros(len(others))
    order = np.argsort(words)
    words = words[order]
    perhaps = np.zeros(1 << 16, dtype=np.bool_)  # most words are of no use: told by half of their bits, which is much faster
    perhaps[words & 0xFFFF] = True
    some = np.flatnonzero(perhaps[theirs & 0xFFFF])
    at = np.minimum(np.searchsorted(words, theirs[some]), len(words) - 1)
    found = np.where(words[at] == theirs[some], weights[order][at], 0.0)
    whose = np.repeat(np.arange(len(others)), [len(other) for other in others])[some]
    return np.bincount(whose, found, len(others)).astype(np.float64)


def _shared_words(a: Fingerprint, b: Fingerprint, rules: WordRules) -> list[Pair]:
    places = dict(zip(b.once, b.at, strict=True))
    weight = rules.weight
    return [(i, places[term], weight(term)) for term, i in zip(a.once, a.at, strict=True) if term in places]


def _shared_sounds(a: Fingerprint, b: Fingerprint) -> list[Pair]:
    places = dict(zip(b.sounds, b.sounds_at, strict=True))
    found = zip(a.sounds, a.sounds_at, a.loudness, strict=True)
    return [(i, places[term], float(loud)) for term, i, loud in found if term in places]


def find_links(met: Iterable[tuple[int, Sequence[int]]], scores: Scores) -> list[Link]:
    """The links among the texts that meet: for each some others."""
    found = ((own, other) for own, others in met for other in scores.worth(own, others))
    return [Link(score, min(own, other), max(own, other)) for own, other in found if (score := scores.of(own, other)) >= 1]
