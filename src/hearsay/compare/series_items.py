"""Figures as they are set beside one another: each with what surrounds it, for that tells what it counts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearsay.compare.days import interval
from hearsay.compare.fingerprint import WORD, WordRules, stem
from hearsay.compare.locations import locate
from hearsay.compare.origins import stations
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Actor, Document, Figure, FigureStatus, Mention, Place, Plain, Record, Statement, Unit

SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\s*\n\s*\n\s*")
INITIAL = re.compile(r"(?:^|[\s.(])[A-Z]?[a-z]{0,3}\.$|\b[A-Z]\.[A-Z]\.$")
"""What ends like an abbreviation: "U.S.", "Jan.", "Gen."."""


NAME = re.compile(r"(?!(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*$)[A-Z]")
"""A place that is named, not only told of ("the village"). Months are taken for places at times."""
NEXT = 2
"""Sentences over which a number goes on with the day of the one before."""
Stretch = tuple[int, int]
NOWHERE: Stretch = (0, 0)


class FigureItem(Plain):
    """One figure of an article.

    ``noun`` is the stem of ``counted``, the noun as written; ``sorts`` are the stems of the words before it in the figure ("spy" planes).
    ``first`` and ``last`` are the days that it holds for, those of publication (``told``) unless it is ``dated``; ``when`` has the words
    of the text for it. ``spot`` is where the counted are: a place's id, or after a question mark its name as written, and its country
    after a slash, as far as they are known. ``part``: it counts some of what was counted before; ``recount``: it
    has no noun of its own, so that it counts anew what was counted before. ``where`` are the countries of the
    places in its sentence. ``terms`` are the content words, places and actors (``@id``) of its sentence without those that name who says
    so, ``near`` those of the sentences around it and of the title; ``beside`` are the other numbers there.
    """

    record: str
    doc: str
    at: int
    sentence: int
    text: str
    unit: Unit
    noun: str | None
    counted: str | None
    sorts: list[str]
    low: float | None
    high: float | None
    approx: bool
    incremental: bool
    status: FigureStatus
    owner: Actor | None
    place: str | None
    spot: str | None
    first: str | None
    last: str | None
    dated: bool
    when: str | None
    told: str | None
    said_by: Actor | None
    stations: list[Actor]
    part: bool
    recount: bool = False
    drill: bool
    total: bool
    where: list[str]
    terms: list[str]
    near: list[str]
    beside: list[str]


@dataclass(frozen=True)
class ItemRules:
    """The words of the table ``series`` that are looked for around a figure, and those that tell nothing anywhere."""

    words: WordRules
    numerals: frozenset[str]
    since: tuple[str, ...]
    part_before: re.Pattern[str]
    part_after: re.Pattern[str]
    drill: frozenset[str]
    total: re.Pattern[str]

    @classmethod
    def load(cls, knowledge: Knowledge) -> ItemRules:
        """Compile the tables. Raises KnowledgeError for a bad file."""
        table = knowledge.table("series")["words"]
        numbers = knowledge.table("number_words")
        numerals = {word for name in ("cardinals", "scales", "groups", "small_groups", "abbreviations") for word in numbers[name]}
        return cls(
            knowledge.compiled(WordRules.load),
            frozenset({*numerals, *(word + "s" for word in numerals), *table["around_numbers"]}),
            tuple(table["since"]),
            re.compile(rf"\b(?:{_either(table['part_before'])})\W+(?:\w+\W+){{0,2}}$", re.IGNORECASE),
            re.compile(rf"^\W*(?:{_either(table['part_after'])})\b", re.IGNORECASE),
            frozenset(table["drill"]),
            re.compile(rf"\b(?:{_either(table['altogether'])})\b", re.IGNORECASE),
        )


def figure_items(document: Document, records: Sequence[Record], text: str, rules: ItemRules) -> list[FigureItem]:
    """The figures of one article as items, in the order of the text. ``text`` is the article as it was read."""
    figures = [record for record in records if isinstance(record, Figure)]
    if not figures:
        return []
    setting = _Setting(document, records, text, rules)
    statements = {record.id: record for record in records if isinstance(record, Statement)}
    places = locate(records)
    found: list[FigureItem] = []
    for figure in figures:
        item = _item(figure, statements.get(figure.statement or ""), places.get(figure.id), setting)
        if found and item.part:
            item = _told_as_before(item, found[-1])
        found.append(_dated_as_before(item, found[-1]) if found and not item.when else item)
    return found


def _told_as_before(item: FigureItem, before: FigureItem) -> FigureItem:
    """Who counted the whole has counted its part, too: "340 people slept there, the group said. At least 60 of them were children." """
    if item.stations or item.said_by or item.sentence - before.sentence > 1:
        return item
    return item.model_copy(update={"said_by": before.said_by, "stations": before.stations})


def _dated_as_before(item: FigureItem, before: FigureItem) -> FigureItem:
    """A number goes on with the day of the same count just before: "On Monday 30 strikes hit the east. In the north there were 12." """
    same = (item.unit, item.noun) == (before.unit, before.noun) and item.sentence - before.sentence <= NEXT
    # An article whose own day is not known tells its first day once.
    if not before.when or not (item.told is None or (same and item.stations == before.stations)):
        return item
    return item.model_copy(update={name: getattr(before, name) for name in ("first", "last", "dated", "when")})


def _item(figure: Figure, inside: Statement | None, place: Place | None, setting: _Setting) -> FigureItem:
    rules = setting.rules
    sentence = setting.sentence_of(figure.span.start)
    source = (inside.source.start, inside.source.end) if inside and inside.source else NOWHERE
    unresolved = figure.place.name if figure.place and NAME.match(figure.place.name) else None
    first, last, dated = _days(figure, inside, setting)
    before, after = setting.text[max(0, figure.span.start - 40) : figure.span.start], setting.text[figure.span.end : figure.span.end + 40]
    noun = stem(figure.noun.lower()) if figure.noun else None
    words = setting.words(sentence)
    return FigureItem(
        record=figure.id,
        doc=figure.doc,
        at=figure.span.start,
        sentence=sentence,
        text=" ".join(figure.span.text.split()),
        unit=figure.unit,
        noun=noun,
        counted=_counted(figure),
        sorts=sorted(set(_sorts(figure, rules)) - {noun}),
        low=figure.low,
        high=figure.high,
        approx=figure.approx,
        incremental=figure.incremental,
        status=figure.status,
        owner=figure.owner,
        place=place.name if place else unresolved,
        spot=_spot(place) if place else unresolved and f"?{unresolved.casefold()}/",
        first=first,
        last=last,
        dated=dated,
        when=_when(figure, inside),
        told=setting.document.published,
        said_by=figure.said_by,
        stations=list(stations(figure, inside)),
        part=bool(rules.part_before.search(before) or rules.part_after.match(after)),
        recount=figure.rule.endswith("-elided"),
        drill=not rules.drill.isdisjoint(words) or not rules.drill.isdisjoint(setting.words_before(sentence)),
        total=bool(rules.total.search(setting.text, *setting.sentences[sentence])),
        where=sorted(setting.countries(sentence, source)),
        terms=sorted(setting.terms(sentence, source) - {noun}),
        near=sorted(setting.near(sentence)),
        beside=sorted(setting.beside(sentence, figure)),
    )


def _counted(figure: Figure) -> str | None:
    """The noun in lower case; of what is only portioned with what it is: "pieces of equipment"."""
    if figure.noun is None:
        return None
    portioned = re.search(rf"\b{re.escape(figure.noun)}\s+of\s+(?:other\s+|additional\s+)?(\w[\w-]*)$", figure.span.text, re.IGNORECASE)
    return (f"{figure.noun} of {portioned[1]}" if portioned else figure.noun).lower()


def _either(phrases: Sequence[str]) -> str:
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def _sorts(figure: Figure, rules: ItemRules) -> Iterator[str]:
    """The words of the figure that tell what sort of thing is counted: "spy" planes, "vehicle" bombs."""
    for word in WORD.findall(figure.span.text.lower()):
        if not word[0].isdigit() and word not in rules.numerals and word not in rules.words.stop_words:
            yield stem(word)


def _spot(place: Place) -> str:
    """A place as it is compared: its id in the gazetteer or its name, and its country; only the country where it is one."""
    if place.precision == "country":
        return f"/{place.country or place.name}"
    return f"{place.gazetteer_id or place.name.casefold()}/{place.country or ''}"


def _days(figure: Figure, inside: Statement | None, setting: _Setting) -> tuple[str | None, str | None, bool]:
    """First and last day that a figure holds for, and whether the text tells it: in its clause, or when it was said."""
    told = setting.document.published
    for time in (figure.as_of, inside.time if inside else None):
        found = interval(time.value) if time else None
        if time and found:
            before = setting.text[max(0, time.span.start - 12) : time.span.end].lower().split()
            if told and any(word in before for word in setting.rules.since):
                return told, told, False  # what has come together since then is there when it is told
            first, last = found
            return first.isoformat(), last.isoformat(), True
    return told, told, False


def _when(figure: Figure, inside: Statement | None) -> str | None:
    time = figure.as_of or (inside.time if inside else None)
    return time.span.text.casefold() if time else None


class _Setting:
    """An article's sentences, each with its content words."""

    def __init__(self, document: Document, records: Sequence[Record], text: str, rules: ItemRules) -> None:
        self.document = document
        self.rules = rules
        self.text = text
        self.figures = [record for record in records if isinstance(record, Figure)]
        self.sentences, self.paragraphs = _sentences(text)
        self._begins = [start for start, _ in self.sentences]
        self._named = sorted(_named(records))
        self._places = [record for record in records if isinstance(record, Place) and record.country]
        self._title = frozenset(self._terms_of(document.title or "", 0, named=False))
        self._known: dict[tuple[int, Stretch], frozenset[str]] = {}

    def sentence_of(self, at: int) -> int:
        return max(0, bisect_right(self._begins, at) - 1)

    def words(self, sentence: int) -> set[str]:
        start, end = self.sentences[sentence]
        return set(WORD.findall(self.text[start:end].lower()))

    def words_before(self, sentence: int) -> set[str]:
        """The words of the sentence before in the same paragraph."""
        before = sentence - 1
        return self.words(before) if before >= 0 and self.paragraphs[before] == self.paragraphs[sentence] else set()

    def terms(self, sentence: int, without: Stretch = NOWHERE) -> frozenset[str]:
        """The stems of the content words of a sentence, without a stretch of it; names of known places and actors as ``@id``."""
        found = self._known.get((sentence, without))
        if found is None:
            start, end = self.sentences[sentence]
            found = self._known[sentence, without] = frozenset(self._terms_of(self.text[start:end], start, without))
        return found

    def countries(self, sentence: int, without: Stretch) -> set[str]:
        """The countries of the places that a sentence names, without a stretch of it."""
        start, end = self.sentences[sentence]
        here = (place for place in self._places if start <= place.span.start < end)
        return {place.country for place in here if place.country and not without[0] <= place.span.start < without[1]}

    def near(self, sentence: int) -> frozenset[str]:
        """The terms of the sentences around it and of the title."""
        return frozenset().union(self._title, *map(self.terms, self._around(sentence))) - self.terms(sentence)

    def beside(self, sentence: int, figure: Figure) -> set[str]:
        """The other numbers of the sentences around it and of its own, each with its unit."""
        around = self._around(sentence)
        start, end = self.sentences[around[0]][0], self.sentences[around[-1]][1]
        others = (other for other in self.figures if start <= other.span.start < end and other.id != figure.id)
        numbers = ((other.high if other.low is None else other.low, other.unit) for other in others)
        return {f"{number:g} {unit}" for number, unit in numbers if number is not None}

    def _around(self, sentence: int) -> range:
        """The sentence before, the sentence itself, and the next one of its paragraph."""
        after = sentence + 1
        more = after < len(self.sentences) and self.paragraphs[after] == self.paragraphs[sentence]
        return range(max(0, sentence - 1), after + more)

    def _terms_of(self, text: str, start: int, without: Stretch = NOWHERE, *, named: bool = True) -> Iterator[str]:
        at = bisect_left(self._named, (start,)) if named else len(self._named)
        for match in WORD.finditer(text):
            where = start + match.start()
            if without[0] <= where < without[1]:
                continue
            while at < len(self._named) and self._named[at][1] <= where:
                at += 1
            if at < len(self._named) and self._named[at][0] <= where:
                yield self._named[at][2]
            elif not match[0][0].isdigit():
                word = match[0].lower()
                if word not in self.rules.words.stop_words and word not in self.rules.numerals:
                    yield stem(word)


def _named(records: Sequence[Record]) -> Iterator[tuple[int, int, str]]:
    """The stretches of the text that name a known place or actor, with the term for it; the whole name of nested ones comes first."""
    for record in records:
        if isinstance(record, Mention) and record.actor.kind not in ("unnamed", "document") and record.form != "pronoun":
            yield record.span.start, record.span.end, f"@{record.actor.id}"
        elif isinstance(record, Place) and record.precision != "unresolved":
            yield record.span.start, record.span.end, f"@{record.country}" if record.precision == "country" else f"@{_spot(record)}"


def _sentences(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Roughly the sentences of a text, and the number of the paragraph that each stands in."""
    spans, paragraphs, start, paragraph = [], [], 0, 0
    for match in SENTENCE_END.finditer(text):
        new = "\n" in match[0].strip(" \t") and match[0].count("\n") > 1
        if new or not INITIAL.search(text, max(start, match.start() - 5), match.start()):
            spans.append((start, match.start()))
            paragraphs.append(paragraph)
            start, paragraph = match.end(), paragraph + new
    spans.append((start, len(text)))
    paragraphs.append(paragraph)
    return spans, paragraphs
