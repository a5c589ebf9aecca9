"""The tokens of the shipped model."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("an anti-Norway plan", "an anti-Norway plan"),
        ("a long-term US$5bn plan", "a long - term US $ 5 bn plan"),
        ("a 24-hour, 300km road", "a 24 - hour , 300 km road"),
        ("its ships were well armed", "its ships were well armed"),
        ("8–10 ships", "8 – 10 ships"),
        ("Lt. Col. Anna Holt's", "Lt. Col. Anna Holt 's"),
        ("======", "======"),
        ("It doesn’t “work”.", "It does n’t “ work ” ."),
    ],
)
def test_tokens(nlp: Language, text: str, expected: str) -> None:
    assert " ".join(t.text for t in nlp.make_doc(text)) == expected
