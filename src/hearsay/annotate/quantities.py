"""Counts and amounts in a text: a number or range with its bounds, approximation words, and what it measures or counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from hearsay.annotate.amounts import Amount, QuantityRules, past_number_chain, read_amount, read_second, shared_scale
from hearsay.annotate.measures import Measure, measure_of
from hearsay.annotate.numbers import HYPHENS, Numeral, Piece, cut, exact, is_digits, lower_at, past_hyphen
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.tree import has
from hearsay.language.words import Doc
from hearsay.language.words import Span as DocSpan
from hearsay.records import PEOPLE_UNITS, Unit

__all__ = ["Quantity", "QuantityRules", "find_quantities"]

HEADLINES = frozenset(["title", "heading"])
LONGEST_PHRASE = 5
PASSED_OVER = frozenset(["time", "clock", "skip"])
"""Classes of units and nouns that are recognised so that they can be passed over where they are no measure."""
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
CONVERSIONS = frozenset("(/")
LONGEST_ELISION = 25
"""Tokens between a counted noun and a later number that leaves it out."""
LONGEST_CONVERSION = 15
"""Pieces in brackets that may hold an amount in other units."""
CONVERTED = {"distance": 1, "money": 2}
"""How many amounts in brackets after one of this class are a gloss on it. A single sum of money there is a figure of its own (the
sentence was written in the other currency); a list of them is a gloss for readers abroad."""
ADVERBIAL = frozenset(["advmod", "advcl", "nmod:unmarked"])
"""Relations, besides obliques, of a span of time that tells when."""
LEAST_AGE_OF_THINGS = 10_000
"""So long a span of time is no age of somebody and no time that a story takes: it measures something."""
SPAN_WORDS = 3
"""Words before a span of time among which a preposition is looked for ("for more than three months")."""
LONGEST_LINK = 6
"""Tokens between two members of a list of counts that name the noun only once."""
LONGEST_RECOUNT, LEAST_RECOUNT, MOST_APART = 120, 1000, 3
"""Tokens back to a count of people, the least number, and the greatest factor between the two, for another count of the same people."""
LEAST_BOUNDED = 50
"""The least such number with a bound: "fewer than 250" is hardly said of anything else."""
SENTENCE_ENDS = frozenset(".!?")
DEGREES = frozenset("°′″'\"")
LONGEST_DECIMALS = 3
"""Decimals of a number that counts something although nothing says what; with more it is a coordinate."""


@dataclass(frozen=True)
class Quantity:
    """Tokens ``first`` to ``last`` (exclusive) of the Doc with the bounds they mean; ``noun`` is the token of the counted noun.

    ``low`` and ``high`` are equal for one number, and None for an open bound. ``unit`` is what the noun or unit of measure tells;
    ``number`` is the first token of the number itself. ``rule`` says how the number was written and how its unit was found.
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
    number: int


def find_quantities(reading: ArticleDoc, rules: QuantityRules) -> list[Quantity]:
    """All counts and amounts of the text, in order; not ages, years, clock times, ordinals, names with numbers, or scores.

    Headlines are left out: they repeat what the text tells in full, and count it twice.
    """
    doc, mentions = reading.doc, rules.numbers.mentions
    found: list[Quantity] = []
    for paragraph in reading.paragraphs:
        stretch = doc.span(paragraph.first, paragraph.last)
        if paragraph.kind not in HEADLINES and any(mentions(token.lower_) for token in stretch):
            found.extend(read_stretch(stretch, found, rules))
    return found


def read_stretch(stretch: DocSpan, earlier: Sequence[Quantity], rules: QuantityRules) -> Iterator[Quantity]:
    """The quantities of a paragraph, left to right, without overlap. Sentence boundaries are not trusted: they fall on odd numbers.

    ``earlier`` are those of the paragraphs before it.
    """
    pieces = cut([(token.text, bool(token.whitespace_)) for token in stretch], stretch.start)
    at = done = 0
    bound = ""
    last: Quantity | None = None
    near = takewhile(lambda q: stretch.start - q.last <= LONGEST_RECOUNT, reversed(earlier))
    people = next((q for q in near if q.unit in PEOPLE_UNITS), None)
    while at < len(pieces):
        end = at + 1
        if pieces[at].lower in rules.openers or pieces[at].text[-1].isdecimal():
            amount = read_amount(pieces, at, rules)
            if amount is not None:
                inherited = bound if done and at == done + 1 and pieces[done].text in CONVERSIONS else ""
                quantity, end, bound = read_quantity(stretch.doc, pieces, amount, done, inherited, last, rules)
                done = end
                if quantity:
                    last = with_same_noun(with_elided_noun(stretch.doc, quantity, last), people)
                    people = last if last.unit in PEOPLE_UNITS else people
                    yield last
        at = end


