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
_CLOSED = re.compile(r"[.!?…][\"”’']*$|,[\"”’']+$")
_WORD = re.compile(r"[^\W\d_]+")
_QUOTES = '"“”'


@dataclass(frozen=True)
class LabelRules:
    """``phrases`` name what an event of a class does, and to whom, enough for the ``plain`` ones; ``verbs`` what a speaker does with words
    that are no clause; ``judging`` words are those of one outlet, ``joining`` ones lean on the sentence before."""

    phrases: Mapping[str, str]
    verbs: Mapping[str, str]
    loose: frozenset[str]
    leaning: frozenset[str]
    pronouns: frozenset[str]
    denials: frozenset[str]
    judging: re.Pattern[str]
    joining: re.Pattern[str]
    plain: frozenset[str]

    @classmethod
    def load(cls, knowledge: Knowledge) -> LabelRules:
        """Compile the table. Raises KnowledgeError for a bad file."""
        own = knowledge.table("claims")
        loose, leaning, pronouns, denials, plain = (
            frozenset(own[name].split()) for name in ("loose", "leaning", "pronouns", "denials", "plain")
        )
        judging = re.compile(rf"\b(?:{'|'.join(own['judging'].split())}) +", re.IGNORECASE)
        joining = re.compile(rf"^(?:(?:{'|'.join(own['joining'])}),|(?:and|but)\b) *", re.IGNORECASE)
        return cls(own["phrases"], own["verbs"], loose, leaning, pronouns, denials, judging, joining, plain)


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
    return Named(label(told, rules), tuple(_details(told)), _in_words(_clearest(told, rules), told, rules), len(told), key)


def labels(groups: Sequence[Named]) -> list[str]:
    """A label for each claim. What is called alike is told apart by place, day, or its words."""
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
    """The largest keeps the name that several have, the others are called by their words."""
    largest: dict[str, int] = {}
    for at, line in enumerate(lines):
        best = groups[largest.setdefault(line, at)]
        if (-groups[at].size, groups[at].key) < (-best.size, best.key):
            largest[line] = at
    return [
        line if largest[line] == at or own.words in line else own.words for at, (line, own) in enumerate(zip(lines, groups, strict=True))
    ]


def label(told: Sequence[Assertion], rules: LabelRules) -> str:
    """Who does what to whom, where most agree on that and it says enough; else the words of the telling that stands best by itself."""
    events = [own for own in told if own.event_class and own.who and own.factuality != "conditional"]
    if 2 * len(events) > len(told):
        names = _names(told)
        (doing,) = _most([own.event_class or ""] for own in events)
        who = _most(own.who for own in events)
        whom = _most([side for side in own.whom if side not in who] for own in events if own.whom)
        phrase, _, link = rules.phrases[doing].partition("|")
        if doing in rules.plain and whom and link:
            return f"{_listed(who, names)}: {phrase} {link} {_listed(whom, names)}"
    return _in_words(_clearest(told, rules), told, rules)


def _names(told: Sequence[Assertion]) -> dict[str, str]:
    names: dict[str, str] = {}
    for own in told:
        names |= own.names
    return names


