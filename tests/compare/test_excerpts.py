from __future__ import annotations

import pytest

from hearsay.compare.excerpts import AFTER, BEFORE, excerpt

TEXT = (
    "Snow fell in the valley. The Morning Post reported on October 30 that Arland was massing forces near Borland. Two days later\n\n"
    "Gen. J. Vale sent ships"
)


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("fell", "Snow fell in the valley."),
        ("reported", "The Morning Post reported on October 30 that Arland was massing forces near Borland."),
        ("massing", "The Morning Post reported on October 30 that Arland was massing forces near Borland."),
        ("later", "Two days later"),
        ("sent", "Gen. J. Vale sent ships"),
        ("Vale", "Gen. J. Vale sent ships"),
    ],
)
def test_an_excerpt_is_of_its_sentence(word: str, shown: str) -> None:
    start = TEXT.index(word)
    assert excerpt(TEXT, start, start + len(word)) == shown


def test_an_excerpt_of_a_long_sentence_has_whole_words() -> None:
    words = [f"word{number}" for number in range(100)]
    text = " ".join(words)
    start = text.index("word50")
    shown = excerpt(text, start, start + len("word50"))
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert set(shown.strip("… ").split()) <= set(words)
    assert len(shown) <= BEFORE + len("word50") + AFTER + len("…  …")
