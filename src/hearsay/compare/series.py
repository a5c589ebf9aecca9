"""Series: the figures of the same thing from all articles, oldest first, with who says so and where they speak against one another."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from hearsay.compare.corpus import Corpus
from hearsay.compare.series_candidates import by_key, candidates
from hearsay.compare.series_conflicts import changes, comes_from, conflicts, stale
from hearsay.compare.series_groups import Alike, alike, grouped, in_articles
from hearsay.compare.series_items import FigureItem
from hearsay.compare.series_match import Known, Likeness
from hearsay.compare.series_rules import SeriesRules
from hearsay.records import FATES, Actor, Series, SeriesPoint, Thing
from hearsay.wording import number

FAMILIAR = frozenset({"present", "past", "lost"})
"""Statuses that the tense of a verb makes, or the unit tells."""

T = TypeVar("T", bound=Hashable)


def series(items: Iterable[FigureItem], corpus: Corpus, rules: SeriesRules) -> list[Series]:
    """All figures as series of the same thing, those with most figures first; a figure that is like no other is a series of its own.

    Additions ("3,000 more") are never in a series with totals, nor a part with its whole. The same whatever the order of the items.
    """
    likeness = Likeness(rules)
    known = likeness.prepared(dict(enumerate(items)), corpus)
    pairs = alike(candidates(by_key(known)), {figure.id: figure for figure in known}, likeness, in_articles(known))
    changed = changes(known, comes_from(corpus), likeness)
    return sorted(rows(known, pairs, changed, likeness, corpus, rules), key=in_order)


def in_order(row: Series) -> tuple[int, str, str, str]:
    """For sorting: the series with most figures first, then the older ones."""
    return -len(row.points), row.points[0].as_of or "~", row.points[0].doc, row.id


def rows(
    known: Sequence[Known], pairs: Iterable[Alike], changed: Mapping[int, int], likeness: Likeness, corpus: Corpus, rules: SeriesRules
) -> Iterator[Series]:
    """The series of some figures. Besides the figures themselves only those count that a chain of ``pairs`` (those that are alike) and of
    what is ``changed`` connects with them."""
    by_id = {figure.id: figure for figure in known}
    for group in grouped(known, pairs, changed.items(), likeness):
        was = {figure.item.record: by_id[changed[figure.id]].item.record for figure in group if figure.id in changed}
        yield _row(sorted(group, key=_by_day), was, corpus, rules)


def _row(members: Sequence[Known], changed: dict[str, str], corpus: Corpus, rules: SeriesRules) -> Series:
    origins = {a.item.record: corpus.origin(a.item.doc, a.item.stations) for a in members}
    old = stale(members, origins)
    points = [
        SeriesPoint(
            figure=a.item.record,
            doc=a.item.doc,
            as_of=_as_of(a.item),
            low=a.item.low,
            best=a.item.low if a.item.low == a.item.high else None,
            high=a.item.high,
            said_by=a.item.said_by,
            origin=origins[a.item.record],
            incremental=a.item.incremental,
            stale=a.item.record in old,
            changed_from=changed.get(a.item.record),
        )
        for a in members
    ]
    # A number that is out of date, or that a copy changed, is shown as that.
    opposed = [a for a in members if a.item.record not in old and a.item.record not in changed]
    first = min(members, key=lambda a: a.order)
    return Series(
        id=series_id(first.item.record),
        thing=_thing(members, rules),
        points=points,
        conflicts=conflicts(opposed, origins, corpus),
        rule="same-thing" if len(members) > 1 else "alone",
    )


def series_id(record: str) -> str:
    """The id of the series of which a figure (its record) is the first in order of articles."""
    return f"series-{hashlib.blake2b(record.encode(), digest_size=5).hexdigest()}"


def _by_day(a: Known) -> tuple[bool, int, int, tuple[str, int]]:
    return a.last is None, a.last or 0, a.first or 0, a.order


def _as_of(item: FigureItem) -> str | None:
    """The day, or the first and last day, that a figure holds for."""
    return f"{item.first}/{item.last}" if item.dated and item.first != item.last else item.last


def _thing(members: Sequence[Known], rules: SeriesRules) -> Thing:
    """What most of the figures say that they count."""
    items = [a.item for a in members]
    named = [item for item in items if item.noun] or items
    return Thing(
        owner=_owner(members, rules),
        unit=_most([item.unit for item in named]),
        noun=_most([item.counted for item in named if item.counted] or [None]),
        place=_most([item.place for item in items if item.place] or [None]),
        status=_most([item.status for item in items]),
    )


def _owner(members: Sequence[Known], rules: SeriesRules) -> Actor | None:
    """The owner that most figures have: precise where they agree, else the state or body that they have in common."""
    owners = {a.item.owner.id: a.item.owner for a in members if a.item.owner}
    if len(owners) <= 1:
        return next(iter(owners.values()), None)
    shared = Counter(owner for a in members for owner in a.owners)
    top = min(shared, key=lambda owner: (-shared[owner], owner), default=None)
    return rules.sides.actors.get(top or "") or owners.get(top or "") or owners[_most([a.item.owner.id for a in members if a.item.owner])]


def _most(values: Sequence[T]) -> T:
    """The most frequent value, of several the first that comes."""
    return Counter(values).most_common(1)[0][0]


def thing_named(row: Series) -> str:
    """What a series counts, in words: ``troops of Russia (planned)``, ``people killed, Arden``."""
    thing = row.thing
    noun = thing.noun or thing.unit.replace("_", " ")
    if thing.unit in FATES and noun != thing.unit:
        noun = f"{noun} {thing.unit}"
    more = "more " if row.points and row.points[0].incremental else ""
    owner = f" of {thing.owner.name}" if thing.owner else ""
    place = f", {thing.place}" if thing.place else ""
    status = f" ({thing.status.replace('_', ' ')})" if thing.status not in FAMILIAR else ""
    return f"{more}{noun}{owner}{place}{status}"


def spread(points: Sequence[SeriesPoint]) -> str:
    """The lowest and the highest number of a series: ``70,000 to 105,000``, ``10,000``."""
    told = [value for point in points for value in (point.low, point.high) if value is not None]
    if not told:
        return "no number"
    low, high = min(told), max(told)
    return number(low) if low == high else f"{number(low)} to {number(high)}"
