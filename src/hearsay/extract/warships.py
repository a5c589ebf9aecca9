"""Warships of an article by name, each with the state whose flag it flies: "the Indian frigate Talwar", "HMS Ocean", later "the Talwar"."""

from __future__ import annotations

from collections.abc import Mapping

from hearsay.annotate.mentioned import Mentions
from hearsay.language.words import Doc
from hearsay.records import Actor

REACH = 3
"""How many words before the noun of a ship its state is looked for: "Indian Naval Ship Sukanya"."""
FLYING = frozenset({"state", "military"})


def warships(doc: Doc, mentions: Mentions, nouns: frozenset[str], flags: Mapping[str, Actor]) -> dict[str, Actor]:
    """The state of each ship by its name, ``flags`` being the states by the prefixes of their ships' names."""
    found: dict[str, Actor] = {}
    for token in doc:
        if token.pos_ != "PROPN" or not token.i or not token.text[0].isupper():
            continue
        before = doc[token.i - 1]
        if before.text in flags:
            found[token.text] = flags[before.text]
        elif before.lower_ in nouns and before.lower_ != token.lower_:
            near = (mentions.denoted.get(i) for i in range(before.i - 1, max(-1, before.i - 1 - REACH), -1))
            owner = next((actor for actor in near if actor is not None and actor.kind in FLYING), None)
            if owner is not None:
                found[token.text] = owner
    return found
