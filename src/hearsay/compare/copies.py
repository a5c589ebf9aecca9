"""Copies: which articles come from one text or one another, how, and where it can be seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from hearsay.articles.article import Article
from hearsay.compare.credits import OutletNames
from hearsay.compare.fingerprint import Fingerprint, WordRules, words_of
from hearsay.compare.groups import group
from hearsay.compare.inspection import Finding, Text, inspect
from hearsay.compare.links import Link, Settings, find_links
from hearsay.records import Copy, Span, SpanPair, record_id

_TEXTS_HELD = 64
_WORD_FOR_WORD = frozenset({"identical", "syndicated"})
_MOST_LINKS = 20
"""Links of a group that are printed for each of its articles on average; of larger groups the strongest that hold it together."""


def find_copies(
    prints: Iterable[Fingerprint],
    article: Callable[[str], Article],
    rules: WordRules,
    outlets: OutletNames,
    settings: Settings | None = None,
) -> Iterator[Copy]:
    """The copy records of a set of articles, by the earlier one of the two; the same whatever the order in which the articles come.

    ``article`` gives an article by its id; it is asked only for articles that are copies.
    """
    settings = settings or Settings()
    long_enough = (own for own in prints if own.size >= settings.shortest)
    ordered = sorted(long_enough, key=lambda own: (own.published or "~", own.doc))
    links, scores = find_links(ordered, rules, settings)
    kept = _within(links, group(links, scores))

    @lru_cache(_TEXTS_HELD)
    def text(doc: str) -> Text:
        found = article(doc)
        return Text(found, list(words_of(found, rules)))

    for link in kept:
        one, other = text(ordered[link.a].doc), text(ordered[link.b].doc)
        found = inspect(one, other, rules, outlets.credited)
        in_order = link.score * scores.threshold(link.a, link.b)
        share = found.verbatim if found.relation in _WORD_FOR_WORD else in_order
        yield from _records(one, other, min(1.0, share), found)


def _within(links: Sequence[Link], groups: Sequence[Sequence[int]]) -> list[Link]:
    """The links inside the groups. Of a group with very many links those that its articles need to hang together, the strongest."""
    group_of = {article: number for number, members in enumerate(groups) for article in members}
    inside: defaultdict[int, list[Link]] = defaultdict(list)
    for link in links:
        if group_of.get(link.a, -1) == group_of.get(link.b, -2):
            inside[group_of[link.a]].append(link)
    return sorted(
        (link for number, own in inside.items() for link in _strongest(own, len(groups[number]))), key=lambda link: (link.a, link.b)
    )


def _strongest(links: list[Link], size: int) -> list[Link]:
    links = sorted(links, key=lambda link: (-link.score, link.a, link.b))
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
