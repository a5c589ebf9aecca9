"""Texts and records made by hand for the tests of the report."""

from __future__ import annotations

from collections.abc import Sequence

import made

from hearsay.articles.article import Article
from hearsay.compare.bursts import Burst
from hearsay.compare.tension import Deed, PairDay, Tension, Told
from hearsay.records import (
    Actor,
    Change,
    Claim,
    ClaimChange,
    ClaimMember,
    ClaimStatus,
    Event,
    Factuality,
    Figure,
    Place,
    PlaceReference,
    Position,
    PositionAnswer,
    PositionKind,
    Record,
    Series,
    SeriesConflict,
    SeriesPoint,
    Span,
    Stance,
    Statement,
    Thing,
    TimeReference,
    VerbDrift,
)

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


def statement(
    text: str, id: str, source: str, cue: str, content: str, chain: list[Actor] | None = None, *, doc: str = "wire", by: Actor = VALE
) -> Statement:
    known = {"source": span(text, source), "cue": span(text, cue), "chain": chain or []}
    return made.a_statement(doc, span(text, content), by, id=id, **known)


def figure(
    text: str, id: str, words: str, low: float | None, high: float | None, doc: str = "wire", said_by: Actor | None = VALE
) -> Figure:
    where = span(text, words)
    place = PlaceReference(span=where, name="the bridge")
    return made.a_figure(doc, where, low, high, id=id, noun="soldiers", owner=ARMY, place=place, said_by=said_by)


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


ARLAND = Actor(id="XAA", name="Arland", kind="state")
BORLAND = Actor(id="XBB", name="Borland", kind="state")
HERALD = Actor(id="outlet/Herald", name="Herald", kind="media", known=False)

SAYINGS = {
    "monday": "Ada Vale said Borland is moving 1,000 soldiers to the river. Its government demanded that Arland close its camps.",
    "tuesday": "Borland denied that it moves soldiers. Ada Vale insisted that Borland sends 1,200 soldiers. "
    "Arland refused to close its camps.",
    "thursday": "Ada Vale admitted that nobody counted the soldiers; the army spoke of 3,000 soldiers.",
}
DAYS = {"monday": "2022-03-07", "tuesday": "2022-03-08", "thursday": "2022-03-10"}
OUTLETS = {"monday": "Herald", "tuesday": "Globe", "thursday": "Canal Wire"}


def quarrel() -> list[tuple[Article, list[Record]]]:
    """Three articles of following days about soldiers at a river: claims, numbers, a demand and its answer."""
    monday, tuesday, thursday = SAYINGS.values()
    told: dict[str, list[Record]] = {
        "monday": [
            statement(monday, "says", "Ada Vale", "said", "Borland is moving 1,000 soldiers to the river", doc="monday"),
            figure(monday, "thousand", "1,000 soldiers", 1000, 1000, doc="monday"),
            statement(monday, "demands", "Its government", "demanded", "that Arland close its camps", doc="monday", by=BORLAND),
        ],
        "tuesday": [
            statement(tuesday, "denies", "Borland", "denied", "that it moves soldiers", doc="tuesday", by=BORLAND),
            statement(tuesday, "insists", "Ada Vale", "insisted", "that Borland sends 1,200 soldiers", doc="tuesday"),
            figure(tuesday, "more", "1,200 soldiers", 1200, 1200, doc="tuesday"),
            statement(tuesday, "refuses", "Arland", "refused", "to close its camps", doc="tuesday", by=ARLAND),
        ],
        "thursday": [
            statement(thursday, "admits", "Ada Vale", "admitted", "that nobody counted the soldiers", doc="thursday"),
            figure(thursday, "army", "3,000 soldiers", 3000, None, doc="thursday", said_by=ARMY),
        ],
    }
    made = []
    for doc, text in SAYINGS.items():
        article = Article(
            doc=doc, text=text, title=f"{OUTLETS[doc]} of {doc}", outlet=OUTLETS[doc], published=DAYS[doc], published_from="given"
        )
        made.append((article, [article.record(), *told[doc]]))
    return made


def member(record: str, doc: str, origin: Actor, stance: Stance) -> ClaimMember:
    return ClaimMember(record=record, doc=doc, origin=origin, stance=stance, day=DAYS.get(doc))


def claim(
    id: str,
    members: Sequence[ClaimMember],
    *,
    status: ClaimStatus = "uncontested",
    origins: int = 1,
    changes: Sequence[tuple[Actor, str, str, Change]] = (),
    drift: Sequence[VerbDrift] = (),
) -> Claim:
    return Claim(
        id=id,
        label=f"the claim {id}",
        members=list(members),
        independent_origins=origins,
        status=status,
        changes=[ClaimChange(who=who, earlier=earlier, later=later, change=change) for who, earlier, later, change in changes],
        drift=list(drift),
        rule="test",
    )


