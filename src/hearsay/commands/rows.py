"""What the commands share that print what was found across the records of a desk."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from hearsay.commands import common

if TYPE_CHECKING:
    from rich.console import RenderableType

    from hearsay.records import Plain


class RowsFormat(StrEnum):
    """To read, or for other programs."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


Format = Annotated[RowsFormat, typer.Option("--format", help="To read, lines of JSON, or a table for spreadsheets.")]
Limit = Annotated[int, typer.Option("--limit", min=1, metavar="N", help="At most so many in the table.")]

Row = TypeVar("Row", bound="Plain")


def tell(rows: Sequence[Row], form: RowsFormat, face: Callable[[Sequence[Row]], Iterable[RenderableType]], before: str = "") -> None:
    """Print rows to standard output; ``face`` makes what a person reads of them. ``before`` is what there was before the options of the
    user narrowed it ("40 claims"). Where there is nothing for another program, why is told on standard error."""
    from hearsay.export.across import write_csv

    if not rows:
        console = common.console(stderr=form is not RowsFormat.table)
        for piece in [f"Nothing here fits what is asked for; without that there are {before}."] if before else face(rows):
            console.print(piece)
    elif form is RowsFormat.jsonl:
        for row in rows:
            typer.echo(row.model_dump_json(by_alias=True))
    elif form is RowsFormat.csv:
        write_csv(rows, sys.stdout)
    else:
        console = common.console()
        for piece in face(rows):
            console.print(piece)
