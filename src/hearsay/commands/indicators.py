"""``hearsay indicators``: rules of the user's own, held against what the articles tell."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hearsay.commands import common, rows

File = Annotated[Path, typer.Argument(metavar="FILE", help="The rules, in TOML.")]


def indicators(
    file: File,
    desk: common.DeskArgument = common.DEFAULT_DESK,
    form: rows.Format = rows.RowsFormat.table,
    limit: rows.Limit = 12,
) -> None:
    """Hold indicators against a desk: numbers above a bound, events of several actors within days, threats whose condition is reported as
    met. Each tells when it fired, on which records, from how many independent origins, or that there is not enough to tell.

    Example: hearsay indicators warning.toml crisis.desk
    """
    from hearsay.desk import Desk
    from hearsay.errors import InputError
    from hearsay.terminal.indicators import indicators_face

    if file.suffix == ".desk":
        raise InputError(str(file), "expected rules in TOML, found a desk; the rules come first: hearsay indicators FILE DESK")
    with Desk.open(desk) as opened:
        opened.check_indicators(file)
        common.compared(opened)
        with common.working("Gathering"):
            found = opened.indicators(file)
    rows.tell(found, form, lambda told: indicators_face(told, limit))
