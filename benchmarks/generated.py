"""Articles made up by a seeded generator, as many as wanted, each different: to measure speed and memory on."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

PEOPLE = ("Anna Petrova", "Boris Lang", "the defence minister", "A spokesman for the alliance", "the president's adviser", "Clara Weiss")
STATES = ("Russia", "Ukraine", "the United States", "Germany", "Belarus", "Poland", "Turkey")
UNITS = ("troops", "tanks", "warships", "soldiers", "aircraft", "missiles", "vehicles")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "22 January", "last week", "two days later")
SYLLABLES = ("ka", "ro", "min", "sta", "vel", "gor", "lu", "dno", "pra", "tse", "be", "ri")

SENTENCES = (
    "{person} said on {day} that {state} had moved more than {number} {unit} to {place}.",
    "“We will answer every step of {state},” {person} told reporters in {place}.",
    "According to {person}, between {number} and {more} {unit} of {state} stand near {place}.",
    "{state} denied the report and accused {other} of sending {number} {unit} to {place}.",
    "If {other} does not withdraw its {unit} by {day}, {person} warned, {state} will act.",
    "The talks in {place} ended on {day} without a result.",
    "Officials who did not want to be named claimed that up to {more} {unit} had left {place} since {day}.",
    "The road from {place} was closed, and the shops in the centre opened late because of the snow.",
)


def article(number: int, sentences: int = 16) -> str:
    """The article with this number: always the same text."""
    dice = random.Random(number)
    paragraphs = []
    for _ in range(sentences // 4):
        paragraphs.append(" ".join(_sentence(dice) for _ in range(4)))
    place = _place(dice)
    return f"Forces near {place} grow\n\n" + "\n\n".join(paragraphs) + "\n"


def _sentence(dice: random.Random) -> str:
    number = dice.randrange(20, 120_000)
    sentence = dice.choice(SENTENCES).format(
        person=dice.choice(PEOPLE),
        day=dice.choice(DAYS),
        state=dice.choice(STATES),
        other=dice.choice(STATES),
        unit=dice.choice(UNITS),
        number=f"{number:,}",
        more=f"{number * 2:,}",
        place=_place(dice),
    )
    return sentence[0].upper() + sentence[1:]


def _place(dice: random.Random) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(dice.randrange(2, 5))).capitalize()


def write_articles(folder: Path, number: int, sentences: int = 16) -> Iterator[Path]:
    """Write so many articles into the folder, one file each."""
    for i in range(number):
        path = folder / f"article-{i:06}.txt"
        path.write_text(article(i, sentences), encoding="utf-8")
        yield path
