"""What figures of one thing have against one another: numbers that cannot both be right, numbers that are out of date, changed copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, groupby

from hearsay.compare.corpus import Corpus
from hearsay.compare.days import interval
from hearsay.compare.series_items import FigureItem
from hearsay.compare.series_match import Known, Likeness, Number, days_apart
from hearsay.records import Actor, SeriesConflict
from hearsay.wording import bounds

Pair = tuple[int, int]

WINDOW = 21
"""Days between two numbers that are still held against one another where the text does not date both."""
AROUND = 0.05
"""How far a round number, and one with "about", reaches to both sides."""
PATTERN = 3
"""In a copy at most one of so many numbers was changed; where more are others it is a report by the same pattern."""
MOST_NAMED = 3
"""Outlets that are named for one number of one origin."""
SAME_SENTENCE = 0.6
"""Share of the weight of a sentence's words that a copy must have kept for it to be the same sentence."""


def conflicts(members: Sequence[Known], origins: Mapping[str, Actor], corpus: Corpus) -> list[SeriesConflict]:
    """The conflicts among figures of one thing, as few as tell them all: in each every figure speaks against half of the others or more.

    ``origins`` has who stands for each figure, by its record.
    """
    sayings = sorted(_sayings(members), key=_in_order)
    numbers = [saying[0].number for saying in sayings]
    against = _opposed(sayings)
    rows = []
    told: set[Pair] = set()
    for i in range(len(sayings)):
        for j in sorted(against[i]):
            if i < j and (i, j) not in told:
                together = sorted(_together(i, j, against, numbers))
                told.update(combinations(together, 2))
                sides = sorted((sayings[k] for k in together), key=lambda saying: (saying[0].least, saying[0].first or 0, saying[0].order))
                rows.append(SeriesConflict(points=[a.item.record for saying in sides for a in saying], why=_why(sides, origins, corpus)))
    return rows


def _sayings(members: Sequence[Known]) -> list[list[Known]]:
    """The same number from the same origin is said once as long as it is repeated, however many articles tell it."""

    def key(a: Known) -> tuple[object, ...]:
        return (a.least, a.most, a.origin, a.first or 0, a.last or 0, a.order)

    found: list[list[Known]] = []
    for _, same in groupby(sorted(members, key=key), key=lambda a: key(a)[:3]):
        found.append([])
        for a in same:
            if found[-1] and (a.first or 0) - (found[-1][-1].last or 0) > WINDOW:
                found.append([])
            found[-1].append(a)
    return found


def _in_order(saying: Sequence[Known]) -> tuple[int, float, tuple[str, int]]:
    return saying[0].first or 0, saying[0].least, saying[0].order


def _opposed(sayings: Sequence[Sequence[Known]]) -> list[set[int]]:
    """For each saying (in order of days) those that speak against it."""
    against: list[set[int]] = [set() for _ in sayings]
    lasts = [max(a.last or 0 for a in saying) for saying in sayings]
    for i, one in enumerate(sayings):
        for j in range(i + 1, len(sayings)):
            other = sayings[j]
            if (other[0].first or 0) - lasts[i] > WINDOW and lasts[i]:
                break
            if any(_apart(a, b) for a in one for b in other):
                against[i].add(j)
                against[j].add(i)
    return against


def _together(i: int, j: int, against: Sequence[set[int]], numbers: Sequence[Number]) -> set[int]:
    """Sayings that speak against one another, from two of them on."""
    together = {i, j}
    for k in sorted((against[i] | against[j]) - together):
        others = [other for other in together if numbers[other] != numbers[k]]
        if others and 2 * len(against[k].intersection(others)) >= len(others):
            together.add(k)
    return together


def _apart(a: Known, b: Known) -> bool:
    """Whether two figures of one thing cannot both be right, about the same time."""
    if a.item.incremental or b.item.incremental or a.item.part != b.item.part or not _about_one_time(a, b):
        return False
    low, high = (a, b) if a.least <= b.least else (b, a)
    return high.least * (1 - _reach(high)) > low.most * (1 + _reach(low))


def _about_one_time(a: Known, b: Known) -> bool:
    apart = days_apart(a, b)
    if apart is None:  # one of them has no day: only where one article holds both, or both come from one text
        return a.item.doc == b.item.doc
    if apart > 0 and (a.origin == b.origin or (a.item.dated and b.item.dated)):
        return False  # what changed with time
    return apart <= WINDOW


def _reach(a: Known) -> float:
    low, high = a.number
    if low is None or low != high:
        return 0.0
    round_one = low >= 100 and len(f"{low:.10g}".strip("0")) == 1
    return AROUND if a.item.approx or round_one else 0.0


# ---------------------------------------------------------------- in words


