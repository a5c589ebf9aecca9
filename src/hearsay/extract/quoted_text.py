"""A parsed article with its quotations, as the statement extractor looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hearsay.language.article_doc import ArticleDoc
from hearsay.language.quotes import Quote, find_quotes
from hearsay.language.tree import has
from hearsay.language.words import Doc, Token

STOPS = frozenset([".", "!", "?", "…", "..."])
CURRENCIES = frozenset(["$", "€", "£", "¥", "₽", "₴"])
NO_ADVERBS = frozenset(["family", "assembly", "monopoly", "anomaly", "butterfly", "bully"])
WEEKDAYS = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thurs",
    "fri",
]
DAYS = frozenset(
    [
        *WEEKDAYS,
        "sat",
        "sun",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "overnight",
        "last",
        "week",
        "month",
        "year",
        "night",
        "morning",
        "afternoon",
        "evening",
        "midnight",
        "noon",
        "weekend",
    ]
)
"""Words for times of day and days: beside a verb of saying they tell when, never who."""


@dataclass
class QuotedText:
    """``words`` are lower-case token texts; ``outer[i]`` is the index in ``quotes`` of the outermost quotation over token i, or -1;
    ``sentence[i]`` and ``sentence_ends[i]`` are the first token of its sentence and the first one after it; ``paragraph[i]`` its number.
    """

    reading: ArticleDoc
    doc: Doc
    words: list[str]
    quotes: list[Quote]
    outer: list[int]
    sentence: list[int]
    sentence_ends: list[int]
    paragraph: list[int]

    @classmethod
    def of(cls, reading: ArticleDoc) -> QuotedText:
        doc = reading.doc
        quotes = [q for q in find_quotes(reading) if q.depth == 0]
        outer = [-1] * len(doc)
        for index, quote in enumerate(quotes):
            for i in range(quote.first, quote.last):
                outer[i] = index
        sentence: list[int] = []
        sentence_ends: list[int] = []
        for sent in doc.sents:
            sentence += [sent.start] * len(sent)
            sentence_ends += [sent.end] * len(sent)
        paragraph = [0] * len(doc)
        for number, part in enumerate(reading.paragraphs):
            paragraph[part.first : part.last] = [number] * (part.last - part.first)
        return cls(reading, doc, [token.lower_ for token in doc], quotes, outer, sentence, sentence_ends, paragraph)

    def sentence_end(self, i: int) -> int:
        """The first token after the sentence of token ``i``."""
        return self.sentence_ends[i]

    def paragraph_start(self, i: int) -> int:
        return self.reading.paragraphs[self.paragraph[i]].first

    def paragraph_end(self, i: int) -> int:
        return self.reading.paragraphs[self.paragraph[i]].last

    def inside(self, i: int) -> Quote | None:
        """The outermost quotation over token ``i``."""
        return self.quotes[self.outer[i]] if self.outer[i] >= 0 else None

    def is_word(self, i: int) -> bool:
        return self.doc[i].pos_ != "PUNCT" and any(c.isalnum() for c in self.words[i])

    def trim(self, first: int, last: int) -> tuple[int, int] | None:
        """The stretch without punctuation at its ends, but with the quotation marks of quotations that lie in it; None if empty."""
        while first < last and not self.is_word(first) and self.words[first] not in CURRENCIES and not self._opens_here(first, last):
            first += 1
        while last > first and not self.is_word(last - 1) and not self._closes_here(first, last):
            last -= 1
        return (first, last) if first < last else None

    def _opens_here(self, first: int, last: int) -> bool:
        quote = self.inside(first)
        return quote is not None and quote.first == first and quote.opened and quote.last <= last

    def _closes_here(self, first: int, last: int) -> bool:
        quote = self.inside(last - 1)
        return quote is not None and quote.last == last and quote.closed and quote.first >= first


def children(token: Token, *deps: str) -> Iterator[Token]:
    """The children of a token with one of these relations (subtypes count: "nsubj" finds "nsubj:pass"), left to right."""
    for child in token.children:
        if child.dep_ in deps or (":" in child.dep_ and child.dep_.partition(":")[0] in deps):
            yield child


def child(token: Token, *deps: str) -> Token | None:
    """The first such child."""
    return next(children(token, *deps), None)


def is_time(token: Token) -> bool:
    """A word that tells when something was said ("said Tuesday")."""
    return token.lower_ in DAYS or (token.is_digit and token.i > 0)


def is_adverb(token: Token) -> bool:
    """An adverb, also one that the tagger took for a noun ("Smith, his adviser, sharply criticised")."""
    if token.pos_ == "ADV":
        return True
    bare = token.pos_ in ("NOUN", "ADJ") and token.is_lower and not any(True for _ in token.children)
    return bare and token.lower_.endswith("ly") and len(token) > 5 and token.lower_ not in NO_ADVERBS


def is_finite(token: Token) -> bool:
    """A finite verb form, or the head of a clause with a finite auxiliary or copula."""
    if has(token, "VerbForm", "Fin"):
        return True
    return any(has(c, "VerbForm", "Fin") for c in children(token, "aux", "cop"))


def may_be_finite(token: Token) -> bool:
    """A finite form, or a past form that a tagger may take for a participle ("the two raised money")."""
    return is_finite(token) or (token.pos_ == "VERB" and token.lower_.endswith("ed") and not is_passive(token))


def is_passive(token: Token) -> bool:
    """A passive verb: with a passive auxiliary or subject, or a past participle that modifies a noun."""
    if child(token, "aux:pass", "nsubj:pass") is not None:
        return any(c.dep_ in ("aux:pass", "nsubj:pass") for c in token.children)
    return (
        token.dep_ in ("acl", "amod") and has(token, "Tense", "Past") and has(token, "VerbForm", "Part") and child(token, "nsubj") is None
    )
