"""A number with its currency or unit, and the range that two of them make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hearsay.annotate.measures import Measure, MeasureRules, read_unit
from hearsay.annotate.numbers import HYPHENS, NumberWords, Numeral, Piece, cut, exact, is_digits, lower_at, past_hyphen, read_numeral
from hearsay.knowledge.tables import Knowledge
from hearsay.language.words import Doc


@dataclass(frozen=True)
class QuantityRules:
    """The tables of numbers, units, counted nouns and approximation words, compiled."""

    numbers: NumberWords
    measures: MeasureRules
    prefixes: frozenset[str]
    before: Mapping[str, str]
    after: Mapping[str, str]
    incremental_before: frozenset[str]
    incremental_after: frozenset[str]
    names: frozenset[str]
    openers: frozenset[str]
    context: Mapping[str, frozenset[str]]

    @classmethod
    def load(cls, knowledge: Knowledge) -> QuantityRules:
        words, names = knowledge.table("number_words"), knowledge.table("weapon_designations")
        numbers = NumberWords.load(knowledge)
        prefixes = frozenset(knowledge.table("units")["currency_prefixes"])
        signs = {"minus", "a", "half", *words["indefinite"], *HYPHENS} | {cut([(p, False)])[0].lower for p in prefixes}
        return cls(
            numbers=numbers,
            measures=MeasureRules.load(knowledge),
            prefixes=prefixes,
            before=words["before"],
            after=words["after"],
            incremental_before=frozenset(words["incremental"]["before"]),
            incremental_after=frozenset(words["incremental"]["after"]),
            names=frozenset([*names["names"], *names["makers"]]),
            openers=numbers.starters | signs,
            context={key: frozenset(values) for key, values in words["context"].items()},
        )


@dataclass(frozen=True)
class Amount:
    """A number with the currency before it or the unit after it: pieces ``first`` to ``last``, the number at ``number``."""

    first: int
    number: int
    numeral: Numeral
    money: bool
    unit: Measure | None

    @property
    def last(self) -> int:
        return self.unit.last if self.unit else self.numeral.last


def read_amount(pieces: Sequence[Piece], at: int, rules: QuantityRules) -> Amount | None:
    """The number that begins at piece ``at`` with its sign, currency or unit, or None."""
    number = past_currency(pieces, at, rules)
    money = number > at
    number, negative = past_minus(pieces, number)
    numeral = read_numeral(pieces, number, rules.numbers, money)
    if numeral is None:
        return None
    if negative and numeral.value is not None:
        numeral = exact(-numeral.value, numeral.last, numeral.form, numeral.scale)
    if money:
        end = past_currency(pieces, numeral.last, rules)
        last = numeral.last + 1 if end == numeral.last and lower_at(pieces, end) in ("us", "dollars") else end
        if last < len(pieces) and is_digits(pieces[last].text):
            last = numeral.last
        return Amount(at, number, numeral, True, Measure("money", last, None, "unit"))
    return Amount(at, number, numeral, False, read_unit(pieces, numeral, rules.measures))


def past_currency(pieces: Sequence[Piece], at: int, rules: QuantityRules) -> int:
    """Past a currency sign or code ("$", "US $", "EUR") at piece ``at``; ``at`` itself where there is none."""
    for length in (4, 3, 2, 1):
        sign = pieces[at : at + length]
        if len(sign) == length and "".join(p.lower for p in sign) in rules.prefixes:
            return at + length if sign[0].text.isupper() or all(p.glued for p in sign[1:]) else at
    return at


def past_minus(pieces: Sequence[Piece], at: int) -> tuple[int, bool]:
    """Past "minus" or a minus sign that belongs to the number after it, and whether there is one."""
    if at + 1 >= len(pieces):
        return at, False
    if pieces[at].lower == "minus":
        return past_hyphen(pieces, at + 1), True
    sign = pieces[at].text in HYPHENS and pieces[at + 1].glued and is_digits(pieces[at + 1].text)
    after_sign = at > 0 and pieces[at].glued and pieces[at - 1].text[-1] in "$€£¥"
    free = not pieces[at].glued and not (at > 0 and (pieces[at - 1].text[0].isupper() or pieces[at - 1].text[-1].isdecimal()))
    return (at + 1, True) if sign and (free or after_sign) else (at, False)


# ---------------------------------------------------------------- ranges


def read_second(doc: Doc, pieces: Sequence[Piece], first: Amount, rules: QuantityRules) -> Amount | None:
    """The upper end of a range: 3,000 to 5,000; 90-100; three or four; between 90,000 and 100,000; $3-5 billion; 5% to 6%."""
    at = first.last
    if at + 1 >= len(pieces) or first.numeral.value is None or first.numeral.form == "fraction":
        return None
    word = pieces[at].lower
    if word == "and":
        opened = any(lower_at(pieces, k) == "between" for k in range(first.first - 3, first.first))
    elif word == "to":
        opened = first.unit is None or not (
            lower_at(pieces, first.first - 1) in rules.context["change"] or changes(doc, pieces[first.first].token, rules)
        )
    else:
        opened = word == "or" or word in HYPHENS
    second = read_amount(pieces, at + 1, rules) if opened else None
    if second is None or second.numeral.value is None or second.numeral.form == "fraction" or not agree(first, second):
        return None
    low = (first.numeral.value or 0) * shared_scale(first, second)
    return second if low < second.numeral.value else None


def changes(doc: Doc, token: int, rules: QuantityRules) -> bool:
    """Whether the word before a token is a verb of change, after which "to" leads to the result ("rose 5 percent to 80 percent")."""
    return token > 0 and doc[token - 1].lemma_.lower() in rules.measures.reaching


def past_number_chain(pieces: Sequence[Piece], at: int) -> int:
    """Past numbers joined by hyphens that are no range: scores and telephone numbers (3-1, 555-0100-22); ``at`` where there are none."""
    while lower_at(pieces, at) in HYPHENS and lower_at(pieces, at + 1).isdecimal() and pieces[at].glued and pieces[at + 1].glued:
        at += 2
    return at


def agree(first: Amount, second: Amount) -> bool:
    """Whether the two ends of a range are in the same unit; the first may leave it to the second, a currency sign may stand once."""
    if first.unit is None or second.unit is None:
        return first.unit is None or first.money
    return first.unit.kind == second.unit.kind and (first.money == second.money or first.unit.noun is None)


def shared_scale(first: Amount, second: Amount) -> float:
    """The scale that the first number shares with the second: a million in "3 to 5 million", none in "$200 to $4 million"."""
    scale = second.numeral.scale
    shares = first.numeral.scale == 1 and scale > 1 and (first.numeral.value or 0) < (second.numeral.value or 0) / scale
    return scale if shares else 1.0
