"""The cast of an article's events: whom a phrase means as one who acts or is acted upon.

Events are coded for states, bodies and groups: "Indian commandos" act for India, "Islamic State militants" for their group, "Somali
pirates" for nobody but themselves. Words that no table of actors knows ("twelve pirates") still are somebody where their noun is one of
people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from hearsay.annotate.mentioned import Mentions
from hearsay.extract.warships import warships
from hearsay.knowledge.tables import Knowledge, Row
from hearsay.knowledge.words import slug
from hearsay.language.tree import antecedent, conjuncts, has, preposition
from hearsay.language.words import Doc, Token
from hearsay.records import FORCES, PEOPLE_UNITS, Actor

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM"})
OWNING = ("nmod:poss", "amod", "compound", "nmod:desc", "nmod", "nmod:unmarked", "appos", "flat")
"""Where the actor stands inside a phrase that denotes none itself: "Ukraine's positions", "Russian aggression"."""
NEITHER = frozenset({"document", "media"})
"""Kinds that take no part in events: reports are read, papers reported to."""
STATE_PARTS = frozenset({"gov", "mil"})
"""Parts of an id that stand for the state itself: what its government and forces do it does; parliaments and courts have their own say."""
STATELY = frozenset({"state", "government", "military"})
BODIES = STATELY | {"armed_group", "igo", "organisation"}
"""Kinds for which their people act: "members of the group", "Russian bombers"."""
COUNTING = frozenset({"SYM", "NUM"})
"""Heads of amounts: "$50 billion of imports"."""
LOOSE = frozenset({"unnamed", "group"})
OFFICIAL = STATELY | {"igo", "armed_group"}
"""Kinds of bodies for which their officials speak."""
SPEAKING = frozenset({"person", "unnamed", "group", "document"})
BESIDE = ("compound", "appos", "flat", "nmod:desc")
"""Where a name stands to the word that tells its office."""
NAMING = frozenset({"amod", "compound", "nmod:desc", "flat", "punct"})
RELATED = frozenset({"counterpart", "colleague", "neighbour", "neighbor", "rival", "foe", "enemy", "opponent", "adversary", "successor"})
"""Nouns of those who are others than their possessor."""
FORMER = frozenset({"former", "ex", "retired", "late", "onetime", "one-time", "deposed", "ousted", "exiled", "defected", "ex-"})
"""Who was somebody's officer does not act for him: "a former Russian officer"."""
QUOTES = frozenset("\"“”‘’'«»,")
QUANTIFYING = frozenset(
    {"many", "several", "few", "most", "some", "all", "more", "additional", "numerous", "both", "various", "such", "certain"}
)
"""Adjectives that are no part of a name: "many civilians"."""
WITHIN = frozenset({"in", "near", "inside", "outside", "around", "at"})
PEOPLE_OF = ("of", "from")
THINGS_OF = (*PEOPLE_OF, "by", "in")


