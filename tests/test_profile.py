"""What each stage costs: every stage is told, and measuring changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from hearsay.cli import app
from hearsay.profile import Profile, untimed

STAGES = ["reading", "parse", "dates", "mentions", "places", "quantities", "statements", "figures", "events", "records", "writing", "all"]


def test_work_is_done_and_counted_to_its_stage() -> None:
    profile = Profile()
    assert profile.timed("sorting", sorted, [2, 1], reverse=True) == untimed("sorting", sorted, [2, 1], reverse=True) == [2, 1]
    assert list(profile.each("coming", iter("abc"))) == ["a", "b", "c"]
    assert list(profile.seconds) == ["sorting", "coming"]


def test_a_stage_that_fails_is_counted_and_its_error_told() -> None:
    profile = Profile()
    with pytest.raises(ZeroDivisionError):
        profile.timed("dividing", divmod, 1, 0)
    assert "dividing" in profile.seconds


def test_the_command_tells_every_stage_beside_the_same_records(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text("Anna Holt said on Monday that 300 troops had left the town.", encoding="utf-8")
    plain, profiled = (CliRunner().invoke(app, ["extract", *options, str(tmp_path)]) for options in ([], ["--profile"]))
    assert profiled.stdout == plain.stdout
    assert [line.split()[0] for line in profiled.stderr.splitlines()][1:-1] == STAGES


def test_one_job_only() -> None:
    assert CliRunner().invoke(app, ["extract", "--profile", "--jobs", "2", "nowhere.txt"]).exit_code == 2
