"""What a desk's articles tell when all is made anew, to hold what is kept against."""

from __future__ import annotations

from collections.abc import Sequence

from hearsay.articles.article import Article
from hearsay.compare.synthesis import Synthesising
from hearsay.desk import Desk
from hearsay.extract.reader import Reader
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Document, Record

KNOWLEDGE = Knowledge()

Told = tuple[Article, Sequence[Record]]


def read(articles: Sequence[Article]) -> list[Told]:
    """Articles, each read by itself."""
    reader = Reader()
    return [(article, [record for _, records in reader.read([article]) for record in records]) for article in articles]


def at_once(desk: Desk, *kinds: str) -> list[str]:
    """The rows of some kinds of all articles of a desk, made anew."""
    whole = Synthesising(KNOWLEDGE)
    for article in desk.articles():
        records = list(desk.records(doc=article.doc))
        whole.add(next(record for record in records if isinstance(record, Document)), records, article.text)
    return [row.model_dump_json() for row in whole.rows(kinds, desk.copies())]
