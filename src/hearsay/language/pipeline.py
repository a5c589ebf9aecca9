"""Load the language model. The only place that names a model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hearsay.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = Path(__file__).parent / "model"
NEEDED = ("nsubj", "obj", "obl", "ccomp", "nmod", "appos", "nummod")
"""Universal Dependencies relations without which the extraction rules cannot work."""


def load_model(model: str | Path | None = None) -> Language:
    """The shipped pipeline, or any spaCy pipeline with Universal Dependencies labels, by path or package name.

    Raises ModelError where it cannot be loaded or its parser does not speak Universal Dependencies.
    """
    import spacy

    try:
        nlp = spacy.load(model or SHIPPED)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"--model {model or SHIPPED}: expected the folder or package name of a spaCy pipeline, but it cannot be loaded ({error})"
        ) from error
    labels = set(nlp.get_pipe("parser").labels) if "parser" in nlp.pipe_names else set()  # type: ignore[attr-defined]
    missing = [label for label in NEEDED if label not in labels]
    if missing:
        raise ModelError(
            f"--model {model or SHIPPED}: expected a parser with Universal Dependencies relations, found none of: {', '.join(missing)}. "
            "Train one with training/train.py, or leave --model out to use the shipped model."
        )
    return nlp
