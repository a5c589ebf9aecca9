"""A claim made by hand: a shelling that the Ledger's source asserts, the Herald passes on, Ukraine denies and the Note doubts."""

from __future__ import annotations

import made
import told

from hearsay.articles.article import Article
from hearsay.compare.corpus import Corpus
from hearsay.records import Actor, Claim, ClaimMember, Story

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
    told.statement().id: "Russia shelled Lyman on Thursday, killing at least 12 people",
    "e-denied": "Ukraine denied that it had attacked.",
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
