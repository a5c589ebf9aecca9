"""Which assertions are the same claim: a pure function of the two, and the pairs worth asking, found by what they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hearsay.compare.assertions import Assertion
from hearsay.compare.claim_candidates import candidates
from hearsay.compare.claim_profiles import LinkRules, Profile
from hearsay.compare.claim_words import ACTOR


class Link(NamedTuple):
    """Two assertions (places in a sequence) that are the same claim: how surely (1 is certain), whether one speaks against the other."""

    a: int
    b: int
    score: float
    opposed: bool


def likeness(one: Profile, other: Profile, rules: LinkRules) -> float:
    """How surely two assertions are the same claim: about 1 where everything agrees, below ``LINKED`` they are none, ``APART`` never."""
    a, b = one.own, other.own
    if overlap(a, b):
        return 0.0 if a.act or b.act else APART  # two things told in one sentence are two
    if (a.answers or b.answers) and (a.answers == b.record or b.answers == a.record):
        return 1.0
    told = acts = states = shared_words = 0
    weights, others = one.terms, other.terms
    for term in weights.keys() & others.keys():
        lesser = min(weights[term], others[term])
        if term[0] != ACTOR:
            shared_words += 1
            if term == one.act or term == other.act:
                acts += lesser
            else:
                told += lesser
        elif "/" in term:
            told += lesser
        else:
            states += lesser
    if not shared_words or (shared_words == 1 and one.parties.isdisjoint(other.parties)):
        return 0.0
    shared = told + acts + states
    score: float = shared / (min(one.total, other.total) * (one.total + other.total) / 2) ** 0.5
    # Half the news is of one state; two of them together are of one quarrel.
    score *= min(1.0, (told + rules.pair * max(0, states - rules.state)) / (10 * rules.enough))
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
    if a.doc == b.doc and one.speaker == other.speaker and min(a.span.start, b.span.start) > _OPENING:
        yield "beside", False
    if not (a.denied and a.act) and not (b.denied and b.act) and opposed(one, other):
        yield "opposed", False
    if one.supposed != other.supposed:
        yield "conditional", False
    if one.narrowed != other.narrowed:
        yield "narrow", False
    if a.event_class and b.event_class:
        yield from _events(one, other, rules)
    else:
        if a.who or b.who:
            yield "absent", _mentions(one, other) and _mentions(other, one)
        if one.core or other.core:
            yield "core", (one.core or other.core) <= (other.terms if one.core else one.terms).keys()
    if a.act and b.act:
        yield from _speakers(one, other, rules)
        if one.kind == a.act and other.kind == b.act:
            yield "matter", _same_matter(one, other, rules)
    if one.parties and other.parties:
        yield "parties", not one.parties.isdisjoint(other.parties)
    elif one.parties or other.parties or one.speaker.isdisjoint(other.speaker):
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
    looming = a.event_class == b.event_class and a.event_class in rules.standing and one.looming and other.looming
    if looming and one.narrowed == other.narrowed:
        shared = not one.doers.isdisjoint(other.doers) or not one.affected.isdisjoint(other.affected)
        yield "prospect", shared and not one.core.isdisjoint(other.core)
    if a.event_class == b.event_class and ((one.told and b.factuality in _COMING) or (other.told and a.factuality in _COMING)):
        yield "not yet", False
    if one.first and other.first:
        return
    if (one.told or other.told) and one.day and other.day and abs(one.day - other.day) > rules.long:
        yield "long ago", False
    met = a.event_class in rules.symmetric and bool(one.sites & other.sites) and bool(one.persons & other.persons)
    if not met and not _anchored(one, other, rules):
        # What is done is done again, what is wished is wished by many: without a day, something more must be the same.
        if one.told or other.told:
            soon = one.day and other.day and abs(one.day - other.day) <= _SOON
            yield "again soon" if soon else "again", False
            if not soon and a.event_class in rules.recurring:
                yield "recurring", False
        elif not looming or not rules.lasting.isdisjoint(one.core | other.core):
            yield "vague", False


def _anchored(one: Profile, other: Profile, rules: LinkRules) -> bool:
    """Whether enough words beside the event itself are the same."""
    more = sum(min(one.terms[t], other.terms[t]) for t in one.rest & other.rest)
    return more >= 10 * rules.anchor and more >= rules.anchored * min(one.beside, other.beside)


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
    if not (one.own.stations or other.own.stations) and any(day in one.terms and day in other.terms for day in one.days):
        yield "same day", True
    if one.told and other.told and (elsewhere or miscounted or days):
        yield "elsewhere", False
    if one.own.act and other.own.act and one.days and other.days and one.days.isdisjoint(other.days):
        yield "day", False


def _mentions(one: Profile, other: Profile) -> bool:
    """Whether one names, or is said by, somebody who does what the other tells; true where the other tells nobody."""
    unknown = one.own.act is not None and not one.speaker and one.kind == one.own.act
    return unknown or not other.doers or not (other.doers.isdisjoint(one.parties) and other.doers.isdisjoint(one.speaker))


def _parties(one: Profile, other: Profile, rules: LinkRules) -> Iterator[tuple[str, bool]]:
    if one.own.event_class in rules.symmetric:
        parties, others = one.doers | one.affected, other.doers | other.affected
        if parties and others:
            if not parties.isdisjoint(others):
                yield "who", True
            elif parties.isdisjoint(other.parties) or others.isdisjoint(one.parties):
                yield "who", False
            if len(parties) > 1 and len(others) > 1:
                yield "whom", len(parties & others) > 1
        if one.persons and other.persons:
            yield "persons", not one.persons.isdisjoint(other.persons)
        return
    if one.doers and other.doers:
        if not one.doers.isdisjoint(other.doers):
            yield "who", True
        elif one.doers.isdisjoint(other.parties - other.affected) and other.doers.isdisjoint(one.parties - one.affected):
            yield "who", False
    if one.affected and other.affected:
        if not one.affected.isdisjoint(other.affected):
            yield "whom", True
        elif _are_persons(one.affected) and _are_persons(other.affected):
            yield "victims", False
        elif one.affected.isdisjoint(other.terms) and other.affected.isdisjoint(one.terms):
            yield "whom", False


def _are_persons(terms: frozenset[str]) -> bool:
    return all(term.startswith(_PERSON) for term in terms)


def _same_matter(one: Profile, other: Profile, rules: LinkRules) -> bool:
    """Whether what is demanded, promised, condemned is the same: enough of the words of either."""
    mine, theirs = ([term for term in own.matter if term[0] != ACTOR] for own in (one, other))
    if mine and theirs:
        shared = sum([min(one.terms[term], other.terms[term]) for term in mine if term in other.terms])
        return shared >= rules.matter * min(sum([one.terms[term] for term in mine]), sum([other.terms[term] for term in theirs]))
    return not one.matter.isdisjoint(other.matter) or not (one.matter or other.matter)


def _speakers(one: Profile, other: Profile, rules: LinkRules) -> Iterator[tuple[str, bool]]:
    """Anybody may assert what somebody asserts; but a demand or a promise is another one from another speaker."""
    if not one.speaker or not other.speaker:
        return
    if one.speaker.isdisjoint(other.speaker):
        yield "performer" if one.own.act in rules.performed or other.own.act in rules.performed else "speaker", False
    elif one.persons and other.persons and one.persons.isdisjoint(other.persons):
        yield "person", False
    else:
        yield "speaker", True


def opposed(one: Profile, other: Profile) -> bool:
    """Whether one negates what the other affirms: at least half of the words that both have, by weight."""
    if one.bidden or other.bidden or one.negative == other.negative:
        return False
    a, b = one.own.terms, other.own.terms
    words = (one.core & other.core) or [term for term in one.terms if term[0] != ACTOR and term in other.terms]
    alike = against = 0
    for term in words:
        if a.get(term, 0.0) * b.get(term, 0.0) > 0:
            alike += min(one.terms[term], other.terms[term])
        else:
            against += min(one.terms.get(term, 0), other.terms.get(term, 0))
    return against > 0 and against >= alike


LINKED = 0.24
"""Likeness from which two assertions are linked."""
_LEAST = 0.1
"""Likeness of the words alone below which nothing else makes two assertions one claim."""
APART = -9.0
"""Likeness of what cannot be the same."""
_OPENING = 400
"""Characters of an article in which its heading and first sentence tell what is told again below."""
_PERSON = ACTOR + "person/"
_SOON = 3
"""Days within which articles tell of the same deed rather than of another of its sort."""
_NEVER = frozenset({"elsewhere", "time"})
"""Disagreements about what is told as done that make it two deeds."""
_COMING = frozenset({"planned", "possible"})


def links(told: Sequence[Assertion], rules: LinkRules) -> list[Link]:
    """The links between assertions, which are in order of time."""
    profiles = [Profile(own, rules) for own in told]
    found = []
    for a, b in candidates([own.keys() for own in profiles]):
        score = likeness(profiles[a], profiles[b], rules)
        if score >= LINKED:
            found.append(Link(a, b, score, opposed(profiles[a], profiles[b])))
    return found
