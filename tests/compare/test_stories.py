"""Articles gathered into stories."""

from __future__ import annotations

from reported import INDEPENDENT, UNLIKE, WIRE, article

from hearsay.compare.fingerprint import WordRules
from hearsay.compare.stories import Shelves, Stories, find_stories
from hearsay.compare.topics import Rarity, Topic, topic
from hearsay.knowledge.tables import Knowledge

RULES = WordRules.load(Knowledge())
QUAKE = (
    "An earthquake of magnitude {size} struck the province of {place} on {day}, killing {dead} people. "
    "Rescue teams from {city} searched collapsed houses. Governor {name} asked for tents and blankets. "
    "The epicentre lay near {city}, the seismological institute said, and tremors were felt as far as {far}. "
    "Hospitals in {city} treated the injured, and {name} said schools in {place} would stay closed."
)
HERE = {"size": "6.1", "place": "Marrowdale", "day": "Monday", "dead": "31", "city": "Oldbridge", "name": "Tessa Quill", "far": "Lomond"}
THERE = {"size": "5.4", "place": "Kandrash", "day": "Friday", "dead": "112", "city": "Port Ilyum", "name": "Omar Feld", "far": "Sirra"}


def about(doc: str, text: str, published: str | None = None) -> Topic:
    return topic(article(doc, text, published), RULES)


def docs(*topics: Topic) -> list[list[str]]:
    return [story.docs for story in find_stories(topics)]


def test_two_reports_of_one_event_are_one_story() -> None:
    assert docs(about("a", WIRE), about("b", INDEPENDENT), about("c", UNLIKE)) in ([["a", "b"]], [])
    told_again = "Tessa Quill, governor of Marrowdale, said in Oldbridge that 34 people died in the earthquake of magnitude 6.1."
    assert docs(about("a", QUAKE.format(**HERE)), about("b", told_again), about("c", UNLIKE)) == [["a", "b"]]


def test_two_events_of_one_kind_are_two_stories() -> None:
    here = [about(f"here{i}", QUAKE.format(**HERE).replace("struck", verb)) for i, verb in enumerate(("hit", "shook"))]
    there = [about(f"there{i}", QUAKE.format(**THERE).replace("struck", verb)) for i, verb in enumerate(("hit", "shook"))]
    others = [about("bees", UNLIKE), about("pilots", WIRE)]
    assert docs(*here, *there, *others) == [["here0", "here1"], ["there0", "there1"]]


def test_a_story_is_labelled_with_the_names_that_its_articles_share_and_its_days() -> None:
    first = about("a", QUAKE.format(**HERE), "2022-03-01")
    second = about("b", QUAKE.format(**HERE), "2022-03-03")
    (story,) = find_stories([second, first])
    assert story.docs == ["a", "b"]
    assert (story.first_day, story.last_day) == ("2022-03-01", "2022-03-03")
    assert "Oldbridge" in story.label
    assert "Tessa Quill" in story.label


def test_an_article_that_comes_later_joins_the_story_that_is_there() -> None:
    early = [about("a", QUAKE.format(**HERE)), about("pilots", WIRE)]
    late = about("b", QUAKE.format(**HERE).replace("31", "34"))
    stories = Stories(Rarity.among([*early, late]), shelves=(shelves := Shelves()))
    stories.add(early)
    stories.add([late])
    assert [shelves.stories[number].docs for number in stories.told()] == [["a", "b"], ["pilots"]]


def test_copies_share_a_story_whatever_they_say() -> None:
    assert [story.docs for story in find_stories([about("a", WIRE), about("b", UNLIKE)], {"a": ["b"], "b": ["a"]})] == [["a", "b"]]
