"""Reading articles into a desk from Python."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearsay import Desk, Reader
from hearsay.articles.article import Article
from hearsay.desk import ReadCounts
from hearsay.errors import InputError
from hearsay.jobs import Recipe
from hearsay.records import Record

WIRE = "Anna Petrova said on Monday that Russia had sent 3,000 troops to the border. The talks go on.\n"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Recipe().reader()


@pytest.fixture(autouse=True)
def _one_reader(monkeypatch: pytest.MonkeyPatch, reader: Reader) -> None:
    """Loading the model takes a second; do it once."""
    monkeypatch.setattr(Recipe, "reader", lambda _: reader)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.create(tmp_path / "crisis.desk") as opened:
        yield opened


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(3):
        (folder / f"wire-{number}.txt").write_text(WIRE.replace("3,000", f"{number + 3},000"))
    return folder


def test_a_folder_is_read(desk: Desk, news: Path) -> None:
    assert desk.read([news]) == ReadCounts(new=3)
    assert [article.doc for article in desk.articles()] == ["wire-0", "wire-1", "wire-2"]
    assert {record.type for record in desk.records()} >= {"document", "statement", "figure", "date"}
    assert list(desk.check()) == []


def test_reading_again_changes_nothing_and_reads_nothing(desk: Desk, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.read([news])

    def unwanted(*_: object) -> None:
        raise AssertionError("what is known is not read again")

    monkeypatch.setattr(Reader, "read", unwanted)
    assert desk.read([news]) == ReadCounts(unchanged=3)


def test_what_changed_is_a_new_version(desk: Desk, news: Path) -> None:
    desk.read([news])
    (news / "wire-1.txt").write_text(WIRE.replace("3,000", "9,000"))
    assert desk.read([news]) == ReadCounts(changed=1, unchanged=2)
    assert desk.versions("wire-1") == [1, 2]


def test_dates_given_later_count_when_read_again(desk: Desk, news: Path, tmp_path: Path) -> None:
    desk.read([news])
    dates = tmp_path / "dates.jsonl"
    dates.write_text('{"doc": "wire-1", "published": "2022-01-25"}\n')
    assert desk.read([news], dates=dates) == ReadCounts(unchanged=3)
    assert desk.read([news], dates=dates, again=True) == ReadCounts(again=1, unchanged=2)
    assert desk.article("wire-1").published == "2022-01-25"
    assert desk.versions("wire-1") == [1]


def test_what_fails_is_told_and_the_rest_goes_on(desk: Desk, news: Path) -> None:
    (news / "wire-1.txt").write_bytes(b"\x00\x01" * 100)
    told: list[InputError] = []
    done: list[str] = []
    counts = desk.read([news], on_error=told.append, on_article=lambda article: done.append(article.doc))
    assert counts == ReadCounts(new=2, failed=1)
    assert "wire-1.txt" in str(told[0])
    assert done == ["wire-0", "wire-2"]


def test_an_article_that_cannot_be_parsed_is_told(desk: Desk, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(self: Reader, articles: list[Article]) -> Iterator[tuple[Article, list[Record]]]:
        raise InputError(articles[0].doc, "too long")
        yield

    monkeypatch.setattr(Reader, "read", refusing)
    told: list[str] = []
    assert desk.read([news / "wire-1.txt"], on_error=lambda error: told.append(str(error))) == ReadCounts(failed=1)
    assert told == ["wire-1: too long"]


def test_a_rule_that_fails_costs_one_article(desk: Desk, news: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Reader.read

    def failing(self: Reader, articles: list[Article]) -> Iterator[tuple[Article, list[Record]]]:
        if articles[0].doc == "wire-1":
            raise ZeroDivisionError("a rule")
        return read(self, articles)

    monkeypatch.setattr(Reader, "read", failing)
    told: list[InputError] = []
    assert desk.read([news], on_error=told.append) == ReadCounts(new=2, failed=1)
    assert "wire-1: an error of hearsay itself (ZeroDivisionError: a rule at test_desk.py:" in str(told[0])


def test_a_desk_answers_from_what_was_read(desk: Desk, news: Path) -> None:
    desk.read([news])
    figures = [finding.record for finding in desk.ask("troops") if finding.record.type == "figure"]
    assert sorted(figure.low for figure in figures if figure.low) == [3000, 4000, 5000]
