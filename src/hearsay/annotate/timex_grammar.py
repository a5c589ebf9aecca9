"""The grammar of calendar expressions: tokens become symbols (one character each), and patterns over symbols find the expressions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from hearsay.errors import KnowledgeError
from hearsay.knowledge.tables import Row
from hearsay.language.words import Doc

NONE = "."
SHAPES = ("N12", "N31", "N99", "N999", "YR", "ORDN", "SLASH", "CLOCK", "SPAN", "MIDSPAN", "MIDYEAR", "CONT", "DATE")
"""Symbols that are told by the shape of a token, the continuation of an expression, and an expression found."""

ANCHORS = [
    "MONTH",
    "MONTHABBR",
    "WEEKDAY",
    "UNIT",
    "UNITS",
    "HOURS",
    "CENTURY",
    "CENTURIES",
    "QUARTER",
    "QUARTERNAME",
    "SEASON",
    "FALL",
    "DEIXIS",
    "DAYPART",
    "NOON",
    "HOLIDAY",
    "DECADE",
    "YR",
    "SLASH",
    "CLOCK",
    "SPAN",
    "MIDSPAN",
    "MIDYEAR",
    "AMPM",
    "ORDN",
    "APOSTROPHE",
    "ZONE",
]
"""Without one of these symbols a stretch of words holds no calendar expression."""

CAPITAL = ("MONTH", "MONTHABBR", "WEEKDAYABBR")
"""Symbols of words that are other words when written in lower case ("may", "march", "sun")."""

NUMERIC = re.compile(
    r"(?P<number>\d{1,4})|(?P<ordinal>\d{1,2})(?:st|nd|rd|th)|(?P<slash>\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)(?:\d{4}|\d\d)|\d{4}/\d\d?/\d\d?)"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?:[ap]\.?m\.?|hrs|h)?|\d{1,2}\.\d\d[ap]\.?m\.?|\d{1,2}[ap]\.?m\.?|\d{4}(?:hrs|h|z))"
    r"|(?P<span>(?:\d\d)?\d0)['’]?s|mid-(?P<midspan>(?:\d\d)?\d0)['’]?s|mid-(?P<midyear>\d{4})",
    re.IGNORECASE,
)
WORD = re.compile(r"(\w+=)?([A-Z][A-Z0-9]*)")


@dataclass(frozen=True)
class Rule:
    """One pattern: how it is read, the check it must pass, the group that bounds the mention; tentative ones need a larger one."""

    name: str
    read: str
    check: str | None = None
    span: str | None = None
    tentative: bool = False


@dataclass(frozen=True)
class Match:
    """A rule that fits tokens ``first`` to ``last`` (exclusive); ``groups`` holds the tokens of each named group."""

    rule: Rule
    first: int
    last: int
    groups: dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Symbols:
    """A text as symbols: ``line[i]`` is the symbol of token ``i``, ``values[i]`` what the word means (number, unit, shift ...)."""

    line: str
    values: dict[int, Any]
    names: dict[str, str]

    def name(self, token: int) -> str:
        """The name of a token's symbol, or the empty string."""
        return self.names.get(self.line[token], "") if 0 <= token < len(self.line) else ""


class Lexicon:
    """Calendar words by lower-case form, and the character that stands for each symbol."""

    def __init__(self, words: dict[str, dict[str, Any]]) -> None:
        names = [*sorted(words), *SHAPES]
        self.characters = {name: chr(0xE000 + i) for i, name in enumerate(names)}
        self.names = {character: name for name, character in self.characters.items()}
        self.capital = {self.characters[name] for name in CAPITAL if name in self.characters}
        self.words: dict[str, tuple[str, Any]] = {}
        self.phrases: dict[str, list[tuple[list[str], str, Any]]] = {}
        for name, forms in words.items():
            for form, value in forms.items():
                self._add(form.split(), self.characters[name], value)
        for known in self.phrases.values():
            known.sort(key=lambda phrase: (-len(phrase[0]), phrase[0]))

    def _add(self, form: list[str], character: str, value: Any) -> None:
        parts = [piece for word in form for piece in re.findall(r"['’]s$|['’]$|.+?(?=['’]s?$)|.+", word)] if len(form) > 1 else form
        if len(parts) == 1:
            self.words[parts[0]] = character, value
        else:
            self.phrases.setdefault(parts[0], []).append((parts, character, value))

    def symbols(self, doc: Doc) -> Symbols:
        """Every token of the text as a symbol."""
        line = [NONE] * len(doc)
        values: dict[int, Any] = {}
        words = [token.lower_ for token in doc]
        skip = 0
        for i, word in enumerate(words):
            if i < skip:
                continue
            for parts, character, value in self.phrases.get(word, ()):
                if words[i : i + len(parts)] == parts:
                    line[i], values[i] = character, value
                    skip = i + len(parts)
                    line[i + 1 : skip] = self.characters["CONT"] * (len(parts) - 1)
                    break
            else:
                known = self.words.get(word) or (self._shape(word) if "0" <= word[0] <= "9" or word[:4] == "mid-" else None)
                if known and (known[0] not in self.capital or not doc[i].is_lower):
                    line[i], values[i] = known
        return Symbols("".join(line), values, self.names)

    def _shape(self, word: str) -> tuple[str, Any] | None:
        found = NUMERIC.fullmatch(word)
        if not found:
            return None
        if (digits := found["number"]) is not None:
            number = int(digits)
            name = (
                "N12" if 1 <= number <= 12 and len(digits) < 3 else "N31" if 13 <= number <= 31 and len(digits) < 3 else
                "N99" if len(digits) < 3 else "N999" if len(digits) == 3 or digits[0] == "0" else "YR" if 1000 <= number < 2200 else None
            )  # fmt: skip
            return (self.characters[name], number) if name else None
        if found["ordinal"]:
            return (self.characters["ORDN"], int(found["ordinal"])) if 1 <= int(found["ordinal"]) <= 31 else None
        name = next(key for key in ("slash", "clock", "span", "midspan", "midyear") if found[key])
        return self.characters[name.upper()], found[name]


