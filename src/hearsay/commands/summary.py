"""``hearsay summary``: a desk in a few lines."""

from __future__ import annotations

from hearsay.commands import common


def summary(desk: common.DeskArgument = common.DEFAULT_DESK) -> None:
    """Print how much the desk holds, who is quoted most, and where the numbers differ most.

    Example: hearsay summary crisis.desk
    """
    from hearsay.compare.summary import summarise
    from hearsay.desk import Desk
    from hearsay.terminal.faces import summary_face

    with Desk.open(desk) as opened:
        common.compared(opened)
        found = summarise(opened.records(), opened.series())
    console = common.console()
    for piece in summary_face(found):
        console.print(piece)
