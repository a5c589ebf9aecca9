"""When indicators fire, and on what."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import made
import pytest
from news import read_news

from hearsay.compare.corpus import Corpus
from hearsay.compare.indicator_facts import Fact, facts
from hearsay.compare.indicator_rules import read_indicators
from hearsay.compare.indicators import IndicatorReading, read_all
from hearsay.compare.position_items import position_items
from hearsay.compare.position_rules import PositionRules
from hearsay.compare.positions import positions
from hearsay.compare.sides import Sides
from hearsay.extract.reader import Reader
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Actor, Document, Series, SeriesPoint, Thing

NOBODY = Actor(id="media/x", name="X", kind="media")


@pytest.fixture(scope="module")
def sides() -> Sides:
    return Sides.of(ActorKnowledge.load(Knowledge()))


def document(doc: str, day: str | None) -> Document:
    return made.a_document(doc, day)


def troops(doc: str, day: str | None, low: float | None, high: float | None = None, said_by: str = "", **more: Any) -> Fact:
    stations = (Actor(id=said_by, name=said_by, kind="organisation"),) if said_by else ()
    told: dict[str, Any] = {"actors": ("SWE",), "sides": ("SWE",), "near": ("NOR",), "status": "present"} | more
    return Fact(sort="figure", record=f"f-{doc}", doc=doc, day=day, label="troops", low=low, high=high, stations=stations, **told)


def mobilised(doc: str, day: str | None, who: str, factuality: str = "happened") -> Fact:
    return Fact(
        sort="event", record=f"e-{doc}", doc=doc, day=day, label="MOBILIZE", actors=(who,), sides=(who,), factuality=factuality, text=who
    )


def reading(folder: Path, rule: str, told: Sequence[Fact], sides: Sides) -> IndicatorReading:
    path = folder / "rules.toml"
    path.write_text(f'[[indicator]]\nname = "A"\n{rule}', encoding="utf-8")
    corpus = Corpus.of(document(fact.doc, fact.day) for fact in told)
    (found,) = read_all(read_indicators(path, Knowledge()), told, [], [], corpus, sides)
    mixed = list(told)
    random.Random(3).shuffle(mixed)
    assert read_all(read_indicators(path, Knowledge()), mixed, [], [], corpus, sides) == [found]
    return found


TROOPS = 'kind = "figure"\nunit = "troops"\nactor = "SWE"\nnear = "NOR"\nabove = 100_000\n'


@pytest.mark.parametrize(
    ("low", "high", "state"),
    [
        (125_000, 125_000, "fired"),
        (100_000, None, "fired"),  # "more than 100,000"
        (100_000, 100_000, "quiet"),
        (None, 125_000, "quiet"),  # "up to 125,000"
        (90_000, 110_000, "quiet"),
    ],
)
def test_above(tmp_path: Path, sides: Sides, low: float | None, high: float | None, state: str) -> None:
    assert reading(tmp_path, TROOPS, [troops("one", "2021-12-01", low, high)], sides).state == state


def test_two_independent_origins(tmp_path: Path, sides: Sides) -> None:
    rule = TROOPS + "origins = 2\n"
    same = [troops("one", "2021-12-01", 120_000, said_by="org/x"), troops("two", "2021-12-03", 120_000, said_by="org/x")]
    assert reading(tmp_path, rule, same, sides).state == "quiet"
    found = reading(tmp_path, rule, [*same, troops("three", "2021-12-05", 130_000, said_by="org/y")], sides)
    (hit,) = found.hits
    assert (found.state, hit.day, hit.until, hit.independent_origins) == ("fired", "2021-12-05", "2021-12-05", 2)
    assert [evidence.record for evidence in hit.evidence] == ["f-one", "f-two", "f-three"]


def test_figures_without_owner_or_place_are_left_out(tmp_path: Path, sides: Sides) -> None:
    found = reading(
        tmp_path, TROOPS, [troops("one", "2021-12-01", 120_000, actors=(), sides=()), troops("two", "2021-12-01", 120_000, near=())], sides
    )
    assert (found.state, found.incomplete) == ("no_data", 2)
    assert "2 troops figures lack an owner, place or day" in found.why


def test_figures_of_others_are_not_missed(tmp_path: Path, sides: Sides) -> None:
    told = [troops("one", "2021-12-01", 90_000), troops("two", "2021-12-02", 120_000, near=(), actors=("FIN",))]
    assert reading(tmp_path, TROOPS, told, sides).incomplete == 0


def test_figures_of_a_series_stand_in_one_place(tmp_path: Path, sides: Sides) -> None:
    told = [troops("one", "2021-12-01", 90_000), troops("two", "2021-12-02", 120_000, near=())]
    points = [
        SeriesPoint(figure=fact.record, doc=fact.doc, as_of=None, low=1, best=1, high=1, said_by=None, origin=NOBODY, incremental=False)
        for fact in told
    ]
    thing = Thing(owner=None, unit="troops", place=None, status="present")
    series = Series(id="series-1", thing=thing, points=points, conflicts=[], rule="test")
    path = tmp_path / "rules.toml"
    path.write_text(f'[[indicator]]\nname = "A"\n{TROOPS}', encoding="utf-8")
    corpus = Corpus.of(document(fact.doc, fact.day) for fact in told)
    (found,) = read_all(read_indicators(path, Knowledge()), told, [], [series], corpus, sides)
    assert [evidence.doc for hit in found.hits for evidence in hit.evidence] == ["two"]


TWO_OF_THREE = 'kind = "event"\nclass = "MOBILIZE"\nactor = ["SWE", "NOR", "FIN"]\nactors_at_least = 2\nwithin_days = 7\n'


def test_two_of_three_within_a_week(tmp_path: Path, sides: Sides) -> None:
    told = [
        mobilised("one", "2021-12-01", "SWE"),
        mobilised("two", "2021-12-08", "NOR"),  # a week later: the eighth day
        mobilised("three", "2021-12-10", "FIN"),
        mobilised("four", "2021-12-11", "DNK"),
    ]
    (hit,) = reading(tmp_path, TWO_OF_THREE, told, sides).hits
    assert (hit.day, [evidence.doc for evidence in hit.evidence]) == ("2021-12-10", ["two", "three"])


def test_it_may_fire_again(tmp_path: Path, sides: Sides) -> None:
    told = [mobilised(f"{who}{day}", day, who) for day in ("2021-12-01", "2022-01-01", "2022-01-03") for who in ("SWE", "NOR")]
    hits = reading(tmp_path, TWO_OF_THREE, told, sides).hits
    assert [(hit.day, hit.until) for hit in hits] == [("2021-12-01", "2021-12-01"), ("2022-01-01", "2022-01-03")]


def test_plans_and_undated_events_are_no_mobilisation(tmp_path: Path, sides: Sides) -> None:
    told = [mobilised("one", "2021-12-01", "SWE"), mobilised("two", "2021-12-02", "NOR", "planned"), mobilised("three", None, "FIN")]
    found = reading(tmp_path, TWO_OF_THREE, told, sides)
    assert (found.state, found.fitting, found.incomplete) == ("quiet", 1, 1)


def test_those_who_do_something_else_are_quiet(tmp_path: Path, sides: Sides) -> None:
    told = mobilised("one", "2021-12-01", "SWE").model_copy(update={"label": "AID"})
    found = reading(tmp_path, TWO_OF_THREE, [told], sides)
    assert (found.state, found.fitting, found.why) == ("quiet", 0, "nothing of the kind is told")


def test_nothing_known_is_no_data(tmp_path: Path, sides: Sides) -> None:
    assert reading(tmp_path, TWO_OF_THREE, [mobilised("one", "2021-12-01", "DNK")], sides).state == "no_data"


def test_days_of_the_rule(tmp_path: Path, sides: Sides) -> None:
    told = [troops("one", "2021-12-01", 120_000), troops("two", "2022-02-01", 120_000)]
    (hit,) = reading(tmp_path, TROOPS + 'from = "2022-01-01"\n', told, sides).hits
    assert [evidence.doc for evidence in hit.evidence] == ["two"]


RULES = """\
[[indicator]]
name = "troops near Norway"
kind = "figure"
unit = "troops"
actor = "SWE"
near = "NOR"
above = 90_000

