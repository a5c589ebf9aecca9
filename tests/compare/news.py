"""Short articles of a quarrel that nobody had, read whole, for the tests of what many articles say together."""

from __future__ import annotations

from hearsay.articles.article import Article
from hearsay.extract.reader import Reader
from hearsay.records import Document, Part, Record

Read = tuple[Document, list[Record], str]


def read_news(reader: Reader, **news: tuple[str | None, str]) -> list[Read]:
    """Articles by id (day, text), each with its records."""
    found = []
    for doc, (day, text) in news.items():
        article = Article(doc=doc, text=text, published=day, published_from="given" if day else "none", outlet=f"The {doc.title()}")
        article.parts = [Part(kind="body", start=0, end=len(text))]
        records = [record for own, made in reader.read([article]) for record in made if own.doc == doc]
        found.append((next(r for r in records if isinstance(r, Document)), records, text))
    return found
