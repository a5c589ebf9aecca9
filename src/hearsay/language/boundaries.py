"""Sentence boundaries that are certain before the parser sees the text; it decides the others."""

from __future__ import annotations

from spacy.tokens import Doc


def mark_boundaries(doc: Doc) -> None:
    """Mark tokens that certainly begin a sentence or certainly do not."""
