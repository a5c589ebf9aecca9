"""Copies: which articles come from one text or one another, how, and where it can be seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from hearsay.articles.article import Article
from hearsay.compare.credits import OutletNames
from hearsay.compare.fingerprint import WordRules, words_of
from hearsay.compare.groups import group, strongest_first
from hearsay.compare.inspection import Finding, Text, inspect
from hearsay.compare.links import Link, Scores
from hearsay.records import Copy, Span, SpanPair, record_id

_TEXTS_HELD = 64
_WORD_FOR_WORD = frozenset({"identical", "syndicated"})
_MOST_LINKS = 5
"""Links of a group that are printed for each of its articles on average; of larger groups the strongest that hold it together."""

Same = Mapping[int, Sequence[str]]
"""The articles (ids) that are the same text, by its number, the first by date and id first."""


class Pair(NamedTuple):
    """Two articles, the earlier one first, and the share of the shorter one that stands in the same order in the other."""

    one: str
    other: str
    share: float


class Family(NamedTuple):
    """Texts that come from one, and the links that hold them together."""

    texts: list[int]
    links: list[Link]


def families_of(links: Sequence[Link], scores: Scores) -> list[Family]:
    """The links in groups; those that lead from one group to another are left out."""
    groups = group(links, scores)
    group_of = {text: number for number, texts in enumerate(groups) for text in texts}
    inside: defaultdict[int, list[Link]] = defaultdict(list)
    for link in links:
        if group_of.get(link.a, -1) == group_of.get(link.b, -2):
            inside[group_of[link.a]].append(link)
    return [Family(texts, _strongest(inside[number], len(texts))) for number, texts in enumerate(groups)]


def pairs_of(links: Iterable[Link], same: Same, scores: Scores, order: Callable[[str], tuple[str, str]]) -> Iterator[Pair]:
    """The pairs of articles behind the links: the first article of each text stands for it. ``order`` puts articles in order of time."""
    for link in links:
        one, other = sorted((same[link.a][0], same[link.b][0]), key=order)
        yield Pair(one, other, link.score * scores.threshold(link.a, link.b))


def repeated(docs: Sequence[str]) -> Iterator[Pair]:
    """The pairs among articles that are the same text: each with the first."""
    yield from (Pair(docs[0], other, 1.0) for other in docs[1:])


class Inspector:
    """Looks at pairs of articles. ``article`` gives an article by its id; the latest are kept."""

    def __init__(self, article: Callable[[str], Article], rules: WordRules, outlets: OutletNames) -> None:
        self._article = article
        self._rules = rules
        self._outlets = outlets
        self.text = lru_cache(_TEXTS_HELD)(self._text)

    def copies(self, pair: Pair) -> Iterator[Copy]:
        """The records of two articles that come from one text."""
        one, other = self.text(pair.one), self.text(pair.other)
        found = inspect(one, other, self._rules, self.credited)
        share = found.verbatim if found.relation in _WORD_FOR_WORD else pair.share
        yield from _records(one, other, min(1.0, share), found)

    def credited(self, article: Article, outlet: str) -> bool:
        """Whether the article names the outlet as its source."""
        return self._outlets.credited(article, outlet)

    def _text(self, doc: str) -> Text:
        found = self._article(doc)
        return Text(found, list(words_of(found, self._rules)))


def _strongest(links: list[Link], size: int) -> list[Link]:
    links = strongest_first(links)
    return links if len(links) <= _MOST_LINKS * size else _spanning(links)


def _spanning(links: Iterable[Link]) -> list[Link]:
    """Of the links, strongest first, those that join what was apart."""
    parent: dict[int, int] = {}

    def root(article: int) -> int:
        while parent.setdefault(article, article) != article:
            parent[article] = article = parent[parent[article]]
        return article

    kept = []
    for link in links:
        one, other = root(link.a), root(link.b)
        if one != other:
            parent[other] = one
            kept.append(link)
    return kept


def _records(one: Text, other: Text, score: float, found: Finding) -> Iterator[Copy]:
    """One record where it is known which is the copy, two where it is not."""
    texts = (one.article.doc, other.article.doc)
    for copy in (0, 1) if found.copy is None else (found.copy,):
        doc, of = texts[copy], texts[1 - copy]
        yield Copy(
            id=record_id("copy", f"{doc}|{of}", []),
            doc=doc,
            of=of,
            relation=found.relation,
            score=round(score, 3),
            direction=found.direction,
            evidence=[_pair(spans, copy) for spans in found.evidence],
            rule="copies:order",
        )


def _pair(spans: tuple[Span, Span], copy: int) -> SpanPair:
    return SpanPair(doc=spans[copy], of=spans[1 - copy])
