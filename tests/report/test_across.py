from __future__ import annotations

import re

from handmade import closing, moving, quarrel, rising, soldiers

from hearsay.articles.article import Article
from hearsay.records import Record
from hearsay.report import render_report

Pair = tuple[Article, list[Record]]


def section(page: str, name: str) -> str:
    """The words of one section, without its tags."""
    found = re.search(rf'<section id="{name}".*?</section>', page, re.DOTALL)
    assert found, name
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


def test_each_part_has_a_section_and_a_link_to_it() -> None:
    page = render_report(quarrel(), [], [moving(), soldiers(), closing(), rising()])
    for name in ("claims", "numbers", "positions", "tension"):
        assert f'href="#{name}"' in page
        assert f'<section id="{name}"' in page


def test_where_nothing_was_found_there_is_no_section() -> None:
    page = render_report(quarrel(), [], [])
    for name in ("claims", "numbers", "positions", "tension"):
        assert f'"#{name}"' not in page


def test_claims_in_words() -> None:
    words = section(render_report(quarrel(), [], [moving()]), "claims")
    assert "denied by whom it is about 3 articles, 1 independent origin; 2022-03-07 to 2022-03-10" in words
    assert "Ada Vale says it harder (hardened): first “Ada Vale said Borland is moving 1,000 soldiers to the river”" in words


def test_numbers_in_words() -> None:
    words = section(render_report(quarrel(), [], [soldiers()]), "numbers")
    assert "They do not agree: 1,000 Ada Vale, 7 March 2022; 3,000 or more Army of Arland, 10 March 2022" in words
    assert "Changed on the way: Herald , 2022-03-07 has 1,000; the copy in Globe , 2022-03-08 has 1,200." in words
    assert "out of date" in words


def test_positions_in_words() -> None:
    words = section(render_report(quarrel(), [], [closing()]), "positions")
    assert "demands 2022-03-07 Its government demanded that Arland close its camps" in words
    assert "rejected by Arland, 2022-03-08" in words


def test_nobody_is_called_right_or_wrong() -> None:
    page = render_report(quarrel(), [], [moving(), soldiers(), closing(), rising()])
    words = " ".join(section(page, name) for name in ("claims", "numbers", "positions", "tension"))
    assert "Nothing here is called true or false." in words
    assert not re.search(r"\b(true|false|lie[sd]?|wrong|correct|debunked)\b", words.replace("Nothing here is called true or false.", ""))


def test_what_is_not_given_is_made_from_the_records(wire: Pair, note: Pair) -> None:
    assert render_report([wire, note]) == render_report([note, wire])


def test_no_text_can_leave_its_place() -> None:
    (article, records), *others = quarrel()
    told = moving().model_copy(update={"label": "</script><img src=x onerror=alert(1)>"})
    page = render_report([(article, records), *others], [], [told])
    assert "<img" not in page
