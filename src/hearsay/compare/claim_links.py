"""Which assertions are the same claim: a pure function of the two, and the pairs worth asking, found by what they share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from hearsay.compare.assertions import Assertion
from hearsay.compare.claim_candidates import Keys, candidates
from hearsay.compare.claim_words import ACTOR, COUNT, DAY, NAME, PLACE
from hearsay.knowledge.tables import Knowledge


@dataclass(frozen=True)
class LinkRules:
    """How much agreement and disagreement count (table ``claims``), ``kin`` classes and acts, acts that belong to who performs them."""

    agreement: dict[str, float]
    disagreement: dict[str, float]
    kin: dict[str, frozenset[str]]
    performed: frozenset[str]
    symmetric: frozenset[str]
    standing: frozenset[str]
    narrowing: frozenset[str]
    enough: float
    covered: float
    anchor: float
    anchored: float
    long: int

    @classmethod
    def load(cls, knowledge: Knowledge) -> LinkRules:
        """Compile the table. Raises KnowledgeError for a bad file."""
        own = knowledge.table("claims")
        kin: defaultdict[str, set[str]] = defaultdict(set)
        for line in own["kin"]:
            for word in line.split():
                kin[word].update(line.split())
        return cls(
            own["agreement"],
            own["disagreement"],
            {word: frozenset(words) for word, words in kin.items()},
            frozenset(own["performed"].split()),
            frozenset(own["symmetric"].split()),
            frozenset(own["standing"].split()),
            frozenset(own["narrowing"].split()),
            own["limits"]["enough"],
            own["limits"]["covered"],
            own["limits"]["anchor"],
            own["limits"]["anchored"],
            own["limits"]["long"],
        )

    def are_kin(self, one: str, other: str) -> bool:
        return one == other or other in self.kin.get(one, ())


class Link(NamedTuple):
    """Two assertions (places in a sequence) that are the same claim: how surely (1 is certain), whether one speaks against the other."""

    a: int
    b: int
    score: float
    opposed: bool


class Profile:
    """An assertion made ready for comparing. ``kind`` is the act that is performed or the class of the event, ``rest`` the words that do
    not name the event itself, ``parties`` the sides and ``sites`` the places and things that are named. ``bidden``: somebody is told to do
    it; ``supposed``: it is told as a condition; ``told``: as done; ``looming``: as something that may come, or will not."""

    __slots__ = (
        *("beside", "bidden", "core", "counts", "day", "days", "first", "kind", "last", "looming"),
        *("own", "parties", "rest", "sites", "supposed", "terms", "told", "total"),
    )

    def __init__(self, own: Assertion, rules: LinkRules) -> None:
        self.own = own
        self.bidden = is_bidden(own)
        self.supposed = own.factuality == "conditional" or (own.act is not None and _CONDITION.match(own.span.text) is not None)
        self.kind = own.act if self.bidden or own.act in rules.performed else own.event_class
        self.terms: dict[str, int] = {}
        self.core = frozenset(own.core)
        by_mark: dict[str, list[str]] = {ACTOR: [], PLACE: [], COUNT: [], NAME: [], DAY: []}
        rest = []
        self.total = self.beside = 0
        for term, signed in own.terms.items():
            weight = self.terms[term] = round(10 * abs(signed))  # whole numbers: sums do not depend on order
            self.total += weight
            if term[0] in by_mark:
                by_mark[term[0]].append(term)
            if term[0] != ACTOR and term not in self.core:
                rest.append(term)
                self.beside += weight
        self.rest = frozenset(rest)
        self.parties = frozenset(by_mark[ACTOR])
        self.counts = frozenset(by_mark[COUNT])
        self.days = frozenset(by_mark[DAY]) or frozenset([DAY + own.on] if own.on else [])
        self.sites = frozenset(by_mark[PLACE] + by_mark[NAME] + ([own.place] if own.place and own.place[0] == PLACE else []))
        self.told = own.factuality in _TOLD
        self.looming = own.factuality in _LOOMING
        self.first, self.last = _ordinal(own.first), _ordinal(own.last, late=True)
        self.day = _ordinal(own.day)

    @property
    def large(self) -> frozenset[str]:
        """Numbers that are hardly the same by chance, near to the event."""
        return frozenset([term for term in self.counts if float(term[1:]) > _SMALL and self.terms[term] > _FAR])

    @property
    def matter(self) -> frozenset[str]:
        """What is said, but for who says it and that he does."""
        return frozenset([term for term in self.terms if term not in self.core and term[1:] not in self.own.speaker])

    def keys(self) -> Keys:
        """What candidates are found by."""
        return self.terms, self.own.core, [ACTOR + side for side in (*self.own.who, *self.own.whom, *self.own.speaker)]


def is_bidden(own: Assertion) -> bool:
    """Whether somebody is told to do something, or not to do it ("warned Russia not to attack"), which denies nothing."""
    return own.act is not None and own.span.text.startswith(("to ", "not to "))


def likeness(one: Profile, other: Profile, rules: LinkRules) -> float:
    """How surely two assertions are the same claim: about 1 where everything agrees, below ``LINKED`` they are none, ``APART`` never."""
    a, b = one.own, other.own
    if overlap(a, b):
        return 0.0 if a.act or b.act else APART  # two things told in one sentence are two
    told = aside = shared_words = 0
    others = other.terms
    for term, weight in one.terms.items():
        again = others.get(term)
        if again is not None:
            lesser = weight if weight < again else again
            if term[0] in _ACTOR_OR_PLACE:
                aside += lesser
            else:
                told += lesser
            shared_words += term[0] != ACTOR
    if not shared_words or (shared_words == 1 and one.parties.isdisjoint(other.parties)):
        return 0.0
    shared = told + aside
    score: float = shared / (min(one.total, other.total) * (one.total + other.total) / 2) ** 0.5
    score *= min(1.0, told / (10 * rules.enough))
    if score < _LEAST:
        return 0.0
    left = 1.0
    statement = one if a.act else other
    if bool(a.act) != bool(b.act) and shared < rules.covered * statement.total:
        left = rules.disagreement["covered"]
    for what, agrees in _compared(one, other, rules):
        if not agrees and what in _NEVER:
            return APART
        if agrees:
            score += rules.agreement.get(what, 0.0)
        else:
            left *= rules.disagreement.get(what, 1.0)
    return score * left


def overlap(a: Assertion, b: Assertion) -> bool:
    """Whether the two are told by the same words of an article."""
    return a.doc == b.doc and a.span.start < b.span.end and b.span.start < a.span.end


def _compared(one: Profile, other: Profile, rules: LinkRules) -> Iterator[tuple[str, bool]]:
    """In what two assertions agree and disagree, as far as both tell it."""
    a, b = one.own, other.own
    if one.kind and other.kind and not rules.are_kin(one.kind, other.kind):
        yield "class", False
    if one.bidden != other.bidden and not (a.act in rules.performed and b.act in rules.performed):
        yield "bidden", False
    if one.supposed != other.supposed:
        yield "conditional", False
    if one.terms.keys() & rules.narrowing != other.terms.keys() & rules.narrowing:
        yield "narrow", False
    if a.event_class and b.event_class:
        yield from _events(one, other, rules)
    else:
        if a.who or b.who:
            yield "absent", _mentions(one, other) and _mentions(other, one)
        if one.core or other.core:
            yield "core", (one.core or other.core) <= (other.terms if one.core else one.terms).keys()
    if a.act and b.act:
        yield from _speakers(a, b, rules)
        if one.kind == a.act and other.kind == b.act:
            yield "other matter", _same_matter(one.matter, other.matter)
    if one.parties and other.parties:
        yield "parties", not one.parties.isdisjoint(other.parties)
    elif one.parties or other.parties or set(a.speaker).isdisjoint(b.speaker):
        yield "unnamed", False
    yield from _circumstances(one, other)
    if one.first and other.first and one.last and other.last:
        yield "time", one.first <= other.last + 1 and other.first <= one.last + 1


def _events(one: Profile, other: Profile, rules: LinkRules) -> Iterator[tuple[str, bool]]:
    a, b = one.own, other.own
    if a.event_class == b.event_class:
        yield "class", True
    if one.core and other.core:
        yield "core", not one.core.isdisjoint(other.core)
    yield from _parties(one, other, rules)
    if one.looming and other.looming and a.event_class == b.event_class and a.event_class in rules.standing:
        shared = not set(a.who).isdisjoint(b.who) or not set(a.whom).isdisjoint(b.whom)
        yield "prospect", shared and not one.core.isdisjoint(other.core)
    if a.event_class == b.event_class and ((one.told and b.factuality in _COMING) or (other.told and a.factuality in _COMING)):
        yield "not yet", False
    timed = one.first and other.first
    if (one.told or other.told) and not timed:
        if one.day and other.day and abs(one.day - other.day) > rules.long:
            yield "long ago", False
        # What is done is done again: the same sort of deed by the same hands is another one, unless something more is the same.
        more = sum(min(one.terms[t], other.terms[t]) for t in one.rest & other.rest)
        met = a.event_class in rules.symmetric and bool(one.sites & other.sites) and bool(set(a.persons) & set(b.persons))
        if not met and (more < 10 * rules.anchor or more < rules.anchored * min(one.beside, other.beside)):
            yield "again", False


def _circumstances(one: Profile, other: Profile) -> Iterator[tuple[str, bool]]:
    elsewhere = bool(one.sites and other.sites and one.sites.isdisjoint(other.sites))
    if one.sites and other.sites:
        yield "place", not elsewhere
    counts, others = (one.large, other.large) if one.large and other.large else (one.counts, other.counts)
    miscounted = bool(counts and others and counts.isdisjoint(others))
    if miscounted or 2 * len(counts & others) > min(len(counts), len(others)):
        yield "number", not miscounted
    # A narrator's sentence names the day of the deed; in "said on Friday that" it may be that of the words.
    days = not (one.own.stations or other.own.stations) and bool(one.days and other.days and one.days.isdisjoint(other.days))
    if one.told and other.told and (elsewhere or miscounted or days):
        yield "elsewhere", False


def _mentions(one: Profile, other: Profile) -> bool:
    """Whether one names, or is said by, somebody who does what the other tells; true where the other tells nobody."""
    return not other.own.who or any(ACTOR + side in one.parties or side in one.own.speaker for side in other.own.who)


def _parties(one: Profile, other: Profile, rules: LinkRules) -> Iterator[tuple[str, bool]]:
    a, b = one.own, other.own
    if a.event_class in rules.symmetric:
        parties, others = {*a.who, *a.whom}, {*b.who, *b.whom}
        if parties and others:
            yield "who", not parties.isdisjoint(others)
            if len(parties) > 1 and len(others) > 1:
                yield "whom", len(parties & others) > 1
        if a.persons and b.persons:
            yield "persons", not set(a.persons).isdisjoint(b.persons)
        return
    if a.who and b.who:
        yield "who", not set(a.who).isdisjoint(b.who)
    if a.whom and b.whom:
        if not set(a.whom).isdisjoint(b.whom):
            yield "whom", True
        elif not any(ACTOR + side in other.terms for side in a.whom) and not any(ACTOR + side in one.terms for side in b.whom):
            yield "whom", False


def _same_matter(one: frozenset[str], other: frozenset[str]) -> bool:
    words, others = ({term for term in matter if term[0] != ACTOR} for matter in (one, other))
    if words and others:
        return not words.isdisjoint(others)
    return not one.isdisjoint(other) or not (one or other)


def _speakers(a: Assertion, b: Assertion, rules: LinkRules) -> Iterator[tuple[str, bool]]:
    """Anybody may assert what somebody asserts; but a demand or a promise is another one from another speaker."""
    if not a.speaker or not b.speaker:
        return
    if set(a.speaker).isdisjoint(b.speaker):
        yield "performer" if a.act in rules.performed or b.act in rules.performed else "speaker", False
    elif a.persons and b.persons and set(a.persons).isdisjoint(b.persons):
        yield "person", False
    else:
        yield "speaker", True


def opposed(one: Profile, other: Profile) -> bool:
    """Whether one negates what the other affirms: most of the words that both have, by weight."""
    if one.bidden or other.bidden:
        return False
    a, b = one.own.terms, other.own.terms
    words = (one.core & other.core) or [term for term in one.terms if term[0] != ACTOR and term in other.terms]
    return sum([min(one.terms.get(t, 0), other.terms.get(t, 0)) * (1 if a.get(t, 0.0) * b.get(t, 0.0) > 0 else -1) for t in words]) < 0


@lru_cache(1 << 12)
def _ordinal(value: str | None, late: bool = False) -> int:
    """A day, or the first (last) day of a month or year, as a number; nought for none."""
    if not value:
        return 0
    try:
        if len(value) == len("2022"):
            value += "-12-31" if late else "-01-01"
        elif len(value) == len("2022-01"):
            value += "-28" if late else "-01"
        return date.fromisoformat(value[:10]).toordinal()
    except ValueError:
        return 0


_CONDITION = re.compile(r"\W*(?:if|should|unless|were|in case|whether)\b", re.IGNORECASE)
LINKED = 0.35
"""Likeness from which two assertions are linked."""
_LEAST = 0.2
"""Likeness of the words alone below which nothing else makes two assertions one claim."""
APART = -9.0
"""Likeness of what cannot be the same."""
_ACTOR_OR_PLACE = ACTOR + PLACE
_PLACE_OR_NAME = PLACE + NAME
_TOLD = frozenset({"happened", "ongoing", "alleged"})
_NEVER = frozenset({"elsewhere", "time"})
"""Disagreements about what is told as done that make it two deeds."""
_LOOMING = frozenset({"planned", "possible", "denied"})
_FAR = 20
"""Up to this a number weighs little: it stands far from the event."""
_COMING = frozenset({"planned", "possible"})
_SMALL = 4
"""Numbers up to this may be the same by chance."""


def links(told: Sequence[Assertion], rules: LinkRules) -> list[Link]:
    """The links between assertions, which are in order of time."""
    profiles = [Profile(own, rules) for own in told]
    found = []
    for a, b in candidates([own.keys() for own in profiles]):
        score = likeness(profiles[a], profiles[b], rules)
        if score >= LINKED:
            found.append(Link(a, b, score, opposed(profiles[a], profiles[b])))
    return found
