"""Which tellings of an article are of one event: told in the lead, told again with more in the body.

Each telling keeps its record, for each has its own words, certainty and participants; the later ones carry the id of the first. Only what
nothing contradicts is joined: the same class, word family ("invade", "invasion") and participants, no different time, place, number, kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hearsay.records import Actor, Event, Figure

STEM = 4
"""Letters by which the words of one family begin alike."""
COMING = frozenset({"planned", "possible", "conditional"})


def with_same_events(events: Sequence[Event], figures: Sequence[Figure]) -> list[Event]:
    """The events, each told again with ``same_as`` set to the id of its first telling."""
    numbers = {figure.id: (figure.low, figure.high, figure.unit) for figure in figures}
    found: list[Event] = []
    first: dict[tuple[str, frozenset[str]], list[Event]] = {}
    for event in events:
        told = first.setdefault((event.event_class, ids(event.source)), [])
        again = next((other for other in told if is_same(event, other, numbers)), None)
        if again is None:
            told.append(event)
        found.append(event if again is None else event.model_copy(update={"same_as": again.id}))
    return found


def is_same(one: Event, other: Event, numbers: Mapping[str, tuple[float | None, float | None, str]]) -> bool:
    """Whether two events of one class with one source are one: as far as both tell, their target, mode, time, place and numbers agree."""
    if not one.source or ids(one.target) != ids(other.target):
        return False
    if (one.factuality in COMING) != (other.factuality in COMING) or one.factuality == "denied" or other.factuality == "denied":
        return False
    times = {event.time.value for event in (one, other) if event.time is not None}
    places = {event.place.name for event in (one, other) if event.place is not None}
    counts = {tuple(numbers.get(i) for i in event.figures) for event in (one, other) if event.figures}
    kinds = {event.mode for event in (one, other) if event.mode is not None}
    return len(times) < 2 and len(places) < 2 and len(counts) < 2 and len(kinds) < 2 and stem(one) == stem(other)


def stem(event: Event) -> str:
    """The beginning of the word that tells the event, the same in "invade" and "invasion"."""
    return event.rule.partition(".")[2][:STEM]


def ids(actors: Sequence[Actor]) -> frozenset[str]:
    """The ids of several actors, their order put aside."""
    return frozenset(actor.id for actor in actors)
