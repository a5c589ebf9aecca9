"""How right: runs the scorers of the folder `shared` beside this checkout and prints each score beside those to beat.

    .venv/bin/python benchmarks/accuracy.py [gold] [SET ...]     (nothing named: all of them)

gold        the real articles against both annotation passes (two annotators agree at: statements with speaker .96, with act .81, chains
            .84, figures with bounds and unit .95, with owner .88, dates with value .97)
dates, figures, statements, places, events, names, copies, stories
            the sets made by others; the anchors are printed by the scorer
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared"
HEARSAY = f"{sys.executable} -m hearsay"
SETS = ("dates", "figures", "statements", "places", "events", "names")
COMPARED = ("copies", "stories")
ALL = ("gold", *SETS, *COMPARED)


def gold() -> None:
    """Extract the real articles once, score them against each pass."""
    articles = SHARED / "articles"
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as records:
        subprocess.run([*HEARSAY.split(), "extract", str(articles)], stdout=records, check=True)
        for folder in sorted((SHARED / "gold").iterdir()):
            if folder.is_dir():
                print(f"== the real articles against annotation {folder.name}", flush=True)
                score("score.py", "--articles", str(articles), "--gold", str(folder), "--records", records.name)


def bench(kind: str) -> None:
    """Score one kind of sets."""
    if kind in COMPARED:
        score("bench_compare.py", kind, "--run", f"{HEARSAY} compare --format jsonl --dates {{meta}} {{folder}}")
    elif kind == "names":
        score("bench.py", kind, "--run", f"{HEARSAY} names")
    else:
        score("bench.py", kind, "--run", f"{HEARSAY} extract --format jsonl --dates {{meta}} {{folder}}")


def score(program: str, *words: str) -> None:
    subprocess.run([sys.executable, str(SHARED / "score" / program), *words], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", help=", ".join(ALL))
    what = parser.parse_args().what or list(ALL)
    if unknown := set(what) - set(ALL):
        parser.error(f"expected {', '.join(('gold', *SETS, *COMPARED))}, found {', '.join(sorted(unknown))}")
    if not SHARED.is_dir():
        parser.error(f"expected the texts and scorers in {SHARED}, found nothing there")
    for each in what:
        if each == "gold":
            gold()
        else:
            bench(each)


if __name__ == "__main__":
    main()
