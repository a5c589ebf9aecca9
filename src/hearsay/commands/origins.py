"""``hearsay origins``: how many sources there really are behind what the articles of a desk tell."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from hearsay.commands import common


def origins(
    desk: common.DeskArgument = common.DEFAULT_DESK,
    story: Annotated[str | None, typer.Option("--story", metavar="ID", help="Of one story, by its id in `hearsay stories`.")] = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="WORDS", help="Of the statements, figures and events that bear on these words.")
    ] = None,
    form: common.Across = common.AcrossFormat.table,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="At most so many origins in the table.")] = 20,
    each: Annotated[int, typer.Option("--records", min=1, metavar="N", help="At most so many records of each in the table.")] = 5,
) -> None:
    """Count the independent origins behind statements, figures and events: copies are one text, and "Reuters says" is Reuters' own text.

    Of a whole desk, one story, or what bears on some words. The words are looked for as `hearsay ask` does.

    Example: hearsay origins crisis.desk --about "troops border"
    """
    from hearsay.desk import Desk
    from hearsay.errors import InputError, NotFound
    from hearsay.terminal.across import origin_row, origins_face, told_in

    if story and about:
        raise InputError("--story and --about", "expected one of the two")
    with Desk.open(desk) as opened:
        common.compared(opened)
        docs = opened.story(story).docs if story else None
        wanted = None
        if about is not None:
            findings = opened.ask(about, limit=ASKED)
            docs = sorted({finding.record.doc for finding in findings})
            wanted = {finding.record.id for finding in findings}
        found = opened.origins(docs, wanted)
        if not found:
            raise NotFound(f"{desk}: no statement, figure or event {f'bears on {about}' if about else 'is here to go back to anybody'}")
        documents = opened.documents()
        firsts = opened.first_texts(documents)
        shown = {way.record for origin in found[:limit] for way in origin.ways[:each]}
        records = told_in(opened.records(), shown) if form is common.AcrossFormat.table else {}
    if form is common.AcrossFormat.jsonl:
        for origin in found:
            typer.echo(json.dumps(origin_row(origin), ensure_ascii=False))
        return
    console = common.console()
    for piece in origins_face(found, records, documents, firsts, limit, each):
        console.print(piece)


ASKED = 400
"""Records that bear on the words, the most telling first."""
