"""Names in titles, across borders, and of several words, on sentences written for the test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hearsay.annotate.mentions import find_mentions
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc


@pytest.fixture(scope="module")
def actors() -> ActorKnowledge:
    return ActorKnowledge.load(Knowledge())


@pytest.fixture
def names(read: Callable[..., ArticleDoc], actors: ActorKnowledge) -> Callable[[str], list[str]]:
    """The names of all mentions, each once, in the order of the text."""

    def of(text: str) -> list[str]:
        return list(dict.fromkeys(m.actor.name for m in find_mentions(read(text), actors).mentions))

    return of


Names = Callable[[str], list[str]]


def test_words_of_a_title_are_no_names(names: Names) -> None:
    found = names("Merkel Ally Calls Macron’s Trade Plan ‘Costly’ for French-German Ties\nAngela Merkel met Emmanuel Macron on Monday.")
    assert found == ["Angela Merkel", "Emmanuel Macron", "France", "Germany"]


def test_a_title_has_the_names_of_the_body(names: Names) -> None:
    found = names("Engineer Marta Lindqvist Calls for New Tests\nMarta Lindqvist said the crane was not safe.")
    assert found == ["Marta Lindqvist"]


def test_a_name_ends_with_its_line(names: Names) -> None:
    assert names("Tests planned for Harbour Cranes\nMarta Lindqvist said the crane was not safe.")[-1] == "Marta Lindqvist"


def test_a_rank_in_small_letters_opens_a_name(names: Names) -> None:
    assert names("The expert, retired admiral Cem Ardic, says the strait is shut.") == ["Cem Ardic"]


def test_a_ship_says_nothing(names: Names) -> None:
    found = names("The frigate Lindholm sailed at noon. The Lindholm came back at night, said an officer of the HMS Bramble.")
    assert found == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Institute for Rivers and Forests said the lake was clean.", "Institute for Rivers and Forests"),
        ("The company Barley and Thorn said it was sorry.", "Barley and Thorn"),
        ("Barley & Thorn said it was sorry.", "Barley & Thorn"),
        ("The charity Barley and Thorn moved. Barley and Thorn said it was sorry.", "Barley and Thorn"),
        ("Norway's Supreme Court said the law was void.", "Norwegian supreme court"),
    ],
)
def test_bodies_with_names_of_several_words(names: Names, text: str, name: str) -> None:
    assert name in names(text)
    assert not {"Institute", "Barley", "Thorn", "US Supreme Court"} & set(names(text))


def test_two_bodies_stay_two(names: Names) -> None:
    assert names("The Pentagon and NATO said they were ready.")[:2] == ["Pentagon", "NATO"]


def test_a_single_name_behind_a_quotation_is_a_person(names: Names, read: Callable[..., ArticleDoc], actors: ActorKnowledge) -> None:
    reading = read("“We pick pears in the valley,” says Mirela, as she fills her basket.")
    kinds = {m.actor.name: m.actor.kind for m in find_mentions(reading, actors).mentions}
    assert kinds == {"Mirela": "person"}
