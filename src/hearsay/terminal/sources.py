"""How sources write, as it is shown in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from hearsay.compare.sourcing import Sourcing
from hearsay.compare.terms import TermChoice

SIDES = 4
"""Sides of which an outlet's acts are shown, those that speak most."""

VERBS = 4
"""Verbs that are shown of each."""

PASSAGES = 3
"""Passages that are shown of each word."""


def sources_face(found: Sequence[Sourcing], limit: int) -> Iterator[RenderableType]:
    """The outlets in a table, then the verbs that each chose for the sides it lets speak."""
    if not found:
        yield Text("There are no articles here.")
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("outlet", overflow="fold")
    for name in ("articles", "statements", "named", "institutions", "no name", "documents", "in 1,000 characters", "others’ words"):
        table.add_column(name, justify="right")
    for own in found[:limit]:
        shares = [_share(own.sources[kind], own.statements) for kind in ("named", "institutional", "unnamed", "document")]
        density = f"{own.density:.1f}"
        table.add_row(own.outlet, str(len(own.articles)), str(own.statements), *shares, density, f"{own.attributed:.0%}")
    yield table
    yield Text("“in 1,000 characters”: statements; “others’ words”: how much of the text is what somebody else says", "dim")
    if any(own.acts for own in found[:limit]):
        yield Text("\nHow they let each side speak", "bold")
    for own in found[:limit]:
        if own.acts:
            yield Text(own.outlet)
        for side in own.acts[:SIDES]:
            verbs = _verbs(side.cues)
            acts = ", ".join(f"{act} {number}" for act, number in side.acts.items())
            yield Text.assemble(f"  {side.side.name}: {acts}", (f"  ({verbs})" if verbs else "", "dim"))
    if len(found) > limit:
        yield Text(f"and {len(found) - limit:,} more outlets (--limit {len(found)} shows all)")


def terms_face(found: Sequence[TermChoice], limit: int) -> Iterator[RenderableType]:
    """Words for the same thing, each with who uses it and where."""
    if not found:
        yield Text("Nowhere do outlets choose different words of the table `terms` for the same actor or place.")
        return
    yield Text("Words for the same thing", "bold")
    for choice in found[:limit]:
        yield Text.assemble((choice.of_name, "bold"), f": {choice.thing}")
        for term, sides in choice.uses.items():
            who = ", ".join(f"{side} {number}" for side, number in sides.items())
            only = f"  only {choice.only[term]} says so, others choose another word" if term in choice.only else ""
            yield Text.assemble(f"  {term}: {who}", (only, "yellow"))
            for use in islice((use for use in choice.passages if use.term == term), PASSAGES):
                said = f" (words of {use.speaker})" if use.speaker else ""
                yield Text(f"    {use.doc}{said}: {use.passage}", "dim")
    if len(found) > limit:
        yield Text(f"and {len(found) - limit:,} more (--limit {len(found)} shows all)")


def _verbs(cues: Mapping[str, int]) -> str:
    """The verbs used most, as words: a colon that brings a quotation is none, and half a quotation mark says nothing."""
    worded = [(word, number) for cue, number in cues.items() if (word := cue.replace('"', "").strip()) and word[0].isalpha()]
    more = sum(number for _, number in worded[VERBS:])
    return ", ".join([f"{word} {number}" for word, number in worded[:VERBS]] + ([f"{more} with others"] if more else []))


def _share(number: int, whole: int) -> str:
    return f"{number} ({number / whole:.0%})" if whole else "-"
