"""``hearsay actors``: who takes part."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from hearsay.commands import common


class ListFormat(StrEnum):
    table = "table"
    jsonl = "jsonl"
    csv = "csv"


SHOWN = 40
"""Rows of the table where no limit is given; the other forms give all."""


def actors(
    desk: common.DeskArgument = common.DEFAULT_DESK,
    form: Annotated[ListFormat, typer.Option("--format", help="A table to read, or lines of JSON or CSV.")] = ListFormat.table,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, metavar="N", help=f"At most so many actors ({SHOWN} in a table, else all).")
    ] = None,
) -> None:
    """List the actors of a desk, the one with most records first: what they are, and how often they speak, count, act and are acted upon.

    Example: hearsay actors crisis.desk --format csv > actors.csv
    """
    import sys

    from hearsay.compare.roster import roster
    from hearsay.desk import Desk
    from hearsay.terminal.actors import roster_table, write_roster

    with Desk.open(desk) as opened:
        roles = roster(opened.records())
    if form is not ListFormat.table:
        write_roster(roles[:limit], sys.stdout, form.value)
        return
    shown = roles[: limit or SHOWN]
    console = common.console()
    console.print(roster_table(shown))
    if len(roles) > len(shown):
        console.print(f"and {len(roles) - len(shown):,} more (--limit {len(roles)} shows all)")
