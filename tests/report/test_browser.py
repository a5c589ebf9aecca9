"""The page in a real browser: `pytest -m browser`; skipped where there is no chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from contrast import contrast

from hearsay.articles.article import Article
from hearsay.records import Record
from hearsay.report import render_report

Pair = tuple[Article, list[Record]]

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Any, wire: Pair, note: Pair, tmp_path: Path) -> Iterator[Any]:
    """The report on two articles, opened; an error on the page, or a request beyond it, fails the test."""
    path = tmp_path / "report.html"
    path.write_bytes(render_report([wire, note]).encode())
    wrong: list[str] = []
    page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: wrong.append(request.url) if request.url != path.as_uri() else None)
    page.goto(path.as_uri())
    yield page
    page.close()
    assert wrong == []


def test_the_text_of_an_article_is_the_articles_text(page: Any, wire: Pair, note: Pair) -> None:
    texts = page.eval_on_selector_all("article", "all => all.map(a => a.textContent)")
    assert texts == [wire[0].text, note[0].text.replace("\x00", "\ufffd")]


def test_pointing_at_a_mark_tells_of_its_records(page: Any) -> None:
    page.hover("article mark.date")
    assert page.text_content("#card h3") == "2022-01-17"
    page.hover("article mark.figure.content.nested")
    assert page.locator("#card h3").all_text_contents() == ["70,000 to 80,000 · soldiers", "Ada Vale", "Ada Vale"]


def test_a_pinned_card_stays_until_escape(page: Any) -> None:
    page.click("article mark.date")
    page.hover("article mark.figure >> nth=0")
    assert page.text_content("#card h3") == "2022-01-17"
    page.keyboard.press("Escape")
    assert not page.is_visible("#card")


def test_j_and_k_step_through_the_records_in_order_of_the_text(page: Any) -> None:
    titles = []
    for key in "jjjk":
        page.keyboard.press(key)
        titles.append(page.text_content("#card .record-type"))
    assert titles == ["date", "statement", "figure", "statement"]
    assert page.evaluate("document.activeElement.tagName") == "MARK"


def test_what_is_not_shown_is_not_stepped_to(page: Any) -> None:
    page.uncheck("input[data-show=date]")
    page.keyboard.press("j")
    assert page.text_content("#card .record-type") == "statement"


def test_the_filter_hides_what_lacks_the_words(page: Any) -> None:
    page.keyboard.press("/")
    page.keyboard.type("TRUCKS")
    page.wait_for_function("document.getElementById('filter-status').textContent")
    assert page.text_content("#filter-status") == "articles: 1, statements: 0, figure groups: 1, events: 0"
    assert page.locator("details.article:visible").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("details.article:visible").count() == 2


def test_a_link_leads_to_the_record_in_its_article(page: Any) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = false)")
    page.click("#figures a[data-record=f1]")
    assert page.text_content("#card h3") == "90,000 · soldiers"
    assert page.is_visible("article mark[data-first~=f1]")


def test_the_address_of_a_record_leads_to_it(page: Any) -> None:
    page.evaluate("location.hash = '#f1'")
    page.wait_for_selector("#card h3")
    assert page.text_content("#card h3") == "90,000 · soldiers"
    page.keyboard.press("j")
    assert page.evaluate("location.hash") == "#s2"


def test_a_speaker_that_is_pointed_to_is_unfolded(page: Any) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = false)")
    page.click("#summary .bars a")
    page.wait_for_selector("#speaker-1 .sayings", state="visible")


@pytest.mark.parametrize("width", [400, 768, 1280])
def test_nothing_is_wider_than_the_window(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_paper_shows_what_is_folded(page: Any) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = false)")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.is_visible("article >> nth=0")
    assert not page.is_visible(".bar")
    assert page.pdf()[:4] == b"%PDF"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_enough_to_read(page: Any, scheme: str) -> None:
    """WCAG AA: 4.5 to 1 for the colours of text on the grounds on which they stand."""
    page.emulate_media(color_scheme=scheme)
    pairs = [
        ("ink", "paper"),
        ("ink", "sheet"),
        ("ink", "statement"),
        ("ink", "statement-2"),
        ("ink", "figure"),
        ("soft", "paper"),
        ("soft", "sheet"),
        ("grey", "grey-paper"),
        ("accent", "paper"),
        ("accent", "sheet"),
        ("statement-line", "sheet"),
        ("lit-ink", "lit"),
    ]
    for front, ground in pairs:
        colours = [
            page.evaluate(f"getComputedStyle(document.documentElement).getPropertyValue('--{name}').trim()") for name in (front, ground)
        ]
        assert contrast(*colours) >= 4.5, (front, ground)


@pytest.fixture
def map_page(browser: Any, border: Pair, tmp_path: Path) -> Iterator[Any]:
    path = tmp_path / "map.html"
    path.write_bytes(render_report([border]).encode())
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(path.as_uri())
    yield page
    page.close()


def test_the_map_comes_nearer_and_shows_all_again(map_page: Any) -> None:
    def box(name: str = "viewBox") -> list[float]:
        return [float(number) for number in map_page.get_attribute("#map", name).split()]

    at_first = box()
    map_page.click("button[data-zoom='0.6']")
    assert box()[2] < at_first[2]
    map_page.click("button[data-zoom='0']")
    assert box() == box("data-whole")


def test_an_event_of_the_timeline_leads_to_its_words(map_page: Any) -> None:
    map_page.click("#events a[data-record=e2]")
    assert map_page.locator("mark.event.lit").all_text_contents() == ["attacked"]
    assert "denied" in map_page.text_content("#card")


def test_what_was_not_done_is_marked_so(map_page: Any) -> None:
    assert map_page.locator(".deed-line.unreal .sure").all_text_contents() == ["denied", "planned"]


@pytest.fixture
def copies_page(browser: Any, lock: list[Pair], tmp_path: Path) -> Iterator[Any]:
    path = tmp_path / "copies.html"
    path.write_bytes(render_report(lock).encode())
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(path.as_uri())
    yield page
    page.close()


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (400, False)])
def test_a_copy_and_its_original_stand_side_by_side(copies_page: Any, width: int, beside: bool) -> None:
    copies_page.set_viewport_size({"width": width, "height": 900})
    copies_page.click("#copies .beside summary")
    original, copy = (copies_page.locator(f"#copies li.sides p:nth-child({n})").first.bounding_box() for n in (1, 2))
    assert (original["y"] == copy["y"]) is beside
    assert copies_page.evaluate("document.documentElement.scrollWidth") == width


def test_the_lines_between_articles_reach_their_boxes(copies_page: Any) -> None:
    tip, box = (copies_page.locator(f"#copies .family {each}").first.bounding_box() for each in (".tip", ".box"))
    assert abs(tip["x"] + tip["width"] - box["x"]) <= 1
    assert box["y"] < tip["y"] < box["y"] + box["height"]
    ends = copies_page.eval_on_selector_all("#copies .ties", "all => all.map(s => s.getBoundingClientRect()).map(r => [r.top, r.bottom])")
    assert ends[0][1] == ends[1][0]  # no gap in a line from one article to the next


def test_an_article_of_the_drawing_is_a_link_to_it(copies_page: Any) -> None:
    copies_page.click("#copies .box a >> nth=1")
    assert copies_page.evaluate("location.hash") == "#article-2"
