"""The public data model: what hearsay keeps of an article, each record pinned to the words it was read from.

The classes carry the names of the published format (docs/reference/records.md). They hold data only. All offsets are characters
(Python ``str`` offsets) into the article exactly as it was read, so ``article[span.start:span.end] == span.text`` always holds.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

SCHEMA = "1"

PartKind = Literal["title", "byline", "dateline", "body", "heading", "caption", "teaser", "boilerplate"]
PublishedFrom = Literal["given", "metadata", "text", "inferred", "none"]
ActorKind = Literal[
    "person", "state", "government", "military", "igo", "organisation", "media", "document", "armed_group", "group", "unnamed"
]
MentionForm = Literal["name", "role", "pronoun", "demonym"]
Granularity = Literal["day", "month", "year", "interval", "none"]
Anchor = Literal["published", "previous", "absolute", "none"]
Mode = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "say",
    "claim",
    "deny",
    "confirm",
    "accuse",
    "condemn",
    "warn",
    "threaten",
    "demand",
    "promise",
    "propose",
    "ask",
    "praise",
    "report",
    "reject",
    "agree",
]
Unit = Literal[
    "troops",
    "warships",
    "aircraft",
    "tanks",
    "vehicles",
    "missiles",
    "weapons",
    "killed",
    "injured",
    "displaced",
    "people",
    "money",
    "distance",
    "percent",
    "meetings_exercises",
    "other",
]
FATES: frozenset[Unit] = frozenset({"killed", "injured", "displaced"})
"""Units that tell what befell the people who are counted."""
PEOPLE_UNITS: frozenset[Unit] = FATES | {"people", "troops"}
FORCES: frozenset[Unit] = frozenset({"troops", "warships", "aircraft", "tanks", "vehicles", "missiles", "weapons"})
"""Units of what armies have."""
PlacePrecision = Literal["point", "city", "region", "country", "sea", "unresolved"]
FigureStatus = Literal["present", "moving", "planned", "promised", "past", "claimed_need", "lost"]
EventClass = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "RETREAT",
    "CONCEDE",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
EVENT_CLASSES: frozenset[str] = frozenset(get_args(EventClass))
Factuality = Literal["happened", "ongoing", "planned", "possible", "conditional", "denied", "alleged"]
TOLD_AS_DONE: frozenset[Factuality] = frozenset({"happened", "ongoing"})
"""What other event data mean by an event."""


class Plain(BaseModel):
    """Base of all records: immutable, and nothing beside the published fields is accepted."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Span(Plain):
    """A stretch of the article: ``article[start:end] == text``."""

    start: int
    end: int
    text: str


class Actor(Plain):
    """Who speaks, acts, owns or is meant. ``id`` is stable; ``known`` is false where no knowledge row stands behind the name."""

    id: str
    name: str
    kind: ActorKind
    known: bool = True


class Part(Plain):
    """A labelled stretch of the page; the parts of a document cover it without gap or overlap."""

    kind: PartKind
    start: int
    end: int


class TimeReference(Plain):
    """When something is said to have happened: the words and the calendar value they resolve to (null where it cannot be told)."""

    span: Span
    value: str | None


class PlaceReference(Plain):
    """Where: the words as written and the place name they were read as."""

    span: Span
    name: str


class Document(Plain):
    type: Literal["document"] = "document"
    id: str
    doc: str
    schema_version: str = Field(default=SCHEMA, alias="schema")
    uri: str | None
    title: str | None
    byline: str | None
    outlet: str | None
    published: str | None
    published_from: PublishedFrom
    contradicting_day: str | None = None
    language: str | None
    sha256: str
    parts: list[Part]


class Mention(Plain):
    type: Literal["mention"] = "mention"
    id: str
    doc: str
    span: Span
    actor: Actor
    form: MentionForm
    rule: str


class Date(Plain):
    """A calendar expression. ``value`` is an ISO day, month, year or interval ``first/last`` of these, or null."""

    type: Literal["date"] = "date"
    id: str
    doc: str
    span: Span
    value: str | None
    granularity: Granularity
    anchor: Anchor
    rule: str


