"""A desk that grows article by article finds the same as one that sees all articles at once."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from reported import ENGLISH, INDEPENDENT, REWRITE, RUSSIAN, UNLIKE, WIRE, article

from hearsay.articles.article import Article
from hearsay.compare import candidates
from hearsay.compare.candidates import Kind
from hearsay.compare.comparing import Comparing
from hearsay.desk import Desk
from hearsay.keeping import copies, stories
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
    monkeypatch.setattr(copies, "_FEW", 1000)


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
    monkeypatch.setattr(copies, "_FEW", 2)
    articles = many(1)
    with Desk.create(tmp_path / "grown.desk") as desk:
        for start in range(0, len(articles), 5):
            for each in articles[start : start + 5]:
                put(desk, each)
            desk.compare()
        assert desk.compare() == at_once(articles)


QUAKE = (
    "An earthquake of magnitude {size} struck the province of {place} on Monday, killing {dead} people. "
    "Rescue teams from {city} searched collapsed houses. Governor {name} asked for tents and blankets. "
    "The epicentre lay near {city}, the seismological institute said, and tremors were felt as far as {far}. "
    "Hospitals in {city} treated the injured, and {name} said schools in {place} would stay closed."
)
HERE = {"size": "6.1", "place": "Marrowdale", "dead": "31", "city": "Oldbridge", "name": "Tessa Quill", "far": "Lomond"}


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk that is so large that stories are not gathered anew."""
    monkeypatch.setattr(stories, "SMALL_DESK", 0)
    monkeypatch.setattr(stories, "GROWN", 100)


def told(desk: Desk) -> list[list[str]]:
    return sorted(sorted(story.docs) for story in desk.stories())


@pytest.mark.usefixtures("large")
def test_in_a_large_desk_an_article_joins_a_story_or_opens_one(tmp_path: Path) -> None:
    with Desk.create(tmp_path / "large.desk") as desk:
        for each in (article("wire", WIRE), article("bees", UNLIKE), article("quake", QUAKE.format(**HERE))):
            put(desk, each)
        assert told(desk) == []
        put(desk, article("rewrite", REWRITE))
        assert told(desk) == [["rewrite", "wire"]]
        put(desk, article("talks", ENGLISH))
        put(desk, article("talks too", ENGLISH.replace("arrived", "came")))
        assert told(desk) == [["rewrite", "wire"], ["talks", "talks too"]]
        put(desk, article("quake too", QUAKE.format(**HERE).replace("struck", "hit")))
        assert told(desk) == [["quake", "quake too"], ["rewrite", "wire"], ["talks", "talks too"]]


@pytest.mark.usefixtures("large")
def test_in_a_large_desk_an_article_that_changes_leaves_its_story(tmp_path: Path) -> None:
    with Desk.create(tmp_path / "large.desk") as desk:
        for each in (article("wire", WIRE), article("rewrite", REWRITE), article("a", QUAKE.format(**HERE)), article("b", UNLIKE)):
            put(desk, each)
        assert told(desk) == [["rewrite", "wire"]]
        put(desk, article("rewrite", QUAKE.format(**HERE).replace("struck", "hit")))
        assert told(desk) == [["a", "rewrite"]]
        put(desk, article("wire", REWRITE))
        put(desk, article("a", WIRE))
        assert told(desk) == [["a", "wire"]]
        assert list(desk.check()) == []
