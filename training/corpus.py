"""Turn treebanks into spaCy training documents."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from attribution import attributed_groups, headline
from conllu import Sentence, features, read_sentences
from entities import gum_names, re3d_documents
from tokenizer import news_tokenizer

SIZES = [1, 2, 3, 4, 6, 8]
"""Sentences of a training document, chosen by chance: mostly as many as a paragraph of news has."""
ATTRIBUTED = 0.25
"""Share of the sentences fit for it that are also given as somebody's words."""
HEADLINES = 0.06
"""Share of the sentences that are also given as headlines."""
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


@dataclass(frozen=True)
class Data:
    """Where the data lies: treebanks to learn from and to choose by (CoNLL-U), and re3d folders with entities."""

    train: list[Path]
    dev: list[Path]
    entities: list[Path]


def convert(data: Data, out: Path) -> None:
    """Write ``train.spacy`` and ``dev.spacy`` to the folder ``out``; the same data always gives the same bytes."""
    out.mkdir(parents=True, exist_ok=True)
    nlp, chance = blank_pipeline(), random.Random(2)
    train = DocBin(store_user_data=False)
    everything: list[Sentence] = []
    for path in data.train:
        sentences, gum = list(read_sentences(path)), "gum" in path.name
        everything += sentences
        for group in groups(sentences, 10, chance):
            train.add(document(nlp, group, gum))
            if any(row[1] in {'"', "“", "''", "``"} or "'" in row[1] for s in group for row in s.rows):
                style = chance.choice(QUOTE_STYLES)
                train.add(document(nlp, [restyled(s, style) for s in group], gum))
    for group in attributed_groups(everything, ATTRIBUTED, chance):
        train.add(document(nlp, group, False))
    for sentence in everything:
        if chance.random() < HEADLINES and (made := headline(sentence, chance)):
            train.add(document(nlp, [made], False))
    for folder in data.entities:
        for doc in entity_documents(nlp, folder):
            train.add(doc)
    train.to_disk(out / "train.spacy")
    dev = DocBin(store_user_data=False)
    for path in data.dev:
        for group in groups(list(read_sentences(path)), 10, None):
            dev.add(document(nlp, group, "gum" in path.name))
    dev.to_disk(out / "dev.spacy")
    print(f"{len(train)} training and {len(dev)} development documents in {out}")


def entity_documents(nlp: Language, folder: Path) -> Iterator[Doc]:
    """The paragraphs of one re3d folder with their entities."""
    for text, names in re3d_documents(folder):
        for first, last in paragraphs(text):
            inside = [(a - first, b - first, label) for a, b, label in names if first <= a and b <= last]
            yield entity_document(nlp, text[first:last], inside)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for piece in text.split("\n\n"):
        if piece.strip():
            yield start, start + len(piece)
        start += len(piece) + 2
