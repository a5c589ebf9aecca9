"""Articles and summaries as they are shown in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from hearsay.articles.article import READ_PARTS, Article
from hearsay.compare.summary import Disagreement, Summary
from hearsay.records import Date, Figure, Mention, Record, Statement
from hearsay.terminal.words import bounds, said_by, through, what

STATEMENT, CUE, FIGURE, DATE, UNREAD = "underline", "bold cyan", "bold yellow", "magenta", "dim"


def heading(doc: str, title: str | None, outlet: str | None, published: str | None) -> Text:
    """An article in one line."""
    line = Text.assemble((doc, "bold"), "  ", title or "")
    line.append(f"  {', '.join(filter(None, [outlet, published]))}", "dim")
    return line


def article_face(article: Article, records: Iterable[Record]) -> Iterator[RenderableType]:
    """The article with its records marked, and a table of them."""
    found = [record for record in records if isinstance(record, Statement | Figure | Date)]
    where = f"{article.published} ({article.published_from})" if article.published else "no date of publication"
    yield heading(article.doc, article.title, article.outlet, where)
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
        ("date", DATE),
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
            case Date() | Mention():
                page.stylize(DATE, record.span.start, record.span.end)
    return page


def records_table(records: Iterable[Record]) -> Table:
    """Statements, figures and dates, one a row."""
    table = Table("record", "who says so", "what", box=None, pad_edge=False, header_style="bold")
    for record in records:
        who = ""
        if isinstance(record, Statement | Figure):
            who = said_by(record) + (f", through {through(record)}" if through(record) else "")
        table.add_row(Text(record.id, "dim"), Text(who), Text(what(record)))
    return table


def summary_face(summary: Summary) -> Iterator[RenderableType]:
    """The desk in a few lines."""
    counts = Table.grid(padding=(0, 2))
    for name in ("articles", "statements", "figures", "dates"):
        counts.add_row(Text(f"{getattr(summary, name):,}", justify="right"), name)
    yield counts
    if summary.speakers:
        yield Text("\nQuoted most", "bold")
        speakers = Table.grid(padding=(0, 2))
        for speaker in summary.speakers:
            speakers.add_row(
                Text(f"{speaker.statements:,}", justify="right"), speaker.name, Text(f"in {speaker.articles:,} articles", "dim")
            )
        yield speakers
    if summary.disagreements:
        yield Text("\nWhere the numbers differ most", "bold")
        yield from (_disagreement(found) for found in summary.disagreements)


def _disagreement(found: Disagreement) -> Text:
    lines = [f"  {found.thing}: {found.ratio:,.1f} times"]
    lines += [f"    {bounds(side.figure)} — {side.source} ({side.figure.doc})" for side in (found.least, found.most)]
    return Text("\n".join(lines))
