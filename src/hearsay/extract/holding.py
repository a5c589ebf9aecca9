"""Which statements hold which tokens: one sweep over the text, so that long articles take no more than their length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from hearsay.records import Statement


class Attributed(Protocol):
    """What is asked of ``extract.statements.Attribution``."""

    @property
    def record(self) -> Statement: ...
    @property
    def content(self) -> Sequence[range]: ...


def holders(places: Sequence[int], statements: Sequence[Attributed]) -> list[list[Statement]]:
    """For each token index (in ascending order) the statements whose content holds it, the shortest first."""
    sizes = [sum(map(len, statement.content)) for statement in statements]
    stretches = sorted((part.start, part.stop, k) for k, statement in enumerate(statements) for part in statement.content)
    found: list[list[Statement]] = []
    open_: list[tuple[int, int]] = []
    waiting = 0
    for place in places:
        while waiting < len(stretches) and stretches[waiting][0] <= place:
            open_.append(stretches[waiting][1:])
            waiting += 1
        open_ = [(stop, k) for stop, k in open_ if stop > place]
        holding = sorted({k for _, k in open_}, key=lambda k: (sizes[k], k))
        found.append([statements[k].record for k in holding])
    return found
