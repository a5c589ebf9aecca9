"""How long each stage of reading takes: passed to what shall be measured, and nowhere else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Timed(Protocol):
    """Calls the work with its arguments and gives back what it gives back."""

    def __call__(self, stage: str, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T: ...


def untimed(stage: str, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Just the work."""
    return work(*args, **kwargs)


class Profile:
    """Processor time by stage, in the order in which the stages first ran, and the number of tokens that they dealt with."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.tokens = 0

    def timed(self, stage: str, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """The work, its time counted to the stage."""
        start = time.process_time()
        try:
            return work(*args, **kwargs)
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - start

    def each(self, stage: str, items: Iterable[T]) -> Iterator[T]:
        """The items; the time that each takes to come is counted to the stage."""
        source, end = iter(items), object()
        while (item := self.timed(stage, next, source, end)) is not end:
            yield item  # type: ignore[misc]

    def lines(self) -> Iterator[str]:
        """The table: microseconds a token and share of the whole by stage."""
        whole = sum(self.seconds.values())
        yield f"{'stage':<12}{'µs/token':>9}{'share':>8}"
        for stage, seconds in [*self.seconds.items(), ("all", whole)]:
            yield f"{stage:<12}{1e6 * seconds / max(self.tokens, 1):>9.1f}{seconds / max(whole, 1e-9):>8.1%}"
        yield f"{self.tokens:,} tokens in {whole:.1f} s of processor time; loading the model and the tables is not counted"
