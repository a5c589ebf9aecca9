"""How fast and how lean: prints each figure beside its goal. Everything is measured on this machine in this run.

    .venv/bin/python benchmarks/speed.py [ratio] [jobs] [startup] [memory]     (nothing named: all of them)

ratio    the whole of extract against the bare parse of the same texts, with the same model, in one process
jobs     the command with --jobs 2 against --jobs 1 (needs two free cores)
startup  hearsay --help
memory   the largest resident memory of `hearsay read` on 1,000 and on 10,000 generated articles (takes minutes)
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generated import write_articles

if TYPE_CHECKING:
    from hearsay.articles.article import Article

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does, before NumPy is loaded

ROOT = Path(__file__).parents[1]
HEARSAY = [sys.executable, "-m", "hearsay"]
ROUNDS = 3
PAIRS = 9


def ratio(texts: Path) -> None:
    """The articles are read, segmented, parsed, extracted and written as JSON, against the parser alone on the text of every page.

    In processor time, the two in turn, and of each the fastest run, because other programs on the machine only ever make one slower (they
    do, even in processor time, through the caches). Loading the model and the tables counts for neither.
    """
    from hearsay.jobs import Recipe, articles_in, read_records

    recipe = Recipe()
    reader, rules = recipe.reader(), recipe.page_rules()

    def articles() -> Iterator[Article]:
        return articles_in([texts], recipe, dates=None, split=True, on_error=print, rules=rules)

    pages = list(dict.fromkeys(article.text for article in articles()))  # two articles of one page have one text

    def parse() -> int:
        return sum(len(doc) for doc in reader.nlp.pipe(pages))

    def extract() -> int:
        return sum(1 for _ in read_records(articles(), recipe, 1, print, reader=reader))

    tokens, number = parse(), extract()
    pairs = [(seconds(parse, time.process_time), seconds(extract, time.process_time)) for _ in range(PAIRS)]
    bare, whole = (min(column) for column in zip(*pairs, strict=True))
    print(f"bare parse  {tokens / bare:10,.0f} tokens/s  ({tokens:,} tokens on {len(pages)} pages)")
    print(f"extract     {tokens / whole:10,.0f} tokens/s  ({number} articles)")
    print(f"ratio       {bare / whole:10.2f}           goal: at least 0.6")


def jobs() -> None:
    """From the start of the command to its end, starting and loading the model included."""
    with tempfile.TemporaryDirectory() as folder:
        list(write_articles(Path(folder), 600))
        taken = {}
        for number in (1, 2):
            command = [*HEARSAY, "extract", "--jobs", str(number), folder]
            taken[number] = min(seconds(lambda command=command: run(command)) for _ in range(2))
    print(f"--jobs 1    {taken[1]:10.1f} s   600 generated articles")
    print(f"--jobs 2    {taken[2]:10.1f} s")
    print(f"speed-up    {taken[1] / taken[2]:10.2f} x  goal: at least 1.7 on two free cores (load now {os.getloadavg()[0]:.1f})")


def startup() -> None:
    """The median of several starts."""
    taken = statistics.median(seconds(lambda: run([*HEARSAY, "--help"])) for _ in range(2 * ROUNDS))
    print(f"--help      {taken:10.2f} s   goal: under 0.4")


def memory() -> None:
    """The kernel's own count of the largest resident memory (VmHWM)."""
    peaks = {}
    for number in (1_000, 10_000):
        with tempfile.TemporaryDirectory() as folder:
            articles = Path(folder, "articles")
            articles.mkdir()
            list(write_articles(articles, number, sentences=8))
            process = subprocess.Popen([*HEARSAY, "read", str(articles), "--into", f"{folder}/generated.desk"], stderr=subprocess.DEVNULL)
            _, _, usage = os.wait4(process.pid, 0)
            peaks[number] = usage.ru_maxrss / 1024
            print(f"{number:6,} articles  {peaks[number]:6,.0f} MB at most")
    print(f"growth      {peaks[10_000] - peaks[1_000]:10,.0f} MB  goal: flat, and under 1,200 MB in all")


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """How long the work takes, by the clock on the wall or by the processor's."""
    start = clock()
    work()
    return clock() - start


def run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", help="ratio, jobs, startup, memory")
    parser.add_argument("--texts", type=Path, default=ROOT / "examples" / "standoff" / "articles", help="articles for the ratio")
    options = parser.parse_args()
    measures: dict[str, Callable[[], None]] = {
        "ratio": lambda: ratio(options.texts),
        "jobs": jobs,
        "startup": startup,
        "memory": memory,
    }
    if unknown := set(options.what) - set(measures):
        parser.error(f"expected {', '.join(measures)}, found {', '.join(sorted(unknown))}")
    for what in options.what or measures:
        measures[what]()


if __name__ == "__main__":
    main()
