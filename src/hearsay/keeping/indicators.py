"""Indicators of a desk: of its facts only those are read that the rules ask for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence

from hearsay.compare.indicator_facts import Fact
from hearsay.compare.indicator_rules import Indicator
from hearsay.compare.indicators import IndicatorReading, may_concern, read_all
from hearsay.compare.sides import Sides
from hearsay.keeping.masses import in_masses
from hearsay.keeping.standing import Standing
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Copy, Position, Series
from hearsay.store.database import Database
from hearsay.store.facts import fact_lines, fact_lines_of, has_facts


def readings(
    rules: Sequence[Indicator], standing: Standing, database: Database, knowledge: Knowledge, copies: Callable[[], Sequence[Copy]]
) -> list[IndicatorReading]:
    """What came of each rule. ``copies`` gives what is a copy of what where nothing can be kept."""
    sides = Sides.of(knowledge.compiled(ActorKnowledge.load))
    threats = any(rule.kind == "threat_met" for rule in rules)
    with in_masses():
        series = list(_of_several(standing.lines("series", copies))) if any(rule.near for rule in rules) else []
        positions = list(_with_conditions(standing.lines("position", copies))) if threats else []
        if not standing.is_kept:
            return read_all(rules, standing.items("fact"), positions, series, standing.corpus(copies()), sides)
        facts = _asked_for(rules, database, positions, series)
        corpus = standing.corpus_of({fact.doc for fact in facts}, copies)
        return read_all(rules, facts, positions, series, corpus, sides, lambda sort, actors: has_facts(database, sort, actors))


def _of_several(lines: Sequence[str]) -> Iterator[Series]:
    """The series of several figures: one alone tells nothing of another."""
    yield from (Series.model_validate_json(line) for line in lines if line.count('"figure":') > 1)


def _with_conditions(lines: Sequence[str]) -> Iterator[Position]:
    yield from (Position.model_validate_json(line) for line in lines if '"condition":{' in line)


def _asked_for(rules: Sequence[Indicator], database: Database, positions: Sequence[Position], series: Sequence[Series]) -> list[Fact]:
    """The facts of the sorts and labels that rules ask for, and of the records by which these are judged."""
    found: dict[str, Fact] = {}
    for rule in rules:
        labels = {"figure": {rule.unit}, "event": rule.classes, "statement": rule.acts}.get(rule.kind)
        if labels is not None:
            found.update((fact.record, fact) for fact in _facts(_concerning(rule, fact_lines(database, rule.kind, labels, rule.actors))))
    beside = {record for position in positions if position.condition_met for record in (position.statement, position.condition_met)}
    for row in series:
        figures = [point.figure for point in row.points]
        if any(figure in found and not found[figure].near for figure in figures):
            beside.update(figures)
    found.update((fact.record, fact) for fact in _facts(fact_lines_of(database, beside - found.keys())))
    return list(found.values())


def _concerning(rule: Indicator, lines: Iterable[str]) -> Iterator[str]:
    """The facts with which a rule can have to do: plain JSON is read much faster than facts."""
    for line in lines:
        fact = json.loads(line)
        if may_concern(rule, fact.get("actors", ()), fact.get("text", "")):
            yield line


def _facts(lines: Iterator[str]) -> Iterator[Fact]:
    return map(Fact.model_validate_json, lines)
