"""The negotiating table as the articles show it: one position told in many articles is one, with its retellings, with how it was answered,
and whether its condition has since been reported as met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from hearsay.compare.corpus import Corpus
from hearsay.compare.position_answers import ASKED_BEFORE
from hearsay.compare.position_reading import PositionItem
from hearsay.compare.position_rules import PositionRules
from hearsay.records import Actor, Position, PositionAnswer, PositionKind, Span, record_id

_ALIKE = 0.6
"""Share by weight of the shorter one's words from which two demands without a known topic are one."""
_STEM = 6
"""Letters by which words are compared: "emerge" and "emergence"."""
_COMMON = 40
"""A word in more positions of one holder than this tells little."""
_NEXT = 5
UNDATED = "9999"
_STICKS = ("threat", "red_line")
_ANSWERED: frozenset[str] = frozenset({"demand", "offer", "mediation"})
"""What is accepted or rejected by words elsewhere; a threat is only where the two stand together."""


Key = tuple[str, ...]
"""Under this items are looked up: positions that may be one, answers of one topic, deeds of one kind."""


def positions(items: Iterable[PositionItem], corpus: Corpus, rules: PositionRules) -> list[Position]:
    """The positions that all articles tell, the oldest first; the same whatever the order of the items."""
    told = sorted(items, key=when)
    blocks: defaultdict[Key, list[PositionItem]] = defaultdict(list)
    for item in told:
        if item.role == "position":
            blocks[block_of(item, corpus, rules)].append(item)
    beside = _Beside(told)
    groups = (group for block in blocks.values() for group in grouped(block, rules))
    return sorted((Told(group, corpus, rules, beside).row() for group in groups), key=in_order)


def in_order(row: Position) -> tuple[str, str, int, str]:
    """For sorting: the oldest position first."""
    return row.day or UNDATED, row.doc, row.content[0].start if row.content else 0, row.id


def row_id(first: PositionItem) -> str:
    """The id of the position of which an item speaks first."""
    return record_id("position", first.doc, list(first.content), first.at)


def when(item: PositionItem) -> tuple[str, str, int, str]:
    """For sorting: the oldest item first."""
    return item.day or UNDATED, item.doc, item.at, item.record


def _speaking(item: PositionItem, corpus: Corpus) -> tuple[object, ...]:
    """For sorting: of independent texts the oldest speaks first, and its original before its copies."""
    first = corpus.first(item.doc)
    return corpus.day(first) or item.day or UNDATED, first, item.doc != first, when(item)


# ---------------------------------------------------------------- what stands beside a position


class Beside(Protocol):
    """Looks up what is told beside positions: their answers, and the deeds that meet them."""

    def own(self, position: PositionItem) -> Sequence[PositionItem]:
        """The answers of its article that plainly answer a position."""

    def answers(self, key: Key) -> Sequence[PositionItem]:
        """The other answers under a key."""

    def deed(self, key: Key, after: str) -> PositionItem | None:
        """The first deed under a key on a later day."""


class _Beside:
    """The same of items that are at hand, in order of ``when``."""

    def __init__(self, items: Iterable[PositionItem]) -> None:
        self._own: defaultdict[Place, list[PositionItem]] = defaultdict(list)
        self._under: defaultdict[Key, list[PositionItem]] = defaultdict(list)
        articles: defaultdict[str, list[PositionItem]] = defaultdict(list)
        for item in items:
            articles[item.doc].append(item)
            if item.role == "deed":
                for key in keys_of_deed(item):
                    self._under[key].append(item)
        for article in articles.values():
            for answer, place in answering(article):
                if place is not None:
                    self._own[place].append(answer)
                else:
                    for key in keys_of_answer(answer):
                        self._under[key].append(answer)

    def own(self, position: PositionItem) -> Sequence[PositionItem]:
        return self._own.get(place_of(position), ())

    def answers(self, key: Key) -> Sequence[PositionItem]:
        return self._under.get(key, ())

    def deed(self, key: Key, after: str) -> PositionItem | None:
        return next((deed for deed in self._under.get(key, ()) if deed.day and deed.day > after), None)


