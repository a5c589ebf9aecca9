"""Whole pages as sites serve them: navigation, cookie banners, related stories, comments and sign-up forms around the article."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_parts import kinds

from hearsay.articles.article import READ_PARTS, Article
from hearsay.articles.readers import read_paths

PAGES = Path(__file__).parent / "pages"


@pytest.fixture(scope="module")
def pages() -> dict[str, Article]:
    return {article.doc: article for article in read_paths([PAGES], on_error=pytest.fail)}


def read_text(article: Article) -> str:
    return "\n".join(article.text[part.start : part.end] for part in article.parts if part.kind in READ_PARTS)


@pytest.mark.parametrize(
    ("doc", "title", "byline", "outlet", "published"),
    [
        ("news", "Harbour talks resume after walkout", "Ingrid Solberg, Tom Varga", "The Northern Courier", "2021-11-16"),
        ("live", "Border live: checkpoint reopens as column moves on", "Petra Amsel", "Radio Lind", "2022-02-03"),
        ("ministry", "Ministry of Fisheries", None, None, "2021-11-12"),
        ("column", "Why nobody believes the convoy story", "Walter Greene", "Plain Talk", "2022-01-09"),
        ("paywall", "Envoy says deal “within reach”", "Staff and agencies", "Evening Ledger", "2022-01-21"),
    ],
)
def test_what_the_page_says_of_itself(
    pages: dict[str, Article], doc: str, title: str, byline: str | None, outlet: str | None, published: str
) -> None:
    page = pages[doc]
    assert (page.title, page.byline, page.outlet, page.published) == (title, byline, outlet, published)


@pytest.mark.parametrize(
    ("doc", "sentence"),
    [
        ("news", "Talks on fishing rights resumed on Tuesday"),
        ("news", "“We never left the building,” the harbour master, Olav Brandt, told reporters."),
        ("news", "A spokeswoman for the ministry declined to comment."),
        ("live", "The border guard says the checkpoint at Lindau reopened at 11:00."),
        ("live", "a farmer, Jan Pohl, told our reporter."),
        ("ministry", "“We will protect our waters,” the Minister said."),
        ("ministry", "The boats cost 41 million crowns"),
        ("column", "Forty lorries do not need maintenance on the same night."),
        ("column", "First, the lorries had no plates."),
        ("paywall", "A diplomat who spoke on condition of anonymity"),
    ],
)
def test_what_is_read(pages: dict[str, Article], doc: str, sentence: str) -> None:
    assert sentence in read_text(pages[doc])


@pytest.mark.parametrize(
    ("doc", "words"),
    [
        ("news", "214 partners"),
        ("news", "empty shelves"),
        ("news", "morning briefing"),
        ("news", "Storm closes"),
        ("news", "Advertisement"),
        ("news", "All rights reserved"),
        ("live", "external sites"),
        ("ministry", "Contact for the press"),
        ("column", "missing memo"),
        ("column", "it is all staged"),
        ("column", "is a former harbour pilot"),
        ("paywall", "only 1 euro"),
        ("paywall", "free articles this month"),
        ("paywall", "What the envoy did not say"),
        ("paywall", "GENEVA (Nordwire)"),
    ],
)
def test_what_is_not_read(pages: dict[str, Article], doc: str, words: str) -> None:
    assert words not in read_text(pages[doc])


def test_paragraphs_of_a_table_are_paragraphs(pages: dict[str, Article]) -> None:
    assert len(kinds(pages["ministry"])["body"][0].splitlines()) >= 4
