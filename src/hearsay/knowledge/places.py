"""All that is known for reading places: the gazetteer, and the words around names of places (table ``place_words``)."""

from __future__ import annotations

from dataclasses import dataclass

from hearsay.knowledge.gazetteer import Gazetteer
from hearsay.knowledge.geography import key_of
from hearsay.knowledge.tables import Knowledge


@dataclass(frozen=True)
class PlaceKnowledge:
    """The gazetteer with the common nouns and prepositions that tell what stands beside a name."""

    gazetteer: Gazetteer
    locative: frozenset[str]
    strictly_locative: frozenset[str]
    features: frozenset[str]
    settlements: frozenset[str]
    divisions: frozenset[str]
    """Common nouns behind an unknown name that make it a place ("the Warab region", "Torkula village")."""

    parts_before: frozenset[str]
    region_behind: frozenset[str]
    county_behind: frozenset[str]
    other_behind: frozenset[str]
    site_of_city: frozenset[str]
    """Nouns of sites that bear the name of their city ("Leeds Castle"); a street is seldom in the city of its name."""

    people_behind: frozenset[str]
    public_bodies: frozenset[str]
    not_names: frozenset[str]
    """Capitalised common nouns of places and bodies, which alone are no name."""

    territory: frozenset[str]
    scene_ranks: dict[str, int]
    speech_places: frozenset[str]
    audience: frozenset[str]
    speaking: frozenset[str]
    directions: frozenset[str]
    near: frozenset[str]
    beside: frozenset[str]
    """The last word between an unknown place and the known one that tells where it is."""

    courses: dict[str, float]
    kilometres: dict[str, float]
    never: frozenset[str]
    """Keys of common words that are names of towns, too, and never mean one."""

    doubtful: frozenset[str]
    """Keys of city names that need the words around them to say that a place is meant."""

    @classmethod
    def load(cls, knowledge: Knowledge) -> PlaceKnowledge:
        """Read the tables. Raises KnowledgeError for a bad row."""
        words = knowledge.table("place_words")
        return cls(
            gazetteer=Gazetteer(knowledge),
            locative=frozenset(words["locative"].split()),
            strictly_locative=frozenset(words["strictly_locative"].split()),
            features=frozenset(word for nouns in words["features"].values() for word in nouns.split()),
            settlements=frozenset(words["features"]["settlement"].split()),
            divisions=frozenset((words["features"]["settlement"] + " " + words["features"]["region"]).split()),
            parts_before=frozenset(words["name_parts"]["before"].split()),
            region_behind=frozenset(words["name_parts"]["region_behind"].split()),
            county_behind=frozenset(words["name_parts"]["county_behind"].split()),
            other_behind=frozenset(words["name_parts"]["other_behind"].split()),
            site_of_city=frozenset(words["name_parts"]["site_of_city"].split()),
            people_behind=frozenset(words["name_parts"]["people_behind"].split()),
            public_bodies=frozenset(words["name_parts"]["public_bodies"].split()),
            not_names=frozenset(word for words_of_kind in words["name_parts"].values() for word in words_of_kind.split()),
            territory=frozenset(words["territory"]["nouns"].split()),
            scene_ranks=words["scene"]["ranks"],
            speech_places=frozenset(words["speech"]["places"].split()),
            audience=frozenset(words["speech"]["audience"].split()),
            speaking=frozenset(words["speech"]["speaking"].split()),
            directions=frozenset(words["directions"]["adjectives"].split()),
            near=frozenset(words["directions"]["near"].split()),
            beside=frozenset({"of", "from", *words["directions"]["near"].split()}),
            courses=words["directions"]["courses"],
            kilometres=words["units"]["kilometres"],
            never=frozenset(key_of(word) for word in words["not_places"]["never"].split()),
            doubtful=frozenset(key_of(word) for word in words["not_places"]["words"].split()),
        )
