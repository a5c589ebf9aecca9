"""Stories: articles about one thing that happens, gathered as they come."""

from __future__ import annotations

import heapq
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from hearsay.compare.days import day
from hearsay.compare.topics import Rarity, Topic, Vector
from hearsay.records import Story, record_id

SOON = 7
"""Days without an article after which a story goes cold."""
JOINS = 0.22
JOINS_SOON = 0.18
JOINS_LATER = 0.28
"""Likeness (cosine, on average over the articles of both) from which two stories are one: where no days are known, while the story is
warm, and after it went cold, when an article that is alike mostly tells of another event of the same kind."""
SMALL = 3
ADOPTED = 0.5
CLEARLY = 1.2
"""So few articles are told with the larger story that they are most like, if they reach this share of what is required, and are that many
times more like it than like any other: the odd commentary or live blog, in words of its own."""
_LEADS = 25
"""The heaviest terms of an article, by which stories are looked up."""
_CANDIDATES = 20
_LABEL_NAMES = 4
_FEWEST_TERMS = 10
"""Words and pairs of words that an article must have to be about something."""

MOST_WITH_A_LEAD = 1000
"""A term that more articles have leads to no story; bounds the work per term, whatever the number of articles."""

_Pair = tuple[float, int, int, tuple[int, int]]
"""How alike two stories are (in shares of what is required, negative), which two, and how many articles they had."""


@dataclass
class Gathered:
    """A story while it grows: how many articles, the sum of their vectors, the first and the last day, the terms by which it is looked up.

    ``docs`` are its articles, as far as they came in this run.
    """

    size: int
    docs: list[str]
    vector: Vector
    first_day: date | None
    last_day: date | None
    leads: array[int] = field(default_factory=lambda: array("I"))

    @classmethod
    def opened(cls, own: Topic, vector: Vector) -> Gathered:
        published = day(own.published)
        return cls(1, [own.doc], vector, published, published)

    def take(self, other: Gathered) -> None:
        self.size += other.size
        self.docs += other.docs
        self.vector = self.vector.plus(other.vector)
        self.first_day = min((d for d in (self.first_day, other.first_day) if d), default=None)
        self.last_day = max((d for d in (self.last_day, other.last_day) if d), default=None)

    def likeness(self, others: Sequence[Gathered]) -> list[float]:
        """With each of the others the mean cosine between the articles of both."""
        products = self.vector.products([other.vector for other in others])
        return [product / (self.size * other.size) for product, other in zip(products, others, strict=True)]

    def required(self, other: Gathered) -> float:
        """How alike the two must be to be one story."""
        if not self.first_day or not other.first_day or not self.last_day or not other.last_day:
            return JOINS
        apart = (max(self.first_day, other.first_day) - min(self.last_day, other.last_day)).days
        return JOINS_SOON if apart <= SOON else JOINS_LATER


def in_order(own: Topic) -> tuple[str, str]:
    """Articles by date, those without one last."""
    return own.published or "~", own.doc


class Shelves:
    """Where stories stand while they grow: by number, by the terms that they are looked up by, and the story of each article.

    A desk has shelves of its own, which bring what is asked for from the file.
    """

    def __init__(self) -> None:
        self.stories: dict[int, Gathered] = {}
        self.with_term: dict[int, list[int]] = defaultdict(list)
        self.story_of: dict[str, int] = {}
        self.last = 0