def with_elided_noun(doc: Doc, quantity: Quantity, before: Quantity | None) -> Quantity:
    """A number without a noun counts what the one before it counted: "sent 3,000 troops and will send 500 more".

    In the next sentence only where the number asks for it: "9,000 refugees were expected. Several thousand came.", "another 200".
    """
    if before is None or not quantity.rule.endswith(("-bare", "-subject")) or not before.rule.endswith(("-noun", "-elided")):
        return quantity
    between = doc[before.last : quantity.first]
    ends = sum(token.text in SENTENCE_ENDS for token in between)
    refers = quantity.rule.startswith("indefinite") or quantity.incremental
    if len(between) > LONGEST_ELISION or ends > (1 if refers and before.unit in PEOPLE_UNITS else 0):
        return quantity
    return replace(quantity, unit=before.unit, noun=before.noun, rule=quantity.rule.partition("-")[0] + "-elided")


def with_same_noun(quantity: Quantity, people: Quantity | None) -> Quantity:
    """A large number alone is another count of the people counted before, where it is much the same: "some say 90,000, others 80,000"."""
    if people is None or people.noun is None or not quantity.rule.endswith(("-bare", "-subject")):
        return quantity
    one, other = quantity.low or quantity.high or 0, people.low or people.high or 0
    near = quantity.first - people.last <= LONGEST_RECOUNT and min(one, other) * MOST_APART >= max(one, other)
    bounded = quantity.low is None or quantity.high is None
    if not near or one < (LEAST_BOUNDED if bounded else LEAST_RECOUNT):
        return quantity
    return replace(quantity, unit=people.unit, noun=people.noun, rule=quantity.rule.partition("-")[0] + "-elided")


def read_quantity(
    doc: Doc, pieces: Sequence[Piece], amount: Amount, done: int, inherited: str, last: Quantity | None, rules: QuantityRules
) -> tuple[Quantity | None, int, str]:
    """The quantity that an amount begins, or None where it is not one; the piece after what was read; and its bound.

    ``inherited`` is the bound of the quantity before, where this one repeats it in another unit: "more than $5m (£4m)".
    """
    if not amount.money and is_name_or_ordinal(doc, pieces, amount, rules):
        return None, max(amount.numeral.last, amount.first + 1), ""
    second = read_second(doc, pieces, amount, rules)
    if second is None and (tail := past_number_chain(pieces, amount.numeral.last)) > amount.numeral.last:
        return None, tail, ""
    if second:
        numeral = replace(second.numeral, low=(amount.numeral.low or 0) * shared_scale(amount, second), approx=amount.numeral.approx)
        measure: Measure | None = second.unit or (amount.unit and replace(amount.unit, last=second.last))
    else:
        numeral, measure = amount.numeral, amount.unit
    measure = with_conversion(pieces, measure or measure_of(doc, pieces, numeral, rules.measures), rules)
    if measure is None or is_passed_over(doc, pieces, amount.first, numeral, measure, rules):
        return None, measure.last if measure else numeral.last, ""
    if second and measure.kind in PEOPLE_UNITS and is_change(pieces, amount.first, rules):
        numeral = exact(second.numeral.high or 0, numeral.last, "digits")
    if measure.rule == "share":
        numeral = exact(round(100 * (numeral.value or 0), 2), numeral.last, "fraction")
    first, bound = read_before(pieces, amount.first, done, rules)
    if is_idle(pieces, amount, numeral, measure, bound, second is not None, rules) and not goes_on(doc, pieces, first, amount, last, rules):
        return None, measure.last, ""
    end, bound_after = read_after(pieces, measure.last, rules)
    bound = next((b for b in (bound, bound_after, inherited) if b not in ("", "=")), "")
    low, high, approx = with_bound(numeral, bound)
    unit: Unit = "other" if measure.kind in PASSED_OVER else measure.kind  # type: ignore[assignment]
    quantity = Quantity(
        first=pieces[first].token,
        last=pieces[end - 1].token + 1,
        low=low,
        high=high,
        approx=approx,
        incremental=is_incremental(pieces, first, amount, measure, rules),
        noun=measure.noun,
        unit=unit,
        rule=f"{numeral.form}-{measure.rule}",
        number=pieces[amount.number].token,
    )
    return quantity, end, bound


