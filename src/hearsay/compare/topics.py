"""What an article is about, as weighted words: names and numbers tell one earthquake from the next, common words only that it is one."""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from hearsay.articles.article import Article
from hearsay.compare.fingerprint import WORD, WordRules, number, stem

PARTS = frozenset({"title", "heading", "body", "caption"})

_NAME, _NUMBER, _WORD = 2.0, 3.0, 1.0
"""How much the sorts of words weigh."""
_HEAVIEST = 250
"""Words and pairs of words that are kept of an article."""
_MOST_TERMS = 8192
"""Terms of a story from which on half of them are kept."""
_LABELS = 12
_SENTENCE_END = re.compile(r"[.!?:“”\"\n‘*•]\s*$")
_BETWEEN_NAMES = re.compile(r"[ \u00a0]+(?:(?:of|the|de|al|bin|van|von)[ \u00a0]+)*|[-’']")


@dataclass(frozen=True, slots=True)
class Topic:
    """The words and pairs of neighbouring words of an article (as numbers) with how often and how telling they are, and its names, the
    most frequent first."""

    doc: str
    published: str | None
    terms: array[int]
    weights: array[float]
    names: tuple[str, ...]


class _Token(NamedTuple):
    stem: str
    weight: float
    start: int
    end: int


def topic(article: Article, rules: WordRules) -> Topic:
    """What the article is about."""
    runs = list(_runs(article, rules))
    counts: Counter[str] = Counter()
    telling: dict[str, float] = {}
    for run in runs:
        stems = [token.stem for token in run]
        counts.update(stems)
        counts.update([f"{one} {other}" for one, other in pairwise(stems)])
        for token in run:
            if token.weight > telling.get(token.stem, _WORD):
                telling[token.stem] = token.weight
    weighed = {term: (1 + math.log(count)) * telling.get(term, _WORD) for term, count in counts.items()}
    kept = sorted(sorted(weighed), key=weighed.__getitem__, reverse=True)[:_HEAVIEST]
    return Topic(
        doc=article.doc,
        published=article.published,
        terms=array("I", [number(term) for term in kept]),
        weights=array("f", [weighed[term] for term in kept]),
        names=tuple(_names(article, runs, rules.not_labels)),
    )


def _runs(article: Article, rules: WordRules) -> Iterator[list[_Token]]:
    """The content words, cut where a word is passed over."""
    for part in article.parts:
        if part.kind not in PARTS:
            continue
        found = list(WORD.finditer(article.text, part.start, part.end))
        names = {stem(m[0].lower()) for m in found if m[0][0].isupper() and not _begins_sentence(article.text, m.start())}
        run: list[_Token] = []
        for match in found:
            word = match[0].lower()
            if word in rules.stop_words:
                yield run
                run = []
                continue
            base = stem(word)
            weight = _NUMBER if word[0].isdigit() else _NAME if base in names else _WORD
            run.append(_Token(base, weight, match.start(), match.end()))
        yield run


def _begins_sentence(text: str, start: int) -> bool:
    return start == 0 or bool(_SENTENCE_END.search(text, max(0, start - 4), start))


def _names(article: Article, runs: Iterable[list[_Token]], passed_over: frozenset[str]) -> list[str]:
    """Names as they are written: neighbouring words with capitals, joined."""
    found: Counter[str] = Counter()
    for run in runs:
        last = -1
        current = ""
        for token in run:
            capital = token.weight == _NAME and article.text[token.start].isupper()
            if capital and current and _BETWEEN_NAMES.fullmatch(article.text, last, token.start):
                current += article.text[last : token.end]
            else:
                found[current] += 1
                current = article.text[token.start : token.end] if capital else ""
            last = token.end
        found[current] += 1
    for name in {"", *passed_over}:
        del found[name]
    return [" ".join(name.split()) for name, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_LABELS]]


