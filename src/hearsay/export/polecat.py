"""Events in the columns of the POLECAT data (Harvard Dataverse, doi:10.7910/DVN/AJGVIT), classes and sectors as in the PLOVER manual.

A file has a header and tabs between the columns. One row is one event; several actors in a cell are separated by semicolons.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import IO

from hearsay.export.codes import Codes
from hearsay.export.events import BETWEEN, ArticleRecords, LeftOut, Told, by_article, cell, day_of, told_events
from hearsay.records import Actor, Event, Place

COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw"),
    "Wikipedia Actor ID",
    *("Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title"),
    *("Recipient Name Raw", "Wikipedia Recipient ID"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type"),
    *("Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)
"""The 40 columns in the order of the published files."""

FACTUALITY = "Factuality"
"""A column after the published ones, only where events of all factualities are exported."""

QUAD_CODES: dict[str, int] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
"""Verbal and material cooperation, verbal and material conflict (PLOVER manual, summary of event categories)."""

SECTORS = {"MED": "JRN"}
"""PLOVER's codes of sectors where they differ from CAMEO's codes of roles (PLOVER manual, sector codes)."""

GEONAMES = "geonames:"


def write_polecat(lines: Iterable[str], out: IO[str], codes: Codes, all_factuality: bool, left_out: LeftOut) -> None:
    """Write the events among the records, given as lines of JSON, article by article."""
    columns = (*COLUMNS, FACTUALITY) if all_factuality else COLUMNS
    out.write("\t".join(columns) + "\n")
    for article in by_article(lines):
        for told in told_events(article, all_factuality, left_out):
            row = row_of(told, article, codes)
            out.write("\t".join(cell(row.get(name, "")) for name in columns) + "\n")


def row_of(told: Told, article: ArticleRecords, codes: Codes) -> dict[str, object]:
    """One row by the names of its columns; what is not known is left out."""
    event, document = told.event, article.document
    day = day_of(event)
    when = str(day or document.published or "")
    return {
        "Event ID": f"{event.doc}_{event.id}",
        "Event Date": day or "",
        "Event Type": event.event_class,
        "Event Mode": event.mode,
        "Intensity": event.intensity,
        "Quad Code": QUAD_CODES[event.event_class],
        **_actors("Actor", event.source, codes, when),
        **_actors("Recipient", event.target, codes, when),
        **_place(event, told.place),
        "Source": document.outlet,
        "Publication Date": document.published,
        "Language": document.language,
        FACTUALITY: event.factuality,
    }


def _actors(who: str, actors: Sequence[Actor], codes: Codes, day: str) -> dict[str, object]:
    found = [codes.actor(actor, day) for actor in actors]
    sectors = [tuple(SECTORS.get(role, role) for role in code.roles if role not in ("IGO", "NGO")) for code in found]
    countries = [code.country or next((role for role in code.roles if role == "IGO"), "") for code in found]
    return {
        f"{who} Name": BETWEEN.join(actor.name for actor in actors),
        f"{who} Country": _joined(countries),
        f"Primary {who} Sector": _joined([of_one[0] if of_one else "" for of_one in sectors]),
        f"{who} Sectors": _joined(["|".join(of_one) for of_one in sectors]),
    }


def _joined(values: Sequence[str]) -> str:
    """One value for each actor; nothing where none has one."""
    return BETWEEN.join(values) if any(values) else ""


def _place(event: Event, place: Place | None) -> dict[str, object]:
    raw: dict[str, object] = {"Raw Placename": event.place.span.text} if event.place else {}
    if place is None:
        return raw
    identifier = place.gazetteer_id or ""
    return raw | {
        "Placename": place.name,
        "City": place.name if place.precision == "city" else "",
        "Province": place.name if place.precision == "region" else "",
        "Country": place.country,
        "Latitude": place.lat,
        "Longitude": place.lon,
        "GeoNames ID": identifier.removeprefix(GEONAMES) if identifier.startswith(GEONAMES) else "",
        "Feature Type": place.precision,
    }
