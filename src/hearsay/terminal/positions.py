"""The negotiating table as it is shown in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from hearsay.compare.position_narrated import NOT_TOLD
from hearsay.compare.positions import TableRow
from hearsay.records import Position
from hearsay.wording import one_line, words_of_position

KINDS = {
    "demand": "demand",
    "red_line": "line drawn",
    "offer": "offer",
    "threat": "threat",
    "promise": "promise",
    "mediation": "offer to mediate",
}
"""Nouns, since a holder may be one or many."""
AWAITED = frozenset({"demand", "offer", "mediation"})
"""Kinds that others accept or reject."""
QUOTES = frozenset("\"“”„«»'‘’")
SHOWN = 220
"""Characters of what is said that are shown."""

DocOf = Callable[[str], str]


def positions_face(rows: Sequence[TableRow], doc_of: DocOf, first_of: DocOf, limit: int) -> Iterator[RenderableType]:
    """The table by pair of sides and topic. ``doc_of`` tells in which article a record stands, ``first_of`` which article a copy goes back
    to; ``limit`` is for the positions."""
    whole = sum(len(held) for row in rows for held in row.cells.values())
    if not whole:
        yield Text("Nobody demands, forbids, offers, threatens or promises anything here.")
        return
    answered = {position.id: bool(position.answers) for row in rows for held in row.cells.values() for position in held}
    yield Text(f"{len(answered):,} position{'' if len(answered) == 1 else 's'}, {sum(answered.values()):,} answered", "bold")
    shown = 0
    seen: set[str] = set()  # what is held toward two sides stands below both
    for (holder, toward), of_pair in groupby(rows, key=lambda row: (row.holder, row.toward)):
        if shown >= limit:
            break
        yield Text(f"\n{holder.name}" + (f" → {toward.name}" if toward else ", toward nobody named"), "bold")
        for row in of_pair:
            held = [position for kind in row.cells for position in row.cells[kind]][: max(0, limit - shown)]
            shown += len(held)
            if held:
                yield Text(f"  {row.topic}", "underline")
            for position in held:
                seen.add(position.id)
                yield from position_face(position, doc_of, first_of)
    if shown < whole:
        left = len(answered) - len(seen)
        yield Text(f"\nand {f'{left:,} more' if left else 'the same toward others'} (--limit {whole} shows all)")


def position_face(position: Position, doc_of: DocOf, first_of: DocOf) -> Iterator[Text]:
    """One position: whose, its words, its condition, how it was answered."""
    docs = sorted({doc_of(record) for record in position.retellings} - {position.doc})
    texts = len({first_of(doc) for doc in (position.doc, *docs)})
    again = f", again in {', '.join(docs)} ({texts} independent text{'' if texts == 1 else 's'})" if docs else ""
    day = position.day or "no day known"
    lead, words = words_of_position(position)
    yield Text.assemble(f"    {day}  {position.holder.name}, {KINDS[position.kind]}{f' {lead}' if lead else ''}: “{_shown(words)}”")
    yield Text(f"      {position.doc}{again}  {position.id}", "dim")
    if position.condition is not None:
        met = (
            f"reported as met: {position.condition_met} in {doc_of(position.condition_met)}"
            if position.condition_met
            else "not reported as met"
        )
        yield Text.assemble(f"      condition: “{one_line(position.condition.text)}”, ", (met, "yellow" if position.condition_met else ""))
    for answer in position.answers:
        when = f" {answer.day}" if answer.day else ""
        yield Text.assemble(
            "      ", (answer.answer, "yellow"), f" by {answer.by.name}{when}", (f"  {answer.record} in {doc_of(answer.record)}", "dim")
        )
    if position.holder == NOT_TOLD:
        yield Text("      incomplete: the article does not tell whose line this is", "yellow")
    if position.kind in AWAITED and not position.answers:
        yield Text("      no answer found so far")


def _shown(words: str) -> str:
    if words[:1] in QUOTES and words[-1:] in QUOTES:
        words = words[1:-1]
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
