"""``hearsay explain``: what a label means, and how a record came about."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hearsay.commands import common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hearsay.desk import Desk
    from hearsay.knowledge.labels import Labels
    from hearsay.records import Synthesis

RECORD_ID = re.compile(r"[a-z]+-[0-9a-f]{10}")
_OF_TEXTS = ("copy-", "story-")
"""How the ids begin of what is found by setting texts beside one another."""
_OF_RECORDS = {"claim": "claims", "series": "numbers", "position": "positions"}
"""How the ids begin of what is found by setting records beside one another, and the command that prints these ids."""


def explain(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="[LABEL_OR_RECORD]",
            help="A label (ASSAULT, alleged, troops), a rule, or the id of a record, as the other commands print it. "
            "Without it all labels are listed.",
        ),
    ] = None,
    desk: common.DeskOption = common.DEFAULT_DESK,
    model: common.Model = None,
    knowledge: common.Knowledge = None,
) -> None:
    """Explain a label of the records, or how a record came about: the rule that made it, its sentence, and the sentence's tree as the
    program parsed it, with the model and the knowledge that the desk was read with.

    Example: hearsay explain MOBILIZE
    """
    from hearsay.errors import NotFound
    from hearsay.knowledge.labels import Labels
    from hearsay.knowledge.tables import Knowledge
    from hearsay.terminal.labels import all_labels, label_face

    console = common.console()
    if what is None or not RECORD_ID.fullmatch(what):
        labels = Labels.load(Knowledge(knowledge))
        if what is None:
            console.print(all_labels(labels))
        elif found := labels.find(what):
            for label in found:
                console.print(label_face(label))
        elif rules := labels.rules_named(what):
            for kind, meaning in rules:
                console.print(f"{what}: rule of {kind.removesuffix('s')}s: {meaning}")
        else:
            raise NotFound(_no_label(what, labels))
        return
    _explain_record(what, desk, model, knowledge)


def _explain_record(record: str, desk: Path, model: str | None, knowledge: Path | None) -> None:
    from hearsay.desk import Desk
    from hearsay.knowledge.labels import Labels
    from hearsay.knowledge.tables import Knowledge
    from hearsay.terminal.across import row_face
    from hearsay.terminal.explain import explanation
    from hearsay.terminal.together import together_face

    console = common.console()
    with Desk.open(desk) as opened:
        if record.startswith(_OF_TEXTS):
            row = opened.compared_row(record)
            for piece in row_face(row, opened.documents(), Labels.load(opened.knowledge)):
                console.print(piece)
            return
        if (kind := record.partition("-")[0]) in _OF_RECORDS:
            for piece in together_face(_synthesis(opened, kind, record), opened.record, opened.documents(), Labels.load(opened.knowledge)):
                console.print(piece)
            return
        found = opened.record(record)
        article = opened.article(found.doc)
        recipe = opened.recipe
    knowledge = knowledge or recipe.knowledge
    if knowledge is not None and not knowledge.is_dir():
        common.complain(f"the desk was read with the knowledge in {knowledge}, which is gone; the shipped tables are used instead")
        knowledge = None
    for piece in explanation(found, article, Labels.load(Knowledge(knowledge)), model or recipe.model, knowledge):
        console.print(piece)


def _synthesis(desk: Desk, kind: str, id: str) -> Synthesis:
    """One claim, series or position. Raises NotFound."""
    from hearsay.errors import NotFound

    found: Sequence[Synthesis] = desk.claims() if kind == "claim" else desk.series() if kind == "series" else desk.positions()
    for row in found:
        if row.id == id:
            return row
    raise NotFound(f"{desk.path}: there is no {kind} {id!r} in this desk; `hearsay {_OF_RECORDS[kind]}` prints the ids")


def _no_label(what: str, labels: Labels) -> str:
    near = labels.near(what)
    meant = f"did you mean {' or '.join(near)}?" if near else "`hearsay explain` lists all labels"
    return f"{what!r} is no label, rule or id of a record; {meant}"
