"""How right pronouns are: he and she (and they) of the GUM news articles, read by hearsay, against GUM's coreference.

    .venv/bin/python benchmarks/coreference.py [--misses] [--genre news]

A pronoun counts where GUM gives its entity a mention that is no pronoun. It is resolved where hearsay says whom it denotes, and right
where the words that hearsay last took for the same actor stand in a mention of the same entity. Precision is right of resolved, coverage
resolved of all. Beside it the floor: gold mentions given, the nearest subject preferred, 69.8 % right of all (he and she).

The treebank trained the language model, so that the parse is better here than elsewhere; coreference was not learned from it.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hearsay.annotate.coreference import PERSONAL
from hearsay.annotate.mentions import find_mentions
from hearsay.articles.article import Article
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.language.pipeline import load_model
from hearsay.language.reading import parse
from hearsay.records import Part

TREEBANKS = Path(__file__).parents[2] / "shared" / "ud"
FLOOR = 0.698
GROUPS = {"he, she": {"m", "f"}, "they": {""}}
ENTITY = re.compile(r"\((\d+)(?:\[[^\]]*\])?-([^()]*)|(\d+)(?:\[[^\]]*\])?\)|\)")
IDENTITY = 7
"""Which cell behind the number names the entity's page, so that two entities with one page are one."""


@dataclass
class GoldText:
    """An article of the treebank: its text and the mentions of entities as (entity, first character, last character exclusive)."""

    name: str
    text: str = ""
    mentions: list[tuple[str, int, int]] = field(default_factory=list)
    pronouns: set[int] = field(default_factory=set)
    """First characters of pronouns."""
    identity: dict[str, str] = field(default_factory=dict)
    """The page of an entity that has one."""


def gold_texts(path: Path, genre: str) -> Iterator[GoldText]:
    """The articles of one genre of a CoNLL-U file with GUM's entity annotation."""
    made: GoldText | None = None
    opened: list[tuple[str, int]] = []
    hidden = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            if made is not None:
                yield made
            name = line.removeprefix("# newdoc id = ")
            made, opened = (GoldText(name) if f"_{genre}_" in name else None), []
        if made is None or not line:
            continue
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and made.text:
            made.text = made.text.rstrip() + "\n\n"
        if line.startswith("#"):
            continue
        number, form, _, pos, *_, misc = line.split("\t")
        if "." in number:
            continue
        start = len(made.text)
        if "-" in number:  # a word of several tokens: its text once, its tokens share it
            hidden = int(number.partition("-")[2])
            made.text += form + ("" if "SpaceAfter=No" in misc else " ")
            word_start, word_end = start, start + len(form)
            continue
        if int(number) > hidden or hidden == 0:
            hidden = 0
            word_start, word_end = start, start + len(form)
            made.text += form + ("" if "SpaceAfter=No" in misc else " ")
        elif int(number) == hidden:
            hidden = 0
        if pos == "PRON" or form.lower() in PERSONAL:
            made.pronouns.add(word_start)
        _read_entities(misc, word_start, word_end, opened, made)
    if made is not None:
        yield made


def _read_entities(misc: str, start: int, end: int, opened: list[tuple[str, int]], made: GoldText) -> None:
    entity = next((cell.removeprefix("Entity=") for cell in misc.split("|") if cell.startswith("Entity=")), "")
    for match in ENTITY.finditer(entity):
        if match.group(1):
            cells = match.group(2).split("-", IDENTITY - 1)
            if len(cells) == IDENTITY:
                made.identity[match.group(1)] = cells[-1]
            opened.append((match.group(1), start))
            continue
        at = next((k for k in reversed(range(len(opened))) if match.group(3) in (None, opened[k][0])), None)
        if at is not None:
            name, first = opened.pop(at)
            made.mentions.append((name, first, end))


def entity_at(gold: GoldText, start: int, end: int) -> str | None:
    """The entity of the shortest mention around these characters."""
    around = [(last - first, name) for name, first, last in gold.mentions if first <= start and end <= last]
    name = min(around)[1] if around else None
    return gold.identity.get(name, name) if name else None


@dataclass
class Count:
    asked: int = 0
    resolved: int = 0
    right: int = 0

    def line(self, name: str, floor: float | None) -> str:
        precision, coverage = self.right / max(self.resolved, 1), self.resolved / max(self.asked, 1)
        right = self.right / max(self.asked, 1)
        beside = f"; floor (right of all, gold mentions given) {floor:.3f}" if floor else ""
        return f"{name:8} {self.asked:4} pronouns  precision {precision:.3f}  coverage {coverage:.3f}  right of all {right:.3f}{beside}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--genre", default="news", help="news, bio, interview, speech, textbook, voyage")
    parser.add_argument("--misses", action="store_true", help="list what was wrong or not resolved")
    options = parser.parse_args()
    texts = [gold for path in sorted(TREEBANKS.glob("en_gum_free-*.conllu")) for gold in gold_texts(path, options.genre)]
    if not texts:
        parser.error(f"expected the treebank GUM in {TREEBANKS}, found no article of the genre {options.genre}")
    nlp, actors = load_model(), ActorKnowledge.load(Knowledge())
    counts = {name: Count() for name in GROUPS}
    for gold in texts:
        for name, pronoun, wrong in judged(gold, nlp, actors, counts):
            if options.misses:
                print(f"{gold.name}: {name}: {pronoun}: {wrong}")
    for name, count in counts.items():
        print(count.line(name, FLOOR if name == "he, she" else None))


def judged(gold: GoldText, nlp: object, actors: ActorKnowledge, counts: dict[str, Count]) -> Iterator[tuple[str, str, str]]:
    """Count the pronouns of an article; yield those that are wrong or not resolved, with what was said of them."""
    named = {gold.identity.get(name, name) for name, first, _ in gold.mentions if first not in gold.pronouns}
    for reading in parse([whole(gold)], nlp):  # type: ignore[arg-type]
        found = find_mentions(reading, actors)
        for token in reading.doc:
            if token.lower_ not in PERSONAL or token.lower_.startswith("it"):
                continue
            start, end = reading.origin[token.idx], reading.past[token.idx + len(token) - 1]
            entity = entity_at(gold, start, end)
            if entity is None or entity not in named:
                continue
            group = next(name for name, genders in GROUPS.items() if PERSONAL[token.lower_][1] in genders)
            counts[group].asked += 1
            actor = found.denoted.get(token.i)
            before = gold.text[max(0, start - 80) : end].replace("\n", " ")
            if actor is None:
                yield group, before, "not resolved"
                continue
            counts[group].resolved += 1
            taken = [t for t in reading.doc if t.lower_ not in PERSONAL and found.denoted.get(t.i) == actor]
            last = next((t for t in reversed(taken) if t.i < token.i), taken[0] if taken else None)
            if last is not None and entity == entity_at(gold, reading.origin[last.idx], reading.past[last.idx + len(last) - 1]):
                counts[group].right += 1
            else:
                yield group, before, f"resolved to {actor.name}"


def whole(gold: GoldText) -> Article:
    """The text as one article: a title and a body."""
    head = gold.text.find("\n\n") + 2
    parts = [Part(kind="title", start=0, end=head), Part(kind="body", start=head, end=len(gold.text))]
    return Article(gold.name, gold.text, parts=parts)


if __name__ == "__main__":
    main()
