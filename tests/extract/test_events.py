"""Events on sentences that a reader understands at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hearsay.errors import KnowledgeError
from hearsay.extract.triggers import TriggerTables
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Event

Events = Callable[[str], list[Event]]


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


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The village was shelled by the Russian army.", ("ASSAULT", "RUS", "")),
        ("Russia's deployment of troops to Belarus continued.", ("MOBILIZE", "RUS", "")),
        ("The invasion of Kuwait by Iraq began in August.", ("ASSAULT", "IRQ", "KWT")),
        ("Talks between France and Iran began on Monday.", ("CONSULT", "FRA+IRN", "FRA+IRN")),
        ("Poland urged Germany to send weapons.", ("REQUEST", "POL", "DEU")),
        ("Turkey rejected a request by Sweden.", ("REJECT", "TUR", "SWE")),
        ("Japan agreed to lend money to Kenya.", ("AGREE", "JPN", "KEN")),
        ("Ukraine won support from Poland.", ("SUPPORT", "POL", "UKR")),
        ("Russian troops entered Georgia and occupied the town.", ("COERCE", "RUS", "")),
        ("Turkey, which supplied drones to Ukraine, condemned the attack.", ("AID", "TUR", "UKR")),
        ("The men whom Belarus arrested are journalists.", ("COERCE", "BLR", "unnamed/man")),
        ("An air strike by Israel killed nine people in Gaza.", ("ASSAULT", "ISR", "unnamed/people")),
        ("Kenya sent peacekeepers to Haiti.", ("AID", "KEN", "HTI")),
        ("Egypt released 37 prisoners.", ("RETREAT", "EGY", "unnamed/prisoner")),
        ("Workers at the mine went on strike over pay.", ("PROTEST", "unnamed/worker", "")),
    ],
)
def test_grammar_of_the_participants(events: Events, text: str, event: tuple[str, str, str]) -> None:
    assert event in told(events(text))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Indian commandos boarded the ship.", "IND"),
        ("Islamic State militants killed nine people.", "org/islamic-state"),
        ("Somali pirates seized a tanker.", "unnamed/pirate"),
    ],
)
def test_people_act_for_their_state_or_group_or_for_themselves(events: Events, text: str, source: str) -> None:
    assert [actor.id for actor in events(text)[0].source] == [source]


def test_what_somebody_must_do_is_demanded(events: Events) -> None:
    (found,) = (e for e in events("Georgia must leave the region, Russia's foreign ministry said.") if e.event_class == "REQUEST")
    assert (found.source[0].id, found.target[0].id, found.factuality) == ("RUS.gov.foreign", "GEO", "happened")


def test_the_act_that_is_asked_for_is_no_event_of_its_own(events: Events) -> None:
    assert [e.event_class for e in events("Norway asked Sweden to withdraw its troops.")] == ["REQUEST"]


def test_a_clause_that_describes_a_strike_tells_the_same_event(events: Events) -> None:
    assert [e.event_class for e in events("Iran condemned the air strike on Basra that killed nine people.")] == ["ACCUSE", "ASSAULT"]


def test_a_noun_that_takes_an_event_up_is_a_mention_of_it(events: Events) -> None:
    (found,) = events("Russian warplanes bombed Aleppo on Monday. Nobody had expected trouble before the attack.")
    assert [span.text for span in found.mentions] == ["attack"]


def test_an_event_told_again_carries_the_id_of_the_first_telling(events: Events) -> None:
    first, _, again = events("Russia invaded Georgia. France condemned Russia. Russia's invasion of Georgia has no end.")
    assert (first.same_as, again.same_as) == (None, first.id)


def test_a_plan_is_not_the_event_that_took_place(events: Events) -> None:
    first, second = events("Russia invaded Georgia. Russia may invade Georgia.")
    assert (first.same_as, second.same_as) == (None, None)


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Poland called on Russia to end its occupation of Georgia.", ["happened", "ongoing"]),
        ("Norway denounced Iran for executing two men.", ["happened", "happened"]),
        ("Norway condemned Iran's attack on Basra.", ["happened", "happened"]),
        ("Any troops that cross the border will be shot.", ["conditional", "planned"]),
        ("Kenya announced a loan to Uganda.", ["planned"]),
        ("France will not hesitate to retaliate.", ["happened"]),
    ],
)
def test_how_sure_it_is_by_what_governs_it(events: Events, text: str, factuality: list[str]) -> None:
    assert [e.factuality for e in events(text)] == factuality


def test_the_mode_has_a_value_of_its_own_on_the_scale(events: Events) -> None:
    (found,) = events("Egypt released 37 prisoners.")
    assert (found.mode, found.intensity) == ("release", 7.0)


def test_a_press_conference_is_no_consultation(events: Events) -> None:
    assert events("The Norwegian minister held a press conference in Oslo.") == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Belarusian diplomats were expelled from Norway.", ("SANCTION", "NOR", "BLR")),
        ("The expulsion of Belarusian diplomats from Norway angered Minsk.", ("SANCTION", "NOR", "BLR")),
        ("Norway blamed Russia for the attack on Poland.", ("ASSAULT", "RUS", "POL")),
        ("The minister called on Norway to continue to send weapons to Ukraine.", ("AID", "NOR", "UKR")),
        ("On Monday, the government of Norway appealed to Russia to attack Poland.", ("ASSAULT", "RUS", "POL")),
        ("The European Union has been among those calling on Belarus to release the hostages.", ("REQUEST", "org/eu", "BLR")),
    ],
)
def test_who_does_what_others_tell(events: Events, text: str, event: tuple[str, str, str]) -> None:
    assert event in [(kind, who, whom.partition(".")[0]) for kind, who, whom in told(events(text))]


def test_who_hears_of_a_murder_has_not_done_it(events: Events) -> None:
    found = events('"I have heard of the murder of three teachers," Norwegian Foreign Minister Anna Berg said.')
    assert [e.source for e in found if e.event_class == "ASSAULT"] == [[]]


def test_we_of_an_official_is_the_state(events: Events) -> None:
    (found,) = events('"We have sent weapons to Ukraine," Norwegian Defence Ministry spokeswoman Anna Berg said.')
    assert (found.event_class, [a.id for a in found.source]) == ("AID", ["NOR"])


def test_our_outside_all_statements_is_the_body_that_issues_the_text(events: Events) -> None:
    found = events("On Monday the Norwegian government condemned Belarus. We also call on Belarus to release the hostages.")
    assert [(e.event_class, [a.id for a in e.source]) for e in found][:2] == [("ACCUSE", ["NOR"]), ("REQUEST", ["NOR"])]


def test_a_substance_does_nothing(events: Events) -> None:
    (found,) = [e for e in events("Two tourists were poisoned by a nerve agent.") if e.event_class == "ASSAULT"]
    assert found.source == []


def test_a_place_taken_for_a_person_does_nothing(events: Events) -> None:
    found = events("The army shelled the town of Velinsk. Velinsk's fall would weaken the rebels.")
    assert all("velinsk" not in a.id for e in found for a in e.source)


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("The minister warned of the ongoing war in Syria.", "ongoing"),
        ("Norway continues to condemn Belarus.", "ongoing"),
        ("Norway will continue to support Ukraine.", "planned"),
        ("In the campaign to defeat the rebels, Syria has lost many soldiers.", "ongoing"),
        ("Russia would attack Poland if Norway attacked.", "conditional"),
        ("Norway ruled out an attack on Russia.", "denied"),
        ("The minister did not respond to the shelling of Poland by Russia.", "happened"),
    ],
)
def test_words_above_and_beside_settle_how_sure_it_is(events: Events, text: str, factuality: str) -> None:
    assert factuality in [e.factuality for e in events(text)]


def test_a_deed_without_a_known_doer_is_no_allegation(events: Events) -> None:
    found = events("Three villagers were killed, Norway said.")
    assert [e.factuality for e in found if e.event_class == "ASSAULT"] == ["happened"]


def test_what_an_official_tells_of_his_own_side_is_no_allegation(events: Events) -> None:
    found = events("Norwegian warships attacked two pirate boats, Norwegian Defence Ministry spokeswoman Anna Berg said.")
    assert [e.factuality for e in found if e.event_class == "ASSAULT"] == ["happened"]


def test_an_agreement_withheld_is_a_refusal(events: Events) -> None:
    found = events("The Norwegian government has not agreed to the proposal by Russia.")
    assert [(e.event_class, e.factuality) for e in found if e.source] == [("REJECT", "happened")]


def test_the_fighting_that_ceases_is_no_attack(events: Events) -> None:
    found = events("On Monday the ministers welcomed the announcement of a cessation of hostilities in Syria.")
    assert "ASSAULT" not in [e.event_class for e in found]


def test_who_stands_behind_a_coup_has_not_done_it(events: Events) -> None:
    (found,) = events("After the French-backed coup in Chad, the president left.")
    assert (found.event_class, found.source) == ("COERCE", [])


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The French government condemned Belarus.", "FRA"),
        ("The Syrian army attacked the rebels.", "SYR.mil.army"),  # one side of a civil war
        ("The Verkhovna Rada rejected the proposal.", "Verkhovna Rada"),
        ("The frigate HMS Kent intercepted a Russian submarine.", "GBR"),
        ("The Norwegian president condemned Belarus.", "NOR"),
    ],
)
def test_for_whom_governments_armies_and_ships_act(events: Events, text: str, source: str) -> None:
    assert source in {key for e in events(text) for a in e.source for key in (a.id, a.name)}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Nine people were killed in a Turkish air strike.", ("ASSAULT", "TUR", "unnamed/people")),
        ("A Norwegian frigate came under attack from Somali pirates.", ("ASSAULT", "unnamed/pirate", "NOR")),
        ("Norway says that Russia is responsible for the attack on Kyiv.", ("ASSAULT", "RUS", "UKR")),
        ("Norway reviewed the Russian request to meet Ukraine.", ("CONSULT", "RUS", "UKR")),
        ("France advised Russia to not attack Ukraine.", ("ASSAULT", "RUS", "UKR")),
        ("Ireland hailed the Norway-Sweden summit.", ("CONSULT", "SWE+NOR", "SWE+NOR")),
        ("Germany demanded that Russia withdraw.", ("REQUEST", "DEU", "RUS")),
    ],
)
def test_who_takes_part_where_others_stand_between(events: Events, text: str, event: tuple[str, str, str]) -> None:
    assert event in told(events(text))


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("The bank is to be closed by Norway.", "planned"),
        ("I want to thank Norway.", "happened"),
        ("Norway has been calling for a truce.", "ongoing"),
        ("France supported the invasion of Iraq.", "happened"),
    ],
)
def test_tense_of_what_is_to_come_and_of_what_is_said(events: Events, text: str, factuality: str) -> None:
    assert factuality in [e.factuality for e in events(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A storm destroyed the village.",
        "The studio released the film in Norway.",
        "Norway is fighting corruption in its ports.",
        "The ministry did not respond to a request for comment.",
    ],
)
def test_what_nobody_does_to_anybody_is_no_event(events: Events, text: str) -> None:
    assert not [e for e in events(text) if e.event_class in ("ASSAULT", "RETREAT", "AID")]


def test_what_is_placed_is_told_without_a_known_doer(events: Events) -> None:
    assert [e.event_class for e in events("Three activists were jailed in Minsk.")] == ["COERCE"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The Swedish police foiled an attack on the embassy.", ("MOBILIZE", "SWE", "")),
        ("Azerbaijan mined the border with Georgia.", ("MOBILIZE", "AZE", "GEO")),
        ("Norway invited Finland to the summit.", ("REQUEST", "NOR", "FIN")),
        ("India banned exports of rice to Bangladesh.", ("SANCTION", "IND", "BGD")),
        ("Armenia announced its withdrawal from the alliance.", ("SANCTION", "ARM", "")),
        ("Iran meddled in the election.", ("COERCE", "IRN", "")),
    ],
)
def test_words_with_company(events: Events, text: str, event: tuple[str, str, str]) -> None:
    assert event[:2] in [found[:2] for found in told(events(text))]


def test_those_who_are_called_on_do_what_is_asked(events: Events) -> None:
    found = told(events("The Norwegian minister called on Canada to expel Belarusian diplomats."))
    assert ("SANCTION", "CAN", "BLR") in found


def test_a_relative_clause_tells_of_the_noun_before_it(events: Events) -> None:
    assert "SANCTION" in [e.event_class for e in events("The number of envoys who were expelled from other countries rose.")]


def test_things_threaten_nobody(events: Events) -> None:
    assert not [e for e in events("Such a pact would threaten the survival of Norway.") if e.event_class == "THREATEN"]


def test_a_byline_is_no_aid(events: Events) -> None:
    assert not [e for e in events("Jane Roe contributed to this report.") if e.event_class == "AID"]


def test_aid_without_a_giver_is_of_the_last_who_gave(events: Events) -> None:
    found = told(events("Norway sent tents to Turkey. More aid to Syria was delivered on Monday."))
    assert ("AID", "NOR", "SYR") in found
