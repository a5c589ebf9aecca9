"""The negotiating table: for each pair of sides and each topic what either demands, forbids, offers, threatens or promises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hearsay.compare.position_narrated import NOT_TOLD
from hearsay.compare.positions import TableRow
from hearsay.records import Actor, Position, PositionAnswer
from hearsay.wording import words_of_position

from .passages import Passage

PAIRS, TOPICS, IN_CELL = 12, 30, 4
"""Pairs of sides shown, topics of each, and positions of one side on one topic that are not folded away."""

LONGEST = 320
"""Characters of the words of a position that are shown."""

AWAITED = frozenset({"demand", "offer", "mediation"})
"""Kinds of positions that others accept or reject."""


@dataclass(frozen=True)
class Held:
    """One position with its passages: where it is told first, where again, how it was answered, where its condition is told as met."""

    position: Position
    told: Passage
    again: list[Passage]
    answers: list[tuple[PositionAnswer, Passage]]
    met: Passage | None

    @property
    def said(self) -> str:
        """The words of the position: of one that an event tells more than the word of the event."""
        words = words_of_position(self.position)[1] or self.told.own
        return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"

    @property
    def lead(self) -> str:
        """What stands before these words: a demand "against" something."""
        return words_of_position(self.position)[0]

    @property
    def is_told_of_nobody(self) -> bool:
        """Whether the article does not tell whose it is."""
        return self.position.holder == NOT_TOLD

    @property
    def is_open(self) -> bool:
        """Whether an answer could be expected and none was found."""
        return self.position.kind in AWAITED and not self.answers


@dataclass
class Topic:
    """What both sides of a pair hold on one topic, the oldest first."""

    name: str
    sides: tuple[list[Held], list[Held]] = field(default_factory=lambda: ([], []))

    @property
    def first_day(self) -> str:
        return min((held.position.day or "9999" for side in self.sides for held in side), default="9999")


@dataclass
class Pair:
    """Two sides with their topics. ``other`` is None where nobody is named toward whom ``one`` holds them."""

    one: Actor
    other: Actor | None
    topics: list[Topic] = field(default_factory=list)
    left_out: int = 0

    @property
    def held(self) -> int:
        """How many positions there are."""
        return sum(len(side) for topic in self.topics for side in topic.sides)


@dataclass(frozen=True)
class Negotiating:
    """The tables of the pairs with most positions."""

    pairs: list[Pair]
    left_out: int
    positions: int
    answered: int


def negotiating(rows: Iterable[TableRow], passages: Mapping[str, Passage]) -> Negotiating | None:
    """The rows (see ``hearsay.compare.positions.table``) with both sides of each pair beside one another; None where there are none."""
    pairs: dict[tuple[str, str], Pair] = {}
    topics: dict[tuple[str, str, str], Topic] = {}
    found: dict[str, Position] = {}
    for row in rows:
        pair, side = _pair(row, pairs)
        ids = pair.one.id, pair.other.id if pair.other else ""
        topic = topics.get((*ids, row.topic))
        if topic is None:
            topic = topics[*ids, row.topic] = Topic(row.topic)
            pair.topics.append(topic)
        for position in (position for own in row.cells.values() for position in own):
            topic.sides[side].append(held(position, passages))
            found[position.id] = position
    if not pairs:
        return None
    for pair in pairs.values():
        for topic in pair.topics:
            for own in topic.sides:
                own.sort(key=lambda held: (held.position.day or "9999", held.position.doc, held.position.id))
        pair.topics.sort(key=lambda topic: (-sum(map(bool, topic.sides)), topic.first_day, topic.name))
    ordered = sorted(pairs.values(), key=lambda pair: (pair.other is None, -pair.held, pair.one.id, pair.other.id if pair.other else ""))
    for pair in ordered:
        pair.left_out = max(0, len(pair.topics) - TOPICS)
        del pair.topics[TOPICS:]
    return Negotiating(
        ordered[:PAIRS], max(0, len(ordered) - PAIRS), len(found), sum(bool(position.answers) for position in found.values())
    )


def held(position: Position, passages: Mapping[str, Passage]) -> Held:
    """A position with its passages."""
    return Held(
        position=position,
        told=passages[position.statement],
        again=[passages[record] for record in position.retellings],
        answers=[(answer, passages[answer.record]) for answer in position.answers],
        met=passages[position.condition_met] if position.condition_met else None,
    )


def _pair(row: TableRow, pairs: dict[tuple[str, str], Pair]) -> tuple[Pair, int]:
    """The pair of a row, and on which side of it the holder stands: he who comes first in the alphabet stands on the left."""
    if row.toward is None or row.toward.id == row.holder.id:
        return pairs.setdefault((row.holder.id, ""), Pair(row.holder, None)), 0
    one, other = sorted((row.holder, row.toward), key=lambda actor: (actor.name, actor.id))
    return pairs.setdefault((one.id, other.id), Pair(one, other)), int(row.holder.id == other.id)
