"""What the records of a desk's articles say together, kept up to date: whoever asks first after a change has it brought up to date.

What an article contributes is made once, for new and changed articles only. The rows are made of all contributions, but only those that the
new ones touch are made again; the result is the same as if all were.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Literal, TypeVar

from hearsay import __version__
from hearsay.articles.article import Article
from hearsay.compare import synthesis
from hearsay.compare.corpus import Corpus
from hearsay.compare.synthesis import Kind
from hearsay.keeping import claims, compared, positions, series, sources, tension
from hearsay.keeping.ground import Ground, MadeBefore, Since
from hearsay.keeping.masses import in_masses
from hearsay.keeping.writing import for_writing
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Claim, Copy, Document, Position, Series, Synthesis
from hearsay.store import comparing, find, shelf
from hearsay.store import synthesis as store
from hearsay.store.database import Connection, Database

SynthesisKind = Literal["claim", "series", "position"]
RowKind = SynthesisKind | Literal["sourcing", "term", "tension"]

K = TypeVar("K", bound=RowKind)

SYNTHESES: Mapping[SynthesisKind, type[Synthesis]] = {"claim": Claim, "series": Series, "position": Position}

FORM = 18
"""Of items and of what is made of them. Raise it with every change of ``hearsay.compare`` that changes either."""

_AT_ONCE = 200
"""Articles whose contributions are kept in one go; what is finished is not lost when somebody presses Ctrl-C."""


def rules_digest(knowledge: Knowledge) -> str:
    """A digest of everything but the articles that contributions depend on."""
    return hashlib.sha256(json.dumps([__version__, FORM, knowledge.digest()]).encode()).hexdigest()


class Contributions:
    """Keeps what articles contribute as they are read into a desk, many in one go. What is not kept is made when somebody asks."""

    def __init__(self, database: Database, knowledge: Knowledge) -> None:
        self._database = database
        self._rules = rules_digest(knowledge)
        self._found: list[store.Contributed] = []

    def add(self, article: Article, lines: Sequence[str], items: Mapping[str, Sequence[str]]) -> None:
        """Take in what an article with these records contributes."""
        self._found.append(store.Contributed(article.doc, shelf.seal_of(article.sha256, lines), items))
        if len(self._found) >= _AT_ONCE:
            self.keep()

    def keep(self) -> None:
        """Keep what was taken in so far."""
        if self._found:
            store.keep_items(self._database, self._rules, self._found)
        self._found = []


Update = Callable[[Ground, store.States, store.Rows, Since | None, Knowledge], None]
"""Brings the rows of one kind up to date with the ground; all are made anew where nothing is known of what was before (None)."""


UPDATES: Mapping[RowKind, Update] = {
    "claim": claims.update,
    "series": series.update,
    "position": positions.update,
    "sourcing": sources.update_sourcing,
    "term": sources.update_terms,
    "tension": tension.update,
}


class Standing:
    """The contributions of all articles of a desk, brought up to date, and what is made of them.

    ``on_article`` is called for every article that is looked at for the first time. Of a desk that may not be written nothing is kept.
    Raises KnowledgeError for a bad table.
    """

    def __init__(self, database: Database, knowledge: Knowledge, on_article: Callable[[], None] | None = None) -> None:
        self._database = database
        self._knowledge = knowledge
        self._on_article = on_article or (lambda: None)

    def items(self, kind: str) -> list[Any]:
        """All items of one kind, in order of their articles' ids."""
        model = synthesis.MODELS[kind]
        return [model.model_validate_json(line) for line in self._lines(kind)]

    def corpus(self, copies: Sequence[Copy]) -> Corpus:
        """What is known of the articles beside their records."""
        return synthesis.corpus(self.items("document"), self.items("credited"), copies, self._knowledge)

    @property
    def is_kept(self) -> bool:
        """Whether all that articles contribute is kept, once what is new was looked at: of a desk that may not be written it is not."""
        return not self._unkept

    def corpus_of(self, docs: Collection[str], copies: Callable[[], Sequence[Copy]]) -> Corpus:
        """What is known of some articles and of the first texts of these. ``copies`` gives what is a copy of what where nothing can be
        kept."""
        with for_writing(self._database) as writable:
            if writable is None:
                return self.corpus(copies())
            compared.bring_up_to_date(writable, self._knowledge)
            with writable.writing() as connection:
                return Ground(connection, self._knowledge).corpus(docs)

    def lines(self, kind: RowKind, copies: Callable[[], Sequence[Copy]]) -> list[str]:
        """The rows of one kind, as lines of JSON. ``copies`` gives what is a copy of what where nothing can be kept."""
        return self.lines_of([kind], copies)[kind]

    def lines_of(self, kinds: Sequence[K], copies: Callable[[], Sequence[Copy]]) -> dict[K, list[str]]:
        """The rows of some kinds, as ``lines`` has them; faster than one kind after the other."""
        if self.bring_up_to_date(*kinds):
            with self._database.reading() as connection:
                return {kind: store.Rows(connection, kind).lines() for kind in kinds}
        with in_masses():
            corpus, rows = self.corpus(copies()), {**synthesis.ROWS, **synthesis.WRITING_ROWS}
            return {kind: [row.model_dump_json(by_alias=True) for row in rows[kind](self.items, corpus, self._knowledge)] for kind in kinds}

    def bring_up_to_date(self, *kinds: RowKind) -> bool:
        """Bring the rows of some kinds up to date; false where they cannot be kept."""
        stamp = comparing.stamp(self._database, self._rules)
        notes = self._database.notes()
        late = [kind for kind in kinds if notes.get(kind) != stamp]
        if not late:
            return True
        with in_masses():
            if not self.is_kept:
                return False
            with for_writing(self._database) as writable:
                if writable is None:
                    return False
                compared.bring_up_to_date(writable, self._knowledge)
                ground, version = None, None
                for kind in late:  # each by itself, so that others may write in between
                    with writable.writing() as connection:
                        if ground is None or version != store.version_of(connection):
                            ground, version = Ground(connection, self._knowledge), store.version_of(connection)
                        self._bring_up_to_date(connection, ground, kind)
                        comparing.note(connection, kind, stamp)
                        ground.forget()
        return True

    def _bring_up_to_date(self, connection: Connection, ground: Ground, kind: RowKind) -> None:
        states = store.States(connection, kind)
        since = None
        if states.get("rules", [0]).get(0) == self._rules.encode():
            since = Since.between(MadeBefore(states).made, ground.made)
        else:
            states.clear()
        UPDATES[kind](ground, states, store.Rows(connection, kind), since, self._knowledge)
        states.put("rules", {0: self._rules.encode()})
        MadeBefore(states).keep(ground.made)

    @cached_property
    def _kinds(self) -> list[Kind]:
        return synthesis.kinds(self._knowledge)

    @cached_property
    def _rules(self) -> str:
        return rules_digest(self._knowledge)

    def _lines(self, kind: str) -> Iterator[str]:
        unkept = self._unkept
        if self._database.notes().get("items") == self._rules:  # what was made by other rules is made anew
            yield from store.item_lines(self._database, kind)
        for found in unkept:
            yield from found[kind]

    @cached_property
    def _unkept(self) -> list[Mapping[str, Sequence[str]]]:
        """Looks at what is new. What could not be kept is in the list."""
        unkept: list[Mapping[str, Sequence[str]]] = []
        new = store.waiting(self._database, self._rules)
        if not new:
            return unkept
        with for_writing(self._database) as writable:
            for start in range(0, len(new), _AT_ONCE):
                found = [store.Contributed(doc, seal, self._contributed(doc)) for doc, seal in new[start : start + _AT_ONCE]]
                if writable:
                    store.keep_items(writable, self._rules, found)
                else:
                    unkept += [own.items for own in found]
        return unkept

    def _contributed(self, doc: str) -> dict[str, list[str]]:
        records = list(find.parsed(shelf.record_lines(self._database, doc=doc)))
        document = next((record for record in records if isinstance(record, Document)), None)
        # Records that were made elsewhere need not have a document record.
        article = shelf.stored_article(self._database, doc)
        document = document or article.record()
        self._on_article()
        return synthesis.contributions(self._kinds, document, records, article.text)
