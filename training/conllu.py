"""Read CoNLL-U treebanks as plain sentences, keeping documents and original spacing apart from annotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Sentence:
    """One annotated sentence: a list of the ten CoNLL-U columns per syntactic word, and whether a space follows it."""

    rows: list[list[str]] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    new_document: bool = False
    new_paragraph: bool = False

    @property
    def words(self) -> list[str]:
        return [row[1] for row in self.rows]


def misc_value(misc: str, key: str) -> str | None:
    """The value of one key of the MISC column, or None."""
    for item in misc.split("|"):
        if item.startswith(key + "="):
            return item[len(key) + 1 :]
    return None


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file.

    Multiword tokens ("don't") are read as their words ("do", "n't"), whose forms spell the token in English treebanks; where they
    do not ("gonna" is fine, a rare "dunno" may not be) the sentence is left out, because its text could not be rebuilt.
    """
    sentence, broken, token_end, surface = Sentence(), False, 0, ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line:
            if sentence.rows and not broken:
                yield sentence
            sentence, broken = Sentence(), False
        elif line.startswith("#"):
            sentence.new_document |= line.startswith("# newdoc")
            sentence.new_paragraph |= line.startswith("# newpar") and "newpar_block" not in line
        else:
            row = line.split("\t")
            if "-" in row[0]:
                last = int(row[0].split("-")[1])
                surface, token_end, token_space = row[1], last, "SpaceAfter=No" not in row[9]
                built = ""
                continue
            if "." in row[0]:
                continue
            number = int(row[0])
            inside = number <= token_end and surface
            sentence.rows.append(row)
            sentence.spaces.append("SpaceAfter=No" not in row[9] and not inside)
            if inside:
                built += row[1]
                if number == token_end:
                    sentence.spaces[-1] = token_space
                    broken |= built != surface
                    surface, token_end = "", 0
    if sentence.rows and not broken:
        yield sentence


def text_of(sentence: Sentence) -> str:
    return "".join(w + " " * s for w, s in zip(sentence.words, sentence.spaces, strict=True))


def features(column: str) -> str:
    """UD FEATS as spaCy's morphology writes them."""
    return "" if column == "_" else column


ENTITY_PART = re.compile(r"\((?P<open>[^()]+)(?P<single>\))?|(?P<close>[^()]+)\)")
