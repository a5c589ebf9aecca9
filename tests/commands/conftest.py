"""A desk with one article of events, and the commands run as the user would, in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import made
import pytest
from typer.testing import CliRunner, Result

from hearsay.articles.article import Article
from hearsay.cli import app
from hearsay.desk import Desk
from hearsay.records import Actor, Event, Mention, Part, Record, Statement, record_id

TEXT = """Talks

Sergey Lavrov met Antony Blinken in Geneva. Lavrov said Russia had withdrawn its army.

He denied that Russia had attacked Ukraine.
"""

LAVROV = Actor(id="person/sergey-lavrov", name="Sergey Lavrov", kind="person")
BLINKEN = Actor(id="person/antony-blinken", name="Antony Blinken", kind="person")
UKRAINE = Actor(id="UKR", name="Ukraine", kind="state")
VALE = Actor(id="person/ada-vale", name="Ada Vale", kind="person", known=False)
BOTH = Actor(id="group/person/sergey-lavrov+person/antony-blinken", name="Sergey Lavrov, Antony Blinken", kind="group")

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    def run_command(*words: str | Path) -> Result:
        return CliRunner().invoke(app, [str(word) for word in words])

    return run_command


def mention(words: str, actor: Actor, rule: str, form: str = "name", nth: int = 0) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    span = made.span(words, TEXT).model_copy(update={"start": start, "end": start + len(words)})
    return Mention(id=record_id("m", "talks", [span]), doc="talks", span=span, actor=actor, form=form, rule=rule)  # type: ignore[arg-type]


def event(
    words: str, kind: str, source: list[Actor], target: list[Actor], factuality: str = "happened", told_in: str | None = None
) -> Event:
    trigger = made.span(words, TEXT)
    return Event.model_validate(
        {
            "id": record_id("e", "talks", [trigger]),
            "doc": "talks",
            "trigger": trigger.model_dump(),
            "class": kind,
            "mode": None,
            "source": [actor.model_dump() for actor in source],
            "target": [actor.model_dump() for actor in target],
            "place": None,
            "time": None,
            "factuality": factuality,
            "statement": told_in,
            "intensity": 1.0,
            "rule": "verb.meet",
        }
    )


def statement(of: Article, content: str, cue: str, act: str = "say") -> Statement:
    return made.statement(of, content, LAVROV, cue).model_copy(update={"act": act})


def article() -> Article:
    return Article(
        doc="talks",
        text=TEXT,
        title="Talks",
        outlet="The Ledger",
        published="2022-01-22",
        published_from="given",
        parts=[Part(kind="body", start=0, end=len(TEXT))],
    )


def records() -> list[Record]:
    of = article()
    denial = statement(of, "Russia had attacked Ukraine", "denied", "deny")
    return [
        of.record(),
        mention("Sergey Lavrov", LAVROV, "names:person"),
        mention("Antony Blinken", BLINKEN, "names:person"),
        mention("Lavrov", LAVROV, "names:surname", nth=1),
        mention("He", LAVROV, "coreference:pronoun", "pronoun"),
        mention("Russia", made.RUSSIA, "names:state"),
        mention("Ukraine", UKRAINE, "names:state"),
        mention("Talks", BOTH, "names:list"),
        mention("Geneva", VALE, "names:unknown"),
        statement(of, "Russia had withdrawn its army", "said"),
        denial,
        event("met", "CONSULT", [LAVROV], [BLINKEN]),
        event("withdrawn", "RETREAT", [made.RUSSIA], []),
        event("attacked", "ASSAULT", [made.RUSSIA], [UKRAINE], "denied", denial.id),
    ]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "talks.desk"
    with Desk.create(path) as opened:
        opened.add(article(), records())
    return path
