"""hearsay actors and hearsay who."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from hearsay.desk import Desk
from hearsay.store.find import RECORD

Run = Callable[..., Result]


def told(result: Result) -> str:
    """What was printed, with the spaces of the columns made one."""
    assert result.exit_code == 0, result.stderr
    return " ".join(result.stdout.split())


def test_actors_are_listed_with_what_they_say_and_do(run: Run, desk: Path) -> None:
    words = told(run("actors", desk))
    assert "Sergey Lavrov person/sergey-lavrov person 2 1 1" in words  # statements, events as source, articles
    assert "Russia RUS state 2 1" in words
    assert "Ada Vale in no table" in words


def test_actors_as_csv_and_json_lines(run: Run, desk: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("actors", desk, "--format", "csv").stdout)))
    lines = [json.loads(line) for line in run("actors", desk, "--format", "jsonl").stdout.splitlines()]
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    lavrov = next(line for line in lines if line["id"] == "person/sergey-lavrov")
    assert (lavrov["statements"], lavrov["events_source"], lavrov["mentions"], lavrov["articles"]) == (2, 1, 3, 1)


def test_a_short_list_says_how_many_more_there_are(run: Run, desk: Path) -> None:
    result = run("actors", desk, "--limit", "2")
    assert "and 4 more (--limit 6 shows all)" in result.stdout
    assert len(run("actors", desk, "--limit", "2", "--format", "jsonl").stdout.splitlines()) == 2


@pytest.mark.parametrize("name", ["Sergey Lavrov", "person/sergey-lavrov", "Lavrov", "lavrov", "Sergei Lavrov", "Sergej Lawrow"])
def test_who_finds_by_name_id_surname_alias_and_spelling(run: Run, desk: Path, name: str) -> None:
    assert told(run("who", name, desk)).startswith("Sergey Lavrov person/sergey-lavrov")


def test_who_says_what_the_actor_is_and_where_that_is_known_from(run: Run, desk: Path) -> None:
    words = told(run("who", "Lavrov", desk))
    assert "country Russia" in words
    assert "role foreign minister of Russia, since 2004-03-09" in words
    assert "the shipped table persons.csv, line" in words


def test_who_says_why_mentions_were_resolved(run: Run, desk: Path) -> None:
    words = told(run("who", "Lavrov", desk))
    assert "1 “He” a pronoun: the last actor that fits in number and gender" in words
    assert "1 “Lavrov” a surname" in words


def test_who_lists_statements_and_events_with_their_factuality(run: Run, desk: Path) -> None:
    words = told(run("who", "Russia", desk))
    assert "Russia ASSAULT → Ukraine (denied): “attacked”" in words
    assert "Is done to" not in words
    assert "Is done to (1)" in told(run("who", "Ukraine", desk))
    assert "Says (2) 2022-01-22 say: Russia had withdrawn its army The Ledger" in told(run("who", "Lavrov", desk))


def test_who_prints_the_records_for_other_programs(run: Run, desk: Path) -> None:
    records = [json.loads(line) for line in run("who", "Lavrov", desk, "--format", "jsonl").stdout.splitlines()]
    assert [record["type"] for record in records] == ["statement", "statement", "event"]


def test_an_actor_of_no_table_is_told_as_such(run: Run, desk: Path) -> None:
    assert "these articles only; no table has it" in told(run("who", "Vale", desk))


def test_an_actor_of_the_tables_that_no_record_names(run: Run, desk: Path) -> None:
    assert "No record of this desk names it." in told(run("who", "NATO", desk))


def test_nobody_is_called_so(run: Run, desk: Path) -> None:
    result = run("who", "Xyzzy", desk)
    assert result.exit_code == 1
    assert "nobody here is called Xyzzy" in result.stderr


def test_a_misspelt_name_is_told_whom_it_was_taken_for(run: Run, desk: Path) -> None:
    result = run("who", "Blikken", desk)
    assert "nobody is called Blikken; this is Antony Blinken" in result.stderr
    assert result.stdout.startswith("Antony Blinken")


def test_a_name_of_several_is_refused_with_their_ids(run: Run, desk: Path) -> None:
    with Desk.create(desk) as opened:
        article = opened.article("talks")
        article.doc = "more"
        lines = "\n".join(record.model_dump_json(by_alias=True) for record in opened.records())
        lines = lines.replace("ada-vale", "otto-vale").replace("Ada", "Otto").replace('"talks"', '"more"')
        opened.add(article, [RECORD.validate_json(line) for line in lines.splitlines()])
    result = run("who", "Vale", desk)
    assert result.exit_code == 1
    assert "Vale may be Ada Vale (person/ada-vale), Otto Vale (person/otto-vale); name one of them by its id" in result.stderr


def test_names_that_may_be_one_actor_are_proposed(run: Run, desk: Path) -> None:
    with Desk.create(desk) as opened:
        article = opened.article("talks")
        article.doc = "more"
        lines = "\n".join(record.model_dump_json(by_alias=True) for record in opened.records())
        lines = lines.replace("person/ada-vale", "person/sergej-lawrow").replace("Ada Vale", "Sergej Lawrow").replace('"talks"', '"more"')
        opened.add(article, [RECORD.validate_json(line) for line in lines.splitlines()])
    (pair,) = [json.loads(line) for line in run("actors", desk, "--proposals", "--format", "jsonl").stdout.splitlines()]
    assert (pair["left_name"], pair["right_name"]) == ("Sergej Lawrow", "Sergey Lavrov")
    assert pair["reason"].startswith("the names are like each other")
    assert "May be one" in run("actors", desk).stdout


def test_no_proposals_is_said(run: Run, desk: Path) -> None:
    assert run("actors", desk, "--proposals").stdout == "No two names of this desk look like one actor.\n"
