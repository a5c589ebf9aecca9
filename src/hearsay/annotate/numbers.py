"""Number words and figures to values: "twenty-five", "1.5 million", "5bn", "tens of thousands", "a third", "one in five"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from hearsay.knowledge.tables import Knowledge

Form = Literal["digits", "words", "group", "indefinite", "fraction", "adverb"]

LEXER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|\.\d+|[½⅓⅔¼¾]|[^\W\d_]+(?:(?:\.[^\W\d_]+)+\.?)?|_+|\S")
NUMBER = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.[0-9]+)?")
VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4}
SLASHES = frozenset("/⁄")
WRITTEN_DENOMINATORS = frozenset([2, 3, 4, 5, 8, 10, 16, 32, 64, 100, 128, 1000])
"""What stands below the line of a fraction in figures, unlike in 9/11 or 24/7."""
HYPHENS = frozenset("-‐‑–—")
MINUS = HYPHENS | {"−"}
TIMES = frozenset("×x*·⋅")
ARTICLES = frozenset(["a", "an"])


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
        if text.isalpha() or (text[-1] == "." and text[:-1].isalpha()):
            pieces.append(Piece(text, text.lower(), index, glued))
        else:
            for found in LEXER.finditer(text):
                pieces.append(Piece(found.group(), found.group().lower(), index, glued if found.start() == 0 else True))
        glued = not space
    return pieces


@dataclass(frozen=True)
class Numeral:
    """A number read from pieces up to ``last`` (exclusive). ``low`` equals ``high`` where it is exact; None is an open bound.

    ``scale`` is the factor that its last word stands for (a million, a dozen; 1 for none), so that "3 to 5 million" can share it.
    """

    low: float | None
    high: float | None
    last: int
    form: Form
    scale: float = 1.0
    approx: bool = False

    @property
    def value(self) -> float | None:
        """The one value of an exact number, else None."""
        return self.low if self.low == self.high else None


def exact(value: float, last: int, form: Form, scale: float = 1.0) -> Numeral:
    """A numeral with one value, without the dust of binary arithmetic (2.3 * 1000 is 2300)."""
    value = float(f"{value:.15g}")
    return Numeral(value, value, last, form, scale)


@dataclass(frozen=True)
class NumberWords:
    """The words of ``number_words.toml``, with the plurals of the scales ("thousands")."""

    cardinals: dict[str, float]
    scales: dict[str, float]
    groups: dict[str, float]
    small_groups: dict[str, float]
    abbreviations: dict[str, float]
    letters: dict[str, float]
    fractions: dict[str, float]
    indefinite: dict[str, str]
    adverbs: dict[str, float]
    plurals: dict[str, float]
    starters: frozenset[str]
    wholes: frozenset[str]

    @classmethod
    def load(cls, knowledge: Knowledge) -> NumberWords:
        table = knowledge.table("number_words")
        names = ("cardinals", "scales", "groups", "small_groups", "abbreviations", "letters", "fractions", "indefinite", "adverbs")
        parts = {name: table[name] for name in names}
        plurals = {word + "s": value for word, value in (parts["scales"] | parts["groups"] | {"ten": 10}).items()}
        starters = {word for name in ("cardinals", "scales", "groups", "small_groups", "fractions", "adverbs") for word in parts[name]}
        return cls(
            **parts,
            plurals=plurals,
            starters=frozenset(starters | set(plurals) | set(VULGAR)),
            wholes=frozenset(table["context"]["wholes"]),
        )

    def mentions(self, word: str) -> bool:
        """True where a number may stand in this lower-case token: the cheap test before a sentence is looked at closely."""
        return word in self.starters or (not word.isalpha() and ("-" in word or any(map(str.isdecimal, word))) and len(word) < 40)


def is_digits(text: str) -> bool:
    """True for a number written in figures."""
    return text[-1:].isdecimal() and NUMBER.fullmatch(text) is not None


def lower_at(pieces: Sequence[Piece], at: int) -> str:
    """The lower-case piece, or nothing beyond either end."""
    return pieces[at].lower if 0 <= at < len(pieces) else ""


def past_hyphen(pieces: Sequence[Piece], at: int) -> int:
    """Past a hyphen that joins what stands before it with the next word ("twenty-five", "5-million")."""
    if at + 1 < len(pieces) and pieces[at].text in HYPHENS and pieces[at].glued and pieces[at + 1].glued:
        return at + 1
    return at


def read_numeral(pieces: Sequence[Piece], at: int, words: NumberWords, money: bool = False) -> Numeral | None:
    """The longest number that begins at piece ``at``. After a currency sign (``money``) "m" and "b" are million and billion."""
    if at >= len(pieces):
        return None
    return (
        read_share(pieces, at, words)
        or read_indefinite(pieces, at, words)
        or read_digits(pieces, at, words, money)
        or read_article(pieces, at, words)
        or read_cardinal(pieces, at, words)
        or read_adverb(pieces, at, words)
    )


def read_digits(pieces: Sequence[Piece], at: int, words: NumberWords, money: bool = False) -> Numeral | None:
    """Figures with what multiplies them: 20,000; 1.5 million; 4 hundred million; 5bn; $3m; 2½; 1/16."""
    if pieces[at].text in VULGAR:
        return exact(VULGAR[pieces[at].text], at + 1, "digits")
    if not is_digits(pieces[at].text):
        return None
    value, at = float(pieces[at].text.replace(",", "")), at + 1
    following = lower_at(pieces, at)
    if following in VULGAR:
        value, at = value + VULGAR[following], at + 1
    elif following in SLASHES and pieces[at].glued and lower_at(pieces, at + 1).isdecimal():
        under = int(pieces[at + 1].text)
        return exact(value / under, at + 2, "digits") if under in WRITTEN_DENOMINATORS and value < under else None
    factor, last = read_power(pieces, at) or read_scales(pieces, at, words)
    if factor == 1:
        factor, last = read_letter(pieces, at, words, money)
    return exact(value * factor, last, "digits", factor)


def read_power(pieces: Sequence[Piece], at: int) -> tuple[float, int] | None:
    """A power of ten after a number and where it ends: 1.99×10−30, 2 x 10^30."""
    if lower_at(pieces, at) not in TIMES or lower_at(pieces, at + 1) != "10":
        return None
    sign = at + 3 if lower_at(pieces, at + 2) == "^" else at + 2
    minus = lower_at(pieces, sign) in MINUS
    digits = lower_at(pieces, sign + minus)
    if (sign == at + 2 and not minus) or not digits.isdecimal() or len(digits) > 2 or not pieces[sign].glued:
        return None
    return 10.0 ** (-int(digits) if minus else int(digits)), sign + minus + 1


def read_scales(pieces: Sequence[Piece], at: int, words: NumberWords) -> tuple[float, int]:
    """The product of the scale words from ``at`` ("hundred thousand", "dozen", "bn") and where they end."""
    factor = 1.0
    while True:
        here = past_hyphen(pieces, at)
        word = lower_at(pieces, here)
        value = words.scales.get(word) or words.groups.get(word) or (words.abbreviations.get(word) if factor == 1 else None)
        if value is None:
            return factor, at
        factor, at = factor * value, here + 1


def read_letter(pieces: Sequence[Piece], at: int, words: NumberWords, money: bool) -> tuple[float, int]:
    """A one-letter scale: any after a currency ("$5m"), otherwise glued: "100k", "4.3M", but "300m" are metres."""
    letter = lower_at(pieces, at).removesuffix(".")
    value = words.letters.get(letter)
    if value is None or (lower_at(pieces, at + 1)[:1].isdecimal() and pieces[at + 1].glued):
        return 1.0, at
    return (value, at + 1) if money or (pieces[at].glued and (pieces[at].text.isupper() or letter == "k")) else (1.0, at)


def read_cardinal(pieces: Sequence[Piece], at: int, words: NumberWords) -> Numeral | None:
    """Number words: twenty-five; one hundred and fifty thousand; two dozen; two and a half million."""
    start, total, least, scale = at, 0.0, float("inf"), 1.0
    while True:
        begin = at + 1 if at > start and lower_at(pieces, at) == "and" else at
        part = below_thousand(pieces, past_hyphen(pieces, begin) if at > start else begin, words)
        if part is None:
            break
        value, last = part
        if at == start and lower_at(pieces, last) == "and" and lower_at(pieces, last + 1) == "a" and lower_at(pieces, last + 2) == "half":
            factor, last = read_scales(pieces, last + 3, words)
            return exact((value + 0.5) * factor, last, "words", factor)
        factor, last = read_scales(pieces, last, words)
        if factor >= least:
            break
        total, at, least, scale = total + value * factor, last, factor, factor
        if factor < 1000:
            break
    return exact(total, at, "words", scale) if at > start else None


def read_adverb(pieces: Sequence[Piece], at: int, words: NumberWords) -> Numeral | None:
    """How many times: once, twice."""
    value = words.adverbs.get(pieces[at].lower)
    return None if value is None else exact(value, at + 1, "adverb")


def below_thousand(pieces: Sequence[Piece], at: int, words: NumberWords) -> tuple[float, int] | None:
    """A number word below a thousand and where it ends: seven; twenty-five; three hundred and six; fifteen hundred."""
    small = below_hundred(pieces, at, words)
    if small is None:
        return None
    value, at = small
    here = past_hyphen(pieces, at)
    if lower_at(pieces, here) != "hundred" or value == 0:
        return small
    value, at = value * 100, here + 1
    rest = below_hundred(pieces, at + 1 if lower_at(pieces, at) == "and" else at, words)
    return (value + rest[0], rest[1]) if rest else (value, at)


def below_hundred(pieces: Sequence[Piece], at: int, words: NumberWords) -> tuple[float, int] | None:
    value = words.cardinals.get(lower_at(pieces, at))
    if value is None:
        return None
    if value >= 20:
        here = past_hyphen(pieces, at + 1)
        ones = words.cardinals.get(lower_at(pieces, here), 0)
        if 0 < ones < 10:
            return value + ones, here + 1
    return value, at + 1


def read_article(pieces: Sequence[Piece], at: int, words: NumberWords) -> Numeral | None:
    """An article for one: a dozen; a hundred thousand; half a million; a couple of; half a dozen."""
    share = 1.0
    if lower_at(pieces, at) == "half" and lower_at(pieces, at + 1) in ARTICLES:
        share, at = 0.5, at + 1
    if lower_at(pieces, at) not in ARTICLES:
        return None
    if (small := words.small_groups.get(lower_at(pieces, at + 1))) and share == 1:
        factor, last = read_scales(pieces, at + 3, words) if lower_at(pieces, at + 2) == "of" else (1.0, at)
        if factor > 1:
            return replace(exact(small * factor, last, "group", factor), approx=True)
        return exact(small, at + 2, "group") if lower_at(pieces, at + 2) in ("of", "more") else None
    factor, last = read_scales(pieces, at + 1, words)
    return exact(factor * share, last, "group", factor) if factor > 1 else None


def read_indefinite(pieces: Sequence[Piece], at: int, words: NumberWords) -> Numeral | None:
    """Amounts without a number: dozens; hundreds; tens of thousands; several thousand; a few hundred; many hundreds of thousands."""
    if lower_at(pieces, at) == "a" and lower_at(pieces, at + 1) == "few":
        at += 1
    openness = words.indefinite.get(lower_at(pieces, at))
    if openness:
        at += 1
    word = lower_at(pieces, at)
    value = words.plurals.get(word) or (words.scales.get(word) or words.groups.get(word) if openness else None)
    if value is None or (openness and value == 10):
        return None
    inner = words.plurals.get(lower_at(pieces, at + 2), 0) if lower_at(pieces, at + 1) == "of" else 0
    last, factor = (at + 3, inner) if inner >= 100 else (at + 1, 1)
    unbounded = openness == "open" or (value < 100 if openness else value in words.groups.values())
    return indefinite(value * factor, last, unbounded)


def indefinite(value: float, last: int, open_ended: bool) -> Numeral:
    """From two of ``value`` to just under ten of it: "hundreds" are 200 to 999; dozens and many thousands have no upper bound."""
    return Numeral(2 * value, None if open_ended else 10 * value - 1, last, "indefinite", value, approx=True)


def read_share(pieces: Sequence[Piece], at: int, words: NumberWords) -> Numeral | None:
    """Fractions: a third of; half of; two-thirds; three quarters; one in five; 9 out of 10. The value lies between 0 and 1."""
    word = lower_at(pieces, at)
    if word == "half" and lower_at(pieces, at + 1) in words.wholes:
        return exact(0.5, at + 1, "fraction")
    top = 1.0 if word == "a" else words.cardinals.get(word) or (float(word) if word.isdecimal() and len(word) < 4 else None)
    if not top:
        return None
    here = past_hyphen(pieces, at + 1)
    part = words.fractions.get(lower_at(pieces, here))
    if part:
        named = here > at + 1 or lower_at(pieces, here + 1) == "of" if top == 1 else lower_at(pieces, here).endswith("s")
        return exact(top / part, here + 1, "fraction") if named and top < part else None
    under = here + 1 if lower_at(pieces, here) == "in" else here + 2 if lower_at(pieces, here) == "out" else 0
    if not under or word == "a" or (under == here + 2 and lower_at(pieces, here + 1) != "of"):
        return None
    lot = lower_at(pieces, under)
    whole = words.cardinals.get(lot) or (float(lot) if lot.isdecimal() else 0)
    return exact(top / whole, under + 1, "fraction") if top < whole <= 1000 else None
