"""Actors as they are shown in a terminal, or written for other programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from hearsay.compare.dossier import Dated, Dossier
from hearsay.compare.roster import Role
from hearsay.compare.variants import Proposal
from hearsay.knowledge.actors import ActorKnowledge, Office
from hearsay.knowledge.labels import Labels
from hearsay.knowledge.whois import KnownActor
from hearsay.records import Actor, Figure, Statement
from hearsay.wording import said_by, through, what

COLUMNS = (
    "name",
    "id",
    "kind",
    "known",
    "statements",
    "relayed",
    "figures_owned",
    "figures_said",
    "events_source",
    "events_target",
    "mentions",
    "articles",
)
"""Of the CSV and JSON forms of the list of actors."""


Rows = list[dict[str, Any]]


def role_rows(roles: Iterable[Role]) -> Rows:
    """The actors and their counts by the names of COLUMNS."""
    return [
        {
            **{name: getattr(role.actor, name) for name in COLUMNS[:4]},
            **{name: getattr(role, name) for name in COLUMNS[4:-1]},
            "articles": len(role.docs),
        }
        for role in roles
    ]


def proposal_rows(proposals: Iterable[Proposal], roles: Iterable[Role]) -> Rows:
    """Pairs of actors that may be one, with their names."""
    names = {role.actor.id: role.actor.name for role in roles}
    return [
        {
            "left": pair.left,
            "left_name": names[pair.left],
            "right": pair.right,
            "right_name": names[pair.right],
            "score": round(pair.score, 3),
            "reason": pair.reason,
        }
        for pair in proposals
    ]


def write_rows(rows: Rows, out: IO[str], form: str) -> None:
    """Rows as lines of JSON (``jsonl``) or as one table (``csv``)."""
    if form == "jsonl":
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    elif rows:
        table = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def proposals_table(proposals: Iterable[Proposal], roles: Iterable[Role]) -> Table:
    """Pairs of actors that may be one, to read."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for row in proposal_rows(proposals, roles):
        left, right = (Text.assemble(row[f"{side}_name"], (f"  {row[side]}", "dim")) for side in ("left", "right"))
        table.add_row(f"{row['score']:.2f}", left, right, Text(row["reason"], "dim"))
    return table


def roster_table(roles: Iterable[Role]) -> Table:
    """The actors as a table to read. Figures are those it says and those that are its own; source and target are of events."""
    table = Table("actor", "id", "kind", box=None, pad_edge=False, header_style="bold")
    for column in ("statements", "figures", "source", "target", "articles"):
        table.add_column(column, justify="right")
    for role in roles:
        counts = (role.statements, role.figures_owned + role.figures_said, role.events_source, role.events_target, len(role.docs))
        name = Text(role.actor.name) if role.actor.known else Text.assemble(role.actor.name, ("  in no table", "dim"))
        table.add_row(name, Text(role.actor.id, "dim"), role.actor.kind, *(f"{count:,}" if count else "" for count in counts))
    return table


def dossier_face(
    actor: Actor, known: KnownActor | None, found: Dossier, parts: Sequence[Actor], labels: Labels, actors: ActorKnowledge, limit: int
) -> Iterator[RenderableType]:
    """One actor: what it is, why mentions were resolved to it, and its part in the records, by date."""
    yield Text.assemble((actor.name, "bold"), (f"  {actor.id}", "dim"))
    facts = Table.grid(padding=(0, 2, 0, 0))
    for name, value in _facts(actor, known, parts, actors):
        facts.add_row(Text(f"  {name}", "dim"), value)
    yield facts
    if not found.articles:
        yield Text("\nNo record of this desk names it.")
        return
    yield Text(f"\nNamed in {found.articles:,} {'article' if found.articles == 1 else 'articles'}", "bold")
    reasons = Table.grid(padding=(0, 2, 0, 0))
    for resolution in found.resolved:
        words = ", ".join(f"“{word}”" for word in resolution.words)
        meaning = labels.rule("mention", resolution.rule) or resolution.rule
        reasons.add_row(Text(f"  {resolution.count:,}", justify="right"), words, Text(meaning, "dim"))
    yield reasons
    for title, records in (
        ("Says", found.statements),
        ("Is told", found.told),
        ("Passes on what others say", found.relayed),
        ("Does", found.did),
        ("Is done to", found.suffered),
        ("Figures of its own", found.owned),
        ("Figures it gives", found.counted),
    ):
        if records:
            yield Text(f"\n{title} ({len(records):,})", "bold")
            yield _records(records[:limit])
            if len(records) > limit:
                yield Text(f"  and {len(records) - limit:,} more (--limit {len(records)} shows all)", "dim")


def _facts(actor: Actor, known: KnownActor | None, parts: Sequence[Actor], actors: ActorKnowledge) -> Iterator[tuple[str, str]]:
    yield "kind", actor.kind
    if known is None:
        yield "known from", "these articles only; no table has it"
    else:
        if known.country:
            yield "country", _name_of(known.country, actors)
        for office in known.offices:
            yield "role", _office(office, actors)
        if known.parents:
            yield "part of", ", ".join(f"{parent.name} ({parent.id})" for parent in known.parents)
        if known.names:
            yield "also called", ", ".join(known.names)
        yield "known from", known.source
    if parts:
        yield "its parts here", ", ".join(f"{part.name} ({part.id})" for part in parts)


def _office(office: Office, actors: ActorKnowledge) -> str:
    held = f"{office.role.replace('_', ' ')} of {_name_of(office.of, actors)}"
    if office.first and office.last:
        return f"{held}, {office.first} to {office.last}"
    if office.first:
        return f"{held}, since {office.first}"
    return f"{held}, until {office.last}" if office.last else f"{held}, dates not certain"


def _name_of(actor_id: str, actors: ActorKnowledge) -> str:
    return actors.actors[actor_id].name if actor_id in actors.actors else actor_id


def _records(records: Iterable[Dated]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for dated in records:
        record = dated.record
        table.add_row(
            Text(f"  {dated.day or 'no date'}"), what(record) + _teller(record), dated.outlet or record.doc, Text(record.id, "dim")
        )
    return table


def _teller(record: object) -> str:
    """Through whom a statement came, or who says a figure, where that is not the actor itself."""
    if isinstance(record, Statement) and (via := through(record)):
        return f" [through {via}]"
    if isinstance(record, Figure) and record.owner is not None and record.said_by is not None and record.said_by != record.owner:
        return f" [says {said_by(record)}]"
    return ""
