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
        ExportFormat,
        typer.Option(
            "--format",
            help="Lines of JSON (everything), one table (what fits a cell), events in the columns of GDELT, POLECAT or ACLED, what has a "
            "place as GeoJSON, evidence spans as W3C Web Annotations, claims as schema.org has them, a STIX 2.1 bundle, or FollowTheMoney "
            "entities.",
        ),
    ] = ExportFormat.jsonl,
    kind: Annotated[RecordType | None, typer.Option("--type", help="Only records of this type.")] = None,
    all_factuality: Annotated[
        bool,
        typer.Option(
            "--all-factuality",
            help="With gdelt, polecat, acled and ftm: also events that are planned, possible, conditional, denied or alleged, with a "
            "column (in ftm a keyword) that says so.",
        ),
    ] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="A file instead of standard output.")] = None,
) -> None:
    """Print the records of a desk for other programs.

    Example: hearsay export crisis.desk --format csv --type figure > figures.csv
    """
    from hearsay.desk import Desk
    from hearsay.export.formats import export_desk, needs_all_types

    needs_all_types(form, kind)  # a type that the format does not have is told before a file is written
    with Desk.open(desk) as opened, common.written(output) as out:
        left_out = export_desk(opened, out, form, kind=kind, all_factuality=all_factuality)
    for reason in left_out:
        common.complain(f"left out: {reason}")