def is_change(pieces: Sequence[Piece], at: int, rules: QuantityRules) -> bool:
    """Whether a number of people changes from one to another: "the toll climbed from 12 to 30" tells of 30, not of a range."""
    before = [p.lower for p in pieces[max(0, at - SPAN_WORDS) : at]]
    return bool(before) and before[-1] == "from" and not rules.measures.reaching.isdisjoint(before)


# ---------------------------------------------------------------- bounds


def read_before(pieces: Sequence[Piece], at: int, done: int, rules: QuantityRules) -> tuple[int, str]:
    """Where the approximation words before piece ``at`` begin, and the bound they set ("" for none)."""
    bound = ""
    while True:
        for length in range(min(LONGEST_PHRASE, at - done), 0, -1):
            sign = rules.before.get(" ".join(p.lower for p in pieces[at - length : at]))
            if sign:
                at, bound = at - length, stronger(bound, sign)
                break
        else:
            return at, bound


def stronger(bound: str, sign: str) -> str:
    """A bound wins over mere approximation: "up to about 500" is an upper bound."""
    return sign if sign in "<>" or bound in ("", "=") else bound


def read_after(pieces: Sequence[Piece], at: int, rules: QuantityRules) -> tuple[int, str]:
    """Where words like "or more" after the quantity end, and the bound they set."""
    for length in (2, 1):
        sign = rules.after.get(" ".join(p.lower for p in pieces[at : at + length]))
        if sign and at + length <= len(pieces) and lower_at(pieces, at + length) != "than":
            return at + length, sign
    return at, ""


def with_bound(numeral: Numeral, sign: str) -> tuple[float | None, float | None, bool]:
    """(low, high, approx) of a number with a bound word."""
    if sign == ">":
        return numeral.low, None, numeral.approx
    if sign == "<":
        return None, numeral.high if numeral.high is not None else numeral.low, numeral.approx
    return numeral.low, numeral.high, numeral.approx or sign == "~"


def is_incremental(pieces: Sequence[Piece], first: int, amount: Amount, measure: Measure, rules: QuantityRules) -> bool:
    """True for "another 3,000", "3,000 more troops", "200 others"."""
    before = " ".join(p.lower for p in pieces[first : amount.first])
    if any(before.startswith(w) or before.endswith(w) for w in rules.incremental_before):
        return True
    counted = pieces[amount.numeral.last : measure.last]
    head = next((i for i, piece in enumerate(counted) if piece.lower == "of"), len(counted))  # "pieces of other equipment" adds nothing
    return any(piece.lower in rules.incremental_after for piece in counted[: head or len(counted)])


# ---------------------------------------------------------------- what is no quantity


def is_passed_over(doc: Doc, pieces: Sequence[Piece], at: int, numeral: Numeral, measure: Measure, rules: QuantityRules) -> bool:
    """True for clock times, ages and most spans of time, and for small counts of abstract things."""
    if measure.kind == "clock":
        return True
    if measure.kind == "time" and max_of(numeral) >= LEAST_AGE_OF_THINGS:
        return False
    if measure.kind == "time":
        joined = past_hyphen(pieces, numeral.last) > numeral.last or past_hyphen(pieces, measure.last) > measure.last
        plural = numeral.form == "digits" or lower_at(pieces, measure.last - 1).endswith("s")
        told = joined or not plural or lower_at(pieces, measure.last) in rules.context["after_time"]
        return told or tells_when(doc, pieces, at, numeral, measure, rules)
    return measure.kind == "skip" and (numeral.form != "digits" or (max_of(numeral) < 10 and max_of(numeral).is_integer()))


def tells_when(doc: Doc, pieces: Sequence[Piece], at: int, numeral: Numeral, measure: Measure, rules: QuantityRules) -> bool:
    """Whether a span of time is an adverbial of a clause: it tells when or how long, as in "ruled for ten years", and counts nothing.

    What is measured in seconds or minutes is an amount in any place.
    """
    unit = pieces[measure.last - 1]
    if unit.lower in rules.measures.brief and numeral.form == "digits":
        return False
    relation, before = doc[unit.token].dep_, {p.lower for p in pieces[max(0, at - SPAN_WORDS) : at]}
    return relation.startswith("obl") or relation in ADVERBIAL or not before.isdisjoint(rules.context["before_span"])


