"""hearsay knowledge check: every fault of a folder of tables, with file and line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

PERSONS = "name,aliases,gender,country,roles\n"
GOOD = {
    "persons.csv": PERSONS + "Ada Vale,Ada V. Vale,f,UKR,mayor UKR 2019-03-01/\n",
    "organisations.csv": "id,name,kind,aliases,nouns\norg/harbour,Harbour League,organisation,HL,league\n",
    "units.toml": 'money = ["florin"]\n',
    "first_names.toml": 'female = "Ada"\n',
}
BAD: list[tuple[str, str, int | None, str]] = [
    ("persons.csv", PERSONS + "Bo Dent,,m,RUS,minster RUS\n", 2, "expected a role of the table roles, found minster"),
    ("persons.csv", PERSONS + "Bo Dent,,m,RUS,mayor XXQ\n", 2, "expected the id of a state or organisation after mayor, found XXQ"),
    ("persons.csv", PERSONS + "Bo Dent,,m,RUS,mayor RUS 2020-03-01/2019-01-01\n", 2, "expected a first day before the last"),
    ("persons.csv", PERSONS + "Bo Dent,,m,RUS,mayor RUS 2020-3-1/\n", 2, "expected days as 2022-01-20"),
    ("persons.csv", PERSONS + "Bo Dent,,m,RUS,president RUS 2020-01-01/\n", 2, "expected one president of RUS at a time"),
    ("persons.csv", PERSONS + "Bo Dent,,m,XXQ,\n", 2, "found XXQ"),
    ("persons.csv", PERSONS + "Bo Dent,,m,RUS\n", 2, "expected 5 cells, found 4"),
    ("persons.csv", PERSONS + "\nVladimir Putin,,m,RUS,\n", 3, "expected each id once"),
    ("persons.csv", "name,alias\nBo Dent,B. Dent\n", 1, "found 'alias'"),
    ("states.csv", "id,name,other_names,adjectives,people,capital\nRUS,Another,,,,\n", 2, "expected each id once, found RUS twice"),
    ("organisations.csv", "id,name,kind\norg/x,X,club\n", 2, "found club"),
    ("organisations.csv", "id,name,kind\nQQQ.gov,X,government\n", 2, "found QQQ.gov"),
    ("places.csv", "id,name,kind,country,lat,lon,radius_km\narla,Arla,city,UKR,99,30,5\n", 2, "expected a point on the earth"),
    ("counted_nouns.csv", "noun,unit\ngrenadier,troop\n", 2, "found 'grenadier' and 'troop'"),
    ("event_verbs.csv", "verb,class\nzap,ATTACK\n", 2, "found zap and ATTACK"),
    ("event_verbs.csv", "verb,class,mode\nzap,ASSAULT,zapping\n", 2, "expected a mode of ASSAULT, found zapping"),
    ("reporting_verbs.csv", "verb,forms,act,kind,frames\ngrowl,,shout,speech,quote\n", 2, "found shout"),
    ("persns.csv", PERSONS, None, "did you mean persons?"),
    ("units.toml", 'mony = ["florin"]\n', 1, "found mony"),
    ("units.toml", '# mine\nmoney = "florin"\n', 2, "expected a list for money, found a text"),
    ("units.toml", "money = [\n", None, "expected a TOML file in UTF-8"),
    ("units.csv", "unit\nflorin\n", None, "expected a file units.toml"),
]


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_good_folder_says_what_it_adds(run: Run, tmp_path: Path) -> None:
    result = run("knowledge", "check", write(tmp_path, GOOD))
    assert result.exit_code == 0, result.stdout
    assert result.stdout.splitlines() == [
        "first_names: replaces female",
        "organisations: 1 row added",
        "persons: 1 row added",
        "units: adds to money",
    ]
    assert "all is well" in result.stderr


@pytest.mark.parametrize(("name", "text", "line", "words"), BAD)
def test_a_fault_is_told_with_file_and_line(run: Run, tmp_path: Path, name: str, text: str, line: int | None, words: str) -> None:
    result = run("knowledge", "check", write(tmp_path, {name: text}))
    assert result.exit_code == 1
    found = [told for told in result.stdout.splitlines() if words in told]
    assert len(found) == 1, result.stdout
    assert found[0].startswith(f"{tmp_path / name}:{line}: " if line else f"{tmp_path / name}: ")
    assert "expected" in found[0]
    assert "found" in found[0]


def test_all_faults_are_told_not_only_the_first(run: Run, tmp_path: Path) -> None:
    rows = "".join(f"Bo {name},,m,RUS,minster RUS\n" for name in ("Dent", "Hill", "Ink"))
    files = {"persons.csv": PERSONS + rows, "counted_nouns.csv": "noun,unit\ngrenadier,troop\n", "unit.toml": ""}
    result = run("knowledge", "check", write(tmp_path, files))
    assert [line.partition(": ")[0].rpartition("/")[2] for line in result.stdout.splitlines()] == [
        "counted_nouns.csv:2",
        "persons.csv:2",
        "persons.csv:3",
        "persons.csv:4",
        "unit.toml",
    ]
    assert "5 faults" in result.stderr


def test_what_needs_a_refused_row_is_not_refused_for_that(run: Run, tmp_path: Path) -> None:
    files = {
        "states.csv": "id,name\nARL,\n",
        "persons.csv": PERSONS + "Ada Vale,,f,ARL,mayor ARL 2019-03-01/\n",
    }
    assert run("knowledge", "check", write(tmp_path, files)).stdout.count("\n") == 1


def test_an_empty_folder_and_none(run: Run, tmp_path: Path) -> None:
    assert "expected .csv or .toml files" in run("knowledge", "check", tmp_path).stdout
    result = run("knowledge", "check", tmp_path / "nowhere")
    assert result.exit_code == 1
    assert "nowhere" in result.stderr
