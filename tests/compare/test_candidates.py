"""Which texts are looked at, and how many where all are alike."""

from __future__ import annotations

import random
from array import array

import numpy as np
import pytest

from hearsay.compare import candidates
from hearsay.compare.candidates import Keys, Kind, Meetings, Pile, Postings, displaced, met

NONE = array("q")


def keys(words: list[int], sounds: list[int] | None = None, alike: list[int] | None = None, *, cyrillic: bool = False) -> Keys:
    kinds = (candidates.CYRILLIC_SOUNDS, candidates.LATIN_SOUNDS) if cyrillic else (candidates.LATIN_SOUNDS, candidates.CYRILLIC_SOUNDS)
    own, across = (kind.keys(sounds or []) for kind in kinds)
    return Keys(array("q", words), own, across, NONE, array("q", alike or []))


def before(*texts: Keys) -> list[list[int]]:
    meetings = Meetings()
    for each in texts:
        meetings.put(each)
    return [others for _, others in meetings.before()]


def members_of(texts: list[Keys]) -> candidates.Members:
    def members(key: int, most: int | None) -> list[int]:
        return [number for number, each in enumerate(texts) if key in each.own()][:most]

    return members


def test_texts_that_share_three_rare_words_meet() -> None:
    assert before(keys([1, 2, 3, 4]), keys([1, 2, 9]), keys([4, 3, 2])) == [[], [], [0]]


def test_texts_in_two_scripts_meet_by_their_sounds_and_those_in_one_do_not() -> None:
    latin, cyrillic = keys([], [1, 2, 3]), keys([], [1, 2, 3], cyrillic=True)
    assert before(latin, latin, cyrillic, cyrillic) == [[], [], [0, 1], [0, 1]]


def test_a_bucket_holds_no_more_texts_than_it_may() -> None:
    pile = Pile()
    for own in ([7, 5], [7, 5], [7]):
        pile.put(array("q", own))
    postings = Postings.of(pile, most=2)
    assert (postings.members(7, None), postings.members(5, 1), postings.members(6, None)) == ([0, 1], [0], [])
    assert postings.held(2, np.array([7, 5])).tolist() == []


def test_of_texts_that_are_alike_each_meets_the_first() -> None:
    assert before(*(keys([], alike=[4 << 60]) for _ in range(4))) == [[], [0], [0], [0]]


def test_nothing_to_index() -> None:
    assert before() == []
    assert before(keys([]), keys([])) == [[], []]


@pytest.mark.parametrize("seed", range(5))
def test_texts_meet_the_same_one_by_one_and_all_at_once(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "WORDS", Kind(0, most=3, fewest=2))
    monkeypatch.setattr(candidates, "LATIN_SOUNDS", Kind(1, most=2, fewest=1))
    dice = random.Random(seed)
    texts = [
        keys(dice.sample(range(12), 4), dice.sample(range(9), 3), [(1 << 62) + dice.randrange(4)], cyrillic=dice.random() < 0.3)
        for _ in range(20)
    ]
    members = members_of(texts)
    one_by_one = [met(number, each, members) for number, each in enumerate(texts)]
    assert [sorted(other for other in others if other < number) for number, others in enumerate(one_by_one)] == before(*texts)
    assert all(number in one_by_one[other] for number, others in enumerate(one_by_one) for other in others)


def test_a_text_with_a_smaller_number_displaces_the_last_one_of_a_full_bucket(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "WORDS", Kind(0, most=2, fewest=1))
    texts = [keys([1]), keys([1]), keys([1]), keys([2])]
    assert displaced(0, texts[0], members_of(texts)) == {2}
    assert displaced(2, texts[2], members_of(texts)) == set()
