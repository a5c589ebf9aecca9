"""Figures of the same thing, from all articles."""

from __future__ import annotations

from itertools import permutations

import pytest
from counts import MINISTRY, NATO, POLAND, RULES, RUSSIA, Told, all_series, exactly, together

from hearsay.compare.corpus import Corpus
from hearsay.compare.series import series, thing_named
from hearsay.compare.series_items import FigureItem
from hearsay.records import Actor, Copy


def test_forces_of_one_state_are_one_thing_whoever_counts_them() -> None:
    one = exactly("harbour", "Some 90,000 troops stand at the border, the ministry said.", "90,000 troops", 90_000, by=MINISTRY)
    other = exactly("valley", "Moscow has 100,000 soldiers there.", "100,000 soldiers", 100_000, noun="soldiers")
    assert together(one, other) == [[90_000, 100_000]]


def test_forces_of_two_states_are_two_things() -> None:
    one = exactly("harbour", "20,000 troops guard the border.", "20,000 troops", 20_000, owner=POLAND)
    other = exactly("valley", "20,000 troops guard the border.", "20,000 troops", 20_000)
    assert len(together(one, other)) == 2


def test_armies_count_for_their_state() -> None:
    army = Actor(id="RUS.mil", name="Russian armed forces", kind="military")
    one = exactly("harbour", "The army has 90,000 troops there.", "90,000 troops", 90_000, owner=army)
    other = exactly("valley", "Russia has 92,000 troops there.", "92,000 troops", 92_000)
    [row] = all_series(one, other)
    assert row.thing.owner is not None
    assert row.thing.owner.id == "RUS"


def test_a_part_is_not_the_whole() -> None:
    told = Told("harbour", "Volunteers counted 340 people in the woods, among them 60 children.")
    told.figure("340 people", 340, 340, unit="people", noun="people", owner=None)
    told.figure("60 children", 60, 60, unit="people", noun="children", owner=None)
    assert together(told) == [[60], [340]]


def test_additions_and_totals_are_kept_apart() -> None:
    one = exactly("harbour", "Russia sent 3,000 more troops.", "3,000 more troops", 3_000, incremental=True)
    other = exactly("valley", "Russia has 3,500 troops there.", "3,500 troops", 3_500)
    assert len(together(one, other)) == 2


@pytest.mark.parametrize(("noun", "expected"), [("refugees", 1), ("nurses", 2)])
def test_words_for_the_same_people(noun: str, expected: int) -> None:
    text = "Around 4,700 {} wait in the camp at the river for buses to the coast."
    one = exactly("harbour", text.format("migrants"), "4,700 migrants", 4_700, unit="people", noun="migrants", owner=None)
    other = exactly("valley", text.format(noun), f"4,700 {noun}", 4_700, unit="people", noun=noun, owner=None)
    assert len(together(one, other)) == expected


def test_equal_numbers_of_two_attacks_are_two_things() -> None:
    one = Told("harbour", "A bomb at a market in Arden killed 60 civilians.")
    one.place("Arden", "NOR", "x:1")
    one.figure("60 civilians", 60, 60, unit="killed", noun="civilians", owner=None, at="Arden", status="lost")
    other = Told("valley", "Shells that fell on Borland killed 60 civilians.")
    other.place("Borland", "SWE", "x:2")
    other.figure("60 civilians", 60, 60, unit="killed", noun="civilians", owner=None, at="Borland", status="lost")
    assert len(together(one, other)) == 2


def test_one_attack_told_twice_is_one_thing() -> None:
    one = exactly(
        "harbour", "A bomb at the fish market of Arden killed 17 porters.", "17 porters", 17, unit="killed", noun="porters", owner=None
    )
    other = exactly(
        "valley", "In Arden a bomb killed 17 porters of the fish market.", "17 porters", 17, unit="killed", noun="porters", owner=None
    )
    assert together(one, other) == [[17, 17]]


def test_deeds_of_two_days_are_two_things() -> None:
    told = []
    for doc, when, value in (("harbour", "On Monday", "2021-11-08"), ("valley", "On Thursday", "2021-11-11")):
        article = Told(doc, f"{when} the guns of the coast battery fired 240 shells at the mill.")
        article.figure("240 shells", 240, 240, unit="meetings_exercises", noun="shells", owner=None, day=(when, value))
        told.append(article)
    assert len(together(*told)) == 2


