"""Named entities for training: from GUM's entity column, and from the stand-off files of re3d."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from conllu import ENTITY_PART, Sentence, misc_value

GUM_LABELS = {"person": "PERSON", "organization": "ORG", "place": "PLACE", "event": "EVENT", "object": "PRODUCT"}
RE3D_LABELS = {
    "Person": "PERSON",
    "Organisation": "ORG",
    "Location": "PLACE",
    "Nationality": "NORP",
    "Weapon": "PRODUCT",
    "MilitaryPlatform": "PRODUCT",
    "Vehicle": "PRODUCT",
}
NAME_RELATIONS = {"flat", "compound", "amod", "nummod", "case", "nmod", "det", "punct", "conj", "cc"}


def gum_mentions(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Yield (first word, past last word, GUM entity type) of all mentions of a sentence, nested ones too."""
    open_at: dict[str, list[tuple[int, str]]] = {}
    for position, row in enumerate(sentence.rows):
        for part in ENTITY_PART.finditer(misc_value(row[9], "Entity") or ""):
            if part["open"]:
                group, _, rest = part["open"].partition("-")
                etype = rest.split("-")[0]
                if part["single"]:
                    yield position, position + 1, etype
                else:
                    open_at.setdefault(group, []).append((position, etype))
            elif open_at.get(part["close"]):
                first, etype = open_at[part["close"]].pop()
                yield first, position + 1, etype


def gum_names(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Named entities (first word, past last word, label) of a GUM sentence, outermost first, none overlapping.

    GUM marks every referring phrase; a name is the run of proper nouns around the head of the phrase ("former minister [Jane Roe]
    of X"), with linking words inside it ("Bank of England"). Adjectives of origin ("Swiss") become NORP.
    """
    heads = [int(row[6]) - 1 for row in sentence.rows]
    named: list[tuple[int, int, str]] = []
    for first, last, etype in sorted(gum_mentions(sentence), key=lambda m: (m[0], -m[1])):
        if etype not in GUM_LABELS:
            continue
        inside = [k for k in range(first, last) if not first <= heads[k] < last]
        if len(inside) != 1 or sentence.rows[inside[0]][3] != "PROPN":
            continue
        named.append((*name_around(sentence, inside[0], first, last), GUM_LABELS[etype]))
    for k, row in enumerate(sentence.rows):
        if row[3] == "ADJ" and row[1][:1].isupper() and not row[1].isupper() and (k > 0 or row[2][:1].isupper()):
            named.append((k, k + 1, "NORP"))
    return without_overlap(named)


def name_around(sentence: Sentence, head: int, first: int, last: int) -> tuple[int, int]:
    """Widen from the head over proper nouns; "of", "the", "and" only where a proper noun follows within the phrase."""
    start, end = head, head + 1
    rows = sentence.rows
    while start > first and rows[start - 1][3] == "PROPN":
        start -= 1
    while end < last:
        if rows[end][3] == "PROPN" or (
            rows[end][3] == "NUM" and rows[end][1][:1].isalnum() and rows[end][7] in {"nummod", "flat", "compound"}
        ):
            end += 1
        elif (
            rows[end][1] in {"of", "the", "for", "-", "de", "al", "&"}
            and end + 1 < last
            and rows[end + 1][3] == "PROPN"
            and rows[end][1] != "the"
        ):
            end += 2
        else:
            break
    return start, end


def without_overlap(named: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Keep the longest of overlapping names."""
    kept: list[tuple[int, int, str]] = []
    for candidate in sorted(named, key=lambda n: (n[0] - n[1], n[0])):
        if all(candidate[1] <= k[0] or candidate[0] >= k[1] for k in kept):
            kept.append(candidate)
    return sorted(kept)


def re3d_documents(folder: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Yield (text, [(start, end, label)]) of one re3d source folder.

    re3d marks pronouns and common nouns too ("families", "I"); only spans that begin with a capital and are no pronoun are kept, and
    a longest span is cut to its capitalised tail ("Russian Foreign Minister [Sergei Lavrov]" is given by a nested shorter span).
    """
    marks: dict[str, list[tuple[int, int, str]]] = {}
    for line in (folder / "entities.json").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if label := RE3D_LABELS.get(row["type"]):
            marks.setdefault(row["documentId"], []).append((row["begin"], row["end"], label))
    for line in (folder / "documents.json").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        text = document["text"]
        yield text, without_overlap(list(named_spans(text, marks.get(document["_id"], []))))


def named_spans(text: str, spans: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    inner = {(s, e) for s, e, label in spans}
    for start, end, label in spans:
        words = text[start:end]
        if shortened := re.match(r"(?:[Tt]he|[Aa]n?)\s+", words):
            start += shortened.end()
            words = text[start:end]
        content = [w for w in re.findall(r"[\w'’.-]+", words) if w.lower() not in {"of", "the", "and", "for", "in", "al", "de", "to", "on"}]
        if (
            not content
            or not all(w[:1].isupper() or w[:1].isdigit() for w in content)
            or words in {"I", "He", "She", "It", "We", "They", "This", "Our"}
        ):
            continue
        if label == "PERSON" and any(start <= s and e <= end and (s, e) != (start, end) for s, e in inner):
            continue
        yield start, end, label
