"""From articles to parsed Docs: offsets, paragraphs, odd and huge input, the same result whatever the neighbours."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from hearsay.articles.article import Article
from hearsay.errors import InputError
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.reading import LONGEST_ARTICLE, PIECE, parse
from hearsay.records import Part

Read = Callable[..., ArticleDoc]


def article(text: str, *kinds: tuple[str, int, int]) -> Article:
    parts = [Part(kind=kind, start=start, end=end) for kind, start, end in kinds or [("body", 0, len(text))]]  # type: ignore[arg-type]
    return Article(doc="test", text=text, parts=parts)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(), max_size=120) | st.text(alphabet="aB'’“”*[]()#.,- \n\u00adâ€™", max_size=80))
def test_spans_are_slices_of_the_article(text: str, nlp: Language) -> None:
    reading = next(parse([article(text)], nlp))
    for token in reading.doc:
        span = reading.span(token)
        assert span.text == text[span.start : span.end]
    assert len(reading.doc.text) == len(reading.origin) == len(reading.past)


def test_a_joined_word_spans_the_gap(read: Read) -> None:
    reading = read("They spoke of an anti-\n\nNorway campaign in the north.")
    (word,) = [t for t in reading.doc if t.text.startswith("anti")]
    assert reading.span(word).text == "anti-\n\nNorway"


def test_marks_are_out_of_the_text_and_offsets_right(read: Read) -> None:
    text = "The *Morning Post* said so."
    reading = read(text)
    assert reading.doc.text == "The Morning Post said so."
    assert reading.span(reading.doc[2]).text == "Post"
    assert reading.span(reading.doc[2]).start == text.index("Post")


def test_only_readable_parts_are_read(nlp: Language) -> None:
    text = "A title\nBy Anna Holt\nThe body of it.\nRead more stories"
    reading = next(parse([article(text, ("title", 0, 8), ("byline", 8, 21), ("body", 21, 37), ("teaser", 37, len(text)))], nlp))
    assert reading.doc.text == "A title The body of it."
    assert [p.kind for p in reading.paragraphs] == ["title", "body"]
    assert reading.paragraph_of(0).kind == "title"
    assert reading.paragraph_of(4).kind == "body"


def test_paragraphs_begin_sentences(read: Read) -> None:
    reading = read("A heading without a stop\nthe next line")
    assert [p.first for p in reading.paragraphs if reading.doc[p.first].is_sent_start] == [0, 5]


@pytest.mark.parametrize("text", ["", "\n\n \n", "***", "\u200b", "\ufeff"])
def test_an_article_without_words_is_an_empty_doc(text: str, nlp: Language) -> None:
    assert len(next(parse([article(text)], nlp)).doc) == 0


def test_an_endless_line_is_parsed_in_pieces(nlp: Language) -> None:
    text = "The mayor said that nothing had changed. " * (PIECE // 2)
    reading = next(parse([article(text)], nlp))
    assert len(reading.doc) == PIECE // 2 * 8
    assert reading.span(reading.doc[-1]).end == len(text) - 1


def test_too_long_an_article_is_refused_and_the_rest_goes_on(nlp: Language) -> None:
    long, short = article("a " * LONGEST_ARTICLE), article("It rained.")
    with pytest.raises(InputError, match="split it"):
        next(parse([long], nlp))
    errors: list[InputError] = []
    assert [r.doc.text for r in parse([long, short], nlp, errors.append)] == ["It rained."]
    assert len(errors) == 1


def test_the_parse_does_not_depend_on_the_neighbours(nlp: Language) -> None:
    texts = ["“We will stay,” the minister said on Friday.", "A heading\nSome 300 soldiers left the town, she added.", "It rained."]
    alone = [next(parse([article(t)], nlp)) for t in texts]
    together = list(parse([article(t) for t in reversed(texts)], nlp))[::-1]
    assert [[(t.dep_, t.head.i, t.pos_) for t in r.doc] for r in alone] == [[(t.dep_, t.head.i, t.pos_) for t in r.doc] for r in together]
