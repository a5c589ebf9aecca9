"""``hearsay who``: one actor."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hearsay.commands import common

if TYPE_CHECKING:
    from hearsay.desk import Desk
    from hearsay.knowledge.actors import ActorKnowledge
    from hearsay.knowledge.matching import MatchRules
    from hearsay.records import Actor


class WhoFormat(StrEnum):
    text = "text"
    jsonl = "jsonl"


def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, a surname, an alias, or an id, as `hearsay actors` prints it.")],
    desk: common.DeskArgument = common.DEFAULT_DESK,
    form: Annotated[WhoFormat, typer.Option("--format", help="To read, or the records as lines of JSON.")] = WhoFormat.text,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many records of each kind in the text.")] = 20,
    knowledge: common.Knowledge = None,
) -> None:
    """Tell what an actor is, why names and pronouns were taken for it, and what it says, does, suffers and counts, by date.

    Example: hearsay who Lavrov crisis.desk
    """
    from hearsay.compare.dossier import dossier
    from hearsay.desk import Desk
    from hearsay.knowledge.actors import ActorKnowledge
    from hearsay.knowledge.labels import Labels
    from hearsay.knowledge.matching import MatchRules
    from hearsay.knowledge.tables import Knowledge
    from hearsay.knowledge.whois import whois
    from hearsay.terminal.actors import dossier_face

    with Desk.open(desk) as opened:
        tables = Knowledge(knowledge) if knowledge else opened.knowledge
        known = ActorKnowledge.load(tables)
        actor = _meant(name, opened, known, MatchRules.load(tables), desk)
        found = dossier(actor.id, opened.naming(actor.id))
        parts = [other for other in opened.actors() if other.id.startswith(actor.id + ".")]
    if form is WhoFormat.jsonl:
        for dated in found.records:
            typer.echo(dated.record.model_dump_json(by_alias=True))
        return
    console = common.console()
    for piece in dossier_face(actor, whois(actor.id, known, tables), found, parts, Labels.load(tables), known, limit):
        console.print(piece)


def _meant(name: str, desk: Desk, known: ActorKnowledge, rules: MatchRules, path: Path) -> Actor:
    """The actor that the name means. Raises NotFound where it means nobody, or several."""
    from hearsay.compare.dossier import alike, is_meant, named
    from hearsay.errors import NotFound
    from hearsay.knowledge.whois import called

    everybody = desk.actors()
    here = {actor.id: actor for actor in everybody}
    for found in (named(name, everybody), called(name, known)):
        if len(found) > 1:
            found = [actor for actor in found if actor.id in here] or found
        if len(found) == 1:
            return here.get(found[0].id, found[0])
        if found:
            several = ", ".join(f"{actor.name} ({actor.id})" for actor in found[:10])
            raise NotFound(f"{path}: {name} may be {several}; name one of them by its id")
    near = alike(name, everybody, rules) or alike(name, known.actors.values(), rules)
    if not near:
        raise NotFound(f"{path}: nobody here is called {name}, nor in the tables; `hearsay actors` lists everybody")
    if len(near) > 1 or not is_meant(name, near[0], rules):
        raise NotFound(f"{path}: nobody is called {name}; did you mean {' or '.join(actor.name for actor in near)}?")
    common.complain(f"nobody is called {name}; this is {near[0].name}")
    return here.get(near[0].id, near[0])
