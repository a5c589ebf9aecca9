"""Loading models: the shipped one, and clear words about others."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
import spacy

from hearsay.errors import ModelError
from hearsay.language.pipeline import SHIPPED, load_model, missing_layers


def test_the_shipped_model_gives_all_layers(nlp: spacy.language.Language) -> None:
    assert missing_layers(nlp) == []


def test_the_shipped_model_is_small() -> None:
    assert sum(f.stat().st_size for f in SHIPPED.rglob("*") if f.is_file()) <= 20_000_000


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(ModelError, match=r"--model no_such_model: expected the folder or package name"):
        load_model("no_such_model")


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_model(tmp_path)


def test_a_pipeline_without_dependencies_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="lacks nsubj"):
        load_model(tmp_path / "blank")


def test_a_pipeline_without_lemmas_and_names_is_completed_or_named(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    bare = spacy.load(SHIPPED, exclude=["lemmatizer", "ner", "senter"])
    bare.to_disk(tmp_path / "bare")
    with caplog.at_level(logging.WARNING):
        nlp = load_model(tmp_path / "bare")
    assert "lemmatizer" in nlp.pipe_names
    assert "no named entities" in caplog.text
    assert [t.lemma_ for t in nlp("They left.")][1] == "leave"
