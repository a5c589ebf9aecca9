"""What makes words a position, and what it is about: the table ``positions``, compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, get_args

from hearsay.compare.fingerprint import WORD, WordRules, number, stem
from hearsay.compare.sides import Sides
from hearsay.errors import KnowledgeError
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.records import EVENT_CLASSES, Act, PositionKind

Kinds = Mapping[str, PositionKind]


_NEAR = 8
"""Words of a deed among which one alone tells what it is about."""
_DETERMINERS = "(?:its|his|her|their|our|the|this|that|these|several|such|a|an)"


class Topic(NamedTuple):
    """What positions are about: every pattern has to be found. ``of``: the state that is named belongs to it, by this preposition."""

    name: str
    patterns: tuple[re.Pattern[str], ...]
    of: str
    met_by: frozenset[str]
    condition: bool


@dataclass(frozen=True)
class PositionRules:
    """The patterns and word lists of the table, the sides, and how much words weigh."""

    words: WordRules
    sides: Sides
    acts: Kinds
    same_kind: Kinds
    patterns: Mapping[str, re.Pattern[str]]
    conditions: tuple[re.Pattern[str], ...]
    accepting: frozenset[str]
    rejecting: frozenset[str]
    deeds: Mapping[str, re.Pattern[str]]
    topics: tuple[Topic, ...]

    @classmethod
    def load(cls, knowledge: Knowledge) -> PositionRules:
        """Compile the table. Raises KnowledgeError for a missing key, an unknown act, kind or class, or a bad pattern."""
        table = knowledge.table("positions")
        try:
            return cls._compiled(table, knowledge)
        except KeyError as error:
            raise KnowledgeError(f"positions.toml: expected the key {error}, found none") from error
        except re.error as error:
            raise KnowledgeError(f"positions.toml: expected a regular expression, found {error.pattern!r}: {error}") from error

    @classmethod
    def _compiled(cls, table: dict[str, Any], knowledge: Knowledge) -> PositionRules:
        lines, offers, answered = table["lines"], table["offers"], table["answered"]
        hostile = any_of(lines["hostile"]).pattern
        patterns = {
            "question_cue": any_of(table["questions"]["cues"]),
            "question": opening(table["questions"]["opening"]),
            "request": opening(table["questions"]["requesting"]),
            "private": any_of(table["questions"]["private"]),
            "admonition": opening(table["admonitions"]["opening"]),
            "wish": any_of(table["wishes"]["cues"]),
            "hostile": re.compile(rf"(?:\b|(?<=\w))(?:{lines['links']}){hostile}", re.I),
            "always": re.compile(lines["always"]),
            "line_cue": re.compile(lines["cue"], re.I),
            "regards": any_of(lines["regarding"]),
            "regarding": re.compile(rf"{lines['adverbs']}{any_of(lines['regarding']).pattern}", re.I),
            "regarded": re.compile(
                rf"(?P<c>.+?)\W+(?:as\W+|to be\W+)?(?:an?|the|another)\W+(?:(?!of\b)[\w'’-]+\W+){{0,3}}?{hostile}", re.I | re.S
            ),
            "called": any_of(lines["hostile"]),
            "would_be": re.compile(rf"{lines['would_be']}\W+(?:(?!of\b)[\w'’-]+\W+){{0,3}}?{hostile}", re.I),
            "foretold": re.compile(lines["foretold"], re.I),
            "to_whom": re.compile(lines["to_whom"], re.I),
            "heading": re.compile(lines["heading"]),
            "refusal": re.compile(lines["refusals"], re.I),
            "reprisal": any_of(table["reprisals"]["words"]),
            "no_reprisal": any_of(table["reprisals"]["unless"]),
            "guess": any_of(table["reprisals"]["guesses"]),
            "certain": any_of(table["reprisals"]["certain"]),
            "obliging": any_of(table["obligations"]["words"]),
            "before_deed": re.compile(table["obligations"]["before"], re.S),
            "before_doer": re.compile(table["conditions"]["before"]),
            "again": any_of(table["conditions"]["again"]),
            "ready": re.compile(offers["ready"], re.I),
            "we_will": re.compile(offers["we_will"]),
            "own": re.compile(offers["own"], re.I),
            "offered": any_of(offers["words"]),
            "mediation": any_of(offers["mediation"]),
            "answered": any_of(answered["nouns"]),
            "only_called": re.compile(rf"\W*(?:{_DETERMINERS}\s+)?{any_of(answered['nouns']).pattern}\W*", re.I),
            "answered_again": re.compile(rf"\W*(?:[\w'’]+ ){{1,3}}?{any_of(answered['pronouns']).pattern}\W*$", re.I),
            "silent": any_of(answered["silent"]),
            "undertaken": any_of(answered["undertaken"]),
            "only_if": re.compile(answered["only_if"]),
        }
        patterns |= {name: _compiled(value) for name, value in knowledge.table("position_forms").items()}
        return cls(
            words=knowledge.compiled(WordRules.load),
            sides=Sides.of(knowledge.compiled(ActorKnowledge.load)),
            acts=_kinds(table["acts"], get_args(Act)),
            same_kind=_kinds(table["same_kind"], get_args(PositionKind)),
            patterns=patterns,
            conditions=tuple(re.compile(line) for line in (*table["conditions"]["any"], *table["conditions"]["clauses"])),
            accepting=frozenset(answered["accepting"]),
            rejecting=frozenset(answered["rejecting"]),
            deeds={name: any_of(words.split()) for name, words in table["deeds"].items()},
            topics=tuple(_topic(row) for row in table["topic"]),
        )

    def has(self, what: str, text: str) -> bool:
        """Whether the pattern of this name is in the text."""
        return self.patterns[what].search(text) is not None

    def topic_of(self, text: str, deed: str, is_condition: bool) -> Topic | None:
        """The first topic of the table that the words fit, of a condition or of anything. One word makes it the topic only where it stands
        among the first of the ``deed``."""
        near = " ".join(deed.split()[:_NEAR])
        usable = (topic for topic in self.topics if is_condition or not topic.condition)
        return next(
            (
                topic
                for topic in usable
                if all(pattern.search(text if len(topic.patterns) > 1 or is_condition else near) for pattern in topic.patterns)
            ),
            None,
        )

    def met_by(self, subject: str | None) -> frozenset[str]:
        """The classes of events that do what is demanded in a topic of the table."""
        return next((topic.met_by for topic in self.topics if topic.name == subject), frozenset())

    def weight(self, stem: str) -> float:
        """How much a word tells: the rarer, the more."""
        return self.words.weight(number(stem))

    def deeds_of(self, text: str) -> list[str]:
        """The families of deeds that the words name, in the order of the table."""
        return [name for name, pattern in self.deeds.items() if pattern.search(text)]

    def terms(self, text: str) -> list[str]:
        """The stems of the content words, sorted, each once."""
        return sorted({stem(word) for match in WORD.finditer(text) if (word := match[0].lower()) not in self.words.stop_words})


def _compiled(value: str | Sequence[str]) -> re.Pattern[str]:
    return re.compile(value) if isinstance(value, str) else any_of(value)


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of some words or phrases as whole words; a star stands for letters, between words for a few words."""
    alternatives = "|".join(_word(word) for word in words)
    return re.compile(rf"\b(?:{alternatives})(?!\w)", re.I)


