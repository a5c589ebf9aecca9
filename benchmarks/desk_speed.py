"""How fast a desk sets its articles beside one another, and how fast it is brought up to date when one article comes, and then some tens.

    .venv/bin/python benchmarks/desk_speed.py [--articles 10000] [--from examples/standoff/articles] [--indicators RULES.toml]

The articles of a folder are read once; from them as many as wanted are made, each six telling one story of their own: every story has
its own sides, days and words (of the same length, so that all spans hold). Times are those of this machine in this run, as a user waits.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hearsay.articles.article import Article
from hearsay.desk import Desk
from hearsay.jobs import Recipe, articles_in, read_records
from hearsay.records import Part
from hearsay.store import shelf

OF_A_STORY = 6
SHOWN = 20
TENS = 30
"""Articles that come at once, after one has come alone."""
DAYS = 700
WORD = re.compile(r"[A-Za-z]{5,}")
ID = re.compile(r"^[a-z]+-[0-9a-f]{10}$")
DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
LETTERS = "aaeeiioouuntrslmdkpvbg"
STATES = [
    *("RUS", "UKR", "USA", "GBR", "DEU", "FRA", "POL", "BLR", "TUR", "CHN", "IRN", "ISR", "SYR", "IRQ", "EGY", "SAU", "IND", "PAK", "JPN"),
    *("KOR", "PRK", "GEO", "ARM", "AZE", "KAZ", "SRB", "HUN", "ITA", "ESP", "SWE", "FIN", "NOR", "EST", "LVA", "LTU", "ROU", "BGR", "GRC"),
]


class Story:
    """One story: its own words, sides and days."""

    def __init__(self, number: int) -> None:
        self.dice = random.Random(number)
        self.states = dict(zip(STATES, self.dice.sample(STATES, len(STATES)), strict=True))
        self.shift = timedelta(days=self.dice.randrange(DAYS))
        self.number = number
        self.word = cache(self._word)

    def _word(self, word: str) -> str:
        dice = random.Random(f"{self.number} {word.lower()}")
        made = "".join(dice.choice(LETTERS) for _ in word)
        return made.capitalize() if word[0].isupper() else made

    def text(self, text: str) -> str:
        return WORD.sub(lambda match: self.word(match[0]), text)

    def told(self, value: Any, mark: str, key: str = "") -> Any:
        """A record (or a part of one) as this story has it; ``mark`` makes ids those of one article."""
        if isinstance(value, dict):
            return {name: self.told(part, mark, name) for name, part in value.items()}
        if isinstance(value, list):
            return [self.told(part, mark, key) for part in value]
        if not isinstance(value, str):
            return value
        if ID.match(value):
            return f"{value}{mark}"
        if key == "id":
            head, dot, rest = value.partition(".")
            return self.states.get(head, self.text(head)) + dot + rest
        if DAY.match(value):
            return (date.fromisoformat(value) + self.shift).isoformat()
        return self.text(value) if key in ("text", "name", "noun", "title") else value


def made(read: list[tuple[Article, list[str]]], count: int) -> Iterator[tuple[Article, list[str]]]:
    """So many articles with their records, always the same."""
    for i in range(count):
        number, part = divmod(i, OF_A_STORY)
        story = Story(number)
        article, lines = read[(number + part) % len(read)]
        doc, day = f"a{i:06}", (date(2021, 1, 1) + story.shift + timedelta(days=part)).isoformat()
        text = story.text(article.text)
        own = Article(doc=doc, text=text, outlet=f"Outlet {i % 40}", published=day, published_from="given", language="en")
        own.parts = [Part(kind="body", start=0, end=len(text))]
        yield own, [json.dumps(story.told(json.loads(line), f"{i:06}") | {"doc": doc}) for line in lines if '"document"' not in line[:20]]


def timed(what: str, work: Callable[[], object]) -> None:
    start, used = time.perf_counter(), time.process_time()
    found = work()
    size = f" ({len(found):,})" if isinstance(found, list) else ""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024  # the most so far
    wall, cpu = time.perf_counter() - start, time.process_time() - used
    print(f"{what + size:<40} {wall:8.2f} s {cpu:8.2f} s of the processor {memory:8,} MiB", flush=True)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--articles", type=int, default=10_000)
    asked.add_argument("--from", dest="folder", type=Path, default=Path("examples/standoff/articles"))
    asked.add_argument("--indicators", type=Path, default=Path("examples/standoff/indicators.toml"))
    options = asked.parse_args()
    recipe = Recipe()
    articles = articles_in([options.folder], recipe, dates=None, split=True, on_error=lambda error: sys.exit(str(error)))
    read = [(article, lines) for article, lines, _ in read_records(articles, recipe, 1, lambda error: sys.exit(str(error)))]
    with tempfile.TemporaryDirectory() as folder, Desk.create(Path(folder) / "speed.desk") as desk:
        news = list(made(read, options.articles + 1 + TENS))
        first, more = news[: options.articles], news[options.articles :]
        timed(f"{options.articles:,} articles kept", lambda: [keep(desk, one) for one in first])
        timed("their contributions", lambda: contribute(desk))
        queries(desk, options.indicators)
        print(f"{desk.path.stat().st_size / 1e6:,.0f} MB")
        for some in (more[:1], more[1:]):
            print(f"{len(some)} more")
            for one in some:
                keep(desk, one)
            contribute(desk)
            queries(desk, options.indicators)


def keep(desk: Desk, one: tuple[Article, list[str]]) -> None:
    shelf.keep(desk._database, *one)


def contribute(desk: Desk) -> None:
    """What `hearsay read` does with every article."""
    desk._standing().items("document")


def queries(desk: Desk, indicators: Path) -> None:
    timed("copies and stories", desk.compare)
    timed("claims", desk.claims)
    timed("numbers", desk.series)
    timed("positions", desk.positions)
    timed("sources", desk.sources)
    timed("timeline: the first pairs", lambda: desk.tension(desk.pairs()[:SHOWN]))
    timed("timeline: all pairs", desk.tension)
    timed("indicators", lambda: desk.indicators(indicators))
    timed("watch", desk.watch)


if __name__ == "__main__":
    main()
