"""Articles that wait outside memory."""

from __future__ import annotations

import pytest
from reported import UNLIKE, WIRE, article

from hearsay.articles.article import Article
from hearsay.compare.shelf import Shelf


def test_articles_come_back_as_they_were_put() -> None:
    shelf: Shelf[Article] = Shelf()
    for one in (article("wire", WIRE, "2022-01-04"), article("bees", UNLIKE)):
        shelf.put(one.doc, one)
    assert shelf.take("wire") == article("wire", WIRE, "2022-01-04")
    assert shelf.take("bees").text == UNLIKE


def test_an_article_takes_the_place_of_one_with_its_id() -> None:
    shelf: Shelf[Article] = Shelf()
    shelf.put("a", article("a", WIRE))
    shelf.put("a", article("a", UNLIKE))
    assert shelf.take("a").text == UNLIKE


def test_what_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        Shelf().take("nobody")


def test_many_articles_are_put_into_a_file() -> None:
    shelf: Shelf[Article] = Shelf()
    for i in range(3):
        shelf.put(f"a{i}", article(f"a{i}", str(i) * (8 << 20)))
    assert shelf.take("a1").text[:3] == "111"
