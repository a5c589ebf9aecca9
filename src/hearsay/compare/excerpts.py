"""The words around the word of an event, to show: of its own sentence, whole words only."""

from __future__ import annotations

import re
from collections.abc import Iterator

BEFORE, AFTER = 60, 70
"""Characters before and after the word that are kept at most."""
_END = re.compile(r"[.!?][\"”'’]*(?:\s+|$)|\n\s*")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sen|Rep|Gov|St|No)\.\s*$")
"""What ends with a full stop and ends no sentence."""


def excerpt(text: str, start: int, end: int) -> str:
    """``text[start:end]`` with what stands around it in its sentence; "…" where the sentence goes on.

    >>> excerpt("It snowed. Arland sent ships on Monday. Vale said so.", 18, 22)
    'Arland sent ships on Monday.'
    """
    first, last = max(0, start - BEFORE), min(len(text), end + AFTER)
    begins = [*_ends(text, max(0, first - len("...")), start)]
    before = text[begins[-1] : start] if begins else text[first:start]
    if not begins and first > 0:
        before = "… " + before.partition(" ")[2]
    ending = next(_ends(text, end, last), None)
    after = text[end : last if ending is None else ending]
    if ending is None and last < len(text):
        after = after.rpartition(" ")[0] + " …"
    return " ".join((before + text[start:end] + after).split())


def _ends(text: str, first: int, last: int) -> Iterator[int]:
    """Where sentences and lines end between two places."""
    for match in _END.finditer(text, first, last):
        if not _ABBREVIATED.search(text, max(0, match.start() - len("Prof")), match.end()):
            yield match.end()
