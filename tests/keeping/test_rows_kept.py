"""What is kept up to date article by article (series, positions, sources, timeline, news) is what all articles at once tell."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from whole import KNOWLEDGE, Told, at_once, read

from hearsay.articles.article import Article
from hearsay.compare import series_candidates
from hearsay.compare.indicator_rules import read_indicators
from hearsay.compare.indicators import read_all
from hearsay.compare.sides import Sides
from hearsay.compare.synthesis import WRITING_ROWS
from hearsay.compare.tension import tension
from hearsay.compare.watching import news, snapshot
from hearsay.desk import Desk
from hearsay.keeping import compared, positions, series, standing
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.records import Part, Position, Series
from hearsay.store.synthesis import States

SIDES = ("Sweden", "Norway", "Finland")
TEMPLATES = (
    "{a} has {n} troops at the border, the {b} defence ministry said.",
    "About {n} soldiers of {a} are near the strait, Reuters reported.",
    "Shells killed {m} fishermen in Turku on {day}, officials said.",
    "{a} sent {m} warships and {n} men to the drill.",
    "{a} demanded that {b} withdraw its troops from the border.",
    "{a} demanded that {b} withdraw its troops, which {b} rejected.",
    "{a} has called on {b} to release the prisoners.",
    "{b} rejected the demand of {a} to release the prisoners.",
    "{a} warned {b} of severe costs if it invades {c}.",
    "Troops of {b} invaded {c} on {day}.",
    "{b} withdrew its troops from the border on {day}.",
    "Officials demanded that {b} open the harbour.",
    "{a} offered to mediate between {b} and {c}.",
)
ADJECTIVES = {"Sweden": "Swedish", "Norway": "Norwegian", "Finland": "Finnish"}


def written(dice: random.Random, doc: str) -> Article:
    """An article of a few sentences, some of them with numbers that others give, too."""
    sentences = []
    for _ in range(dice.randint(1, 4)):
        a, b, c = dice.sample(SIDES, 3)
        numbers = {"n": f"{dice.choice([90, 100, 125, 127])},000", "m": dice.choice(["14", "17", "140"])}
        day = f"{dice.randint(1, 28)} November"
        template = dice.choice(TEMPLATES).replace("the {b}", f"the {ADJECTIVES[b]}")
        sentences.append(template.format(a=a, b=b, c=c, day=day, **numbers))
    return dated(dice, doc, "\n\n".join(sentences))


def dated(dice: random.Random, doc: str, text: str) -> Article:
    day = dice.choice([None, *(f"2021-11-{number:02}" for number in range(1, 30))])
    made = Article(doc=doc, text=text, published=day, published_from="given" if day else "none", outlet=f"Paper {dice.randint(1, 3)}")
    made.parts = [Part(kind="body", start=0, end=len(text))]
    return made


def copied(dice: random.Random, doc: str, of: Sequence[Article]) -> Article:
    """A long text of some others, so that it counts as a copy, at times with another number."""
    text = "\n\n".join(article.text for article in of)
    return dated(dice, doc, text.replace("90,000", "99,000") if dice.random() < 0.5 else text)


@pytest.fixture(scope="module")
def told() -> list[Told]:
    """Thirty-six articles with their records; of the last twelve each is another version of an earlier one."""
    dice = random.Random(7)
    articles = [written(dice, f"a{number:02}") for number in range(18)]
    whole = articles[:4]
    articles += [copied(dice, f"c{number}", whole) for number in range(6)]
    again = [written(dice, f"a{number:02}") for number in range(9)] + [copied(dice, f"c{number}", whole) for number in range(3)]
    return read([*articles, *again])


def kept(desk: Desk) -> Iterator[str]:
    yield from (row.model_dump_json() for row in (*desk.series(), *desk.positions()))


def places(desk: Desk) -> dict[tuple[str, str], dict[int, bytes]]:
    """All that is kept so that one more article finds its place."""
    with desk._database.reading() as connection:
        parts = [("series", part) for part in ("entries", "keys", "alike", "changed")]
        parts += [("position", part) for part in ("entries", "keys", "together")]
        return {(kind, part): {n: blob for n, blob in States(connection, kind).get(part).items() if blob} for kind, part in parts}


def forget(desk: Desk) -> None:
    with desk._database.writing() as connection:
        for kind in ("series", "position"):
            States(connection, kind).clear()
    desk._database.note({"series": "", "position": ""})


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys so crowded that figures displace one another, and never all rows made anew."""
    monkeypatch.setattr(series_candidates, "FEW", 3)
    monkeypatch.setattr(series_candidates, "FOLLOWING", 2)
    monkeypatch.setattr(series_candidates, "RARE", 2)
    for module in (series, positions):
        monkeypatch.setattr(module, "MANY", 10)


