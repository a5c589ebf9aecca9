"""Articles that are no copies of one another, but quote the same words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from hearsay.articles.article import Article
from hearsay.compare.alignment import verbatim_runs
from hearsay.compare.candidates import Postings
from hearsay.compare.credits import OutletNames
from hearsay.compare.fingerprint import QUOTED, Fingerprint, WordRules, words_of
from hearsay.compare.inspection import Text, earlier, span_of
from hearsay.records import Copy, SpanPair, record_id

_COMMON = 50
"""A quotation that more articles have is a motto or a slogan of the site."""
_SHOWN = 4


def shared_quotations(
    prints: Iterable[Fingerprint],
    article: Callable[[str], Article],
    rules: WordRules,
    outlets: OutletNames,
    copies: Iterable[tuple[str, str]],
) -> Iterator[Copy]:
    """A record for each article and the earliest one that quotes the same words, where neither is a copy of the other: ``copies`` are the
    ids of articles that come from one text. Sorted by the later article."""
    ordered = sorted(prints, key=lambda own: (own.published or "~", own.doc))
    group_of = _groups(copies)
    postings = Postings.of([own.quotations for own in ordered], most=_COMMON)
    for number, own in enumerate(ordered):
        for first, count in sorted(Counter(postings.firsts(own.quotations).tolist()).items()):
            other = ordered[first]
            if first != number and group_of.get(own.doc, own.doc) != group_of.get(other.doc, other.doc):
                share = count / min(len(own.quotations), len(other.quotations))
                yield from _records(_text(article(own.doc), rules), _text(article(other.doc), rules), share, outlets)


def _groups(copies: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each copy one article that stands for all that come from one text."""
    near: defaultdict[str, list[str]] = defaultdict(list)
    for doc, of in copies:
        near[doc].append(of)
        near[of].append(doc)
    found: dict[str, str] = {}
    for doc in sorted(near):
        todo = [doc]
        while todo:
            other = todo.pop()
            if other not in found:
                found[other] = doc
                todo += near[other]
    return found


def _text(article: Article, rules: WordRules) -> Text:
    return Text(article, list(words_of(article, rules)))


def _records(one: Text, other: Text, share: float, outlets: OutletNames) -> Iterator[Copy]:
    runs = [
        run
        for run in verbatim_runs(one.terms, other.terms)
        if run.words >= QUOTED and one.words[run.first[0]].quoted and other.words[run.first[1]].quoted
    ]
    if not runs:
        return
    copy, direction = earlier(one, other, outlets.credited)
    shown = sorted(sorted(runs, key=lambda run: (-run.words, run.first))[:_SHOWN], key=lambda run: run.first)
    spans = [(span_of(one, run.first[0], run.last[0]), span_of(other, run.first[1], run.last[1])) for run in shown]
    docs = (one.article.doc, other.article.doc)
    for side in (0, 1) if copy is None else (copy,):
        yield Copy(
            id=record_id("copy", f"{docs[side]}|{docs[1 - side]}", []),
            doc=docs[side],
            of=docs[1 - side],
            relation="quotes",
            score=round(min(1.0, share), 3),
            direction=direction,
            evidence=[SpanPair(doc=pair[side], of=pair[1 - side]) for pair in spans],
            rule="copies:quotations",
        )
