"""Number words and figures to values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.annotate.numbers import NumberWords, Numeral, cut, read_numeral
from hearsay.knowledge.tables import Knowledge

WORDS = NumberWords.load(Knowledge())
ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
ONES += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(number: int, hyphen: str = "-", and_: str = " and ") -> str:
    """A whole number below a billion in English words."""
    for scale, word in ((10**6, "million"), (10**3, "thousand")):
        if number >= scale:
            rest = number % scale
            joint = and_ if 0 < rest < 100 else " "
            return f"{spell(number // scale, hyphen, and_)} {word}" + (joint + spell(rest, hyphen, and_) if rest else "")
    if number >= 100:
        return f"{ONES[number // 100 - 1]} hundred" + (and_ + spell(number % 100, hyphen, and_) if number % 100 else "")
    if number >= 20:
        return TENS[number // 10 - 2] + (hyphen + ONES[number % 10 - 1] if number % 10 else "")
    return ONES[number - 1]


def numeral(text: str, money: bool = False) -> Numeral | None:
    """The number that begins a text, which is split at spaces and hyphens as a tokenizer would."""
    words = [(word, True) for word in text.split(" ")]
    return read_numeral(cut(words), 0, WORDS, money)


def bounds(text: str, money: bool = False) -> tuple[float | None, float | None]:
    found = numeral(text, money)
    assert found is not None, text
    return found.low, found.high


@given(st.integers(1, 999_999_999), st.sampled_from(["-", " "]), st.sampled_from([" and ", " "]))
def test_number_words_are_read_back(number: int, hyphen: str, and_: str) -> None:
    text = spell(number, hyphen, and_)
    found = numeral(text)
    assert found is not None
    assert (found.low, found.high) == (number, number)
    assert found.last == len(cut([(word, True) for word in text.split(" ")])), "all of the words belong to the number"


@given(st.integers(0, 10**12), st.booleans(), st.integers(0, 99))
def test_figures_with_separators_and_decimals(number: int, separators: bool, cents: int) -> None:
    text = (f"{number:,}" if separators else str(number)) + (f".{cents:02}" if cents else "")
    assert bounds(text) == pytest.approx((number + cents / 100,) * 2)


@given(
    st.integers(1, 9999), st.integers(0, 9), st.sampled_from([("million", 10**6), ("bn", 10**9), ("thousand", 10**3), ("billion", 10**9)])
)
def test_figures_with_a_scale(whole: int, tenth: int, scale: tuple[str, int]) -> None:
    word, factor = scale
    assert bounds(f"{whole}.{tenth} {word}") == pytest.approx(((whole * 10 + tenth) * factor / 10,) * 2)


@given(st.lists(st.tuples(st.text(min_size=1), st.booleans()), max_size=8))
def test_nothing_breaks_it(words: list[tuple[str, bool]]) -> None:
    pieces = cut(words)
    for at in range(len(pieces)):
        found = read_numeral(pieces, at, WORDS)
        assert found is None or at < found.last <= len(pieces)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens", 24, None),
        ("hundreds", 200, 999),
        ("several thousand", 2000, 9999),
        ("a few hundred", 200, 999),
        ("tens of thousands", 20_000, 99_999),
        ("hundreds of thousands", 200_000, 999_999),
        ("many thousands", 2000, None),
        ("millions", 2_000_000, 9_999_999),
        ("a dozen", 12, 12),
        ("two dozen", 24, 24),
        ("half a million", 500_000, 500_000),
        ("half a dozen", 6, 6),
        ("a couple of", 2, 2),
        ("a hundred thousand", 100_000, 100_000),
        ("two and a half million", 2_500_000, 2_500_000),
        ("4 hundred million", 400_000_000, 400_000_000),
        ("a third of", 1 / 3, 1 / 3),
        ("two-thirds", 2 / 3, 2 / 3),
        ("three quarters", 0.75, 0.75),
        ("one in five", 0.2, 0.2),
        ("9 out of 10", 0.9, 0.9),
        ("half of", 0.5, 0.5),
        ("2½", 2.5, 2.5),
        ("1/16", 0.0625, 0.0625),
        ("100k", 100_000, 100_000),
        ("4.3M", 4_300_000, 4_300_000),
    ],
)
def test_amounts(text: str, low: float, high: float | None) -> None:
    assert bounds(text) == pytest.approx((low, high))


def test_m_is_million_only_after_a_currency() -> None:
    assert bounds("5m", money=True) == (5_000_000, 5_000_000)
    assert bounds("5m") == (5, 5)


@pytest.mark.parametrize("text", ["a soldier", "several soldiers", "half past", "many", "soldiers", "a third country", "9/11"])
def test_no_number(text: str) -> None:
    assert numeral(text) is None


def test_a_users_table_adds_words(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "number_words.toml").write_text("[scales]\nmyriad = 10000\n", encoding="utf-8")
    words = NumberWords.load(Knowledge(tmp_path))
    found = read_numeral(cut([("three", True), ("myriad", True)]), 0, words)
    assert found is not None
    assert found.low == 30_000
