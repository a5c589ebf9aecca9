from __future__ import annotations

from handmade import ARLAND, BORLAND, closing, position, quarrel

from hearsay.compare.position_rules import PositionRules
from hearsay.compare.positions import table
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Position
from hearsay.report.passages import Passages
from hearsay.report.positions import PAIRS, Negotiating, negotiating
from hearsay.report.views import article_view

RULES = PositionRules.load(Knowledge())


def tables(*positions: Position) -> Negotiating:
    passages = Passages((article_view(article.doc, article, records), records) for article, records in quarrel())
    found = negotiating(table(positions, RULES), passages)
    assert found
    return found


def test_two_sides_share_a_table_with_a_column_each() -> None:
    found = tables(closing(), position("refuses", "tuesday", ARLAND, [BORLAND], "threat"))
    (pair,) = found.pairs
    assert (pair.one.name, pair.other and pair.other.name) == ("Arland", "Borland")
    (topic,) = pair.topics
    left, right = topic.sides
    assert [held.position.statement for held in left] == ["refuses"]
    assert [held.position.statement for held in right] == ["demands"]
    assert (found.positions, found.answered) == (2, 1)


def test_answers_and_conditions_bring_their_passages() -> None:
    (held,) = tables(closing()).pairs[0].topics[0].sides[1]
    assert [(answer.answer, passage.outlet) for answer, passage in held.answers] == [("rejected", "Globe")]
    assert not held.is_open
    (other,) = tables(position("demands", "monday", BORLAND, [ARLAND], met="says", retellings=["denies"])).pairs[0].topics[0].sides[1]
    assert other.is_open
    assert other.met
    assert (other.met.record, [passage.record for passage in other.again]) == ("says", ["denies"])


def test_a_threat_awaits_no_answer() -> None:
    (held,) = tables(position("demands", "monday", BORLAND, [ARLAND], "threat")).pairs[0].topics[0].sides[1]
    assert not held.is_open


def test_what_is_held_toward_nobody_stands_last_and_alone() -> None:
    found = tables(position("refuses", "tuesday", ARLAND, [], id="a"), position("says", "monday", ARLAND, [], id="b"), closing())
    assert [pair.other and pair.other.name for pair in found.pairs] == ["Borland", None]
    assert not found.pairs[1].topics[0].sides[1]


def test_topics_of_both_sides_come_first() -> None:
    found = tables(
        position("says", "monday", BORLAND, [ARLAND], topic="bridge", id="a"),
        position("demands", "tuesday", BORLAND, [ARLAND], topic="camps", id="b"),
        position("refuses", "tuesday", ARLAND, [BORLAND], topic="camps", id="c"),
    )
    assert [topic.name for topic in found.pairs[0].topics] == ["camps", "bridge"]


def test_pairs_that_are_left_out_are_counted() -> None:
    others = [ARLAND.model_copy(update={"id": f"X{n:02}", "name": f"Land {n:02}"}) for n in range(PAIRS + 2)]
    found = tables(*(position("demands", "monday", BORLAND, [other], id=other.id) for other in others))
    assert (len(found.pairs), found.left_out) == (PAIRS, 2)
