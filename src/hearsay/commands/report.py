"""``hearsay report``: the desk as one page to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hearsay.commands import common


def report(
    desk: common.DeskArgument = common.DEFAULT_DESK,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")] = Path("report.html"),
) -> None:
    """Write the desk as one self-contained HTML file: a summary; copies, stories and their origins; claims by who affirms and denies them;
    numbers over time; the negotiating table; tension between sides; figures, events, places, actors, speakers; the marked articles.

    Example: hearsay report crisis.desk -o report.html
    """
    from hearsay.desk import Desk
    from hearsay.report import write_report

    with Desk.open(desk) as opened:
        common.compared(opened)
        with common.working("Writing"):
            write_report(opened, output)
    typer.echo(f"{output}: written", err=True)
