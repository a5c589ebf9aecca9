"""Which texts are worth a look: those that share rare words, quotations or names by sound, and those that are alike word for word.

Texts are numbers (see ``Fingerprint.text``). Each stands in buckets; two that stand in enough of the same buckets meet. A bucket holds no
more than so many texts, those with the smallest numbers, which is as good as drawing lots: so the work per text is bounded, whatever the
number of articles, and whether two texts meet depends on what stands in their own buckets alone, not on the order in which articles came.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from hearsay.compare.fingerprint import Fingerprint, WordRules
from hearsay.compare.shingles import band_keys

Keys64 = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int32]

Members = Callable[[int, int | None], Sequence[int]]
"""Of the bucket with a key the first so many texts (all for None), in order."""

MOST_QUOTING = 50
"""A quotation that more texts have is a motto or a slogan of the site."""
_HEAVIEST = 80
"""Words, and sounds, of an article that are looked up, the rarest."""
_PORTIONS = 16
"""Keys are indexed in so many portions, one after the other, so that sorting needs memory for one portion only."""


@dataclass(frozen=True)
class Kind:
    """Buckets of one kind hold ``most`` texts; two texts must share ``fewest`` of them. Keys begin with ``prefix``."""

    prefix: int
    most: int
    fewest: int

    def keys(self, numbers: Iterable[int]) -> array[int]:
        return array("q", [self.prefix << 32 | number for number in numbers])


WORDS = Kind(0, most=100, fewest=3)
LATIN_SOUNDS = Kind(1, most=100, fewest=3)
CYRILLIC_SOUNDS = Kind(2, most=100, fewest=3)
QUOTATIONS = Kind(3, most=MOST_QUOTING, fewest=1)
_ALIKE = 1 << 62
"""Begins the keys of the buckets (bands) of texts that may be alike word for word. There each meets the first one only, so that ten
thousand texts with one word changed in each take ten thousand comparisons."""


@dataclass(frozen=True)
class Keys:
    """The buckets of a text. ``sounds`` are for those of its own script, ``across`` those in which it looks for texts of the other one."""

    words: array[int]
    sounds: array[int]
    across: array[int]
    quotations: array[int]
    alike: array[int]

    def own(self) -> list[int]:
        """All buckets in which the text stands."""
        return [*self.words, *self.sounds, *self.quotations, *self.alike]


def keys_of(own: Fingerprint, rules: WordRules, scripts: int) -> Keys:
    """The buckets of a text, in a set of articles in so many scripts."""
    words = sorted(own.once, key=lambda term: (-rules.weight(term), term))[:_HEAVIEST]
    heard = sorted(zip(own.loudness, own.sounds, strict=True), key=lambda sound: (-sound[0], sound[1]))[:_HEAVIEST] if scripts > 1 else []
    kinds = (CYRILLIC_SOUNDS, LATIN_SOUNDS) if own.cyrillic else (LATIN_SOUNDS, CYRILLIC_SOUNDS)
    sounds, across = (kind.keys(sound for _, sound in heard) for kind in kinds)
    alike = array("q", [key | _ALIKE for key in band_keys(own.signature)])
    return Keys(WORDS.keys(words), sounds, across, QUOTATIONS.keys(own.quotations), alike)


def met(text: int, keys: Keys, members: Members) -> set[int]:
    """The texts that are to be compared with this one, which stands in its buckets already. Whom one meets meets it, too."""
    found: set[int] = set()
    for kind, own, across in (
        (WORDS, keys.words, keys.words),
        (LATIN_SOUNDS, keys.sounds, keys.across),
        (QUOTATIONS, keys.quotations, keys.quotations),
    ):
        counts: Counter[int] = Counter()
        for key, other_key in zip(own, across, strict=True):
            here = members(key, kind.most)
            if text in here:
                counts.update(here if key == other_key else members(other_key, kind.most))
        found.update(other for other, count in counts.items() if count >= kind.fewest)
    for key in keys.alike:
        first = members(key, 1)
        found.update(members(key, None) if first[0] == text else first)
    return found - {text}


def displaced(text: int, keys: Keys, members: Members) -> set[int]:
    """The texts that do not count in a bucket, or do not stand first in one, because this one stands there, too."""
    found: set[int] = set()
    for kind, own in ((WORDS, keys.words), (LATIN_SOUNDS, keys.sounds), (QUOTATIONS, keys.quotations)):
        for key in own:
            here = members(key, kind.most + 1)
            if len(here) > kind.most and text in here[: kind.most]:
                found.add(here[kind.most])
    for key in keys.alike:
        here = members(key, 2)
        if here[0] == text:
            found.update(here[1:])
    return found


@dataclass
class Pile:
    """Keys of many texts, one after the other."""

    keys: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))

    def put(self, keys: array[int]) -> None:
        self.keys.extend(keys)
        self.ends.append(len(self.keys))

    def of(self, number: int) -> Keys64:
        return np.frombuffer(self.keys, dtype=np.int64)[self.ends[number - 1] if number else 0 : self.ends[number]]


@dataclass(frozen=True)
class Postings:
    """Buckets in arrays: the texts (by number) of the bucket ``keys[i]`` stand in ``texts`` from ``starts[i]`` on, in order, ``counts[i]``
    of them."""

    keys: Keys64
    starts: Keys64
    counts: Numbers
    texts: Numbers

    @classmethod
    def of(cls, pile: Pile, most: int, fewest: int = 2) -> Postings:
        """Index the keys of a pile; of buckets with at least ``fewest`` texts the first ``most`` texts."""
        keys = np.frombuffer(pile.keys, dtype=np.int64) if pile.keys else np.zeros(0, np.int64)
        ends = np.array([0, *pile.ends], dtype=np.int64)
        sizes = ends[1:] - ends[:-1]
        texts = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
        low, high = (int(keys.min()), int(keys.max()) + 1) if len(keys) else (0, 1)
        edges = [low + (high - low) * number // _PORTIONS for number in range(_PORTIONS + 1)]
        portions = [_portion(keys, texts, start, end, most, fewest) for start, end in pairwise(edges)]
        found, counts, held = (np.concatenate([portion[i] for portion in portions]) for i in range(3))
        return cls(found, np.cumsum(counts, dtype=np.int64) - counts, counts, held)

    def lists(self, keys: Keys64) -> Numbers:
        """The texts of these buckets, as often as they stand in one."""
        return self._gathered(self._places(keys))[1]

    def held(self, number: int, keys: Keys64) -> Keys64:
        """Those of the keys whose buckets hold the text."""
        at = self._places(keys)
        which, texts = self._gathered(at)
        found: Keys64 = self.keys[at[which[texts == number]]]
        return found

    def members(self, key: int, most: int | None) -> list[int]:
        """See ``Members``."""
        found: list[int] = self.lists(np.array([key]))[:most].tolist()
        return found

    def _gathered(self, at: Keys64) -> tuple[Keys64, Numbers]:
        if not len(at):
            return np.zeros(0, np.int64), np.zeros(0, np.int32)
        counts = self.counts[at]
        ends = np.cumsum(counts)
        within = np.arange(ends[-1]) - np.repeat(ends - counts, counts)
        which = np.repeat(np.arange(len(at)), counts)
        return which, self.texts[np.repeat(self.starts[at], counts) + within]

    def _places(self, keys: Keys64) -> Keys64:
        """Where the keys that are indexed stand among all."""
        if not len(self.keys) or not len(keys):
            return np.zeros(0, dtype=np.int64)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        found: Keys64 = at[self.keys[at] == keys]
        return found


def _portion(keys: Keys64, texts: Numbers, start: int, end: int, most: int, fewest: int) -> tuple[Keys64, Numbers, Numbers]:
    """Of the keys from ``start`` to before ``end`` those with enough texts: the keys, how many texts each holds, and these key by key."""
    here = (keys >= start) & (keys < end)
    keys, texts = keys[here], texts[here]
    order = np.argsort(keys, kind="stable")
    keys, texts = keys[order], texts[order]
    begins = np.flatnonzero(np.concatenate([np.ones(min(1, len(keys)), np.bool_), keys[1:] != keys[:-1]]))
    sizes = np.diff(np.append(begins, len(keys)))
    place = np.arange(len(keys)) - np.repeat(begins, sizes)
    enough = sizes >= fewest
    held = np.repeat(enough, sizes) & (place < most)
    return keys[begins[enough]], np.minimum(sizes[enough], most).astype(np.int32), texts[held]


class Meetings:
    """Who meets whom, for many texts at once: the same as ``met`` tells of each, in arrays of numbers.

    Texts are put in in order and numbered from nought.
    """

    def __init__(self) -> None:
        self._piles = {name: Pile() for name in ("words", "sounds", "across", "quotations", "alike")}

    def put(self, keys: Keys) -> None:
        """Take the next text in."""
        for name, pile in self._piles.items():
            pile.put(getattr(keys, name))

    def before(self) -> Iterator[tuple[int, list[int]]]:
        """For each text the earlier ones that it is to be compared with."""
        words = Postings.of(self._piles["words"], WORDS.most)
        sounds = Postings.of(self._piles["sounds"], LATIN_SOUNDS.most, fewest=1)
        quotations = Postings.of(self._piles["quotations"], QUOTATIONS.most)
        alike = Postings.of(self._piles["alike"], most=1)
        across = (CYRILLIC_SOUNDS.prefix - LATIN_SOUNDS.prefix) << 32
        for number in range(len(self._piles["words"].ends)):
            own = {name: pile.of(number) for name, pile in self._piles.items()}
            heard = sounds.held(number, own["sounds"])
            shift = across if len(heard) and heard[0] >> 32 == LATIN_SOUNDS.prefix else -across
            found = [
                _shared(words.lists(words.held(number, own["words"])), number, WORDS.fewest),
                _shared(sounds.lists(heard + shift), number, LATIN_SOUNDS.fewest),
                _shared(quotations.lists(quotations.held(number, own["quotations"])), number, QUOTATIONS.fewest),
                _shared(alike.lists(own["alike"]), number, 1),
            ]
            yield number, np.unique(np.concatenate(found)).tolist()

    def own(self, number: int) -> list[int]:
        """All buckets in which a text stands."""
        return [int(key) for name, pile in self._piles.items() if name != "across" for key in pile.of(number)]

    def quoted(self, number: int) -> list[int]:
        """The buckets of quotations in which a text stands."""
        found: list[int] = self._piles["quotations"].of(number).tolist()
        return found

    def quotations(self) -> Postings:
        """The buckets of quotations, with one text more than counts, so that those that are too common can be told."""
        return Postings.of(self._piles["quotations"], QUOTATIONS.most + 1)


def _shared(texts: Numbers, number: int, fewest: int) -> Numbers:
    """Those of the texts before this one that come so often."""
    found, counts = np.unique(texts[texts < number], return_counts=True)
    enough: Numbers = found[counts >= fewest]
    return enough
