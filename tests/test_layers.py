"""The house has floors (docs/explanation/the-house.md): a module imports from its own package or from floors below it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "hearsay"
FLOORS = (
    ("errors", "profile", "records"),
    ("references", "wording"),
    ("knowledge",),
    ("articles",),
    ("language",),
    ("annotate",),
    ("extract",),
    ("compare",),
    ("jobs", "overlay", "store"),
    ("keeping",),
    ("desk",),
    ("export", "report", "terminal"),
    ("commands",),
    ("cli",),
    ("__init__", "__main__"),
)
"""From the ground up; those on one floor do not know each other. Every module or package right below ``hearsay`` has its place."""
FLOOR = {name: floor for floor, names in enumerate(FLOORS) for name in names}
AT_HOME = {"spacy": "language", "sqlalchemy": "store", "jinja2": "report", "trafilatura": "articles"}
"""Libraries that one package alone knows, so that they can be replaced there."""
MODULES = sorted(SOURCE.rglob("*.py"))


def place(path: Path) -> str:
    """The module or package right below ``hearsay`` that a file belongs to: ``compare`` for compare/claims.py, ``desk`` for desk.py."""
    return path.relative_to(SOURCE).with_suffix("").parts[0]


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything that a file imports, wherever it does so."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def test_every_package_has_a_floor() -> None:
    assert {place(path) for path in MODULES} == set(FLOOR)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_go_down(path: Path) -> None:
    here = place(path)
    wrong = []
    for line, name in imported(path):
        first, *rest = name.split(".")
        if first == "hearsay" and rest[0] not in (here, "__version__") and FLOOR[rest[0]] >= FLOOR[here]:
            wrong.append(f"{path.name}:{line}: {here} imports {name}, which is not on a floor below")
        if AT_HOME.get(first, here) != here:
            wrong.append(f"{path.name}:{line}: {first} is for {AT_HOME[first]} alone")
    assert wrong == []
