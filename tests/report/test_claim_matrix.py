from __future__ import annotations

from handmade import BORLAND, VALE, claim, member, moving, quarrel

from hearsay.records import Actor, Claim
from hearsay.report.claims import COLUMNS, ROWS, Claims, claim_matrices
from hearsay.report.passages import Passages
from hearsay.report.views import article_view


def matrices(*claims: Claim) -> Claims:
    passages = Passages((article_view(article.doc, article, records), records) for article, records in quarrel())
    found = claim_matrices(claims, passages)
    assert found
    return found


def test_a_cell_has_the_passages_of_one_origin_and_stance() -> None:
    (matrix,) = matrices(moving(), moving().model_copy(update={"id": "again"})).matrices
    assert [(origin.name, count) for origin, count in matrix.origins] == [("Ada Vale", 2), ("Borland", 2)]
    vale, borland = matrix.rows[0].columns
    assert [(cell.stance, [passage.record for passage in cell.passages]) for cell in vale] == [
        ("asserts", ["says", "insists"]),
        ("denies", ["admits"]),
    ]
    assert [(cell.stance, len(cell.passages)) for cell in borland] == [("denies", 1)]


def test_who_stands_alone_behind_a_claim_needs_no_column() -> None:
    (matrix,) = matrices(moving("single_origin")).matrices
    assert matrix.origins == []
    assert [[(cell.origin.name, cell.stance) for cell in own] for own in matrix.rows[0].others] == [
        [("Ada Vale", "asserts"), ("Ada Vale", "denies")],
        [("Borland", "denies")],
    ]


def test_nobody_unnamed_has_a_column() -> None:
    official = Actor(id="XAA > unnamed", name="officials", kind="unnamed", known=False)
    own = [member("says", "monday", official, "reports"), member("insists", "tuesday", official, "reports")]
    (matrix,) = matrices(claim("a", own), claim("b", own)).matrices
    assert matrix.origins == []


def test_what_became_of_the_words_is_told() -> None:
    row = matrices(moving()).matrices[0].rows[0]
    assert [(turn.who, turn.change, turn.earlier.record, turn.later.record) for turn in row.turns] == [
        (VALE, "hardened", "says", "insists"),
        (VALE, "reversed", "insists", "admits"),
    ]
    assert [(verb, passage.outlet) for verb, passage in row.drift[0].verbs] == [("said", "Herald"), ("insisted", "Globe")]
    assert row.days == ("2022-03-07", "2022-03-10")
    assert row.articles == 3


def test_contested_claims_come_first_then_those_of_most_origins() -> None:
    both = [member("says", "monday", VALE, "asserts"), member("denies", "tuesday", BORLAND, "asserts")]
    found = matrices(
        claim("one", both, origins=1, status="single_origin"),
        claim("two", both, origins=2),
        claim("three", both, origins=3),
        moving(),
        claim("contested", both, origins=2, status="contested"),
    )
    assert [[row.claim.id for row in matrix.rows] for matrix in found.matrices] == [["contested", "moving"], ["three", "two"], ["one"]]
    assert (found.count, found.contested) == (5, 2)


def test_a_claim_of_one_record_is_no_row() -> None:
    assert claim_matrices([claim("alone", [member("says", "monday", VALE, "asserts")])], {}) is None


def test_hundreds_of_claims_are_cut_and_counted() -> None:
    actors = [Actor(id=f"person/{number}", name=f"Person {number:02}", kind="person") for number in range(12)]
    own = [member("says", "monday", actor, "asserts") for actor in actors]
    (matrix,) = matrices(*(claim(f"claim-{number:03}", own) for number in range(ROWS + 7))).matrices
    assert (len(matrix.rows), matrix.left_out) == (ROWS, 7)
    assert len(matrix.origins) == COLUMNS
    assert len(matrix.rows[0].others) == 12 - COLUMNS
