"""``hearsay stories``: what the articles of a desk tell of, day after day."""

from __future__ import annotations

from typing import Annotated

import typer

from hearsay.commands import common


def stories(
    desk: common.DeskArgument = common.DEFAULT_DESK,
    form: common.Across = common.AcrossFormat.table,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="At most so many stories in the table.")] = 40,
) -> None:
    """List the stories that the articles of a desk tell: the days, the articles, and how many independent texts they come from.

    Example: hearsay stories crisis.desk
    """
    from hearsay.desk import Desk
    from hearsay.records import Story
    from hearsay.terminal.across import stories_face

    with Desk.open(desk) as opened:
        found = common.compared(opened)
        documents = opened.documents()
        firsts = opened.first_texts(documents)
    told = [record for record in found if isinstance(record, Story)]
    if form is common.AcrossFormat.jsonl:
        for story in told:
            typer.echo(story.model_dump_json(by_alias=True))
        return
    alone = len(documents) - len({doc for story in told for doc in story.docs})
    console = common.console()
    for piece in stories_face(told, firsts, documents, alone, limit):
        console.print(piece)