@dataclass(frozen=True)
class Vector:
    """Terms, sorted, and how much they weigh."""

    terms: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.float32]

    def plus(self, other: Vector) -> Vector:
        """The sum of both; of very many terms the heaviest are kept."""
        terms = np.concatenate([self.terms, other.terms])
        order = np.argsort(terms, kind="stable")
        terms, weights = terms[order], np.concatenate([self.weights, other.weights])[order]
        begins = np.flatnonzero(np.concatenate([np.ones(min(1, len(terms)), np.bool_), terms[1:] != terms[:-1]]))
        made = Vector(terms[begins], np.add.reduceat(weights, begins) if len(begins) else weights)
        if len(made.terms) <= _MOST_TERMS:
            return made
        kept = np.sort(np.searchsorted(made.terms, made.heaviest(_MOST_TERMS // 2)))
        return Vector(made.terms[kept], made.weights[kept])

    def negative(self) -> Vector:
        """The vector that takes this one away from a sum."""
        return Vector(self.terms, -self.weights)

    def heaviest(self, most: int) -> npt.NDArray[np.uint32]:
        """The heaviest terms, those that weigh most first."""
        enough = np.partition(self.weights, -most)[-most] if len(self.weights) > most else 0.0
        heavy = np.flatnonzero(self.weights >= enough)
        return self.terms[heavy[np.lexsort((self.terms[heavy], -self.weights[heavy]))[:most]]]

    def products(self, others: Sequence[Vector]) -> list[float]:
        """The inner product with each of the others."""
        sizes = [len(other.terms) for other in others]
        if not len(self.terms) or not sum(sizes):
            return [0.0] * len(others)
        terms = np.concatenate([other.terms for other in others])
        weights = np.concatenate([other.weights for other in others])
        at = np.minimum(np.searchsorted(self.terms, terms), len(self.terms) - 1)
        shared = np.where(self.terms[at] == terms, self.weights[at].astype(np.float64) * weights, 0.0)
        found: list[float] = np.bincount(np.repeat(np.arange(len(others)), sizes), shared, len(others)).tolist()
        return found


@dataclass(frozen=True)
class Rarity:
    """How rare terms are among articles (inverse document frequency), in a set of so many. ``terms``, sorted, are those that several
    articles have, ``counts`` in how many; every other term is taken for one of a single article."""

    articles: int
    terms: npt.NDArray[np.uint32]
    counts: npt.NDArray[np.int32]

    @classmethod
    def among(cls, topics: Iterable[Topic]) -> Rarity:
        every = [np.frombuffer(own.terms, dtype=np.uint32) for own in topics]
        terms, counts = np.unique(np.concatenate([np.zeros(0, np.uint32), *every]), return_counts=True)
        several = counts > 1
        return cls(len(every), terms[several], counts[several].astype(np.int32))

    def of(self, terms: npt.NDArray[np.uint32]) -> npt.NDArray[np.int32]:
        """How many articles have each of the terms."""
        if not len(self.terms):
            return np.ones(len(terms), dtype=np.int32)
        at = np.minimum(np.searchsorted(self.terms, terms), len(self.terms) - 1)
        return np.where(self.terms[at] == terms, self.counts[at], 1).astype(np.int32)

    def vector(self, own: Topic, leads: int) -> Vector:
        """The article's terms with their weights, of length one. Terms that no other article has are left out, but for those among its so
        many heaviest ones: they can be shared with nothing, and are most of all terms."""
        terms = np.frombuffer(own.terms, dtype=np.uint32)
        order = np.argsort(terms, kind="stable")
        terms = terms[order]
        counts = self.of(terms)
        weights = np.frombuffer(own.weights, dtype=np.float32)[order] * (1 + np.log((1 + self.articles) / (1 + counts)))
        weights = (weights / (math.sqrt(float(weights @ weights)) or 1.0)).astype(np.float32)
        whole = Vector(terms, weights)
        kept = (counts > 1) | np.isin(terms, whole.heaviest(leads))
        return Vector(terms[kept], weights[kept])
