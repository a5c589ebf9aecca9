"""Origins: the way that each statement, figure and event came, from the outlet down to who first stands for it, across articles.

Ten copies of one text are one text, and where an article credits an outlet whose own text is at hand the two ways join. What is left
when copies and ways are folded together are the independent origins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from hearsay.knowledge.tables import Knowledge
from hearsay.records import Actor, Document, Event, Figure, Record, Statement

Told = Statement | Figure | Event


@dataclass(frozen=True)
class Node:
    """One station: an actor, or an article's own text (``key`` of the first of its copies). ``named`` is false for "officials"."""

    key: str
    name: str
    named: bool = True
    actor: Actor | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Way:
    """How a record came to the reader: the text it stands in, those through whom it came, who stands for it last."""

    record: str
    doc: str
    nodes: tuple[Node, ...]

    @property
    def origin(self) -> str:
        """Key of the origin. Somebody unnamed is only as much one as the last named station before: Politico's "officials" are its own."""
        *before, last = self.nodes
        if last.named:
            return last.key
        sure = next((node.key for node in reversed(before) if node.named), "")
        return f"{sure} > {last.key}"


@dataclass(frozen=True)
class Origin:
    """One independent origin: its last station, the ways that lead to it."""

    node: Node
    ways: tuple[Way, ...]

    @property
    def docs(self) -> list[str]:
        """The articles that lead to it."""
        return sorted({way.doc for way in self.ways})

    @property
    def through(self) -> list[str]:
        """Names of the stations between the articles and the origin, each once."""
        return list(dict.fromkeys(node.name for way in self.ways for node in way.nodes[1:-1]))


class Sources:
    """The articles' own texts as stations: copies of one text are one, and an outlet's own text is the outlet wherever it is credited.

    ``first_text`` maps each document that is a copy to the document it goes back to; ``outlets`` maps outlet names to actors;
    ``counting`` are words that count ("six"): a group that is only counted is not named.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        first_text: Mapping[str, str],
        outlets: Mapping[str, Actor],
        counting: frozenset[str] = frozenset(),
    ) -> None:
        self._first_text = first_text
        self._counting = counting
        known = {document.doc: document for document in documents}
        self._texts = {doc: _text_node(document, outlets) for doc, document in known.items()}
        self._known: dict[tuple[str, ...], Actor] = {}

    def first(self, doc: str) -> str:
        """The document that a copy goes back to, or the document itself."""
        return self._first_text.get(doc, doc)

    def text(self, doc: str) -> Node:
        """The station of an article's own text: the outlet of the first of its copies, or that text itself."""
        first = self.first(doc)
        return self._texts.get(first) or Node(f"text/{first}", first)

    def nodes(self, doc: str, stations: Iterable[Actor]) -> tuple[Node, ...]:
        """The way from an article's own text through the stations; the outlet that is credited may be the one whose text this is."""
        own = self.text(doc)
        return (own, *(node for node in (self._node(doc, actor) for actor in stations) if node.key != own.key))

    def origin(self, doc: str, stations: Iterable[Actor]) -> Actor:
        """Who stands last for what an article tells, as an actor: an actor that is named, somebody unnamed of the last who is, an outlet.

        Two records go back to one origin if the ids are the same.
        """
        through = tuple(stations)
        key = (doc, *(part for actor in through for part in (actor.id, actor.name)))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._origin(Way("", doc, self.nodes(doc, through)))
        return found

    def _origin(self, way: Way) -> Actor:
        last = way.nodes[-1]
        if last.actor is not None:
            return last.actor if last.named else last.actor.model_copy(update={"id": way.origin})
        return Actor(id=last.key, name=last.name, kind="media", known=False)

    def _node(self, doc: str, actor: Actor) -> Node:
        """Nobody knows who is meant by "he", but the copies of a text mean the same one."""
        if actor.id.startswith(_UNRESOLVED):
            return Node(f"{_UNRESOLVED}{self.first(doc)}/{actor.name.casefold()}", actor.name, named=False, actor=actor)
        if actor.kind == "group" and not actor.known and self._counts(actor.name):
            return _unnamed_node(actor)
        return _actor_node(actor)

    def _counts(self, name: str) -> bool:
        return name[:1].isdigit() or name.casefold().partition(" ")[0] in self._counting


