"""``hearsay names``: do two names mean the same?"""

from __future__ import annotations

import typer

from hearsay.commands import common


def names(knowledge: common.Knowledge = None) -> None:
    """Read pairs of names from standard input, one JSON object a line, and print for each how surely both mean the same, from 0 to 1.

    A line is {"left": ..., "right": ..., "kind": ...}; "kind" is Person (or missing), else a body or a ship. From 0.7 on hearsay takes the
    names for the same.

    Example: hearsay names < pairs.jsonl
    """
    import sys

    from hearsay.knowledge.matching import MatchRules, match_score, pair_of
    from hearsay.knowledge.tables import Knowledge

    rules = MatchRules.load(Knowledge(knowledge))
    for number, raw in enumerate(sys.stdin.buffer, 1):
        line = raw.decode("utf-8-sig", "replace")
        if line.strip():
            left, right, kind = pair_of(line, f"standard input:{number}")
            typer.echo(f"{match_score(left, right, kind, rules):.4f}")
