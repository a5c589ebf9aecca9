"""``hearsay show``: one article with its records."""

from __future__ import annotations

from typing import Annotated

import typer

from hearsay.commands import common


def show(
    doc: Annotated[str, typer.Argument(metavar="DOC", help="The id of an article, as `hearsay search` prints it.")],
    desk: common.DeskOption = common.DEFAULT_DESK,
    version: Annotated[int | None, typer.Option("--version", min=1, help="An earlier version of the article (1 is the first).")] = None,
) -> None:
    """Show an article with its records marked in the text and listed below it.

    Example: hearsay show wire-01 --desk crisis.desk
    """
    from hearsay.desk import Desk
    from hearsay.terminal.faces import article_face

    with Desk.open(desk) as opened:
        article = opened.article(doc, version)
        records = list(opened.records(doc=doc, version=version))
    console = common.console()
    for piece in article_face(article, records):
        console.print(piece)
