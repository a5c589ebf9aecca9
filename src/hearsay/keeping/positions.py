"""The table of positions of a desk: what an article that comes tells finds the positions that it is one with, answers or meets, and only
these are made anew.

Which positions are one depends on those of one holder, kind and topic alone; how they were answered and met, on what is told under keys
that a position has whatever else is told (see hearsay.compare.positions). So the rows are those of a whole recomputation.
"""

from __future__ import annotations

from bisect import bisect_left
from builtins import id as builtin_id
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice, takewhile
from zlib import crc32

from hearsay.compare.days import day
from hearsay.compare.position_reading import PositionItem
from hearsay.compare.position_rules import PositionRules
from hearsay.compare.positions import (
    Key,
    Place,
    Told,
    answering,
    block_of,
    grouped,
    in_order,
    keys_of_answer,
    keys_of_deed,
    place_of,
    row_id,
    when,
)
from hearsay.keeping.ground import Ground, Since
from hearsay.keeping.places import Entries, Entry, Keys, Links
from hearsay.keeping.refs import article_of, hashed, position_of, ref_of
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Position
from hearsay.store.synthesis import Row, Rows, States

MANY = 0.05
"""Share of the articles that may come, go or change until it is faster to make all anew."""
KIND = "position"
_MEMBER, _FIRST = range(2)
"""Marks of links: the item that speaks first of those that are one position is linked with the others, and these with it."""
_LISTENS, _DEED = 1, 2
"""Bits of keys: what waits for what is told under the key without the first; deeds stand under those with the second."""
_LONG_AGO, _NEVER = 0, 1 << 22
"""Days of what has none: such a deed comes after nothing, nothing after such a position."""


def update(ground: Ground, states: States, kept: Rows, since: Since | None, knowledge: Knowledge) -> None:
    """Bring the positions up to date; all are made anew where nothing is known of what was before (None)."""
    rules = PositionRules.load(knowledge)
    if since is None or len(since.touched) > MANY * len(ground.made):
        states.clear()
        kept.clear()
        _Keeping(ground, states, kept, rules, none_kept=True).change(list(ground.made))
    else:
        _Keeping(ground, states, kept, rules).change(sorted(since.touched))


