"""Who is who: states and their institutions, organisations, media and persons with the roles they held, read from the tables.

``states``, ``institutions`` (what every state has), ``named_institutions``, ``organisations``, ``media_actors``, ``persons``, ``roles``,
``titles``, ``first_names`` and ``unnamed_sources`` hold the words; this module only puts them in order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from hearsay.knowledge.matching import MatchRules, similarity, sound_of
from hearsay.knowledge.nouns import Nouns, nouns_of, plural_of_phrase
from hearsay.knowledge.tables import Knowledge, Row, fault
from hearsay.knowledge.words import Lexicon, folded, slug
from hearsay.records import Actor, ActorKind

STATE_ID = re.compile("[A-Z]{3}")

Sort = Literal["region", "state", "capital", "adjective", "people", "organisation", "person", "title", "role", "institution"]
Gender = Literal["m", "f", ""]


MOST_SOUNDS = 20_000
"""How many words are kept with their sound."""


@dataclass(frozen=True)
class Entry:
    """One meaning of a phrase. ``value``: role, institution suffix or gender; ``of``: whose role it is by its name, or the title's noun."""

    sort: Sort
    actor: Actor | None = None
    value: str = ""
    plural: bool = False
    of: str = ""


@dataclass(frozen=True)
class Office:
    """A role held: of a state or organisation (id), from and to (ISO days; empty: not known, or to this day)."""

    role: str
    of: str
    first: str = ""
    last: str = ""

    def held_on(self, day: str | None) -> bool:
        """Whether it was held on a day; without a day, or without certain dates, False."""
        return bool(day and self.first and self.first <= day and (not self.last or day < self.last))


@dataclass(frozen=True)
class Person:
    actor: Actor
    surnames: tuple[str, ...]
    given: frozenset[str]
    gender: Gender
    country: str
    offices: tuple[Office, ...]
    names: tuple[str, ...] = ()
    """All full names in lower-case letters without accents."""

    def has_role(self, role: str, of: str | None) -> bool:
        return any(o.role == role and (of is None or o.of == of) for o in self.offices)


