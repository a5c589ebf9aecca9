"""The tables of certainty: what words make of an event that they govern, and how two such values go together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, get_args

from hearsay.errors import KnowledgeError
from hearsay.knowledge.tables import Knowledge
from hearsay.language.words import Token
from hearsay.records import TOLD_AS_DONE, Factuality

Words = Mapping[str, Factuality | str]


@dataclass(frozen=True)
class FactualityRules:
    """What each governing verb and noun, modifier, adverb and preposition makes of an event; and each act of a statement.

    ``lasting`` are nouns of what goes on; ``carriers`` verbs whose tense is that of the event noun they carry ("held talks"); ``telling``
    verbs whose object is told as a fact ("reported a build-up"), ``decreeing`` those that do what their object names ("ordered his
    release"), ``stating`` further ones whose clause has its own tense; ``topics`` prepositions of what one only speaks or thinks of ("could
    not agree about the attack"); ``answers`` nouns of what takes up something that is there ("no reply to the demands"); ``doubts`` nouns
    that, denied, assure; ``opposing`` verbs of being against what is there.
    """

    verbs: Words
    nouns: Words
    modifiers: Words
    adverbs: Words
    prepositions: Words
    circumstances: frozenset[str]
    lasting: frozenset[str]
    carriers: frozenset[str]
    telling: frozenset[str]
    decreeing: frozenset[str]
    stating: frozenset[str]
    topics: frozenset[str]
    answers: frozenset[str]
    doubts: frozenset[str]
    opposing: frozenset[str]
    acts: Mapping[str, Factuality]

    @classmethod
    def load(cls, knowledge: Knowledge) -> FactualityRules:
        """Read factuality.toml. Raises KnowledgeError for a value that is no factuality."""
        table = knowledge.table("factuality")
        kinds = {"actual", *get_args(Factuality)}
        for name, words in table.items():
            wrong = (set(words.values()) if name == "acts" else set(words)) - kinds
            if wrong:
                raise KnowledgeError(f"factuality.toml: [{name}]: expected one of {', '.join(sorted(kinds))}, found {sorted(wrong)[0]}")

        def values(name: str) -> Words:
            return {word: value for value, words in table[name].items() for word in words}

        return cls(
            values("verbs"),
            values("nouns"),
            values("modifiers"),
            values("adverbs"),
            values("prepositions"),
            frozenset(table["circumstances"]["actual"]),
            frozenset(table["lasting"]["ongoing"]),
            frozenset(table["carriers"]["actual"]),
            frozenset(table["telling"]["actual"]),
            frozenset(table["decreeing"]["actual"]),
            frozenset(table["stating"]["actual"]),
            frozenset(table["topics"]["actual"]),
            frozenset(table["answers"]["actual"]),
            frozenset(table["doubts"]["actual"]),
            frozenset(table["opposing"]["actual"]),
            table["acts"],
        )


def turned(value: Factuality, by: Factuality | str | None) -> Factuality:
    """``value`` after a word that turns it: what is denied twice is possible; what is unreal already stays so unless denied."""
    if by is None or by == "actual":
        return value
    if by == "happened":
        return "happened" if value in TOLD_AS_DONE else value
    if by == "ongoing":
        return "ongoing" if value in TOLD_AS_DONE else value
    if by == "denied":
        return "possible" if value == "denied" else "denied"
    if value in TOLD_AS_DONE or (by == "conditional" and value != "denied"):
        return cast(Factuality, by)
    if value == "planned" and by in ("possible", "alleged"):
        return cast(Factuality, by)
    return value


def verb_word(verb: Token, words: Words) -> Factuality | str | None:
    """What the table says of a verb, of one with a particle ("rule out") first."""
    lemma = verb.lemma_.lower()
    particle = next((c.lower_ for c in verb.children if c.dep_ in ("compound:prt", "advmod") and f"{lemma} {c.lower_}" in words), "")
    return words.get(f"{lemma} {particle}" if particle else lemma)
