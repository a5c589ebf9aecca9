"""Rows that are made each of the items under one key: only those are made anew under whose key an article came, went or is another."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from hearsay.keeping.ground import Ground, Since
from hearsay.keeping.refs import hashed
from hearsay.store.synthesis import States


class ByKey:
    """Which articles have items of one kind under which keys. ``keys_of`` tells the keys of the items of an article."""

    def __init__(self, ground: Ground, states: States, since: Since | None, keys_of: Callable[[str], Iterable[str]]) -> None:
        self._ground = ground
        self._states = states
        self._all = since is None
        self._touched = list(ground.made) if since is None else sorted(since.touched)
        self._keys_of = keys_of

    def others(self) -> dict[str, Sequence[str]]:
        """The keys under which something is other than before, each with all articles that have items there now, in order."""
        docs: defaultdict[str, set[str]] = defaultdict(set)
        before, now = self._kept_keys(), {doc: sorted(set(self._keys_of(doc))) for doc in self._touched if doc in self._ground.made}
        keys = {key for own in (*before.values(), *now.values()) for key in own}
        if not self._all:
            kept = self._states.get("docs", sorted(map(hashed, keys)))
            docs.update((key, set(own)) for key, own in map(json.loads, kept.values()))
        for doc, own in before.items():
            for key in own:
                docs[key].discard(doc)
        for doc, own in now.items():
            for key in own:
                docs[key].add(doc)
        self._keep(now, {key: sorted(docs[key]) for key in sorted(keys)})
        return {key: sorted(docs[key]) for key in sorted(keys)}

    def _kept_keys(self) -> dict[str, list[str]]:
        kept = {} if self._all else self._states.get("keys", map(hashed, self._touched))
        return {doc: json.loads(kept[number]) for doc in self._touched if (number := hashed(doc)) in kept}

    def _keep(self, keys: dict[str, list[str]], docs: dict[str, list[str]]) -> None:
        self._states.drop("keys", [hashed(doc) for doc in self._touched if not keys.get(doc)])
        self._states.put("keys", {hashed(doc): _line(own) for doc, own in keys.items() if own})
        self._states.drop("docs", [hashed(key) for key, own in docs.items() if not own])
        self._states.put("docs", {hashed(key): _line([key, own]) for key, own in docs.items() if own})


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
