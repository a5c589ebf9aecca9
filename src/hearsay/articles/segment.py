"""Every character of a page labelled as title, byline, dateline, body, heading, caption, teaser or boilerplate.

A page is read from top to bottom as lines: the front (everything before the first paragraph), then the paragraphs with what stands
between and after them. Where the form of a line leaves a doubt it stays body: to lose a sentence is worse than to read a stray line.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hearsay.articles.article import READ_PARTS
from hearsay.articles.calendar_day import find_day
from hearsay.articles.front import Front, read_front
from hearsay.articles.furniture import FurnitureRules
from hearsay.articles.lines import Line
from hearsay.articles.pieces import Piece, body_pieces, caption_pieces, dateline_length
from hearsay.articles.teasers import teaser_run
from hearsay.records import Part, PartKind

_HEADING_WORDS = 12
_REPEATED_WORDS = 8
_TAG_WORDS = 4
_BLURBS = 2
_FIRST = 3
_COMMENT_LINES = 6


@dataclass
class Layout:
    """What a stretch of lines was read as: labelled pieces in order, and what they tell about the article."""

    pieces: list[Piece] = field(default_factory=list)
    title: str | None = None
    bylines: list[str] = field(default_factory=list)
    outlet: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    """Who wrote it by the page's metadata."""


def lay_out(lines: list[Line], rules: FurnitureRules, title: str | None = None, author: str | None = None) -> Layout:
    """Label the ``lines`` of one article. ``title`` and ``author`` are headline and byline where the page's metadata gives them."""
    front = read_front(lines, rules, title)
    layout = Layout(front.pieces, front.title, front.bylines, front.outlet, front.published, tuple((author or "").split(", ")))
    _read_rest(lines, front, rules, layout)
    if not any(piece.kind in READ_PARTS and piece.kind != "title" for piece in layout.pieces):
        _keep_text(lines, layout)
    return layout


def parts_of(pieces: list[Piece], length: int) -> list[Part]:
    """Parts that cover ``length`` characters: the gaps between pieces go to the piece before, neighbours of one kind are one part."""
    parts: list[Part] = []
    for piece in pieces:
        if piece.start >= piece.end:
            continue
        if parts and parts[-1].kind == piece.kind:
            parts[-1] = Part(kind=piece.kind, start=parts[-1].start, end=piece.end)
            continue
        start = piece.start if parts else 0
        if parts:
            parts[-1] = Part(kind=parts[-1].kind, start=parts[-1].start, end=piece.start)
        parts.append(Part(kind=piece.kind, start=start, end=piece.end))
    if parts:
        parts[-1] = Part(kind=parts[-1].kind, start=parts[-1].start, end=length)
    elif length:
        parts = [Part(kind="boilerplate", start=0, end=length)]
    return parts


def _read_rest(lines: list[Line], front: Front, rules: FurnitureRules, layout: Layout) -> None:
    """Label everything from the first paragraph on."""
    seen = {line.key for line in lines[: front.end]} - {""}
    last = max((i for i, line in enumerate(lines) if line.prose and not rules.is_boilerplate(line, edge=False)), default=-1)
    paragraphs = 0 if _one_dateline(lines, rules) else _FIRST
    i = front.end
    while i < len(lines):
        line = lines[i]
        if run := teaser_run(lines, i, rules):
            layout.pieces += [Piece(t.start, t.end, "teaser") for t in lines[i:run]]
            i = run
            continue
        if run := _comments(lines, i, rules) or _short_lines_under_head(lines, i, rules):
            layout.pieces += [Piece(t.start, t.end, "boilerplate") for t in lines[i:run]]
            i = run
            continue
        kind = _kind(lines, i, rules, layout, seen, tail=i > last, near_end=i > last - _BLURBS)
        if kind == "body":
            pieces = body_pieces(line, rules, first=paragraphs < _FIRST, opening=paragraphs == 0)
            layout.published = layout.published or next((p.day for p in pieces if p.day), None)
            layout.bylines += [p.name for p in pieces if p.name]
            layout.outlet = layout.outlet or next((p.outlet for p in pieces if p.outlet), None)
            layout.pieces += pieces
            paragraphs = _FIRST if len(pieces) > 1 else paragraphs + 1
        elif kind == "caption":
            layout.pieces += caption_pieces(line, rules)
        elif kind == "heading" and line.markup:
            layout.pieces += [Piece(line.start, line.start + line.markup, "boilerplate"), Piece(line.start + line.markup, line.end, kind)]
        else:
            layout.pieces.append(Piece(line.start, line.end, kind))
        seen.add(line.key)
        i += 1


