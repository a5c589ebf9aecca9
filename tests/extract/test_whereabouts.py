"""Where a statement was made: the place of the act of saying, never of what is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hearsay.annotate.mentions import find_mentions
from hearsay.annotate.places import find_places
from hearsay.extract.statements import StatementRules, extract_statements
from hearsay.extract.whereabouts import with_places, with_resolved_names
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.places import PlaceKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.records import Place, PlaceReference, Span, Statement

Said = Callable[[str], list[Statement]]


@pytest.fixture(scope="module")
def said(read: Callable[..., ArticleDoc]) -> Said:
    tables = Knowledge()
    actors, statement_rules, rules = ActorKnowledge.load(tables), StatementRules.load(tables), PlaceKnowledge.load(tables)

    def of(text: str) -> list[Statement]:
        reading = read(text)
        mentions = find_mentions(reading, actors)
        found = extract_statements(reading, mentions, [], statement_rules)
        return [each.record for each in with_places(reading, found, find_places(reading, mentions, rules), rules)]

    return of


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The minister said in Riga that the border was closed.", "Riga"),
        ("The minister told reporters in Brussels that the border was closed.", "Brussels"),
        ("The border is closed, the minister said at a news conference in Kiev.", "Kyiv"),
        ("Speaking in Warsaw, the minister said that the border was closed.", "Warsaw"),
    ],
)
def test_the_place_of_the_act_of_saying(said: Said, text: str, place: str) -> None:
    where = said(text)[0].place
    assert where is not None
    assert where.name == place


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that troops had gathered in Belarus.",
        "The minister said the talks in Geneva would go on.",
        "The minister warned of a war in Georgia.",
    ],
)
def test_places_of_what_is_said_are_not_where_it_was_said(said: Said, text: str) -> None:
    assert [statement.place for statement in said(text)] == [None]


def test_references_take_the_name_of_the_resolved_place(said: Said) -> None:
    statement = said("The minister said in Kiev that the border was closed.")[0]
    assert statement.place is not None
    span = statement.place.span
    as_written = statement.model_copy(update={"place": PlaceReference(span=span, name="Kiev")})
    kyiv = Place(
        id="p-1",
        doc="test",
        span=Span(start=span.start, end=span.end, text=span.text),
        name="Kyiv",
        country="UKR",
        lat=50.45,
        lon=30.52,
        precision="city",
        gazetteer_id="geonames:703448",
        radius_km=10.0,
        rule="places:prior",
    )
    (named,) = with_resolved_names([as_written], [kyiv])
    assert isinstance(named, Statement)
    assert named.place == statement.place
