"""The 98 documents of re3d (https://github.com/dstl/re3d) as JSON Lines that ``hearsay read`` takes.

    python benchmarks/re3d_to_jsonl.py ../shared/re3d > re3d.jsonl
    hearsay read re3d.jsonl --into re3d.desk

re3d keeps one folder for each source, with a file ``documents.json`` of one document a line. The title comes before the text, as it
stands on the page.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path


def rows(folder: Path) -> Iterator[dict[str, str]]:
    """One row for each document under ``folder``, sources and documents in order."""
    for path in sorted(folder.glob("*/documents.json")):
        with path.open(encoding="utf-8-sig") as lines:
            for line in lines:
                if line.strip():
                    document = json.loads(line)
                    yield {
                        "id": f"{path.parent.name.lower().replace(' ', '-')}-{document['_id'][:8].lower()}",
                        "url": document["sourceUrl"],
                        "outlet": document["sourceName"],
                        "title": document["title"],
                        "text": f"{document['title']}\n\n{document['text']}",
                    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder re3d, with one folder for each source in it")
    folder = parser.parse_args().folder
    found = list(rows(folder))
    if not found:
        sys.exit(f"{folder}: expected folders with documents.json in them, found none")
    for row in found:
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
