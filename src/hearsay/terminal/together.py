"""How a claim, a series of numbers or a position came about: all records that take part in it, and the rule that put them together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from rich.console import RenderableType
from rich.text import Text

from hearsay.knowledge.labels import Labels
from hearsay.records import Claim, Document, Position, Record, Series, Synthesis
from hearsay.terminal.claims import STANCES, STATUSES
from hearsay.terminal.numbers import series_face
from hearsay.terminal.positions import position_face
from hearsay.wording import one_line, what

WIDTH = 120
"""Characters that are shown of one record."""

RecordOf = Callable[[str], Record]


def together_face(row: Synthesis, record_of: RecordOf, documents: Mapping[str, Document], labels: Labels) -> Iterator[RenderableType]:
    """The row with every record that takes part; ``record_of`` finds a record by its id."""
    yield Text(f"{row.type} {row.id}", "bold")
    if isinstance(row, Claim):
        yield Text(f"{row.label}: {STATUSES[row.status]}")
        for member in row.members:
            day = member.day or "no day known"
            yield Text.assemble(f"  {day}  {member.origin.name}: {STANCES[member.stance]}", (f"  {member.doc}  {member.record}", "dim"))
            yield Text(f"    {_short(what(record_of(member.record)))}")
    elif isinstance(row, Series):
        yield from series_face(row, documents)
        for point in row.points:
            yield Text.assemble(f"    {_short(what(record_of(point.figure)))}", (f"  {point.doc}  {point.figure}", "dim"))
    else:
        yield from _position(row, record_of)
    meaning = labels.rule(row.type, row.rule)
    yield Text.assemble(("rule: ", "dim"), row.rule + (f": {meaning}" if meaning else ""))


def _position(row: Position, record_of: RecordOf) -> Iterator[Text]:
    yield Text.assemble("  topic: ", row.topic)
    yield from position_face(row, lambda record: record_of(record).doc, lambda doc: doc)
    for id in (row.statement, *row.retellings):
        record = record_of(id)
        yield Text.assemble(f"    {_short(what(record))}", (f"  {record.doc}  {record.id}", "dim"))


def _short(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= WIDTH else line[:WIDTH].rsplit(" ", 1)[0] + " …"
