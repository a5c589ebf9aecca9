from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from hearsay.articles.article import Article
from hearsay.compare.tension import Tension
from hearsay.errors import HearsayError
from hearsay.records import Actor, Claim, Comparison, Position, Record, Series
from hearsay.report import render_report, write_report
from hearsay.report.views import article_view, speakers

Pair = tuple[Article, list[Record]]


class FakeDesk:
    """As much of a desk as the report asks for."""

    def __init__(self, *pairs: Pair) -> None:
        self.pairs = pairs

    def articles(self) -> list[Article]:
        return [article for article, _ in self.pairs]

    def compare(self) -> list[Comparison]:
        return []

    def claims(self) -> list[Claim]:
        return []

    def series(self) -> list[Series]:
        return []

    def positions(self) -> list[Position]:
        return []

    def tension(self) -> list[Tension]:
        return []

    def records(self, *, doc: str) -> list[Record]:
        return next(records for article, records in self.pairs if article.doc == doc)


def test_the_page_needs_nothing_beside_itself(wire: Pair) -> None:
    page = render_report([wire])
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)|@import|url\(""", page)


def test_no_text_can_leave_its_place(wire: Pair) -> None:
    page = render_report([wire])
    assert page.count("</script>") == 2
    assert "<b>ten soups" not in page


def test_the_cards_are_json(wire: Pair) -> None:
    page = render_report([wire])
    found = re.search(r'<script type="application/json" id="cards">(.*?)</script>', page, re.DOTALL)
    assert found
    cards = json.loads(found[1])
    assert set(cards) == {"t1", "s1", "s2", "s3", "f1", "f2"}
    assert ["through", "Morning Post"] in cards["s3"]["rows"]
    assert cards["f2"]["title"] == "70,000 to 80,000 · soldiers"


def test_the_summary_names_speakers_and_disagreements(wire: Pair) -> None:
    page = render_report([wire])
    assert "1 article, 1 named speaker" in page
    assert "Ada Vale" in page
    assert "70,000 to 80,000" in page


def test_speakers_without_a_name_are_not_taken_for_one(wire: Pair) -> None:
    article, records = wire
    unnamed = Actor(id="unnamed/official", name="unnamed officials", kind="unnamed")
    changed = [
        r.model_copy(update={"speaker": {"s1": unnamed, "s2": None}.get(r.id, unnamed)}) if r.type == "statement" else r for r in records
    ]
    found = speakers([article_view("a1", article, changed)])
    assert [(speaker.name, speaker.actor, len(speaker.sayings)) for speaker in found] == [
        ("Unnamed sources", None, 2),
        ("Speaker unresolved", None, 1),
    ]


def test_the_order_of_reading_does_not_matter(wire: Pair, note: Pair) -> None:
    assert render_report([wire, note]) == render_report([note, wire])


def test_an_empty_desk_has_a_page_too() -> None:
    page = render_report([])
    assert "No statements were found." in page
    assert "No figures were found." in page


def test_write_report(tmp_path: Path, wire: Pair, note: Pair) -> None:
    out = tmp_path / "report.html"
    write_report(FakeDesk(wire, note), out)  # type: ignore[arg-type]
    assert out.read_bytes().decode() == render_report([wire, note], [], [])
    assert list(tmp_path.iterdir()) == [out]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, wire: Pair) -> None:
    with pytest.raises(HearsayError, match=r"nowhere.*No such file"):
        write_report(FakeDesk(wire), tmp_path / "nowhere" / "report.html")  # type: ignore[arg-type]
