"""``hearsay names``: pairs in, scores out."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from hearsay.cli import app


def run(*lines: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["names"], input="\n".join(lines))
    return result.exit_code, result.stdout, result.stderr


def pair(left: str, right: str, kind: str | None = None) -> str:
    return json.dumps({"left": left, "right": right, **({"kind": kind} if kind else {})})


def test_one_score_a_line() -> None:
    status, out, _ = run(pair("Sergey Lavrov", "Lavrov, Sergei", "Person"), "", pair("Olaf Scholz", "Martin Schulz"))
    assert status == 0
    high, low = map(float, out.split())
    assert high == 1.0
    assert low < 0.5


def test_a_bad_line_is_named() -> None:
    status, out, told = run(pair("A", "B"), '{"left": "A"}')
    assert status == 1
    assert len(out.split()) == 1
    assert 'standard input:2: expected a name under "right", found null' in " ".join(told.split())


def test_nothing_in_nothing_out() -> None:
    assert run("") == (0, "", "")
