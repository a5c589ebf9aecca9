"""Stretches of tokens that a cue attributes."""

from __future__ import annotations

from dataclasses import dataclass

from hearsay.extract.quoted_text import QuotedText
from hearsay.language.words import Token

Stretch = tuple[int, int]


@dataclass(frozen=True)
class Content:
    """Token stretches that are attributed; ``addressee`` is the head of the noun phrase spoken to; ``rule`` names how they were found."""

    stretches: tuple[Stretch, ...]
    rule: str
    addressee: int | None = None
    cue_last: int | None = None


def right_end(token: Token) -> int:
    """One after the last token of the phrase headed by ``token``."""
    return token.right_edge.i + 1


def phrase(token: Token) -> Stretch:
    """The whole phrase headed by ``token``."""
    return token.left_edge.i, token.right_edge.i + 1


def after_comma(text: QuotedText, i: int) -> bool:
    """A comma right before token ``i``, also one inside a closing quotation mark."""
    if text.outer[i - 1] >= 0 and text.quotes[text.outer[i - 1]].last == i:
        return text.words[i - 2] == ","
    return text.words[i - 1] == ","
