"""A desk in a few figures."""

from __future__ import annotations

import made
import pytest

from hearsay.compare.summary import Disagreement, summarise, widest_disagreements
from hearsay.records import Actor, Event, Figure, PlaceReference, TimeReference

LANG = Actor(id="person/boris-lang", name="Boris Lang", kind="person", known=False)
SOURCES = Actor(id="unnamed/officials", name="unnamed officials", kind="unnamed")

Bounds = tuple[float | None, float | None]


def figures(*bounds: Bounds, **changes: object) -> list[Figure]:
    """Figures for Russia's troops, each said by another person."""
    article = made.article()
    found = []
    for number, (low, high) in enumerate(bounds):
        speaker = Actor(id=f"person/{number}", name=f"Person {number}", kind="person")
        figure = made.figure(article, "more than 100,000 troops", low, high, said_by=speaker)
        found.append(figure.model_copy(update=changes))
    return found


def ratios(found: list[Figure]) -> list[float]:
    return [round(each.ratio, 2) for each in widest_disagreements(found, {})]


def test_everything_is_counted() -> None:
    summary = summarise([*made.records(made.article(doc="a")), *made.records(made.article(doc="b"))])
    assert (summary.articles, summary.statements, summary.figures, summary.dates) == (2, 2, 2, 2)


def test_speakers_come_by_how_often_they_are_quoted() -> None:
    article = made.article()
    said = [made.statement(article, words, LANG) for words in ("Russia", "troops")] + [made.statement(article, "border")]
    speakers = summarise(said).speakers
    assert [(speaker.name, speaker.statements, speaker.articles) for speaker in speakers] == [("Boris Lang", 2, 1), ("Anna Petrova", 1, 1)]


def test_unnamed_speakers_are_not_listed() -> None:
    assert summarise([made.statement(made.article(), "Russia", SOURCES), made.statement(made.article(), "troops", None)]).speakers == []


def test_nothing_at_all_is_summed_up_too() -> None:
    assert summarise([]).articles == 0


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ((90_000, 90_000), (180_000, 180_000), 2),
        ((70_000, 80_000), (100_000, 120_000), 1.25),
        ((140, None), (10_000, 10_000), 71.43),
        ((None, 100), (400, 400), 4),
    ],
)
def test_figures_that_speak_against_each_other(one: Bounds, other: Bounds, ratio: float) -> None:
    assert ratios(figures(one, other)) == [ratio]
    assert ratios(figures(other, one)) == [ratio]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((90_000, 90_000), (90_000, 90_000)),
        ((70_000, 80_000), (75_000, 100_000)),
        ((100_000, None), (150_000, 150_000)),
        ((None, 300), (200, 200)),
    ],
)
def test_figures_that_can_both_be_meant(one: Bounds, other: Bounds) -> None:
    assert ratios(figures(one, other)) == []


def test_one_source_does_not_disagree_with_itself() -> None:
    assert ratios([figure.model_copy(update={"said_by": LANG}) for figure in figures((10, 10), (1000, 1000))]) == []


def test_an_articles_own_figure_is_its_outlets() -> None:
    one, other = figures((90_000, 90_000), (180_000, 180_000))
    own = other.model_copy(update={"said_by": None})
    found = widest_disagreements([one, own], {"ledger-1": "The Ledger"})
    assert [(each.least.source, each.most.source) for each in found] == [("Person 0", "The Ledger")]


def test_the_widest_pair_of_different_sources_is_found() -> None:
    low, middle, high = figures((100, 100), (300, 300), (900, 900))
    same = high.model_copy(update={"said_by": low.said_by})
    found = widest_disagreements([low, middle, same], {})
    assert found == [Disagreement("troops of Russia", 3, found[0].least, found[0].most)]


def test_additions_small_numbers_and_what_is_to_come_are_left_apart() -> None:
    assert ratios(figures((100, 100), (1000, 1000), incremental=True)) == []
    assert ratios(figures((2, 2), (1000, 1000))) == []
    planned = figures((1000, 1000))[0].model_copy(update={"status": "planned"})
    assert ratios([*figures((100, 100)), planned]) == []


def test_different_places_do_not_disagree() -> None:
    here, there = figures((100, 100), (1000, 1000))
    places = [PlaceReference(span=made.span("border"), name=name) for name in ("Kyiv", "Minsk")]
    assert ratios([here.model_copy(update={"place": places[0]}), there.model_copy(update={"place": places[1]})]) == []
    assert ratios([here.model_copy(update={"place": places[0]}), there]) == [10]


def test_institutions_count_for_their_state() -> None:
    army = Actor(id="RUS.mil", name="Russian army", kind="military")
    here, there = figures((100, 100), (1000, 1000))
    found = widest_disagreements([here.model_copy(update={"owner": army}), there], {})
    assert [each.thing for each in found] == ["troops of Russia"]


def test_without_an_owner_only_the_same_word_at_the_same_place_is_the_same_thing() -> None:
    place = PlaceReference(span=made.span("border"), name="Kyiv")
    here, there = (figure.model_copy(update={"owner": None, "place": place}) for figure in figures((100, 100), (1000, 1000)))
    assert ratios([here, there]) == [10]
    assert ratios([here, there.model_copy(update={"noun": "soldiers"})]) == []
    assert ratios([here, there.model_copy(update={"place": None})]) == []


def test_the_personnel_of_an_exercise_are_not_all_troops() -> None:
    here, there = figures((10_000, 10_000), (100_000, 100_000))
    assert ratios([here.model_copy(update={"noun": "soldiers"}), there]) == [10]
    assert ratios([here.model_copy(update={"noun": "personnel"}), there]) == []


def test_figures_of_other_times_do_not_disagree() -> None:
    here, there = figures((100, 100), (1000, 1000))
    times = [TimeReference(span=made.span("border"), value=value) for value in ("2021-11", "2021-11-10/2021-12-01", "2022-01-20")]
    dated = [here.model_copy(update={"as_of": times[0]})]
    assert ratios([*dated, there.model_copy(update={"as_of": times[1]})]) == [10]
    assert ratios([*dated, there.model_copy(update={"as_of": times[2]})]) == []


def test_a_thing_is_named_once_although_it_has_several_places() -> None:
    here, there, nowhere = figures((100, 100), (1000, 1000), (5000, 5000))
    places = [PlaceReference(span=made.span("border"), name=name) for name in ("Kyiv", "Minsk")]
    everywhere = [here.model_copy(update={"place": places[0]}), there.model_copy(update={"place": places[1]}), nowhere]
    assert ratios(everywhere) == [50]


def test_deeds_between_two_are_counted_with_their_factuality() -> None:
    ukraine = Actor(id="UKR", name="Ukraine", kind="state")

    def event(number: int, factuality: str, target: Actor) -> Event:
        fields = {"id": f"e-{number}", "doc": "a", "trigger": {"start": 0, "end": 3, "text": "hit"}, "class": "ASSAULT", "rule": "verb.hit"}
        rest = dict.fromkeys(("mode", "place", "time", "statement", "intensity"))
        return Event.model_validate(fields | rest | {"source": [made.RUSSIA], "target": [target], "factuality": factuality})

    once = Actor(id="POL", name="Poland", kind="state")
    found = summarise([event(1, "denied", ukraine), event(2, "happened", ukraine), event(3, "denied", ukraine), event(4, "happened", once)])
    assert found.events == 4
    (deed,) = found.deeds  # what is told once is not named
    assert (deed.source, deed.event_class, deed.target, deed.times) == ("Russia", "ASSAULT", "Ukraine", 3)
    assert deed.factuality == (("denied", 2), ("happened", 1))
