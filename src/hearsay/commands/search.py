"""``hearsay search``: articles by their words."""

from __future__ import annotations

from typing import Annotated

import typer

from hearsay.commands import common


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help='Words that all must occur; "a phrase" in quotation marks; begin*.')
    ],
    desk: common.DeskOption = common.DEFAULT_DESK,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many articles.")] = 20,
) -> None:
    """Find articles by their words, the best first.

    Example: hearsay search border exercise --desk crisis.desk
    """
    from rich.text import Text

    from hearsay.desk import Desk
    from hearsay.errors import NotFound
    from hearsay.terminal.faces import heading

    with Desk.open(desk) as opened:
        hits = opened.search(common.phrase(words), limit)
    if not hits:
        raise NotFound(f"{desk}: no article holds {common.phrase(words)}")
    console = common.console()
    for hit in hits:
        console.print(heading(hit.doc, hit.title, hit.outlet, hit.published))
        excerpt = Text("  " + hit.excerpt)
        for start, end in hit.marks:
            excerpt.stylize("bold", start + 2, end + 2)
        console.print(excerpt)
