"""The parsed words of an article as plain Python objects: what spaCy's Doc, Span and Token tell, in a third of the time.

The rules ask every word a hundred times, and spaCy makes a new object for each answer. Names and meanings are spaCy's; there is only what
the rules ask for, and nothing can be changed.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from operator import attrgetter

import numpy as np
from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, LOWER, MORPH, ORTH, POS, SENT_START, SPACY
from spacy.strings import StringStore
from spacy.tokens import Doc as SpacyDoc

ASKED = [ORTH, LOWER, LEMMA, POS, DEP, ENT_TYPE, MORPH]
"""Attributes that are text."""
PLACED = [HEAD, SENT_START, SPACY]
"""Attributes that are numbers: how far away the head is, whether a sentence begins (1), whether a space follows."""
QUOTES = frozenset("'\"`«»‘’‚‛“”„‟‹›❮❯") | {"''", "``"}


Features = dict[str, list[str]]
"""Morphological features and their values: ``{"Number": ["Plur"]}``."""


class Token:
    """A word. ``head`` of the root of a sentence is itself; ``children`` stand in the order of the text."""

    __slots__ = (
        "_left", "_right", "children", "dep_", "doc", "ent_type_", "head", "i", "idx",
        "is_sent_start", "lemma_", "lower_", "morph", "pos_", "text", "whitespace_",
    )  # fmt: skip

    doc: Doc
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    dep_: str
    ent_type_: str
    morph: Features
    head: Token
    children: list[Token]
    is_sent_start: bool
    whitespace_: str
    _left: Token
    _right: Token

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def lefts(self) -> list[Token]:
        return [c for c in self.children if c.i < self.i]

    @property
    def rights(self) -> list[Token]:
        return [c for c in self.children if c.i > self.i]

    @property
    def left_edge(self) -> Token:
        """The first word of this one and all below it; looked for once."""
        try:
            return self._left
        except AttributeError:
            self._left = min(self._below(), key=_place)
            return self._left

    @property
    def right_edge(self) -> Token:
        """The last word of this one and all below it; looked for once."""
        try:
            return self._right
        except AttributeError:
            self._right = max(self._below(), key=_place)
            return self._right

    @property
    def subtree(self) -> list[Token]:
        """This word and all below it, in the order of the text."""
        return sorted(self._below(), key=_place)

    def _below(self) -> list[Token]:
        found = [self]
        for member in found:  # the list grows as it is read; no recursion, for trees of endless lines are deep
            found += member.children
        return found

    @property
    def ancestors(self) -> Iterator[Token]:
        """The heads above, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, descendant: Token) -> bool:
        return any(token is self for token in descendant.ancestors)

    def nbor(self, i: int = 1) -> Token:
        """The word so many places further on."""
        return self.doc[self.i + i]

    @property
    def sent(self) -> Span:
        """The sentence."""
        return self.doc.sentence_of(self.i)

    @property
    def is_alpha(self) -> bool:
        return self.text.isalpha()

    @property
    def is_digit(self) -> bool:
        return self.text.isdigit()

    @property
    def is_lower(self) -> bool:
        return self.text.islower()

    @property
    def is_upper(self) -> bool:
        return self.text.isupper()

    @property
    def is_title(self) -> bool:
        return self.text.istitle()

    @property
    def is_punct(self) -> bool:
        return all(unicodedata.category(c).startswith("P") for c in self.text)

    @property
    def is_quote(self) -> bool:
        return self.text in QUOTES


_place = attrgetter("i")


class Doc(list[Token]):
    """The words of an article or a line, and their text."""

    text: str = ""

    def span(self, first: int, last: int) -> Span:
        """Words ``first`` to ``last`` (exclusive)."""
        return Span(self, first, last)

    @cached_property
    def sents(self) -> list[Span]:
        """The sentences."""
        starts = [token.i for token in self if token.is_sent_start or token.i == 0]
        return [Span(self, first, last) for first, last in zip(starts, [*starts[1:], len(self)], strict=True)]

    def char_span(self, start: int, end: int) -> Span:
        """The words that characters ``start`` to ``end`` of the text touch."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        return Span(self, first, max(bisect_left(self._starts, end), first + 1))

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self]

    @cached_property
    def _sentences(self) -> list[Span]:
        return [sentence for sentence in self.sents for _ in range(sentence.start, sentence.end)]

    def sentence_of(self, i: int) -> Span:
        return self._sentences[i]


class Span:
    """A stretch of words."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc = doc
        self.start = start
        self.end = end

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc[self.start : self.end])

    @property
    def text(self) -> str:
        if self.start >= self.end:
            return ""
        last = self.doc[self.end - 1]
        return self.doc.text[self.doc[self.start].idx : last.idx + len(last.text)]

    @property
    def root(self) -> Token:
        """The word with the shortest way to the root of its sentence, the first of several; a mark alone only where nothing else is."""
        outside = [t for t in self if not self.start <= t.head.i < self.end or t.head is t]
        top = next((t for t in outside if t.head is t), None)
        if top is not None or not outside:
            return top or self.doc[self.start]
        return min(outside, key=lambda t: (t.is_punct and not t.children, sum(1 for _ in t.ancestors)))


@lru_cache(maxsize=10_000)
def features(morph: str) -> Features:
    """Features as Universal Dependencies writes them: "Number=Sing|Person=3"."""
    return {name: values.split(",") for name, _, values in (feature.partition("=") for feature in morph.split("|"))}


class _Strings(dict[int, str]):
    """The texts of spaCy's numbers, each looked up once."""

    def __init__(self, store: StringStore) -> None:
        self.store = store

    def __missing__(self, number: int) -> str:
        text = self[number] = self.store[number] if number else ""
        return text


def unparsed(words: Iterable[str]) -> Doc:
    """Words that no parser has seen, with a space after each."""
    doc, idx = Doc(), 0
    for i, word in enumerate(words):
        token = Token()
        token.doc, token.i, token.idx, token.head, token.children = doc, i, idx, token, []
        token.text, token.lower_, token.lemma_, token.whitespace_ = word, word.lower(), word, " "
        token.pos_ = token.dep_ = token.ent_type_ = ""
        token.morph = features("")
        token.is_sent_start = i == 0
        doc.append(token)
        idx += len(word) + 1
    doc.text = "".join([token.text + token.whitespace_ for token in doc])
    return doc


def words_of(parsed: Iterable[SpacyDoc]) -> Doc:
    """The words of documents that follow one another in a text, as one Doc; each but the last ends in the space before the next."""
    doc = Doc()
    strings: _Strings | None = None
    idx = 0
    for part in parsed:
        strings = strings or _Strings(part.vocab.strings)
        first = len(doc)
        for orth, lower, lemma, pos, dep, entity, morph in part.to_array(ASKED).tolist():
            token = Token()
            token.doc, token.i, token.children = doc, len(doc), []
            token.text, token.lower_, token.lemma_ = strings[orth], strings[lower], strings[lemma]
            token.pos_, token.dep_, token.ent_type_, token.morph = strings[pos], strings[dep], strings[entity], features(strings[morph])
            doc.append(token)
        for token, (head, start, space) in zip(doc[first:], part.to_array(PLACED).astype(np.int64).tolist(), strict=True):
            token.idx, token.is_sent_start, token.whitespace_ = idx, start == 1, " " if space else ""
            idx += len(token.text) + space
            token.head = doc[token.i + head]
            if head:
                token.head.children.append(token)
    doc.text = "".join([token.text + token.whitespace_ for token in doc])
    return doc