class Stories:
    """Stories that grow article by article; what was gathered is never taken apart.

    ``together`` gives for an article those that it must share a story with (its copies).
    """

    def __init__(self, rarity: Rarity, together: Mapping[str, Iterable[str]] | None = None, shelves: Shelves | None = None) -> None:
        self._rarity = rarity
        self._together = together or {}
        self._shelves = shelves or Shelves()
        self._stories = self._shelves.stories
        self._with_term = self._shelves.with_term
        self.taken_by: dict[int, int] = {}
        """Of stories that have become part of another that other."""

    def add(self, topics: Iterable[Topic]) -> None:
        """Take articles in: each opens a story, then those that are most alike become one, the most alike first.

        Articles that come together are gathered together; those that come later join what is there.
        """
        grown = {self._open(own): own.doc for own in topics}
        story_of = self._shelves.story_of
        for number, doc in grown.items():
            if number in self._stories:
                for other in sorted({self.holding(story_of[other]) for other in self._together.get(doc, ()) if other in story_of}):
                    self._join(self.holding(number), self.holding(other))
        numbers = sorted({self.holding(number) for number in grown})
        for number in numbers:
            self._lead(number)
        heap = [pair for number in numbers for pair in self._likest(number)]
        heapq.heapify(heap)
        while heap:
            _, one, other, sizes = heapq.heappop(heap)
            if sizes == self._sizes(one, other):  # else one of the two has grown or is gone, and stands elsewhere in the heap
                joined = self._join(one, other)
                self._lead(joined)
                for pair in self._likest(joined):
                    heapq.heappush(heap, pair)

    def told(self) -> dict[int, list[int]]:
        """The stories as they are told, in the order in which they were opened: small ones together with the larger ones that they belong
        to. Inside they stay apart, because a small story may be the beginning of one of its own.
        """
        found: dict[int, list[int]] = {number: [] for number in sorted(self._stories)}
        for number in sorted(self._stories):
            found[self.told_with(number)].append(number)
        return {number: together for number, together in found.items() if together}

    def told_with(self, number: int) -> int:
        """The story with which one is told: a larger one, or itself."""
        own = self._stories[number]
        if own.size > SMALL:
            return number
        larger = [other for other in self.near(number) if self._stories[other].size > SMALL]
        likeness = own.likeness([self._stories[other] for other in larger])
        liked = sorted(((alike, -other) for alike, other in zip(likeness, larger, strict=True)), reverse=True)
        if len(liked) < 2 or liked[0][0] < CLEARLY * liked[1][0]:
            return number
        best = -liked[0][1]
        return best if liked[0][0] >= ADOPTED * own.required(self._stories[best]) else number

    def near(self, number: int) -> list[int]:
        """Other stories that share most of this one's heaviest terms."""
        shared = Counter(other for term in self._stories[number].leads for other in self._with_term[term] if other != number)
        return sorted(shared, key=lambda other: (-shared[other], other))[:_CANDIDATES]

    def _open(self, own: Topic) -> int:
        self._shelves.last += 1
        number = self._shelves.last
        self._stories[number] = Gathered.opened(own, self._rarity.vector(own, _LEADS))
        self._shelves.story_of[own.doc] = number
        return number

    def holding(self, number: int) -> int:
        """The story of which the one with this number has become part."""
        while number in self.taken_by:
            number = self.taken_by[number]
        return number

    def _sizes(self, one: int, other: int) -> tuple[int, int]:
        """How many articles the two hold; nought for a story that has become part of another."""
        first, second = self._stories.get(one), self._stories.get(other)
        return first.size if first else 0, second.size if second else 0

    def _lead(self, number: int) -> None:
        """Let the story be found by its heaviest terms, those that other articles have too."""
        story = self._stories[number]
        heaviest = story.vector.heaviest(_LEADS)
        counts = self._rarity.of(heaviest)
        story.leads = array("I", heaviest[(counts > 1) & (counts <= MOST_WITH_A_LEAD)].tolist())
        for term in story.leads:
            self._with_term[term].append(number)

    def _join(self, one: int, other: int) -> int:
        """Two stories become one under the older number, which is not found by its terms until it leads."""
        if one == other:
            return one
        first, second = min(one, other), max(one, other)
        for number in (first, second):
            for term in self._stories[number].leads:
                self._with_term[term].remove(number)
            self._stories[number].leads = array("I")
        self._stories[first].take(self._stories.pop(second))
        self.taken_by[second] = first
        return first

    def _likest(self, number: int) -> list[_Pair]:
        """The stories that are like enough to this one."""
        own = self._stories[number]
        near = self.near(number)
        pairs = []
        for other, likeness in zip(near, own.likeness([self._stories[other] for other in near]), strict=True):
            ratio = likeness / own.required(self._stories[other])
            if ratio >= 1:
                one, two = min(number, other), max(number, other)
                pairs.append((-ratio, one, two, self._sizes(one, two)))
        return pairs


def enough(own: Topic) -> bool:
    """Whether the article is long enough to be about something."""
    return len(own.terms) >= _FEWEST_TERMS


def find_stories(topics: Iterable[Topic], together: Mapping[str, Iterable[str]] | None = None) -> Iterator[Story]:
    """The stories that a set of articles tells, those of two and more articles; the same whatever the order of the articles."""
    ordered = sorted(filter(enough, topics), key=in_order)
    stories = Stories(Rarity.among(ordered), together, shelves := Shelves())
    stories.add(ordered)
    by_doc = {own.doc: own for own in ordered}
    for numbers in stories.told().values():
        docs = [doc for number in numbers for doc in shelves.stories[number].docs]
        if len(docs) > 1:
            yield story_of([by_doc[doc] for doc in docs])


def story_of(topics: Iterable[Topic], label: str | None = None) -> Story:
    """The record of a story with these articles; without a label it gets one of the names that they share."""
    return _record(sorted(topics, key=in_order), label)


def _record(topics: Sequence[Topic], label: str | None) -> Story:
    docs = [own.doc for own in topics]
    first = topics[0].doc
    days = [published for own in topics if (published := day(own.published))]
    return Story.model_validate(
        {
            "id": record_id("story", first, []),
            "docs": docs,
            "label": label or _label(topics),
            "from": min(days).isoformat() if days else None,
            "to": max(days).isoformat() if days else None,
            "rule": "stories:words",
        }
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
