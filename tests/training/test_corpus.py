"""Training data: treebank rows in, spaCy documents out; made attributions keep the annotation of treebanks."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from attribution import Pieces, attributed, harvest, headline, sayable
from conllu import Sentence, read_sentences, text_of
from corpus import Data, blank_pipeline, convert, document, groups, restyled
from entities import gum_names
from lemma_tables import tables_from

TREEBANK = """# newdoc id = one
# newpar
# text = The mayor didn't stay.
1	The	the	DET	DT	Definite=Def|PronType=Art	2	det	_	_
2	mayor	mayor	NOUN	NN	Number=Sing	5	nsubj	_	_
3-4	didn't	_	_	_	_	_	_	_	_
3	did	do	AUX	VBD	Tense=Past	5	aux	_	_
4	n't	not	PART	RB	Polarity=Neg	5	advmod	_	_
5	stay	stay	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
6	.	.	PUNCT	.	_	5	punct	_	_

# text = "We left," said Anna Holt.
1	"	"	PUNCT	``	_	3	punct	_	SpaceAfter=No
2	We	we	PRON	PRP	Number=Plur	3	nsubj	_	_
3	left	leave	VERB	VBD	Tense=Past	6	ccomp	_	SpaceAfter=No
4	,	,	PUNCT	,	_	3	punct	_	SpaceAfter=No
5	"	"	PUNCT	''	_	3	punct	_	_
6	said	say	VERB	VBD	Tense=Past	0	root	_	_
7	Anna	Anna	PROPN	NNP	Number=Sing	6	nsubj	_	Entity=(1-person-new-nnnnn-cf1-2-sgl-Anna
8	Holt	Holt	PROPN	NNP	Number=Sing	7	flat	_	Entity=1)|SpaceAfter=No
9	.	.	PUNCT	.	_	6	punct	_	_

"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "en_gum-small.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return path


@pytest.fixture
def sentences(treebank: Path) -> list[Sentence]:
    return list(read_sentences(treebank))


def test_sentences_are_read_with_their_spacing(sentences: list[Sentence]) -> None:
    assert [text_of(s).strip() for s in sentences] == ["The mayor didn't stay.", '"We left," said Anna Holt.']
    assert sentences[0].new_document
    assert not sentences[1].new_document


def test_a_document_keeps_heads_and_names(sentences: list[Sentence]) -> None:
    doc = document(blank_pipeline(), sentences, with_entities=True)
    assert [s.root.text for s in doc.sents] == ["stay", "said"]
    assert [(e.text, e.label_) for e in doc.ents] == [("Anna Holt", "PERSON")]
    assert gum_names(sentences[1]) == [(6, 8, "PERSON")]


def test_groups_do_not_cross_documents(sentences: list[Sentence]) -> None:
    assert [len(g) for g in groups([*sentences, *sentences], 10, None)] == [2, 2]


def test_quotation_marks_are_varied(sentences: list[Sentence]) -> None:
    assert text_of(restyled(sentences[1], ("“", "”", "‘", "’"))).strip() == "“We left,” said Anna Holt."


@pytest.mark.parametrize("seed", range(25))
def test_made_attributions_are_trees(sentences: list[Sentence], seed: int) -> None:
    pieces: Pieces = harvest(sentences)
    assert sayable(sentences[0])
    for made in attributed(sentences[0], sentences[0], pieces, random.Random(seed)):
        heads = [int(row[6]) for row in made.rows]
        assert heads.count(0) == 1
        assert all(0 <= head <= len(heads) for head in heads)
        relations = {row[1]: row[7] for row in made.rows}
        assert relations["stay"] in {"ccomp", "root"}
        document(blank_pipeline(), [made], with_entities=False)


def test_a_headline_has_no_full_stop(sentences: list[Sentence]) -> None:
    made = headline(sentences[0], random.Random(1))
    assert made is not None
    assert made.words[-1].lower() == "stay"


def test_the_same_data_gives_the_same_bytes(treebank: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        convert(Data([treebank], [treebank], []), tmp_path / name)
    assert (tmp_path / "a" / "train.spacy").read_bytes() == (tmp_path / "b" / "train.spacy").read_bytes()


def test_lemmas_of_closed_classes_come_from_the_treebank(sentences: list[Sentence]) -> None:
    pytest.importorskip("spacy_lookups_data")
    tables = tables_from(sentences)
    assert tables.known["PART"]["n't"] == "not"
    assert tables.known["AUX"]["did"] == "do"
