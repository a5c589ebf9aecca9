"""Articles and records, put in and taken out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import made
import pytest

from hearsay.desk import Desk
from hearsay.errors import InputError, NotFound


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.create(tmp_path / "crisis.desk") as opened:
        yield opened


def test_what_is_kept_comes_back_whole(desk: Desk) -> None:
    article = made.article()
    desk.add(article, made.records(article))
    assert desk.article("ledger-1") == article
    assert list(desk.records()) == made.records(article)


def test_the_same_article_again_changes_nothing(desk: Desk) -> None:
    article = made.article()
    assert desk.add(article, made.records(article)) == "new"
    before = list(desk._database._connection.connection.driver_connection.iterdump())  # type: ignore[union-attr]
    assert desk.add(article, []) == "unchanged"
    assert list(desk._database._connection.connection.driver_connection.iterdump()) == before  # type: ignore[union-attr]


def test_a_changed_article_is_a_new_version_and_the_old_one_stays(desk: Desk) -> None:
    old, new = made.article(), made.article(made.TEXT.replace("more than 100,000", "more than 130,000"))
    desk.add(old, made.records(old))
    assert desk.add(new, [new.record()]) == "changed"
    assert desk.versions("ledger-1") == [1, 2]
    assert desk.article("ledger-1").text == new.text
    assert desk.article("ledger-1", version=1).text == old.text
    assert list(desk.records()) == [new.record()]
    assert list(desk.records(doc="ledger-1", version=1)) == made.records(old)
    assert len(desk) == 1


def test_an_article_that_changed_back_is_a_version_too(desk: Desk) -> None:
    old, new = made.article(), made.article(made.TEXT.replace("tanks", "trains"))
    assert [desk.add(article, []) for article in (old, new, old, old)] == ["new", "changed", "changed", "unchanged"]
    assert desk.article("ledger-1") == old


def test_reading_again_on_demand_replaces_the_records(desk: Desk) -> None:
    article = made.article()
    desk.add(article, [article.record()])
    assert desk.add(article, made.records(article), again=True) == "again"
    assert desk.add(article, made.records(article), again=True) == "unchanged"
    assert desk.versions("ledger-1") == [1]
    assert list(desk.records()) == made.records(article)
    assert list(desk.check()) == []
    assert len(desk.search("border")) == 1


def test_two_records_with_one_id_are_refused_and_nothing_is_kept(desk: Desk) -> None:
    article = made.article()
    with pytest.raises(InputError, match="ledger-1: an error of hearsay itself"):
        desk.add(article, [*made.records(article), made.date(article, "Monday", None)])
    assert len(desk) == 0


def test_articles_come_in_order_of_their_ids(desk: Desk) -> None:
    for doc in ("b", "a", "c"):
        desk.add(made.article(doc=doc), [])
    assert [article.doc for article in desk.articles()] == ["a", "b", "c"]


def test_records_are_chosen_by_type_and_article(desk: Desk) -> None:
    for doc in ("a", "b"):
        desk.add(made.article(doc=doc), made.records(made.article(doc=doc)))
    assert [record.type for record in desk.records(doc="b")] == ["document", "statement", "figure", "date"]
    assert [record.doc for record in desk.records("figure")] == ["a", "b"]


def test_one_record_is_found_by_its_id(desk: Desk) -> None:
    article = made.article()
    records = made.records(article)
    desk.add(article, records)
    assert desk.record(records[2].id) == records[2]


def test_what_is_not_there_is_said_to_be_not_there(desk: Desk) -> None:
    with pytest.raises(NotFound, match="there is no article 'x' in this desk"):
        desk.article("x")
    with pytest.raises(NotFound, match="there is no record 's-1' in this desk"):
        desk.record("s-1")


def test_an_empty_article_is_kept(desk: Desk) -> None:
    article = made.article()
    article.text, article.parts = "", []
    desk.add(article, [article.record()])
    assert desk.article("ledger-1").text == ""
    assert list(desk.check()) == []


def test_any_character_comes_back(desk: Desk) -> None:
    article = made.article("Title 𝔄\n\nBody \x00 with \u2028 and 👩‍👩‍👧 e\u0301\n\nTeaser\n")
    desk.add(article, [article.record()])
    assert desk.article("ledger-1").text == article.text
    assert list(desk.check()) == []