class Place(Plain):
    """A name of a place. ``country`` is ISO 3166-1 alpha-3; all but the words is null where it cannot be told which place is meant.

    ``radius_km`` is how far the place reaches from its point, or how uncertain the point is.
    """

    type: Literal["place"] = "place"
    id: str
    doc: str
    span: Span
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    gazetteer_id: str | None
    radius_km: float | None
    rule: str


class Statement(Plain):
    """Words, a claim, a position or a speech act that the text attributes to someone other than its narrator."""

    type: Literal["statement"] = "statement"
    id: str
    doc: str
    speaker: Actor | None
    source: Span | None
    cue: Span | None
    content: list[Span]
    mode: Mode
    act: Act
    chain: list[Actor] = []
    addressee: Actor | None = None
    condition: Span | None = None
    time: TimeReference | None = None
    place: PlaceReference | None = None
    rule: str


class Figure(Plain):
    """A count or amount with its bounds; ``said_by`` is null where the narrator asserts it."""

    type: Literal["figure"] = "figure"
    id: str
    doc: str
    span: Span
    low: float | None
    high: float | None
    approx: bool
    unit: Unit
    noun: str | None
    owner: Actor | None
    place: PlaceReference | None
    status: FigureStatus
    incremental: bool
    as_of: TimeReference | None
    said_by: Actor | None
    statement: str | None
    rule: str


class Event(Plain):
    """Something that somebody does to somebody: its PLOVER class and mode, and how sure the text is that it took place.

    ``figures`` are the ids of the counts that belong to it, ``statement`` that of the statement in which it is told, ``intensity``
    the value of its class or mode on the Goldstein scale (-10 most hostile, 10 most friendly). ``mentions`` are further words of the
    text that tell the same or take it up ("the attack", the title); ``same_as`` is the id of the article's first telling of the same event.
    """

    type: Literal["event"] = "event"
    id: str
    doc: str
    trigger: Span
    event_class: EventClass = Field(alias="class")
    mode: str | None
    source: list[Actor]
    target: list[Actor]
    place: PlaceReference | None
    time: TimeReference | None
    factuality: Factuality
    figures: list[str] = []
    statement: str | None
    intensity: float | None
    mentions: list[Span] = []
    same_as: str | None = None
    rule: str


Record = Annotated[Document | Mention | Date | Place | Statement | Figure | Event, Field(discriminator="type")]


Relation = Literal["identical", "syndicated", "rewritten", "translated_or_spun", "quotes"]
Direction = Literal["credit", "dates", "cut", "garbled", "abridged"]


class SpanPair(Plain):
    """The same told twice: where in the article ``doc`` of a copy record, and where in the article ``of``."""

    doc: Span
    of: Span


class Copy(Plain):
    """The article ``doc`` comes from the text of the article ``of``, or (``quotes``) merely quotes the same words.

    ``direction`` is what shows which of the two came first: one credits the other, the dates, one is cut short, one is garbled, one lacks
    figures of the other and has none of its own (abridged). Where nothing shows it, it is null, and there are two records, one each way.
    ``score`` is the share of the shorter article that the other has too: of its words in common runs (identical, syndicated), of its words
    by weight that stand in the same order (rewritten, translated_or_spun), of its quotations (quotes).
    """

    type: Literal["copy"] = "copy"
    id: str
    doc: str
    of: str
    relation: Relation
    score: float
    direction: Direction | None
    evidence: list[SpanPair]
    rule: str


class Story(Plain):
    """Articles about one thing that happens, followed over days. ``from`` and ``to`` are the first and last day that is known."""

    type: Literal["story"] = "story"
    id: str
    docs: list[str]
    label: str
    first_day: str | None = Field(alias="from")
    last_day: str | None = Field(alias="to")
    rule: str


Stance = Literal["asserts", "denies", "reports", "questions"]
ClaimStatus = Literal["uncontested", "contested", "denied_by_subject", "single_origin"]
Change = Literal["repeated", "hardened", "softened", "reversed"]
PositionKind = Literal["demand", "red_line", "offer", "threat", "promise", "mediation"]
Answering = Literal["accepted", "rejected", "conditional"]


