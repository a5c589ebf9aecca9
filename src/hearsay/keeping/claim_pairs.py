"""The pairs of assertions of a desk that are alike, and which of them are linked, kept so that some may come and go.

An assertion is asked about those that are likest to it. When one comes it may take the place of another among the likest of a third: only
such assertions are looked at again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import isnan

import numpy as np

from hearsay.compare.claim_candidates import ALIKE, LIKEST, MARKS, Asked, likeness_of
from hearsay.compare.claim_links import LINKED, Link, likeness, opposed
from hearsay.compare.claim_profiles import LinkRules, Profile
from hearsay.keeping.claim_keys import Order, Refs, Table, brought_together
from hearsay.keeping.refs import POSITION
from hearsay.store.synthesis import States

PAIRED = np.dtype([("own", "<i8"), ("other", "<i8"), ("alike", "<f4"), ("keys", "<u2"), ("flags", "u1"), ("score", "<f8")])
MARKED = np.dtype([("ref", "<i8"), *((name, MARKS[name]) for name in MARKS.names or ())])
_LIKEST, _OPPOSED, _LINKED, _JOINED = 1, 2, 4, 8


@dataclass(slots=True)
class Pair:
    """What is known of a pair, from the one's side: whether the other is among its likest, whether the two are linked, and whether they
    were joined along that link. ``score`` is not a number where nobody asked."""

    alike: float
    keys: int
    likest: bool = False
    score: float = float("nan")
    opposed: bool = False
    linked: bool = False
    joined: bool = False


class Pairs:
    """The pairs, by assertion; and by what assertions are compared. What is changed is kept with ``keep``.

    ``fresh`` are links (the smaller ref first) that have come since; ``stirred`` are assertions that were joined along a link that is gone.
    """

    def __init__(self, states: States, profile: Callable[[int], Profile], rules: LinkRules) -> None:
        self._states = states
        self._profile = profile
        self._rules = rules
        self._of: dict[int, dict[int, Pair]] = {}
        self._articles: set[int] = set()
        self._changed: set[int] = set()
        self._marks: dict[int, Table] = {}
        self.fresh: set[tuple[int, int]] = set()
        self.stirred: set[int] = set()

    def of(self, ref: int) -> dict[int, Pair]:
        """The pairs of an assertion."""
        if ref >> POSITION not in self._articles:
            self.read([ref >> POSITION])
        return self._of.setdefault(ref, {})

    def read(self, articles: Iterable[int]) -> None:
        """Read what is kept of some articles (keys)."""
        new = sorted({*articles} - self._articles)
        self._articles.update(new)
        for kept in self._states.get("pairs", new).values():
            for own, other, alike, keys, flags, score in np.frombuffer(kept, PAIRED).tolist():
                against, linked, joined = flags & _OPPOSED > 0, flags & _LINKED > 0, flags & _JOINED > 0
                self._of.setdefault(own, {})[other] = Pair(alike, keys, flags & _LIKEST > 0, score, against, linked, joined)

    def linked(self, ref: int) -> list[int]:
        """Those with which an assertion is linked."""
        return [other for other, pair in self.of(ref).items() if pair.linked]

    def link(self, a: int, b: int) -> Pair | None:
        """What is known of two."""
        return self.of(a).get(b)

    def join(self, a: int, b: int, joined: bool) -> None:
        """Note whether two were joined along their link."""
        for one, other in ((a, b), (b, a)):
            pair = self.of(one)[other]
            if pair.joined != joined:
                pair.joined = joined
                self._changed.add(one >> POSITION)

    def refs_in(self, articles: Iterable[int]) -> list[int]:
        """The assertions of some articles that are compared with others."""
        wanted = sorted(articles)
        return [ref for own in self._marks_of(wanted) for ref in own["ref"].tolist()]

    def add(self, marked: Table, keyed: Table, order: Order) -> None:
        """Some come; ``keyed`` are all that have a key of theirs, they too."""
        for article, own in _by_article(marked, "ref"):
            there = self._mark(article)
            self._marks[article] = np.concatenate([there, own])
            self._changed.add(article)
        first, second, more = brought_together(keyed, marked["ref"], order)
        self._change(first, second, more, set(), order)

    def remove(self, refs: Refs, keyed: Table, order: Order) -> None:
        """Some go; ``keyed`` are all that have a key of theirs, they too."""
        first, second, more = brought_together(keyed, refs, order)
        stays = ~(np.isin(first, refs) | np.isin(second, refs))
        away = set(refs.tolist())
        again = set()
        for ref in sorted(away):
            for other, pair in self.of(ref).items():
                if other not in away:
                    del self.of(other)[ref]
                    self._changed.add(other >> POSITION)
                    again.add(other)
                    if pair.joined:
                        self.stirred.add(other)
            del self._of[ref]
        for article in sorted({ref >> POSITION for ref in away}):
            there = self._mark(article)
            self._marks[article] = there[~np.isin(there["ref"], refs)]
            self._changed.add(article)
        self._change(first[stays], second[stays], -more[stays], again, order)

    def put_all(self, marked: Table, pairs: Asked, links: Iterable[tuple[int, Link]], joined: Iterable[Link]) -> None:
        """Keep all, there being none. Places are those in ``marked``; each link with the number of its pair."""
        found = np.zeros(len(pairs.first), PAIRED)
        refs = marked["ref"]
        found["own"], found["other"], found["alike"], found["keys"] = refs[pairs.first], refs[pairs.second], pairs.alike, pairs.keys
        found["score"] = np.nan
        along = {(link.a, link.b) for link in joined}
        for at, link in links:
            found["score"][at] = link.score
            if link.score >= LINKED:
                found["flags"][at] = _LINKED | _OPPOSED * link.opposed | _JOINED * ((link.a, link.b) in along)
        turned = found.copy()
        turned["own"], turned["other"] = found["other"], found["own"]
        found["flags"] |= _LIKEST * pairs.leads.astype(np.uint8)
        turned["flags"] |= _LIKEST * pairs.follows.astype(np.uint8)
        self._states.put("pairs", {article: own.tobytes() for article, own in _by_article(np.concatenate([found, turned]), "own")})
        self._states.put("marks", {article: own.tobytes() for article, own in _by_article(marked, "ref")})

    def keep(self) -> None:
        """Keep what has changed."""
        by_article: dict[int, list[tuple[int, int, float, int, int, float]]] = {article: [] for article in sorted(self._changed)}
        for own, others in self._of.items():
            if (rows := by_article.get(own >> POSITION)) is not None:
                for other, pair in others.items():
                    flags = _LIKEST * pair.likest | _OPPOSED * pair.opposed | _LINKED * pair.linked | _JOINED * pair.joined
                    rows.append((own, other, pair.alike, pair.keys, flags, pair.score))
        self._put("pairs", {article: np.array(rows, dtype=PAIRED) for article, rows in by_article.items()})
        self._put("marks", {article: self._marks[article] for article in by_article if article in self._marks})
        self._changed.clear()

    def _put(self, part: str, tables: dict[int, Table]) -> None:
        self._states.put(part, {article: table.tobytes() for article, table in tables.items() if len(table)})
        self._states.drop(part, [article for article, table in tables.items() if not len(table)])

    def _change(self, first: Refs, second: Refs, more: Refs, again: set[int], order: Order) -> None:
        """More or fewer keys bring these together; of some others (``again``) pairs are gone."""
        alike = self._alike(first, second)
        enough = alike >= ALIKE
        first, second, more, alike = first[enough], second[enough], more[enough], alike[enough]
        self.read(np.unique(np.concatenate([first, second]) >> POSITION).tolist())
        again = set(again)
        for a, b, by, how in zip(first.tolist(), second.tolist(), more.tolist(), alike.tolist(), strict=True):
            pairs = (self._of.setdefault(a, {}), b), (self._of.setdefault(b, {}), a)
            for of, other in pairs:
                pair = of.setdefault(other, Pair(how, 0))
                pair.keys += by
                if not pair.keys:
                    del of[other]
                    self._unlink(a, b, pair)
                if pair.keys in (0, by):
                    again.update((a, b))
            self._changed.update((a >> POSITION, b >> POSITION))
        self._ask(again, order)

    def _ask(self, refs: set[int], order: Order) -> None:
        """Find the likest of some assertions, and ask about those that were not asked about."""
        asked = set()
        for ref in sorted(refs):
            ranked = sorted(self.of(ref).items(), key=lambda own: (-own[1].alike, order.place(own[0])))
            for rank, (other, pair) in enumerate(ranked):
                likest = rank < LIKEST
                if likest != pair.likest:
                    pair.likest = likest
                    asked.add((min(ref, other), max(ref, other)))
        for a, b in sorted(asked):
            one, turned = self.of(a)[b], self.of(b)[a]
            if (one.likest or turned.likest) and isnan(one.score):
                self._compare(*sorted((a, b), key=order.place))
            linked = (one.likest or turned.likest) and one.score >= LINKED
            if linked and not one.linked:
                self.fresh.add((a, b))
            elif one.linked and not linked:
                self._unlink(a, b, one)
            one.linked = turned.linked = linked
            one.joined = turned.joined = linked and one.joined
            self._changed.update((a >> POSITION, b >> POSITION))

    def _unlink(self, a: int, b: int, pair: Pair) -> None:
        self.fresh.discard((min(a, b), max(a, b)))
        if pair.joined:
            self.stirred.update((a, b))

    def _compare(self, earlier: int, later: int) -> None:
        one, other = self._profile(earlier), self._profile(later)
        score = likeness(one, other, self._rules)
        against = score >= LINKED and opposed(one, other)
        for pair in (self.of(earlier)[later], self.of(later)[earlier]):
            pair.score, pair.opposed = score, against

    def _alike(self, first: Refs, second: Refs) -> Table:
        refs = np.unique(np.concatenate([first, second]))
        tables = self._marks_of(np.unique(refs >> POSITION).tolist())
        marks = np.concatenate([np.zeros(0, MARKED), *tables])
        marks = marks[np.argsort(marks["ref"])]
        return likeness_of(marks, np.searchsorted(marks["ref"], first), np.searchsorted(marks["ref"], second))

    def _marks_of(self, articles: Iterable[int]) -> Iterator[Table]:
        for article in articles:
            yield self._mark(article)

    def _mark(self, article: int) -> Table:
        found = self._marks.get(article)
        if found is None:
            found = self._marks[article] = np.frombuffer(self._states.get("marks", [article]).get(article, b""), MARKED)
        return found


def _by_article(table: Table, field: str) -> Iterable[tuple[int, Table]]:
    table = table[np.argsort(table[field], kind="stable")]
    articles = table[field] >> POSITION
    begins = np.flatnonzero(np.append(np.ones(min(1, len(articles)), np.bool_), articles[1:] != articles[:-1]))
    return zip(articles[begins].tolist(), np.split(table, begins[1:]), strict=False)
