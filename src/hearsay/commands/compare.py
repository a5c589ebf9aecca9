"""``hearsay compare``: which articles are copies of one another, and which tell one story; no desk is needed."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from hearsay.commands import common


class CompareFormat(StrEnum):
    jsonl = "jsonl"


def compare(
    paths: common.Paths,
    form: Annotated[CompareFormat, typer.Option("--format", help="One JSON object a line.")] = CompareFormat.jsonl,
    dates: common.Dates = None,
    no_split: common.NoSplit = False,
    knowledge: common.Knowledge = None,
) -> None:
    """Set articles beside one another and print what is a copy of what, and the stories that they tell, to standard output.

    Articles in any language are compared; a Russian article and its English translation are found too.

    Example: hearsay compare --dates dates.jsonl news/ > copies.jsonl
    """
    import sys

    from hearsay.compare.comparing import Comparing
    from hearsay.jobs import Recipe, articles_in, count_inputs
    from hearsay.knowledge.tables import Knowledge

    failed = common.Failures()
    comparing = Comparing(Knowledge(knowledge))
    articles = articles_in(paths, Recipe(None, knowledge), dates=dates, split=not no_split, on_error=failed)
    with common.progress("Reading", count_inputs(paths, dates)) as advance:
        for article in common.watched(articles, advance):
            comparing.add(article)
    for record in comparing.records():
        sys.stdout.write(record.model_dump_json(by_alias=True) + "\n")
    sys.stdout.flush()
    failed.exit()
