"""How alike two texts are word for word: MinHash over runs of three words.

Written here on NumPy, which the language model brings along anyway: it is a score of lines, and the same numbers come out on every machine
and with every version.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Signature = npt.NDArray[np.uint32]

_RUN = 3
SIZE = 64
"""Values of a signature."""
_BANDS = 16
"""Of four values each: texts that share nine runs of ten meet in some band always, those that share half two times of three."""

_dice = np.random.Generator(np.random.PCG64(20220124))
_FACTORS = _dice.integers(1, 1 << 32, SIZE, dtype=np.uint64) | np.uint64(1)
_OFFSETS = _dice.integers(0, 1 << 32, SIZE, dtype=np.uint64)
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))


def sign(terms: Sequence[int]) -> Signature:
    """The MinHash signature of the runs of three terms (of the terms where there are fewer)."""
    values = np.asarray(array("I", terms), dtype=np.uint64)
    if not len(values):
        return np.zeros(SIZE, dtype=np.uint32)
    runs = max(1, len(values) - _RUN + 1)
    mixed = np.zeros(runs, dtype=np.uint64)
    for i, factor in enumerate(_MIX[: min(_RUN, len(values))]):
        mixed += values[i : i + runs] * factor
    mixed ^= mixed >> np.uint64(29)
    hashed = (mixed[None, :] * _FACTORS[:, None] + _OFFSETS[:, None]) >> np.uint64(32)
    signature: Signature = hashed.min(axis=1).astype(np.uint32)
    return signature


def likeness(a: Signature, b: Signature) -> float:
    """The estimated share of the runs of either text that both have (Jaccard)."""
    return float(np.count_nonzero(a == b)) / SIZE


def band_keys(signature: Signature) -> list[int]:
    """A key (of 62 bits) for each band: texts that are alike share some. Texts that share a key by chance are rare."""
    values = signature.astype(np.uint64).reshape(_BANDS, -1)
    keys = np.zeros(_BANDS, dtype=np.uint64)
    for column in values.T:
        keys = (keys ^ (keys >> np.uint64(29))) * _MIX[1] + column * _MIX[0]
    found: list[int] = (keys >> np.uint64(2)).tolist()
    return found
