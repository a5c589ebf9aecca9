"""Persons of one article: full names, surnames and roles that mean the same person meet in one actor."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hearsay.annotate.names import Segment, Words
from hearsay.knowledge.actors import ActorKnowledge, Person, surname_of
from hearsay.knowledge.words import folded, slug
from hearsay.language.words import Doc, Token
from hearsay.records import Actor

LEADERS = frozenset(
    {"president", "prime_minister", "leader", "monarch", "supreme_leader", "foreign_minister", "defence_minister", "secretary_general"}
)
"""Offices whose holders are written by surname alone."""
SPOKESPERSON = "spokesperson"
SIMILAR = 0.78
"""How like two surnames must sound to be spellings of one, where given name and role or country agree."""
SIMILAR_GIVEN = 0.75
LARGEST_GROUP = 12
LOCATIVE = frozenset({"in", "at", "near", "from", "to", "into", "around", "outside"})
SURNAME_POS = frozenset({"PROPN", "NOUN", "ADJ", "X", "VERB"})


@dataclass
class Named:
    """One person of the article: the actor, the names as written, and the roles that the article gives (role, of whom, at token)."""

    actor: Actor
    surname: str
    given: str
    gender: str
    person: Person | None = None
    roles: list[tuple[str, str, int]] = field(default_factory=list)
    count: int = 0
    """How often the full name stands in the article."""


@dataclass
class PersonBook:
    """The persons named in an article, each by full name once. ``day`` is the day of the article or None."""

    actors: ActorKnowledge
    day: str | None
    named: frozenset[str] = frozenset()
    """Ids of the states and bodies that the article names, and of the states to which those bodies belong."""
    by_id: dict[str, Named] = field(default_factory=dict)
    by_surname: dict[str, list[Named]] = field(default_factory=dict)

    def enter(self, words: list[str], segment: Segment) -> Named:
        """The person of a name as written ("Antony Blinken", "Blinken") with the title and role beside it."""
        named = self._find(words, segment)
        named.count += len(words) > 1
        if segment.gender and not named.gender:
            named.gender = segment.gender
        if segment.role and not segment.former and (segment.role, segment.owner, segment.first) not in named.roles:
            named.roles.append((segment.role, segment.owner, segment.first))
        return named

    def _find(self, words: list[str], segment: Segment) -> Named:
        if segment.actor is not None:
            return self._known(self.actors.persons[segment.actor.id])
        surname, given = folded(surname_of(words)).lower(), folded(words[0]).lower() if len(words) > 1 else ""
        whole = folded(" ".join(words)).lower()
        if given and (whole in self.by_surname or whole in self.actors.by_surname):
            surname, given = whole, ""  # "Bin Laden", "Von der Leyen"
        here = self._here(surname, given, segment.gender)
        leader = leader_of(self.actors.by_surname.get(surname, []), self.day) if here and segment.gender and not here.gender else None
        if leader is not None and leader.gender == segment.gender:
            return self._known(leader, surname)  # "Mr. Obama" beside "Malia Obama"
        if here is not None:
            return here
        known = self._by_table(surname, given, segment)
        if known is not None:
            return self._known(known, surname)
        for other in sorted(self.by_surname):
            if given and self.actors.likeness(surname, other) >= SIMILAR and any(n.given == given for n in self.by_surname[other]):
                return next(n for n in self.by_surname[other] if n.given == given)
        name = " ".join(words).replace(" - ", "-")
        actor = Actor(id="person/" + slug(name), name=name, kind="person", known=False)
        return self._enter(Named(actor, surname, given, self.actors.gender_of_name(words[0])), surname)

    def _here(self, surname: str, given: str, gender: str) -> Named | None:
        """The person of the article with the surname; of several the one named most often by full name, then the last."""
        found = [n for n in self.by_surname.get(surname, []) if not given or not n.given or _same_given(given, n.given)]
        if not found and not given:
            found = [n for n in self.by_id.values() if n.given == surname and n.surname != surname]
            if self.actors.is_first_name(surname) and len(found) > 1:
                found = []
        fitting = [n for n in found if not gender or not n.gender or n.gender == gender]
        return max(enumerate(fitting), key=lambda pair: (pair[1].count + _is_prominent(pair[1].person), pair[0]))[1] if fitting else None

    def _by_table(self, surname: str, given: str, segment: Segment) -> Person | None:
        """A person of the tables by a surname alone, or by a variant spelling where role or country agree."""
        same = self.actors.by_surname.get(surname, [])
        if given:
            close = [p for p in same if any(_same_given(given, g) for g in p.given)]
            agreed = close[0] if len(close) == 1 and self._agrees(close[0], segment) else None
            alike = self.actors.of_sound(f"{given} {surname}") or self._in_office(surname, given)
            return agreed or self._variant(surname, given, segment) or alike
        agreeing = [p for p in same if self._agrees(p, segment)]
        if len(agreeing) == 1:
            return agreeing[0]
        leader = leader_of(same, self.day)
        if leader is not None and not segment.owner and not self.actors.is_first_name(surname) and self._belongs_here(leader):
            return leader
        return None if same else self._variant(surname, given, segment)

    def _belongs_here(self, leader: Person) -> bool:
        """Whether a surname alone may mean this leader: in office on the day, or of a state or body the article names, or it names none."""
        around = {leader.country, *(office.of for office in leader.offices)}
        here = not self.named or not around.isdisjoint(self.named)
        return here or any(office.held_on(self.day) for office in leader.offices)

    def _in_office(self, surname: str, given: str) -> Person | None:
        """The one office-holder of the day, of a state the article names, whose given name this is and whose surname sounds like it."""
        found = [
            person
            for person in self.actors.persons.values()
            if given in person.given
            and person.country in self.named
            and any(s[:1].lower() == surname[:1] and self.actors.likeness(surname, s.lower()) >= SIMILAR for s in person.surnames)
            and any(self.day is None or office.held_on(self.day) for office in person.offices)
        ]
        return found[0] if len(found) == 1 else None

    def _agrees(self, person: Person, segment: Segment) -> bool:
        if not segment.owner and not segment.role:
            return False
        return person.has_role(segment.role, segment.owner or None) or (
            bool(segment.owner) and person.country == segment.owner.partition(".")[0]
        )

    def _variant(self, surname: str, given: str, segment: Segment) -> Person | None:
        """The one known person of whom this is a spelling: of like sound, with the role, or with a role in the country, that is told."""
        if not segment.role:
            return None
        holders = self.actors.by_role.get((segment.role, segment.owner), [])
        compatriots = self.actors.by_country.get(segment.owner.partition(".")[0], []) if segment.owner else []
        found = {p.actor.id: p for p in (*holders, *compatriots) if self._is_spelling_of(surname, given, p)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_spelling_of(self, surname: str, given: str, person: Person) -> bool:
        likeness = self.actors.likeness
        if not any(abs(len(surname) - len(s)) < 4 and likeness(surname, s.lower()) >= SIMILAR for s in person.surnames):
            return False
        return not given or any(_same_given(given, g) or likeness(given, g) >= SIMILAR_GIVEN for g in person.given)

    def _known(self, person: Person, surname: str | None = None) -> Named:
        named = self.by_id.get(person.actor.id)
        if named is None:
            key = person.surnames[0].lower()
            named = self._enter(
                Named(person.actor, key, min(person.given, default=""), person.gender, person), *(s.lower() for s in person.surnames)
            )
        if surname and named not in self.by_surname.setdefault(surname, []):
            self.by_surname[surname].append(named)
        return named

    def _enter(self, named: Named, *surnames: str) -> Named:
        self.by_id[named.actor.id] = named
        for surname in dict.fromkeys(surnames):
            self.by_surname.setdefault(surname, []).append(named)
        return named

    def holder(self, role: str, owner: str, token: int) -> Actor | None:
        """Whom a role without a name means: the article's own holder first, then a person of the article, then the tables by date."""
        told = self.told(role, owner, token)
        if told is not None:
            return told
        people = [n for n in self.by_id.values() if n.person and n.person.has_role(role, owner or None)]
        if self.day:
            people = [n for n in people if n.person and any(o.role == role and o.held_on(self.day) for o in n.person.offices)] or people
        if len(people) == 1:
            return people[0].actor
        found = self.actors.holder(role, owner, self.day) if owner else None
        return found.actor if found else None

    def told(self, role: str, owner: str, token: int) -> Actor | None:
        """Whom the article itself gives the role, the nearest before the token first; a ministry's spokesperson is a spokesperson."""
        found = [
            (abs(at - token) + (1000 if at > token else 0), named.actor.id)
            for named in self.by_id.values()
            for own, of, at in named.roles
            if (own == role or (own.endswith(f"_{role}") and role == SPOKESPERSON)) and (not owner or not of or of == owner)
        ]
        return self.by_id[min(found)[1]].actor if found else None

    def former_holder(self, role: str, owner: str) -> Actor | None:
        """The one person of the article who is known to have held the role and does not hold it on the day."""
        found = [
            n.actor
            for n in self.by_id.values()
            if n.person
            and n.person.has_role(role, owner or None)
            and not any(o.role == role and o.held_on(self.day) for o in n.person.offices)
        ]
        return found[0] if len(found) == 1 else None


