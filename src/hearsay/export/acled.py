"""Political violence, demonstrations and moves of forces in columns like ACLED's (ACLED codebook; names and order as in the data since
March 2023), with its codes of precision and every source. Our own columns follow after ACLED's.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import IO

from hearsay.export.codes import Codes
from hearsay.export.events import BETWEEN, ArticleRecords, LeftOut, Told, by_article, days_of, told_events
from hearsay.records import Actor, ActorKind, Event, Place, PlacePrecision

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
    *("factuality", "told_by", "published", "doc", "record"),
)
"""ACLED's 31 columns and five of our own: how sure the event is, who tells of it, when, in which article, and the record."""

WEEK, MONTH = 7, 31
"""The longest stretches of time with the precision codes 2 and 3, in days."""

STATE_FORCES, ARMED_GROUP, RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL = 1, 2, 5, 6, 7, 8
"""ACLED's inter codes."""

INTER: dict[ActorKind, int] = {
    **dict.fromkeys(("state", "government", "military"), STATE_FORCES),
    "armed_group": ARMED_GROUP,
    "igo": EXTERNAL,
}
UNARMED: frozenset[ActorKind] = frozenset({"person", "group", "unnamed", "organisation", "media"})
"""Kinds of actors that are civilians where they are the victims, unless they hold office or are called by a noun for people in arms."""

STATE_ROLES = frozenset({"GOV", "MIL", "COP", "SPY", "REB"})
"""CAMEO roles of those who are not civilians."""

GEO_PRECISION: dict[PlacePrecision, int] = {"point": 1, "city": 1, "region": 2, "country": 3, "sea": 3}
DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
CIVILIAN_TARGETING = "Civilian targeting"


def write_acled(lines: Iterable[str], out: IO[str], codes: Codes, all_factuality: bool, left_out: LeftOut) -> None:
    """Write the events of ACLED's kinds among the records, given as lines of JSON, article by article."""
    table = csv.DictWriter(out, COLUMNS, lineterminator="\n", restval="")
    table.writeheader()
    for article in by_article(lines):
        for told in told_events(article, all_factuality, left_out):
            kind = kind_of(told.event, codes)
            if kind is None:
                left_out.count("events of classes that ACLED does not have", told.event.event_class)
            else:
                table.writerow(row_of(told, kind, article, codes))


def kind_of(event: Event, codes: Codes) -> tuple[str, str] | None:
    """ACLED's type and sub-type, or None for what ACLED does not code.

    An assault whose means are not told is a battle where both sides are armed, and an attack on civilians where the victim is not.
    """
    exact = codes.acled.get((event.event_class, event.mode or ""))
    if exact or event.event_class != "ASSAULT":
        return exact or codes.acled.get((event.event_class, ""))
    if not event.target:
        return "", ""
    return ("Violence against civilians", "Attack") if is_civilian(event.target[0], codes) else ("Battles", "Armed clash")


def is_civilian(actor: Actor, codes: Codes) -> bool:
    """Whether a victim is a civilian as far as is known: no state, no armed group, no holder of an office, no soldier."""
    armed = actor.id.removeprefix("unnamed/").removeprefix("group/").split("-")[-1] in codes.soldiers
    return actor.kind in UNARMED and not armed and not STATE_ROLES & set(codes.actor(actor, None).roles)


