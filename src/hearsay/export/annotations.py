"""Every evidence span as a W3C Web Annotation (https://www.w3.org/TR/annotation-model/), one JSON-LD document a line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import IO, Any

from hearsay.articles.article import Article
from hearsay.export.linked import as_json, iri, urn, with_records
from hearsay.records import Claim, Document, PlaceReference, Position, Record, Span, TimeReference
from hearsay.wording import position_named, what

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

AROUND = 32
"""Characters before and after a quotation that tell it from others with the same words."""


def write_annotations(articles: Iterable[Article], records: Iterable[Record], out: IO[str], rows: Iterable[Claim | Position] = ()) -> None:
    """Write one annotation a line for each span of each record, and of claims and positions, article by article.

    Articles and records come in order of the articles' ids.
    """
    of_doc: defaultdict[str, list[tuple[Claim | Position, str, Span]]] = defaultdict(list)
    for row in rows:
        for doc, field, span in spans_across(row):
            of_doc[doc].append((row, field, span))
    for article, told in with_records(articles, records):
        for record in told:
            out.writelines(as_json(annotation) + "\n" for annotation in annotated(record, article))
        numbers: Counter[str] = Counter()
        own = [told for told in of_doc.get(article.doc, ()) if article.text[told[2].start : told[2].end] == told[2].text]
        for row, field, span in own:  # a condition may be told in another article of the same position
            name = row.label if isinstance(row, Claim) else position_named(row)
            out.write(as_json(_annotation(article, row.id, row.type, numbers[row.id], field, span, name)) + "\n")
            numbers[row.id] += 1


def annotated(record: Record, article: Article) -> Iterator[dict[str, Any]]:
    """One annotation for each span of a record; none for the article itself.

    Positions are counted in characters (code points) of the article as it was read.
    """
    if isinstance(record, Document):
        return
    told = what(record)
    for number, (part, span) in enumerate(spans(record)):
        yield _annotation(article, record.id, record.type, number, part, span, told)


def _annotation(article: Article, id: str, kind: str, number: int, field: str, span: Span, told: str) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "id": urn("annotation", article.doc, id, str(number)),
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "purpose": "identifying", "value": id},
            {"type": "TextualBody", "purpose": "classifying", "value": kind},
            {"type": "TextualBody", "purpose": "tagging", "value": field},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": told},
        ],
        "target": {"source": iri(article), "selector": selectors(span, article.text)},
    }


def spans_across(row: Claim | Position) -> Iterator[tuple[str, str, Span]]:
    """The spans that a claim or position has of its own: the sentence of a member (by its stance), the words and the condition."""
    if isinstance(row, Claim):
        yield from ((member.doc, member.stance, member.span) for member in row.members if member.span is not None)
        return
    yield from ((row.doc, "content", span) for span in row.content)
    if row.condition is not None:
        yield row.doc, "condition", row.condition


def spans(record: Record) -> Iterator[tuple[str, Span]]:
    """The spans of a record, each with the field of the published form that it stands in."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, Span):
                yield name, item
            elif isinstance(item, TimeReference | PlaceReference):
                yield name, item.span


def selectors(span: Span, text: str) -> list[dict[str, Any]]:
    """The same words chosen twice: by what stands there, and by where they stand."""
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[span.start : span.end],
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]
