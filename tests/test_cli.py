"""The commands, on desks made by hand: what they print, and how they end."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import made
import pytest
import typer
from typer.testing import CliRunner, Result

import hearsay
from hearsay.cli import app
from hearsay.desk import Desk

COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Run a command as the user would, in this process."""

    def run_command(*words: str | Path) -> Result:
        return CliRunner().invoke(app, [str(word) for word in words])

    return run_command


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "crisis.desk"
    with Desk.create(path) as opened:
        article = made.article()
        opened.add(article, made.records(article))
    return path


def record_of(desk: Path, kind: str) -> str:
    with Desk.open(desk) as opened:
        return next(opened.records(kind)).id


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: hearsay {command}" in " ".join(result.stdout.split())


def test_the_names_of_the_package_are_few_sorted_and_there() -> None:
    assert hearsay.__all__ == sorted(hearsay.__all__)
    assert len(hearsay.__all__) < 10
    for name in hearsay.__all__:
        assert getattr(hearsay, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'Nothing'"):
        hearsay.Nothing  # type: ignore[attr-defined]  # noqa: B018


def test_help_loads_nothing_heavy() -> None:
    heavy = {"spacy", "pydantic", "sqlalchemy", "numpy", "jinja2", "trafilatura"}
    code = f"import sys, hearsay.cli; print(*({heavy!r} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.strip() == ""


def test_no_command_is_a_wrong_command_line(run: Run) -> None:
    assert run("extrakt", "x").exit_code == 2
    assert run("extract").exit_code == 2
    assert run("extract", "--jobs", "0", "x").exit_code == 2
    assert run("extract", "--format", "xml", "x").exit_code == 2


def test_summary(run: Run, desk: Path) -> None:
    result = run("summary", desk)
    assert result.exit_code == 0
    assert "1  articles" in result.stdout
    assert "Anna Petrova" in result.stdout


def test_show_prints_the_article_and_its_records(run: Run, desk: Path) -> None:
    result = run("show", "ledger-1", "--desk", desk)
    assert result.exit_code == 0
    assert "Read more: Ten things about tanks" in result.stdout
    assert record_of(desk, "figure") in result.stdout
    assert "100,000 or more troops, of Russia" in result.stdout


def test_show_an_earlier_version(run: Run, desk: Path) -> None:
    with Desk.create(desk) as opened:
        opened.add(made.article(made.TEXT.replace("Monday", "Tuesday")), [])
    assert "Tuesday" in run("show", "ledger-1", "--desk", desk).stdout
    assert "Monday" in run("show", "ledger-1", "--desk", desk, "--version", "1").stdout
    assert run("show", "ledger-1", "--desk", desk, "--version", "3").exit_code == 1


def test_search(run: Run, desk: Path) -> None:
    result = run("search", "troops", "near the border", "--desk", desk)
    assert result.exit_code == 0
    assert "ledger-1" in result.stdout


def test_ask_says_when_who_and_what(run: Run, desk: Path) -> None:
    result = run("ask", "troops", "--desk", desk)
    assert result.exit_code == 0
    for word in ("2022-01-24", "Anna Petrova", "The Ledger", "100,000 or more troops"):
        assert word in result.stdout


@pytest.mark.parametrize("command", [("search",), ("ask",)])
def test_nothing_found_is_status_1(run: Run, desk: Path, command: tuple[str]) -> None:
    result = run(*command, "elephants", "--desk", desk)
    assert result.exit_code == 1
    assert "elephants" in result.stderr


def test_export_jsonl_is_the_published_form(run: Run, desk: Path) -> None:
    lines = run("export", desk).stdout.splitlines()
    assert lines == [record.model_dump_json(by_alias=True) for record in made.records(made.article())]
    assert json.loads(lines[0])["schema"] == "1"


def test_export_csv_is_one_table(run: Run, desk: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", desk, "--format", "csv").stdout)))
    assert [row["type"] for row in rows] == ["document", "statement", "figure", "date"]
    figure = rows[2]
    assert (figure["low"], figure["high"], figure["owner"], figure["speaker"]) == ("100000.0", "", "Russia", "Anna Petrova")
    assert made.TEXT[int(figure["start"]) : int(figure["end"])] == figure["text"]


def test_export_one_type_into_a_file(run: Run, desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "figures.jsonl"
    assert run("export", desk, "--type", "figure", "-o", out).exit_code == 0
    assert [json.loads(line)["type"] for line in out.read_text().splitlines()] == ["figure"]


@pytest.mark.parametrize("command", ["export", "report"])
def test_a_file_that_cannot_be_written_is_named(run: Run, desk: Path, tmp_path: Path, command: str) -> None:
    result = run(command, desk, "-o", tmp_path / "nowhere" / "file")
    assert result.exit_code == 1
    assert "nowhere" in result.stderr
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_check_of_a_whole_desk(run: Run, desk: Path) -> None:
    result = run("check", desk)
    assert result.exit_code == 0
    assert "1 articles, all is well" in result.stderr


def test_check_of_an_altered_desk(run: Run, desk: Path) -> None:
    import sqlite3

    with sqlite3.connect(desk) as raw:
        raw.execute("UPDATE articles SET text = replace(text, 'Monday', 'Sunday')")
    raw.close()
    result = run("check", desk)
    assert result.exit_code == 1
    assert "'Sunday" in result.stdout
    assert "problems" in result.stderr


@pytest.mark.parametrize("command", [["summary"], ["check"], ["export"], ["report"], ["search", "x", "--desk"], ["ask", "x", "--desk"]])
def test_a_missing_desk_is_a_clear_word(run: Run, tmp_path: Path, command: list[str]) -> None:
    result = run(*command, tmp_path / "none.desk")
    assert result.exit_code == 1
    assert "there is no desk here; make one with: hearsay read" in result.stderr


def test_the_desk_can_stand_in_the_environment(desk: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setenv("HEARSAY_DESK", str(desk))
    assert run("search", "troops").exit_code == 0
    assert run("check").exit_code == 0


def test_explain_gives_rule_sentence_and_tree(run: Run, desk: Path) -> None:
    result = run("explain", record_of(desk, "figure"), "--desk", desk)
    assert result.exit_code == 0
    assert "rule: count" in result.stdout
    assert "nummod" in result.stdout


def test_explain_of_what_is_not_there(run: Run, desk: Path) -> None:
    result = run("explain", "f-0000000000", "--desk", desk)
    assert result.exit_code == 1
    assert "there is no record 'f-0000000000'" in result.stderr


def test_schema_is_json_schema(run: Run) -> None:
    schema = json.loads(run("schema").stdout)
    assert set(schema["$defs"]) >= {"Statement", "Figure", "Date", "Document", "Mention", "Span", "Actor"}


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout.strip() == f"hearsay {hearsay.__version__}"
