"""What was found across articles as tables for spreadsheets: one row for each record that takes part."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import singledispatch
from typing import IO, Any

from hearsay.compare.indicators import IndicatorReading
from hearsay.compare.sourcing import Sourcing
from hearsay.compare.tension import Tension
from hearsay.compare.terms import TermChoice
from hearsay.records import Claim, Plain, Position, Series


def write_csv(found: Iterable[Plain], out: IO[str]) -> None:
    """Write rows of one type as a table with a header; nothing where there are none."""
    rows = [row for record in found for row in rows_of(record)]
    if rows:
        write_rows(rows, out)


def write_rows(rows: Sequence[Mapping[str, Any]], out: IO[str]) -> None:
    """Write rows as a table whose header is made of their keys."""
    table = csv.DictWriter(out, list(dict.fromkeys(key for row in rows for key in row)), lineterminator="\n", restval="")
    table.writeheader()
    table.writerows(rows)


@singledispatch
def rows_of(record: Plain) -> Iterator[dict[str, Any]]:
    """The rows of one record; of one whose type has no form of its own, its plain fields."""
    yield {key: value for key, value in record.model_dump(by_alias=True).items() if not isinstance(value, dict | list)}


@rows_of.register
def _(claim: Claim) -> Iterator[dict[str, Any]]:
    changes = {change.later: change.change for change in claim.changes}
    verbs = {record: verb for drift in claim.drift for record, verb in zip(drift.members, drift.verbs, strict=True)}
    for member in claim.members:
        yield {
            "claim": claim.id,
            "label": claim.label,
            "status": claim.status,
            "independent_origins": claim.independent_origins,
            "record": member.record,
            "doc": member.doc,
            "day": member.day,
            "origin": member.origin.name,
            "origin_id": member.origin.id,
            "stance": member.stance,
            "change": changes.get(member.record),
            "verb": verbs.get(member.record),
        }


@rows_of.register
def _(series: Series) -> Iterator[dict[str, Any]]:
    against = {figure: conflict.why for conflict in series.conflicts for figure in conflict.points}
    owner = series.thing.owner
    for point in series.points:
        yield {
            "series": series.id,
            "owner": owner.name if owner else None,
            "owner_id": owner.id if owner else None,
            "unit": series.thing.unit,
            "noun": series.thing.noun,
            "place": series.thing.place,
            "status": series.thing.status,
            "figure": point.figure,
            "doc": point.doc,
            "as_of": point.as_of,
            "low": point.low,
            "best": point.best,
            "high": point.high,
            "said_by": point.said_by.name if point.said_by else None,
            "origin": point.origin.name,
            "origin_id": point.origin.id,
            "incremental": point.incremental,
            "stale": point.stale,
            "changed_from": point.changed_from,
            "conflict": against.get(point.figure),
        }


@rows_of.register
def _(position: Position) -> Iterator[dict[str, Any]]:
    own = {
        "position": position.id,
        "kind": position.kind,
        "holder": position.holder.name,
        "holder_id": position.holder.id,
        "toward": "; ".join(actor.name for actor in position.toward),
        "toward_id": "; ".join(actor.id for actor in position.toward),
        "topic": position.topic,
        "day": position.day,
        "doc": position.doc,
        "statement": position.statement,
        "content": " … ".join(span.text for span in position.content),
        "condition": position.condition.text if position.condition else None,
        "condition_met": position.condition_met,
        "retellings": len(position.retellings),
    }
    empty: dict[str, str | None] = {"answer": None, "answered_by": None, "answered_by_id": None, "answered_on": None, "answer_record": None}
    answers: list[dict[str, str | None]] = [
        {
            "answer": answer.answer,
            "answered_by": answer.by.name,
            "answered_by_id": answer.by.id,
            "answered_on": answer.day,
            "answer_record": answer.record,
        }
        for answer in position.answers
    ]
    for answer in answers or [empty]:
        yield own | answer


@rows_of.register
def _(tension: Tension) -> Iterator[dict[str, Any]]:
    one, other = tension.pair
    unusual = {burst.day: burst.expected for burst in (*tension.hostile, *tension.bursts)}
    for day in tension.days:
        yield {
            "day": day.day,
            "one": one.name,
            "one_id": one.id,
            "other": other.name,
            "other_id": other.id,
            "events": day.events,
            "by_one": day.forth,
            "by_other": day.back,
            "mean": day.mean,
            "lowest": day.lowest,
            "origins": day.origins,
            "not_done": "; ".join(f"{factuality} {count}" for factuality, count in day.other.items()),
            "statements": day.statements,
            "expected": unusual.get(day.day),
            "records": "; ".join(told.record for deed in day.deeds for told in deed.told),
        }


@rows_of.register
def _(reading: IndicatorReading) -> Iterator[dict[str, Any]]:
    own = reading.model_dump(include={"name", "kind", "state", "fitting", "incomplete", "why"})
    if not reading.hits:
        yield own
    for hit in reading.hits:
        for evidence in hit.evidence:
            yield own | {
                "fulfilled_on": hit.day,
                "until": hit.until,
                "independent_origins": hit.independent_origins,
                "record": evidence.record,
                "doc": evidence.doc,
                "day": evidence.day,
                "origin": evidence.origin.name,
                "origin_id": evidence.origin.id,
                "text": evidence.text,
            }


@rows_of.register
def _(sourcing: Sourcing) -> Iterator[dict[str, Any]]:
    plain = sourcing.model_dump(include={"outlet", "country", "statements", "density", "attributed"})
    own = plain | {"articles": len(sourcing.articles)} | dict(sourcing.sources)
    if not sourcing.acts:
        yield own
    for side in sourcing.acts:
        yield own | {
            "side": side.side.name,
            "side_id": side.side.id,
            "acts": "; ".join(f"{act} {number}" for act, number in side.acts.items()),
            "cues": "; ".join(f"{cue} {number}" for cue, number in side.cues.items()),
        }


@rows_of.register
def _(choice: TermChoice) -> Iterator[dict[str, Any]]:
    for use in choice.passages:
        yield {
            "thing": choice.thing,
            "of": choice.of,
            "of_name": choice.of_name,
            "term": use.term,
            "only": choice.only.get(use.term),
            "doc": use.doc,
            "start": use.span.start,
            "end": use.span.end,
            "speaker": use.speaker,
            "passage": use.passage,
        }
