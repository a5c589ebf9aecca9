"""Score a model on treebanks, with predicted tokens and sentences: `python training/evaluate.py --model DIR --dev FILE... [--card FILE]`.

All scores are in percent. UPOS, UFeats, lemmas, UAS and LAS count words whose tokens align with the treebank's; UAS and LAS leave
punctuation out, as spaCy's scorer does.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from conllu import Sentence, read_sentences
from corpus import document, groups
from hearsay.language.boundaries import boundaries
from hearsay.language.pipeline import load_model

RELATIONS = (
    "nsubj", "nsubj:pass", "obj", "iobj", "ccomp", "xcomp", "obl", "obl:agent", "nmod", "nmod:poss", "nmod:desc", "nummod", "amod", "appos",
    "flat", "compound", "advcl", "acl", "acl:relcl", "parataxis", "conj", "root",
)  # fmt: skip
LABELS = ("PERSON", "ORG", "PLACE", "NORP", "EVENT", "PRODUCT")
LAYERS = {
    "tokens": "token_f", "sentences": "sents_f", "UPOS": "pos_acc", "UFeats": "morph_acc", "lemmas": "lemma_acc",
    "UAS": "dep_uas", "LAS": "dep_las", "named entities": "ents_f",
}  # fmt: skip
PER_DOCUMENT = 10
"""Sentences that are parsed together without a mark between them."""


@dataclass
class Scores:
    """Scores of one treebank in percent; ``relations`` and ``entities`` give precision, recall and F1 by label."""

    name: str
    words: int
    layers: dict[str, float | None] = field(default_factory=dict)
    relations: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    entities: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    sentences_in_paragraphs: float = 0.0
    sentences_with_certain: float = 0.0


def score(nlp: Language, path: Path) -> Scores:
    """All scores of one treebank file."""
    sentences = list(read_sentences(path))
    gold = [document(nlp, group, "gum" in path.name) for group in groups(sentences, PER_DOCUMENT, None)]
    found = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold])
    scores = Scores(path.stem, sum(map(len, gold)))
    scores.layers = {name: percent(found.get(key)) for name, key in LAYERS.items()}
    by_relation = found.get("dep_las_per_type") or {}
    scores.relations = {r: triple(by_relation[r]) for r in RELATIONS if r in by_relation}
    by_label = found.get("ents_per_type") or {}
    scores.entities = {label: triple(by_label[label]) for label in LABELS if label in by_label}
    scores.sentences_in_paragraphs = sentence_f1(nlp, sentences, certain=False)
    scores.sentences_with_certain = sentence_f1(nlp, sentences, certain=True)
    return scores


def percent(value: float | None) -> float | None:
    return None if value is None else 100 * value


def triple(value: dict[str, float]) -> tuple[float, float, float]:
    return 100 * value["p"], 100 * value["r"], 100 * value["f"]


def sentence_f1(nlp: Language, sentences: list[Sentence], certain: bool) -> float:
    """Sentence F1 where paragraph beginnings are known, as in an article; ``certain`` marks boundaries as reading articles does."""
    hits = guessed = true = 0
    for group in groups(sentences, PER_DOCUMENT, None):
        gold = document(nlp, group, False)
        doc = nlp.make_doc(gold.text)
        begins = {s.start_char for s, one in zip(gold.sents, group, strict=True) if one.new_paragraph or one is group[0]}
        firsts = [token.i for token in doc if token.idx in begins]
        for first, last in zip(firsts, [*firsts[1:], len(doc)], strict=True):
            doc[first].is_sent_start = True
            if certain:
                told = boundaries([t.text for t in doc[first:last]], [bool(t.whitespace_) for t in doc[first:last]])
                for token, starts in zip(doc[first:last], told, strict=True):
                    token.is_sent_start = starts
        parsed = through(nlp, doc)
        expected, got = ends(gold), ends(parsed)
        hits, guessed, true = hits + len(expected & got), guessed + len(got), true + len(expected)
    return 200 * hits / (guessed + true)


def through(nlp: Language, doc: Doc) -> Doc:
    for name, component in nlp.pipeline:
        if name not in {"ner", "lemmatizer"}:
            doc = component(doc)
    return doc


def ends(doc: Doc) -> set[tuple[int, int]]:
    return {(s[0].idx, s[-1].idx + len(s[-1])) for s in doc.sents}


def speed(nlp: Language, path: Path) -> float:
    """Tokens a second of the whole pipeline on one core (processor time): the median of three runs, documents of about 300 words."""
    texts = [document(nlp, group, False).text for group in groups(list(read_sentences(path)), 20, None)][:60]
    rates = []
    for _ in range(3):
        begin = time.process_time()
        words = sum(len(nlp(text)) for text in texts)
        rates.append(words / (time.process_time() - begin))
    return statistics.median(rates)


def size_of(folder: Path) -> float:
    """Megabytes of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


# ---------------------------------------------------------------- writing


def table(all_scores: list[Scores], rows: list[str], kind: str) -> Iterator[str]:
    names = " | ".join(s.name for s in all_scores)
    yield f"| {kind} | {names} |"
    yield "|---|" + "---|" * len(all_scores)
    for row in rows:
        cells = [cell(getattr(s, kind + "s", s.layers).get(row)) for s in all_scores]
        if any(cells):
            yield f"| {row} | " + " | ".join(cells) + " |"


def cell(value: float | tuple[float, float, float] | None) -> str:
    if value is None:
        return ""
    return f"{value:.1f}" if isinstance(value, float) else " / ".join(f"{v:.1f}" for v in value)


def report(all_scores: list[Scores]) -> str:
    """The scores as Markdown tables."""
    lines = ["| layer | " + " | ".join(f"{s.name} ({s.words:,} words)" for s in all_scores) + " |", "|---|" + "---|" * len(all_scores)]
    for layer in LAYERS:
        lines.append(f"| {layer} | " + " | ".join(cell(s.layers[layer]) if s.layers[layer] else "not annotated" for s in all_scores) + " |")
    lines.append("| sentences, paragraphs known | " + " | ".join(cell(s.sentences_in_paragraphs) for s in all_scores) + " |")
    lines.append("| the same, certain boundaries marked | " + " | ".join(cell(s.sentences_with_certain) for s in all_scores) + " |")
    lines += ["", "Relations (precision / recall / F1, head and label right):", ""]
    lines += [line.replace("| relation |", "| relation |") for line in table(all_scores, list(RELATIONS), "relation")]
    named = [s for s in all_scores if s.layers["named entities"]]
    if named:
        lines += ["", "Named entities (precision / recall / F1):", ""]
        lines += [line.replace("| entitie |", "| label |") for line in table(named, list(LABELS), "entitie")]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--dev", type=Path, nargs="+", required=True)
    args = parser.parse_args()
    nlp = load_model(args.model)
    print(report([score(nlp, path) for path in args.dev]))
    print(f"\n{size_of(args.model):.1f} MB, {speed(nlp, args.dev[0]):,.0f} tokens a second on one core")


if __name__ == "__main__":
    main()
