"""The stories of a desk: an article that comes joins one or opens one, without redoing the rest.

How rare words are among the articles decides what they are about, and changes a little with each. In a small desk stories are therefore
gathered anew with every change, so that they never depend on the order in which articles came. In a large one articles join what is there,
and all is gathered anew whenever a tenth has come or gone since the last time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hearsay.compare.comparing import sure_copies
from hearsay.compare.stories import SMALL, Shelves, Stories, enough, in_order, story_of
from hearsay.compare.story_labels import label_of
from hearsay.compare.topics import Rarity
from hearsay.store.comparing import Kept
from hearsay.store.database import Connection
from hearsay.store.stories import KeptShelves

SMALL_DESK = 1000
"""Articles up to which stories are gathered anew with every change, in half a second or so."""
GROWN = 0.1
"""Share of the articles that may come or go until stories are gathered anew."""


_ASKED = 50
"""Articles of a story whose records give it its label, the first ones."""


class Gathering:
    """The stories among the articles of a desk, in a transaction of the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._kept = Kept(connection)
        self._shelves = KeptShelves(connection)

    def add(self, docs: Sequence[str]) -> None:
        """Articles came, and were set beside the others."""
        rare = self._shelves.rarity()
        if rare is None or rare[0].articles <= SMALL_DESK or rare[1] + len(docs) > GROWN * rare[0].articles:
            self._all()
        elif docs:
            self._shelves.changed(len(docs))
            self._join(rare[0], docs)

    def remove(self, docs: Sequence[str]) -> None:
        """Articles are about to go: they are taken out of their stories."""
        rare = self._shelves.rarity()
        if rare is None:
            return
        self._shelves.changed(len(docs))
        if rare[0].articles <= SMALL_DESK:
            return  # all will be gathered anew
        for own in self._kept.topics(docs):
            if own.doc in self._shelves.story_of:
                story = self._shelves.stories[self._shelves.story_of[own.doc]]
                story.vector = story.vector.plus(rare[0].vector(own, 0).negative())
                story.size -= 1
        for number in [number for number, story in self._shelves.stories.items() if not story.size]:
            del self._shelves.stories[number]
        stories = Stories(rare[0], shelves=self._shelves)
        self._tell(stories, self._shelves.put_back({}, stories.holding), without=docs)

    def _all(self) -> None:
        topics = sorted(filter(enough, self._kept.topics()), key=in_order)
        rare = Rarity.among(topics)
        self._shelves.begin(rare)
        stories = Stories(rare, sure_copies(self._kept.copies()), grown := Shelves())
        stories.add(topics)
        self._shelves.put_all(grown)
        for number, together in stories.told().items():
            for other in together:
                if other != number:
                    self._shelves.tell(other, number)
            if sum(grown.stories[other].size for other in together) > 1:
                self._record(number)

    def _join(self, rare: Rarity, docs: Sequence[str]) -> None:
        topics = sorted(filter(enough, self._kept.topics(docs)), key=in_order)
        stories = Stories(rare, sure_copies(self._kept.copies(docs)), self._shelves)
        stories.add(topics)
        self._tell(stories, self._shelves.put_back(stories.taken_by, stories.holding))

    def _tell(self, stories: Stories, changed: set[int], without: Iterable[str] = ()) -> None:
        """Make the records of stories anew that have changed, and of those with which they are or were told."""
        there = {number for number in changed if number in self._shelves.stories}
        small = {other for number in there for other in stories.near(number) if self._shelves.stories[other].size <= SMALL}
        again = changed | small | set(self._shelves.told_with(changed))
        told = set(changed)
        for number in sorted(again):
            if number in self._shelves.stories:
                with_which = stories.told_with(number)
                told |= {with_which, self._shelves.tell(number, with_which)}
        for number in sorted(told):
            self._record(number, without)

    def _record(self, number: int, without: Iterable[str] = ()) -> None:
        self._kept.drop_pair("story", str(number), str(number))
        away = set(without)
        members = [own for own in self._shelves.members(number) if own.doc not in away]
        if len(members) > 1:
            told = sorted(members, key=in_order)[:_ASKED]
            label = label_of(self._shelves.records(own.doc) for own in told)
            self._kept.keep([(str(number), str(number), story_of(members, label))])
