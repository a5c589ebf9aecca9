"""The rows of claims that are made anew when the groups that they are have changed, and their labels, which tell all claims apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from hearsay.compare.assertions import Assertion
from hearsay.compare.claim_labels import Named, labels
from hearsay.compare.claims import ClaimRules, Telling, claim_of, named_claim, place_of, telling
from hearsay.compare.corpus import Corpus
from hearsay.keeping.claim_gathering import Members
from hearsay.keeping.refs import POSITION
from hearsay.keeping.slices import Slices
from hearsay.records import Claim
from hearsay.store.synthesis import Row, Rows, States

RIDING = np.dtype([("host", "<i8"), ("rider", "<i8")])


class Riders:
    """Which assertions (refs) ride along with which."""

    def __init__(self, states: States) -> None:
        self._states = states
        self._of: dict[int, tuple[int, ...]] = {}
        for host, rider in np.frombuffer(states.get("riders", [0]).get(0, b""), RIDING).tolist():
            self._of[host] = (*self._of.get(host, ()), rider)

    def of(self, ref: int) -> tuple[int, ...]:
        """Those that ride along with an assertion."""
        return self._of.get(ref, ())

    def has(self, ref: int) -> bool:
        """Whether any ride along with it."""
        return ref in self._of

    def hosts(self, articles: set[int]) -> set[int]:
        """The assertions with which those of some articles (keys) ride along."""
        return {host for host, riders in self._of.items() if any(rider >> POSITION in articles for rider in riders)}

    def replace(self, old: Iterable[int], hosts: Mapping[int, tuple[int, ...]]) -> None:
        """None ride along with the old ones any more; these are the new ones."""
        for ref in old:
            self._of.pop(ref, None)
        self._of.update({host: riders for host, riders in hosts.items() if riders})

    def keep(self) -> None:
        """Keep them."""
        rows = [(host, rider) for host, riders in self._of.items() for rider in riders]
        self._states.put("riders", {0: np.array(rows, dtype=RIDING).tobytes()})


class ClaimRows:
    """The rows, and by the number of its group what each claim is called. ``told`` gives an assertion by its ref."""

    def __init__(self, states: States, rows: Rows, told: Callable[[int], Assertion], riders: Riders, rules: ClaimRules) -> None:
        self._states = states
        self._rows = rows
        self._told = told
        self._riders = riders
        self._rules = rules

    def replace(self, old: Sequence[int], new: Mapping[int, Members], corpus: Corpus) -> None:
        """Put the claims of some groups in the place of those of others (and of the same)."""
        kept = Slices(self._states, "names")
        before = {number: (Named(name, tuple(details), *more), label) for number, (name, details, *more, label) in kept.items()}
        gone = [before.pop(number)[0].key for number in {*old, *new} if number in before]
        names = {number: named for number, (named, _) in before.items()}
        tellings = {number: whole for number, members in new.items() if (whole := self._telling(members)) is not None}
        names.update({number: named_claim(whole, self._rules) for number, whole in tellings.items()})
        called = dict(zip(names, labels([*names.values()]), strict=True))
        rows = [self._row(claim_of(whole, corpus, self._rules), called[number]) for number, whole in tellings.items()]
        again = [number for number, (_, label) in before.items() if label != called[number]]
        rows += [self._row(Claim.model_validate_json(self._rows.line(names[number].key)), called[number]) for number in again]
        self._rows.replace(rows, gone)
        for number in {*old, *new} - tellings.keys():
            if kept.get(number) is not None:
                kept.drop(number)
        for number in [*tellings, *again]:
            kept.put(number, [*names[number], called[number]])
        kept.keep()

    def _telling(self, members: Members) -> Telling | None:
        return telling((self._told(own), sign) for ref, sign in members for own in (ref, *self._riders.of(ref)))

    def _row(self, claim: Claim, label: str) -> Row:
        labelled = claim.model_copy(update={"label": label})
        return Row(claim.id, place_of(claim), labelled.model_dump_json(by_alias=True))
