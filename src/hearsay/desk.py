"""The public Python face: open a desk, read articles into it, look things up, check it.

with Desk.create("standoff.desk") as desk:
    desk.read(["news/"])
    for finding in desk.ask("troops border"):
        print(finding.day, finding.record.id, finding.sentence)
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from hearsay.articles.article import Article
from hearsay.compare.dossier import Dated
from hearsay.errors import InputError, NotFound
from hearsay.records import Actor, Claim, Comparison, Copy, Document, Position, Record, Series, Story, Synthesis
from hearsay.store import checking, find, shelf
from hearsay.store.database import Database
from hearsay.store.find import Finding, Hit

if TYPE_CHECKING:
    from hearsay.compare.corpus import Corpus
    from hearsay.compare.indicators import IndicatorReading
    from hearsay.compare.origins import Origin
    from hearsay.compare.position_reading import PositionItem
    from hearsay.compare.sides import Sides
    from hearsay.compare.sourcing import Sourcing
    from hearsay.compare.tension import PairSummary, Tension
    from hearsay.compare.terms import TermChoice
    from hearsay.compare.variants import Proposal
    from hearsay.compare.watching import News
    from hearsay.jobs import Recipe
    from hearsay.keeping.standing import Standing, SynthesisKind
    from hearsay.knowledge.tables import Knowledge


@dataclass(frozen=True)
class ReadCounts:
    """What became of the articles of one ``Desk.read``, and how many inputs failed."""

    new: int = 0
    changed: int = 0
    again: int = 0
    unchanged: int = 0
    failed: int = 0


class Desk:
    """A collection of articles and the records read from them, kept in one file."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._tables: tuple[str, Knowledge] | None = None

    @classmethod
    def create(cls, path: str | Path) -> Desk:
        """Open the desk at ``path`` for reading articles into it; make it where there is none. Raises DeskError."""
        return cls(Database.create(Path(path)))

    @classmethod
    def open(cls, path: str | Path, *, writable: bool = False) -> Desk:
        """Open a desk that is there, to look things up (or to write too). Raises DeskError."""
        return cls(Database.open(Path(path), writable=writable))

    @property
    def path(self) -> Path:
        """The file."""
        return self._database.path

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def read(
        self,
        paths: Iterable[str | Path],
        *,
        dates: Path | None = None,
        split: bool = True,
        jobs: int = 1,
        recipe: Recipe | None = None,
        again: bool = False,
        on_error: Callable[[InputError], None] | None = None,
        on_article: Callable[[Article], None] | None = None,
    ) -> ReadCounts:
        """Read articles (files, folders, ``-``) into the desk; every finished article is kept at once and whole.

        Articles that are here already with the same text are passed over, unless wanted ``again`` (after a change of the model, the
        knowledge or the dates). ``on_error`` hears of every input that fails, ``on_article`` of every article that is done.
        """
        from hearsay.jobs import Recipe, articles_in, read_records
        from hearsay.keeping.standing import Contributions
        from hearsay.knowledge.tables import Knowledge

        recipe = recipe or Recipe()
        self._database.note(_noted(recipe))
        counts: Counter[str] = Counter()

        def failed(error: InputError) -> None:
            counts["failed"] += 1
            if on_error:
                on_error(error)

        def done(article: Article, outcome: str) -> None:
            counts[outcome] += 1
            if on_article:
                on_article(article)

        def unread() -> Iterator[Article]:
            for article in articles_in(paths, recipe, dates=dates, split=split, on_error=failed):
                if not again and shelf.is_known(self._database, article):
                    done(article, "unchanged")
                else:
                    yield article

        contributions = Contributions(self._database, Knowledge(recipe.knowledge))
        try:
            for article, lines, items in read_records(unread(), recipe, jobs, failed, contributing=True):
                try:
                    outcome = shelf.keep(self._database, article, lines, again=again)
                except InputError as error:
                    failed(error)
                else:
                    contributions.add(article, lines, items)
                    done(article, outcome)
        finally:
            contributions.keep()
        return ReadCounts(**counts)

    @property
    def recipe(self) -> Recipe:
        """With what model and knowledge articles were read into the desk the last time."""
        from hearsay.jobs import Recipe

        notes = self._database.notes()
        return Recipe(notes.get("model"), Path(notes["knowledge"]) if "knowledge" in notes else None)

    def add(self, article: Article, records: Iterable[Record], *, again: bool = False) -> shelf.Outcome:
        """Keep an article with records that were made elsewhere."""
        return shelf.keep(self._database, article, [record.model_dump_json(by_alias=True) for record in records], again=again)

    def __len__(self) -> int:
        """How many articles."""
        return shelf.count_articles(self._database)

    def articles(self) -> Iterator[Article]:
        """All articles in their newest versions, in order of their ids."""
        return shelf.stored_articles(self._database)

    def article(self, doc: str, version: int | None = None) -> Article:
        """One article, in its newest version or the one asked for (1 is the first). Raises NotFound."""
        return shelf.stored_article(self._database, doc, version)

    def versions(self, doc: str) -> list[int]:
        """The versions of an article that are kept."""
        return shelf.versions_of(self._database, doc)

    def records(self, type: str | None = None, *, doc: str | None = None, version: int | None = None) -> Iterator[Record]:
        """Records of the newest versions, article by article in the order of the text; of one type, or one article (of one version)."""
        return find.parsed(shelf.record_lines(self._database, kind=type, doc=doc, version=version))

    def lines(self, type: str | None = None) -> Iterator[str]:
        """Records as lines of JSON, as they are kept: of one type, or all that the articles were read as.

        What is found across articles (copies, stories, claims, series, positions) comes only where its type is asked for.
        """
        across: Mapping[str | None, Callable[[], Sequence[Synthesis]]]
        across = {"claim": self.claims, "series": self.series, "position": self.positions}
        if type in across:
            return (record.model_dump_json(by_alias=True) for record in across[type]())
        if type in ("copy", "story"):
            return (line for line in self._compared() if json.loads(line)["type"] == type)
        return shelf.record_lines(self._database, kind=type)

    def record(self, id: str) -> Record:
        """One record. Raises NotFound."""
        for record in find.parsed(shelf.record_lines(self._database, id=id)):
            return record
        raise NotFound(f"{self.path}: there is no record {id!r} in this desk; `hearsay show DOC` prints the ids of an article's records")

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """The articles that hold all the words, best first."""
        return find.search(self._database, words, limit)

    def ask(self, words: str, limit: int = 40) -> list[Finding]:
        """The statements, figures and events that bear on the words, oldest first."""
        return find.ask(self._database, words, limit)

    def actors(self) -> list[Actor]:
        """Everybody whom the records name."""
        return find.actors(self._database)

    def proposals(self, actors: Iterable[Actor]) -> list[Proposal]:
        """Pairs among some actors that may be one, with the reason. Raises KnowledgeError for a bad table of the desk's own knowledge."""
        from hearsay.compare.variants import named, proposals
        from hearsay.knowledge.actors import ActorKnowledge
        from hearsay.knowledge.matching import MatchRules

        tables = self.knowledge
        known = tables.compiled(ActorKnowledge.load)
        general = frozenset(head.lower() for head in known.nouns.organisation_heads)
        return proposals(named(actors, known), MatchRules.load(tables), general)

    @property
    def knowledge(self) -> Knowledge:
        """The tables that articles were last read with; the shipped ones where the user's folder is gone."""
        from hearsay.knowledge.tables import Knowledge

        own = self.recipe.knowledge
        found = Knowledge(own if own is not None and own.is_dir() else None)
        digest = found.digest()
        if self._tables is None or self._tables[0] != digest:
            self._tables = digest, found
        return self._tables[1]

    def naming(self, actor_id: str) -> Iterator[Dated]:
        """The records that name an actor in any part, oldest first."""
        return (Dated(record, day, outlet) for record, day, outlet in find.naming(self._database, actor_id))

    def compare(self, on_article: Callable[[Article], None] | None = None) -> list[Comparison]:
        """The copy and story records of all articles. They are kept; where articles came since, or changed, they are made anew first, and
        ``on_article`` hears of every article that is looked at for the first time. Raises KnowledgeError for a bad table."""
        from hearsay.keeping.compared import COMPARISON

        return [COMPARISON.validate_json(line) for line in self._compared(on_article)]

    def copies(self) -> list[Copy]:
        """Which articles come from one text or one another, or quote the same words."""
        return [record for record in self.compare() if isinstance(record, Copy)]

    def stories(self) -> list[Story]:
        """Articles about one thing that happens."""
        return [record for record in self.compare() if isinstance(record, Story)]

    def story(self, id: str) -> Story:
        """One story. Raises NotFound."""
        for story in self.stories():
            if story.id == id:
                return story
        raise NotFound(f"{self.path}: there is no story {id!r} in this desk; `hearsay stories` prints the ids")

    def compared_row(self, id: str) -> Comparison:
        """One copy or story record. Raises NotFound."""
        for record in self.compare():
            if record.id == id:
                return record
        raise NotFound(f"{self.path}: there is no record {id!r} in this desk; `hearsay copies` and `hearsay stories` print the ids")

    def documents(self) -> dict[str, Document]:
        """What is known of each article, by its id."""
        found = {record.doc: record for record in self.records("document") if isinstance(record, Document)}
        if len(found) < len(self):  # records made elsewhere need not have one
            found |= {article.doc: article.record() for article in self.articles() if article.doc not in found}
        return found

    def _compared(self, on_article: Callable[[Article], None] | None = None) -> list[str]:
        from hearsay.keeping.compared import comparisons

        return comparisons(self._database, self.knowledge, on_article)

    def origins(self, docs: Collection[str] | None = None, records: Collection[str] | None = None) -> list[Origin]:
        """The independent origins behind the statements, figures and events of all or some articles, or behind some records (ids)."""
        from hearsay.compare.origins import origins, ways

        sources = self.corpus().sources
        told = list(self.records()) if docs is None else [record for doc in sorted(docs) for record in self.records(doc=doc)]
        return origins(way for way in ways(told, sources) if records is None or way.record in records)

    def corpus(self) -> Corpus:
        """What is known of the articles beside their records: days, outlets, copies, who stands for what."""
        return self._standing().corpus(self.copies())

    def claims(self) -> list[Claim]:
        """What the records of all articles assert, deny, report or question together."""
        return [record for record in self._synthesis("claim") if isinstance(record, Claim)]

    def series(self) -> list[Series]:
        """Figures of the same thing over time."""
        return [record for record in self._synthesis("series") if isinstance(record, Series)]

    def pairs(self) -> list[PairSummary]:
        """Each two sides that do something to one another, and on which days, those with most events first."""
        from hearsay.compare.tension import PairSummary, actor
        from hearsay.keeping.tension import summaries

        if not self._standing().bring_up_to_date("tension"):
            return [PairSummary(row.pair, tuple(day.day for day in row.days)) for row in self._tension_of_all()]
        told, sides = summaries(self._database), self._sides()
        known = {id: actor(id, sides) for pair in told for id in pair}
        return [PairSummary((known[a], known[b]), tuple(one.day for one in own if one.day)) for (a, b), own in told.items()]

    def tension(self, pairs: Iterable[PairSummary] | None = None) -> list[Tension]:
        """What each two sides (some ``pairs``) do to one another day by day, those with most events first."""
        from hearsay.keeping.masses import in_masses
        from hearsay.keeping.tension import summaries, tension

        wanted = None if pairs is None else {(one.id, other.id) for one, other in (pair.sides for pair in pairs)}
        if not self._standing().bring_up_to_date("tension"):
            return [row for row in self._tension_of_all() if wanted is None or (row.pair[0].id, row.pair[1].id) in wanted]
        told = summaries(self._database)
        with in_masses():
            return tension(self._database, told, [pair for pair in told if wanted is None or pair in wanted], self._sides())

    def _tension_of_all(self) -> list[Tension]:
        from hearsay.compare.tension import tension

        return tension(self._standing().items("deed"), self.corpus(), self._sides())

    def _sides(self) -> Sides:
        from hearsay.compare.sides import Sides
        from hearsay.knowledge.actors import ActorKnowledge

        return Sides.of(self.knowledge.compiled(ActorKnowledge.load))

    def positions(self) -> list[Position]:
        """Who demands, forbids, offers, threatens or promises what toward whom, and what became of it."""
        return [record for record in self._synthesis("position") if isinstance(record, Position)]

    def sources(self) -> tuple[list[Sourcing], list[TermChoice]]:
        """On whom the articles of each outlet rest, and the words that sides choose for the same thing."""
        from hearsay.compare.sourcing import Sourcing
        from hearsay.compare.terms import TermChoice
        from hearsay.keeping.masses import in_masses

        with in_masses():
            lines = self._standing().lines_of(("sourcing", "term"), self.copies)
            return list(map(Sourcing.model_validate_json, lines["sourcing"])), list(map(TermChoice.model_validate_json, lines["term"]))

    def told_positions(self) -> list[PositionItem]:
        """Every telling of a position, an answer or a deed that positions are made of."""
        return self._standing().items("position")

    def check_indicators(self, file: Path) -> None:
        """Raises InputError for a bad rule, with its line, before anything else is done."""
        from hearsay.compare.indicator_rules import read_indicators

        read_indicators(file, self.knowledge)

    def indicators(self, file: Path) -> list[IndicatorReading]:
        """What came of the indicators of a file (docs/how-to/indicators.md). Raises InputError for a bad rule, with its line."""
        from hearsay.compare.indicator_rules import read_indicators
        from hearsay.keeping.indicators import readings

        return readings(read_indicators(file, self.knowledge), self._standing(), self._database, self.knowledge, self.copies)

    def watch(self, file: Path | None = None, *, keep: bool = True) -> list[News] | None:
        """What is new across the articles since the last time; None the first time. ``file`` holds indicators. With ``keep`` the next time
        tells what is new since this one; the desk must be writable then. Raises InputError for a bad rule, DeskError."""
        from hearsay.keeping.watching import watched

        readings = self.indicators(file) if file is not None else []
        return watched(self._database, self._standing(), self.copies, readings, keep=keep)

    def _synthesis(self, kind: SynthesisKind, on_article: Callable[[], None] | None = None) -> list[Synthesis]:
        from hearsay.keeping.masses import in_masses
        from hearsay.keeping.standing import SYNTHESES

        with in_masses():
            lines = self._standing(on_article).lines(kind, self.copies)
            return [SYNTHESES[kind].model_validate_json(line) for line in lines]

    def _standing(self, on_article: Callable[[], None] | None = None) -> Standing:
        from hearsay.keeping.standing import Standing

        return Standing(self._database, self.knowledge, on_article)

    def first_texts(self, documents: Mapping[str, Document] | None = None) -> dict[str, str]:
        """For each article that is surely a copy the article that it goes back to. ``documents`` are those of this desk."""
        from hearsay.compare.families import families, first_texts, is_sure

        known = self.documents() if documents is None else documents
        return first_texts(families(filter(is_sure, self.copies()), {doc: document.published for doc, document in known.items()}))

    def check(self) -> Iterator[str]:
        """Everything that is wrong with what the desk keeps, one line each; nothing where all is well."""
        from hearsay.keeping.compared import problems

        yield from checking.problems(self._database)
        yield from problems(self._database, self.knowledge)


def _noted(recipe: Recipe) -> dict[str, str]:
    """The recipe as notes in the desk: the names of packages as they are, folders by their whole path."""
    model = str(Path(recipe.model).resolve()) if recipe.model and Path(recipe.model).exists() else str(recipe.model or "")
    return {"model": model, "knowledge": str(recipe.knowledge.resolve()) if recipe.knowledge else ""}
