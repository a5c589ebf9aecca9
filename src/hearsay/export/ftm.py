"""Articles, actors, events and statements as FollowTheMoney entities (https://followthemoney.tech), one a line.

Schemata and properties are those of FollowTheMoney 3.8; its package is not needed to write them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

from hearsay.export.codes import Codes
from hearsay.export.events import ArticleRecords, LeftOut, Told, told_events
from hearsay.export.linked import as_json, stable_uuid, web_address
from hearsay.records import Actor, ActorKind, Document, Statement
from hearsay.wording import deed, one_line, said_by

Entity = dict[str, Any]

SCHEMATA: Mapping[ActorKind, str] = {
    "person": "Person",
    "state": "PublicBody",
    "government": "PublicBody",
    "military": "PublicBody",
    "group": "LegalEntity",
}
"""Of actors; the other kinds are an Organization. Somebody unnamed and documents that speak are no entities."""

NOBODY: frozenset[ActorKind] = frozenset({"unnamed", "document"})

LANGUAGES: Mapping[str, str] = {"en": "eng"}
"""ISO 639-2 of the languages that hearsay reads (ISO 639-1)."""


def write_ftm(articles: Iterable[ArticleRecords], out: IO[str], codes: Codes, all_factuality: bool, left_out: LeftOut) -> None:
    """Write all entities; an actor is written when first met."""
    seen = set()
    for article in articles:
        for entity in entities(article, codes, all_factuality, left_out):
            if entity["id"] not in seen:
                seen.add(entity["id"])
                out.write(as_json(entity) + "\n")


def entities(article: ArticleRecords, codes: Codes, all_factuality: bool, left_out: LeftOut) -> Iterator[Entity]:
    """The entities of one article; actors come again and again."""
    yield _article(article.document)
    for statement in article.statements.values():
        yield from _statement(statement, article.document, codes)
    for told in told_events(article, all_factuality, left_out):
        yield from _event(told, article, codes)
    yield from _mentions(article, codes)


def _article(document: Document) -> Entity:
    return _entity(
        _article_id(document),
        "Article",
        fileName=document.doc,
        title=document.title,
        author=document.byline,
        publishedAt=document.published,
        language=LANGUAGES.get(document.language or ""),
        **_publication(document),
    )


def _statement(statement: Statement, document: Document, codes: Codes) -> Iterator[Entity]:
    """What somebody says, as a note on the speaker."""
    speakers = _actors([statement.speaker, *statement.chain], codes)
    yield from speakers
    yield _entity(
        _id(statement.doc, statement.id),
        "Note",
        name=f"{said_by(statement)}: {statement.act}",
        description=" … ".join(one_line(span.text) for span in statement.content),
        entity=[speaker["id"] for speaker in speakers],
        keywords=[statement.act, statement.mode],
        proof=_article_id(document),
        **_publication(document),
    )


def _event(told: Told, article: ArticleRecords, codes: Codes) -> Iterator[Entity]:
    event = told.event
    involved = _actors([*event.source, *event.target], codes)
    yield from involved
    first, _, last = (event.time.value if event.time and event.time.value else "").partition("/")
    tellers = ", ".join(actor.name for actor in article.tellers(told.tellings))
    yield _entity(
        _id(event.doc, event.id),
        "Event",
        name=deed(event),
        summary=f"“{one_line(event.trigger.text)}”, told by {tellers or 'the article'}",
        date=None if last else first,
        startDate=first if last else None,
        endDate=last,
        involved=[actor["id"] for actor in involved],
        location=event.place.name if event.place else None,
        country=codes.alpha2.get(told.place.country or "", "").lower() if told.place else None,
        keywords=[event.event_class, event.mode, event.factuality],
        recordId=event.id,
        proof=_article_id(article.document),
        **_publication(article.document),
    )


def _mentions(article: ArticleRecords, codes: Codes) -> Iterator[Entity]:
    """Each name that the article has for each actor, once."""
    names = {(mention.actor.id, one_line(mention.span.text)): mention.actor for mention in article.mentions if mention.form == "name"}
    for (_, name), actor in names.items():
        for resolved in _actors([actor], codes):
            yield resolved
            yield _entity(
                _id(article.document.doc, "mention", actor.id, name),
                "Mention",
                document=_article_id(article.document),
                name=name,
                resolved=resolved["id"],
                detectedSchema=resolved["schema"],
            )


def _actors(actors: Iterable[Actor | None], codes: Codes) -> list[Entity]:
    """The entities of those who are somebody in particular, each once."""
    known = {actor.id: actor for actor in actors if actor is not None and actor.kind not in NOBODY}
    return [
        _entity(
            _id("actor", actor.id),
            SCHEMATA.get(actor.kind, "Organization"),
            name=actor.name,
            country=codes.alpha2.get(codes.country(actor), "").lower(),
        )
        for actor in known.values()
    ]


def _article_id(document: Document) -> str:
    return _id(document.doc, document.id)


def _id(*key: str) -> str:
    """An id that stays. FollowTheMoney allows letters, digits, dots and hyphens."""
    return f"hearsay-{stable_uuid('ftm', *key)}"


def _publication(document: Document) -> Mapping[str, str | None]:
    return {"publisher": document.outlet, "sourceUrl": web_address(document)}


def _entity(id: str, schema: str, **properties: str | Sequence[str | None] | None) -> Entity:
    """An entity; every property is a list of its values, and one without any is left out."""
    listed = {name: [value] if isinstance(value, str | None) else value for name, value in properties.items()}
    filled = {name: [value for value in values if value] for name, values in listed.items()}
    return {"id": id, "schema": schema, "properties": {name: values for name, values in filled.items() if values}}