Place = tuple[str, int, str]


def place_of(item: PositionItem) -> Place:
    """Where an item stands: article, character, record."""
    return item.doc, item.at, item.record


def answering(article: Iterable[PositionItem]) -> Iterator[tuple[PositionItem, Place | None]]:
    """The answers of one article, each with the position that it plainly answers, if any."""
    told = sorted(article, key=when)
    places = {item.at: place_of(item) for item in told if item.role == "position"}
    yield from ((item, places.get(item.answers_to) if item.answers_to is not None else None) for item in told if item.role == "answer")


def keys_of_answer(item: PositionItem) -> set[Key]:
    """Under what an answer is looked up that answers no position of its own article."""
    return {("answer", item.subject, side) for side in (*item.sides, *item.toward_sides, *item.about)} if item.subject else set()


def keys_of_deed(item: PositionItem) -> set[Key]:
    """Under what a deed is looked up: its family or class, who did it, and perhaps to whom."""
    return {("deed", name, side, other) for name in item.deeds for side in item.sides for other in ("", *item.toward_sides)}


class Told:
    """One position with all its tellings, in the order in which they speak."""

    def __init__(self, items: Iterable[PositionItem], corpus: Corpus, rules: PositionRules, beside: Beside) -> None:
        self._rules = rules
        self._beside = beside
        self.items = sorted(items, key=lambda item: _speaking(item, corpus))
        self.first = self.items[0]
        self.day = min((item.day for item in self.items if item.day), default=None)
        self._sides = frozenset(self.first.sides)
        self._toward = frozenset(side for item in self.items for side in item.toward_sides)
        self._own = sorted((answer for item in self.items for answer in beside.own(item)), key=when)
        for answer in self._own:
            self._asked_by(answer.day)

    def asked(self) -> set[Key]:
        """Under what its answers in other articles are looked up."""
        holder, subject = self.first.holder, self.first.subject
        if self.first.kind not in _ANSWERED or not subject or holder is None or holder.kind == "unnamed":
            return set()
        return {("answer", subject, side) for side in self._sides | self._toward}

    def waits(self) -> set[Key]:
        """Under what deeds are looked up that meet it."""
        return self._condition() | self._demanded()

    def _condition(self) -> set[Key]:
        """The deed which the condition names, done by and to those whom it names."""
        named = {deed for item in self.items if item.condition for deed in item.deeds}
        concerned = {side for item in self.items for side in item.concerned}
        families = {deed for deed in named if deed.islower()} or named
        return {
            ("deed", name, side, other)
            for name in families
            for side in concerned
            for other in (concerned - {side} if len(concerned) > 1 else {""})
        }

    def _demanded(self) -> set[Key]:
        """The deeds that do what is demanded, where the table of topics knows which do."""
        classes = self._rules.met_by(self.first.subject) if self.first.kind == "demand" else frozenset()
        return {("deed", name, side, "") for name in classes for side in self._toward}

    def _met(self, keys: Iterable[Key]) -> PositionItem | None:
        found = [deed for key in sorted(keys) if self.day and (deed := self._beside.deed(key, self.day)) is not None]
        return min(found, key=when, default=None)

    def _answers(self) -> Iterator[PositionAnswer]:
        """How it was answered: by words, and by the deed that was demanded."""
        of_topic = {
            place_of(item): item for key in sorted(self.asked()) for item in self._beside.answers(key) if self._is_answered_by(item)
        }
        for item in sorted([*self._own, *of_topic.values()], key=when):
            if self._comes_after(item, own=place_of(item) not in of_topic):
                yield _answer(item)
        if (deed := self._met(self._demanded())) is not None:
            by = next(actor for item in self.items for actor in item.toward)
            yield PositionAnswer(record=deed.record, by=by, answer="accepted", day=deed.day)

    def _is_answered_by(self, item: PositionItem) -> bool:
        """Whether words of the same topic are an answer: by one who is asked or to one who asks."""
        if self._sides & {*item.sides}:
            return False
        to_holder = bool(self._sides & {*item.toward_sides, *item.about})
        return to_holder or (bool(self._toward & {*item.sides}) and not item.toward_sides)

    def _comes_after(self, item: PositionItem, *, own: bool) -> bool:
        """Whether an answer was given on the day of the demand or later; where a day is not known, behind it in its article."""
        if item.rule == ASKED_BEFORE and self._sides & {*item.about} and not any(told.dated for told in self.items):
            return True  # it speaks of the demand, so that the demand was there before
        if item.day and self.day:
            return item.day >= self.day
        return own or any(item.doc == other.doc and item.at > other.at for other in self.items)

    def _asked_by(self, answered: str | None) -> None:
        """It was answered in one breath on this day: where no text dates it, it is not younger than that."""
        if answered and self.day and answered < self.day and not any(item.dated and item.day == self.day for item in self.items):
            self.day = answered

    def row(self) -> Position:
        """As it is told."""
        met = self._met(self._condition())
        first, of = self.first, next((item.of for item in self.items if item.of), None)
        others = [item.record for item in self.items if item.record != first.record]
        kinds = [item.kind for item in self.items]
        assert first.holder is not None
        answers = list(self._answers())
        dated = any(item.dated for item in self.items)
        return Position(
            id=row_id(first),
            doc=first.doc,
            holder=first.holder,
            toward=list(next((item.toward for item in self.items if item.toward), ())),
            kind="red_line" if "red_line" in kinds else first.kind or "demand",
            topic=f"{first.topic} {of}" if of else first.topic,
            day=self.day if dated or not self.day else min([self.day, *(answer.day for answer in answers if answer.day)]),
            statement=first.record,
            condition=first.condition or (self._elsewhere if first.kind in _STICKS else None),
            content=list(first.content),
            retellings=list(dict.fromkeys(others)),
            answers=answers,
            condition_met=met.record if met else None,
            rule=first.rule,
        )

    @property
    def _elsewhere(self) -> Span | None:
        return next((item.condition for item in self.items if item.condition), None)


