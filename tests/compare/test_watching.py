"""What is told as new between two readings of a desk."""

from __future__ import annotations

from hearsay.compare.indicators import Evidence, IndicatorHit, IndicatorReading
from hearsay.compare.watching import News, Snapshot, news, snapshot
from hearsay.records import (
    Actor,
    Claim,
    ClaimChange,
    ClaimMember,
    Position,
    PositionAnswer,
    Series,
    SeriesConflict,
    SeriesPoint,
    Stance,
    Thing,
)

OSLO = Actor(id="NOR", name="Norway", kind="state")
STOCKHOLM = Actor(id="SWE", name="Sweden", kind="state")


def claim(members: dict[str, Stance], reversed_by: str = "", id: str = "claim-1", docs: dict[str, str] | None = None) -> Claim:
    told = [ClaimMember(record=record, doc=(docs or {}).get(record, "a"), origin=OSLO, stance=stance) for record, stance in members.items()]
    changes = [ClaimChange(who=OSLO, earlier=told[0].record, later=reversed_by, change="reversed")] if reversed_by else []
    return Claim(
        id=id, label="Norway moved troops", members=told, independent_origins=1, status="uncontested", changes=changes, rule="test"
    )


def series(*numbers: tuple[str, Actor, float | None, float | None], conflicts: list[str] | None = None) -> Series:
    points = [
        SeriesPoint(figure=f, doc="a", as_of=None, low=low, best=None, high=high, said_by=None, origin=who, incremental=False)
        for f, who, low, high in numbers
    ]
    against = [SeriesConflict(points=conflicts, why="Norway says more than Sweden")] if conflicts else []
    thing = Thing(owner=OSLO, unit="troops", place="the border", status="present")
    return Series(id="series-1", thing=thing, points=points, conflicts=against, rule="test")


def position(answers: tuple[str, ...] = (), met: str | None = None, retold: tuple[str, ...] = ()) -> Position:
    return Position(
        id="position-1",
        doc="a",
        holder=OSLO,
        toward=[STOCKHOLM],
        kind="red_line",
        topic="invasion",
        day=None,
        statement="s-1",
        condition=None,
        content=[],
        retellings=list(retold),
        answers=[PositionAnswer(record=record, by=STOCKHOLM, answer="rejected") for record in answers],
        condition_met=met,
        rule="test",
    )


def fired(*records: str, day: str = "2022-01-01") -> IndicatorReading:
    evidence = [Evidence(record=record, doc="a", day=day, origin=OSLO, text="") for record in records]
    hit = IndicatorHit(day=day, until=day, evidence=evidence, independent_origins=1)
    return IndicatorReading(name="troops", kind="figure", state="fired", hits=[hit], fitting=1, incomplete=0, why="")


def kinds(before: Snapshot, now: Snapshot) -> list[str]:
    return [own.kind for own in news(before, now)]


EMPTY = Snapshot()


def test_the_same_again_is_no_news() -> None:
    rows = snapshot([claim({"s-1": "asserts"})], [series(("f-1", OSLO, 1, 1))], [position()], [fired("f-1")])
    assert news(rows, Snapshot.model_validate_json(rows.model_dump_json())) == []


def test_all_is_new_at_first() -> None:
    now = snapshot([claim({"s-1": "asserts"})], [], [position()], [fired("f-1")])
    assert kinds(EMPTY, now) == ["indicator_fired", "new_claim", "new_position"]


def test_claims_that_gain_members_or_another_id_are_known() -> None:
    before = snapshot([claim({"s-1": "asserts", "s-2": "asserts"})], [], [])
    now = snapshot([claim({"s-0": "asserts", "s-1": "asserts", "s-2": "asserts"}, id="claim-2")], [], [])
    assert news(before, now) == []


def test_first_denial_and_reversal() -> None:
    before = snapshot([claim({"s-1": "asserts", "s-2": "asserts"})], [], [])
    now = snapshot([claim({"s-1": "asserts", "s-2": "asserts", "s-3": "denies"}, reversed_by="s-3")], [], [])
    reversal, denial = news(before, now)
    assert (reversal.kind, reversal.told, reversal.records) == ("reversal", "Norway reverses earlier words", ["s-3"])
    assert (denial.kind, denial.told, denial.records) == ("first_denial", "denied by Norway", ["s-3"])
    later = snapshot([claim({"s-1": "asserts", "s-3": "denies", "s-4": "denies"}, reversed_by="s-3")], [], [])
    assert news(now, later) == []


def test_a_denial_of_what_one_article_alone_had_said_is_the_first() -> None:
    before = snapshot([], [], [], docs=["a"])
    now = snapshot([claim({"s-1": "asserts", "s-2": "denies"}, docs={"s-2": "b"})], [], [], docs=["a", "b"])
    (denial,) = news(before, now)
    assert (denial.kind, denial.records) == ("first_denial", ["s-2"])
    both_new = snapshot([claim({"s-1": "asserts", "s-2": "denies"}, docs={"s-1": "b", "s-2": "b"})], [], [], docs=["a", "b"])
    (whole,) = news(before, both_new)
    assert (whole.kind, whole.told) == ("new_claim", "denied by Norway")


def test_words_taken_back_are_no_new_claim_beside() -> None:
    before = snapshot([], [], [], docs=["a"])
    now = snapshot([claim({"s-1": "denies", "s-2": "asserts"}, reversed_by="s-2", docs={"s-2": "b"})], [], [], docs=["a", "b"])
    assert kinds(before, now) == ["reversal"]


def test_changed_numbers() -> None:
    before = snapshot([], [series(("f-1", OSLO, 90_000, 90_000))], [])
    now = snapshot(
        [], [series(("f-1", OSLO, 90_000, 90_000), ("f-2", OSLO, 100_000, None), ("f-3", STOCKHOLM, 5, 5), conflicts=["f-2", "f-3"])], []
    )
    changed, conflict = news(before, now)
    assert (changed.kind, changed.told, changed.records) == ("number_changed", "Norway: 100,000 or more (before: 90,000)", ["f-2"])
    assert (conflict.kind, conflict.label, conflict.records) == (
        "number_conflict",
        "troops of Norway, the border",
        ["f-2", "f-3"],
    )


def test_answers_and_met_conditions() -> None:
    before = snapshot([], [], [position(("s-2",))])
    now = snapshot([], [], [position(("s-2", "s-3"), met="e-1", retold=("s-9",))])
    met, answer = news(before, now)
    assert (met.kind, answer.kind, answer.told) == ("condition_met", "answer", "rejected by Sweden")
    assert answer.label == "Norway toward Sweden: invasion (red line)"


def test_an_indicator_fires_once() -> None:
    before = snapshot([], [], [], [fired("f-1")])
    assert news(before, snapshot([], [], [], [fired("f-1", "f-2")])) == []
    (new,) = news(before, snapshot([], [], [], [fired("f-3", day="2022-02-01")]))
    assert isinstance(new, News)
    assert (new.kind, new.told, new.records) == ("indicator_fired", "fired on 2022-02-01", ["f-3"])
