"""A desk in a few figures."""

from __future__ import annotations

import made
import pytest

from hearsay.compare.summary import Disagreement, summarise, widest_disagreements
from hearsay.records import Actor, Event, Figure, Series, SeriesPoint, Thing, TimeReference

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
        found.append(figure.model_copy(update={"id": f"f-{number}"} | changes))
    return found


def one_series(found: list[Figure], **changes: object) -> Series:
    """All the figures as one thing."""
    points = [
        SeriesPoint(
            figure=figure.id,
            doc=figure.doc,
            as_of=figure.as_of.value if figure.as_of else None,
            low=figure.low,
            best=None,
            high=figure.high,
            said_by=figure.said_by,
            origin=figure.said_by or SOURCES,
            incremental=figure.incremental,
        ).model_copy(update=changes)
        for figure in found
    ]
    thing = Thing(owner=made.RUSSIA, unit="troops", noun="troops", place=None, status="present")
    return Series(id="series-1", thing=thing, points=points, conflicts=[], rule="same-thing")


def disagreements(found: list[Figure], **changes: object) -> list[Disagreement]:
    return widest_disagreements([one_series(found, **changes)], found, {"ledger-1": "The Ledger"})


def ratios(found: list[Figure], **changes: object) -> list[float]:
    return [round(each.ratio, 2) for each in disagreements(found, **changes)]


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
    found = disagreements([one, own])
    assert [(each.least.source, each.most.source) for each in found] == [("Person 0", "The Ledger")]


def test_the_widest_pair_of_different_sources_is_found() -> None:
    low, middle, high = figures((100, 100), (300, 300), (900, 900))
    same = high.model_copy(update={"said_by": low.said_by})
    found = disagreements([low, middle, same])
    assert found == [Disagreement("troops of Russia", 3, found[0].least, found[0].most)]


def test_additions_old_numbers_and_changed_copies_are_left_apart() -> None:
    for change in ({"incremental": True}, {"stale": True}, {"changed_from": "f-9"}):
        assert ratios(figures((100, 100), (1000, 1000)), **change) == []


def test_things_are_those_of_the_series() -> None:
    here, there = figures((100, 100), (1000, 1000))
    assert widest_disagreements([one_series([here]), one_series([there])], [here, there], {}) == []


def test_figures_of_other_times_do_not_disagree() -> None:
    here, there = figures((100, 100), (1000, 1000))
    times = [TimeReference(span=made.span("border"), value=value) for value in ("2021-11", "2021-11-10/2021-12-01", "2022-01-20")]
    dated = [here.model_copy(update={"as_of": times[0]})]
    assert ratios([*dated, there.model_copy(update={"as_of": times[1]})]) == [10]
    assert ratios([*dated, there.model_copy(update={"as_of": times[2]})]) == []


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