def counting_words(knowledge: Knowledge) -> frozenset[str]:
    """The words with which a count of people or things begins. Raises KnowledgeError for a bad table."""
    table = knowledge.table("number_words")
    numbers = [word for name in ("cardinals", "scales", "groups", "small_groups") for word in table[name]]
    return frozenset([*numbers, *(f"{word}s" for word in numbers)])


def ways(records: Iterable[Record], sources: Sources) -> list[Way]:
    """The way of each statement, figure and event of the records, in their order."""
    told = [record for record in records if isinstance(record, Statement | Figure | Event)]
    statements = {record.id: record for record in told if isinstance(record, Statement)}
    return [_way(record, statements, sources) for record in told]


def origins(found: Iterable[Way]) -> list[Origin]:
    """The independent origins behind these ways, the one with most articles first."""
    ordered = sorted(found, key=lambda way: (way.origin, way.doc, way.record))
    made = [Origin(same[0].nodes[-1], tuple(same)) for _, group in groupby(ordered, key=lambda way: way.origin) if (same := list(group))]
    return sorted(made, key=lambda origin: (-len(origin.docs), origin.node.name, origin.node.key))


def explained(found: Sequence[Origin], most: int = 3) -> str:
    """The count in words: ``4 articles, 1 origin: Ukrainian defence ministry, through Reuters``."""
    docs = {doc for origin in found for doc in origin.docs}
    names = [f"{origin.node.name}{f', through {_listed(origin.through)}' if origin.through else ''}" for origin in found[:most]]
    more = f"; and {len(found) - most} more" if len(found) > most else ""
    return f"{_counted(len(docs), 'article')}, {_counted(len(found), 'origin')}: {'; '.join(names)}{more}"


def stations(record: Told, inside: Statement | None) -> tuple[Actor, ...]:
    """Through whom a record came to its article, the nearest to the reader first, and last who stands for it; empty: the article itself.

    ``inside`` is the statement in which it is told, for a statement itself. Somebody who is not resolved ("he said") is ``unresolved``
    with the words, as those of this article: copies of one text mean the same one, see ``Sources.node``.
    """
    if inside is not None:
        return (*inside.chain, inside.speaker or _unresolved(inside))
    if isinstance(record, Figure) and record.said_by is not None:
        return (record.said_by,)
    return ()


def _way(record: Told, statements: Mapping[str, Statement], sources: Sources) -> Way:
    inside = record if isinstance(record, Statement) else statements.get(record.statement or "")
    return Way(record.id, record.doc, sources.nodes(record.doc, stations(record, inside)))


_UNRESOLVED = "unresolved/"
_TITLE = 50
"""Characters of a title that stands for an article of which no outlet is known."""


def _unresolved(statement: Statement) -> Actor:
    words = statement.source.text if statement.source else "somebody"
    return Actor(id=f"{_UNRESOLVED}{words.casefold()}", name=words, kind="unnamed", known=False)


def _actor_node(actor: Actor) -> Node:
    # "Western media" name nobody either.
    unnamed = actor.kind == "unnamed" or (actor.kind == "media" and actor.id.startswith("group/"))
    return _unnamed_node(actor) if unnamed else Node(actor.id, actor.name, actor=actor)


def _unnamed_node(actor: Actor) -> Node:
    """By the words alone: "Six members" are a group in one text, somebody unnamed in another."""
    name = "somebody unnamed" if actor.name == "unnamed" else actor.name
    return Node(f"unnamed/{actor.name.casefold().removeprefix('unnamed ')}", name, named=False, actor=actor)


def _text_node(document: Document, outlets: Mapping[str, Actor]) -> Node:
    outlet = outlets.get(document.outlet or "")
    if outlet is not None:
        return _actor_node(outlet)
    # Two articles of one outlet are one outlet though no actor is known; articles without an outlet each stand for themselves.
    if document.outlet:
        return Node(f"outlet/{document.outlet}", document.outlet)
    return Node(f"text/{document.doc}", f"article “{_short(document.title)}”" if document.title else document.doc)


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else title[:_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
