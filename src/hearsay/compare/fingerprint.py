"""What of an article is set beside other articles: small plain data, made from its text alone. No language model is needed."""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple
from zlib import crc32

from hearsay.articles.article import Article
from hearsay.compare.days import day
from hearsay.compare.shingles import Signature, sign
from hearsay.compare.sounds import is_cyrillic, loudness, sound
from hearsay.knowledge.tables import Knowledge

PARTS = frozenset({"body", "heading"})
"""A title says again what the body says, and the titles of independent reports are alike."""

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]{2,}")
_QUOTATION = re.compile(r"[“\"«]([^“”\"«»\n]{15,1200})[”\"»]")
_ENDINGS = ("ingly", "edly", "ing", "ed", "ies", "es", "s", "ly")
_SHORTEST_STEM = 3
_PRIOR = 10
"""Counts of rare words are unreliable: this is added to each, so that weights differ by a factor of five at most."""
QUOTED = 6
"""So many content words in a row, quoted by two articles, are the same quotation."""


@dataclass(frozen=True)
class WordRules:
    """Words that are passed over, names that label no story, and how much words weigh: the rarer in English, the more."""

    stop_words: frozenset[str]
    not_labels: frozenset[str]
    weights: dict[int, float]
    unseen: float

    @classmethod
    def load(cls, knowledge: Knowledge) -> WordRules:
        """Compile the tables. Raises KnowledgeError for a bad file."""
        own = knowledge.table("comparison")
        stop_words, not_labels = (
            frozenset(word for words in own[name].values() for word in words.split()) for name in ("stop_words", "not_labels")
        )
        table = knowledge.table("word_bands")
        passages = table["passages"]

        def weight(count: int) -> float:
            return math.log(1 + passages / (count + _PRIOR))

        weights = {number(word): weight(band["passages"]) for band in table["band"] for word in band["words"].split()}
        return cls(stop_words, not_labels, weights, weight(0))

    def weight(self, term: int) -> float:
        return self.weights.get(term, self.unseen)


class Word(NamedTuple):
    """A content word of the article: its stem, where it stands (characters of the article), whether inside quotation marks."""

    stem: str
    start: int
    end: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """An article as far as comparing needs it. Positions count the content words of its text.

    ``once`` are the words (as numbers) that occur once outside quotation marks, in order, and ``at`` their positions: independent reports
    of one event share quotations, and a word that comes back tells nothing about order. ``weight`` is that of all different words outside
    quotation marks. ``sounds`` and ``sounds_at`` are the same for what survives translation: names, numbers and international words, by
    sound. ``quotations`` are numbers for the runs of quoted words. ``text`` is a number (of 63 bits) for all of this and the day: articles
    that have it in common are the same text, and are compared as one.
    """

    doc: str
    published: str | None
    outlet: str | None
    cyrillic: bool
    size: int
    weight: float
    once: array[int]
    at: array[int]
    sounds: array[int]
    sounds_at: array[int]
    loudness: bytes
    signature: Signature
    quotations: array[int]
    text: int

    @property
    def sounds_weight(self) -> float:
        return float(sum(self.loudness))


def fingerprint(article: Article, rules: WordRules) -> Fingerprint:
    """The fingerprint of the article's text."""
    words = list(words_of(article, rules))
    known = [numbers(word.stem) for word in words]
    terms = [term for term, _, _ in known]
    free = [(term, i) for i, (term, word) in enumerate(zip(terms, words, strict=True)) if not word.quoted]
    once, at = _once(free)
    sounds, sounds_at = _once([(heard, i) for i, (_, heard, loud) in enumerate(known) if loud])
    signature = sign(terms)
    quotations = array("I", sorted(set(_quotations(terms, words))))
    return Fingerprint(
        doc=article.doc,
        published=article.published,
        outlet=article.outlet,
        cyrillic=is_cyrillic(article.text),
        size=len(words),
        weight=math.fsum(rules.weight(term) for term in {term for term, _ in free}),
        once=once,
        at=at,
        sounds=sounds,
        sounds_at=sounds_at,
        loudness=bytes([known[i][2] for i in sounds_at]),
        signature=signature,
        quotations=quotations,
        text=_text(day(article.published), once, at, sounds, sounds_at, signature, quotations),
    )


def _text(published: date | None, *found: array[int] | Signature) -> int:
    digest = blake2b(str(published).encode(), digest_size=8)
    for numbers_found in found:
        digest.update(len(numbers_found).to_bytes(4, "little"))
        digest.update(numbers_found.tobytes())
    return int.from_bytes(digest.digest(), "little") >> 1


def words_of(article: Article, rules: WordRules) -> Iterator[Word]:
    """The content words of the article's text, in order."""
    for part in article.parts:
        if part.kind in PARTS:
            quotations = [match.span() for match in _QUOTATION.finditer(article.text, part.start, part.end)]
            begins = [start for start, _ in quotations]
            for match in WORD.finditer(article.text, part.start, part.end):
                word = match[0].lower()
                if word not in rules.stop_words:
                    start, end = match.span()
                    before = bisect_right(begins, start) if begins else 0
                    yield Word(stem(word), start, end, before > 0 and start < quotations[before - 1][1])


@lru_cache(1 << 15)
def stem(word: str) -> str:
    """The word without its commonest English ending: light, and the same for every form that matters here."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


@lru_cache(1 << 15)
def numbers(word: str) -> tuple[int, int, int]:
    """A word and its sound as numbers, and how much the sound weighs (nought where it has none)."""
    key = sound(word)
    return number(word), number(key), loudness(key) if key else 0


def number(term: str) -> int:
    """A word as a number of 32 bits, the same on every machine."""
    return crc32(term.encode("utf-8", "surrogatepass"))


def _once(found: Sequence[tuple[int, int]]) -> tuple[array[int], array[int]]:
    """Of (term, position) those whose term occurs once, in order."""
    counts = Counter([term for term, _ in found])
    kept = [(term, i) for term, i in found if counts[term] == 1]
    return array("I", [term for term, _ in kept]), array("I", [i for _, i in kept])


def _quotations(terms: Sequence[int], words: Sequence[Word]) -> Iterator[int]:
    """A number for every run of quoted words."""
    run: list[int] = []
    for term, word in zip(terms, words, strict=True):
        run = [*run[1 - QUOTED :], term] if word.quoted else []
        if len(run) == QUOTED:
            yield crc32(array("I", run).tobytes())
