"""A set of articles, compared as a whole: copies, then stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from hearsay.articles.article import Article
from hearsay.compare.copies import find_copies
from hearsay.compare.credits import OutletNames
from hearsay.compare.fingerprint import Fingerprint, WordRules, fingerprint
from hearsay.compare.quotes import shared_quotations
from hearsay.compare.shelf import Shelf
from hearsay.compare.stories import find_stories
from hearsay.compare.topics import Topic, topic
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Comparison


class Comparing:
    """Takes articles one by one and then tells what they have in common. Raises KnowledgeError for a bad table."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._rules = WordRules.load(knowledge)
        self._outlets = OutletNames.load(knowledge)
        self._shelf = Shelf()
        self._prints: list[Fingerprint] = []
        self._topics: list[Topic] = []

    def add(self, article: Article) -> None:
        """Take an article in."""
        self._shelf.put(article)
        self._prints.append(fingerprint(article, self._rules))
        self._topics.append(topic(article, self._rules))

    def articles(self) -> Iterator[Article]:
        """The articles that were added."""
        return iter(self._shelf)

    def records(self) -> Iterator[Comparison]:
        """What all articles that were added have in common; the same whatever the order in which they were added."""
        yield from compared(self._prints, self._topics, self._shelf.take, self._rules, self._outlets)


def compared(
    prints: Sequence[Fingerprint], topics: Sequence[Topic], article: Callable[[str], Article], rules: WordRules, outlets: OutletNames
) -> Iterator[Comparison]:
    """What articles have in common, from their fingerprints (a desk keeps them, see hearsay.upkeep); the same whatever their order.

    ``article`` gives the text of those that share something.
    """
    pairs: list[tuple[str, str]] = []
    sure: defaultdict[str, list[str]] = defaultdict(list)
    for copy in find_copies(prints, article, rules, outlets):
        yield copy
        pairs.append((copy.doc, copy.of))
        if copy.score >= _SURE:
            sure[copy.doc].append(copy.of)
            sure[copy.of].append(copy.doc)
    yield from shared_quotations(prints, article, rules, outlets, pairs)
    yield from find_stories(topics, sure)


_SURE = 0.3
"""Score of a copy from which the two must share a story."""
