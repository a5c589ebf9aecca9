"""Two small articles with hand-made records: what the page shows does not depend on how well articles are read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearsay.articles.article import Article
from hearsay.records import Actor, Date, Figure, Part, PlaceReference, Record, Span, Statement

CHROMIUM = Path("/usr/bin/chromium")

VALE = Actor(id="person/ada-vale", name="Ada Vale", kind="person", known=False)
ARMY = Actor(id="XAA.mil", name="Army of Arland", kind="military")
POST = Actor(id="org/morning-post", name="Morning Post", kind="media")

WIRE = (
    "Bridge closed\r\n"
    "On Monday Ada Vale said the army had sent 90,000 soldiers & “about <60> tanks”.\r\n"
    "The Morning Post reported that Vale saw 70,000 to 80,000 soldiers.\r\n"
    "Read more: </script><b>ten soups</b>\u2028"
)
NOTE = "\nUp to 500 trucks, 1\x00 fog, maybe.\n"


def span(text: str, words: str, nth: int = 1) -> Span:
    """The nth place where the words stand in the text."""
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return Span(start=at, end=at + len(words), text=words)


def statement(text: str, id: str, source: str, cue: str, content: str, chain: list[Actor] | None = None) -> Statement:
    return Statement(
        id=id,
        doc="wire",
        speaker=VALE,
        source=span(text, source),
        cue=span(text, cue),
        content=[span(text, content)],
        mode="indirect",
        act="say",
        chain=chain or [],
        rule="test",
    )


def figure(
    text: str, id: str, words: str, low: float | None, high: float | None, doc: str = "wire", said_by: Actor | None = VALE
) -> Figure:
    return Figure(
        id=id,
        doc=doc,
        span=span(text, words),
        low=low,
        high=high,
        approx=False,
        unit="troops",
        noun="soldiers",
        owner=ARMY,
        place=PlaceReference(span=span(text, words), name="the bridge"),
        status="present",
        incremental=False,
        as_of=None,
        said_by=said_by,
        statement=None,
        rule="test",
    )


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
