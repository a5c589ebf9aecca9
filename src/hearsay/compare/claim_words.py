"""Words of a claim, whatever their form: "invade", "invasion" and "incursion" are one term, and so are "Moscow" and "Russian"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from hearsay.compare.claim_days import day_named
from hearsay.compare.fingerprint import WordRules, number, stem
from hearsay.compare.sides import Sides
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Actor, Date, Figure, Mention, Place, PlaceReference, Record, Span

ACTOR, PLACE, COUNT, NAME = "@", "#", "=", "^"
"""Marks of terms that are no common words: a side, a place, a number, some other name."""

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:-(?:up|out|off|back|in|down)\b|['’](?:t|s|re|ll|ve|d))?|[.;:!?,—–]")
_LONG = re.compile(r"[^\W\d_]{5,}")
_TITLE = 0.6
"""Share of capitals among longer words from which a text is a heading, where capitals make no names."""
_SCOPE = 4
"""Words, but for stop words, after a negation that it is taken to hold for."""
_SHORTEST = 4
_ENDINGS = """
izations isations ization isation ational ations ation itions ition sions sion tions tion ions ion ments ment nesses ness ances
ance ences ence ancies ancy encies ency ables able ibles ible ially ically ally ical iously ously ous ful ings ing edly ied ies ed
ers er ors or als al ives ive ists ist isms ism ly ities ity ures ure izing ising izes ises ized ised ize ise ates ated ating ate
ees ee es s e y
"""
DAY = "%"
"""Mark of a day, or of another date: the numbers in it count nothing."""
_COUNT_OR_DAY = COUNT + DAY
_SOFT_ENDS = "dtsc"
"""Consonants that change between verb and noun: invade, invasion; defend, defence; permit, permission."""
_SMALL = 4
"""Numbers below this are hardly telling."""


_LONGEST_FIRST = sorted(_ENDINGS.split(), key=lambda ending: (-len(ending), ending))


@lru_cache(1 << 16)
def root(word: str) -> str:
    """What an English word has in common with those derived from it. Light: it may join words that have nothing to do with each other."""
    base = word
    for ending in _LONGEST_FIRST:
        if base.endswith(ending) and len(base) - len(ending) >= _SHORTEST:
            base = base[: -len(ending)]
            break
    while len(base) > _SHORTEST and (base[-1] in _SOFT_ENDS or base[-1] in "ei" or base[-1] == base[-2]):
        base = base[:-1]
    return base


class Signed(NamedTuple):
    """A term with how much it weighs; negative where the words negate it."""

    term: str
    weight: float


@dataclass(frozen=True)
class ClaimWords:
    """Which words are one term, which are passed over, which negate, and how much terms weigh (see ``WordRules``)."""

    words: WordRules
    sides: Sides
    families: dict[str, str]
    irregular: dict[str, str]
    apart: frozenset[str]
    numerals: dict[str, int]
    negators: frozenset[str]
    turns: frozenset[str]
    mute: frozenset[str]
    denials: frozenset[str]
    empty: frozenset[str]
    kinds: dict[str, float]
    months: dict[str, int]
    peoples: dict[str, str]
    """Adjectives of states ("Polish") with the states' ids."""

    @classmethod
    def load(cls, knowledge: Knowledge, sides: Sides) -> ClaimWords:
        """Compile the tables. Raises KnowledgeError for a bad file."""
        own, dates = knowledge.table("claims"), knowledge.table("dates")
        irregular = {form: line.split()[0] for line in own["irregular"] for form in line.split()[1:]}
        families = {root(irregular.get(word, word)): line.split()[0] for line in own["families"] for word in line.split()}
        return cls(
            knowledge.compiled(WordRules.load),
            sides,
            families,
            irregular,
            frozenset(own["apart"].split()),
            {word: value for value, word in enumerate(own["numerals"].split(), start=1)},
            frozenset(own["negators"].split()),
            frozenset(own["turns"].split()),
            frozenset(own["mute"].split()),
            frozenset(own["denials"].split()),
            frozenset(own["empty"].split()),
            own["weights"],
            {**dates["MONTH"], **dates["MONTHABBR"]},
            {adjective.strip(): row["id"] for row in knowledge.rows("states") for adjective in row.get("adjectives", "").split(";")},
        )

    def negates(self, phrase: str) -> bool:
        """Whether a word of the phrase denies ("denies", "has not denied" does both)."""
        return sum(word in self.denials for word in phrase.lower().split()) % 2 == 1

    def passes_over(self, word: str) -> bool:
        return len(word) < 2 or word in self.words.stop_words or word in self.empty or (word in self.months)

    def base(self, word: str) -> str:
        """What is left of a word in lower case without its endings."""
        if word in self.apart:
            return word.removesuffix("s")
        return root(self.irregular.get(word, word))

    def family(self, word: str) -> str | None:
        """The word that stands for all words of its meaning. They weigh the same, however common each is."""
        return None if word in self.apart else self.families.get(self.base(word))

    def weight(self, word: str) -> float:
        return self.words.weight(number(stem(word)))


class Named(NamedTuple):
    """A stretch of the article that stands for one term: an actor, a place or a number."""

    start: int
    end: int
    terms: tuple[Signed, ...]


