"""From a page to its articles: cut where another article begins, then label each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hearsay.articles.article import Article
from hearsay.articles.calendar_day import day_in_address
from hearsay.articles.furniture import Byline, FurnitureRules, fold
from hearsay.articles.language import LanguageRules, guess_language
from hearsay.articles.lines import Line, lines_of
from hearsay.articles.page import Page
from hearsay.articles.pieces import Piece
from hearsay.articles.segment import Layout, lay_out, parts_of
from hearsay.records import PublishedFrom

_PARAGRAPHS = 3
_NEAR = 4


def articles_of(page: Page, rules: FurnitureRules, languages: LanguageRules, *, split: bool = True) -> Iterator[Article]:
    """The articles on a page: one, or ``X#1``, ``X#2``, each of whose parts cover the whole page (the others' lines as boilerplate)."""
    lines = lines_of(page.text)
    language = guess_language(page.text, languages)
    cuts = [0, *article_starts(lines, rules), len(lines)]
    layouts = [lay_out(lines[a:b], rules, page.title if a == 0 else None) for a, b in pairwise(cuts)]
    if not split or len(layouts) == 1:
        whole = Layout([piece for layout in layouts for piece in layout.pieces])
        for name in ("title", "bylines", "outlet", "published"):
            setattr(whole, name, next((value for layout in layouts if (value := getattr(layout, name))), getattr(whole, name)))
        yield _article(page, page.doc, whole, whole.pieces, language, first=True)
        return
    for number, layout in enumerate(layouts, start=1):
        pieces = [piece if other is layout else Piece(piece.start, piece.end, "boilerplate") for other in layouts for piece in other.pieces]
        yield _article(page, f"{page.doc}#{number}", layout, pieces, language, first=number == 1)


def article_starts(lines: list[Line], rules: FurnitureRules) -> list[int]:
    """Indexes of the lines where a second, third ... article begins: a headline with its own byline, after a whole article that
    itself began with a byline, and before several paragraphs.
    """
    starts: list[int] = []
    heads = [(i, byline) for i in range(len(lines)) if (byline := _sure_byline(lines[i], rules))]
    previous = 0
    for at, byline in heads:
        if at < previous + _PARAGRAPHS or not _paragraphs(lines, at + 1, len(lines)):
            continue
        start = _headline_above(lines, at, previous, rules)
        if start is None or not _paragraphs(lines, previous, start):
            continue
        if _has_own_head(lines, previous, start, heads, byline):
            starts.append(start)
            previous = start
    return starts


def _sure_byline(line: Line, rules: FurnitureRules) -> Byline | None:
    byline = rules.byline(line)
    return byline if byline and byline.sure else None


def _headline_above(lines: list[Line], byline: int, previous: int, rules: FurnitureRules) -> int | None:
    """The headline that stands over the byline, with at most a line under it and a date between; None where there is none."""
    start = None
    for i in range(byline - 1, max(previous, byline - _NEAR), -1):
        line = lines[i]
        if rules.day(line) or rules.is_boilerplate(line, edge=True):
            continue
        if line.prose or not (line.title_like or line.markup) or line.size < _NEAR:
            break
        start = i
    return start


def _paragraphs(lines: list[Line], first: int, last: int) -> bool:
    return sum(line.prose for line in lines[first:last]) >= _PARAGRAPHS


def _has_own_head(lines: list[Line], first: int, last: int, heads: list[tuple[int, Byline]], byline: Byline) -> bool:
    """The article before has a byline of its own, by somebody else or with another day."""
    own = [other for i, other in heads if first <= i < last]
    return bool(own) and all((fold(other.name), other.day) != (fold(byline.name), byline.day) for other in own)


def _article(page: Page, doc: str, layout: Layout, pieces: list[Piece], language: str | None, *, first: bool) -> Article:
    published, published_from = _published(page, layout, first=first)
    bylines = ", ".join(dict.fromkeys(layout.bylines)) or None
    return Article(
        doc=doc,
        text=page.text,
        uri=page.uri,
        title=(page.title if first else None) or layout.title,
        byline=(page.byline if first else None) or bylines,
        outlet=page.outlet or layout.outlet,
        published=published,
        published_from=published_from,
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
