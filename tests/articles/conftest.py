"""Pages written in a test, read the way files are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from page_parts import assert_covered

from hearsay.articles.article import Article
from hearsay.articles.language import LanguageRules
from hearsay.articles.page import Page
from hearsay.articles.pages import PageRules, articles_of
from hearsay.articles.readers import read_paths
from hearsay.errors import InputError
from hearsay.knowledge.tables import Knowledge


@pytest.fixture(scope="session")
def rules() -> PageRules:
    return PageRules.load(Knowledge())


@pytest.fixture(scope="session")
def languages(rules: PageRules) -> LanguageRules:
    return rules.languages


@pytest.fixture(scope="session")
def articles(rules: PageRules) -> Callable[..., list[Article]]:
    """``articles(text, split=True, **metadata)``: the articles on the page ``text``."""

    def segment(text: str, split: bool = True, **metadata: str) -> list[Article]:
        found = list(articles_of(Page(doc="page", text=text, source="page.txt", **metadata), rules, split=split))
        for article in found:
            assert_covered(article)
        return found

    return segment


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., tuple[list[Article], list[str]]]:
    """``read(*paths, **options)`` relative to ``tmp_path``: the articles and the messages."""

    def read_all(*paths: str, **options: object) -> tuple[list[Article], list[str]]:
        messages: list[InputError] = []
        found = list(read_paths([tmp_path / path for path in paths], on_error=messages.append, **options))
        return found, [str(message).replace(f"{tmp_path}/", "") for message in messages]

    return read_all
