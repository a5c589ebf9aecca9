"""Tables for the lemmatizer: forms and lemmas of the treebanks, and the English word lists of spacy-lookups-data for all others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from spacy.lookups import load_lookups

from conllu import Sentence
from hearsay.language.lemmas import LemmaTables, UdLemmatizer, _by_rules

OPEN = ("NOUN", "VERB", "ADJ", "ADV")


def word_lists() -> LemmaTables:
    """Exceptions, rules and known lemmas without what the treebanks say."""
    tables = LemmaTables()
    lists = load_lookups("en", ["lemma_exc", "lemma_rules", "lemma_index"])
    exceptions, rules, index = (lists.get_table(name) for name in ("lemma_exc", "lemma_rules", "lemma_index"))
    for kind in OPEN:
        tables.exceptions[kind] = {form: lemmas[0] for form, lemmas in exceptions.get(kind.lower(), {}).items() if "_" not in form}
        tables.rules[kind] = rules.get(kind.lower(), [])
        tables.index[kind] = {lemma for lemma in index.get(kind.lower(), []) if lemma.isalpha()}
    return tables


def tables_from(sentences: Iterable[Sentence]) -> LemmaTables:
    """All tables; of the treebanks' forms only those are kept that the word lists would get wrong or that are of a closed class."""
    tables = word_lists()
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for position, row in enumerate(sentence.rows):
            form, lemma, kind = row[1].replace("’", "'"), row[2], row[3]
            if lemma == "_" or "Typo=Yes" in row[5] or kind in {"X", "SYM", "PUNCT", "NUM"}:
                continue
            written = form if kind == "PROPN" or (position and form[:1].isupper()) else form.lower()
            seen[kind, written][lemma] += 1
    for (kind, form), lemmas in sorted(seen.items()):
        lemma, count = lemmas.most_common(1)[0]
        if kind in OPEN and lemma == _guess(tables, kind, form) and lemma not in {form, "be", "have", "do"}:
            continue
        if kind == "PROPN" and (lemma == form or count < 2):
            continue
        if kind in OPEN and kind != "ADJ" and form == lemma and form in tables.index[kind]:
            continue
        if kind != "PROPN" and form != form.lower() and lemma == lemma.lower():
            continue
        if count > 1 or kind not in OPEN:
            tables.known.setdefault(kind, {})[form] = lemma
    return tables


def _guess(tables: LemmaTables, kind: str, form: str) -> str:
    return tables.exceptions[kind].get(form) or _by_rules(form, tables.rules[kind], tables.index[kind])


def lemmatizer_from(sentences: Iterable[Sentence]) -> UdLemmatizer:
    return UdLemmatizer(tables_from(sentences))
