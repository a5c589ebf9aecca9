"""Texts and records made by hand for the tests of the report."""

from __future__ import annotations

from hearsay.records import Actor, Event, Factuality, Figure, Place, PlaceReference, Span, Statement, TimeReference

VALE = Actor(id="person/ada-vale", name="Ada Vale", kind="person", known=False)
ARMY = Actor(id="XAA.mil", name="Army of Arland", kind="military")
POST = Actor(id="org/morning-post", name="Morning Post", kind="media")

WIRE = (
    "Bridge closed\r\n"
    "On Monday Ada Vale said the army had sent 90,000 soldiers & “about <60> tanks”.\r\n"
    "The Morning Post reported that Vale saw 70,000 to 80,000 soldiers.\r\n"
    "Read more: </script><b>ten soups</b>\u2028"
)
BORDER = "Arland deployed tanks near Oster. It denied that it attacked Norby or Nowhere. Talks in Oster are planned.\n"
LOCK = (
    "Engineers closed the old Veldmar lock on Friday after a barge struck its northern gate, the harbour office reported. "
    "Some 340 sailors waited on 27 ships while divers searched the flooded chamber for damage. "
    "Harbour master Tilda Brunn said repairs would cost about 4.2 million crowns and take eleven weeks. "
    "Farmers upstream feared that unharvested sugar beets would rot in their barns before winter. "
    "A smaller canal near Osterby remained open to fishing boats and ferries.\n"
)
LOCK_COPY = (
    "The old Veldmar lock was shut by engineers after a barge had hit the northern gate, according to the harbour office. "
    "As many as 360 sailors were stuck on 27 ships while divers searched the flooded chamber. "
    "Repairs would cost 4.2 million crowns and last eleven weeks, harbour master Tilda Brunn told reporters. "
    "Upstream, farmers are afraid that sugar beets will rot in barns. The canal near Osterby is open to ferries.\n"
)
NOTE = "\nUp to 500 trucks, 1\x00 fog, maybe.\n"


def span(text: str, words: str, nth: int = 1) -> Span:
    """The nth place where the words stand in the text."""
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return Span(start=at, end=at + len(words), text=words)


def statement(text: str, id: str, source: str, cue: str, content: str, chain: list[Actor] | None = None) -> Statement:
    return Statement(
        id=id,
        doc="wire",
        speaker=VALE,
        source=span(text, source),
        cue=span(text, cue),
        content=[span(text, content)],
        mode="indirect",
        act="say",
        chain=chain or [],
        rule="test",
    )


def figure(
    text: str, id: str, words: str, low: float | None, high: float | None, doc: str = "wire", said_by: Actor | None = VALE
) -> Figure:
    return Figure(
        id=id,
        doc=doc,
        span=span(text, words),
        low=low,
        high=high,
        approx=False,
        unit="troops",
        noun="soldiers",
        owner=ARMY,
        place=PlaceReference(span=span(text, words), name="the bridge"),
        status="present",
        incremental=False,
        as_of=None,
        said_by=said_by,
        statement=None,
        rule="test",
    )


def event(
    text: str,
    id: str,
    trigger: str,
    event_class: str,
    *,
    doc: str = "border",
    source: list[Actor] | None = None,
    factuality: Factuality = "happened",
    day: str | None = None,
    place: str | None = None,
) -> Event:
    words = span(text, trigger)
    return Event.model_validate(
        {
            "id": id,
            "doc": doc,
            "trigger": words,
            "class": event_class,
            "mode": None,
            "source": [ARMY] if source is None else source,
            "target": [],
            "place": PlaceReference(span=span(text, place), name=place) if place else None,
            "time": TimeReference(span=words, value=day) if day else None,
            "factuality": factuality,
            "statement": None,
            "intensity": None,
            "rule": "test",
        }
    )


def place(text: str, id: str, name: str, lat: float | None, lon: float | None, precision: str = "city", doc: str = "border") -> Place:
    return Place.model_validate(
        {
            "id": id,
            "doc": doc,
            "span": span(text, name),
            "name": name,
            "country": "XAA",
            "lat": lat,
            "lon": lon,
            "precision": precision,
            "gazetteer_id": None,
            "radius_km": 10.0,
            "rule": "test",
        }
    )
