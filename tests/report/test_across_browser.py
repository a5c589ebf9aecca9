"""What the records say together, in a real browser: `pytest -m browser`; skipped where there is no chromium."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from contrast import contrast
from handmade import BORLAND, VALE, claim, closing, member, moving, quarrel, rising, soldiers

from hearsay.report import render_report
from hearsay.report.synthesised import Said

pytestmark = pytest.mark.browser

SECTIONS = ["claims", "numbers", "positions", "tension"]


def said() -> list[Said]:
    """The quarrel's claim, one that nobody denies, a series, a demand, and the tension."""
    agreed = claim("agreed", [member("insists", "tuesday", VALE, "asserts"), member("denies", "tuesday", BORLAND, "reports")], origins=2)
    return [moving(), agreed, soldiers(), closing(), rising()]


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """The report on a quarrel, opened; an error on the page fails the test."""
    path = tmp_path / "report.html"
    path.write_bytes(render_report(quarrel(), [], said()).encode())
    wrong: list[str] = []
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto(path.as_uri())
    yield page
    page.close()
    assert wrong == []


def test_a_cell_of_the_matrix_leads_to_the_words(page: Any) -> None:
    page.click("#claims .denies a >> nth=0")
    assert page.text_content("#card h3") == "Ada Vale"
    assert "that nobody counted the soldiers" in page.locator("mark.lit").all_text_contents()


@pytest.mark.parametrize("width", [320, 400, 768, 1280])
def test_nothing_is_wider_than_the_window(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_claims_have_a_filter_of_their_own(page: Any) -> None:
    page.fill("#claims input[type=search]", "PASSES IT ON")
    assert page.locator("#claims tbody:visible").count() == 0
    assert page.is_visible("#positions .held")
    page.fill("#claims input[type=search]", "the claim AGREED")
    assert page.is_visible("#agreed")  # though it was folded away
    assert not page.is_visible("#moving")
    page.fill("#claims input[type=search]", "")
    assert page.is_visible("#moving")


def test_back_leads_to_the_link_that_was_followed(page: Any) -> None:
    page.click("#claims .denies a >> nth=0")
    page.click("#numbers .points a >> nth=1")
    assert page.text_content("#card h3") == "1,200 · soldiers"
    page.go_back()
    page.wait_for_function("document.activeElement.dataset.record === 'more'")
    assert not page.is_visible("#card")
    page.go_back()
    page.wait_for_function("document.activeElement.closest('#claims')")
    page.go_forward()
    page.wait_for_function("document.activeElement.dataset.record === 'more'")
    page.go_forward()
    page.wait_for_selector("#card h3")
    assert page.text_content("#card h3") == "1,200 · soldiers"


def test_the_filter_of_the_page_counts_claims_and_topics(page: Any) -> None:
    page.fill("#filter", "admitted")
    page.wait_for_function("document.getElementById('filter-status').textContent")
    assert page.text_content("#filter-status").startswith("articles: 1, claims: 1, topics: 0")


def test_what_changed_is_told_with_its_passages(page: Any) -> None:
    page.click("#moving details summary")
    told = page.locator("#moving .turns li").all_text_contents()
    assert "Ada Vale says it harder (hardened)" in told[0]
    assert "“insisted” in Globe" in told[2]
    page.click("#moving .told a >> nth=1")
    assert page.is_visible("mark.lit")


def test_a_point_of_the_chart_leads_to_its_figure(page: Any) -> None:
    page.click("#soldiers a[data-record=more] rect, #soldiers a[data-record=more] circle")
    assert page.text_content("#card h3") == "1,200 · soldiers"


def test_an_old_number_is_hollow(page: Any) -> None:
    sheet = page.evaluate("getComputedStyle(document.querySelector('#soldiers .stale')).fill")
    filled = page.evaluate("getComputedStyle(document.querySelector('#soldiers a.point:not(.stale)')).fill")
    assert sheet == page.evaluate("getComputedStyle(document.querySelector('#soldiers')).backgroundColor")
    assert sheet != filled


def test_the_dates_of_a_chart_do_not_run_into_each_other(page: Any) -> None:
    for width in (400, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        boxes = page.eval_on_selector_all(
            "#soldiers .plot-days text", "all => all.map(t => t.getBoundingClientRect()).filter(r => r.width).map(r => [r.left, r.right])"
        )
        assert len(boxes) >= 2
        assert all(one[1] <= other[0] for one, other in pairwise(boxes))


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (400, False)])
def test_the_sides_of_the_table_stand_side_by_side(page: Any, width: int, beside: bool) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    topic, cell = (page.locator(f"#positions tbody {each}").first.bounding_box() for each in ("th", "td:has(li)"))
    assert (topic["y"] == cell["y"]) is beside


def test_an_answer_leads_to_its_words(page: Any) -> None:
    assert "rejected by Arland, 2022-03-08" in page.text_content("#positions .answer")
    page.click("#positions .answer a")
    assert "Arland" in page.text_content("#card")


def test_a_day_of_tension_tells_its_origins_and_its_words(page: Any) -> None:
    titles = page.locator("#tension .plot-field title").all_text_contents()
    assert "2022-03-08: 6 events, mean −5.0, lowest −9.0, 1 independent origin; 2 denied" in titles
    assert "2022-03-08: 6 events, 0.5 expected" in titles
    page.click("#tension details summary")
    page.click("#tension .points a >> nth=1")
    assert page.is_visible("mark.lit")


def test_the_method_of_finding_unusual_days_is_named(page: Any) -> None:
    assert "gamma-Poisson against its own past" in page.text_content("#tension .turns")


def test_everything_can_be_reached_by_keyboard(page: Any) -> None:
    unreachable = page.eval_on_selector_all(
        ", ".join(f"#{section} a" for section in SECTIONS),
        "all => all.filter(a => a.tabIndex < 0 && !a.closest('.plot')).length",
    )
    assert unreachable == 0
    linked = page.eval_on_selector_all("#soldiers .plot a", "all => all.map(a => a.dataset.record)")
    listed = page.eval_on_selector_all("#soldiers .points a", "all => all.map(a => a.dataset.record)")
    assert set(linked) <= set(listed)  # whoever cannot point finds the same in the list


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_enough_to_read(page: Any, scheme: str) -> None:
    """WCAG AA: 4.5 to 1 for text, 3 to 1 for the shapes of charts."""
    page.emulate_media(color_scheme=scheme)
    pairs = [("statement-line", "paper", 4.5), ("event-line", "paper", 4.5), ("soft", "paper", 4.5), ("figure-line", "paper", 4.5)]
    pairs += [("sheet", "statement-line", 4.5), ("sheet", "event-line", 4.5)]
    pairs += [(f"s{number}", "sheet", 3.0) for number in range(7)]
    for front, ground, least in pairs:
        colours = [
            page.evaluate(f"getComputedStyle(document.documentElement).getPropertyValue('--{name}').trim()") for name in (front, ground)
        ]
        assert contrast(*colours) >= least, (front, ground)


def test_paper_shows_all_of_it(page: Any) -> None:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for each in ("#agreed", "#moving .told", "#soldiers .points", "#positions .held"):
        assert page.is_visible(each)
    assert not page.is_visible(".section-tools")
