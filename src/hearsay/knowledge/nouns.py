"""Common nouns that may denote an actor: "official", "the alliance", "the report", with their plurals."""

from __future__ import annotations

from dataclasses import dataclass, field

from hearsay.knowledge.tables import Row


@dataclass(frozen=True)
class Nouns:
    """Common nouns that may denote an actor, as sets of lower-case singular and plural forms."""

    persons: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    utterances: frozenset[str] = frozenset()
    issuing: frozenset[str] = frozenset()
    press_pieces: frozenset[str] = frozenset()
    rumours: frozenset[str] = frozenset()
    private_bodies: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    quantities: frozenset[str] = frozenset()
    epithets: frozenset[str] = frozenset()
    plural: frozenset[str] = frozenset()
    male: frozenset[str] = frozenset()
    female: frozenset[str] = frozenset()
    anaphora: dict[str, frozenset[str]] = field(default_factory=dict)
    organisation_heads: frozenset[str] = frozenset()
    not_actor_heads: frozenset[str] = frozenset()
    divisions: frozenset[str] = frozenset()
    bodies_too: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    peoples: frozenset[str] = frozenset()
    vessels: frozenset[str] = frozenset()
    vessel_prefixes: frozenset[str] = frozenset()


def plural_of(noun: str) -> str:
    """The regular plural of a noun, also of those in -man and -person."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("person"):
        return noun[:-6] + "people"
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def plural_of_phrase(phrase: str) -> str:
    """ "secretary of state" -> "secretaries of state"."""
    head, of, rest = phrase.partition(" of ")
    words = head.split()
    return " ".join([*words[:-1], plural_of(words[-1])]) + of + rest


def nouns_of(table: Row) -> Nouns:
    """The table ``unnamed_sources`` as sets of forms."""
    irregular: dict[str, str] = table["plurals"]

    def forms(words: str) -> tuple[frozenset[str], frozenset[str]]:
        singular = words.split()
        return frozenset(singular), frozenset(irregular.get(w) or plural_of(w) for w in singular)

    (persons, many), (groups, many_groups), (documents, many_documents) = map(
        forms, (table["persons"], table["groups"], table["documents"])
    )
    utterances, many_utterances = forms(table["utterances"])
    people = frozenset((table["people"] + " " + table["peoples"]).split())
    return Nouns(
        persons=persons | many,
        people=people,
        groups=groups | many_groups,
        documents=documents | many_documents,
        utterances=utterances | many_utterances,
        issuing=frozenset(table["issuing"].split()),
        press_pieces=forms(table["press_pieces"])[0],
        rumours=forms(table["rumours"])[1],
        private_bodies=forms(table["private_bodies"])[1],
        indefinite=frozenset(table["indefinite"].split()),
        quantities=frozenset(table["quantities"].split()),
        epithets=frozenset(table["epithets"].split()),
        plural=many | people | many_groups | many_documents,
        male=frozenset(table["gender"]["male"]),
        female=frozenset(table["gender"]["female"]),
        anaphora={kind: frozenset(words) for kind, words in table["anaphora"].items()},
        organisation_heads=frozenset(table["organisation_words"]["heads"]),
        not_actor_heads=frozenset(table["not_actors"]["heads"]) | frozenset(table["divisions"]["heads"]),
        divisions=frozenset(table["divisions"]["heads"]),
        bodies_too=frozenset(table["bodies_too"].split()),
        particles=frozenset(table["name_particles"]["words"]),
        peoples=frozenset((table["peoples"] + " " + table["people_adjectives"]).split()),
        vessels=frozenset(table["vessels"]["nouns"].split()),
        vessel_prefixes=frozenset(table["vessels"]["prefixes"].split()),
    )
