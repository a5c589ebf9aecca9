"""What a claim is called: who does what to whom, or the words of a telling that stands by itself; no two claims alike."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hearsay.compare.assertions import Assertion
from hearsay.knowledge.tables import Knowledge

_LABEL = 90
"""Characters of a label, about."""
_CLOSED = re.compile(r"[.!?…][\"”’']*$")
_WORD = re.compile(r"[^\W\d_]+")
_QUOTES = '"“”'


@dataclass(frozen=True)
class LabelRules:
    """``phrases`` name what an event of a class does, and to whom; ``verbs`` what a speaker does with words that are no clause."""

    phrases: Mapping[str, str]
    verbs: Mapping[str, str]
    loose: frozenset[str]
    leaning: frozenset[str]

    @classmethod
    def load(cls, knowledge: Knowledge) -> LabelRules:
        """Compile the table. Raises KnowledgeError for a bad file."""
        own = knowledge.table("claims")
        return cls(own["phrases"], own["verbs"], frozenset(own["loose"].split()), frozenset(own["leaning"].split()))


class Named(NamedTuple):
    """A claim's name, made of its own assertions alone, and what tells it apart from others of that name. ``words`` are those in which it
    stands best by itself, ``size`` is how many assert it; of several that are as large the one whose ``key`` comes first is the largest."""

    name: str
    details: tuple[str, ...]
    words: str
    size: int
    key: str


def naming(told: Sequence[Assertion], key: str, rules: LabelRules) -> Named:
    """The name of one group of assertions that are one claim."""
    return Named(label(told, rules), tuple(_details(told)), _short(_clearest(told, rules).span.text, rules), len(told), key)


def labels(groups: Sequence[Named]) -> list[str]:
    """A label for each claim. What is called alike is told apart by place, day, manner, or its words."""
    plain = [own.name for own in groups]
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(plain):
        alike[line].append(place)
    for line, places in alike.items():
        if len(places) > 1:
            common = set(groups[places[0]].details).intersection(*(groups[place].details for place in places))
            for place in places:
                more = [detail for detail in groups[place].details if detail not in common]
                plain[place] = f"{line}, {', '.join(more)}" if more else line
    return _told_apart(plain, groups)


def _told_apart(lines: list[str], groups: Sequence[Named]) -> list[str]:
    """The largest keeps the name that several have, the others show their words."""
    largest: dict[str, int] = {}
    for at, line in enumerate(lines):
        best = groups[largest.setdefault(line, at)]
        if (-groups[at].size, groups[at].key) < (-best.size, best.key):
            largest[line] = at
    return [
        line if largest[line] == at or own.words in line else f"{line} ({own.words})"
        for at, (line, own) in enumerate(zip(lines, groups, strict=True))
    ]


def label(told: Sequence[Assertion], rules: LabelRules) -> str:
    """Who does what to whom, where most agree on that; else the words of the telling that stands best by itself."""
    events = [own for own in told if own.event_class and own.who]
    names: dict[str, str] = {}
    for own in told:
        names |= own.names
    if 2 * len(events) <= len(told):
        return _in_words(_clearest(told, rules), names, rules)
    (doing,) = _most([own.event_class or ""] for own in events)
    who = _most(own.who for own in events)
    whom = _most([side for side in own.whom if side not in who] for own in events if own.whom)
    phrase, _, link = rules.phrases[doing].partition("|")
    what = f"{phrase} {link} {_listed(whom, names)}" if whom and link else phrase
    return f"{_listed(who, names)}: {what}"


def _clearest(told: Sequence[Assertion], rules: LabelRules) -> Assertion:
    def unclear(own: Assertion) -> tuple[int, int, str]:
        text = own.span.text
        words = _WORD.findall(text.lower()) or [""]
        flaws = 2 * (words[-1] in rules.loose) + (words[0] in rules.leaning) + (len(words) < _FEWEST) + (len(text) > _LABEL)
        return flaws, abs(len(text) - _LABEL // 2), text

    return min(told, key=unclear)


_FEWEST = 4
"""Words of a telling that stands by itself, at least."""


def _in_words(own: Assertion, names: Mapping[str, str], rules: LabelRules) -> str:
    text = own.span.text
    line = _short(text, rules)
    speaker = _listed(own.speaker, names)
    if not (own.act and speaker):
        return line[:1].upper() + line[1:]
    verb = rules.verbs.get(own.act)
    whole = _CLOSED.search(text) or text.lstrip("\"“‘'")[:1].isupper()
    if verb and not whole and own.act in _OF_THINGS:
        return f"{speaker} {verb} {line}"
    first = (_WORD.findall(line.lower()) or [""])[0]
    return f"{speaker}: {line}" if verb or first in rules.leaning else line[:1].upper() + line[1:]


_OF_THINGS = frozenset({"accuse", "condemn", "praise", "demand", "ask", "threaten", "propose"})
"""Acts whose words are mostly a thing or "to do" something, not a clause."""


def _details(told: Sequence[Assertion]) -> list[str]:
    """Where, when and in what manner, as far as most of those who tell it agree."""
    tellings = [
        [own.place[1:].title() for own in told if own.place and own.place[0] == "#"],
        [own.first for own in told if own.first and own.first == own.last],
        [own.mode for own in told if own.mode],
    ]
    counts = [Counter(found).most_common(1) for found in tellings]
    return [found[0][0] for found in counts if found and 2 * found[0][1] > len(told) / 2]


def _most(found: Iterable[Sequence[str]]) -> tuple[str, ...]:
    counts = Counter(map(tuple, found))
    return min(counts, key=lambda own: (-counts[own], own), default=())


def _listed(sides: Sequence[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(side, side) for side in sides)


def _short(text: str, rules: LabelRules) -> str:
    """The words, cut where they are too long at the end of a word that may end a phrase."""
    line = " ".join(text.split()).strip(" ,.;:")
    if len(line) > _LABEL:
        words = line[:_LABEL].split(" ")[:-1]
        while len(words) > 1 and words[-1].lower().strip("\"“”‘’',;:") in rules.loose:
            words.pop()
        line = " ".join(words).rstrip(",;:") + "…"
    return _balanced(line)


def _balanced(line: str) -> str:
    """Without quotation marks whose counterparts were cut off, or that are around the whole."""
    odd = sum(map(line.count, _QUOTES)) % 2 == 1
    if odd and line[0] not in _QUOTES and line[-1] not in _QUOTES:
        return line + ('"' if '"' in line else "”")
    if odd:
        return line[1:] if line[0] in _QUOTES else line[:-1]
    inner = line[1:-1]
    return inner if line[:1] in _QUOTES and line[-1:] in _QUOTES and not any(map(inner.count, _QUOTES)) else line