@dataclass(frozen=True)
class CastRules:
    """Nouns of people; of those who act for their state or body (``forces``); of ``ground`` that somebody holds; names that mean nobody
    (``nobodies``); nouns of places with a name (``settled``); words that make an agent a substance; nouns of officials; of ``parts``
    ("members of"); of bodies (``collectives``); of ``armed`` people; ids of states ``torn`` by civil war; nouns of ``ships``, and the
    states by the prefixes of their ships' names (``flags``); states by id; the state or body of each office-holder (``offices``), the
    country of each person (``homes``)."""

    people: frozenset[str]
    forces: frozenset[str]
    ground: frozenset[str]
    nobodies: frozenset[str]
    settled: frozenset[str]
    substances: frozenset[str]
    officials: frozenset[str]
    parts: frozenset[str]
    collectives: frozenset[str]
    armed: frozenset[str]
    torn: frozenset[str]
    ships: frozenset[str]
    flags: Mapping[str, Actor]
    states: Mapping[str, Actor]
    offices: Mapping[str, str]
    homes: Mapping[str, str]

    @classmethod
    def load(cls, knowledge: Knowledge) -> CastRules:
        """Read the tables. Raises KnowledgeError for a bad one."""
        counted = [row for row in knowledge.rows("counted_nouns") if " " not in row["noun"]]
        sets = knowledge.table("event_phrases")["sets"]
        officials = frozenset(sets["officials"]) | frozenset(sets["leaders"]) | frozenset(sets["office_holders"])
        states = {row["id"]: Actor(id=row["id"], name=row["name"], kind="state") for row in knowledge.rows("states")}
        persons = {"person/" + slug(row["name"]): row for row in knowledge.rows("persons")}
        return cls(
            people=(frozenset(row["noun"] for row in counted if row["unit"] in PEOPLE_UNITS) | frozenset(sets["people"]))
            - frozenset(sets["harms"]),
            forces=frozenset(row["noun"] for row in counted if row["unit"] in FORCES) | officials,
            ground=(frozenset(sets["ground"]) | frozenset(sets["infrastructure"]))
            - frozenset(sets["lands"])
            - frozenset(sets["inhabited"]),
            nobodies=frozenset(sets["nobodies"]),
            settled=frozenset(sets["settled"]),
            substances=frozenset(sets["substances"]),
            officials=officials,
            parts=frozenset(sets["parts"]),
            collectives=frozenset(sets["collectives"]),
            armed=frozenset(sets["armed_people"]),
            torn=frozenset(sets["torn"]),
            ships=frozenset(sets["warships"]),
            flags={prefix: states[state] for state, prefixes in knowledge.table("event_phrases")["flags"].items() for prefix in prefixes},
            states=states,
            offices={person: of for person, row in persons.items() if (of := _employer(row))},
            homes={person: row["country"] for person, row in persons.items() if row.get("country")},
        )


