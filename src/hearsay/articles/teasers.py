"""Lists of other stories on the page: under a head such as "Must read", or headlines each with a cut-off paragraph at the end."""

from __future__ import annotations

from itertools import pairwise

from hearsay.articles.furniture import FurnitureRules
from hearsay.articles.lines import Line

_SUMMARY = 60
_RUN = 3


def teaser_run(lines: list[Line], start: int, rules: FurnitureRules) -> int:
    """The index after the list of other stories that begins at line ``start``, or 0 where none begins there."""
    if rules.is_teaser_head(lines[start]):
        end = _list_under_head(lines, start + 1, rules)
        return end if end > start + 1 or end == len(lines) else 0
    if rules.may_be_teaser_head(lines[start]) and not any(_whole_paragraph(line, rules) for line in lines[start + 1 :]):
        return len(lines)
    return len(lines) if _cut_off_pairs(lines, start, rules) or _bare_headlines(lines, start, rules) else 0


def _list_under_head(lines: list[Line], first: int, rules: FurnitureRules) -> int:
    """To the end of the page, unless the article goes on: then as far as headlines and cut-off paragraphs reach."""
    rest = lines[first:]
    paragraphs = [i for i, line in enumerate(rest) if _whole_paragraph(line, rules)]
    summaries = [i for i in paragraphs if i and rest[i - 1].title_like and not rest[i - 1].prose and rest[i].size <= _SUMMARY]
    if not paragraphs or len(paragraphs) == len(summaries) >= 2:
        return len(lines)
    end = first
    while end < len(lines) and _item(lines[end], rules):
        end += 1
    return end


def _whole_paragraph(line: Line, rules: FurnitureRules) -> bool:
    return line.prose and not line.truncated and not rules.is_boilerplate(line, edge=True) and not rules.is_teaser(line)


def _item(line: Line, rules: FurnitureRules) -> bool:
    return line.truncated or (line.title_like and not line.prose) or bool(rules.day(line)) or rules.is_teaser(line)


def _cut_off_pairs(lines: list[Line], start: int, rules: FurnitureRules) -> bool:
    """From ``start`` to the page's end stand at least two headlines, each with a cut-off paragraph, and no whole paragraph."""
    if not (lines[start].title_like and start + 1 < len(lines) and lines[start + 1].truncated):
        return False
    rest = lines[start:]
    pairs = sum(a.title_like and not a.truncated and b.truncated for a, b in pairwise(rest))
    return pairs >= 2 and not any(_whole_paragraph(line, rules) for line in rest)


def _bare_headlines(lines: list[Line], start: int, rules: FurnitureRules) -> bool:
    """From ``start`` to the page's end stand at least three headlines and nothing but headlines, dates and page machinery."""
    if not start or not lines[start - 1].final or not _headline(lines[start]) or rules.is_boilerplate(lines[start], edge=True):
        return False
    rest = lines[start:]
    headlines = [
        line for line in rest if _headline(line) and not rules.is_boilerplate(line, edge=True) and rules.credit_start(line.text) is None
    ]
    others = [line for line in rest if not _headline(line)]
    return len(headlines) >= _RUN and all(rules.day(line) or rules.is_boilerplate(line, edge=True) for line in others)


def _headline(line: Line) -> bool:
    return line.title_like and not line.prose and not line.text.endswith(".") and line.size >= 4
