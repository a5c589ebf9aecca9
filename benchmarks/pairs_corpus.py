"""Lay out the articles of the judged pairs (benchmarks/gold_pairs) in one folder, for `hearsay read`.

    .venv/bin/python benchmarks/pairs_corpus.py FOLDER
    .venv/bin/hearsay read FOLDER --dates examples/standoff/meta.jsonl --into pairs.desk
    .venv/bin/python benchmarks/pairs.py --desk pairs.desk benchmarks/gold_pairs/*-dev.jsonl

The articles are those of the example corpus, and of the folder `shared` beside this checkout: the real articles, and the documents of re3d
that tell of Mosul, Aleppo or Raqqa. The pairs hold offsets only.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
TOLD_OF = re.compile("Mosul|Aleppo|Raqqa")
SOURCE_LETTERS = 12


def documents() -> Iterator[tuple[str, str]]:
    """Name and text of the documents of re3d; a title that the text does not begin with stands above it."""
    for path in sorted((SHARED / "re3d").glob("*/documents.json")):
        source = re.sub("[^a-z]+", "-", path.parent.name.lower()).strip("-")[:SOURCE_LETTERS].strip("-")
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line) if line.strip() else {"text": ""}
            if TOLD_OF.search(row["text"]):
                title = row.get("title", "")
                above = "" if not title or row["text"].startswith(title) else f"{title}\n\n"
                yield f"re3d-{source}-{row['_id'][:6].lower()}", above + row["text"]


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if not SHARED.is_dir():
        sys.exit(f"expected the real articles in {SHARED}, found nothing there")
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for source in (SHARED / "articles", ROOT / "examples" / "standoff" / "articles"):
        for path in sorted(source.iterdir()):
            shutil.copy(path, folder / path.name)
    for name, text in documents():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
