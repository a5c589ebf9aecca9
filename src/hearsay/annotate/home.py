"""Whose police, government or army an article means where it names no state: that of the place it is written about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from hearsay.annotate.names import Segment
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.words import folded
from hearsay.language.article_doc import ArticleDoc

SHARE = 0.55
LEAST = 3
"""An article is about the state that has this share of all states named, and at least so many names."""
NAMING = frozenset({"place", "demonym", "organisation"})
OF_STATES = frozenset({"state", "government", "military"})
"""Kinds of actors that name a state: itself and its institutions."""
STATE_NAMES = frozenset({"state", "capital"})


def home_of(reading: ArticleDoc, pieces: Sequence[Segment], actors: ActorKnowledge) -> str | None:
    """The id of the state, or None where the article is not plainly about one."""
    states = (p.actor.id.partition(".")[0] for p in pieces if p.shape in NAMING and p.actor is not None and p.actor.kind in OF_STATES)
    named = Counter(state for state in states if state in actors.adjectives)
    if not named:
        return None
    top = sorted(named, key=lambda state: (-named[state], state))[:2]
    told = dateline_state(reading, actors)
    if told is not None:
        return told if told in top else None
    return top[0] if named[top[0]] >= max(LEAST, SHARE * named.total()) else None


def dateline_state(reading: ArticleDoc, actors: ActorKnowledge) -> str | None:
    """The state or capital that the dateline names."""
    for part in reading.article.parts:
        if part.kind != "dateline":
            continue
        words = [folded(word).title() for word in re.findall(r"\w+", reading.article.text[part.start : part.end])]
        for i in range(len(words)):
            found = actors.names.match(words, i)
            if found is not None and found[1][0].sort in STATE_NAMES and found[1][0].actor is not None:
                return found[1][0].actor.id
    return None
