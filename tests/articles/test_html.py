"""Web pages."""

from __future__ import annotations

import pytest
from page_parts import kinds

PARAGRAPH = "The harbour master said on Tuesday that two grain ships had left the port at dawn, and that more would follow in the week. "
META = """<title>Ships leave the port - The Daily Harbour</title><meta property="og:site_name" content="The Daily Harbour">
<meta name="author" content="Maria Hale"><meta property="article:published_time" content="2022-01-20T10:00:00Z">
<link rel="canonical" href="https://example.org/ships">"""


def page(body: str, head: str = META) -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href=/>Home</a></nav><article>{body}</article></body></html>"


def test_text_and_metadata(tmp_path, read):
    paragraphs = "".join(f"<p>{PARAGRAPH}{word}</p>" for word in ("One.", "Two.", "Three."))
    (tmp_path / "a.html").write_text(page(f"<h1>Ships leave the port</h1>{paragraphs}"))
    (article,), messages = read("a.html")
    assert messages == []
    assert (article.title, article.byline, article.outlet) == ("Ships leave the port", "Maria Hale", "The Daily Harbour")
    assert (article.published, article.published_from, article.uri) == ("2022-01-20", "metadata", "https://example.org/ships")
    assert kinds(article)["title"] == ["Ships leave the port"]
    assert kinds(article)["body"][0].count("harbour master") == 3
    assert "Home" not in article.text


def test_a_title_that_is_not_in_the_text_comes_first(tmp_path, read):
    (tmp_path / "a.html").write_text(page(f"<p>{PARAGRAPH * 3}</p>"))
    (article,), _ = read("a.html")
    assert article.text.startswith(f"{article.title}\n\n")


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{PARAGRAPH * 3}",
        f"<html><body><div><div><p>{PARAGRAPH * 3}<p>unclosed <b><i>tags</p></div>",
        f"<html><body><article><p>{PARAGRAPH * 3}</p></article><script>if (a < b) </scr",
        page("<div>" * 5000 + f"<p>{PARAGRAPH * 3}</p>" + "</div>" * 5000),
        "<" * 10_000,
        "<html><body>" + "<table><tr><td>" * 300,
        "<!-- " + PARAGRAPH,
        "plain words and no tag at all",
        "<html><head><meta charset=x-no-such-encoding></head><body><p>" + PARAGRAPH * 3,
    ],
)
def test_broken_pages_are_read_or_told(tmp_path, read, html):
    (tmp_path / "a.html").write_text(html)
    found, messages = read("a.html")
    assert len(found) + len(messages) == 1
    assert all(message.startswith("a.html: expected an HTML page") for message in messages)
