"""The claims of a desk, brought up to date by what came, changed and went: the same as if all were made anew.

Kept are for each assertion the keys by which it is found (``claim_keys``), those that are like it (``claim_pairs``), the group in which it
is (``claim_gathering``), those that ride along with it as the same words in a copy, and what the claims are called (``claim_rows``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from hearsay.compare.assertions import Assertion
from hearsay.compare.claim_candidates import Asked, Marked, asked, marked
from hearsay.compare.claim_copies import folded
from hearsay.compare.claim_groups import Between, joined
from hearsay.compare.claim_links import LINKED, Link, likeness, opposed
from hearsay.compare.claim_profiles import LinkRules, Profile
from hearsay.compare.claims import ClaimRules, in_order
from hearsay.compare.corpus import Corpus
from hearsay.keeping.claim_gathering import Gathering, Groups
from hearsay.keeping.claim_keys import KEYED, KeyIndex, Order, Table
from hearsay.keeping.claim_pairs import MARKED, Pairs
from hearsay.keeping.claim_rows import ClaimRows, Riders
from hearsay.keeping.ground import Ground, Since
from hearsay.keeping.refs import POSITION, article_of, position_of, ref_of
from hearsay.knowledge.tables import Knowledge
from hearsay.store.synthesis import Rows, States

GROWN = 0.05
"""Share of the articles from which on all claims are made anew when so many came or went at once, which takes no longer."""

DOUBLED = 2
"""So many times as many articles as when all claims were made anew the last time: they are made anew, as the buckets have become large."""


def update(ground: Ground, states: States, rows: Rows, since: Since | None, knowledge: Knowledge) -> None:
    """Bring the claims up to date with the ground."""
    desk = _Claims(ground, states, rows, ClaimRules.load(knowledge))
    outgrown = len(ground.made) > DOUBLED * int.from_bytes(states.get("articles", [0]).get(0, b""), "big")
    if since is None or outgrown or len(since.touched) > GROWN * len(ground.made):
        desk.make_all()
    else:
        desk.bring_up_to_date(since)


class _Told:
    """Assertions and their profiles by ref, read from the items as they are asked for."""

    def __init__(self, ground: Ground, rules: LinkRules) -> None:
        self._ground = ground
        self._rules = rules
        self._known: dict[int, Assertion] = {}
        self._profiles: dict[int, Profile] = {}

    def know(self, found: Mapping[int, Assertion]) -> None:
        """These were read already."""
        self._known.update(found)

    def own(self, ref: int) -> Assertion:
        found = self._known.get(ref)
        if found is None:
            found = self._known[ref] = self._ground.item("assertion", article_of(ref), position_of(ref))
        return found

    def profile(self, ref: int) -> Profile:
        found = self._profiles.get(ref)
        if found is None:
            found = self._profiles[ref] = Profile(self.own(ref), self._rules)
        return found


class _Claims:
    """The claims of a desk."""

    def __init__(self, ground: Ground, states: States, rows: Rows, rules: ClaimRules) -> None:
        self._ground = ground
        self._states = states
        self._rows = rows
        self._rules = rules
        self._told = _Told(ground, rules.links)

    def make_all(self) -> None:
        """Make all anew."""
        self._states.clear()
        self._rows.clear()
        self._states.put("articles", {0: len(self._ground.made).to_bytes(8, "big")})
        found = {ref_of(article, position): own for article, position, own in self._ground.all_items("assertion")}
        self._told.know(found)
        corpus = self._ground.corpus()
        hosts = _folded(found, corpus)
        refs = [*hosts]
        profiles = [self._told.profile(ref) for ref in refs]
        marks, keyed, own = _marks(refs, profiles)
        index = KeyIndex(self._states)
        index.put_all(keyed)
        index.keep()
        pairs = asked(own)
        compared = _compared(pairs, profiles, self._rules.links)
        links = [link for _, link in compared if link.score >= LINKED]
        made = joined(links, Between(profiles.__getitem__, self._rules.links))
        Pairs(self._states, self._told.profile, self._rules.links).put_all(marks, pairs, compared, made.along)
        groups = Groups(self._states)
        members = [tuple((refs[place], sign) for place, sign in group) for group in made.groups]
        grouped = {ref for group in members for ref, _ in group}
        members += [((ref, 1),) for ref, riding in hosts.items() if riding and ref not in grouped]
        _, new = groups.replace((), members)
        groups.keep()
        riders = Riders(self._states)
        riders.replace((), hosts)
        riders.keep()
        ClaimRows(self._states, self._rows, self._told.own, riders, self._rules).replace(
            [], {number: groups.members(number) for number in new}, corpus
        )

    def bring_up_to_date(self, since: Since) -> None:
        """Take away what went, put in what came, and make the claims anew that are near to either."""
        before = Order({made.key: (made.day or "~", doc) for doc, made in since.before.items()})
        now = Order({made.key: (made.day or "~", doc) for doc, made in self._ground.made.items()})
        index, groups, riders = KeyIndex(self._states), Groups(self._states), Riders(self._states)
        pairs = Pairs(self._states, self._told.profile, self._rules.links)
        went = set(pairs.refs_in(since.before[doc].key for doc in since.gone))
        folded_before = set(pairs.refs_in(since.before[doc].key for doc in since.refolded))
        hosts = self._hosts(since)
        gone = went | (folded_before - hosts.keys())
        come = [ref for ref in hosts if ref not in folded_before]
        self._take_away(gone, index, pairs, before)
        self._put_in(come, index, pairs, now)
        riders.replace(gone | folded_before, hosts)
        gathering = Gathering(groups, pairs, gone.difference(come), riders.has, self._told.profile, now, self._rules.links)
        old, new = gathering.again(gone | hosts.keys())
        renamed = set(pairs.refs_in(self._ground.made[doc].key for doc in since.renamed))
        renamed |= riders.hosts({self._ground.made[doc].key for doc in since.renamed})
        again = {number for ref in hosts.keys() | renamed if (number := groups.of(ref)) is not None}.union(new)
        told = {number: groups.members(number) for number in sorted(again)}
        docs = self._docs(told.values(), riders)
        ClaimRows(self._states, self._rows, self._told.own, riders, self._rules).replace(old, told, self._ground.corpus(docs))
        for kept in (index, pairs, groups, riders):
            kept.keep()

    def _hosts(self, since: Since) -> dict[int, tuple[int, ...]]:
        """The assertions of the articles that came or share their text with such, with those that ride along."""
        docs = sorted(since.came | since.refolded)
        found = {
            ref_of(self._ground.made[doc].key, position): own
            for doc in docs
            for position, own in enumerate(self._ground.items_of("assertion", doc))
        }
        self._told.know(found)
        return _folded(found, self._ground.corpus(docs))

    def _take_away(self, refs: set[int], index: KeyIndex, pairs: Pairs, order: Order) -> None:
        if not refs:
            return
        away = np.array(sorted(refs), dtype=np.int64)
        keyed = index.of(away)
        pairs.remove(away, index.having(keyed["key"]), order)
        index.remove(keyed)

    def _put_in(self, refs: Sequence[int], index: KeyIndex, pairs: Pairs, order: Order) -> None:
        if not refs:
            return
        marks, keyed, _ = _marks(refs, [self._told.profile(ref) for ref in refs])
        index.add(keyed)
        pairs.add(marks, index.having(keyed["key"]), order)

    def _docs(self, told: Iterable[Sequence[tuple[int, int]]], riders: Riders) -> set[str]:
        doc_of = {made.key: doc for doc, made in self._ground.made.items()}
        return {doc_of[own >> POSITION] for members in told for ref, _ in members for own in (ref, *riders.of(ref))}


def _folded(found: Mapping[int, Assertion], corpus: Corpus) -> dict[int, tuple[int, ...]]:
    """Those that are compared, in order of time, each with those that ride along with it."""
    refs = {id(own): ref for ref, own in found.items()}
    ordered, riding = folded(sorted(found.values(), key=in_order), corpus)
    return {refs[id(own)]: tuple(refs[id(other)] for other in others) for own, others in zip(ordered, riding, strict=True)}


def _marks(refs: Sequence[int], profiles: Sequence[Profile]) -> tuple[Table, Table, Marked]:
    """By what assertions are compared and by what they are found; the same with their places instead of refs."""
    own = marked([profile.keys() for profile in profiles])
    numbers = np.array(refs, dtype=np.int64)
    marks = np.zeros(len(refs), MARKED)
    marks["ref"], marks["terms"], marks["weights"] = numbers, own.marks["terms"], own.marks["weights"]
    keyed = np.zeros(len(own.keys), KEYED)
    keyed["key"], keyed["ref"] = own.keys, numbers[own.places]
    return marks, keyed, own


def _compared(pairs: Asked, profiles: Sequence[Profile], rules: LinkRules) -> list[tuple[int, Link]]:
    """The pairs of which one is among the likest of the other: their number among all, and how they compare."""
    found = []
    for at in np.flatnonzero(pairs.leads | pairs.follows).tolist():
        a, b = int(pairs.first[at]), int(pairs.second[at])
        score = likeness(profiles[a], profiles[b], rules)
        found.append((at, Link(a, b, score, score >= LINKED and opposed(profiles[a], profiles[b]))))
    return found
