"""Evidence spans as W3C Web Annotations."""

from __future__ import annotations

import io
import json
from typing import Any

import claimed
import made
import pytest
import told
from hypothesis import given
from hypothesis import strategies as st

from hearsay.articles.article import Article
from hearsay.export.annotations import AROUND, annotated, write_annotations
from hearsay.records import Date, Record, Span


def annotations(*records: Record) -> list[dict[str, Any]]:
    out = io.StringIO()
    write_annotations([told.article()], records or told.records(), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def body(annotation: dict[str, Any], purpose: str) -> str:
    (value,) = (part["value"] for part in annotation["body"] if part["purpose"] == purpose)
    return value


def test_one_annotation_a_line_for_every_span() -> None:
    event = next(record for record in told.records() if record.id.startswith("e-"))
    found = annotations(told.article().record(), event)
    assert [(body(one, "tagging"), one["target"]["selector"][0]["exact"]) for one in found] == [
        ("trigger", "shelled"),
        ("place", "Lyman"),
        ("time", "Thursday"),
    ]
    assert {body(one, "identifying") for one in found} == {event.id}
    assert {body(one, "classifying") for one in found} == {"event"}


def test_what_the_model_wants() -> None:
    """The keys that the Web Annotation Data Model requires (sections 3.1, 3.2.4, 4.2.4 and 4.2.5)."""
    for annotation in annotations():
        assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert annotation["type"] == "Annotation"
        assert annotation["target"]["source"] == "https://ledger.example/7"
        quote, position = annotation["target"]["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    assert len({annotation["id"] for annotation in annotations()}) == len(annotations())


def test_selectors_choose_the_words_of_the_article() -> None:
    for annotation in annotations():
        quote, position = annotation["target"]["selector"]
        assert told.TEXT[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in told.TEXT
        assert len(quote["prefix"]) <= AROUND


def test_what_the_record_tells_is_in_the_body() -> None:
    assert body(annotations(told.statement())[0], "describing").startswith("say: Russia shelled Lyman")
    assert body(annotations(told.killed())[0], "describing") == "12 or more troops, of Ukraine"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.data())
def test_positions_are_characters_whatever_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(start=start, end=end, text=text[start:end])
    date = Date(id="t-1", doc="x", span=span, value=None, granularity="none", anchor="none", rule="r")
    (annotation,) = annotated(date, Article("x", text))
    quote, position = json.loads(json.dumps(annotation))["target"]["selector"]
    assert text[position["start"] : position["end"]] == quote["exact"]
    assert text.startswith(quote["prefix"] + quote["exact"] + quote["suffix"], max(0, start - AROUND))


@pytest.mark.parametrize("uri", [None, "news/7.html", "https://ledger.example/a b"])
def test_an_article_without_an_address_has_a_urn(uri: str | None) -> None:
    article = made.article(doc="a b/ё")
    article.uri = uri
    (annotation,) = annotated(made.date(article, "Monday", None), article)
    assert annotation["target"]["source"] == "urn:x-hearsay:article:a%20b%2F%D1%91"


def test_articles_without_records_are_passed_over() -> None:
    out = io.StringIO()
    articles = [made.article(doc=doc) for doc in ("a", "b", "c")]
    write_annotations(articles, made.records(articles[1]), out)
    assert {json.loads(line)["target"]["source"] for line in out.getvalue().splitlines()} == {"urn:x-hearsay:article:b"}


def test_claims_and_positions_have_their_own_spans() -> None:
    sentence, words, condition = (made.span(text, told.TEXT) for text in ("Russia shelled Lyman", "attacked", "this month"))
    claim = claimed.claim(claimed.ASSERTED.model_copy(update={"span": sentence}), claimed.DENIED)
    position = claimed.position(content=[words], condition=condition)
    out = io.StringIO()
    write_annotations([told.article()], [], out, [claim, position])
    found = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [(body(one, "classifying"), body(one, "tagging"), one["target"]["selector"][0]["exact"]) for one in found] == [
        ("claim", "asserts", "Russia shelled Lyman"),
        ("position", "content", "attacked"),
        ("position", "condition", "this month"),
    ]
    assert body(found[1], "describing") == "Ukraine toward Russia: troop withdrawal (demand)"
    assert len({one["id"] for one in found}) == 3


def test_a_condition_that_another_article_tells_has_no_span_here() -> None:
    elsewhere = Span(start=0, end=7, text="if they")
    out = io.StringIO()
    write_annotations([told.article()], [], out, [claimed.position(content=[], condition=elsewhere)])
    assert out.getvalue() == ""
