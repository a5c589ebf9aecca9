"""Read articles in one process or several: the same records in the same order, whatever the number."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hearsay.articles.article import Article
from hearsay.errors import HearsayError, InputError
from hearsay.profile import untimed

if TYPE_CHECKING:
    from hearsay.articles.pages import PageRules
    from hearsay.compare.synthesis import Kind
    from hearsay.extract.reader import Reader
    from hearsay.profile import Profile
    from hearsay.records import Record


class Read(NamedTuple):
    """An article and its records, each as a line of JSON. ``items`` are what it contributes across articles, by kind (see
    ``hearsay.compare.synthesis``), where that is wanted."""

    article: Article
    lines: list[str]
    items: dict[str, list[str]]


OnError = Callable[[InputError], None]

BATCH_CHARACTERS = 40_000
"""Articles travel to the workers in batches of about this size: large enough to hide the cost of the journey, small enough to share out
a few dozen articles evenly."""

BATCHES_AHEAD = 3
"""Batches that wait or run per worker; bounds the memory, whatever the number of articles."""


GARBAGE = 50_000
"""Objects made between two looks for garbage: about those of one long article. Python's own 700 cost a twentieth of the time."""


@dataclass(frozen=True)
class Recipe:
    """With what to read: the language model (None: the shipped one) and the user's knowledge folder."""

    model: str | Path | None = None
    knowledge: Path | None = None

    def reader(self, profile: Profile | None = None) -> Reader:
        """Load the model and the knowledge. Takes seconds; do it once a process. ``profile`` counts what the stages cost."""
        from hearsay.extract.reader import Reader

        reader = Reader(self.model, self.knowledge, profile)
        gc.freeze()  # the model and the tables stay as long as the process: Python need not look through them for garbage
        gc.set_threshold(GARBAGE)
        return reader

    def kinds(self) -> Sequence[Kind]:
        """Load what is known about comparing records. Takes a second; do it once a process."""
        from hearsay.compare.synthesis import kinds
        from hearsay.knowledge.tables import Knowledge

        return kinds(Knowledge(self.knowledge))

    def page_rules(self) -> PageRules:
        """Load what is known about pages."""
        from hearsay.articles.pages import PageRules
        from hearsay.knowledge.tables import Knowledge

        return PageRules.load(Knowledge(self.knowledge))


def articles_in(
    paths: Iterable[str | Path], recipe: Recipe, *, dates: Path | None, split: bool, on_error: OnError, rules: PageRules | None = None
) -> Iterator[Article]:
    """The articles in files, folders or standard input; see ``articles.readers.read_paths``. ``rules`` are the recipe's page rules where
    they have been loaded before."""
    from hearsay.articles.readers import read_paths

    return read_paths(paths, dates=dates, split=split, on_error=on_error, rules=rules or recipe.page_rules())


def count_inputs(paths: Iterable[str | Path], dates: Path | None = None) -> int | None:
    """About how many articles there are to read, for a progress bar; None where only reading would tell."""
    from hearsay.articles.readers import CSV, JSONL, STDIN, sources

    count = 0
    for source in sources(paths, dates, lambda _: None):
        if str(source.path) == STDIN:
            return None
        count += _lines(source.path) if source.path.suffix.lower() in JSONL | CSV else 1
    return count


def _lines(path: Path) -> int:
    try:
        with path.open("rb") as lines:
            return sum(not line.isspace() for line in lines)
    except OSError:
        return 0


def read_records(
    articles: Iterable[Article], recipe: Recipe, jobs: int, on_error: OnError, reader: Reader | None = None, *, contributing: bool = False
) -> Iterator[Read]:
    """Yield every article with its records as JSON lines, in order. ``reader`` is one made from the recipe before, for a single job.

    With several jobs the articles are shared out to that many processes. An article on which a rule fails goes to ``on_error``.
    ``contributing`` tells whether items are wanted, too. Raises ModelError or KnowledgeError where the recipe cannot be used,
    HearsayError where a worker process dies.
    """
    if jobs == 1:
        results = _read_batch(reader or recipe.reader(), articles, recipe.kinds() if contributing else ())
    else:
        results = _shared_out(articles, recipe, jobs, contributing)
    for result in results:
        if isinstance(result, InputError):
            on_error(result)
        else:
            yield result


def _read_batch(reader: Reader, articles: Iterable[Article], kinds: Sequence[Kind]) -> Iterator[Read | InputError]:
    timed = reader.profile.timed if reader.profile else untimed
    for article in reader.profile.each("reading", articles) if reader.profile else articles:
        try:
            for _, records in reader.read([article]):
                lines = timed("writing", _written, records)
                items = timed("contributing", _contributed, article, records, kinds) if kinds else {}
                yield Read(article, lines, items)
        except InputError as error:
            yield error
        except Exception as error:  # a fault of one rule on one article must not cost the user the other thousands
            yield InputError(article.doc, f"an error of hearsay itself ({_told(error)}); please report it")


def _written(records: Iterable[Record]) -> list[str]:
    return [record.model_dump_json(by_alias=True) for record in records]


def _contributed(article: Article, records: Sequence[Record], kinds: Sequence[Kind]) -> dict[str, list[str]]:
    from hearsay.compare.synthesis import contributions

    return contributions(kinds, article.record(), records, article.text)


def _told(error: Exception) -> str:
    """The error in one line, with the place in the code."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} at {Path(frame.filename).name}:{frame.lineno}"


def _shared_out(articles: Iterable[Article], recipe: Recipe, jobs: int, contributing: bool) -> Iterator[Read | InputError]:
    # Spawned, not forked: a fork copies locks that other threads (the progress bar) may hold.
    pool = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_die_on_interrupt)
    todo = (pool.submit(_work, recipe, batch, contributing) for batch in _batches(articles))
    ahead: deque[Future[list[Read | InputError]]] = deque()
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


@cache
def _kinds(recipe: Recipe) -> Sequence[Kind]:
    return recipe.kinds()


def _work(recipe: Recipe, batch: list[Article], contributing: bool) -> list[Read | InputError]:
    return list(_read_batch(_reader(recipe), batch, _kinds(recipe) if contributing else ()))
