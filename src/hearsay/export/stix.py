"""A desk as a STIX 2.1 bundle (OASIS Standard, 10 June 2021): identities, reports, notes of claims and opinions on these notes.

STIX wants times to the millisecond; what is known are days. A day is its first moment in UTC; ``NO_DAY`` stands where none is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import IO, Any

from hearsay.compare.corpus import Corpus
from hearsay.export.events import ArticleRecords, LeftOut
from hearsay.export.linked import stable_uuid, web_address, without_nothing, words, write_items
from hearsay.records import Actor, ActorKind, Claim, ClaimMember, Document, Stance, Story

Object = dict[str, Any]

NO_DAY = "1970-01-01"
"""The day of all identities, and of notes, opinions and groupings of articles whose day is not known."""

OPINIONS: Mapping[Stance, str] = {"asserts": "agree", "denies": "disagree", "questions": "neutral", "reports": "neutral"}
"""Values of the opinion-enum. Nothing is called strong: how strongly somebody agrees is not for us to say."""

CLASSES: Mapping[ActorKind, str] = {
    "person": "individual",
    "armed_group": "group",
    "group": "group",
    "unnamed": "unknown",
    "document": "unknown",
}
"""Values of the identity-class-ov; the other kinds of actors are organizations."""


@dataclass(frozen=True)
class Found:
    """What a bundle is made of beside the records. ``passages`` are the words of members of claims, by the id of their record."""

    claims: Sequence[Claim]
    stories: Sequence[Story]
    corpus: Corpus
    passages: Mapping[str, str]

    @cached_property
    def publishers(self) -> Mapping[str, Actor]:
        """The actor that each outlet is."""
        firsts = (doc for doc in sorted(self.corpus.documents) if self.corpus.first(doc) == doc)
        return {self.corpus.outlet(doc): self.corpus.origin(doc, ()) for doc in firsts}

    @cached_property
    def claims_of(self) -> Mapping[str, list[Claim]]:
        """The claims that stand in each article."""
        found = defaultdict(list)
        for claim in self.claims:
            for doc in sorted({member.doc for member in claim.members}):
                found[doc].append(claim)
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
    yield _hearsay()
    for article in articles:
        yield from _report(article, found, left_out)
    for claim in found.claims:
        yield from _claim(claim, found, left_out)
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
    publisher = _identity(found.publisher(document))
    others = [_identity(actor) for _, actor in sorted(_taking_part(article).items())]
    yield from (publisher, *others)
    notes = [_note_id(claim) for claim in found.claims_of.get(document.doc, ())]
    yield _object(
        _report_id(document),
        document.published,
        created_by_ref=publisher["id"],
        name=document.title or document.doc,
        published=_time(document.published),
        object_refs=list(dict.fromkeys([publisher["id"], *(other["id"] for other in others), *notes])),
        external_references=[_reference(document, document.doc)],
    )


def _claim(claim: Claim, found: Found, left_out: LeftOut) -> Iterator[Object]:
    """A claim as a note on the reports that it stands in, with one opinion for each stance of each origin."""
    reports = found.reports(member.doc for member in claim.members)
    if not reports:
        left_out.count("no article with a day of publication", "claims")
        return
    note = _note_id(claim)
    origins = f"{claim.independent_origins} independent origin{'' if claim.independent_origins == 1 else 's'}"
    yield _object(
        note,
        *_days(claim.members),
        created_by_ref=_hearsay()["id"],
        abstract=claim.label,
        content=f"{claim.label} ({claim.status.replace('_', ' ')}; {origins})",
        labels=[claim.status],
        object_refs=reports,
        external_references=[{"source_name": "hearsay", "external_id": claim.id}],
    )
    ordered = sorted(claim.members, key=lambda member: (member.origin.id, member.stance, member.day or "", member.doc, member.record))
    for (origin, stance), group in groupby(ordered, key=lambda member: (member.origin.id, member.stance)):
        members = list(group)
        author = _identity(members[0].origin)
        yield author
        first, last = _days(members)
        yield _object(
            f"opinion--{stable_uuid('opinion', claim.id, origin, stance, first)}",
            first,
            last,
            created_by_ref=author["id"],
            opinion=OPINIONS[stance],
            authors=[author["name"]],
            explanation=f"{stance} it, by the passages in the references",
            object_refs=[note],
            external_references=[_passage(member, found) for member in members],
        )


def _story(story: Story, found: Found) -> Iterator[Object]:
    reports = found.reports(story.docs)
    if reports:
        yield _object(
            f"grouping--{stable_uuid('grouping', story.id, story.first_day or NO_DAY)}",
            story.first_day,
            story.last_day,
            created_by_ref=_hearsay()["id"],
            name=story.label,
            context="unspecified",
            object_refs=reports,
            external_references=[{"source_name": "hearsay", "external_id": story.id}],
        )


def _passage(member: ClaimMember, found: Found) -> Object:
    document = found.corpus.documents.get(member.doc)
    reference = _reference(document, member.record) if document else {"source_name": member.doc, "external_id": member.record}
    return without_nothing({**reference, "description": words(member, found.passages)})


def _reference(document: Document, id: str) -> Object:
    return without_nothing({"source_name": document.outlet or document.doc, "url": web_address(document), "external_id": id})


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


def _identity(actor: Actor) -> Object:
    return _object(
        f"identity--{stable_uuid('identity', actor.id)}",
        None,
        name=actor.name,
        identity_class=CLASSES.get(actor.kind, "organization"),
        external_references=[{"source_name": "hearsay", "external_id": actor.id}],
    )


def _hearsay() -> Object:
    """Who makes notes and groupings."""
    return _object(f"identity--{stable_uuid('identity', 'hearsay')}", None, name="hearsay", identity_class="system")


def _report_id(document: Document) -> str:
    return f"report--{stable_uuid('report', document.doc, document.sha256, document.published or NO_DAY)}"


def _note_id(claim: Claim) -> str:
    return f"note--{stable_uuid('note', claim.id, _days(claim.members)[0])}"


def _days(members: Iterable[ClaimMember]) -> tuple[str, str]:
    """First and last day of members of a claim. The first is part of an id, so that one id never has two times of creation."""
    days = sorted(member.day for member in members if member.day) or [NO_DAY]
    return days[0], days[-1]


def _object(id: str, created: str | None, modified: str | None = None, **properties: Any) -> Object:
    """An object with the properties that all must have."""
    times = {"created": _time(created or NO_DAY), "modified": _time(modified or created or NO_DAY)}
    return {"type": id.partition("--")[0], "spec_version": "2.1", "id": id, **times, **properties}


def _time(day: str) -> str:
    return f"{day}T00:00:00.000Z"
