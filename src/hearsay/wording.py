"""How numbers and records are put into words for people; every face says them alike."""

from __future__ import annotations

import re

from hearsay.records import Date, Document, Event, Figure, Mention, Place, Position, Record, Statement


def number(value: float) -> str:
    """A number as people write it: ``1,500``, ``2.7``."""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def bounds(
    low: float | None, high: float | None, *, approx: bool = False, incremental: bool = False, unknown: str = "an unknown number"
) -> str:
    """A number or its bounds, of which either may be open: ``90,000``, ``about 90,000``, ``100,000 or more``, ``70,000 to 80,000``."""
    if low is None and high is None:
        return unknown
    if high is None:
        said = f"{number(low or 0)} or more"
    elif low is None:
        said = f"up to {number(high)}"
    else:
        said = number(low) if low == high else f"{number(low)} to {number(high)}"
    return ("about " if approx else "") + said + (" more" if incremental else "")


def said_by(record: Statement | Figure) -> str:
    """Who says so: the speaker, or the words that name one whom the program could not resolve, or the article itself."""
    if isinstance(record, Figure):
        return record.said_by.name if record.said_by else "the article"
    if record.speaker:
        return record.speaker.name
    return f"“{record.source.text}”" if record.source else "nobody named"


def through(record: Statement | Figure) -> str:
    """Through whom it came, nearest to the reader first; empty where directly."""
    return ", ".join(actor.name for actor in record.chain) if isinstance(record, Statement) else ""


def teller(record: Statement | Figure | Event, statement: Statement | None = None) -> str:
    """Who says so and through whom. ``statement`` is the one in which an event is told; without it the article tells it."""
    told = statement if isinstance(record, Event) else record
    if told is None:
        return "the article"
    return said_by(told) + (f", through {through(told)}" if through(told) else "")


def what(record: Record) -> str:
    """What the record tells."""
    match record:
        case Statement():
            content = " … ".join(one_line(span.text) for span in record.content)
            return f"{record.act}: {content}" + (f" [to {record.addressee.name}]" if record.addressee else "")
        case Figure():
            return ", ".join(filter(None, [f"{counted(record)} {record.noun or record.unit}", *_circumstances(record)]))
        case Date():
            return f"{one_line(record.span.text)} = {record.value or 'cannot be told'}"
        case Mention():
            return f"{one_line(record.span.text)} = {record.actor.name}"
        case Place():
            return f"{one_line(record.span.text)} = {where(record)}"
        case Event():
            return ", ".join(filter(None, [f"{deed(record)}: “{one_line(record.trigger.text)}”", *_setting(record)]))
        case Document():
            return record.title or record.doc


def deed(event: Event) -> str:
    """Who did what to whom, and how sure the text is of it: ``Russia MOBILIZE troops → Ukraine (alleged)``."""
    source = " and ".join(actor.name for actor in event.source) or "somebody"
    target = f" → {' and '.join(actor.name for actor in event.target)}" if event.target else ""
    sure = "" if event.factuality == "happened" else f" ({event.factuality})"
    return f"{source} {event.event_class}{f' {event.mode}' if event.mode else ''}{target}{sure}"


def position_named(position: Position) -> str:
    """Whose a position is, toward whom, on what: ``Russia toward NATO: written reply (demand)``."""
    toward = f" toward {', '.join(actor.name for actor in position.toward)}" if position.toward else ""
    return f"{position.holder.name}{toward}: {position.topic} ({position.kind.replace('_', ' ')})"


def where(place: Place) -> str:
    """The place a name was read as: ``Minsk, BLR (53.90, 27.57)``."""
    if place.lat is None or place.lon is None:
        return "cannot be told"
    return f"{place.name}{f', {place.country}' if place.country else ''} ({place.lat:.2f}, {place.lon:.2f})"


def counted(figure: Figure) -> str:
    """The number of a figure or its bounds: ``90,000``, ``about 90,000 more``."""
    return bounds(figure.low, figure.high, approx=figure.approx, incremental=figure.incremental, unknown="an unknown number of")


def dated(document: Document) -> str:
    """The two days of an article that its own text dates otherwise than was given; the given one counts."""
    return f"published {document.published} as {document.published_from}, though the text itself is dated {document.contradicting_day}"


_LEAD = re.compile(r"(?P<kept>against|not to|to not)?(?:for|to|that)?\s+(?=\S)", re.I)


def words_of_position(position: Position) -> tuple[str, str]:
    """What stands before the words of a position, outside of quotation marks ("against"), and the words themselves: "for a reply" is told
    as a demand of "a reply", "to withdraw" of "withdraw"."""
    words = one_line(" … ".join(span.text for span in position.content))
    lead = _LEAD.match(words)
    kept = (lead["kept"] or "").lower() if lead else ""
    return "not to" if "not" in kept else kept, words[lead.end() :] if lead else words


def one_line(text: str) -> str:
    """Text without line breaks."""
    return " ".join(text.split())


def _circumstances(figure: Figure) -> list[str | None]:
    return [
        f"of {figure.owner.name}" if figure.owner else None,
        figure.status if figure.status != "present" else None,
        figure.place.name if figure.place else None,
        (figure.as_of.value or figure.as_of.span.text) if figure.as_of else None,
    ]


def _setting(event: Event) -> list[str | None]:
    return [
        f"in {event.place.name}" if event.place else None,
        (event.time.value or event.time.span.text) if event.time else None,
    ]