@dataclass
class ActorKnowledge:
    """All that is known about actors, ready for look-up."""

    names: Lexicon[Entry] = field(default_factory=Lexicon)
    terms: Lexicon[Entry] = field(default_factory=Lexicon)
    actors: dict[str, Actor] = field(default_factory=dict)
    institutions: dict[str, Row] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    by_surname: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    by_role: dict[tuple[str, str], list[Person]] = field(default_factory=lambda: defaultdict(list))
    by_country: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    back_nouns: dict[str, frozenset[str]] = field(default_factory=dict)
    held: dict[tuple[str, str], list[tuple[Office, str]]] = field(default_factory=lambda: defaultdict(list))
    """Dated offices that only one person holds at a time, with the names of their holders."""

    male_names: frozenset[str] = frozenset()
    female_names: frozenset[str] = frozenset()
    nouns: Nouns = field(default_factory=Nouns)
    matching: MatchRules | None = None
    by_sound: dict[str, list[Person]] = field(default_factory=dict)
    sounds: dict[str, str] = field(default_factory=dict)
    """How names sound that were asked for."""

    @classmethod
    def load(cls, knowledge: Knowledge) -> ActorKnowledge:
        """Read the tables.

        Raises KnowledgeError for a missing cell, a duplicate id, an unknown kind, parent, role or country, a bad date or range of dates,
        and a role that two hold at once.
        """
        made = cls()
        for row in knowledge.rows("states"):
            made._add_state(row)
        for row in knowledge.rows("institutions"):
            made._add_institution(row)
        for table in ("named_institutions", "organisations", "media_actors"):
            for row in knowledge.rows(table):
                made._add_organisation(row)
        roles: dict[str, bool] = {}
        for row in knowledge.rows("roles"):
            made._add_role(row)
            roles[row["role"]] = "shared" in row
        for row in knowledge.rows("titles"):
            made.names.add(row["title"], Entry("title", value=row.get("gender", ""), of=row.get("noun", "")))
        for row in knowledge.rows("persons"):
            made._add_person(row, roles)
        unnamed = knowledge.table("unnamed_sources")
        for region in unnamed["regions"]:
            made.names.add(region, Entry("region"))
        first = knowledge.table("first_names")
        made.male_names, made.female_names = _folded_set(first["male"]), _folded_set(first["female"])
        made.nouns = nouns_of(unnamed)
        made.matching = MatchRules.load(knowledge)
        return made

    # ------------------------------------------------------------ questions

    def institution(self, owner: str, suffix: str) -> Actor:
        """The institution of a state by the pattern of ``institutions`` ("RUS", "gov.defence" -> "Russian defence ministry")."""
        known = self.actors.get(f"{owner}.{suffix}")
        if known:
            return known
        row = self.institutions[suffix]
        state = self.actors.get(owner)
        owner_name = self.adjectives.get(owner) or (state.name if state else owner)
        return Actor(id=f"{owner}.{suffix}", name=f"{owner_name} {row['name']}", kind=row["kind"], known=True)

    def gender_of_name(self, first_name: str) -> Gender:
        """The gender that a first name tells, or nothing."""
        key = folded(first_name).lower()
        male, female = key in self.male_names, key in self.female_names
        return "m" if male and not female else "f" if female and not male else ""

    def likeness(self, a: str, b: str) -> float:
        """How like two lower-case words of names are, as they sound: from 0 to 1."""
        return similarity(self._sound(a), self._sound(b))

    def of_sound(self, name: str) -> Person | None:
        """The one person whose full name sounds like this one, whatever its romanisation."""
        if not self.by_sound:
            for person in self.persons.values():
                for full in person.names:
                    self.by_sound.setdefault(self._sound(full), []).append(person)
        found = self.by_sound.get(self._sound(folded(name).lower()), [])
        return found[0] if len({person.actor.id for person in found}) == 1 else None

    def _sound(self, word: str) -> str:
        if self.matching is None:
            return word
        found = self.sounds.get(word)
        if found is None:
            if len(self.sounds) > MOST_SOUNDS:
                self.sounds.clear()
            found = self.sounds[word] = " ".join(sound_of(part, self.matching) for part in word.replace("-", " ").split())
        return found

    def is_first_name(self, word: str) -> bool:
        key = folded(word).lower()
        return key in self.male_names or key in self.female_names

    def holder(self, role: str, of: str, day: str | None) -> Person | None:
        """Who held the role on the day, where exactly one person is known to."""
        found = [p for p in self.by_role.get((role, of), []) if any(o.role == role and o.of == of and o.held_on(day) for o in p.offices)]
        return found[0] if len(found) == 1 else None

    # ------------------------------------------------------------ loading

    def _register(self, actor: Actor, row: Row) -> None:
        if actor.id in self.actors:
            raise fault(row, "each id once", f"{actor.id} twice ({self.actors[actor.id].name}, {actor.name})")
        self.actors[actor.id] = actor

    def _add_state(self, row: Row) -> None:
        _needs(row, "id", "name")
        if not STATE_ID.fullmatch(row["id"]):
            raise fault(row, "three capital letters as the id of a state", row["id"])
        state = Actor(id=row["id"], name=row["name"], kind="state")
        self._register(state, row)
        for name in [row["name"], *_cells(row, "other_names")]:
            self.names.add(_bare(name), Entry("state", state))
        adjectives = _cells(row, "adjectives")
        for adjective in adjectives:
            self.adjectives.setdefault(state.id, adjective)
            self.names.add(adjective, Entry("adjective", state))
            if adjective.endswith(("an", "i")):
                self.names.add(adjective + "s", Entry("people", state, plural=True))
        for word in _cells(row, "people"):
            self.names.add(word, Entry("people", state, plural=word.endswith(("s", "men", "Batswana"))))
        for city in _cells(row, "capital"):
            self.names.add(city, Entry("capital", state))
        self.back_nouns[state.id] = frozenset()

    def _add_institution(self, row: Row) -> None:
        _needs(row, "suffix", "kind", "name")
        if row["kind"] not in get_args(ActorKind):
            raise fault(row, f"one of {', '.join(get_args(ActorKind))}", row["kind"])
        self.institutions[row["suffix"]] = row
        for phrase in _cells(row, "phrases"):
            self.terms.add(phrase, Entry("institution", value=row["suffix"]))

    def _add_organisation(self, row: Row) -> None:
        _needs(row, "id", "name", "kind")
        if row["kind"] not in get_args(ActorKind):
            raise fault(row, f"one of {', '.join(get_args(ActorKind))}", row["kind"])
        owner, dot, _ = row["id"].partition(".")
        if dot and owner not in self.actors:
            raise fault(row, "the id of a known state or organisation before the first dot", row["id"])
        actor = Actor(id=row["id"], name=row["name"], kind=row["kind"])
        self._register(actor, row)
        for name in [row["name"], *_cells(row, "aliases")]:
            self.names.add(_bare(name), Entry("organisation", actor))
        self.back_nouns[actor.id] = frozenset(word for noun in _cells(row, "nouns") for word in (noun, noun.split()[-1]))

    def _add_role(self, row: Row) -> None:
        _needs(row, "role", "phrases")
        for phrase in _cells(row, "phrases"):
            self.terms.add(phrase, Entry("role", value=row["role"], of=row.get("of", "")))
            self.terms.add(plural_of_phrase(phrase), Entry("role", value=row["role"], plural=True, of=row.get("of", "")))

    def _add_person(self, row: Row, roles: Mapping[str, bool]) -> None:
        _needs(row, "name")
        if row.get("gender", "") not in ("", "m", "f"):
            raise fault(row, "m, f or nothing as gender", row["gender"])
        if row.get("country", "") and row["country"] not in self.actors:
            raise fault(row, "the id of a known state as country", row["country"])
        offices = tuple(self._office(cell, row, roles) for cell in _cells(row, "roles"))
        self._hold(offices, row, roles)
        actor = Actor(id="person/" + slug(row["name"]), name=row["name"], kind="person")
        self._register(actor, row)
        names = [row["name"], *_cells(row, "aliases")]
        full = [n for n in names if len(n.split()) > 1] or names
        person = Person(
            actor,
            surnames=tuple(dict.fromkeys(folded(s) for n in full for s in _surnames(n.split(), row.get("country", "")))),
            given=frozenset(folded(n.split()[0]).lower() for n in full),
            gender=row.get("gender", ""),
            country=row.get("country", ""),
            offices=offices,
            names=tuple(folded(n).lower() for n in full if len(n.split()) > 1),
        )
        self.persons[actor.id] = person
        if person.offices:
            self.by_country[person.country].append(person)
        for name in names:
            self.names.add(name, Entry("person", actor))
        for surname in person.surnames:
            self.by_surname[surname.lower()].append(person)
        for key in dict.fromkeys((o.role, of) for o in person.offices for of in (o.of, "")):  # "": whatever it is a role of
            self.by_role[key].append(person)

    def _office(self, cell: str, row: Row, roles: Mapping[str, bool]) -> Office:
        role, of, dates = [*cell.split(), "", "", ""][:3]
        if role not in roles:
            raise fault(row, "a role of the table roles", role)
        if of not in self.actors and not self._is_institution(of):
            raise fault(row, f"the id of a state or organisation after {role}", of or "nothing")
        first, _, last = dates.partition("/")
        for day in filter(None, (first, last)):
            if not _is_day(day):
                raise fault(row, f"days as 2022-01-20 for {role}", dates)
        if last and last <= first:
            raise fault(row, f"a first day before the last for {role}", dates)
        return Office(role, of, first, last)

    def _is_institution(self, id: str) -> bool:
        owner, _, suffix = id.partition(".")
        return owner in self.actors and suffix in self.institutions

    def _hold(self, offices: Sequence[Office], row: Row, roles: Mapping[str, bool]) -> None:
        """Note who holds offices when. Raises KnowledgeError where another holds one of them on the same day."""
        for office in offices:
            if office.first and not roles[office.role]:
                for other, name in self.held[office.role, office.of]:
                    if office.first < (other.last or "9999") and other.first < (office.last or "9999"):
                        when = f"{office.first}/{office.last}", f"{other.first}/{other.last}"
                        raise fault(row, f"one {office.role} of {office.of} at a time", f"{row['name']} ({when[0]}) and {name} ({when[1]})")
        for office in offices:
            if office.first and not roles[office.role]:
                self.held[office.role, office.of].append((office, row["name"]))


