"""Codes hearsay's events as Zero-Shot-PLOVER does, for ``bench.py events`` only.

    bench.py events --run 'hearsay extract --format jsonl --dates {meta} {folder} | python benchmarks/plover_modality.py'

Two things differ between that set and hearsay, both by the letter of the codebooks, none by the set's sentences:

- **Modality.** In Zero-Shot-PLOVER an act of cooperation that is planned or promised is AGREE, a hostile one THREATEN, a refused one
  REJECT (its table ``prompts/rootcode_modality.txt``, copied below). Hearsay keeps the class and says "planned" in ``factuality``.
- **Classes.** Imposing sanctions (CAMEO 163) is COERCE there and a conviction (116) ACCUSE, as in CAMEO2PLOVER; hearsay follows the PLOVER
  manual (SANCTION). A signed agreement (057) is SUPPORT, joint exercises (062) are COOPERATE, seized territory is ASSAULT (its
  ``prompts/Tree.txt``); hearsay says AGREE, MOBILIZE and COERCE, as the annotation guide of this project does.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

FUTURE = {
    "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "AGREE", "CONCEDE": "AGREE",
    "PROTEST": "THREATEN", "MOBILIZE": "THREATEN", "SANCTION": "THREATEN", "COERCE": "THREATEN", "ASSAULT": "THREATEN",
}  # fmt: skip
"""What a planned act of each class is; classes that are not named stay as they are."""
NEGATED = {
    "AGREE": "REJECT", "CONSULT": "REJECT", "SUPPORT": "REJECT", "COOPERATE": "REJECT", "AID": "REJECT", "RETREAT": "REJECT",
    "CONCEDE": "REJECT",
}  # fmt: skip
COMING = frozenset({"planned", "possible", "conditional"})
SIGNING = frozenset({"sign", "ratify", "reach", "conclude", "strike", "clinch", "seal", "ink", "initial", "finalise", "finalize", "forge"})
TERRITORY = frozenset(
    {"occupy", "annex", "capture", "conquer", "reoccupy", "take", "assume", "wrest", "occupation", "annexation", "takeover"}
)
EXERCISES = frozenset({"exercise", "drill", "manoeuvre", "maneuver", "game", "wargame", "training"})


def recoded(event: dict[str, Any]) -> dict[str, Any]:
    """The event with the class that Zero-Shot-PLOVER gives it."""
    return event | {"class": with_modality(codebook_class(event), event["factuality"])}


def codebook_class(event: dict[str, Any]) -> str:
    """The class by the places where the codebooks differ."""
    name: str = event["class"]
    word = event["rule"].partition(".")[2]
    if name == "SANCTION" and event["mode"] in (None, "convict"):
        return "COERCE" if event["mode"] is None else "ACCUSE"
    if name == "AGREE" and word in SIGNING:
        return "SUPPORT"
    if name == "MOBILIZE" and word in EXERCISES and len(event["source"]) > 1:
        return "COOPERATE"
    if name == "COERCE" and event["mode"] == "seize" and word in TERRITORY:
        return "ASSAULT"
    return name


def with_modality(name: str, factuality: str) -> str:
    """The class by how sure the act is."""
    if factuality in COMING:
        return FUTURE.get(name, name)
    return NEGATED.get(name, name) if factuality == "denied" else name


def recode(lines: Iterable[str]) -> Iterator[str]:
    """Records as JSON lines, events recoded, all others as they came."""
    for line in lines:
        record = json.loads(line)
        yield json.dumps(recoded(record) if record["type"] == "event" else record, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.writelines(recode(sys.stdin))
