"""What is known of a set of articles beside their records: when and where each appeared, what is a copy of what, who stands for what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hearsay.compare.families import families, first_texts, is_sure
from hearsay.compare.origins import Sources
from hearsay.records import Actor, Copy, Document


@dataclass(frozen=True)
class Corpus:
    """``first_texts`` has for each article that is surely a copy the one that it goes back to; ``copies`` are the sure ones."""

    documents: Mapping[str, Document]
    sources: Sources
    first_texts: Mapping[str, str]
    copies: tuple[Copy, ...] = ()

    @classmethod
    def of(
        cls,
        documents: Iterable[Document],
        copies: Iterable[Copy] = (),
        outlets: Mapping[str, Actor] | None = None,
        counting: frozenset[str] = frozenset(),
    ) -> Corpus:
        """The articles with what is known to be a copy of what. ``outlets`` maps names of outlets to the actors that they are;
        ``counting`` are words that count, see ``Sources``."""
        known = {document.doc: document for document in documents}
        sure = tuple(filter(is_sure, copies))
        firsts = first_texts(families(sure, {doc: document.published for doc, document in known.items()}))
        return cls(known, Sources(known.values(), firsts, outlets or {}, counting), firsts, sure)

    @classmethod
    def standing(
        cls,
        documents: Iterable[Document],
        firsts: Mapping[str, str],
        copies: Iterable[Copy],
        outlets: Mapping[str, Actor],
        counting: frozenset[str],
    ) -> Corpus:
        """Some of the articles (and the first texts of these), as they are known of all: their first texts, the sure copies."""
        known = {document.doc: document for document in documents}
        return cls(known, Sources(known.values(), firsts, outlets, counting), firsts, tuple(copies))

    def day(self, doc: str) -> str | None:
        """When the article appeared (ISO day), where that is known."""
        document = self.documents.get(doc)
        return document.published if document else None

    def outlet(self, doc: str) -> str:
        """The article's outlet, or its id where none is known."""
        document = self.documents.get(doc)
        return (document.outlet if document else None) or doc

    def first(self, doc: str) -> str:
        """The article that a copy goes back to, or the article itself."""
        return self.first_texts.get(doc, doc)

    def origin(self, doc: str, stations: Iterable[Actor]) -> Actor:
        """Who stands last for what an article tells through these stations (see ``hearsay.compare.origins.stations``)."""
        return self.sources.origin(doc, stations)
