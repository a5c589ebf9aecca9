"""How sources write, on records made by hand."""

from __future__ import annotations

import made

from hearsay.compare.corpus import Corpus
from hearsay.compare.sides import Sides
from hearsay.compare.sourcing import Sourcing, sourcing, sourcing_items
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Act, Actor, Document, Part, Span, Statement

VALE = Actor(id="person/ada-vale", name="Ada Vale", kind="person", known=False)
MINISTRY = Actor(id="RUS.mil", name="Russian defence ministry", kind="military")
OFFICIALS = Actor(id="unnamed/official", name="officials", kind="unnamed", known=False)
SIDES = Sides.of(ActorKnowledge.load(Knowledge()))


def document(doc: str, outlet: str | None, length: int = 1000) -> Document:
    return made.a_document(doc, outlet=outlet, parts=[Part(kind="body", start=0, end=length)])


def said(doc: str, speaker: Actor | None, start: int, length: int, cue: str = "said", act: Act = "say") -> Statement:
    content = Span(start=start, end=start + length, text="x" * length)
    words = Span(start=start + length, end=start + length + len(cue), text=cue)
    return made.a_statement(doc, content, speaker, id=f"s-{doc}-{start}", cue=words, act=act)


def told(documents: list[Document], statements: list[Statement]) -> list[Sourcing]:
    own = {one.doc: [statement for statement in statements if statement.doc == one.doc] for one in documents}
    items = [item for one in documents for item in sourcing_items(one, own[one.doc], SIDES)]
    return sourcing(items, Corpus.of(documents), {"globe": "GBR"})


def test_the_articles_of_an_outlet_are_counted_together() -> None:
    found = told(
        [document("a", "Globe"), document("b", "Globe"), document("c", None)],
        [said("a", VALE, 0, 100), said("a", OFFICIALS, 200, 100), said("b", MINISTRY, 0, 200), said("b", None, 300, 100)],
    )
    globe, nobody = found
    assert (globe.outlet, globe.country, globe.articles) == ("Globe", "GBR", ["a", "b"])
    assert globe.sources == {"named": 1, "institutional": 1, "unnamed": 1, "document": 0, "unresolved": 1}
    assert (globe.statements, globe.density, globe.attributed) == (4, 2.0, 0.25)
    assert (nobody.outlet, nobody.statements, nobody.attributed) == ("c", 0, 0.0)


def test_words_that_two_statements_share_are_counted_once() -> None:
    (globe,) = told([document("a", "Globe")], [said("a", VALE, 0, 300), said("a", OFFICIALS, 100, 100)])
    assert globe.attributed == 0.3


def test_an_army_speaks_for_its_state_and_the_verbs_chosen_for_it_are_told() -> None:
    claims = [said("a", MINISTRY, start, 10, cue="claimed", act="claim") for start in (0, 100)]
    (globe,) = told([document("a", "Globe")], [*claims, said("a", VALE, 200, 10), said("a", OFFICIALS, 300, 10)])
    russia, vale = globe.acts
    assert (russia.side.id, russia.acts, russia.cues) == ("RUS", {"claim": 2}, {"claimed": 2})
    assert vale.side == VALE
