"""What is new since the last reading of a desk: rows across articles set beside those of then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from hearsay.compare.indicators import IndicatorReading
from hearsay.compare.series import thing_named
from hearsay.records import Claim, Plain, Position, Series, SeriesPoint
from hearsay.wording import bounds, position_named

Sort = Literal["claim", "series", "position", "indicator"]
NewsKind = Literal[
    "indicator_fired",
    "reversal",
    "first_denial",
    "condition_met",
    "answer",
    "number_changed",
    "number_conflict",
    "new_claim",
    "new_position",
]


class Known(Plain):
    """A row as a reading found it: the records that it stands on, and facts about it, each under a key that later readings find again.

    ``facts`` has for a claim ``denied`` and ``reversed`` (by record) and ``doc`` (of each record), for a series ``number`` and ``figure``
    (the newest by origin) and ``conflict`` (by records), for a position ``answer`` and ``met`` (by record); the value is what is told.
    """

    sort: Sort
    id: str
    label: str
    members: tuple[str, ...]
    facts: dict[str, dict[str, str]]


class Snapshot(Plain):
    """All rows of one reading, and the articles that were there."""

    rows: tuple[Known, ...] = ()
    docs: tuple[str, ...] = ()


class News(Plain):
    """Something new. ``row`` is the id of the row (of an indicator its name), ``label`` what it is about, ``told`` what is new of it."""

    type: Literal["news"] = "news"
    kind: NewsKind
    row: str
    label: str
    told: str
    records: list[str]


def snapshot(
    claims: Iterable[Claim],
    series: Iterable[Series],
    positions: Iterable[Position],
    readings: Iterable[IndicatorReading] = (),
    docs: Iterable[str] = (),
) -> Snapshot:
    """What a later reading has to know of this one. ``docs`` are the articles of the desk."""
    rows = [
        *(known_of(row) for found in (claims, series, positions) for row in found),
        *(row for reading in readings for row in _of_indicator(reading)),
    ]
    return Snapshot(rows=tuple(sorted(rows, key=lambda row: (row.sort, row.id, row.members))), docs=tuple(sorted(docs)))


def news(before: Snapshot, now: Snapshot) -> list[News]:
    """What the second reading has that the first had not, by kind, the weightiest first.

    A row is the one that shares a record with it, whatever their ids: rows gain members, and are joined when more is known.
    """
    by_member: defaultdict[tuple[Sort, str], list[Known]] = defaultdict(list)
    for row in before.rows:
        for member in row.members:
            by_member[row.sort, member].append(row)
    found: list[News] = []
    read = frozenset(before.docs)
    for row in now.rows:
        earlier = {id(old): old for member in row.members for old in by_member[row.sort, member]}
        found += _new_of(row, list(earlier.values()), read)
    order = {kind: place for place, kind in enumerate(NewsKind.__args__)}  # type: ignore[attr-defined]
    return sorted(found, key=lambda own: (order[own.kind], own.label, own.row, own.records))


# ---------------------------------------------------------------- rows as they are remembered


def known_of(row: Claim | Series | Position) -> Known:
    """What a later reading has to know of a row."""
    return _of_claim(row) if isinstance(row, Claim) else _of_series(row) if isinstance(row, Series) else _of_position(row)


def _of_claim(claim: Claim) -> Known:
    denied = {member.record: member.origin.name for member in claim.members if member.stance == "denies"}
    turned = {change.later: change.who.name for change in claim.changes if change.change == "reversed"}
    return Known(
        sort="claim",
        id=claim.id,
        label=claim.label,
        members=tuple(member.record for member in claim.members),
        facts={"denied": denied, "reversed": turned, "doc": {member.record: member.doc for member in claim.members}},
    )


def _of_series(series: Series) -> Known:
    newest: dict[str, SeriesPoint] = {}
    for point in series.points:
        if not point.incremental and not point.stale:
            newest[point.origin.id] = point
    return Known(
        sort="series",
        id=series.id,
        label=thing_named(series),
        members=tuple(point.figure for point in series.points),
        facts={
            "number": {origin: f"{point.origin.name}: {bounds(point.low, point.high)}" for origin, point in newest.items()},
            "figure": {origin: point.figure for origin, point in newest.items()},
            "conflict": {"+".join(sorted(conflict.points)): conflict.why for conflict in series.conflicts},
        },
    )


def _of_position(position: Position) -> Known:
    return Known(
        sort="position",
        id=position.id,
        label=position_named(position),
        members=(position.statement, *position.retellings),
        facts={
            "answer": {answer.record: f"{answer.answer} by {answer.by.name}" for answer in position.answers},
            "met": {position.condition_met: position.condition.text if position.condition else ""} if position.condition_met else {},
        },
    )


def _of_indicator(reading: IndicatorReading) -> Iterator[Known]:
    for hit in reading.hits:
        members = tuple(evidence.record for evidence in hit.evidence)
        yield Known(
            sort="indicator",
            id=reading.name,
            label=reading.name,
            members=tuple(f"{reading.name} {member}" for member in members),
            facts={"hit": dict.fromkeys(members, hit.day or "")},
        )


# ---------------------------------------------------------------- what is new of a row


_TOLD: Mapping[tuple[Sort, str], tuple[NewsKind, str]] = {
    ("claim", "reversed"): ("reversal", "{} reverses earlier words"),
    ("series", "conflict"): ("number_conflict", "{}"),
    ("position", "answer"): ("answer", "{}"),
    ("position", "met"): ("condition_met", "reported as met: {}"),
}


def _new_of(row: Known, earlier: Sequence[Known], read: Collection[str]) -> Iterator[News]:
    """What is new of a row that shares records with the earlier ones; ``read`` are the articles that were there."""
    if row.sort == "indicator":
        if not earlier:
            days = sorted(filter(None, row.facts["hit"].values()))
            yield _news("indicator_fired", row, f"fired on {days[0]}" if days else "fired", list(row.facts["hit"]))
        return
    if row.sort == "claim":
        yield from _new_of_claim(row, earlier, read)
    if row.sort == "position" and not earlier:
        yield _news("new_position", row, "", list(row.members))
    for (sort, fact), (kind, words) in _TOLD.items():
        if sort == row.sort:
            known = {key for old in earlier for key in old.facts[fact]}
            for key, told in row.facts[fact].items():
                if key not in known and (earlier or fact != "conflict"):
                    yield _news(kind, row, words.format(told), key.split("+"))
    if earlier and row.sort == "series":
        numbers = {origin: told for old in earlier for origin, told in old.facts["number"].items()}
        for origin, told in row.facts["number"].items():
            if origin in numbers and numbers[origin] != told:
                yield _news("number_changed", row, f"{told} (before: {numbers[origin].rpartition(': ')[2]})", [row.facts["figure"][origin]])


def _new_of_claim(row: Known, earlier: Sequence[Known], read: Collection[str]) -> Iterator[News]:
    """A claim that is new, or denied for the first time. What one article alone had said is no claim of several yet: where that article
    was there, a denial is the first one, and words that are taken back tell enough."""
    denied, docs = row.facts["denied"], row.facts["doc"]
    said_before = any(docs[member] in read for member in row.members if member not in denied)
    denied_before = any(old.facts["denied"] for old in earlier) or any(docs[member] in read for member in denied)
    if denied and not denied_before and (earlier or said_before):
        yield _news("first_denial", row, f"denied by {_who_denies(row)}", list(denied))
    elif not earlier and not row.facts["reversed"]:
        yield _news("new_claim", row, f"denied by {_who_denies(row)}" if denied else "", list(row.members))


def _who_denies(row: Known) -> str:
    return ", ".join(dict.fromkeys(row.facts["denied"].values()))


def _news(kind: NewsKind, row: Known, told: str, records: list[str]) -> News:
    return News(kind=kind, row=row.id, label=row.label, told=told, records=records)
