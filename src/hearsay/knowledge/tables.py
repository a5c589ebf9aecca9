"""Knowledge as data: tables of rows in TOML or CSV files, shipped with the package and extended from a folder of the user's own."""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from hearsay.errors import KnowledgeError

SHIPPED = Path(__file__).parent / "data"

Row = dict[str, Any]
T = TypeVar("T")


class FileRow(Row):
    """A row that knows the file and the line it stands in."""

    def __init__(self, cells: Iterable[tuple[str, Any]], path: Path, line: int) -> None:
        super().__init__(cells)
        self.path = path
        self.line = line


def fault(row: Row, expected: str, found: object) -> KnowledgeError:
    """The error for a bad row: its file and line, what was expected, what was found."""
    if isinstance(row, FileRow):
        return KnowledgeError(f"{row.path}:{row.line}: expected {expected}, found {found}", row.path, row.line)
    return KnowledgeError(f"expected {expected}, found {found}")


def _raise(error: KnowledgeError) -> NoReturn:
    raise error


class Knowledge:
    """Access to the tables by name. ``overlay`` is a folder with files of the same names, whose rows come after the shipped ones.

    ``tell`` hears of every row and file that cannot be read, and reading goes on without it; by default the first one is raised. Rows in
    ``without`` (file and line) are left out.

    A CSV file is a header and rows of strings (empty cells are left out of the row); a TOML file holds ``[[row]]`` entries, or plain
    tables and lists that ``table`` returns as they are.
    """

    def __init__(
        self,
        overlay: Path | None = None,
        tell: Callable[[KnowledgeError], object] = _raise,
        without: Collection[tuple[Path | None, int | None]] = (),
    ) -> None:
        if overlay is not None and not overlay.is_dir():
            raise KnowledgeError(f"--knowledge {overlay}: expected a folder with .toml or .csv files, found none")
        self.overlay = overlay
        self._tell = tell
        self._without = without
        self._compiled: dict[Callable[[Knowledge], Any], Any] = {}

    def compiled(self, load: Callable[[Knowledge], T]) -> T:
        """What ``load`` makes of the tables, made once: several rules are made of the same ones."""
        if load not in self._compiled:
            self._compiled[load] = load(self)
        found: T = self._compiled[load]
        return found

    def rows(self, name: str) -> list[Row]:
        """All rows of a table, the user's after the shipped ones. Raises KnowledgeError for an unknown table or a bad file."""
        found = [path for folder in self._folders() for suffix in (".csv", ".toml") if (path := folder / (name + suffix)).exists()]
        if not found:
            raise KnowledgeError(f"{name}: there is no knowledge table of this name in {SHIPPED}")
        return [row for path in found for row in read_rows(path, self._tell) if (row.path, row.line) not in self._without]

    def table(self, name: str) -> Row:
        """A TOML file as one dictionary; keys of the user's file replace or (lists, tables) extend the shipped ones."""
        merged: Row = {}
        for folder in self._folders():
            path = folder / (name + ".toml")
            if path.exists():
                merged = _merged(merged, read_toml(path, self._tell))
        return merged

    def digest(self) -> str:
        """A digest of all tables: it changes where any of them does."""
        digest = hashlib.sha256()
        for folder in self._folders():
            for path in sorted(path for path in folder.iterdir() if path.suffix in (".toml", ".csv")):
                digest.update(f"{path.name}\n".encode() + path.read_bytes())
        return digest.hexdigest()

    def _folders(self) -> list[Path]:
        return [SHIPPED, self.overlay] if self.overlay else [SHIPPED]


def _merged(shipped: Row, own: Row) -> Row:
    """One table out of two: lists one after the other, tables key by key, of other values the user's own."""
    merged = dict(shipped)
    for key, value in own.items():
        before = merged.get(key)
        if isinstance(value, list) and isinstance(before, list):
            merged[key] = before + value
        elif isinstance(value, dict) and isinstance(before, dict):
            merged[key] = _merged(before, value)
        else:
            merged[key] = value
    return merged


def read_toml(path: Path, tell: Callable[[KnowledgeError], object] = _raise) -> Row:
    """A TOML file as it stands; empty where it cannot be read and ``tell`` does not raise."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        tell(KnowledgeError(f"{path}: expected a TOML file in UTF-8, found: {error}", path))
        return {}


def read_rows(path: Path, tell: Callable[[KnowledgeError], object] = _raise) -> list[FileRow]:
    """The rows of a CSV or TOML file; ``tell`` hears of those that cannot be read."""
    return list(_toml_rows(path, tell) if path.suffix == ".toml" else _csv_rows(path, tell))


def _toml_rows(path: Path, tell: Callable[[KnowledgeError], object]) -> Iterator[FileRow]:
    table = read_toml(path, tell)
    rows = table.get("row")
    if isinstance(rows, list):
        # The TOML reader tells no lines: a row stands where its heading does.
        lines = [n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if line.strip().startswith("[[row]]")]
        yield from (FileRow(row.items(), path, line) for row, line in zip(rows, lines + [0] * len(rows), strict=False))
    elif table or path.stat().st_size == 0:
        tell(KnowledgeError(f"{path}: expected [[row]] entries, found none", path))


def _csv_rows(path: Path, tell: Callable[[KnowledgeError], object]) -> Iterator[FileRow]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines)
            columns = next(reader, [])
            for cells in reader:
                begins = reader.line_num - sum(cell.count("\n") for cell in cells)
                if len(cells) == len(columns):
                    yield FileRow(((key, value) for key, value in zip(columns, cells, strict=True) if value), path, begins)
                elif cells:
                    tell(fault(FileRow([], path, begins), f"{len(columns)} cells", len(cells)))
    except (UnicodeDecodeError, csv.Error) as error:
        tell(KnowledgeError(f"{path}: expected a CSV file in UTF-8, found: {error}", path))
