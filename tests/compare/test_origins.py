from __future__ import annotations

import made

from hearsay.compare.origins import Origin, Sources, counting_words, explained, origins, ways
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Actor, Document, Figure, Record, Span, Statement

WORDS = Span(start=0, end=4, text="some")
MINISTRY = Actor(id="XAA.gov.defence", name="Arlandish defence ministry", kind="government")
WIRE = Actor(id="media/north-wire", name="North Wire", kind="media")
GAZETTE = Actor(id="media/gazette", name="Gazette", kind="media")
OFFICIALS = Actor(id="unnamed/officials", name="unnamed officials", kind="unnamed")
OUTLETS = {"North Wire": WIRE, "Gazette": GAZETTE}


def document(doc: str, outlet: str | None) -> Document:
    return made.a_document(doc, title=f"Title of {doc}", outlet=outlet)


def statement(doc: str, speaker: Actor | None, chain: list[Actor] | None = None) -> Statement:
    return made.a_statement(doc, WORDS, speaker, chain=chain or [])


def figure(doc: str, said_by: Actor | None, statement: str | None) -> Figure:
    return Figure.model_validate(
        {
            "id": f"f-{doc}",
            "doc": doc,
            "span": WORDS,
            "low": 90000,
            "high": 90000,
            "approx": False,
            "unit": "troops",
            "noun": None,
            "owner": None,
            "place": None,
            "status": "present",
            "incremental": False,
            "as_of": None,
            "said_by": said_by,
            "statement": statement,
            "rule": "test",
        }
    )


def found(records: list[Record], outlets: dict[str, str | None], copies: dict[str, str] | None = None) -> list[Origin]:
    sources = Sources([document(doc, outlet) for doc, outlet in outlets.items()], copies or {}, OUTLETS)
    return origins(ways(records, sources))


def test_a_speaker_is_one_origin_whoever_tells_it() -> None:
    told = found(
        [statement("a", MINISTRY), statement("b", MINISTRY, [WIRE]), statement("c", MINISTRY, [GAZETTE])],
        {"a": "Herald", "b": "Courier", "c": None},
    )
    assert explained(told) == "3 articles, 1 origin: Arlandish defence ministry, through North Wire and Gazette"


def test_what_the_narrator_tells_goes_back_to_the_outlet() -> None:
    told = found([figure("a", None, None), figure("b", None, None)], {"a": "Herald", "b": "Courier"})
    assert explained(told) == "2 articles, 2 origins: Courier; Herald"


def test_copies_are_one_text() -> None:
    told = found(
        [figure("a", None, None), figure("b", None, None), figure("c", None, None)],
        {"a": "North Wire", "b": "Courier", "c": "Herald"},
        copies={"b": "a", "c": "a"},
    )
    assert explained(told) == "3 articles, 1 origin: North Wire"


def test_a_credit_and_the_text_it_credits_join() -> None:
    told = found([statement("a", WIRE), figure("b", None, None)], {"a": "Courier", "b": "North Wire"})
    assert [origin.node.name for origin in told] == ["North Wire"]


def test_unnamed_officials_are_only_as_much_one_as_who_quotes_them() -> None:
    once = found([statement("a", OFFICIALS, [GAZETTE]), statement("b", OFFICIALS, [GAZETTE])], {"a": "Herald", "b": "Courier"})
    assert explained(once) == "2 articles, 1 origin: unnamed officials, through Gazette"
    twice = found([statement("a", OFFICIALS), statement("b", OFFICIALS)], {"a": "Herald", "b": "Courier"})
    assert explained(twice) == "2 articles, 2 origins: unnamed officials; unnamed officials"


def test_a_figure_has_the_origin_of_the_statement_it_stands_in() -> None:
    told = found([statement("a", MINISTRY, [WIRE]), figure("a", MINISTRY, "s-a")], {"a": "Herald"})
    assert [(origin.node.name, len(origin.ways)) for origin in told] == [("Arlandish defence ministry", 2)]


def test_an_unresolved_speaker_is_nobody_elses_origin() -> None:
    told = found([statement("a", None), statement("b", None)], {"a": "Herald", "b": "Herald"})
    assert len(told) == 2


def test_counted_groups_are_as_unnamed_as_officials() -> None:
    group = Actor(id="group/six-western-members", name="Six western members", kind="group", known=False)
    same = Actor(id="unnamed/member", name="unnamed six western members", kind="unnamed", known=False)
    documents = [document("a", "Gazette"), document("b", None)]
    copied, apart = (Sources(documents, first, OUTLETS, frozenset({"six"})) for first in ({"b": "a"}, {}))
    assert copied.origin("a", [group]).id == copied.origin("b", [same]).id
    assert apart.origin("a", [group]).id != apart.origin("b", [same]).id


def test_words_that_count() -> None:
    assert {"six", "dozen", "hundreds"} <= counting_words(Knowledge())


def test_officials_whom_somebody_unnamed_quotes_are_those_of_the_outlet() -> None:
    sources = Sources([document("a", "Gazette"), document("b", "North Wire")], {}, OUTLETS)
    members = Actor(id="unnamed/members", name="unnamed members", kind="unnamed", known=False)
    assert sources.origin("a", [members, OFFICIALS]).id != sources.origin("b", [members, OFFICIALS]).id
