"""Write knowledge/data/word_bands.toml: how common English words are, counted in the treebanks that the language model is trained on.

    .venv/bin/python tools/word_bands.py TREEBANK.conllu...

The treebanks (UD English EWT and the freely licensed part of GUM; CC BY-SA 4.0) are cut into passages of 300 words. A word's count is the
number of passages that have its stem. Counts are rounded to bands that double; what stands in fewer than five passages is left out.
"""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

from hearsay.compare.fingerprint import WORD, stem
from hearsay.knowledge.tables import SHIPPED

PASSAGE = 300
FEWEST = 5
HEAD = """\
# How common English words are: stems by how many of {passages} passages of {size} words have them, in bands that double (each named by
# its middle). Words in no band are rarer than any of these. Made by tools/word_bands.py from UD English EWT and the freely licensed part
# of UD English GUM (CC BY-SA 4.0; see NOTICE); only counts are taken from them.
passages = {passages}
"""


def main(paths: list[Path]) -> None:
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# text = "))
    words = [word.lower() for line in lines for word in WORD.findall(line.removeprefix("# text = "))]
    passages = [words[i : i + PASSAGE] for i in range(0, len(words), PASSAGE)]
    counts = Counter(term for passage in passages for term in {stem(word) for word in passage})
    bands: defaultdict[int, list[str]] = defaultdict(list)
    for term, count in counts.items():
        if count >= FEWEST and not term[0].isdigit():
            bands[int(math.log2(count / FEWEST))].append(term)
    with (SHIPPED / "word_bands.toml").open("w", encoding="utf-8") as out:
        out.write(HEAD.format(passages=len(passages), size=PASSAGE))
        for band, terms in sorted(bands.items()):
            out.write(f'\n[[band]]\npassages = {round(FEWEST * 2 ** (band + 0.5))}\nwords = """\n')
            out.write("\n".join(_lines(sorted(terms))) + '\n"""\n')


def _lines(words: list[str], width: int = 140) -> list[str]:
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".lstrip()
    return lines


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
