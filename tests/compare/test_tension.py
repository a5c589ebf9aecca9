"""What two sides do to one another, day by day."""

from __future__ import annotations

from itertools import permutations
from typing import get_args

import made

from hearsay.compare.corpus import Corpus
from hearsay.compare.sides import Sides
from hearsay.compare.spoken_of import SpokenOfRules
from hearsay.compare.tension import EventItem, Tension, event_items, tension
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Actor, Copy, Document, Event, Factuality, Record, Span, Statement, TimeReference

SIDES = Sides.of(ActorKnowledge.load(Knowledge()))
RULES = SpokenOfRules.load(Knowledge())
RUSSIA = Actor(id="RUS", name="Russia", kind="state")
ARMY = Actor(id="RUS.mil", name="Russian armed forces", kind="military")
UKRAINE = Actor(id="UKR", name="Ukraine", kind="state")
POLAND = Actor(id="POL", name="Poland", kind="state")
SOMEBODY = Actor(id="unnamed/officials", name="unnamed officials", kind="unnamed", known=False)


def document(doc: str, published: str | None = "2022-01-20") -> Document:
    return made.a_document(doc, published, outlet=f"The {doc.title()}")


def event(doc: str, at: int, source: Actor, target: Actor, *, day: str | None = None, intensity: float = -9.0, **fields: object) -> Event:
    where = Span(start=at, end=at + 6, text="attack")
    return Event(
        id=f"e-{doc}-{at}",
        doc=doc,
        trigger=where,
        event_class="ASSAULT",  # type: ignore[call-arg]
        mode=None,
        source=[source],
        target=[target],
        place=None,
        time=TimeReference(span=where, value=day) if day else None,
        factuality="happened",
        statement=None,
        intensity=intensity,
        rule="test",
    ).model_copy(update=fields)


def said(doc: str, at: int, speaker: Actor, addressee: Actor | None) -> Statement:
    where = Span(start=at, end=at + 4, text="stop")
    return made.a_statement(doc, where, speaker, id=f"s-{doc}-{at}", act="demand", addressee=addressee)


def items(of: Document, *records: Record) -> list[EventItem]:
    return event_items(of, records, "x" * 200, SIDES, RULES)


def read(*articles: tuple[Document, list[Record]], copies: tuple[Copy, ...] = ()) -> list[Tension]:
    corpus = Corpus.of([own for own, _ in articles], copies)
    return tension([item for own, records in articles for item in items(own, *records)], corpus, SIDES)


def test_armies_act_for_their_state() -> None:
    [row] = read((document("harbour"), [event("harbour", 1, ARMY, UKRAINE)]))
    assert [side.id for side in row.pair] == ["RUS", "UKR"]
    [day] = row.days
    assert (day.day, day.events, day.forth, day.back, day.mean, day.lowest, day.origins) == ("2022-01-20", 1, 1, 0, -9.0, -9.0, 1)


def test_an_event_stands_on_the_day_that_the_text_names() -> None:
    [row] = read((document("harbour"), [event("harbour", 1, RUSSIA, UKRAINE, day="2022-01-18"), event("harbour", 50, RUSSIA, UKRAINE)]))
    assert [(day.day, day.deeds[0].dated) for day in row.days] == [("2022-01-18", True), ("2022-01-20", False)]


def test_what_is_told_as_done_this_week_was_done_before_the_article() -> None:
    [row] = read((document("harbour"), [event("harbour", 1, RUSSIA, UKRAINE, day="2022-01-17/2022-01-23")]))
    assert [day.day for day in row.days] == ["2022-01-20"]
    [row] = read((document("harbour"), [event("harbour", 1, RUSSIA, UKRAINE, day="2022-01-17/2022-01-23", factuality="planned")]))
    assert [day.day for day in row.days] == ["2022-01-23"]


def test_an_event_of_some_year_is_on_no_day() -> None:
    [row] = read((document("harbour"), [event("harbour", 1, RUSSIA, UKRAINE, day="2014")]))
    assert (row.days, row.undated) == ([], 1)


def test_without_any_day_events_are_counted_apart() -> None:
    [row] = read((document("harbour", None), [event("harbour", 1, RUSSIA, UKRAINE)]))
    assert (row.days, row.undated) == ([], 1)


def test_what_is_not_told_as_done_is_counted_apart() -> None:
    events: list[Record] = [
        event("harbour", 10 * k, RUSSIA, UKRAINE, factuality=factuality) for k, factuality in enumerate(get_args(Factuality))
    ]
    [row] = read((document("harbour"), events))
    assert row.days[0].events == 2
    assert row.days[0].other == {"alleged": 1, "conditional": 1, "denied": 1, "planned": 1, "possible": 1}


