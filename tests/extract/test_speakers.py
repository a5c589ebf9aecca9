"""Who speaks, with the tables and the memory of the article: the words of the source, the actor behind them, the chain."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hearsay.annotate.mentions import find_mentions
from hearsay.extract.statements import StatementRules, extract_statements
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.records import Statement

Read = Callable[..., ArticleDoc]
Find = Callable[[str], list[Statement]]


@pytest.fixture(scope="module")
def statements(read: Read) -> Find:
    actors, rules = ActorKnowledge.load(Knowledge()), StatementRules.load(Knowledge())

    def find(text: str) -> list[Statement]:
        reading = read(text)
        return [a.record for a in extract_statements(reading, find_mentions(reading, actors), [], rules)]

    return find


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("The White House on Wednesday said that the talks were over.", "The White House", "White House"),
        ("Anna Holm, at a rally in Ohio, said the talks were over.", "Anna Holm", "Anna Holm"),
        ("Anna Holm sharply criticised the plan of the government.", "Anna Holm", "Anna Holm"),
        ("In a statement, Anna Holm, the mayor of the town, said it was over.", "Anna Holm, the mayor of the town", "Anna Holm"),
        ("People briefed on the plan said the talks were over.", "People", "unnamed People"),
        ("Officials familiar with the talks said they were over.", "Officials", "unnamed Officials"),
        ("City attorney Anna Holm said the talks were over.", "City attorney Anna Holm", "Anna Holm"),
        ("Russia's claim that the talks were over was false.", "Russia's", "Russia"),
        ("R. Clarke Holm, the group’s director, said the talks were over.", "R. Clarke Holm, the group’s director", "R. Clarke Holm"),
        ("The speech prompted Anna Holm to call for his resignation.", "Anna Holm", "Anna Holm"),
        ("NATO issued a statement saying the talks were over.", "NATO", "NATO"),
        ("Critics, many of whom said the talks were over, left.", "many of whom", "unnamed Critics"),
        ("According to his spokeswoman, the talks were over.", "his spokeswoman", "unnamed spokeswoman"),
    ],
)
def test_the_source_and_who_is_behind_it(statements: Find, text: str, source: str, speaker: str) -> None:
    found = [(s.source.text if s.source else None, s.speaker.name if s.speaker else None) for s in statements(text)]
    assert (source, speaker) in found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Minister of Education Marta Holm said the schools would open on Monday.", "Marta Holm"),
        ("The General Secretary of the Communist Party of Vietnam Tran Van Bach said it was over.", "Tran Van Bach"),
        ("Vice-chairman of the Harbour Union Odd Kleppe said the strike would go on.", "Odd Kleppe"),
        ("Oversight and Reform Committee spokesman Ali Brandt said the vote was postponed.", "Ali Brandt"),
        ("Kenya's Department of Civil Aviation director-general Tariq Abdul Odhiambo said it was safe.", "Tariq Abdul Odhiambo"),
        ("The head of the Department of Public Works of the city, Odd Kleppe, said the road was open.", "Odd Kleppe"),
        ("Research Assistant Marta Holm said the dam was old.", "Marta Holm"),
        ("Harbour Union vice president for safety Odd Kleppe said the rule was void.", "Odd Kleppe"),
        ("Ministry of Health spokesperson Dr Marta Holm said the clinics were full.", "Marta Holm"),
        ("The chairman of the Senate Committee on Rules and Order, Odd Kleppe, said aid was needed.", "Odd Kleppe"),
        ("A passenger named Marta Holm said the noise was terrible.", "Marta Holm"),
        ("Anna Holm spoke on Monday, expressing Norway's concern that the strait was closed.", "Anna Holm"),
        ("The singer's rep Marta Holm told AFP that the tour was over.", "Marta Holm"),
        ("Chairman of the House Rivers Committee Rep. Marta Holm said the dam was old.", "Marta Holm"),
        ("Club president and chief executive Marta Holm said the team was good.", "Marta Holm"),
        ("Ms. Marta Holm, Fisheries Assistant-Communications Officer, said the fish were gone.", "Marta Holm"),
        ("City Council Member Jabarri Kovanen said the dam was old.", "Jabarri Kovanen"),
        ("Representative Peter T. Holm, a Republican of Ohio and a longtime critic of the rule, said it was void.", "Peter T. Holm"),
        ("One of its members, Demetrios Kalas, said the vote was unfair.", "Demetrios Kalas"),
        ("The ministry and its spokesman Ali Brandt said the vote was postponed.", "ministry, Ali Brandt"),
        ("The road is open, Harbour press operations director Navy Capt. Marta Holm said today.", "Marta Holm"),
    ],
)
def test_a_phrase_that_ends_in_a_name_is_that_person(statements: Find, text: str, speaker: str) -> None:
    assert [s.speaker.name for s in statements(text) if s.speaker] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Two Norwegian ministers, Anna Holm and Marta Kleppe, said the port was shut.", "Anna Holm, Marta Kleppe"),
        ("Three residents, Anna Holm, Gary Lee and Marta Kleppe, said it was shut.", "Anna Holm, Gary Lee, Marta Kleppe"),
        ("The country's broadcast regulator, the KRTO, said the channel was shut.", "KRTO"),
        ("The Center on Rivers and Harbour Priorities said the dam was old.", "Center on Rivers and Harbour Priorities"),
        ("The White House Counsel's Office said the memo was lawful.", "White House Counsel's Office"),
        ("The Sheriff's Office said the man had fled.", "Sheriff's Office"),
        ("The Russian Embassy in London said the charge was false.", "Russian embassy in London"),
    ],
)
def test_bodies_and_groups_with_their_whole_name(statements: Find, text: str, speaker: str) -> None:
    assert [s.speaker.name for s in statements(text) if s.speaker] == [speaker]


def test_the_embassy_is_the_one_that_was_named_with_its_town(statements: Find) -> None:
    found = statements("Russia's embassy in London spoke of a crime. The embassy's statement said the charge was false.")
    assert {s.speaker.id for s in found if s.speaker} == {"RUS.gov.embassy.london"}


def test_a_statement_of_a_country_is_that_of_the_ministry_that_spoke(statements: Find) -> None:
    found = statements("The Norwegian foreign ministry says that the strait is open. The Norwegian statement says it will stay so.")
    assert {s.speaker.id for s in found if s.speaker} == {"NOR.gov.foreign"}


def test_another_state_does_not_take_an_office_of_its_own_name(statements: Find) -> None:
    found = statements("Russia's Foreign Ministry posed questions. The Foreign Office said it was reviewing them.")
    assert [s.speaker.name for s in found if s.speaker] == ["UK Foreign Office"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"It is over," said Prof. Francis Holm.', "Francis Holm"),
        ('"It is over," said Professor Francis.', "Francis"),
        ("Yesterday Mohamed Brandt said the talks were over.", "Mohamed Brandt"),
        ("Cops said the man had fled.", "unnamed Cops"),
        ("He met an Oregon Democrat who said the dam was old.", "unnamed Oregon Democrat"),
        ("Bernie Sanders met the press. The Senate historian said tariffs would rise.", "unnamed Senate historian"),
        ("The army left the town.\nThey say that nobody was hurt.", "army"),
        ("Joan Kerrigan arrived late. JK said the talks were over.", "Joan Kerrigan"),
    ],
)
def test_names_of_persons(statements: Find, text: str, speaker: str) -> None:
    assert [s.speaker.name for s in statements(text) if s.speaker] == [speaker]


def test_nobody_who_speaks_is_named_in_his_own_quotation(statements: Find) -> None:
    found = statements('Odd Kleppe left the talks. "Oslo did more than President Ali Brandt would have done," he said.')
    assert [s.speaker.name for s in found if s.speaker] == ["Odd Kleppe"]


def test_a_participle_behind_a_comma_shares_the_subject_of_its_clause(statements: Find) -> None:
    found = statements("Marta Holm left the room with her father Odd Kleppe, saying the talks were over.")
    assert [s.speaker.name for s in found if s.speaker] == ["Marta Holm"]


def test_an_official_speaks_for_his_state(statements: Find) -> None:
    (hope,) = statements("Sergey Lavrov said Russia hopes that the talks will go on.")
    (promise,) = statements("Sergey Lavrov said Russia will build a port.")
    assert hope.speaker is not None
    assert hope.speaker.name == "Sergey Lavrov"
    assert promise.act == "promise"
    assert len(statements("Sergey Lavrov said Norway hopes that the talks will go on.")) == 2


def test_a_document_keeps_the_name_it_was_first_given(statements: Find) -> None:
    found = statements("A leaked email from Anna Holm was read out. The email shows that the port was shut.")
    assert [s.speaker.name for s in found if s.speaker] == ["leaked email from Anna Holm"]


def test_nobody_is_no_link_of_a_chain(statements: Find) -> None:
    (inner,) = [s for s in statements("It was reported that NATO said the drills were over.") if s.cue and s.cue.text == "said"]
    assert inner.chain == []


def test_a_paper_that_is_told_again_and_again_is_the_one_that_writes(statements: Find) -> None:
    once = "Anna Holm told AFP that the bridge was shut."
    twice = once + " Bo Ray told AFP that the road was open."
    assert [actor.name for s in statements(once) for actor in s.chain] == ["AFP"]
    assert [actor.name for s in statements(twice) for actor in s.chain] == []
