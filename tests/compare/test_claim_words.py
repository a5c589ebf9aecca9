"""Words of a claim: forms of one word, words of one meaning, what is negated."""

from __future__ import annotations

import pytest

from hearsay.compare.claim_words import ClaimWords, Terms, root
from hearsay.compare.sides import Sides
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Span


@pytest.fixture(scope="module")
def words() -> ClaimWords:
    return ClaimWords.load(Knowledge(), Sides({}, {}))


def read(text: str, words: ClaimWords) -> dict[str, float]:
    return Terms([], words, None).read([Span(start=0, end=len(text), text=text)])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("invade", "invasion"),
        ("intends", "intention"),
        ("hesitate", "hesitation"),
        ("defend", "defence"),
        ("defensive", "defence"),
        ("respond", "responding"),
        ("destabilise", "destabilizing"),
        ("conclude", "concluding"),
        ("villages", "village"),
    ],
)
def test_forms_of_one_word(one: str, other: str) -> None:
    assert root(one) == root(other)


@pytest.mark.parametrize(("one", "other"), [("minister", "mine"), ("troops", "trophy"), ("border", "bored"), ("school", "scholar")])
def test_other_words(one: str, other: str) -> None:
    assert root(one) != root(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("soldiers", "troops"), ("sent", "dispatched"), ("fought", "battle"), ("build-up", "massing"), ("frontier", "borders")],
)
def test_words_of_one_meaning(one: str, other: str, words: ClaimWords) -> None:
    assert read(one, words).keys() == read(other, words).keys()


def test_negation_reaches_the_next_words(words: ClaimWords) -> None:
    terms = read("The market is safe, but it will not reopen on Friday; boats may leave", words)
    assert terms[words.base("market")] > 0
    assert terms[words.base("reopen")] < 0
    assert terms[words.base("boats")] > 0


@pytest.mark.parametrize(("written", "term"), [("1,000", "=1000"), ("12", "=12"), ("2.500.000", "=2500000"), ("3.5", "=3.5")])
def test_numbers(written: str, term: str, words: ClaimWords) -> None:
    assert term in read(f"about {written} barrels", words)


def test_names_stand_apart_from_words(words: ClaimWords) -> None:
    assert [term for term in read("boats in the bay of Harnosand were sold", words) if term[0] == "^"] == ["^harnosan"]
    assert not any(term[0] == "^" for term in read("Boats Leave Harbour Before Storm", words))


def test_no_word_has_two_meanings(words: ClaimWords) -> None:
    meanings: dict[str, str] = {}
    for line in Knowledge().table("claims")["families"]:
        first, *others = line.split()
        for word in (first, *others):
            assert meanings.setdefault(words.base(word), first) == first, f"{word} stands in the families of {first} and another word"


@pytest.mark.parametrize(
    ("one", "other"), [("media", "mediation"), ("statement", "stationed"), ("authority", "authorised"), ("rocky", "rocket")]
)
def test_like_words_that_mean_something_else(one: str, other: str, words: ClaimWords) -> None:
    assert words.base(one) != words.base(other) or words.family(one) is None


def test_adjectives_of_states_are_states(words: ClaimWords) -> None:
    assert "@POL" in read("some Polish lorries were stopped", words)
    assert "@POL" not in read("polish the floor", words)
