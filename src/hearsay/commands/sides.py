"""What ``--of`` and ``--by`` mean: the actors that a user names by id or by name, among those that are here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hearsay.desk import Desk
    from hearsay.records import Actor

LISTED = 20
"""Actors that are listed where the one asked for is not here."""


def asked_for(option: str, names: Sequence[str] | None, here: Iterable[Actor], what: str, desk: Desk) -> list[frozenset[str]]:
    """The ids of ``here`` that each name means: by id, by name ("Lavrov"), or by a name that the tables know ("Moscow"); a state with its
    bodies ("RUS" with "RUS.mil").

    Raises NotFound where a name means nobody here (``what`` tells who they are: "an owner of figures"), or several.
    """
    actors = {actor.id: actor for actor in here}
    return [_meant(option, name, actors, what, desk) for name in names or ()]


def _meant(option: str, name: str, here: dict[str, Actor], what: str, desk: Desk) -> frozenset[str]:
    from hearsay.compare.dossier import named
    from hearsay.errors import NotFound
    from hearsay.knowledge.actors import ActorKnowledge
    from hearsay.knowledge.whois import called

    if found := _own(name, here):
        return found
    meant = [actor.id for actor in named(name, here.values())]
    if not meant:
        meant = [actor.id for actor in called(name, ActorKnowledge.load(desk.knowledge)) if _own(actor.id, here)]
    if len(meant) == 1:
        return _own(meant[0], here)
    if meant:
        raise NotFound(f"{option} {name}: this may be {_listed(here.get(id, id) for id in meant)}; name one by its id")
    raise NotFound(f"{option} {name}: expected the id or name of {what} here; these are {_listed(here.values())}")


def _own(id: str, here: Iterable[str]) -> frozenset[str]:
    return frozenset(other for other in here if other == id or other.startswith(f"{id}."))


def _listed(actors: Iterable[Actor | str]) -> str:
    told = sorted(actor if isinstance(actor, str) else f"{actor.name} ({actor.id})" for actor in actors)
    more = f" and {len(told) - LISTED:,} more" if len(told) > LISTED else ""
    return ", ".join(told[:LISTED]) + more if told else "none"
