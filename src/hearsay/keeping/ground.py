"""What claims, series and positions rest on: the articles as they are now, and what of that is another than before.

Nothing is read before it is asked for, so that it costs little to see that one article came.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from hearsay.compare.corpus import Corpus
from hearsay.compare.credits import OutletNames
from hearsay.compare.families import firsts_of, is_sure, is_sure_of
from hearsay.compare.origins import counting_words
from hearsay.compare.outlets import outlet_actors
from hearsay.compare.synthesis import MODELS
from hearsay.keeping.slices import Slices
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Actor
from hearsay.store.comparing import CopyFact, copies_of, copy_facts
from hearsay.store.database import Connection
from hearsay.store.synthesis import Looked, States, all_item_lines, item_line, item_lines_of, looked_at, named_in, newest_seals


class Made(NamedTuple):
    """What rows take from an article. ``key`` is that of its row; ``digest`` is of its records, day and outlet; ``first`` the first of its
    copies, or itself; ``family`` a digest of all that is known of the copies that it is one of; ``outlet`` one of the actors that its
    outlet and that of the first are."""

    key: int
    digest: str
    day: str | None
    first: str
    family: str
    outlet: str


@dataclass(frozen=True)
class Since:
    """Articles (ids) that are others than when rows were made before. ``came`` are new, or changed and then also ``gone``; ``refolded``
    share their text with others than before, or with one that came or went; of those ``renamed`` the outlet is another actor. ``before``
    is what rows took from the articles then.
    """

    before: Mapping[str, Made]
    came: frozenset[str]
    gone: frozenset[str]
    refolded: frozenset[str]
    renamed: frozenset[str]

    @property
    def touched(self) -> frozenset[str]:
        return self.came | self.gone | self.refolded | self.renamed

    @classmethod
    def between(cls, before: Mapping[str, Made], now: Mapping[str, Made]) -> Since:
        """What became of the articles."""
        there = [(doc, before[doc], made) for doc, made in now.items() if doc in before and before[doc] != made]
        changed = {doc for doc, old, new in there if old[:2] != new[:2]}
        came = {doc for doc in now if doc not in before} | changed
        gone = {doc for doc in before if doc not in now} | changed
        firsts = {made[doc].first for made, docs in ((before, gone), (now, came)) for doc in docs}
        refolded = {doc for doc, old, new in there if doc not in changed and (old.first, old.family) != (new.first, new.family)}
        refolded |= {doc for doc, made in now.items() if made.family and made.first in firsts and doc not in came}
        renamed = {doc for doc, old, new in there if old.outlet != new.outlet and doc not in changed}
        return cls(before, frozenset(came), frozenset(gone), frozenset(refolded), frozenset(renamed))


class MadeBefore:
    """What rows of a kind took from the articles when they were made."""

    def __init__(self, states: States) -> None:
        self._slices = Slices(states, "made")
        self.made = {doc: Made(key, *own) for key, (doc, *own) in self._slices.items()}

    def keep(self, now: Mapping[str, Made]) -> None:
        """Keep what they take now."""
        for doc, made in self.made.items():
            if doc not in now or now[doc].key != made.key:
                self._slices.drop(made.key)
        for doc, (key, *own) in now.items():
            if self._slices.get(key) != [doc, *own]:
                self._slices.put(key, [doc, *own])
        self._slices.keep()


class Ground:
    """The articles that were looked at, in a transaction of the caller's, the copies among them being up to date."""

    def __init__(self, connection: Connection, knowledge: Knowledge) -> None:
        self._connection = connection
        self._knowledge = knowledge
        self._parsed: dict[tuple[str, str], list[Any]] = {}

    @cached_property
    def made(self) -> dict[str, Made]:
        """What rows take from each article, by its id, in order of the ids."""
        called = {doc: self._called.get(own.outlet or "", "") for doc, own in self._looked.items()}
        made = {}
        for doc, own in self._looked.items():
            first = self.firsts.get(doc, doc)
            outlet = called[doc] if first == doc else called[doc] + called.get(first, "")
            made[doc] = Made(own.key, own.digest, own.published, first, self._signatures.get(doc, ""), outlet)
        return made

    @cached_property
    def firsts(self) -> dict[str, str]:
        """For each article that is surely a copy the one that it goes back to."""
        sure = ((copy.doc, copy.of, copy.direction is not None) for copy in self._sure)
        return firsts_of(sure, {doc: own.published for doc, own in self._looked.items()})

    def key(self, doc: str) -> int:
        """The key of an article's row."""
        return self._looked[doc].key

    def outlet(self, doc: str) -> str:
        """The outlet of an article, or its id where none is known."""
        return self._looked[doc].outlet or doc

    def item(self, kind: str, article: int, position: int) -> Any:
        """One item of an article (key)."""
        return MODELS[kind].model_validate_json(item_line(self._connection, kind, article, position))

    def all_items(self, kind: str) -> Iterator[tuple[int, int, Any]]:
        """All items of one kind with the keys of their articles and their positions there; nothing of it is held."""
        model = MODELS[kind]
        keys = {own.key for own in self._looked.values()}
        for article, position, line in all_item_lines(self._connection, kind):
            if article in keys:
                yield article, position, model.model_validate_json(line)

    def items(self, kind: str, docs: Iterable[str] | None = None) -> list[Any]:
        """The items of one kind of all or some articles, in order of these."""
        return [item for doc in (self._looked if docs is None else docs) for item in self.items_of(kind, doc)]

    def items_of(self, kind: str, doc: str) -> list[Any]:
        """The items of one kind of one article."""
        found = self._parsed.get((kind, doc))
        if found is None:
            own = self._looked.get(doc)
            lines = item_lines_of(self._connection, kind, [own.key] if own else [])
            model = MODELS[kind]
            found = self._parsed[kind, doc] = [model.model_validate_json(line) for _, _, line in lines]
        return found

    def forget(self) -> None:
        """Let go of the items that were read."""
        self._parsed.clear()

    def corpus(self, docs: Collection[str] | None = None) -> Corpus:
        """What is known of all articles, or of some and the first texts of these. Of these the copies are those among all of a family."""
        if docs is None:
            wanted, copies = list(self._looked), copies_of(self._connection, None)
        else:
            wanted = sorted({first for doc in docs for first in (doc, self.firsts.get(doc, doc)) if first in self._looked})
            copies = copies_of(self._connection, [doc for doc in wanted if doc in self._signatures])
        outlets = {self._looked[doc].outlet for doc in wanted}
        actors = {outlet: actor for outlet, actor in self.outlets.items() if outlet in outlets}
        sure = tuple(filter(is_sure, copies))
        return Corpus.standing(self.items("document", wanted), self.firsts, sure, actors, self._knowledge.compiled(counting_words))

    @cached_property
    def outlets(self) -> dict[str, Actor]:
        """The actors that outlets are."""
        outlets = {own.outlet for own in self._looked.values() if own.outlet}
        names = self._knowledge.compiled(OutletNames.load)
        wanted = {name.casefold() for outlet in outlets for name in (outlet, *names.names.get(outlet.lower(), ()))}
        return outlet_actors(outlets, names, self._looking.called(wanted))

    @cached_property
    def _looking(self) -> Looking:
        return Looking(self._connection)

    @cached_property
    def _looked(self) -> dict[str, Looked]:
        return self._looking.looked

    @cached_property
    def _sure(self) -> list[CopyFact]:
        return [copy for copy in copy_facts(self._connection) if is_sure_of(copy.relation, copy.score)]

    @cached_property
    def _signatures(self) -> dict[str, str]:
        """Of each article that is of a family what is known of the family's copies."""
        told: defaultdict[str, list[CopyFact]] = defaultdict(list)
        for copy in self._sure:
            told[self.firsts.get(copy.doc, copy.doc)].append(copy)
        signatures = {first: _digest(repr(copies)) for first, copies in told.items()}
        return {doc: signatures[self.firsts.get(doc, doc)] for copy in self._sure for doc in (copy.doc, copy.of)}

    @cached_property
    def _called(self) -> dict[str, str]:
        return {outlet: _digest(actor.model_dump_json()) for outlet, actor in self.outlets.items()}


