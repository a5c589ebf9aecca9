"""A set of articles, compared as a whole: copies, then stories."""

from __future__ import annotations

from collections.abc import Iterator

from hearsay.articles.article import Article
from hearsay.compare.copies import find_copies
from hearsay.compare.credits import OutletNames
from hearsay.compare.fingerprint import Fingerprint, WordRules, fingerprint
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Copy


class Comparing:
    """Takes articles one by one and then tells what they have in common. Raises KnowledgeError for a bad table."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._rules = WordRules.load(knowledge)
        self._outlets = OutletNames.load(knowledge)
        self._articles: dict[str, Article] = {}
        self._prints: list[Fingerprint] = []

    def add(self, article: Article) -> None:
        """Take an article in."""
        self._articles[article.doc] = article
        self._prints.append(fingerprint(article, self._rules))

    def records(self) -> Iterator[Copy]:
        """What all articles that were added have in common."""
        yield from find_copies(self._prints, self._articles.__getitem__, self._rules, self._outlets)
