"""Copies as the page shows them: each family of articles drawn from the oldest down, with the changed words of every copy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hearsay.compare.families import Family as Found
from hearsay.records import Copy

from .changes import Piece, side_by_side, unmarked
from .views import ArticleView

MOST_ROWS, MOST_TIES = 15, 12
"""Articles drawn of one family, and ties between them; of more ties those that hold the family together, the strongest."""

FEWEST_WORDS = 3
"""Shorter stretches in common are shown only where there are no longer ones."""

LANE, OUT, IN = 14, 16, 28
"""Pixels: between two lines, and from the top of an article to where the lines leave it and reach it."""


@dataclass(frozen=True)
class Tie:
    """Two articles of one text. ``copy`` is the later one, whether or not it is told that it comes from ``origin``."""

    record: Copy
    copy: ArticleView
    origin: ArticleView
    pairs: list[tuple[list[Piece], list[Piece]]]
    """The stretches in common: the origin's words and the copy's."""

    @property
    def told(self) -> bool:
        """Whether it is known which of the two came first."""
        return self.record.direction is not None

    @property
    def names(self) -> tuple[str, str]:
        """What to call the origin and the copy: by outlet, or by title where an outlet is not known or printed both."""
        sides = self.origin, self.copy
        outlets = [view.article.outlet for view in sides]
        if all(outlets) and outlets[0] != outlets[1]:
            return str(outlets[0]), str(outlets[1])
        return sides[0].title, sides[1].title


@dataclass(frozen=True)
class Line:
    """A line beside one article, in pixels: down from ``top`` to ``bottom`` (None: as far as the article reaches), then to its box."""

    x: int
    top: int
    bottom: int | None
    told: bool
    to_box: int | None = None
    arrow: bool = False


@dataclass(frozen=True)
class Row:
    """One article of a family with the ties to those that it comes from, and the lines that pass beside it."""

    view: ArticleView
    ties: list[Tie]
    lines: list[Line]


@dataclass(frozen=True)
class Family:
    """Articles that come from one text, the oldest first; ``width`` pixels are taken by the lines, ``left_out`` articles not drawn."""

    rows: list[Row]
    ties: list[Tie]
    width: int
    left_out: int


def drawn_families(found: Iterable[Found], copies: Iterable[Copy], views: Mapping[str, ArticleView], most: int) -> tuple[list[Family], int]:
    """The first of the families that were found among the copies, and how many are left out. ``views``: by document, in order of time."""
    place = {doc: number for number, doc in enumerate(views)}
    made = [sorted((own.first, *(doc for doc, _ in own.copies)), key=place.__getitem__) for own in found]
    family_of = {doc: number for number, members in enumerate(made) for doc in members[:MOST_ROWS]}
    inside: list[list[Copy]] = [[] for _ in made]
    for record in copies:
        number = family_of.get(record.doc, -1)
        if record.relation != "quotes" and number >= 0 and number == family_of.get(record.of):
            inside[number].append(record)
    drawn = [_family(docs, own, views) for docs, own in zip(made[:most], inside, strict=False)]
    return drawn, max(0, len(made) - most)


def quoting(copies: Iterable[Copy], views: Mapping[str, ArticleView], most: int) -> tuple[list[Tie], int]:
    """Articles that are no copies but quote the same words, those with most in common first, and how many pairs are left out."""
    pairs: dict[frozenset[str], Copy] = {}
    for record in copies:
        if record.relation == "quotes":
            pairs.setdefault(frozenset((record.doc, record.of)), record)
    best = sorted(pairs.values(), key=lambda record: (-record.score, record.doc, record.of))
    return _ties(best[:most], views), max(0, len(best) - most)


def _family(docs: Sequence[str], records: Sequence[Copy], views: Mapping[str, ArticleView]) -> Family:
    shown = docs[:MOST_ROWS]
    ties = _ties(_holding(records), views)
    lines, width = _lines({doc: number for number, doc in enumerate(shown)}, ties)
    rows = [Row(views[doc], [tie for tie in ties if tie.copy.article.doc == doc], lines[number]) for number, doc in enumerate(shown)]
    return Family(rows, ties, width, len(docs) - len(shown))


def _holding(records: Sequence[Copy]) -> list[Copy]:
    """All records, or where they are many those that join what stronger ones left apart."""
    if len(records) <= MOST_TIES:
        return list(records)
    family = {record.doc: {record.doc} for record in records} | {record.of: {record.of} for record in records}
    kept = []
    for record in sorted(records, key=lambda record: (-record.score, record.doc, record.of)):
        one, other = family[record.doc], family[record.of]
        if one is not other:
            one |= other
            family.update(dict.fromkeys(other, one))
            kept.append(record)
    return kept


def _ties(records: Iterable[Copy], views: Mapping[str, ArticleView]) -> list[Tie]:
    """In order of the copies. Of two records that tell no direction the one remains whose copy is the later article."""
    place = {doc: number for number, doc in enumerate(views)}
    found: dict[tuple[int, int], Tie] = {}
    for record in records:
        copy, origin = place[record.doc], place[record.of]
        pair = (copy, origin) if record.direction is not None else (max(copy, origin), min(copy, origin))
        # Of the two records either serves; the one that is the right way round is taken as it is.
        if pair not in found or pair == (copy, origin):
            found[pair] = _tie(record, views, turned=pair != (copy, origin))
    return [found[pair] for pair in sorted(found)]


def _tie(record: Copy, views: Mapping[str, ArticleView], turned: bool) -> Tie:
    compared = unmarked if record.relation == "translated_or_spun" else side_by_side
    sides = [(pair.doc.text, pair.of.text) if turned else (pair.of.text, pair.doc.text) for pair in record.evidence]
    sides = [side for side in sides if min(len(text.split()) for text in side) >= FEWEST_WORDS] or sides
    copy, origin = (record.of, record.doc) if turned else (record.doc, record.of)
    return Tie(record, views[copy], views[origin], [compared(*side) for side in sides])


def _lines(place: Mapping[str, int], ties: Iterable[Tie]) -> tuple[list[list[Line]], int]:
    """The lines beside each row, and how wide they are together. All copies of one article share one line that leads to it."""
    trunks: dict[tuple[int, bool], set[int]] = {}
    for tie in ties:
        trunks.setdefault((place[tie.origin.article.doc], tie.told), set()).add(place[tie.copy.article.doc])
    reach = {key: (min(key[0], *copies), max(key[0], *copies)) for key, copies in trunks.items()}
    lanes: list[list[tuple[int, int]]] = []
    lane_of: dict[tuple[int, bool], int] = {}
    # Short lines lie nearest to the articles, so that few lines cross.
    for key in sorted(trunks, key=lambda key: (reach[key][1] - reach[key][0], key)):
        first, last = reach[key]
        free = (lane for lane, taken in enumerate(lanes) if all(last < start or end < first for start, end in taken))
        lane_of[key] = next(free, len(lanes))
        if lane_of[key] == len(lanes):
            lanes.append([])
        lanes[lane_of[key]].append((first, last))
    width = LANE * (len(lanes) + 1)
    rows: list[list[Line]] = [[] for _ in place]
    for (origin, told), copies in sorted(trunks.items()):
        first, last = reach[origin, told]
        x = width - LANE * (lane_of[origin, told] + 1)
        for row in range(first, last + 1):
            at = IN if row == origin else OUT if row in copies else None
            top = 0 if row > first else at or 0
            bottom = None if row < last else at
            rows[row].append(Line(x, top, bottom, told, at, told and row == origin))
    return rows, width
