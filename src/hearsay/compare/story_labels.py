"""What a story is called: who takes part, what is done and where, as most of its articles tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from hearsay.records import Actor, Event, Figure, Mention, Place, Record, Statement

_ACTORS = 3
_PRECISE = frozenset({"point", "city", "region"})
_NAMED_AFTER_PLACES = frozenset({"organisation", "group"})
_NO_ACTORS = frozenset({"unnamed", "group", "media", "document"})


def label_of(articles: Iterable[Iterable[Record]]) -> str | None:
    """The actors of most articles' events, the class of most events, the place that most articles name: ``Russia, Ukraine: threaten
    (Berlin)``. None where no article tells of an event with a known actor."""
    actors, classes, places = [], [], []
    for records in articles:
        found = list(records)
        events = [record for record in found if isinstance(record, Event) and any(_named(record))]
        actors.append([actor.name for event in events for actor in _named(event)])
        classes.append([event.event_class.lower() for event in events])
        places.append(list(_places(found)))
    who = ", ".join(_commonest(actors, _ACTORS))
    what = "".join(_commonest(classes, 1))
    where = "".join(f" ({place})" for place in _commonest(places, 1))
    return f"{who}: {what}{where}" if who else None


def _named(event: Event) -> Iterator[Actor]:
    yield from (actor for actor in (*event.source, *event.target) if actor.kind not in _NO_ACTORS)


def _places(records: Sequence[Record]) -> Iterator[str]:
    """The places that an article names, but for those in names of organisations and groups: "Meridian" of "the Meridian Imaging Group"."""
    mentions = [record for record in records if isinstance(record, Mention) and record.actor.kind in _NAMED_AFTER_PLACES]
    spans = [mention.span for mention in mentions]
    actors = [mention.actor for mention in mentions]
    actors += [record.speaker for record in records if isinstance(record, Statement) and record.speaker is not None]
    actors += [record.said_by for record in records if isinstance(record, Figure) and record.said_by is not None]
    names = {actor.name for actor in actors if not actor.known and actor.kind in _NAMED_AFTER_PLACES}
    for record in records:
        if isinstance(record, Place) and record.country and record.precision in _PRECISE:
            inside = any(span.start <= record.span.start and record.span.end <= span.end for span in spans)
            if not inside and not any(f"{name} ".startswith(f"{record.name} ") for name in names):
                yield record.name


def _commonest(told: Sequence[Sequence[str]], most: int) -> list[str]:
    """Those of most articles, among equals those that come most often."""
    articles = Counter(name for names in told for name in set(names))
    times = Counter(name for names in told for name in names)
    return sorted(articles, key=lambda name: (-articles[name], -times[name], name))[:most]
