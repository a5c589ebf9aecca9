"""Knowledge as data: tables of rows in TOML or CSV files, shipped with the package and extended from a folder of the user's own."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import Any

from hearsay.errors import KnowledgeError

SHIPPED = Path(__file__).parent / "data"

Row = dict[str, Any]


class Knowledge:
    """Access to the tables by name. ``overlay`` is a folder with files of the same names, whose rows come after the shipped ones.

    A CSV file is a header and rows of strings (empty cells are left out of the row); a TOML file holds ``[[row]]`` entries, or plain
    tables and lists that ``table`` returns as they are.
    """

    def __init__(self, overlay: Path | None = None) -> None:
        if overlay is not None and not overlay.is_dir():
            raise KnowledgeError(f"--knowledge {overlay}: expected a folder with .toml or .csv files, found none")
        self.overlay = overlay

    def rows(self, name: str) -> list[Row]:
        """All rows of a table, the user's after the shipped ones. Raises KnowledgeError for an unknown table or a bad file."""
        found = [path for folder in self._folders() for suffix in (".csv", ".toml") if (path := folder / (name + suffix)).exists()]
        if not found:
            raise KnowledgeError(f"{name}: there is no knowledge table of this name in {SHIPPED}")
        return [row for path in found for row in _read(path)]

    def table(self, name: str) -> Row:
        """A TOML file as one dictionary; keys of the user's file replace or (lists, tables) extend the shipped ones."""
        merged: Row = {}
        for folder in self._folders():
            path = folder / (name + ".toml")
            if path.exists():
                for key, value in _toml(path).items():
                    if isinstance(value, list) and isinstance(merged.get(key), list):
                        merged[key] = merged[key] + value
                    elif isinstance(value, dict) and isinstance(merged.get(key), dict):
                        merged[key] = merged[key] | value
                    else:
                        merged[key] = value
        return merged

    def _folders(self) -> list[Path]:
        return [SHIPPED, self.overlay] if self.overlay else [SHIPPED]


def _toml(path: Path) -> Row:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: expected a TOML file in UTF-8, found: {error}") from error


def _read(path: Path) -> list[Row]:
    if path.suffix == ".toml":
        rows = _toml(path).get("row")
        if not isinstance(rows, list):
            raise KnowledgeError(f"{path}: expected [[row]] entries, found none")
        return rows
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            rows = []
            for row in reader:
                if None in row or None in row.values():
                    raise KnowledgeError(f"{path}:{reader.line_num}: expected {len(reader.fieldnames or [])} cells, found another number")
                rows.append({key: value for key, value in row.items() if value})
            return rows
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{path}: expected a CSV file in UTF-8, found: {error}") from error
