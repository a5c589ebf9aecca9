"""A pair of articles that come from one text, looked at closely: how they are related, which came first, and where it can be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from hearsay.articles.article import Article
from hearsay.compare.alignment import Run, joined, verbatim_runs
from hearsay.compare.days import day
from hearsay.compare.fingerprint import Word, WordRules, number, numbers
from hearsay.compare.sounds import is_cyrillic
from hearsay.records import Direction, Relation, Span

_SAME = 0.95
"""Share of the words of both texts that stand in common runs, from which the texts are one."""
_MOSTLY = 0.5
"""Share of the shorter text in long common runs, from which it is the other's text, cut or framed."""
_LONG = 4
_GAP = 6
"""Words that may stand between two common words for both to be shown as one stretch."""
_MOST_SHOWN = 8
_LONGEST_SHOWN = 60
_WHOLE = 0.95
_CUT = 0.8
_VOTES = 3
_FIGURES = 3
_MISSPELT = 0.7

Credits = Callable[[Article, str], bool]
"""Whether an article names an outlet as its source."""


@dataclass(frozen=True)
class Finding:
    """What looking at two articles showed.

    ``verbatim`` is the share of the shorter one's words that stand in common runs. ``copy`` is 0 where the first comes from the second, 1
    where the second comes from the first, None where nothing shows it. The spans of ``evidence`` are the first article's and the second's.
    """

    relation: Relation
    verbatim: float
    copy: int | None
    direction: Direction | None
    evidence: list[tuple[Span, Span]]


@dataclass(frozen=True)
class Text:
    """An article with its content words."""

    article: Article
    words: list[Word]

    @cached_property
    def terms(self) -> list[int]:
        return [number(word.stem) for word in self.words]


def inspect(a: Text, b: Text, rules: WordRules, credits: Credits) -> Finding:
    """Look at two articles that are linked."""
    if is_cyrillic(a.article.text) != is_cyrillic(b.article.text):
        runs = _runs_by_sound(a, b)
        copy, direction = earlier(a, b, credits)
        return Finding("translated_or_spun", 0.0, copy, direction, _shown(a, b, runs))
    runs = verbatim_runs(a.terms, b.terms)
    relation = _relation(runs, len(a.words), len(b.words))
    copy, direction = earlier(a, b, credits)
    if direction is None and relation == "syndicated":
        copy, direction = _cut(runs, a, b)
        if direction is None:
            copy, direction = _garbled(runs, a, b, rules)
    if direction is None:
        copy, direction = _abridged(a, b)
    verbatim = sum(run.words for run in runs) / max(1, min(len(a.words), len(b.words)))
    return Finding(relation, verbatim, copy, direction, _shown(a, b, runs))


def _relation(runs: Sequence[Run], size_a: int, size_b: int) -> Relation:
    if sum(run.words for run in runs) >= _SAME * max(size_a, size_b):
        return "identical"
    if sum(run.words for run in runs if run.words >= _LONG) >= _MOSTLY * min(size_a, size_b):
        return "syndicated"
    return "rewritten"


def earlier(a: Text, b: Text, credits: Credits) -> tuple[int | None, Direction | None]:
    """Who names whom as the source; else who was published later."""
    one, other = a.article, b.article
    named = [bool(y.outlet and y.outlet != x.outlet and credits(x, y.outlet)) for x, y in ((one, other), (other, one))]
    if named[0] != named[1]:
        return (0 if named[0] else 1), "credit"
    days = day(one.published), day(other.published)
    if days[0] and days[1] and days[0] != days[1]:
        return (0 if days[0] > days[1] else 1), "dates"
    return None, None


def _cut(runs: Sequence[Run], a: Text, b: Text) -> tuple[int | None, Direction | None]:
    """A text that stands whole in the other from its beginning, and ends where the other goes on, was cut."""
    if not runs:
        return None, None
    same = sum(run.words for run in runs)
    sizes = len(a.words), len(b.words)
    for short, long in ((0, 1), (1, 0)):
        begins = runs[0].first[long] <= (1 - _WHOLE) * sizes[long]
        if same >= _WHOLE * sizes[short] and begins and runs[-1].last[long] + 1 <= _CUT * sizes[long]:
            return short, "cut"
    return None, None


def _garbled(runs: Sequence[Run], a: Text, b: Text, rules: WordRules) -> tuple[int | None, Direction | None]:
    """Where single words differ by a few letters, and the one is a common word and the other is none, the other is misspelt."""
    votes = [0, 0]
    for before, after in pairwise(runs):
        if after.first[0] - before.last[0] == 2 == after.first[1] - before.last[1]:
            words = a.words[before.last[0] + 1].stem, b.words[before.last[1] + 1].stem
            known = [number(word) in rules.weights for word in words]
            if known[0] != known[1] and SequenceMatcher(None, *words).ratio() >= _MISSPELT:
                votes[known.index(False)] += 1
    if max(votes) >= _VOTES and max(votes) > 2 * min(votes):
        return votes.index(max(votes)), "garbled"
    return None, None


def _abridged(a: Text, b: Text) -> tuple[int | None, Direction | None]:
    """Where one text has numbers that the other lacks, and the other has none of its own, the other left them out."""
    own = [{word.stem for word in text.words if word.stem[0].isdigit()} for text in (a, b)]
    only = len(own[0] - own[1]), len(own[1] - own[0])
    if max(only) >= _FIGURES and not min(only):
        return only.index(0), "abridged"
    return None, None


def _runs_by_sound(a: Text, b: Text) -> list[Run]:
    """Common runs of words that have a sound, by position among all words."""
    heard = [[(i, heard) for i, (_, heard, loud) in enumerate(numbers(word.stem) for word in text.words) if loud] for text in (a, b)]
    runs = verbatim_runs(*([key for _, key in keys] for keys in heard))

    def place(at: tuple[int, int]) -> tuple[int, int]:
        return heard[0][at[0]][0], heard[1][at[1]][0]

    return [Run(place(run.first), place(run.last), run.words) for run in runs]


def _shown(a: Text, b: Text, runs: Iterable[Run]) -> list[tuple[Span, Span]]:
    """The stretches with most words in common, in order."""
    most = sorted(joined(runs, _GAP), key=lambda run: (-run.words, run.first))[:_MOST_SHOWN]
    return [
        (span_of(a, run.first[0], run.last[0]), span_of(b, run.first[1], run.last[1])) for run in sorted(most, key=lambda run: run.first)
    ]


def span_of(text: Text, first: int, last: int) -> Span:
    start, end = text.words[first].start, text.words[min(last, first + _LONGEST_SHOWN)].end
    return Span(start=start, end=end, text=text.article.text[start:end])
