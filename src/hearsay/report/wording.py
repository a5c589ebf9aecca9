"""Numbers, dates and labels in words for people."""

from __future__ import annotations

from hearsay.records import Actor, Figure
from hearsay.wording import bounds

UNITS = {
    "troops": "Troops",
    "warships": "Warships",
    "aircraft": "Aircraft",
    "tanks": "Tanks",
    "vehicles": "Vehicles",
    "missiles": "Missiles",
    "weapons": "Weapons",
    "killed": "Killed",
    "injured": "Injured",
    "displaced": "Displaced",
    "people": "People",
    "money": "Money",
    "distance": "Distance",
    "percent": "Percent",
    "meetings_exercises": "Meetings and exercises",
    "other": "Other counts",
}

STATUS = {
    "present": "in place",
    "moving": "on the move",
    "planned": "planned",
    "promised": "promised",
    "past": "in the past",
    "claimed_need": "said to be needed",
    "lost": "lost",
}

KINDS = {"igo": "international organisation", "armed_group": "armed group"}

DATED = {
    "given": "as told beside the article",
    "metadata": "from the page's metadata",
    "text": "from the text",
    "inferred": "inferred from the text",
    "none": "not told",
}

ANCHORS = {
    "published": "counted from the day of publication",
    "previous": "counted from a date named before",
    "absolute": "as written",
    "none": "cannot be told",
}

RELATIONS = {
    "identical": "same text",
    "syndicated": "same text, cut or framed",
    "rewritten": "rewritten",
    "translated_or_spun": "translated",
    "quotes": "same quotations",
}

IN_COMMON = {
    "identical": "of the shorter text word for word",
    "syndicated": "of the shorter text word for word",
    "rewritten": "of the shorter text in the same order",
    "translated_or_spun": "of the shorter text in the same order",
    "quotes": "of the quotations",
}
"""What the score of a copy is a share of."""

DIRECTIONS = {
    "credit": "it names the other as its source",
    "dates": "it is later",
    "cut": "it is cut short",
    "garbled": "it misspells words of the other",
    "abridged": "it lacks figures of the other",
}
"""Why an article is taken for the copy."""


STANCES = {"asserts": "affirms", "denies": "denies", "reports": "reports", "questions": "questions"}

SIGNS = {"asserts": "+", "denies": "−", "reports": "»", "questions": "?"}
"""A sign for each stance, so that it can be told without its colour."""

CLAIM_STATUS = {"contested": "contested", "denied_by_subject": "denied by whom it is about"}
"""Of claims that somebody denies."""

CHANGES = {"repeated": "says the same again", "hardened": "says it harder", "softened": "says it softer", "reversed": "says the contrary"}

POSITIONS = {
    "demand": "demands",
    "red_line": "draws a line",
    "offer": "offers",
    "threat": "threatens",
    "promise": "promises",
    "mediation": "offers to mediate",
}

METHODS = {"gamma-poisson": "gamma-Poisson against its own past, as algo.bayes of the R package surveillance"}
"""How unusual days were found."""

LONGEST = 44
"""Letters of the longest name that is shown whole."""

NOT_TOLD = "not told"

ANSWERS = {"accepted": "accepted", "rejected": "rejected", "conditional": "accepted on a condition"}


def origin(actor: Actor) -> str:
    """Who stands for something: a name of no more than a line, for articles without an outlet go by their titles."""
    name = "somebody unnamed" if actor.name == "unnamed" else actor.name
    if len(name) <= LONGEST:
        return name
    return f"{name[:LONGEST].rsplit(' ', 1)[0]} …{'”' if name.endswith('”') else ''}"


def period(value: str | None) -> str:
    """An ISO day, month, or first and last of these: ``2022-01-20``, ``2022-01-10 to 2022-01-16``."""
    return value.replace("/", " to ") if value else "no date"


def short_number(value: float) -> str:
    """For the ticks of a scale: ``90k``, ``1.5m``."""
    for size, letter in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if value >= size:
            return f"{value / size:.3g}{letter}"
    return f"{value:.3g}"


def counted(figure: Figure) -> str:
    """What a figure means: ``about 90,000``, ``100,000 or more``, ``70,000 to 80,000``."""
    return bounds(figure.low, figure.high, approx=figure.approx, unknown=NOT_TOLD)


def kind(actor: Actor) -> str:
    """The kind of an actor as a person would say it."""
    return KINDS.get(actor.kind, actor.kind)


def plural(count: int, one: str, many: str | None = None) -> str:
    """``1 article``, ``1,200 articles``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
