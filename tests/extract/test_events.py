"""Events on sentences that a reader understands at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hearsay.annotate.dates import DateRules, find_dates
from hearsay.annotate.mentions import find_mentions
from hearsay.annotate.quantities import QuantityRules, find_quantities
from hearsay.errors import KnowledgeError
from hearsay.extract.events import EventRules, extract_events
from hearsay.extract.figure_rules import FigureRules
from hearsay.extract.figures import extract_figures
from hearsay.extract.statements import StatementRules, extract_statements
from hearsay.extract.triggers import TriggerTables
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.records import Event

Events = Callable[[str], list[Event]]


@pytest.fixture(scope="module")
def events(read: Callable[..., ArticleDoc]) -> Events:
    knowledge = Knowledge()
    actors, date_rules, quantity_rules = ActorKnowledge.load(knowledge), DateRules.load(knowledge), QuantityRules.load(knowledge)
    statement_rules, figure_rules, rules = StatementRules.load(knowledge), FigureRules.load(knowledge), EventRules.load(knowledge)

    def find(text: str) -> list[Event]:
        reading = read(text, published="2022-01-24")
        dates, mentions = find_dates(reading, date_rules), find_mentions(reading, actors)
        statements = extract_statements(reading, mentions, dates, statement_rules)
        figures = extract_figures(reading, find_quantities(reading, quantity_rules), mentions, dates, statements, figure_rules)
        return extract_events(reading, mentions, dates, statements, figures, rules)

    return find


def told(found: list[Event]) -> list[tuple[str, str, str]]:
    return [(e.event_class, "+".join(a.id for a in e.source), "+".join(a.id for a in e.target)) for e in found]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Russia invaded Ukraine.", ("ASSAULT", "RUS", "UKR")),
        ("Ukraine was invaded by Russia.", ("ASSAULT", "RUS", "UKR")),
        ("Canada imposed sanctions on Belarus.", ("SANCTION", "CAN", "BLR")),
        ("France condemned Belarus.", ("ACCUSE", "FRA", "BLR")),
        ("Poland accused Russia of sabotage.", ("ACCUSE", "POL", "RUS")),
        ("Germany sent weapons to Ukraine.", ("AID", "DEU", "UKR")),
        ("Russia withdrew its troops from Syria.", ("RETREAT", "RUS", "SYR")),
        ("Turkey threatened Greece.", ("THREATEN", "TUR", "GRC")),
    ],
)
def test_who_did_what_to_whom(events: Events, text: str, event: tuple[str, str, str]) -> None:
    assert event in told(events(text))


def test_troops_are_moved_against_those_whose_border_they_stand_at(events: Events) -> None:
    (found,) = events("Russia deployed 5,000 troops near the Ukrainian border on Thursday.")
    assert (found.event_class, found.source[0].id, found.target[0].id) == ("MOBILIZE", "RUS", "UKR")
    assert found.trigger.text == "deployed 5,000 troops"
    assert len(found.figures) == 1
    assert found.time is not None
    assert found.time.value == "2022-01-20"


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Russia attacked Ukraine.", "happened"),
        ("Russia is attacking Ukraine.", "ongoing"),
        ("Russia will attack Ukraine.", "planned"),
        ("Russia plans to attack Ukraine.", "planned"),
        ("Russia has no plans to attack Ukraine.", "denied"),
        ("Russia did not attack Ukraine.", "denied"),
        ("Russia may attack Ukraine.", "possible"),
        ("Will Russia attack Ukraine?", "possible"),
        ("If Russia attacks Ukraine, prices will rise.", "conditional"),
        ("Poland accused Russia of attacking Ukraine.", "alleged"),
    ],
)
def test_how_sure_it_is(events: Events, text: str, factuality: str) -> None:
    assert [e.factuality for e in events(text) if e.event_class == "ASSAULT"] == [factuality]


def test_a_noun_takes_its_source_from_the_verb_that_carries_it(events: Events) -> None:
    assert ("CONSULT", "FRA", "IRN") in told(events("France held talks with Iran."))


def test_each_member_of_a_list_acts_for_itself(events: Events) -> None:
    (found,) = events("France and Germany condemned Belarus.")
    assert [actor.id for actor in found.source] == ["FRA", "DEU"]


def test_what_will_not_be_accepted_is_rejected(events: Events) -> None:
    (found,) = events("Hungary will not accept the proposal.")
    assert (found.event_class, found.factuality) == ("REJECT", "happened")


def test_an_event_knows_its_statement_and_its_scale(events: Events) -> None:
    found = [e for e in events("Russia invaded Ukraine, Anna Petrova said.") if e.event_class == "ASSAULT"]
    assert found[0].statement is not None
    assert found[0].intensity == -9.0


def test_a_class_that_plover_does_not_have_is_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "event_verbs.csv").write_text("verb,class,mode,needs,target\nfrobnicate,FROB,,,\n")
    with pytest.raises(KnowledgeError, match="FROB"):
        TriggerTables.load(Knowledge(tmp_path))
