from __future__ import annotations

from hearsay.compare.families import families, first_texts, is_sure
from hearsay.records import Copy, Direction, Relation


def copy(doc: str, of: str, direction: Direction | None = "dates", score: float = 0.5, relation: Relation = "rewritten") -> Copy:
    return Copy(id=f"{doc}-{of}", doc=doc, of=of, relation=relation, score=score, direction=direction, evidence=[], rule="test")


def both_ways(one: str, other: str) -> list[Copy]:
    return [copy(one, other, None), copy(other, one, None)]


def test_a_copy_goes_back_to_the_first_text_through_others() -> None:
    (family,) = families([copy("b", "a"), copy("c", "b")], {})
    assert (family.first, [doc for doc, _ in family.copies]) == ("a", ["b", "c"])
    assert first_texts([family]) == {"b": "a", "c": "a"}


def test_where_no_direction_is_told_the_earliest_counts_as_the_first() -> None:
    assert families(both_ways("a", "b"), {"a": "2022-01-05", "b": "2022-01-04"})[0].first == "b"
    assert families(both_ways("a", "b"), {"b": "2022-01-04"})[0].first == "b"
    assert families(both_ways("b", "a"), {})[0].first == "a"


def test_a_known_copy_is_not_the_first_whatever_its_date() -> None:
    (family,) = families([*both_ways("a", "b"), copy("a", "c", "credit")], {"a": "2022-01-01", "b": "2022-01-02", "c": "2022-01-02"})
    assert family.first == "b"


def test_of_each_copy_the_record_is_told_that_says_best_where_it_comes_from() -> None:
    (family,) = families([copy("c", "b", score=0.9), copy("c", "a", score=0.4), copy("b", "a")], {})
    assert dict(family.copies)["c"].of == "a"


def test_the_largest_family_comes_first_and_quotations_make_none() -> None:
    found = families([copy("b", "a"), copy("y", "x"), copy("z", "x"), copy("q", "a", relation="quotes")], {})
    assert [family.first for family in found] == ["x", "a"]
    assert "q" not in first_texts(found)


def test_weak_rewrites_are_not_sure_and_verbatim_copies_are() -> None:
    assert not is_sure(copy("b", "a", score=0.2))
    assert is_sure(copy("b", "a", score=0.4))
    assert is_sure(copy("b", "a", score=0.2, relation="syndicated"))
    assert not is_sure(copy("b", "a", score=1.0, relation="quotes"))
