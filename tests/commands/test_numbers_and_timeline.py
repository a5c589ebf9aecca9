"""``hearsay numbers`` and ``timeline`` on a desk that is read from articles, from end to end."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from hearsay.cli import app

NEWS = {
    "harbour": (
        "2021-12-06",
        "Norway has 90,000 troops near the Swedish border, the Finnish defence ministry said on Monday. Norwegian troops shelled a Swedish "
        "village on Sunday.",
    ),
    "meadow": (
        "2021-12-07",
        "Norway has 125,000 troops at the border with Sweden, NATO said. Norwegian troops shelled a village in Sweden on Sunday, killing "
        "seven people. Sweden demanded that Norway withdraw its troops.",
    ),
    "valley": ("2021-12-08", "Norway and Sweden held talks in Helsinki on Tuesday."),
}


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("numbers")
    lines = [json.dumps({"doc": doc, "published": day, "outlet": f"The {doc.title()}", "text": text}) for doc, (day, text) in NEWS.items()]
    (folder / "news.jsonl").write_text("\n".join(lines))
    made = folder / "north.desk"
    assert run("read", "--into", made, folder / "news.jsonl").exit_code == 0
    return made


def test_numbers_tell_who_says_how_many_as_of_when(desk: Path) -> None:
    shown = run("numbers", desk)
    assert shown.exit_code == 0, shown.output
    whole = " ".join(shown.stdout.split())
    assert "1 thing counted more than once, 1 conflict" in whole
    assert "troops of Norway" in whole
    assert "90,000 to 125,000" in whole
    assert "2021-12-07 125,000 NATO in The Meadow" in whole
    assert "do not agree: 90,000 Finnish defence ministry (The Harbour)" in whole


def test_numbers_of_one_side_and_unit(desk: Path) -> None:
    assert "troops of Norway" in run("numbers", "--of", "NOR", "--unit", "troops", desk).stdout
    assert "No two figures" in run("numbers", "--unit", "killed", desk).stdout
    assert "seven" not in run("numbers", "--all", "--unit", "killed", desk).stdout
    assert "7" in run("numbers", "--all", "--unit", "killed", desk).stdout


def test_numbers_for_other_programs(desk: Path) -> None:
    rows = [json.loads(line) for line in run("numbers", "--format", "jsonl", desk).stdout.splitlines()]
    assert [len(row["points"]) for row in rows] == [2, 1]
    table = list(csv.DictReader(io.StringIO(run("numbers", "--format", "csv", "--of", "NOR", desk).stdout)))
    assert [(row["noun"], row["low"], row["origin"]) for row in table] == [
        ("troops", "90000.0", "Finnish defence ministry"),
        ("troops", "125000.0", "NATO"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("numbers", "--unit", "soldiers"), "expected one of troops, warships"),
        (("numbers", "--of", "ZZZ"), "expected the id or name of an owner of figures here"),
        (("timeline", "--of", "ZZZ"), "expected the id or name of a side"),
        (("timeline", "--from", "yesterday"), "expected a day as 2022-01-20"),
        (("timeline", "--to", "2021-13-01"), "expected a day as 2022-01-20"),
        (("timeline", "--from", "2021-12-07", "--to", "2021-12-01"), "expected a day not before 2021-12-07"),
    ],
)
def test_what_is_not_there_is_refused(desk: Path, words: tuple[str, ...], expected: str) -> None:
    refused = run(*words, desk)
    assert refused.exit_code == 1
    assert expected in " ".join(refused.stderr.split())


@pytest.mark.parametrize("side", ["NOR", "Norway", "norway", "Oslo"])
def test_a_side_may_be_named(desk: Path, side: str) -> None:
    assert run("numbers", "--of", side, desk).stdout == run("numbers", "--of", "NOR", desk).stdout
    assert run("timeline", "--of", side, "--of", "Sweden", desk).stdout == run("timeline", "--of", "NOR", "--of", "SWE", desk).stdout


def test_the_timeline_tells_days_and_origins(desk: Path) -> None:
    shown = run("timeline", "--of", "NOR", "--of", "SWE", desk)
    assert shown.exit_code == 0, shown.output
    lines = [" ".join(line.split()) for line in shown.stdout.splitlines()]
    [sunday] = [line for line in lines if line.startswith("2021-12-05")]
    assert "1 event from 2 origins" in sunday
    assert "█" in sunday.partition("│")[0]
    assert any(line.startswith("2021-12-07") for line in lines)
    assert any(line.startswith("Norway → Sweden ASSAULT") for line in lines)
    assert any(line.startswith("Norway and Sweden CONSULT") for line in lines)


def test_the_timeline_of_some_days(desk: Path) -> None:
    shown = run("timeline", "--from", "2021-12-07", desk).stdout
    assert "2021-12-07" in shown
    assert "2021-12-05" not in shown
    assert "Nothing here fits" in run("timeline", "--from", "2022-01-01", desk).stdout


def test_the_timeline_for_other_programs(desk: Path) -> None:
    rows = [json.loads(line) for line in run("timeline", "--format", "jsonl", desk).stdout.splitlines()]
    assert rows[0]["type"] == "tension"
    table = list(csv.DictReader(io.StringIO(run("timeline", "--format", "csv", "--of", "NOR", "--of", "SWE", desk).stdout)))
    assert [(row["day"], row["events"], row["origins"]) for row in table if row["day"] == "2021-12-05"] == [("2021-12-05", "1", "2")]


STORM = (
    "The Norwegian defence ministry {verb} on Monday that {number} soldiers had left the island of Hitra after the storm. The ships are "
    "on the way to Bergen, and the harbour of the island is closed for the whole of January. Fishermen of the island were told to stay at "
    "home until the ships have gone."
)
CHAIN = (
    ("post", "2022-01-10", STORM.format(verb="said", number="1,000")),
    ("herald", "2022-01-11", STORM.format(verb="admitted", number="1,200")),
    ("ledger", "2022-01-20", "The Norwegian defence ministry put the number of soldiers on Hitra at 5,000 on Wednesday."),
    ("note", "2022-01-25", "The Norwegian defence ministry now puts the number of soldiers on Hitra at 3,000."),
    ("old", "2022-01-30", "According to the Norwegian defence ministry, there are 5,000 soldiers on Hitra."),
)
"""A text, its copy with another number and another verb, then a number that is given, changed, and repeated though it is out of date."""


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("chain")
    lines = [json.dumps({"doc": doc, "published": day, "outlet": f"The {doc.title()}", "text": text}) for doc, day, text in CHAIN]
    (folder / "news.jsonl").write_text("\n".join(lines))
    made = folder / "chain.desk"
    assert run("read", "--into", made, folder / "news.jsonl").exit_code == 0
    return made


def test_a_number_that_a_copy_changed_and_one_that_is_out_of_date_are_told(chain: Path) -> None:
    lines = [" ".join(line.split()) for line in run("numbers", chain).stdout.splitlines()]
    assert "2022-01-10 1,200 Norwegian defence ministry in The Herald changed by the copy: post has 1,000 here" in lines
    assert "2022-01-30 5,000 Norwegian defence ministry in The Old out of date: a newer number was known" in lines


def test_verbs_of_a_copy_are_told_beside_those_of_its_text(chain: Path) -> None:
    whole = " ".join(run("claims", chain).stdout.split())
    assert "“said” in The Post; “admitted” in The Herald, a copy from The Post" in whole
    rows = list(csv.DictReader(io.StringIO(run("claims", "--format", "csv", chain).stdout)))
    assert {"said", "admitted"} <= {row["verb"] for row in rows}
