"""The lines of a page with what their form tells: length, final punctuation, markup, capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_MARKUP = re.compile(r"^(?P<mark>#{1,6})\s+(?=\S)|^(?P<bold>\*\*|__)(?=\S.*(?:\*\*|__)$)")
_STOP = re.compile(r"(?:[.。]|[!?؟！？] ?[\"'”’»]+) ?[\"'”’»)\]*_]*$")
_FINAL = re.compile(r"[.!?。！？؟] ?[\"'”’»)\]*_]*$")
_TRUNCATED = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|\[&hellip;\])$")
_ABBREVIATIONS = "".join(
    rf"(?<!\b{short})"
    for short in ("Lt", "Gen", "Col", "Maj", "Capt", "Sgt", "Mr", "Mrs", "Ms", "Dr", "St", "Sen", "Rep", "Gov", "Rev", "No", "vs")
)
_SENTENCE_END = re.compile(rf"[a-z\d)]{_ABBREVIATIONS}[.!?][\"'”’)]*\s+[\"'“‘(]*[A-Z]")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_BULLET = re.compile(r"^(?:[-–—•*·▪●►>]|\d{1,2}[.)])\s+")
_OPEN_END = re.compile(r"[,;:–—-]$|\b(?:a|an|the|of|and|or|to|in|on|for|with|by|from|that|is|are|was|were)$", re.IGNORECASE)
EDGES = " \t\xa0\u200b*_#>»«›‹|•·–—-:;,.!?…()[]{}<>→←▶►▼▲✉☰×+=~\"'“”‘’"
_BLANK = "\ufeff\u200b \t\xa0\u3000\u2002\u2003\u2009\u202f"
_TAIL = 24
_FILLED = 0.7
_FEWEST_WRAPPED = 5
_QUOTE_MARK = "\"“”„«‘'"

LONG = 20
"""Words from which on a line is a paragraph, whatever it ends with."""


@dataclass(frozen=True)
class Line:
    """A line (in hard-wrapped text a paragraph) without the white space around it: ``page[start:end]``."""

    start: int
    end: int
    text: str
    blank_before: bool

    @cached_property
    def words(self) -> list[str]:
        return _WORD.findall(self.text)

    @cached_property
    def size(self) -> int:
        """Its length in words; in scripts without spaces two characters count as one."""
        return max(len(self.text.split()), len(self.text) // 12)

    @cached_property
    def key(self) -> str:
        """Its text folded, to look it up and to compare it."""
        return fold(self.text)

    @cached_property
    def tail(self) -> str:
        """Its last characters: what a line ends with is looked for there only, so that endless lines take no time."""
        return self.text[-_TAIL:]

    @cached_property
    def markup(self) -> int:
        """Characters of Markdown heading markup at its beginning."""
        found = _MARKUP.match(self.text)
        return found.end() if found else 0

    @cached_property
    def final(self) -> bool:
        """Ends as a sentence does."""
        return bool(_FINAL.search(self.tail))

    @cached_property
    def truncated(self) -> bool:
        """Cut off with an ellipsis."""
        return bool(_TRUNCATED.search(self.tail))

    @cached_property
    def headline_case(self) -> bool:
        """Most of its longer words begin with capitals."""
        long_words = [word for word in self.words if len(word) > 3 and word[0].isalpha()]
        return len(long_words) >= 3 and sum(word[0].isupper() for word in long_words) >= 0.75 * len(long_words)

    @cached_property
    def prose(self) -> bool:
        """A paragraph, or a sentence on a line of its own."""
        if self.markup or (self.truncated and self.size < LONG):
            return False
        sentence = bool(_STOP.search(self.tail)) and self.size >= 5 and not (self.headline_case and self.size < LONG)
        return self.size >= LONG or sentence or bool(self.size >= 10 and _SENTENCE_END.search(self.text))

    @cached_property
    def title_like(self) -> bool:
        """Has the form of a headline: short, no full stop (unless capitalised like one), begins with a capital."""
        if not 1 <= self.size <= LONG or self.bullet or _OPEN_END.search(self.tail):
            return False
        first = next((c for c in self.text if c.isalnum()), "")
        plain_end = not _STOP.search(self.tail) or self.truncated or self.headline_case
        return plain_end and bool(first) and not first.islower()

    @cached_property
    def one_sentence(self) -> bool:
        """Short enough for a headline and not broken or ended by a full stop; it may end with a quoted sentence."""
        return self.size <= LONG and not self.bullet and not self.text.endswith(".") and not _SENTENCE_END.search(self.text)

    @cached_property
    def bullet(self) -> bool:
        return bool(_BULLET.match(self.text))

    @cached_property
    def quoted(self) -> bool:
        """Begins with a quotation mark."""
        return self.text[:1] in _QUOTE_MARK

    @cached_property
    def folded(self) -> list[str]:
        """Its words folded, to compare headlines."""
        return [word.casefold().replace("’", "'") for word in self.words]


def fold(text: str) -> str:
    """Case, typographic quotation marks, white space and punctuation at the ends taken away."""
    return " ".join(text.strip(EDGES).casefold().replace("’", "'").replace("&amp;", "&").split())


def lines_of(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank; in hard-wrapped text the paragraphs between blank lines."""
    lines: list[Line] = []
    end = 0
    for match in _LINE.finditer(text):
        stripped = match.group().strip(_BLANK)
        if not stripped:
            continue
        start = match.start() + match.group().index(stripped)
        blank = text.count("\n", end, start) > 1 or not lines
        lines.append(Line(start, start + len(stripped), stripped, blank))
        end = start + len(stripped)
    width = _wrap_width(lines)
    return _unwrapped(lines, text, width) if width else lines


def _wrap_width(lines: list[Line]) -> int:
    """The width at which the text is hard-wrapped, or 0: nearly all lines that another follows at once are filled to nearly the same
    width, and most of them do not end as sentences do."""
    followed = [line for line, after in pairwise(lines) if not after.blank_before]
    if len(followed) < _FEWEST_WRAPPED:
        return 0
    width = max(len(line.text) for line in followed)
    filled = [line for line in followed if len(line.text) >= _FILLED * width]
    open_ended = sum(not line.final for line in filled)
    wrapped = 45 <= width <= 110 and len(filled) >= 0.8 * len(followed) and open_ended >= 0.7 * len(filled)
    return width if wrapped else 0


def _unwrapped(lines: list[Line], text: str, width: int) -> list[Line]:
    """Filled lines joined with those that follow; a line break inside becomes a space, so that offsets stay."""
    blocks: list[list[Line]] = []
    filled = False
    for line in lines:
        if filled and not line.blank_before:
            blocks[-1].append(line)
        else:
            blocks.append([line])
        filled = len(line.text) >= _FILLED * width
    return [
        block[0]
        if len(block) == 1
        else Line(block[0].start, block[-1].end, text[block[0].start : block[-1].end].replace("\n", " "), block[0].blank_before)
        for block in blocks
    ]
