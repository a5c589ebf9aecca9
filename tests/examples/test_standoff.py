"""The example corpus is what its README says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hearsay.articles.article import Article
from hearsay.articles.readers import read_paths

STANDOFF = Path(__file__).parents[2] / "examples" / "standoff"
FILES = sorted((STANDOFF / "articles").iterdir())


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    errors: list[Exception] = []
    found = {a.doc: a for a in read_paths([STANDOFF / "articles"], dates=STANDOFF / "meta.jsonl", split=True, on_error=errors.append)}
    assert errors == []
    return found


def test_it_holds_eighteen_short_articles(articles: dict[str, Article]) -> None:
    assert len(FILES) == 16
    assert len(articles) == 18
    bodies = {a.doc: sum(len(a.text[p.start : p.end].split()) for p in a.parts if p.kind != "boilerplate") for a in articles.values()}
    assert all(100 <= length <= 450 for length in bodies.values()), bodies


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_readme_names_every_file(path: Path) -> None:
    assert f"`{path.name}`" in (STANDOFF / "README.md").read_text(encoding="utf-8")


def test_meta_names_files_that_are_there() -> None:
    names = {path.stem for path in FILES}
    rows = [json.loads(line) for line in (STANDOFF / "meta.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["doc"] for row in rows} <= names


def test_the_page_with_two_articles_is_split(articles: dict[str, Article]) -> None:
    assert articles["register-two-views#1"].title == "The line in the snow"
    assert articles["register-two-views#2"].title == "What the soldiers eat"


@pytest.mark.parametrize(
    ("doc", "words"),
    [
        ("courier-truss", "Ferry captain rescues 14 sheep"),
        ("courier-truss", "Ministers promise 3,000 new homes"),
        ("globe24-berlin", "The ten best soups"),
        ("globe24-berlin", "Lottery winner found his ticket"),
    ],
)
def test_teasers_are_set_apart(articles: dict[str, Article], doc: str, words: str) -> None:
    article = articles[doc]
    at = article.text.index(words)
    assert next(part.kind for part in article.parts if part.start <= at < part.end) in {"teaser", "boilerplate"}


def test_nothing_of_the_navigation_is_read(articles: dict[str, Article]) -> None:
    live = articles["register-geneva-live"]
    read = " ".join(live.text[part.start : part.end] for part in live.parts if part.kind in {"title", "heading", "body", "caption"})
    for words in ("Subscribe for one euro", "House prices", "Cookies"):
        assert words not in read


@pytest.mark.parametrize("path", sorted((STANDOFF / "expected").glob("*.json")), ids=lambda path: path.stem)
def test_what_is_expected_stands_in_the_article(path: Path) -> None:
    told = json.loads(path.read_text(encoding="utf-8"))
    text = (STANDOFF / "articles" / f"{told['doc']}.txt").read_text(encoding="utf-8")
    strings = [row[key] for row in told["statements"] for key in ("content", "content_more") if key in row]
    strings += [row["text"] for kind in ("figures", "dates") for row in told[kind]]
    assert [string for string in strings if string not in text] == []
