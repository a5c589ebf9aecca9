"""The PLOVER classes as the table ``plover.toml`` describes them: meaning, modes, CAMEO root code, intensity, quad class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from hearsay.knowledge.tables import Knowledge

QuadClass = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]

LAST_ROOTS: tuple[tuple[int, QuadClass], ...] = (
    (5, "verbal cooperation"),
    (8, "material cooperation"),
    (13, "verbal conflict"),
    (20, "material conflict"),
)
"""The last CAMEO root code of each quad class, in order (GDELT 2.0 event codebook, QuadClass 1 to 4)."""


@dataclass(frozen=True)
class PloverClass:
    """One class of events. ``cameo`` is the CAMEO root it stands nearest to, ``intensity`` the Goldstein value of that root.

    ``by_mode`` has the finer CAMEO code and its value for each mode.
    """

    name: str
    meaning: str
    modes: tuple[str, ...]
    cameo: str
    intensity: float
    by_mode: Mapping[str, tuple[str, float]] = field(default_factory=dict)

    def code(self, mode: str | None) -> str:
        """The CAMEO code of an event of this class and mode; its first two digits are the root code."""
        return self.by_mode.get(mode or "", (self.cameo, self.intensity))[0]

    def intensity_of(self, mode: str | None) -> float:
        """The Goldstein value of an event of this class and mode."""
        return self.by_mode.get(mode or "", (self.cameo, self.intensity))[1]

    @property
    def quad_class(self) -> QuadClass:
        """Whether it is done in words or in deeds, with or against the other side."""
        root = int(self.cameo[:2])
        return next(name for last, name in LAST_ROOTS if root <= last)


def plover_classes(knowledge: Knowledge) -> Mapping[str, PloverClass]:
    """All classes by name, in the order of the table. Raises KnowledgeError for a bad table."""
    return {
        name: PloverClass(
            name,
            row["meaning"],
            tuple(row["modes"]),
            row["cameo"],
            row["intensity"],
            {mode: (code["cameo"], code["intensity"]) for mode, code in row.get("by_mode", {}).items()},
        )
        for name, row in knowledge.table("plover").items()
    }