@dataclass(frozen=True)
class Cast:
    """Resolves phrases of one article to actors, as events are coded."""

    doc: Doc
    mentions: Mentions
    rules: CastRules
    read: dict[int, list[Actor]] = field(default_factory=dict)
    """What ``of`` found before, by token: the same phrase is asked for by many rows."""
    sides: dict[str, Actor] = field(default_factory=dict)
    """What ``side_of`` found before, by id."""

    @cached_property
    def named(self) -> Mapping[str, Actor]:
        """The actors of the article by id."""
        return {actor.id: actor for actor in self.mentions.denoted.values()}

    @cached_property
    def ships(self) -> Mapping[str, Actor]:
        """The warships of the article by name."""
        return warships(self.doc, self.mentions, self.rules.ships, self.rules.flags)

    def flag(self, token: Token, actor: Actor | None) -> Actor | None:
        """The state whose flag a ship flies: of a name, of "she", of "the ship" where all ships of the article fly one."""
        name = actor.name.rpartition(" ")[2] if actor is not None else token.text
        if not self.ships or (actor is not None and actor.known):
            return None
        if name in self.ships:
            return self.state_of(self.ships[name])
        states = {self.state_of(state) for state in self.ships.values()}
        ship = _noun(token) in self.rules.ships and has(token, "Number", "Sing") and self.owner(token) is None
        return states.pop() if ship and len(states) == 1 and any(c.lower_ == "the" for c in token.children) else None

    @cached_property
    def places(self) -> frozenset[str]:
        """The names in which something lies or happens: whatever else they were taken for, they are places."""
        return frozenset(t.text for t in self.doc if t.pos_ == "PROPN" and self._is_location(t))

    def is_place(self, actor: Actor) -> bool:
        """Whether the actor is but the name of a place that was taken for a person or body."""
        return not actor.known and actor.name in self.places

    def _is_location(self, token: Token) -> bool:
        """ "in Narvik", "the town of Narvik"."""
        case = preposition(token)
        return (case in WITHIN and token.ent_type_ == "PLACE") or (
            case == "of" and token.dep_ == "nmod" and _noun(token.head) in self.rules.settled
        )

    @cached_property
    def bodies(self) -> Mapping[str, Actor]:
        """For whom unnamed people act, by the name that later pronouns carry on."""
        found = {}
        for i, actor in self.mentions.denoted.items():
            if actor.kind in ("unnamed", "group") and not actor.known and self.doc[i].pos_ == "NOUN":
                body = self.member(self.doc[i])
                if body is not None and body.kind in BODIES:
                    found[actor.name] = body
        return found

    def of(self, token: Token) -> list[Actor]:
        """The actors that the phrase headed by ``token`` names, each member of a coordination for itself."""
        if token.i not in self.read:
            found: list[Actor] = []
            for member in members_of(antecedent(token)):
                actor = self.member(member)
                for one in self.nations(member) or ([] if actor is None else [actor]):
                    if one.kind not in NEITHER:
                        found += [a for a in self.each(one) if a not in found]
            self.read[token.i] = found
        return self.read[token.i]

    def nations(self, token: Token) -> list[Actor]:
        """The states of "the U.S. and Iranian officials" and of "U.S.-Iraq", where there are several."""
        if "-" in token.text:
            parts = [self.states_named.get(part) for part in token.text.split("-")]
            return [part for part in parts if part is not None] if len(parts) > 1 and None not in parts else []
        if token.pos_ != "NOUN" or _noun(token) not in self.rules.forces or not has(token, "Number", "Plur"):
            return []
        before = [c for c in token.lefts if c.dep_ in ("amod", "compound", "nmod:desc")]
        both = [t for c in before for t in (conjuncts(c) if c.pos_ in ("ADJ", "PROPN") else [c]) if t.i < token.i]
        if len(both) < 2 or not any(t.lower_ == "and" for t in self.doc[both[0].i : token.i]):
            return []
        found = [actor for t in both if (actor := self.mentions.denoted.get(t.i)) is not None and actor.kind in OFFICIAL]
        return list(dict.fromkeys(map(self.state_of, found))) if len(found) > 1 else []

    @cached_property
    def states_named(self) -> Mapping[str, Actor]:
        """The states of the article by the single words that name them."""
        return {
            self.doc[i].text: actor for i, actor in self.mentions.denoted.items() if actor.kind == "state" and self.doc[i].pos_ == "PROPN"
        }

    def all(self, tokens: Iterable[Token]) -> list[Actor]:
        """The actors of several phrases, each once."""
        return list(dict.fromkeys(actor for token in tokens for actor in self.of(token)))

    def each(self, actor: Actor) -> Iterator[Actor]:
        """The members of a joined group, and the state for its government and forces, where these are not one side of a civil war."""
        ids = actor.id.removeprefix("group/").split("+")
        together = [self.named[i] for i in ids if i in self.named] if len(ids) > 1 else []
        for member in together if len(together) == len(ids) else [actor]:
            state, _, part = member.id.partition(".")
            whole = part.partition(".")[0] in STATE_PARTS and state not in self.rules.torn
            yield self.state_of(member) if whole else member

    def state_of(self, actor: Actor) -> Actor:
        """The state of an institution, of a person in office; any other actor is returned as it is."""
        state = self.rules.offices.get(actor.id, actor.id.partition(".")[0])
        return self.named.get(state) or self.rules.states.get(state) or actor

    def side_of(self, actor: Actor) -> Actor:
        """For whom an actor says "we": the state of an office-holder or army, the body whose official the article calls one."""
        state = self.state_of(actor)
        if state is not actor or actor.kind not in SPEAKING:
            return state
        if actor.id not in self.sides:
            told = (body for i in self.places_of.get(actor.id, ()) if (body := self._body(self.doc[i], actor)))
            home = self.rules.homes.get(actor.id, "")
            self.sides[actor.id] = self._employer(actor) or next(told, None) or self.named.get(home) or self.rules.states.get(home) or actor
        return self.sides[actor.id]

    def _employer(self, actor: Actor) -> Actor | None:
        """The state or body whose office the article gives to a person."""
        employer = self.mentions.employers.get(actor.id, "")
        return self.named.get(employer.partition(".")[0]) or self.rules.states.get(employer.partition(".")[0])

    @cached_property
    def places_of(self) -> Mapping[str, list[int]]:
        """The tokens that denote each actor."""
        found: dict[str, list[int]] = {}
        for i, actor in self.mentions.denoted.items():
            found.setdefault(actor.id, []).append(i)
        return found

    def _body(self, token: Token, actor: Actor) -> Actor | None:
        """The body of an official: "Defence Ministry spokeswoman Jane Roe", "Jane Roe, a spokeswoman for the ministry".

        Of a person of the tables whom the article calls an official, the country.
        """
        nouns = [token, *(c for c in token.children if c.dep_ in BESIDE), *((token.head,) if token.dep_ in BESIDE else ())]
        if not any(noun.pos_ in NOMINAL and _noun(noun) in self.rules.officials for noun in nouns):
            return None
        owners = [owner for noun in nouns if (owner := self.owner(noun, True)) is not None and owner.kind in OFFICIAL]
        if owners:
            return self.state_of(owners[0])
        home = self.rules.homes.get(actor.id, "")
        return self.named.get(home) or self.rules.states.get(home)

    def member(self, token: Token) -> Actor | None:
        """Whom one member of a coordination means, or None."""
        single = token.dep_ != "conj" and not any(c.dep_ == "conj" for c in token.children)
        actor = self.mentions.actor_of(token) if single else self.mentions.denoted.get(token.i)
        if actor is not None and not actor.known and actor.name.lower() in self.rules.nobodies:
            actor = self.bodies.get(actor.name) if token.pos_ == "PRON" else None
        if token.lower_ == "side" and (owner := self.owner(token)) is not None:
            return self.side_of(owner)  # "on his side"
        ground = token.pos_ == "NOUN" and _noun(token) in self.rules.ground
        if actor is not None and (self.is_place(actor) or (ground and not actor.known)):
            actor = None  # "Narvik", once read as a person; "the villages"
        noun = _noun(token)
        if (state := self.flag(token, actor)) is not None:
            return state
        if actor is not None and (actor.known or actor.kind not in LOOSE):
            return self.office(token, actor)
        if noun in self.rules.parts or token.pos_ in COUNTING:
            if (whole := self._whole(token)) is not None:
                return whole
            if actor is not None and not actor.known and self._part_of(token) is not None:
                return None  # "a group of vessels"
        nominal = token.pos_ in ("NOUN", "PROPN")
        if nominal and any(c.lower_ in self.rules.substances for c in token.children if c.dep_ in ("compound", "amod")):
            return None  # "a nerve agent"
        people, forces = nominal and noun in self.rules.people, nominal and noun in self.rules.forces
        owner = self.owner(token, people or actor is not None)
        if owner is not None and owner.kind in BODIES:
            if forces and owner.kind in STATELY and not any(c.lower_ in FORMER for c in token.children):
                return next(self.each(owner))
            if owner.kind not in STATELY and (actor is None or actor.kind in ("unnamed", "group")):
                return owner
        if actor is not None and not nominal:
            return self.bodies.get(actor.name, actor)  # "they": the officials of a state
        if (
            (people or noun in self.rules.collectives)
            and nominal
            and (actor is None or actor.kind == "unnamed")
            and not (owner and not people)
        ):
            return _unnamed(token, actor)
        if actor is None:
            return owner
        return None if noun not in self.rules.collectives and _is_thing(token, actor) else actor

    def office(self, token: Token, actor: Actor) -> Actor:
        """The actor, or the state of one whom the text only calls by an office: "the Norwegian president"."""
        if actor.known or actor.kind != "person" or not token.text.islower() or _noun(token) not in self.rules.forces:
            return actor
        if any(c.lower_ in FORMER for c in token.children):
            return actor
        owner = self.owner(token, True)
        return self.state_of(owner) if owner is not None and owner.kind in OFFICIAL else actor

    def is_somebody(self, token: Token) -> bool:
        """Whether the phrase itself, not something inside it, means somebody."""
        return self.mentions.actor_of(token) is not None or (token.pos_ == "NOUN" and _noun(token) in self.rules.people)

    def is_armed(self, actor: Actor) -> bool:
        """Whether they are armed people of whom the text says no more: "militants", "ground troops"."""
        return actor.kind == "unnamed" and actor.name.removeprefix("unnamed ").rpartition(" ")[2].lower() in self.rules.armed

    def owner(self, token: Token, people: bool = False) -> Actor | None:
        """The known actor inside the phrase: its possessor, adjective, or the one behind "of"; places of people are no owners."""
        inside = sorted((OWNING.index(c.dep_), c.i, c) for c in token.children if c.dep_ in OWNING)
        for _, _, c in inside:
            if c.dep_ == "nmod" and preposition(c) not in (PEOPLE_OF if people else THINGS_OF):
                continue
            if c.dep_ == "nmod:poss" and token.lemma_.lower() in RELATED:
                continue  # "his Israeli counterpart"
            actor = self.mentions.actor_of(c)
            if (actor is None or not actor.known) and c.dep_ in ("nmod", "nmod:poss"):
                actor = next((a for g in c.children if g.dep_ in OWNING[:3] and (a := self.mentions.actor_of(g))), actor)
            if actor is not None and not self.is_place(actor) and (actor.known or actor.kind not in LOOSE):
                return actor
        return None

    def _whole(self, token: Token) -> Actor | None:
        """ "members of the group", "dozens of protesters": those behind "of"."""
        whole = self._part_of(token)
        return self.member(whole) if whole is not None else None

    def _part_of(self, token: Token) -> Token | None:
        """The noun behind "of"."""
        return next((c for c in token.children if c.dep_ == "nmod" and preposition(c) == "of"), None)


