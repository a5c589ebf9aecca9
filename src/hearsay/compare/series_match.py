"""How like two figures are in what they count, by what they say themselves and by what surrounds them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hearsay.compare.corpus import Corpus
from hearsay.compare.days import day
from hearsay.compare.fingerprint import number as term_number
from hearsay.compare.series_items import FigureItem
from hearsay.compare.series_rules import TO_COME, SeriesRules
from hearsay.records import FORCES

NEVER = -math.inf
"""The likeness of figures that cannot be of the same thing."""


Number = tuple[float | None, float | None]

VICTIMS = frozenset({"killed", "injured"})
"""Units whose small numbers grow and are disputed, too."""
OWN = FORCES | {"killed"}
"""Units of what a state has, or loses, in all."""
NEARBY = 2
"""Sentences between two voices that an article sets against one another."""
_PARTS = 1024


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A figure made ready for comparing. ``id`` is a number for it; ``first`` and ``last`` are ordinal days, ``countries`` those of the
    places in its sentence. Terms are numbers; ``around`` has those of the sentences around, too. ``number`` is what is written, ``least``
    and ``most`` what it may mean."""

    id: int
    item: FigureItem
    order: tuple[str, int]
    noun: str | None
    word: str
    people: bool
    flow: bool
    owners: frozenset[str]
    origin: str
    first: int | None
    last: int | None
    spot: str
    country: str
    countries: frozenset[str]
    terms: frozenset[int]
    around: frozenset[int]
    beside: frozenset[str]
    rarity: float
    measure: bool
    vague: bool
    number: Number
    least: float
    most: float


