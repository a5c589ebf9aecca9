"""Indicators held against what the articles tell: when each fired, on what evidence, from how many independent origins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from hearsay.compare.corpus import Corpus
from hearsay.compare.days import interval
from hearsay.compare.indicator_facts import MONTH, Fact
from hearsay.compare.indicator_rules import Indicator, IndicatorKind
from hearsay.compare.sides import Sides
from hearsay.records import Actor, Plain, Position, Series

State = Literal["fired", "quiet", "no_data"]
_SHOWN = 4
"""Origins that are named in the reason."""


class Evidence(Plain):
    """A record that an indicator fired on, its day and its words."""

    record: str
    doc: str
    day: str | None
    origin: Actor
    text: str


class IndicatorHit(Plain):
    """One time that an indicator fired: from the day on which the rule was fulfilled to the last day of what fulfils it."""

    day: str | None
    until: str | None
    evidence: list[Evidence]
    independent_origins: int


class IndicatorReading(Plain):
    """What came of one rule. ``fitting`` are the records that it looks at whatever their number or count, ``incomplete`` those that lack
    what the rule asks for (an owner, a place, a day) and are left out; those of actors whom it does not name are neither. ``no_data``:
    nothing to look at, so that silence means nothing. Where those whom a rule names are told to do or say something else alone, nothing
    fits, and this is ``quiet``."""

    type: Literal["indicator"] = "indicator"
    name: str
    kind: IndicatorKind
    state: State
    hits: list[IndicatorHit]
    fitting: int
    incomplete: int
    why: str


Told = Callable[[str, Sequence[str]], bool]
"""Whether there is anything of a sort of any of some actors; without actors, of anybody."""


def read_all(
    indicators: Iterable[Indicator],
    facts: Iterable[Fact],
    positions: Sequence[Position],
    series: Iterable[Series],
    corpus: Corpus,
    sides: Sides,
    told: Told | None = None,
) -> list[IndicatorReading]:
    """What came of each rule, in their order; the same whatever the order of the facts.

    A figure without a place stands where the others of its series do: they are counts of the same thing. Its day is that for which the
    series has it. Where ``facts`` are only those that the rules ask for, ``told`` tells whether there are others.
    """
    world = _World.of(_placed(facts, series), positions, corpus, sides, told)
    return [_reading(indicator, world) for indicator in indicators]


@dataclass(frozen=True)
class _World:
    """All that rules are held against: facts by sort and label and by record."""

    by_label: Mapping[tuple[str, str], Sequence[Fact]]
    by_record: Mapping[str, Fact]
    positions: Sequence[Position]
    corpus: Corpus
    sides: Sides
    told: Told

    @classmethod
    def of(cls, facts: Iterable[Fact], positions: Sequence[Position], corpus: Corpus, sides: Sides, told: Told | None) -> _World:
        by_label: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
        by_record: dict[str, Fact] = {}
        for fact in sorted(facts, key=_when):
            by_label[fact.sort, fact.label].append(fact)
            by_record[fact.record] = fact

        def any_told(sort: str, actors: Sequence[str]) -> bool:
            return any(_of(fact.actors, actors) for (own, _), facts in by_label.items() if own == sort for fact in facts)

        return cls(by_label, by_record, positions, corpus, sides, told or any_told)

    def labelled(self, sort: str, labels: Iterable[str]) -> list[Fact]:
        """The facts of a sort with one of some labels; without labels all of the sort."""
        wanted = sorted(labels) or sorted(label for own, label in self.by_label if own == sort)
        return [fact for label in wanted for fact in self.by_label.get((sort, label), ())]

    def evidence(self, fact: Fact) -> Evidence:
        origin = self.corpus.origin(fact.doc, fact.stations)
        return Evidence(record=fact.record, doc=fact.doc, day=fact.day, origin=origin, text=" ".join(fact.text.split()))


def _placed(facts: Iterable[Fact], series: Iterable[Series]) -> Iterator[Fact]:
    told = list(facts)
    near = {fact.record: fact.near for fact in told if fact.sort == "figure"}
    same: dict[str, tuple[tuple[str, ...], str | None]] = {}
    for row in series:
        where = tuple(sorted({state for point in row.points for state in near.get(point.figure, ())}))
        same |= {point.figure: (where, _last_day(point.as_of)) for point in row.points if point.figure in near}
    for fact in told:
        if fact.record in same:
            where, day = same[fact.record]
            yield fact.model_copy(update={"near": fact.near or where, "day": day})
        else:
            yield fact


def _last_day(value: str | None) -> str | None:
    """Of a day, or of some time up to a month for which a number holds."""
    period = interval(value)
    return period[1].isoformat() if period and (period[1] - period[0]).days < MONTH else None


def _when(fact: Fact) -> tuple[str, str, str]:
    return fact.day or "9999", fact.doc, fact.record


# ---------------------------------------------------------------- the kinds


def _reading(rule: Indicator, world: _World) -> IndicatorReading:
    if rule.kind == "threat_met":
        return _threats(rule, world)
    return _figures(rule, world) if rule.kind == "figure" else _told(rule, world)


def _figures(rule: Indicator, world: _World) -> IndicatorReading:
    of_unit = world.labelled("figure", [rule.unit])
    of_unit = [f for f in of_unit if may_concern(rule, f.actors, f.text) and (not rule.status or f.status in rule.status)]
    lacking = [f for f in of_unit if (rule.actors and not f.actors) or (rule.near and not f.near) or (_is_timed(rule) and not f.day)]
    left_out = {fact.record for fact in lacking}
    fitting = [f for f in of_unit if f.record not in left_out and _of(f.actors, rule.actors) and _of(f.near, rule.near) and _in(f, rule)]
    hits = _hits(rule, [fact for fact in fitting if _is_over(fact, rule)], world)
    highest = max((fact.low or fact.high or 0 for fact in fitting), default=0)
    said = f"the highest number in {_counted(len(fitting), 'fitting figure')} is {highest:,.0f}"
    return _result(rule, hits, len(fitting), len(lacking), said, f"{rule.unit} figures lack an owner, place or day that is asked for")


def _told(rule: Indicator, world: _World) -> IndicatorReading:
    labels = rule.classes if rule.kind == "event" else rule.acts
    of_label = [fact for fact in world.labelled(rule.kind, labels) if may_concern(rule, fact.actors, fact.text)]
    if rule.kind == "event":
        of_label = [f for f in of_label if f.factuality in rule.factuality and (not rule.modes or f.mode in rule.modes)]
    lacking = [
        fact
        for fact in of_label
        if (rule.actors and not fact.actors)
        or (rule.targets and not fact.targets)
        or (rule.near and not fact.near)
        or (_is_timed(rule) and not fact.day)
    ]
    left_out = {fact.record for fact in lacking}
    fitting = [fact for fact in of_label if fact.record not in left_out and _concerns(fact, rule) and _in(fact, rule)]
    hits = _hits(rule, fitting, world)
    said = f"{_counted(len(fitting), 'fitting record')}, but not from so many origins or actors within the days that are asked for"
    lack = "records lack what is asked for"
    if not fitting and world.told(rule.kind, rule.actors):
        return _result(rule, hits, 0, len(lacking), "nothing of the kind is told", lack, others=True)
    return _result(rule, hits, len(fitting), len(lacking), said, lack)


def _threats(rule: Indicator, world: _World) -> IndicatorReading:
    """Threats and lines with a condition that is reported as met."""
    fitting = []
    for position in world.positions:
        if position.kind in ("threat", "red_line") and position.condition is not None:
            holders = {position.holder.id, *(side.id for side in world.sides.sides(position.holder, position.day))}
            toward = {id for actor in position.toward for id in (actor.id, *(s.id for s in world.sides.sides(actor, position.day)))}
            if _of(holders, rule.actors) and _of(toward, rule.targets):
                fitting.append(position)
    pairs = [(world.by_record.get(p.statement), met) for p in fitting if (met := world.by_record.get(p.condition_met or "")) is not None]
    hits = [
        IndicatorHit(day=met.day, until=met.day, evidence=evidence, independent_origins=1)
        for told, met in pairs
        if _in(met, rule) and _soon(told, met, rule) and (evidence := [world.evidence(fact) for fact in (told, met) if fact is not None])
    ]
    said = "its condition is not reported as met" if len(fitting) == 1 else f"none of {len(fitting):,} conditions is reported as met"
    return _result(rule, sorted(hits, key=lambda hit: hit.day or ""), len(fitting), 0, said, "")


def _result(
    rule: Indicator, hits: Sequence[IndicatorHit], fitting: int, incomplete: int, quiet: str, lacking: str, *, others: bool = False
) -> IndicatorReading:
    """``others``: what does not fit is told, so that silence means something."""
    state: State = "fired" if hits else "quiet" if fitting or others else "no_data"
    if hits:
        names = list(dict.fromkeys(evidence.origin.name for hit in hits for evidence in hit.evidence))
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        why = f"{_counted(sum(len(hit.evidence) for hit in hits), 'record')}, from {', '.join(names[:_SHOWN])}{more}"
    else:
        why = quiet if state == "quiet" else "nothing to look at: no record fits"
    if incomplete and not hits:
        why = f"{why}; {incomplete:,} {lacking}"
    return IndicatorReading(name=rule.name, kind=rule.kind, state=state, hits=list(hits), fitting=fitting, incomplete=incomplete, why=why)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


# ---------------------------------------------------------------- conditions


def may_concern(rule: Indicator, actors: Sequence[str], text: str) -> bool:
    """Whether a rule can have to do with a fact of these actors and words, if only as one that lacks what it asks for."""
    return (not actors or _of(actors, rule.actors)) and (rule.words is None or rule.words.search(text) is not None)


def _of(ids: Iterable[str], wanted: Sequence[str]) -> bool:
    return not wanted or bool(set(ids) & set(wanted))


def _concerns(fact: Fact, rule: Indicator) -> bool:
    return _of(fact.actors, rule.actors) and _of(fact.targets, rule.targets) and _of([*fact.near, *fact.targets], rule.near)


def _is_timed(rule: Indicator) -> bool:
    return bool(rule.within_days or rule.first or rule.last)


def _in(fact: Fact, rule: Indicator) -> bool:
    """Whether its day is between the first and last day of the rule."""
    return not _is_timed(rule) or bool(fact.day and (rule.first or "0") <= fact.day <= (rule.last or "9999"))


def _is_over(fact: Fact, rule: Indicator) -> bool:
    """Whether the figure is above (below) the number for certain: "more than 100,000" is above 100,000, "up to" it is not."""
    above = rule.above is None or (fact.low is not None and (fact.low > rule.above or (fact.low == rule.above and fact.high is None)))
    below = rule.below is None or (fact.high is not None and (fact.high < rule.below or (fact.high == rule.below and fact.low is None)))
    return above and below


def _soon(told: Fact | None, met: Fact, rule: Indicator) -> bool:
    """Whether the condition was met within so many days of the threat."""
    return not rule.within_days or bool(told and told.day and met.day and _days(told, met) < rule.within_days)


# ---------------------------------------------------------------- days


def _hits(rule: Indicator, found: Sequence[Fact], world: _World) -> list[IndicatorHit]:
    """The times at which enough origins and actors stood together: within so many days, or without a window ever."""
    ordered = [(fact, world.evidence(fact)) for fact in sorted(found, key=_when)]
    made: list[tuple[str | None, int, int]] = []  # the day on which it fired, the first and last of the facts that it fired on
    window = _Window(rule)
    first = 0
    for last, (fact, evidence) in enumerate(ordered):
        window.add(fact, evidence)
        while rule.within_days and _days(ordered[first][0], fact) >= rule.within_days:
            window.drop(*ordered[first])
            first += 1
        if window.is_enough():
            if made and made[-1][2] >= first:
                made[-1] = (made[-1][0], made[-1][1], last)
            else:
                made.append((fact.day, first, last))
    return [_hit(day, [evidence for _, evidence in ordered[start : end + 1]]) for day, start, end in made]


def _hit(day: str | None, evidence: Sequence[Evidence]) -> IndicatorHit:
    until = max((own.day for own in evidence if own.day), default=None)
    return IndicatorHit(day=day, until=until, evidence=list(evidence), independent_origins=len({own.origin.id for own in evidence}))


def _days(earlier: Fact, later: Fact) -> int:
    return (date.fromisoformat(later.day or "") - date.fromisoformat(earlier.day or "")) // timedelta(days=1)


class _Window:
    """Counts the independent origins and the actors of the facts of some days."""

    def __init__(self, rule: Indicator) -> None:
        self._rule = rule
        self._origins: Counter[str] = Counter()
        self._actors: Counter[str] = Counter()

    def add(self, fact: Fact, evidence: Evidence) -> None:
        self._origins[evidence.origin.id] += 1
        self._actors.update(self._who(fact))

    def drop(self, fact: Fact, evidence: Evidence) -> None:
        self._origins -= Counter([evidence.origin.id])
        self._actors -= Counter(self._who(fact))

    def is_enough(self) -> bool:
        return len(self._origins) >= self._rule.origins and (
            self._rule.actors_at_least == 1 or len(self._actors) >= self._rule.actors_at_least
        )

    def _who(self, fact: Fact) -> Iterator[str]:
        """The actors that the rule names, or the sides that act."""
        return (id for id in (fact.actors if self._rule.actors else fact.sides) if not self._rule.actors or id in self._rule.actors)
