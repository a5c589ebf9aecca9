"""An article as read: its text untouched, what is known about it, and the labelled parts of the page."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from hearsay.records import Document, Part, PublishedFrom, record_id

READ_PARTS = frozenset({"title", "heading", "body", "caption"})
"""Kinds of parts whose words may become records. Nothing is ever read from teasers and boilerplate."""


@dataclass
class Article:
    """One article. ``text`` is the page exactly as read (decoded), and every offset anywhere points into it.

    ``doc`` is the id (file name without suffix, ``X#2`` for the second article of a page); ``parts`` cover ``text`` without gap
    or overlap; ``published`` is an ISO date, and ``published_from`` says where it comes from. ``contradicting_day`` is the day of its own
    byline or dateline where that is days away from the one that was given, which counts.
    """

    doc: str
    text: str
    uri: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_from: PublishedFrom = "none"
    contradicting_day: str | None = None
    language: str | None = None
    parts: list[Part] = field(default_factory=list)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def record(self) -> Document:
        """The ``document`` record of this article."""
        return Document(
            id=record_id("d", self.doc, []),
            doc=self.doc,
            uri=self.uri,
            title=self.title,
            byline=self.byline,
            outlet=self.outlet,
            published=self.published,
            published_from=self.published_from,
            contradicting_day=self.contradicting_day,
            language=self.language,
            sha256=self.sha256,
            parts=self.parts,
        )
