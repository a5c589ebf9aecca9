"""Stories: articles about one thing that happens, gathered as they come."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from hearsay.compare.days import day
from hearsay.compare.topics import Rarity, Topic
from hearsay.records import Story, record_id

SOON = 7
"""Days without an article after which a story goes cold."""
JOINS = 0.21
JOINS_SOON = 0.18
JOINS_LATER = 0.28
"""Likeness (cosine, on average over the articles of both) from which two stories are one: where no days are known, while the story is
warm, and after it went cold, when an article that is alike mostly tells of another event of the same kind."""
SMALL = 3
ADOPTED = 0.5
CLEARLY = 1.3
"""So few articles are told with the larger story that they are most like, if they reach this share of what is required, and are that many
times more like it than like any other: the odd commentary or live blog, in words of its own."""
_LEADS = 25
"""The heaviest terms of an article, by which stories are looked up."""
_CANDIDATES = 20
_LABEL_NAMES = 4
_FEWEST_TERMS = 10
"""Words and pairs of words that an article must have to be about something."""

_Pair = tuple[float, int, int, tuple[int, int]]
"""How alike two stories are (in shares of what is required, negative), which two, and how many articles they had."""


@dataclass
class Gathered:
    """A story while it grows: its articles, the sum of their vectors, the first and the last day."""

    topics: list[Topic] = field(default_factory=list)
    total: dict[int, float] = field(default_factory=dict)
    days: list[date] = field(default_factory=list)

    def take(self, other: Gathered) -> None:
        self.topics = sorted([*self.topics, *other.topics], key=in_order)
        self.days = sorted([*self.days, *other.days])
        for term, weight in other.total.items():
            self.total[term] = self.total.get(term, 0.0) + weight

    def likeness(self, other: Gathered) -> float:
        """The mean cosine between the articles of both."""
        small, large = sorted((self.total, other.total), key=len)
        shared = sum(weight * large[term] for term, weight in small.items() if term in large)
        return shared / (len(self.topics) * len(other.topics))

    def required(self, other: Gathered) -> float:
        """How alike the two must be to be one story."""
        if not self.days or not other.days:
            return JOINS
        apart = (max(min(self.days), min(other.days)) - min(max(self.days), max(other.days))).days
        return JOINS_SOON if apart <= SOON else JOINS_LATER


def in_order(own: Topic) -> tuple[str, str]:
    """Articles by date, those without one last."""
    return own.published or "~", own.doc


class Stories:
    """Stories that grow article by article; what was gathered is never taken apart.

    ``together`` gives for an article those that it must share a story with (its copies).
    """

    def __init__(self, rarity: Rarity, together: Mapping[str, Iterable[str]] | None = None) -> None:
        self._rarity = rarity
        self._together = together or {}
        self._stories: dict[int, Gathered] = {}
        self._story_of: dict[str, int] = {}
        self._with_term: defaultdict[int, set[int]] = defaultdict(set)
        self._opened = 0

    def add(self, topics: Iterable[Topic]) -> None:
        """Take articles in: each opens a story, then those that are most alike become one, the most alike first.

        Articles that come together are gathered together; those that come later join what is there.
        """
        opened = [self._open(own) for own in topics]
        for number in opened:
            doc = self._stories[number].topics[0].doc if number in self._stories else ""
            for other in sorted({self._story_of[other] for other in self._together.get(doc, ()) if other in self._story_of}):
                self._join(self._story_of[doc], other)
        heap = [pair for number in opened if number in self._stories for pair in self._likest(number)]
        heapq.heapify(heap)
        while heap:
            _, one, other, sizes = heapq.heappop(heap)
            if sizes == self._sizes(one, other):  # else one of the two has grown or is gone, and stands elsewhere in the heap
                for pair in self._likest(self._join(one, other)):
                    heapq.heappush(heap, pair)

    def gathered(self) -> Iterator[Gathered]:
        """The stories, in the order in which they were opened, small ones together with the larger ones that they belong to.

        Inside they stay apart, because a small story may be the beginning of one of its own.
        """
        told = {number: Gathered() for number in sorted(self._stories)}
        for number, own in sorted(self._stories.items()):
            larger = self._adopting(number) if len(own.topics) <= SMALL else None
            told[number if larger is None else larger].take(own)
        yield from (story for story in told.values() if story.topics)

    def _adopting(self, number: int) -> int | None:
        own = self._stories[number]
        larger = [other for other in self._near(number) if len(self._stories[other].topics) > SMALL]
        liked = sorted(((own.likeness(self._stories[other]), -other) for other in larger), reverse=True)
        if len(liked) < 2 or liked[0][0] < CLEARLY * liked[1][0]:
            return None
        best = -liked[0][1]
        return best if liked[0][0] >= ADOPTED * own.required(self._stories[best]) else None

    def _near(self, number: int) -> list[int]:
        """Other stories that share most of this one's heaviest terms."""
        shared = Counter(other for term in _leads(self._stories[number].total) for other in self._with_term[term] if other != number)
        return sorted(shared, key=lambda other: (-shared[other], other))[:_CANDIDATES]

    def _open(self, own: Topic) -> int:
        published = day(own.published)
        self._opened += 1
        self._keep(self._opened, Gathered([own], self._rarity.vector(own), [published] if published else []))
        return self._opened

    def _sizes(self, one: int, other: int) -> tuple[int, int]:
        """How many articles the two hold; nought for a story that has become part of another."""
        first, second = self._stories.get(one), self._stories.get(other)
        return len(first.topics) if first else 0, len(second.topics) if second else 0

    def _keep(self, number: int, story: Gathered) -> None:
        self._stories[number] = story
        for topic in story.topics:
            self._story_of[topic.doc] = number
        for term in _leads(story.total):
            self._with_term[term].add(number)

    def _join(self, one: int, other: int) -> int:
        """Two stories become one under the older number."""
        if one == other:
            return one
        first, second = min(one, other), max(one, other)
        taken = self._stories.pop(second)
        for term in _leads(taken.total):
            self._with_term[term].discard(second)
        for term in _leads(self._stories[first].total):
            self._with_term[term].discard(first)
        self._stories[first].take(taken)
        self._keep(first, self._stories[first])
        return first

    def _likest(self, number: int) -> list[_Pair]:
        """The stories that are like enough to this one."""
        own = self._stories[number]
        pairs = []
        for other in self._near(number):
            ratio = own.likeness(self._stories[other]) / own.required(self._stories[other])
            if ratio >= 1:
                one, two = min(number, other), max(number, other)
                pairs.append((-ratio, one, two, self._sizes(one, two)))
        return pairs