def moving(status: ClaimStatus = "denied_by_subject") -> Claim:
    """The quarrel's claim: Ada Vale affirms it twice, harder the second time, then takes it back; Borland denies it."""
    members = [
        member("says", "monday", VALE, "asserts"),
        member("denies", "tuesday", BORLAND, "denies"),
        member("insists", "tuesday", VALE, "asserts"),
        member("admits", "thursday", VALE, "denies"),
    ]
    changes: list[tuple[Actor, str, str, Change]] = [(VALE, "says", "insists", "hardened"), (VALE, "insists", "admits", "reversed")]
    drift = [VerbDrift(who=VALE, members=["says", "insists"], verbs=["said", "insisted"])]
    return claim("moving", members, status=status, origins=1, changes=changes, drift=drift)


def point(
    figure: str,
    doc: str,
    low: float | None,
    high: float | None,
    *,
    origin: Actor = VALE,
    as_of: str | None = "",
    stale: bool = False,
    changed_from: str | None = None,
    incremental: bool = False,
) -> SeriesPoint:
    return SeriesPoint(
        figure=figure,
        doc=doc,
        as_of=DAYS.get(doc) if as_of == "" else as_of,
        low=low,
        best=low if low == high else None,
        high=high,
        said_by=origin,
        origin=origin,
        incremental=incremental,
        stale=stale,
        changed_from=changed_from,
    )


def series(id: str, points: Sequence[SeriesPoint], *, why: str | None = None) -> Series:
    conflicts = [SeriesConflict(points=[each.figure for each in points], why=why)] if why else []
    thing = Thing(owner=ARMY, unit="troops", noun="soldiers", place="the river", status="present")
    return Series(id=id, thing=thing, points=list(points), conflicts=conflicts, rule="test")


def soldiers() -> Series:
    """The quarrel's series: a number, a copy that changed it, and a higher one of the army that is in conflict with both."""
    points = [
        point("thousand", "monday", 1000, 1000, stale=True),
        point("more", "tuesday", 1200, 1200, changed_from="thousand"),
        point("army", "thursday", 3000, None, origin=ARMY),
    ]
    return series("soldiers", points, why="1,000 Ada Vale, 7 March 2022; 3,000 or more Army of Arland, 10 March 2022")


def position(
    statement: str,
    doc: str,
    holder: Actor,
    toward: Sequence[Actor],
    kind: PositionKind = "demand",
    topic: str = "camps",
    *,
    id: str = "",
    condition: Span | None = None,
    met: str | None = None,
    answers: Sequence[PositionAnswer] = (),
    retellings: Sequence[str] = (),
) -> Position:
    return Position(
        id=id or f"position-{statement}",
        doc=doc,
        holder=holder,
        toward=list(toward),
        kind=kind,
        topic=topic,
        day=DAYS.get(doc),
        statement=statement,
        condition=condition,
        content=[],
        retellings=list(retellings),
        answers=list(answers),
        condition_met=met,
        rule="test",
    )


def closing() -> Position:
    """The quarrel's demand, with its answer."""
    answer = PositionAnswer(record="refuses", by=ARLAND, answer="rejected", day=DAYS["tuesday"])
    return position("demands", "monday", BORLAND, [ARLAND], answers=[answer])


def pair_day(
    day: str, events: int, mean: float | None, lowest: float | None, told: Sequence[str] = (), *, other: dict[str, int] | None = None
) -> PairDay:
    deeds = [
        Deed(
            sort="event",
            label="THREATEN",
            source="XBB",
            target="XAA",
            mutual=False,
            factuality="happened",
            intensity=mean,
            dated=True,
            times=events,
            text="warned",
            told=[Told(record=record, doc=doc, origin=VALE) for record, doc in (each.split("@") for each in told)],
            origins=1,
        )
    ]
    return PairDay(
        day=day,
        events=events,
        forth=0,
        back=events,
        mean=mean,
        lowest=lowest,
        origins=1,
        other=other or {},
        statements=0,
        deeds=deeds if told else [],
    )


def tense(*days: PairDay, pair: tuple[Actor, Actor] = (ARLAND, BORLAND), bursts: Sequence[Burst] = ()) -> Tension:
    return Tension(pair=pair, days=list(days), bursts=list(bursts), hostile=[], undated=0)


def rising() -> Tension:
    """The quarrel's tension: one hostile event, then many at once."""
    burst = Burst(day=DAYS["tuesday"], count=6, expected=0.5, chance=0.001, past=9)
    return tense(
        pair_day(DAYS["monday"], 1, -4.0, -4.0, ["demands@monday"]),
        pair_day(DAYS["tuesday"], 6, -5.0, -9.0, ["denies@tuesday", "insists@tuesday"], other={"denied": 2}),
        pair_day(DAYS["thursday"], 1, 2.0, 2.0, ["admits@thursday"]),
        bursts=[burst],
    )