class Likeness:
    """Compares figures. Nothing is counted among the articles: one that is added changes nothing between the others."""

    def __init__(self, rules: SeriesRules) -> None:
        self._rules = rules
        self._strengths = rules.strengths
        self._numbers: dict[str, int] = {}
        self._weights: dict[int, float] = {}
        self.least_mean = rules.strengths["least_mean"]

    def prepared(self, items: Mapping[int, FigureItem], corpus: Corpus) -> list[Known]:
        """Figures, by a number for each, made ready; in order of their articles' ids and of the text."""
        ordered = sorted(items.items(), key=lambda pair: (pair[1].doc, pair[1].at, pair[1].record))
        return [self._prepared(id, item, corpus) for id, item in ordered]

    def weight(self, terms: Iterable[int]) -> float:
        """How much terms tell together."""
        return sum(map(self._weights.__getitem__, terms))

    def _prepared(self, id: int, item: FigureItem, corpus: Corpus) -> Known:
        rules = self._rules
        measure = item.unit in rules.measures
        noun = "*" if measure else rules.noun(item.unit, item.noun)
        owners = rules.owners(item.owner, item.first or item.told)
        spot, _, country = (item.spot or "/").partition("/")
        first, last = day(item.first), day(item.last)
        terms = frozenset(map(self._numbered, item.terms))
        return Known(
            id=id,
            item=item,
            order=(item.doc, item.at),
            noun=noun,
            word=rules.group.get(item.noun or "", item.noun or ""),
            people=item.unit in rules.people,
            flow=item.status == "lost" or rules.is_flow(item.unit, item.noun),
            owners=owners,
            origin=corpus.origin(item.doc, item.stations).id,
            first=first.toordinal() if first else None,
            last=last.toordinal() if last else None,
            spot=spot,
            country=country,
            countries=frozenset(item.where),
            terms=terms,
            around=terms.union(map(self._numbered, item.near)),
            beside=frozenset(number for number in item.beside if float(number.split()[0]) >= TOTALS_FROM),
            rarity=rarity(item, measure),
            measure=measure,
            vague=is_vague(item),
            number=stated(item),
            least=at_least(item),
            most=at_most(item),
        )

    def _numbered(self, term: str) -> int:
        """A number for a term. Its weight is so rounded that the sum of several is the same in whatever order they are added."""
        found = self._numbers.get(term)
        if found is None:
            found = self._numbers[term] = term_number(term)
            self._weights[found] = round(self._rules.words.weight(found) * _PARTS) / _PARTS
        return found

    def __call__(self, a: Known, b: Known, least: float = NEVER) -> float:
        """Above nought where the two count the same thing, the surer the more; ``NEVER`` where they cannot, or cannot reach ``least``."""
        s = self._strengths
        if not _may_be_one(a, b, self._rules):
            return NEVER
        score = self._number(a, b) + self._kind(a, b) + self._place(a, b) + self._time(a, b) - s["threshold"]
        if a.origin == b.origin and a.item.stations:
            score += s["same_origin"]
        if a.item.doc == b.item.doc:
            score += self._contrasted(a, b)
            return score - s["same_article"] * (not a.owners or a.item.unit not in FORCES)
        if score + s["setting_most"] + s["beside_most"] < least:
            return NEVER
        return score + self._setting(a, b)

    def _contrasted(self, a: Known, b: Known) -> float:
        """How much it tells that an article sets two voices on the same thing against one another."""
        if a.origin == b.origin or abs(a.item.sentence - b.item.sentence) > NEARBY:
            return 0.0
        later = max(a, b, key=lambda known: known.order)
        if later.item.recount and later.item.stations:
            return self._strengths["recounted"]
        if not (a.item.stations and b.item.stations) or a.noun != b.noun or a.owners != b.owners:
            return 0.0
        return self._strengths["contrasted" if a.owners else "contrasted_unowned"]

    def _number(self, a: Known, b: Known) -> float:
        s = self._strengths
        if a.number == b.number:
            return s["equal"] * min(a.rarity, b.rarity) if a.number != (None, None) else 0.0
        apart = ratio(a, b)
        score = s["compatible"] if apart <= 1 else -min(s["ratio"] * math.log(apart), s["ratio_most"])
        score -= s["unequal_flow"] * a.flow + s["unequal_other"] * (a.item.unit == "other")
        small = min(a.least, b.least) < TOTALS_FROM and a.item.unit not in VICTIMS
        return score - s["unequal_small"] * small

    def _kind(self, a: Known, b: Known) -> float:
        s = self._strengths
        score = 0.0
        if a.measure:
            score -= s["measure"]
        elif a.noun is None or b.noun is None:
            nearby = self._names(a, b) or self._names(b, a)
            score += s["noun_nearby"] if nearby else -s["noun_missing"]
        elif a.noun == b.noun:
            # A hundred people here and a hundred there are two things; their numbers agree by chance.
            anybody = a.number == b.number and a.item.unit == "people" and not (a.owners or b.owners or a.spot or b.spot)
            score += s["noun_same"] if a.noun != "*" else 0.0 if anybody else s["noun_general"]
        elif a.word == b.word:
            score += s["noun_general"]
        else:
            score -= s["noun_narrower"]
        if a.owners and b.owners:
            forces = a.item.unit in OWN and a.noun in ("*", None) and b.noun in ("*", None)
            score += s["owner_of_forces" if forces else "owner_of_measure" if a.measure else "owner_same"]
        elif a.owners or b.owners:
            score -= s["owner_missing"]
        sorts = set(a.item.sorts), set(b.item.sorts)
        if sorts[0] and sorts[1] and sorts[0].isdisjoint(sorts[1]):
            score -= s["sorts_differ"]
        if a.item.part != b.item.part:
            score -= s["part"]
        if a.item.unit in FORCES:
            score -= s["status"] * ((a.item.status in TO_COME) != (b.item.status in TO_COME))
            score -= s["lost"] * ((a.item.status == "lost") != (b.item.status == "lost"))
            score += s["drill"] * (1 if a.item.drill and b.item.drill else -1 if a.item.drill != b.item.drill else 0)
        return score

    def _names(self, bare: Known, full: Known) -> bool:
        """Whether the noun of a figure, or one for all of its unit, stands near a bare number."""
        if bare.noun is not None or full.noun is None:
            return False
        nouns = self._rules.general.get(full.item.unit, frozenset()) | {full.item.noun or ""}
        return not nouns.isdisjoint(bare.item.terms) or not nouns.isdisjoint(bare.item.near)

    def _place(self, a: Known, b: Known) -> float:
        s = self._strengths
        if a.spot and b.spot:
            return s["place_same"] if a.spot == b.spot else -s["place_differs"]
        if a.country and a.country == b.country:
            inside = s["flow_inside"] if a.flow else s["place_inside"]
            return s["country_same"] if bool(a.spot) == bool(b.spot) else -inside
        if a.countries and b.countries:
            return s["countries_shared"] if not a.countries.isdisjoint(b.countries) else -s["countries_differ"]
        return 0.0

    def _time(self, a: Known, b: Known) -> float:
        s = self._strengths
        gap = days_apart(a, b)
        if gap is None:
            return -s["undated_flow"] if a.flow and b.flow else 0.0
        if gap <= 0:
            return 0.0
        return -s["day_of_flow" if a.flow else "day"] * gap

    def _setting(self, a: Known, b: Known) -> float:
        """What the sentences and those around them have in common."""
        s = self._strengths
        own, around = self.weight(a.terms & b.terms), self.weight(a.around & b.around)
        shared = min(s["setting_most"], s["setting_own"] * own + s["setting_around"] * around)
        beside = len(a.beside & b.beside) if a.beside and b.beside else 0
        return shared + min(s["beside_most"], s["beside"] * beside)


