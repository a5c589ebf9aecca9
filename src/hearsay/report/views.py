"""What the page shows, put in order: articles with their marked texts, and speakers with what is attributed to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from hearsay.articles.article import Article
from hearsay.records import Actor, Date, Document, Event, Figure, Record, Statement

from .marks import marked_text, markings

GREY_PARTS = frozenset({"teaser", "boilerplate"})
"""Parts of a page that belong to other pages, shown in grey."""

UNNAMED = "unnamed"
UNRESOLVED = "unresolved"


@dataclass(frozen=True)
class ArticleView:
    """One article on the page; ``key`` is its anchor, ``contradicting_day`` the day that its own text has where another was given."""

    key: str
    article: Article
    title: str
    text: Markup
    statements: list[Statement]
    figures: list[Figure]
    events: list[Event]
    dates: list[Date]
    unread: list[str]
    contradicting_day: str | None = None


@dataclass(frozen=True)
class Saying:
    """One statement in its speaker's list: the day it is set down under, and whether that is only the article's own day."""

    day: str | None
    from_article: bool
    statement: Statement
    view: ArticleView


@dataclass(frozen=True)
class Speaker:
    """Someone who is made to speak, with all that is attributed to them, oldest first.

    ``actor`` is None for the two lists of those whose names are not told (they are not taken for one) or could not be found out.
    """

    name: str
    actor: Actor | None
    sayings: list[Saying]
    acts: list[tuple[str, int]]
    outlets: int


def article_view(key: str, article: Article, records: list[Record]) -> ArticleView:
    """An article as the page shows it."""
    return ArticleView(
        key=key,
        article=article,
        title=article.title or article.doc,
        text=marked_text(article, markings(records)),
        statements=[record for record in records if isinstance(record, Statement)],
        figures=[record for record in records if isinstance(record, Figure)],
        events=[record for record in records if isinstance(record, Event)],
        dates=[record for record in records if isinstance(record, Date)],
        unread=sorted({part.kind for part in article.parts} & GREY_PARTS),
        contradicting_day=next((record.contradicting_day for record in records if isinstance(record, Document)), None),
    )


def speakers(views: Iterable[ArticleView]) -> list[Speaker]:
    """All speakers, the most quoted first; those without a name come last."""
    sayings: dict[str, list[Saying]] = {}
    for view in views:
        for statement in view.statements:
            sayings.setdefault(_list_of(statement.speaker), []).append(_saying(statement, view))
    made = [_speaker(key, said) for key, said in sayings.items()]
    return sorted(made, key=lambda s: (s.actor is None, -len(s.sayings), s.name, s.actor.id if s.actor else ""))


def _list_of(actor: Actor | None) -> str:
    if actor is None:
        return UNRESOLVED
    # Two "senior officials" need not be the same: nobody without a name gets a list of their own.
    return UNNAMED if actor.kind == "unnamed" else actor.id


def _speaker(key: str, sayings: list[Saying]) -> Speaker:
    ordered = sorted(sayings, key=_by_day)
    acts = Counter(saying.statement.act for saying in sayings)
    actor = ordered[0].statement.speaker if key not in (UNNAMED, UNRESOLVED) else None
    return Speaker(
        name=actor.name if actor else {UNNAMED: "Unnamed sources", UNRESOLVED: "Speaker unresolved"}[key],
        actor=actor,
        sayings=ordered,
        acts=sorted(acts.items(), key=lambda pair: (-pair[1], pair[0])),
        outlets=len({saying.view.article.outlet or saying.view.article.doc for saying in sayings}),
    )


def _by_day(saying: Saying) -> tuple[str, str, int]:
    content = saying.statement.content
    return saying.day or "9999", saying.view.article.doc, content[0].start if content else 0


def _saying(statement: Statement, view: ArticleView) -> Saying:
    told = statement.time.value if statement.time else None
    return Saying(told or view.article.published, told is None, statement, view)
