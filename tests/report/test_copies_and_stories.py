from __future__ import annotations

import re
from collections.abc import Sequence

import made
from handmade import LOCK, VALE, span

from hearsay.articles.article import Article
from hearsay.compare.credits import OutletNames
from hearsay.compare.origins import Sources
from hearsay.compare.outlets import credited, outlet_actors
from hearsay.records import Actor, Record, Statement, Story
from hearsay.report import render_report
from hearsay.report.stories import story_views
from hearsay.report.views import ArticleView, article_view

Pair = tuple[Article, list[Record]]
REUTERS = Actor(id="media/reuters", name="Reuters", kind="media")


def said(doc: str, speaker: Actor, chain: Sequence[Actor] = ()) -> Statement:
    words = span(LOCK, "repairs")
    return made.a_statement(doc, words, speaker, source=words, cue=words, chain=list(chain))


def view(doc: str, day: str, outlet: str) -> ArticleView:
    return article_view(f"at-{doc}", Article(doc=doc, text=LOCK, outlet=outlet, published=day), [])


def section(page: str) -> str:
    found = re.search(r'<section id="copies".*?</section>', page, re.DOTALL)
    assert found
    return found[0]


def test_the_page_draws_a_copy_and_tells_what_was_changed(lock: list[Pair]) -> None:
    page = render_report(lock)
    found = section(page)
    assert '<a href="#copies">' in page
    assert "2 articles, 1 independent text" in found
    assert '<polygon class="tip"' in found.split("</figure>")[0].split("<figure")[1]
    assert '<del class="number">340</del>' in found
    assert '<ins class="number">360</ins>' in found
    assert "from Canal Wire" in found


def test_there_is_no_section_where_nothing_is_in_common(wire: Pair, note: Pair) -> None:
    page = render_report([wire, note])
    assert 'id="copies"' not in page
    assert 'href="#copies"' not in page


def test_what_was_found_before_is_not_looked_for_again(lock: list[Pair]) -> None:
    assert 'id="copies"' not in render_report(lock, [])


def test_the_section_does_not_depend_on_the_order_of_reading(lock: list[Pair]) -> None:
    assert render_report(lock) == render_report(lock[::-1])


def test_a_story_counts_texts_and_origins() -> None:
    shown = {"a": view("a", "2022-03-01", "Wire"), "b": view("b", "2022-03-02", "Globe"), "c": view("c", "2022-03-03", "Sun")}
    records: dict[str, list[Record]] = {"a": [said("a", VALE)], "b": [said("b", VALE)], "c": [said("c", VALE, [REUTERS])]}
    sources = Sources((each.article.record() for each in shown.values()), {"b": "a"}, {})
    story = Story.model_validate({"id": "x", "docs": ["c", "b", "a"], "label": "Lock", "from": None, "to": None, "rule": "test"})
    (told,) = story_views([story], shown, records, sources)
    assert [each.article.doc for each in told.views] == ["a", "b", "c"]
    assert told.texts == 2
    assert told.copies == {"b": shown["a"]}
    assert [(origin.node.name, origin.docs, origin.through) for origin in told.origins] == [("Ada Vale", ["a", "b", "c"], ["Reuters"])]


def test_an_outlet_is_the_actor_who_is_credited_by_one_of_its_names() -> None:
    names = OutletNames({"thomson reuters": ("Reuters", "Thomson Reuters")})
    assert outlet_actors(["Globe", "Thomson Reuters"], names, credited([said("c", VALE, [REUTERS])])) == {"Thomson Reuters": REUTERS}