# ---------------------------------------------------------------- one position in many articles


def block_of(item: PositionItem, corpus: Corpus, rules: PositionRules) -> Key:
    """Positions that are one have this in common."""
    # Two of whom only "officials" is known are never one, but for copies of one text.
    text = corpus.first(item.doc) if item.holder is None or item.holder.kind == "unnamed" else ""
    return "position", text, " ".join(item.sides), str(rules.same_kind.get(item.kind or "", item.kind)), item.subject or ""


def grouped(block: Sequence[PositionItem], rules: PositionRules) -> Iterator[list[PositionItem]]:
    """The positions of one block, in order of ``when``, as groups that are one each."""
    return _by_topic(block) if block[0].subject else _by_words(block, rules)


def _by_topic(block: Sequence[PositionItem]) -> Iterator[list[PositionItem]]:
    """Of one topic, those of the same state and toward the same sides; what does not tell these goes where it fits alone."""
    exact: defaultdict[tuple[str, tuple[str, ...]], list[PositionItem]] = defaultdict(list)
    for item in block:
        exact[item.of or "", tuple(sorted(item.toward_sides))].append(item)
    groups: list[tuple[set[str], set[str], list[PositionItem]]] = []
    for (of, toward), own in sorted(exact.items(), key=lambda pair: (-bool(pair[0][0]) - bool(pair[0][1]), pair[0])):
        fitting = [g for g in groups if (not of or not g[0] or of in g[0]) and (not toward or not g[1] or g[1] & {*toward})]
        group = fitting[0] if len(fitting) == 1 else (set(), set(), [])
        if len(fitting) != 1:
            groups.append(group)
        group[0].update({of} - {""})
        group[1].update(toward)
        group[2].extend(own)
    yield from (group for *_, group in groups)