class Terms:
    """Reads the terms of stretches of one article. ``records`` are those of the article."""

    def __init__(self, records: Sequence[Record], rules: ClaimWords, day: str | None) -> None:
        self._rules = rules
        self._places = {(r.span.start, r.span.end): self._place(r).term for r in records if isinstance(r, Place)}
        actors = [record.actor for record in records if isinstance(record, Mention)]
        self._states = {actor.name.casefold(): actor.id for actor in actors if actor.kind == "state"}
        named = [found for record in records if (found := self._named(record, day))]
        # An actor comes before a place of the same words, the longer before the shorter.
        named.sort(key=lambda n: (n.start, -n.end, n.terms))
        self._named_spans: list[Named] = []
        for found in named:
            if not self._named_spans or found.start >= self._named_spans[-1].end:
                self._named_spans.append(found)
        self._starts = [found.start for found in self._named_spans]

    def of_actors(self, actors: Iterable[Actor], day: str | None) -> dict[str, float]:
        """The terms of some actors: those of their sides; of those not named nothing."""
        return {term: weight for actor in actors for term, weight in self._actor(actor, day)}

    def place(self, reference: PlaceReference | None) -> str | None:
        """The term of the place at a reference."""
        if reference is None:
            return None
        name = reference.name.casefold()
        own = self._places.get((reference.span.start, reference.span.end))
        return own or (ACTOR + self._states[name] if name in self._states else PLACE + name)

    def read(self, spans: Iterable[Span]) -> dict[str, float]:
        """The terms of some stretches, each with its weight, negative where it is negated."""
        found: dict[str, float] = {}
        for span in spans:
            for term, weight in self._read(span.text, span.start):
                if abs(weight) > abs(found.get(term, 0.0)):
                    found[term] = weight
        return found

    def _read(self, text: str, offset: int) -> Iterable[Signed]:
        rules = self._rules
        scope = 0
        named = sum(match[0][0].isupper() for match in _LONG.finditer(text)) < _TITLE * sum(1 for _ in _LONG.finditer(text))
        begins = True
        for match in _TOKEN.finditer(text):
            word = match[0].lower().replace("’", "'").replace("-", "")
            first, begins = begins, word[-1] in ".:!?"
            if word[-1] in ".;:!?,—–":
                scope = 0
                continue
            if word in rules.turns or word in rules.mute:
                scope = 0
            if word in rules.negators or word.endswith("n't"):
                scope = _SCOPE
                continue
            sign = -1 if scope else 1
            if word not in rules.words.stop_words:
                scope = max(0, scope - 1)
            start = offset + match.start()
            own = self._at(start)
            if own is not None:
                if start == max(own.start, offset):
                    yield from (Signed(term, sign * weight) for term, weight in own.terms if weight)
                if word[0].isdigit() or own.terms[0].term[0] not in _COUNT_OR_DAY:
                    continue
            word = word.removesuffix("'s")
            if word in rules.numerals:
                yield Signed(f"{COUNT}{rules.numerals[word]}", sign * rules.kinds["small number"])
            elif word[0].isdigit():
                yield Signed(_count(word), sign * rules.kinds["number"])
            elif match[0] in rules.peoples:
                yield Signed(ACTOR + rules.peoples[match[0]], sign * rules.kinds["state"])
            elif not rules.passes_over(word):
                known = rules.family(word)
                if known is not None:
                    yield Signed(known, sign * rules.kinds["family"])
                else:
                    mark = NAME if named and not first and match[0].istitle() else ""
                    yield Signed(mark + rules.base(word), sign * rules.weight(word))

    def _at(self, position: int) -> Named | None:
        before = bisect_right(self._starts, position)
        own = self._named_spans[before - 1] if before else None
        return own if own is not None and position < own.end else None

    def _named(self, record: Record, told: str | None) -> Named | None:
        if isinstance(record, Mention):
            terms = self._actor(record.actor, told)
            return Named(record.span.start, record.span.end, terms) if terms else None
        if isinstance(record, Place) and record.precision != "unresolved":
            return Named(record.span.start, record.span.end, (self._place(record),))
        if isinstance(record, Date):
            day = day_named(record, self._rules.months)
            return Named(record.span.start, record.span.end, (Signed(DAY + day, self._rules.kinds["day"] if day else 0.0),))
        if isinstance(record, Figure):
            terms = count_terms(record, self._rules)
            return Named(record.span.start, record.span.end, terms) if terms else None
        return None

    def _place(self, place: Place) -> Signed:
        if place.precision == "country" and place.country:
            return Signed(ACTOR + place.country, self._rules.kinds["state"])
        return Signed(PLACE + place.name.casefold(), self._rules.kinds["place"])

    def _actor(self, actor: Actor, day: str | None) -> tuple[Signed, ...]:
        if actor.kind == "unnamed" or (actor.id.startswith("group/") and "+" not in actor.id):
            return ()
        kinds = self._rules.kinds
        found = [
            Signed(ACTOR + side.id, kinds["state" if side.kind in ("state", "igo") else "actor"])
            for side in self._rules.sides.sides(actor, day)
            if not side.id.startswith("unnamed/")
        ]
        if actor.kind == "person" and all(side.term != ACTOR + actor.id for side in found):
            found.append(Signed(ACTOR + actor.id, kinds["person"]))
        return tuple(found)


def _count(digits: str) -> str:
    """The term of a number as it is written, with commas or several points between the thousands."""
    plain = digits.replace(",", "")
    return f"{COUNT}{float(plain if plain.count('.') < 2 else plain.replace('.', '')):.12g}"


def count_terms(figure: Figure, rules: ClaimWords) -> tuple[Signed, ...]:
    """The term of a number; small ones hardly tell anything."""
    value = figure.low if figure.low is not None else figure.high
    if value is None:
        return ()
    return (Signed(f"{COUNT}{value:.12g}", rules.kinds["number" if value >= _SMALL else "small number"]),)