def _one_dateline(lines: list[Line], rules: FurnitureRules) -> bool:
    """No more than one paragraph begins with a day; where more do, the page is a chronicle and the days belong to what it tells."""
    lengths = [(line, length) for line in lines if line.prose and (length := dateline_length(line.text, rules))]
    return sum(find_day(line.text[:length]) is not None or not line.text[:1].isupper() for line, length in lengths) <= 1


def _comments(lines: list[Line], i: int, rules: FurnitureRules) -> int:
    """The end of the page where readers' comments begin at line ``i``, else 0."""
    return len(lines) if rules.heads_comments(lines[i], lines[i + 1 : i + 1 + _COMMENT_LINES]) else 0


def _short_lines_under_head(lines: list[Line], i: int, rules: FurnitureRules) -> int:
    """The index after the tags, names or buttons listed under line ``i``, or 0 where it heads no such list."""
    if not rules.heads_list(lines[i]):
        return 0
    end = i + 1
    while end < len(lines) and lines[end].size <= _TAG_WORDS and not lines[end].final and not lines[end].markup:
        end += 1
    return end


def _kind(lines: list[Line], i: int, rules: FurnitureRules, layout: Layout, seen: set[str], *, tail: bool, near_end: bool) -> PartKind:
    """The kind of line ``i``, which stands after the first paragraph begins; ``tail``: after the last one, ``near_end``: not far before."""
    line = lines[i]
    if rules.is_teaser(line):
        return "teaser"
    if rules.is_boilerplate(line, edge=tail):
        layout.outlet = layout.outlet or rules.outlet_at(line.text)
        return "boilerplate"
    if line.size >= _REPEATED_WORDS and line.key in seen:
        return "boilerplate"
    if (date_line := rules.day(line)) and date_line.day is None:
        return "dateline"
    if tail and date_line:
        layout.published = layout.published or (None if date_line.update else date_line.day)
        return "dateline"
    if _is_byline(lines, i, rules, layout, tail=tail):
        return "byline"
    if rules.is_mark(line) and i and rules.byline(lines[i - 1]):
        return "byline"
    if near_end and _is_blurb(line, rules, layout):
        return "boilerplate"
    if caption_pieces(line, rules):
        return "caption"
    if _is_heading(lines, i):
        return "heading"
    return "body"


def _is_byline(lines: list[Line], i: int, rules: FurnitureRules, layout: Layout, *, tail: bool) -> bool:
    """A byline between or after the paragraphs: a sure one, or a bare name before a mark ("+ posts") or at the page's end."""
    found = rules.byline(lines[i])
    if not found:
        return False
    marked = i + 1 < len(lines) and rules.is_mark(lines[i + 1])
    bare_at_end = tail and not layout.bylines and len(found.name.split()) in (2, 3) and i + 1 == len(lines)
    if not (found.sure or marked or bare_at_end):
        return False
    if found.name not in layout.bylines:
        layout.bylines.append(found.name)
    layout.published = layout.published or found.day
    return True


def _is_blurb(line: Line, rules: FurnitureRules, layout: Layout) -> bool:
    """A line about the author ("Jane Roe is a journalist ...")."""
    names = (*(name for byline in layout.bylines for name in byline.split(", ")), *layout.authors)
    return any(name and line.text.startswith(name) for name in names) and bool(rules.author_blurb.search(line.text))


def _is_heading(lines: list[Line], i: int) -> bool:
    """A short line with the form of a headline between a finished paragraph and the beginning of another."""
    line = lines[i]
    if line.markup:
        return line.size <= 2 * _HEADING_WORDS
    if line.size > _HEADING_WORDS or not line.title_like or (line.quoted and not line.headline_case):
        return False
    before, after = lines[i - 1] if i else None, lines[i + 1] if i + 1 < len(lines) else None
    if after is None or not (after.prose or after.title_like or after.text.endswith(":")) or after.text[0].islower():
        return False
    return before is None or before.final or before.size <= _HEADING_WORDS or before.text.endswith((":", ";"))


def _keep_text(lines: list[Line], layout: Layout) -> None:
    """A page of which nothing would be read is read whole."""
    layout.pieces = [Piece(line.start, line.end, "body") for line in lines]
    layout.title = None
