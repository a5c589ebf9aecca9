"""``hearsay extract``: articles in, records out, no desk."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from hearsay.commands import common


class ExtractFormat(StrEnum):
    jsonl = "jsonl"


def extract(
    paths: common.Paths,
    form: Annotated[ExtractFormat, typer.Option("--format", help="One JSON object a line.")] = ExtractFormat.jsonl,
    dates: common.Dates = None,
    no_split: common.NoSplit = False,
    jobs: common.Jobs = 1,
    model: common.Model = None,
    knowledge: common.Knowledge = None,
    profiled: Annotated[
        bool, typer.Option("--profile", help="Tell at the end, on standard error, what each stage of reading cost; for one job.")
    ] = False,
) -> None:
    """Read articles and print their records to standard output; no desk is needed.

    Example: hearsay extract --dates dates.jsonl news/ > records.jsonl
    """
    import sys

    from hearsay.jobs import Recipe, articles_in, count_inputs, read_records
    from hearsay.profile import Profile, untimed

    if profiled and jobs > 1:
        raise typer.BadParameter(f"expected one job with --profile, found --jobs {jobs}; leave one of them out")
    profile = Profile() if profiled else None
    timed = profile.timed if profile else untimed
    failed = common.Failures()
    recipe = Recipe(model, knowledge)
    articles = articles_in(paths, recipe, dates=dates, split=not no_split, on_error=failed)
    reader = recipe.reader(profile) if profile else None
    with common.progress("Reading", count_inputs(paths, dates)) as advance:
        for article, lines, _ in common.watched(read_records(articles, recipe, jobs, failed, reader), advance):
            common.tell_of_days(article)
            timed("writing", sys.stdout.writelines, [line + "\n" for line in lines])
    sys.stdout.flush()
    for line in profile.lines() if profile else ():
        typer.echo(line, err=True)
    failed.exit()
