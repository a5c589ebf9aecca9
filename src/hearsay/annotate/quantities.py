"""Counts and amounts in a text: a number with its bounds, approximation words, unit of measure or counted noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from hearsay.annotate.numbers import HYPHENS, Numeral, NumberWords, Piece, cut, is_digits, lower_at, read_numeral, skip_hyphen
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.records import Unit

LONGEST_PHRASE = 5
RANGE_WORDS = frozenset(["to", "or", "and"])
NOMINAL = frozenset(["NOUN", "PROPN"])
UNREAD = frozenset(["time", "age", "clock", "skip"])
"""Classes of units and nouns that are recognised so that they can be passed over."""


@dataclass(frozen=True)
class Quantity:
    """Tokens ``first`` to ``last`` (exclusive) of the Doc with the bounds they mean; ``noun`` is the token of the counted noun.

    ``low`` and ``high`` are equal for one number, and None for an open bound. ``unit`` is what the noun or unit of measure tells.
    """

    first: int
    last: int
    low: float | None
    high: float | None
    approx: bool
    incremental: bool
    noun: int | None
    unit: Unit
    rule: str


@dataclass(frozen=True)
class QuantityRules:
    """The tables of numbers, units and counted nouns, compiled."""

    numbers: NumberWords
    units: Mapping[str, str]
    exact: frozenset[str]
    prefixes: frozenset[str]
    nouns: Mapping[str, str]
    before: Mapping[str, str]
    after: Mapping[str, str]
    incremental_before: frozenset[str]
    incremental_after: frozenset[str]
    designators: frozenset[str]

    @classmethod
    def load(cls, knowledge: Knowledge) -> QuantityRules:
        words, units, names = (knowledge.table(name) for name in ("number_words", "units", "weapon_designations"))
        classes = ("time", "clock", "other", "money", "distance", "percent")
        return cls(
            numbers=NumberWords.load(knowledge),
            units={word: unit for unit in classes for word in units[unit]},
            exact=frozenset(units["exact"]),
            prefixes=frozenset(units["currency_prefixes"]),
            nouns={row["noun"]: row["unit"] for row in knowledge.rows("counted_nouns")},
            before=words["before"],
            after=words["after"],
            incremental_before=frozenset(words["incremental"]["before"]),
            incremental_after=frozenset(words["incremental"]["after"]),
            designators=frozenset([*names["names"], *names["makers"]]),
        )


@dataclass(frozen=True)
class Measure:
    """What follows a number: a unit of measure or counted noun (``noun`` token), its class, and the piece where it ends."""

    kind: str
    last: int
    noun: int | None = None
    rule: str = "unit"


def find_quantities(reading: ArticleDoc, rules: QuantityRules) -> list[Quantity]:
    """All counts and amounts of the text, in order."""
    return [quantity for sentence in candidate_sentences(reading.doc, rules) for quantity in read_sentence(sentence, rules)]


def candidate_sentences(doc: Doc, rules: QuantityRules) -> Iterator[DocSpan]:
    """Sentences in which a word may hold a number."""
    starts = rules.numbers.starts
    for sentence in doc.sents:
        if any(starts(token.lower_) for token in sentence):
            yield sentence


def read_sentence(sentence: DocSpan, rules: QuantityRules) -> Iterator[Quantity]:
    """The quantities of one sentence, left to right, without overlap."""
    pieces = cut([(token.text, bool(token.whitespace_)) for token in sentence], sentence.start)
    at = done = 0
    while at < len(pieces):
        if not rules.numbers.starts(pieces[at].lower) and pieces[at].lower not in ("a", "an", "several", "few", "many", "once", "twice"):
            at += 1
            continue
        quantity, end = read_quantity(sentence.doc, pieces, at, done, rules)
        if quantity:
            yield quantity
        at = done = max(end, at + 1)


def read_quantity(doc: Doc, pieces: Sequence[Piece], at: int, done: int, rules: QuantityRules) -> tuple[Quantity | None, int]:
    """The quantity whose number begins at piece ``at``, or None, and the piece after what was read."""
    currency = currency_before(pieces, at, rules)
    numeral = read_numeral(pieces, at, rules.numbers, money=currency < at)
    if numeral is None:
        return None, at + 1
    if currency == at and is_name_or_ordinal(doc, pieces, at, numeral, rules):
        return None, numeral.last
    numeral, measure = read_measured(doc, pieces, numeral, currency < at, rules)
    if measure is None or measure.kind in UNREAD:
        return None, measure.last if measure else numeral.last
    first, bound = read_before(pieces, currency, done, rules)
    last, bound_after = read_after(pieces, measure.last, rules)
    incremental = is_incremental(pieces, first, at, numeral.last, measure.last, rules)
    low, high, approx = apply(numeral, bound or bound_after)
    tokens = pieces[first].token, pieces[last - 1].token + 1
    unit: Unit = measure.kind  # type: ignore[assignment]
    return Quantity(*tokens, low, high, approx, incremental, measure.noun, unit, f"{numeral.form}-{measure.rule}"), last


# ---- the number and its bounds


def currency_before(pieces: Sequence[Piece], at: int, rules: QuantityRules) -> int:
    """Where a currency sign or code before the number begins ("$", "US $", "EUR"); ``at`` where there is none."""
    start = at
    for length in (3, 2, 1):
        if at - length >= 0 and "".join(p.lower for p in pieces[at - length : at]) in rules.prefixes:
            start = at - length
            break
    if start < at and start > 0 and pieces[start].text in ("$",) and pieces[start - 1].text.isupper() and len(pieces[start - 1].text) <= 3:
        start -= 1
    return start


def read_before(pieces: Sequence[Piece], at: int, done: int, rules: QuantityRules) -> tuple[int, str]:
    """Where the approximation words before piece ``at`` begin, and the bound they set ("" for none)."""
    bound = ""
    while True:
        for length in range(min(LONGEST_PHRASE, at - done), 0, -1):
            sign = rules.before.get(" ".join(p.lower for p in pieces[at - length : at]))
            if sign:
                at -= length
                bound = stronger(bound, sign)
                break
        else:
            return at, bound


def stronger(bound: str, sign: str) -> str:
    """A bound wins over mere approximation: "up to about 500" is an upper bound."""
    return sign if sign in "<>" or not bound or bound == "=" else bound


def read_after(pieces: Sequence[Piece], at: int, rules: QuantityRules) -> tuple[int, str]:
    """Where words like "or more" after the quantity end, and the bound they set."""
    for length in (2, 1):
        sign = rules.after.get(" ".join(p.lower for p in pieces[at : at + length]))
        if sign and at + length <= len(pieces):
            return at + length, sign
    return at, ""


def apply(numeral: Numeral, sign: str) -> tuple[float | None, float | None, bool]:
    """(low, high, approx) of a number with a bound word."""
    if sign == ">":
        return numeral.low, None, numeral.approx
    if sign == "<":
        return None, numeral.high if numeral.high is not None else numeral.low, numeral.approx
    return numeral.low, numeral.high, numeral.approx or sign == "~"


def is_incremental(pieces: Sequence[Piece], first: int, at: int, after: int, last: int, rules: QuantityRules) -> bool:
    """True for "another 3,000", "3,000 more troops", "200 others"."""
    before = " ".join(p.lower for p in pieces[first:at])
    return any(before.startswith(w) or before.endswith(w) for w in rules.incremental_before) or any(
        p.lower in rules.incremental_after for p in pieces[after : min(last + 1, len(pieces))]
    )


def is_name_or_ordinal(doc: Doc, pieces: Sequence[Piece], at: int, numeral: Numeral, rules: QuantityRules) -> bool:
    """True for a number that names or orders: S-400, TB2, Article 5, Leopard 2, 1st, 9/11, "one of the", "no one", 10:30."""
    piece, word = pieces[at], pieces[at].lower
    before = pieces[at - 1] if at else None
    after = pieces[numeral.last] if numeral.last < len(pieces) else None
    if is_digits(piece.text):
        if piece.glued and before and (before.text[-1].isalnum() or before.text in "/:.'’#"):
            return True
        if piece.glued and before and before.text in HYPHENS and at > 1 and before.glued and pieces[at - 2].text[-1].isalnum():
            return pieces[at - 2].lower not in ("sub", "minus", "plus", "mid")
        if after and after.glued and (after.text in ":/" or after.lower in ("st", "nd", "rd", "th", "s", "’s", "'s")):
            return True
        if before and (before.lower in rules.designators or f"{lower_at(pieces, at - 2)} {before.lower}" in rules.designators):
            return True
        return False
    if word == "one":
        return lower_at(pieces, at + 1) in ("of", "another", "by", "’s", "'s") or (before is not None and before.lower in NOT_BEFORE_ONE)
    return word in ("half", "quarter") and before is not None and doc[before.token].morph.get("NumType") == ["Ord"]


NOT_BEFORE_ONE = frozenset(["no", "any", "every", "each", "the", "this", "that", "which", "some", "another"])


def read_measured(doc: Doc, pieces: Sequence[Piece], numeral: Numeral, money: bool, rules: QuantityRules) -> tuple[Numeral, Measure | None]:
    """The number, or the range it begins, and what it measures or counts."""
    unit = read_unit(pieces, numeral, rules)
    second = read_second(pieces, unit.last if unit else numeral.last, numeral, money, rules)
    if second:
        joined = Numeral(numeral.low, second.high, second.last, numeral.form, second.scale, numeral.approx)
        measure = measure_of(doc, pieces, joined, money, rules)
        if measure is None and unit:
            measure = replace(unit, last=second.last)
        return joined, measure
    return numeral, (unit and after_unit(doc, pieces, unit, money)) or measure_of(doc, pieces, numeral, money, rules)


def after_unit(doc: Doc, pieces: Sequence[Piece], unit: Measure, money: bool) -> Measure:
    """With the same length in another unit in brackets: "30km (19 miles)"."""
    at = unit.last
    if unit.kind != "distance" or lower_at(pieces, at) != "(":
        return unit
    close = next((k for k in range(at + 1, min(at + 6, len(pieces))) if pieces[k].text == ")"), None)
    return replace(unit, last=close + 1) if close and any(is_digits(p.text) for p in pieces[at:close]) else unit


def read_second(pieces: Sequence[Piece], at: int, first: Numeral, money: bool, rules: QuantityRules) -> Numeral | None:
    """The upper end of a range: 3,000 to 5,000; 90-100; three or four; between 90,000 and 100,000; $3-5 billion."""
    if at + 1 >= len(pieces) or not first.exact:
        return None
    start = at
    word = pieces[at].lower
    if word in RANGE_WORDS or pieces[at].text in HYPHENS:
        at += 1
        if word == "and" and not any(p.lower in ("between", "from") for p in pieces[max(0, start - 8) : start]):
            return None
    else:
        return None
    sign = at
    while sign < at + 3 and sign < len(pieces) and "".join(p.lower for p in pieces[at : sign + 1]) in rules.prefixes:
        sign += 1
    second = read_numeral(pieces, sign, rules.numbers, money=money or sign > at)
    if second is None or not second.exact or first.low is None or second.high is None:
        return None
    if second.scale > 1 and first.scale == 1 and first.low < second.high / second.scale:
        return replace(second.times(1), low=first.low * second.scale) if False else replace(second, low=first.low * second.scale)
    return second if second.high > first.low else None


# ---- what is measured or counted


def measure_of(doc: Doc, pieces: Sequence[Piece], numeral: Numeral, money: bool, rules: QuantityRules) -> Measure | None:
    """Unit of measure, counted noun, or what a number without either stands for."""
    if money:
        return Measure("money", past_currency(pieces, numeral.last, rules), rule="money")
    return read_unit(pieces, numeral, rules) or read_noun(doc, pieces, numeral, rules) or read_bare(doc, pieces, numeral)


def past_currency(pieces: Sequence[Piece], at: int, rules: QuantityRules) -> int:
    """Past a currency word after an amount that already has a sign: "$31.20 US", "$5 million dollars"."""
    return at + 1 if lower_at(pieces, at) in ("us", "usd", "dollars") else at


def read_unit(pieces: Sequence[Piece], numeral: Numeral, rules: QuantityRules) -> Measure | None:
    """A unit of measure after the number, also joined by a hyphen or "of": %, km, square miles, dollars, years."""
    at = skip_hyphen(pieces, numeral.last)
    if numeral.form in ("indefinite", "group", "fraction") and lower_at(pieces, at) in ("of", "a", "an"):
        at += 1
    for length in range(4, 0, -1):
        if at + length > len(pieces):
            continue
        phrase = pieces[at : at + length]
        text = "".join(p.lower if p.glued or k == 0 else " " + p.lower for k, p in enumerate(phrase))
        kind = rules.units.get(text)
        if kind is None:
            continue
        if len(text) == 1 and text.isalpha():
            if numeral.form != "digits" or not (phrase[0].glued or phrase[0].text in rules.exact):
                continue
        elif len(text) == 2 and text.isalpha() and numeral.form != "digits":
            continue
        return Measure(kind, at + length, phrase[-1].token)
    return None


def read_noun(doc: Doc, pieces: Sequence[Piece], numeral: Numeral, rules: QuantityRules) -> Measure | None:
    """The counted noun after a number, and its class."""
    at = skip_hyphen(pieces, numeral.last)
    hyphen = at > numeral.last
    if lower_at(pieces, at) == "strong":
        at, hyphen = at + 1, False
    while lower_at(pieces, at) in AFTER_NUMBER:
        at += 1
    if at >= len(pieces) or (pieces[at].glued and not hyphen and pieces[at].text.isalpha() and pieces[at - 1].token == pieces[at].token):
        return None
    head = noun_head(doc, pieces[at].token, pieces[-1].token + 1)
    if head is None:
        return None
    kind, last = class_of(doc, pieces[at].token, head, rules)
    if kind is None:
        kind = "other"
        if not matters(numeral, hyphen):
            return None
    end = next((k for k in range(at, len(pieces)) if pieces[k].token > last), len(pieces))
    return Measure(kind, end, head.i, "noun")


AFTER_NUMBER = frozenset(
    [
        "of",
        "the",
        "these",
        "those",
        "such",
        "more",
        "other",
        "its",
        "their",
        "his",
        "our",
        "additional",
        "further",
        "extra",
        "+",
        "plus",
        "odd",
    ]
)


def matters(numeral: Numeral, hyphen: bool) -> bool:
    """Counts of things no table knows are kept where the number is not one of the small ones that every text is full of."""
    return not hyphen and (numeral.high is None or numeral.high >= 10 or numeral.form == "digits")


def noun_head(doc: Doc, first: int, end: int) -> Token | None:
    """The last noun of the run of adjectives and nouns that begins at token ``first``."""
    head: Token | None = None
    for i in range(first, end):
        token = doc[i]
        if token.pos_ in NOMINAL:
            if head is not None and is_plural(head) and not (token.pos_ == "NOUN" and token.dep_ != "obl"):
                break
            head = token
        elif head is not None and not (token.text in HYPHENS):
            break
        elif not (
            token.pos_ in ("ADJ", "ADV", "NUM") or token.morph.get("VerbForm") == ["Part"] or token.text in HYPHENS or token.text in ",'’\""
        ):
            break
    return head


def is_plural(token: Token) -> bool:
    return token.morph.get("Number") == ["Plur"]


def class_of(doc: Doc, first: int, head: Token, rules: QuantityRules) -> tuple[str | None, int]:
    """The class of the counted noun by the longest phrase in the table, and the last token of the phrase that was used."""
    kind = lookup(doc, first, head, rules)
    if kind == "container":
        following = head.i + 1
        if following < len(doc) and doc[following].lower_ == "of":
            inner = noun_head(doc, following + 1, head.sent.end)
            if inner is not None:
                found = lookup(doc, following + 1, inner, rules)
                return (found if found != "container" else "other"), inner.i
        return "other", head.i
    return kind, head.i


def lookup(doc: Doc, first: int, head: Token, rules: QuantityRules) -> str | None:
    for start in range(max(first, head.i - 3), head.i + 1):
        words = [doc[k].lower_ for k in range(start, head.i)]
        for last in (head.lemma_.lower(), head.lower_, head.lower_.removesuffix("s")):
            if (kind := rules.nouns.get(" ".join([*words, last]))) is not None:
                return kind
    return None


def read_bare(doc: Doc, pieces: Sequence[Piece], numeral: Numeral) -> Measure | None:
    """A number with neither unit nor noun: the subject of a verb ("over 13,000 have died"), or a share of something."""
    if numeral.form == "fraction":
        return Measure("percent", numeral.last, rule="share")
    following = doc[pieces[numeral.last].token] if numeral.last < len(pieces) else None
    if following is not None and following.pos_ in ("AUX", "VERB") and numeral.low is not None:
        return Measure("other", numeral.last, rule="subject")
    return None
