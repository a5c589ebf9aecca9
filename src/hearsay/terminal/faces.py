"""Articles and summaries as they are shown in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from hearsay.articles.article import READ_PARTS, Article
from hearsay.compare.summary import Disagreement, Summary
from hearsay.records import Date, Document, Event, Figure, Place, Record, Statement
from hearsay.wording import counted, dated, teller, what

STATEMENT, CUE, FIGURE, EVENT, DATE, PLACE, UNREAD = "underline", "bold cyan", "bold yellow", "bold red", "magenta", "green", "dim"


CONTRADICTING = 10
"""Articles with two days that are named."""


def heading(doc: str, title: str | None, outlet: str | None, published: str | None) -> Text:
    """An article in one line."""
    line = Text.assemble((doc, "bold"), "  ", title or "")
    line.append(f"  {', '.join(filter(None, [outlet, published]))}", "dim")
    return line


def article_face(article: Article, records: Iterable[Record]) -> Iterator[RenderableType]:
    """The article with its records marked, and a table of them."""
    every = list(records)
    found = [record for record in every if isinstance(record, Statement | Figure | Event | Date | Place)]
    where = f"{article.published} ({article.published_from})" if article.published else "no date of publication"
    yield heading(article.doc, article.title, article.outlet, where)
    yield from (Text(dated(own), "yellow") for own in every if isinstance(own, Document) and own.contradicting_day)
    yield Text()
    yield _marked(article, found)
    yield Text()
    yield Text.assemble(
        "Marks: ",
        ("statement", STATEMENT),
        ", ",
        ("its cue", CUE),
        ", ",
        ("figure", FIGURE),
        ", ",
        ("event", EVENT),
        ", ",
        ("date", DATE),
        ", ",
        ("place", PLACE),
        ", ",
        ("not read", UNREAD),
    )
    yield Text()
    yield records_table(found)


def _marked(article: Article, records: Iterable[Record]) -> Text:
    page = Text(article.text)
    for part in article.parts:
        if part.kind not in READ_PARTS:
            page.stylize(UNREAD, part.start, part.end)
    for record in records:
        match record:
            case Statement():
                for span in record.content:
                    page.stylize(STATEMENT, span.start, span.end)
                if record.cue:
                    page.stylize(CUE, record.cue.start, record.cue.end)
            case Figure():
                page.stylize(FIGURE, record.span.start, record.span.end)
            case Event():
                page.stylize(EVENT, record.trigger.start, record.trigger.end)
            case Date():
                page.stylize(DATE, record.span.start, record.span.end)
            case Place():
                page.stylize(PLACE, record.span.start, record.span.end)
            case _:
                pass
    return page


def records_table(records: Iterable[Record]) -> Table:
    """Statements, figures, events, dates and places, one a row."""
    table = Table("record", "who says so", "what", box=None, pad_edge=False, header_style="bold")
    found = list(records)
    statements = {record.id: record for record in found if isinstance(record, Statement)}
    for record in found:
        who = ""
        if isinstance(record, Event):
            who = teller(record, statements.get(record.statement or ""))
        elif isinstance(record, Statement | Figure):
            who = teller(record)
        table.add_row(Text(record.id, "dim"), Text(who), Text(what(record)))
    return table


def summary_face(summary: Summary) -> Iterator[RenderableType]:
    """The desk in a few lines."""
    counts = Table.grid(padding=(0, 2))
    for name in ("articles", "statements", "figures", "events", "places", "dates"):
        counts.add_row(Text(f"{getattr(summary, name):,}", justify="right"), name)
    yield counts
    if summary.contradicting:
        yield Text("\nDated otherwise by their own text", "bold")
        yield from (Text(f"  {one.doc}: {dated(one)}") for one in summary.contradicting[:CONTRADICTING])
        more = len(summary.contradicting) - CONTRADICTING
        if more > 0:
            yield Text(f"  and {more:,} more", "dim")
    if summary.speakers:
        yield Text("\nQuoted most", "bold")
        speakers = Table.grid(padding=(0, 2))
        for speaker in summary.speakers:
            speakers.add_row(
                Text(f"{speaker.statements:,}", justify="right"), speaker.name, Text(f"in {speaker.articles:,} articles", "dim")
            )
        yield speakers
    if summary.deeds:
        yield Text("\nTold most often to be done", "bold")
        deeds = Table.grid(padding=(0, 2))
        for deed in summary.deeds:
            sure = ", ".join(f"{name} {count:,}" for name, count in deed.factuality)
            deeds.add_row(Text(f"{deed.times:,}", justify="right"), f"{deed.source} {deed.event_class} → {deed.target}", Text(sure, "dim"))
        yield deeds
    if summary.disagreements:
        yield Text("\nWhere the numbers differ most", "bold")
        yield from (_disagreement(found) for found in summary.disagreements)


def _disagreement(found: Disagreement) -> Text:
    lines = [f"  {found.thing}: {found.ratio:,.1f} times"]
    lines += [f"    {counted(side.figure)} — {side.source} ({side.figure.doc})" for side in (found.least, found.most)]
    return Text("\n".join(lines))
