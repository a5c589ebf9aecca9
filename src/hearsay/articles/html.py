"""A web page to a page of text, by trafilatura: the article's text, and what the page's own metadata says."""

from __future__ import annotations

import re
from typing import Any

from hearsay.articles.calendar_day import iso_day
from hearsay.articles.decode import checked
from hearsay.articles.page import Page
from hearsay.articles.schema_org import described_article
from hearsay.errors import InputError

MAX_BYTES = 20_000_000
_BEHIND_TITLE = re.compile(r"\s+[|–—-]\s+(?P<outlet>[^|–—]{2,40})")
_PARAGRAPH = re.compile(rb"<(?:p|article|main)\b", re.IGNORECASE)
_BREAKS = re.compile(rb"(?:<br\s*/?>\s*){2,}", re.IGNORECASE)
_CELL = re.compile(rb"</?(?:table|tbody|tr|td)\b[^>]*>", re.IGNORECASE)


def html_page(data: bytes, doc: str, source: str) -> Page:
    """The page in ``data``. Its text is the headline, where the extracted text does not begin with it, and the extracted text;
    all offsets point into that. Raises InputError where no article is found.
    """
    if b"\x00" in data[:1000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(source, "expected an HTML page, found binary data (zero bytes)")
    found = _extract(data, source, precision=True) or _extract(data, source, precision=False)
    if not found:
        raise InputError(source, "expected an HTML page with an article, found no text to read")
    own = _described(data)
    title, text = own.get("title") or found.title or None, checked(found.text, source)
    if title and _plain(title) not in _plain(text[: 3 * len(title) + 200]):
        text = f"{title}\n\n{text}"
    published = own.get("published") or iso_day(found.date or "")
    return Page(
        doc=doc,
        text=text,
        source=source,
        uri=found.url or own.get("uri"),
        title=title,
        byline=own.get("byline") or (found.author or "").replace("; ", ", ") or None,
        outlet=own.get("outlet") or found.sitename or None,
        published=published,
        published_from="metadata" if published else "none",
    )


def _described(data: bytes) -> dict[str, str]:
    """What the page says of itself: JSON-LD, and the outlet behind the headline in its title ("Headline - Outlet")."""
    from trafilatura import load_html

    tree = load_html(data)
    if tree is None:
        return {}
    known = described_article(script for script in tree.xpath('//script[@type="application/ld+json"]/text()'))
    head = " ".join("".join(tree.xpath("//h1[1]//text()")).split())
    titles = [" ".join(title.split()) for title in tree.xpath("//title/text()")]
    if head and titles and titles[0].startswith(head) and (outlet := _BEHIND_TITLE.fullmatch(titles[0], len(head))):
        known.setdefault("outlet", outlet["outlet"])
    return known


def _readable(data: bytes) -> bytes:
    """Pages of the old kind hold their text in tables of the layout, with line breaks for paragraphs: as a page of today."""
    if len(_PARAGRAPH.findall(data)) > 1 or not _BREAKS.search(data):
        return data
    return _CELL.sub(b"<div>", _BREAKS.sub(b"<p>", data))


def _extract(data: bytes, source: str, *, precision: bool) -> Any:
    """trafilatura's document, or None where it finds no text. Imported here because it takes a third of a second to load."""
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(
            _readable(data),
            with_metadata=True,
            include_comments=False,
            # No search through the text (it guesses), and no clock: the latest day it accepts is fixed.
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-12-31"},
            favor_precision=precision,
            favor_recall=not precision,
        )
    except (RecursionError, ValueError, AttributeError, TypeError, LookupError, AssertionError, MemoryError) as error:
        raise InputError(source, f"expected an HTML page, found one that cannot be taken apart ({type(error).__name__})") from None
    return found if found is not None and (found.text or "").strip() else None


def _plain(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
