"""Lists of other stories on the page: under a head such as "Must read", or headlines each with a cut-off paragraph at the end."""

from __future__ import annotations

from hearsay.articles.furniture import FurnitureRules
from hearsay.articles.lines import Line

_SUMMARY = 60
_RUN = 3
_LONGEST_LIST = 300
"""Lines of a list of stories at the end of a page; a longer page is not searched for one, which would take long."""


def teaser_run(lines: list[Line], start: int, rules: FurnitureRules) -> int:
    """The index after the list of other stories that begins at line ``start``, or 0 where none begins there."""
    near_end = len(lines) - start <= _LONGEST_LIST
    if rules.is_teaser_head(lines[start]):
        end = _list_under_head(lines, start + 1, rules)
        return end if end > start + 1 or end == len(lines) else 0
    if not near_end:
        return 0
    if rules.may_be_teaser_head(lines[start]) and not any(_whole_paragraph(lines, i, rules) for i in range(start + 1, len(lines))):
        return len(lines)
    return len(lines) if _cut_off_pairs(lines, start, rules) or _bare_headlines(lines, start, rules) else 0


def _list_under_head(lines: list[Line], first: int, rules: FurnitureRules) -> int:
    """To the end of the page, unless the article goes on: then as far as headlines and cut-off paragraphs reach."""
    rest = range(first, min(len(lines), first + _LONGEST_LIST))
    paragraphs = [i for i in rest if _whole_paragraph(lines, i, rules)]
    summaries = [i for i in paragraphs if i > first and _over_summary(lines[i - 1]) and lines[i].size <= _SUMMARY]
    if len(lines) - first <= _LONGEST_LIST and (not paragraphs or len(paragraphs) == len(summaries) >= 2):
        return len(lines)
    end = first
    while end < len(lines) and _item(lines, end, rules):
        end += 1
    return end


def _over_summary(line: Line) -> bool:
    return line.title_like and not line.prose


def _cut_off(lines: list[Line], i: int, rules: FurnitureRules) -> bool:
    return rules.is_cut_off(lines[i], lines[i + 1] if i + 1 < len(lines) else None)


def _whole_paragraph(lines: list[Line], i: int, rules: FurnitureRules) -> bool:
    line = lines[i]
    return line.prose and not _cut_off(lines, i, rules) and not rules.is_boilerplate(line, edge=True) and not rules.is_teaser(line)


def _item(lines: list[Line], i: int, rules: FurnitureRules) -> bool:
    line = lines[i]
    return _cut_off(lines, i, rules) or _over_summary(line) or bool(rules.day(line)) or rules.is_teaser(line)


def _cut_off_pairs(lines: list[Line], start: int, rules: FurnitureRules) -> bool:
    """From ``start`` to the page's end stand at least two headlines, each with a cut-off paragraph, and no whole paragraph."""
    if not (_over_summary(lines[start]) and start + 1 < len(lines) and _cut_off(lines, start + 1, rules)):
        return False
    rest = range(start, len(lines))
    pairs = sum(_over_summary(lines[i]) and not lines[i].truncated and _cut_off(lines, i + 1, rules) for i in rest[:-1])
    return pairs >= 2 and not any(_whole_paragraph(lines, i, rules) for i in rest)


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
    return _over_summary(line) and not line.text.endswith(".") and line.size >= 4