class Grammar:
    """Patterns compiled to one regular expression over symbols."""

    def __init__(self, rows: list[Row], sets: dict[str, list[str]], lexicon: Lexicon) -> None:
        self.rules: list[Rule] = []
        self.groups: list[dict[str, str]] = []
        pieces = []
        for number, row in enumerate(rows):
            try:
                self.rules.append(Rule(**{key: value for key, value in row.items() if key != "pattern"}))
                groups: dict[str, str] = {}
                pieces.append(f"(?P<R{number}>{_translate(row['pattern'], number, groups, sets, lexicon)})")
                re.compile(pieces[-1])
            except (KeyError, TypeError, re.error) as error:
                raise KnowledgeError(f"date_rules, {row.get('name')!r}: expected a pattern of known symbols, found {error}") from error
            self.groups.append(groups)
        self.patterns = [re.compile(piece) for piece in pieces]
        self.expression = re.compile("|".join(pieces))
        self.run = re.compile(f"[^{re.escape(NONE)}]+")

    def matches(self, line: str, start: int, stop: int, wanted: frozenset[str], accept: Callable[[Match], bool]) -> Iterator[Match]:
        """The accepted matches in ``line[start:stop]``, left to right, without overlap, in runs that hold a symbol that is wanted."""
        for run in self.run.finditer(line, start, stop):
            if wanted.isdisjoint(run.group()):
                continue
            position, end = run.span()
            while found := self.expression.search(line, position, end):
                match = self._accepted(found, line, end, accept)
                if match:
                    yield match
                position = match.last if match else found.start() + 1

    def _accepted(self, found: re.Match[str], line: str, end: int, accept: Callable[[Match], bool]) -> Match | None:
        """The first rule that fits here and is accepted; ``found`` is the first that fits."""
        number, start = int((found.lastgroup or "R0")[1:]), found.start()
        match = self._match(number, found)
        if accept(match):
            return match
        for later in range(number + 1, len(self.rules)):
            other = self.patterns[later].match(line, start, end)
            if other and accept(match := self._match(later, other)):
                return match
        return None

    def _match(self, number: int, found: re.Match[str]) -> Match:
        groups = {name: found.span(key) for key, name in self.groups[number].items() if found.start(key) >= 0}
        return Match(self.rules[number], found.start(), found.end(), groups)


def _translate(pattern: str, number: int, groups: dict[str, str], sets: dict[str, list[str]], lexicon: Lexicon) -> str:
    """A pattern of names as a regular expression; group names get the rule's number, because rules share one expression."""

    def group(name: str) -> str:
        groups[f"{name}_{number}"] = name
        return f"(?P<{name}_{number}>"

    def word(found: re.Match[str]) -> str:
        members = sets.get(found[2], [found[2]])
        characters = "[" + "".join(lexicon.characters[name] for name in members) + "]"
        if found[2] == "DATE":
            characters += lexicon.characters["CONT"] + "*"
        return group(found[1][:-1]) + characters + ")" if found[1] else characters

    text = re.sub(r"\((?![?])", "(?:", pattern)
    text = WORD.sub(word, text)
    text = re.sub(r"(?<!P)<(\w+) ", lambda found: group(found[1]), text)
    text = re.sub(r"(?<=[\])+*? ])>", ")", text)
    return text.replace(" ", "")
