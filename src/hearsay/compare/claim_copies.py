"""Copies among assertions: what a copy tells in the words of its original is compared once, however many copies there are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

from hearsay.compare.assertions import Assertion
from hearsay.compare.corpus import Corpus


def folded(told: Sequence[Assertion], corpus: Corpus) -> tuple[list[Assertion], list[list[Assertion]]]:
    """The assertions without those that ride along with the same of their original, and for each that is left those that ride with it."""
    copied = {*corpus.first_texts, *corpus.first_texts.values()}
    hosts: defaultdict[Hashable, list[int]] = defaultdict(list)
    times: Counter[Hashable] = Counter()
    riding: dict[int, list[Assertion]] = {}
    for place in sorted(range(len(told)), key=lambda place: (corpus.first(told[place].doc) != told[place].doc, place)):
        own = told[place]
        if own.doc in copied:
            said = _said(own, corpus)
            times[own.doc, said] += 1  # a text may say the same twice
            if times[own.doc, said] <= len(hosts[said]):
                riding[hosts[said][times[own.doc, said] - 1]].append(own)
                continue
            hosts[said].append(place)
        riding[place] = []
    places = sorted(riding)
    return [told[place] for place in places], [riding[place] for place in places]


def _said(own: Assertion, corpus: Corpus) -> Hashable:
    """The text and the words, the day of which they tell (a communiqué is no copy of yesterday's), and how they were read."""
    words = " ".join(own.span.text.split())
    return (
        corpus.first(own.doc),
        words,
        own.on,
        own.act,
        own.event_class,
        own.mode,
        own.factuality,
        own.who,
        own.whom,
        own.speaker,
        own.denied,
    )


def speaking(own: Assertion, corpus: Corpus) -> tuple[str, str, bool]:
    """For sorting: of independent texts the oldest speaks first, and its original before its copies."""
    first = corpus.first(own.doc)
    return corpus.day(first) or own.day or "~", first, own.doc != first
