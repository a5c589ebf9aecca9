"""Check a user's own folder of knowledge: every fault in it with its file and line, and what its rows add to the shipped tables.

The folder is held against the shipped tables (names of files, columns, keys), and then read by everything that reads tables. A row that is
refused is told and left out, and reading is tried again, until nothing is refused any more.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from hearsay.annotate.amounts import QuantityRules
from hearsay.annotate.dates import DateRules
from hearsay.articles.pages import PageRules
from hearsay.compare.fingerprint import WordRules
from hearsay.errors import KnowledgeError
from hearsay.extract.events import EventRules
from hearsay.extract.figure_rules import FigureRules
from hearsay.extract.statements import StatementRules
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.labels import Labels
from hearsay.knowledge.places import PlaceKnowledge
from hearsay.knowledge.tables import SHIPPED, FileRow, Knowledge, Row, read_rows, read_toml
from hearsay.language.repair import RepairRules

LOADERS: tuple[Callable[[Knowledge], object], ...] = (
    ActorKnowledge.load,
    PlaceKnowledge.load,
    DateRules.load,
    QuantityRules.load,
    StatementRules.load,
    FigureRules.load,
    EventRules.load,
    RepairRules.load,
    PageRules.load,
    Labels.load,
    WordRules.load,
)
"""Everything that reads tables."""

OPEN_TABLES = frozenset({"dates", "languages", "weapon_designations"})
"""TOML files in which a key that the shipped file does not have is the user's own, not an error."""


MOST = 200
"""Faults told of the tables that are read together: each costs reading them again."""


@dataclass(frozen=True)
class Added:
    """What a file adds: the number of rows, or the keys of a TOML file it adds to and those whose values it replaces."""

    table: str
    rows: int = 0
    extended: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()


def faults_of(folder: Path) -> list[KnowledgeError]:
    """Everything that is wrong with a folder of tables, in the order of files and lines. Raises KnowledgeError where it is no folder."""
    found = [*_faults_of_files(folder), *_faults_of_rows(folder)]
    told = [fault for fault in found if fault.path != folder] or found  # of the folder as a whole only what nothing else explains
    unique = {str(fault): fault for fault in told}
    return sorted(unique.values(), key=lambda fault: (str(fault.path or ""), fault.line or 0))


def additions_of(folder: Path) -> list[Added]:
    """What the files of a folder without faults add to the shipped tables."""
    return [added for path in _files(folder) if (added := _added(path)) is not None]


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in (".csv", ".toml"))


def _added(path: Path) -> Added | None:
    shipped = _shipped(path.stem)
    if shipped is None:
        return None
    if _holds_rows(shipped):
        return Added(path.stem, rows=len(read_rows(path)))
    ours, theirs = read_toml(path), read_toml(shipped)
    extended = tuple(key for key, value in ours.items() if isinstance(value, list | dict) or key not in theirs)
    return Added(path.stem, extended=extended, replaced=tuple(key for key in ours if key not in extended))


def _shipped(name: str) -> Path | None:
    return next((path for suffix in (".csv", ".toml") if (path := SHIPPED / (name + suffix)).exists()), None)


def _holds_rows(shipped: Path) -> bool:
    return shipped.suffix == ".csv" or "row" in read_toml(shipped)


# ------------------------------------------------------------ files, columns, keys


def _faults_of_files(folder: Path) -> Iterator[KnowledgeError]:
    Knowledge(folder)  # raises where it is no folder
    files = _files(folder)
    if not files:
        yield KnowledgeError(f"{folder}: expected .csv or .toml files with the names of knowledge tables, found none", folder)
    for path in files:
        shipped = _shipped(path.stem)
        if shipped is None:
            near = get_close_matches(path.stem, [known.stem for known in SHIPPED.iterdir()], n=1)
            meant = f" (did you mean {near[0]}?)" if near else ""
            yield KnowledgeError(f"{path}: expected the name of a knowledge table, found {path.stem}{meant}", path)
        elif _holds_rows(shipped):
            found: list[KnowledgeError] = []
            read_rows(path, found.append)
            yield from found
            yield from _faults_of_columns(path, shipped)
        elif path.suffix != shipped.suffix:
            yield KnowledgeError(f"{path}: expected a file {shipped.name}, found one of another form", path)
        else:
            yield from _faults_of_keys(path, shipped)


