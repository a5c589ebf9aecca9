"""The command line: names the commands, and turns what goes wrong into a clear word and an exit status."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import Annotated, Any, TextIO

import typer
from typer.core import TyperGroup

from hearsay import __version__
from hearsay.commands.actors import actors
from hearsay.commands.ask import ask
from hearsay.commands.check import check
from hearsay.commands.claims import claims
from hearsay.commands.common import complain
from hearsay.commands.compare import compare
from hearsay.commands.copies import copies
from hearsay.commands.explain import explain
from hearsay.commands.export import export
from hearsay.commands.extract import extract
from hearsay.commands.indicators import indicators
from hearsay.commands.knowledge import knowledge
from hearsay.commands.names import names
from hearsay.commands.numbers import numbers
from hearsay.commands.origins import origins
from hearsay.commands.positions import positions
from hearsay.commands.read import read
from hearsay.commands.report import report
from hearsay.commands.schema import schema
from hearsay.commands.search import search
from hearsay.commands.show import show
from hearsay.commands.sources import sources
from hearsay.commands.stories import stories
from hearsay.commands.summary import summary
from hearsay.commands.timeline import timeline
from hearsay.commands.watch import watch
from hearsay.commands.who import who


class Commands(TyperGroup):
    """Runs a command; the user's mistakes end in a message, never in a traceback."""

    def invoke(self, ctx: Any) -> Any:
        from hearsay.errors import HearsayError

        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except HearsayError as error:
            complain(str(error))
            raise typer.Exit(1) from error
        except KeyboardInterrupt as stop:
            complain("; ".join(["stopped", *map(str, stop.args)]))
            raise typer.Exit(130) from stop
        except BrokenPipeError as gone:
            _silence(sys.stdout)  # whoever read our output has left, as in `| head`
            raise typer.Exit(141) from gone
        except OSError as error:
            complain(f"{error.filename or 'standard output'}: {error.strerror or error}")
            _silence(sys.stdout)
            raise typer.Exit(1) from error


def _silence(stream: TextIO) -> None:
    """Let what could not be written go nowhere: Python would try once more at exit, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Who said what, and how many of what were counted: checkable records from news about international crises.",
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"hearsay {__version__}")
        raise typer.Exit


@app.callback()
def hearsay(
    version: Annotated[bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Print the version and leave.")] = False,
) -> None:
    pass


COMMANDS = (
    *(read, extract, compare, summary, show, search, ask, copies, stories, origins),
    *(claims, numbers, positions, timeline, indicators, watch, sources),
    *(actors, who, explain, report, export, check, knowledge, names, schema),
)
"""In the order in which a newcomer needs them."""

for command in COMMANDS:
    app.command()(command)


def main() -> None:
    """Entry point of the program."""
    # One thread for matrices, set before NumPy is loaded: processes (--jobs) share the machine better, and sums never depend on it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # records are UTF-8 whatever the terminal is
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()
