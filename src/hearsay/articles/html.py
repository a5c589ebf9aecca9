"""A web page to a page of text, by trafilatura: the article's text, and what the page's own metadata says."""

from __future__ import annotations

from typing import Any

from hearsay.articles.calendar_day import iso_day
from hearsay.articles.decode import checked
from hearsay.articles.page import Page
from hearsay.errors import InputError

MAX_BYTES = 20_000_000


def html_page(data: bytes, doc: str, source: str) -> Page:
    """The page in ``data``. Its text is the headline, where the extracted text does not begin with it, and the extracted text;
    all offsets point into that. Raises InputError where no article is found.
    """
    if b"\x00" in data[:1000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(source, "expected an HTML page, found binary data (zero bytes)")
    found = _extract(data, source, precision=True) or _extract(data, source, precision=False)
    if not found:
        raise InputError(source, "expected an HTML page with an article, found no text to read")
    title, text = found.title or None, checked(found.text, source)
    if title and _plain(title) not in _plain(text[: 3 * len(title) + 200]):
        text = f"{title}\n\n{text}"
    published = iso_day(found.date or "")
    return Page(
        doc=doc,
        text=text,
        source=source,
        uri=found.url or None,
        title=title,
        byline=found.author or None,
        outlet=found.sitename or None,
        published=published,
        published_from="metadata" if published else "none",
    )


def _extract(data: bytes, source: str, *, precision: bool) -> Any:
    """trafilatura's document, or None where it finds no text. Imported here because it takes a third of a second to load."""
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(
            data,
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