def _employer(row: Row) -> str:
    """The state or body that the person holds, or held, office in: the country, unless all offices are of others."""
    bodies = [role.split()[1] for role in row.get("roles", "").split(";") if len(role.split()) > 1]
    return bodies[-1] if bodies and row.get("country") not in bodies else row["country"] if bodies else ""


def members_of(token: Token) -> list[Token]:
    """The coordination that ``token`` begins ("France and Germany"); a token that is a conjunct itself stands alone."""
    if token.dep_ in ("conj", "ROOT") or token.pos_ not in NOMINAL:
        return [token]
    return [t for t in conjuncts(token) if t.pos_ in NOMINAL]


def _noun(token: Token) -> str:
    """The lemma, of "ex-minister" the noun."""
    return token.lemma_.lower().rpartition("-")[2]


def _unnamed(token: Token, actor: Actor | None) -> Actor:
    """Somebody by the words that name them: "Somali pirates"."""
    first = token.i
    for left in reversed(list(token.lefts)):
        if left.dep_ not in NAMING or left.right_edge.i + 1 != first or left.lower_ in QUANTIFYING or left.text in QUOTES:
            break
        first = left.left_edge.i
    of = next((c for c in token.children if c.dep_ == "nmod" and c.pos_ == "PROPN" and preposition(c) == "of"), token)
    last = of.i + 1 if token.i <= of.i <= token.i + 3 else token.i + 1  # "people of Libya"
    name = token.doc.span(first, last).text.strip("\"'“”‘’-, ")
    return Actor(id=actor.id if actor is not None else "unnamed/" + slug(token.lemma_), name="unnamed " + name, kind="unnamed", known=False)


def _is_thing(token: Token, actor: Actor) -> bool:
    """ "a force", "its side": a common noun in the singular that no table knows is hardly one who acts."""
    return not actor.known and actor.kind != "unnamed" and token.pos_ == "NOUN" and has(token, "Number", "Sing") and actor.name.islower()