def row_of(told: Told, kind: tuple[str, str], article: ArticleRecords, codes: Codes) -> dict[str, object]:
    """One row by the names of its columns; what is not known is left out."""
    event, place, document = told.event, told.place, article.document
    first, second = (_inter(side[0], told, document.published, codes) if side else 0 for side in (event.source, event.target))
    tellers = [actor.name for actor in article.tellers(told.tellings)]
    return {
        "event_id_cnty": f"{place.country if place and place.country else ''}{event.doc}_{event.id}",
        **_dates(event),
        "disorder_type": DISORDER.get(kind[0], ""),
        "event_type": kind[0],
        "sub_event_type": kind[1],
        "actor1": _name(event.source[:1]),
        "assoc_actor_1": _name(event.source[1:]),
        "inter1": first or "",
        "actor2": _name(event.target[:1]),
        "assoc_actor_2": _name(event.target[1:]),
        "inter2": second or "",
        "interaction": _interaction(first, second),
        "civilian_targeting": CIVILIAN_TARGETING if second == CIVILIANS and event.event_class == "ASSAULT" else "",
        **_place(place, codes),
        "source": BETWEEN.join(dict.fromkeys([document.outlet or document.doc, *tellers])),
        "notes": f"{event.event_class}{f' ({event.mode})' if event.mode else ''}: {' '.join(event.trigger.text.split())}",
        "fatalities": _fatalities(event, article),
        "timestamp": _seconds(document.published),
        "factuality": event.factuality,
        "told_by": BETWEEN.join(tellers),
        "published": document.published or "",
        "doc": event.doc,
        "record": event.id,
    }


def _dates(event: Event) -> dict[str, object]:
    """The day with its precision: 1 told to the day, 2 to the week, 3 to the month; of a stretch the day in its middle."""
    days = days_of(event.time.value if event.time else None)
    if days is None:
        return {}
    first, last = days
    year: dict[str, object] = {"year": first.year} if first.year == last.year else {}
    length = (last - first).days + 1
    if length > MONTH:
        return year
    precision = 1 if length == 1 else 2 if length <= WEEK else 3
    middle = first + (last - first) // 2
    return year | {"event_date": middle.isoformat(), "year": middle.year, "time_precision": precision}


def _inter(actor: Actor, told: Told, day: str | None, codes: Codes) -> int:
    """The inter code of an actor, 0 where it cannot be told: the forces of a state are external in another country."""
    event, place = told.event, told.place
    if event.event_class == "PROTEST" and actor in event.source:
        return RIOTERS if event.mode == "riot" else PROTESTERS
    if actor in event.target and is_civilian(actor, codes):
        return CIVILIANS
    code = codes.actor(actor, day)
    state = actor.kind == "person" and "GOV" in code.roles
    inter = STATE_FORCES if state else INTER.get(actor.kind, 0)
    abroad = place is not None and place.country is not None and code.country not in ("", place.country)
    return EXTERNAL if inter == STATE_FORCES and abroad else inter


def _interaction(first: int, second: int) -> str:
    """The two inter codes, the lower first; 0 stands for a missing side."""
    low, high = sorted((first, second))
    return "" if not high else f"{high}0" if not low else f"{low}{high}"


def _name(actors: Iterable[Actor]) -> str:
    return BETWEEN.join(actor.name for actor in actors)


def _place(place: Place | None, codes: Codes) -> dict[str, object]:
    if place is None:
        return {}
    return {
        "iso": codes.numbers.get(place.country or "", "").lstrip("0"),
        "country": codes.country_name(place.country),
        "admin1": place.name if place.precision == "region" else "",
        "location": place.name,
        "latitude": "" if place.lat is None else place.lat,
        "longitude": "" if place.lon is None else place.lon,
        "geo_precision": GEO_PRECISION.get(place.precision, ""),
    }


def _fatalities(event: Event, article: ArticleRecords) -> str:
    """The lowest number of people killed that the figures of the event tell, as ACLED takes the most cautious one."""
    killed = [figure for name in event.figures if (figure := article.figures.get(name)) is not None and figure.unit == "killed"]
    told = [number for figure in killed if (number := figure.low if figure.low is not None else figure.high) is not None]
    return f"{min(told):.0f}" if told else ""


def _seconds(day: str | None) -> str:
    try:
        found = date.fromisoformat(day or "")
    except ValueError:
        return ""
    return str(int(datetime(found.year, found.month, found.day, tzinfo=UTC).timestamp()))
