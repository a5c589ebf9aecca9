from __future__ import annotations

import pytest
from handmade import ARMY, BORDER, event

from hearsay.articles.article import Article
from hearsay.knowledge.plover import PloverClass, plover_classes
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Record
from hearsay.report.timeline import chart, timeline
from hearsay.report.views import article_view

Pair = tuple[Article, list[Record]]


@pytest.fixture(scope="module")
def classes() -> dict[str, PloverClass]:
    return dict(plover_classes(Knowledge()))


def test_events_stand_under_their_day_or_that_of_the_article(border: Pair, classes: dict[str, PloverClass]) -> None:
    days = timeline([article_view("a", *border)], classes)
    told = [(day.value, deed.event.event_class, deed.from_article, deed.is_real) for day in days for deed in day.deeds]
    assert told == [
        ("2022-01-18", "MOBILIZE", False, True),
        ("2022-01-20", "ASSAULT", True, False),
        ("2022-02", "CONSULT", False, False),
    ]


def test_a_deed_that_two_articles_tell_stands_once(border: Pair, classes: dict[str, PloverClass]) -> None:
    other = Article(doc="other", text=BORDER, published="2022-01-21", published_from="given")
    again: list[Record] = [other.record(), event(BORDER, "e9", "deployed", "MOBILIZE", doc="other", day="2022-01-18")]
    days = timeline([article_view("a", *border), article_view("b", other, again)], classes)
    assert [telling.view.article.doc for telling in days[0].deeds[0].tellings] == ["border", "other"]


def test_deeds_of_nobody_known_are_not_taken_for_one(classes: dict[str, PloverClass]) -> None:
    article = Article(doc="border", text=BORDER, published="2022-01-21", published_from="given")
    records: list[Record] = [event(BORDER, "e1", "deployed", "MOBILIZE", source=[]), event(BORDER, "e2", "attacked", "MOBILIZE", source=[])]
    assert len(timeline([article_view("a", article, records)], classes)[0].deeds) == 2


def test_the_chart_keeps_to_days_near_the_articles(classes: dict[str, PloverClass]) -> None:
    article = Article(doc="border", text=BORDER, published="2022-01-21", published_from="given")
    records: list[Record] = [
        event(BORDER, "e1", "deployed", "MOBILIZE", day="2022-01-18"),
        event(BORDER, "e2", "attacked", "ASSAULT", day="1939-09-01"),
        event(BORDER, "e3", "Talks", "CONSULT", day="2022"),
        event(BORDER, "e4", "planned", "CONSULT", day="2022-01-19", factuality="planned"),
    ]
    drawn = chart(timeline([article_view("a", article, records)], classes), ["2022-01-21"])
    assert drawn is not None
    dots = {quad: [(dot.day, dot.real, dot.open) for dot in lane] for quad, lane in drawn.lanes}
    assert dots["material conflict"] == [("2022-01-18", 1, 0)]
    assert dots["verbal cooperation"] == [("2022-01-19", 0, 1)]
    assert drawn.left_out == 2
    assert all(0 <= dot.at <= 100 for _, lane in drawn.lanes for dot in lane)


def test_without_dates_there_is_no_chart(classes: dict[str, PloverClass]) -> None:
    article = Article(doc="border", text=BORDER)
    days = timeline([article_view("a", article, [event(BORDER, "e1", "deployed", "MOBILIZE", source=[ARMY])])], classes)
    assert [day.value for day in days] == [None]
    assert chart(days, []) is None
