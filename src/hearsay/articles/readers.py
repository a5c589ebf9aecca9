"""Files, folders and standard input to articles, one at a time."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from hearsay.articles.article import Article
from hearsay.articles.decode import LONE_SURROGATE, MAX_CHARACTERS, decode
from hearsay.articles.html import MAX_BYTES as MAX_HTML_BYTES
from hearsay.articles.html import html_page
from hearsay.articles.page import Page, given
from hearsay.articles.pages import PageRules, articles_of
from hearsay.articles.rows import csv_pages, jsonl_pages
from hearsay.articles.side import read_side_file
from hearsay.errors import InputError
from hearsay.knowledge.tables import Knowledge

TEXT = frozenset({".txt", ".text", ".md", ".markdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
JSONL = frozenset({".jsonl", ".ndjson"})
CSV = frozenset({".csv", ".tsv"})
SUFFIXES = TEXT | HTML | JSONL | CSV
STDIN = "-"

OnError = Callable[[InputError], None]


@dataclass(frozen=True)
class Source:
    """A file to read: ``key`` is the document id of its article, or what its rows' ids begin with."""

    path: Path
    key: str


def read_paths(
    paths: Iterable[str | Path],
    *,
    dates: Path | None = None,
    split: bool = True,
    on_error: Callable[[InputError], None],
    rules: PageRules | None = None,
) -> Iterator[Article]:
    """Yield the articles in ``paths`` (files, folders, ``-`` for standard input) in order, each segmented into parts.

    What cannot be read goes to ``on_error`` with its file and reason, and the rest goes on. ``dates`` is the side file with what the
    user knows; ``split`` makes a page with several articles several documents ``X#1``, ``X#2``; ``rules`` are the shipped ones by default.
    Only one article is held at a time.
    """
    rules = rules or PageRules.load(Knowledge())
    try:
        side = read_side_file(dates, on_error) if dates else {}
    except InputError as error:
        on_error(error)
        side = {}
    seen: Counter[str] = Counter()
    for page in _pages(list(paths), dates, on_error):
        page = _distinct(page, seen)
        if page.doc in side:
            page = given(page, side[page.doc])
        for article in articles_of(page, rules, split=split):
            if article.doc != page.doc and article.doc in side:
                article = given(article, side[article.doc])
            yield _encodable(article)


def _pages(paths: list[str | Path], dates: Path | None, on_error: OnError) -> Iterator[Page]:
    if not paths:
        on_error(InputError("paths", f"expected files or folders with articles ({_kinds()}), found none"))
    for source in sources(paths, dates, on_error):
        try:
            if str(source.path) == STDIN:
                yield from _standard_input(on_error)
            else:
                yield from _file(source, on_error)
        except InputError as error:
            on_error(error)
        except OSError as error:
            on_error(InputError(str(source.path), f"cannot be read: {error.strerror or error}"))


def sources(paths: Iterable[str | Path], dates: Path | None, on_error: OnError) -> list[Source]:
    """The files to read, folders recursively and sorted, each once, with distinct keys: the file's stem, or where two files share
    it, their paths."""
    found: dict[Path, Path] = {}
    for asked in paths:
        for path, inside in _walk(Path(asked), on_error):
            if not (dates and _same(path, dates)):
                found.setdefault(path, inside)
    forms = [(path.stem, inside.with_suffix("").as_posix(), inside.as_posix(), path.as_posix()) for path, inside in found.items()]
    counts = Counter(form for names in forms for form in set(names))
    # The shortest name that no other file has; a path as given is always the file's own.
    keys = [next((form for form in names if counts[form] == 1), names[-1]) for names in forms]
    return [Source(path, key) for path, key in zip(found, keys, strict=True)]


def _walk(path: Path, on_error: OnError) -> Iterator[tuple[Path, Path]]:
    """(file, its path inside the folder that was given) of the file or all files with articles in the folder ``path``."""
    if str(path) == STDIN:
        yield path, path
    elif path.is_dir():
        files = 0
        for folder, folders, names in os.walk(
            path, onerror=lambda e: on_error(InputError(str(e.filename), f"cannot be read: {e.strerror}"))
        ):
            folders.sort()
            for name in sorted(names):
                if Path(name).suffix.lower() in SUFFIXES and not name.startswith("."):
                    files += 1
                    yield Path(folder, name), Path(folder, name).relative_to(path)
        if not files:
            on_error(InputError(str(path), f"expected a folder with articles ({_kinds()}), found none in it"))
    elif not path.exists():
        on_error(InputError(str(path), "expected a file or folder with articles, found nothing there"))
    elif path.suffix.lower() not in SUFFIXES:
        on_error(InputError(str(path), f"expected {_kinds()}, found {path.suffix or 'no suffix'}; rename it or turn it into one of these"))
    else:
        yield path, Path(path.name)


def _file(source: Source, on_error: OnError) -> Iterator[Page]:
    path, name = source.path, str(source.path)
    suffix = path.suffix.lower()
    if suffix in TEXT:
        yield Page(doc=source.key, text=decode(_bytes(path, 4 * MAX_CHARACTERS), name), source=name)
    elif suffix in HTML:
        yield html_page(_bytes(path, MAX_HTML_BYTES), source.key, name)
    else:
        read = jsonl_pages if suffix in JSONL else csv_pages
        with path.open("rb") as stream:
            if not stream.peek(1):
                raise InputError(name, "expected articles, one a row, found nothing (empty)")
            yield from read(stream, source.key, name, on_error)


def _standard_input(on_error: OnError) -> Iterator[Page]:
    """Standard input: JSON Lines where it begins with a brace, a web page where it begins with a tag, else one text."""
    stream: IO[bytes] = sys.stdin.buffer
    head = stream.peek(1)[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower() if hasattr(stream, "peek") else b""
    if head.startswith(b"{"):
        yield from jsonl_pages(stream, "stdin", "standard input", on_error)
        return
    data = stream.read(MAX_HTML_BYTES + 1)
    if len(data) > MAX_HTML_BYTES:
        raise InputError("standard input", f"expected at most {MAX_HTML_BYTES:,} bytes, found more")
    if head.startswith((b"<!doctype html", b"<html")):
        yield html_page(data, "stdin", "standard input")
    else:
        yield Page(doc="stdin", text=decode(data, "standard input"), source="standard input")


def _bytes(path: Path, limit: int) -> bytes:
    size = path.stat().st_size
    if size > limit:
        raise InputError(str(path), f"expected an article of at most {limit:,} bytes, found {size:,}; split it first")
    return path.read_bytes()


def _distinct(page: Page, seen: Counter[str]) -> Page:
    """``page`` under an id that no earlier one has: the second ``X`` of a run becomes ``X~2``."""
    seen[page.doc] += 1
    if seen[page.doc] == 1:
        return page
    return _distinct(replace(page, doc=f"{page.doc}~{seen[page.doc]}"), seen)


def _encodable(article: Article) -> Article:
    """``article`` with U+FFFD for every half of a character (from a file name that is not UTF-8, from JSON), which nothing could write."""
    known: dict[str, Any] = {name: LONE_SURROGATE.sub("\ufffd", value) for name, value in vars(article).items() if isinstance(value, str)}
    return replace(article, **known)


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


def _kinds() -> str:
    return " ".join(sorted(SUFFIXES))
