"""``hearsay compare``: everything that is found by setting articles beside one another; no desk is needed."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from hearsay.commands import common

if TYPE_CHECKING:
    from hearsay.compare.comparing import Comparing
    from hearsay.jobs import Recipe
    from hearsay.records import Copy, Plain


class CompareFormat(StrEnum):
    jsonl = "jsonl"


class Compared(StrEnum):
    """What is printed, in this order. The first two are found from the texts, the others from the records that are read from them."""

    copy = "copy"
    story = "story"
    claim = "claim"
    series = "series"
    position = "position"


TEXTS = (Compared.copy, Compared.story)


def compare(
    paths: common.Paths,
    form: Annotated[CompareFormat, typer.Option("--format", help="One JSON object a line.")] = CompareFormat.jsonl,
    types: Annotated[
        list[Compared] | None,
        typer.Option(
            "--type",
            metavar="TYPE",
            help="Only this (copy, story, claim, series, position); may be repeated. Copies and stories alone are found much faster.",
        ),
    ] = None,
    dates: common.Dates = None,
    no_split: common.NoSplit = False,
    jobs: common.Jobs = 1,
    model: common.Model = None,
    knowledge: common.Knowledge = None,
) -> None:
    """Set articles beside one another and print, to standard output, what is a copy of what, the stories that they tell, the claims that
    they share or deny, the numbers of the same thing, and who demands, offers or threatens what.

    Copies and stories are found in any language (a Russian article and its English translation too), the rest in English.

    Example: hearsay compare --dates dates.jsonl news/ > compared.jsonl
    """
    import sys

    from hearsay.compare.comparing import Comparing
    from hearsay.jobs import Recipe, articles_in, count_inputs
    from hearsay.knowledge.tables import Knowledge
    from hearsay.records import Copy

    failed = common.Failures()
    wanted = [kind for kind in Compared if not types or kind in types]
    recipe = Recipe(model, knowledge)
    comparing = Comparing(Knowledge(knowledge))
    articles = articles_in(paths, recipe, dates=dates, split=not no_split, on_error=failed)
    count = 0
    with common.progress("Looking at the texts", count_inputs(paths, dates)) as advance:
        for article in common.watched(articles, advance):
            comparing.add(article)
            count += 1
    copies: list[Copy] = []
    for record in comparing.records():
        if record.type in wanted:
            _print(record)
        if isinstance(record, Copy):
            copies.append(record)
    sys.stdout.flush()
    if count > 1:
        for row in _synthesised(comparing, count, [kind for kind in wanted if kind not in TEXTS], copies, recipe, jobs, failed):
            _print(row)
    sys.stdout.flush()
    failed.exit()


def _synthesised(
    comparing: Comparing, count: int, wanted: list[Compared], copies: list[Copy], recipe: Recipe, jobs: int, failed: common.Failures
) -> Iterator[Plain]:
    from hearsay.articles.language import not_english
    from hearsay.compare.synthesis import Synthesising
    from hearsay.jobs import read_records
    from hearsay.knowledge.tables import Knowledge

    if not wanted:
        return
    synthesising = Synthesising(Knowledge(recipe.knowledge))
    english = (article for article in comparing.articles() if not not_english(article))
    foreign = sum(not_english(article) is not None for article in comparing.articles())
    if foreign:
        common.complain(f"{foreign} of {count} articles are not in English: only their texts are compared")
    with common.progress("Reading", count - foreign) as advance:
        for read in common.watched(read_records(english, recipe, jobs, failed, contributing=True), advance):
            synthesising.take(read.items)
    yield from synthesising.rows(wanted, copies)


def _print(record: Plain) -> None:
    typer.echo(record.model_dump_json(by_alias=True))
