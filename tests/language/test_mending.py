"""Trees that cannot be right are mended. Built by hand, so that no parser decides the test."""

from __future__ import annotations

from hearsay.language.mending import mended
from hearsay.language.words import Doc, unparsed


def tree(rows: list[tuple[str, str, str, int]]) -> Doc:
    """(word, part of speech, relation, head) as a Doc."""
    doc = unparsed([row[0] for row in rows])
    for token, (_, pos, relation, head) in zip(doc, rows, strict=True):
        token.pos_, token.dep_, token.head = pos, relation, doc[head]
        if head != token.i:
            doc[head].children.append(token)
    return doc


def shown(doc: Doc) -> list[tuple[str, str, str]]:
    return [(token.text, token.dep_, token.head.text) for token in doc]


def test_a_participle_with_a_subject_is_the_verb() -> None:
    doc = mended(tree([("Holm", "PROPN", "nsubj", 1), ("suggested", "VERB", "amod", 2), ("talks", "NOUN", "ROOT", 2)]))
    assert shown(doc) == [("Holm", "nsubj", "suggested"), ("suggested", "ROOT", "suggested"), ("talks", "obj", "suggested")]
    assert [child.text for child in doc[1].children] == ["Holm", "talks"]


def test_a_noun_with_a_verb_of_its_own_stays_its_subject() -> None:
    doc = mended(
        tree([("Holm", "PROPN", "nsubj", 1), ("said", "VERB", "amod", 2), ("planes", "NOUN", "nsubj", 3), ("flew", "VERB", "ROOT", 3)])
    )
    assert shown(doc) == [("Holm", "nsubj", "said"), ("said", "ROOT", "said"), ("planes", "nsubj", "flew"), ("flew", "ccomp", "said")]


def test_a_plain_participle_stays() -> None:
    rows = [("united", "VERB", "amod", 1), ("forces", "NOUN", "ROOT", 1)]
    assert shown(mended(tree(rows))) == shown(tree(rows))


def test_the_subject_of_an_auxiliary_is_that_of_its_verb() -> None:
    doc = mended(tree([("Holm", "PROPN", "nsubj", 1), ("had", "AUX", "aux", 2), ("said", "VERB", "ROOT", 2), ("so", "ADV", "advmod", 2)]))
    assert shown(doc) == [("Holm", "nsubj", "said"), ("had", "aux", "said"), ("said", "ROOT", "said"), ("so", "advmod", "said")]
    assert [child.text for child in doc[2].children] == ["Holm", "had", "so"]


def test_a_verb_keeps_the_subject_that_it_has() -> None:
    rows = [("who", "PRON", "nsubj", 1), ("had", "AUX", "aux", 3), ("Holm", "PROPN", "nsubj", 3), ("said", "VERB", "ROOT", 3)]
    assert shown(mended(tree(rows))) == shown(tree(rows))


def test_what_stands_behind_an_opening_phrase_is_the_subject() -> None:
    rows = [
        ("At", "ADP", "case", 1),
        ("talks", "NOUN", "obl", 7),
        ("in", "ADP", "case", 3),
        ("Ghent", "PROPN", "nmod", 1),
        (",", "PUNCT", "punct", 5),
        ("members", "NOUN", "appos", 3),
        (",", "PUNCT", "punct", 1),
        ("condemned", "VERB", "ROOT", 7),
        ("it", "PRON", "obj", 7),
    ]
    doc = tree(rows)
    doc[7].morph = {"VerbForm": ["Fin"]}
    mended(doc)
    assert (doc[5].dep_, doc[5].head.text) == ("nsubj", "condemned")
    assert [child.text for child in doc[7].children] == ["talks", "members", "it"]
