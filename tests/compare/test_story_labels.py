"""What stories are called in a desk: who, what, where."""

from __future__ import annotations

from typing import Any

from hearsay.compare.story_labels import label_of
from hearsay.records import Event, Mention, Place, Record, Span

RUSSIA = {"id": "RUS", "name": "Russia", "kind": "state"}
UKRAINE = {"id": "UKR", "name": "Ukraine", "kind": "state"}
OFFICIALS = {"id": "unnamed/official", "name": "officials", "kind": "unnamed"}


def event(event_class: str, source: dict[str, str], target: dict[str, str]) -> Event:
    made: dict[str, Any] = {"id": "event-0000000000", "doc": "a", "trigger": {"start": 0, "end": 1, "text": "x"}, "class": event_class}
    made |= {"mode": None, "source": [source], "target": [target], "place": None, "time": None, "factuality": "happened"}
    return Event.model_validate(made | {"statement": None, "intensity": None, "rule": "verb"})


def place(name: str, country: str | None, precision: str) -> Place:
    made: dict[str, Any] = {"id": "place-0000000000", "doc": "a", "span": {"start": 0, "end": 1, "text": "x"}, "name": name}
    made |= {"country": country, "lat": 0, "lon": 0, "precision": precision, "gazetteer_id": None, "radius_km": None, "rule": "gazetteer"}
    return Place.model_validate(made)


def test_a_label_has_the_actors_the_class_and_the_place_of_most_articles() -> None:
    articles: list[list[Record]] = [
        [event("THREATEN", RUSSIA, UKRAINE), place("Yelnya", "RUS", "city"), place("Russia", "RUS", "country")],
        [event("THREATEN", RUSSIA, UKRAINE), event("MOBILIZE", RUSSIA, UKRAINE), event("MOBILIZE", RUSSIA, UKRAINE)],
        [event("THREATEN", OFFICIALS, RUSSIA), place("Yelnya", "RUS", "city"), place("Minsk", "BLR", "city")],
    ]
    assert label_of(articles) == "Russia, Ukraine: threaten (Yelnya)"


def test_without_a_known_actor_there_is_no_such_label() -> None:
    assert label_of([[event("PROTEST", OFFICIALS, OFFICIALS), place("Minsk", "BLR", "city")], []]) is None


def test_the_town_in_the_name_of_a_group_is_no_place() -> None:
    group = {"id": "group/meridian-imaging-group", "name": "Meridian Imaging Group", "kind": "group", "known": False}
    span = {"start": 0, "end": 22, "text": "Meridian Imaging Group"}
    mention = Mention.model_validate({"id": "m", "doc": "a", "span": span, "actor": group, "form": "name", "rule": "test"})
    named: list[Record] = [event("MOBILIZE", RUSSIA, UKRAINE), place("Meridian", "USA", "city"), place("Meridian", "USA", "city"), mention]
    assert label_of([named]) == "Russia, Ukraine: mobilize"
    assert label_of([[*named, place("Yelnya", "RUS", "city").model_copy(update={"span": Span(start=90, end=91, text="x")})]]) == (
        "Russia, Ukraine: mobilize (Yelnya)"
    )
