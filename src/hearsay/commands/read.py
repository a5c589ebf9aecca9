"""``hearsay read``: articles into a desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hearsay.commands import common

if TYPE_CHECKING:
    from hearsay.articles.article import Article


def read(
    paths: common.Paths,
    into: Annotated[
        Path, typer.Option("--into", metavar="DESK", envvar="HEARSAY_DESK", help="The desk; it is made where there is none.")
    ] = common.DEFAULT_DESK,
    dates: common.Dates = None,
    no_split: common.NoSplit = False,
    jobs: common.Jobs = 1,
    model: common.Model = None,
    knowledge: common.Knowledge = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read also what the desk has already, after a change of model, knowledge or dates.")
    ] = False,
) -> None:
    """Read articles into a desk. What it has already is passed over; a changed article becomes a new version.

    Example: hearsay read news/ --into crisis.desk --dates dates.jsonl --jobs 2
    """
    from hearsay.desk import Desk
    from hearsay.jobs import Recipe, count_inputs

    failed = common.Failures()
    with Desk.create(into) as desk, common.progress("Reading", count_inputs(paths, dates)) as advance:

        def done(article: Article) -> None:
            common.tell_of_days(article)
            advance()

        try:
            counts = desk.read(
                paths,
                dates=dates,
                split=not no_split,
                jobs=jobs,
                recipe=Recipe(model, knowledge),
                again=again,
                on_error=failed,
                on_article=done,
            )
        except KeyboardInterrupt:
            raise KeyboardInterrupt(f"{len(desk):,} articles are kept in {into}; run the same command again to go on") from None
    told = [f"{number:,} {name}" for name, number in vars(counts).items() if number] or ["nothing"]
    typer.echo(f"{into}: {', '.join(told)}", err=True)
    failed.exit()
