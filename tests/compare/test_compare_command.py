"""``hearsay compare`` on files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reported import RUSSIAN, UNLIKE, WIRE
from typer.testing import CliRunner, Result

from hearsay.cli import app


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["compare", *map(str, arguments)])


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in (("wire", WIRE), ("later", WIRE), ("bees", UNLIKE), ("russian", RUSSIAN)):
        (folder / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    return folder


def test_copies_and_stories_are_printed_one_a_line(news: Path, tmp_path: Path) -> None:
    dates = tmp_path / "dates.jsonl"
    dates.write_text('{"doc": "wire", "published": "2022-01-04"}\n{"doc": "later", "published": "2022-01-05"}\n', encoding="utf-8")
    result = run("--format", "jsonl", "--type", "copy", "--type", "story", "--dates", dates, news)
    assert result.exit_code == 0
    copy, story = map(json.loads, result.stdout.splitlines())
    assert (copy["type"], copy["doc"], copy["of"], copy["relation"], copy["direction"]) == ("copy", "later", "wire", "identical", "dates")
    assert (story["type"], story["docs"], story["from"], story["to"]) == ("story", ["wire", "later"], "2022-01-04", "2022-01-05")


def test_one_article_has_nothing_to_be_compared_with(news: Path) -> None:
    result = run(news / "wire.txt")
    assert (result.exit_code, result.stdout) == (0, "")


def test_an_article_that_cannot_be_read_is_told_and_the_rest_compared(news: Path) -> None:
    (news / "empty.jsonl").write_text("", encoding="utf-8")
    result = run("--type", "copy", "--type", "story", news)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 3


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")


def test_what_the_records_say_together_comes_after_the_copies(news: Path) -> None:
    (news / "russian.txt").rename(news / "foreign.txt")
    result = run(news)
    assert result.exit_code == 0
    assert "1 of 4 articles are not in English: only their texts are compared" in result.stderr
    rows = list(map(json.loads, result.stdout.splitlines()))
    order = ["copy", "story", "claim", "series", "position"]
    assert [row["type"] for row in rows] == sorted((row["type"] for row in rows), key=order.index)
    (losses,) = [row for row in rows if row["type"] == "series" and row["thing"]["unit"] == "money"]
    assert [(point["doc"], point["low"]) for point in losses["points"]] == [("later", 3.4e6), ("wire", 3.4e6)]
    assert any(row["kind"] == "demand" for row in rows if row["type"] == "position")


def test_one_kind_of_rows_alone(news: Path) -> None:
    result = run("--type", "position", news)
    assert result.exit_code == 0
    assert {json.loads(line)["type"] for line in result.stdout.splitlines()} == {"position"}
