"""Small articles with hand-made records: what the page shows does not depend on how well articles are read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from handmade import BORDER, LOCK, LOCK_COPY, NOTE, POST, WIRE, event, figure, place, span, statement

from hearsay.articles.article import Article
from hearsay.records import Date, Part, Record

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture
def border() -> tuple[Article, list[Record]]:
    """An article with events of which one is denied and one planned, at two places that are known and one that is not."""
    article = Article(doc="border", text=BORDER, title="At the border", outlet="Herald", published="2022-01-20", published_from="given")
    return article, [
        article.record(),
        event(BORDER, "e1", "deployed", "MOBILIZE", day="2022-01-18", place="Oster"),
        event(BORDER, "e2", "attacked", "ASSAULT", factuality="denied", place="Norby"),
        event(BORDER, "e3", "Talks", "CONSULT", factuality="planned", day="2022-02", place="Oster"),
        place(BORDER, "p1", "Oster", 50.9, 30.9),
        place(BORDER, "p2", "Norby", 52.0, 33.0),
        place(BORDER, "p3", "Nowhere", None, None, "unresolved"),
    ]


@pytest.fixture
def wire() -> tuple[Article, list[Record]]:
    """A marked article with a figure inside a statement, a statement inside a statement, and a teaser."""
    teaser = WIRE.index("Read more")
    title = WIRE.index("On Monday")
    parts = [
        Part(kind="title", start=0, end=title),
        Part(kind="body", start=title, end=teaser),
        Part(kind="teaser", start=teaser, end=len(WIRE)),
    ]
    article = Article(
        doc="wire", text=WIRE, title="Bridge closed", outlet="Wire", published="2022-01-18", published_from="given", parts=parts
    )
    inner = "Vale saw 70,000 to 80,000 soldiers"
    records: list[Record] = [
        article.record(),
        Date(id="t1", doc="wire", span=span(WIRE, "Monday"), value="2022-01-17", granularity="day", anchor="published", rule="test"),
        statement(WIRE, "s1", "Ada Vale", "said", "the army had sent 90,000 soldiers & “about <60> tanks”"),
        figure(WIRE, "f1", "90,000 soldiers", 90000, 90000),
        statement(WIRE, "s2", "The Morning Post", "reported", inner),
        statement(WIRE, "s3", "Vale saw", "saw", "70,000 to 80,000 soldiers", [POST]),
        figure(WIRE, "f2", "70,000 to 80,000 soldiers", 70000, 80000, said_by=None),
    ]
    return article, records


@pytest.fixture
def lock() -> list[tuple[Article, list[Record]]]:
    """A report, and the rewritten copy that another outlet printed two days later."""
    made = []
    for doc, text, outlet, day in (("lock", LOCK, "Canal Wire", "2022-03-05"), ("lock-copy", LOCK_COPY, "Globe", "2022-03-07")):
        parts = [Part(kind="body", start=0, end=len(text))]
        article = Article(
            doc=doc, text=text, title=f"{outlet} on the lock", outlet=outlet, published=day, published_from="given", parts=parts
        )
        records: list[Record] = [article.record(), figure(text, f"f-{doc}", "27 ships", 27, 27, doc=doc)]
        made.append((article, records))
    return made


@pytest.fixture
def note() -> tuple[Article, list[Record]]:
    """An article without parts, title or date, with a character that HTML cannot hold."""
    article = Article(doc="note <1>", text=NOTE)
    return article, [article.record(), figure(NOTE, "f3", "Up to 500 trucks", None, 500, doc="note <1>")]


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Debian's chromium, driven by Playwright."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
    if not CHROMIUM.exists():
        pytest.skip(f"there is no {CHROMIUM}: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