def _why(sides: Sequence[Sequence[Known]], origins: Mapping[str, Actor], corpus: Corpus) -> str:
    """Each number with who says so and as of when: "90,000 Ukrainian defence ministry, November 2021; more than 125,000 NATO"."""
    told: defaultdict[tuple[str, str], list[FigureItem]] = defaultdict(list)
    for saying in sides:
        for a in saying:
            told[number_of(a.item), origins[a.item.record].name].append(a.item)
    return "; ".join(f"{number} {_teller(who, items, corpus)}" for (number, who), items in told.items())


def _teller(who: str, items: Sequence[FigureItem], corpus: Corpus) -> str:
    """Who says so, in which outlets where they are others, as of when first."""
    outlets = sorted({corpus.outlet(item.doc) for item in items if item.stations} - {who})
    where = f" ({', '.join(outlets[:MOST_NAMED])}{' and others' if len(outlets) > MOST_NAMED else ''})" if outlets else ""
    return f"{who}{where}, {as_of(items[0]) or 'undated'}"


def number_of(item: FigureItem) -> str:
    """The bounds in words: ``more than 100,000``, ``up to 500``, ``about 90,000``."""
    return bounds(item.low, item.high, approx=item.approx, incremental=item.incremental)


def as_of(item: FigureItem) -> str | None:
    """The time that a figure holds for, in words: ``13 November 2021``, ``November 2021``; None where it is not known."""
    period = interval(f"{item.first}/{item.last}") if item.dated else interval(item.last)
    if period is None:
        return item.when
    first, last = period
    if first == last:
        return f"{last.day} {last:%B %Y}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    if first.day == 1 and first.replace(day=1) == last.replace(day=1) and interval(f"{last:%Y-%m}") == period:
        return f"{first:%B %Y}"
    return f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"


# ---------------------------------------------------------------- out of date


def stale(members: Sequence[Known], origins: Mapping[str, Actor]) -> set[str]:
    """Records of figures that articles repeat although the same origin gave another number before they appeared.

    An article that says itself of what day the old number is has it right. Somebody unnamed is not one origin.
    """
    found: set[str] = set()
    of_one: defaultdict[str, list[tuple[str, Known]]] = defaultdict(list)
    for a in members:
        if a.item.told and origins[a.item.record].kind != "unnamed" and not a.item.incremental:
            of_one[a.origin].append((a.item.told, a))
    for sayings in of_one.values():
        news: dict[Number, tuple[str, int]] = {}
        for told, a in sayings:
            day, since = news.get(a.number, (told, a.first or 0))
            news[a.number] = min(day, told), min(since, a.first or 0)
        for told, a in sayings:
            own = news[a.number]
            if not a.item.dated and any(own[0] < day < told and own[1] <= since for day, since in news.values()):
                found.add(a.item.record)
    return found


# ---------------------------------------------------------------- changed on the way


def changes(known: Iterable[Known], pairs: Iterable[tuple[str, str]], likeness: Likeness) -> dict[int, int]:
    """Figures (their ids) that stand in a copy where the text it came from has another number. ``pairs`` are the copies with what they
    come from (ids of articles).

    The sentence must be the same but for the number, and most numbers of the two texts too: reports by one pattern are no copies.
    """
    by_doc: defaultdict[str, list[Known]] = defaultdict(list)
    for figure in known:
        by_doc[figure.item.doc].append(figure)
    found: dict[int, int] = {}
    for doc, of in sorted(pairs):
        mine, theirs = by_doc[doc], by_doc[of]
        likely = ((_kept(a, b, likeness), i, j) for i, a in enumerate(mine) for j, b in enumerate(theirs))
        told = _aligned(pair for pair in likely if pair[0] >= SAME_SENTENCE)
        other = [(mine[i], theirs[j]) for i, j in told if mine[i].number != theirs[j].number]
        if PATTERN * len(other) <= max(PATTERN, len(told)):
            for a, b in other:
                found.setdefault(a.id, b.id)
    return found


def comes_from(corpus: Corpus) -> set[tuple[str, str]]:
    """The copies among the articles, each with the text that it comes from."""
    return {(copy.doc, copy.of) for copy in corpus.copies if copy.direction or corpus.first(copy.doc) == copy.of}


def _aligned(pairs: Iterable[tuple[float, int, int]]) -> list[Pair]:
    """Each figure of either text with one of the other, those that are most alike first."""
    found: list[Pair] = []
    mine, theirs = set[int](), set[int]()
    for _, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if i not in mine and j not in theirs:
            mine.add(i)
            theirs.add(j)
            found.append((i, j))
    return found


def _kept(a: Known, b: Known, likeness: Likeness) -> float:
    """The share of words that the sentences of two figures have in common, if they may count the same; 1 and more for equal numbers."""
    if a.item.unit != b.item.unit or a.noun != b.noun or a.item.when != b.item.when:
        return 0.0
    most = max(likeness.weight(a.terms), likeness.weight(b.terms))
    share = likeness.weight(a.terms & b.terms) / most if most else 0.0
    return share + (a.number == b.number)
