"""Records set beside one another: what each article contributes, and the rows that all contributions make together.

Contributions ("items") are small and plain, so that a desk keeps them and looks at new articles only; each kind belongs to one module.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hearsay.compare.assertions import Assertion, AssertionRules, assertions
from hearsay.compare.claims import ClaimRules, claims
from hearsay.compare.corpus import Corpus
from hearsay.compare.credits import OutletNames
from hearsay.compare.indicator_facts import Fact, facts
from hearsay.compare.origins import counting_words
from hearsay.compare.outlets import credited, outlet_actors, outlet_countries
from hearsay.compare.position_items import position_items
from hearsay.compare.position_reading import PositionItem
from hearsay.compare.position_rules import PositionRules
from hearsay.compare.positions import positions
from hearsay.compare.series import series
from hearsay.compare.series_items import FigureItem, ItemRules, figure_items
from hearsay.compare.series_rules import SeriesRules
from hearsay.compare.sides import Sides
from hearsay.compare.sourcing import SourcingItem, sourcing, sourcing_items
from hearsay.compare.spoken_of import SpokenOfRules
from hearsay.compare.tension import EventItem, event_items
from hearsay.compare.terms import TermRules, TermUse, term_choices, term_uses
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Actor, Claim, Copy, Document, Plain, Position, Record, Series

MODELS: Mapping[str, type[Plain]] = {
    "document": Document,
    "credited": Actor,
    "sourcing": SourcingItem,
    "term": TermUse,
    "assertion": Assertion,
    "figure": FigureItem,
    "deed": EventItem,
    "fact": Fact,
    "position": PositionItem,
}
"""The kinds of items."""


@dataclass(frozen=True)
class Kind:
    """Items of one kind: how they are made from an article, its records and its text."""

    name: str
    of_article: Callable[[Document, Sequence[Record], str], Sequence[Plain]]


def kinds(knowledge: Knowledge) -> list[Kind]:
    """The kinds of items, by tables of this knowledge. Raises KnowledgeError for a bad one."""
    sides = Sides.of(knowledge.compiled(ActorKnowledge.load))
    terms = TermRules.load(knowledge)
    assertion_rules = AssertionRules.load(knowledge, sides)
    figure_rules = ItemRules.load(knowledge)
    position_rules = PositionRules.load(knowledge)
    spoken_of_rules = SpokenOfRules.load(knowledge)
    return [
        Kind("document", lambda document, *_: [document.model_copy(update={"parts": []})]),
        Kind("credited", lambda _, records, __: credited(records)),
        Kind("sourcing", lambda document, records, _: sourcing_items(document, records, sides)),
        Kind("term", lambda document, records, text: term_uses(document, text, records, terms, sides)),
        Kind("assertion", lambda document, records, text: assertions(document, records, text, assertion_rules)),
        Kind("figure", lambda document, records, text: figure_items(document, records, text, figure_rules)),
        Kind("deed", lambda document, records, text: event_items(document, records, text, sides, spoken_of_rules)),
        Kind("fact", lambda document, records, text: facts(document, records, text, sides)),
        Kind("position", lambda document, records, text: position_items(document, records, text, position_rules)),
    ]


def contributions(kinds: Iterable[Kind], document: Document, records: Sequence[Record], text: str) -> dict[str, list[str]]:
    """What an article contributes, by kind, as lines of JSON."""
    return {kind.name: [item.model_dump_json(by_alias=True) for item in kind.of_article(document, records, text)] for kind in kinds}


def corpus(documents: Iterable[Document], credited: Iterable[Actor], copies: Iterable[Copy], knowledge: Knowledge) -> Corpus:
    """What is known of the articles, from items and from what is a copy of what."""
    known = list(documents)
    outlets = {document.outlet for document in known if document.outlet}
    actors = outlet_actors(outlets, OutletNames.load(knowledge), credited)
    return Corpus.of(known, copies, actors, counting_words(knowledge))


Rows = Callable[[Callable[[str], list[Any]], Corpus, Knowledge], Iterable[Claim | Series | Position]]
"""Makes rows of one kind: from the items of any kind, what is known of the articles, and tables."""

ROWS: Mapping[str, Rows] = {
    "claim": lambda items, known, knowledge: claims(items("assertion"), known, ClaimRules.load(knowledge)),
    "series": lambda items, known, knowledge: series(items("figure"), known, SeriesRules.load(knowledge)),
    "position": lambda items, known, knowledge: positions(items("position"), known, PositionRules.load(knowledge)),
}


def _sourcing(items: Callable[[str], list[Any]], known: Corpus, knowledge: Knowledge) -> Iterable[Plain]:
    return sourcing(items("sourcing"), known, outlet_countries(knowledge))


def _terms(items: Callable[[str], list[Any]], known: Corpus, knowledge: Knowledge) -> Iterable[Plain]:
    countries = outlet_countries(knowledge)
    return term_choices(items("term"), {doc: countries.get(known.outlet(doc).lower(), known.outlet(doc)) for doc in known.documents})


WRITING_ROWS: Mapping[str, Callable[[Callable[[str], list[Any]], Corpus, Knowledge], Iterable[Plain]]] = {
    "sourcing": _sourcing,
    "term": _terms,
}
"""The same of how sources write."""


class Synthesising:
    """Takes in articles, or what they contribute, and then tells what their records say together. Raises KnowledgeError for a bad table."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._kinds = kinds(knowledge)
        self._items: defaultdict[str, list[Plain]] = defaultdict(list)

    def add(self, document: Document, records: Sequence[Record], text: str) -> None:
        """Take in an article."""
        for kind in self._kinds:
            self._items[kind.name] += kind.of_article(document, records, text)

    def take(self, items: Mapping[str, Sequence[str]]) -> None:
        """Take in what an article contributes (see ``contributions``)."""
        for kind in self._kinds:
            self._items[kind.name] += map(MODELS[kind.name].model_validate_json, items[kind.name])

    def rows(self, wanted: Iterable[str], copies: Iterable[Copy]) -> Iterator[Claim | Series | Position]:
        """The rows of these kinds. ``copies`` are what is a copy of what among the articles."""
        known = corpus(self.items("document"), self.items("credited"), copies, self._knowledge)
        for kind in wanted:
            yield from ROWS[kind](self.items, known, self._knowledge)

    def items(self, kind: str) -> list[Any]:
        """All items of one kind."""
        return self._items[kind]