class Looking:
    """The articles that were looked at, and whom they credit; kept, so that only new ones are read."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._states = States(connection, "ground")
        known = Slices(self._states, "looked")
        before = dict(known.items())
        self.looked: dict[str, Looked] = {}
        self._came: list[str] = []
        for doc, key, seal in newest_seals(connection):
            own = before.pop(key, None)
            if own is None or own[0] != doc or own[1] != seal:
                found = looked_at(connection, key)
                if found is None:
                    continue  # it waits to be looked at
                own = [doc, seal, *found]
                known.put(key, own)
                self._came.append(doc)
            self.looked[doc] = Looked(key, *own[1:])
        # An article that comes may have the key of one that went: whose first mention it was is asked below.
        for key in before:
            known.drop(key)
        known.keep()

    def called(self, names: Collection[str]) -> list[Actor]:
        """The actors of these names (in one case), of each name that of the first article, in order of the ids, that has one."""
        asked, known = json.loads(self._states.get("credited", [0]).get(0, b"[[], {}]"))
        came = self._came
        first_gone = any(doc not in self.looked or self.looked[doc].digest != digest for doc, digest, _ in known.values())
        if first_gone or not {*asked}.issuperset(names):
            asked, known, came = sorted(names), {}, list(self.looked)
        for name, doc, line in self._among(came, {*asked}):
            if name not in known or doc < known[name][0]:
                known[name] = doc, self.looked[doc].digest, line
        if came:
            self._states.put("credited", {0: json.dumps([asked, known], ensure_ascii=False).encode()})
        return [Actor.model_validate_json(known[name][2]) for name in sorted(known) if name in names]

    def _among(self, docs: Sequence[str], names: Collection[str]) -> Iterator[tuple[str, str, str]]:
        """Name, article, actor: of each article the first with such a name."""
        docs_of = {self.looked[doc].key: doc for doc in docs}
        seen: set[tuple[str, int]] = set()
        for key, name, line in named_in(self._connection, "credited", docs_of):
            if (folded := name.casefold()) in names and (folded, key) not in seen:
                seen.add((folded, key))
                yield folded, docs_of[key], line


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()
