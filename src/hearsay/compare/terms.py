"""The words that articles choose for the same thing: "regime" or "government", "annexation" or "reunification", beside the same actor."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hearsay.articles.article import READ_PARTS
from hearsay.compare.sides import Sides
from hearsay.knowledge.tables import Knowledge, fault
from hearsay.records import Actor, Document, Mention, Place, Plain, Record, Span, Statement

_BEFORE = re.compile(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}")
"""Between an actor and the word for what it does or has: "Russia's full-scale [invasion]"."""

_AFTER = re.compile(r"\s+(?:of|in|against|on|over|by)\s+(?:the\s+)?(?:[\w-]+\s+){0,1}")
"""Between the word and its actor or place: "[annexation] of the Crimea"."""

_REACH = 40
"""Characters within which an actor or place stands beside the word."""

_ROUND = 60
"""Characters of the text that are kept on either side of a word, to show how it is used."""


class TermUse(Plain):
    """A word of a table in an article: what it is for (``thing``), whose or where (``of``, an actor or a place's name).

    ``speaker`` has the id of the one whose words it stands in, null where it is the article's own. ``passage`` shows it in its text.
    """

    doc: str
    thing: str
    term: str
    of: str
    of_name: str
    span: Span
    speaker: str | None
    passage: str


class TermChoice(Plain):
    """The words for one thing. ``sides`` are countries of outlets' head offices, or outlets where no country is known.

    ``only`` maps each word that outlets of one side alone use, while others call the thing otherwise, to that side.
    """

    thing: str
    of: str
    of_name: str
    uses: dict[str, dict[str, int]]
    only: dict[str, str]
    passages: list[TermUse]


@dataclass(frozen=True)
class TermRules:
    """``things``: of each word what it may be for; ``words``: of each spelling (lower case) the word. ``pattern`` finds all spellings."""

    things: dict[str, tuple[str, ...]]
    words: dict[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def load(cls, knowledge: Knowledge) -> TermRules:
        """Compile the table. Raises KnowledgeError for a bad row."""
        things: defaultdict[str, list[str]] = defaultdict(list)
        words: dict[str, str] = {}
        for row in knowledge.rows("terms"):
            terms = row.get("terms")
            if not isinstance(row.get("thing"), str) or not isinstance(terms, list) or len(terms) < 2:
                raise fault(row, "a thing and a list of two or more terms", dict(row))
            for word, *others in (term.split("|") for term in terms):
                things[word].append(row["thing"])
                words |= dict.fromkeys((word, *others), word)
        longest_first = sorted(words, key=lambda term: (-len(term), term))
        either = "|".join(re.escape(term).replace(r"\ ", r"\s+").replace("'", "['’]") for term in longest_first)
        return cls({word: tuple(found) for word, found in things.items()}, words, re.compile(rf"\b({either})(?:e?s)?\b", re.IGNORECASE))


def term_uses(document: Document, text: str, records: Sequence[Record], rules: TermRules, sides: Sides) -> list[TermUse]:
    """The words of the table that stand beside an actor or a place, in order of the text."""
    named = sorted(_named(records, sides, document.published), key=lambda own: own[0].start)
    statements = [record for record in records if isinstance(record, Statement)]
    found = []
    for part in document.parts:
        if part.kind in READ_PARTS:
            for match in rules.pattern.finditer(text, part.start, part.end):
                beside = _beside(text, match, named)
                if beside is not None:
                    term = rules.words[" ".join(match[1].lower().replace("’", "'").split())]
                    span = Span(start=match.start(), end=match.end(), text=match[0])
                    told = _speaker(span, statements)
                    passage = _passage(text, span, part.start, part.end)
                    of, name = beside
                    for thing in rules.things[term]:
                        found.append(
                            TermUse(doc=document.doc, thing=thing, term=term, of=of, of_name=name, span=span, speaker=told, passage=passage)
                        )
    return found


def term_choices(uses: Iterable[TermUse], side_of: dict[str, str]) -> list[TermChoice]:
    """Things that are called by two or more words, those first about which sides differ. ``side_of`` gives the side of each article."""
    things: defaultdict[tuple[str, str], list[TermUse]] = defaultdict(list)
    for use in uses:
        things[use.thing, use.of].append(use)
    choices = [choice for (thing, of), found in things.items() if (choice := _choice(thing, of, found, side_of)) is not None]
    return sorted(choices, key=lambda choice: (not choice.only, -sum(map(len, choice.uses.values())), choice.thing, choice.of))


def _choice(thing: str, of: str, found: Sequence[TermUse], side_of: dict[str, str]) -> TermChoice | None:
    uses: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for use in found:
        if use.speaker is None:  # whose words are quoted says nothing of who quotes them
            uses[use.term][side_of.get(use.doc, use.doc)] += 1
    if len(uses) < 2:
        return None
    everybody = {side for by_side in uses.values() for side in by_side}
    only = {term: next(iter(by_side)) for term, by_side in uses.items() if len(by_side) == 1 and len(everybody) > 1}
    # A word is a side's own where others had the occasion to use it and chose another.
    only = {term: side for term, side in only.items() if any(set(by_side) - {side} for other, by_side in uses.items() if other != term)}
    passages = sorted(found, key=lambda use: (use.term, use.doc, use.span.start))
    counts = {term: dict(sorted(by_side.items())) for term, by_side in sorted(uses.items())}
    return TermChoice(
        thing=thing, of=of, of_name=min(use.of_name for use in found), uses=counts, only=dict(sorted(only.items())), passages=passages
    )


def _named(records: Iterable[Record], sides: Sides, day: str | None) -> Iterator[tuple[Span, str, str]]:
    """Where actors and places stand, with an id and a name; office-holders stand for their state."""
    for record in records:
        if isinstance(record, Mention) and record.form != "pronoun" and record.actor.kind != "unnamed":
            for side in sides.sides(record.actor, day):
                yield record.span, side.id, side.name
        elif isinstance(record, Place) and record.precision != "country" and record.country:
            yield record.span, f"place/{record.name}", record.name


def _beside(text: str, match: re.Match[str], named: Sequence[tuple[Span, str, str]]) -> tuple[str, str] | None:
    """Whom or what the word is about: "annexation of Crimea", "Minsk regime", "Russia's invasion"; what comes after counts first."""
    start, end = match.span()
    for span, of, name in named:
        if end <= span.start <= end + _REACH and _AFTER.fullmatch(text, end, span.start):
            return of, name
    for span, of, name in reversed(named):
        if span.start <= start and end <= span.end and span.text != match[0]:
            return of, name
        if start - _REACH <= span.end <= start and _BEFORE.fullmatch(text, span.end, start):
            return of, name
    return None


def _speaker(span: Span, statements: Iterable[Statement]) -> str | None:
    for statement in statements:
        if any(piece.start <= span.start and span.end <= piece.end for piece in statement.content):
            speaker: Actor | None = statement.speaker
            return speaker.id if speaker else "unresolved"
    return None


def _passage(text: str, span: Span, first: int, last: int) -> str:
    start, end = max(first, span.start - _ROUND), min(last, span.end + _ROUND)
    words = " ".join(text[start:end].split())
    return f"{'… ' if start > first else ''}{words}{' …' if end < last else ''}"