def test_one_voice_that_tells_two_numbers_tells_of_two_things() -> None:
    told = Told("harbour", "Russia has 100,000 troops near the town. Russia trains 12,000 troops at sea.")
    told.figure("100,000 troops", 100_000, 100_000)
    told.figure("12,000 troops", 12_000, 12_000)
    assert len(together(told)) == 2


@pytest.mark.parametrize(("rule", "expected"), [("digits-elided", 1), ("digits-noun", 2)])
def test_a_number_without_a_noun_behind_another_voices_is_another_count(rule: str, expected: int) -> None:
    told = Told("harbour", "The women brought 400 people to the gate. The guards spoke of fewer than 250.")
    told.figure("400 people", 400, 400, unit="people", noun="people", owner=None)
    guards = told.says(POLAND, "fewer than 250")
    told.figure("fewer than 250", None, 250, unit="people", noun="people", owner=None, by=guards, rule=rule)
    assert len(together(told)) == expected


def test_sums_of_money_are_one_only_where_the_sums_are() -> None:
    text = "Parliament granted {} for the wall along the northern river."
    one = exactly("harbour", text.format("$5.7 million"), "$5.7 million", 5_700_000, unit="money", noun=None, owner=None)
    other = exactly("valley", text.format("$5.7 million"), "$5.7 million", 5_700_000, unit="money", noun=None, owner=None)
    less = exactly("meadow", text.format("$5.6 million"), "$5.6 million", 5_600_000, unit="money", noun=None, owner=None)
    assert together(one, other, less) == [[5_600_000], [5_700_000, 5_700_000]]


def test_what_lacks_an_owner_and_shares_nothing_stays_alone() -> None:
    one = exactly("harbour", "Some 400 soldiers marched past the old mill.", "400 soldiers", 400, owner=None)
    other = exactly("valley", "A ferry took 900 soldiers across the sound.", "900 soldiers", 900, owner=None)
    assert len(together(one, other)) == 2


def test_points_come_in_order_of_days_with_their_origins() -> None:
    later = exactly("valley", "NATO counts 125,000 troops.", "125,000 troops", 125_000, "2022-02-01", NATO)
    earlier = exactly("harbour", "The ministry counts 110,000 troops.", "110,000 troops", 110_000, "2022-01-24", MINISTRY)
    [row] = all_series(later, earlier)
    assert [(point.as_of, point.best, point.origin.name) for point in row.points] == [
        ("2022-01-24", 110_000, "Ukrainian defence ministry"),
        ("2022-02-01", 125_000, "NATO"),
    ]


def test_a_number_holds_for_the_day_that_the_text_names() -> None:
    told = Told("harbour", "In November Russia had 70,000 to 80,000 troops there.", "2022-02-04")
    told.figure("70,000 to 80,000 troops", 70_000, 80_000, day=("November", "2021-11"))
    [row] = all_series(told)
    assert [(point.as_of, point.low, point.best, point.high) for point in row.points] == [("2021-11-01/2021-11-30", 70_000, None, 80_000)]


def test_what_has_come_since_a_day_is_there_when_it_is_told() -> None:
    told = Told("harbour", "Since December Russia has gathered 100,000 troops.", "2022-02-04")
    told.figure("100,000 troops", 100_000, 100_000, day=("December", "2021-12"))
    assert all_series(told)[0].points[0].as_of == "2022-02-04"


def test_a_number_without_a_day_is_kept() -> None:
    told = Told("harbour", "Russia has 100,000 troops.", None)
    told.figure("100,000 troops", 100_000, 100_000)
    assert [point.as_of for row in all_series(told) for point in row.points] == [None]


def test_what_has_no_number_or_none_at_all_is_kept() -> None:
    told = []
    for doc, low in (("harbour", None), ("valley", None), ("meadow", 0.0), ("orchard", 5.0)):
        article = Told(doc, f"In {doc} some troops were seen.")
        article.figure("some troops", low, low, owner=None)
        told.append(article)
    assert sorted(len(row.points) for row in all_series(*told)) == [1, 1, 1, 1]
    assert all_series() == []


