"""``hearsay knowledge check``: proof that a user's own tables can be used."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hearsay.commands import common

if TYPE_CHECKING:
    from hearsay.overlay import Added


class KnowledgeAction(StrEnum):
    check = "check"


def knowledge(
    action: Annotated[KnowledgeAction, typer.Argument(metavar="check", help="What to do: check a folder.")],
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder that you give with --knowledge.")],
) -> None:
    """Check a folder of knowledge tables of your own: every fault with file, line, what was expected and what was found; or else what the
    folder adds to the shipped tables.

    Example: hearsay knowledge check my-knowledge/
    """
    from hearsay.overlay import additions_of, faults_of

    faults = faults_of(folder)
    for fault in faults:
        typer.echo(str(fault))
    if faults:
        common.complain(f"{folder}: {len(faults):,} {'fault' if len(faults) == 1 else 'faults'}")
        raise typer.Exit(1)
    for added in additions_of(folder):
        typer.echo(_told(added))
    typer.echo(f"{folder}: all is well", err=True)


def _told(added: Added) -> str:
    if added.rows:
        return f"{added.table}: {added.rows:,} {'row' if added.rows == 1 else 'rows'} added"
    changes = [f"{what} {', '.join(keys)}" for what, keys in (("adds to", added.extended), ("replaces", added.replaced)) if keys]
    return f"{added.table}: {'; '.join(changes) or 'nothing'}"
