"""Labels as they are explained in a terminal."""

from __future__ import annotations

from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from hearsay.knowledge.labels import Label, Labels


def label_face(label: Label) -> RenderableType:
    """One label: its kind, its meaning, an example, and what else is known of it."""
    lines = [Text.assemble((label.name, "bold"), (f"  {label.kind}", "dim")), Text(f"  {label.meaning}")]
    if label.example:
        lines.append(Text(f"  Example: {label.example}"))
    if not label.more:
        return Group(*lines)
    more = Table.grid(padding=(0, 2, 0, 0))
    for name, value in label.more:
        more.add_row(Text(f"  {name}", "dim"), value)
    return Group(*lines, more)


def all_labels(labels: Labels) -> RenderableType:
    """All labels with their meanings, by kind."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for kind, same in groupby(labels.labels, key=lambda label: label.kind):
        table.add_row(Text(kind, "bold"), "")
        for label in same:
            table.add_row(Text(f"  {label.name}"), label.meaning)
    return table
