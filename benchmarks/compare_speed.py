"""How fast articles are compared, and how the time grows with their number. Everything is measured on this machine in this run.

    .venv/bin/python benchmarks/compare_speed.py [--sizes 1000,3000,10000,30000] [--same 10000]

Articles are made up of words drawn as those of a language are (few common ones, many rare ones); one in ten is made from an earlier one, by
leaving words out or by cutting it. Each stage is timed by itself, and the exponent tells how its time grows: 1 is in proportion to the
number of articles, 2 with its square. Then: one article more beside the largest set; as many copies of one text.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

from hearsay.articles.article import Article
from hearsay.compare.candidates import Postings
from hearsay.compare.copies import find_copies
from hearsay.compare.credits import OutletNames
from hearsay.compare.fingerprint import Fingerprint, WordRules, fingerprint
from hearsay.compare.links import Scores, Settings
from hearsay.compare.shelf import Shelf
from hearsay.compare.stories import find_stories
from hearsay.compare.topics import Topic, topic
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Part

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
    asked.add_argument("--sizes", default="1000,3000,10000,30000")
    asked.add_argument("--same", type=int, default=10_000)
    options = asked.parse_args()
    rules, outlets = WordRules.load(Knowledge()), OutletNames.load(Knowledge())
    before: dict[str, tuple[int, float]] = {}
    prints: list[Fingerprint] = []
    for size in map(int, options.sizes.split(",")):
        prints.clear()
        seconds, prints = measured(size, rules, outlets)
        for name, taken in seconds.items():
            fewer, quicker = before.get(name, (0, 0.0))
            exponent = f"  exponent {math.log(taken / quicker) / math.log(size / fewer):.2f}" if fewer else ""
            print(f"{size:>8,} articles  {name:<13} {taken:8.2f} s{exponent}", flush=True)
            before[name] = size, taken
    one_more(prints, rules)
    same(options.same, rules, outlets)


def measured(size: int, rules: WordRules, outlets: OutletNames) -> tuple[dict[str, float], list[Fingerprint]]:
    """Seconds by stage, and the fingerprints. Prints how much memory fingerprints take, and how much comparing takes beside them."""
    shelf = Shelf()
    for article in articles(size):
        shelf.put(article)
    docs = [f"a{i:06}" for i in range(size)]
    prints: list[Fingerprint] = []
    topics: list[Topic] = []
    sure: defaultdict[str, list[str]] = defaultdict(list)
    records = 0
    empty = memory()

    def copies() -> None:
        nonlocal records
        for copy in find_copies(prints, shelf.take, rules, outlets):
            records += 1
            sure[copy.doc].append(copy.of)

    seconds = {
        "fingerprints": timed(lambda: prints.extend(fingerprint(shelf.take(doc), rules) for doc in docs)),
        "topics": timed(lambda: topics.extend(topic(shelf.take(doc), rules) for doc in docs)),
    }
    held = memory()
    seconds["copies"] = timed(copies)
    seconds["stories"] = timed(lambda: deque(find_stories(topics, sure), maxlen=0))
    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{size:>8,} articles  {records:,} copy records; memory: {empty:,.0f} MB before, fingerprints and topics {held - empty:,.0f} MB, "
        f"comparing at most {largest - held:,.0f} MB beside them"
    )
    return seconds, prints


def one_more(prints: list[Fingerprint], rules: WordRules) -> None:
    """The index stands; one article comes."""
    postings = Postings.of([own.once for own in prints])
    new = fingerprint(made_up("new", next(articles(1)).text), rules)
    scores = Scores([*prints, new], rules, Settings())
    number = len(prints)
    seconds = timed(lambda: [scores.of(number, other) for other in postings.sharing(number, new.once, None)])
    print(f"one article beside {number:,}: {seconds:.3f} s (goal: under 1)")


def same(count: int, rules: WordRules, outlets: OutletNames) -> None:
    """As many copies of one text."""
    text = next(articles(1)).text
    made = {f"c{i:06}": made_up(f"c{i:06}", text) for i in range(count)}
    prints = [fingerprint(article, rules) for article in made.values()]
    topics = [topic(article, rules) for article in made.values()]
    pairs: list[tuple[str, str]] = []
    seconds = timed(lambda: pairs.extend((copy.doc, copy.of) for copy in find_copies(prints, made.__getitem__, rules, outlets)))
    print(f"{count:,} copies of one text: {seconds:.1f} s, {len(pairs):,} records", flush=True)
    sure: defaultdict[str, list[str]] = defaultdict(list)
    for doc, of in pairs:
        sure[doc].append(of)
    seconds = timed(lambda: deque(find_stories(topics, sure), maxlen=0))
    print(f"{count:,} copies of one text: {seconds:.1f} s for their story")


if __name__ == "__main__":
    main()
