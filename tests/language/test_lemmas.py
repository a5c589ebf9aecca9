"""Lemmas by table and rule."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from hearsay.language.lemmas import LemmaTables, UdLemmatizer

VOCAB = spacy.blank("en").vocab
TABLES = LemmaTables(
    known={"AUX": {"is": "be"}, "PRON": {"them": "they"}, "ADJ": {"great": "great", "Great": "Great"}},
    exceptions={"VERB": {"left": "leave"}},
    rules={"VERB": [["ed", "e"], ["ed", ""]], "NOUN": [["s", ""]]},
    index={"VERB": {"move", "warn", "leave"}, "NOUN": {"ship"}},
)


def lemma(form: str, kind: str, feats: str = "", start: bool = False) -> str:
    doc = Doc(VOCAB, words=["x", form], pos=["X", kind], morphs=["", feats], sent_starts=[True, start])
    return UdLemmatizer(TABLES)(doc)[1].lemma_


@pytest.mark.parametrize(
    ("form", "kind", "feats", "expected"),
    [
        ("is", "AUX", "", "be"),
        ("Them", "PRON", "", "they"),
        ("moved", "VERB", "Tense=Past", "move"),
        ("Warned", "VERB", "Tense=Past", "warn"),
        ("left", "VERB", "Tense=Past", "leave"),
        ("leave", "VERB", "VerbForm=Inf", "leave"),
        ("ships", "NOUN", "Number=Plur", "ship"),
        ("Norwegian", "ADJ", "Degree=Pos", "Norwegian"),
        ("Oslo", "PROPN", "Number=Sing", "Oslo"),
        ("Norwegians", "PROPN", "Number=Plur", "Norwegian"),
        ("USS", "PROPN", "Number=Sing", "USS"),
    ],
)
def test_the_lemma_of_a_form(form: str, kind: str, feats: str, expected: str) -> None:
    assert lemma(form, kind, feats) == expected


def test_the_capital_of_a_sentence_is_no_name() -> None:
    assert lemma("Great", "ADJ", start=True) == "great"
    assert lemma("Great", "ADJ", start=False) == "Great"


def test_tables_are_kept(tmp_path: Path) -> None:
    UdLemmatizer(TABLES).to_disk(tmp_path / "tables")
    assert UdLemmatizer().from_disk(tmp_path / "tables").tables == TABLES
