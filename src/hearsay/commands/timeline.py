"""``hearsay timeline``: what each two sides do to one another, day by day."""

from __future__ import annotations

from typing import Annotated

import typer

from hearsay.commands import common, rows


def timeline(
    desk: common.DeskArgument = common.DEFAULT_DESK,
    form: rows.Format = rows.RowsFormat.table,
    of: Annotated[
        list[str] | None, typer.Option("--of", metavar="ID", help="Only pairs with this side (RUS, org/nato, ...); twice: between the two.")
    ] = None,
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="From this day on (2022-01-20).")] = "",
    until: Annotated[str, typer.Option("--to", metavar="DAY", help="Up to this day.")] = "",
    limit: rows.Limit = 60,
) -> None:
    """Show events and statements by pair of sides and day, how hostile or friendly they are and how many independent origins stand behind
    them; days with unusually many are marked.

    Armies, ministries and office-holders count for their state. What is planned, possible or denied is counted apart.

    Example: hearsay timeline --of RUS --of UKR crisis.desk
    """
    from hearsay.compare.days import day
    from hearsay.desk import Desk
    from hearsay.errors import InputError, NotFound
    from hearsay.terminal.timeline import timeline_face

    for name, value in (("--from", since), ("--to", until)):
        if value and (len(value) != len("2022-01-20") or day(value) is None):
            raise InputError(f"{name} {value}", "expected a day as 2022-01-20")
    with Desk.open(desk) as opened:
        common.compared(opened)
        found = opened.tension()
    sides = {side.id for row in found for side in row.pair}
    for side in of or ():
        if side not in sides:
            raise NotFound(f"--of {side}: expected the id of a side that does or says something here; these are {_listed(sides)}")
    wanted = set(of or ())
    kept = []
    for row in found:
        if len(wanted & {side.id for side in row.pair}) >= min(2, len(wanted)):
            days = [one for one in row.days if (not since or one.day >= since) and (not until or one.day <= until)]
            kept.append(row.model_copy(update={"days": days}))
    rows.tell([row for row in kept if row.days], form, lambda found: timeline_face(found, limit))


def _listed(sides: set[str]) -> str:
    return ", ".join(sorted(sides)) or "none"
