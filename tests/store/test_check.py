"""Check finds whatever was altered."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import made
import pytest

from hearsay.desk import Desk
from hearsay.errors import DeskError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "crisis.desk"
    with Desk.create(path) as desk:
        for doc in ("a", "b"):
            article = made.article(doc=doc)
            desk.add(article, made.records(article))
    return path


def problems_after(path: Path, *changes: str) -> str:
    with sqlite3.connect(path) as raw:
        for change in changes:
            raw.execute(change)
    raw.close()
    with Desk.open(path) as desk:
        return "\n".join(desk.check())


def test_an_untouched_desk_has_no_problems(path: Path) -> None:
    assert problems_after(path) == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE articles SET text = replace(text, '100,000', '900,000') WHERE doc = 'a'", "a: the text is not the text that was read"),
        (
            "UPDATE articles SET text = replace(text, '100,000', '900,000') WHERE doc = 'a'",
            "are 'more than 900,000 troops', not 'more than",
        ),
        ("UPDATE articles SET text = replace(text, '100,000', '900,000') WHERE doc = 'a'", "the word index article_words does not fit"),
        ("UPDATE articles SET text = substr(text, 1, 50) WHERE doc = 'a'", "are outside the article"),
        ("UPDATE articles SET title = 'Another' WHERE doc = 'a'", "title is not what the desk says"),
        ("UPDATE records SET json = replace(json, 'Petrova', 'Ivanova')", "records were added, taken away or altered"),
        ("UPDATE records SET json = '{}' WHERE type = 'figure'", "not a record of the published form"),
        ("UPDATE records SET low = 7 WHERE type = 'figure'", "the column low says 7.0, the record 100000.0"),
        ("DELETE FROM records WHERE type = 'date' AND article = 1", "a: records were added, taken away or altered"),
        ("UPDATE parts SET start = start + 1 WHERE position = 1", "leave a gap or overlap"),
        ("DELETE FROM parts WHERE position = 2 AND article = 1", "a: the parts of the page end at character"),
        ("DELETE FROM articles WHERE doc = 'b'", "belongs to no article"),
    ],
)
def test_what_was_altered_is_found(path: Path, change: str, said: str) -> None:
    assert said in problems_after(path, change)


def test_an_altered_old_version_is_found(path: Path) -> None:
    with Desk.create(path) as desk:
        desk.add(made.article(made.TEXT.replace("Ten", "Six"), doc="a"), [])
    assert "a: the text is not the text" in problems_after(path, "UPDATE articles SET text = 'x' WHERE doc = 'a' AND version = 1")


def test_a_damaged_file_is_found(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    path.write_bytes(bytes(data))
    with pytest.raises(DeskError, match="the desk is damaged; restore it from a copy"), Desk.open(path) as desk:
        list(desk.check())
