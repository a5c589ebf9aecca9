"""Pronouns and nouns that take up somebody named before, on sentences written for the test."""

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
def name_of(read: Callable[..., ArticleDoc], actors: ActorKnowledge) -> Callable[..., str | None]:
    def name(text: str, word: str, nth: int = 1) -> str | None:
        reading = read(text)
        found = [token for token in reading.doc if token.text == word]
        actor = find_mentions(reading, actors).actor_of(found[nth - 1])
        return actor.name if actor else None

    return name


NameOf = Callable[..., str | None]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Angela Merkel met Emmanuel Macron in Berlin. She said the talks were good.", "She", "Angela Merkel"),
        ("Angela Merkel met Emmanuel Macron in Berlin. He said the talks were good.", "He", "Emmanuel Macron"),
        ("Hollis told Mr. Brandt that he would wait.", "he", "Hollis"),
        ("Poland said it would close the border.", "it", "Poland"),
        ("The ministers met in Geneva. They said the talks were good.", "They", "ministers"),
        ("Russia accused NATO. Its forces were on alert, the alliance said.", "alliance", "NATO"),
        ("Angela Merkel met Emmanuel Macron. The two leaders said the talks were good.", "leaders", "Angela Merkel, Emmanuel Macron"),
        ("A police spokeswoman said two men were held. The men were armed, Sergeant Mary Frost said.", "spokeswoman", "Mary Frost"),
        ("Bild published the letter. The newspaper said it was real.", "newspaper", "Bild"),
        ("The actress Tilda Maren wrote a book. The actress said it was short.", "actress", "Tilda Maren"),
        ("Two officials briefed the paper. They [US officials] said a war was near.", "They", "unnamed US officials"),
        ("Estonia, France and Norway issued a statement. The statement said the border was safe.", "statement", "Estonia, France, Norway"),
    ],
)
def test_who_is_meant_again(name_of: NameOf, text: str, word: str, name: str) -> None:
    nth = text.replace(".", " ").replace(",", " ").split().count(word) if word in ("actress", "statement") else 1
    assert name_of(text, word, nth) == name


def test_object_and_subject_of_one_verb_are_two(name_of: NameOf) -> None:
    assert name_of("John Kerry was late. Sergey Lavrov greeted him.", "him") == "John Kerry"


def test_relative_pronoun(name_of: NameOf) -> None:
    assert name_of("Liz Truss, who said the talks had failed, left on Friday.", "who") == "Liz Truss"


@pytest.mark.parametrize(("text", "word"), [("He said the bridge was closed.", "He"), ("It was raining in the mountains.", "It")])
def test_abstains_where_nobody_was_named(name_of: NameOf, text: str, word: str) -> None:
    assert name_of(text, word) is None


def test_first_person_is_left_open(name_of: NameOf) -> None:
    assert name_of("Liz Truss said, “I am ready to talk.”", "I") is None


def test_the_speaker_of_a_quotation_is_not_he(name_of: NameOf) -> None:
    text = "Ivan Petrov left the firm in May. Karl Brandt said: “He was the best of us.”"
    assert name_of(text, "He") == "Ivan Petrov"


def test_things_are_no_actors(name_of: NameOf) -> None:
    assert name_of("NATO paid for the bridge. The bridge is old because its arches were made of wood.", "its") != "NATO"


def test_government_of_a_person(name_of: NameOf) -> None:
    assert name_of("Angela Merkel’s government said the plan was ready.", "government") == "German government"


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        (
            "The boat sank, according to a statement from the Norwegian government. The crew swam, the statement said.",
            "statement",
            "Norwegian government",
        ),
        ("The boat sank, according to a note. The crew swam, the Norwegian statement said.", "statement", "Norwegian government"),
        ("NATO spokesman Karl Brandt met reporters. The spokesman said the drills were over.", "spokesman", "Karl Brandt"),
        ("Kremlin press secretary Karl Brandt met reporters. The press secretary said the drills were over.", "secretary", "Karl Brandt"),
        ("The plan was announced by Karl Brandt. Olga Merz’s house will be sold, he said.", "he", "Karl Brandt"),
        ("The Harbour Pilots Union (HPU) met on Monday. The HPU said the crane was safe.", "HPU", "Harbour Pilots Union"),
    ],
)
def test_who_spoke_before(name_of: NameOf, text: str, word: str, name: str) -> None:
    assert name_of(text, word, text.replace(")", " ").replace(",", " ").split().count(word)) == name


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Tom Ebeling owns a mill. Tom said it was old.", "Tom", "Tom Ebeling"),
        ("Anna and Bill own a mill. She said it was old.", "She", "Anna"),
        ("A Republican said the bill was dead.", "Republican", "unnamed Republican"),
        ("Tom Ebeling, director of the mill and a professor of art, said it was old.", "Ebeling", "Tom Ebeling"),
    ],
)
def test_single_names(name_of: NameOf, text: str, word: str, name: str) -> None:
    assert name_of(text, word, text.split().count(word) or 1) == name


def test_the_police_of_the_place(name_of: NameOf) -> None:
    text = "Norway closed the port of Oslo. Norwegian ships left. Police said the crane fell. The army said it would help Norway."
    assert name_of(text, "Police") == "Norwegian police"
    assert name_of(text, "army") == "Norwegian army"
    assert name_of("Norway, Finland and Poland met. Police said the crane fell.", "Police") == "Police"


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("They heard a call from fishermen on board the MV Bramble, who said the boat was on fire.", "who", "unnamed fishermen"),
        ("The Rivers News Service moved. RNS said the lake was clean.", "RNS", "Rivers News Service"),
        ("“They are wrong,” said widow Terry Strada. She left.", "She", "Terry Strada"),
        ("Ann Lee, an adviser to the former campaign who has long opposed it, said no.", "who", "Ann Lee"),
    ],
)
def test_who_is_a_person(name_of: NameOf, text: str, word: str, name: str) -> None:
    assert name_of(text, word) == name


def test_what_the_subject_of_a_clause_has_is_its_own(name_of: NameOf) -> None:
    assert name_of("Sweden promised to open the strait if Norway withdrew its ships from the islands.", "its") == "Norway"
