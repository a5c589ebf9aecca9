"""Articles and their records as one HTML page that needs nothing beside itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hearsay.articles.article import Article
from hearsay.compare.families import is_sure
from hearsay.compare.roster import roster
from hearsay.compare.summary import widest_disagreements
from hearsay.errors import HearsayError
from hearsay.knowledge.plover import plover_classes
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Comparison, Record, Series

from . import positions, series, tension, wording
from .atlas import atlas, spots
from .cards import card, script_json, through
from .compared import compared_articles, comparisons
from .ranges import groups
from .synthesised import Said, rows, synthesised
from .timeline import chart, names, timeline
from .views import Speaker, article_view, speakers

if TYPE_CHECKING:
    from hearsay.desk import Desk

QUOTED, APART = 8, 4
"""How many of the most quoted speakers and of the widest disagreements the summary names."""

ACTORS, SPOTS = 60, 60
"""How many actors and places are listed; all of them are in the desk (`hearsay actors`, `hearsay export`)."""

OPEN_ARTICLES = 25
"""Up to so many articles stand open when the page is loaded; more would be slow to lay out and tiring to scroll."""


def write_report(desk: Desk, path: str | Path) -> None:
    """Write the report on a desk to ``path``. Raises HearsayError where the file cannot be written."""
    read = ((article, list(desk.records(doc=article.doc))) for article in desk.articles())
    page = render_report(read, desk.compare(), [*desk.claims(), *desk.series(), *desk.positions(), *desk.tension()])
    target = Path(path)
    # Written aside and then moved, so that a report is there whole or not at all; but a device is written to, never replaced.
    partial = target if target.exists() and not target.is_file() else target.with_name(target.name + ".part")
    try:
        # Not encoded by Path.write_text, which would turn line ends into the system's own.
        partial.write_bytes(page.encode("utf-8"))
        partial.replace(target)
    except OSError as error:
        raise HearsayError(f"{target}: the report cannot be written: {error.strerror or error}") from error


def render_report(
    read: Iterable[tuple[Article, list[Record]]], found: Sequence[Comparison] | None = None, said: Sequence[Said] | None = None
) -> str:
    """The whole page. The same articles and records give the same page.

    ``found`` are the copy and story records of the articles, ``said`` what their records say together (claims, series, positions,
    tension); where these are not given the articles are set beside one another here.
    """
    ordered = sorted(read, key=lambda pair: (pair[0].published or "9999", pair[0].doc))
    views = [article_view(f"article-{number}", article, records) for number, (article, records) in enumerate(ordered, start=1)]
    figures = [figure for view in views for figure in view.figures]
    outlets = {view.article.doc: view.article.outlet or view.title for view in views}
    counted = groups(figures)
    quoted = speakers(views)
    knowledge = Knowledge()
    events = timeline(views, plover_classes(knowledge))
    days = sorted(view.article.published for view in views if view.article.published)
    places = spots((view, records) for view, (_, records) in zip(views, ordered, strict=True))
    together = comparisons(views, knowledge) if found is None else found
    own = [records for _, records in ordered]
    told = list(rows(ordered, together, knowledge) if said is None else said)
    across = synthesised(views, own, told, knowledge)
    template = _environment().get_template("report.html")
    return template.render(
        views=views,
        by_doc={view.article.doc: view for view in views},
        speakers=quoted,
        quoted=[(place, speaker) for place, speaker in enumerate(quoted, start=1) if _is_named(speaker)][:QUOTED],
        outlets=set(filter(None, (view.article.outlet for view in views))),
        compared=[group for group in counted if len(group.lanes) > 1],
        single=[group for group in counted if len(group.lanes) == 1],
        apart=widest_disagreements((row for row in told if isinstance(row, Series)), figures, outlets)[:APART],
        days=days,
        events=events,
        chart=chart(events, days),
        together=compared_articles(views, own, together, knowledge),
        claims=across.claims,
        numbers=across.numbers,
        positions=across.positions,
        tension=across.tension,
        actors=roster(record for _, records in ordered for record in records)[:ACTORS],
        speaker_of={speaker.actor.id: place for place, speaker in enumerate(quoted, start=1) if speaker.actor},
        spots=places[:SPOTS],
        spots_left_out=max(0, len(places) - SPOTS),
        atlas=atlas(places),
        cards=script_json({r.id: shown for _, records in ordered for r in records if (shown := card(r))}),
        open_articles=len(views) <= OPEN_ARTICLES,
        css=Markup(_static("report.css") + _static("across.css")),
        script=Markup(_static("report.js")),
    )


def _is_named(speaker: Speaker) -> bool:
    return speaker.actor is not None and speaker.actor.kind != "document"


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("hearsay.report"), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.globals.update(words=wording, through=through, names=names, is_sure=is_sure, in_cell=positions.IN_CELL)
    environment.globals.update(height=series.HEIGHT, tension_height=tension.HEIGHT, tension_lines=tension.LINES)
    return environment


def _static(name: str) -> str:
    return (Path(__file__).parent / "static" / name).read_text(encoding="utf-8")
