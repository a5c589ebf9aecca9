"""What the commands share: their options, the tally of inputs that failed, the progress bar. Nothing heavy is imported here."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, TypeVar

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from hearsay.articles.article import Article
    from hearsay.desk import Desk
    from hearsay.errors import InputError
    from hearsay.records import Comparison

T = TypeVar("T")

DEFAULT_DESK = Path("hearsay.desk")
PLAIN_WIDTH = 160
"""Of lines that go into a file or another program."""

Paths = Annotated[
    list[Path],
    typer.Argument(metavar="PATH...", help="Articles: files (.txt .md .html .jsonl .csv), folders of them, or - for standard input."),
]
DeskOption = Annotated[Path, typer.Option("--desk", envvar="HEARSAY_DESK", help="The desk to look in.")]
DeskArgument = Annotated[Path, typer.Argument(metavar="[DESK]", envvar="HEARSAY_DESK", help="The desk.")]
Dates = Annotated[
    Path | None,
    typer.Option(
        "--dates", metavar="META.jsonl", help='Publication dates and other metadata: lines like {"doc": ..., "published": "2022-01-20"}.'
    ),
]
NoSplit = Annotated[bool, typer.Option("--no-split", help="Keep a page that holds several articles as one.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Read with N processes; the result is the same.")]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="PATH_OR_NAME", help="Another spaCy pipeline with Universal Dependencies labels."),
]
Knowledge = Annotated[
    Path | None,
    typer.Option("--knowledge", metavar="DIR", help="A folder of tables laid over the shipped knowledge (names, titles, verbs, units)."),
]


class AcrossFormat(StrEnum):
    """Of what is found across articles."""

    table = "table"
    jsonl = "jsonl"


Across = Annotated[AcrossFormat, typer.Option("--format", help="To read, or lines of JSON.")]


class Failures:
    """Tells every failed input on standard error as it comes, and counts them for the exit status."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: InputError) -> None:
        self.count += 1
        complain(str(error))

    def exit(self) -> None:
        """Leave with status 1 if anything failed."""
        if self.count:
            raise typer.Exit(1)


def tell_of_days(article: Article) -> None:
    """A line on standard error where an article tells of another day than was given for it."""
    from hearsay.wording import dated

    if article.contradicting_day:
        complain(f"{article.doc}: {dated(article.record())}")


def complain(text: str) -> None:
    """A line on standard error."""
    typer.echo(f"hearsay: {text}", err=True)


def console(stderr: bool = False) -> Console:
    """Where people read: standard output or standard error, plain where it is no terminal."""
    from rich.console import Console

    out = sys.stderr if stderr else sys.stdout
    return Console(highlight=False, stderr=stderr, width=None if out.isatty() else PLAIN_WIDTH)


@contextmanager
def progress(label: str, total: int | None = None) -> Iterator[Callable[[], None]]:
    """A bar on standard error that advances at every call; silent where that is no terminal. ``total`` is a guess."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), redirect_stdout=False) as bar:
        task = bar.add_task(label, total=total)

        def advance() -> None:
            bar.advance(task)
            if total is not None and bar.tasks[0].completed > total:
                bar.update(task, total=bar.tasks[0].completed)

        yield advance
        done = bar.tasks[0].completed
        bar.update(task, total=done)
        bar.live.transient = not done  # where nothing was to be done nothing is told


@contextmanager
def working(label: str) -> Iterator[None]:
    """A moving bar with the time on standard error while something is done of which no end is known; it goes when that is done."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        bar.add_task(label, total=None)
        yield


def watched(items: Iterable[T], advance: Callable[[], None]) -> Iterator[T]:
    """The items, advancing the bar after each is dealt with."""
    for item in items:
        yield item
        advance()


def compared(desk: Desk) -> list[Comparison]:
    """The copies and stories of a desk; a bar tells how far it is where new articles must be looked at first."""
    with progress("Comparing") as advance:
        return desk.compare(lambda _: advance())


def phrase(words: list[str]) -> str:
    """The words of the command line as one question; what the shell kept together (it had quotation marks) stays together."""
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)


@contextmanager
def written(path: Path | None) -> Iterator[IO[str]]:
    """The file to write to, or standard output. Raises InputError where the file cannot be written."""
    from hearsay.errors import InputError

    if path is None:
        yield sys.stdout
        return
    try:
        with path.open("w", encoding="utf-8", newline="") as out:
            yield out
    except OSError as error:
        raise InputError(str(path), f"cannot be written: {error.strerror or error}") from error
