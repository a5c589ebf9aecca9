"""What README and docs promise is there: commands, options, links."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer

from hearsay.cli import app

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "examples" / "standoff" / "README.md", *(ROOT / "docs").rglob("*.md")])
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
LINK = re.compile(r"\]\((?!https?://|mailto:)([^)#\s]+)(?:#[^)]*)?\)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`hearsay ([^`]+)`")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def commands_in(page: str) -> list[list[str]]:
    """Every ``hearsay ...`` that the page tells the reader to run, cut into words."""
    found = [line.split("| jq")[0] for kind, block in FENCE.findall(page) if not kind for line in block.splitlines()]
    lines = [match[1] for line in found if (match := re.match(r"(?:\.venv/bin/)?hearsay (.+)", line))]
    return [shlex.split(line.split(" > ")[0]) for line in [*lines, *INLINE.findall(page)]]


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    missing = [link for link in LINK.findall(path.read_text(encoding="utf-8")) if not (path.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_commands_and_their_options_exist(path: Path) -> None:
    for command, *rest in commands_in(path.read_text(encoding="utf-8")):
        if command in {"COMMAND", "--help", "--version"}:
            continue
        assert command in COMMANDS, f"hearsay {command}"
        options = {option for parameter in COMMANDS[command].params for option in parameter.opts}
        unknown = [word for word in rest if word.startswith("-") and word not in options | {"-", "--help"}]
        assert unknown == [], f"hearsay {command} {' '.join(unknown)}"


def test_every_command_stands_in_the_readme() -> None:
    told = {command for command, *_ in commands_in((ROOT / "README.md").read_text(encoding="utf-8"))}
    assert set(COMMANDS) <= told


def test_every_make_target_in_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`make (\w+)`|^make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE):
        assert re.search(rf"^{''.join(target)}:", makefile, re.MULTILINE), target


def test_every_page_of_the_docs_can_be_reached() -> None:
    reached, waiting = set[Path](), [ROOT / "docs" / "index.md"]
    while waiting:
        page = waiting.pop().resolve()
        if page.suffix == ".md" and page.exists() and page not in reached:
            reached.add(page)
            waiting += [page.parent / link for link in LINK.findall(page.read_text(encoding="utf-8"))]
    assert [name(path) for path in (ROOT / "docs").rglob("*.md") if path.resolve() not in reached] == []


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_tables_that_are_named_exist(path: Path) -> None:
    data = ROOT / "src" / "hearsay" / "knowledge" / "data"
    named = set(re.findall(r"`(\w+\.(?:csv|toml))`", path.read_text(encoding="utf-8"))) - {"pyproject.toml"}
    assert [table for table in sorted(named) if not (data / table).exists()] == []


def test_the_python_guide_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its blocks, one after the other, in a folder with one article."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "note.txt").write_text("The bridge\n\nAda Vale said that 300 soldiers had left.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "docs" / "how-to" / "use-from-python.md").read_text(encoding="utf-8")
    blocks = [block for kind, block in FENCE.findall(page) if kind == "python"]
    exec("\n".join(blocks), {})
    assert (tmp_path / "report.html").read_text(encoding="utf-8").count("<article") == 1