class ClaimMember(Plain):
    """A statement or event that takes part in a claim, and how. ``origin`` is who stands for it last: an actor, or the outlet.

    ``day`` is the day on which it was told (ISO), null where no date is known. ``span`` is the sentence of a statement that tells the
    claim, null for an event.
    """

    record: str
    doc: str
    origin: Actor
    stance: Stance
    day: str | None = None
    span: Span | None = None


class ClaimChange(Plain):
    """What became of one origin's words on the claim between two of its members (record ids, the earlier first)."""

    who: Actor
    earlier: str
    later: str
    change: Change


class VerbDrift(Plain):
    """One origin's words that outlets report with verbs of different strength: ``members`` are record ids, ``verbs`` the cues in order."""

    who: Actor
    members: list[str]
    verbs: list[str]


class Claim(Plain):
    """Records of all articles that assert, deny, report or question the same thing.

    ``status``: denied_by_subject where an actor of the claim itself denies it, contested where anybody does, single_origin where one
    independent origin stands behind all that affirm it, else uncontested.
    """

    type: Literal["claim"] = "claim"
    id: str
    label: str
    members: list[ClaimMember]
    independent_origins: int
    status: ClaimStatus
    changes: list[ClaimChange] = []
    drift: list[VerbDrift] = []
    rule: str


class Thing(Plain):
    """What a series of figures counts. ``noun`` is what most of them count by (in lower case), ``unit`` its class."""

    owner: Actor | None
    unit: Unit
    noun: str | None = None
    place: str | None
    status: FigureStatus


class SeriesPoint(Plain):
    """One figure of a series. ``as_of`` is the day that it holds for (that of publication where the text names none), ``best`` the number
    itself where it is one number. ``origin`` is who stands for it last. ``stale``: a newer number of the same origin was known by then.
    ``changed_from`` is the figure (id) that stands here in the article this one was copied from, where the copy has another number.
    """

    figure: str
    doc: str
    as_of: str | None
    low: float | None
    best: float | None
    high: float | None
    said_by: Actor | None
    origin: Actor
    incremental: bool
    stale: bool = False
    changed_from: str | None = None


class SeriesConflict(Plain):
    """Figures (ids) of a series that speak against one another, and why, in words that name each source and day."""

    points: list[str]
    why: str


class Series(Plain):
    """Figures of the same thing from all articles, oldest first."""

    type: Literal["series"] = "series"
    id: str
    thing: Thing
    points: list[SeriesPoint]
    conflicts: list[SeriesConflict]
    rule: str


class PositionAnswer(Plain):
    """How somebody answered a position: the record (id) that tells it."""

    record: str
    by: Actor
    answer: Answering
    day: str | None = None


class Position(Plain):
    """What somebody demands, forbids, offers, threatens or promises toward others, and what became of it.

    ``statement`` is the id of the record that tells it first, a statement or the event of a speech act; ``retellings`` are those of the
    same position elsewhere. ``condition_met`` is the id of a later record that reports the condition as met.
    """

    type: Literal["position"] = "position"
    id: str
    doc: str
    holder: Actor
    toward: list[Actor]
    kind: PositionKind
    topic: str
    day: str | None
    statement: str
    condition: Span | None
    content: list[Span]
    retellings: list[str] = []
    answers: list[PositionAnswer] = []
    condition_met: str | None = None
    rule: str


Comparison = Annotated[Copy | Story, Field(discriminator="type")]
"""What is found by setting the texts of articles beside one another."""

Synthesis = Annotated[Claim | Series | Position, Field(discriminator="type")]
"""What is found by setting the records of articles beside one another."""


def record_id(kind: str, doc: str, spans: list[Span], ordinal: int = 0) -> str:
    """An id derived from what the record points at, the same on every run: kind, document, spans (and a number among equals)."""
    key = "|".join([kind, doc, *(f"{s.start}:{s.end}:{s.text}" for s in spans), str(ordinal)])
    return f"{kind}-{hashlib.blake2b(key.encode(), digest_size=5).hexdigest()}"
