"""What a web page says of itself in JSON-LD, with the words of schema.org: its headline, authors, publisher and day."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import Any

from hearsay.articles.calendar_day import iso_day

POSTINGS = frozenset({"LiveBlogPosting", "BlogPosting", "Report"})
"""Types of articles that are not called so; the others end in "Article" ("NewsArticle", "OpinionNewsArticle")."""


def described_article(scripts: Iterator[str]) -> dict[str, str]:
    """Fields of a ``Page`` (title, byline, outlet, published, uri) as the first article in the ``scripts`` gives them.

    Only what stands at the top: the entries of a live blog are articles, too, but not the page. Bad JSON says nothing.
    """
    for script in scripts:
        try:
            found = json.loads(script)
        except (ValueError, RecursionError):
            continue
        for thing in _things(found):
            if _is_article(thing):
                return _fields(thing)
    return {}


def _things(found: Any) -> Iterator[dict[str, Any]]:
    for thing in found if isinstance(found, list) else [found]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (other for other in graph if isinstance(other, dict)) if isinstance(graph, list) else ()


def _is_article(thing: dict[str, Any]) -> bool:
    types = thing.get("@type")
    return any(isinstance(kind, str) and (kind.endswith("Article") or kind in POSTINGS) for kind in _several(types))


def _fields(article: dict[str, Any]) -> dict[str, str]:
    known = {
        "title": _text(article.get("headline")) or _text(article.get("name")),
        "byline": ", ".join(dict.fromkeys(name for author in _several(article.get("author")) if (name := _name(author)))),
        "outlet": next((name for publisher in _several(article.get("publisher")) if (name := _name(publisher))), ""),
        "published": iso_day(_text(article.get("datePublished"))) or "",
        "uri": _text(article.get("url")),
    }
    return {field: value for field, value in known.items() if value}


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _name(thing: Any) -> str:
    """Of a person or organisation, or of what is only a name; a web address is none."""
    name = _text(thing.get("name") if isinstance(thing, dict) else thing)
    return "" if name.startswith(("http://", "https://")) else name


def _text(value: Any) -> str:
    return " ".join(html.unescape(value).split()) if isinstance(value, str) else ""
