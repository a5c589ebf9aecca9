"""Claims, series of figures and positions as STIX notes on the reports they stand in, and who agrees or does not as opinions on these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from hearsay.compare.corpus import Corpus
from hearsay.compare.days import interval
from hearsay.compare.series import thing_named
from hearsay.export.linked import Passage, Row, position_told, series_lines, without_nothing, words
from hearsay.export.stix_objects import NO_DAY, Object, extension, hearsay, identity, own_reference, reference, stix_id, stix_object
from hearsay.records import Actor, Answering, Claim, ClaimMember, Position, Series, Stance
from hearsay.wording import position_named

Days = tuple[str, str]
"""The first and the last."""

OPINIONS: Mapping[Stance | Answering, str] = {
    "asserts": "agree",
    "denies": "disagree",
    "questions": "neutral",
    "reports": "neutral",
    "accepted": "agree",
    "rejected": "disagree",
    "conditional": "neutral",
}
"""Values of the opinion-enum. Nothing is called strong: how strongly somebody agrees is not for us to say."""


def note_id(row: Row) -> str:
    """The id of the note of a row. The first day is part of it, so that one id never has two times of creation."""
    return stix_id("note", row.id, _days(row)[0])


def notes(row: Row, reports: Sequence[str], corpus: Corpus, passages: Mapping[str, Passage]) -> Iterator[Object]:
    """The note of a row on some reports, and the opinions and identities that belong to it."""
    match row:
        case Claim():
            yield from _claim(row, reports, corpus, passages)
        case Series():
            yield from _series(row, reports, corpus)
        case Position():
            yield from _position(row, reports, corpus, passages)


def _note(row: Row, author: Object, on: Iterable[str], **properties: Any) -> Object:
    references = [own_reference(row.id), *properties.pop("external_references", ())]
    return stix_object(
        "note",
        [row.id, _days(row)[0]],
        *_days(row),
        created_by_ref=author["id"],
        object_refs=list(dict.fromkeys(on)),
        external_references=references,
        extensions=extension(row),
        **properties,
    )


def _claim(claim: Claim, reports: Sequence[str], corpus: Corpus, passages: Mapping[str, Passage]) -> Iterator[Object]:
    """A claim, with one opinion for each stance of each origin."""
    origins = f"{claim.independent_origins} independent origin{'' if claim.independent_origins == 1 else 's'}"
    content = f"{claim.label} ({claim.status.replace('_', ' ')}; {origins})"
    yield _note(claim, hearsay(), reports, abstract=claim.label, content=content, labels=["claim", claim.status])
    ordered = sorted(claim.members, key=lambda member: (member.origin.id, member.stance, member.day or "", member.doc, member.record))
    for (origin, stance), group in groupby(ordered, key=lambda member: (member.origin.id, member.stance)):
        members = list(group)
        first, last = _span(member.day for member in members)
        references = [_passage(member.record, member.doc, words(member, passages), corpus) for member in members]
        by = members[0].origin
        yield from _opinion([claim.id, origin, stance, first], by, stance, f"{stance} it", note_id(claim), (first, last), references)


def _series(series: Series, reports: Sequence[str], corpus: Corpus) -> Iterator[Object]:
    """Figures of the same thing: every number with its day, source and article, and where they speak against one another."""
    owner = [identity(series.thing.owner)] if series.thing.owner is not None else []
    origins = {point.origin.id: identity(point.origin) for point in series.points}
    yield from (*owner, *origins.values())
    yield _note(
        series,
        hearsay(),
        [*reports, *(one["id"] for one in owner)],
        abstract=thing_named(series),
        content="\n".join(series_lines(series, corpus)),
        labels=["series", *(["conflict"] if series.conflicts else [])],
    )


def _position(position: Position, reports: Sequence[str], corpus: Corpus, passages: Mapping[str, Passage]) -> Iterator[Object]:
    """What somebody holds toward others, by the holder; with an opinion for each answer."""
    holder, toward = identity(position.holder), [identity(actor) for actor in position.toward]
    yield from (holder, *toward)
    yield _note(
        position,
        holder,
        [*reports, *(one["id"] for one in toward)],
        abstract=position_named(position),
        content=position_told(position),
        labels=["position", position.kind],
        authors=[position.holder.name],
        external_references=[
            _known_passage(record, corpus, passages) for record in (position.statement, *position.retellings) if record in passages
        ],
    )
    ordered = sorted(position.answers, key=lambda answer: (answer.by.id, answer.answer, answer.day or "", answer.record))
    for (by, answer), group in groupby(ordered, key=lambda answer: (answer.by.id, answer.answer)):
        answers = list(group)
        first, last = _span(one.day for one in answers)
        references = [_known_passage(one.record, corpus, passages) for one in answers if one.record in passages]
        yield from _opinion([position.id, by, answer, first], answers[0].by, answer, answer, note_id(position), (first, last), references)


def _opinion(
    key: Iterable[str], by: Actor, stance: Stance | Answering, told: str, on: str, days: Days, references: Sequence[Object]
) -> Iterator[Object]:
    """Somebody's stance on a note, or answer to it."""
    author = identity(by)
    yield author
    yield stix_object(
        "opinion",
        key,
        *days,
        created_by_ref=author["id"],
        opinion=OPINIONS[stance],
        authors=[by.name],
        explanation=f"{told}, by the passages in the references",
        object_refs=[on],
        external_references=references,
    )


def _known_passage(record: str, corpus: Corpus, passages: Mapping[str, Passage]) -> Object:
    found = passages[record]
    return _passage(record, found.doc, found.words, corpus)


def _passage(record: str, doc: str, told: str | None, corpus: Corpus) -> Object:
    document = corpus.documents.get(doc)
    base = reference(document, record) if document else {"source_name": doc, "external_id": record}
    return without_nothing({**base, "description": told})


def _days(row: Row) -> Days:
    """The first and the last day of what a row is made of."""
    match row:
        case Claim():
            return _span(_member_days(row.members))
        case Series():
            periods = [period for point in row.points if (period := interval(point.as_of))]
            return _span(day.isoformat() for period in periods for day in period)
        case Position():
            return _span([row.day])


def _member_days(members: Iterable[ClaimMember]) -> Iterator[str | None]:
    return (member.day for member in members)


def _span(days: Iterable[str | None]) -> Days:
    known = sorted(day for day in days if day) or [NO_DAY]
    return known[0], known[-1]
