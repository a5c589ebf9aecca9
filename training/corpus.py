"""Turn treebanks into spaCy training documents: `python corpus.py --out DIR --train FILE... --dev FILE... [--entities FOLDER...]`."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from attribution import attributed_groups, headline
from conllu import Sentence, features, read_sentences
from entities import gum_names, re3d_documents
from tokenizer import news_tokenizer

SIZES = [1, 2, 3, 4, 6, 8]
QUOTE_STYLES = [("“", "”", "‘", "’"), ('"', '"', "'", "'"), ("''", "''", "'", "'"), ("'", "'", "'", "'"), ("‘", "’", "‘", "’")]


def blank_pipeline() -> Language:
    nlp = spacy.blank("en")
    nlp.tokenizer = news_tokenizer(nlp)
    return nlp


def document(nlp: Language, sentences: list[Sentence], with_entities: bool) -> Doc:
    """One gold document of consecutive sentences; entities are left unannotated where the treebank has none."""
    words, spaces, tags, pos, morphs, lemmas, heads, deps, starts = [], [], [], [], [], [], [], [], []
    names: list[tuple[int, int, str]] = []
    for sentence in sentences:
        offset = len(words)
        for k, row in enumerate(sentence.rows):
            words.append(row[1])
            lemmas.append(row[2])
            pos.append(row[3])
            tags.append(row[4])
            morphs.append(features(row[5]))
            heads.append(offset + (int(row[6]) - 1 if row[6] != "0" else k))
            deps.append(row[7] if row[7] != "root" else "ROOT")
            starts.append(k == 0)
        spaces.extend(sentence.spaces)
        if sentence is not sentences[-1]:
            spaces[-1] = True
        if with_entities:
            names += [(offset + a, offset + b, label) for a, b, label in gum_names(sentence)]
    doc = Doc(nlp.vocab, words=words, spaces=spaces, tags=tags, pos=pos, morphs=morphs, lemmas=lemmas, heads=heads, deps=deps)
    spans = [spacy.tokens.Span(doc, a, b, label) for a, b, label in names]
    doc.set_ents(spans, default="outside" if with_entities else "missing")
    return doc


def groups(sentences: list[Sentence], size: int, mixed: random.Random | None) -> Iterator[list[Sentence]]:
    """Consecutive sentences of one document, `size` at a time; for training of varying size, mostly that of a news paragraph."""
    group: list[Sentence] = []
    limit = mixed.choice(SIZES) if mixed else size
    for sentence in sentences:
        if group and (sentence.new_document or len(group) >= limit):
            yield group
            group = []
            limit = mixed.choice(SIZES) if mixed else size
        group.append(sentence)
    if group:
        yield group


def restyled(sentence: Sentence, style: tuple[str, str, str, str]) -> Sentence:
    """The same sentence with quotation marks and apostrophes in another typographic style; news texts use all of them."""
    rows, opened = [], False
    for row in sentence.rows:
        row = list(row)
        if row[3] == "PUNCT" and row[1] in {'"', "“", "”", "``", "''"}:
            closing = opened if row[1] == '"' else row[1] in {"”", "''"}
            row[1] = style[1] if closing else style[0]
            opened = not closing
        elif row[1][:1] in {"'", "’"} and len(row[1]) > 1:
            row[1] = ("’" if style[0] == "“" else "'") + row[1][1:]
        elif "'" in row[1] or "’" in row[1]:
            row[1] = row[1].replace("'", "’") if style[0] == "“" else row[1].replace("’", "'")
        rows.append(row)
    return Sentence(rows, list(sentence.spaces), sentence.new_document, sentence.new_paragraph)


def entity_document(nlp: Language, text: str, names: list[tuple[int, int, str]]) -> Doc:
    """A document with entities only; every other layer stays unannotated."""
    doc = nlp.make_doc(text)
    spans = [doc.char_span(a, b, label, alignment_mode="contract") for a, b, label in names]
    doc.set_ents(spacy.util.filter_spans([s for s in spans if s is not None]))
    return doc


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--train", type=Path, nargs="+", required=True)
    parser.add_argument("--dev", type=Path, nargs="+", required=True)
    parser.add_argument("--entities", type=Path, nargs="*", default=[], help="re3d source folders")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    nlp, chance = blank_pipeline(), random.Random(2)
    train = DocBin(store_user_data=False)
    everything: list[Sentence] = []
    for path in args.train:
        sentences, gum = list(read_sentences(path)), "gum" in path.name
        everything += sentences
        for group in groups(sentences, 10, chance):
            train.add(document(nlp, group, gum))
            if any(row[1] in {'"', "“", "''", "``"} or "'" in row[1] for s in group for row in s.rows):
                style = chance.choice(QUOTE_STYLES)
                train.add(document(nlp, [restyled(s, style) for s in group], gum))
    for group in attributed_groups(everything, 0.25, chance):
        train.add(document(nlp, group, False))
    for sentence in everything:
        if chance.random() < 0.06 and (made := headline(sentence, chance)):
            train.add(document(nlp, [made], False))
    for folder in args.entities:
        for text, names in re3d_documents(folder):
            for start in paragraphs(text):
                train.add(
                    entity_document(
                        nlp,
                        text[start[0] : start[1]],
                        [(a - start[0], b - start[0], k) for a, b, k in names if start[0] <= a and b <= start[1]],
                    )
                )
    train.to_disk(args.out / "train.spacy")
    dev = DocBin(store_user_data=False)
    for path in args.dev:
        one = DocBin(store_user_data=False)
        for group in groups(list(read_sentences(path)), 10, None):
            doc = document(nlp, group, "gum" in path.name)
            dev.add(doc)
            one.add(doc)
        one.to_disk(args.out / f"{path.stem}.spacy")
    dev.to_disk(args.out / "dev.spacy")
    print(f"{len(train)} training and {len(dev)} development documents in {args.out}")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for piece in text.split("\n\n"):
        if piece.strip():
            yield start, start + len(piece)
        start += len(piece) + 2


if __name__ == "__main__":
    main()
