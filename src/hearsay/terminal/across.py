"""Copies, stories and origins as they are shown in a terminal, or written for other programs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from hearsay.compare.families import Family, families, is_sure
from hearsay.compare.origins import Origin, Way, explained
from hearsay.knowledge.labels import Labels
from hearsay.records import Comparison, Copy, Document, Event, Figure, Record, Statement, Story
from hearsay.terminal.faces import heading
from hearsay.wording import one_line, what

Documents = Mapping[str, Document]

RELATIONS = {
    "identical": "the same text",
    "syndicated": "long stretches word for word",
    "rewritten": "rewritten",
    "translated_or_spun": "translated or machine-spun",
    "quotes": "quotes the same words",
}
DIRECTIONS = {
    "credit": "it names the other's outlet as its source",
    "dates": "it is dated later",
    "cut": "it ends where the other goes on",
    "garbled": "it misspells words of the other",
    "abridged": "it lacks figures that the other has",
}
SHARES = {
    "rewritten": "of the words in the same order",
    "translated_or_spun": "of the words in the same order",
    "quotes": "of the quotations",
}
SHOWN = 90
"""Characters that are shown of a stretch of text."""
COPIES = 10
"""Copies of one text that are shown however few groups are asked for."""


def copies_face(copies: Sequence[Copy], documents: Documents, limit: int) -> Iterator[RenderableType]:
    """Families of copies, each under its first text; then pairs that may be copies, and pairs that only quote the same words."""
    dates = {doc: document.published for doc, document in documents.items()}
    found = families(filter(is_sure, copies), dates)
    copied = sum(len(family.copies) for family in found)
    come = "1 comes" if copied == 1 else f"{copied:,} come"
    told = f"{come} from another" if copied else "none is surely a copy of another"
    yield Text(f"{_counted(len(documents), 'article')}: {told}", "bold")
    for family in found[:limit]:
        yield Text()
        yield from _family(family, documents, max(COPIES, limit))
    yield from _more(len(found), limit, "groups of copies")
    yield from _pairs(
        "Perhaps copies, to be looked at", pairs(r for r in copies if r.relation != "quotes" and not is_sure(r)), documents, limit
    )
    yield from _pairs("No copies, but they quote the same words", pairs(r for r in copies if r.relation == "quotes"), documents, limit)


def pairs(copies: Iterable[Copy]) -> list[Copy]:
    """Each two articles once, those with the highest score first."""
    found: dict[frozenset[str], Copy] = {}
    for record in copies:
        found.setdefault(frozenset((record.doc, record.of)), record)
    return sorted(found.values(), key=lambda record: (-record.score, record.doc, record.of))


def _pairs(title: str, found: Sequence[Copy], documents: Documents, limit: int) -> Iterator[RenderableType]:
    if found:
        yield Text(f"\n{title}", "bold")
    for record in found[:limit]:
        yield Text.assemble("  ", _named(record.doc, documents), "  and  ", _named(record.of, documents))
        yield Text(f"    {described(record.doc, record, record.of)}")
        yield from _evidence(record, "      ")
    yield from _more(len(found), limit, "such pairs")


def _family(family: Family, documents: Documents, limit: int) -> Iterator[RenderableType]:
    yield _line(family.first, documents)
    yield Text("  first, as far as can be told", "dim")
    for doc, record in family.copies[:limit]:
        yield Text.assemble("  ", _line(doc, documents))
        yield Text(f"    {described(doc, record, family.first)}")
        yield from _evidence(record, "      ")
    if len(family.copies) > limit:
        yield Text(f"  and {len(family.copies) - limit:,} more copies of it (--limit {len(family.copies)} shows all)")


def described(doc: str, record: Copy, first: str) -> str:
    """How the article ``doc`` of a family is tied to it: ``rewritten (.43 of the words in the same order); it is dated later``."""
    share = SHARES.get(record.relation, "of the words")
    of = "" if first in (record.doc, record.of) else f" of {record.of}" if record.doc == doc else f" in {record.doc}, too"
    told = f"{RELATIONS[record.relation]}{of} ({record.score:.2f} {share})"
    if record.direction is None:
        return f"{told}; which came first is not told"
    return f"{told}; {DIRECTIONS[record.direction]}" if record.doc == doc else told


def _evidence(record: Copy, indent: str) -> Iterator[Text]:
    """The longest stretch that both articles have."""
    longest = max(record.evidence, key=lambda pair: len(pair.doc.text), default=None)
    if longest is not None:
        here, there = _cut(longest.doc.text), _cut(longest.of.text)
        told = [("both", here)] if here == there else [(record.doc, here), (record.of, there)]
        for where, words in told:
            yield Text(f"{indent}{where}: “{words}”", "dim")


def row_face(record: Comparison, documents: Documents, labels: Labels) -> Iterator[RenderableType]:
    """How a copy or a story came about: the articles, what ties them, the rule, all words that show it."""
    yield Text(f"{record.type} {record.id}", "bold")
    meaning = labels.rule(record.type, record.rule)
    if isinstance(record, Story):
        yield Text.assemble((record.label, "bold"), f"  {_days(record)}")
        yield from (Text.assemble("  ", _line(doc, documents)) for doc in record.docs)
    else:
        yield Text.assemble("  ", _line(record.doc, documents))
        yield Text.assemble("  of ", _line(record.of, documents))
        yield Text(described(record.doc, record, record.of))
    yield Text.assemble(("rule: ", "dim"), record.rule + (f": {meaning}" if meaning else ""))
    for pair in record.evidence if isinstance(record, Copy) else ():
        yield Text.assemble(("\n  copy  ", "dim"), one_line(pair.doc.text), ("\n  of    ", "dim"), one_line(pair.of.text))


def stories_face(
    stories: Sequence[Story], firsts: Mapping[str, str], documents: Documents, alone: int, limit: int
) -> Iterator[RenderableType]:
    """Stories with their articles, copies under the count of the texts that they come from."""
    if not stories:
        yield Text(f"{_counted(len(documents), 'article')}: no two tell of the same thing.")
    for story in stories[:limit]:
        counts = f"{_counted(len(story.docs), 'article')}, {_counted(texts_of(story, firsts), 'independent text')}"
        yield Text.assemble((story.label, "bold"), f"  {_days(story)}  {counts}  ", (story.id, "dim"))
        for doc in story.docs:
            copied = firsts.get(doc)
            yield Text.assemble("  ", _line(doc, documents), (f"  from {copied}" if copied else "", "dim"))
    yield from _more(len(stories), limit, "stories")
    if stories and alone:
        yield Text(f"{_counted(alone, 'article')} in no story with others", "dim")


def texts_of(story: Story, firsts: Mapping[str, str]) -> int:
    """How many independent texts tell the story, its copies folded together. ``firsts`` has for each copy what it goes back to."""
    return len({firsts.get(doc, doc) for doc in story.docs})


def _days(story: Story) -> str:
    days = [day for day in (story.first_day, story.last_day) if day]
    return " to ".join(dict.fromkeys(days)) or "no date"


def origins_face(
    found: Sequence[Origin], records: Mapping[str, Record], documents: Documents, firsts: Mapping[str, str], limit: int, each: int
) -> Iterator[RenderableType]:
    """The independent origins: the count in words, then each with what goes back to it and the way it came."""
    yield Text(explained(found), "bold")
    for origin in found[:limit]:
        yield Text()
        counts = f"{_counted(len(origin.docs), 'article')}, {_counted(len(origin.ways), 'record')}"
        yield Text.assemble((origin.node.name, "bold"), f"  {counts}", (f"  {origin.node.key}", "dim"))
        for way in origin.ways[:each]:
            document = documents.get(way.doc)
            day = (document.published if document else None) or "no date"
            yield Text.assemble(f"  {day}  {way_in_words(way, documents, firsts)}", (f"  {way.record}", "dim"))
            yield Text(f"    {_cut(what(records[way.record]))}")
        if len(origin.ways) > each:
            yield Text(f"  and {_counted(len(origin.ways) - each, 'more record')}", "dim")
    yield from _more(len(found), limit, "origins")


def way_in_words(way: Way, documents: Documents, firsts: Mapping[str, str]) -> str:
    """The stations from the reader's side on: ``The Harrow Courier (copy) ← Northgate Wire ← Ada Vale``."""
    own = [_outlet(way.doc, documents)]
    if way.doc in firsts:
        own = [f"{own[0]} (copy)", _outlet(firsts[way.doc], documents)]
    return " ← ".join([*own, *(node.name for node in way.nodes[1:])])


