"""The negotiating table as the articles show it: one position told in many articles is one, with its retellings, with how it was answered,
and whether its condition has since been reported as met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hearsay.compare.corpus import Corpus
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
_UNDATED = "9999"
_STICKS = ("threat", "red_line")
_ANSWERED: frozenset[str] = frozenset({"demand", "offer", "mediation"})
"""What is accepted or rejected by words elsewhere; a threat is only where the two stand together."""


def positions(items: Iterable[PositionItem], corpus: Corpus, rules: PositionRules) -> list[Position]:
    """The positions that all articles tell, the oldest first; the same whatever the order of the items."""
    by_role: defaultdict[str, list[PositionItem]] = defaultdict(list)
    for item in items:
        by_role[item.role].append(item)
    groups = _grouped(sorted(by_role["position"], key=_when), corpus, rules)
    told = [_Told(sorted(group, key=lambda item: _speaking(item, corpus))) for group in groups]
    answers = _answers(told, sorted(by_role["answer"], key=_when))
    deeds = _Deeds(by_role["deed"])
    for number, position in enumerate(told):
        answers[number] += deeds.accepting(position, rules)
    made = [position.row(answers[number], deeds.meeting(position)) for number, position in enumerate(told)]
    return sorted(made, key=lambda row: (row.day or _UNDATED, row.doc, row.content[0].start if row.content else 0, row.id))


def _when(item: PositionItem) -> tuple[str, str, int, str]:
    return item.day or _UNDATED, item.doc, item.at, item.record


def _speaking(item: PositionItem, corpus: Corpus) -> tuple[object, ...]:
    """For sorting: of independent texts the oldest speaks first, and its original before its copies."""
    first = corpus.first(item.doc)
    return corpus.day(first) or item.day or _UNDATED, first, item.doc != first, _when(item)


class _Told:
    """One position with all its tellings, in the order in which they speak."""

    def __init__(self, items: Sequence[PositionItem]) -> None:
        self.items = items
        self.first = self.items[0]
        self.day = min((item.day for item in items if item.day), default=None)
        self.sides = frozenset(self.first.sides)
        self.toward = frozenset(side for item in self.items for side in item.toward_sides)
        self.concerned = frozenset(side for item in self.items for side in item.concerned)
        self.deeds = {deed for item in self.items if item.condition for deed in item.deeds}

    def row(self, answers: Sequence[PositionAnswer], met: str | None) -> Position:
        first, of = self.first, next((item.of for item in self.items if item.of), None)
        others = [item.record for item in self.items if item.record != first.record]
        kinds = [item.kind for item in self.items]
        assert first.holder is not None
        return Position(
            id=record_id("position", first.doc, list(first.content), first.at),
            doc=first.doc,
            holder=first.holder,
            toward=list(next((item.toward for item in self.items if item.toward), ())),
            kind="red_line" if "red_line" in kinds else first.kind or "demand",
            topic=f"{first.topic} {of}" if of else first.topic,
            day=self.day,
            statement=first.record,
            condition=first.condition or (self._elsewhere if first.kind in _STICKS else None),
            content=list(first.content),
            retellings=list(dict.fromkeys(others)),
            answers=list(answers),
            condition_met=met,
            rule=first.rule,
        )

    def asked_by(self, answered: str | None) -> None:
        """It was answered in one breath on this day: where no text dates it, it is not younger than that."""
        if answered and self.day and answered < self.day and not any(item.dated and item.day == self.day for item in self.items):
            self.day = answered

    @property
    def _elsewhere(self) -> Span | None:
        return next((item.condition for item in self.items if item.condition), None)


# ---------------------------------------------------------------- one position in many articles


def _grouped(items: Sequence[PositionItem], corpus: Corpus, rules: PositionRules) -> Iterator[list[PositionItem]]:
    blocks: defaultdict[tuple[object, ...], list[PositionItem]] = defaultdict(list)
    for item in items:
        # Two of whom only "officials" is known are never one, but for copies of one text.
        text = corpus.first(item.doc) if item.holder is None or item.holder.kind == "unnamed" else ""
        blocks[text, tuple(item.sides), rules.same_kind.get(item.kind or "", item.kind), item.subject].append(item)
    for (*_, subject), block in blocks.items():
        yield from (_by_topic(block) if subject else _by_words(block, rules))


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


# ---------------------------------------------------------------- answers


def _answers(told: Sequence[_Told], answers: Sequence[PositionItem]) -> defaultdict[int, list[PositionAnswer]]:
    """How each position (by its number) was answered, each record once."""
    places = {(item.doc, item.at): number for number, position in enumerate(told) for item in position.items}
    plain = {i: places.get((item.doc, item.answers_to)) for i, item in enumerate(answers) if item.answers_to is not None}
    own = {i: number for i, number in plain.items() if number is not None}
    for i, number in own.items():
        told[number].asked_by(answers[i].day)
    of_topic: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, position in enumerate(told):
        holder = position.first.holder
        if position.first.kind in _ANSWERED and position.first.subject and holder is not None and holder.kind != "unnamed":
            for side in sorted(position.sides | position.toward):
                of_topic[position.first.subject, side].append(number)
    made: defaultdict[int, list[PositionAnswer]] = defaultdict(list)
    for i, item in enumerate(answers):
        found = {own[i]} if i in own else {n for side in (*item.sides, *item.toward_sides) for n in of_topic[item.subject or "", side]}
        for number in sorted(found):
            if _since(item, told[number], i in own) and (i in own or _answers_it(item, told[number])):
                made[number].append(_answer(item))
    return made


def _answers_it(item: PositionItem, position: _Told) -> bool:
    """Whether words of the same topic are an answer: by one who is asked or to one who asks."""
    if position.sides & {*item.sides}:
        return False
    to_holder = bool(position.sides & {*item.toward_sides, *item.about})
    return to_holder or (bool(position.toward & {*item.sides}) and not item.toward_sides)


def _since(item: PositionItem, position: _Told, own: bool) -> bool:
    """Whether it was said on the day of the demand or later; where a day is not known, behind it in its article."""
    if item.day and position.day:
        return item.day >= position.day
    return own or any(item.doc == other.doc and item.at > other.at for other in position.items)


def _answer(item: PositionItem) -> PositionAnswer:
    assert item.holder is not None
    return PositionAnswer(record=item.record, by=item.holder, answer=item.answer or "rejected", day=item.day)


# ---------------------------------------------------------------- deeds


class _Deeds:
    """What is told as done, by its family or class and who did it, the oldest first."""

    def __init__(self, deeds: Iterable[PositionItem]) -> None:
        self._by: defaultdict[tuple[str, str], list[PositionItem]] = defaultdict(list)
        for deed in sorted(deeds, key=_when):
            for key in [(family, side) for family in deed.deeds for side in deed.sides]:
                self._by[key].append(deed)

    def meeting(self, position: _Told) -> str | None:
        """The first later record that tells of the deed which the condition names, done by and to those whom it names."""
        families = {deed for deed in position.deeds if deed.islower()} or position.deeds
        found = [
            deed
            for side in sorted(position.concerned)
            for family in sorted(families)
            for deed in self._by[family, side]
            if _later(deed, position) and (len(position.concerned) == 1 or (position.concerned - {side}) & {*deed.toward_sides})
        ]
        return min(found, key=_when).record if found else None

    def accepting(self, position: _Told, rules: PositionRules) -> list[PositionAnswer]:
        """The first later deed that does what was demanded, where the table of topics knows which deeds do."""
        classes = rules.met_by(position.first.subject) if position.first.kind == "demand" else frozenset()
        found = [d for side in sorted(position.toward) for name in sorted(classes) for d in self._by[name, side] if _later(d, position)]
        if not found:
            return []
        deed = min(found, key=_when)
        by = next(actor for item in position.items for actor in item.toward)
        return [PositionAnswer(record=deed.record, by=by, answer="accepted", day=deed.day)]


def _later(deed: PositionItem, position: _Told) -> bool:
    return bool(deed.day and position.day and deed.day > position.day)


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
        actors |= {side.id: side for side in (*holders, *others)}
        for holder in holders:
            for toward in [side.id for side in others] or [""]:
                pairs[holder.id, toward].setdefault(position.topic, defaultdict(list))[position.kind].append(position)
    ordered = sorted(pairs, key=lambda pair: (not pair[1], -sum(len(p) for cells in pairs[pair].values() for p in cells.values()), pair))
    return [TableRow(actors[a], actors.get(b), topic, dict(cells)) for a, b in ordered for topic, cells in pairs[a, b].items()]
