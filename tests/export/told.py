"""A small article with events, figures and places made by hand, as the lines that a desk gives."""

from __future__ import annotations

from typing import Any

import made

from hearsay.articles.article import Article
from hearsay.records import Actor, Event, Figure, Part, Place, PlaceReference, Record, Statement, TimeReference, record_id

TEXT = """Shells on Borland

Russia shelled Lyman on Thursday, killing at least 12 people, Anna Petrova said.

Ukraine denied that it had attacked. Sergey Lavrov will meet Antony Blinken in Geneva this month.
"""

UKRAINE = Actor(id="UKR", name="Ukraine", kind="state")
LAVROV = Actor(id="person/sergey-lavrov", name="Sergey Lavrov", kind="person")
BLINKEN = Actor(id="person/antony-blinken", name="Antony Blinken", kind="person")
NATO = Actor(id="org/nato", name="NATO", kind="igo")
ARMY = Actor(id="RUS.mil", name="Russian military", kind="military")
VILLAGERS = Actor(id="unnamed/villager", name="unnamed villagers", kind="unnamed", known=False)
MILITANTS = Actor(id="unnamed/militant", name="unnamed militants", kind="unnamed", known=False)


def article() -> Article:
    return Article(
        doc="ledger-7",
        text=TEXT,
        title="Shells on Borland",
        outlet="The Ledger",
        uri="https://ledger.example/7",
        published="2022-01-21",
        published_from="given",
        language="en",
        parts=[Part(kind="body", start=0, end=len(TEXT))],
    )


def when(words: str, value: str | None) -> TimeReference:
    return TimeReference(span=made.span(words, TEXT), value=value)


def where(words: str) -> PlaceReference:
    return PlaceReference(span=made.span(words, TEXT), name=words)


def event(words: str, kind: str, **changes: Any) -> Event:
    """An event of the article; ``changes`` are fields of the record."""
    trigger = made.span(words, TEXT)
    fields: dict[str, Any] = {
        "id": record_id("e", "ledger-7", [trigger]),
        "doc": "ledger-7",
        "trigger": trigger,
        "class": kind,
        "mode": None,
        "source": [],
        "target": [],
        "place": None,
        "time": None,
        "factuality": "happened",
        "statement": None,
        "intensity": -9.0,
        "rule": "verb.shell",
    }
    return Event(**fields | changes)


def place(words: str, country: str | None, lat: float | None, lon: float | None, precision: str = "city") -> Place:
    found = made.span(words, TEXT)
    return Place(
        id=record_id("p", "ledger-7", [found]),
        doc="ledger-7",
        span=found,
        name=words,
        country=country,
        lat=lat,
        lon=lon,
        precision=precision,  # type: ignore[arg-type]
        gazetteer_id="geonames:702320" if lat is not None else None,
        radius_km=5,
        rule="places:prior",
    )


def killed() -> Figure:
    return made.figure(article(), "at least 12 people", 12, None).model_copy(update={"unit": "killed", "owner": UKRAINE})


def statement() -> Statement:
    return made.statement(article(), "Russia shelled Lyman on Thursday, killing at least 12 people")


def records() -> list[Record]:
    """A shelling that is told by Anna Petrova with its dead, an attack that is denied, and a meeting that is planned."""
    return [
        article().record(),
        place("Lyman", "UKR", 48.98513, 37.81109),
        place("Geneva", "CHE", 46.20222, 6.14569),
        statement(),
        killed(),
        event(
            "shelled",
            "ASSAULT",
            mode="heavy-weapons",
            source=[made.RUSSIA],
            target=[UKRAINE],
            place=where("Lyman"),
            time=when("Thursday", "2022-01-20"),
            figures=[killed().id],
            statement=statement().id,
        ),
        event("attacked", "ASSAULT", source=[UKRAINE], factuality="denied"),
        event(
            "meet",
            "CONSULT",
            source=[LAVROV],
            target=[BLINKEN],
            place=where("Geneva"),
            time=when("this month", "2022-01"),
            factuality="planned",
            intensity=1.0,
        ),
    ]


def lines(*found: Record) -> list[str]:
    """Records as lines of JSON; those of the article without any given."""
    return [record.model_dump_json(by_alias=True) for record in found or records()]
