"""How strongly two articles come from one text: the share of what the shorter one tells that stands in the same order in the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from hearsay.compare.alignment import Pair, heaviest_in_order
from hearsay.compare.candidates import candidates, collapse
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


@dataclass(frozen=True, order=True)
class Link:
    """Two articles that come from one text, by number, the earlier in the set first."""

    score: float
    a: int
    b: int


@dataclass
class Scores:
    """The score of every pair that was asked for; each is worked out once. What lies under ``floor`` of its threshold is nought."""

    prints: Sequence[Fingerprint]
    rules: WordRules
    settings: Settings
    known: dict[tuple[int, int], float] = field(default_factory=dict)

    def of(self, a: int, b: int) -> float:
        """The score of two articles, in shares of the threshold: from 1 on they are linked. The same both ways round."""
        key = (a, b) if a < b else (b, a)
        if key not in self.known:
            self.known[key] = self._score(self.prints[key[0]], self.prints[key[1]])
        return self.known[key]

    def threshold(self, a: int, b: int) -> float:
        """The share of the shorter article that is enough for these two."""
        across = self.prints[a].cyrillic != self.prints[b].cyrillic
        return self.settings.across_scripts if across else self.settings.same_text

    def _score(self, a: Fingerprint, b: Fingerprint) -> float:
        if a.cyrillic != b.cyrillic:
            return self._order(_shared_sounds(a, b), min(a.sounds_weight, b.sounds_weight)) / self.settings.across_scripts
        alike = likeness(a.signature, b.signature)
        ordered = self._order(_shared_words(a, b, self.rules), min(a.weight, b.weight))
        return max(ordered / self.settings.same_text, alike / self.settings.alike)

    def _order(self, shared: list[Pair], weight: float) -> float:
        """The share of the weight that stands in the same order; nought where it could be chance or is far from enough."""
        weight += self.settings.small
        if len(shared) < self.settings.fewest or sum(w for *_, w in shared) < _FAR * weight:
            return 0.0
        ordered = heaviest_in_order(shared)
        return sum(w for *_, w in ordered) / weight if len(ordered) >= self.settings.fewest else 0.0


_FAR = 0.14
"""Share of the weight that two articles must have in common, in any order, for the order to be looked at."""


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
    scores = Scores(prints, rules, settings)
    pairs = set(_pairs(prints))
    links = [Link(score, a, b) for a, b in sorted(pairs) if (score := scores.of(a, b)) >= 1]
    return links, scores


def _pairs(prints: Sequence[Fingerprint]) -> Iterator[tuple[int, int]]:
    """Pairs worth scoring: one text stands in the place of all that are nearly the same."""
    one_text = collapse([own.signature for own in prints])
    yield from ((min(pair), max(pair)) for pair in one_text.led)
    for number, earlier in one_text.alike.items():
        yield from ((other, number) for other in earlier)
    leaders = one_text.leaders
    yield from _numbered(candidates([prints[n].once for n in leaders]), leaders)
    cyrillic = {prints[n].cyrillic for n in leaders}
    if len(cyrillic) == 2:
        crossing = _numbered(candidates([prints[n].sounds for n in leaders], [prints[n].cyrillic for n in leaders]), leaders)
        yield from crossing


def _numbered(pairs: Iterable[tuple[int, int]], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    for a, b in pairs:
        yield min(numbers[a], numbers[b]), max(numbers[a], numbers[b])