def _by_words(block: Sequence[PositionItem], rules: PositionRules) -> Iterator[list[PositionItem]]:
    """Of no known topic, those with the same words for the most part."""
    same: defaultdict[tuple[object, ...], list[PositionItem]] = defaultdict(list)
    for item in block:
        same[item.terms, item.toward_sides].append(item)
    firsts = [items[0] for items in same.values()]
    weights = [{term[:_STEM]: rules.weight(term) for term in item.terms} for item in firsts]
    group = list(range(len(firsts)))

    def root(place: int) -> int:
        while group[place] != place:
            place = group[place]
        return place

    for a, b in _candidates([sorted(own) for own in weights]):
        if root(a) != root(b) and _alike(firsts[a], firsts[b], weights[a], weights[b]):
            group[max(root(a), root(b))] = min(root(a), root(b))
    made: defaultdict[int, list[PositionItem]] = defaultdict(list)
    for place, items in enumerate(same.values()):
        made[root(place)] += items
    yield from made.values()


def _candidates(words: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Pairs that share a word. Of a word that very many have each is compared with those that come next: they are the most alike."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for place in sorted(range(len(words)), key=lambda place: tuple(words[place])):
        for term in words[place]:
            having[term].append(place)
    found = set()
    for places in having.values():
        reach = len(places) if len(places) <= _COMMON else _NEXT
        found |= {(min(a, b), max(a, b)) for at, a in enumerate(places) for b in places[at + 1 : at + 1 + reach]}
    return sorted(found)


def _alike(a: PositionItem, b: PositionItem, own: Mapping[str, float], other: Mapping[str, float]) -> bool:
    if a.toward_sides and b.toward_sides and not set(a.toward_sides) & set(b.toward_sides):
        return False
    shared = sorted(own.keys() & other.keys())
    if len(shared) < 2 and own.keys() != other.keys():
        return False
    lighter = min(sum(own.values()), sum(other.values()))
    return sum(min(own[term], other[term]) for term in shared) >= _ALIKE * lighter


def _answer(item: PositionItem) -> PositionAnswer:
    assert item.holder is not None
    return PositionAnswer(record=item.record, by=item.holder, answer=item.answer or "rejected", day=item.day)


# ---------------------------------------------------------------- the table


_PAIR = 2


@dataclass(frozen=True)
class TableRow:
    """What one side holds toward another on one topic, by kind; ``toward`` is None where nobody is told."""

    holder: Actor
    toward: Actor | None
    topic: str
    cells: Mapping[PositionKind, Sequence[Position]]


def table(found: Iterable[Position], rules: PositionRules) -> list[TableRow]:
    """The positions by pair of sides and topic, the pair with most of them first, in each the oldest topic first; last those
    toward nobody who is named."""
    pairs: defaultdict[tuple[str, str], dict[str, defaultdict[PositionKind, list[Position]]]] = defaultdict(dict)
    actors: dict[str, Actor] = {}
    for position in found:
        sides = rules.sides.sides(position.holder, position.day)
        holders = sides if len(sides) <= _PAIR else (position.holder,)  # what six say together is one row, not six
        others = [side for actor in position.toward for side in rules.sides.sides(actor, position.day)]
        if {side.id for side in holders} & {side.id for side in others}:  # a government and its parliament
            holders, others = (position.holder,), list(position.toward)
        actors |= {side.id: side for side in (*holders, *others)}
        for holder in holders:
            for toward in [side.id for side in others] or [""]:
                pairs[holder.id, toward].setdefault(position.topic, defaultdict(list))[position.kind].append(position)
    ordered = sorted(pairs, key=lambda pair: (not pair[1], -sum(len(p) for cells in pairs[pair].values() for p in cells.values()), pair))
    return [TableRow(actors[a], actors.get(b), topic, dict(cells)) for a, b in ordered for topic, cells in pairs[a, b].items()]
