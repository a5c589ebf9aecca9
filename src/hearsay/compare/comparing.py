"""A set of articles, compared as a whole: copies, then stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from hearsay.articles.article import Article
from hearsay.compare.copies import find_copies
from hearsay.compare.credits import OutletNames
from hearsay.compare.fingerprint import Fingerprint, WordRules, fingerprint
from hearsay.compare.quotes import shared_quotations
from hearsay.compare.stories import find_stories
from hearsay.compare.topics import Topic, topic
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Comparison, Copy


class Comparing:
    """Takes articles one by one and then tells what they have in common. Raises KnowledgeError for a bad table."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._rules = WordRules.load(knowledge)
        self._outlets = OutletNames.load(knowledge)
        self._articles: dict[str, Article] = {}
        self._prints: list[Fingerprint] = []
        self._topics: list[Topic] = []

    def add(self, article: Article) -> None:
        """Take an article in."""
        self._articles[article.doc] = article
        self._prints.append(fingerprint(article, self._rules))
        self._topics.append(topic(article, self._rules))

    def records(self) -> Iterator[Comparison]:
        """What all articles that were added have in common; the same whatever the order in which they were added."""
        yield from compared(self._prints, self._topics, self._articles.__getitem__, self._rules, self._outlets)


def compared(
    prints: Sequence[Fingerprint], topics: Sequence[Topic], article: Callable[[str], Article], rules: WordRules, outlets: OutletNames
) -> Iterator[Comparison]:
    """What articles have in common; the same whatever their order. ``article`` gives the text of those that share something."""
    copies = list(find_copies(prints, article, rules, outlets))
    yield from copies
    yield from shared_quotations(prints, article, rules, outlets, copies)
    yield from find_stories(topics, _together(copies))


_SURE = 0.3
"""Score of a copy from which the two must share a story."""


def _together(copies: list[Copy]) -> dict[str, list[str]]:
    """For each article those that it is surely a copy of, and those that are surely copies of it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for copy in copies:
        if copy.score < _SURE:
            continue
        found[copy.doc].append(copy.of)
        found[copy.of].append(copy.doc)
    return found
