"""What a desk told when it was last watched: of each row a digest, so that only rows that are others than then are looked at."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import chain

from hearsay.compare.indicators import IndicatorReading
from hearsay.compare.watching import Known, News, Snapshot, known_of, news, snapshot
from hearsay.keeping.masses import in_masses
from hearsay.keeping.places import Entry, Keys
from hearsay.keeping.refs import hashed
from hearsay.keeping.standing import SYNTHESES, Standing, SynthesisKind
from hearsay.records import Copy
from hearsay.store.database import Database
from hearsay.store.shelf import all_docs
from hearsay.store.synthesis import States, keep_reading, reading

WATCH = "watch"
_SLICES = 256


def watched(
    database: Database, standing: Standing, copies: Callable[[], Sequence[Copy]], readings: Sequence[IndicatorReading], *, keep: bool
) -> list[News] | None:
    """What is new since the last reading; None the first time. ``copies`` gives what is a copy of what where nothing can be kept. With
    ``keep`` this is the last reading from now on."""
    last = _Last(database)
    with in_masses():
        lines = standing.lines_of(list(SYNTHESES), copies)
        digests, others = last.others(lines)
        changed = {number: known_of(SYNTHESES[kind].model_validate_json(line)) for number, (kind, line) in others.items()}
        beside = snapshot((), (), (), readings, all_docs(database))
        found = last.news(changed, beside)
        if keep:
            last.keep(digests, changed, beside, {reading.name for reading in readings})
    return found


class _Last:
    """The last reading, with a number for each of its rows."""

    def __init__(self, database: Database) -> None:
        self._database = database
        line = reading(database, WATCH)
        self._before = Snapshot.model_validate_json(line) if line is not None else None
        with database.reading() as connection:
            kept = States(connection, WATCH).get("digests")
        pairs = (array("q", blob) for blob in kept.values())
        self._digests = {numbers[at]: numbers[at + 1] for numbers in pairs for at in range(0, len(numbers), 2)}

    def news(self, changed: Mapping[int, Known], beside: Snapshot) -> list[News] | None:
        """What is new of rows that are others than at the last reading, and of indicators (the rows ``beside``); None the first time."""
        if self._before is None:
            return None
        with self._database.reading() as connection:
            states = States(connection, WATCH)
            keys = Keys(states)
            numbers = {id for row in changed.values() for member in row.members for _, id in keys.under(_key(row, member))}
            kept = states.get("rows", sorted(numbers)).values()
        earlier = sorted(map(Known.model_validate_json, kept), key=lambda row: (row.sort, row.id, row.members))
        before = Snapshot(rows=(*self._before.rows, *earlier), docs=self._before.docs)
        return news(before, Snapshot(rows=(*(changed[number] for number in sorted(changed)), *beside.rows), docs=beside.docs))

    def others(self, lines: Mapping[SynthesisKind, Sequence[str]]) -> tuple[dict[int, int], dict[int, tuple[SynthesisKind, str]]]:
        """The digests of all rows (lines of JSON by their sort), and those rows that are others than at the last reading."""
        digests: dict[int, int] = {}
        others: dict[int, tuple[SynthesisKind, str]] = {}
        for sort, own in lines.items():
            for line in own:
                number, digest = hashed(f"{sort} {_id(line)}"), hashed(line)
                digests[number] = digest
                if self._digests.get(number) != digest:
                    others[number] = sort, line
        return digests, others

    def keep(self, digests: Mapping[int, int], changed: Mapping[int, Known], beside: Snapshot, read: Collection[str]) -> None:
        """Keep this reading in the place of the last one; indicators that were not ``read`` now are as they were."""
        unread = [row for row in (self._before.rows if self._before else ()) if row.sort == "indicator" and row.id not in read]
        with self._database.writing() as connection:
            states = States(connection, WATCH)
            keys = Keys(states, none_kept=not self._digests)
            gone = [number for number in self._digests if number not in digests]
            old = states.get("rows", [*gone, *(number for number in changed if number in self._digests)])
            keys.remove(_entry(number, Known.model_validate_json(kept)) for number, kept in old.items())
            keys.add(_entry(number, row) for number, row in changed.items())
            keys.keep()
            states.drop("rows", gone)
            states.put("rows", {number: row.model_dump_json().encode() for number, row in changed.items()})
            slices: defaultdict[int, list[int]] = defaultdict(list)
            for number in sorted(digests):
                slices[number % _SLICES] += (number, digests[number])
            touched = {number % _SLICES for number in chain(changed, gone)}
            states.put("digests", {at: array("q", slices[at]).tobytes() for at in sorted(touched)})
        keep_reading(self._database, WATCH, Snapshot(rows=(*beside.rows, *unread), docs=beside.docs).model_dump_json())


def _id(line: str) -> str:
    """The id of a row, which stands near its beginning."""
    start = line.index('"id":"') + 6
    return line[start : line.index('"', start)]


def _entry(number: int, row: Known) -> Entry:
    return Entry(number, 0, 0, tuple(sorted({_key(row, member) for member in row.members})))


def _key(row: Known, member: str) -> int:
    return hashed(f"{row.sort} {member}")
