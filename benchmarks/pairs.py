"""Are two records of the same claim, two figures of the same thing? Measured on pairs that people judged.

    python benchmarks/pairs.py --desk corpus.desk pairs.jsonl [--misses]

A pair is a line of JSON: ``{"kind": "claim", "left": {"doc", "type", "start", "end"}, "right": {...}, "same": true, "stance": "agree"}``.
``kind`` is claim or figure, ``stance`` agree, oppose or null (``conflict`` true, false or null for figures). A side of a pair is found
among the program's records by overlap: an event by its trigger or further words that tell it, or by the cue of the statement that the
speech act is; a statement by its content, where the events told inside it count too.
The program calls a pair the same if one claim (one series) has members of both sides; what it has no record of it misses.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hearsay.desk import Desk
from hearsay.records import Claim, Event, Figure, Record, Series, Statement

Side = Mapping[str, Any]


@dataclass
class Tally:
    """How the pairs of one kind were judged."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    unknown: int = 0
    no_record: int = 0
    stances: list[bool] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def line(self, kind: str) -> str:
        found = self.right + self.wrong
        same = self.right + self.missed
        precision = self.right / found if found else 0.0
        recall = self.right / same if same else 0.0
        stance = f"{sum(self.stances) / len(self.stances):.3f}" if self.stances else "-"
        return (
            f"{kind:8} precision {precision:.3f} ({self.right} of {found})  recall {recall:.3f} ({self.right} of {same};"
            f" {self.no_record} have no record)  stance {stance}"
        )


class Records:
    """The records of a desk, looked up by where they stand."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._of: dict[str, list[Statement | Event | Figure]] = defaultdict(list)
        for record in records:
            if isinstance(record, Statement | Event | Figure):
                self._of[record.doc].append(record)

    def matching(self, side: Side) -> set[str]:
        """Ids of the records that a side of a pair stands for."""
        return {record.id for record in self._of[side["doc"]] if _matches(record, side)}


def _matches(record: Statement | Event | Figure, side: Side) -> bool:
    if isinstance(record, Statement) and side["type"] == "statement":
        return any(_overlap(span.start, span.end, side) for span in record.content)
    if isinstance(record, Statement):
        return side["type"] == "event" and record.cue is not None and _overlap(record.cue.start, record.cue.end, side)
    if isinstance(record, Event):
        return side["type"] in ("event", "statement") and any(
            _overlap(span.start, span.end, side) for span in (record.trigger, *record.mentions)
        )
    return side.get("type", "figure") == "figure" and _overlap(record.span.start, record.span.end, side)


def _overlap(start: int, end: int, side: Side) -> bool:
    return bool(start < side["end"] and side["start"] < end)


def judged(pairs: Sequence[Mapping[str, Any]], records: Records, groups: Sequence[Claim | Series]) -> dict[str, Tally]:
    """A tally for each kind of pair."""
    within: dict[str, set[str]] = defaultdict(set)
    stances: dict[tuple[str, str], str] = {}
    for group in groups:
        for member, stance in _members(group):
            within[member].add(group.id)
            stances[group.id, member] = stance
    tallies: dict[str, Tally] = defaultdict(Tally)
    for pair in pairs:
        kind = pair["kind"]
        left, right = (records.matching({"type": kind, **pair[side]}) for side in ("left", "right"))
        shared = sorted({g for record in left for g in within[record]} & {g for record in right for g in within[record]})
        # One record cannot be both sides.
        if left == right and len(left) == 1:
            shared = []
        tally = tallies[kind]
        if pair["same"]:
            tally.no_record += not (left and right)
            tally.right += bool(shared)
            tally.missed += not shared
            if shared and pair.get("stance"):
                tally.stances.append(_stance(shared[0], left, right, stances) == pair["stance"])
        else:
            tally.wrong += bool(shared)
        if bool(shared) != pair["same"] or (shared and pair.get("stance") and not tally.stances[-1]):
            verdict = "wrong" if shared and not pair["same"] else "stance" if shared else "missed" if left and right else "no record"
            tally.told.append(f"{verdict}: {json.dumps(pair, ensure_ascii=False)} {sorted(left)} {sorted(right)} {shared}")
    return tallies


def _members(group: Claim | Series) -> Iterator[tuple[str, str]]:
    if isinstance(group, Claim):
        yield from ((member.record, member.stance) for member in group.members)
    else:
        yield from ((point.figure, "") for point in group.points)


def _stance(claim: str, left: set[str], right: set[str], stances: Mapping[tuple[str, str], str]) -> str:
    def denies(side: set[str]) -> bool:
        return any(stances.get((claim, record)) == "denies" for record in side)

    return "agree" if denies(left) == denies(right) else "oppose"


def main() -> None:
    """Print precision, recall and the share of right stances."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--desk", required=True, type=Path, help="the desk with the articles of the pairs")
    parser.add_argument("--misses", action="store_true", help="print every pair that was judged otherwise")
    parser.add_argument("pairs", nargs="+", type=Path, help="files of judged pairs, JSON lines")
    options = parser.parse_args()
    pairs = [json.loads(line) for path in options.pairs for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    with Desk.open(options.desk) as desk:
        groups: list[Claim | Series] = [*desk.claims(), *desk.series()]
        tallies = judged(pairs, Records(desk.records()), groups)
    for kind, tally in sorted(tallies.items()):
        print(tally.line(kind))
        if options.misses:
            print(*tally.told, sep="\n")


if __name__ == "__main__":
    main()
