"""Lemmas as Universal Dependencies writes them, by table and rule: a spaCy component with the factory name ``ud_lemmatizer``.

spaCy's own rule lemmatizer gives "is", "them" and "russian" for UD's "be", "they" and "Russian". This one asks a table of forms learned
from treebanks first, then the exceptions and suffix rules of its word lists. The factory is an entry point of the package, so that
``spacy.load`` finds it wherever hearsay is installed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Token
from spacy.training import Example

CACHE_LIMIT = 50_000


@dataclass
class LemmaTables:
    """``known``: part of speech -> form -> lemma (forms as written come before forms in lower case); ``exceptions``, ``rules`` (old
    ending, new ending) and ``index`` (known lemmas) by part of speech for forms that the treebanks do not have.
    """

    known: dict[str, dict[str, str]] = field(default_factory=dict)
    exceptions: dict[str, dict[str, str]] = field(default_factory=dict)
    rules: dict[str, list[list[str]]] = field(default_factory=dict)
    index: dict[str, set[str]] = field(default_factory=dict)


class UdLemmatizer:
    """Writes ``token.lemma_`` from the form, the part of speech and the features that stand on the token."""

    def __init__(self, tables: LemmaTables | None = None) -> None:
        self.tables = tables or LemmaTables()
        self._cache: dict[tuple[int, int, int, bool], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        for token in doc:
            key = (token.orth, token.pos, token.morph.key, bool(token.is_sent_start))  # type: ignore[attr-defined]
            lemma = self._cache.get(key)
            if lemma is None:
                if len(self._cache) >= CACHE_LIMIT:
                    self._cache.clear()
                lemma = self._cache[key] = self.lemma(token)
            token.lemma_ = lemma
        return doc

    def lemma(self, token: Token) -> str:
        """The lemma of one token."""
        form, kind, tables = token.text.replace("’", "'"), token.pos_, self.tables
        known = tables.known.get(kind, {})
        lower = form.lower()
        first = bool(token.is_sent_start) and lower in known  # the capital may be that of the sentence, not of a name
        if not first and (lemma := known.get(form)):
            return lemma
        if kind == "PROPN":
            return _singular(form) if "Plur" in token.morph.get("Number", []) else form
        if lemma := known.get(lower):
            return lemma
        if kind == "ADJ" and form[:1].isupper() and not token.is_sent_start:
            return form  # a part of a name, or from one ("Norwegian")
        if kind not in tables.rules or _is_base(token):
            return lower
        if lemma := tables.exceptions.get(kind, {}).get(lower):
            return lemma
        return _by_rules(lower, tables.rules[kind], tables.index.get(kind, set()))

    def score(self, examples: Iterable[Example], **options: Any) -> dict[str, Any]:
        """Lemma accuracy, for ``nlp.evaluate``."""
        scores: dict[str, Any] = Scorer.score_token_attr(examples, "lemma", **options)
        return scores

    def to_bytes(self, exclude: Any = ()) -> bytes:
        packed: bytes = srsly.msgpack_dumps(_packed(self.tables))
        return packed

    def from_bytes(self, data: bytes, exclude: Any = ()) -> UdLemmatizer:
        self.tables = _unpacked(srsly.msgpack_loads(data))
        return self

    def to_disk(self, path: Path | str, exclude: Any = ()) -> None:
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: Path | str, exclude: Any = ()) -> UdLemmatizer:
        return self.from_bytes(Path(path).read_bytes())


def _by_rules(form: str, rules: list[list[str]], index: set[str]) -> str:
    """The first rule whose result is a known lemma, else the form where it is one itself, else the first rule that fits."""
    results = [form[: len(form) - len(old)] + new for old, new in rules if form.endswith(old) and len(form) > len(old) + 1]
    known = next((result for result in results if result in index), None)
    if known is not None:
        return known
    return form if form in index or not results else results[0]


def _singular(name: str) -> str:
    if name.endswith("ies") and len(name) > 4:
        return name[:-3] + "y"
    return name[:-1] if name.endswith("s") and not name.endswith("ss") and len(name) > 3 else name


def _is_base(token: Token) -> bool:
    """Whether the features say that the form is the lemma itself."""
    morph = token.morph
    match token.pos_:
        case "NOUN":
            return "Sing" in morph.get("Number", [])
        case "VERB" | "AUX":
            form = morph.get("VerbForm", [])
            third = "3" in morph.get("Person", []) and "Sing" in morph.get("Number", [])
            return "Inf" in form or "Imp" in morph.get("Mood", []) or ("Pres" in morph.get("Tense", []) and "Fin" in form and not third)
        case "ADJ" | "ADV":
            return "Pos" in morph.get("Degree", [])
    return False


def _packed(tables: LemmaTables) -> dict[str, Any]:
    return {
        "known": tables.known,
        "exceptions": tables.exceptions,
        "rules": tables.rules,
        "index": {kind: sorted(lemmas) for kind, lemmas in tables.index.items()},
    }


def _unpacked(data: dict[str, Any]) -> LemmaTables:
    return LemmaTables(data["known"], data["exceptions"], data["rules"], {kind: set(lemmas) for kind, lemmas in data["index"].items()})


@Language.factory("ud_lemmatizer", assigns=["token.lemma"], requires=["token.pos"])
def create_lemmatizer(nlp: Language, name: str) -> UdLemmatizer:
    """An empty lemmatizer; its tables come from disk, or from ``training/lemma_tables.py``."""
    return UdLemmatizer()
