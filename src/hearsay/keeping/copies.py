"""What is found by setting articles beside one another grows with each article: only what it touches is looked at again.

Who meets whom depends on the buckets in which both stand (hearsay.compare.candidates); whether they are linked on the two texts alone; what
is a family on the links that hang together. So an article that comes or goes changes the links of its own, of the texts that it displaces
in a bucket, and the families of these. The records are the same as when all articles are set beside one another at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from hearsay.articles.article import Article
from hearsay.compare.candidates import QUOTATIONS, displaced, keys_of, met
from hearsay.compare.comparing import Filed, Whole
from hearsay.compare.copies import Inspector, Pair, families_of, pairs_of, repeated
from hearsay.compare.credits import OutletNames
from hearsay.compare.fingerprint import WordRules
from hearsay.compare.links import Link, Scores, Settings
from hearsay.compare.quotes import quoted_by_both, quoting
from hearsay.records import Copy
from hearsay.store.comparing import Kept


class Copies:
    """The copies among the articles of a desk, and what quotes the same words, as articles come and go."""

    def __init__(self, kept: Kept, rules: WordRules, outlets: OutletNames, article: Callable[[str], Article]) -> None:
        self._kept = kept
        self._rules = rules
        self._settings = Settings()
        self._scores = Scores(kept.fingerprint, rules, self._settings)
        self._inspector = Inspector(article, rules, outlets)
        self._scripts = kept.scripts()

    def bring_in(self) -> list[str]:
        """Set the articles that wait beside the others; where they are many, all beside one another. Tells which they were."""
        kept = self._kept
        waiting = kept.waiting()
        if len(waiting) > max(_FEW, kept.count() * _SMALL_SHARE) or kept.scripts(waiting_too=True) != kept.scripts():
            self.all()
        else:
            self.add(waiting)
        return waiting

    def all(self) -> None:
        """Set all articles beside one another."""
        kept = self._kept
        kept.clear()
        kept.arrived()
        filed = (Filed(row.doc, row.published, row.text, row.cyrillic, row.size >= self._settings.shortest) for row in kept.filed())
        whole = Whole(filed, kept.fingerprint_of, self._rules, self._settings)
        kept.put_all(whole.keys())
        for link in whole.links:
            kept.link(link.a, link.b, link.score)
        kept.put_families((), [family.texts for family in whole.families])
        kept.keep(whole.copies(self._inspector))
        kept.keep(whole.quotations(self._inspector))
        self._scripts = whole.scripts

    def add(self, docs: Sequence[str]) -> None:
        """Set more articles beside the others. They must be in scripts that are known."""
        touched = set[int]()
        dirty = set[int]()
        losing = set[int]()
        quoters = set[int]()
        for doc in docs:
            own = self._kept.fingerprint_of(doc)
            self._kept.arrived([doc])
            if own.size < self._settings.shortest:
                continue
            touched.add(own.text)
            keys = keys_of(own, self._rules, self._scripts)
            if len(self._kept.docs(own.text)) == 1:
                self._kept.put(own.text, keys.own())
                dirty.add(own.text)
                losing |= displaced(own.text, keys, self._kept.members)
            quoters |= self._quoters(keys.quotations)
        for text in sorted(losing - dirty):
            touched |= self._unlink(text)
        self._renew(dirty, touched, quoters)

    def remove(self, docs: Sequence[str]) -> None:
        """Take articles away."""
        touched = set[int]()
        dirty = set[int]()
        quoters = set[int]()
        for doc in docs:
            own = self._kept.fingerprint_of(doc)
            if own.size < self._settings.shortest:
                self._kept.forget([doc])
                continue
            keys = keys_of(own, self._rules, self._scripts)
            quoters |= self._quoters(keys.quotations)
            if self._kept.docs(own.text) == [doc]:
                dirty |= displaced(own.text, keys, self._kept.members)
                self._kept.drop(own.text, keys.own())
                for other in self._kept.links(own.text):
                    self._kept.unlink(own.text, other)
                    touched.add(other)
                self._kept.put_families([own.text], [])
            else:
                touched.add(own.text)
            self._kept.forget([doc])
        here = {text for text in dirty | touched | quoters if self._kept.docs(text)}
        self._renew(dirty & here, touched & here, quoters & here)

    def _quoters(self, quotations: Iterable[int]) -> set[int]:
        """Texts whose shared quotations may change when one with these comes or goes."""
        found = set[int]()
        for key in quotations:
            members = self._kept.members(key, QUOTATIONS.most + 2)
            if len(members) <= QUOTATIONS.most + 1:
                found.update(members)
        return found

    def _renew(self, dirty: set[int], touched: set[int], quoters: set[int]) -> None:
        for text in sorted(dirty):
            touched |= self._look(text)
        seen = set[int]()
        for text in sorted(touched):
            if text not in seen:
                seen |= self._regroup(text)
        for text in sorted(seen | quoters):
            self._quote(text)

    def _met(self, text: int) -> set[int]:
        return met(text, keys_of(self._kept.fingerprint(text), self._rules, self._scripts), self._kept.members)

    def _unlink(self, text: int) -> set[int]:
        """Part a text, which no longer counts in some bucket, from those that it no longer meets; tells who is parted."""
        before = self._kept.links(text).keys()
        parted = before - self._met(text) if before else set()
        for other in parted:
            self._kept.unlink(text, other)
        return {text, *parted} if parted else set()

    def _look(self, text: int) -> set[int]:
        """Find the links of a text; tells which texts have other links than before."""
        changed = self._unlink(text)
        before = self._kept.links(text)
        others = self._met(text)
        for other in self._scores.worth(text, sorted(others - before.keys())):
            score = self._scores.of(text, other)
            if score >= 1:
                self._kept.link(text, other, score)
                changed |= {text, other}
        return changed

    def _regroup(self, start: int) -> set[int]:
        """Make the families anew among all texts that hang together with this one, and the records of their articles."""
        kept = self._kept
        texts, links = self._hanging_together(start)
        families = families_of(links, self._scores)
        kept.put_families(sorted(texts), [family.texts for family in families])
        same = {text: kept.docs(text) for text in sorted(texts)}
        own = (pair for docs in same.values() for pair in repeated(docs))
        linked = pairs_of((link for family in families for link in family.links), same, self._scores, kept.order)
        wanted = {(pair.one, pair.other): pair for pair in (*own, *linked)}
        here = kept.pairs("copy", (doc for docs in same.values() for doc in docs))
        for one, other in sorted(here - wanted.keys()):
            kept.drop_pair("copy", one, other)
        for names in sorted(wanted.keys() - here):
            kept.keep(_told(wanted[names], self._inspector))
        return texts

    def _hanging_together(self, start: int) -> tuple[set[int], list[Link]]:
        texts, todo, links = set[int](), [start], []
        while todo:
            text = todo.pop()
            if text not in texts:
                texts.add(text)
                found = self._kept.links(text)
                links += [Link(score, text, other) for other, score in found.items() if text < other]
                todo += found
        return texts, links

    def _quote(self, text: int) -> None:
        """Make the records of shared quotations anew of which this text is the later one."""
        kept = self._kept
        docs = kept.docs(text)
        for pair in kept.pairs("quotes", docs):
            kept.drop_pair("quotes", *pair)
        own = QUOTATIONS.keys(kept.fingerprint(text).quotations)
        for found in quoting(text, own, kept.members, lambda other: kept.order(kept.docs(other)[0])):
            if kept.family(text) != kept.family(found.earlier):
                share = found.runs / min(len(own), len(kept.fingerprint(found.earlier).quotations))
                first = kept.docs(found.earlier)[0]
                kept.keep((docs[0], first, record) for record in quoted_by_both(docs[0], first, share, self._inspector))


_FEW = 20
_SMALL_SHARE = 0.05
"""So many articles, or so large a share of those that are there, are set beside the others one by one."""


def _told(pair: Pair, inspector: Inspector) -> Iterator[tuple[str, str, Copy]]:
    yield from ((pair.one, pair.other, record) for record in inspector.copies(pair))