def test_one_event_in_many_articles_is_one_with_many_origins() -> None:
    articles: list[tuple[Document, list[Record]]] = [
        (document(doc), [event(doc, 1, RUSSIA, UKRAINE)]) for doc in ("harbour", "meadow", "valley")
    ]
    [row] = read(*articles)
    assert (row.days[0].events, row.days[0].origins) == (1, 3)
    copies = tuple(
        Copy(id=doc, doc=doc, of="harbour", relation="identical", score=1, direction="dates", evidence=[], rule="test")
        for doc in ("meadow", "valley")
    )
    [row] = read(*articles, copies=copies)
    assert (row.days[0].events, row.days[0].origins) == (1, 1)


def test_an_event_told_again_is_told_once() -> None:
    first = event("harbour", 1, RUSSIA, UKRAINE)
    [row] = read((document("harbour"), [first, event("harbour", 50, RUSSIA, UKRAINE, same_as=first.id)]))
    assert row.days[0].events == 1


def test_two_events_of_one_article_are_two() -> None:
    [row] = read((document("harbour"), [event("harbour", 1, RUSSIA, UKRAINE), event("harbour", 50, RUSSIA, UKRAINE)]))
    assert row.days[0].events == 2


def test_what_both_do_together_is_neithers() -> None:
    both = {"source": [RUSSIA, UKRAINE], "target": [RUSSIA, UKRAINE]}
    talks = event("harbour", 1, RUSSIA, UKRAINE, intensity=1.0, event_class="CONSULT").model_copy(update=both)
    [row] = read((document("harbour"), [talks]))
    day = row.days[0]
    assert (day.events, day.forth, day.back, day.mean) == (1, 0, 0, 1.0)
    assert day.deeds[0].mutual


def test_those_who_meet_do_it_with_one_another() -> None:
    talks = event("harbour", 1, RUSSIA, UKRAINE, event_class="CONSULT").model_copy(
        update={"source": [RUSSIA, UKRAINE, POLAND], "target": []}
    )
    assert [[side.id for side in row.pair] for row in read((document("harbour"), [talks]))] == [
        ["POL", "RUS"],
        ["POL", "UKR"],
        ["RUS", "UKR"],
    ]


def test_statements_stand_beside_the_events() -> None:
    [row] = read((document("harbour"), [said("harbour", 1, POLAND, RUSSIA)]))
    assert (row.days[0].events, row.days[0].statements, row.days[0].mean) == (0, 1, None)
    assert [(deed.label, deed.source, deed.target) for deed in row.days[0].deeds] == [("demand", "POL", "RUS")]


def test_nobody_known_is_no_side() -> None:
    assert read((document("harbour"), [event("harbour", 1, SOMEBODY, UKRAINE), said("harbour", 50, SOMEBODY, RUSSIA)])) == []


def test_a_side_and_itself_are_no_pair() -> None:
    assert read((document("harbour"), [event("harbour", 1, ARMY, RUSSIA)])) == []


def days_of_january(last: list[tuple[str, list[Record]]]) -> list[tuple[Document, list[Record]]]:
    """A quiet fortnight with one event a day, then the articles of its last day."""
    quiet = [(f"day-{k:02}", f"2022-01-{k:02}") for k in range(1, 14)]
    articles: list[tuple[Document, list[Record]]] = [(document(doc, day), [event(doc, 1, RUSSIA, UKRAINE)]) for doc, day in quiet]
    return articles + [(document(doc, "2022-01-14"), told) for doc, told in last]


def test_a_burst_is_found_in_the_series() -> None:
    dated: list[Record] = [event("last", 10 * n, RUSSIA, UKRAINE, day="2022-01-14") for n in range(6)]
    [row] = read(*days_of_january([("last", dated)]))
    assert [(burst.day, burst.count) for burst in row.bursts] == [("2022-01-14", 6)]
    assert [burst.day for burst in row.hostile] == ["2022-01-14"]


def test_one_article_that_tells_much_without_days_is_no_burst() -> None:
    undated: list[Record] = [event("last", 10 * n, RUSSIA, UKRAINE) for n in range(6)]
    [row] = read(*days_of_january([("last", undated)]))
    assert row.bursts == []


def test_many_articles_that_tell_of_it_are_a_burst() -> None:
    [row] = read(*days_of_january([(f"last-{n}", [event(f"last-{n}", 1, RUSSIA, UKRAINE)]) for n in range(6)]))
    assert [burst.count for burst in row.bursts] == [6]


def test_the_order_of_articles_changes_nothing() -> None:
    articles: list[tuple[Document, list[Record]]] = [
        (document("harbour"), [event("harbour", 1, RUSSIA, UKRAINE), said("harbour", 50, UKRAINE, RUSSIA)]),
        (document("meadow"), [event("meadow", 1, ARMY, UKRAINE), event("meadow", 90, POLAND, RUSSIA)]),
        (document("valley"), [event("valley", 1, POLAND, UKRAINE)]),
    ]
    made = [read(*order) for order in permutations(articles)]
    assert all(rows == made[0] for rows in made)


def test_items_are_read_again_as_they_were_written() -> None:
    [item] = items(document("harbour"), event("harbour", 1, RUSSIA, UKRAINE))
    assert EventItem.model_validate_json(item.model_dump_json()) == item
