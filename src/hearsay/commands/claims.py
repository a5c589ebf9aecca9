"""``hearsay claims``: what several articles claim, who affirms and who denies it, on how many independent origins it rests."""

from __future__ import annotations

from typing import Annotated

import typer

from hearsay.commands import common, rows, sides


def claims(
    desk: common.DeskArgument = common.DEFAULT_DESK,
    form: rows.Format = rows.RowsFormat.table,
    by: Annotated[
        list[str] | None,
        typer.Option("--by", metavar="ACTOR", help="Only claims that this origin affirms or denies (Russia, RUS); may be repeated."),
    ] = None,
    contested: Annotated[bool, typer.Option("--contested", help="Only claims that somebody denies.")] = False,
    every: Annotated[bool, typer.Option("--all", help="In the table: also claims that one article alone repeats.")] = False,
    limit: rows.Limit = 20,
) -> None:
    """Tell what several articles claim: who says so, who only passes it on, who denies it, how many independent origins stand behind it,
    whose words became harder or were taken back, and which verbs outlets choose for the same words. Nothing is called true or false.

    Example: hearsay claims --contested crisis.desk
    """
    from hearsay.desk import Desk
    from hearsay.records import Claim
    from hearsay.terminal.claims import claims_face

    with Desk.open(desk) as opened:
        common.compared(opened)
        with common.working("Gathering"):
            found = opened.claims()
        origins = (member.origin for claim in found for member in claim.members)
        wanted_origins = frozenset().union(*sides.asked_for("--by", by, origins, "an origin of claims", opened))

        def wanted(claim: Claim) -> bool:
            denied = any(member.stance == "denies" for member in claim.members)
            return (not contested or denied) and (not by or any(member.origin.id in wanted_origins for member in claim.members))

        kept = [claim for claim in found if wanted(claim)]
        shown = [claim for claim in kept if every or len({member.doc for member in claim.members}) > 1]
        told = {}
        if form is rows.RowsFormat.table:
            told = {m.record: opened.record(m.record) for claim in shown[:limit] for m in claim.members}
        documents = opened.documents()
        firsts = opened.first_texts(documents)
    before = f"{len(found):,} claims" if found else ""
    rows.tell(kept, form, lambda _: claims_face(shown, told, documents, firsts, limit, len(kept) - len(shown)), before)
