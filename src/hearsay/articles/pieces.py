"""Labelled pieces of lines: datelines and bylines run into a paragraph, labels and credits of captions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hearsay.articles.calendar_day import find_day
from hearsay.articles.furniture import FurnitureRules
from hearsay.articles.lines import Line, fold
from hearsay.records import PartKind

_CAPITALS = r"[A-Z][A-Z./'’-]*[A-Z.](?:[\s,&]+(?:[A-Z][A-Z.'’-]+|D\.C\.|[A-Z][a-z]{2,}\.?(?=[\s,]*[(,—–-]))){0,4}"
_BRACKET = r"\((?P<bracket>[^()\n]{2,40})\)"
_IN_BRACKETS = re.compile(r"\(([^()\n]{2,40})\)")
_DASH = r"\s*(?:—|–|―|--+|-(?=\s)|:(?=\s))\s*"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE = rf"(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:,?\s+\d{{4}})?)"
_PLACE = r"[A-Z][\w.'’-]+(?:[\s,]+[A-Z][\w.'’-]+){0,4}"
_DATELINES = [
    re.compile(rf"\(\s*{_DATE}\s*\){_DASH}"),
    re.compile(rf"{_CAPITALS}(?:[\s,]+{_DATE})?,?(?:\s*{_BRACKET})?(?:[\s,]+{_DATE})?{_DASH}(?=\S)"),
    re.compile(rf"{_PLACE}[\s,]+{_DATE},?(?:\s*{_BRACKET})?{_DASH}(?=\S)"),
    re.compile(rf"{_PLACE}\s*{_BRACKET}{_DASH}(?=\S)"),
    re.compile(rf"{_DATE},?(?:\s*{_BRACKET})?\s*(?:—|–|―|--+)\s*(?=\S)"),
    re.compile(rf"{_WEEKDAY},?\s+(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH}),?\s+\d{{4}}\s+(?=[A-Z“\"])"),
]
_BARE_PLACE = re.compile(r"[A-Z][a-z][\w.'’-]*(?:,?\s+[A-Z][\w.'’-]+){0,3}\s+(?:—|–|―|--+)\s+(?=[A-Z“\"])")
"""A place alone before a dash ("New York – "): only where an article begins, elsewhere it may be anybody."""
_INLINE_BYLINE = re.compile(r"(?P<byline>By\s+(?P<name>[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3}))\s*[|–—]\s*(?=\S)")
_LABEL = re.compile(r"(?P<label>[^:\n]{3,30}):\s*")
_BEFORE_COMMA = re.compile(r"[,(]")
_LONGEST_CAPTION = 70
_CREDITED_WORDS = 45
_DATELINE_WORDS = 10
_LATER_WORDS = 3
_DIGIT = re.compile(r"\d")
_LONGEST_DATELINE = 120


@dataclass(frozen=True)
class Piece:
    """A stretch of the page of one kind; ``day``, ``outlet`` and ``name`` where a dateline or byline run into a paragraph gives them."""

    start: int
    end: int
    kind: PartKind
    day: str | None = None
    name: str | None = None
    outlet: str | None = None


def body_pieces(line: Line, rules: FurnitureRules, *, first: bool, opening: bool = False) -> list[Piece]:
    """The paragraph, with a dateline at its beginning cut off. Among the ``first`` ones of an article the dateline may hold a day, and a
    byline may stand before it; in the ``opening`` one it may be a place alone. Further on a day belongs to what is told, and only a short
    place ("KYIV (AP) —") is cut off.
    """
    pieces: list[Piece] = []
    at = 0
    if first and (byline := _INLINE_BYLINE.match(line.text)) and rules.is_name(byline["name"]):
        pieces.append(Piece(line.start, line.start + byline.end(), "byline", name=byline["name"]))
        at = byline.end()
    length = dateline_length(line.text[at:], rules, opening=opening)
    words = line.text[at : at + length]
    if length and (first or (len(words.split()) <= _LATER_WORDS and not _DIGIT.search(words))):
        day = None if rules.is_label(words) else find_day(words)
        pieces.append(
            Piece(line.start + at, line.start + at + length, "dateline", day[0] if day else None, outlet=_bracketed(words, rules))
        )
        at += length
    pieces.append(Piece(line.start + at, line.end, "body"))
    return pieces


def dateline_length(text: str, rules: FurnitureRules, *, opening: bool = False) -> int:
    """How many characters at the beginning of a paragraph are its dateline: "KYIV, Jan 20 (Reuters) - ", "(May 3, 2021) — "."""
    text = text[:_LONGEST_DATELINE]
    if opening and (match := _BARE_PLACE.match(text)) and not rules.is_label(match.group()):
        return match.end()
    for pattern in _DATELINES:
        if (match := pattern.match(text)) and match.end() < len(text) and len(match.group().split()) <= _DATELINE_WORDS:
            bracket = match.groupdict().get("bracket")
            if pattern is _DATELINES[3] and fold(bracket or "") not in rules.outlet_names:
                continue
            colon = match.group().rstrip().endswith(":")
            if not (colon and not bracket and not find_day(match.group())):
                return match.end()
    return 0


def _bracketed(dateline: str, rules: FurnitureRules) -> str | None:
    """The agency or paper in the brackets of a dateline."""
    bracket = _IN_BRACKETS.search(dateline)
    if not bracket or find_day(bracket[1]) or not bracket[1][:1].isupper() or _DIGIT.search(bracket[1]):
        return None
    return rules.outlet_names.get(fold(bracket[1]), bracket[1])


def caption_pieces(line: Line, rules: FurnitureRules) -> list[Piece]:
    """The pieces of a caption, its label ("Pictured:") and its credit ("(Photo: J. Roe)") as boilerplate; empty for other lines."""
    if line.size > _LONGEST_CAPTION:
        return []
    at, end = 0, len(line.text)
    label = _LABEL.match(line.text)
    if label and fold(_BEFORE_COMMA.split(label["label"], maxsplit=1)[0]) in rules.caption_labels:
        at = label.end()
    credit = rules.credit_start(line.text)
    shown = rules.is_caption(line)
    if not at and credit is None and not shown:
        return []
    if not at and not shown and (line.quoted or line.size > _CREDITED_WORDS):
        return []
    if credit is not None and credit >= at:
        end = credit
    pieces = [
        Piece(line.start, line.start + at, "boilerplate"),
        Piece(line.start + at, line.start + end, "caption" if len(line.text[at:end].split()) > 2 else "boilerplate"),
        Piece(line.start + end, line.end, "boilerplate"),
    ]
    return [piece for piece in pieces if piece.start < piece.end]
