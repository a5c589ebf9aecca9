"""``hearsay explain``: how a record came about."""

from __future__ import annotations

from typing import Annotated

import typer

from hearsay.commands import common


def explain(
    record: Annotated[str, typer.Argument(metavar="RECORD", help="The id of a record, as `hearsay show` and `ask` print it.")],
    desk: common.DeskOption = common.DEFAULT_DESK,
    model: common.Model = None,
) -> None:
    """Explain a record: the rule that made it, the sentence, and the sentence's tree as the program parsed it.

    Example: hearsay explain s-0123456789 --desk crisis.desk
    """
    from hearsay.desk import Desk
    from hearsay.terminal.explain import explanation

    with Desk.open(desk) as opened:
        found = opened.record(record)
        article = opened.article(found.doc)
    console = common.console()
    for piece in explanation(found, article, model):
        console.print(piece)
