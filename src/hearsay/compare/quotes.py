"""Articles that are no copies of one another, but quote the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from hearsay.compare.alignment import verbatim_runs
from hearsay.compare.candidates import QUOTATIONS, Members
from hearsay.compare.copies import Inspector
from hearsay.compare.fingerprint import QUOTED
from hearsay.compare.inspection import Text, earlier, span_of
from hearsay.records import Copy, SpanPair, record_id

_SHOWN = 4


class Quoting(NamedTuple):
    """A text and an earlier one that quotes the same words: so many runs of words."""

    text: int
    earlier: int
    runs: int


def quoting(text: int, quotations: Iterable[int], members: Members, order: Callable[[int], tuple[str, str]]) -> Iterator[Quoting]:
    """The earliest texts that quote words of this one. What too many texts quote is a motto or a slogan of the site.

    ``quotations`` are the keys of its buckets, ``order`` puts texts in order of time.
    """
    firsts: Counter[int] = Counter()
    for key in quotations:
        quoters = members(key, QUOTATIONS.most + 1)
        if 1 < len(quoters) <= QUOTATIONS.most:
            firsts[min(quoters, key=order)] += 1
    yield from (Quoting(text, first, runs) for first, runs in sorted(firsts.items()) if first != text)


def quoted_by_both(doc: str, first: str, share: float, inspector: Inspector) -> Iterator[Copy]:
    """The records of an article and an earlier one that quote the same words; ``share`` is that of the quotations of either."""
    yield from _records(inspector.text(doc), inspector.text(first), share, inspector)


def _records(one: Text, other: Text, share: float, inspector: Inspector) -> Iterator[Copy]:
    runs = [
        run
        for run in verbatim_runs(one.terms, other.terms)
        if run.words >= QUOTED and one.words[run.first[0]].quoted and other.words[run.first[1]].quoted
    ]
    if not runs:
        return
    copy, direction = earlier(one, other, inspector.credited)
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
