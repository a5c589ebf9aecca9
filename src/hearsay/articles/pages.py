"""From a page to its articles: cut where another article begins, then label each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from hearsay.articles.article import Article
from hearsay.articles.calendar_day import day_in_address, find_day
from hearsay.articles.furniture import FurnitureRules
from hearsay.articles.language import LanguageRules, guess_language
from hearsay.articles.lines import Line, fold, lines_of
from hearsay.articles.page import Page
from hearsay.articles.pieces import Piece, dateline_length
from hearsay.articles.segment import Layout, lay_out, parts_of
from hearsay.knowledge.tables import Knowledge
from hearsay.records import PublishedFrom

_BY = re.compile(r"by\b", re.IGNORECASE)
_PARAGRAPHS = 3
_NEAR = 4
_HEADLINE = 4
_MOST_HEADS = 100
_SAME_NEWS = 1
"""Days between a dateline and the day of publication that contradict nothing."""


@dataclass(frozen=True)
class PageRules:
    """What is known about pages: their furniture, and the words by which their language is told."""

    furniture: FurnitureRules
    languages: LanguageRules

    @classmethod
    def load(cls, knowledge: Knowledge) -> PageRules:
        """Compile the tables. Raises KnowledgeError for a bad file."""
        return cls(FurnitureRules.load(knowledge), LanguageRules.load(knowledge))


def articles_of(page: Page, rules: PageRules, *, split: bool = True) -> Iterator[Article]:
    """The articles on a page: one, or ``X#1``, ``X#2``, each of whose parts cover the whole page (the others' lines as boilerplate)."""
    lines = lines_of(page.text)
    language = guess_language(page.text, rules.languages)
    cuts = [0, *article_starts(lines, rules.furniture), len(lines)]
    known = (page.title, page.byline), (None, None)
    layouts = [lay_out(lines[a:b], rules.furniture, *known[a > 0]) for a, b in pairwise(cuts)]
    if not split or len(layouts) == 1:
        whole = Layout([piece for layout in layouts for piece in layout.pieces])
        for name in ("title", "bylines", "outlet", "published"):
            setattr(whole, name, next((value for layout in layouts if (value := getattr(layout, name))), getattr(whole, name)))
        yield _article(page, page.doc, whole, whole.pieces, language, first=True)
        return
    page_day = _day_over_title(layouts[0])
    for number, layout in enumerate(layouts, start=1):
        pieces = [piece if other is layout else Piece(piece.start, piece.end, "boilerplate") for other in layouts for piece in other.pieces]
        article = _article(page, f"{page.doc}#{number}", layout, pieces, language, first=number == 1)
        if article.published is None and page_day:
            article.published, article.published_from = page_day, "inferred"
        yield article


def _day_over_title(first: Layout) -> str | None:
    """The day that stands over the first headline is the whole page's."""
    kinds = [piece.kind for piece in first.pieces]
    over = "dateline" in kinds and "title" in kinds and kinds.index("dateline") < kinds.index("title")
    return first.published if over else None


def article_starts(lines: list[Line], rules: FurnitureRules) -> list[int]:
    """Indexes of the lines where a second, third ... article begins.

    A head (byline, date or dated dateline of its own) in the middle of the page begins an article if several paragraphs stand before and
    after it, if a headline stands over it (or it is a byline with "By"), and if the article before began with a head of its own.
    """
    heads = [head for i in range(len(lines)) if (head := _head(lines, i, rules))]
    if not 1 < len(heads) <= _MOST_HEADS:
        return []
    starts: list[int] = []
    previous = 0
    for head in heads:
        start = _headline_above(lines, head.line, previous, rules)
        if start is None and head.prefixed:
            start = head.line
        if start is None or not _follows_a_whole_article(lines, head, [other for other in heads if previous <= other.line < start]):
            continue
        after = next((other.line for other in heads if other.same_sort(head) and _prose(lines, head, other)), len(lines))
        if _paragraphs(lines, previous, start) and _paragraphs(lines, head.line, after):
            starts.append(start)
            previous = start
    return starts


