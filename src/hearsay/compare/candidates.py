"""Which pairs of articles are worth a look: those that share rare words, and those that are alike word for word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hearsay.compare.shingles import Signature, bands, likeness

MOST_WITH_A_WORD = 200
"""A word that more articles have is too common to lead anywhere; bounds the work per word, whatever the number of articles."""
FEWEST_WORDS = 3
"""Rare words that two articles must share."""
MOST_PER_ARTICLE = 30
"""Earlier articles that one is compared with; those that share most of their rare words with it are taken."""
NEARLY_THE_SAME = 0.8
"""Likeness from which a text stands for another in the search for further copies of both."""


@dataclass(frozen=True)
class Postings:
    """For each rare word the numbers of the articles that have it, one list after the other."""

    starts: dict[int, tuple[int, int]]
    articles: npt.NDArray[np.int32]
    sizes: npt.NDArray[np.int32]

    @classmethod
    def of(cls, terms: Sequence[Sequence[int]]) -> Postings:
        """Index articles by their terms (each once an article)."""
        sizes = np.array([len(own) for own in terms], dtype=np.int32)
        words = np.concatenate([np.asarray(own, dtype=np.uint32) for own in terms]) if len(terms) else np.zeros(0, np.uint32)
        articles = np.repeat(np.arange(len(terms), dtype=np.int32), sizes)
        order = np.argsort(words, kind="stable")
        words, articles = words[order], articles[order]
        values, first, counts = np.unique(words, return_index=True, return_counts=True)
        rare = (counts > 1) & (counts <= MOST_WITH_A_WORD)
        found = zip(values[rare].tolist(), first[rare].tolist(), counts[rare].tolist(), strict=True)
        return cls({term: (start, start + count) for term, start, count in found}, articles, sizes)

    def sharing(self, number: int, terms: Sequence[int], kinds: npt.NDArray[np.bool_] | None) -> list[int]:
        """Articles before ``number`` that share rare words with the one that has these terms, those that share most of the shorter one's
        words first. An article that comes later than all has the number ``len(sizes)``.

        With ``kinds`` only articles of another kind than its own.
        """
        lists = [self.articles[slice(*found)] for term in terms if (found := self.starts.get(term))]
        if not lists:
            return []
        shared = np.concatenate(lists)
        shared = shared[shared < number]
        if kinds is not None:
            shared = shared[kinds[shared] != kinds[number]]
        others, counts = np.unique(shared, return_counts=True)
        enough = counts >= FEWEST_WORDS
        others, counts = others[enough], counts[enough]
        shares = counts / np.minimum(self.sizes[others], len(terms))
        best = np.lexsort((others, -shares))[:MOST_PER_ARTICLE]
        return [int(other) for other in others[best]]


class Alike:
    """Articles that are alike word for word, found as they come. Of a bucket only the first and the last article are kept, so that ten
    thousand copies of one text cost ten thousand comparisons."""

    def __init__(self) -> None:
        self._buckets: dict[bytes, tuple[int, int]] = {}

    def add(self, number: int, signature: Signature) -> list[int]:
        """Articles that came before and may be like this one, in order; it is kept for those that come after."""
        found: set[int] = set()
        for key in bands(signature):
            first, last = self._buckets.get(key, (number, number))
            found.update({first, last} - {number})
            self._buckets[key] = (first, number)
        return sorted(found)


@dataclass(frozen=True)
class Collapsed:
    """``leaders`` are the articles in whose place no earlier one stands; ``led`` are (article, leader) that are nearly the same text;
    ``alike`` are (leader, earlier leader) that may be alike word for word."""

    leaders: list[int]
    led: list[tuple[int, int]]
    alike: dict[int, list[int]]


def collapse(signatures: Sequence[Signature]) -> Collapsed:
    """Put one text in the place of all that are nearly the same."""
    index = Alike()
    made = Collapsed([], [], defaultdict(list))
    leader_of: dict[int, int] = {}
    for number, signature in enumerate(signatures):
        earlier = sorted({leader_of.get(other, other) for other in index.add(number, signature)})
        likest = max(earlier, key=lambda other: (likeness(signature, signatures[other]), -other), default=None)
        if likest is not None and likeness(signature, signatures[likest]) >= NEARLY_THE_SAME:
            leader_of[number] = likest
            made.led.append((number, likest))
        else:
            made.leaders.append(number)
            made.alike[number] = earlier
    return made


def candidates(terms: Sequence[Sequence[int]], kinds: Sequence[bool] | None = None) -> Iterator[tuple[int, int]]:
    """Pairs (article, earlier article) that share rare words, by number; with ``kinds`` only those of different kinds."""
    postings = Postings.of(terms)
    known = None if kinds is None else np.array(kinds)
    for number, own in enumerate(terms):
        for other in postings.sharing(number, own, known):
            yield number, other