def with_surnames(doc: Doc, words: Words, pieces: list[Segment], book: PersonBook) -> list[Segment]:
    """The pieces, with surnames of the article's persons that were read as something else or as nothing."""
    made: list[Segment] = []
    covered: set[int] = set()
    for piece in pieces:
        covered.update(range(piece.first, piece.last))
        if _is_surname_not_place(doc, piece, words, book) or _is_surname_not_outlet(doc, piece, words, book):
            piece = replace(piece, shape="person", actor=None, rule="names:surname")
        alone = piece.shape in ("unknown", "organisation") and piece.actor is None and not piece.role and piece.last - piece.first == 1
        if alone and (words.lower[piece.first] in book.by_surname or _is_leader(doc[piece.first], words, book)):
            piece = replace(piece, shape="person", rule="names:surname")
        made.append(piece)
    for token in doc:
        if token.i in covered or not token.text[0].isupper() or token.pos_ not in SURNAME_POS:
            continue
        if words.lower[token.i] in book.by_surname or (token.pos_ == "PROPN" and _is_leader(token, words, book)):
            made.append(Segment(token.i, token.i + 1, "person", rule="names:surname"))
    return sorted(made, key=lambda piece: piece.first)


def _is_surname_not_place(doc: Doc, piece: Segment, words: Words, book: PersonBook) -> bool:
    """ "Paris said" in an article on Anna Paris."""
    if piece.shape != "place" or piece.last - piece.first != 1 or (piece.first and doc[piece.first - 1].lower_ in LOCATIVE):
        return False
    return _has_full_name(piece, words, book)


