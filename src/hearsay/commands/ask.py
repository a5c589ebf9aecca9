"""``hearsay ask``: the figures, statements and events that bear on some words."""

from __future__ import annotations

from typing import Annotated

import typer

from hearsay.commands import common


def ask(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="What it is about: people, places, things.")],
    desk: common.DeskOption = common.DEFAULT_DESK,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many records.")] = 40,
) -> None:
    """Print the figures, statements and events that bear on the words, by date, with who says so and through whom.

    Example: hearsay ask troops border --desk crisis.desk
    """
    from rich.table import Table

    from hearsay.desk import Desk
    from hearsay.errors import NotFound
    from hearsay.wording import teller, what

    with Desk.open(desk) as opened:
        findings = opened.ask(common.phrase(words), limit)
    if not findings:
        raise NotFound(f"{desk}: no statement, figure or event bears on {common.phrase(words)}")
    table = Table("day", "who says so", "what", "in", "record", box=None, pad_edge=False, header_style="bold")
    for finding in findings:
        record = finding.record
        who = teller(record, finding.statement)
        table.add_row(finding.day or "no date", who, what(record), finding.outlet or record.doc, record.id)
    common.console().print(table)