@pytest.mark.parametrize("seed", range(3))
def test_one_by_one_in_any_order_gives_what_all_at_once_give(told: list[Told], tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    order = [*dice.sample(told[:24], 24), *dice.sample(told[24:], 12)]
    with Desk.create(tmp_path / "kept.desk") as desk:
        for number, (article, records) in enumerate(order):
            desk.add(article, records)
            if dice.random() < 0.25 or number == len(order) - 1:
                assert list(kept(desk)) == at_once(desk, "series", "position"), f"after {number + 1} articles"
        grown = places(desk)
        found: list[Series | Position] = [*desk.series(), *desk.positions()]
        forget(desk)
        assert [*desk.series(), *desk.positions()] == found
        assert places(desk) == grown
        assert any(row.type == "series" and len(row.points) > 4 for row in found)
        assert any(row.type == "series" and point.changed_from for row in found if row.type == "series" for point in row.points)
        assert any(row.type == "position" and row.answers for row in found)
        assert any(row.type == "position" and row.condition_met for row in found)
        assert any(row.type == "position" and len(row.retellings) > 2 for row in found)


RULES = """
[[indicator]]
name = "many near Norway"
kind = "figure"
unit = "troops"
near = "Norway"
above = 95_000

[[indicator]]
name = "somebody moves"
kind = "event"
class = ["RETREAT", "ASSAULT", "MOBILIZE"]
actor = ["Norway", "Sweden"]
within_days = 14

[[indicator]]
name = "nothing of the kind"
kind = "event"
class = "AID"
actor = "Finland"

[[indicator]]
name = "a line is crossed"
kind = "threat_met"
"""


def others_at_once(desk: Desk, rules: Path) -> list[object]:
    """Sources, tension and indicators of all articles of a desk, made anew."""
    items, corpus = desk._standing().items, desk.corpus()
    sides = Sides.of(KNOWLEDGE.compiled(ActorKnowledge.load))
    rows = [list(make(items, corpus, KNOWLEDGE)) for make in WRITING_ROWS.values()]
    fired = read_all(read_indicators(rules, KNOWLEDGE), items("fact"), desk.positions(), desk.series(), corpus, sides)
    return [*rows, tension(items("deed"), corpus, sides), fired]


def test_sources_timeline_indicators_and_news_are_those_of_all_articles(told: list[Told], tmp_path: Path) -> None:
    dice = random.Random(5)
    (rules := tmp_path / "rules.toml").write_text(RULES, encoding="utf-8")
    before = None
    with Desk.create(tmp_path / "others.desk") as desk:
        for number, (article, records) in enumerate([*dice.sample(told[:24], 24), *dice.sample(told[24:], 12)]):
            desk.add(article, records)
            if number % 7 == 0:
                assert [*desk.sources(), desk.tension(), desk.indicators(rules)] == others_at_once(desk, rules)
                now = snapshot(desk.claims(), desk.series(), desk.positions(), desk.indicators(rules), [own.doc for own in desk.articles()])
                assert desk.watch(rules) == (None if before is None else news(before, now))
                before = now
        assert [one.state for one in desk.indicators(rules)].count("fired") > 1
        pairs = desk.pairs()
        assert [row.pair for row in desk.tension(pairs[1:2])] == [pairs[1].sides]


def test_a_desk_that_may_not_be_written_tells_the_same(told: list[Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (rules := tmp_path / "rules.toml").write_text(RULES, encoding="utf-8")
    path = tmp_path / "shut.desk"
    with Desk.create(path) as desk:
        for article, records in told[:12]:
            desk.add(article, records)
        desk.compare()
        dice = random.Random(1)
        desk.add(dated(dice, "silent", "Nobody speaks."), [])

    def rows(desk: Desk) -> list[object]:
        return [desk.series(), desk.positions(), *desk.sources(), desk.pairs(), desk.tension(), desk.indicators(rules)]

    with monkeypatch.context() as shut, Desk.open(path) as desk:
        for module in (standing, compared):
            shut.setattr(module, "for_writing", nobody_writes)
        found = rows(desk)
    with Desk.open(path) as desk:
        assert rows(desk) == found


@contextmanager
def nobody_writes(_: object) -> Iterator[None]:
    yield None
