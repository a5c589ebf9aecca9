"""Every evidence span as a W3C Web Annotation (https://www.w3.org/TR/annotation-model/), one JSON-LD document a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any

from hearsay.articles.article import Article
from hearsay.export.linked import as_json, iri, urn, with_records
from hearsay.records import Document, PlaceReference, Record, Span, TimeReference
from hearsay.wording import what

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

AROUND = 32
"""Characters before and after a quotation that tell it from others with the same words."""


def write_annotations(articles: Iterable[Article], records: Iterable[Record], out: IO[str]) -> None:
    """Write one annotation a line for each span of each record. Articles and records come in order of the articles' ids."""
    for article, told in with_records(articles, records):
        for record in told:
            out.writelines(as_json(annotation) + "\n" for annotation in annotated(record, article))


def annotated(record: Record, article: Article) -> Iterator[dict[str, Any]]:
    """One annotation for each span of a record; none for the article itself.

    Positions are counted in characters (code points) of the article as it was read.
    """
    if isinstance(record, Document):
        return
    told = what(record)
    for number, (part, span) in enumerate(spans(record)):
        yield {
            "@context": CONTEXT,
            "id": urn("annotation", record.doc, record.id, str(number)),
            "type": "Annotation",
            "motivation": "describing",
            "body": [
                {"type": "TextualBody", "purpose": "identifying", "value": record.id},
                {"type": "TextualBody", "purpose": "classifying", "value": record.type},
                {"type": "TextualBody", "purpose": "tagging", "value": part},
                {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": told},
            ],
            "target": {"source": iri(article), "selector": selectors(span, article.text)},
        }


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