def is_name_or_ordinal(doc: Doc, pieces: Sequence[Piece], amount: Amount, rules: QuantityRules) -> bool:
    """True for a number that names or orders: S-400, TB2, Article 5, Leopard 2, 1st, 9/11, "one of the", "no one", 10:30."""
    at = amount.number
    before, after = lower_at(pieces, at - 1), lower_at(pieces, amount.numeral.last)
    if amount.first < at:
        return False
    if before == ")" or (before in HYPHENS and not pieces[at - 1].glued and lower_at(pieces, at - 2) in rules.names):  # Covid -19
        before = lower_at(pieces, at - 2)
    if pieces[at].lower == "one":
        return amount.numeral.last == at + 1 and (after in rules.context["not_after_one"] or before in rules.context["not_before_one"])
    if amount.numeral.form == "fraction":
        return at > 0 and (has(doc[pieces[at - 1].token], "NumType", "Ord") or before == "last")
    named = before in rules.names or f"{lower_at(pieces, at - 2)} {before}" in rules.names
    if not is_digits(pieces[at].text):
        return named and pieces[at - 1].text[0].isupper()
    if pieces[at].glued and before and (before[-1].isalnum() or before in "/:.'’#=_@&"):
        return before != "/" or lower_at(pieces, at - 2) != "w"  # w/3 guests
    if is_coordinate(pieces, amount.numeral.last):
        return True
    if pieces[at].glued and before == '"' and lower_at(pieces, at - 2) == "=":
        return True
    if pieces[at].glued and before in HYPHENS and pieces[at - 1].glued and lower_at(pieces, at - 2)[-1:].isalnum():
        return lower_at(pieces, at - 2) != "sub"
    if (
        amount.numeral.last < len(pieces)
        and pieces[amount.numeral.last].glued
        and (after in rules.context["ordinal_endings"] or after in "/:]")
    ):
        return True
    return named and amount.unit is None and "," not in pieces[at].text


def is_coordinate(pieces: Sequence[Piece], after: int) -> bool:
    """Whether a sign of degrees, minutes or seconds after a number goes on without a space: 33°47′N, but not 20°C."""
    sign, following = lower_at(pieces, after), lower_at(pieces, after + 1)
    return sign in DEGREES and following != "" and pieces[after + 1].glued and following[0].isalnum() and following not in ("c", "f")


def is_idle(
    pieces: Sequence[Piece], amount: Amount, numeral: Numeral, measure: Measure, bound: str, is_range: bool, rules: QuantityRules
) -> bool:
    """True for a number that stands alone and is none of ours: a year, a score (3-1), an age between commas, a house number."""
    text = pieces[amount.number].text
    if numeral.form == "adverb":
        return bound in ("", "=")
    if YEAR.fullmatch(text) and numeral.scale == 1 and measure.rule != "unit":
        free = bound in ("", "=")
        if measure.rule != "noun" or (free and lower_at(pieces, amount.first - 1) in rules.context["year_prepositions"]):
            return measure.rule != "thing" or free
    if measure.rule != "bare":
        return False
    if is_range and pieces[amount.last].text in HYPHENS:
        return True
    plain = not is_range and numeral.scale == 1 and "," not in text and "." not in text
    coordinate = numeral.scale == 1 and len(text.partition(".")[2]) > LONGEST_DECIMALS
    return (plain and bound in ("", "=")) or numeral.form == "indefinite" or coordinate


def goes_on(doc: Doc, pieces: Sequence[Piece], first: int, amount: Amount, last: Quantity | None, rules: QuantityRules) -> bool:
    """Whether a number without a noun goes on counting: "4,000 soldiers in Mali, 500 in Niger and another 200 in Chad"."""
    if last is None or not last.rule.endswith(("-noun", "-elided")) or amount.numeral.last >= len(pieces):
        return False
    before, following = doc[pieces[first].token - 1], doc[pieces[amount.numeral.last].token]
    listed = before.lower_ in rules.context["going_on"] or before.pos_ == "CCONJ"
    return listed and following.pos_ == "ADP" and amount.numeral.value is not None and pieces[first].token - last.last <= LONGEST_LINK


def max_of(numeral: Numeral) -> float:
    return numeral.high if numeral.high is not None else float("inf")


def with_conversion(pieces: Sequence[Piece], measure: Measure | None, rules: QuantityRules) -> Measure | None:
    """An amount with the same one in other units in brackets: "30km (19 miles)", "two dinars (£2.10; $2.80)"."""
    if measure is None or measure.kind not in CONVERTED or lower_at(pieces, measure.last) != "(":
        return measure
    inside = range(measure.last + 1, min(measure.last + LONGEST_CONVERSION, len(pieces)))
    close = next((k for k in inside if pieces[k].text == ")"), None)
    if close is None:
        return measure
    amounts = [amount for k in range(measure.last + 1, close) if (amount := read_amount(pieces, k, rules)) is not None]
    same = {amount.number for amount in amounts if amount.unit is not None and amount.unit.kind == measure.kind}
    return replace(measure, last=close + 1) if len(same) >= CONVERTED[measure.kind] else measure
