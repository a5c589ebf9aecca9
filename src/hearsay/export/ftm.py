"""Articles, actors, events, statements, claims, series of figures and positions as FollowTheMoney entities (https://followthemoney.tech),
one a line.

Schemata and properties are those of FollowTheMoney 3.8; its package is not needed to write them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import IO, Any

from hearsay.compare.corpus import Corpus
from hearsay.compare.series import thing_named
from hearsay.export.codes import Codes
from hearsay.export.events import ArticleRecords, LeftOut, Told, told_events
from hearsay.export.linked import Passage, Row, as_json, docs_of, position_told, series_lines, stable_uuid, web_address, words
from hearsay.records import Actor, ActorKind, Claim, Document, Position, Series, Statement
from hearsay.wording import deed, one_line, position_named, said_by

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


@dataclass(frozen=True)
class Across:
    """What is found across the articles: claims, series and positions, with the passages of their records."""

    rows: Sequence[Row]
    corpus: Corpus
    passages: Mapping[str, Passage]

    def proofs(self, docs: Iterable[str]) -> list[str]:
        """The ids of articles."""
        return [_article_id(self.corpus.documents[doc]) for doc in docs if doc in self.corpus.documents]


def write_ftm(
    articles: Iterable[ArticleRecords],
    out: IO[str],
    codes: Codes,
    all_factuality: bool,
    left_out: LeftOut,
    across: Across | None = None,
) -> None:
    """Write all entities, those that are found across the articles last; an actor is written when first met."""
    told = (entity for article in articles for entity in entities(article, codes, all_factuality, left_out))
    found = (entity for row in across.rows for entity in entities_across(row, across, codes)) if across else ()
    seen = set()
    for entity in chain(told, found):
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


def entities_across(row: Row, across: Across, codes: Codes) -> Iterator[Entity]:
    """The entities of a claim, a series or a position; actors come again and again."""
    match row:
        case Claim():
            origins = [member.origin for member in row.members]
            keywords = ["claim", row.status]
            yield from _note(row, row.label, _claim_lines(row, across), origins, keywords, across, codes)
        case Series():
            origins = [point.origin for point in row.points]
            keywords = ["series", row.thing.unit, row.thing.status, *(["conflict"] if row.conflicts else [])]
            yield from _note(row, thing_named(row), series_lines(row, across.corpus), [row.thing.owner, *origins], keywords, across, codes)
        case Position():
            yield from _position(row, across, codes)


def _note(
    row: Row,
    name: str,
    lines: Iterable[str],
    actors: Iterable[Actor | None],
    keywords: Sequence[str],
    across: Across,
    codes: Codes,
) -> Iterator[Entity]:
    """A row as a note on those who take part in it."""
    known = _actors(actors, codes)
    yield from known
    yield _entity(
        _id(row.id),
        "Note",
        name=name,
        description="\n".join(lines),
        entity=[actor["id"] for actor in known],
        keywords=keywords,
        proof=across.proofs(docs_of(row, across.passages)),
    )


def _claim_lines(claim: Claim, across: Across) -> Iterator[str]:
    """Who says what of it, where and when."""
    yield f"{claim.status.replace('_', ' ')}; independent origins: {claim.independent_origins}"
    for member in claim.members:
        told = one_line(words(member, across.passages) or "")
        yield f"{member.day or 'no day known'}: {member.origin.name} {member.stance} it in {across.corpus.outlet(member.doc)}: “{told}”"


def _position(position: Position, across: Across, codes: Codes) -> Iterator[Entity]:
    """A position as a link from its holder to those toward whom it is held, each answer as a link from who gives it to the holder. What
    somebody unnamed holds, or toward nobody who is named, is a note."""
    holder, toward = _actors([position.holder], codes), _actors(position.toward, codes)
    role = f"{position.kind.replace('_', ' ')}: {position.topic}"
    if not holder or not toward:
        keywords = ["position", position.kind]
        actors = [position.holder, *position.toward]
        yield from _note(position, position_named(position), [position_told(position)], actors, keywords, across, codes)
    else:
        yield from (*holder, *toward)
        met = "condition reported as met" if position.condition_met else None
        yield _entity(
            _id(position.id),
            "UnknownLink",
            subject=[actor["id"] for actor in holder],
            object=[actor["id"] for actor in toward],
            role=role,
            status=[*dict.fromkeys(answer.answer for answer in position.answers), met],
            date=position.day,
            summary=position_told(position),
            recordId=position.id,
            proof=across.proofs(docs_of(position, across.passages)),
        )
    for answer in position.answers:
        by = _actors([answer.by], codes)
        if not by or not holder:
            continue
        told = across.passages.get(answer.record)
        yield from (*by, *holder)
        yield _entity(
            _id(position.id, answer.record, answer.by.id),
            "UnknownLink",
            subject=[actor["id"] for actor in by],
            object=[actor["id"] for actor in holder],
            role=f"{answer.answer} {role}",
            date=answer.day,
            summary=told.words if told else None,
            recordId=answer.record,
            proof=across.proofs([told.doc] if told else ()),
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