def _clearest(told: Sequence[Assertion], rules: LabelRules) -> Assertion:
    """The telling that stands best by itself: it affirms, is a clause of its own, judges nothing; of several the earliest."""

    def unclear(own: Assertion) -> tuple[int, str, int, str]:
        text = own.span.text
        words = _WORD.findall(text.lower()) or [""]
        flaws = [
            *(4 * own.denied, 2 * (words[-1] in rules.loose), 2 * (words[0] in rules.leaning), len(words) < _FEWEST, len(text) > _LABEL),
            own.act is not None and not own.speaker,
            *(not rules.pronouns.isdisjoint(words), rules.judging.search(text) is not None, "?" in text, sum(map(text.count, _QUOTES)) % 2),
        ]
        return sum(flaws), own.day or "~", abs(len(text) - _LABEL // 2), text

    return min(told, key=unclear)


_FEWEST = 4
"""Words of a telling that stands by itself, at least."""


def _in_words(own: Assertion, told: Sequence[Assertion], rules: LabelRules) -> str:
    """What is said, behind who says it: after his verb where it is no clause of its own."""
    text = rules.joining.sub("", rules.judging.sub("", _CLOCK.sub("", own.span.text)))
    line = _short(_without_cue(text.replace("*", ""), own.verb), rules)
    speaker = _speaker(own, _names(told))
    if not (own.act and speaker):
        return line[:1].upper() + line[1:]
    verb = _verb(own, line, rules)
    if verb and _SEVERAL.search(speaker):
        one, *rest = verb.split(" ")
        verb = " ".join([one.removesuffix("s"), *rest])
    return f"{speaker} {verb} {line}" if verb else f"{speaker}: {line}"


def _without_cue(text: str, verb: str | None) -> str:
    """The words without a relative clause at their end that is who says so: "guarantees, which Oslo has rejected as too dear"."""
    at = re.search(rf",? (?:which|that|who|whom)\b[^,;]*\b{re.escape(verb)}\b", text) if verb else None
    return text[: at.start()] if at and at.start() else text


def _verb(own: Assertion, line: str, rules: LabelRules) -> str | None:
    """What the speaker does with words that are no clause of their own; None where they are one."""
    act, text = own.act or "", own.span.text
    first = (_WORD.findall(line.lower()) or [""])[0]
    if act == "accuse" and (" of " in text or " for " in text) and not _QUOTED.match(text):
        return rules.verbs[act]
    if _CLOSED.search(text) or _QUOTED.match(text) or first in rules.pronouns or act not in rules.verbs or act == "accuse":
        return None
    if act in _DENIALS:
        return rules.verbs[act] if not rules.denials.isdisjoint((own.verb or "").split()) else None
    if act == "ask" and first not in rules.leaning and not _CLAUSE.search(text):
        return f"{rules.verbs[act]} for"
    thing = act in _OF_THINGS and not (_ANYWHERE if act in _TO_COME else _CLAUSE).search(text)
    return rules.verbs[act] if first in _LEADS or thing else None


def _speaker(own: Assertion, names: Mapping[str, str]) -> str:
    last = own.stations[-1] if own.stations else None
    return last.name if last is not None and last.kind != "unnamed" else _listed(own.speaker, names)


_CLOCK = re.compile(r"^\s*\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4}\b)?[\s:–—|-]+", re.IGNORECASE)
"""The time of day before the words of a live page."""
_LEADS = frozenset({"to", "for", "of", "about", "against", "on", "at", "over", "with", "in", "as", "from"})
"""With these begin words that are no clause."""
_SEVERAL = re.compile(r",|\b[a-z]+[^s\W]s$")
"""Several speakers, or a group ("Western members"); not "United States"."""
_CLAUSE = re.compile(r"^[^,;]*\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did)\b")
_ANYWHERE = re.compile(r"\b(?:will|would|can|could|may|might|must|should)\b")
_DENIALS = frozenset({"deny", "reject"})
_QUOTED = re.compile(r"[\"“‘'][\"“‘'(\[]*[A-Z]")
_OF_THINGS = frozenset({"condemn", "praise", "demand", "ask", "threaten", "propose"})
"""Acts whose words are mostly a thing or "to do" something, not a clause."""
_TO_COME = frozenset({"threaten", "propose"})
"""Of these, those whose words may be a clause of what will be, wherever its verb stands."""


def _details(told: Sequence[Assertion]) -> list[str]:
    """Where and when, as far as most of those who tell it agree."""
    tellings = [
        [own.place[1:].title() for own in told if own.place and own.place[0] == "#"],
        [own.first for own in told if own.first and own.first == own.last],
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
    return _balanced(line).rstrip(" ,;:")


def _balanced(line: str) -> str:
    """Without quotation marks whose counterparts were cut off, or that are around the whole."""
    odd = sum(map(line.count, _QUOTES)) % 2 == 1
    if odd and line[0] not in _QUOTES and line[-1] not in _QUOTES:
        return line + ('"' if '"' in line else "”")
    if odd:
        return line[1:] if line[0] in _QUOTES else line[:-1]
    inner = line[1:-1]
    return inner if line[:1] in _QUOTES and line[-1:] in _QUOTES and not any(map(inner.count, _QUOTES)) else line
