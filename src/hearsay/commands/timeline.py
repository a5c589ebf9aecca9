"""``hearsay timeline``: what each two sides do to one another, day by day."""

from __future__ import annotations

from typing import Annotated

import typer

from hearsay.commands import common, rows, sides


def timeline(
    desk: common.DeskArgument = common.DEFAULT_DESK,
    form: rows.Format = rows.RowsFormat.table,
    of: Annotated[
        list[str] | None,
        typer.Option("--of", metavar="ACTOR", help="Only pairs with this side (Russia, RUS, NATO, ...); twice: between the two."),
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
    from hearsay.errors import InputError
    from hearsay.terminal.timeline import timeline_face

    for name, value in (("--from", since), ("--to", until)):
        if value and (len(value) != len("2022-01-20") or day(value) is None):
            raise InputError(f"{name} {value}", "expected a day as 2022-01-20")
    if since and until and until < since:
        raise InputError(f"--to {until}", f"expected a day not before {since} (--from)")
    with Desk.open(desk) as opened:
        common.compared(opened)
        found = opened.tension()
        asked = sides.asked_for("--of", of, (side for row in found for side in row.pair), "a side that does or says something", opened)
    kept = []
    for row in found:
        if sum(any(side.id in wanted for wanted in asked) for side in row.pair) >= min(2, len(asked)):
            days = [one for one in row.days if (not since or one.day >= since) and (not until or one.day <= until)]
            kept.append(row.model_copy(update={"days": days}))
    rows.tell([row for row in kept if row.days], form, lambda found: timeline_face(found, limit))
