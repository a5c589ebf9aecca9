"""How a record came about: what it tells, its rule, its sentence, and the sentence's tree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text
from rich.tree import Tree

from hearsay.articles.article import Article
from hearsay.knowledge.labels import Labels
from hearsay.records import Actor, Date, Document, Event, Figure, Mention, Place, Record, Span, Statement
from hearsay.wording import dated, one_line, said_by, through, what

if TYPE_CHECKING:
    from hearsay.language.words import Span as Sentence
    from hearsay.language.words import Token


def explanation(
    record: Record, article: Article, labels: Labels, model: str | Path | None = None, knowledge: Path | None = None
) -> Iterator[RenderableType]:
    """What the record tells, the rule that made it, and the parsed sentences it stands in. Loads the language model."""
    from hearsay.knowledge.tables import Knowledge
    from hearsay.language.pipeline import load_model
    from hearsay.language.reading import parse
    from hearsay.language.repair import RepairRules

    yield Text.assemble((f"{record.type} {record.id}", "bold"), f" in {record.doc}")
    if isinstance(record, Document):
        yield Text(f"published {record.published or 'unknown'}, known from: {record.published_from}")
        if record.contradicting_day:
            yield Text(dated(record), "yellow")
        return
    for label, value in _facts(record, labels):
        yield Text.assemble((f"{label}: ", "dim"), value)
    spans = list(spans_of(record))
    reading = next(parse([article], load_model(model), rules=RepairRules.load(Knowledge(knowledge))))
    marked = {token.i for token in reading.doc if _within(reading.span(token), spans)}
    for sentence in reading.doc.sents:
        if any(token.i in marked for token in sentence):
            yield Text()
            yield Text(one_line(sentence.text))
            yield _tree(sentence, marked)


def _facts(record: Record, labels: Labels) -> Iterator[tuple[str, str]]:
    yield "what", what(record)
    match record:
        case Statement() | Figure():
            yield "who says so", said_by(record)
            if via := through(record):
                yield "through", via
            key, label = ("act", record.act) if isinstance(record, Statement) else ("unit", record.unit)
            yield key, _meaning(labels, label, key)
        case Event():
            yield "class", _meaning(labels, record.event_class, "class") + (f" Mode: {record.mode}." if record.mode else "")
            yield "source", ", ".join(map(_named, record.source)) or "nobody named"
            yield "target", ", ".join(map(_named, record.target)) or "nobody named"
            yield "factuality", _meaning(labels, record.factuality, "factuality")
            if record.statement:
                yield "told in", record.statement
            if record.figures:
                yield "figures", ", ".join(record.figures)
            if record.mentions:
                yield "taken up by", ", ".join(f"“{one_line(span.text)}”" for span in record.mentions)
            if record.same_as:
                yield "first told in", record.same_as
        case Place():
            yield "precision", _meaning(labels, record.precision, "precision")
            if record.radius_km is not None:
                yield "radius", f"{record.radius_km:,.0f} km"
            if record.gazetteer_id:
                yield "gazetteer", record.gazetteer_id
        case Mention():
            yield "actor", _named(record.actor)
        case Date() | Document():
            pass
    if not isinstance(record, Document):
        meaning = labels.rule(record.type, record.rule)
        yield "rule", record.rule + (f": {meaning}" if meaning else "")


def _meaning(labels: Labels, name: str, key: str) -> str:
    found = labels.of(key, name)
    return f"{name}: {found.meaning}." if found else name


def _named(actor: Actor) -> str:
    return f"{actor.name} ({actor.id}{'' if actor.known else ', in no table'})"


def spans_of(record: Record) -> Iterator[Span]:
    """The words that a record is about, its source and circumstances included."""
    for name in ("span", "source", "cue", "condition", "trigger"):
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
