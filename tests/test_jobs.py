"""Several processes give what one gives."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from hearsay import jobs
from hearsay.articles.article import Article
from hearsay.errors import HearsayError, InputError, ModelError
from hearsay.jobs import Recipe, read_records
from hearsay.records import Part


def articles(number: int) -> Iterator[Article]:
    for i in range(number):
        text = f"Anna Petrova said on Monday that {i + 2},000 troops had left the border."
        yield Article(doc=f"wire-{i}", text=text, parts=[Part(kind="body", start=0, end=len(text))])


def no_errors(error: InputError) -> None:
    raise error


def test_two_processes_give_the_same_bytes_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "BATCH_CHARACTERS", 200)
    one = list(read_records(articles(20), Recipe(), 1, no_errors))
    two = list(read_records(articles(20), Recipe(), 2, no_errors))
    assert two == one
    assert [read.article.doc for read in two] == [f"wire-{i}" for i in range(20)]


def test_what_articles_contribute_is_the_same_from_two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "BATCH_CHARACTERS", 200)
    one = list(read_records(articles(4), Recipe(), 1, no_errors, contributing=True))
    assert list(read_records(articles(4), Recipe(), 2, no_errors, contributing=True)) == one
    assert all(read.items["figure"] for read in one)


def test_only_a_few_batches_are_under_way_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A million articles must not be taken in before the first is written."""
    monkeypatch.setattr(jobs, "BATCH_CHARACTERS", 1)
    taken = 0

    def counted() -> Iterator[Article]:
        nonlocal taken
        for article in articles(1000):
            taken += 1
            yield article

    results = read_records(counted(), Recipe(), 2, no_errors)
    next(results)
    assert taken <= 2 * jobs.BATCHES_AHEAD + 1
    results.close()  # type: ignore[attr-defined]


def test_a_model_that_cannot_be_loaded_is_told_from_the_worker_too() -> None:
    for number in (1, 2):
        with pytest.raises(ModelError, match="nowhere/model"):
            list(read_records(articles(2), Recipe(model="nowhere/model"), number, no_errors))


def test_a_worker_that_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_work", _die)
    with pytest.raises(HearsayError, match="a worker process died while reading"):
        list(read_records(articles(2), Recipe(), 2, no_errors))


def _die(recipe: Recipe, batch: list[Article], contributing: bool) -> None:
    os._exit(9)


def test_inputs_are_counted_where_they_can_be(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html"):
        (tmp_path / name).write_text("x")
    assert jobs.count_inputs([tmp_path]) == 2
    (tmp_path / "c.jsonl").write_text("{}\n{}\n\n")
    assert jobs.count_inputs([tmp_path]) == 4
    assert jobs.count_inputs([tmp_path, "-"]) is None
