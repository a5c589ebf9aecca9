"""From an article to its parsed reading text."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import SENT_START
from spacy.tokens import Doc

from hearsay.articles.article import READ_PARTS, Article
from hearsay.errors import InputError
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc, Paragraph
from hearsay.language.boundaries import boundaries
from hearsay.language.mending import mended
from hearsay.language.repair import Passage, RepairRules, joined, passage
from hearsay.language.words import words_of

if TYPE_CHECKING:
    from spacy.language import Language

LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
LONGEST_ARTICLE = 2_000_000
"""Characters of readable text that are taken as one article; a parse of as many needs about a gigabyte of memory."""
PIECE = 2_000
"""Tokens that are parsed at a time, so that the parser's memory does not grow with the article."""
WHOLE_BATCH = 10_000
"""spaCy's batch size: a parser goes through a quarter of it at a time, and a batch of ours shall never be divided."""
SENT_STARTS = {None: 0, True: 1, False: 2**64 - 1}
"""spaCy's numbers for an open, a certain and an excluded sentence start, as it wants them in an array."""


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


def parsed(article: Article, nlp: Language, rules: RepairRules) -> ArticleDoc:
    """The article's reading text, parsed paragraph by paragraph as the model was trained.

    The paragraphs of an article go through the parser together, which takes far less time than one by one, but never with those of
    another article: in another batch the last bits of the floating-point sums may differ, and the same article shall give the same
    records whatever its neighbours. Raises InputError where the readable parts are longer than LONGEST_ARTICLE characters.
    """
    size = sum(part.end - part.start for part in article.parts if part.kind in READ_PARTS)
    if size > LONGEST_ARTICLE:
        raise InputError(
            article.uri or article.doc,
            f"expected an article of at most {LONGEST_ARTICLE:,} characters, found {size:,}; split it into files of one article each",
        )
    passages = list(passages_of(article, rules))
    docs: list[Doc] = []
    paragraphs: list[Paragraph] = []
    origin, past = array("i"), array("i")
    first = 0
    for k, line in enumerate(passages):
        if paragraphs:  # the space between two paragraphs
            origin.append(line.starts[0])
            past.append(line.starts[0])
        origin.extend(line.starts)
        past.extend(line.ends)
        doc = marked(nlp.tokenizer(line.text if k + 1 == len(passages) else line.text + " "))
        docs += pieces(doc)
        paragraphs.append(Paragraph(line.kind, first, first + len(doc)))
        first += len(doc)
    read = [doc for batch in batches(docs) for doc in through(batch, nlp)]
    return ArticleDoc(article, mended(words_of(read)), origin, past, paragraphs)


def marked(doc: Doc) -> Doc:
    """The tokens of a paragraph with its certain sentence boundaries; a paragraph always begins a sentence."""
    starts = boundaries([token.text for token in doc], [bool(token.whitespace_) for token in doc])
    # Given all at once: to set them one by one, spaCy looks through the whole Doc each time.
    return doc.from_array([SENT_START], np.array([SENT_STARTS[start] for start in starts], dtype="uint64"))  # type: ignore[arg-type]


def pieces(doc: Doc) -> list[Doc]:
    """The paragraph itself; an endless one cut into stretches of about PIECE tokens, after a full stop, else anywhere."""
    if len(doc) <= 2 * PIECE:
        return [doc]
    cuts = [0]
    while len(doc) - cuts[-1] > 2 * PIECE:
        start = cuts[-1]
        cuts.append(next((i + 1 for i in range(start + PIECE, start + PIECE // 2, -1) if doc[i].text in ".!?"), start + PIECE))
    return [doc[first:last].as_doc() for first, last in pairwise([*cuts, len(doc)])]


def batches(docs: list[Doc]) -> Iterator[list[Doc]]:
    """As many at a time as have about PIECE tokens together."""
    batch: list[Doc] = []
    size = 0
    for doc in docs:
        if batch and size + len(doc) > PIECE:
            yield batch
            batch, size = [], 0
        batch.append(doc)
        size += len(doc)
    if batch:
        yield batch


def through(batch: list[Doc], nlp: Language) -> list[Doc]:
    """The batch after all components of the pipeline; ``nlp.pipe`` itself takes a millisecond to set up, too long for each article."""
    for _, component in nlp.pipeline:
        batch = list(component.pipe(batch, batch_size=WHOLE_BATCH)) if hasattr(component, "pipe") else [component(doc) for doc in batch]
    return batch


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
            reading = parsed(article, nlp, rules)
        except InputError as error:
            if on_error is None:
                raise
            on_error(error)
        else:
            yield reading
