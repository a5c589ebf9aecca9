"""What rows rest on: values in slices, and which articles are others than before."""

from __future__ import annotations

import gc
from pathlib import Path

from hearsay.keeping.ground import Made, Since
from hearsay.keeping.masses import in_masses
from hearsay.keeping.slices import Slices
from hearsay.store.database import Database
from hearsay.store.synthesis import Row, Rows, States, version_of


def made(key: int, first: str = "", family: str = "", outlet: str = "", digest: str = "") -> Made:
    return Made(key, digest, "2022-01-01", first, family, outlet)


def test_articles_come_go_and_change() -> None:
    before = {"old": made(1, "old"), "same": made(2, "same"), "other": made(3, "other", digest="one")}
    now = {"same": made(2, "same"), "other": made(4, "other", digest="two"), "new": made(5, "new")}
    since = Since.between(before, now)
    assert (since.came, since.gone) == ({"other", "new"}, {"old", "other"})
    assert since.touched == {"old", "other", "new"}


def test_who_shares_a_text_with_one_that_came_is_touched_too() -> None:
    before = {"wire": made(1, "wire"), "else": made(2, "else")}
    now = {"wire": made(1, "wire", "f"), "else": made(2, "else"), "copy": made(3, "wire", "f")}
    since = Since.between(before, now)
    assert (since.came, since.refolded) == ({"copy"}, {"wire"})
    since = Since.between(now, before)
    assert (since.gone, since.refolded) == ({"copy"}, {"wire"})


def test_an_outlet_that_turns_out_to_be_an_actor_is_told() -> None:
    since = Since.between({"a": made(1, "a")}, {"a": made(1, "a", outlet="Q130879")})
    assert (since.renamed, since.came, since.refolded) == ({"a"}, frozenset(), frozenset())


def test_only_slices_that_change_are_written(tmp_path: Path) -> None:
    with Database.create(tmp_path / "a.desk").writing() as connection:
        states = States(connection, "claim")
        values = Slices(states, "names")
        for number in (1, 2, 700):
            values.put(number, ["a", number])
        values.keep()
        first = states.get("names")
        assert len(first) == 2
        again = Slices(states, "names")
        assert dict(again.items()) == {1: ["a", 1], 2: ["a", 2], 700: ["a", 700]}
        again.drop(700)
        again.put(2, ["b"])
        again.keep()
        assert dict(Slices(states, "names").items()) == {1: ["a", 1], 2: ["b"]}
        assert len(states.get("names")) == 1


def test_rows_are_replaced_one_by_one_and_told_in_their_places(tmp_path: Path) -> None:
    with Database.create(tmp_path / "a.desk").writing() as connection:
        rows = Rows(connection, "claim")
        rows.replace([Row("a", "2 a", "first"), Row("b", "1 b", "second"), Row("c", "3 c", "third")])
        rows.replace([Row("c", "0 c", "moved")], gone=["b"])
        assert rows.lines() == ["moved", "first"]
        assert Rows(connection, "series").lines() == []


def test_garbage_is_collected_again_after_masses() -> None:
    with in_masses():
        assert not gc.isenabled()
        with in_masses():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_that_somebody_else_wrote_is_seen(tmp_path: Path) -> None:
    one, other = (Database.create(tmp_path / "a.desk") for _ in range(2))
    with one.writing() as connection:
        version = version_of(connection)
        Rows(connection, "claim").replace([Row("a", "a", "{}")])
    with one.writing() as connection:
        assert version_of(connection) == version  # its own rows
    with other.writing() as connection:
        Rows(connection, "claim").replace([Row("b", "b", "{}")])
    with one.writing() as connection:
        assert version_of(connection) != version
    one.close()
    other.close()
