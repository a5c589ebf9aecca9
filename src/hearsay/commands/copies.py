"""``hearsay copies``: which articles of a desk come from one text."""

from __future__ import annotations

from typing import Annotated

import typer

from hearsay.commands import common


def copies(
    desk: common.DeskArgument = common.DEFAULT_DESK,
    form: common.Across = common.AcrossFormat.table,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="At most so many groups in the table.")] = 40,
) -> None:
    """List the articles of a desk that come from one text: the first as far as can be told, then its copies, with what shows it.

    Ten rewrites of one report are one source. What is found is kept in the desk and brought up to date when articles came since.

    Example: hearsay copies crisis.desk
    """
    from hearsay.desk import Desk
    from hearsay.records import Copy
    from hearsay.terminal.across import copies_face

    with Desk.open(desk) as opened:
        found = [record for record in common.compared(opened) if isinstance(record, Copy)]
        documents = opened.documents()
    if form is common.AcrossFormat.jsonl:
        for record in found:
            typer.echo(record.model_dump_json(by_alias=True))
        return
    console = common.console()
    for piece in copies_face(found, documents, limit):
        console.print(piece)
