"""From an article to its parsed reading text."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from hearsay.articles.article import READ_PARTS, Article
from hearsay.errors import InputError
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc, Paragraph
from hearsay.language.boundaries import boundaries
from hearsay.language.repair import Passage, RepairRules, joined, passage

if TYPE_CHECKING:
    from spacy.language import Language

LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
LONGEST_ARTICLE = 2_000_000
"""Characters of readable text that are taken as one article; a parse of as many needs about a gigabyte of memory."""
PIECE = 2_000
"""Tokens that are parsed at a time, so that the parser's memory does not grow with the article."""


def passages_of(article: Article, rules: RepairRules) -> Iterator[Passage]:
    """The repaired paragraphs of the readable parts, in the order of the text; those without a letter or digit are left out."""
    text = article.text
    lines = (
        passage(part.kind, text, line.start(), line.end())
        for part in article.parts
        if part.kind in READ_PARTS
        for line in LINE.finditer(text, part.start, part.end)
    )
    return joined((line for line in lines if any(c.isalnum() for c in line.text)), rules)


def unparsed(article: Article, nlp: Language, rules: RepairRules) -> ArticleDoc:
    """Tokenised paragraph by paragraph; a paragraph always begins a sentence.

    Raises InputError where the readable parts are longer than LONGEST_ARTICLE characters.
    """
    size = sum(part.end - part.start for part in article.parts if part.kind in READ_PARTS)
    if size > LONGEST_ARTICLE:
        raise InputError(
            article.uri or article.doc,
            f"expected an article of at most {LONGEST_ARTICLE:,} characters, found {size:,}; split it into files of one article each",
        )
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    paragraphs: list[Paragraph] = []
    origin, past = array("i"), array("i")
    for line in passages_of(article, rules):
        if paragraphs:  # the space between two paragraphs
            spaces[-1] = True
            origin.append(line.starts[0])
            past.append(line.starts[0])
        first = len(words)
        tokens = list(nlp.tokenizer(line.text))
        words += [token.text for token in tokens]
        spaces += [bool(token.whitespace_) for token in tokens]
        starts += boundaries(words[first:], spaces[first:])
        origin.extend(line.starts)
        past.extend(line.ends)
        paragraphs.append(Paragraph(line.kind, first, len(words)))
    # Given all at once: to set them one by one, spaCy looks through the whole Doc each time.
    doc = Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts)
    return ArticleDoc(article, doc, origin, past, paragraphs)


def pieces(reading: ArticleDoc) -> Iterator[tuple[int, int]]:
    """Cut the Doc into stretches of about PIECE tokens, between paragraphs; inside an endless one after a full stop, else anywhere."""
    doc, start = reading.doc, 0
    for paragraph in reading.paragraphs:
        if paragraph.last - start <= PIECE:
            continue
        if paragraph.first > start:
            yield start, paragraph.first
            start = paragraph.first
        while paragraph.last - start > 2 * PIECE:
            cut = next((i + 1 for i in range(start + PIECE, start + PIECE // 2, -1) if doc[i].text in ".!?"), start + PIECE)
            yield start, cut
            start = cut
    if start < len(doc):
        yield start, len(doc)


def parsed(reading: ArticleDoc, nlp: Language) -> ArticleDoc:
    """Run the pipeline over an unparsed article.

    Articles go through one by one: in a batch with others the last bits of the floating-point sums may differ, and the same article
    shall give the same records whatever its neighbours.
    """
    cuts = list(pieces(reading))
    if len(cuts) == 1:
        reading.doc = through(reading.doc, nlp)
    elif cuts:
        reading.doc = Doc.from_docs([through(stretch(reading.doc, first, last), nlp) for first, last in cuts], ensure_whitespace=False)
    return reading


def stretch(doc: Doc, first: int, last: int) -> Doc:
    """Tokens ``first`` to ``last`` (exclusive) of an unparsed Doc as a Doc of their own, with the boundaries marked so far."""
    tokens = [doc[i] for i in range(first, last)]
    return Doc(
        doc.vocab,
        words=[t.text for t in tokens],
        spaces=[bool(t.whitespace_) for t in tokens],
        sent_starts=[t.is_sent_start for t in tokens],
    )


def through(doc: Doc, nlp: Language) -> Doc:
    """The document after all components of the pipeline."""
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def parse(
    articles: Iterable[Article],
    nlp: Language,
    on_error: Callable[[InputError], None] | None = None,
    rules: RepairRules | None = None,
) -> Iterator[ArticleDoc]:
    """Parse articles one after another, in order. ``rules`` are the tables of the repairs (the shipped ones by default).

    An article that is too long raises InputError; where ``on_error`` is given it is called instead and the article left out.
    """
    rules = rules or RepairRules.load(Knowledge())
    for article in articles:
        try:
            reading = unparsed(article, nlp, rules)
        except InputError as error:
            if on_error is None:
                raise
            on_error(error)
            continue
        yield parsed(reading, nlp)
