"""Number words and figures to values: "twenty-five", "1.5 million", "5bn", "tens of thousands", "a third", "one in five"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from hearsay.knowledge.tables import Knowledge

Form = Literal["digits", "words", "group", "indefinite", "fraction"]

LEXER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|\.\d+|[½⅓⅔¼¾]|[^\W\d_]+(?:\.[^\W\d_]+)*\.?|_+|\S")
DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?")
VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4)}
HYPHENS = frozenset("-‐‑–—")
OF = "of"


class Piece(NamedTuple):
    """A word, number or sign of a sentence, cut finer than tokens: ``glued`` where nothing stands between it and the piece before."""

    text: str
    lower: str
    token: int
    glued: bool


def cut(words: Sequence[tuple[str, bool]], first: int = 0) -> list[Piece]:
    """Cut tokens (text, followed by a space) into pieces; ``first`` is the index of the first token."""
    pieces: list[Piece] = []
    glued = False
    for index, (text, space) in enumerate(words, first):
        if text.isalpha():
            pieces.append(Piece(text, text.lower(), index, glued))
        else:
            for found in LEXER.finditer(text):
                pieces.append(Piece(found.group(), found.group().lower(), index, glued if found.start() == 0 else True))
        glued = not space
    return pieces


@dataclass(frozen=True)
class Numeral:
    """A number read from pieces up to ``last`` (exclusive). ``low`` equals ``high`` where it is exact, None is an open bound.

    ``scale`` is the factor that its last word stands for (a million, a dozen; 1 for none), so that "3 to 5 million" can share it.
    """

    low: float | None
    high: float | None
    last: int
    form: Form
    scale: float = 1.0
    approx: bool = False

    @property
    def exact(self) -> bool:
        return self.low is not None and self.low == self.high

    def times(self, factor: float) -> Numeral:
        """The same numeral in units of ``factor``."""
        low = None if self.low is None else tidy(self.low * factor)
        high = None if self.high is None else tidy(self.high * factor)
        return Numeral(low, high, self.last, self.form, factor, self.approx)


@dataclass(frozen=True)
class NumberWords:
    """The words of ``number_words.toml``."""

    cardinals: dict[str, float]
    scales: dict[str, float]
    groups: dict[str, float]
    small_groups: dict[str, float]
    abbreviations: dict[str, float]
    letters: dict[str, float]
    fractions: dict[str, float]
    indefinite: dict[str, str]
    plurals: dict[str, float]
    starters: frozenset[str]

    @classmethod
    def load(cls, knowledge: Knowledge) -> NumberWords:
        table = knowledge.table("number_words")
        cardinals, scales, groups = table["cardinals"], table["scales"], table["groups"]
        plurals = {word + "s": value for word, value in (scales | groups | {"ten": 10}).items()}
        starters = {*cardinals, *scales, *groups, *plurals, *table["small_groups"], *table["fractions"]} | set(VULGAR)
        return cls(
            cardinals,
            scales,
            groups,
            table["small_groups"],
            table["abbreviations"],
            table["letters"],
            table["fractions"],
            table["indefinite"],
            plurals,
            frozenset(starters),
        )

    def starts(self, word: str) -> bool:
        """True where a number may stand in this (lower-case) word: a cheap test before the text is looked at closely."""
        return word in self.starters or not (word.isalpha() or word.isdigit() is False and len(word) == 1 and word not in VULGAR)


def tidy(value: float) -> float:
    """Without the dust of binary arithmetic: 2.3 * 1000 is 2300."""
    return float(f"{value:.12g}")


def is_digits(text: str) -> bool:
    """True for a number written in figures."""
    return (text[0].isdecimal() or (text[0] == "." and len(text) > 1)) and DIGITS.fullmatch(text) is not None


def read_numeral(pieces: Sequence[Piece], at: int, words: NumberWords, money: bool = False) -> Numeral | None:
    """The longest number that begins at piece ``at``. After a currency sign (``money``) "m" and "b" are million and billion."""
    if at >= len(pieces):
        return None
    return (
        read_share(pieces, at, words)
        or read_indefinite(pieces, at, words)
        or read_digits(pieces, at, words, money)
        or read_words(pieces, at, words)
    )


def lower_at(pieces: Sequence[Piece], at: int) -> str:
    return pieces[at].lower if 0 <= at < len(pieces) else ""


def skip_hyphen(pieces: Sequence[Piece], at: int) -> int:
    """Past a hyphen that joins what stands before it with the next word ("twenty-five", "5-million")."""
    if at + 1 < len(pieces) and pieces[at].text in HYPHENS and pieces[at].glued and pieces[at + 1].glued:
        return at + 1
    return at


def read_scales(pieces: Sequence[Piece], at: int, words: NumberWords) -> tuple[float, int]:
    """The product of the scale words from ``at`` ("hundred thousand", "dozen") and where they end."""
    factor = 1.0
    while True:
        here = skip_hyphen(pieces, at)
        word = lower_at(pieces, here)
        value = words.scales.get(word) or words.groups.get(word) or (words.abbreviations.get(word) if factor == 1 else None)
        if value is None:
            return factor, at
        factor, at = factor * value, here + 1


def read_digits(pieces: Sequence[Piece], at: int, words: NumberWords, money: bool = False) -> Numeral | None:
    """Figures with what multiplies them: 20,000; 1.5 million; 4 hundred million; 5bn; $3m; 2½; 1/16."""
    piece = pieces[at]
    if piece.text in VULGAR:
        top, bottom = VULGAR[piece.text]
        return Numeral(top / bottom, top / bottom, at + 1, "fraction")
    if not is_digits(piece.text):
        return None
    value, at = float(piece.text.replace(",", "")), at + 1
    if lower_at(pieces, at) in VULGAR:
        top, bottom = VULGAR[pieces[at].text]
        value, at = value + top / bottom, at + 1
    elif lower_at(pieces, at) in ("/", "⁄") and pieces[at].glued and at + 1 < len(pieces) and pieces[at + 1].text.isdecimal():
        if bottom := float(pieces[at + 1].text):
            return Numeral(value / bottom, value / bottom, at + 2, "fraction")
    factor, at = read_scales(pieces, at, words)
    if factor == 1 and at < len(pieces) and (letter := words.letters.get(pieces[at].lower)):
        alone = not (at + 1 < len(pieces) and pieces[at + 1].glued and is_digits(pieces[at + 1].text))
        capital = pieces[at].glued and (pieces[at].text.isupper() or letter == words.letters.get("k"))
        if alone and (money or capital):
            factor, at = letter, at + 1
    return Numeral(tidy(value * factor), tidy(value * factor), at, "digits", factor)


def read_words(pieces: Sequence[Piece], at: int, words: NumberWords) -> Numeral | None:
    """Number words: one hundred and fifty thousand; twenty-five; a dozen; half a million; two and a half million."""
    start = at
    if lower_at(pieces, at) == "half" and lower_at(pieces, at + 1) in ("a", "an"):
        factor, last = read_scales(pieces, at + 2, words)
        return Numeral(tidy(factor / 2), tidy(factor / 2), last, "group", factor) if factor > 1 else None
    if lower_at(pieces, at) in ("a", "an"):
        following = lower_at(pieces, at + 1)
        if (small := words.small_groups.get(following)) and lower_at(pieces, at + 2) in (OF, "more"):
            return Numeral(small, small, at + 2, "group")
        factor, last = read_scales(pieces, at + 1, words)
        return Numeral(factor, factor, last, "group", factor) if factor > 1 else None
    total = current = 0.0
    last_value = scale = float("inf")
    while at < len(pieces):
        here = skip_hyphen(pieces, at)
        word = lower_at(pieces, here)
        joined = word == "and" and last_value in (*words.scales.values(),) and scale != float("inf")
        if joined:
            word, here = lower_at(pieces, here + 1), here + 1
        value = words.cardinals.get(word)
        if value is not None:
            fits = last_value == float("inf") or last_value >= 100 or (last_value >= 20 and 0 < value < 10)
            if not fits or (joined and value == 1 and lower_at(pieces, here + 1) == OF):
                break
            current += value
            last_value = value
        elif not joined and (factor := words.scales.get(word)) and last_value != float("inf"):
            if factor == 100 and current < 100:
                current = max(current, 1) * 100
            elif factor < scale:
                total, current, scale = total + max(current, 1) * factor, 0.0, factor
            else:
                total, current, scale = (total + current) * factor, 0.0, factor
            last_value, scale = factor, min(scale, max(factor, 1000))
        elif not joined and (factor := words.groups.get(word)) and last_value != float("inf"):
            return Numeral((total + current) * factor, (total + current) * factor, here + 1, "words", factor)
        elif word == "and" and lower_at(pieces, here + 1) == "a" and lower_at(pieces, here + 2) == "half" and last_value < 100:
            factor, at = read_scales(pieces, here + 3, words)
            return Numeral(tidy((current + 0.5) * factor), tidy((current + 0.5) * factor), at, "words", factor)
        else:
            break
        at = here + 1
    if at == start:
        return None
    value = tidy(total + current)
    return Numeral(value, value, at, "words", last_value if last_value >= 1000 else 1.0)


def read_indefinite(pieces: Sequence[Piece], at: int, words: NumberWords) -> Numeral | None:
    """Amounts without a number: dozens; hundreds; tens of thousands; several thousand; a few hundred; many thousands."""
    if lower_at(pieces, at) in ("a", "the") and lower_at(pieces, at + 1) in ("few", "many"):
        at += 1
    open_ended = words.indefinite.get(lower_at(pieces, at))
    if open_ended:
        word = lower_at(pieces, at + 1)
        value = words.plurals.get(word) or words.scales.get(word) or words.groups.get(word)
        if value is None or word in ("ten", "tens"):
            return None
        return bounded(value, at + 2, open_ended == "open" or value < 100)
    value = words.plurals.get(lower_at(pieces, at))
    if value is None:
        return None
    last = at + 1
    if lower_at(pieces, last) == OF and (of := words.plurals.get(lower_at(pieces, last + 1))) and of >= 100:
        return bounded(value * of, last + 2, False, top=of * (1000 if value == 100 else 100 if value == 10 else 999))
    return bounded(value, last, value in words.groups.values())


def bounded(value: float, last: int, open_ended: bool, top: float | None = None) -> Numeral:
    """From two of ``value`` to just under ten of it: "hundreds" is 200 to 999; dozens and many thousands have no upper bound."""
    if top is None:
        top = value * 10
    return Numeral(2 * value, None if open_ended else top - 1, last, "indefinite", value, True)


def read_share(pieces: Sequence[Piece], at: int, words: NumberWords) -> Numeral | None:
    """Fractions: a third of; half of; two-thirds; three quarters; one in five; 9 out of 10. The value lies between 0 and 1."""
    word = lower_at(pieces, at)
    if word == "half" and lower_at(pieces, at + 1) not in ("a", "an"):
        return Numeral(0.5, 0.5, at + 1, "fraction")
    if word in ("a", "one"):
        here = skip_hyphen(pieces, at + 1)
        bottom = words.fractions.get(lower_at(pieces, here))
        if bottom and (lower_at(pieces, here + 1) == OF or here > at + 1):
            return Numeral(1 / bottom, 1 / bottom, here + 1, "fraction")
    top = words.cardinals.get(word) or (float(word) if word.isdecimal() else None)
    if not top:
        return None
    here = skip_hyphen(pieces, at + 1)
    bottom = words.fractions.get(lower_at(pieces, here))
    if bottom and lower_at(pieces, here).endswith("s") and top < bottom:
        return Numeral(top / bottom, top / bottom, here + 1, "fraction")
    of = here + 1 if lower_at(pieces, here) == "in" else here + 2 if lower_at(pieces, here) == "out" else 0
    if of and (lower_at(pieces, here) == "in" or lower_at(pieces, here + 1) == OF):
        under = lower_at(pieces, of)
        bottom = words.cardinals.get(under) or (float(under) if under.isdecimal() else None)
        if bottom and top < bottom <= 1000:
            return Numeral(top / bottom, top / bottom, of + 1, "fraction")
    return None
