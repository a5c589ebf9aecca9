"""``hearsay sources``: how sources write: on whom they rest, which words they choose. Nobody is scored."""

from __future__ import annotations

from typing import Annotated

import typer

from hearsay.commands import common, rows


def sources(
    desk: common.DeskArgument = common.DEFAULT_DESK,
    form: rows.Format = rows.RowsFormat.table,
    terms: Annotated[bool, typer.Option("--terms", help="Only the words that sides choose for the same thing.")] = False,
    limit: rows.Limit = 20,
) -> None:
    """Tell how each outlet writes: whom it lets speak (by name, as a body, without a name) and by which acts, how much of its text is
    other people's words, and where one side's outlets alone call a thing by some word. These are counts with passages, no scores.

    Example: hearsay sources crisis.desk
    """
    from hearsay.desk import Desk
    from hearsay.terminal.sources import sources_face, terms_face

    with Desk.open(desk) as opened:
        common.compared(opened)
        with common.working("Gathering"):
            found, choices = opened.sources()
    if not terms:
        rows.tell(found, form, lambda told: sources_face(told, limit))
    if not terms and found and form is rows.RowsFormat.table:
        typer.echo()
    if terms or (found and form is rows.RowsFormat.table):
        rows.tell(choices, form, lambda told: terms_face(told, limit))
