"""hearsay explain: labels, rules and records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from hearsay.desk import Desk
from hearsay.jobs import Recipe

Run = Callable[..., Result]


def test_a_label_needs_no_desk(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("explain", "mobilize")
    assert result.exit_code == 0
    assert result.stdout.startswith("MOBILIZE  class of events")
    assert "CAMEO root code" in result.stdout


def test_all_labels_are_listed_by_kind(run: Run) -> None:
    words = run("explain").stdout
    for kind in (
        "class of events",
        "factuality of an event",
        "act of a statement",
        "unit of a figure",
        "part of a page",
        "mode of PROTEST",
    ):
        assert kind in words


def test_a_rule_is_told(run: Run) -> None:
    assert "rule of mentions: a surname" in run("explain", "names:surname").stdout


def test_an_unknown_word_is_told_with_what_may_be_meant(run: Run) -> None:
    result = run("explain", "alledged")
    assert result.exit_code == 1
    assert "did you mean alleged" in result.stderr
    assert "`hearsay explain` lists all labels" in run("explain", "xyzzy").stderr


def test_an_event_is_explained(run: Run, desk: Path) -> None:
    with Desk.open(desk) as opened:
        denied = next(event for event in opened.records("event") if event.factuality == "denied")  # type: ignore[union-attr]
    words = run("explain", denied.id, "--desk", desk).stdout
    assert "source: Russia (RUS)" in words
    assert "factuality: denied: the text, or one who is quoted, says that it is not so." in words
    assert "rule: verb.meet: a verb of event_verbs.csv: “meet”" in words
    assert "He denied that Russia had attacked Ukraine." in words


def test_the_desk_remembers_with_what_it_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearsay.jobs.read_records", lambda *_, **__: iter(()))  # no need to load a model for it
    own = tmp_path / "own"
    own.mkdir()
    with Desk.create(tmp_path / "a.desk") as desk:
        assert desk.recipe == Recipe()
        desk.read([], recipe=Recipe(knowledge=own))
        assert desk.recipe == Recipe(None, own.resolve())
        desk.read([])
        assert desk.recipe == Recipe()
