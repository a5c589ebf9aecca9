"""A set of articles, compared as a whole: copies, shared quotations, stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from hearsay.articles.article import Article
from hearsay.compare.candidates import Meetings, keys_of
from hearsay.compare.copies import Inspector, families_of, pairs_of, repeated
from hearsay.compare.credits import OutletNames
from hearsay.compare.fingerprint import Fingerprint, WordRules, fingerprint
from hearsay.compare.links import Scores, Settings, find_links
from hearsay.compare.quotes import quoted_by_both, quoting
from hearsay.compare.stories import find_stories
from hearsay.compare.topics import Topic, topic
from hearsay.compare.waiting import Waiting
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Comparison, Copy, Story


@dataclass(frozen=True)
class Filed:
    """An article among others: its text (see ``Fingerprint.text``) and its day."""

    doc: str
    published: str | None
    text: int
    cyrillic: bool
    long_enough: bool

    @classmethod
    def of(cls, own: Fingerprint, settings: Settings) -> Filed:
        return cls(own.doc, own.published, own.text, own.cyrillic, own.size >= settings.shortest)

    @property
    def order(self) -> tuple[str, str]:
        """Articles by date, those without one last."""
        return self.published or "~", self.doc


class Comparing:
    """Takes articles one by one and then tells what they have in common. Raises KnowledgeError for a bad table."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._rules = WordRules.load(knowledge)
        self._outlets = OutletNames.load(knowledge)
        self._settings = Settings()
        self._articles: Waiting[Article] = Waiting()
        self._prints: Waiting[Fingerprint] = Waiting()
        self._topics: Waiting[Topic] = Waiting()
        self._filed: dict[str, Filed] = {}

    def add(self, article: Article) -> None:
        """Take an article in."""
        own = fingerprint(article, self._rules)
        self._articles.put(article.doc, article)
        self._prints.put(article.doc, own)
        self._topics.put(article.doc, topic(article, self._rules))
        self._filed[article.doc] = Filed.of(own, self._settings)

    def articles(self) -> Iterator[Article]:
        """The articles that were added."""
        return iter(self._articles)

    def records(self) -> Iterator[Comparison]:
        """What all articles that were added have in common; the same whatever the order in which they were added."""
        copies = self.copies(self.whole())
        yield from copies
        yield from self.stories(copies)

    def whole(self) -> Whole:
        """All articles set beside one another."""
        return Whole(self._filed.values(), self._prints.take, self._rules, self._settings)

    def copies(self, whole: Whole) -> list[Copy]:
        """Which come from one text, then which quote the same words."""
        inspector = Inspector(self._articles.take, self._rules, self._outlets)
        copies = []
        for found in (whole.copies, whole.quotations):
            copies += sorted((record for _, _, record in found(inspector)), key=lambda copy: (whole.order(copy.doc), copy.of))
        return copies

    def stories(self, copies: Iterable[Comparison]) -> Iterator[Story]:
        """What the articles tell of."""
        return find_stories(list(self._topics), sure_copies(copy for copy in copies if isinstance(copy, Copy)))


class Whole:
    """Articles that are all set beside one another at once. ``prints`` gives the fingerprint of an article.

    ``same`` are the articles of each text, ``links`` those between texts, ``families`` what they make.
    """

    def __init__(self, filed: Iterable[Filed], prints: Callable[[str], Fingerprint], rules: WordRules, settings: Settings) -> None:
        ordered = sorted((own for own in filed if own.long_enough), key=lambda own: own.order)
        self._order = {own.doc: own.order for own in ordered}
        self.same: defaultdict[int, list[str]] = defaultdict(list)
        for own in ordered:
            self.same[own.text].append(own.doc)
        self.texts = sorted(self.same)
        self.scripts = len({own.cyrillic for own in ordered})
        self._meetings = Meetings()
        for text in self.texts:
            self._meetings.put(keys_of(prints(self.same[text][0]), rules, self.scripts))
        self.scores = Scores(lambda text: prints(self.same[text][0]), rules, settings)
        met = ((self.texts[number], [self.texts[other] for other in others]) for number, others in self._meetings.before())
        self.links = find_links(met, self.scores)
        self.families = families_of(self.links, self.scores)

    def order(self, doc: str) -> tuple[str, str]:
        """By date, articles without one last."""
        return self._order[doc]

    def keys(self) -> Iterator[tuple[int, list[int]]]:
        """The buckets in which each text stands."""
        yield from ((text, self._meetings.own(number)) for number, text in enumerate(self.texts))

    def copies(self, inspector: Inspector) -> Iterator[tuple[str, str, Copy]]:
        """The records of articles that come from one text, with the two articles."""
        links = (link for family in self.families for link in family.links)
        again = (pair for text in self.texts for pair in repeated(self.same[text]))
        for pair in sorted((*again, *pairs_of(links, self.same, self.scores, self.order))):
            yield from ((pair.one, pair.other, record) for record in inspector.copies(pair))

    def quotations(self, inspector: Inspector) -> Iterator[tuple[str, str, Copy]]:
        """The records of articles that quote the same words, and are of different families, with the two articles."""
        family_of = {text: number for number, family in enumerate(self.families) for text in family.texts}
        postings = self._meetings.quotations()
        docs = [self.same[text][0] for text in self.texts]
        sizes = [self._meetings.quoted(number) for number in range(len(docs))]
        for number, doc in enumerate(docs):
            for found in quoting(number, sizes[number], postings.members, lambda other: self.order(docs[other])):
                one, other = self.texts[number], self.texts[found.earlier]
                if family_of.get(one, one) != family_of.get(other, other):
                    share = found.runs / min(len(sizes[number]), len(sizes[found.earlier]))
                    first = docs[found.earlier]
                    yield from ((doc, first, record) for record in quoted_by_both(doc, first, share, inspector))


def sure_copies(copies: Iterable[Copy]) -> dict[str, list[str]]:
    """For each article those that are so surely copies of it, or it of them, that they must share a story."""
    sure: defaultdict[str, list[str]] = defaultdict(list)
    for copy in copies:
        if copy.score >= _SURE and copy.relation != "quotes":
            sure[copy.doc].append(copy.of)
            sure[copy.of].append(copy.doc)
    return dict(sure)


_SURE = 0.3
"""Score of a copy from which the two must share a story."""
