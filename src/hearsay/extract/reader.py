"""Everything that is read from one article, in order: the one place that knows all stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from hearsay.annotate.dates import DateRules, find_dates
from hearsay.annotate.mentions import find_mentions
from hearsay.annotate.places import find_places
from hearsay.annotate.quantities import QuantityRules, find_quantities
from hearsay.articles.article import Article
from hearsay.articles.language import not_english
from hearsay.extract.events import EventRules, extract_events
from hearsay.extract.figure_rules import FigureRules
from hearsay.extract.figures import extract_figures
from hearsay.extract.scenes import with_scenes
from hearsay.extract.statements import StatementRules, extract_statements
from hearsay.extract.whereabouts import with_places, with_resolved_names
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.places import PlaceKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.pipeline import load_model
from hearsay.language.reading import parse
from hearsay.language.repair import RepairRules
from hearsay.profile import Profile, Timed, untimed
from hearsay.records import Date, Document, Event, Figure, Mention, Place, Record, Span, Statement

ORDER = {"document": 0, "mention": 1, "date": 2, "place": 3, "statement": 4, "figure": 5, "event": 6}


@dataclass(frozen=True)
class Rules:
    """All compiled knowledge that reading needs."""

    actors: ActorKnowledge
    places: PlaceKnowledge
    dates: DateRules
    quantities: QuantityRules
    statements: StatementRules
    figures: FigureRules
    events: EventRules

    @classmethod
    def load(cls, knowledge: Knowledge) -> Rules:
        """Compile the tables. Raises KnowledgeError for a bad file."""
        return cls(
            ActorKnowledge.load(knowledge),
            PlaceKnowledge.load(knowledge),
            DateRules.load(knowledge),
            QuantityRules.load(knowledge),
            StatementRules.load(knowledge),
            FigureRules.load(knowledge),
            EventRules.load(knowledge),
        )


class Reader:
    """Reads articles into records. Holds the language model and the compiled knowledge; load one per process.

    ``model`` is a folder or package name of a spaCy pipeline with Universal Dependencies (the shipped one by default), ``knowledge``
    a folder of tables laid over the shipped ones; ``profile`` counts what the stages cost. Raises ModelError or KnowledgeError where one
    of them cannot be used.
    """

    def __init__(self, model: str | Path | None = None, knowledge: Path | None = None, profile: Profile | None = None) -> None:
        self.nlp = load_model(model)
        self.profile = profile
        tables = Knowledge(knowledge)
        self.repairs = RepairRules.load(tables)
        self.rules = Rules.load(tables)

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Record]]]:
        """Yield each article with its records: the document first, then by where the first span starts.

        Raises InputError for an article that is not in English, or too long to parse.
        """
        readings = parse(map(in_english, articles), self.nlp, rules=self.repairs)
        if self.profile is None:
            for reading in readings:
                yield reading.article, records_of(reading, self.rules)
        else:
            for reading in self.profile.each("parse", readings):
                self.profile.tokens += len(reading.doc)
                yield reading.article, records_of(reading, self.rules, self.profile.timed)


def in_english(article: Article) -> Article:
    """The article itself. Raises InputError where it is plainly in another language."""
    if foreign := not_english(article):
        raise foreign
    return article


def records_of(reading: ArticleDoc, rules: Rules, timed: Timed = untimed) -> list[Record]:
    """All records of one parsed article, in their published order. ``timed`` runs each stage (see ``profile.Profile``)."""
    dates = timed("dates", find_dates, reading, rules.dates)
    mentions = timed("mentions", find_mentions, reading, rules.actors)
    places = timed("places", find_places, reading, mentions, rules.places)
    quantities = timed("quantities", find_quantities, reading, rules.quantities)
    statements = timed("statements", extract_statements, reading, mentions, dates, rules.statements)
    statements = timed("places", with_places, reading, statements, places, rules.places)
    figures = timed("figures", extract_figures, reading, quantities, mentions, dates, statements, rules.figures)
    events = timed("events", extract_events, reading, mentions, dates, statements, figures, rules.events)
    events, figures = timed("places", with_scenes, reading, events, figures, places, rules.places)
    named = [place.record(reading) for place in places]
    found: Iterable[Record] = chain(
        mentions.records(reading),
        (date.record(reading) for date in dates),
        named,
        with_resolved_names([*(statement.record for statement in statements), *figures, *events], named),
    )
    return [reading.article.record(), *timed("records", in_order, found)]


def in_order(found: Iterable[Record]) -> list[Record]:
    """The records sorted; two readings of the very same words (two numbers in one web address) are one record."""
    return list({record.id: record for record in sorted(found, key=position)}.values())


def position(record: Record) -> tuple[int, int, str]:
    """Sort key: where the first span of a record starts, then its type, then its id."""
    return min((span.start for span in spans_of(record)), default=-1), ORDER[record.type], record.id


def spans_of(record: Record) -> list[Span]:
    """The spans that a record is about (not those of its references to time and place)."""
    match record:
        case Document():
            return []
        case Mention() | Date() | Place() | Figure():
            return [record.span]
        case Statement():
            return [*record.content, *(span for span in (record.source, record.cue) if span is not None)]
        case Event():
            return [record.trigger]
