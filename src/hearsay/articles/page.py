"""What a reader hands on: the text of one page and what its source says about it, before the page is segmented."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from hearsay.articles.article import Article
from hearsay.records import PublishedFrom

Known = TypeVar("Known", "Page", Article)


@dataclass(frozen=True)
class Page:
    """One page of text with the metadata of its source. ``published`` is an ISO date; ``source`` names file (and row) in messages."""

    doc: str
    text: str
    source: str
    uri: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_from: PublishedFrom = "none"


SIDE_FIELDS = {"published": "published", "outlet": "outlet", "title": "title", "uri": "uri", "author": "byline"}
"""Key of the user's side file -> field of a page or an article."""


def given(known: Known, side: dict[str, str]) -> Known:
    """A page or an article with what the user's side file says about it, which goes before all else."""
    fields = {field: side[name] for name, field in SIDE_FIELDS.items() if side.get(name)}
    if "published" in fields:
        fields["published_from"] = "given"
    return replace(known, **fields)  # type: ignore[arg-type]