class _Keeping:
    def __init__(self, ground: Ground, states: States, kept: Rows, rules: PositionRules, *, none_kept: bool = False) -> None:
        self._ground = ground
        self._rows = kept
        self._rules = rules
        self._entries = Entries(states, none_kept=none_kept)
        self._keys = Keys(states, none_kept=none_kept)
        self._together = Links(states, "together", none_kept=none_kept)
        self._doc_of = {made.key: doc for doc, made in ground.made.items()}
        self._own: dict[str, dict[Place, list[PositionItem]]] = {}

    def change(self, touched: Sequence[str]) -> None:
        """Articles came, went, or are others than before."""
        before = [entry for doc in touched for entry in self._entries.of(doc).values()]
        now = dict(self._new([doc for doc in touched if doc in self._ground.made]))
        new = [entry for entries in now.values() for entry in entries]
        gone = {entry.id for entry in before} - {entry.id for entry in new}
        waiting = self._waiting_for([*before, *new]) - gone
        others = {other for entry in before for other in self._unlink(entry.id)} | {entry.id for entry in new}
        self._keys.remove(before)
        self._keys.add(new)
        for doc in touched:
            self._entries.put(doc, now.get(doc, ()))
        groups = [group for block in sorted({e.keys[0] for e in (*before, *new) if e.mark}) for group in self._other_groups(block, others)]
        done = {id for group in groups for id in group}
        groups += [sorted(self._group(id)) for id in sorted(waiting - done)]
        self._tell(groups, [entry for entry in before if entry.mark])
        for own in (self._entries, self._keys, self._together):
            own.keep()

    # ------------------------------------------------------------ items

    def _new(self, docs: Sequence[str]) -> Iterator[tuple[str, list[Entry]]]:
        """The entries of articles as they are now. The first key of a position is that of its block."""
        corpus = self._ground.corpus(docs) if len(docs) < len(self._ground.made) else self._ground.corpus()
        for doc in docs:
            items = self._ground.items_of(KIND, doc)
            plain = {place_of(answer) for answer, place in answering(items) if place is not None}
            found = []
            for position, item in enumerate(items):
                keys = {block_of(item, corpus, self._rules)} if item.role == "position" else keys_of_deed(item)
                if item.role == "answer":
                    keys = set() if place_of(item) in plain else keys_of_answer(item)
                if keys:
                    id, mark = ref_of(self._ground.made[doc].key, position), _mark(item) if item.role == "position" else 0
                    found.append(Entry(id, _when(item, item.day), mark, tuple(sorted(map(_number, keys)))))
            yield doc, found

    def _item(self, id: int) -> PositionItem:
        item: PositionItem = self._ground.items_of(KIND, self._doc_of[article_of(id)])[position_of(id)]
        return item

    # ------------------------------------------------------------ which positions are others than before

    def _waiting_for(self, entries: Iterable[Entry]) -> set[int]:
        """The positions (the first of their items) that answers and deeds may answer or meet."""
        found = set[int]()
        for entry in entries:
            for key in () if entry.mark else entry.keys:
                waiting = self._keys.under(key | _LISTENS)
                found.update(id for told, id in waiting if not key & _DEED or told >> 32 < entry.when >> 32)
        return found

    def _other_groups(self, block: int, others: set[int]) -> Iterator[list[int]]:
        """The groups of a block that have one of some ``others``, or are not as they were."""
        ids = {id: self._item(id) for _, id in self._keys.under(block)}
        if ids:
            id_of = {builtin_id(item): id for id, item in ids.items()}
            for group in grouped(sorted(ids.values(), key=when), self._rules):
                own = [id_of[builtin_id(item)] for item in group]
                if not others.isdisjoint(own) or self._group(own[0]) != set(own):
                    yield own

    def _group(self, id: int) -> set[int]:
        """The items that were one position with an item."""
        first = next((other for other, (_, mark) in self._together.of(id).items() if mark == _FIRST), id)
        return {first, *self._together.of(first)}

    def _unlink(self, id: int) -> list[int]:
        others = list(self._together.of(id))
        for other in others:
            self._together.drop(id, other)
        return others

    # ------------------------------------------------------------ rows

    def _tell(self, groups: Sequence[Sequence[int]], gone: Iterable[Entry]) -> None:
        """Make the rows of some groups anew."""
        ids = [id for group in groups for id in group]
        corpus = self._ground.corpus({self._doc_of[article_of(id)] for id in ids})
        marks = {entry.mark for entry in chain(gone, map(self._entry, ids))}
        for id in ids:
            self._unlink(id)
        made = []
        for group in groups:
            items = {builtin_id(item): id for id in group for item in [self._item(id)]}
            told = Told(map(self._item, group), corpus, self._rules, self)
            first = items[builtin_id(told.first)]
            for id in group:
                entry = self._entry(id)
                listening = [_number(key) | _LISTENS for key in told.asked() | told.waits()] if id == first else []
                own_day = told.day if id == first else self._item(id).day
                self._change(entry, entry._replace(when=_when(self._item(id), own_day), keys=(entry.keys[0], *sorted(listening))))
                if id != first:
                    self._together.put(first, id, 0.0, _MEMBER, _FIRST)
            made.append(_row(told.row()))
        self._rows.replace(made, sorted(f"position-{mark:010x}" for mark in marks))

    def _entry(self, id: int) -> Entry:
        return self._entries.of(self._doc_of[article_of(id)])[id]

    def _change(self, old: Entry, new: Entry) -> None:
        if old != new:
            self._keys.remove([old])
            self._keys.add([new])
            self._entries.change(self._doc_of[article_of(new.id)], new)

    # ------------------------------------------------------------ what stands beside a position

    def own(self, position: PositionItem) -> Sequence[PositionItem]:
        """The answers of its article that plainly answer a position."""
        if position.doc not in self._own:
            found = self._own[position.doc] = defaultdict(list)
            for answer, place in answering(self._ground.items_of(KIND, position.doc)):
                if place is not None:
                    found[place].append(answer)
        return self._own[position.doc].get(place_of(position), ())

    def answers(self, key: Key) -> Sequence[PositionItem]:
        """The other answers under a key."""
        return [self._item(id) for _, id in self._keys.under(_number(key))]

    def deed(self, key: Key, after: str) -> PositionItem | None:
        """The first deed under a key on a later day."""
        members = self._keys.under(_number(key))
        at = bisect_left(members, (_day(after, _NEVER) + 1 << 32, 0))
        on_that_day = takewhile(lambda member: member[0] >> 32 == members[at][0] >> 32, islice(members, at, None))
        return min((self._item(id) for _, id in on_that_day), key=when, default=None)


@lru_cache(1 << 16)
def _number(key: Key) -> int:
    """A key as a number of 63 bits, the same on every machine."""
    return hashed("\n".join(key)) & ~(_LISTENS | _DEED) | (_DEED if key[0] == "deed" else 0)


def _when(item: PositionItem, told: str | None) -> int:
    """For sorting: the day, and a number that tells items of one day apart."""
    undated = _LONG_AGO if item.role == "deed" else _NEVER
    return _day(told, undated) << 32 | crc32(f"{item.record} {item.doc}".encode())


def _day(told: str | None, undated: int) -> int:
    found = day(told)
    return found.toordinal() if found else undated


def _mark(item: PositionItem) -> int:
    """The number in the id of the position of which an item speaks first."""
    return int(row_id(item).rpartition("-")[2], 16)


def _row(row: Position) -> Row:
    day, doc, start, id = in_order(row)
    return Row(id, f"{day}\x01{doc}\x01{start:09}\x01{id}", row.model_dump_json(by_alias=True))