[[indicator]]
name = "embassy staff"
kind = "event"
words = ["embass*", "diplomat*"]
class = ["RETREAT", "SANCTION"]

[[indicator]]
name = "threats"
kind = "statement"
act = ["threaten", "warn"]
actor = "SWE"

[[indicator]]
name = "line crossed"
kind = "threat_met"
actor = "SWE"
"""


def test_articles(tmp_path: Path, reader: Reader, sides: Sides) -> None:
    read = read_news(
        reader,
        one=("2021-12-01", "Sweden has massed more than 90,000 troops near the border with Norway, the Norwegian government said."),
        two=("2021-12-03", "Finland withdrew diplomats from its embassy in Stockholm on Thursday."),
        three=(
            "2021-12-04",
            "The Swedish government warned Denmark of grave consequences. Sweden said that any Norwegian soldier who crosses the Swedish "
            "border would be treated as the start of an invasion.",
        ),
        four=("2021-12-09", "Norwegian troops invaded Sweden on Wednesday."),
    )
    path = tmp_path / "rules.toml"
    path.write_text(RULES, encoding="utf-8")
    rules = PositionRules.load(Knowledge())
    corpus = Corpus.of(own for own, _, _ in read)
    held = positions((item for own, made, text in read for item in position_items(own, made, text, rules)), corpus, rules)
    told = [fact for own, made, text in read for fact in facts(own, made, text, sides)]
    found = read_all(read_indicators(path, Knowledge()), told, held, [], corpus, sides)
    assert [(one.name, one.state, [hit.day for hit in one.hits]) for one in found] == [
        ("troops near Norway", "fired", ["2021-12-01"]),
        ("embassy staff", "fired", ["2021-12-02"]),
        ("threats", "fired", ["2021-12-04"]),
        ("line crossed", "fired", ["2021-12-08"]),
    ]
    assert all(Fact.model_validate_json(fact.model_dump_json()) == fact for fact in told)


ASKED = """\
[[indicator]]
name = "troops above 100,000, two origins"
kind = "figure"
unit = "troops"
actor = "RUS"
near = "UKR"
above = 100_000
origins = 2

