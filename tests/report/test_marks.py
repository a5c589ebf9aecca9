from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hearsay.articles.article import Article
from hearsay.records import Part, Record
from hearsay.report.marks import Marking, marked_text, markings


class Reading(HTMLParser):
    """The text of a piece of HTML, the ids that lie over each character, and the parts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.over: list[frozenset[str]] = []
        self.firsts: list[str] = []
        self.labels: list[str] = []
        self._ids: frozenset[str] = frozenset()
        self.feed(str(html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "mark":
            told = dict(attrs)
            self._ids = frozenset((told["data-ids"] or "").split())
            self.firsts += (told.get("data-first") or "").split()
            self.labels += [told["data-label"] or ""] if "data-label" in told else []

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._ids = frozenset()

    def handle_data(self, data: str) -> None:
        self.text += data
        self.over += [self._ids] * len(data)


def test_the_text_is_the_articles_own(wire: tuple[Article, list[Record]]) -> None:
    article, records = wire
    assert Reading(marked_text(article, markings(records))).text == article.text


def test_overlapping_records_cut_the_text_at_every_boundary(wire: tuple[Article, list[Record]]) -> None:
    article, records = wire
    read = Reading(marked_text(article, markings(records)))
    at = article.text.index("70,000")
    assert read.over[at] == {"s2", "s3", "f2"}
    assert read.over[article.text.index("<60>")] == {"s1"}
    assert read.over[article.text.index("ten soups")] == set()


def test_every_record_begins_once_and_every_statement_has_one_label(wire: tuple[Article, list[Record]]) -> None:
    article, records = wire
    read = Reading(marked_text(article, markings(records)))
    assert sorted(read.firsts) == ["f1", "f2", "s1", "s2", "s3", "t1"]
    assert read.labels == ["Ada Vale · say"] * 3


def test_what_html_cannot_hold_is_replaced_one_for_one() -> None:
    article = Article(doc="x", text="a\x00b\ud800c")
    assert Reading(marked_text(article, [])).text == "a\ufffdb\ufffdc"


@given(st.data())
def test_any_text_and_any_spans(data: st.DataObject) -> None:
    text = data.draw(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40))
    edges = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(edges, edges).map(sorted), max_size=6))
    cuts = sorted({0, len(text), *data.draw(st.lists(edges, max_size=3))})
    parts = [Part(kind="body", start=a, end=b) for a, b in pairwise(cuts)]
    found = [Marking(start, end, f"r{i}", "content", "who · say") for i, (start, end) in enumerate(spans) if start < end]
    read = Reading(marked_text(Article(doc="x", text=text, parts=parts), found))
    assert read.text == text
    for at, ids in enumerate(read.over):
        assert ids == {m.id for m in found if m.start <= at < m.end}
