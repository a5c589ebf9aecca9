"""A desk as a STIX 2.1 bundle (OASIS Standard, 10 June 2021): identities, reports, notes of claims, series and positions, opinions on
these, stories as groupings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import IO

from hearsay.compare.corpus import Corpus
from hearsay.export.events import ArticleRecords, LeftOut
from hearsay.export.linked import Passage, Row, docs_of, stable_uuid, write_items
from hearsay.export.stix_notes import note_id, notes
from hearsay.export.stix_objects import NO_DAY, Object, at, definition, hearsay, identity, own_reference, reference, stix_id, stix_object
from hearsay.records import Actor, Document, Story

SORTS = {"claim": "claims", "series": "series", "position": "positions"}


@dataclass(frozen=True)
class Found:
    """What a bundle is made of beside the records. ``rows`` are claims, series and positions, ``passages`` the words of the records that
    they are made of, by the id of the record."""

    rows: Sequence[Row]
    stories: Sequence[Story]
    corpus: Corpus
    passages: Mapping[str, Passage]

    @cached_property
    def publishers(self) -> Mapping[str, Actor]:
        """The actor that each outlet is."""
        firsts = (doc for doc in sorted(self.corpus.documents) if self.corpus.first(doc) == doc)
        return {self.corpus.outlet(doc): self.corpus.origin(doc, ()) for doc in firsts}

    @cached_property
    def rows_of(self) -> Mapping[str, list[Row]]:
        """The rows that stand in each article."""
        found = defaultdict(list)
        for row in self.rows:
            for doc in docs_of(row, self.passages):
                found[doc].append(row)
        return found

    def publisher(self, document: Document) -> Actor:
        """Whose an article is: its outlet, or where none is known the text itself."""
        name = self.corpus.outlet(document.doc)
        return self.publishers.get(name) or Actor(id=f"outlet/{name}", name=name, kind="media", known=False)

    def reports(self, docs: Iterable[str]) -> list[str]:
        """The ids of the reports of articles; those without a day have none."""
        known = (self.corpus.documents.get(doc) for doc in sorted(set(docs)))
        return [_report_id(document) for document in known if document is not None and document.published]


def write_stix(articles: Iterable[ArticleRecords], found: Found, out: IO[str], left_out: LeftOut) -> None:
    """Write a bundle with one object a line: reports article by article, then the claims with their opinions, then the stories."""
    texts = (document.sha256 for _, document in sorted(found.corpus.documents.items()))
    head = f'{{"type": "bundle", "id": "bundle--{stable_uuid("bundle", *texts)}", "objects": ['
    write_items(out, head, _once(_objects(articles, found, left_out)), "]}\n")


def _objects(articles: Iterable[ArticleRecords], found: Found, left_out: LeftOut) -> Iterator[Object]:
    """All objects; identities come again and again."""
    yield hearsay()
    if found.rows:
        yield definition()
    for article in articles:
        yield from _report(article, found, left_out)
    for row in found.rows:
        reports = found.reports(docs_of(row, found.passages))
        if reports:
            yield from notes(row, reports, found.corpus, found.passages)
        else:
            left_out.count("no article with a day of publication", SORTS[row.type])
    for story in found.stories:
        yield from _story(story, found)


def _once(objects: Iterable[Object]) -> Iterator[Object]:
    seen = set()
    for made in objects:
        if made["id"] not in seen:
            seen.add(made["id"])
            yield made


def _report(article: ArticleRecords, found: Found, left_out: LeftOut) -> Iterator[Object]:
    """An article as a report, with the identities of its outlet and of those who take part in it."""
    document = article.document
    if not document.published:
        left_out.count("no day of publication, which a report must have", "articles")
        return
    publisher = identity(found.publisher(document))
    others = [identity(actor) for _, actor in sorted(_taking_part(article).items())]
    yield from (publisher, *others)
    told = [note_id(row) for row in found.rows_of.get(document.doc, ())]
    yield stix_object(
        "report",
        _report_key(document),
        document.published,
        created_by_ref=publisher["id"],
        name=document.title or document.doc,
        published=at(document.published),
        object_refs=list(dict.fromkeys([publisher["id"], *(other["id"] for other in others), *told])),
        external_references=[reference(document, document.doc)],
    )


def _story(story: Story, found: Found) -> Iterator[Object]:
    reports = found.reports(story.docs)
    if reports:
        yield stix_object(
            "grouping",
            [story.id, story.first_day or NO_DAY],
            story.first_day,
            story.last_day,
            created_by_ref=hearsay()["id"],
            name=story.label,
            context="unspecified",
            object_refs=reports,
            external_references=[own_reference(story.id)],
        )


def _taking_part(article: ArticleRecords) -> dict[str, Actor]:
    """Those who speak, act, are acted on or own what is counted; nobody who is unnamed."""
    actors: list[Actor | None] = []
    for statement in article.statements.values():
        actors += [statement.speaker, *statement.chain, statement.addressee]
    for figure in article.figures.values():
        actors += [figure.owner, figure.said_by]
    for event in article.events:
        actors += [*event.source, *event.target]
    return {actor.id: actor for actor in actors if actor is not None and actor.kind != "unnamed"}


def _report_id(document: Document) -> str:
    return stix_id("report", *_report_key(document))


def _report_key(document: Document) -> tuple[str, ...]:
    return document.doc, document.sha256, document.published or NO_DAY
