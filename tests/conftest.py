"""Fixtures shared by all tests: the language model once a session, and a reader of sentences written in the test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

from hearsay.articles.article import Article
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.pipeline import load_model
from hearsay.language.reading import parse
from hearsay.records import Part

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_model()


@pytest.fixture(scope="session")
def read(nlp: Language) -> Callable[..., ArticleDoc]:
    """``read(text, published=None)``: a body of the given paragraphs (newlines), parsed."""

    def read_text(text: str, published: str | None = None) -> ArticleDoc:
        article = Article(doc="test", text=text, published=published, published_from="given" if published else "none")
        article.parts = [Part(kind="body", start=0, end=len(text))]
        return next(parse([article], nlp))

    return read_text


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real articles and gold; tests that need it skip where it is absent."""
    if not (SHARED / "articles").is_dir():
        pytest.skip("the folder ../shared with real articles is not here")
    return SHARED
