"""Who is meant by names, roles, institutions, demonyms, groups, unnamed persons and documents."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hearsay.annotate.mentions import Mentions, find_mentions
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.records import Actor

Read = Callable[..., ArticleDoc]


@pytest.fixture(scope="module")
def actors() -> ActorKnowledge:
    return ActorKnowledge.load(Knowledge())


@pytest.fixture
def who(read: Read, actors: ActorKnowledge) -> Callable[..., Actor | None]:
    """``who(text, word, nth=1)``: the actor that the phrase headed by the nth occurrence of the word denotes."""

    def actor(text: str, word: str, nth: int = 1, published: str | None = None) -> Actor | None:
        reading = read(text, published=published)
        found = [token for token in reading.doc if token.text == word]
        return find_mentions(reading, actors).actor_of(found[nth - 1])

    return actor


Who = Callable[..., Actor | None]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("US Secretary of State Antony Blinken said the talks were useful.", "Blinken", "Antony Blinken"),
        ("The talks ended well, Anthony Blinken said.", "Blinken", "Antony Blinken"),
        ("NATO chief Jens Stoltenberg said the door stays open.", "Stoltenberg", "Jens Stoltenberg"),
        ("Ukraine's defence ministry said two soldiers were hurt.", "ministry", "Ukrainian defence ministry"),
        ("The Russian military said the drills were over.", "military", "Russian military"),
        ("The Foreign Ministry of Norway said it had asked for an answer.", "Ministry", "Norwegian foreign ministry"),
        ("Moscow said it had no such plans.", "Moscow", "Russia"),
        ("The Kremlin said it had no such plans.", "Kremlin", "Kremlin"),
        ("The Poles said they would wait.", "Poles", "Poland"),
        ("Agence France-Presse reported the arrest.", "Presse", "AFP"),
        ("Major General Jana Kovarova said the road was open.", "Kovarova", "Jana Kovarova"),
    ],
)
def test_names(who: Who, text: str, word: str, name: str) -> None:
    found = who(text, word)
    assert found is not None
    assert found.name == name


def test_a_title_and_a_role_belong_to_the_name(who: Who) -> None:
    text = "Russian Foreign Minister Sergey Lavrov said the answer was late."
    assert who(text, "Minister") == who(text, "Lavrov")


def test_a_surname_finds_its_full_name(who: Who) -> None:
    text = "Marta Lindqvist, a harbour engineer, said the crane was safe. Lindqvist said the tests were complete."
    first, second = who(text, "Lindqvist"), who(text, "Lindqvist", 2)
    assert first is not None
    assert first == second
    assert first.name == "Marta Lindqvist"
    assert not first.known


def test_a_surname_that_an_outlet_has_too(who: Who) -> None:
    text = "The police chief Ann Hill said the man had fled. Hill said the search went on. The Hill reported the same."
    named, outlet = who(text, "Hill", 2), who(text, "Hill", 3)
    assert named is not None
    assert outlet is not None
    assert (named.name, outlet.kind) == ("Ann Hill", "media")


def test_a_name_that_ends_in_a_common_noun_is_one_body_with_and_without_article(who: Who) -> None:
    text = "Ann Hill of Northern Imaging Group said it was late. The Northern Imaging Group counted ten ships."
    bare, definite = who(text, "Group"), who(text, "Group", 2)
    assert bare is not None
    assert bare == definite


def test_a_headline_surname_finds_the_name_below(who: Who) -> None:
    found = who("Lindqvist calls for new tests\nMarta Lindqvist said the crane was not safe.", "Lindqvist")
    assert found is not None
    assert found.name == "Marta Lindqvist"


def test_variant_spelling_meets_where_name_and_role_agree(who: Who) -> None:
    found = who("Ukrainian President Volodymyr Zilensky said the ports were open.", "Zilensky")
    assert found is not None
    assert found.id == "person/volodymyr-zelensky"


def test_different_people_do_not_meet(who: Who) -> None:
    ryabkov = who("Russian Deputy Foreign Minister Sergei Ryabkov said no.", "Ryabkov")
    rybakov = who("The painter Anatoly Rybakov said no.", "Rybakov")
    schulz = who("Martin Schulz said no.", "Schulz")
    assert ryabkov is not None
    assert rybakov is not None
    assert schulz is not None
    assert ryabkov.id != rybakov.id
    assert schulz.id != "person/olaf-scholz"


@pytest.mark.parametrize(("day", "name"), [("2021-11-12", "Antony Blinken"), ("2016-03-01", "John Kerry")])
def test_role_without_a_name_means_the_holder_of_the_day(who: Who, day: str, name: str) -> None:
    found = who("The US secretary of state said the talks were useful.", "secretary", published=day)
    assert found is not None
    assert found.name == name


def test_the_articles_own_holder_comes_first(who: Who) -> None:
    text = "Freedonian President Rufus Vance met the press. The president said the war was over."
    found = who(text, "president", published="2021-11-12")
    assert found is not None
    assert found.name == "Rufus Vance"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Senior Whitehall sources said the plan was ready.", "sources"),
        ("A senior US official said the plan was ready.", "official"),
        ("Witnesses said the plane flew low.", "Witnesses"),
        ("Some residents said they heard a blast.", "residents"),
        ("A group of doctors said the hospital was full.", "group"),
        ("Others said they had seen nothing.", "Others"),
    ],
)
def test_those_without_a_name_are_unnamed(who: Who, text: str, word: str) -> None:
    found = who(text, word)
    assert found is not None
    assert found.kind == "unnamed"
    assert found.name.startswith("unnamed ")


def test_spokesman_with_a_name_is_the_person(who: Who) -> None:
    found = who("A spokesman for the port authority, Peter Hollis, said the gates were shut.", "spokesman")
    assert found is not None
    assert found.name == "Peter Hollis"


def test_allies_are_a_group(who: Who) -> None:
    found = who("NATO allies said they were ready for talks.", "allies")
    assert found is not None
    assert (found.kind, found.name) == ("group", "NATO allies")


def test_coordination_is_joined(who: Who) -> None:
    found = who("Estonia, France and Norway issued a statement.", "Estonia")
    assert found is not None
    assert (found.kind, found.name) == ("group", "Estonia, France, Norway")


def test_a_document_speaks_for_its_author(who: Who) -> None:
    found = who("NATO's statement made clear that the mission would go on.", "statement")
    assert found is not None
    assert found.name == "NATO"


def test_a_document_without_an_author(who: Who) -> None:
    found = who("The annual harbour report said the crane was not safe.", "report")
    assert found is not None
    assert (found.kind, found.name) == ("document", "annual harbour report")


def test_records_point_at_the_words(read: Read, actors: ActorKnowledge) -> None:
    reading = read("Jens Stoltenberg said that NATO was ready. He thanked Poland.")
    mentions: Mentions = find_mentions(reading, actors)
    records = mentions.records(reading)
    assert [(r.span.text, r.actor.name, r.form) for r in records] == [
        ("Jens Stoltenberg", "Jens Stoltenberg", "name"),
        ("NATO", "NATO", "name"),
        ("He", "Jens Stoltenberg", "pronoun"),
        ("Poland", "Poland", "name"),
    ]
    assert all(reading.article.text[r.span.start : r.span.end] == r.span.text for r in records)


def test_members_of_a_body_are_no_unnamed_persons(who: Who) -> None:
    found = who("Six Western members of the Security Council asked for an answer.", "members")
    assert found is not None
    assert (found.kind, found.name) == ("group", "Six Western members")


def test_local_authorities_are_not_the_government(who: Who) -> None:
    found = who("Polish authorities said no. Local authorities said the road was open.", "authorities", 2)
    assert found is not None
    assert found.name == "Local authorities"


@pytest.mark.parametrize(("day", "name"), [(None, "Donald Trump"), ("2016-02-01", "Donald Trump")])
def test_a_surname_alone_means_the_leader_of_the_family(who: Who, day: str | None, name: str) -> None:
    found = who("The crowd waited for hours until Trump said the wall was done.", "Trump", published=day)
    assert found is not None
    assert found.name == name


def test_people_are_no_bodies(who: Who) -> None:
    found = who("In the town, Muslims said they felt safe.", "Muslims")
    assert found is not None
    assert found.kind == "unnamed"


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Ukrainian President Volodymyr Zilensky said it was late.", "Zilensky", "Volodymyr Zelensky"),
        ("Belarus leader Lukashenka said it was late.", "Lukashenka", "Alexander Lukashenko"),
        ("Svetlana Tikhanovskaya said it was late.", "Tikhanovskaya", "Sviatlana Tsikhanouskaya"),
        ("Sergej Lavrow said it was late.", "Lavrow", "Sergey Lavrov"),
        ("US Secretary of State Anthony Blinkin said it was late.", "Blinkin", "Antony Blinken"),
        ("The baker Volodymyr Zilensky said it was late.", "Zilensky", "Volodymyr Zilensky"),
        ("Russian deputy foreign minister Sergei Rybakov said it was late.", "Rybakov", "Sergei Rybakov"),
        ("German Chancellor Martin Schulz said it was late.", "Schulz", "Martin Schulz"),
        ("Associated News said it was late.", "News", "Associated News"),
        ("Prussia said it was late.", "Prussia", "Prussia"),
    ],
)
def test_spellings_meet_only_where_name_and_role_or_country_agree(who: Who, text: str, word: str, name: str) -> None:
    found = who(text, word)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("text", "word", "name", "kind"),
    [
        ("Critics, many of whom said it was late, left the hall.", "whom", "unnamed Critics", "unnamed"),
        ("It drew anger from a man and from voters who have said it was late.", "who", "unnamed voters", "unnamed"),
        ("Anna Petrova and Bill Dole own a mill. Both said it was late.", "Both", "Anna Petrova, Bill Dole", "group"),
        ("All candidates said it was late.", "candidates", "unnamed candidates", "unnamed"),
        ("European leaders said it was late.", "leaders", "European leaders", "group"),
        ("Two Russians said it was late.", "Russians", "unnamed Two Russians", "unnamed"),
        ("One of the members, Tom Ebeling, said it was late.", "One", "Tom Ebeling", "person"),
        ("Mr. King, 82, said it was late.", "King", "King", "person"),
        ("Rep. Karl Brandt met Ann Merz. The congressman said it was late.", "congressman", "Karl Brandt", "person"),
    ],
)
def test_many_and_few(who: Who, text: str, word: str, name: str, kind: str) -> None:
    found = who(text, word)
    assert found is not None
    assert (found.name, found.kind) == (name, kind)


def test_authorities_of_the_place(who: Who) -> None:
    text = "Norway closed the port of Oslo. Norwegian ships left Norway. Authorities said the crane fell."
    found = who(text, "Authorities")
    assert found is not None
    assert found.name == "Norwegian government"


def test_a_surname_alone_means_a_leader_only_where_he_belongs(who: Who) -> None:
    elsewhere = who("Norway closed a school in Oslo. Jaafari said it was late.", "Jaafari")
    at_home = who("Iraq closed a school in Baghdad. Jaafari said it was late.", "Jaafari")
    assert elsewhere is not None
    assert at_home is not None
    assert (elsewhere.known, at_home.name) == (False, "Ibrahim al-Jaafari")


def test_a_misspelt_office_holder_is_the_one_in_office(who: Who) -> None:
    text = "Russia sent a guest. The guest, Sergey Shoyu, said the talks went well."
    found = who(text, "Shoyu", published="2018-01-24")
    assert found is not None
    assert found.name == "Sergey Shoigu"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Recent reports indicate that a bridge fell.", "reports"),
        ("Aid groups criticised the plan.", "groups"),
    ],
)
def test_what_is_said_by_many_without_a_name_is_unnamed(who: Who, text: str, word: str) -> None:
    found = who(text, word)
    assert found is not None
    assert found.kind == "unnamed"
