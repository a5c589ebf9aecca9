"""Which pairs of articles are worth a look: those that share rare words, and those that are alike word for word.

Everything is kept in arrays of numbers: a hundred thousand articles are a few hundred megabytes of words, not of Python objects.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from hearsay.compare.shingles import SIZE, Signature, band_keys

MOST_WITH_A_WORD = 200
"""A word that more articles have is too common to lead anywhere; bounds the work per word, whatever the number of articles."""
FEWEST_WORDS = 3
"""Rare words that two articles must share."""
MOST_PER_ARTICLE = 30
"""Earlier articles that one is compared with; those that share most of their rare words with it are taken."""
NEARLY_THE_SAME = 0.8
"""Likeness from which a text stands for another in the search for further copies of both."""
_BUCKETS = 16
"""Words are indexed in so many portions, one after the other, so that sorting needs memory for one portion only."""

Numbers = npt.NDArray[np.int32]
Terms = npt.NDArray[np.uint32]


@dataclass(frozen=True)
class Postings:
    """For each rare word the numbers of the articles that have it: those of ``words[i]`` stand in ``articles`` from ``starts[i]`` on, in
    order, ``counts[i]`` of them."""

    words: Terms
    starts: npt.NDArray[np.int64]
    counts: Numbers
    articles: Numbers
    sizes: Numbers

    @classmethod
    def of(cls, terms: Sequence[Sequence[int]], most: int = MOST_WITH_A_WORD) -> Postings:
        """Index articles by those of their terms (each once an article) that two and at most ``most`` articles have."""
        sizes = np.array([len(own) for own in terms], dtype=np.int32)
        all_words = np.concatenate([np.zeros(0, np.uint32), *(np.asarray(own, dtype=np.uint32) for own in terms)])
        all_articles = np.repeat(np.arange(len(terms), dtype=np.int32), sizes)
        portions = [_rare(all_words, all_articles, bucket, most) for bucket in range(_BUCKETS)]
        words, counts, articles = (np.concatenate([portion[i] for portion in portions]) for i in range(3))
        starts = np.cumsum(counts, dtype=np.int64) - counts
        return cls(words, starts, counts, articles, sizes)

    def lists(self, terms: Sequence[int]) -> Numbers:
        """The articles that have some of these terms, as often as they have one."""
        at = self._places(terms)
        if not len(at):
            return np.zeros(0, dtype=np.int32)
        counts = self.counts[at]
        ends = np.cumsum(counts)
        within = np.arange(ends[-1]) - np.repeat(ends - counts, counts)
        found: Numbers = self.articles[np.repeat(self.starts[at], counts) + within]
        return found

    def firsts(self, terms: Sequence[int]) -> Numbers:
        """For each of these terms that is indexed the first article that has it."""
        found: Numbers = self.articles[self.starts[self._places(terms)]]
        return found

    def _places(self, terms: Sequence[int]) -> npt.NDArray[np.int64]:
        """Where the terms that are indexed stand among ``words``."""
        if not len(self.words) or not len(terms):
            return np.zeros(0, dtype=np.int64)
        own = np.asarray(terms, dtype=np.uint32)
        at = np.minimum(np.searchsorted(self.words, own), len(self.words) - 1)
        found: npt.NDArray[np.int64] = at[self.words[at] == own]
        return found

    def sharing(self, number: int, terms: Sequence[int], kinds: npt.NDArray[np.bool_] | None = None) -> list[int]:
        """Articles before ``number`` that share rare words with the one that has these terms, those that share most of the shorter one's
        words first. An article that comes later than all has the number ``len(sizes)``.

        With ``kinds`` only articles of another kind than its own.
        """
        shared = self.lists(terms)
        shared = shared[shared < number]
        if kinds is not None:
            shared = shared[kinds[shared] != kinds[number]]
        if len(shared) < FEWEST_WORDS:
            return []
        others, counts = _counted(np.sort(shared))
        enough = counts >= FEWEST_WORDS
        others, counts = others[enough], counts[enough]
        shares = counts / np.minimum(self.sizes[others], len(terms))
        best = np.lexsort((others, -shares))[:MOST_PER_ARTICLE]
        return [int(other) for other in others[best]]


def _rare(words: Terms, articles: Numbers, bucket: int, most: int) -> tuple[Terms, Numbers, Numbers]:
    """Of the words of one portion those that are rare: the words, how many articles have each, and these articles word by word."""
    width = (1 << 32) // _BUCKETS
    here = (words >= bucket * width) & (words <= (bucket + 1) * width - 1)
    words, articles = words[here], articles[here]
    order = np.argsort(words, kind="stable")
    words, articles = words[order], articles[order]
    values, counts = _counted(words)
    rare = (counts > 1) & (counts <= most)
    return values[rare], counts[rare], articles[np.repeat(rare, counts)]


def _counted(ordered: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], Numbers]:
    """The different values of a sorted array, and how often each comes."""
    begins = np.flatnonzero(np.concatenate([np.ones(min(1, len(ordered)), np.bool_), ordered[1:] != ordered[:-1]]))
    counts = np.diff(np.append(begins, len(ordered))).astype(np.int32)
    return ordered[begins], counts


def alike(signatures: npt.NDArray[np.uint32]) -> Numbers:
    """For each article (row) earlier ones that may be alike word for word, -1 where there is none.

    Of the articles that meet in a bucket each is told the first and the one before it, so that ten thousand copies of one text cost ten
    thousand comparisons.
    """
    columns = []
    for keys in band_keys(signatures):
        order = np.argsort(keys, kind="stable").astype(np.int32)
        _, counts = _counted(keys[order])
        begins = np.cumsum(counts) - counts
        first, last = (np.full(len(keys), -1, dtype=np.int32) for _ in range(2))
        first[order] = np.repeat(order[begins], counts)
        last[order[1:]] = order[:-1]
        opens = order[begins]
        first[opens] = last[opens] = -1
        columns += [first, last]
    return np.stack(columns, axis=1)


@dataclass(frozen=True)
class Collapsed:
    """``leaders`` are the articles in whose place no earlier one stands; ``leader_of`` tells for others which one does, for they are
    nearly the same text; ``alike`` are (leader, earlier leaders) that may be alike word for word."""

    leaders: list[int]
    leader_of: dict[int, int]
    alike: dict[int, list[int]]


def collapse(signatures: Sequence[Signature]) -> Collapsed:
    """Put one text in the place of all that are nearly the same."""
    made = Collapsed([], {}, {})
    if not len(signatures):
        return made
    stacked = np.stack(signatures)
    for number, met in enumerate(alike(stacked)):
        earlier = sorted({made.leader_of.get(other, other) for other in met.tolist() if other >= 0})
        likeness = np.count_nonzero(stacked[earlier] == stacked[number], axis=1) / SIZE if earlier else np.zeros(0)
        likest = int(np.argmax(likeness)) if earlier else 0
        if earlier and likeness[likest] >= NEARLY_THE_SAME:
            made.leader_of[number] = earlier[likest]
            continue
        made.leaders.append(number)
        if earlier:
            made.alike[number] = earlier
    return made


def candidates(terms: Sequence[Sequence[int]], kinds: Sequence[bool] | None = None) -> Iterator[tuple[int, list[int]]]:
    """For each article (by number) the earlier ones that share rare words with it; with ``kinds`` only those of another kind."""
    postings = Postings.of(terms)
    known = None if kinds is None else np.array(kinds)
    for number, own in enumerate(terms):
        yield number, postings.sharing(number, own, known)
