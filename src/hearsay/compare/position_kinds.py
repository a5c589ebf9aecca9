"""Which kind of position words are, by the act that they do and by what is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from hearsay.compare.position_rules import PositionRules
from hearsay.records import Act, Event, PositionKind, Span

_OWN_PLAN = re.compile(r"\W*to\b", re.I)
_PEOPLE_WITHIN = 4
"""Words among which people who are asked stand."""
_READY_WITHIN = 8
"""Words before the readiness that is told."""
_OFFERED_WITHIN = 4
"""Among so many words of a promise stands what is offered: "to withdraw its troops", not "to block any proposal"."""
_SAYING: frozenset[str] = frozenset({"say", "claim", "agree", "confirm", "propose", "promise"})


class Said(NamedTuple):
    """One sentence of a statement. ``beside`` are the events of its verb of saying, ``inside`` those told in it; ``whole``: all of it.

    ``before`` are the words before the verb of saying. ``observer``: the speaker is a person who is known to speak for nobody, ``body``: a
    state, a body or somebody who speaks for one, ``official``: no private body, ``public``: known, or
    speaking for somebody known. ``asked``: somebody who is named is to do it.
    ``supports``: support by the speaker's own side is to come.
    """

    act: Act
    cue: str
    words: str
    condition: Span | None
    beside: Sequence[Event]
    inside: Sequence[Event]
    whole: bool
    before: str
    observer: bool
    body: bool
    official: bool
    public: bool
    asked: bool
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
    if _is_hollow(said, rules):
        return None
    admonishes = rules.patterns["admonition"].match(said.words) or rules.patterns["quoted_deed"].match(said.words)
    if said.act in ("warn", "ask", "threaten") and admonishes:
        return "demand", "admonition"
    return _demand(said, rules) or _line(said, rules) or _offer(said, rules) or _by_act(said, rules)


def _is_hollow(said: Said, rules: PositionRules) -> bool:
    """Whether the words tell nothing, or the verb is told as not done: "refrained from demanding", "the plan he vowed to fix failed"."""
    if rules.patterns["hollow"].match(said.words) or rules.patterns["told_of"].match(said.words):
        return True
    if rules.patterns["to_be_made"].match(said.cue) and not rules.has("maker", said.before):
        return True  # "demands that he make a pledge"
    if rules.has("others_call", said.before) and rules.patterns["asking_noun"].fullmatch(said.cue):
        return True
    if rules.has("which_thing", said.before) or (said.act in ("demand", "ask") and rules.has("would_ask", said.cue)):
        return True
    return rules.has("undone", f"{said.before}{said.cue}")


def _demand(said: Said, rules: PositionRules) -> Found | None:
    if said.act not in ("demand", "ask") or rules.patterns["only_called"].fullmatch(said.words):
        return None
    if said.act == "ask" and not _requests(said, rules):
        return None
    if rules.patterns["idle_deed"].match(said.words):
        return None
    if rules.has("never_asking", said.cue) or (said.cue.endswith(" to") and not rules.has("asked_thing", said.words)):
        return None  # "appealed to his beliefs"
    if not rules.has("asking", said.cue):
        return ("demand", "obligation") if _lays(said, rules) else None
    if said.cue.endswith((" on", " upon")) and "insist" in said.cue and rules.patterns["own_way"].match(said.words):
        return None  # "insists on being there"
    if _asks_people_only(said, rules) or (rules.has("case_appealed", said.cue) and rules.patterns["case_court"].match(said.words)):
        return None
    if rules.has("sum_for", said.cue) and rules.patterns["sum_behind"].match(said.words):
        return None
    if rules.has("wishing", said.cue) and not _wishes(said, rules):
        return None
    if not said.whole and not rules.has("obliging", said.words) and not any(event.event_class == "REQUEST" for event in said.inside):
        return None
    return "demand", "speech_act"


def _asks_people_only(said: Said, rules: PositionRules) -> bool:
    """Whether only those who are asked are told, not what of them: "urged the officials"; "encouraging the attacks" asks nothing."""
    if not rules.has("deed_asking", said.cue) or rules.has("asked_thing", said.words):
        return False
    opening = " ".join(said.words.split()[:_PEOPLE_WITHIN])
    return rules.has("cause", opening) or "ncourag" in said.cue


def _lays(said: Said, rules: PositionRules) -> bool:
    """Whether the words lay a deed on somebody: "Oslo must withdraw", "we urge Oslo to withdraw"."""
    if rules.patterns["urging"].match(said.words):
        return True
    laid = rules.patterns["laid"].match(said.words)
    return laid is not None and (said.asked or rules.has("must", laid[0]) or rules.has("cause", laid["who"] or ""))


def _wishes(said: Said, rules: PositionRules) -> bool:
    """Whether a wish is a demand: of a state or body, for what others do."""
    if rules.has("idle_wish", said.words) or (rules.has("wish", said.cue) and _OWN_PLAN.match(said.words) and not said.beside):
        return False  # "wants them to do well", "wants to invite experts"
    return said.public


def _requests(said: Said, rules: PositionRules) -> bool:
    """Whether asking is asking for something, not asking a question."""
    if rules.has("question_cue", said.cue) or rules.patterns["question"].match(said.words):
        return False
    if said.words[:1] in "\"“‘'" and not said.cue.endswith((" for", " to", " that")):
        return said.asked and _lays(said, rules)  # what is asked in a quotation is a question
    return bool(rules.patterns["request"].match(said.words)) or any(event.event_class == "REQUEST" for event in said.beside)


def _line(said: Said, rules: PositionRules) -> Found | None:
    """A line drawn, or a threat: what an act of others would be called, or bring."""
    if said.act in ("demand", "ask", "deny", "report"):
        return None
    if said.observer and said.act != "threaten" and not rules.has("own", said.words):
        return None  # an analyst foresees what others will do
    if (rules.has("always", said.words) and said.official) or rules.has("line_cue", said.cue):
        return "red_line", "line_named"
    regarded = rules.has("regards", said.cue) and rules.has("called", said.rest)
    if said.condition and " " in said.condition.text and (regarded or rules.has("hostile", said.rest)):
        return "red_line", "line_by_name"
    if _refuses(said, rules):
        return "red_line", "line_by_refusal"
    if said.act == "propose" and rules.has("imposing", " ".join(said.words.split()[:_OFFERED_WITHIN])):
        return "threat", "reprisal"
    if rules.has("reprisal", said.rest) and not _is_guess(said.rest, rules) and (said.act == "threaten" or _deals(said.rest, rules)):
        if said.act == "propose":
            return ("threat", "reprisal") if rules.has("imposing", said.words) else None
        if said.act == "warn" and not rules.has("threatening", said.cue) and not rules.has("own_reprisal", said.rest):
            return None
        if said.act in ("warn", "threaten"):
            return ("red_line" if said.condition else "threat"), "reprisal"
        theirs = said.condition is not None and not rules.patterns["own_condition"].match(said.condition.text)
        if theirs and said.act != "promise" and rules.has("own", said.rest):
            return "red_line", "reprisal"
    return None


def _refuses(said: Said, rules: PositionRules) -> bool:
    """Whether something to come is not accepted. What is so already is a complaint, what "we would never accept" is fancied."""
    words = f"{said.cue} {said.rest}"
    refused = rules.patterns["refusal"].search(words)
    if (
        refused is None
        or not (said.public and said.official)
        or rules.has("fancied", words)
        or rules.has("rule_says", words[: refused.start()])
    ):
        return False
    if refused[0].lower().startswith("not") and not rules.has("modal_before", words[: refused.start()]):
        return False
    return not rules.patterns["settled"].match(words[refused.end() :])


def _deals(words: str, rules: PositionRules) -> bool:
    """Whether the reprisal is what the own side will do, or all that is told; not what befalls somebody."""
    found = rules.patterns["reprisal"].search(words)
    before = words[: found.start()] if found else ""
    return rules.has("dealt", before) and not rules.has("befalling", before)


def _is_guess(words: str, rules: PositionRules) -> bool:
    """Whether a response is no threat: told as need, or as what may come."""
    return rules.has("no_reprisal", words) or (rules.has("guess", words) and not rules.has("certain", words))


def _offer(said: Said, rules: PositionRules) -> Found | None:
    ready = rules.has("ready", said.words)
    if said.act not in _SAYING or not (ready or said.act in ("propose", "promise")):
        return None
    if said.act not in ("propose", "promise") and not _is_ready(said, rules):
        return None
    if said.act == "propose" and not ready and rules.patterns["courtesies"].match(said.words):
        return None
    if said.act == "promise" and not ready and not _promises(said, rules):
        return None
    if rules.has("mediation", said.words):
        return "mediation", "offer_to_mediate"
    if rules.has("offered", said.words if said.act != "promise" else " ".join(said.words.split()[:_OFFERED_WITHIN])):
        return "offer", "offer"
    return None


def _is_ready(said: Said, rules: PositionRules) -> bool:
    """Whether readiness is told at the beginning and of the speaker: "we are ready to talk", "their willingness to talk"."""
    found = rules.patterns["ready"].search(said.words)
    before = said.words[: found.start()] if found else ""
    if found is not None and found[0].lower().startswith("can") and not rules.has("subject_before", before):
        return False  # "this museum can help us"
    past = found is not None and found[0].lower() == "offered"  # "we offered him a way out"
    return not past and len(before.split()) <= _READY_WITHIN and not rules.has("not_ready", before)


def _by_act(said: Said, rules: PositionRules) -> Found | None:
    if said.supports and said.act not in ("deny", "report", "reject") and (said.condition or rules.has("own", said.words)):
        return "promise", "promised_support"  # "if they go on, we will stand by Oslo"
    if said.act == "promise" and _promises(said, rules):
        return "promise", "speech_act"
    if said.act == "propose" and not _proposes(said, rules):
        return None
    if said.act == "threaten" and not _threatens(said, rules):
        return None
    kind = rules.acts.get(said.act) if said.whole and said.act not in ("demand", "ask", "promise") else None
    return (kind, "speech_act") if kind else None


def _proposes(said: Said, rules: PositionRules) -> bool:
    """Whether a deed is proposed or offered, or any thing is by a word of proposing; no courtesy, no "recommended share"."""
    if not rules.has("offering", said.cue) or rules.patterns["courtesies"].match(said.words):
        return False
    if rules.has("as_adjective", said.before):
        return False
    return rules.has("proposing", said.cue) or rules.patterns["deed_offered"].match(said.words) is not None


def _threatens(said: Said, rules: PositionRules) -> bool:
    """Whether somebody threatens, not "citing a threat to health", "threats that they would have to go"."""
    if rules.has("no_reprisal", said.words) or (not said.body and not said.public and rules.has("violent", said.words)):
        return False
    return rules.has("threatening", said.cue) or rules.has("certain", said.words)


def _promises(said: Said, rules: PositionRules) -> bool:
    """Whether something is promised: by a word of promising, or the sentence begins with the own side's will to do it."""
    if rules.has("committing", said.cue) and not said.body:
        return False
    if rules.has("guaranteeing", said.cue) and _OWN_PLAN.match(said.words):
        return False  # "guaranteed to fail"
    if rules.has("promising", said.cue):
        return said.whole and not rules.patterns["state_of_things"].match(said.words)
    if rules.has("it_will", said.words) and not said.official:
        return False  # "the institute says it would depress prices"
    if rules.has("suggesting", said.cue):
        return False
    return rules.patterns["own_will"].match(said.words) is not None and not rules.has("no_deed", said.words) and not said.observer
