"""Events in the columns of GDELT 2.0 (The GDELT Event Database: Data Format Codebook V2.0, 19 February 2015).

A file of GDELT has no header; the columns stand in the published order, with tabs between. One row tells what one actor did to one other:
an event with two sources and two targets gives four. The tellings of one event in an article are one row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import IO

from hearsay.export.codes import Codes
from hearsay.export.events import ArticleRecords, LeftOut, Told, by_article, cell, day_of, days_of, pairs, told_events
from hearsay.records import Actor, Event, Place, PlacePrecision

ACTOR = (
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
)
GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{n}{name}" for n in (1, 2) for name in ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in GEO),
    *("DATEADDED", "SOURCEURL"),
)
"""The 61 columns in the published order."""

FACTUALITY = "Factuality"
"""A column after the published ones, only where events of all factualities are exported."""

QUAD_CLASSES = ((5, 1), (8, 2), (13, 3), (20, 4))
"""The last CAMEO root code of each quad class: verbal cooperation, material cooperation, verbal conflict, material conflict."""

UNITED_STATES = "USA"
GEO_TYPES: dict[PlacePrecision, tuple[int, int]] = {"country": (1, 1), "region": (5, 2), "city": (4, 3), "point": (4, 3)}
"""Geo_Type abroad and in the United States; seas have none."""

ID_BITS = 53
"""Of the numeric ids: as many as a spreadsheet or a floating-point column holds exactly."""


def write_gdelt(lines: Iterable[str], out: IO[str], codes: Codes, all_factuality: bool, left_out: LeftOut) -> None:
    """Write the events among the records, given as lines of JSON, article by article."""
    columns = (*COLUMNS, FACTUALITY) if all_factuality else COLUMNS
    for article in by_article(lines):
        for told in told_events(article, all_factuality, left_out):
            for source, target in pairs(told.event):
                row = row_of(told, source, target, article, codes)
                out.write("\t".join(cell(row.get(name, "")) for name in columns) + "\n")


def row_of(told: Told, source: Actor | None, target: Actor | None, article: ArticleRecords, codes: Codes) -> dict[str, object]:
    """One row by the names of its columns; what is not known is left out."""
    event, document = told.event, article.document
    when = str(day_of(event) or document.published or "")
    code = codes.event(event)
    published = document.published.replace("-", "") if document.published else ""
    return {
        "GLOBALEVENTID": event_number(event, source, target),
        **_dates(event),
        **_actor("Actor1", source, codes, when),
        **_actor("Actor2", target, codes, when),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": next(quad for last, quad in QUAD_CLASSES if int(code[:2]) <= last),
        "GoldsteinScale": event.intensity,
        "NumMentions": told.times,
        "NumSources": 1,
        "NumArticles": 1,
        **_place(told.place, codes),
        "DATEADDED": f"{published:0<14}" if len(published) == 8 else "",
        "SOURCEURL": article.address,
        FACTUALITY: event.factuality,
    }


def event_number(event: Event, source: Actor | None, target: Actor | None) -> int:
    """A number for one dyad of an event that is the same on every run."""
    key = "|".join([event.doc, event.id, source.id if source else "", target.id if target else ""])
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest()) >> (64 - ID_BITS)


def _dates(event: Event) -> dict[str, object]:
    days = days_of(event.time.value if event.time else None)
    if days is None:
        return {}
    first, last = days
    found: dict[str, object] = {}
    if first.year == last.year:
        found["Year"] = first.year
        if first.month == last.month:
            found["MonthYear"] = f"{first:%Y%m}"
        if first == last:
            found["SQLDATE"] = f"{first:%Y%m%d}"
            found["FractionDate"] = f"{first.year + min((first.month * 30 + first.day) / 365, 0.9999):.4f}"
    return found


def _actor(prefix: str, actor: Actor | None, codes: Codes, day: str) -> dict[str, object]:
    if actor is None:
        return {}
    code = codes.actor(actor, day)
    types = {f"{prefix}Type{n}Code": role for n, role in enumerate(code.roles[:3], 1)}
    return {
        f"{prefix}Code": code.whole,
        f"{prefix}Name": actor.name.upper(),
        f"{prefix}CountryCode": code.country,
        f"{prefix}KnownGroupCode": code.group[-3:],
        **types,
    }


def _place(place: Place | None, codes: Codes) -> dict[str, object]:
    if place is None:
        return {}
    abroad, at_home = GEO_TYPES.get(place.precision, ("", ""))
    country = codes.country_name(place.country)
    return {
        "ActionGeo_Type": at_home if place.country == UNITED_STATES else abroad,
        "ActionGeo_FullName": place.name if place.precision == "country" or not country else f"{place.name}, {country}",
        "ActionGeo_CountryCode": codes.fips.get(place.country or "", ""),
        "ActionGeo_Lat": place.lat,
        "ActionGeo_Long": place.lon,
    }
