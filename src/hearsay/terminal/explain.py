"""How a record came about: its rule, its sentence, and the sentence's tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text
from rich.tree import Tree

from hearsay.articles.article import Article
from hearsay.records import Document, Figure, Record, Span, Statement
from hearsay.terminal.words import one_line, said_by, through, what

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token


def explanation(record: Record, article: Article, model: str | None = None) -> Iterator[RenderableType]:
    """What the record tells, the rule that made it, and the parsed sentences it stands in. Loads the language model."""
    from hearsay.language.pipeline import load_model
    from hearsay.language.reading import parse

    yield Text.assemble((f"{record.type} {record.id}", "bold"), f" in {record.doc}")
    if isinstance(record, Document):
        yield Text(f"published {record.published or 'unknown'}, known from: {record.published_from}")
        return
    for label, value in _facts(record):
        yield Text.assemble((f"{label}: ", "dim"), value)
    spans = list(_spans(record))
    reading = next(parse([article], load_model(model)))
    marked = {token.i for token in reading.doc if _within(reading.span(token), spans)}
    for sentence in reading.doc.sents:
        if any(token.i in marked for token in sentence):
            yield Text()
            yield Text(one_line(sentence.text))
            yield _tree(sentence, marked)


def _facts(record: Record) -> Iterator[tuple[str, str]]:
    yield "what", what(record)
    if isinstance(record, Statement | Figure):
        yield "who says so", said_by(record)
        if via := through(record):
            yield "through", via
    if not isinstance(record, Document):
        yield "rule", record.rule


def _spans(record: Record) -> Iterator[Span]:
    for name in ("span", "source", "cue", "condition"):
        if isinstance(span := getattr(record, name, None), Span):
            yield span
    yield from getattr(record, "content", [])


def _within(span: Span, spans: list[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in spans)


def _tree(sentence: Sentence, marked: set[int]) -> Tree:
    root = Tree(_label(sentence.root, marked), guide_style="dim")
    _grow(root, sentence.root, marked)
    return root


def _grow(branch: Tree, token: Token, marked: set[int]) -> None:
    for child in token.children:
        _grow(branch.add(_label(child, marked)), child, marked)


def _label(token: Token, marked: set[int]) -> Text:
    return Text.assemble((token.text, "bold yellow" if token.i in marked else ""), (f"  {token.dep_} {token.pos_}", "dim"))
