"""``hearsay check``: proof that a desk is whole."""

from __future__ import annotations

import typer

from hearsay.commands import common


def check(desk: common.DeskArgument = common.DEFAULT_DESK) -> None:
    """Prove that every span of every record still equals its text, that parts cover their articles and nothing was altered. Articles
    that their own text dates otherwise than was given are named; that is no fault.

    Example: hearsay check crisis.desk
    """
    from hearsay.desk import Desk
    from hearsay.wording import dated

    with Desk.open(desk) as opened:
        problems = 0
        for problem in opened.check():
            typer.echo(problem)
            problems += 1
        articles = len(opened)
        for document in opened.documents().values():
            if document.contradicting_day:
                common.complain(f"{document.doc}: {dated(document)}")
    if problems:
        common.complain(f"{desk}: {problems:,} problems")
        raise typer.Exit(1)
    typer.echo(f"{desk}: {articles:,} articles, all is well", err=True)
