"""All articles of the page set beside one another: what is a copy of what, who quotes the same words, and the stories they tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hearsay.compare.comparing import Comparing
from hearsay.compare.credits import OutletNames
from hearsay.compare.families import families, first_texts, is_sure
from hearsay.compare.origins import Sources, counting_words
from hearsay.compare.outlets import credited, outlet_actors
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Comparison, Copy, Record, Story

from .copies import Family, Tie, drawn_families, quoting
from .stories import StoryView, story_views
from .views import ArticleView

FAMILIES, QUOTING, STORIES, ORIGINS = 20, 12, 30, 8
"""How much is shown: families of copies, pairs that quote the same words, stories, and origins named of each story."""


@dataclass(frozen=True)
class Compared:
    """What the articles have in common, with the numbers of families, pairs and stories that are left out as too many."""

    articles: int
    texts: int
    families: list[Family]
    families_left_out: int
    quoting: list[Tie]
    quoting_left_out: int
    stories: list[StoryView]
    stories_left_out: int
    origins_named: int = ORIGINS


def comparisons(views: Iterable[ArticleView], knowledge: Knowledge) -> list[Comparison]:
    """The copy and story records of the articles, made anew."""
    comparing = Comparing(knowledge)
    for view in views:
        comparing.add(view.article)
    return list(comparing.records())


def compared_articles(
    views: Sequence[ArticleView], records: Sequence[Sequence[Record]], found: Sequence[Comparison], knowledge: Knowledge
) -> Compared | None:
    """What was found by setting the articles (in order of time, each with its records) beside one another; None where that is nothing."""
    if not found:
        return None
    copies = [record for record in found if isinstance(record, Copy)]
    by_doc = {view.article.doc: view for view in views}
    published = {doc: view.article.published for doc, view in by_doc.items()}
    outlets = sorted({view.article.outlet for view in views if view.article.outlet})
    actors = outlet_actors(outlets, OutletNames.load(knowledge), credited(record for own in records for record in own))
    firsts = first_texts(families(filter(is_sure, copies), published))
    sources = Sources((view.article.record() for view in views), firsts, actors, counting_words(knowledge))
    stories = [record for record in found if isinstance(record, Story)]
    told = story_views(stories, by_doc, dict(zip(by_doc, records, strict=True)), sources)
    drawn, families_left_out = drawn_families(families(copies, published), copies, by_doc, FAMILIES)
    pairs, pairs_left_out = quoting(copies, by_doc, QUOTING)
    return Compared(
        articles=len(views),
        texts=len({sources.first(doc) for doc in by_doc}),
        families=drawn,
        families_left_out=families_left_out,
        quoting=pairs,
        quoting_left_out=pairs_left_out,
        stories=told[:STORIES],
        stories_left_out=max(0, len(told) - STORIES),
    )
