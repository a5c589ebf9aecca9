"""Articles that wait outside memory."""

from __future__ import annotations

import pytest
from reported import UNLIKE, WIRE, article

from hearsay.articles.article import Article
from hearsay.compare.waiting import Waiting


def test_articles_come_back_as_they_were_put() -> None:
    waiting: Waiting[Article] = Waiting()
    for one in (article("wire", WIRE, "2022-01-04"), article("bees", UNLIKE)):
        waiting.put(one.doc, one)
    assert waiting.take("wire") == article("wire", WIRE, "2022-01-04")
    assert waiting.take("bees").text == UNLIKE


def test_an_article_takes_the_place_of_one_with_its_id() -> None:
    waiting: Waiting[Article] = Waiting()
    waiting.put("a", article("a", WIRE))
    waiting.put("a", article("a", UNLIKE))
    assert waiting.take("a").text == UNLIKE


def test_what_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        Waiting().take("nobody")


def test_many_articles_are_put_into_a_file() -> None:
    waiting: Waiting[Article] = Waiting()
    for i in range(3):
        waiting.put(f"a{i}", article(f"a{i}", str(i) * (8 << 20)))
    assert waiting.take("a1").text[:3] == "111"
