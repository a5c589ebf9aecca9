"""Calendar expressions of an article: found by the grammar, resolved from the publication date and the narrative."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from hearsay.annotate import timex_readers
from hearsay.annotate.calendar_periods import Period
from hearsay.annotate.timex_checks import CHECKS, ContextWords, Surroundings
from hearsay.annotate.timex_grammar import ANCHORS, Grammar, Lexicon, Match, Symbols
from hearsay.annotate.timex_narrative import Narrative, Place, Standing, is_narrative, leans_on_publication
from hearsay.annotate.timex_readings import Calendar, Clock, Distance, Reading, Relative, Share, Within, calendar_of
from hearsay.annotate.timex_resolve import resolve
from hearsay.annotate.timex_tense import tense_of
from hearsay.errors import KnowledgeError
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.quotes import find_quotes
from hearsay.language.words import Doc
from hearsay.records import Anchor, Date, Granularity, record_id

__all__ = ["DateMention", "DateRules", "find_dates"]


@dataclass(frozen=True)
class DateMention:
    """A calendar expression: tokens ``first`` to ``last`` (exclusive), and the days it names (value None where it cannot be told)."""

    first: int
    last: int
    value: str | None
    granularity: Granularity
    anchor: Anchor
    rule: str

    def record(self, reading: ArticleDoc) -> Date:
        """The published record of this mention."""
        span = reading.span_of_tokens(self.first, self.last)
        doc = reading.article.doc
        return Date(
            id=record_id("t", doc, [span]),
            doc=doc,
            span=span,
            value=self.value,
            granularity=self.granularity,
            anchor=self.anchor,
            rule=self.rule,
        )


@dataclass(frozen=True)
class DateRules:
    """The calendar words and patterns, compiled once."""

    lexicon: Lexicon
    cores: Grammar
    phrases: Grammar
    anchors: frozenset[str]
    context: ContextWords

    @classmethod
    def load(cls, knowledge: Knowledge) -> DateRules:
        """From the tables ``dates`` and ``date_rules``. Raises KnowledgeError for a pattern that names what is not known."""
        lexicon = Lexicon(knowledge.table("dates"))
        table = knowledge.table("date_rules")
        cores, phrases = (Grammar(table[kind], table["sets"], lexicon) for kind in ("core", "phrase"))
        for rule in cores.rules + phrases.rules:
            if rule.read not in timex_readers.READERS or (rule.check or "not_counting") not in CHECKS:
                raise KnowledgeError(f"date_rules, {rule.name!r}: expected a known reading and check, found {rule.read!r}, {rule.check!r}")
        anchors = frozenset(lexicon.characters[name] for name in ANCHORS)
        return cls(lexicon, cores, phrases, anchors, ContextWords.from_table(table))


@dataclass(frozen=True)
class Expression:
    """An expression found, not yet resolved. A tentative one only counts as a part of a larger one."""

    first: int
    last: int
    reading: Reading
    rule: str
    tentative: bool = False


def find_dates(reading: ArticleDoc, rules: DateRules) -> list[DateMention]:
    """All calendar expressions, in order, each resolved as far as the publication date and the narrative allow."""
    doc = reading.doc
    symbols = rules.lexicon.symbols(doc)
    found = [
        expression for paragraph in reading.paragraphs for expression in _expressions(doc, symbols, paragraph.first, paragraph.last, rules)
    ]
    return _resolved(_completed(found, symbols), reading, symbols, rules)


def _published(reading: ArticleDoc) -> date | None:
    try:
        return date.fromisoformat((reading.article.published or "")[:10])
    except ValueError:
        return None


def _expressions(doc: Doc, symbols: Symbols, first: int, last: int, rules: DateRules) -> list[Expression]:
    """The expressions of one paragraph: the simple ones, then those composed of them."""

    def accept(match: Match) -> bool:
        rule = match.rule
        return rule.tentative or rule.check is None or CHECKS[rule.check](Surroundings(match, symbols, doc, rules.context))

    found: dict[int, Expression] = {}
    for match in rules.cores.matches(symbols.line, first, last, rules.anchors, accept):
        check = match.rule.check
        tentative = match.rule.tentative and not (check and CHECKS[check](Surroundings(match, symbols, doc, rules.context)))
        for start, end, meaning in _read(match, symbols, {}):
            found[start] = Expression(start, end, meaning, match.rule.name, tentative)
    return _composed(found, symbols, first, last, rules) if found else []


def _read(match: Match, symbols: Symbols, readings: dict[int, Reading]) -> list[timex_readers.Piece]:
    return timex_readers.READERS[match.rule.read](timex_readers.Groups(match, symbols, readings))


def _composed(found: dict[int, Expression], symbols: Symbols, first: int, last: int, rules: DateRules) -> list[Expression]:
    """Larger expressions around those found ("the end of last year"), until nothing changes."""
    characters = rules.lexicon.characters
    changed = True
    while changed:
        changed = False
        line = list(symbols.line[first:last])
        for expression in found.values():
            line[expression.first - first : expression.last - first] = characters["DATE"] + characters["CONT"] * (
                expression.last - expression.first - 1
            )
        readings = {start: expression.reading for start, expression in found.items()}
        for match in _phrases(rules.phrases, "".join(line), first, symbols, readings, frozenset(characters["DATE"])):
            for start, end, meaning in _read(match, symbols, readings):
                for inside in [key for key in found if start <= key < end]:
                    del found[inside]
                found[start] = Expression(start, end, meaning, match.rule.name)
                changed = True
    return [found[key] for key in sorted(found) if not found[key].tentative]


def _phrases(
    grammar: Grammar, line: str, offset: int, symbols: Symbols, readings: dict[int, Reading], wanted: frozenset[str]
) -> Iterator[Match]:
    """Matches of the second pass, with token indexes of the whole text."""

    def shifted(match: Match) -> Match:
        groups = {name: (start + offset, end + offset) for name, (start, end) in match.groups.items()}
        return replace(match, first=match.first + offset, last=match.last + offset, groups=groups)

    def accept(match: Match) -> bool:
        return bool(_read(shifted(match), symbols, readings))

    for match in grammar.matches(line, 0, len(line), wanted, accept):
        yield shifted(match)


JOINS = frozenset({"DASH", "TO", "AND", "COMMA", "UNTIL"})


def _completed(found: list[Expression], symbols: Symbols) -> list[Expression]:
    """ "January and February 1937", "14 August - 24 August 1914": the first takes its year from the second."""
    result = list(found)
    for i in range(len(result) - 2, -1, -1):
        here, then = result[i], result[i + 1]
        gap = range(here.last, then.first)
        if isinstance(here.reading, Clock) and len(gap) == 1 and symbols.name(here.last) in ("ON", "COMMA"):
            result[i] = replace(here, reading=Within(here.reading, then.reading))
            continue
        if not gap and _takes_year_after(here.reading, then.reading):
            result[i] = replace(here, reading=Within(here.reading, then.reading))
            continue
        if len(gap) > 2 or not gap or not all(symbols.name(j) in JOINS or symbols.name(j) == "THE" for j in gap):
            continue
        mine, other = calendar_of(here.reading), calendar_of(then.reading)
        if (
            mine
            and other
            and mine.year is None
            and other.year is not None
            and (mine.month or mine.season)
            and (other.month or other.season)
        ):
            later = mine.month and other.month and mine.month > other.month
            result[i] = replace(here, reading=_with_year(here.reading, other.year - 1 if later else other.year))
    return result


def _takes_year_after(here: Reading, then: Reading) -> bool:
    """ "November last year", "March 11 this year"."""
    calendar = calendar_of(here)
    return (
        calendar is not None and calendar.year is None and calendar.weekday is None and isinstance(then, Relative) and then.unit == "year"
    )


def _with_year(reading: Reading, year: int) -> Reading:
    if isinstance(reading, Share):
        return replace(reading, of=_with_year(reading.of, year))
    assert isinstance(reading, Calendar)
    return replace(reading, year=year)


def _resolved(found: list[Expression], reading: ArticleDoc, symbols: Symbols, rules: DateRules) -> list[DateMention]:
    """Resolve one expression after another; in a sentence, quoted ones come last, since they lean on the day of the speech."""
    doc, published = reading.doc, _published(reading)
    readings = [expression.reading for expression in found]
    story = Narrative(published, is_narrative(readings, published))
    mentions = []
    for place, expression in sorted(_places(found, reading), key=lambda pair: (pair[0].sentence, pair[0].quoted, pair[1].first)):
        tense = tense_of(doc[expression.first], doc[expression.last - 1], rules.context.tense)
        period, anchor = resolve(expression.reading, story.context(place, tense))
        mentions.append(_mention(expression, period, anchor))
        if period is not None:
            story.tell(expression.reading, period, place, _standing(expression, doc, symbols))
    return sorted(mentions, key=lambda mention: mention.first)


def _places(found: list[Expression], reading: ArticleDoc) -> list[tuple[Place, Expression]]:
    """Where each expression stands. Quotation marks are only looked for where an expression leans on the day of its telling."""
    quotes = find_quotes(reading) if any(leans_on_publication(expression.reading) for expression in found) else []
    inside = {i for quote in quotes if quote.double for i in range(quote.first, quote.last)}
    places, number = [], 0
    for expression in found:
        while reading.paragraphs[number].last <= expression.first:
            number += 1
        sentence = reading.doc[expression.first].sent.start
        places.append((Place(sentence, number, expression.first in inside), expression))
    return places


def _mention(expression: Expression, period: Period | None, anchor: Anchor) -> DateMention:
    granularity: Granularity = period.granularity if period else "none"
    return DateMention(expression.first, expression.last, period.value if period else None, granularity, anchor, expression.rule)


def _standing(expression: Expression, doc: Doc, symbols: Symbols) -> Standing:
    """How firmly the narrative goes to a date, by where it stands in its sentence."""
    first, reading = doc[expression.first], expression.reading
    head = next((t for t in doc[expression.first : expression.last] if not expression.first <= t.head.i < expression.last), first)
    places_clause = head.head.pos_ in ("VERB", "AUX") and (head.dep_.startswith("obl") or head.dep_ == "advmod")
    if isinstance(reading, Calendar) and reading == Calendar(year=reading.year):
        attribute = head.dep_ in ("nummod", "compound", "amod") and head.head.i > head.i
        describes = head.dep_ == "nmod" and head.head.dep_ != "ROOT"
        if attribute or describes or symbols.name(expression.first - 1) in ("SINCE", "UNTIL", "AFTER", "DASH"):
            return "passing"
    elif isinstance(reading, Relative | Distance) and reading.unit == "year" and _looks_back(reading):
        return "passing"
    if expression.first - first.sent.start <= 2:
        return "opening"
    return "clause" if places_clause else "noun"


def _looks_back(reading: Relative | Distance) -> bool:
    return (reading.shift if isinstance(reading, Relative) else reading.count) < 0
