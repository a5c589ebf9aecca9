"""An assertion made ready for comparing with others, and the rules by which that is done."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from hearsay.compare.assertions import Assertion
from hearsay.compare.claim_candidates import Keys
from hearsay.compare.claim_words import ACTOR, COUNT, DAY, NAME, PLACE
from hearsay.knowledge.tables import Knowledge
from hearsay.records import TOLD_AS_DONE


@dataclass(frozen=True)
class LinkRules:
    """How much agreement and disagreement count (table ``claims``), ``kin`` classes and acts, acts that belong to who performs them."""

    agreement: dict[str, float]
    disagreement: dict[str, float]
    kin: dict[str, frozenset[str]]
    performed: frozenset[str]
    acts: dict[str, str]
    symmetric: frozenset[str]
    standing: frozenset[str]
    lasting: frozenset[str]
    recurring: frozenset[str]
    narrowing: frozenset[str]
    enough: float
    pair: float
    state: float
    covered: float
    anchor: float
    anchored: float
    matter: float
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
            own["acts"],
            frozenset(own["symmetric"].split()),
            frozenset(own["standing"].split()),
            frozenset(own["lasting"].split()),
            frozenset(own["recurring"].split()),
            frozenset(own["narrowing"].split()),
            own["limits"]["enough"],
            own["limits"]["pair"],
            10 * own["weights"]["state"],
            own["limits"]["covered"],
            own["limits"]["anchor"],
            own["limits"]["anchored"],
            own["limits"]["matter"],
            own["limits"]["long"],
        )

    def are_kin(self, one: str, other: str) -> bool:
        return one == other or other in self.kin.get(one, ())


class Profile:
    """An assertion made ready for comparing. ``kind`` is the act that is performed or the class of the event, ``rest`` the words that do
    not name the event itself, ``parties`` the sides and ``sites`` the places and things that are named, ``large`` numbers that are
    hardly the same by chance and near to the event. ``bidden``: somebody is told to do it; ``supposed``: it is told as a condition;
    ``told``: as done; ``looming``: as something that may come, or will not. ``act``: the word for the act of speech that is performed."""

    __slots__ = (
        *("act", "affected", "beside", "bidden", "core", "counts", "day", "days", "doers", "first", "kind", "large", "last", "looming"),
        *("narrowed", "negative", "own", "parties", "persons", "rest", "sites", "speaker", "supposed", "terms", "told", "total"),
    )

    def __init__(self, own: Assertion, rules: LinkRules) -> None:
        self.own = own
        self.bidden = is_bidden(own)
        self.supposed = own.factuality == "conditional" or (own.act is not None and _CONDITION.match(own.span.text) is not None)
        self.kind = own.act if self.bidden or own.act in rules.performed else own.event_class
        self.terms: dict[str, int] = {}
        self.core = frozenset(own.core)
        self.act = rules.acts.get(self.kind or "")
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
        self.large = frozenset([term for term in self.counts if self.terms[term] > _FAR and float(term[1:]) > _SMALL])
        self.doers, self.affected, self.speaker = _as_terms(own.who), _as_terms(own.whom), _as_terms(own.speaker)
        self.persons = frozenset(own.persons)
        self.narrowed = [word for word in rules.narrowing if word in self.terms]
        self.days = frozenset(by_mark[DAY]) or frozenset([DAY + own.on] if own.on else [])
        self.sites = frozenset(by_mark[PLACE] + by_mark[NAME] + ([own.place] if own.place and own.place[0] == PLACE else []))
        self.negative = is_negative(own)
        self.told = own.factuality in _TOLD
        self.looming = own.factuality in _LOOMING
        self.first, self.last = _ordinal(own.first), _ordinal(own.last, late=True)
        self.day = _ordinal(own.day)

    @property
    def matter(self) -> frozenset[str]:
        """What is said, but for who says it and that he does."""
        return frozenset([term for term in self.terms if term not in self.core and term not in self.speaker])

    def keys(self) -> Keys:
        """What candidates are found by."""
        return self.terms, self.own.core, [*self.doers, *self.affected, *self.speaker]


def is_bidden(own: Assertion) -> bool:
    """Whether somebody is told to do something, or not to do it ("warned Russia not to attack", "must not"), which denies nothing."""
    return own.act is not None and (_BIDDEN.match(own.span.text) is not None or _NORM.search(own.span.text) is not None)


def is_negative(own: Assertion) -> bool:
    """Whether it is asserted that something is not so: what the assertion is about is negated, not something beside it."""
    if is_bidden(own):
        return False
    words = own.core or [term for term in own.terms if term[0] != ACTOR]
    return own.denied or 2 * sum([own.terms[word] for word in words if own.terms.get(word, 0.0) < 0]) < -sum(
        [abs(own.terms.get(word, 0.0)) for word in words]
    )


_BIDDEN = re.compile(r"(?:not )?to |(?:[\w'’.-]+ ){1,4}(?:not to|to not|never to) |against \w+ing\b")
"""What somebody is told to do or not to do, behind the one who is told."""
_NORM = re.compile(r"(?<!^)\b(?:must|should|shall|ought to)\b")
"""What ought to be or not to be; not "should they attack", which is a condition."""


@lru_cache(1 << 14)
def _as_terms(sides: tuple[str, ...]) -> frozenset[str]:
    """The terms of some sides; the same few come again and again."""
    return frozenset([ACTOR + side for side in sides])


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
_TOLD = TOLD_AS_DONE | {"alleged"}
_LOOMING = frozenset({"planned", "possible", "denied"})
_FAR = 20
"""Up to this a number weighs little: it stands far from the event."""
_SMALL = 4
"""Numbers up to this may be the same by chance."""
