"""Who demands, forbids, offers, threatens what; how it was answered; whether a condition was met."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import pytest
from news import read_news

from hearsay.compare.corpus import Corpus
from hearsay.compare.position_items import position_items
from hearsay.compare.position_narrated import NOT_TOLD
from hearsay.compare.position_reading import PositionItem
from hearsay.compare.position_rules import PositionRules
from hearsay.compare.positions import positions, table
from hearsay.errors import KnowledgeError
from hearsay.extract.reader import Reader
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Copy, Position

Found = tuple[list[Position], Callable[[str], str]]


@pytest.fixture(scope="module")
def rules() -> PositionRules:
    return PositionRules.load(Knowledge())


@pytest.fixture(scope="module")
def of(reader: Reader, rules: PositionRules) -> Callable[..., list[Position]]:
    """The positions of a sentence, or of articles by id with their days."""

    def found(text: str = "", **news: tuple[str | None, str]) -> list[Position]:
        read = read_news(reader, **(news or {"one": ("2021-12-01", text)}))
        items = [item for document, records, words in read for item in position_items(document, records, words, rules)]
        return positions(items, Corpus.of(document for document, _, _ in read), rules)

    return found


def told(position: Position) -> tuple[str, str, list[str], str]:
    return position.kind, position.holder.id, [actor.id for actor in position.toward], position.topic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden demanded that Norway withdraw its troops from the border.", ("demand", "SWE", ["NOR"], "troop withdrawal")),
        ("Sweden has called on Norway to release the prisoners.", ("demand", "SWE", ["NOR"], "prisoners and hostages")),
        ("Sweden warned Norway not to close the strait.", ("demand", "SWE", ["NOR"], "close the strait")),
        ("Sweden asked Norway for a written reply to its proposals.", ("demand", "SWE", ["NOR"], "written reply")),
        ("Turkey has offered to mediate between Sweden and Norway.", ("mediation", "TUR", ["SWE", "NOR"], "mediation")),
        (
            "Sweden said that any Norwegian soldier who crosses the border would be treated as the start of an invasion.",
            ("red_line", "SWE", ["NOR"], "invasion"),
        ),
        ("Sweden said it would not tolerate a base in the strait.", ("red_line", "SWE", [], "base in the strait")),
        ("Sweden threatened Norway with sanctions.", ("threat", "SWE", ["NOR"], "sanctions")),
        ("Sweden warned Norway of severe costs if it invades Finland.", ("red_line", "SWE", ["NOR"], "invasion of Finland")),
        ("Sweden warned that further drills would be regarded as a declaration of war.", ("red_line", "SWE", [], "exercises")),
        ("Sweden demanded full access for the United Nations.", ("demand", "SWE", [], "humanitarian access")),
        ("The Swedish government vowed to retaliate if Norway imposes tariffs.", ("red_line", "SWE.gov", ["NOR"], "tariffs and trade")),
    ],
)
def test_kind_holder_toward_and_topic(of: Callable[..., list[Position]], text: str, expected: tuple[str, str, list[str], str]) -> None:
    assert expected in [told(position) for position in of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A reporter asked the minister whether Norway would attack.",
        "Sweden said that the talks were long.",
        "The institute wants to invite experts to Oslo in June.",
        "A diplomat asked not to be named.",
        "If Sweden attacks, Norway will respond with sanctions, said Ada Vale, an analyst.",
        '"If he is such a friend of Norway, why would he wage a war?" the Swedish government said.',
        "Sweden warned that a war would be a disaster for the region.",
        "Sweden refrained from demanding an inquiry.",
        "The plan that Sweden had promised to carry out has failed.",
        "Sweden offered its condolences to Norway.",
        "This decision should be troubling to everybody.",
        "Sweden said it cannot accept that the talks have failed.",
        "Swedish law does not allow the export of weapons.",
        "Ada Vale told Bea Lund to leave the room.",
        "Police are asking for your help.",
        "Sweden never asked Norway to withdraw its troops.",
        "The institute said it would depress prices in the early years.",
    ],
)
def test_no_position(of: Callable[..., list[Position]], text: str) -> None:
    assert of(text) == []


@pytest.mark.parametrize(
    ("text", "holder", "toward", "condition"),
    [
        ("Sweden's red line is a Norwegian base in the strait.", "SWE", ["NOR"], "a Norwegian base in the strait"),
        ("For Sweden, a base in the strait would be a red line.", "SWE", [], "a base in the strait"),
        ("Norwegian missiles in the strait are a red line for Sweden.", "SWE", ["NOR"], "Norwegian missiles in the strait"),
        ("Sweden has drawn a red line at the use of drones.", "SWE", [], "the use of drones"),
        ("Sweden considers the independence of Finland a red line.", "SWE", [], "the independence of Finland"),
        ("Sweden regards Norwegian bases as a threat to its security.", "SWE", ["NOR"], "Norwegian bases"),
        ("Sweden would treat any attack on Finland as an attack on itself.", "SWE", [], "any attack on Finland"),
        ("Sweden will respond with force if Norway closes the strait.", "SWE", ["NOR"], "if Norway closes the strait"),
    ],
)
def test_a_line_that_is_told_of_somebody(
    of: Callable[..., list[Position]], text: str, holder: str, toward: list[str], condition: str
) -> None:
    (line,) = of(text)
    assert line.condition is not None
    assert (line.kind, line.holder.id, [actor.id for actor in line.toward], line.condition.text) == ("red_line", holder, toward, condition)


@pytest.mark.parametrize(
    ("text", "kind", "topic"),
    [
        ("Sweden's main demand is that Norway withdraw its troops from the border.", "demand", "troop withdrawal"),
        ("One of Sweden's demands is a ceasefire in the islands.", "demand", "ceasefire"),
        ("Sweden's demands include the release of all prisoners.", "demand", "prisoners and hostages"),
        ("Sweden's condition for talks is a ceasefire.", "demand", "ceasefire"),
    ],
)
def test_a_demand_that_is_told_of_somebody(of: Callable[..., list[Position]], text: str, kind: str, topic: str) -> None:
    (demand,) = of(text)
    assert (demand.kind, demand.holder.id, demand.topic) == (kind, "SWE", topic)


def test_a_line_of_a_heading_is_that_of_the_one_before_the_colon(of: Callable[..., list[Position]]) -> None:
    (line,) = of("The talks went on.\n15:35 Sweden: any attack on Finland is a declaration of war\nThe ministers dined.")
    assert (line.kind, line.holder.id) == ("red_line", "SWE")


def test_a_line_in_the_words_of_the_article_is_nobodys(of: Callable[..., list[Position]]) -> None:
    (line,) = of("If any Norwegian forces move across the river, that is a renewed invasion.")
    assert line.holder == NOT_TOLD
    assert [actor.id for actor in line.toward] == ["NOR"]


@pytest.mark.parametrize(
    "text",
    [
        "If Norwegian forces cross the river, there will be a war.",
        "If Norwegian forces attack, it could be an act of war.",
        "The patient's condition is serious.",
        "The minister's position is unclear.",
    ],
)
def test_what_the_article_expects_is_no_line(of: Callable[..., list[Position]], text: str) -> None:
    assert of(text) == []


def test_lines_that_nobody_is_told_to_hold_are_never_one(of: Callable[..., list[Position]]) -> None:
    words = "If any Norwegian forces move across the river, that is a renewed invasion."
    assert len(of(one=("2021-12-01", words), two=("2021-12-02", f"It is cold. {words}"))) == 2


@pytest.mark.parametrize(
    ("text", "toward"),
    [
        ("Sweden urged the Norwegian government to release the prisoners.", ["NOR.gov"]),
        ("Sweden said that the prisoners of Norway must be released.", []),
        ("Sweden called for sanctions on Norway.", []),
        ("Sweden demanded that Norway and Denmark withdraw their troops.", ["NOR", "DNK"]),
        ("The Swedish government called on the Swedish parliament to pass the law.", ["SWE.leg"]),
        ("Norway demanded security guarantees, which Sweden rejected.", ["SWE"]),
        ("Sweden said it will stand by Finland if Norway attacks.", ["FIN"]),
    ],
)
def test_toward_whom_it_is_held(of: Callable[..., list[Position]], text: str, toward: list[str]) -> None:
    found = of(text)
    assert [[actor.id for actor in position.toward] for position in found if position.kind in ("demand", "promise")] == [toward]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sweden demanded on Monday that Norway withdraw its troops from the border.", "Norway withdraw its troops from the border"),
        ("Sweden called on Norway not to “give in to fear”.", "not to “give in to fear”"),
        ("“We urge Norway to open the strait,” the Swedish government said.", "“We urge Norway to open the strait,”"),
    ],
)
def test_the_words_of_a_demand(of: Callable[..., list[Position]], text: str, words: str) -> None:
    (demand,) = of(text)
    assert [span.text for span in demand.content] == [words]


def test_an_answer_that_speaks_of_the_demand_comes_after_it(of: Callable[..., list[Position]]) -> None:
    (demand,) = [
        position
        for position in of(
            one=("2021-12-10", "Norway has asked Sweden for a written reply to its proposals."),
            two=("2021-12-10", "Sweden said on Thursday that it would not hand Norway a formal reply to its demands."),
        )
        if position.kind == "demand"
    ]
    assert [(answer.by.id, answer.answer) for answer in demand.answers] == [("SWE", "rejected")]


def test_condition(of: Callable[..., list[Position]]) -> None:
    (line,) = of('"If Norwegian forces move across the border, that is an invasion," Sweden said.')
    assert line.kind == "red_line"
    assert line.condition is not None
    assert line.condition.text == "If Norwegian forces move across the border"


def test_what_takes_up_a_line_is_about_the_same(of: Callable[..., list[Position]]) -> None:
    (line,) = of('"If Norwegian forces cross the border, that is an invasion. It will be met with a united response," Sweden said.')
    assert line.retellings == []


def test_one_position_in_many_articles(of: Callable[..., list[Position]]) -> None:
    (demand,) = of(
        late=(
            "2021-12-03",
            "The Swedish government repeated its demand on Friday. It urged Norway to pull its troops back from the border.",
        ),
        early=("2021-12-01", "Sweden demanded that Norway withdraw its forces from the border."),
        other=("2021-12-02", "Sweden has called for the withdrawal of Norwegian troops."),
    )
    assert (demand.doc, demand.day, demand.topic) == ("early", "2021-12-01", "troop withdrawal")
    assert len(demand.retellings) == 2


def test_other_sides_and_topics_stay_apart(of: Callable[..., list[Position]]) -> None:
    found = of(
        one=("2021-12-01", "Sweden demanded that Norway withdraw its forces from the border."),
        two=("2021-12-02", "Sweden demanded that Denmark withdraw its forces from the border."),
        three=("2021-12-03", "Finland demanded that Norway withdraw its forces from the border."),
        four=("2021-12-04", "Sweden demanded that Norway release the prisoners."),
    )
    assert len(found) == 4


def test_unnamed_holders_are_never_one(of: Callable[..., list[Position]]) -> None:
    found = of(
        one=("2021-12-01", "Officials demanded that Norway withdraw its forces from the border."),
        two=("2021-12-02", "Officials demanded that Norway withdraw its forces from the border."),
    )
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Norway demanded security guarantees, which Sweden has rejected as absurd.", [("SWE", "rejected")]),
        ("Norway asked Sweden for a written reply. Sweden rejected the request.", [("SWE", "rejected")]),
        ("Norway asked Sweden for a written reply. Sweden declined to comment.", []),
        ("Norway asked Sweden for a written reply.", []),
        ("Sweden rejected Norway's demand for a written reply.", [("SWE", "rejected")]),
        ("Norway demanded that Sweden open the strait. Sweden agreed to the demand if the drills stop.", [("SWE", "conditional")]),
    ],
)
def test_answers(of: Callable[..., list[Position]], text: str, answers: list[tuple[str, str]]) -> None:
    (demand,) = [position for position in of(text) if position.kind == "demand"]
    assert [(answer.by.id, answer.answer) for answer in demand.answers] == answers


def test_answer_in_another_article(of: Callable[..., list[Position]]) -> None:
    (demand,) = [
        position
        for position in of(
            one=("2021-12-01", "Norway asked Sweden for a written reply to its proposals."),
            two=("2021-12-09", "Sweden refused to give Norway a written reply."),
        )
        if position.kind == "demand"
    ]
    assert [(answer.by.id, answer.answer, answer.day) for answer in demand.answers] == [("SWE", "rejected", "2021-12-09")]


def test_an_answer_is_not_older_than_the_demand(of: Callable[..., list[Position]]) -> None:
    (demand,) = [
        position
        for position in of(
            one=("2021-12-10", "Norway asked Sweden for a written reply to its proposals."),
            two=("2021-12-01", "Sweden refused to give Norway a written reply."),
        )
        if position.kind == "demand"
    ]
    assert demand.answers == []


def test_an_answer_that_is_told_later_may_still_be_older(of: Callable[..., list[Position]]) -> None:
    (demand,) = [
        position
        for position in of(
            one=("2021-12-09", "Norway asked Sweden for a written reply to its proposals."),
            two=("2021-12-10", "On Wednesday Sweden refused to give Norway a written reply."),
        )
        if position.kind == "demand"
    ]
    assert demand.answers == []


def test_a_demand_without_a_day_is_not_younger_than_the_answer_beside_it(of: Callable[..., list[Position]]) -> None:
    (demand,) = of("Norway asked Sweden for a written reply. On Monday Sweden rejected the request.")
    assert (demand.day, [answer.day for answer in demand.answers]) == ("2021-11-29", ["2021-11-29"])


def test_a_copy_never_speaks_before_its_original(reader: Reader, rules: PositionRules) -> None:
    words = "Norway demanded that Sweden withdraw its troops from the border."
    read = read_news(reader, spun=("2021-12-01", words), wire=("2021-12-01", words))
    items = [item for document, records, text in read for item in position_items(document, records, text, rules)]
    copy = Copy(id="c", doc="spun", of="wire", relation="rewritten", score=1, direction="credit", evidence=[], rule="test")
    (demand,) = positions(items, Corpus.of([document for document, _, _ in read], [copy]), rules)
    assert demand.doc == "wire"


LINE = "Sweden said that any Norwegian soldier who crosses the Swedish border would be treated as the start of an invasion."


@pytest.mark.parametrize(
    ("day", "text", "met"),
    [
        ("2021-12-09", "Norwegian troops invaded Sweden on Thursday.", True),
        ("2021-12-09", "Norwegian troops invaded Finland on Thursday.", False),
        ("2021-11-09", "Norwegian troops invaded Sweden on Tuesday.", False),
        ("2021-12-09", "Norwegian troops may invade Sweden, officials warned.", False),
    ],
)
def test_condition_is_met_by_a_later_deed(of: Callable[..., list[Position]], day: str, text: str, met: bool) -> None:
    (line,) = [position for position in of(one=("2021-12-01", LINE), two=(day, text)) if position.kind == "red_line"]
    assert (line.condition_met is not None) is met


def test_withdrawal_accepts_the_demand_for_it(of: Callable[..., list[Position]]) -> None:
    (demand,) = of(
        one=("2021-12-01", "Sweden demanded that Norway withdraw its troops from the border."),
        two=("2021-12-09", "Norway withdrew its troops from the Swedish border on Wednesday."),
    )
    assert [(answer.by.id, answer.answer) for answer in demand.answers] == [("NOR", "accepted")]


def test_order_of_items_does_not_matter(reader: Reader, rules: PositionRules) -> None:
    read = read_news(
        reader,
        one=("2021-12-01", LINE + " Norway demanded security guarantees, which Sweden has rejected as absurd."),
        two=("2021-12-02", "Sweden warned Norway of severe consequences of any attack. Norway wants guarantees for its security."),
        three=("2021-12-02", "Norway has asked for security guarantees. Officials demanded an inquiry."),
    )
    corpus = Corpus.of(document for document, _, _ in read)
    items = [item for document, records, words in read for item in position_items(document, records, words, rules)]
    assert all(PositionItem.model_validate_json(item.model_dump_json()) == item for item in items)
    wanted = positions(items, corpus, rules)
    mixed = list(items)
    random.Random(5).shuffle(mixed)
    assert positions(mixed, corpus, rules) == wanted


def test_table_by_pair_and_topic(of: Callable[..., list[Position]], rules: PositionRules) -> None:
    rows = table(
        of(
            one=("2021-12-01", "Sweden demanded that Norway withdraw its troops from the border."),
            two=("2021-12-02", "Sweden warned Norway of sanctions. Norway demanded that Sweden release the prisoners."),
        ),
        rules,
    )
    assert [(row.holder.id, row.toward and row.toward.id, row.topic, sorted(row.cells)) for row in rows] == [
        ("SWE", "NOR", "troop withdrawal", ["demand"]),
        ("SWE", "NOR", "sanctions", ["threat"]),
        ("NOR", "SWE", "prisoners and hostages", ["demand"]),
    ]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('[acts]\nshout = "demand"\n', "shout"),
        ('[[topic]]\nname = "x"\nall = ["y"]\nmet_by = ["DANCE"]\n', "DANCE"),
        ('[offers]\nready = "("\n', "regular expression"),
    ],
)
def test_bad_table(tmp_path_factory: pytest.TempPathFactory, table: str, told: str) -> None:
    folder = tmp_path_factory.mktemp("own")
    (folder / "positions.toml").write_text(table, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=told):
        PositionRules.load(Knowledge(folder))


def test_same_words_at_another_place_are_another_position(of: Callable[..., list[Position]]) -> None:
    found: Sequence[Position] = of("Sweden demanded an apology from Norway. Norway demanded an apology from Sweden.")
    assert len({position.id for position in found}) == 2