@dataclass(frozen=True)
class _Head:
    """Line ``line`` is a byline (``name``) or a date, or begins with a dateline that holds a date. ``prefixed``: "By ..."."""

    line: int
    name: str | None
    day: str | None
    prefixed: bool = False

    def same_sort(self, other: _Head) -> bool:
        return (self.name is None) == (other.name is None)


def _head(lines: list[Line], i: int, rules: FurnitureRules) -> _Head | None:
    line = lines[i]
    if (byline := rules.byline(line)) and byline.sure:
        return _Head(i, fold(byline.name), byline.day, prefixed=bool(_BY.match(line.text[line.markup :])))
    if (date_line := rules.day(line)) and date_line.day and not date_line.update:
        return _Head(i, None, date_line.day)
    if line.prose and (length := dateline_length(line.text, rules)) and (day := find_day(line.text[:length])):
        return _Head(i, None, day[0])
    return None


def _headline_above(lines: list[Line], head: int, previous: int, rules: FurnitureRules) -> int | None:
    """The headline over the head, with a finished paragraph or page machinery over it; None where there is none.

    Two lines with the form of headlines are headline and subtitle; of more only the nearest is taken, the others are a list of stories.
    """
    found: list[int] = []
    for i in range(head - 1, max(previous, head - 2 * _NEAR), -1):
        line = lines[i]
        if not found and (rules.day(line) or rules.byline(line) or rules.is_boilerplate(line, edge=True)):
            continue
        near = not found and i == head - 1 and line.one_sentence and lines[i - 1].final
        if (
            not ((line.title_like and not line.prose) or line.markup or near)
            or line.truncated
            or line.size < _HEADLINE
            or rules.is_teaser(line)
        ):
            break
        found.append(i)
    if not found:
        return None
    return found[0] if len(found) > 2 else found[-1]


def _paragraphs(lines: list[Line], first: int, last: int) -> bool:
    return sum(line.prose for line in lines[first:last]) >= _PARAGRAPHS


def _follows_a_whole_article(lines: list[Line], head: _Head, before: list[_Head]) -> bool:
    """The article before has one head of the same sort that says something else.

    Several such heads are the entries of a live blog or chronicle, which is one article.
    """
    own = [other for other in before if other.same_sort(head)]
    if not own or _prose(lines, own[0], own[-1]):
        return False
    return head.name is None or all((other.name, other.day) != (head.name, head.day) for other in own)


def _prose(lines: list[Line], head: _Head, other: _Head) -> bool:
    """A paragraph stands between one head and another after it."""
    return any(line.prose for line in lines[head.line : other.line])


def _article(page: Page, doc: str, layout: Layout, pieces: list[Piece], language: str | None, *, first: bool) -> Article:
    published, published_from = _published(page, layout, first=first)
    outlet = page.outlet or layout.outlet
    names = dict.fromkeys(name for byline in layout.bylines for name in byline.split(", ") if name != outlet)
    bylines = ", ".join(names) or None
    return Article(
        doc=doc,
        text=page.text,
        uri=page.uri,
        title=(page.title if first else None) or layout.title,
        byline=(page.byline if first else None) or bylines,
        outlet=outlet,
        published=published,
        published_from=published_from,
        contradicting_day=layout.published if published_from == "given" and _days_apart(published, layout.published) > _SAME_NEWS else None,
        language=language,
        parts=parts_of(pieces, len(page.text)),
    )


def _published(page: Page, layout: Layout, *, first: bool) -> tuple[str | None, PublishedFrom]:
    """Given by the user, else the article's own metadata, else its byline or dateline, else the day in its address."""
    if page.published and (first or page.published_from == "given" or not layout.published):
        return page.published, page.published_from
    if layout.published:
        return layout.published, "text"
    day = day_in_address(page.uri) if page.uri else None
    return (day, "inferred") if day else (None, "none")


def _days_apart(one: str | None, other: str | None) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) if one and other else 0
