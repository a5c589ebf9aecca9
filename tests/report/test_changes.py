from __future__ import annotations

import pytest

from hearsay.report.changes import Piece, side_by_side


def changed(side: list[Piece]) -> list[str]:
    return [piece.text for piece in side if piece.changed]


def test_the_words_of_only_one_side_are_changes() -> None:
    before, after = side_by_side("Divers searched the flooded chamber on Friday.", "Divers searched the dark chamber on Friday.")
    assert changed(before) == ["flooded"]
    assert changed(after) == ["dark"]


def test_a_number_that_differs_is_told_apart() -> None:
    before, after = side_by_side("Some 340 sailors waited.", "Some 360 sailors waited.")
    assert [piece for piece in before if piece.changed] == [Piece("340", changed=True, number=True)]
    assert [piece for piece in after if piece.changed] == [Piece("360", changed=True, number=True)]


def test_case_and_the_commas_of_thousands_are_no_change() -> None:
    before, after = side_by_side("The army has 90,000 soldiers", "the army has 90000 soldiers")
    assert not changed(before)
    assert not changed(after)


def test_a_single_small_word_in_common_does_not_cut_a_change() -> None:
    before, after = side_by_side("Boats waited by a long wall of stone.", "Boats lay near a high dam of stone.")
    assert changed(before) == ["waited by a long wall"]
    assert changed(after) == ["lay near a high dam"]


@pytest.mark.parametrize(("before", "after"), [("", ""), ("One  two\nthree.", ""), ("“Yes”, he said", "he said: “No”"), ("a", "b c")])
def test_the_pieces_are_the_texts(before: str, after: str) -> None:
    for text, side in zip((before, after), side_by_side(before, after), strict=True):
        assert "".join(piece.text for piece in side) == " ".join(text.split())
