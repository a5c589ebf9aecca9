"""Words by sound across scripts: what a Russian and an English text of one story share are names, numbers and international words."""

from __future__ import annotations

import re

_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE = 2000

# Letters to classes of consonants that are written for one another; vowels are dropped (but for a first one).
_DIGRAPHS = (
    ("дж", "s"), ("sch", "s"), ("tch", "s"), ("sh", "s"), ("ch", "s"), ("zh", "s"), ("ts", "s"), ("tz", "s"), ("kh", "k"), ("gh", "k"),
    ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "kf"), ("кс", "ks"), ("x", "ks"),
)  # fmt: skip
_CLASSES = str.maketrans(
    {
        letter: consonants[0]
        for consonants in ("pbпб", "fvwфв", "kcgqhгкхґ", "tdдт", "sjzжзсцчшщ", "lл", "mм", "nн", "rр")
        for letter in consonants
    }
)
_VOWELS = re.compile(r"[^pfktslmnr]")
_TWICE = re.compile(r"(.)\1+")
_FEWEST = 2
_MOST = 5
_NUMBER = 4


def is_cyrillic(text: str) -> bool:
    """Most letters at the beginning of the text are Cyrillic."""
    sample = text[:_SAMPLE]
    return not sample.isascii() and len(_CYRILLIC.findall(sample)) * 2 > len(_LETTER.findall(sample))


def sound(word: str) -> str:
    """A key that a name, number or international word has in Latin and in Cyrillic letters; empty where too few consonants are left.

    The first five consonants by class: "putin" and "путин" are "ptn". What it joins wrongly stands in no common order.
    """
    if word[0].isdigit():
        return word.replace(",", "").replace(".", "")
    for letters, sounds in _DIGRAPHS:
        word = word.replace(letters, sounds)
    key = _TWICE.sub(r"\1", _VOWELS.sub("", word.translate(_CLASSES)))
    return key[:_MOST] if len(key) >= _FEWEST else ""


def loudness(key: str) -> int:
    """How much a key weighs: the more consonants it has, the fewer words share it."""
    return _NUMBER if key[0].isdigit() else len(key)
