"""Indicators, and what is new since the last reading, as they are shown in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from hearsay.compare.indicators import IndicatorHit, IndicatorReading
from hearsay.compare.watching import News
from hearsay.wording import one_line

STATES = {"fired": ("fired", "bold yellow"), "quiet": ("quiet", ""), "no_data": ("not enough data", "dim")}
NEWS = {
    "indicator_fired": "Indicators that fired",
    "reversal": "Words taken back",
    "first_denial": "Denied for the first time",
    "condition_met": "Conditions reported as met",
    "answer": "Demands and offers answered",
    "number_changed": "Numbers that changed",
    "number_conflict": "Numbers that speak against one another",
    "new_claim": "New claims",
    "new_position": "New positions",
}
SHOWN = 110
"""Characters of a passage that are shown."""


def indicators_face(readings: Sequence[IndicatorReading], limit: int) -> Iterator[RenderableType]:
    """Each rule with its state, and each time it fired with the evidence. ``limit`` is for the records of each time."""
    for reading in readings:
        told, style = STATES[reading.state]
        yield Text.assemble((reading.name, "bold"), "  ", (told, style))
        yield Text(f"  {reading.why}")
        for hit in reading.hits:
            yield from _hit(hit, limit)


def _hit(hit: IndicatorHit, limit: int) -> Iterator[Text]:
    until = f", last on {hit.until}" if hit.until and hit.until != hit.day else ""
    origins = f"{hit.independent_origins} independent origin{'' if hit.independent_origins == 1 else 's'}"
    yield Text(f"  fulfilled on {hit.day or 'a day that is not known'}{until}: {origins}")
    for evidence in hit.evidence[:limit]:
        yield Text.assemble(
            f"    {evidence.day or 'no day'}  {evidence.origin.name}: “{_short(evidence.text)}”",
            (f"  {evidence.doc}  {evidence.record}", "dim"),
        )
    if len(hit.evidence) > limit:
        yield Text(f"    and {len(hit.evidence) - limit:,} more records (--limit {len(hit.evidence)} shows all)")


def news_face(found: Sequence[News] | None, limit: int, look: bool = False) -> Iterator[RenderableType]:
    """What is new by kind; ``found`` is None the first time. ``limit`` is for each kind; with ``look`` nothing is kept in mind."""
    if found is None:
        kept = "nothing is kept in mind yet; `hearsay watch` without --look does it" if look else "what is here now is kept in mind"
        yield Text(f"First reading: {kept}, and from {'then' if look else 'now'} on what is new is told.")
        return
    if not found:
        yield Text("Nothing new since the last reading.")
    for kind, group in groupby(found, key=lambda news: news.kind):
        told = list(group)
        yield Text(f"{NEWS[kind]} ({len(told):,})", "bold")
        for news in told[:limit]:
            row = f"  {news.row}" if news.row != news.label else ""
            yield Text.assemble(f"  {_short(news.label)}{f': {_short(news.told)}' if news.told else ''}", (row, "dim"))
        if len(told) > limit:
            yield Text(f"  and {len(told) - limit:,} more (--limit {len(told)} shows all)")


def _short(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