def _needs(row: Row, *columns: str) -> None:
    """Raises KnowledgeError where one of the cells is empty."""
    for column in columns:
        if not row.get(column):
            raise fault(row, f"a value in the column {column}", "none")


def _is_day(text: str) -> bool:
    try:
        return len(text) == len("2022-01-20") and bool(date.fromisoformat(text))
    except ValueError:
        return False


def surname_of(words: list[str], country: str = "") -> str:
    """The surname: the last word, with the particles that belong to it ("von der Leyen", "Le Drian", "al-Assad" as "Assad").

    In Chinese, Korean and Vietnamese names it is the first word.
    """
    if country in SURNAME_FIRST:
        return words[0]
    while len(words) > 2 and words[-1].rstrip(".,") in NAME_SUFFIXES:
        words = words[:-1]
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in SURNAME_PARTICLES:
        start -= 1
    surname = " ".join(words[start:])
    for article in ("al-", "Al-", "el-", "El-"):
        surname = surname.removeprefix(article)
    return surname


def _surnames(words: list[str], country: str) -> tuple[str, ...]:
    """The surname and, of one with particles, its last word alone, as "Leyen" may stand after a lower-case particle."""
    surname = surname_of(words, country)
    return surname, surname.split()[-1]


NAME_SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})
SURNAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM"})
SURNAME_PARTICLES = frozenset({"von", "van", "der", "de", "den", "le", "la", "di", "da", "del", "bin", "du", "ter"})


def _cells(row: Row, column: str) -> list[str]:
    value = row.get(column, "")
    return value if isinstance(value, list) else [cell.strip() for cell in value.split(";") if cell.strip()]


def _bare(name: str) -> str:
    return name[4:] if name.startswith(("the ", "The ")) else name


def _folded_set(words: str) -> frozenset[str]:
    return frozenset(folded(word).lower() for word in words.split())
