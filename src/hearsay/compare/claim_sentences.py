"""Where sentences end, as far as claims want to know it: fast, and not after the abbreviations of news."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearsay.records import Span

_ABBREVIATIONS = """
[A-Z] [A-Z][a-z] Mrs Hon Sen Rep Gov Gen Col Maj Cpt Capt Sgt Brig Cmdr Adm Prof Rev Pres Atty Dept Inc Corp Ltd Bros Jan Feb Mar Apr Aug
Sept Sep Oct Nov Dec Ave Blvd Calif Conn Mass Mich Minn Penn Tenn Wash vs
"""
SENTENCE_END = re.compile(
    "(?:[.]" + "".join(rf"(?<!\b{short}[.])" for short in _ABBREVIATIONS.split()) + r"|[!?])[\"”’')\]]*\s+(?=[\"“‘'(\[*_]*[A-Z])|\n+"
)
"""Where a sentence ends: not after an initial, a title of two letters or another common abbreviation."""


def sentences(span: Span) -> Iterator[Span]:
    """The sentences of a stretch of text."""
    begin = 0
    for end in [*(match.end() for match in SENTENCE_END.finditer(span.text)), len(span.text)]:
        if end > begin:
            yield Span(start=span.start + begin, end=span.start + end, text=span.text[begin:end])
        begin = end
