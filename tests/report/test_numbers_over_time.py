from __future__ import annotations

from datetime import date

from handmade import ARMY, VALE, point, quarrel, series, soldiers
from hypothesis import given
from hypothesis import strategies as st

from hearsay.records import Actor, Figure, Series
from hearsay.report.passages import Passages
from hearsay.report.plots import TICKS, days
from hearsay.report.series import BESIDE, CHARTS, HEIGHT, STYLES, Numbers, numbers
from hearsay.report.views import article_view


def drawn(*found: Series) -> Numbers | None:
    views = [(article_view(article.doc, article, records), records) for article, records in quarrel()]
    figures = {record.id: record for _, records in views for record in records if isinstance(record, Figure)}
    return numbers(found, figures, Passages(views))


def test_points_stand_by_day_and_height() -> None:
    found = drawn(soldiers())
    assert found
    (view,) = found.totals
    thousand, more, army = view.marks
    assert thousand.at < more.at < army.at
    assert thousand.middle > more.middle > army.middle  # pixels from the top
    assert (army.top, army.bottom) == (None, army.middle)  # "3,000 or more"
    assert all(0 <= mark.middle <= HEIGHT for mark in view.marks)


def test_each_source_has_its_own_shape() -> None:
    found = drawn(soldiers())
    assert found
    (view,) = found.totals
    assert view.sources == [(0, "Ada Vale", 2), (1, "Army of Arland", 1)]
    assert [mark.style for mark in view.marks] == [0, 0, 1]


def test_many_sources_share_one_shape() -> None:
    actors = [Actor(id=f"person/{number}", name=f"Person {number}", kind="person") for number in range(9)]
    found = drawn(series("many", [point("more", "tuesday", 1200, 1200, origin=actor) for actor in actors]))
    assert found
    (view,) = found.totals
    assert view.sources[-1] == (STYLES, "3 others", 3)
    # All say the same on the same day: beside one another, not upon one another.
    assert [mark.beside for mark in view.marks] == [BESIDE * number for number in range(9)]


def test_a_conflict_and_a_changed_number_lead_to_their_passages() -> None:
    found = drawn(soldiers())
    assert found
    (view,) = found.totals
    assert [passage.record for passage in view.conflicts[0].passages] == ["thousand", "more", "army"]
    (changed,) = view.changed
    assert changed.was
    assert (changed.passage.outlet, changed.was[1].outlet, changed.was[0].low) == ("Globe", "Herald", 1000)
    assert found.conflicts == 1


def test_additions_stand_apart() -> None:
    own = [point("more", "tuesday", 1200, 1200, incremental=True), point("army", "thursday", 3000, 3000, incremental=True)]
    found = drawn(soldiers(), series("added", own))
    assert found
    assert [view.series.id for view in found.totals] == ["soldiers"]
    assert [view.series.id for view in found.additions] == ["added"]


def test_a_figure_that_holds_for_a_period_is_drawn_over_it() -> None:
    found = drawn(series("month", [point("thousand", "monday", 1000, 1000, as_of="2022-02"), point("more", "tuesday", 1200, 1200)]))
    assert found
    month, day = found.totals[0].marks
    assert month.period
    assert month.period[0] < month.at < month.period[1] < day.at
    assert day.period is None


def test_what_has_no_day_is_listed_only() -> None:
    found = drawn(
        series("dated", [point("thousand", "monday", 1000, 1000, as_of=None), point("army", "thursday", 3000, None, origin=ARMY)])
    )
    assert found
    (view,) = found.totals
    assert len(view.marks) == 1
    assert len(view.listed) == 2
    assert view.undated == 1
    none = drawn(series("none", [point(figure, "monday", 1, 1, as_of=None) for figure in ("thousand", "more")]))
    assert none
    assert none.totals[0].days is None


def test_a_number_that_is_alone_is_no_series() -> None:
    assert drawn(series("alone", [point("more", "tuesday", 1200, 1200)])) is None


def test_series_that_are_left_out_are_counted() -> None:
    own = [point("thousand", "monday", 1000, 1000), point("more", "tuesday", 1200, 1200, origin=VALE)]
    found = drawn(*(series(f"s{number:02}", own) for number in range(CHARTS + 3)))
    assert found
    assert (len(found.totals), found.left_out) == (CHARTS, 3)


@given(st.lists(st.dates(), min_size=1))
def test_days_lie_within_the_chart_in_order(found: list[date]) -> None:
    axis = days(found)
    placed = [axis.at(day) for day in sorted(found)]
    assert placed == sorted(placed)
    assert 0 <= placed[0] <= placed[-1] <= 100
    assert 1 <= len(axis.ticks) <= TICKS