def _faults_of_columns(path: Path, shipped: Path) -> Iterator[KnowledgeError]:
    if path.suffix != ".csv" or shipped.suffix != ".csv":
        return
    known, found = _header(shipped), _header(path)
    for column in found:
        if column not in known:
            yield KnowledgeError(f"{path}:1: expected columns among {', '.join(known)}, found {column!r}", path, 1)


def _header(path: Path) -> list[str]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return next(csv.reader(lines), [])
    except (UnicodeDecodeError, csv.Error):
        return []


def _faults_of_keys(path: Path, shipped: Path) -> Iterator[KnowledgeError]:
    found: list[KnowledgeError] = []
    ours, theirs = read_toml(path, found.append), read_toml(shipped)
    yield from found
    yield from _faults_of_table(path, ours, theirs, "")


def _faults_of_table(path: Path, ours: dict[str, Any], theirs: dict[str, Any], where: str) -> Iterator[KnowledgeError]:
    for key, value in ours.items():
        line = _line_of(path, key)
        at = f"{path}:{line}" if line else str(path)
        if key not in theirs:
            if not where and path.stem not in OPEN_TABLES:
                yield KnowledgeError(f"{at}: expected one of {', '.join(theirs)}, found {key}", path, line)
        elif _form(value) != _form(theirs[key]):
            yield KnowledgeError(f"{at}: expected {_form(theirs[key])} for {where}{key}, found {_form(value)}", path, line)
        elif isinstance(value, dict):
            yield from _faults_of_table(path, value, theirs[key], f"{key}.")


def _form(value: object) -> str:
    forms = ((bool, "true or false"), (int | float, "a number"), (str, "a text"), (list, "a list"), (dict, "a table"))
    return next((name for kind, name in forms if isinstance(value, kind)), "a value")


def _line_of(path: Path, key: str) -> int | None:
    """The line of a key of a TOML file; its reader tells none."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        name = line.strip().lstrip("[").partition("]" if line.strip().startswith("[") else "=")[0].strip().strip("\"'")
        if name.rpartition(".")[2] == key or name == key:
            return number
    return None


# ------------------------------------------------------------ rows


def _faults_of_rows(folder: Path) -> Iterator[KnowledgeError]:
    refused: set[tuple[Path | None, int | None]] = set()
    gone: list[str] = []
    for load in LOADERS:
        for number in range(MOST + 1):
            if (error := _refusal(load, folder, refused)) is None:
                break
            if number == MOST:
                yield KnowledgeError(f"{folder}: expected few faults, found more than {MOST} that look alike; mend these and check again")
                break
            at = (error.path, error.line)
            if not any(name in str(error) for name in gone):  # that the row it needs was refused is no fault of this one
                yield error
            if error.line is None or at in refused:
                break  # no row to leave out: what comes after it cannot be seen
            gone += _names_in(error, folder)
            refused.add(at)


def _refusal(load: Callable[[Knowledge], object], folder: Path, without: set[tuple[Path | None, int | None]]) -> KnowledgeError | None:
    try:
        load(Knowledge(folder, tell=lambda fault: None, without=without))
    except KnowledgeError as error:
        return error
    except (KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
        return KnowledgeError(f"{folder}: expected tables as the shipped ones are, found something that cannot be used ({error!r})", folder)
    return None


def _names_in(error: KnowledgeError, folder: Path) -> list[str]:
    """The ids by which other rows may name the row of an error, if it is the only one that has them."""
    if error.path is None:
        return []
    rows = Knowledge(folder, tell=lambda fault: None).rows(error.path.stem)
    refused = next((row for row in rows if isinstance(row, FileRow) and (row.path, row.line) == (error.path, error.line)), Row())
    names = [name for key in ("id", "role") if len(name := refused.get(key, "")) > 2]
    return [name for name in names if sum(name in (row.get("id"), row.get("role")) for row in rows) == 1]
