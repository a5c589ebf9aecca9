"""How strongly two articles come from one text: the share of what the shorter one tells that stands in the same order in the other."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
import numpy.typing as npt

from hearsay.compare.alignment import Pair, heaviest_in_order
from hearsay.compare.candidates import Collapsed, candidates, collapse
from hearsay.compare.fingerprint import Fingerprint, WordRules
from hearsay.compare.shingles import likeness


@dataclass(frozen=True)
class Settings:
    """Thresholds, one set for everything. Each was chosen on development halves of public collections; see docs/explanation/copies.md."""

    same_text: float = 0.18
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
    small: float = 10.0
    """Added to the weight of the shorter article (two words), because in a short text a few shared words weigh too much."""
    passage: int = 25
    """Content words of a paragraph. Two articles of which each has two or more come from one text only if more is in order than one
    paragraph: who tells the same fact, or takes over one announcement, has not taken over the article."""


@dataclass(frozen=True, order=True)
class Link:
    """Two articles that come from one text, by number, the earlier in the set first."""

    score: float
    a: int
    b: int


class Scores:
    """The scores of pairs of articles, worked out when they are asked for; the latest are kept. ``same`` tells for an article an earlier
    one with the very same words, which is asked in its place, so that ten thousand copies of one text have one score."""

    def __init__(self, prints: Sequence[Fingerprint], rules: WordRules, settings: Settings, same: Mapping[int, int] | None = None) -> None:
        self._prints = prints
        self._rules = rules
        self._settings = settings
        self._same = same or {}
        self._known = lru_cache(_SCORES_HELD)(self._score)

    def of(self, a: int, b: int) -> float:
        """The score of two articles, in shares of the threshold: from 1 on they are linked. The same both ways round."""
        a, b = self._same.get(a, a), self._same.get(b, b)
        return self._known(a, b) if a < b else self._known(b, a)

    def threshold(self, a: int, b: int) -> float:
        """The share of the shorter article that is enough for these two."""
        across = self._prints[a].cyrillic != self._prints[b].cyrillic
        return self._settings.across_scripts if across else self._settings.same_text

    def worth(self, a: int, others: Sequence[int]) -> list[int]:
        """Those of the articles that may be linked with the first: they share enough of its words, in whatever order."""
        if not others:
            return []
        own, theirs = self._prints[a], [self._prints[b] for b in others]
        weights = np.array([self._rules.weight(term) for term in own.once])
        shared = _weight_shared(own.once, weights, [other.once for other in theirs])
        lighter = np.array([min(own.weight, other.weight) for other in theirs]) + self._settings.small
        alike = np.array([likeness(own.signature, other.signature) for other in theirs])
        crossing = np.array([own.cyrillic != other.cyrillic for other in theirs])
        enough = crossing | (shared >= _FAR * lighter * _ROUNDING) | (alike >= self._settings.alike)
        return [b for b, taken in zip(others, enough.tolist(), strict=True) if taken]

    def _score(self, one: int, other: int) -> float:
        a, b = self._prints[one], self._prints[other]
        if a.cyrillic != b.cyrillic:
            return self._order(_shared_sounds(a, b), min(a.sounds_weight, b.sounds_weight)) / self._settings.across_scripts
        alike = likeness(a.signature, b.signature)
        long = min(a.size, b.size) >= 2 * self._settings.passage
        ordered = self._order(_shared_words(a, b, self._rules), min(a.weight, b.weight), self._settings.passage if long else 0)
        return max(ordered / self._settings.same_text, alike / self._settings.alike)

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


def _weight_shared(own: array[int], weights: npt.NDArray[np.float64], others: Sequence[array[int]]) -> npt.NDArray[np.float64]:
    """How much the words weigh that each of the others shares with the first; the terms of each are all different."""
    words = np.asarray(own, dtype=np.uint32)
    theirs = np.concatenate([np.asarray(other, dtype=np.uint32) for other in others])
    if not len(words) or not len(theirs):
        return np.zeros(len(others))
    order = np.argsort(words)
    words = words[order]
    at = np.minimum(np.searchsorted(words, theirs), len(words) - 1)
    found = np.where(words[at] == theirs, weights[order][at], 0.0)
    whose = np.repeat(np.arange(len(others)), [len(other) for other in others])
    return np.bincount(whose, found, len(others)).astype(np.float64)


def _shared_words(a: Fingerprint, b: Fingerprint, rules: WordRules) -> list[Pair]:
    places = dict(zip(b.once, b.at, strict=True))
    weight = rules.weight
    return [(i, places[term], weight(term)) for term, i in zip(a.once, a.at, strict=True) if term in places]


def _shared_sounds(a: Fingerprint, b: Fingerprint) -> list[Pair]:
    places = dict(zip(b.sounds, b.sounds_at, strict=True))
    found = zip(a.sounds, a.sounds_at, a.loudness, strict=True)
    return [(i, places[term], float(loud)) for term, i, loud in found if term in places]


def find_links(prints: Sequence[Fingerprint], rules: WordRules, settings: Settings) -> tuple[list[Link], Scores]:
    """All links between the articles, and the scores from which they were made."""
    one_text = collapse([own.signature for own in prints])
    same = {number: leader for number, leader in one_text.leader_of.items() if _same_words(prints[number], prints[leader])}
    scores = Scores(prints, rules, settings, same)
    worth = ((other, own) for own, others in _met(prints, one_text) for other in scores.worth(own, others))
    led = ((leader, own) for own, leader in one_text.leader_of.items())
    links = [Link(score, a, b) for a, b in chain(worth, led) if (score := scores.of(a, b)) >= 1]
    return links, scores


def _same_words(a: Fingerprint, b: Fingerprint) -> bool:
    return (
        a.once == b.once and a.at == b.at and a.weight == b.weight and bool((a.signature == b.signature).all()) and a.cyrillic == b.cyrillic
    )


def _met(prints: Sequence[Fingerprint], one_text: Collapsed) -> Iterator[tuple[int, list[int]]]:
    """For each article in whose place no other stands the earlier ones that it is to be compared with, by number."""
    leaders = one_text.leaders
    cyrillic = [prints[n].cyrillic for n in leaders]
    plain = candidates([prints[n].once for n in leaders])
    crossing = (
        candidates([prints[n].sounds for n in leaders], cyrillic) if len(set(cyrillic)) == 2 else ((n, []) for n in range(len(leaders)))
    )
    for (number, sharing), (_, sounding) in zip(plain, crossing, strict=True):
        own = leaders[number]
        others = {leaders[other] for other in (*sharing, *sounding)} | {*one_text.alike.get(own, ())}
        yield own, sorted(others)
