"""Where events took place and where what was counted is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hearsay.extract.reader import Rules, records_of
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.records import Event, Figure

Told = Callable[[str], list[Event | Figure]]


@pytest.fixture(scope="module")
def told(read: Callable[..., ArticleDoc]) -> Told:
    rules = Rules.load(Knowledge())
    return lambda text: [record for record in records_of(read(text), rules) if isinstance(record, Event | Figure)]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Russian forces shelled the town of Lyman.", "Lyman", "Lyman"),
        ("The ministers held talks in Geneva on Friday.", "Geneva", "Geneva"),
        ("The shelling of Kharkiv went on.", "Kharkiv", "Kharkiv"),
        ("Russia moved tanks to the Ukrainian border.", "Ukrainian border", "Ukraine"),
        ("Turkey invaded Syria.", "Syria", "Syria"),
        ("Russia began drills near Minsk.", "Minsk", "Minsk"),
    ],
)
def test_the_place_of_an_event(told: Told, text: str, words: str, name: str) -> None:
    places = [event.place for event in told(text) if isinstance(event, Event)]
    assert (words, name) in [(place.span.text, place.name) for place in places if place is not None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("About 3,000 Russian soldiers had entered Belarus.", "Belarus"),
        ("Russia has 100,000 troops near Kharkiv.", "Kharkiv"),
        ("The strike killed 12 people in Idlib.", "Idlib"),
        ("A bomb exploded in the northern city of Mosul, killing 14 people.", "Mosul"),
        ("The war went on near Bakhmut, where 12 soldiers died.", "Bakhmut"),
    ],
)
def test_the_place_of_what_is_counted(told: Told, text: str, name: str) -> None:
    places = [figure.place for figure in told(text) if isinstance(figure, Figure)]
    assert [place.name for place in places if place is not None] == [name]


@pytest.mark.parametrize("text", ["Germany warned Russia.", "Russian troops attacked the camp."])
def test_actors_are_no_places(told: Told, text: str) -> None:
    assert all(record.place is None for record in told(text))
