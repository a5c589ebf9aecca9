"""A desk that grows article by article finds the same as one that sees all articles at once."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from reported import ENGLISH, INDEPENDENT, REWRITE, RUSSIAN, UNLIKE, WIRE, article

from hearsay import growing
from hearsay.articles.article import Article
from hearsay.compare import candidates
from hearsay.compare.candidates import Kind
from hearsay.compare.comparing import Comparing
from hearsay.desk import Desk
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Comparison

QUOTATION = ' "Nobody leaves this harbour asleep at the wheel while I hold the keys," the union leader said.'


def many(seed: int, count: int = 24) -> list[Article]:
    """Articles of a few families: cut, with words left out, with a quotation, dated and undated, some the very same."""
    dice = random.Random(seed)
    made = []
    for number in range(count):
        words = dice.choice([WIRE, REWRITE, INDEPENDENT, UNLIKE, ENGLISH, RUSSIAN]).split()
        kept = [word for word in words if dice.random() < dice.choice([0.8, 0.95, 1])]
        text = " ".join(kept[: dice.choice([len(kept), len(kept) * 2 // 3])]) + dice.choice(["", "", QUOTATION])
        day = dice.choice([None, "2022-01-04", "2022-01-05", "2022-06-30"])
        made.append(article(f"a{number:02}", text, day, dice.choice([None, "Reuters"])))
    return [*made, article("again", made[0].text, made[0].published), article("short", "Two words."), article("short too", "Two words.")]


def at_once(articles: list[Article]) -> list[Comparison]:
    comparing = Comparing(Knowledge())
    for each in articles:
        comparing.add(each)
    return list(comparing.records())


def put(desk: Desk, each: Article) -> None:
    desk.add(each, [each.record()], again=True)


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Buckets so small that articles displace one another, and no comparing of all at once."""
    monkeypatch.setattr(candidates, "WORDS", Kind(0, most=4, fewest=2))
    monkeypatch.setattr(candidates, "LATIN_SOUNDS", Kind(1, most=3, fewest=3))
    monkeypatch.setattr(growing, "_FEW", 1000)


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("seed", range(4))
def test_one_by_one_in_any_order_gives_what_all_at_once_give(tmp_path: Path, seed: int) -> None:
    articles = many(seed)
    expected = at_once(articles)
    assert len(expected) > 10
    random.Random(seed).shuffle(articles)
    with Desk.create(tmp_path / "grown.desk") as desk:
        for each in articles:
            put(desk, each)
            found = desk.compare()
        assert found == expected


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("seed", range(4))
def test_articles_that_change_leave_nothing_behind(tmp_path: Path, seed: int) -> None:
    articles, others = many(seed, 16), many(seed + 10, 16)
    with Desk.create(tmp_path / "changed.desk") as desk:
        for each in articles:
            put(desk, each)
        desk.compare()
        for number, each in enumerate(others):
            put(desk, each)
            if number % 3 == 0:
                desk.compare()
        assert desk.compare() == at_once(others)


def test_many_that_come_together_are_compared_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growing, "_FEW", 2)
    articles = many(1)
    with Desk.create(tmp_path / "grown.desk") as desk:
        for start in range(0, len(articles), 5):
            for each in articles[start : start + 5]:
                put(desk, each)
            desk.compare()
        assert desk.compare() == at_once(articles)
