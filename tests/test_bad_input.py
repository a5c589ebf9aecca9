"""Bad input: a message that names the file and the reason, the rest goes on, status 1, nothing lost, no traceback."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from hearsay import Desk, Reader
from hearsay.cli import app
from hearsay.jobs import Recipe

GOOD = "Anna Petrova said on Monday that 3,000 troops had left the border.\n"

Read = Callable[[], Result]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Recipe().reader()


@pytest.fixture(autouse=True)
def _one_reader(monkeypatch: pytest.MonkeyPatch, reader: Reader) -> None:
    monkeypatch.setattr(Recipe, "reader", lambda _: reader)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "zz-good.txt").write_text(GOOD)
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return tmp_path / "crisis.desk"


@pytest.fixture
def read(news: Path, desk: Path) -> Read:
    """Read the folder into the desk, and see that the good article is there whatever stood beside it."""

    def run() -> Result:
        result = CliRunner().invoke(app, ["read", str(news), "--into", str(desk)])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert "Traceback" not in result.stderr
        with Desk.open(desk) as opened:
            assert "zz-good" in [article.doc for article in opened.articles()]
            assert list(opened.check()) == []
        return result

    return run


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "found nothing"),
        ("blank.txt", b" \n\t\n ", "found nothing"),
        ("binary.txt", bytes(range(256)) * 20, "found binary data"),
        ("binary.html", b"\x7fELF\x00\x01" * 100, "found binary data"),
        ("bad-line.jsonl", b'{"text": "He agreed, she said."}\n{"text": oops\n', "bad-line.jsonl:2: expected a JSON object"),
        ("no-text.jsonl", b'{"doc": "a", "words": "x"}\n', 'no-text.jsonl:1: expected a column "text"'),
        ("no-text.csv", b"doc,words\na,x\n", 'expected a column "text"'),
        ("empty.jsonl", b"", "found nothing"),
    ],
)
def test_one_bad_file_is_named_with_the_reason_and_the_rest_goes_on(news: Path, read: Read, name: str, content: bytes, reason: str) -> None:
    (news / name).write_bytes(content)
    result = read()
    assert result.exit_code == 1
    assert name in result.stderr
    assert reason in result.stderr


def test_the_good_lines_beside_a_bad_one_are_read(news: Path, read: Read, desk: Path) -> None:
    rows = [json.dumps({"doc": "a", "text": GOOD}), "not json", json.dumps({"doc": "b", "text": GOOD})]
    (news / "rows.jsonl").write_text("\n".join(rows))
    assert read().exit_code == 1
    with Desk.open(desk) as opened:
        assert {"a", "b"} <= {article.doc for article in opened.articles()}


def test_another_encoding_is_read_as_it_was_meant(news: Path, read: Read, desk: Path) -> None:
    (news / "western.txt").write_bytes("“Alles ist gut”, sagte der Präsident.".encode("cp1252"))
    read()
    with Desk.open(desk) as opened:
        assert "Präsident" in opened.article("western").text


def test_broken_html_is_read_as_far_as_it_goes(news: Path, read: Read, desk: Path) -> None:
    (news / "page.html").write_text(f"<html><body><div><p>{GOOD}<p><b>{GOOD}</div></table></span><scr")
    read()
    with Desk.open(desk) as opened:
        assert "Anna Petrova" in opened.article("page").text


def test_a_text_of_fifty_megabytes_is_refused_by_its_size(news: Path, read: Read) -> None:
    with (news / "huge.txt").open("w") as out:
        out.writelines(GOOD * 1000 for _ in range(50 * 1024 * 1024 // (1000 * len(GOOD))))
    result = read()
    assert result.exit_code == 1
    assert "huge.txt: expected an article of at most" in result.stderr


def test_a_very_long_line_is_read(news: Path, read: Read, desk: Path) -> None:
    (news / "line.txt").write_text(GOOD.replace("\n", " ") * 600)
    assert read().exit_code == 0
    with Desk.open(desk) as opened:
        assert sum(record.type == "figure" for record in opened.records(doc="line")) > 500


def test_half_characters_in_json_are_harmless(news: Path, read: Read) -> None:
    (news / "halves.jsonl").write_text('{"doc": "half", "text": "A \\ud83d half, he said on Monday."}\n')
    read()


def test_a_file_name_that_is_no_text_and_half_characters_in_what_is_known_are_harmless(news: Path, read: Read) -> None:
    (news / os.fsdecode(b"name-\xff.txt")).write_text(GOOD)
    (news / "known.jsonl").write_text('{"doc": "known", "title": "A \\ud83d half", "text": "A title, he said on Monday."}\n')
    assert read().exit_code == 0


def test_a_file_that_cannot_be_opened_is_named(news: Path, read: Read) -> None:
    (news / "gone.txt").symlink_to(news / "nowhere")
    result = read()
    assert result.exit_code == 1
    assert "gone.txt: cannot be read" in result.stderr


@pytest.mark.parametrize("command", [["read", "--into"], ["extract"]])
def test_no_articles_at_all_is_said(tmp_path: Path, desk: Path, command: list[str]) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    words = [*command, str(desk)] if command[0] == "read" else command
    result = CliRunner().invoke(app, [*words, str(empty)])
    assert result.exit_code == 1
    assert "expected a folder with articles" in result.stderr


@pytest.mark.parametrize("content", [b"Dear diary", b"", b"SQLite format 3\x00" + b"\x00" * 100])
def test_a_desk_that_is_no_desk_is_refused(news: Path, desk: Path, content: bytes) -> None:
    desk.write_bytes(content)
    result = CliRunner().invoke(app, ["read", str(news), "--into", str(desk)])
    assert (result.exit_code, "Traceback" in result.stderr) == (0 if not content else 1, False)
    if content:
        assert "expected a hearsay desk" in result.stderr
        assert desk.read_bytes() == content


def test_dates_that_cannot_be_read_are_named(news: Path, desk: Path, tmp_path: Path) -> None:
    dates = tmp_path / "dates.jsonl"
    dates.write_text('{"doc": "zz-good", "published": "yesterday"}\nnonsense\n')
    result = CliRunner().invoke(app, ["read", str(news), "--into", str(desk), "--dates", str(dates)])
    assert result.exit_code == 1
    assert "dates.jsonl:2" in result.stderr


@pytest.mark.parametrize(("option", "value"), [("--knowledge", "nowhere"), ("--model", "nowhere")])
def test_a_model_or_knowledge_that_is_not_there_is_named(
    news: Path, desk: Path, option: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    result = CliRunner().invoke(app, ["read", str(news), "--into", str(desk), option, value])
    assert result.exit_code == 1
    assert f"{option} nowhere: expected" in result.stderr


def test_two_days_that_contradict_are_told_everywhere_and_the_given_one_counts(tmp_path: Path) -> None:
    folder = tmp_path / "dated"
    folder.mkdir()
    (folder / "quay.txt").write_text(
        "Talks in Oslo\n\nOSLO, January 20, 2022 (Wire) — Norway said on Thursday that it would close the strait.\n"
    )
    (tmp_path / "meta.jsonl").write_text(json.dumps({"doc": "quay", "published": "2022-03-05"}) + "\n")
    desk = str(tmp_path / "dated.desk")
    told = "published 2022-03-05 as given, though the text itself is dated 2022-01-20"
    run = CliRunner().invoke
    assert told in run(app, ["read", str(folder), "--dates", str(tmp_path / "meta.jsonl"), "--into", desk]).output
    for command in (["summary", desk], ["show", "quay", "--desk", desk], ["check", desk]):
        result = run(app, command)
        assert (result.exit_code, told in " ".join(result.output.split())) == (0, True)
    with Desk.open(desk) as opened:
        (document,) = opened.documents().values()
    assert (document.published, document.contradicting_day) == ("2022-03-05", "2022-01-20")


def test_what_lacks_an_owner_or_an_actor_is_kept_alone(tmp_path: Path) -> None:
    """A figure without an owner, and claims and demands of nobody who is named: kept, shown, and merged with nothing."""
    folder = tmp_path / "lacking"
    folder.mkdir()
    (folder / "one.txt").write_text(
        "It rained in the valley. A village was shelled. Some 4,000 soldiers stand there. Officials demanded that the road be opened.\n"
    )
    (folder / "two.txt").write_text(
        "The harbour is shut. A village was shelled. Some 9,000 soldiers stand there. Officials demanded that the prisoners be released.\n"
    )
    desk = str(tmp_path / "lacking.desk")
    run = CliRunner().invoke
    run(app, ["read", str(folder), "--into", desk])
    with Desk.open(desk) as opened:
        series, positions, claims = opened.series(), opened.positions(), opened.claims()
    troops = [row for row in series if row.thing.unit == "troops"]
    assert [(row.thing.owner, len(row.points)) for row in troops] == [(None, 1), (None, 1)]
    assert [(row.holder.kind, row.retellings) for row in positions] == [("unnamed", []), ("unnamed", [])]
    assert all(len({member.doc for member in claim.members}) == 1 for claim in claims)
    shown = run(app, ["numbers", "--all", desk]).output
    assert "0 things counted more than once" in shown
    assert shown.count("incomplete: neither whose nor where is told") == 2