def _leads(total: Mapping[int, float]) -> list[int]:
    return sorted(total, key=lambda term: (-total[term], term))[:_LEADS]


def find_stories(topics: Iterable[Topic], together: Mapping[str, Iterable[str]] | None = None) -> Iterator[Story]:
    """The stories that a set of articles tells, those of two and more articles; the same whatever the order of the articles."""
    told = (own for own in topics if len(own.terms) >= _FEWEST_TERMS)
    ordered = sorted(told, key=in_order)
    stories = Stories(Rarity.among(ordered), together)
    stories.add(ordered)
    for story in stories.gathered():
        if len(story.topics) > 1:
            yield _record(story)


def _record(story: Gathered) -> Story:
    docs = [own.doc for own in story.topics]
    first = story.topics[0].doc
    return Story(
        id=record_id("story", first, []),
        docs=docs,
        label=_label(story.topics),
        first_day=min(story.days).isoformat() if story.days else None,
        last_day=max(story.days).isoformat() if story.days else None,
        rule="stories:words",
    )


def _label(topics: Sequence[Topic]) -> str:
    """The names that most of the articles have."""
    named: Counter[str] = Counter(name for own in topics for name in own.names)
    place = {name: own.names.index(name) for own in reversed(topics) for name in own.names}
    best = sorted(named, key=lambda name: (-named[name], place[name], name))
    chosen: list[str] = []
    for name in best:
        if len(chosen) < _LABEL_NAMES and not any(name in other or other in name for other in chosen):
            chosen.append(name)
    return ", ".join(chosen) or topics[0].doc
