"""Sentence boundaries that are certain before the parser sees the text; it decides the others.

Around quotation marks a parser trained on other kinds of text goes wrong most often: it begins a sentence with a closing mark, or goes
on past the end of a quotation. In a paragraph of news a sentence also never begins after a comma or in the middle of plain words.
"""

from __future__ import annotations

from collections.abc import Iterator

OPENING = frozenset({"“", "„", "«", "``", "(", "[", "{"})
CLOSING = frozenset({"”", "»", ")", "]", "}"})
STRAIGHT = frozenset({'"', "''", "'", "‘", "’"})
"""Marks that open or close; their place tells which."""
QUOTES = frozenset({"“", "”", "«", "»", "``", '"', "''", "'", "‘", "’"})
ELLIPSES = frozenset({"...", "…", "....", ".."})
TITLES = frozenset([
    "Sen", "Sens", "Rep", "Reps", "Gov", "Govs", "Gen", "Gens", "Lt", "Lts", "Col", "Cols", "Capt", "Capts", "Sgt", "Sgts",
    "Maj", "Cmdr", "Adm", "Adms", "Dr", "Drs", "Prof", "Profs", "Mr", "Mrs", "Messrs", "Rev", "Hon", "Amb", "Supt", "Insp", "Det",
])  # fmt: skip
"""Titles before a name, cut short with a full stop that ends no sentence."""
FINAL = frozenset({".", "!", "?", "...", "…", "!!", "??", "?!", "!?", "...."})


def boundaries(words: list[str], spaced: list[bool]) -> list[bool | None]:
    """For each word of a paragraph whether it certainly begins a sentence, certainly does not, or (None) that is for the parser to tell.

    The first certainly does. ``spaced`` tells whether a space follows each word.
    """
    found: list[bool | None] = [None] * len(words)
    found[0] = True
    for place, starts in certain(words, spaced):
        found[place] = starts
    return found


def certain(words: list[str], spaced: list[bool]) -> Iterator[tuple[int, bool]]:
    """Yield (index, whether it begins a sentence) of the words of a paragraph of which that is certain; never the first.

    ``spaced`` tells whether a space follows each word.
    """
    closing = closing_marks(words, spaced)
    for i in range(1, len(words)):
        word, before = words[i], words[i - 1]
        if closing[i] or (before == "." and i > 1 and not spaced[i - 2] and words[i - 2] in TITLES):
            yield i, False
        elif closing[i - 1] and before in QUOTES:
            ended = words[i - 2] if i > 1 else ""
            if word[0].islower() or ended == ",":
                yield i, False
            elif ended == "." and (word[0].isupper() or word in QUOTES):
                yield i, True
        elif before == "," or before[-1].isalnum() or before in OPENING or before in STRAIGHT or (before in ELLIPSES and word[0].islower()):
            yield i, False
        elif before in FINAL and word in QUOTES and spaced[i - 1] and not spaced[i]:
            yield i, True


def closing_marks(words: list[str], spaced: list[bool]) -> list[bool]:
    """For each word, whether it is a quotation mark or bracket that closes."""
    found = [False] * len(words)
    opened: set[str] = set()
    for i, word in enumerate(words):
        if word in CLOSING:
            found[i] = True
        elif word in STRAIGHT:
            glued_left = i > 0 and not spaced[i - 1]
            glued_right = i + 1 < len(words) and not spaced[i]
            found[i] = glued_left and not glued_right if glued_left != glued_right else word in opened
            opened.symmetric_difference_update({word} if found[i] == (word in opened) else ())
    return found
