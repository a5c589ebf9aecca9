"""Claims as schema.org has them (Claim, ClaimReview), in one JSON-LD document.

Nothing is rated: who denies or questions a claim is a reviewer of it, without a ``reviewRating``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import IO, Any

from hearsay.compare.corpus import Corpus
from hearsay.export.linked import Passage, iri, urn, web_address, without_nothing, words, write_items
from hearsay.records import Actor, ActorKind, Claim, ClaimMember, Stance

HEAD = '{"@context": "https://schema.org", "@graph": ['
TAIL = "]}\n"

TYPES: Mapping[ActorKind, str] = {
    "person": "Person",
    "state": "GovernmentOrganization",
    "government": "GovernmentOrganization",
    "media": "NewsMediaOrganization",
    "unnamed": "Thing",
    "document": "Thing",
}
"""Types of schema.org for actors; the others are organisations. A Thing is what may be neither a person nor an organisation."""

APPEARING: frozenset[Stance] = frozenset({"asserts", "reports"})
"""Stances with which a claim appears in an article; with the others somebody reviews it."""


def write_claimreview(claims: Iterable[Claim], corpus: Corpus, passages: Mapping[str, Passage], out: IO[str]) -> None:
    """Write one claim a line. ``passages`` are the words of members, by the id of their record."""
    write_items(out, HEAD, (claim_node(claim, corpus, passages) for claim in claims), TAIL)


def claim_node(claim: Claim, corpus: Corpus, passages: Mapping[str, Passage]) -> dict[str, Any]:
    """A claim: where it appears, whose it is, who denies or questions it, and what hearsay found of it as further properties."""
    members = sorted(claim.members, key=lambda member: (member.day or "9999", member.doc, member.record))
    appearing = [member for member in members if member.stance in APPEARING]
    dated = [member for member in appearing if member.day]
    authors = {member.origin.id: member.origin for member in appearing if member.stance == "asserts"}
    properties = {"status": claim.status, "independentOrigins": claim.independent_origins, "rule": claim.rule}
    return without_nothing(
        {
            "@type": "Claim",
            "@id": urn("claim", claim.id),
            "identifier": claim.id,
            "text": claim.label,
            "author": [_agent(actor) for actor in authors.values()],
            "datePublished": dated[0].day if dated else None,
            "firstAppearance": _article(dated[0].doc, corpus) if dated else None,
            "appearance": _appearances(appearing, corpus, passages),
            "review": [_review(member, claim, corpus, passages) for member in members if member.stance not in APPEARING],
            "additionalProperty": [{"@type": "PropertyValue", "name": name, "value": value} for name, value in properties.items()],
        }
    )


def _appearances(members: Sequence[ClaimMember], corpus: Corpus, passages: Mapping[str, Passage]) -> list[dict[str, Any]]:
    """The articles in which a claim stands, oldest first, each with the passages."""
    found = []
    for doc, group in groupby(members, key=lambda member: member.doc):
        quotations = [
            without_nothing(
                {
                    "@type": "Quotation",
                    "identifier": member.record,
                    "text": words(member, passages),
                    "creator": _agent(member.origin),
                    "additionalProperty": [{"@type": "PropertyValue", "name": "stance", "value": member.stance}],
                }
            )
            for member in group
        ]
        found.append(_article(doc, corpus) | {"hasPart": quotations})
    return found


def _review(member: ClaimMember, claim: Claim, corpus: Corpus, passages: Mapping[str, Passage]) -> dict[str, Any]:
    """What somebody says against a claim. The reviewer is who says so, not hearsay."""
    return without_nothing(
        {
            "@type": "ClaimReview",
            "identifier": member.record,
            "claimReviewed": claim.label,
            "reviewAspect": member.stance,
            "reviewBody": words(member, passages),
            "author": _agent(member.origin),
            "datePublished": member.day,
            "isPartOf": _article(member.doc, corpus),
        }
    )


def _article(doc: str, corpus: Corpus) -> dict[str, Any]:
    document = corpus.documents.get(doc)
    if document is None:
        return {"@type": "NewsArticle", "@id": urn("article", doc), "identifier": doc}
    return without_nothing(
        {
            "@type": "NewsArticle",
            "@id": iri(document),
            "identifier": doc,
            "url": web_address(document),
            "headline": document.title,
            "publisher": {"@type": "NewsMediaOrganization", "name": document.outlet} if document.outlet else None,
            "datePublished": document.published,
        }
    )


def _agent(actor: Actor) -> dict[str, Any]:
    return {"@type": TYPES.get(actor.kind, "Organization"), "@id": urn("actor", actor.id), "identifier": actor.id, "name": actor.name}
