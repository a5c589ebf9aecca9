"""The installed program as a user runs it."""

from __future__ import annotations

import contextlib
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

HEARSAY = [sys.executable, "-m", "hearsay"]
STANDOFF = Path(__file__).parents[1] / "examples" / "standoff"


def run(*words: object, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*HEARSAY, *map(str, words)], capture_output=True, text=True, timeout=120, **options)  # type: ignore[call-overload, no-any-return]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example corpus, read once."""
    path = tmp_path_factory.mktemp("desks") / "standoff.desk"
    done = run("read", STANDOFF / "articles", "--dates", STANDOFF / "meta.jsonl", "--into", path)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    return path


def test_the_example_corpus_gives_a_whole_desk(desk: Path) -> None:
    assert run("check", desk).returncode == 0


def test_the_export_of_a_desk_is_what_extract_prints(desk: Path) -> None:
    extracted = run("extract", "--dates", STANDOFF / "meta.jsonl", "--jobs", 2, STANDOFF / "articles")
    assert extracted.returncode == 0
    assert sorted(extracted.stdout.splitlines()) == sorted(run("export", desk).stdout.splitlines())


def test_the_summary_tells_speakers_and_disagreements(desk: Path) -> None:
    told = run("summary", desk).stdout
    for part in ("articles", "statements", "figures", "Quoted most", "Where the numbers differ most"):
        assert part in told


def test_the_report_is_one_file(desk: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    assert run("report", desk, "-o", report).returncode == 0
    assert report.read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_ask_and_explain_go_together(desk: Path) -> None:
    asked = run("ask", "troops", "--desk", desk)
    assert asked.returncode == 0
    record = asked.stdout.splitlines()[1].split()[-1]
    explained = run("explain", record, "--desk", desk)
    assert "rule:" in explained.stdout
    assert "ROOT" in explained.stdout


def test_standard_input_is_read() -> None:
    done = run("extract", "-", input="Anna Petrova said on Monday that 3,000 troops had left the border.")
    assert done.returncode == 0
    assert '"type":"figure"' in done.stdout


def test_a_reader_that_leaves_early_is_no_trouble(desk: Path) -> None:
    """As in `hearsay export DESK | head -1`."""
    export = subprocess.Popen([*HEARSAY, "export", str(desk)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert export.stdout is not None
    assert export.stderr is not None
    export.stdout.readline()
    export.stdout.close()
    assert export.stderr.read() == b""
    export.stderr.close()
    export.wait(timeout=60)


@pytest.mark.parametrize("jobs", [1, 2])
def test_control_c_keeps_what_is_finished_and_the_same_command_goes_on(tmp_path: Path, jobs: int) -> None:
    news, desk = tmp_path / "news", tmp_path / "crisis.desk"
    news.mkdir()
    for number in range(40):
        sentence = f"Anna Petrova said on Monday that {number + 2},000 troops had left the border. "
        (news / f"wire-{number:02}.txt").write_text(sentence * 40)
    command = [*HEARSAY, "read", str(news), "--into", str(desk), "--jobs", str(jobs)]
    reading = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    wait_for_articles(desk, reading)
    reading.send_signal(signal.SIGINT)
    _, told = reading.communicate(timeout=60)
    assert reading.returncode == 130, told
    kept = count_articles(desk)
    assert 0 < kept < 40
    assert told.startswith(f"hearsay: stopped; {kept} articles are kept in {desk}; run the same command again to go on")
    assert "Traceback" not in told

    assert run("check", desk).returncode == 0
    again = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert again.stderr == f"{desk}: {40 - kept} new, {kept} unchanged\n"
    assert run("check", desk).returncode == 0


def test_two_programs_that_read_into_one_new_desk_at_once_do_not_harm_it(tmp_path: Path) -> None:
    desk = tmp_path / "crisis.desk"
    command = [*HEARSAY, "read", str(STANDOFF / "articles"), "--into", str(desk)]
    readers = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [reader.communicate(timeout=120)[1] for reader in readers]
    assert [reader.returncode for reader in readers] == [0, 0], told
    assert run("check", desk).returncode == 0
    assert count_articles(desk) == len(run("export", desk, "--type", "document").stdout.splitlines())


def wait_for_articles(desk: Path, reading: subprocess.Popen[str]) -> None:
    while count_articles(desk) < 2:
        assert reading.poll() is None
        time.sleep(0.05)


def count_articles(desk: Path) -> int:
    if not desk.exists():
        return 0
    connection = sqlite3.connect(desk, timeout=10)
    try:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:  # the tables are being made
        return 0
    finally:
        connection.close()


@pytest.mark.shared
def test_the_real_articles_are_read_without_a_word_of_trouble(shared: Path, tmp_path: Path) -> None:
    done = run("read", shared / "articles", "--into", tmp_path / "real.desk")
    assert (done.returncode, done.stdout) == (0, "")
    assert run("check", tmp_path / "real.desk").returncode == 0


def test_in_a_terminal_the_bar_stands_on_standard_error_and_the_records_go_where_they_are_sent(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text("Anna Petrova said on Monday that 3,000 troops had left the border.")
    ours, theirs = pty.openpty()
    with (tmp_path / "records.jsonl").open("w") as records:
        extract = subprocess.Popen([*HEARSAY, "extract", str(tmp_path / "wire.txt")], stdout=records, stderr=theirs)
    os.close(theirs)
    shown = b""
    # Linux reports the end of a terminal as an error.
    with contextlib.suppress(OSError):
        while piece := os.read(ours, 1000):
            shown += piece
    os.close(ours)
    assert extract.wait(timeout=60) == 0
    assert b"Reading" in shown
    assert b"1/1" in shown
    assert b"figure" not in shown
    assert '"type":"figure"' in (tmp_path / "records.jsonl").read_text()