def _may_be_one(a: Known, b: Known, rules: SeriesRules) -> bool:
    """Whether nothing forbids that the two count the same thing."""
    one, other = a.item, b.item
    if (one.incremental != other.incremental and a.number != b.number) or (a.owners and b.owners and a.owners.isdisjoint(b.owners)):
        return False
    if one.unit != other.unit and not _people_of_both(a, b, rules):
        return False
    if a.measure and (a.vague or b.vague or a.number != b.number):
        return False
    if a.noun != b.noun and a.noun is not None and b.noun is not None and "*" not in (a.noun, b.noun):
        return False
    if a.spot and b.spot and a.spot != b.spot and "?" not in (a.spot[0], b.spot[0]):
        return False
    if a.country and b.country and a.country != b.country:
        return False
    if a.flow and b.flow and _on_other_days(a, b) and not (one.total or other.total):
        return False
    if one.doc == other.doc:
        return _may_be_one_in_an_article(a, b)
    return True


def _on_other_days(a: Known, b: Known) -> bool:
    """Whether the text dates both, and differently; days whose year is not known are compared by their words."""
    apart = days_apart(a, b)
    if apart is None:
        return None not in (a.item.when, b.item.when) and a.item.when != b.item.when
    return a.item.dated and b.item.dated and apart > 0


def _people_of_both(a: Known, b: Known, rules: SeriesRules) -> bool:
    """Whether one of the two is a bare number that may count what the other does, or people of whom the other tells more."""
    one, other = a.item, b.item
    if (one.unit == "other" and a.noun is None) or (other.unit == "other" and b.noun is None):
        return not {one.unit, other.unit} & rules.measures
    same = bool(a.word) and a.word == b.word
    return {one.unit, other.unit} <= rules.people and "other" not in (one.unit, other.unit) and (same or a.number == b.number)


def _may_be_one_in_an_article(a: Known, b: Known) -> bool:
    """An article that gives two numbers for one time in one voice tells of two things; so does one that gives a whole and its part."""
    if a.item.part != b.item.part:
        return False
    return a.origin != b.origin or (days_apart(a, b) or 0) > 0 or ratio(a, b) <= 1


TOTALS_FROM = 10
"""Smaller numbers count particular things ("two warships entered"), not all there are."""
ALL_NINES = 0.95
"""Part of the logarithm behind the point from which a number is 99, 999 ..."""
MEASURED = 0.5
MOST_POWERS = 2.5
OPEN, VAGUELY_OPEN = 2.0, 4.0
"""How far an open bound is taken to reach: "more than 100" does not speak against 150, but against 10,000; "dozens" reach farther."""


def at_least(item: FigureItem) -> float:
    return item.low if item.low is not None else (item.high or 0) / OPEN


def at_most(item: FigureItem) -> float:
    if item.high is not None:
        return item.high
    return (item.low or 0) * (VAGUELY_OPEN if item.approx else OPEN)


def ratio(a: Known, b: Known) -> float:
    """How far the bounds of two figures lie apart: the larger least over the smaller most; 1 or less where both can be right."""
    above, below = (a, b) if a.least >= b.least else (b, a)
    return above.least / below.most if below.most else (1.0 if not above.least else math.inf)


def stated(item: FigureItem) -> Number:
    """The numbers that are written: "more than 60" and "60" are the same number."""
    low, high = item.low, item.high
    return (low if low is not None else high, high if high is not None else low)


def is_vague(item: FigureItem) -> bool:
    """Whether no number is told, only its size: "several thousand", "hundreds"."""
    low, high = stated(item)
    return low != high and math.log10(max(high or 0, 1)) % 1 > ALL_NINES


def rarity(item: FigureItem, measure: bool) -> float:
    """How much it tells that two figures are equal: more for 13,400 than for 3 or several thousand.

    It is the number of its digits without noughts at the end, of a count also half of its power of ten: sums of money are all large.
    """
    low, high = stated(item)
    if low is None or high is None or is_vague(item):
        return 1.0
    digits = len(_digits(low)) + (len(_digits(high)) if low != high else 0)
    return digits + (MEASURED if measure else min(MOST_POWERS, math.log10(max(high, 1)) / 2))


def _digits(value: float) -> str:
    return f"{value:.10g}".replace(".", "").strip("0") or "0"


def days_apart(a: Known, b: Known) -> int | None:
    """Days between the times that two figures hold for; None where one is not known."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return None
    return max(a.first - b.last, b.first - a.last)
