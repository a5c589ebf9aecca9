"""The groups of assertions of a desk that are one claim, kept so that only those near to what has changed are gathered again.

Groups are made by joining along links, the strongest first (hearsay.compare.claim_groups). What becomes of a link depends only on the two
groups that it touches as they have grown until then. So it is enough to gather the groups of those whose links are others, and the groups
that these touch; where one of the latter comes about otherwise than before, those that it touches in turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from hearsay.compare.claim_groups import Between, Joined, joined
from hearsay.compare.claim_links import Link
from hearsay.compare.claim_profiles import LinkRules, Profile
from hearsay.keeping.claim_keys import Order
from hearsay.keeping.claim_pairs import Pairs
from hearsay.keeping.refs import POSITION
from hearsay.store.synthesis import States

GROUPED = np.dtype([("ref", "<i8"), ("group", "<i4"), ("sign", "i1")])

Members = tuple[tuple[int, int], ...]
"""Refs with their signs."""


class Groups:
    """The groups by number, and of which group an assertion is. What is changed is kept with ``keep``."""

    def __init__(self, states: States) -> None:
        self._states = states
        self._kept = np.frombuffer(states.get("groups", [0]).get(0, b""), GROUPED)  # in order of the groups
        self._of: dict[int, int] = dict(zip(self._kept["ref"].tolist(), self._kept["group"].tolist(), strict=True))
        self._new: dict[int, Members] = {}
        self._gone: set[int] = set()
        self._next = int(self._kept["group"].max(initial=0)) + 1

    def of(self, ref: int) -> int | None:
        """The number of the group of which an assertion is."""
        return self._of.get(ref)

    def members(self, number: int) -> Members:
        """Those of a group."""
        found = self._new.get(number)
        if found is None:
            start, end = np.searchsorted(self._kept["group"], (number, number + 1))
            found = self._new[number] = tuple((ref, sign) for ref, _, sign in self._kept[start:end].tolist())
        return found

    def with_all(self, refs: Iterable[int]) -> set[int]:
        """Some assertions with all that are in their groups."""
        whole = set(refs)
        for number in {self._of[ref] for ref in whole if ref in self._of}:
            whole.update(ref for ref, _ in self.members(number))
        return whole

    def replace(self, refs: Iterable[int], found: Iterable[Members]) -> tuple[list[int], list[int]]:
        """Put groups in the place of those of some assertions. Returns the numbers of those that went and those that came."""
        old = {self.members(number): number for number in sorted({self._of[ref] for ref in refs if ref in self._of})}
        new = [own for own in found if old.pop(own, None) is None]
        for own, number in old.items():
            del self._new[number]
            self._gone.add(number)
            for ref, _ in own:
                del self._of[ref]
        first = self._next
        for number, own in enumerate(new, first):
            self._new[number] = own
            self._of.update(dict.fromkeys([ref for ref, _ in own], number))
        self._next += len(new)
        return sorted(old.values()), list(range(first, self._next))

    def keep(self) -> None:
        """Keep the groups."""
        there = self._kept[~np.isin(self._kept["group"], sorted(self._gone))]
        known = int(self._kept["group"].max(initial=0))
        rows = [(ref, number, sign) for number, own in sorted(self._new.items()) if number > known for ref, sign in own]
        self._kept = np.concatenate([there, np.array(rows, dtype=GROUPED)])
        self._gone.clear()
        self._states.put("groups", {0: self._kept.tobytes()})


class Gathering:
    """Gathers again what is near to some assertions. ``gone`` are no longer there; ``alone`` tells who is a claim by itself."""

    def __init__(
        self,
        groups: Groups,
        pairs: Pairs,
        gone: set[int],
        alone: Callable[[int], bool],
        profile: Callable[[int], Profile],
        order: Order,
        rules: LinkRules,
    ) -> None:
        self._groups = groups
        self._pairs = pairs
        self._gone = gone
        self._alone = alone
        self._order = order
        self._refs: dict[int, int] = {}  # by their places in time
        self._between = Between(lambda place: profile(self._refs[place]), rules)

    def again(self, touched: Iterable[int]) -> tuple[list[int], list[int]]:
        """Gather again what is near to some that came or went, and to those whose links are others. Returns the numbers of the groups
        that went and of those that came."""
        linked = {ref for pair in self._pairs.fresh for ref in pair}
        core = self._groups.with_all({*touched, *linked, *self._pairs.stirred})
        wide = core - self._gone
        while True:
            found = self._joined(wide)
            before = {(a, b) for a in wide for b, pair in self._pairs.of(a).items() if pair.joined and a < b and b in wide}
            now = {_pair(self._refs[link.a], self._refs[link.b]) for link in found.along}
            otherwise = {ref for pair in before ^ now for ref in pair} | self._pairs.stirred
            new: list[Members] = [tuple((self._refs[place], sign) for place, sign in group) for group in found.groups]
            joined_otherwise = {ref for own in new if any(ref in otherwise for ref, _ in own) for ref, _ in own}
            reached = self._beside(self._groups.with_all(otherwise | joined_otherwise) - self._gone)
            if reached <= wide:
                break
            wide |= reached
        for a, b in before ^ now:
            self._pairs.join(a, b, (a, b) in now)
        grouped = {ref for own in new for ref, _ in own}
        new += [((ref, 1),) for ref in sorted(wide - grouped) if self._alone(ref)]
        return self._groups.replace(wide | core, new)

    def _beside(self, refs: set[int]) -> set[int]:
        """Some assertions, those that are linked with them, and all that are in the groups of these."""
        self._pairs.read({ref >> POSITION for ref in refs})
        return self._groups.with_all(refs.union(*(self._pairs.linked(ref) for ref in refs))) - self._gone

    def _joined(self, refs: set[int]) -> Joined:
        self._pairs.read({ref >> POSITION for ref in refs})
        places = {ref: self._order.place(ref) for ref in refs}
        self._refs.update({place: ref for ref, place in places.items()})
        links = []
        before = {}
        for ref, place in places.items():
            for other, pair in self._pairs.of(ref).items():
                if pair.linked and (later := places.get(other, -1)) > place:
                    links.append(Link(place, later, pair.score, pair.opposed))
                    if _pair(ref, other) not in self._pairs.fresh:
                        before[place, later] = pair.joined
        stirred = [places[ref] for ref in self._pairs.stirred if ref in places]
        return joined(links, self._between, before, stirred)


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
