from __future__ import annotations

from handmade import ARLAND, BORLAND, DAYS, pair_day, quarrel, rising, tense

from hearsay.compare.tension import Tension
from hearsay.report.passages import Passages
from hearsay.report.tension import HEIGHT, LINES, PAIRS, Tensions, tensions
from hearsay.report.views import article_view

PUBLISHED = list(DAYS.values())
NOUGHT = next(at for at, text in LINES if text == "0")


def drawn(*found: Tension) -> Tensions:
    passages = Passages((article_view(article.doc, article, records), records) for article, records in quarrel())
    made = tensions(found, PUBLISHED, passages)
    assert made
    return made


def test_hostile_days_lie_below_nought() -> None:
    (view,) = drawn(rising()).pairs
    monday, tuesday, thursday = view.dots
    assert [dot.hostile for dot in view.dots] == [True, True, False]
    assert thursday.mean < NOUGHT < monday.mean < tuesday.mean < tuesday.lowest <= HEIGHT
    assert tuesday.radius > monday.radius


def test_an_unusual_day_is_marked_where_it_is() -> None:
    (view,) = drawn(rising()).pairs
    ((at, burst, hostile),) = view.peaks
    assert at == view.dots[1].at
    assert (burst.count, hostile) == (6, False)


def test_a_day_tells_its_deeds_with_their_passages() -> None:
    (view,) = drawn(rising()).pairs
    (deed,) = view.rows[1].deeds
    assert (deed.source, deed.target) == ("Borland", "Arland")
    assert [passage.record for passage in deed.passages] == ["denies", "insists"]


def test_all_pairs_share_one_time() -> None:
    other = tense(pair_day("2022-03-07", 2, 1.0, 1.0), pair=(ARLAND, BORLAND.model_copy(update={"id": "XCC"})))
    first, second = drawn(rising(), other).pairs
    assert second.dots[0].at == first.dots[0].at


def test_other_times_are_listed_but_not_drawn() -> None:
    (view,) = drawn(tense(pair_day("1994-01-01", 3, -2.0, -2.0), pair_day("2022-03-07", 1, -1.0, -1.0))).pairs
    assert [dot.day.day for dot in view.dots] == ["2022-03-07"]
    assert view.elsewhere == 1
    assert [row.day.day for row in view.rows] == ["1994-01-01", "2022-03-07"]


def test_a_pair_of_other_times_alone_has_its_own_time() -> None:
    (view,) = drawn(tense(pair_day("1994-01-01", 3, -2.0, -2.0))).pairs
    assert [dot.day.day for dot in view.dots] == ["1994-01-01"]
    assert view.elsewhere == 0


def test_a_single_event_is_no_series() -> None:
    assert tensions([tense(pair_day("2022-03-07", 1, -1.0, -1.0))], PUBLISHED, {}) is None


def test_days_on_which_nothing_is_done_are_not_drawn() -> None:
    (view,) = drawn(tense(pair_day("2022-03-07", 2, -1.0, -1.0), pair_day("2022-03-08", 0, None, None, other={"planned": 1}))).pairs
    assert len(view.dots) == 1
    assert len(view.rows) == 2


def test_pairs_that_are_left_out_are_counted() -> None:
    pairs = [(ARLAND, BORLAND.model_copy(update={"id": f"X{n:02}"})) for n in range(PAIRS + 3)]
    found = drawn(*(tense(pair_day("2022-03-07", 2, -1.0, -1.0), pair=pair) for pair in pairs))
    assert (len(found.pairs), found.left_out) == (PAIRS, 3)
