"""``hearsay positions``, ``indicators`` and ``watch`` on a desk that is read from articles, from end to end."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from hearsay.cli import app

FIRST = {
    "monday": (
        "2021-12-06",
        "Sweden demanded on Monday that Norway withdraw its troops from the border. Sweden said that any Norwegian soldier who crosses the "
        "Swedish border would be treated as the start of an invasion. Norway has massed 90,000 troops near Sweden, the Finnish government "
        "said.",
    ),
    "tuesday": ("2021-12-07", "Sweden repeated its call on Norway to pull its troops back from the border."),
}
LATER = {
    "thursday": (
        "2021-12-16",
        "Norwegian troops invaded Sweden on Wednesday. Norway has massed 120,000 troops near Sweden, the Finnish government said.",
    )
}
RULES = """\
[[indicator]]
name = "Norwegian troops near Sweden"
kind = "figure"
unit = "troops"
actor = "NOR"
near = "SWE"
above = 100_000

[[indicator]]
name = "A line is crossed"
kind = "threat_met"
actor = "SWE"

[[indicator]]
name = "Finland threatens"
kind = "statement"
act = "threaten"
actor = "Denmark"
"""


def run(*words: str) -> Result:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == 0, result.output
    return result


def read(folder: Path, desk: Path, news: dict[str, tuple[str, str]]) -> None:
    lines = [json.dumps({"doc": doc, "published": day, "outlet": f"The {doc.title()}", "text": text}) for doc, (day, text) in news.items()]
    path = folder / f"{next(iter(news))}.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    run("read", "--into", str(desk), str(path))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    read(folder, folder / "all.desk", FIRST | LATER)
    return folder / "all.desk"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "rules.toml"
    path.write_text(RULES, encoding="utf-8")
    return path


def test_table_of_positions(desk: Path) -> None:
    shown = run("positions", str(desk)).stdout
    assert "Sweden → Norway" in shown
    assert "troop withdrawal" in shown
    assert "monday, again in tuesday (2 independent texts)" in shown
    assert "2021-12-06  Sweden, line drawn: " in shown
    assert "reported as met" in shown
    assert "no answer found so far" in shown


def test_positions_for_programs(desk: Path) -> None:
    rows = [json.loads(line) for line in run("positions", "--format", "jsonl", "--of", "SWE", str(desk)).stdout.splitlines()]
    assert {row["type"] for row in rows} == {"position"}
    table = list(csv.DictReader(io.StringIO(run("positions", "--format", "csv", "--topic", "withdrawal", str(desk)).stdout)))
    assert {row["topic"] for row in table} == {"troop withdrawal"}


def test_positions_of_somebody_who_holds_none(desk: Path) -> None:
    result = CliRunner().invoke(app, ["positions", "--of", "DNK", str(desk)])
    assert result.exit_code == 1
    assert "DNK" in result.output
    assert "Norway (NOR), Sweden (SWE)" in " ".join(result.output.split())
    assert run("positions", "--of", "Sweden", str(desk)).stdout == run("positions", "--of", "SWE", str(desk)).stdout


@pytest.mark.parametrize("command", ["claims", "numbers", "positions"])
def test_a_row_explains_itself(desk: Path, command: str) -> None:
    row = json.loads(run(command, "--format", "jsonl", str(desk)).stdout.splitlines()[0])
    shown = run("explain", row["id"], "--desk", str(desk)).stdout
    assert row["id"] in shown
    assert f"rule: {row['rule']}" in " ".join(shown.split())
    taking_part = {"claims": "members", "numbers": "points", "positions": "retellings"}[command]
    for part in row[taking_part]:
        assert (part if isinstance(part, str) else part.get("record") or part["figure"]) in shown


def test_a_row_that_is_not_there(desk: Path) -> None:
    result = CliRunner().invoke(app, ["explain", "claim-0123456789", "--desk", str(desk)])
    assert result.exit_code == 1
    assert "`hearsay claims` prints the ids" in " ".join(result.output.split())


def test_indicators(desk: Path, rules: Path) -> None:
    shown = run("indicators", str(rules), str(desk)).stdout
    assert "Norwegian troops near Sweden  fired" in shown
    assert "A line is crossed  fired" in shown
    assert "Finland threatens  not enough data" in shown
    assert "1 independent origin" in shown


def test_indicators_for_programs(desk: Path, rules: Path) -> None:
    rows = [json.loads(line) for line in run("indicators", "--format", "jsonl", str(rules), str(desk)).stdout.splitlines()]
    assert [(row["name"], row["state"]) for row in rows] == [
        ("Norwegian troops near Sweden", "fired"),
        ("A line is crossed", "fired"),
        ("Finland threatens", "no_data"),
    ]
    table = list(csv.DictReader(io.StringIO(run("indicators", "--format", "csv", str(rules), str(desk)).stdout)))
    assert {row["state"] for row in table} == {"fired", "no_data"}
    assert [(row["name"], row["doc"], row["origin"]) for row in table if row["name"] == "Norwegian troops near Sweden"] == [
        ("Norwegian troops near Sweden", "thursday", "Finnish government")
    ]
    assert all(bool(row["text"]) == (row["state"] == "fired") for row in table)


def test_a_bad_rule_is_told_at_once(desk: Path, rules: Path) -> None:
    rules.write_text(RULES.replace('"troops"', '"soldiers"'), encoding="utf-8")
    result = CliRunner().invoke(app, ["indicators", str(rules), str(desk)])
    assert result.exit_code == 1
    assert f"{rules}:4: expected one of troops" in result.output
    assert "'soldiers'" in result.output


def test_watch(tmp_path: Path, rules: Path) -> None:
    own = tmp_path / "own.desk"
    read(tmp_path, own, FIRST)
    watch = ["watch", "--indicators", str(rules), str(own)]
    assert "nothing is kept in mind yet" in run(*watch, "--look").stdout
    assert "First reading: what is here now is kept in mind" in run(*watch).stdout
    assert "Nothing new" in run(*watch).stdout
    read(tmp_path, own, LATER)
    looked = run(*watch, "--look").stdout
    assert looked == run(*watch).stdout
    assert "Indicators that fired (2)" in looked
    assert "Conditions reported as met (1)" in looked
    assert "Nothing new" in run(*watch).stdout


STEPS = (
    {
        "a1": (
            "2022-01-10",
            "Norwegian forces shelled Luleå on Sunday, the Swedish government said. Finland said that it would impose "
            "severe sanctions if Norway attacked Sweden.",
        ),
        "a2": (
            "2022-01-11",
            "Denmark demanded that Norway open its border. Norway has 40,000 troops near Sweden, the Danish government said.",
        ),
    },
    {
        "b1": ("2022-01-17", "Norway denied that its forces had shelled Luleå."),
        "b2": (
            "2022-01-19",
            "Norway rejected Denmark's demand to open its border. Norway has 60,000 troops near Sweden, the Danish government said.",
        ),
    },
    {
        "c1": ("2022-02-24", "Norwegian forces attacked Sweden on Thursday morning."),
        "c2": (
            "2022-02-25",
            "Norway now admits that its forces shelled Luleå. Iceland said that it would close its harbours to Danish ships in March.",
        ),
        "c3": ("2022-02-25", "The government of Iceland says it will close its harbours to Danish ships in March."),
    },
)
"""A desk that grows: something is denied, a demand is refused and a number changes; then words are taken back and a condition is met."""


def test_watch_tells_every_kind_of_news(tmp_path: Path, rules: Path) -> None:
    own = tmp_path / "growing.desk"
    told = []
    for step in STEPS:
        read(tmp_path, own, step)
        told.append(
            [json.loads(line) for line in run("watch", "--indicators", str(rules), "--format", "jsonl", str(own)).stdout.splitlines()]
        )
    first, second, third = told
    assert first == []  # kept in mind
    assert {
        ("first_denial", "denied by Norway"),
        ("answer", "rejected by Norway"),
        ("number_changed", "Danish government: 60,000 (before: 40,000)"),
    } <= {(news["kind"], news["told"]) for news in second}
    assert {"reversal", "condition_met", "new_claim"} <= {news["kind"] for news in third}
    assert "first_denial" not in {news["kind"] for news in third}


def test_why_there_is_nothing_is_told_beside_the_rows(desk: Path) -> None:
    table = run("positions", "--topic", "fishing", str(desk))
    assert "Nothing here fits what is asked for" in table.stdout
    rows = run("positions", "--topic", "fishing", "--format", "csv", str(desk))
    assert rows.stdout == ""
    assert "Nothing here fits what is asked for" in rows.stderr


def test_a_desk_is_no_file_of_rules(desk: Path) -> None:
    result = CliRunner().invoke(app, ["indicators", str(desk)])
    assert result.exit_code == 1
    assert "expected rules in TOML, found a desk" in result.output
