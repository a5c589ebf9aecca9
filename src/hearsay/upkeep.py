"""What is found across the articles of a desk, kept up to date: whoever asks first after a change of the articles has it made anew.

Fingerprints are made of new articles only; setting them beside one another is done for all, so that the same articles give the same
records whatever the order in which they came.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pydantic import TypeAdapter, ValidationError

from hearsay import __version__
from hearsay.articles.article import Article
from hearsay.compare.comparing import compared
from hearsay.compare.credits import OutletNames
from hearsay.compare.fingerprint import WordRules, fingerprint
from hearsay.compare.topics import topic
from hearsay.errors import DeskError
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Comparison, Copy
from hearsay.store import comparing
from hearsay.store.comparing import Printed
from hearsay.store.database import Database
from hearsay.store.shelf import stored_article

COMPARISON: TypeAdapter[Comparison] = TypeAdapter(Comparison)

FORM = 2
"""Of fingerprints and of what is found by them. Raise it with every change of ``hearsay.compare`` that changes either: desks that were
compared before are then compared anew."""

_AT_ONCE = 500
"""Fingerprints that are kept in one go; what is finished is not lost when somebody presses Ctrl-C."""


def comparisons(database: Database, knowledge: Knowledge, on_article: Callable[[Article], None] | None = None) -> list[str]:
    """The copy and story records of all articles, as lines of JSON, brought up to date where articles came, changed or went.

    ``on_article`` hears of every article that is looked at for the first time. Of a desk that may not be written nothing is kept.
    Raises KnowledgeError for a bad table.
    """
    rules = _digest(knowledge)
    stamp = comparing.stamp(database, rules)
    known = comparing.kept(database, stamp)
    if known is not None:
        return known
    with for_writing(database) as writable:
        lines = _made(database, writable, knowledge, rules, on_article)
        if writable:
            comparing.keep(writable, stamp, lines)
    return lines


def problems(database: Database, knowledge: Knowledge) -> Iterator[str]:
    """What is wrong with the copies and stories that are kept, one line each. Those that wait to be made anew are not looked at."""
    articles: dict[str, Article] = {}
    for line in comparing.kept(database, comparing.stamp(database, _digest(knowledge))) or ():
        try:
            record = COMPARISON.validate_json(line)
        except ValidationError:
            yield "a copy or story record is not of the published form"
            continue
        docs = (record.doc, record.of) if isinstance(record, Copy) else record.docs
        articles = {doc: articles.get(doc) or stored_article(database, doc) for doc in docs}
        for pair in record.evidence if isinstance(record, Copy) else ():
            for doc, span in zip(docs, (pair.doc, pair.of), strict=True):
                if (stands := articles[doc].text[span.start : span.end]) != span.text:
                    yield f"{record.id}: characters {span.start} to {span.end} of {doc} are {stands!r}, not {span.text!r}"


def _made(
    database: Database, writable: Database | None, knowledge: Knowledge, rules: str, on_article: Callable[[Article], None] | None
) -> list[str]:
    words = WordRules.load(knowledge)
    found = list(comparing.stored_prints(database, rules))
    new = comparing.unprinted(database, rules)
    for start in range(0, len(new), _AT_ONCE):
        printed = []
        for doc in new[start : start + _AT_ONCE]:
            key, seal, article = comparing.article_to_print(database, doc)
            printed.append(Printed(key, seal, fingerprint(article, words), topic(article, words)))
            if on_article:
                on_article(article)
        if writable:
            comparing.keep_prints(writable, rules, printed)
        found += printed
    records = compared(
        [own.fingerprint for own in found],
        [own.topic for own in found],
        lambda doc: stored_article(database, doc),
        words,
        OutletNames.load(knowledge),
    )
    return [record.model_dump_json(by_alias=True) for record in records]


@contextmanager
def for_writing(database: Database) -> Iterator[Database | None]:
    """The desk, opened so that it can be written; None where that is not allowed."""
    if database.writable:
        yield database
        return
    try:
        opened = Database.open(database.path, writable=True)
    except DeskError:
        yield None
        return
    try:
        yield opened
    finally:
        opened.close()


def _digest(knowledge: Knowledge) -> str:
    """Of everything but the articles that comparing depends on; numbers are kept as the machine has them."""
    tables = [knowledge.table("comparison"), knowledge.table("word_bands"), knowledge.rows("outlets")]
    whole = json.dumps([__version__, FORM, sys.byteorder, *tables], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()
