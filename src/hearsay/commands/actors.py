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


PROPOSED = 10
"""Pairs of actors that may be one, shown below the table."""


def actors(
    desk: common.DeskArgument = common.DEFAULT_DESK,
    form: Annotated[ListFormat, typer.Option("--format", help="A table to read, or lines of JSON or CSV.")] = ListFormat.table,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, metavar="N", help=f"At most so many rows ({SHOWN} in a table, else all).")
    ] = None,
    proposals: Annotated[
        bool, typer.Option("--proposals", help="Instead: pairs of actors that may be one, with the reason; nothing is merged.")
    ] = False,
) -> None:
    """List the actors of a desk, the one with most records first: what they are, and how often they speak, count, act and are acted upon.
    Below the table stand pairs of names that may be one actor.

    Example: hearsay actors crisis.desk --format csv > actors.csv
    """
    import sys

    from hearsay.compare.roster import roster
    from hearsay.desk import Desk
    from hearsay.terminal.actors import proposal_rows, proposals_table, role_rows, roster_table, write_rows

    with Desk.open(desk) as opened:
        roles = roster(opened.records())
        pairs = opened.proposals([role.actor for role in roles]) if proposals or form is ListFormat.table else []
    if form is not ListFormat.table:
        rows = proposal_rows(pairs, roles) if proposals else role_rows(roles)
        write_rows(rows[:limit], sys.stdout, form.value)
        return
    console = common.console()
    if not proposals:
        shown = roles[: limit or SHOWN]
        console.print(roster_table(shown))
        if len(roles) > len(shown):
            console.print(f"and {len(roles) - len(shown):,} more (--limit {len(roles)} shows all)")
    shown_pairs = pairs[: (limit or SHOWN) if proposals else PROPOSED]
    if shown_pairs:
        console.print("\nMay be one" if not proposals else "May be one", style="bold")
        console.print(proposals_table(shown_pairs, roles))
        if len(pairs) > len(shown_pairs):
            console.print(f"and {len(pairs) - len(shown_pairs):,} more (--proposals --limit {len(pairs)} shows all)")
    elif proposals:
        console.print("No two names of this desk look like one actor.")
