"""Claims that are kept up to date article by article are those of all articles at once."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import numpy as np
import pytest
from whole import Told, at_once, read

from hearsay.articles.article import Article
from hearsay.compare import claim_candidates
from hearsay.compare.claim_candidates import neighbours
from hearsay.desk import Desk
from hearsay.keeping import claim_keys, claim_pairs, claims
from hearsay.records import Document, Part

SIDES = ("Sweden", "Norway", "Finland", "Denmark")
TEMPLATES = (
    "{a} warned that {b} may invade {c} with ships and planes.",
    "{b} denied that it plans to invade {c}.",
    "{a} sent a hundred soldiers to the harbour of {place} on {day}.",
    "Reuters reported that {a} had shelled the old harbour of {place}.",
    "The government of {a} said that {b} shelled the harbour of {place} at night.",
    "{a} demanded that {b} withdraw its soldiers from {place}.",
    "{a} and {b} signed an agreement on fish quotas in {place}.",
    "Officials said the bridge near {place} was blown up by men from {b}.",
    "{b} did not blow up the bridge near {place}, its prime minister said.",
    "The ferry between {place} and the islands sank in a storm, killing seven.",
)
PLACES = ("Turku", "Bergen", "Malmö")


def news(dice: random.Random, doc: str) -> Article:
    """An article of a few sentences that others tell too."""
    sentences = []
    for _ in range(dice.randint(1, 4)):
        a, b, c = dice.sample(SIDES, 3)
        day = f"{dice.randint(1, 28)} November"
        sentences.append(dice.choice(TEMPLATES).format(a=a, b=b, c=c, day=day, place=dice.choice(PLACES)))
    return dated(dice, doc, "\n\n".join(sentences))


def dated(dice: random.Random, doc: str, text: str) -> Article:
    day = dice.choice([None, *(f"2021-11-{number:02}" for number in range(1, 30))])
    outlet = dice.choice(["Reuters", "Paper 1", "Paper 2", None])
    made = Article(doc=doc, text=text, published=day, published_from="given" if day else "none", outlet=outlet)
    made.parts = [Part(kind="body", start=0, end=len(text))]
    return made


@pytest.fixture(scope="module")
def told() -> list[Told]:
    """Forty articles with their records: some are copies of a longer text, the last twelve are other versions of earlier ones."""
    dice = random.Random(3)
    articles = [news(dice, f"a{number:02}") for number in range(22)]
    long = ["\n\n".join(article.text for article in articles[start : start + 4]) for start in (0, 4)]
    articles += [dated(dice, f"c{number}", long[number % 2]) for number in range(6)]
    again = [news(dice, f"a{number:02}") for number in range(8)]
    again += [dated(dice, f"c{number}", long[1] + "\n\n" + news(dice, "").text) for number in range(4)]
    return read([*articles, *again])


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys so crowded that assertions displace one another."""
    for module in (claim_candidates, claim_keys):
        monkeypatch.setattr(module, "WINDOW", 2)
    for module in (claim_candidates, claim_pairs):
        monkeypatch.setattr(module, "LIKEST", 2)
        monkeypatch.setattr(module, "ALIKE", 0.1)


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("seed", range(3))
def test_one_by_one_in_any_order_gives_what_all_at_once_give(
    told: list[Told], tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims, "GROWN", 2)  # never all anew
    monkeypatch.setattr(claims, "DOUBLED", 100)
    dice = random.Random(seed)
    order = [*dice.sample(told[:28], 28), *dice.sample(told[28:], 12)]
    with Desk.create(tmp_path / "kept.desk") as desk:
        for number, (article, records) in enumerate(order):
            desk.add(article, records)
            if dice.random() < 0.1:  # read once more, with less found in it, and kept in the same place
                desk.add(article, [record for record in records if dice.random() < 0.8 or isinstance(record, Document)], again=True)
            if dice.random() < 0.25 or number == len(order) - 1:
                assert [row.model_dump_json() for row in desk.claims()] == at_once(desk, "claim"), f"after {number + 1} articles"
        found = desk.claims()
        assert len(found) > 20
        assert any(member.stance == "denies" for claim in found for member in claim.members)
        assert any(len(claim.members) > 5 for claim in found)


def test_articles_that_are_many_among_those_that_are_there_make_all_claims_anew(told: list[Told], tmp_path: Path) -> None:
    with Desk.create(tmp_path / "kept.desk") as desk:
        for some in (told[:3], told[3:28]):
            for article, records in some:
                desk.add(article, records)
            assert [row.model_dump_json() for row in desk.claims()] == at_once(desk, "claim")


def test_a_desk_of_version_4_makes_its_claims_anew(told: list[Told], tmp_path: Path) -> None:
    path = tmp_path / "old.desk"
    with Desk.create(path) as desk:
        for article, records in told[:6]:
            desk.add(article, records)
        expected = desk.claims()
    with sqlite3.connect(path) as raw:
        raw.execute("DROP TABLE states")
        raw.execute("DROP TABLE synthesis")
        raw.execute("DROP INDEX articles_by_doc")
        raw.execute("CREATE TABLE synthesis (kind TEXT, position INTEGER, id TEXT, json TEXT, PRIMARY KEY (kind, position))")
        raw.execute("UPDATE desk SET value = '4' WHERE name = 'version'")
    with Desk.open(path) as desk:
        assert desk.claims() == expected


def test_what_comes_between_others_takes_the_place_of_the_farthest() -> None:
    many = claim_candidates.WINDOW + 2
    keys, places = np.full(many, 7, dtype=np.uint32), np.arange(many)
    assert (0, many - 1) not in pairs(keys, places)
    assert (0, many - 1) in pairs(keys[1:], np.delete(places, 1))


def pairs(keys: claim_candidates.Numbers, places: claim_candidates.Places) -> list[tuple[int, int]]:
    first, second, _ = neighbours(keys, places)
    return list(zip(first.tolist(), second.tolist(), strict=True))
