"""``hearsay watch``: what is new since the last reading."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hearsay.commands import common, rows


def watch(
    desk: common.DeskArgument = common.DEFAULT_DESK,
    indicators: Annotated[
        Path | None, typer.Option("--indicators", metavar="FILE", help="Rules in TOML; tell of those that fired, too.")
    ] = None,
    look: Annotated[bool, typer.Option("--look", help="Only look: the next time tells the same again.")] = False,
    form: rows.Format = rows.RowsFormat.table,
    limit: rows.Limit = 20,
) -> None:
    """Tell what is new since the last time: indicators that fired, words taken back, first denials, conditions met, answers, changed
    numbers, new claims and positions. Read new articles into the desk, then watch.

    Example: hearsay watch --indicators warning.toml crisis.desk
    """
    from hearsay.desk import Desk
    from hearsay.terminal.indicators import news_face

    with Desk.open(desk, writable=not look) as opened:
        if indicators is not None:
            opened.check_indicators(indicators)
        common.compared(opened)
        with common.working("Gathering"):
            found = opened.watch(indicators, keep=not look)
    rows.tell(found or [], form, lambda _: news_face(found, limit, look))
