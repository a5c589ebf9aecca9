"""Figures of sentences: unit by fate, owner, status, who says so. The sentences are written for these tests."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc

from hearsay.annotate.quantities import QuantityRules, find_quantities
from hearsay.articles.article import Article
from hearsay.extract.figure_rules import FigureRules
from hearsay.extract.figures import extract_figures
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc, Paragraph
from hearsay.language.words import Token, words_of
from hearsay.records import Actor, Figure, Span, Statement

Read = Callable[..., ArticleDoc]
STATES = {
    "syria": "Syria",
    "jordan": "Jordan",
    "houthis": "Houthis",
    "russia": "Russia",
    "russian": "Russia",
    "ukraine": "Ukraine",
    "us": "United States",
    "poland": "Poland",
    "polish": "Poland",
}


class Names:
    """A stand-in for mentions: states and demonyms by their word."""

    def actor_of(self, token: Token) -> Actor | None:
        name = STATES.get(token.lower_)
        return Actor(id=name[:3].upper(), name=name, kind="state") if name else None


@dataclass(frozen=True)
class Said:
    """A stand-in for an attribution."""

    record: Statement
    content: list[range] = field(default_factory=list)


@dataclass(frozen=True)
class Day:
    """A stand-in for a date mention."""

    first: int
    last: int
    value: str | None


@pytest.fixture(scope="session")
def quantity_rules() -> QuantityRules:
    return QuantityRules.load(Knowledge())


@pytest.fixture(scope="session")
def figure_rules() -> FigureRules:
    return FigureRules.load(Knowledge())


@pytest.fixture
def figures(read: Read, quantity_rules: QuantityRules, figure_rules: FigureRules) -> Callable[..., list[Figure]]:
    def found(text: str, dates: Sequence[Day] = (), statements: Sequence[Said] = ()) -> list[Figure]:
        reading = read(text)
        return extract_figures(reading, find_quantities(reading, quantity_rules), Names(), dates, statements, figure_rules)

    return found


Figures = Callable[..., list[Figure]]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The attack killed at least 13 women.", ["killed"]),
        ("Three women and three children were shot dead.", ["killed", "killed"]),
        ("Over 13,000 have died.", ["killed"]),
        ("They found the bodies of 70 civilians.", ["killed"]),
        ("The strike killed 60 people and injured 200 others.", ["killed", "injured"]),
        ("Two million people have fled.", ["displaced"]),
        ("The blast killed one soldier.", ["killed"]),
        ("One civilian was wounded.", ["injured"]),
        ("Some 300 soldiers fled.", ["troops"]),
        ("Hundreds of thousands of Syrians have been killed.", ["killed"]),
        ("The attack left at least ten people killed.", ["killed"]),
        ("The rocket injured scores of others.", ["injured"]),
        ("At least 9,000 Poles were counted as refugees.", ["displaced"]),
        ("Some 7,000 Syrians living in Poland need help.", ["displaced"]),
        ("Around 60 tourists were evacuated.", ["people"]),
        ("Around 60 villagers were evacuated.", ["displaced"]),
        ("Some 300 people were killed and millions have been displaced.", ["killed", "displaced"]),
        ("Trade hurt the 12 economies.", ["other"]),
        ("The bombing left 4,000 families homeless and drove 300 villagers from their homes.", ["displaced", "displaced"]),
        ("Six members of one family died.", ["killed"]),
        ("Twelve of the wounded later died.", ["killed"]),
    ],
)
def test_what_became_of_them(figures: Figures, text: str, units: list[str]) -> None:
    assert [figure.unit for figure in figures(text)] == units


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Some 90,000 Russian troops are there.", ["Russia"]),
        ("Two US warships entered the bay.", ["United States"]),
        ("Russia has deployed 100,000 troops.", ["Russia"]),
        ("Ukraine plans to send 300 tanks and 50 planes.", ["Ukraine", "Ukraine"]),
        ("The US rejected Russia's plan to send 300 tanks.", ["Russia"]),
        ("Russia saw 40 tanks.", [None]),
        ("Russia killed 40 civilians.", [None]),
        ("Poland lies 30km from the border.", [None]),
        ("Three soldiers were seen.", [None]),
        ("Almost 80 Syrians sang.", ["Syria"]),
        ("Hundreds of Russian-backed fighters came.", [None]),
        ("Poland bought 20 jets from Russia.", ["Poland"]),
        ("The raid killed 20 Poles.", ["Poland"]),
        ("Some 30,000 of Russia's troops have arrived.", ["Russia"]),
        ("Poland's budget grew by 7.1%.", ["Poland"]),
        ("Poland has flown 36 sorties.", ["Poland"]),
        ("Poland announced a grant of $45 million.", ["Poland"]),
        ("Poland announced 300 deaths.", [None]),
        ("Raids against Houthis killed 70 fighters.", ["Houthis"]),
        ("Houthis fought. There are 300 militants in the city.", [None]),
        ("Russian soldiers fought. They saw 300 soldiers in the city.", ["Russia"]),
        ("Russian soldiers fought Polish soldiers. They saw 300 soldiers in the city.", [None]),
        ("Russia has flown over 800 missions, conducted over 200 raids and is sending 125 soldiers.", ["Russia", "Russia", "Russia"]),
        ("With help from 14 allied firms, Russia is building over 20 ships.", [None, "Russia"]),
        ("Poland sent 300 doctors to the camp.", ["Poland"]),
        ("Poland lost 2,300 soldiers in the war, and Russia 2,800.", ["Poland", "Russia"]),
        ("The 40 tanks that Poland sent have arrived.", ["Poland"]),
        ("Poland voted on Sunday. Turnout reached 93 percent.", ["Poland"]),
        ("Poland voted. Over 2 million people were eligible to vote for 288 candidates.", ["Poland", "Poland"]),
        ("The truce freed 81 Poles and 240 Russian prisoners.", ["Poland", "Russia"]),
        ("Poland met Russia. Turnout reached 93 percent.", [None]),
        ("The strike killed at least 35 Syrians, including 12 children.", ["Syria", "Syria"]),
        ("Poland has 4,000 soldiers in the north, 500 in the south and another 200 in the east.", ["Poland", "Poland", "Poland"]),
        ("The raids against Houthis went on. Airstrikes destroyed 12 bridges, three tanks and nine trucks.", ["Houthis"] * 3),
        ("Poland fights Houthis and Russia. Airstrikes destroyed 12 bridges.", [None]),
        ("Poland agreed to sell $300 million of jets to Ukraine.", ["Poland"]),
        ("Poland put a tariff on $20 billion of imports from Russia.", ["Russia"]),
        ("Poland has imposed a 25 percent tariff.", ["Poland"]),
        ("Poland has advanced to within 7 kilometres of the dam.", ["Poland"]),
        ("Poland has 900 tanks, including 200 in the north.", ["Poland", "Poland"]),
        ("Poland sold 40 howitzers. Poland has kept 90 howitzers. The deal grew by 30 howitzers.", ["Poland"] * 3),
        ("Poland sold 40 howitzers. The deal grew by 30 howitzers.", ["Poland", None]),
        ("Poland will withdraw 2,400 soldiers from Syria.", ["Poland"]),
        ("The US imposed fines on 14 firms and froze $300 billion of assets.", [None, None]),
        ("Each country expelled 23 of the other's diplomats.", [None]),
    ],
)
def test_owner(figures: Figures, text: str, owners: list[str | None]) -> None:
    assert [figure.owner and figure.owner.name for figure in figures(text)] == owners


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Russia has 100,000 troops there.", "present"),
        ("Poland is sending 200 tanks to the border.", "moving"),
        ("Ukraine will deploy 3,000 troops.", "planned"),
        ("Poland plans to deploy 3,000 troops.", "planned"),
        ("The president pledged 50 tanks.", "promised"),
        ("The army needs 300 tanks.", "claimed_need"),
        ("The army lost 300 tanks.", "lost"),
        ("The bomb killed 20 people.", "lost"),
        ("They tied six men to a car.", "past"),
    ],
)
def test_status(figures: Figures, text: str, status: str) -> None:
    assert [figure.status for figure in figures(text)] == [status]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The two campaigns overlap.", []),
        ("The three sides met.", []),
        ("The two leaders met.", []),
        ("Only one child was there.", []),
        ("One jet bombed the school.", ["One jet"]),
        ("Four bosses came.", ["Four bosses"]),
        ("At least three occasions are known.", ["At least three occasions"]),
    ],
)
def test_small_counts_are_kept_where_they_matter(figures: Figures, text: str, words: list[str]) -> None:
    assert [figure.span.text for figure in figures(text)] == words


def test_a_date_is_no_figure(figures: Figures) -> None:
    assert figures("It ended three weeks later.", dates=[Day(2, 5, "2022-02-01")]) == []
    assert [figure.unit for figure in figures("It is 1520 metres long.", dates=[Day(2, 3, "1520")])] == ["distance"]


def test_place_and_time(figures: Figures) -> None:
    text = "Russia deployed 100,000 troops near the border on Monday."
    (figure,) = figures(text, dates=[Day(8, 9, "2022-01-17")])
    assert figure.place is not None
    assert "border" in figure.place.name
    assert figure.as_of is not None
    assert figure.as_of.value == "2022-01-17"


WORDS = [
    "Russia",
    "killed",
    "two",
    "hundred",
    "of",
    "the",
    "Polish",
    "troops",
    "and",
    "30km",
    "$5bn",
    "have",
    "fled",
    "will",
    "send",
    ",",
    "(",
    "one",
    "in",
    "%",
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=16).map(" ".join))
def test_any_words(figures: Figures, text: str) -> None:
    for figure in figures(text):
        assert text[figure.span.start : figure.span.end] == figure.span.text


def statement(speaker: str | None, source: str | None = "x") -> Statement:
    span = Span(start=0, end=1, text=source) if source else None
    actor = Actor(id=speaker, name=speaker, kind="person") if speaker else None
    return Statement(
        id=f"s-{speaker}", doc="test", speaker=actor, source=span, cue=None, content=[], mode="indirect", act="say", rule="test"
    )


def test_the_innermost_statement_says_it(figures: Figures) -> None:
    text = "A said that B had said that 200 tanks were there."
    nested = [Said(statement("A"), [range(2, 11)]), Said(statement("B"), [range(6, 11)])]
    (figure,) = figures(text, statements=nested)
    assert figure.said_by is not None
    assert (figure.said_by.name, figure.statement) == ("B", "s-B")
    (figure,) = figures(text, statements=[])
    assert (figure.said_by, figure.statement) == (None, None)


def test_a_statement_without_source_yields_to_the_one_around_it(figures: Figures) -> None:
    text = "A said that it was believed that 200 tanks were there."
    nested = [Said(statement("A"), [range(2, 12)]), Said(statement(None, source=None), [range(6, 12)])]
    (figure,) = figures(text, statements=nested)
    assert figure.statement == "s-A"


def test_our_forces_are_the_speakers(figures: Figures) -> None:
    text = "We lost 60 tanks."
    zelensky = statement("Ukraine").model_copy(update={"speaker": Actor(id="person/volodymyr-zelensky", name="Z", kind="person")})
    ministry = statement("Poland").model_copy(update={"speaker": Actor(id="POL.gov.defence", name="M", kind="government")})
    for said, owner in ((zelensky, "Ukraine"), (ministry, "Poland"), (statement("somebody"), None)):
        (figure,) = figures(text, statements=[Said(said, [range(4)])])
        assert (figure.owner and figure.owner.name) == owner


def test_a_reported_number_is_said_by_unnamed_reports(figures: Figures) -> None:
    (figure,) = figures("A reported 20,000 Polish soldiers are stationed there.")
    assert figure.said_by is not None
    assert figure.said_by.kind == "unnamed"


def test_ids_are_stable_and_spans_stand_in_the_text(figures: Figures) -> None:
    text = "Poland sent 200 tanks, 300 trucks and 20 planes."
    first, again = figures(text), figures(text)
    assert first == again
    assert len({figure.id for figure in first}) == 3
    assert all(text[figure.span.start : figure.span.end] == figure.span.text for figure in first)


def repeated(sentence: SpacyDoc, times: int) -> ArticleDoc:
    """The same sentence over and over, each in a paragraph of its own: a long article without a long parse."""
    doc, size = words_of([sentence] * times), len(sentence)
    article = Article(doc="long", text=doc.text, published=None, published_from="none")
    paragraphs = [Paragraph("body", k * size, (k + 1) * size) for k in range(times)]
    ends = array("i", range(1, len(doc.text) + 1))
    return ArticleDoc(article, doc, array("i", range(len(doc.text))), ends, paragraphs)


def seconds(reading: ArticleDoc, quantity_rules: QuantityRules, figure_rules: FigureRules) -> float:
    """Processor time for all figures of an article in which every sentence is a statement and has a date."""
    statements = [Said(statement("A"), [range(p.first + 2, p.last)]) for p in reading.paragraphs]
    dates = [Day(p.last - 2, p.last - 1, "2022-01-17") for p in reading.paragraphs]
    start = process_time()
    found = extract_figures(reading, find_quantities(reading, quantity_rules), Names(), dates, statements, figure_rules)
    assert len(found) == len(reading.paragraphs)
    return process_time() - start


def test_time_grows_with_the_length_of_an_article(nlp: Language, quantity_rules: QuantityRules, figure_rules: FigureRules) -> None:
    sentence = nlp("Poland said it sent 200 tanks to the front on Monday.")
    short, long = repeated(sentence, 1_000), repeated(sentence, 20_000)
    few = min(seconds(short, quantity_rules, figure_rules) for _ in range(3))
    assert seconds(long, quantity_rules, figure_rules) < 60 * few  # twenty times the text; quadratic would be four hundred


def test_sizes_of_things_are_no_figures(figures: Figures) -> None:
    assert [figure.low for figure in figures("They fired 155mm shells at a hill 3 km away.")] == [3]


def test_men_of_two_nations_have_no_one_owner(figures: Figures) -> None:
    assert [figure.owner for figure in figures("The navy caught nine Russian and Polish smugglers.")] == [None]
