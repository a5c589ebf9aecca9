"""Helpers over the tree, on trees written out here, so that no model is needed."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc as SpacyDoc

from hearsay.language import tree
from hearsay.language.words import Doc, Token, words_of

VOCAB = spacy.blank("en").vocab


def doc(rows: str) -> Doc:
    """A Doc of lines ``form pos head relation [features]`` (heads counted from 1, 0 for the root)."""
    table = [line.split() for line in rows.strip().splitlines()]
    heads = [k if row[2] == "0" else int(row[2]) - 1 for k, row in enumerate(table)]
    parsed = SpacyDoc(
        VOCAB,
        words=[row[0] for row in table],
        pos=[row[1] for row in table],
        heads=heads,
        deps=["ROOT" if row[3] == "root" else row[3] for row in table],
        morphs=[row[4] if len(row) > 4 else "" for row in table],
    )
    return words_of([parsed])


def word(tokens: Doc, form: str) -> Token:
    return next(t for t in tokens if t.text == form)


TOLD = doc("""
Speaking VERB 5 advcl VerbForm=Part
in ADP 3 case
Oslo PROPN 1 obl
she PRON 5 nsubj
told VERB 0 root VerbForm=Fin|Tense=Past
them PRON 5 iobj
to PART 8 mark
leave VERB 5 xcomp VerbForm=Inf
and CCONJ 10 cc
wait VERB 8 conj VerbForm=Inf
""")
SHIP = doc("""
The DET 2 det
ships NOUN 9 nsubj:pass Number=Plur
which PRON 5 nsubj:pass PronType=Rel
were AUX 5 aux:pass
seized VERB 2 acl:relcl VerbForm=Part|Tense=Past
by ADP 7 case
pirates NOUN 5 obl:agent
were AUX 9 aux:pass VerbForm=Fin|Tense=Past
moved VERB 0 root VerbForm=Part|Tense=Past
""")
PLAN = doc("""
Norway PROPN 3 nmod:poss
's PART 1 case
plan NOUN 8 nsubj
to PART 5 mark
buy VERB 3 acl VerbForm=Inf
tanks NOUN 5 obj
may AUX 8 aux VerbForm=Fin
fail VERB 0 root VerbForm=Inf
and CCONJ 12 cc
will AUX 12 aux VerbForm=Fin
not PART 12 advmod Polarity=Neg
help VERB 8 conj VerbForm=Inf
""")


@pytest.mark.parametrize(
    ("tokens", "verb", "subject"),
    [
        (TOLD, "told", "she"),
        (TOLD, "Speaking", "she"),
        (TOLD, "leave", "them"),
        (TOLD, "wait", "them"),
        (SHIP, "moved", "ships"),
        (SHIP, "seized", "ships"),
        (PLAN, "buy", "Norway"),
        (PLAN, "help", "plan"),
    ],
)
def test_the_subject_is_found_where_it_is_understood(tokens: Doc, verb: str, subject: str) -> None:
    assert str(tree.subject_of(word(tokens, verb))) == subject


def test_agents_of_passives() -> None:
    assert str(tree.agent_of(word(SHIP, "seized"))) == "pirates"
    assert tree.agent_of(word(SHIP, "moved")) is None
    assert str(tree.agent_of(word(TOLD, "told"))) == "she"


def test_objects_include_the_subject_of_a_passive() -> None:
    assert [t.text for t in tree.objects_of(word(SHIP, "seized"))] == ["ships"]
    assert [t.text for t in tree.objects_of(word(PLAN, "buy"))] == ["tanks"]


def test_mood() -> None:
    assert tree.mood_of(word(PLAN, "fail")).modality == "possible"
    assert tree.mood_of(word(PLAN, "help")).future


def test_noun_phrases() -> None:
    ships = word(SHIP, "ships")
    assert tree.core_bounds(ships) == (0, 2)
    assert tree.core_bounds(word(PLAN, "plan")) == (0, 3)
    assert tree.core_bounds(word(PLAN, "Norway")) == (0, 1)


def test_conjuncts() -> None:
    assert [t.text for t in tree.conjuncts(word(PLAN, "help"))] == ["fail", "help"]
