"""Articles and their records as one HTML page that needs nothing beside itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hearsay.articles.article import Article
from hearsay.compare.summary import widest_disagreements
from hearsay.errors import HearsayError
from hearsay.records import Actor, Date, Figure, Record, Statement

from . import wording
from .cards import card, script_json, through
from .marks import marked_text, markings
from .ranges import groups

if TYPE_CHECKING:
    from hearsay.desk import Desk

GREY_PARTS = frozenset({"teaser", "boilerplate"})
"""Parts of a page that belong to other pages, shown in grey."""

QUOTED, APART = 8, 4
"""How many of the most quoted speakers and of the widest disagreements the summary names."""

OPEN_ARTICLES = 25
"""Up to so many articles stand open when the page is loaded; more would be slow to lay out and tiring to scroll."""


@dataclass(frozen=True)
class ArticleView:
    """One article on the page; ``key`` is its anchor."""

    key: str
    article: Article
    title: str
    text: Markup
    statements: list[Statement]
    figures: list[Figure]
    dates: list[Date]
    unread: list[str]


@dataclass(frozen=True)
class Saying:
    """One statement in its speaker's list: the day it is set down under, and whether that is only the article's own day."""

    day: str | None
    from_article: bool
    statement: Statement
    view: ArticleView


@dataclass(frozen=True)
class Speaker:
    """Someone who is made to speak, with all that is attributed to them, oldest first."""

    actor: Actor | None
    sayings: list[Saying]
    acts: list[tuple[str, int]]
    outlets: int


def write_report(desk: Desk, path: str | Path) -> None:
    """Write the report on a desk to ``path``. Raises HearsayError where the file cannot be written."""
    page = render_report((article, list(desk.records(doc=article.doc))) for article in desk.articles())
    target = Path(path)
    partial = target.with_name(target.name + ".part")
    try:
        # Not encoded by Path.write_text, which would turn line ends into the system's own.
        partial.write_bytes(page.encode("utf-8"))
        partial.replace(target)
    except OSError as error:
        raise HearsayError(f"{target}: the report cannot be written: {error.strerror or error}") from error


def render_report(read: Iterable[tuple[Article, list[Record]]]) -> str:
    """The whole page. The same articles and records give the same page."""
    ordered = sorted(read, key=lambda pair: (pair[0].published or "9999", pair[0].doc))
    views = [_view(f"a{number}", article, records) for number, (article, records) in enumerate(ordered, start=1)]
    figures = [figure for view in views for figure in view.figures]
    outlets = {view.article.doc: view.article.outlet or view.title for view in views}
    found = groups(figures)
    said = speakers(views)
    template = _environment().get_template("report.html")
    return template.render(
        views=views,
        by_doc={view.article.doc: view for view in views},
        speakers=said,
        quoted=[(place, speaker) for place, speaker in enumerate(said, start=1) if _is_named(speaker)][:QUOTED],
        outlets=set(filter(None, (view.article.outlet for view in views))),
        compared=[group for group in found if len(group.lanes) > 1],
        single=[group for group in found if len(group.lanes) == 1],
        apart=widest_disagreements(figures, outlets)[:APART],
        days=sorted(view.article.published for view in views if view.article.published),
        cards=script_json({r.id: shown for _, records in ordered for r in records if (shown := card(r))}),
        open_articles=len(views) <= OPEN_ARTICLES,
        css=Markup(_static("report.css")),
        script=Markup(_static("report.js")),
    )


def speakers(views: Iterable[ArticleView]) -> list[Speaker]:
    """All speakers, the most quoted first; statements whose speaker could not be told come last."""
    sayings: dict[str, list[Saying]] = {}
    for view in views:
        for statement in view.statements:
            sayings.setdefault(statement.speaker.id if statement.speaker else "", []).append(_saying(statement, view))
    made = [_speaker(said) for said in sayings.values()]
    return sorted(made, key=lambda s: (s.actor is None, -len(s.sayings), s.actor.name if s.actor else "", s.actor.id if s.actor else ""))


def _speaker(sayings: list[Saying]) -> Speaker:
    ordered = sorted(
        sayings, key=lambda s: (s.day or "9999", s.view.article.doc, s.statement.content[0].start if s.statement.content else 0)
    )
    acts = Counter(saying.statement.act for saying in sayings)
    return Speaker(
        actor=ordered[0].statement.speaker,
        sayings=ordered,
        acts=sorted(acts.items(), key=lambda pair: (-pair[1], pair[0])),
        outlets=len({saying.view.article.outlet or saying.view.article.doc for saying in sayings}),
    )


def _saying(statement: Statement, view: ArticleView) -> Saying:
    told = statement.time.value if statement.time else None
    return Saying(told or view.article.published, told is None, statement, view)


def _view(key: str, article: Article, records: list[Record]) -> ArticleView:
    return ArticleView(
        key=key,
        article=article,
        title=article.title or article.doc,
        text=marked_text(article, markings(records)),
        statements=[record for record in records if isinstance(record, Statement)],
        figures=[record for record in records if isinstance(record, Figure)],
        dates=[record for record in records if isinstance(record, Date)],
        unread=sorted({part.kind for part in article.parts} & GREY_PARTS),
    )


def _is_named(speaker: Speaker) -> bool:
    return speaker.actor is not None and speaker.actor.kind not in ("unnamed", "document")


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("hearsay.report"), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.globals.update(words=wording, through=through)
    return environment


def _static(name: str) -> str:
    return (Path(__file__).parent / "static" / name).read_text(encoding="utf-8")
