"""Copies and stories of a desk: kept, and brought up to date when the articles change."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from reported import INDEPENDENT, REWRITE, UNLIKE, WIRE, article

from hearsay.articles.article import Article
from hearsay.desk import Desk
from hearsay.errors import DeskError
from hearsay.keeping import compared
from hearsay.records import Copy, Story
from hearsay.store.database import Database

WIRED = article("wire", WIRE, "2022-01-04", "North Wire")
REWRITTEN = article("rewrite", REWRITE, "2022-01-05", "The Herald")
OWN = article("own", INDEPENDENT, "2022-01-05", "The Ledger")
BEES = article("bees", UNLIKE, "2022-01-06")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.desk"
    filled(path, [WIRED, BEES])
    return path


def filled(path: Path, articles: list[Article], *, again: bool = False) -> None:
    with Desk.create(path) as desk:
        for each in articles:
            desk.add(each, [each.record()], again=again)


def looked_at(path: Path) -> list[str]:
    """The articles that are fingerprinted when somebody asks."""
    with Desk.open(path) as desk:
        seen: list[str] = []
        desk.compare(lambda each: seen.append(each.doc))
    return seen


def test_an_empty_desk_and_a_desk_of_one_article_have_nothing_in_common(tmp_path: Path) -> None:
    filled(tmp_path / "empty.desk", [])
    filled(tmp_path / "one.desk", [WIRED])
    for name in ("empty", "one"):
        with Desk.open(tmp_path / f"{name}.desk") as desk:
            assert desk.compare() == []


def test_only_new_articles_are_looked_at(path: Path) -> None:
    assert looked_at(path) == ["bees", "wire"]
    assert looked_at(path) == []
    filled(path, [REWRITTEN])
    assert looked_at(path) == ["rewrite"]


def test_what_is_kept_is_what_a_new_desk_finds_whatever_the_order(path: Path, tmp_path: Path) -> None:
    looked_at(path)
    filled(path, [OWN])
    looked_at(path)
    filled(path, [REWRITTEN])
    filled(tmp_path / "new.desk", [REWRITTEN, OWN, BEES, WIRED])
    with Desk.open(path) as grown, Desk.open(tmp_path / "new.desk") as new:
        found = grown.compare()
        assert found == new.compare() == grown.compare()
        (copy,) = grown.copies()
        assert (copy.doc, copy.of, copy.direction) == ("rewrite", "wire", "dates")
        assert [set(story.docs) for story in new.stories()] == [{"wire", "rewrite", "own"}]


def test_a_changed_article_is_looked_at_again_and_its_old_version_forgotten(path: Path) -> None:
    filled(path, [REWRITTEN])
    looked_at(path)
    filled(path, [article("rewrite", UNLIKE + " Rain is expected.", "2022-01-05")])
    assert looked_at(path) == ["rewrite"]
    with Desk.open(path) as desk:
        assert {(copy.doc, copy.of) for copy in desk.copies()} == {("bees", "rewrite")}


def test_another_date_turns_the_direction(path: Path) -> None:
    filled(path, [REWRITTEN])
    looked_at(path)
    filled(path, [article("rewrite", REWRITE, "2022-01-01", "The Herald")], again=True)
    with Desk.open(path) as desk:
        (copy,) = desk.copies()
        assert (copy.doc, copy.of, copy.direction) == ("wire", "rewrite", "dates")


def test_another_way_of_comparing_makes_everything_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at(path)
    monkeypatch.setattr(compared, "FORM", 99)
    assert looked_at(path) == ["bees", "wire"]


def test_a_stop_loses_no_more_than_what_was_under_way(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(each: Article) -> None:
        if each.doc == "wire":
            raise KeyboardInterrupt

    monkeypatch.setattr(compared, "_AT_ONCE", 1)
    with Desk.open(path) as desk, pytest.raises(KeyboardInterrupt):
        desk.compare(stop)
    assert looked_at(path) == ["wire"]


def test_a_desk_that_may_not_be_written_is_compared_and_stays_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path, [REWRITTEN])
    before = path.read_bytes()
    with Desk.open(path) as desk, monkeypatch.context() as patched:
        patched.setattr(Database, "open", refuse)
        assert len(desk.copies()) == 1
    assert path.read_bytes() == before
    assert looked_at(path) == ["bees", "rewrite", "wire"]


def refuse(*_: object, **__: object) -> Database:
    raise DeskError("the desk or its folder may not be written")


def test_a_desk_of_the_first_version_gains_the_tables_when_it_is_opened(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        tables = ("prints", "compared", "items", "synthesis", "readings", "buckets", "links", "families")
        later = "".join(f"DROP TABLE {table};" for table in tables)
        raw.executescript(f"{later} UPDATE desk SET value = '1' WHERE name = 'version'")
    raw.close()
    assert looked_at(path) == ["bees", "wire"]
    filled(path, [REWRITTEN])
    with Desk.open(path) as desk:
        assert [type(record) for record in desk.compare()] == [Copy, Story]
        assert list(desk.check()) == []


def test_a_copy_that_was_altered_is_found_by_check(path: Path) -> None:
    filled(path, [REWRITTEN])
    looked_at(path)
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE compared SET json = replace(json, 'freighters', 'frigates') WHERE kind = 'copy'")
    raw.close()
    with Desk.open(path) as desk:
        assert [problem for problem in desk.check() if "frigates" in problem]
