"""Stories as the page shows them: how many articles, how many texts, and who stands behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hearsay.compare.origins import Origin, Sources, origins, ways
from hearsay.records import Record, Story

from .views import ArticleView


@dataclass(frozen=True)
class StoryView:
    """One story: its articles in order of time, of how many texts they are, and the independent origins of what they tell."""

    story: Story
    views: list[ArticleView]
    texts: int
    copies: dict[str, ArticleView]
    """For each article that is a copy the one whose text it is."""
    origins: list[Origin]


def story_views(
    stories: Iterable[Story], views: Mapping[str, ArticleView], records: Mapping[str, Sequence[Record]], sources: Sources
) -> list[StoryView]:
    """All stories, the one with most articles first. ``views`` and ``records`` are by document, in order of time."""
    place = {doc: number for number, doc in enumerate(views)}
    made = []
    for story in stories:
        docs = sorted(story.docs, key=place.__getitem__)
        firsts = {doc: sources.first(doc) for doc in docs}
        made.append(
            StoryView(
                story=story,
                views=[views[doc] for doc in docs],
                texts=len(set(firsts.values())),
                copies={doc: views[first] for doc, first in firsts.items() if first != doc},
                origins=origins(ways((record for doc in docs for record in records[doc]), sources)),
            )
        )
    return sorted(made, key=lambda view: (-len(view.views), place[view.views[0].article.doc], view.story.id))
