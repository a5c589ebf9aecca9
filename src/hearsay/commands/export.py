"""``hearsay export``: records for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hearsay.commands import common
from hearsay.export.formats import ExportFormat, RecordType


def export(
    desk: common.DeskArgument = common.DEFAULT_DESK,
    form: Annotated[
        ExportFormat, typer.Option("--format", help="Lines of JSON (everything), or one table (what fits a cell).")
    ] = ExportFormat.jsonl,
    kind: Annotated[RecordType | None, typer.Option("--type", help="Only records of this type.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="A file instead of standard output.")] = None,
) -> None:
    """Print the records of a desk for other programs.

    Example: hearsay export crisis.desk --format csv --type figure > figures.csv
    """
    from hearsay.desk import Desk

    with Desk.open(desk) as opened, common.written(output) as out:
        opened.export(out, form, kind)
