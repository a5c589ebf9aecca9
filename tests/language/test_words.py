"""The words of an article say what spaCy's own tokens say."""

from __future__ import annotations

from itertools import pairwise

import pytest
from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc

from hearsay.language.words import Doc, unparsed, words_of

TEXT = (
    'Speaking in Oslo on Friday, the minister, who had not slept, told them to leave "at once". '
    "Did they? About 3,000 did; what the others hoped for nobody knew. U.S. envoys left Bergen's harbour."
)
PLAIN = ("i", "idx", "text", "lower_", "lemma_", "pos_", "dep_", "ent_type_", "whitespace_")
LOOKS = ("is_alpha", "is_digit", "is_lower", "is_upper", "is_title", "is_punct", "is_quote")


@pytest.fixture(scope="module")
def spacys(nlp: Language) -> SpacyDoc:
    return nlp(TEXT)


@pytest.fixture(scope="module")
def ours(spacys: SpacyDoc) -> Doc:
    return words_of([spacys])


@pytest.mark.parametrize("name", PLAIN + LOOKS)
def test_every_word_answers_alike(spacys: SpacyDoc, ours: Doc, name: str) -> None:
    assert [getattr(t, name) for t in ours] == [getattr(t, name) for t in spacys]


@pytest.mark.parametrize("name", ["head", "left_edge", "right_edge"])
def test_every_word_points_to_the_same_word(spacys: SpacyDoc, ours: Doc, name: str) -> None:
    assert [getattr(t, name).i for t in ours] == [getattr(t, name).i for t in spacys]


@pytest.mark.parametrize("name", ["children", "lefts", "rights", "subtree", "ancestors"])
def test_every_word_gives_the_same_words_in_the_same_order(spacys: SpacyDoc, ours: Doc, name: str) -> None:
    assert [[c.i for c in getattr(t, name)] for t in ours] == [[c.i for c in getattr(t, name)] for t in spacys]


def test_features_and_sentences(spacys: SpacyDoc, ours: Doc) -> None:
    assert [t.morph.get("Tense", []) for t in ours] == [t.morph.get("Tense", []) for t in spacys]
    assert [bool(t.is_sent_start) for t in ours] == [bool(t.is_sent_start) for t in spacys]
    assert [(s.start, s.end, s.text, s.root.i) for s in ours.sents] == [(s.start, s.end, s.text, s.root.i) for s in spacys.sents]
    assert ours.text == spacys.text


def test_stretches(spacys: SpacyDoc, ours: Doc) -> None:
    for first, last in pairwise(range(0, len(ours), 3)):
        assert (ours.span(first, last).text, ours.span(first, last).root.i) == (spacys[first:last].text, spacys[first:last].root.i)
    assert [t.text for t in ours.char_span(TEXT.index("slept"), TEXT.index("told") + 2)] == ["slept", ",", "told"]


def test_paragraphs_follow_one_another(nlp: Language) -> None:
    doc = words_of([nlp("It rained. "), nlp("They left.")])
    assert doc.text == "It rained. They left."
    assert [s.text for s in doc.sents] == ["It rained.", "They left."]
    assert all(doc.text[t.idx : t.idx + len(t)] == t.text for t in doc)


def test_words_without_a_parse() -> None:
    doc = unparsed(["KYIV", "(", "Reuters"])
    assert doc.text == "KYIV ( Reuters "
    assert [t.head.i for t in doc] == [0, 1, 2]
