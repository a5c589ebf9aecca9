"""Numbers by which a desk knows things in what it keeps: the same on every machine.

An item is known by its ``ref``: the key of its article's row and its position among the article's items of its kind, as one number.
"""

from __future__ import annotations

from hashlib import blake2b

POSITION = 20
"""Bits of a ref that are the position in the article."""


def ref_of(article: int, position: int) -> int:
    """The ref of an item, from the key of its article's row and its position there."""
    return article << POSITION | position


def article_of(ref: int) -> int:
    """The key of an item's article."""
    return ref >> POSITION


def position_of(ref: int) -> int:
    """The position of an item in its article."""
    return ref & ((1 << POSITION) - 1)


def hashed(text: str) -> int:
    """A number of 63 bits for a text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 1