[[indicator]]
name = "embassy staff withdrawn"
kind = "event"
class = ["RETREAT", "SANCTION", "AID"]
words = ["embass*", "diplomat*"]

[[indicator]]
name = "two of three mobilise within a week"
kind = "event"
class = "MOBILIZE"
actor = ["Finland", "Norway", "Sweden"]
actors_at_least = 2
within_days = 7

[[indicator]]
name = "a threat whose condition is met"
kind = "threat_met"
target = "Norway"
within_days = 30
"""


def fired(tmp_path: Path, reader: Reader, sides: Sides, **news: tuple[str | None, str]) -> list[str]:
    """The names of the rules that fired."""
    read = read_news(reader, **news)
    path = tmp_path / "rules.toml"
    path.write_text(ASKED, encoding="utf-8")
    rules = PositionRules.load(Knowledge())
    corpus = Corpus.of(own for own, _, _ in read)
    held = positions((item for own, made, text in read for item in position_items(own, made, text, rules)), corpus, rules)
    told = [fact for own, made, text in read for fact in facts(own, made, text, sides)]
    return [one.name for one in read_all(read_indicators(path, Knowledge()), told, held, [], corpus, sides) if one.state == "fired"]


@pytest.mark.parametrize(
    ("news", "expected"),
    [
        (
            {
                "a": ("2022-01-17", "Russia has massed more than 100,000 troops near Ukraine, the Ukrainian defence ministry said."),
                "b": ("2022-01-18", "Satellite images show 120,000 Russian troops on the Ukrainian border."),
            },
            ["troops above 100,000, two origins"],
        ),
        (
            {
                "a": ("2022-01-17", "Russia has massed more than 100,000 troops near Ukraine, the Ukrainian defence ministry said."),
                "b": ("2022-01-18", "The Ukrainian defence ministry says that Russia has more than 100,000 troops near Ukraine."),
            },
            [],  # one origin twice
        ),
        ({"a": ("2022-01-17", "Britain is withdrawing some staff from its embassy in Kyiv.")}, ["embassy staff withdrawn"]),
        ({"a": ("2022-01-17", "Germany evacuated its embassy in Kyiv on Sunday.")}, ["embassy staff withdrawn"]),
        ({"a": ("2022-01-17", "Australia is closing its embassy in Kyiv.")}, ["embassy staff withdrawn"]),
        ({"a": ("2022-01-17", "Canada may withdraw some staff from its embassy in Kyiv.")}, []),
        (
            {
                "a": ("2022-01-18", "Finland called up 5,000 reservists on Monday."),
                "b": ("2022-01-20", "Norway announced a partial mobilisation on Wednesday."),
            },
            ["two of three mobilise within a week"],
        ),
        (
            {
                "a": ("2022-01-18", "Finland called up 5,000 reservists on Monday."),
                "b": ("2022-02-03", "Norway announced a partial mobilisation on Wednesday."),
            },
            [],  # sixteen days apart
        ),
        (
            {"a": ("2022-01-18", "Finland called up 5,000 reservists on Monday. Norway mobilised its army in 1940.")},
            [],  # not of this week
        ),
        (
            {
                "a": ("2022-01-10", "Sweden said that it would impose severe sanctions if Norway attacked Finland."),
                "b": ("2022-01-25", "Norwegian forces attacked Finland on Monday."),
            },
            ["a threat whose condition is met"],
        ),
        (
            {
                "a": ("2022-01-10", "Sweden said that it would impose severe sanctions if Norway attacked Finland."),
                "b": ("2022-06-25", "Norwegian forces attacked Finland on Friday."),
            },
            [],  # not within thirty days
        ),
    ],
)
def test_the_rules_of_a_warning_desk(
    tmp_path: Path, reader: Reader, sides: Sides, news: dict[str, tuple[str, str]], expected: list[str]
) -> None:
    assert fired(tmp_path, reader, sides, **news) == expected
