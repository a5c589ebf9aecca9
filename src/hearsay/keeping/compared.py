"""What is found across the articles of a desk: whoever asks first after a change of the articles has it brought up to date.

Fingerprints are made of new articles only, and only what these touch is looked at again (see hearsay.keeping.copies); the same
articles give the same records whatever the order in which they came.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator

from pydantic import TypeAdapter, ValidationError

from hearsay import __version__
from hearsay.articles.article import Article
from hearsay.compare.comparing import Comparing
from hearsay.compare.credits import OutletNames, outlet_rows
from hearsay.compare.fingerprint import WordRules, fingerprint
from hearsay.compare.topics import topic
from hearsay.keeping.copies import Copies
from hearsay.keeping.stories import Gathering
from hearsay.keeping.writing import for_writing
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Comparison, Copy
from hearsay.store import comparing
from hearsay.store.comparing import Kept, Printed
from hearsay.store.database import Connection, Database
from hearsay.store.shelf import stored_article, stored_articles

COMPARISON: TypeAdapter[Comparison] = TypeAdapter(Comparison)

FORM = 5
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
    known = comparing.kept(database, rules)
    if known is not None:
        return known
    with for_writing(database) as writable:
        if writable is None:
            return _without_keeping(database, knowledge, on_article)
        _bring_up_to_date(writable, knowledge, rules, on_article)
        return comparing.kept(writable, rules) or []


def bring_up_to_date(database: Database, knowledge: Knowledge) -> None:
    """Bring the copy and story records of a desk that may be written up to date. Raises KnowledgeError for a bad table."""
    rules = _digest(knowledge)
    if not comparing.is_current(database, rules):
        _bring_up_to_date(database, knowledge, rules, None)


def problems(database: Database, knowledge: Knowledge) -> Iterator[str]:
    """What is wrong with the copies and stories that are kept, one line each. Those that wait to be made anew are not looked at."""
    articles: dict[str, Article] = {}
    for line in comparing.kept(database, _digest(knowledge)) or ():
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


def _bring_up_to_date(database: Database, knowledge: Knowledge, rules: str, on_article: Callable[[Article], None] | None) -> None:
    words, outlets = knowledge.compiled(WordRules.load), OutletNames.load(knowledge)

    def found(connection: Connection) -> Copies:
        return Copies(Kept(connection), words, outlets, lambda doc: stored_article(database, doc))

    with database.writing() as connection:
        comparing.begin(connection, rules)
        if away := comparing.gone(database):
            Gathering(connection).remove(away)
            found(connection).remove(away)
    new = comparing.unprinted(database, rules)
    for start in range(0, len(new), _AT_ONCE):
        printed = []
        for doc in new[start : start + _AT_ONCE]:
            key, seal, article = comparing.article_to_print(database, doc)
            printed.append(Printed(key, seal, fingerprint(article, words), topic(article, words)))
            if on_article:
                on_article(article)
        with database.writing() as connection:
            comparing.keep_prints(connection, printed)
    with database.writing() as connection:
        Gathering(connection).add(found(connection).bring_in())
        comparing.note(connection, "compared", rules)


def _without_keeping(database: Database, knowledge: Knowledge, on_article: Callable[[Article], None] | None) -> list[str]:
    whole = Comparing(knowledge)
    for article in stored_articles(database):
        whole.add(article)
        if on_article:
            on_article(article)
    return [record.model_dump_json(by_alias=True) for record in whole.records()]


def _digest(knowledge: Knowledge) -> str:
    """Of everything but the articles that comparing depends on; numbers are kept as the machine has them."""
    tables = [knowledge.table("comparison"), knowledge.table("word_bands"), knowledge.compiled(outlet_rows)]
    whole = json.dumps([__version__, FORM, sys.byteorder, *tables], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()
