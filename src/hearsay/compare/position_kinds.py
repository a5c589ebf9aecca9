"""Which kind of position words are, by the act that they do and by what is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from hearsay.compare.position_rules import PositionRules
from hearsay.records import Act, Event, PositionKind, Span

_OWN_PLAN = re.compile(r"\W*to\b", re.I)
_SAYING: frozenset[str] = frozenset({"say", "claim", "agree", "confirm", "propose", "promise"})


class Said(NamedTuple):
    """One sentence of a statement. ``beside`` are the events of its verb of saying, ``inside`` those told in it; ``whole``: all of it.
    ``observer``: the speaker is a person who is known to speak for nobody. ``supports``: support by the speaker's own side is to come."""

    act: Act
    cue: str
    words: str
    condition: Span | None
    beside: Sequence[Event]
    inside: Sequence[Event]
    whole: bool
    observer: bool
    supports: bool

    @property
    def rest(self) -> str:
        """The words without the condition."""
        return self.words.replace(self.condition.text, " ") if self.condition else self.words


Found = tuple[PositionKind, str]
"""A kind and the rule that found it."""


def kind_of(said: Said, rules: PositionRules) -> Found | None:
    """The kind of position that the sentence is, or None."""
    if said.words.rstrip("\"”'’ ").endswith("?") or rules.has("private", said.words):
        return None
    if said.act in ("warn", "ask", "threaten") and rules.patterns["admonition"].match(said.words):
        return "demand", "admonition"
    return _demand(said, rules) or _line(said, rules) or _offer(said, rules) or _by_act(said, rules)


def _demand(said: Said, rules: PositionRules) -> Found | None:
    if said.act not in ("demand", "ask") or rules.patterns["only_called"].fullmatch(said.words):
        return None
    if said.act == "ask" and not _requests(said, rules):
        return None
    if said.act == "demand" and rules.has("wish", said.cue) and _OWN_PLAN.match(said.words) and not said.beside:
        return None  # "wants to invite experts"
    if not said.whole and not rules.has("obliging", said.words) and not any(event.event_class == "REQUEST" for event in said.inside):
        return None
    return "demand", "speech_act"


def _requests(said: Said, rules: PositionRules) -> bool:
    """Whether asking is asking for something, not asking a question."""
    if rules.has("question_cue", said.cue) or rules.patterns["question"].match(said.words):
        return False
    return bool(rules.patterns["request"].match(said.words)) or any(event.event_class == "REQUEST" for event in said.beside)


def _line(said: Said, rules: PositionRules) -> Found | None:
    """A line drawn, or a threat: what an act of others would be called, or bring."""
    if said.act in ("demand", "ask", "deny", "report"):
        return None
    if said.observer and said.act != "threaten" and not rules.has("own", said.words):
        return None  # an analyst foresees what others will do
    if rules.has("always", said.words) or rules.has("line_cue", said.cue):
        return "red_line", "line_named"
    regarded = rules.has("regards", said.cue) and rules.has("called", said.rest)
    if said.condition and (regarded or rules.has("hostile", said.rest)):
        return "red_line", "line_by_name"
    if rules.has("refusal", f"{said.cue} {said.rest}"):
        return "red_line", "line_by_refusal"
    if rules.has("reprisal", said.rest) and not _is_guess(said.rest, rules):
        if said.act == "propose":
            return "threat", "reprisal"
        if said.act in ("warn", "threaten"):
            return ("red_line" if said.condition else "threat"), "reprisal"
        if said.condition and said.act != "promise" and rules.has("own", said.rest):
            return "red_line", "reprisal"
    return None


def _is_guess(words: str, rules: PositionRules) -> bool:
    """Whether a response is no threat: told as need, or as what may come."""
    return rules.has("no_reprisal", words) or (rules.has("guess", words) and not rules.has("certain", words))


def _offer(said: Said, rules: PositionRules) -> Found | None:
    ready = rules.has("ready", said.words) or said.act in ("propose", "promise")
    if said.act not in _SAYING or not ready:
        return None
    if rules.has("mediation", said.words):
        return "mediation", "offer_to_mediate"
    if rules.has("offered", said.words):
        return "offer", "offer"
    return None


def _by_act(said: Said, rules: PositionRules) -> Found | None:
    if said.supports and said.act not in ("deny", "report", "reject") and (said.condition or rules.has("own", said.words)):
        return "promise", "promised_support"  # "if they go on, we will stand by Oslo"
    kind = rules.acts.get(said.act) if said.whole and said.act not in ("demand", "ask") else None
    return (kind, "speech_act") if kind else None
