"""``hearsay numbers``: who says how many of the same thing, as of when."""

from __future__ import annotations

from typing import Annotated

import typer

from hearsay.commands import common, rows, sides


def numbers(
    desk: common.DeskArgument = common.DEFAULT_DESK,
    form: rows.Format = rows.RowsFormat.table,
    of: Annotated[
        list[str] | None, typer.Option("--of", metavar="ACTOR", help="Only what this side owns (Russia, RUS, NATO, ...); may be repeated.")
    ] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="UNIT", help="Only figures of this unit (troops, killed, ...).")] = None,
    conflicts: Annotated[bool, typer.Option("--conflicts", help="Only where numbers do not agree.")] = False,
    every: Annotated[bool, typer.Option("--all", help="In the table: also figures that are like no other.")] = False,
    limit: rows.Limit = 40,
) -> None:
    """Set figures of the same thing beside one another: who says how many as of when, where they do not agree, which are out of date, and
    which a copy has changed.

    Example: hearsay numbers --of RUS --unit troops crisis.desk
    """
    from hearsay.desk import Desk
    from hearsay.errors import InputError
    from hearsay.records import Series, Unit
    from hearsay.terminal.numbers import numbers_face

    units = Unit.__args__  # type: ignore[attr-defined]
    if unit is not None and unit not in units:
        raise InputError(f"--unit {unit}", f"expected one of {', '.join(units)}")
    with Desk.open(desk) as opened:
        common.compared(opened)
        with common.working("Gathering"):
            found = opened.series()
        documents = opened.documents()
        owners = (row.thing.owner for row in found if row.thing.owner)
        wanted_owners = frozenset().union(*sides.asked_for("--of", of, owners, "an owner of figures", opened))

    def wanted(row: Series) -> bool:
        mine = not of or (row.thing.owner is not None and row.thing.owner.id in wanted_owners)
        return mine and (unit is None or row.thing.unit == unit) and (not conflicts or bool(row.conflicts))

    kept = [row for row in found if wanted(row)]
    shown = kept if every else [row for row in kept if len(row.points) > 1]
    alone = 0 if conflicts else len(kept) - len(shown)
    before = f"{len(found):,} series of numbers" if found else ""
    rows.tell(kept, form, lambda _: numbers_face(shown, documents, limit, alone), before)
