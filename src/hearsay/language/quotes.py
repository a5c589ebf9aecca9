"""Find quotations: pair the marks, cope with missing and nested ones, and follow a quotation over several paragraphs.

Marks are read on the characters of a paragraph, since a tokenizer may glue them to words, and given back as token indexes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from hearsay.language.article_doc import ArticleDoc, Paragraph

MARK = re.compile(r"''|``|,,|[\"“”„‟«»‘’‚'`]")
SINGLE_CLOSING = re.compile(r"(?<=[\w.,!?…)\]])['’](?!\w)")
LONGEST = 2_000
SHORT_INNER = re.compile(r'"\w{1,4}"(?=[^"]*")')
"""A letter or short word in marks of its own within a quotation that goes on: 'my "a" team'."""
AFTER_SPEECH = re.compile(r"(?:[A-Z\w][\w.'’-]*\s+){1,8}\w+[.]?\s*$")
INVERTED = re.compile(r", [a-z]+ (?:[A-Z][\w'’-]+ ?){1,3}\.(?= )")
"""Who spoke, at the end of a sentence within a quotation that was never closed: ", said Smith."."""
MOST_UNMARKED = 6
"""Paragraphs without any mark that a quotation may go on over, from one that opens it to one that closes it."""
OPENING = frozenset("“„‟«")
CLOSING = frozenset("”»")
DOUBLE = frozenset(['"', "''", "``", ",,", *"“”„‟«»"])
CONTRACTIONS = frozenset(["s", "t", "re", "ve", "ll", "d", "m", "em", "n", "all", "am", "clock", "er", "til", "tis", "twas", "cause"])
BEFORE_OPENING = frozenset(" \t([{—–-/*_…:")
AFTER_CLOSING = frozenset(" \t)]}—–-/.,;:!?*_…")


@dataclass(frozen=True)
class Quote:
    """A quotation: tokens ``first`` to ``last`` (exclusive) with its marks. ``depth`` is 0 for one not inside another.

    ``opened`` and ``closed`` say whether the mark stands in the text; ``continues`` is true for a paragraph that goes on with the
    quotation of the paragraph before it.
    """

    first: int
    last: int
    depth: int = 0
    opened: bool = True
    closed: bool = True
    continues: bool = False
    double: bool = True


@dataclass
class _Open:
    start: int
    double: bool
    opened: bool = True


def find_quotes(reading: ArticleDoc) -> list[Quote]:
    """All quotations in order of their beginning; outer ones before the inner. They are looked for once."""
    if reading.quotes is None:
        reading.quotes = _found(reading)
    return reading.quotes


def _found(reading: ArticleDoc) -> list[Quote]:
    doc = reading.doc
    starts = [token.idx for token in doc]
    text = doc.text
    found: list[Quote] = []
    pending: Quote | None = None
    unmarked: list[Paragraph] = []
    pending_kind = "body"
    for paragraph in reading.paragraphs:
        begin, end = starts[paragraph.first], doc[paragraph.last - 1].idx + len(doc[paragraph.last - 1])
        spans = pair_marks(text, begin, end)
        quotes = [_as_quote(span, starts, paragraph) for span in spans]
        if pending is not None and not spans and paragraph.kind == pending_kind and len(unmarked) < MOST_UNMARKED:
            unmarked.append(paragraph)
            continue
        if pending is not None and quotes and quotes[0].first == paragraph.first:
            if not quotes[0].opened:
                found.extend(Quote(p.first, p.last, opened=False, closed=False, continues=True) for p in unmarked)
            quotes[0] = replace(quotes[0], continues=True)
        unmarked, pending_kind = [], paragraph.kind
        unclosed = [q for q in quotes if not q.closed and q.depth == 0]
        pending = unclosed[-1] if unclosed else None
        found.extend(quotes)
    return _with_depth(sorted(found, key=lambda q: (q.first, -q.last)))


def _with_depth(quotes: list[Quote]) -> list[Quote]:
    ends: list[int] = []
    deep: list[Quote] = []
    for quote in quotes:
        while ends and ends[-1] <= quote.first:
            ends.pop()
        deep.append(replace(quote, depth=len(ends)))
        ends.append(quote.last)
    return deep


def _as_quote(span: tuple[int, int, _Open, bool], starts: list[int], paragraph: Paragraph) -> Quote:
    start, end, mark, closed = span
    first = max(bisect_right(starts, start) - 1, paragraph.first)
    last = min(bisect_right(starts, end - 1), paragraph.last)
    return Quote(first, max(last, first + 1), 0, mark.opened, closed, double=mark.double)


def pair_marks(text: str, begin: int, end: int) -> list[tuple[int, int, _Open, bool]]:
    """Pair the quotation marks of ``text[begin:end]``: (start, end, opening mark, closed?) by character, marks included."""
    stack: list[_Open] = []
    spans: list[tuple[int, int, _Open, bool]] = []
    done = begin
    for match in MARK.finditer(text, begin, end):
        mark, at = match.group(), match.start()
        double = mark in DOUBLE
        before = text[at - 1] if at > begin else " "
        after = text[match.end()] if match.end() < end else " "
        side = _side(mark, before, after, text, match, end, bool(stack) and any(o.double == double for o in stack))
        if side == "open":
            if double and stack and stack[-1].double and mark == '"' and _ends_speech(text, at, end):
                spans.append((stack[-1].start, match.end(), stack.pop(), True))
                done = match.end()
                continue
            if double and stack and stack[-1].double and mark in ('"', "''") and not SHORT_INNER.match(text, at, end):
                # a straight mark that looks like an opening while one is open: the closing mark was lost; close before it
                lost = stack.pop()
                spans.append((lost.start, at, lost, False))
            elif mark in OPENING and stack and stack[-1].double and (lost_at := _lost_closing(text, stack[-1].start, at)) is not None:
                lost = stack.pop()
                spans.append((lost.start, lost_at, lost, False))
            stack.append(_Open(at, double))
        elif side == "close":
            while stack and stack[-1].double != double:
                stack.pop()
            if stack:
                opening = stack.pop()
                spans.append((opening.start, match.end(), opening, True))
            elif double and at - done > 8 and (done == begin or not text[_from(text, done, at)].islower()):
                spans.append((_from(text, done, at), match.end(), _Open(done, True, opened=False), True))
            done = match.end()
    for opening in stack:
        if opening.double:
            spans.append((opening.start, end, opening, False))
    return [s for s in spans if s[1] - s[0] > 1]


def _ends_speech(text: str, at: int, end: int) -> bool:
    """A mark set on the wrong side of its space, with nothing but a few words after it: '... on all offices, "the governor said.'"""
    return text[at - 2 : at] in (", ", ". ", "! ", "? ") and AFTER_SPEECH.fullmatch(text, at + 1, end) is not None and end - at < 80


def _lost_closing(text: str, start: int, at: int) -> int | None:
    """Where a quotation from ``start`` ends whose closing mark was lost before another opens at ``at``: after "..., said Smith.", or at the
    end of the sentence right before.
    """
    if (told := INVERTED.search(text, start, at)) is not None:
        return told.end()
    return at if text[at - 2 : at - 1] in (".", "!", "?") and text[at - 1] == " " else None


def _from(text: str, done: int, at: int) -> int:
    """Where a quotation without an opening mark began: at the text after the last quotation."""
    while done < at and text[done] in " ,.;":
        done += 1
    return done


def _side(mark: str, before: str, after: str, text: str, match: re.Match[str], end: int, is_open: bool) -> str:
    """Is the mark "open", "close" or "" (an apostrophe)?"""
    if mark in OPENING or mark in ("``", ",,"):
        return "open" if mark != "«" or not is_open else "close"
    if mark in CLOSING:
        return "close"
    if mark in ("‘", "‚", "`"):
        return "open" if not after.isspace() else ""
    could_open = before in BEFORE_OPENING or before in "\"“'‘"
    could_close = (after in AFTER_CLOSING or after in "\"”'’“") and not before.isspace()
    if mark in ('"', "''"):
        if could_open and not (could_close and is_open) and not after.isspace():
            return "open"
        if could_close or after.isspace():
            return "close"
        return "close" if is_open else "open"
    if could_close and is_open:
        return "close"
    if could_open and (after.isalpha() or after in '[…"“'):
        return "open" if _closes_later(text, match.end(), end) else ""
    return "open" if _glued(text, match, end) else ""


def _closes_later(text: str, at: int, end: int) -> bool:
    """Does a single mark that can close stand in the same paragraph after ``at``? Guards against an elision ("'tis")."""
    return SINGLE_CLOSING.search(text, at + 2, min(end, at + LONGEST)) is not None


def _glued(text: str, match: re.Match[str], end: int) -> bool:
    """A mark that lost the space before it: "deploy’more than 140 ships’"."""
    left = re.search(r"[a-z]{2,}$", text[max(match.start() - 15, 0) : match.start()])
    right = re.match(r"[a-z]{4,}", text[match.end() : match.end() + 20])
    return bool(left and right and right.group() not in CONTRACTIONS and _closes_later(text, match.end(), end))
