"""Two tellings of the same, set side by side: which words the one has that the other lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+(?:[.,’'-]\w+)*|[^\w\s]")
_FEWEST = 2
"""Fewer words in common between two changes are told as part of the change: single words in common only make the marks restless."""


@dataclass(frozen=True)
class Piece:
    """Some words of one side: ``changed`` where the other side does not have them, ``number`` where they are a number."""

    text: str
    changed: bool = False
    number: bool = False


def side_by_side(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces, which put together are the texts with single spaces. Case and the commas of thousands are no change."""
    sides = " ".join(before.split()), " ".join(after.split())
    words = [list(_WORD.finditer(side)) for side in sides]
    keys = [[_key(word[0]) for word in side] for side in words]
    same = [block for block in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_matching_blocks() if block.size]
    kept: tuple[set[int], set[int]] = set(), set()
    for block in same:
        edge = not (block.a and block.b) or block.a + block.size == len(keys[0]) or block.b + block.size == len(keys[1])
        if block.size >= _FEWEST or edge or _tells(keys[0][block.a]):
            kept[0].update(range(block.a, block.a + block.size))
            kept[1].update(range(block.b, block.b + block.size))
    return _pieces(sides[0], words[0], kept[0]), _pieces(sides[1], words[1], kept[1])


def unmarked(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts as they are: texts of two languages have no words to compare."""
    return [Piece(" ".join(before.split()))], [Piece(" ".join(after.split()))]


def _key(word: str) -> str:
    return word.replace(",", "") if word[0].isdigit() else word.casefold()


def _tells(key: str) -> bool:
    """Whether one word in common means something by itself: a number, a long word."""
    return key[0].isdigit() or len(key) > len("would")


def _pieces(text: str, words: Sequence[re.Match[str]], kept: set[int]) -> list[Piece]:
    kinds = [(number not in kept, number not in kept and word[0][0].isdigit()) for number, word in enumerate(words)]
    return list(_cut(text, words, kinds))


def _cut(text: str, words: Sequence[re.Match[str]], kinds: Sequence[tuple[bool, bool]]) -> Iterator[Piece]:
    """Stretches of words of one kind; what stands between two stretches is neither's."""
    first, shown = 0, 0
    for last, kind in enumerate(kinds):
        if last + 1 < len(kinds) and kinds[last + 1] == kind:
            continue
        start, end = words[first].start(), words[last].end()
        if start > shown:
            yield Piece(text[shown:start])
        yield Piece(text[start:end], *kind)
        first, shown = last + 1, end
    if shown < len(text):
        yield Piece(text[shown:])
