"""A claim made by hand: a shelling that the Ledger's source asserts, the Herald passes on, Ukraine denies and the Note doubts."""

from __future__ import annotations

import made
import told

from hearsay.articles.article import Article
from hearsay.compare.corpus import Corpus
from hearsay.export.linked import Passage
from hearsay.records import (
    Actor,
    Claim,
    ClaimMember,
    Position,
    PositionAnswer,
    Series,
    SeriesConflict,
    SeriesPoint,
    Story,
    Thing,
)

HERALD = made.article(doc="herald-1", outlet="The Herald", published="2022-01-24")
NOTE = made.article(doc="note 1/é", outlet="The Note", published=None)
ARTICLES: list[Article] = [HERALD, told.article(), NOTE]

ASSERTED = ClaimMember(record=told.statement().id, doc="ledger-7", origin=made.PETROVA, stance="asserts", day="2022-01-21")
DENIED = ClaimMember(record="e-denied", doc="ledger-7", origin=told.UKRAINE, stance="denies", day="2022-01-21")
REPORTED = ClaimMember(
    record="e-passed-on",
    doc="herald-1",
    origin=Actor(id="outlet/The Herald", name="The Herald", kind="media", known=False),
    stance="reports",
    day="2022-01-24",
)
DOUBTED = ClaimMember(
    record="s-doubted",
    doc="note 1/é",
    origin=Actor(id="outlet/The Note > unnamed/officials", name="officials", kind="unnamed", known=False),
    stance="questions",
)

PASSAGES = {
    told.statement().id: Passage("ledger-7", "Russia shelled Lyman on Thursday, killing at least 12 people"),
    "e-denied": Passage("ledger-7", "Ukraine denied that it had attacked."),
    "s-demand": Passage("ledger-7", "Ukraine demanded that Russia leave Lyman."),
    "s-again": Passage("herald-1", "Kyiv wants Russia out of Lyman."),
    "s-no": Passage("herald-1", "Russia refused to leave Lyman."),
}


def claim(*members: ClaimMember, id: str = "c-0123456789") -> Claim:
    return Claim(
        id=id,
        label="Russia shelled Lyman",
        members=list(members or (REPORTED, DENIED, ASSERTED, DOUBTED)),
        independent_origins=2,
        status="contested",
        rule="claims.event",
    )


def story() -> Story:
    return Story(id="story-1", docs=["herald-1", "ledger-7"], label="Lyman", **{"from": "2022-01-21", "to": "2022-01-24"}, rule="terms")


def corpus(*articles: Article) -> Corpus:
    return Corpus.of(article.record() for article in articles or ARTICLES)


def point(figure: str, doc: str, low: float, origin: Actor, as_of: str | None = "2022-01-20", high: float | None = None) -> SeriesPoint:
    """A number that somebody gives in an article."""
    return SeriesPoint(figure=figure, doc=doc, as_of=as_of, low=low, best=None, high=high, said_by=origin, origin=origin, incremental=False)


def series() -> Series:
    """The dead of Lyman: Petrova counts 12 or more, Russia 3 to 5."""
    return Series(
        id="series-0123456789",
        thing=Thing(owner=told.UKRAINE, unit="killed", noun="people", place="Lyman", status="lost"),
        points=[
            point("f-12", "ledger-7", 12, made.PETROVA),
            point("f-3", "herald-1", 3, made.RUSSIA, "2022-01-01/2022-01-31", high=5),
        ],
        conflicts=[SeriesConflict(points=["f-12", "f-3"], why="12 or more Anna Petrova, 20 January 2022; 3 to 5 Russia, January 2022")],
        rule="same-thing",
    )


def position(**changes: object) -> Position:
    """Ukraine demands of Russia that it leave Lyman, which Russia rejects."""
    words = made.span("Lyman", told.TEXT)
    whole = Position(
        id="position-0123456789",
        doc="ledger-7",
        holder=told.UKRAINE,
        toward=[made.RUSSIA],
        kind="demand",
        topic="troop withdrawal",
        day="2022-01-21",
        statement="s-demand",
        condition=None,
        content=[words],
        retellings=["s-again"],
        answers=[PositionAnswer(record="s-no", by=made.RUSSIA, answer="rejected", day="2022-01-24")],
        rule="speech_act",
    )
    return whole.model_copy(update=changes)
