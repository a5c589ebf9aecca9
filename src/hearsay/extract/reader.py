"""Everything that is read from one article, in order: the one place that knows all stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from hearsay.articles.article import Article
from hearsay.knowledge.tables import Knowledge
from hearsay.language.pipeline import load_model
from hearsay.language.reading import parse
from hearsay.records import Record


class Reader:
    """Reads articles into records. Holds the language model and the compiled knowledge; load one per process."""

    def __init__(self, model: str | Path | None = None, knowledge: Path | None = None) -> None:
        self.nlp = load_model(model)
        self.knowledge = Knowledge(knowledge)

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Record]]]:
        """Yield each article with its records, sorted by where their first span starts."""
        for reading in parse(articles, self.nlp):
            yield reading.article, [reading.article.record()]
