"""Stories while they grow: what is asked for is brought from the desk, what has changed is put back."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import numpy as np
from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from hearsay.compare.days import day
from hearsay.compare.stories import Gathered, Shelves
from hearsay.compare.topics import Rarity, Topic, Vector
from hearsay.records import Record
from hearsay.store.comparing import topic_of_row
from hearsay.store.find import parsed
from hearsay.store.schema import compared, leads, prints, rarity, records, stories

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class _Brought(dict[_Key, _Value]):
    """A dictionary that asks for what it does not have yet."""

    def __init__(self, bring: Callable[[_Key], _Value | None]) -> None:
        super().__init__()
        self._bring = bring

    def __missing__(self, key: _Key) -> _Value:
        value = self._bring(key)
        if value is None:
            raise KeyError(key)
        self[key] = value
        return value

    def __contains__(self, key: object) -> bool:
        return super().__contains__(key) or self._bring(key) is not None  # type: ignore[arg-type]


class KeptShelves(Shelves):
    """The stories of a desk, in a transaction of the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        driver = connection.connection.driver_connection
        assert driver is not None
        self._many = driver.executemany
        self._before: dict[int, tuple[int, list[int]]] = {}
        self.stories = _Brought(self._story)
        self.with_term = _Brought(self._with_term)
        self.story_of = _Brought(self._story_of)
        self.last = connection.scalar(select(func.max(stories.c.number))) or 0

    def rarity(self) -> tuple[Rarity, int] | None:
        """How rare terms were when stories were last gathered anew, and how many articles came and went since."""
        row = self._connection.execute(select(rarity)).first()
        if row is None:
            return None
        terms, counts = np.frombuffer(row.terms, dtype=np.uint32), np.frombuffer(row.counts, dtype=np.int32)
        return Rarity(row.articles, terms, counts), row.since

    def begin(self, found: Rarity) -> None:
        """Forget all stories, to gather them anew."""
        for table in (rarity, stories, leads):
            self._connection.execute(delete(table))
        self._connection.execute(delete(compared).where(compared.c.kind == "story"))
        self._connection.execute(update(prints).values(story=None))
        self._connection.execute(
            insert(rarity).values(articles=found.articles, terms=found.terms.tobytes(), counts=found.counts.tobytes(), since=0)
        )

    def changed(self, articles: int) -> None:
        """So many articles came or went."""
        self._connection.execute(update(rarity).values(since=rarity.c.since + articles))

    def put_all(self, grown: Shelves) -> None:
        """Keep stories that were gathered elsewhere, where none are kept."""
        rows = [_row(number, story) for number, story in sorted(grown.stories.items())]
        if rows:
            self._connection.execute(insert(stories), rows)
        terms = [{"term": term, "story": number} for number, story in sorted(grown.stories.items()) for term in story.leads]
        if terms:
            self._connection.execute(insert(leads), terms)
        self._many(
            "UPDATE prints SET story = ? WHERE doc = ?", [(number, doc) for number, story in grown.stories.items() for doc in story.docs]
        )

    def put_back(self, taken_by: dict[int, int], holding: Callable[[int], int]) -> set[int]:
        """Keep what has changed; tells the numbers of stories that changed or are gone."""
        for number, other in taken_by.items():
            self._connection.execute(update(prints).where(prints.c.story == number).values(story=holding(other)))
        changed = {number for number, story in self.stories.items() if self._before.get(number, (0, []))[0] != story.size}
        gone = {number for number in self._before if number not in self.stories.keys()}  # noqa: SIM118 (what is there, not what can be)
        for number in sorted(changed | gone):
            self._take_away(number)
        for number in sorted(changed):
            self._put(number, self.stories[number])
        return changed | gone

    def tell(self, number: int, told: int) -> int:
        """Tell a story with another, or by itself; the one with which it was told before."""
        before = self._connection.scalar(select(stories.c.told).where(stories.c.number == number))
        self._connection.execute(update(stories).where(stories.c.number == number).values(told=told))
        return number if before is None else int(before)

    def told_with(self, numbers: Iterable[int]) -> list[int]:
        """The stories that are told with these."""
        return sorted(self._connection.scalars(select(stories.c.number).where(stories.c.told.in_(list(numbers)))))

    def members(self, told: int) -> list[Topic]:
        """The articles of a story as it is told, with their names, without their terms."""
        wanted = select(prints).join(stories, stories.c.number == prints.c.story).where(stories.c.told == told)
        return [topic_of_row(row) for row in self._connection.execute(wanted)]

    def records(self, doc: str) -> list[Record]:
        """What an article was printed with: its events and places, and what names organisations or groups."""
        naming = or_(*(records.c.json.contains(f'"kind":"{kind}"') for kind in ("organisation", "group")))
        named = and_(records.c.type.in_(("mention", "statement", "figure")), naming)
        wanted = select(records.c.json).join(prints, prints.c.article == records.c.article).where(prints.c.doc == doc)
        return list(parsed(self._connection.scalars(wanted.where(or_(records.c.type.in_(("event", "place")), named)))))

    def gather(self, docs: Iterable[str], story: int) -> None:
        """Articles stand in a story."""
        self._connection.execute(update(prints).where(prints.c.doc.in_(list(docs))).values(story=story))

    def _story(self, number: int) -> Gathered | None:
        row = self._connection.execute(select(stories).where(stories.c.number == number)).first()
        if row is None:
            return None
        own = array("I", row.leads)
        self._before[number] = row.size, own.tolist()
        vector = Vector(np.frombuffer(row.terms, dtype=np.uint32), np.frombuffer(row.weights, dtype=np.float32))
        return Gathered(row.size, [], vector, day(row.first_day), day(row.last_day), own)

    def _with_term(self, term: int) -> list[int]:
        return list(self._connection.scalars(select(leads.c.story).where(leads.c.term == term).order_by(leads.c.story)))

    def _story_of(self, doc: str) -> int | None:
        return self._connection.scalar(select(prints.c.story).where(prints.c.doc == doc))

    def _take_away(self, number: int) -> None:
        _, terms = self._before.get(number, (0, []))
        for term in terms:
            self._connection.execute(delete(leads).where(leads.c.term == term, leads.c.story == number))
        self._connection.execute(delete(stories).where(stories.c.number == number))

    def _put(self, number: int, story: Gathered) -> None:
        self._connection.execute(insert(stories).values(_row(number, story)))
        if story.leads:
            self._connection.execute(insert(leads), [{"term": term, "story": number} for term in story.leads])
        if story.docs:
            self.gather(story.docs, number)


def _row(number: int, story: Gathered) -> dict[str, Any]:
    return {
        "number": number,
        "told": number,
        "size": story.size,
        "terms": story.vector.terms.tobytes(),
        "weights": story.vector.weights.tobytes(),
        "first_day": story.first_day and story.first_day.isoformat(),
        "last_day": story.last_day and story.last_day.isoformat(),
        "leads": story.leads.tobytes(),
    }
