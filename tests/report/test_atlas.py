from __future__ import annotations

from handmade import BORDER, place

from hearsay.articles.article import Article
from hearsay.records import Record
from hearsay.report.atlas import atlas, spots
from hearsay.report.views import article_view

Pair = tuple[Article, list[Record]]


def test_events_stand_at_the_place_they_name(border: Pair) -> None:
    found = spots([(article_view("a", *border), border[1])])
    assert [(spot.place.name, [event.id for event, _ in spot.events]) for spot in found] == [("Oster", ["e1", "e3"]), ("Norby", ["e2"])]


def test_north_is_up_and_east_is_right(border: Pair) -> None:
    drawn = atlas(spots([(article_view("a", *border), border[1])]))
    assert drawn is not None
    oster, norby = drawn.dots
    assert norby.x > oster.x
    assert norby.y < oster.y


def test_the_map_shows_where_most_lies_and_all_can_be_shown(border: Pair) -> None:
    article, records = border
    # Many namings of two towns and one of a place on the other side of the world.
    near = [place(BORDER, f"n{n}", "Oster", 50.9 + n / 100, 30.9) for n in range(40)]
    far = place(BORDER, "far", "Nowhere", -33.0, 151.0)
    drawn = atlas(spots([(article_view("a", article, records), [*near, far])]))
    assert drawn is not None

    def holds(box: tuple[float, float, float, float], name: str) -> bool:
        dot = next(dot for dot in drawn.dots if dot.spot.place.name == name)
        return box[0] <= dot.x <= box[0] + box[2] and box[1] <= dot.y <= box[1] + box[3]

    assert holds(drawn.box, "Oster")
    assert not holds(drawn.box, "Nowhere")
    assert holds(drawn.whole, "Oster")
    assert holds(drawn.whole, "Nowhere")


def test_names_on_the_map_do_not_overlap(border: Pair) -> None:
    article, records = border
    crowd = [place(BORDER, f"n{n}", "Oster", 50.9 + n / 1000, 30.9) for n in range(5)]
    drawn = atlas(spots([(article_view("a", article, records), crowd)]))
    assert drawn is not None
    assert len([dot for dot in drawn.dots if dot.label]) == 1


def test_no_place_no_map(wire: Pair) -> None:
    assert atlas(spots([(article_view("a", *wire), wire[1])])) is None
