"""What tests look at in the parts of a page."""

from __future__ import annotations

from itertools import pairwise

from hearsay.articles.article import Article


def assert_covered(article: Article) -> None:
    """The parts cover the page without gap or overlap."""
    if not article.text:
        assert not article.parts
        return
    assert article.parts[0].start == 0
    assert article.parts[-1].end == len(article.text)
    assert all(part.start < part.end for part in article.parts)
    assert all(a.end == b.start for a, b in pairwise(article.parts))


def kinds(article: Article) -> dict[str, list[str]]:
    """Kind -> its parts' texts without white space around them."""
    found: dict[str, list[str]] = {}
    for part in article.parts:
        found.setdefault(part.kind, []).append(article.text[part.start : part.end].strip())
    return found
