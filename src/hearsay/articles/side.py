"""The side file ``--dates META.jsonl``: what the user knows about the articles, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path, PurePath

from hearsay.articles.calendar_day import iso_day
from hearsay.articles.page import SIDE_FIELDS
from hearsay.errors import InputError


def read_side_file(path: Path, on_error: Callable[[InputError], None]) -> dict[str, dict[str, str]]:
    """What the file says, by document id: ``doc`` (or ``file``, whose suffix is dropped), ``published``, ``outlet``, ``title``,
    ``uri``, ``author``.

    A file that cannot be opened raises InputError; a bad line or date goes to ``on_error`` with file and line, and the rest is used. So
    does a second date for one article that is not the first: then the later one counts.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"--dates {path}", f"expected a JSONL file in UTF-8, found: {_reason(error)}") from None
    known: dict[str, dict[str, str]] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                docs, row = _row(line, f"{path}:{number}", on_error)
            except InputError as error:
                on_error(error)
            else:
                before, day = known.get(docs[0], {}).get("published"), row.get("published")
                if before and day and before != day:
                    told = f'expected one "published" for {docs[0]!r}, found {day} after {before}; the later line counts'
                    on_error(InputError(f"{path}:{number}", told))
                for doc in docs:
                    known.setdefault(doc, {}).update(row)
    return known


def _row(line: str, source: str, on_error: Callable[[InputError], None]) -> tuple[list[str], dict[str, str]]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(source, f"expected a JSON object, found: {error}") from None
    if not isinstance(row, dict):
        raise InputError(source, f'expected a JSON object such as {{"doc": ..., "published": ...}}, found {type(row).__name__}')
    file = PurePath(str(row.get("file") or ""))
    docs = [str(row["doc"])] if row.get("doc") else [file.with_suffix("").as_posix(), file.stem] if file.name else []
    if not docs:
        raise InputError(source, f'expected a key "doc" or "file", found {", ".join(map(str, row)) or "none"}')
    known = {name: str(row[name]) for name in SIDE_FIELDS if row.get(name) is not None}
    if "published" in known:
        day = iso_day(known.pop("published"))
        if day:
            known["published"] = day
        else:
            on_error(InputError(source, f'expected "published" as YYYY-MM-DD, found {row["published"]!r}; taken as not known'))
    return docs, known


def _reason(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)
