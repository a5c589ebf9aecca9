"""What each two sides do to one another day by day, kept up to date: an article that comes changes the days of which it tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from hearsay.compare.sides import Sides
from hearsay.compare.tension import (
    Between,
    EventItem,
    PairDay,
    PairOnDay,
    Summary,
    Tension,
    betweens,
    in_order,
    in_text,
    pair_day,
    series_of,
)
from hearsay.keeping.by_key import ByKey
from hearsay.keeping.ground import Ground, Since
from hearsay.knowledge.tables import Knowledge
from hearsay.store.database import Database
from hearsay.store.synthesis import Row, Rows, States

Pair = tuple[str, str]
KIND = "tension"
_BETWEEN = "\x01"


def update(ground: Ground, states: States, kept: Rows, since: Since | None, knowledge: Knowledge) -> None:
    """Bring the days of all pairs up to date; all are made anew where nothing is known of what was before (None)."""
    if since is None:
        kept.clear()
    of_doc: dict[str, dict[str, list[Between]]] = {}

    def under(doc: str) -> Mapping[str, list[Between]]:
        if doc not in of_doc:
            found: defaultdict[str, list[Between]] = defaultdict(list)
            items: list[EventItem] = ground.items_of("deed", doc)
            for item in sorted(items, key=in_text):
                for pair, between in betweens(item):
                    found[_key((pair, item.day or ""))].append(between)
            of_doc[doc] = found
        return of_doc[doc]

    others = ByKey(ground, states, since, under).others()
    corpus = ground.corpus({doc for docs in others.values() for doc in docs})
    made = []
    for key, docs in others.items():
        if docs:
            pair, day = _read(key)
            row, summary = pair_day(pair, day, [between for doc in docs for between in under(doc)[key]], corpus)
            made.append(Row(key, _place(key, summary), row.model_dump_json()))
    kept.replace(made, others)


def summaries(database: Database) -> dict[Pair, list[Summary]]:
    """The days of each pair in numbers; the pairs with most events first."""
    found: dict[Pair, list[Summary]] = {}
    with database.reading() as connection:
        for place in Rows(connection, KIND).places():
            one, other, day, events, weight, hostile = place.split(_BETWEEN)
            found.setdefault((one, other), []).append(Summary(day, int(events), int(weight), int(hostile)))
    return {pair: found[pair] for pair in in_order(found)}


def tension(database: Database, told: Mapping[Pair, list[Summary]], pairs: Collection[Pair], sides: Sides) -> list[Tension]:
    """The series of some pairs, of all that there are (``told``, see ``summaries``)."""
    days = sorted({one.day for own in told.values() for one in own if one.day})
    made = []
    with database.reading() as connection:
        rows = Rows(connection, KIND)
        for pair in pairs:
            lines = (rows.line(_key((pair, one.day))) for one in told[pair] if one.day)
            made.append(series_of(pair, told[pair], list(map(PairDay.model_validate_json, lines)), days, sides))
    return made


def _key(of: PairOnDay) -> str:
    (one, other), day = of
    return _BETWEEN.join((one, other, day))


def _read(key: str) -> PairOnDay:
    one, other, day = key.split(_BETWEEN)
    return (one, other), day


def _place(key: str, summary: Summary) -> str:
    """The key, and the day in numbers: these are wanted of all pairs."""
    return _BETWEEN.join((key, *map(str, summary[1:])))