def test_the_order_of_articles_changes_nothing() -> None:
    told = [
        exactly("harbour", "The ministry counts 90,000 troops.", "90,000 troops", 90_000, by=MINISTRY),
        exactly("valley", "NATO counts 125,000 troops.", "125,000 troops", 125_000, "2021-11-14", NATO),
        exactly("meadow", "Poland has 9,000 troops.", "9,000 troops", 9_000, owner=POLAND),
    ]
    corpus = Corpus.of([article.document for article in told])
    made = [series([item for article in order for item in article.items], corpus, RULES) for order in permutations(told)]
    assert all(rows == made[0] for rows in made)


def test_items_are_read_again_as_they_were_written() -> None:
    [item] = exactly("harbour", "The ministry counts 90,000 troops.", "90,000 troops", 90_000, by=MINISTRY).items
    assert FigureItem.model_validate_json(item.model_dump_json()) == item


def test_a_number_that_a_copy_changed_is_shown_as_that() -> None:
    text = "At Arden {} barrels of herring lay spoiled in the customs shed. The town has 7,400 souls and 31 chapels."
    articles = []
    for doc, number in (("harbour", 1_000), ("valley", 1_200)):
        told = Told(doc, text.format(f"{number:,}"), "2021-11-12" if doc == "harbour" else "2021-11-13")
        told.figure(f"{number:,} barrels", number, number, unit="other", noun="barrels", owner=None)
        told.figure("7,400 souls", 7_400, 7_400, unit="people", noun="souls", owner=None)
        told.figure("31 chapels", 31, 31, unit="other", noun="chapels", owner=None)
        articles.append(told)
    copy = Copy(id="c", doc="valley", of="harbour", relation="syndicated", score=0.9, direction="dates", evidence=[], rule="test")
    [row] = [row for row in all_series(*articles, copies=(copy,)) if row.thing.noun == "barrels"]
    assert [(point.low, point.changed_from) for point in row.points] == [(1_000, None), (1_200, row.points[0].figure)]
    assert row.conflicts == []


def test_aircraft_that_come_with_the_same_warships_are_the_same_aircraft() -> None:
    def drill(doc: str, text: str, owner: Actor | None) -> Told:
        told = Told(doc, text, "2022-01-20")
        told.figure("140 warships", 140, None, unit="warships", noun="warships", owner=owner)
        told.figure("60 aircraft", 60, None, unit="aircraft", noun="aircraft", owner=owner)
        return told

    first = drill("harbour", "140 warships take part, with 60 aircraft.", None)
    second = drill("valley", "Moscow said that 140 warships and 60 aircraft would sail.", RUSSIA)
    third = Told(
        "meadow", "There were 140 warships. The count was disputed. Moscow spoke of 60 aircraft. NATO found 41 planes.", "2022-02-04"
    )
    third.figure("140 warships", 140, None, unit="warships", noun="warships")
    third.figure("60 aircraft", 60, None, unit="aircraft", noun="aircraft", by=third.says(RUSSIA, "60 aircraft"))
    third.figure("41 planes", 41, 41, unit="aircraft", noun="planes", by=third.says(NATO, "41 planes"))
    assert together(first, second, third) == [[41, 60, 60, 60], [140, 140, 140]]


def test_who_counted_the_whole_has_counted_its_part() -> None:
    told = Told("harbour", "The ministry said that 340 people slept in the woods. At least 60 of them were children.")
    said = told.says(MINISTRY, "340 people slept in the woods")
    told.figure("340 people", 340, 340, unit="people", noun="people", owner=None, by=said)
    told.figure("60", 60, None, unit="other", noun=None, owner=None)
    assert [item.said_by for item in told.items] == [MINISTRY, MINISTRY]


def test_pieces_are_told_with_what_they_are_of() -> None:
    told = exactly("harbour", "They took 90 pieces of other equipment.", "90 pieces of other equipment", 90, noun="pieces", owner=None)
    assert thing_named(all_series(told)[0]) == "pieces of equipment"
