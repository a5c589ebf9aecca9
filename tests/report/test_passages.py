from __future__ import annotations

import pytest
from handmade import quarrel
from hypothesis import given
from hypothesis import strategies as st

from hearsay.report.passages import AROUND, MOST, Passages, in_sentence
from hearsay.report.views import article_view


def passages() -> Passages:
    return Passages((article_view(article.doc, article, records), records) for article, records in quarrel())


def test_a_statement_is_shown_with_who_says_it() -> None:
    found = passages()["insists"]
    assert found.own == "Ada Vale insisted that Borland sends 1,200 soldiers"
    assert (found.before, found.after) == ("", ".")
    assert (found.outlet, found.day) == ("Globe", "2022-03-08")


def test_a_figure_is_shown_in_its_sentence() -> None:
    found = passages()["army"]
    assert found.own == "3,000 soldiers"
    assert found.before.endswith("the army spoke of ")


@pytest.mark.parametrize(
    ("text", "own", "shown"),
    [
        ("First. He said so. Last.", "said", ("He ", "said", " so.")),
        ("One line\nHe said so\nlast", "said", ("He ", "said", " so")),
        ("word " * 60 + "said" + " word" * 60, "said", ("… ", "said", " …")),
    ],
)
def test_what_stands_around_ends_with_the_sentence(text: str, own: str, shown: tuple[str, str, str]) -> None:
    start = text.index(own)
    before, words, after = in_sentence(text, start, start + len(own))
    assert words == shown[1]
    assert before.startswith(shown[0])
    assert after.endswith(shown[2])


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_a_passage_is_never_long(text: str, start: int, length: int) -> None:
    before, own, after = in_sentence(text, min(start, len(text)), min(start + length, len(text)))
    assert len(before) <= AROUND + 2
    assert len(own) <= MOST + 2
    assert len(after) <= AROUND + 2
