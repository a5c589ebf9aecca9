"""``hearsay timeline``: what each two sides do to one another, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from hearsay.commands import common, rows, sides

if TYPE_CHECKING:
    from hearsay.compare.tension import PairSummary


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
        with common.working("Gathering"):
            pairs = opened.pairs()
        asked = sides.asked_for("--of", of, (side for pair in pairs for side in pair.sides), "a side that does or says something", opened)
        wanted = []
        for pair in pairs:
            days = tuple(one for one in pair.days if (not since or one >= since) and (not until or one <= until))
            if days and sum(any(side.id in own for own in asked) for side in pair.sides) >= min(2, len(asked)):
                wanted.append(pair._replace(days=days))
        shown = list(_filling(wanted, limit)) if form is rows.RowsFormat.table else wanted
        found = opened.tension(shown)
    days_of = {(one.id, other.id): {*days} for (one, other), days in shown}
    kept = [
        row.model_copy(update={"days": [day for day in row.days if day.day in days_of[row.pair[0].id, row.pair[1].id]]}) for row in found
    ]
    before = f"{len(pairs):,} pairs of sides" if pairs else ""
    rows.tell(kept, form, lambda found: timeline_face(found, limit, sum(len(pair.days) for pair in wanted)), before)


def _filling(pairs: Iterable[PairSummary], limit: int) -> Iterator[PairSummary]:
    """As many pairs as have so many days together."""
    days = 0
    for pair in pairs:
        if days < limit:
            yield pair
        days += len(pair.days)
