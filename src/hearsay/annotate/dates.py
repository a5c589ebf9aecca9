"""Calendar expressions of an article: found by the grammar, resolved from the publication date and the narrative."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from hearsay.annotate import timex_readers
from hearsay.annotate.calendar_periods import Period
from hearsay.annotate.timex_context import CHECKS, tense_of
from hearsay.annotate.timex_grammar import DateRules, Grammar, Match, Symbols
from hearsay.annotate.timex_narrative import Narrative, is_narrative
from hearsay.annotate.timex_readings import Calendar, Context, Reading, Resolved, Share, Vague, calendar_of, resolve
from hearsay.language.article_doc import ArticleDoc
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
    found = _completed(found, symbols)
    published = _published(reading)
    return list(_resolved(found, doc, symbols, published, rules))


def _published(reading: ArticleDoc) -> date | None:
    try:
        return date.fromisoformat((reading.article.published or "")[:10])
    except ValueError:
        return None


def _expressions(doc: Doc, symbols: Symbols, first: int, last: int, rules: DateRules) -> list[Expression]:
    """The expressions of one paragraph: the simple ones, then those composed of them."""

    def accept(match: Match) -> bool:
        rule = match.rule
        return rule.tentative or rule.check is None or CHECKS[rule.check](match, symbols, doc, rules)

    found: dict[int, Expression] = {}
    for match in rules.cores.matches(symbols.line, first, last, rules.anchors, accept):
        check = match.rule.check
        tentative = match.rule.tentative and not (check and CHECKS[check](match, symbols, doc, rules))
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
        text = "." * 0 + "".join(line)
        for match in _phrases(rules.phrases, text, first, symbols, readings, frozenset(characters["DATE"])):
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


JOINS = frozenset({"DASH", "TO", "AND", "COMMA", "SINCE"})


def _completed(found: list[Expression], symbols: Symbols) -> list[Expression]:
    """ "January and February 1937", "14 August - 24 August 1914": the first takes its year from the second."""
    result = list(found)
    for i in range(len(result) - 2, -1, -1):
        here, then = result[i], result[i + 1]
        gap = range(here.last, then.first)
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


def _with_year(reading: Reading, year: int) -> Reading:
    if isinstance(reading, Share):
        return replace(reading, of=_with_year(reading.of, year))
    assert isinstance(reading, Calendar)
    return replace(reading, year=year)


def _resolved(found: list[Expression], doc: Doc, symbols: Symbols, published: date | None, rules: DateRules) -> Iterator[DateMention]:
    readings = [expression.reading for expression in found]
    story = Narrative(published, is_narrative(readings, published))
    for expression in found:
        first, last = doc[expression.first], doc[expression.last - 1]
        context = story.context(first.sent.start, tense_of(first, last, rules))
        period, anchor = _resolve(expression, context)
        yield _mention(expression, period, anchor)
        if period is not None:
            story.tell(expression.reading, period, first.sent.start, _in_passing(expression, doc, symbols))


def _resolve(expression: Expression, context: Context) -> Resolved:
    period, anchor = resolve(expression.reading, context)
    return period, ("none" if isinstance(expression.reading, Vague) else anchor)


def _mention(expression: Expression, period: Period | None, anchor: Anchor) -> DateMention:
    granularity: Granularity = period.granularity if period else "none"
    return DateMention(expression.first, expression.last, period.value if period else None, granularity, anchor, expression.rule)


def _in_passing(expression: Expression, doc: Doc, symbols: Symbols) -> bool:
    """True for a year told in passing ("since 1946", "the 1975 treaty"), to which the narrative does not go."""
    reading = expression.reading
    if not isinstance(reading, Calendar) or reading != Calendar(year=reading.year):
        return False
    token = doc[expression.first]
    attribute = token.dep_ in ("nummod", "compound", "amod") and token.head.i > token.i
    return attribute or symbols.name(expression.first - 1) == "SINCE"
