"""The claim matrix: what several articles assert, and for each origin whether it affirms, denies, reports or questions it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import get_args

from hearsay.records import Actor, Claim, ClaimMember, ClaimStatus, Stance

from .passages import Passage, in_sentence

ROWS, COLUMNS, SPARSE = 40, 6, 8
"""Claims shown in each matrix, and origins that have a column of their own; the others of a claim share the last column.

A column that would be empty but for less than one claim in so many is none.
"""

PASSAGES = 24
"""Passages listed of one claim."""

CONTESTED: frozenset[ClaimStatus] = frozenset({"contested", "denied_by_subject"})
_STANCES: tuple[Stance, ...] = get_args(Stance)


@dataclass(frozen=True)
class Cell:
    """Where one origin takes one stance on a claim: its passages, the oldest first."""

    origin: Actor
    stance: Stance
    passages: list[Passage]


@dataclass(frozen=True)
class Turn:
    """What became of the words of one origin between two passages."""

    who: Actor
    change: str
    earlier: Passage
    later: Passage


@dataclass(frozen=True)
class Drift:
    """One origin's words, told with different verbs: each verb with its passage."""

    who: Actor
    verbs: list[tuple[str, Passage]]


@dataclass(frozen=True)
class ClaimRow:
    """One claim: for each column its cells, then those of each other origin; what changed; every passage with its stance and origin."""

    claim: Claim
    columns: list[list[Cell]]
    others: list[list[Cell]]
    articles: int
    days: tuple[str, str] | None
    turns: list[Turn]
    repeated: int
    drift: list[Drift]
    told: list[tuple[ClaimMember, Passage]]
    told_left_out: int

    @property
    def turned(self) -> list[tuple[str, str, int]]:
        """Whose words changed, in which way, how often."""
        counts = Counter((turn.who.name, turn.change) for turn in self.turns)
        return [(who, change, count) for (who, change), count in sorted(counts.items())]

    @property
    def is_contested(self) -> bool:
        """Whether anybody denies it."""
        return self.claim.status in CONTESTED


@dataclass(frozen=True)
class Matrix:
    """Claims by origins. ``origins`` have columns, with the number of shown claims on which each takes a stance."""

    title: str
    origins: list[tuple[Actor, int]]
    rows: list[ClaimRow]
    left_out: int
    others: bool


@dataclass(frozen=True)
class Claims:
    """The matrices, with the number of all claims and of those that somebody denies."""

    matrices: list[Matrix]
    count: int
    contested: int


def claim_matrices(claims: Iterable[Claim], passages: Mapping[str, Passage]) -> Claims | None:
    """The claims of two and more members, in each matrix those with most independent origins first; None where there are none.

    What is contested stands apart from what nobody denies, and that apart from what goes back to one origin, because each matrix has
    columns for the origins that matter most in it.
    """
    ordered = sorted((claim for claim in claims if len(claim.members) > 1), key=_weight)
    if not ordered:
        return None
    contested = [claim for claim in ordered if claim.status in CONTESTED]
    several = [claim for claim in ordered if claim.status == "uncontested"]
    single = [claim for claim in ordered if claim.status == "single_origin"]
    titled = [
        ("Contested", contested, COLUMNS),
        ("From several origins, and nobody denies it", several, COLUMNS),
        ("From one origin", single, 0),
    ]
    return Claims([_matrix(title, own, columns, passages) for title, own, columns in titled if own], len(ordered), len(contested))


def _weight(claim: Claim) -> tuple[int, int, str, str]:
    return -claim.independent_origins, -len(claim.members), claim.label, claim.id


def _matrix(title: str, claims: Sequence[Claim], columns: int, passages: Mapping[str, Passage]) -> Matrix:
    shown = claims[:ROWS]
    origins = _main(shown, columns)
    rows = [_row(claim, [actor.id for actor, _ in origins], passages) for claim in shown]
    return Matrix(title, origins, rows, len(claims) - len(shown), any(row.others for row in rows))


def _main(claims: Sequence[Claim], most: int) -> list[tuple[Actor, int]]:
    """The origins that take part in most claims, of these the most told.

    Somebody unnamed has no column: the "officials" of two articles need not be the same.
    """
    actors: dict[str, Actor] = {}
    counts: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for claim in claims:
        named = [member.origin for member in claim.members if member.origin.kind != "unnamed"]
        actors |= {origin.id: origin for origin in named}
        counts.update({origin.id for origin in named})
        told.update(origin.id for origin in named)
    often = [origin for origin, count in counts.items() if SPARSE * count >= len(claims)]
    best = sorted(often, key=lambda origin: (-counts[origin], -told[origin], actors[origin].name, origin))
    return [(actors[origin], counts[origin]) for origin in best[:most]]


def _row(claim: Claim, columns: Sequence[str], passages: Mapping[str, Passage]) -> ClaimRow:
    members = sorted(claim.members, key=lambda member: (member.day or "9999", member.doc, member.record))
    cells = _cells(members, passages)
    days = [member.day for member in members if member.day]
    return ClaimRow(
        claim=claim,
        columns=[[cell for cell in cells if cell.origin.id == origin] for origin in columns],
        others=[list(own) for origin, own in groupby(cells, key=lambda cell: cell.origin.id) if origin not in columns],
        articles=len({member.doc for member in members}),
        days=(days[0], days[-1]) if days else None,
        turns=[
            Turn(change.who, change.change, passages[change.earlier], passages[change.later])
            for change in claim.changes
            if change.change != "repeated"
        ],
        repeated=sum(change.change == "repeated" for change in claim.changes),
        drift=[Drift(each.who, [(verb, passages[id]) for verb, id in zip(each.verbs, each.members, strict=True)]) for each in claim.drift],
        told=[(member, _passage(member, passages)) for member in members[:PASSAGES]],
        told_left_out=max(0, len(members) - PASSAGES),
    )


def _passage(member: ClaimMember, passages: Mapping[str, Passage]) -> Passage:
    """The sentence of a statement that tells the claim, or the record's own passage."""
    found = passages[member.record]
    if member.span is None:
        return found
    return Passage(member.record, found.view, *in_sentence(found.view.article.text, member.span.start, member.span.end))


def _cells(members: Sequence[ClaimMember], passages: Mapping[str, Passage]) -> list[Cell]:
    """By origin and stance, the most told origin first. ``members`` are in order of time, and so are the passages of each cell."""

    def key(member: ClaimMember) -> tuple[str, int]:
        return member.origin.id, _STANCES.index(member.stance)

    grouped = [list(same) for _, same in groupby(sorted(members, key=key), key=key)]
    cells = [Cell(same[0].origin, same[0].stance, [_passage(member, passages) for member in same]) for same in grouped]
    told = Counter(member.origin.id for member in members)
    return sorted(cells, key=lambda cell: (-told[cell.origin.id], cell.origin.name, cell.origin.id, _STANCES.index(cell.stance)))
