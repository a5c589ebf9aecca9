"""Tables of articles: JSON Lines and CSV, one article a row, columns found by their usual names."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from hearsay.articles.calendar_day import iso_day
from hearsay.articles.decode import MAX_CHARACTERS, checked, decode
from hearsay.articles.page import Page
from hearsay.errors import InputError

COLUMNS = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "fulltext", "maintext", "article_body", "articlebody"),
    "doc": ("doc", "id", "doc_id", "docid", "document_id", "article_id", "uid", "_id"),
    "uri": ("uri", "url", "link", "source_url", "sourceurl", "address", "permalink"),
    "title": ("title", "headline", "heading"),
    "published": (
        "published",
        "date",
        "publish_date",
        "date_publish",
        "published_at",
        "publishedat",
        "date_published",
        "datepublished",
        "publication_date",
        "pubdate",
        "pub_date",
        "publishdate",
    ),
    "byline": ("byline", "author", "authors", "by", "writer"),
    "outlet": ("outlet", "source", "publication", "publisher", "source_name", "sourcename", "site_name", "sitename", "newspaper"),
}
"""Field of a page -> names of the column that holds it, the likeliest first; case, spaces and hyphens do not matter."""

RECORD = frozenset({"type", "doc", "sha256", "parts"})
"""Keys of the first line of a file with records of ours, which somebody left in the folder of the articles."""
SIDE = frozenset({"doc", "uri", "title", "byline", "published", "outlet", "language"})
"""All keys that a line of a side file (``--dates``) may have."""
MAX_LINE = 4 * MAX_CHARACTERS

OnError = Callable[[InputError], None]


def jsonl_pages(stream: IO[bytes], key: str, source: str, on_error: OnError) -> Iterator[Page]:
    """One page for each line of ``stream``; a bad line goes to ``on_error`` with file and line, and the rest goes on."""
    for number, line in enumerate(_lines(stream), start=1):
        here = f"{source}:{number}"
        try:
            if len(line) > MAX_LINE:
                raise InputError(here, f"expected a line of at most {MAX_LINE:,} bytes, found a longer one; split the article")
            if line.strip(b"\xef\xbb\xbf \t\r\n"):
                row = _json_row(line, here)
                if RECORD.issubset(row):
                    on_error(InputError(source, "expected articles, found records that hearsay wrote; leave this file out"))
                    return
                if "doc" in row and SIDE.issuperset(row):
                    on_error(
                        InputError(source, f"expected articles, found facts about articles; leave this file out, or add: --dates {source}")
                    )
                    return
                yield _page(row, number, key, here, on_error)
        except InputError as error:
            on_error(error)


def csv_pages(stream: IO[bytes], key: str, source: str, on_error: OnError) -> Iterator[Page]:
    """One page for each row under the header. Raises InputError where the header has no column for the text."""
    head = stream.peek(3)[:3] if isinstance(stream, io.BufferedReader) else b""
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    csv.field_size_limit(MAX_LINE)
    try:
        rows = csv.DictReader(text, dialect=_dialect(text, source))
        yield from _csv_rows(rows, key, source, on_error)
    except UnicodeDecodeError as error:
        raise InputError(source, f"wrong encoding: expected a CSV file in UTF-8, found {error.reason}; convert it") from None
    finally:
        text.detach()


def _csv_rows(rows: csv.DictReader[str], key: str, source: str, on_error: OnError) -> Iterator[Page]:
    header = [name for name in rows.fieldnames or [] if name]
    if _column(header, "text") is None:
        raise InputError(source, _no_text(header))
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
            cells = {name: value for name, value in row.items() if isinstance(name, str)}
            yield _page(cells, number, key, f"{source}:{rows.line_num}", on_error)
        except StopIteration:
            return
        except csv.Error as error:
            on_error(InputError(f"{source}:{rows.line_num}", f"expected a row of a CSV file, found: {error}"))
        except InputError as error:
            on_error(error)


def _dialect(text: io.TextIOWrapper, source: str) -> type[csv.Dialect]:
    """Comma, semicolon or tab, whichever the header line has most of."""
    header = text.readline(MAX_LINE)
    if not header.strip():
        raise InputError(source, "expected a CSV file with a header, found nothing (empty)")
    text.seek(0)
    if "\x00" in header:
        raise InputError(source, "expected a CSV file, found binary data (zero bytes)")

    class Separated(csv.excel):
        delimiter = max(",;\t", key=header.count)

    return Separated


def _json_row(line: bytes, source: str) -> dict[str, Any]:
    try:
        row = json.loads(decode(line, source).lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise InputError(source, f"expected a JSON object a line, found: {error}") from None
    if not isinstance(row, dict):
        raise InputError(source, f"expected a JSON object a line, found {type(row).__name__}")
    return row


def _page(row: dict[str, Any], number: int, key: str, source: str, on_error: OnError) -> Page:
    named = {field: _cell(row.get(name)) for field in COLUMNS if (name := _column(row, field)) is not None}
    if "text" not in named:
        raise InputError(source, _no_text(row))
    published = iso_day(named.get("published") or "")
    if named.get("published") and not published:
        on_error(InputError(source, f"expected a date such as 2022-01-20, found {named['published']!r}; taken as not known"))
    return Page(
        doc=named.get("doc") or f"{key}-{number}",
        text=checked(named["text"] or "", source),
        source=source,
        uri=named.get("uri"),
        title=(named.get("title") or "").strip() or None,
        byline=named.get("byline"),
        outlet=named.get("outlet"),
        published=published,
        published_from="metadata" if published else "none",
    )


def _cell(value: Any) -> str | None:
    """A cell as text: lists (authors) joined, objects by their name or ``$oid``, nothing for an empty one."""
    if isinstance(value, list):
        value = ", ".join(filter(None, map(_cell, value)))
    elif isinstance(value, dict):
        value = next((value[name] for name in ("name", "title", "$oid", "$date") if isinstance(value.get(name), str)), None)
    text = "" if value is None else str(value)
    return text if text.strip() else None


def _column(names: Iterable[str], field: str) -> str | None:
    """The name of the column that holds ``field``, or None."""
    plain = {_plain(name): name for name in names}
    return next((plain[name] for name in COLUMNS[field] if name in plain), None)


def _plain(name: str) -> str:
    return str(name).strip().casefold().replace(" ", "_").replace("-", "_")


def _no_text(names: Iterable[str]) -> str:
    return f'expected a column "text" (or body, content), found: {", ".join(map(str, names)) or "none"}'


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Lines of ``stream``; of one that is too long only the beginning, so that memory stays bounded."""
    while line := stream.readline(MAX_LINE + 1):
        yield line
        while len(line) > MAX_LINE and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE + 1)
            if len(line) <= MAX_LINE:
                break
