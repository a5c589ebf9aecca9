"""What an article is about, as weighted words: names and numbers tell one earthquake from the next, common words only that it is one."""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hearsay.articles.article import Article
from hearsay.compare.fingerprint import WORD, WordRules, number, stem

PARTS = frozenset({"title", "heading", "body", "caption"})

_NAME, _NUMBER, _WORD = 2.0, 3.0, 1.0
"""How much the sorts of words weigh."""
_HEAVIEST = 250
"""Words and pairs of words that are kept of an article."""
_LABELS = 12
_SENTENCE_END = re.compile(r"[.!?:“”\"\n‘*•]\s*$")
_BETWEEN_NAMES = re.compile(r"[ \u00a0]+(?:(?:of|the|de|al|bin|van|von)[ \u00a0]+)*|[-’']")


@dataclass(frozen=True)
class Topic:
    """The words and pairs of neighbouring words of an article (as numbers) with how often and how telling they are, and its names, the
    most frequent first."""

    doc: str
    published: str | None
    terms: array[int]
    weights: array[float]
    names: tuple[str, ...]


@dataclass(frozen=True)
class _Token:
    stem: str
    weight: float
    start: int
    end: int


def topic(article: Article, rules: WordRules) -> Topic:
    """What the article is about."""
    runs = list(_runs(article, rules))
    counts: Counter[str] = Counter()
    weights: dict[str, float] = {}
    for run in runs:
        for i, token in enumerate(run):
            counts[token.stem] += 1
            weights[token.stem] = max(token.weight, weights.get(token.stem, 0.0))
            if i:
                pair = f"{run[i - 1].stem} {token.stem}"
                counts[pair] += 1
                weights[pair] = _WORD
    weighed = {term: (1 + math.log(count)) * weights[term] for term, count in counts.items()}
    kept = sorted(weighed, key=lambda term: (-weighed[term], term))[:_HEAVIEST]
    return Topic(
        doc=article.doc,
        published=article.published,
        terms=array("I", map(number, kept)),
        weights=array("f", (weighed[term] for term in kept)),
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
class Rarity:
    """How rare terms are among articles (inverse document frequency), in a set of so many."""

    articles: int
    counts: Mapping[int, int]

    @classmethod
    def among(cls, topics: Iterable[Topic]) -> Rarity:
        counts: Counter[int] = Counter()
        articles = 0
        for own in topics:
            counts.update(own.terms)
            articles += 1
        return cls(articles, counts)

    def vector(self, own: Topic) -> dict[int, float]:
        """The article's terms with their weights, of length one."""
        weighed = {
            term: weight * (1 + math.log((1 + self.articles) / (1 + self.counts.get(term, 0))))
            for term, weight in zip(own.terms, own.weights, strict=True)
        }
        length = math.sqrt(math.fsum(weight * weight for weight in weighed.values())) or 1.0
        return {term: weight / length for term, weight in weighed.items()}
