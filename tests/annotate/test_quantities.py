"""Quantities in sentences: bounds, unit, noun; and what is no quantity. The sentences are written for these tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from hearsay.annotate.quantities import Quantity, QuantityRules, find_quantities
from hearsay.articles.article import Article
from hearsay.errors import KnowledgeError
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.reading import parse
from hearsay.records import Part

Read = Callable[..., ArticleDoc]
Found = dict[str, tuple[float | None, float | None, str]]


@pytest.fixture(scope="session")
def rules() -> QuantityRules:
    return QuantityRules.load(Knowledge())


@pytest.fixture
def quantities(read: Read, rules: QuantityRules) -> Callable[[str], Found]:
    """``quantities(text)``: (low, high, unit) of every quantity by its words."""

    def found(text: str) -> Found:
        reading = read(text)
        return {reading.doc.span(q.first, q.last).text: (q.low, q.high, q.unit) for q in find_quantities(reading, rules)}

    return found


Quantities = Callable[[str], Found]


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit"),
    [
        ("Russia has more than 100,000 troops there.", "more than 100,000 troops", 100_000, None, "troops"),
        ("They may send up to 500 soldiers.", "up to 500 soldiers", None, 500, "troops"),
        ("As many as 175,000 soldiers could attack.", "As many as 175,000 soldiers", None, 175_000, "troops"),
        ("There are some 90,000 Russian troops.", "some 90,000 Russian troops", 90_000, 90_000, "troops"),
        ("No fewer than 40 tanks were seen.", "No fewer than 40 tanks", 40, None, "tanks"),
        ("Just over 60 aircraft took off.", "Just over 60 aircraft", 60, None, "aircraft"),
        ("Between 90,000 and 100,000 troops have gathered.", "90,000 and 100,000 troops", 90_000, 100_000, "troops"),
        ("They face 3,000 to 5,000 militants.", "3,000 to 5,000 militants", 3000, 5000, "troops"),
        ("Three US destroyers entered the bay.", "Three US destroyers", 3, 3, "warships"),
        ("Several thousand refugees are waiting.", "Several thousand refugees", 2000, 9999, "displaced"),
        ("Dozens of tanks were lost.", "Dozens of tanks", 24, None, "tanks"),
        ("Tens of thousands of people marched.", "Tens of thousands of people", 20_000, 99_999, "people"),
        ("They brought 1000 pieces of military equipment.", "1000 pieces of military equipment", 1000, 1000, "weapons"),
        ("A 20,000-strong force is ready.", "20,000-strong force", 20_000, 20_000, "troops"),
        ("The depot holds a couple of hundred tanks.", "a couple of hundred tanks", 200, 200, "tanks"),
        ("Kyiv wants 1.5 million shells.", "1.5 million shells", 1_500_000, 1_500_000, "weapons"),
        ("The town lies 30km (19 miles) south of the base.", "30km (19 miles)", 30, 30, "distance"),
        ("It stood 300m from the mosque.", "300m", 300, 300, "distance"),
        ("They marched thousands of miles.", "thousands of miles", 2000, 9999, "distance"),
        ("It patrols 2.5 million square miles of sea.", "2.5 million square miles", 2_500_000, 2_500_000, "other"),
        ("The EU pledged $5bn in loans.", "$5bn", 5e9, 5e9, "money"),
        ("It cost £3.5m last year.", "£3.5m", 3_500_000, 3_500_000, "money"),
        ("The price is €1.5-2 million a day.", "€1.5-2 million", 1_500_000, 2_000_000, "money"),
        ("It ranges from $200 to $4 million.", "$200 to $4 million", 200, 4_000_000, "money"),
        ("About 60 per cent of the force is gone.", "About 60 per cent", 60, 60, "percent"),
        ("Two-thirds of the houses burned.", "Two-thirds of the houses", 66.67, 66.67, "percent"),
        ("One in five residents has left.", "One in five residents", 20, 20, "percent"),
        ("The margin was half of 1 percent.", "half of 1 percent", 0.5, 0.5, "percent"),
        ("A force of 20,000 is ready.", "20,000", 20_000, 20_000, "troops"),
        ("They launched three rocket-propelled grenades.", "three rocket-propelled grenades", 3, 3, "weapons"),
        ("The town is 7km (four miles) away.", "7km (four miles)", 7, 7, "distance"),
        ("It was used at least twice.", "at least twice", 2, None, "other"),
        ("Seven rounds of talks were held.", "Seven rounds of talks", 7, 7, "meetings_exercises"),
        ("They fired 27 rockets at the port.", "27 rockets", 27, 27, "missiles"),
        ("The death toll rose to 245 on Friday.", "245", 245, 245, "killed"),
        ("About 2,000 Polish and 500 Lithuanian troops came.", "About 2,000 Polish", 2000, 2000, "troops"),
        ("They flew 24 Su-35 fighters to the base.", "24 Su-35 fighters", 24, 24, "aircraft"),
    ],
)
def test_quantity(quantities: Quantities, text: str, words: str, low: float | None, high: float | None, unit: str) -> None:
    assert quantities(text).get(words) == (low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The S-400 launchers stand near the RC-135 and the TB2.",
        "The 1st Guards Tank Army joined CTF 50.",
        "Article 5 of the treaty was invoked.",
        "The ship USS Ross (DDG 71) is there.",
        "One of the ministers resigned.",
        "No one was hurt.",
        "The minister, 54, resigned.",
        "The 54-year-old minister resigned.",
        "They met at 10:30 am.",
        "In 2014 Russia took it.",
        "The team won 3-1.",
        "A battalion was moved to the west.",
        "He bought a Leopard 2 and a Boeing 737.",
        "It was the third visit in the first half of the term.",
        "They went on a three-day visit.",
        'Seen on <tweet id="721695114943442946"> today.',
        "The families remember 9/11 well.",
        "Call 555-0100-22 for more.",
        "It lies at 33°47′N 44°30′E in the hills.",
        "They left.[3][4]",
        "A student in his mid-20s came.",
        "Chapter Three treats of it.",
        "He ruled the land for nearly three years.",
        "The worst week in 24 years began.",
        "Prisoners were held over the past 24 hours.",
        "Police of 11 Division came to 10 Downing Street.",
        "They bought a 787 Dreamliner.",
        "A four-star general and a 12-nation bloc met.",
    ],
)
def test_no_quantity(quantities: Quantities, text: str) -> None:
    assert quantities(text) == {}


def test_other_things_beside_those_counted_before_are_no_addition(read: Read, rules: QuantityRules) -> None:
    (pieces,) = find_quantities(read("They took 1,000 pieces of other equipment."), rules)
    assert not pieces.incremental


def test_approximation_and_addition(read: Read, rules: QuantityRules) -> None:
    reading = read("NATO will send an additional 3,000 troops, about 50 tanks and 200 more trucks.")
    troops, tanks, trucks = find_quantities(reading, rules)
    assert (troops.incremental, tanks.incremental, trucks.incremental) == (True, False, True)
    assert (troops.approx, tanks.approx, trucks.approx) == (False, True, False)


def test_an_amount_repeated_in_another_currency_has_the_same_bound(quantities: Quantities) -> None:
    found = quantities("They spent more than $10m (£8m) on it.")
    assert found == {"more than $10m": (10_000_000, None, "money"), "£8m": (8_000_000, None, "money")}


def test_conversions_in_brackets_belong_to_the_amount_before(quantities: Quantities) -> None:
    assert quantities("It costs two dinars (£2.10; $2.80) an hour.") == {"two dinars (£2.10; $2.80)": (2, 2, "money")}


def test_headlines_are_not_counted(nlp: Language, rules: QuantityRules) -> None:
    article = Article(doc="test", text="Two men seized\nPolice seized two men.", parts=[])
    article.parts = [Part(kind="title", start=0, end=15), Part(kind="body", start=15, end=37)]
    reading = next(parse([article], nlp))
    assert [q.low for q in find_quantities(reading, rules)] == [2]


def test_people_who_rise_from_one_number_to_another_are_the_new_number(quantities: Quantities) -> None:
    assert list(quantities("The number of soldiers rose from 300 to 500.").values()) == [(500, 500, "troops")]
    assert list(quantities("From 300 to 500 soldiers came.").values()) == [(300, 500, "troops")]


def test_many_hundreds_of_thousands(quantities: Quantities) -> None:
    assert list(quantities("Many hundreds of thousands of jobs will go.").values()) == [(200_000, None, "other")]


def test_a_change_to_a_new_amount_is_no_range(quantities: Quantities) -> None:
    found = quantities("Exports fell by 7% to $2.3 billion.")
    assert [(low, high) for low, high, _ in found.values()] == [(7, 7), (2.3e9, 2.3e9)]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("They expected 9,000 refugees. Several thousand came.", ["displaced", "displaced"]),
        ("It has 4,000 soldiers in Mali and another 200 in Chad.", ["troops", "troops"]),
        ("More than 1,500 US and Iraqi soldiers took part.", ["troops"]),
        ("The vote is open to 40 Mother's Union members.", ["people"]),
        ("The air force operates 84 F-15 fighters.", ["aircraft"]),
        ("They came in two boats.", ["other"]),
        ("They came in two patrol boats.", ["warships"]),
        ("The mosque holds 300 worshippers.", ["people"]),
        ("The hospital took in 40 patients and 12 nurses.", ["people", "people"]),
        ("The engine has 450 Nm of torque.", ["other"]),
        ("They seized six AK 47 rifles, 12 magazines and 300 rounds of ammunition.", ["weapons"] * 3),
        ("The army lost two Mi 24 helicopters and four mortar systems.", ["aircraft", "weapons"]),
        ("Four F-16s, ten T-72s and two S-400s were seen.", ["aircraft", "tanks", "missiles"]),
        ("They found two weapons caches.", ["weapons"]),
        ("Some 37 Luandans met 12 hydrologists and 70 cheesemakers.", ["people"] * 3),
        ("The envoy had a 5 person security detail.", ["people"]),
        ("Opposition leaders put the number of marchers at 100,000.", ["people"]),
        ("The death toll from the quake rose to 245.", ["killed"]),
        ("Hamas freed 50 of the 240 hostages.", ["people", "people"]),
        ("Hundreds were arrested.", ["people"]),
        ("The car stops in 3.5 seconds.", ["other"]),
    ],
)
def test_what_is_counted(quantities: Quantities, text: str, units: list[str]) -> None:
    assert [unit for _, _, unit in quantities(text).values()] == units


def test_powers_of_ten_and_averages(quantities: Quantities) -> None:
    assert list(quantities("It weighs 2.5×10−3 kg.").values()) == [(0.0025, 0.0025, "other")]
    assert "an average of 500 shells" in quantities("They fired an average of 500 shells a day.")
    assert quantities("The Covid -19 tests came.") == {}


def test_a_number_without_noun_counts_what_was_counted_before(quantities: Quantities) -> None:
    found = quantities("They sent 3,000 troops to Poland and will send 500 more to Estonia.")
    assert list(found.values()) == [(3000, 3000, "troops"), (500, 500, "troops")]


def test_a_bound_without_noun_in_the_next_sentence_counts_the_people_before(quantities: Quantities) -> None:
    found = quantities("They brought 400 people to the gate. The guards spoke of fewer than 250.")
    assert list(found.values()) == [(400, 400, "people"), (None, 250, "people")]


def test_the_noun_is_the_counted_one(read: Read, rules: QuantityRules) -> None:
    reading = read("Poland sent 15,000 well-trained soldiers.")
    (found,) = find_quantities(reading, rules)
    assert found.noun is not None
    assert reading.doc[found.noun].text == "soldiers"
    assert reading.doc[found.number].text == "15,000"


def test_a_users_table_adds_nouns(read: Read, tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "counted_nouns.csv").write_text("noun,unit\nzebroid,vehicles\n", encoding="utf-8")
    reading = read("They captured 40 zebroids.")
    (found,) = find_quantities(reading, QuantityRules.load(Knowledge(tmp_path)))
    assert found.unit == "vehicles"


def test_a_row_with_an_unknown_unit_is_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "counted_nouns.csv").write_text("noun,unit\nzebroid,zebras\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"counted_nouns.csv:2: expected a noun and one of .*found 'zebroid' and 'zebras'"):
        QuantityRules.load(Knowledge(tmp_path))


def check(reading: ArticleDoc, found: list[Quantity]) -> None:
    """What must hold for the quantities of any text."""
    last = 0
    for quantity in found:
        assert last <= quantity.first <= quantity.number < quantity.last <= len(reading.doc)
        last = quantity.last
        assert quantity.low is not None or quantity.high is not None
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        span = reading.span_of_tokens(quantity.first, quantity.last)
        assert reading.article.text[span.start : span.end] == span.text


WORDS = [
    "one",
    "two",
    "hundred",
    "and",
    "half",
    "a",
    "of",
    "-",
    "$",
    "5",
    "10,000",
    "km",
    "%",
    "troops",
    "more than",
    "between",
    "to",
    "million",
    "(",
    ")",
    ".",
    "m",
    "x3",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(min_size=1, max_size=60), st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)))
def test_any_text(read: Read, rules: QuantityRules, text: str) -> None:
    reading = read(text)
    check(reading, find_quantities(reading, rules))
