"""One article's readable text as a parsed spaCy ``Doc``, with the way back to the article as read."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from hearsay.articles.article import Article
from hearsay.language.words import Doc, Token
from hearsay.language.words import Span as DocSpan
from hearsay.records import PartKind, Span

if TYPE_CHECKING:
    from hearsay.language.quotes import Quote


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the reading text: tokens ``first`` to ``last`` (exclusive) of the Doc, and the kind of its part of the page."""

    kind: PartKind
    first: int
    last: int


@dataclass
class ArticleDoc:
    """``doc.text`` is the repaired reading text; its character ``i`` is ``article.text[origin[i]:past[i]]``.

    A space that separates paragraphs or was put in by a repair stands for no character: both offsets are those of the next one.
    """

    article: Article
    doc: Doc
    origin: array[int]
    past: array[int]
    paragraphs: list[Paragraph] = field(default_factory=list)
    quotes: list[Quote] | None = None
    """The quotations, once ``language.quotes.find_quotes`` has been asked for them."""

    def span_of_chars(self, start: int, end: int) -> Span:
        """The article span of characters ``start`` to ``end`` (exclusive, at least one) of ``doc.text``."""
        first, last = self.origin[start], self.past[end - 1]
        return Span(start=first, end=last, text=self.article.text[first:last])

    def span_of_tokens(self, first: int, last: int) -> Span:
        """The article span of tokens ``first`` to ``last`` (exclusive)."""
        begin, end = self.doc[first], self.doc[last - 1]
        return self.span_of_chars(begin.idx, end.idx + len(end))

    def span(self, piece: Token | DocSpan) -> Span:
        """The article span of a token or a stretch of tokens."""
        if isinstance(piece, Token):
            return self.span_of_tokens(piece.i, piece.i + 1)
        return self.span_of_tokens(piece.start, piece.end)

    def paragraph_of(self, token: int) -> Paragraph:
        """The paragraph that holds the token with this index."""
        return self.paragraphs[bisect_right(self._firsts, token) - 1]

    @cached_property
    def _firsts(self) -> list[int]:
        return [paragraph.first for paragraph in self.paragraphs]
