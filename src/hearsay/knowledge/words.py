"""Looking up runs of words: a lexicon matched at a token, longest first, whatever way the tokeniser cuts hyphens and apostrophes."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

FOLDED = str.maketrans({"’": "'", "‘": "'", "–": "-", "‑": "-", "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ß": "ss"})


def folded(text: str) -> str:
    """The text without accents and with plain apostrophes and hyphens: one spelling for "Erdoğan" and "Erdogan"."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.translate(FOLDED))
    return "".join(c for c in plain if not unicodedata.combining(c))


def slug(name: str) -> str:
    """A name as part of an id: "Recep Tayyip Erdoğan" -> "recep-tayyip-erdogan"."""
    plain = "".join(c if c.isalnum() else "-" for c in folded(name).lower().replace("'", ""))
    return "-".join(part for part in plain.split("-") if part) or "unknown"


class Lexicon(Generic[T]):
    """Phrases and what they mean. Words are compared joined without spaces, so tokenisation does not matter."""

    def __init__(self) -> None:
        self.entries: dict[str, list[T]] = {}
        self.prefixes: set[str] = set()

    def add(self, phrase: str, meaning: T) -> None:
        key = "".join(folded(phrase).split())
        if not key:
            return
        found = self.entries.setdefault(key, [])
        if meaning not in found:
            found.append(meaning)
        self.prefixes.update(key[:i] for i in range(1, len(key) + 1))

    def match(self, words: Sequence[str], start: int) -> tuple[int, list[T]] | None:
        """End (exclusive) and meanings of the longest phrase that begins at ``words[start]``, or None."""
        joined = words[start]
        if joined not in self.prefixes:
            return None
        best = None
        end = start + 1
        while True:
            found = self.entries.get(joined)
            if found:
                best = end, found
            if end >= len(words):
                return best
            joined += words[end]
            if joined not in self.prefixes:
                return best
            end += 1
