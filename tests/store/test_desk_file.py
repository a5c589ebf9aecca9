"""The file behind a desk: made, opened, refused, locked, full."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import made
import pytest

from hearsay.desk import Desk
from hearsay.errors import DeskError
from hearsay.store import database
from hearsay.store.migrations import migrate
from hearsay.store.shelf import keep


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "crisis.desk"


def test_a_desk_is_made_and_opened_again(path: Path) -> None:
    with Desk.create(path) as desk:
        desk.add(made.article(), made.records(made.article()))
    with Desk.create(path) as desk:
        assert len(desk) == 1
    with Desk.open(path) as desk:
        assert len(desk) == 1


def test_closing_leaves_one_file_to_carry_away(path: Path) -> None:
    with Desk.create(path) as desk:
        desk.add(made.article(), [])
    with Desk.open(path) as desk:
        list(desk.articles())
    assert [found.name for found in path.parent.iterdir()] == ["crisis.desk"]


def test_a_missing_desk_says_how_to_make_one(path: Path) -> None:
    with pytest.raises(DeskError, match=r"there is no desk here; make one with: hearsay read"):
        Desk.open(path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="nowhere does not exist"):
        Desk.create(tmp_path / "nowhere" / "crisis.desk")


@pytest.mark.parametrize("opener", [Desk.open, Desk.create])
def test_a_folder_is_no_desk(tmp_path: Path, opener: type[Desk]) -> None:
    with pytest.raises(DeskError, match="expected a desk, found a folder"):
        opener(tmp_path)  # type: ignore[call-arg, arg-type]


@pytest.mark.parametrize("opener", [Desk.open, Desk.create])
def test_a_text_file_is_no_desk_and_stays_as_it_is(path: Path, opener: type[Desk]) -> None:
    path.write_text("Dear diary, " * 500)
    with pytest.raises(DeskError, match="expected a hearsay desk, found a file of another kind"):
        opener(path)  # type: ignore[call-arg, arg-type]
    assert path.read_text() == "Dear diary, " * 500


@pytest.mark.parametrize("opener", [Desk.open, Desk.create])
def test_another_programs_database_is_refused_and_stays_as_it_is(path: Path, opener: type[Desk]) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE accounts (name)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(DeskError, match="found another kind of database"):
        opener(path)  # type: ignore[call-arg, arg-type]
    assert path.read_bytes() == before


@pytest.mark.parametrize("opener", [Desk.open, Desk.create])
def test_a_desk_of_a_newer_version_is_refused(path: Path, opener: type[Desk]) -> None:
    Desk.create(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE desk SET value = '99' WHERE name = 'version'")
    raw.close()
    with pytest.raises(DeskError, match="found version 99; use a newer hearsay"):
        opener(path)  # type: ignore[call-arg, arg-type]


def test_an_older_desk_is_migrated_step_by_step(path: Path) -> None:
    Desk.create(path).close()
    done = []
    opened = database.Database.open(path, writable=True)
    with opened.writing() as connection:
        migrate(connection, path, 1, {1: lambda _: done.append("1 to 2"), 2: lambda _: done.append("2 to 3")}, wanted=3)
        assert opened._version(connection) == 3
    opened.close()
    assert done == ["1 to 2", "2 to 3"]


def test_an_older_desk_that_may_not_be_written_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Desk.create(path).close()
    monkeypatch.setattr(database, "VERSION", database.VERSION + 1)
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(DeskError, match="which may not be written to bring it up to date; copy it to a folder of yours"):
        Desk.open(path)


def test_a_desk_too_old_to_migrate_is_refused(path: Path) -> None:
    Desk.create(path).close()
    opened = database.Database.open(path, writable=True)
    with pytest.raises(DeskError, match="version 1 can no longer be opened"), opened.writing() as connection:
        migrate(connection, path, 1, {}, wanted=2)
    opened.close()


def test_a_full_disk_keeps_what_was_finished(path: Path) -> None:
    first, second = made.article(), made.article(doc="ledger-2")
    with Desk.create(path) as desk:
        desk.add(first, made.records(first))
        with desk._database.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        second.text += "So it goes on. " * 10_000
        with pytest.raises(DeskError, match="the disk is full; what was finished is kept"):
            desk.add(second, made.records(second))
        assert [article.doc for article in desk.articles()] == ["ledger-1"]
    with Desk.open(path) as desk:
        assert list(desk.check()) == []


def test_a_stop_in_the_middle_of_an_article_leaves_nothing_of_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with Desk.create(path) as desk:
        monkeypatch.setattr("hearsay.store.shelf._put_records", stopped)
        with pytest.raises(KeyboardInterrupt):
            desk.add(made.article(), made.records(made.article()))
        monkeypatch.undo()
        assert len(desk) == 0
        assert list(desk.check()) == []
        assert desk.add(made.article(), made.records(made.article())) == "new"


def test_a_writer_waits_for_its_turn_and_then_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    with Desk.create(path) as one, Desk.create(path) as other:
        with one._database.writing(), pytest.raises(DeskError, match="another program has been writing"):
            other.add(made.article(), [])
        assert other.add(made.article(), []) == "new"


def test_two_writers_at_once_keep_every_article_once(path: Path) -> None:
    outcomes: list[str] = []

    def write() -> None:
        with Desk.create(path) as desk:
            for number in range(20):
                article = made.article(doc=f"ledger-{number:02}")
                outcomes.append(keep(desk._database, article, [record.model_dump_json(by_alias=True) for record in made.records(article)]))

    writers = [threading.Thread(target=write) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(outcomes) == ["new"] * 20 + ["unchanged"] * 20
    with Desk.open(path) as desk:
        assert len(desk) == 20
        assert list(desk.check()) == []


def test_a_desk_of_which_nothing_may_be_written_can_be_read(path: Path) -> None:
    """Run as another user: for root no file is read-only."""
    with Desk.create(path) as desk:
        desk.add(made.article(), made.records(made.article()))
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        reader = database.Database.open(path)
        assert reader.writable is False
        reader.close()
        immutable = database.Database(path, database._connect(path, "immutable=1"), writable=False)._prepared()
        immutable.close()
    finally:
        path.parent.chmod(0o755)


def test_looking_things_up_imports_no_language_model(path: Path) -> None:
    with Desk.create(path) as desk:
        desk.add(made.article(), made.records(made.article()))
    code = (
        f"import sys; from hearsay import Desk; d = Desk.open({str(path)!r}); d.ask('troops'); d.close(); assert 'spacy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
