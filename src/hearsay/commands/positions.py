"""``hearsay positions``: the negotiating table as the articles show it."""

from __future__ import annotations

from typing import Annotated

import typer

from hearsay.commands import common, rows, sides


def positions(
    desk: common.DeskArgument = common.DEFAULT_DESK,
    form: rows.Format = rows.RowsFormat.table,
    of: Annotated[
        list[str] | None,
        typer.Option("--of", metavar="ACTOR", help="Only positions of or toward this side (Russia, RUS, NATO, ...); may be repeated."),
    ] = None,
    topic: Annotated[str | None, typer.Option("--topic", metavar="WORDS", help="Only topics with these words.")] = None,
    limit: rows.Limit = 60,
) -> None:
    """Show who demands, forbids, offers, threatens or promises what toward whom, topic by topic; how each was answered, and whether the
    condition of a threat has since been reported as met.

    Example: hearsay positions --of RUS crisis.desk
    """
    from hearsay.compare.position_rules import PositionRules
    from hearsay.compare.positions import TableRow, table
    from hearsay.desk import Desk
    from hearsay.terminal.positions import positions_face

    with Desk.open(desk) as opened:
        common.compared(opened)
        rules = PositionRules.load(opened.knowledge)
        with common.working("Gathering"):
            docs = {item.record: item.doc for item in opened.told_positions()}
            firsts = opened.first_texts()
            found = table(opened.positions(), rules)
        concerned = (side for row in found for side in (row.holder, row.toward) if side)
        asked = frozenset().union(
            *sides.asked_for("--of", of, concerned, "a side that holds a position or toward which one is held", opened)
        )

    def wanted(row: TableRow) -> bool:
        own = {row.holder.id, row.toward.id if row.toward else ""}
        return (not of or bool(own & asked)) and (not topic or topic.lower() in row.topic.lower())

    kept = [row for row in found if wanted(row)]
    held = {position.id: position for row in kept for cell in row.cells.values() for position in cell}
    rows.tell(
        list(held.values()),
        form,
        lambda _: positions_face(kept, lambda record: docs.get(record, "?"), lambda doc: firsts.get(doc, doc), limit),
        f"positions on {len({row.topic for row in found}):,} topics" if found else "",
    )
