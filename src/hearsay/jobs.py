"""Read articles in one process or several: the same records in the same order, whatever the number."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hearsay.articles.article import Article
from hearsay.errors import HearsayError

if TYPE_CHECKING:
    from hearsay.extract.reader import Reader

Read = tuple[Article, list[str]]
"""An article and its records, each as a line of JSON."""

BATCH_CHARACTERS = 40_000
"""Articles travel to the workers in batches of about this size: large enough to hide the cost of the journey, small enough to share out
a few dozen articles evenly."""

BATCHES_AHEAD = 3
"""Batches that wait or run per worker; bounds the memory, whatever the number of articles."""


@dataclass(frozen=True)
class Recipe:
    """With what to read: the language model (None: the shipped one) and the user's knowledge folder."""

    model: str | Path | None = None
    knowledge: Path | None = None

    def reader(self) -> Reader:
        """Load the model and the knowledge. Takes seconds; do it once a process."""
        from hearsay.extract.reader import Reader

        return Reader(self.model, self.knowledge)


def read_records(articles: Iterable[Article], recipe: Recipe, jobs: int = 1) -> Iterator[Read]:
    """Yield every article with its records as JSON lines, in order.

    With several jobs the articles are shared out to that many processes. Raises ModelError or KnowledgeError where the recipe cannot
    be used, HearsayError where a worker process dies.
    """
    if jobs == 1:
        return _with_lines(recipe.reader(), articles)
    return _shared_out(articles, recipe, jobs)


def _with_lines(reader: Reader, articles: Iterable[Article]) -> Iterator[Read]:
    for article, records in reader.read(articles):
        yield article, [record.model_dump_json(by_alias=True) for record in records]


def _shared_out(articles: Iterable[Article], recipe: Recipe, jobs: int) -> Iterator[Read]:
    # Spawned, not forked: a fork copies locks that other threads (the progress bar) may hold.
    pool = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_die_on_interrupt)
    todo = (pool.submit(_read_batch, recipe, batch) for batch in _batches(articles))
    ahead: deque[Future[list[Read]]] = deque()
    try:
        for future in todo:
            ahead.append(future)
            if len(ahead) == jobs * BATCHES_AHEAD:
                yield from ahead.popleft().result()
        while ahead:
            yield from ahead.popleft().result()
    except BrokenProcessPool as error:
        raise HearsayError(
            "a worker process died while reading, perhaps because the memory ran out; run the same command again with fewer --jobs"
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _die_on_interrupt() -> None:
    """Ctrl-C reaches every process of the group: workers go at once and silently, the parent has the word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@cache
def _reader(recipe: Recipe) -> Reader:
    """The one reader of this worker process."""
    return recipe.reader()


def _read_batch(recipe: Recipe, batch: list[Article]) -> list[Read]:
    return list(_with_lines(_reader(recipe), batch))
