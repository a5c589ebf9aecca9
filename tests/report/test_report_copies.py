from __future__ import annotations

from hearsay.articles.article import Article
from hearsay.compare.families import families
from hearsay.records import Copy, Direction, Relation, Span, SpanPair
from hearsay.report.copies import IN, MOST_ROWS, OUT, Family, drawn_families, quoting
from hearsay.report.views import ArticleView, article_view


def views(*docs: str) -> dict[str, ArticleView]:
    """Articles of following days."""
    return {
        doc: article_view(f"a{day}", Article(doc=doc, text="Words.", published=f"2022-01-{day:02}" if day < 32 else None), [])
        for day, doc in enumerate(docs, start=1)
    }


def copy(doc: str, of: str, score: float = 0.5, direction: Direction | None = "dates", relation: Relation = "rewritten") -> Copy:
    spans = SpanPair(doc=Span(start=0, end=4, text=f"copy {doc}"), of=Span(start=0, end=4, text=f"copy {of}"))
    return Copy(id=f"{doc}-{of}", doc=doc, of=of, relation=relation, score=score, direction=direction, evidence=[spans], rule="test")


def drawn(copies: list[Copy], shown: dict[str, ArticleView], most: int = 9) -> tuple[list[Family], int]:
    found = families(copies, {doc: view.article.published for doc, view in shown.items()})
    return drawn_families(found, copies, shown, most)


def test_articles_stand_in_order_of_time_each_with_what_it_comes_from() -> None:
    (family,), left_out = drawn([copy("c", "a"), copy("b", "a")], views("a", "b", "c"))
    assert [(row.view.article.doc, [tie.origin.article.doc for tie in row.ties]) for row in family.rows] == [
        ("a", []),
        ("b", ["a"]),
        ("c", ["a"]),
    ]
    assert left_out == 0


def test_copies_of_one_article_share_a_line_with_one_arrow() -> None:
    (family,), _ = drawn([copy("c", "a"), copy("b", "a")], views("a", "b", "c"))
    lines = [row.lines for row in family.rows]
    assert [len(beside) for beside in lines] == [1, 1, 1]
    assert len({line.x for (line,) in lines}) == 1
    assert [(line.top, line.bottom, line.to_box, line.arrow) for (line,) in lines] == [
        (IN, None, IN, True),
        (0, None, OUT, False),
        (0, OUT, OUT, False),
    ]


def test_lines_that_pass_each_other_lie_apart() -> None:
    (family,), _ = drawn([copy("b", "a"), copy("c", "b"), copy("d", "a")], views("a", "b", "c", "d"))
    beside = [sorted(line.x for line in row.lines) for row in family.rows]
    assert all(len(set(places)) == len(places) for places in beside)
    assert max(max(places) for places in beside) < family.width


def test_where_nothing_tells_who_was_first_one_plain_line_is_drawn() -> None:
    (family,), _ = drawn([copy("a", "b", direction=None), copy("b", "a", direction=None)], views("a", "b"))
    (tie,) = family.ties
    assert (tie.copy.article.doc, tie.origin.article.doc, tie.told) == ("b", "a", False)
    before, after = tie.pairs[0]
    assert ("".join(p.text for p in before), "".join(p.text for p in after)) == ("copy a", "copy b")
    assert not any(line.arrow or line.told for row in family.rows for line in row.lines)


def test_a_copy_that_is_dated_before_its_origin_stays_the_copy() -> None:
    (family,), _ = drawn([copy("a", "b", direction="credit")], views("a", "b"))
    assert [[tie.origin.article.doc for tie in row.ties] for row in family.rows] == [["b"], []]
    assert [line.arrow for row in family.rows for line in row.lines] == [False, True]


def test_a_large_family_is_cut_and_says_so() -> None:
    docs = [f"d{number:03}" for number in range(40)]
    (family,), _ = drawn([copy(doc, docs[0]) for doc in docs[1:]], views(*docs))
    assert len(family.rows) == MOST_ROWS
    assert family.left_out == 40 - MOST_ROWS
    assert len(family.ties) == MOST_ROWS - 1


def test_of_many_ties_those_remain_that_hold_the_family_together() -> None:
    docs = "abcdef"
    ties = [copy(doc, of, score=0.9 if of == "a" else 0.3) for i, doc in enumerate(docs) for of in docs[:i]]
    (family,), _ = drawn(ties, views(*docs))
    assert {tie.origin.article.doc for tie in family.ties} == {"a"}


def test_families_that_are_left_out_are_counted() -> None:
    shown = views("a", "b", "c", "d")
    found, left_out = drawn([copy("b", "a"), copy("d", "c")], shown, most=1)
    assert [family.rows[0].view.article.doc for family in found] == ["a"]
    assert left_out == 1


def test_words_of_two_languages_are_not_marked() -> None:
    (family,), _ = drawn([copy("b", "a", relation="translated_or_spun")], views("a", "b"))
    assert not any(piece.changed for pair in family.ties[0].pairs for side in pair for piece in side)


def test_who_quotes_the_same_words_is_no_family() -> None:
    shown = views("a", "b", "c")
    copies = [copy(*pair, relation="quotes", direction=None) for pair in (("a", "b"), ("b", "a"), ("c", "a"))]
    assert drawn(copies, shown) == ([], 0)
    found, left_out = quoting(copies, shown, 1)
    assert len(found) == 1
    assert left_out == 1
