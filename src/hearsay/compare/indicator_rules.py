"""Indicators: rules that a user writes in a TOML file, read and checked. docs/how-to/indicators.md tells how to write them."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from hearsay.compare.position_rules import any_of
from hearsay.errors import InputError
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.plover import plover_classes
from hearsay.knowledge.tables import Knowledge
from hearsay.records import EVENT_CLASSES, TOLD_AS_DONE, Act, Factuality, FigureStatus, Unit

IndicatorKind = Literal["figure", "event", "statement", "threat_met"]

_COMMON = ("name", "kind", "actor", "target", "origins", "within_days", "from", "until")
_KEYS: Mapping[str, tuple[str, ...]] = {
    "figure": (*_COMMON[:3], *_COMMON[4:], "unit", "near", "above", "below", "status"),
    "event": (*_COMMON, "class", "mode", "near", "words", "factuality", "actors_at_least"),
    "statement": (*_COMMON, "act", "words", "actors_at_least"),
    "threat_met": (*_COMMON[:4], *_COMMON[5:]),
}
"""The keys that a rule of each kind may have."""
_NEEDED = {"figure": ("unit",), "event": ("class", "words"), "statement": ("act", "words"), "threat_met": ()}
"""Of these keys it must have one."""
_LONGEST_WINDOW = 36_525
"""A century."""


@dataclass(frozen=True)
class Indicator:
    """One rule. What is empty is not asked for. ``actors`` are who has, does, says or holds it, ``targets`` whom it concerns (ids)."""

    name: str
    kind: IndicatorKind
    line: int
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    unit: str = ""
    above: float | None = None
    below: float | None = None
    status: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    factuality: frozenset[str] = TOLD_AS_DONE
    acts: frozenset[str] = frozenset()
    words: re.Pattern[str] | None = None
    origins: int = 1
    actors_at_least: int = 1
    within_days: int | None = None
    first: str = ""
    last: str = ""


def read_indicators(path: Path, knowledge: Knowledge) -> list[Indicator]:
    """The rules of a file, in its order.

    Raises InputError, with the line, for a file that cannot be read, an unknown kind, key, actor, unit, class, mode, act, status or
    factuality, a number or day that is none, and a window or threshold that nothing can ever fit.
    """
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), "expected a TOML file in UTF-8, found other bytes") from error
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        raise InputError(f"{path}:{at[1]}" if at else str(path), f"expected TOML, found: {error}") from error
    known = _Known(knowledge.compiled(ActorKnowledge.load), {name: row.modes for name, row in plover_classes(knowledge).items()})
    made: dict[str, Indicator] = {}
    for section in _sections(path, text, table):
        found = _Rule(section, known).read()
        if found.name in made:
            raise section.fault("name", f"a name of its own (line {made[found.name].line} has it)", found.name)
        made[found.name] = found
    return list(made.values())


@dataclass(frozen=True)
class _Known:
    actors: ActorKnowledge
    modes: Mapping[str, Collection[str]]

    def actor(self, name: str) -> str | None:
        """The id of an actor by its id ("RUS", "RUS.mil") or its canonical name; None where there is none."""
        owner, _, suffix = name.partition(".")
        if name in self.actors.actors or (owner in self.actors.actors and suffix in self.actors.institutions):
            return name
        found = [actor.id for actor in self.actors.actors.values() if actor.name.casefold() == name.casefold()]
        return found[0] if len(found) == 1 else None

    def near_to(self, name: str) -> list[str]:
        """Names and ids like one that is not known."""
        every = [word for actor in self.actors.actors.values() for word in (actor.id, actor.name)]
        return difflib.get_close_matches(name, every, 3)


@dataclass(frozen=True)
class _Section:
    """One ``[[indicator]]`` with the lines of its keys: the TOML reader tells none."""

    path: Path
    line: int
    keys: Mapping[str, int]
    values: Mapping[str, Any]

    def fault(self, key: str, expected: str, found: object) -> InputError:
        shown = "nothing" if found is None else repr(found)
        return InputError(f"{self.path}:{self.keys.get(key, self.line)}", f"expected {expected}, found {shown}")


def _sections(path: Path, text: str, table: Mapping[str, Any]) -> Iterator[_Section]:
    rows = table.get("indicator")
    lines = text.splitlines()
    others = [key for key in table if key != "indicator"]
    if others:
        line = next((n for n, words in enumerate(lines, 1) if re.match(rf"\s*\[*\s*[\"']?{re.escape(others[0])}\b", words)), 1)
        raise InputError(f"{path}:{line}", f"expected [[indicator]] entries only, found {others[0]!r}")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise InputError(f"{path}:1", "expected [[indicator]] entries, found none")
    starts = [n for n, line in enumerate(lines) if re.match(r"\s*\[\[\s*indicator\s*\]\]", line)]
    for row, start, end in zip(rows, starts, [*starts[1:], len(lines)], strict=True):
        keys = {match[1]: n for n in range(start + 1, end) if (match := re.match(r"\s*[\"']?(\w+)[\"']?\s*=", lines[n]))}
        yield _Section(path, start + 1, {key: n + 1 for key, n in keys.items()}, row)


class _Rule:
    """Reads one section, key by key."""

    def __init__(self, section: _Section, known: _Known) -> None:
        self.section, self.known, self.values = section, known, section.values

    def read(self) -> Indicator:
        name = self._text("name")
        kind = self._text("kind")
        if kind not in _KEYS:
            raise self._fault("kind", f"one of {', '.join(_KEYS)}", kind)
        for key in self.values:
            if key not in _KEYS[kind]:
                raise self._fault(key, f"a key of {'an' if kind == 'event' else 'a'} {kind} rule ({', '.join(_KEYS[kind])})", key)
        needed = _NEEDED[kind]
        if needed and not any(key in self.values for key in needed):
            raise self._fault("kind", f"{' or '.join(needed)} in {'an' if kind == 'event' else 'a'} {kind} rule", None)
        classes = self._some("class", EVENT_CLASSES)
        indicator = Indicator(
            name=name,
            kind=kind,  # type: ignore[arg-type]
            line=self.section.line,
            actors=self._actors("actor"),
            targets=self._actors("target"),
            near=self._actors("near"),
            unit=next(iter(self._some("unit", get_args(Unit), most=1)), ""),
            above=self._number("above"),
            below=self._number("below"),
            status=self._some("status", get_args(FigureStatus)),
            classes=classes,
            modes=self._some("mode", sorted({mode for name in sorted(classes) for mode in self.known.modes.get(name, ())})),
            factuality=self._some("factuality", get_args(Factuality)) or TOLD_AS_DONE,
            acts=self._some("act", get_args(Act)),
            words=any_of(self._list("words")) if "words" in self.values else None,
            origins=self._count("origins"),
            actors_at_least=self._count("actors_at_least"),
            within_days=self._count("within_days") if "within_days" in self.values else None,
            first=self._day("from"),
            last=self._day("until"),
        )
        self._possible(indicator)
        return indicator

    def _possible(self, rule: Indicator) -> None:
        """Raises InputError for what nothing can ever fit."""
        if rule.above is not None and rule.below is not None and rule.above >= rule.below:
            raise self._fault("below", f"a number greater than {rule.above:,.0f} (above)", self.values["below"])
        if rule.kind == "figure" and rule.above is None and rule.below is None:
            raise self._fault("unit", "above or below in a figure rule", None)
        if rule.first and rule.last and rule.last < rule.first:
            raise self._fault("until", f"a day not before {rule.first} (from)", rule.last)
        if rule.first and rule.last and rule.within_days is not None:
            length = (date.fromisoformat(rule.last) - date.fromisoformat(rule.first)).days + 1
            if rule.within_days > length:
                raise self._fault("within_days", f"at most the {length} days between from and until", rule.within_days)
        if rule.within_days is not None and rule.within_days > _LONGEST_WINDOW:
            raise self._fault("within_days", f"at most {_LONGEST_WINDOW} days", rule.within_days)
        if rule.actors and rule.actors_at_least > len(rule.actors):
            raise self._fault("actors_at_least", f"at most the {len(rule.actors)} actors that are named", rule.actors_at_least)

    # ------------------------------------------------------------ values

    def _fault(self, key: str, expected: str, found: object) -> InputError:
        return self.section.fault(key, expected, found)

    def _text(self, key: str) -> str:
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self._fault(key, f"{key} = some words", value)
        return value.strip()

    def _list(self, key: str) -> list[str]:
        value = self.values.get(key, [])
        rows = [value] if isinstance(value, str) else value
        if not isinstance(rows, list) or not all(isinstance(row, str) and row.strip() for row in rows) or (key in self.values and not rows):
            raise self._fault(key, f"{key} = a word, or a list of words", value)
        return [row.strip() for row in rows]

    def _some(self, key: str, known: Collection[str], most: int = 99) -> frozenset[str]:
        found = self._list(key)
        for value in found:
            if value not in known:
                close = difflib.get_close_matches(value, known, 1)
                raise self._fault(key, f"one of {', '.join(known)}{f' (did you mean {close[0]}?)' if close else ''}", value)
        if len(found) > most:
            raise self._fault(key, f"one {key}", found)
        return frozenset(found)

    def _actors(self, key: str) -> tuple[str, ...]:
        made = []
        for name in self._list(key):
            actor = self.known.actor(name)
            if actor is None:
                close = self.known.near_to(name)
                hint = f"did you mean {' or '.join(close)}?" if close else "`hearsay who NAME` tells ids"
                raise self._fault(key, f"the id or name of a known actor ({hint})", name)
            made.append(actor)
        return tuple(dict.fromkeys(made))

    def _number(self, key: str) -> float | None:
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
            raise self._fault(key, "a number, nought or more", value)
        return float(value)

    def _count(self, key: str) -> int:
        value = self.values.get(key, 1)
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise self._fault(key, "a whole number, one or more", value)
        return value

    def _day(self, key: str) -> str:
        value = self.values.get(key, "")
        if isinstance(value, date):
            value = value.isoformat()[:10]
        try:
            return date.fromisoformat(value).isoformat() if value else ""
        except (TypeError, ValueError):
            raise self._fault(key, "a day as 2022-01-20", value) from None