def _outlet(doc: str, documents: Documents) -> str:
    document = documents.get(doc)
    return (document.outlet if document else None) or doc


def origin_row(origin: Origin) -> dict[str, Any]:
    """An origin for other programs."""
    return {
        "origin": origin.node.key,
        "name": origin.node.name,
        "named": origin.node.named,
        "articles": origin.docs,
        "through": origin.through,
        "ways": [
            {"record": way.record, "doc": way.doc, "stations": [{"key": node.key, "name": node.name} for node in way.nodes]}
            for way in origin.ways
        ],
    }


def told_in(records: Iterable[Record], wanted: Collection[str]) -> dict[str, Record]:
    """The statements, figures and events of these ids, by id."""
    return {record.id: record for record in records if isinstance(record, Statement | Figure | Event) and record.id in wanted}


def _line(doc: str, documents: Documents) -> Text:
    document = documents.get(doc)
    return heading(doc, document.title, document.outlet, document.published or "no date") if document else Text(doc, "bold")


def _named(doc: str, documents: Documents) -> Text:
    document = documents.get(doc)
    more = ", ".join(filter(None, [document.outlet, document.published])) if document else ""
    return Text.assemble((doc, "bold"), (f" ({more})" if more else "", "dim"))


def _cut(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= SHOWN else line[: SHOWN - 2].rsplit(" ", 1)[0] + " …"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _more(number: int, limit: int, what_of: str) -> Iterator[Text]:
    if number > limit:
        yield Text(f"\nand {number - limit:,} more {what_of} (--limit {number} shows all)")
