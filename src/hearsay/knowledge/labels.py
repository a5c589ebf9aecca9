"""What the labels and rules of the records mean (tables ``labels``, ``plover``, ``rule_names``, ``date_rules``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_args

from hearsay import records
from hearsay.knowledge.plover import PloverClass, plover_classes
from hearsay.knowledge.tables import Knowledge

ACROSS = ("copy", "story", "claim", "series", "position")
"""Records of what is found across articles."""

KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "type": ("type of record", ("document", "mention", "date", "place", "statement", "figure", "event", *ACROSS)),
    "class": ("class of events", get_args(records.EventClass)),
    "factuality": ("factuality of an event", get_args(records.Factuality)),
    "act": ("act of a statement", get_args(records.Act)),
    "statement_mode": ("mode of a statement", get_args(records.Mode)),
    "unit": ("unit of a figure", get_args(records.Unit)),
    "status": ("status of a figure", get_args(records.FigureStatus)),
    "precision": ("precision of a place", get_args(records.PlacePrecision)),
    "granularity": ("granularity of a date", get_args(records.Granularity)),
    "anchor": ("anchor of a date", get_args(records.Anchor)),
    "actor_kind": ("kind of actor", get_args(records.ActorKind)),
    "mention_form": ("form of a mention", get_args(records.MentionForm)),
    "part": ("part of a page", get_args(records.PartKind)),
    "position": ("kind of position", get_args(records.PositionKind)),
    "answer": ("answer to a position", get_args(records.Answering)),
    "stance": ("stance of a member of a claim", get_args(records.Stance)),
    "claim_status": ("status of a claim", get_args(records.ClaimStatus)),
    "change": ("change between two members of a claim", get_args(records.Change)),
    "published_from": ("where the day of publication is known from", get_args(records.PublishedFrom)),
}
"""The kinds of labels: table of ``labels``, what to call it, and the labels there are, in the order in which they are listed."""


@dataclass(frozen=True)
class Label:
    """One label of one kind. ``more`` are further facts by name, for event classes: modes, CAMEO root code, intensity."""

    name: str
    kind: str
    meaning: str
    example: str = ""
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Labels:
    """All labels and the meanings of rules, ready for look-up."""

    labels: tuple[Label, ...]
    rules: Mapping[str, Mapping[str, Any]]
    dates: Mapping[str, str]

    @classmethod
    def load(cls, knowledge: Knowledge) -> Labels:
        """Read the tables. Raises KnowledgeError for a bad file."""
        rules = knowledge.table("date_rules")
        patterns = {row["name"]: row["pattern"] for key in ("core", "phrase") for row in rules.get(key, [])}
        return cls(tuple(_labels(knowledge)), knowledge.table("rule_names"), patterns)

    def find(self, name: str) -> list[Label]:
        """The labels of this name, whatever the capitals; several where labels of different kinds share it."""
        return [label for label in self.labels if label.name.lower() == name.lower()]

    def of(self, key: str, name: str) -> Label | None:
        """The label of a kind (a key of KINDS)."""
        return next((label for label in self.labels if label.kind == KINDS[key][0] and label.name == name), None)

    def rules_named(self, name: str) -> list[tuple[str, str]]:
        """The types of records that have a rule of this name, each with what it does."""
        found = [(kind, self.rule(kind, name)) for kind in KINDS["type"][1]]
        return [(kind, meaning) for kind, meaning in found if meaning]

    def near(self, name: str) -> list[str]:
        """Labels that are written like the name."""
        names = {label.name.lower(): label.name for label in self.labels}
        return [names[found] for found in get_close_matches(name.lower(), names, n=3)]

    def rule(self, record_type: str, rule: str) -> str | None:
        """What a rule of a type of records does, or None where nothing is known of it."""
        if record_type == "date":
            return f"a date of the form {self.dates[rule]}" if rule in self.dates else None
        known = self.rules.get(record_type, {})
        if rule in known:
            return str(known[rule])
        if "suffix" in known:
            plain, _, suffix = rule.rpartition(":")
            return f"{known[plain]}; {known['suffix'][suffix]}" if plain in known and suffix in known["suffix"] else None
        parts = self._parts(known, rule)
        return None if not parts or None in parts else ", ".join(part for part in parts if part)

    def _parts(self, known: Mapping[str, Any], rule: str) -> list[str | None]:
        first, second = known.get("first", {}), known.get("second", {})
        mark = next((mark for mark in "/-." if mark in rule), "")
        head, _, tail = rule.partition(mark) if mark else (rule, "", "")
        if not second:  # an event: the word itself follows
            return [f"{first[head]}: “{tail}”" if head in first else None]
        return [first.get(head), second.get(tail)]


def _labels(knowledge: Knowledge) -> Iterator[Label]:
    table, classes = knowledge.table("labels"), plover_classes(knowledge)
    modes: Mapping[str, Mapping[str, str]] = table["modes"]
    for key, (kind, names) in KINDS.items():
        for name in names:
            row = table[key].get(name, {})
            if key == "class":
                yield _class_label(kind, classes[name], row.get("example", ""), modes.get(name, {}))
            else:
                yield Label(name, kind, row.get("meaning", ""), row.get("example", ""))
    for name, plover in classes.items():
        for mode in plover.modes:
            more = (("CAMEO code", plover.code(mode)), ("intensity", f"{plover.intensity_of(mode):+g}"))
            yield Label(mode, f"mode of {name}", modes.get(name, {}).get(mode, ""), more=more)


def _class_label(kind: str, plover: PloverClass, example: str, modes: Mapping[str, str]) -> Label:
    more = [
        ("quad class", plover.quad_class),
        ("CAMEO root code", plover.cameo),
        ("intensity", f"{plover.intensity:+g} (Goldstein scale: -10 most hostile, +10 most friendly)"),
        *((f"mode {mode}", f"{modes.get(mode, '')} (CAMEO {plover.code(mode)}, {plover.intensity_of(mode):+g})") for mode in plover.modes),
    ]
    return Label(plover.name, kind, plover.meaning, example, tuple(more))
