"""The series of a desk: the figures of an article that comes find those that are like them, and only the series that these touch are made
anew.

Which figures are compared, and how like they are, depends on the two and on their articles alone (see hearsay.compare.series_candidates);
how they are grouped, on those with which a chain of likenesses connects them. So the rows are those of a whole recomputation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from hearsay.compare.series import in_order, rows, series_id
from hearsay.compare.series_candidates import Pair, by_key, candidates, keys, member_of, pairs_of
from hearsay.compare.series_conflicts import changes, comes_from
from hearsay.compare.series_groups import Alike, alike
from hearsay.compare.series_items import FigureItem
from hearsay.compare.series_match import Known, Likeness
from hearsay.compare.series_rules import SeriesRules
from hearsay.keeping.ground import Ground, Since
from hearsay.keeping.places import Entries, Entry, Keys, Links
from hearsay.keeping.refs import article_of, position_of, ref_of
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Series
from hearsay.store.synthesis import Row, Rows, States

MANY = 0.05
"""Share of the articles that may come, go or change until it is faster to make all anew."""
KIND = "figure"
_ALIKE, _SURE, _CHANGED, _ORIGINAL = range(4)
"""Marks of links. A changed figure is linked with the original, and this with it."""


def update(ground: Ground, states: States, kept: Rows, since: Since | None, knowledge: Knowledge) -> None:
    """Bring the series up to date; all are made anew where nothing is known of what was before (None)."""
    rules = SeriesRules.load(knowledge)
    if since is None or len(since.touched) > MANY * len(ground.made):
        states.clear()
        kept.clear()
        _Keeping(ground, states, kept, rules, none_kept=True).begin()
    else:
        _Keeping(ground, states, kept, rules).change(sorted(since.touched))


class _Keeping:
    def __init__(self, ground: Ground, states: States, kept: Rows, rules: SeriesRules, *, none_kept: bool = False) -> None:
        self._ground = ground
        self._rows = kept
        self._rules = rules
        self._likeness = Likeness(rules)
        self._entries = Entries(states, none_kept=none_kept)
        self._keys = Keys(states, none_kept=none_kept)
        self._links = Links(states, "alike", none_kept=none_kept)
        self._changes = Links(states, "changed", none_kept=none_kept)
        self._known: dict[int, Known] = {}
        self._doc_of = {made.key: doc for doc, made in ground.made.items()}

    def begin(self) -> None:
        """Make everything anew."""
        known = self._articles(self._ground.made)
        self._keys.add(map(_entry, known))
        self._link(candidates(by_key(known)), known)
        self._note_changes(known, comes_from(self._ground.corpus()))
        self._put_entries(self._ground.made, known)
        self._tell(known, ())
        self._keep()

    def change(self, touched: Iterable[str]) -> None:
        """Articles came, went, or are others than before."""
        before = [entry for doc in touched for entry in self._entries.of(doc).values()]
        there = [doc for doc in touched if doc in self._ground.made]
        fresh = self._articles(there)
        now = [_entry(figure) for figure in fresh]
        seeds = {*self._unlink(before), *(entry.id for entry in now)}
        lost, gained = self._regrouped(before, now)
        self._put_entries(touched, fresh)
        for one, other in sorted(lost):
            if other in self._links.of(one) and not self._meet(one, other):
                self._links.drop(one, other)
                seeds |= {one, other}
        new = [(one, other) for one, other in sorted(gained) if other not in self._links.of(one)]
        seeds.update(self._link(new, self._figures({id for pair in new for id in pair})))
        pairs = {(doc, of) for doc, of in comes_from(self._ground.corpus(there)) if doc in set(there)}
        self._note_changes(self._articles(sorted({doc for pair in pairs for doc in pair})), pairs)
        gone = {entry.id for entry in before} - {entry.id for entry in now}
        reached = self._hanging_together(seeds - gone)
        self._tell(self._figures(reached), [_id_of(entry) for entry in before])
        self._keep()

    # ------------------------------------------------------------ figures

    def _articles(self, docs: Iterable[str]) -> list[Known]:
        """All figures of some articles."""
        keys = [self._ground.made[doc].key for doc in docs]
        return self._figures(ref_of(key, i) for key in keys for i in range(len(self._ground.items_of(KIND, self._doc_of[key]))))

    def _figures(self, ids: Iterable[int]) -> list[Known]:
        """Some figures, in order of their articles' ids and of the text."""
        wanted = list(ids)
        new = {id: self._item(id) for id in wanted if id not in self._known}
        if new:
            corpus = self._ground.corpus({item.doc for item in new.values()})
            self._known |= {figure.id: figure for figure in self._likeness.prepared(new, corpus)}
        return sorted((self._known[id] for id in wanted), key=lambda figure: (*figure.order, figure.item.record))

    def _item(self, id: int) -> FigureItem:
        article, position = article_of(id), position_of(id)
        item: FigureItem = self._ground.items_of(KIND, self._doc_of[article])[position]
        return item

    # ------------------------------------------------------------ pairs

    def _regrouped(self, before: Iterable[Entry], now: Iterable[Entry]) -> tuple[set[Pair], set[Pair]]:
        """Take entries away and put others in their place: the pairs of which a key does not tell any more, and those that are to be looked
        at, among them all of what is there now."""
        were, are = ({(key, entry.when, entry.id) for entry in own for key in entry.keys} for own in (before, now))
        others = {key for key, *_ in were ^ are}
        old = {key: {*pairs_of(key, self._keys.under(key))} for key in others}
        self._keys.remove(before)
        self._keys.add(now)
        ids = {entry.id for entry in now}
        lost, gained = set[Pair](), set[Pair]()
        for key in sorted(others.union(*(entry.keys for entry in now))):
            pairs = {*pairs_of(key, self._keys.under(key))}
            lost |= old.get(key, pairs) - pairs
            gained |= pairs - old.get(key, pairs)
            gained.update(pair for pair in pairs if not ids.isdisjoint(pair))
        return lost, gained

    def _meet(self, one: int, other: int) -> bool:
        """Whether any key tells of a pair."""
        shared = self._keys_of(one) & self._keys_of(other)
        return any((one, other) in pairs_of(key, self._keys.under(key)) for key in shared)

    def _keys_of(self, id: int) -> set[int]:
        doc = self._doc_of[article_of(id)]
        return {*self._entries.of(doc)[id].keys}

    def _link(self, pairs: Iterable[Pair], known: Iterable[Known]) -> set[int]:
        """Link those of some pairs that are alike; tells which figures have such links."""
        by_id = {figure.id: figure for figure in known}
        linked = set[int]()
        for score, one, other, sure in alike(sorted(pairs), by_id, self._likeness, self._beside):
            mark = _SURE if sure else _ALIKE
            self._links.put(one, other, score, mark, mark)
            linked |= {one, other}
        return linked

    def _beside(self, figure: Known) -> list[Known]:
        """All figures of an article."""
        return self._articles([figure.item.doc])

    def _note_changes(self, known: Iterable[Known], pairs: Iterable[tuple[str, str]]) -> None:
        for changed, original in changes(known, pairs, self._likeness).items():
            self._changes.put(changed, original, 0.0, _CHANGED, _ORIGINAL)

    def _unlink(self, entries: Iterable[Entry]) -> Iterator[int]:
        """Take all links of some entries away; tells with what they were linked."""
        for entry in entries:
            for links in (self._links, self._changes):
                for other in list(links.of(entry.id)):
                    links.drop(entry.id, other)
                    yield other

    def _hanging_together(self, ids: Iterable[int]) -> set[int]:
        """All figures to which chains of links lead."""
        found, todo = set[int](), set(ids)
        while todo:
            found |= todo
            todo = {*self._links.reached(todo), *self._changes.reached(todo)} - found
        return found

    # ------------------------------------------------------------ rows

    def _tell(self, known: list[Known], gone: Iterable[str]) -> None:
        """Make the rows of figures anew that no link leads away from; the rows ``gone`` are taken away."""
        ids = [figure.id for figure in known]
        linked = ((id, other, link) for id in ids for other, link in sorted(self._links.of(id).items()) if id < other)
        pairs = (Alike(score, id, other, mark == _SURE) for id, other, (score, mark) in linked)
        changed = {id: other for id in ids for other, (_, mark) in self._changes.of(id).items() if mark == _CHANGED}
        corpus = self._ground.corpus({figure.item.doc for figure in known})
        made = list(rows(known, pairs, changed, self._likeness, corpus, self._rules))
        self._rows.replace(map(_row, made), chain(gone, (series_id(figure.item.record) for figure in known)))

    def _put_entries(self, docs: Iterable[str], known: Iterable[Known]) -> None:
        of_doc: defaultdict[str, list[Entry]] = defaultdict(list)
        for figure in known:
            of_doc[figure.item.doc].append(_entry(figure))
        for doc in docs:
            self._entries.put(doc, of_doc[doc])

    def _keep(self) -> None:
        for own in (self._entries, self._keys, self._links, self._changes):
            own.keep()


def _entry(figure: Known) -> Entry:
    """As it is kept; its mark is the number in the id of the series that it is the first of."""
    when, id = member_of(figure)
    return Entry(id, when, int(series_id(figure.item.record).rpartition("-")[2], 16), tuple(sorted(keys(figure))))


def _id_of(entry: Entry) -> str:
    return f"series-{entry.mark:010x}"


def _row(row: Series) -> Row:
    points, as_of, doc, id = in_order(row)
    return Row(id, f"{10**9 + points:010}\x01{as_of}\x01{doc}\x01{id}", row.model_dump_json(by_alias=True))
