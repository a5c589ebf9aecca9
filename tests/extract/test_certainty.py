"""How sure an event is, by the grammar of conditions, plans, denials and names; and who takes part where the words hide it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hearsay.records import Event

Events = Callable[[str], list[Event]]


def certainty(found: list[Event], event_class: str) -> list[str]:
    return [e.factuality for e in found if e.event_class == event_class]


@pytest.mark.parametrize(
    "text",
    [
        "Should Norway invade Sweden, Denmark will impose sanctions.",
        "If Norway were to invade Sweden, Denmark would impose sanctions.",
    ],
)
def test_conditions_with_and_without_if(events: Events, text: str) -> None:
    found = events(text)
    assert certainty(found, "ASSAULT") == ["conditional"]
    assert certainty(found, "SANCTION") == ["conditional"]


def test_a_condition_that_begins_the_sentence(events: Events) -> None:
    assert certainty(events("Had Norway invaded Sweden, Denmark would have intervened."), "ASSAULT") == ["conditional"]


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("In the event of a war, Norway would send troops to Sweden.", "conditional"),
        ("A Norwegian attack would have consequences for Sweden.", "conditional"),
        ("Norway warned of a Russian attack on Sweden.", "possible"),
        ("Norwegian officials see the risk that Norway will attack Sweden.", "possible"),
        ("Norway called on Sweden to attack Denmark.", "possible"),
        ("Norway is unlikely to attack Sweden.", "possible"),
        ("Norway remains committed to defeating the Swedish army.", "planned"),
        ("Norway was supposed to attack Sweden.", "planned"),
        ("Norway has no intention of attacking Sweden.", "denied"),
        ("The Norwegian navy was reluctant to attack the Swedish frigate.", "denied"),
        ("The ministers could not agree about the Norwegian attack on Sweden.", "happened"),
        ("The minister opposed the Norwegian invasion of Sweden.", "happened"),
        ("The minister had not authorised the Norwegian invasion of Sweden.", "happened"),
    ],
)
def test_words_that_ask_plan_fear_and_oppose(events: Events, text: str, factuality: str) -> None:
    assert factuality in certainty(events(text), "ASSAULT")


def test_no_doubt_is_no_denial(events: Events) -> None:
    assert certainty(events("There is no doubt that Norway attacked Sweden."), "ASSAULT") == ["happened"]


def test_not_only_is_no_negation(events: Events) -> None:
    assert certainty(events("Norway not only attacked Sweden on Monday, it occupied the islands."), "ASSAULT") == ["happened"]


def test_a_negation_leaves_what_a_noun_is_about(events: Events) -> None:
    found = events("The Norwegian minister would not hand over a reply to the demands of Sweden.")
    assert certainty(found, "REQUEST") == ["happened"]


def test_a_demand_that_is_rejected_has_been_made(events: Events) -> None:
    assert certainty(events("Norway rejected the Swedish demand for a withdrawal."), "REQUEST") == ["happened"]


def test_what_is_offered_is_not_done_yet(events: Events) -> None:
    found = events("Norway has offered that Denmark be a mediator between Sweden and Finland.")
    assert certainty(found, "CONSULT") == ["planned"]


def test_criticism_that_is_offered_is_given(events: Events) -> None:
    assert certainty(events("Norway offered strong criticism of Sweden."), "ACCUSE") == ["happened"]


def test_what_has_a_day_after_publication_is_planned(events: Events) -> None:
    assert certainty(events("At the talks between Norway and Sweden on 30 January 2022 the border is the topic."), "CONSULT") == ["planned"]


def test_a_name_given_on_a_condition_is_a_condition(events: Events) -> None:
    assert certainty(events("The minister said that any crossing is an invasion of Sweden."), "ASSAULT") == ["conditional"]
    assert certainty(events("Norway would treat any entry of troops as an invasion of Sweden."), "ASSAULT") == ["conditional"]
    assert certainty(events("Norway treated the move as an invasion of Sweden."), "ASSAULT") == []


def test_what_will_be_handled_as_an_attack_is_a_condition(events: Events) -> None:
    text = "Any ship that comes near will be handled as the start of a fresh invasion, Norway said."
    assert certainty(events(text), "ASSAULT") == ["conditional"]


def test_of_violence_who_suffers_it_is_an_accuser(events: Events) -> None:
    assert certainty(events("Sweden said that Norway had shelled Swedish villages."), "ASSAULT") == ["alleged"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The U.S. and Iranian officials held talks in Geneva.", {"USA", "IRN"}),
        ("Norwegian and Danish paratroopers attacked the town.", {"NOR", "DNK"}),
        ("Norway to send troops to Sweden", {"NOR"}),
        ("The rebels were surrounded and killed by Norwegian commandos.", {"NOR"}),
        ("The Norway-Sweden war goes on.", {"NOR"}),
    ],
)
def test_who_acts(events: Events, text: str, actors: set[str]) -> None:
    assert actors in [{a.id for a in e.source} for e in events(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A former Norwegian officer attacked the villagers.",
        "A terrorist attack on the village was condemned by Denmark.",
    ],
)
def test_who_does_not_act_for_anybody(events: Events, text: str) -> None:
    assert not any(a.id == "NOR" or "terrorist" in a.id for e in events(text) if e.event_class == "ASSAULT" for a in e.source)


def test_a_counterpart_is_of_the_other_state(events: Events) -> None:
    (found,) = events("The Danish foreign minister met his Swedish counterpart on Monday.")
    assert [a.id for a in found.target] == ["SWE"]


def test_two_verbs_share_their_object(events: Events) -> None:
    found = events("The Norwegian army trained and armed the rebels of the islands.")
    assert [(e.event_class, [a.id for a in e.target]) for e in found] == [("AID", ["unnamed/rebel"]), ("AID", ["unnamed/rebel"])]


def test_further_words_for_the_same_are_mentions(events: Events) -> None:
    (found,) = events("Near the border, five strikes destroyed a Norwegian tank.")
    assert (found.trigger.text, [m.text for m in found.mentions]) == ("destroyed", ["strikes"])


@pytest.mark.parametrize(
    ("text", "event_class"),
    [
        ("Some 2,000 Polish soldiers are guarding the border.", "MOBILIZE"),
        ("Ten Norwegian engineers of the army have arrived in Denmark.", "MOBILIZE"),
        ("Norwegian forces used a drone against Swedish troops.", "ASSAULT"),
        ("Norway sank a Swedish trawler.", "ASSAULT"),
        ("Norway waved through the delivery of weapons to Sweden.", "AGREE"),
        ("Norway provided 2,000 masks to the hospitals of Sweden.", "AID"),
    ],
)
def test_deeds_by_their_company(events: Events, text: str, event_class: str) -> None:
    assert event_class in [e.event_class for e in events(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway treats every entry as a threat to the state.",
        "We want people to know the right number.",
        "The airline is flying people to Rome.",
    ],
)
def test_words_without_it_tell_no_deed(events: Events, text: str) -> None:
    assert not [e for e in events(text) if e.event_class in ("AID", "REQUEST", "COERCE")]
