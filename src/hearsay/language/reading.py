"""From an article to its parsed reading text."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from hearsay.articles.article import READ_PARTS, Article
from hearsay.language.article_doc import ArticleDoc, Paragraph
from hearsay.records import PartKind

if TYPE_CHECKING:
    from spacy.language import Language

LINE = re.compile(r"[^\n]+")


def paragraphs_of(article: Article) -> Iterator[tuple[PartKind, str, array[int]]]:
    """Yield (kind, reading text, article offset of each of its characters) of every readable paragraph."""
    for part in article.parts:
        if part.kind not in READ_PARTS:
            continue
        for line in LINE.finditer(article.text, part.start, part.end):
            origin = array("i", (i for i in range(line.start(), line.end())))
            text = line.group()
            stripped = text.strip()
            if stripped:
                skip = text.index(stripped[0])
                yield part.kind, re.sub(r"\s", " ", stripped), origin[skip : skip + len(stripped)]


def unparsed(article: Article, nlp: Language) -> ArticleDoc:
    """Tokenised paragraph by paragraph; a paragraph always begins a sentence."""
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool] = []
    paragraphs: list[Paragraph] = []
    origin = array("i")
    for kind, text, offsets in paragraphs_of(article):
        first = len(words)
        tokens = [t for t in nlp.tokenizer(text)]
        for token in tokens:
            if token.is_space:
                continue
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
            starts.append(token.i == 0)
            origin.extend(offsets[token.idx : token.idx + len(token)])
            if token.whitespace_:
                origin.append(offsets[token.idx + len(token)])
        if len(words) == first:
            continue
        if not spaces[-1]:
            spaces[-1] = True
            origin.append(offsets[-1] + 1)
        paragraphs.append(Paragraph(kind, first, len(words)))
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    for paragraph in paragraphs:
        doc[paragraph.first].is_sent_start = True
    return ArticleDoc(article, doc, origin, paragraphs)


def parse(articles: Iterable[Article], nlp: Language) -> Iterator[ArticleDoc]:
    """Parse articles one after another, in order."""
    for article in articles:
        reading = unparsed(article, nlp)
        for _, pipe in nlp.pipeline:
            pipe(reading.doc)
        yield reading
