"""``hearsay claims`` on a desk that is read from articles, from end to end."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from hearsay.cli import app

NEWS = {
    "monday": (
        "2021-12-06",
        "Finland warned on Monday that Sweden may invade Norway. Sweden said that the border at Haparanda is safe for everybody. "
        "Sweden said that it will withdraw its troops from Kiruna.",
    ),
    "tuesday": (
        "2021-12-07",
        "Sweden denies that it intends to invade Norway. Sweden insisted that the border at Haparanda is safe for everybody.",
    ),
    "later": ("2021-12-20", "Sweden said that it will not withdraw its troops from Kiruna."),
}


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == code, result.output
    return result


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("desk")
    lines = [json.dumps({"doc": doc, "published": day, "outlet": f"The {doc.title()}", "text": text}) for doc, (day, text) in NEWS.items()]
    (folder / "news.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    run("read", "--into", str(folder / "all.desk"), str(folder / "news.jsonl"))
    return str(folder / "all.desk")


def test_table(desk: str) -> None:
    shown = run("claims", desk).stdout
    assert "3 claims told more than once, 2 denied by somebody" in shown
    assert "Sweden: attack on Norway" in shown
    assert "denied by those whom it is about" in shown
    assert "“Sweden may invade Norway”" in shown
    assert "Sweden took it back" in shown
    assert "verbs for the words of Sweden: “said” in The Monday; “insisted” in The Tuesday" in shown


def test_only_contested(desk: str) -> None:
    shown = run("claims", "--contested", "--limit", "1", desk).stdout
    assert "and 1 more (--limit 2 shows all)" in shown
    assert "Haparanda" not in shown


def test_of_one_origin(desk: str) -> None:
    lines = run("claims", "--by", "FIN", "--format", "jsonl", desk).stdout.splitlines()
    assert [json.loads(line)["label"] for line in lines] == ["Sweden: attack on Norway"]


def test_unknown_origin(desk: str) -> None:
    told = CliRunner().invoke(app, ["claims", "--by", "NIX", desk])
    assert told.exit_code != 0


def test_other_formats(desk: str) -> None:
    rows = [json.loads(line) for line in run("claims", "--format", "jsonl", desk).stdout.splitlines()]
    assert {row["type"] for row in rows} == {"claim"}
    assert len(list(csv.DictReader(io.StringIO(run("claims", "--format", "csv", desk).stdout)))) >= len(rows)


def test_an_empty_desk(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("It rained in the night, and the boats stayed in the harbour.", encoding="utf-8")
    run("read", "--into", str(tmp_path / "one.desk"), str(tmp_path / "one.txt"))
    assert "No two articles here claim the same." in run("claims", str(tmp_path / "one.desk")).stdout