def opening(words: Iterable[str]) -> re.Pattern[str]:
    """The same at the beginning, perhaps behind a quotation mark."""
    alternatives = "|".join(_word(word) for word in words)
    return re.compile(rf"\W*(?:{alternatives})(?!\w)", re.I)


def _word(word: str) -> str:
    """ "withdraw*" is any word that begins so, "step*back" the two words near one another."""
    *before, last = word.split("*")
    if not last:
        before, last = before[:-1], before[-1]
        return r"\w*\W+(?:\w+\W+){0,2}?".join(re.escape(part) for part in (*before, last)) + r"\w*"
    return r"\w*\W+(?:\w+\W+){0,2}?".join(re.escape(part) for part in (*before, last))


def _kinds(rows: Mapping[str, str], known: Sequence[str]) -> Kinds:
    for key, value in rows.items():
        if key not in known or value not in get_args(PositionKind):
            raise KnowledgeError(f"positions.toml: expected one of {', '.join(known)} and a kind of position, found {key} = {value!r}")
    return dict(rows)  # type: ignore[arg-type]


def _topic(row: Mapping[str, Any]) -> Topic:
    met_by = frozenset(row.get("met_by", []))
    if not met_by <= EVENT_CLASSES:
        raise KnowledgeError(f"positions.toml: expected classes of events as met_by of {row['name']}, found {sorted(met_by)}")
    return Topic(
        row["name"], tuple(any_of(words.split()) for words in row["all"]), row.get("of", ""), met_by, bool(row.get("condition", False))
    )
