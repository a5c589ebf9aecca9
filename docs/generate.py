"""Write the pages that are made from the program itself: the command reference and the JSON Schema. Run by `make docs`."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator
from enum import EnumType
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_type_hints

from typer.models import ArgumentInfo, OptionInfo

from hearsay.cli import COMMANDS
from hearsay.export.schema import json_schema

REFERENCE = Path(__file__).parent / "reference"


def commands_page() -> str:
    """The command reference, from what --help says."""
    lines = [
        "# Commands",
        "",
        "Made from `--help` by `make docs`; do not edit.",
        "",
        "Exit status: 0 all went well, 1 some input failed or something asked for is not there (a message on standard error says which",
        "and why; the rest went on), 2 wrong command line, 130 stopped with Ctrl-C. Results go to standard output, messages and the",
        "progress bar to standard error. `HEARSAY_DESK` names the desk where no option does; without it that is `hearsay.desk` in the",
        "current folder.",
    ]
    for command in COMMANDS:
        lines += ["", *_section(command)]
    return "\n".join(lines) + "\n"


def _section(command: Callable[..., None]) -> Iterator[str]:
    text, _, example = inspect.cleandoc(command.__doc__ or "").partition("Example:")
    rows = list(_parameters(command))
    yield f"## {command.__name__}"
    yield ""
    yield " ".join(text.split())
    yield ""
    yield "```text"
    yield " ".join(["hearsay", command.__name__, *(name for name, info, _ in rows if isinstance(info, ArgumentInfo)), "[OPTIONS]"])
    yield "```"
    yield ""
    yield "```"
    yield " ".join(example.split())
    yield "```"
    if rows:
        yield ""
        yield "| | |"
        yield "|---|---|"
    for name, info, default in rows:
        told = "" if default in (None, False, "", inspect.Parameter.empty) else f" Default: `{getattr(default, 'value', default)}`."
        yield f"| `{name}` | {info.help}{told} |"


def _parameters(command: Callable[..., None]) -> Iterator[tuple[str, ArgumentInfo | OptionInfo, Any]]:
    hints = get_type_hints(command, include_extras=True)
    for name, parameter in inspect.signature(command).parameters.items():
        kind, info = get_args(hints[name])
        if isinstance(info, ArgumentInfo):
            yield str(info.metavar or name.upper()), info, parameter.default
        else:
            yield " ".join(filter(None, [", ".join(_decls(info)), _value(kind, info)])), info, parameter.default


def _decls(info: OptionInfo) -> list[str]:
    """The names of an option; typer keeps the first where the default would be."""
    return [name for name in (info.default, *(info.param_decls or ())) if isinstance(name, str)]


def _value(kind: Any, info: OptionInfo) -> str:
    """What stands after an option: nothing for a flag, the choices, or a name for the value."""
    if isinstance(kind, UnionType):
        kind = get_args(kind)[0]
    if isinstance(kind, EnumType):
        return r" \| ".join(kind)  # type: ignore[arg-type]  # the backslash keeps the bar from ending the cell
    return "" if kind is bool else info.metavar or {int: "N", str: "TEXT"}.get(kind, "PATH")


def schema_page() -> str:
    """The JSON Schema of the records."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


PAGES = {"commands.md": commands_page, "records.schema.json": schema_page}


def main() -> None:
    """Write all pages anew."""
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
