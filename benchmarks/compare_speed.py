"""How fast articles are compared, and how the time grows with their number. Everything is measured on this machine in this run.

    .venv/bin/python benchmarks/compare_speed.py [--sizes 1000,3000,10000,30000,100000] [--same 10000] [--desk 10000]

Articles are made up of words drawn as those of a language are (few common ones, many rare ones); one in ten is made from an earlier one, by
leaving words out or by cutting it. Each stage is timed by itself, and the exponent tells how its time grows: 1 is in proportion to the
number of articles, 2 with its square. Then: as many copies of one text; a desk to which articles are added one by one.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

from hearsay.articles.article import Article
from hearsay.compare.comparing import Comparing, Whole
from hearsay.desk import Desk
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Comparison, Part

VOCABULARY = 200_000
WORDS = 300
MADE_FROM_ANOTHER = 0.1
DAYS = 365
SYLLABLES = ("ka", "ro", "min", "sta", "vel", "gor", "lu", "dno", "pra", "tse", "be", "ri", "fo", "hal", "nu", "sik")


def word(number: int) -> str:
    made = ""
    while number or not made:
        number, syllable = divmod(number, len(SYLLABLES))
        made += SYLLABLES[syllable]
    return made


def articles(count: int) -> Iterator[Article]:
    """So many articles, always the same."""
    dice = random.Random(1)
    vocabulary = [word(i) for i in range(VOCABULARY)]
    odds = list(accumulate(1 / (rank + 10) for rank in range(VOCABULARY)))
    earlier: list[list[str]] = []
    for i in range(count):
        if earlier and dice.random() < MADE_FROM_ANOTHER:
            source = dice.choice(earlier)
            cut = dice.random() < 0.5
            words = source[: WORDS * 2 // 3] if cut else [w for w in source if dice.random() < 0.7]
        else:
            words = dice.choices(vocabulary, cum_weights=odds, k=WORDS)
            earlier = [*earlier[-200:], words]
        day = i * DAYS // count
        yield made_up(f"a{i:06}", " ".join(words), f"2022-{1 + day // 31:02}-{1 + day % 28:02}")


def made_up(doc: str, text: str, day: str | None = None) -> Article:
    return Article(doc=doc, text=text, published=day, language="en", parts=[Part(kind="body", start=0, end=len(text))])


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time, so that other programs on the machine do not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def memory() -> float:
    """Megabytes that the process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", default="1000,3000,10000,30000,100000")
    asked.add_argument("--same", type=int, default=10_000)
    asked.add_argument("--desk", type=int, default=10_000, help="articles of the desk to which more are added")
    asked.add_argument("--added", type=int, default=10)
    options = asked.parse_args()
    knowledge = Knowledge()
    before: dict[str, tuple[int, float]] = {}
    for size in map(int, filter(None, options.sizes.split(","))):
        seconds = measured(size, knowledge)
        for name, taken in seconds.items():
            fewer, quicker = before.get(name, (0, 0.0))
            exponent = f"  exponent {math.log(taken / quicker) / math.log(size / fewer):.2f}" if fewer else ""
            print(f"{size:>8,} articles  {name:<13} {taken:8.2f} s{exponent}", flush=True)
            before[name] = size, taken
    same(options.same, "the same words", made_up, knowledge)
    same(options.same, "one word changed in each", one_word_changed, knowledge)
    if options.desk:
        growing_desk(options.desk, options.added)


def measured(size: int, knowledge: Knowledge) -> dict[str, float]:
    """Seconds by stage. Prints how much memory each takes."""
    comparing = Comparing(knowledge)
    empty = memory()
    seconds = {"fingerprints": timed(lambda: deque(map(comparing.add, articles(size)), maxlen=0))}
    held = memory()
    found: list[Comparison] = []
    whole: list[Whole] = []
    seconds["links"] = timed(lambda: whole.append(comparing.whole()))
    linked = memory()
    seconds["copies"] = timed(lambda: found.extend(comparing.copies(whole[0])))
    seconds["stories"] = timed(lambda: deque(comparing.stories(found), maxlen=0))
    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{size:>8,} articles  {len(found):,} copy records; memory: {empty:,.0f} MB before, {held - empty:,.0f} MB held by articles, "
        f"{linked - held:,.0f} MB more by links, at most {largest:,.0f} MB in all until now"
    )
    return seconds


def growing_desk(size: int, more: int) -> None:
    """A desk; then more articles, one after the other, each followed by the question what is a copy of what."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speed.desk"
        (*old,) = range(size)
        with Desk.create(path) as desk:
            waiting = articles(size + more)
            for _, article in zip(old, waiting, strict=False):
                desk.add(article, [article.record()])
            seconds = timed(desk.copies)
            print(f"a desk of {size:,}: {seconds:.1f} s to compare all, {path.stat().st_size / size / 1024:.1f} KB an article", flush=True)
            each = []
            for article in waiting:
                desk.add(article, [article.record()])
                each.append(timed(desk.copies))
            print(f"one article more: {sum(each) / len(each):.3f} s on average, {max(each):.3f} s at most (goal: under 1)")
            print(f"asked again: {timed(desk.copies):.3f} s")


def one_word_changed(doc: str, text: str) -> Article:
    words = text.split()
    words[int(doc[1:]) % len(words)] = doc
    return made_up(doc, " ".join(words))


def same(count: int, what: str, make: Callable[[str, str], Article], knowledge: Knowledge) -> None:
    """As many copies of one text."""
    text = next(articles(1)).text
    comparing = Comparing(knowledge)
    for number in range(count):
        comparing.add(make(f"c{number:06}", text))
    found: list[Comparison] = []
    seconds = timed(lambda: found.extend(comparing.records()))
    print(f"{count:,} copies of one text, {what}: {seconds:.1f} s, {len(found):,} records", flush=True)


if __name__ == "__main__":
    main()
