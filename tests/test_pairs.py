"""The benchmark of judged pairs: what counts as found, missed and wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import made

from hearsay.records import Actor, Claim, ClaimMember, Span, Stance, Statement

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import pairs

SWEDEN = Actor(id="SWE", name="Sweden", kind="state")


def statement(id: str, doc: str, start: int) -> Statement:
    span = Span(start=start, end=start + 9, text="something")
    return made.a_statement(doc, span, SWEDEN, id=id)


def member(record: str, doc: str, stance: Stance) -> ClaimMember:
    return ClaimMember(record=record, doc=doc, origin=SWEDEN, stance=stance)


RECORDS = pairs.Records([statement("s-1", "a", 0), statement("s-2", "b", 0), statement("s-3", "b", 50)])
CLAIM = Claim(
    id="claim-1",
    label="something",
    members=[member("s-1", "a", "asserts"), member("s-2", "b", "denies")],
    independent_origins=1,
    status="contested",
    rule="test",
)


def pair(right: int, same: bool, stance: str | None) -> dict[str, object]:
    left = {"doc": "a", "type": "statement", "start": 3, "end": 6}
    return {"kind": "claim", "left": left, "right": {**left, "doc": "b", "start": right, "end": right + 3}, "same": same, "stance": stance}


def test_found_with_its_stance() -> None:
    tally = pairs.judged([pair(2, True, "oppose")], RECORDS, [CLAIM])["claim"]
    assert (tally.right, tally.wrong, tally.missed, tally.stances) == (1, 0, 0, [True])


def test_wrong_and_missed() -> None:
    tally = pairs.judged([pair(2, False, None), pair(52, True, "agree"), pair(90, True, "agree")], RECORDS, [CLAIM])["claim"]
    assert (tally.right, tally.wrong, tally.missed, tally.no_record) == (0, 1, 2, 1)
    assert "precision 0.000 (0 of 1)  recall 0.000 (0 of 2; 1 have no record)" in tally.line("claim")
