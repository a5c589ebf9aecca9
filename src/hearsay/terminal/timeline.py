"""Events and statements by pair of sides and day, as they are shown in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.text import Text

from hearsay.compare.bursts import Burst
from hearsay.compare.tension import Deed, PairDay, Tension
from hearsay.wording import one_line

WIDTH = 5
"""Signs of the bar on either side of the middle, for the ten points of the scale."""
DEEDS, DOCS = 6, 3
"""Deeds of one day, and articles of one deed, that are shown."""
SHOWN = 110
"""Characters of the words of a deed."""


def timeline_face(found: Sequence[Tension], limit: int, whole: int) -> Iterator[RenderableType]:
    """Each pair with its days; ``limit`` is for the days, of which there are ``whole`` with those of pairs that are not here."""
    if not whole:
        yield Text("No event or statement here is between two known sides on a known day.")
        return
    yield Text(
        "Bars: mean intensity of what is told as done, from -10 (most hostile, left) to 10 (most friendly, right), after Goldstein", "dim"
    )
    shown = 0
    for row in found:
        if shown >= limit:
            break
        if row.days:
            yield Text()
            yield from _pair(row, row.days[: limit - shown])
            shown += len(row.days)
    if shown > limit or shown < whole:
        yield Text(f"\nmore days are not shown (--limit {whole} shows all)")


def _pair(row: Tension, days: Sequence[PairDay]) -> Iterator[Text]:
    names = {side.id: side.name for side in row.pair}
    events, told = sum(day.events for day in row.days), sum(day.statements for day in row.days)
    undated = f"; {_counted(row.undated, 'event')} without a day" if row.undated else ""
    yield Text.assemble(
        (f"{row.pair[0].name} and {row.pair[1].name}", "bold"),
        f"  {_counted(events, 'event')} and {_counted(told, 'statement')} on {_counted(len(row.days), 'day')}{undated}",
    )
    unusual = {burst.day: _unusual(burst, "unusually hostile") for burst in row.hostile}
    unusual |= {burst.day: _unusual(burst, "unusual") for burst in row.bursts}
    for day in days:
        yield _day(day, unusual.get(day.day))
        for deed in day.deeds[:DEEDS]:
            yield _deed(deed, names)
        if len(day.deeds) > DEEDS:
            yield Text(f"      and {len(day.deeds) - DEEDS} more", "dim")


def _unusual(burst: Burst, what: str) -> str:
    """What makes a day unusual, by which method."""
    return f"{what}: {burst.count} where the {burst.past} days before let expect {burst.expected:g} (p {burst.chance:g}, {burst.method})"


def _day(day: PairDay, unusual: str | None) -> Text:
    other = [f"{count} {factuality}" for factuality, count in day.other.items()]
    origins = f" from {_counted(day.origins, 'origin')}" if day.events else ""
    parts = [f"{_counted(day.events, 'event')}{origins}", *other, _counted(day.statements, "statement") if day.statements else ""]
    line = Text.assemble(f"  {day.day}  ", bar(day.mean), f"  {', '.join(filter(None, parts))}")
    if unusual:
        line.append(f"  {unusual}", "yellow")
    return line


def _deed(deed: Deed, names: Mapping[str, str]) -> Text:
    source, target = names[deed.source], names[deed.target]
    who = f"{source} and {target}" if deed.mutual else f"{source} → {target}"
    sure = f" ({deed.factuality})" if deed.factuality not in (None, "happened") else ""
    times = f" {deed.times} times" if deed.times > 1 else ""
    docs = list(dict.fromkeys(told.doc for told in deed.told))
    more = f" and {len(docs) - DOCS} more" if len(docs) > DOCS else ""
    line = Text(f"      {who}  {deed.label}{sure}{times}  “{_cut(deed.text)}”")
    line.append(f"  {', '.join(docs[:DOCS])}{more}  {deed.told[0].record}", "dim")
    return line


def _cut(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "…"


def bar(mean: float | None) -> Text:
    """The intensity as a bar with its number: to the left of the middle what is hostile, to the right what is friendly."""
    if mean is None:
        return Text(f"{'':{WIDTH}}│{'':{WIDTH}}      ")
    long = round(abs(mean) / 10 * WIDTH)
    left, right = ("█" * long, "") if mean < 0 else ("", "█" * long)
    return Text.assemble((f"{left:>{WIDTH}}", "red"), "│", (f"{right:<{WIDTH}}", "green"), f" {mean:+5.1f}")


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