def _is_surname_not_outlet(doc: Doc, piece: Segment, words: Words, book: PersonBook) -> bool:
    """ "Mr. Bloomberg said" in an article on Michael Bloomberg; "the Hill" stays what it is."""
    if piece.actor is None or piece.actor.kind != "media" or piece.last - piece.first != 1:
        return False
    return not (piece.first and doc[piece.first - 1].lower_ == "the") and _has_full_name(piece, words, book)


def _has_full_name(piece: Segment, words: Words, book: PersonBook) -> bool:
    return any(named.count for named in book.by_surname.get(words.lower[piece.first], []))


def without_headline_words(doc: Doc, words: Words, pieces: list[Segment], book: PersonBook) -> list[Segment]:
    """The pieces, without first words that are no names: "Weary Obama" is Obama."""
    return [
        replace(piece, first=piece.last - 1, shape="person", wide_first=piece.last - 1, wide_last=piece.last)
        if piece.shape in ("person", "unknown") and piece.actor is None and _is_leader_in_headline(doc, piece, words, book)
        else piece
        for piece in pieces
    ]


def _is_leader_in_headline(doc: Doc, piece: Segment, words: Words, book: PersonBook) -> bool:
    """ "Weary Obama calls ...": a word with a capital letter only because a sentence or headline begins."""
    if piece.last - piece.first != 2 or not doc[piece.first].is_sent_start or book.actors.is_first_name(doc[piece.first].text):
        return False
    return _is_leader(doc[piece.last - 1], words, book)


def _is_leader(token: Token, words: Words, book: PersonBook) -> bool:
    """Whether a surname alone can only mean one known holder of a high office."""
    located = token.ent_type_ == "PLACE" and token.i > 0 and token.nbor(-1).lower_ in LOCATIVE
    found = book.actors.by_surname.get(words.lower[token.i], [])
    return not located and len(token) > 3 and len(found) == 1 and _is_prominent(found[0])


def leader_of(persons: list[Person], day: str | None) -> Person | None:
    """Of persons with one surname the one that it means alone: the only leader where the others never held an office ("Trump"), else
    the only one who leads on the day."""
    leaders = [person for person in persons if _is_prominent(person)]
    if len(leaders) == 1 and not any(person.offices for person in persons if person is not leaders[0]):
        return leaders[0]
    today = [person for person in leaders if any(o.role in LEADERS and o.held_on(day) for o in person.offices)]
    return today[0] if len(today) == 1 else None


def _is_prominent(person: Person | None) -> bool:
    return person is not None and any(o.role in LEADERS for o in person.offices)


def _same_given(a: str, b: str) -> bool:
    """Equal, or one is the initial of the other ("J." and "Joe")."""
    a, b = a.rstrip("."), b.rstrip(".")
    return a == b or (min(len(a), len(b)) == 1 and a[:1] == b[:1])


def joined(actors: list[Actor]) -> Actor:
    """One actor for several: "Estonia, France, Norway"."""
    unique = list({actor.id: actor for actor in actors}.values())[:LARGEST_GROUP]
    if len(unique) == 1:
        return unique[0]
    if all(actor.kind == "unnamed" for actor in unique):
        return Actor(
            id="unnamed/group", name="unnamed " + " and ".join(a.name.removeprefix("unnamed ") for a in unique), kind="unnamed", known=False
        )
    return Actor(
        id="group/" + "+".join(actor.id for actor in unique),
        name=", ".join(actor.name for actor in unique),
        kind="group",
        known=all(actor.known for actor in unique),
    )
