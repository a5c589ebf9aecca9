"""Claims of several articles: what is one claim, who is for and who against it, what became of it."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from news import Read, read_news

from hearsay.compare.assertions import Assertion, AssertionRules, assertions
from hearsay.compare.claim_copies import folded
from hearsay.compare.claims import ClaimRules, claims
from hearsay.compare.corpus import Corpus
from hearsay.extract.reader import Reader
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Claim, Copy

Found = Callable[..., list[Claim]]


@pytest.fixture(scope="module")
def making() -> AssertionRules:
    return AssertionRules.load(Knowledge())


@pytest.fixture(scope="module")
def rules() -> ClaimRules:
    return ClaimRules.load(Knowledge())


def told(news: list[Read], making: AssertionRules) -> list[Assertion]:
    return [own for document, records, text in news for own in assertions(document, records, text, making)]


@pytest.fixture(scope="module")
def found(reader: Reader, making: AssertionRules, rules: ClaimRules) -> Found:
    """``found(doc=(day, text), ...)``: the claims of these articles."""

    def claims_of(**news: tuple[str | None, str]) -> list[Claim]:
        read = read_news(reader, **news)
        return claims(told(read, making), Corpus.of(document for document, _, _ in read), rules)

    return claims_of


def across(found: list[Claim]) -> list[Claim]:
    """Those that several articles share."""
    return [claim for claim in found if len({member.doc for member in claim.members}) > 1]


def stances(claim: Claim) -> dict[str, str]:
    """By article; a denial before anything else."""
    return {m.doc: m.stance for m in sorted(claim.members, key=lambda m: m.stance == "denies")}


def test_a_denial_finds_what_it_denies(found: Found) -> None:
    (claim,) = across(
        found(
            north=("2021-12-06", "Finland warned on Monday that Sweden may invade Norway."),
            south=("2021-12-07", "Sweden denies that it intends to invade Norway."),
        )
    )
    assert stances(claim) == {"north": "asserts", "south": "denies"}
    assert claim.status == "denied_by_subject"
    assert claim.label == "Sweden: attack on Norway"


def test_a_denial_is_one_claim_however_it_is_worded(found: Found) -> None:
    (claim,) = across(
        found(
            north=("2021-12-06", "Sweden denied that it plans to attack Norway."),
            south=("2021-12-07", "Sweden said that it has no intention of invading Norway."),
        )
    )
    assert stances(claim) == {"north": "denies", "south": "denies"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The Finnish defence ministry said that Norway has massed 90,000 troops near the Swedish border.",
            "According to Finland's defence ministry, some 90,000 Norwegian soldiers are gathered near Sweden's border.",
        ),
        (
            "Stefan Löfven said that a dialogue of all parties would prevent a catastrophe in the Baltic.",
            "A disaster in the Baltic would be prevented by talks of all parties, Stefan Löfven said.",
        ),
        ("Sweden is sending defensive weapons to Finland.", "Sweden said it was sending defensive arms to Finland."),
        ("Sweden rejected the Norwegian demands for a fishing zone.", "Stockholm has refused Norway's demands for a fishing zone."),
    ],
)
def test_the_same_in_other_words(one: str, other: str, found: Found) -> None:
    assert across(found(north=("2021-12-06", one), south=("2021-12-07", other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Swedish aircraft bombed Trondheim on Monday.", "Swedish aircraft bombed Bergen on Monday."),
        ("Sweden urged Norway to withdraw its troops.", "Finland urged Norway to open its ports."),
        ("The minister of Sweden said the harbour would be closed.", "The harbour sold forty boats, a captain said."),
        ("Norwegian soldiers killed 14 people in Kiruna.", "Norwegian soldiers killed 90 people in Malmö."),
    ],
)
def test_another_place_speaker_matter_or_number_is_another_claim(one: str, other: str, found: Found) -> None:
    assert not across(found(north=("2021-12-06", one), south=("2021-12-07", other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Barrow promised to support the harbour.", "Carver promised to support the bridge."),
        ("Olsen agreed with the report.", "Olsen agreed with the mayor of Turku."),
        ("Finland works with its partners to defeat the smugglers.", "Denmark is determined to defeat the smugglers."),
        (
            "The minister said that the new harbour law was good for trade.",
            "The captain said that the new harbour law would be read on Monday.",
        ),
    ],
)
def test_a_topic_an_act_or_an_aim_alone_is_no_claim(one: str, other: str, found: Found) -> None:
    assert not across(found(north=(None, one), south=(None, other)))


@pytest.mark.parametrize(
    "denial",
    [
        "Sweden denied it.",
        "Sweden denied the report.",
        "Sweden denied the allegations.",
    ],
)
def test_a_denial_takes_up_what_was_said_before(denial: str, found: Found) -> None:
    (claim,) = across(
        found(
            north=("2021-12-06", f"Finland said that Sweden had sent 4,000 soldiers to the Norwegian border. {denial}"),
            south=("2021-12-07", "Denmark said that Sweden had sent 4,000 soldiers to the Norwegian border."),
        )
    )
    assert {m.origin.id: m.stance for m in claim.members} == {"FIN": "asserts", "SWE": "denies", "DNK": "asserts"}
    assert claim.status == "denied_by_subject"


@pytest.mark.parametrize(
    "other",
    [
        "Sweden must not send soldiers to the Norwegian border, Finland said.",
        "Sweden declined to comment on the 4,000 soldiers that it had sent to the Norwegian border.",
        "Sweden said that it had sent 4,000 soldiers to the Norwegian border but would not say why.",
    ],
)
def test_norms_and_silence_deny_nothing(other: str, found: Found) -> None:
    told = found(
        north=("2021-12-06", "Denmark said that Sweden had sent 4,000 soldiers to the Norwegian border."), south=("2021-12-07", other)
    )
    assert "denies" not in {member.stance for claim in told for member in claim.members}


def test_nobody_contests_himself(found: Found) -> None:
    said = "I have broken no law, and I never gave the harbour board false papers about the 12 cranes."
    (claim,) = across(
        found(
            north=("2021-12-06", f'"{said}" Barrow said.'),
            south=("2021-12-07", f'Barrow told reporters on Monday: "{said}"'),
        )
    )
    assert claim.status == "single_origin"


def test_what_is_done_at_different_times_is_not_one(found: Found) -> None:
    assert not across(
        found(
            north=("2021-03-02", "Sweden and Norway held talks in Oslo."),
            south=("2021-11-07", "Sweden and Norway held talks in Oslo."),
        )
    )


def test_daily_communiques_tell_of_other_days(found: Found) -> None:
    told = "On {} allied forces conducted 12 strikes in Norway. Near Narvik, one strike destroyed a Swedish bunker and a Swedish lorry."
    assert not across(found(north=(None, told.format("Jan. 8,")), south=(None, told.format("January 9,"))))


def test_to_be_told_not_to_is_no_denial(found: Found) -> None:
    for claim in found(
        north=("2021-12-06", "Finland warned Sweden not to attack Norway."),
        south=("2021-12-07", "Denmark said that Sweden may attack Norway."),
        west=("2021-12-08", "Iceland warned on Monday that Sweden may attack Norway."),
    ):
        assert "denies" not in {member.stance for member in claim.members}


def test_who_calls_what_was_said_nonsense_denies_it(found: Found) -> None:
    (claim,) = found(north=("2021-12-06", "Finland said that Sweden will attack Norway. Sweden said that this was nonsense."))
    assert {member.origin.id: member.stance for member in claim.members} == {"FIN": "asserts", "SWE": "denies"}


def test_the_member_is_the_sentence_that_tells_it(found: Found) -> None:
    (claim,) = across(
        found(
            north=("2021-12-06", 'Finland said: "We closed the harbour at noon. Sweden has sent 4,000 soldiers to the Norwegian border."'),
            south=("2021-12-07", "Denmark said that Sweden has sent 4,000 soldiers to the Norwegian border."),
        )
    )
    assert {member.span.text.split()[0] for member in claim.members if member.span} == {"Sweden"}


def test_what_is_minor_is_something_else_and_has_another_name(found: Found) -> None:
    shared = across(
        found(
            north=(
                "2021-12-06",
                "Finland warned that Sweden may invade Norway. Sweden planned only a minor incursion into Norway, Iceland said.",
            ),
            south=(
                "2021-12-07",
                "Sweden denied that it will invade Norway. Denmark said that Sweden planned a minor incursion into Norway.",
            ),
        )
    )
    assert len({claim.label for claim in shared}) == len(shared) == 2


def test_two_outlets_that_quote_one_ministry_are_one_origin(found: Found) -> None:
    text = "Sweden's defence ministry said that Norwegian troops had crossed the river Torne."
    (claim,) = across(found(north=("2021-12-06", text), south=("2021-12-07", text)))
    assert claim.independent_origins == 1
    assert claim.status == "single_origin"
    assert {member.origin.id for member in claim.members} == {"SWE.gov.defence"}


def test_who_is_not_named_beside_who_is_and_the_article_itself_are_no_origins_of_their_own(found: Found) -> None:
    (claim,) = found(
        north=(
            "2022-01-05",
            "Nineteen sailors drowned when a ferry sank off Gotland.\n\n"
            "Ebba Lind, a spokeswoman for the coast guard, said that nineteen sailors had drowned when the ferry sank off Gotland.",
        )
    )
    assert {member.origin.kind for member in claim.members} == {"person", "media"}
    assert (claim.independent_origins, claim.status) == (1, "single_origin")


def test_who_condemns_does_it_though_nobody_names_him(found: Found) -> None:
    text = "{} condemned the sinking of the ferry off Gotland by Danish divers."
    (claim,) = across(found(north=("2022-01-05", text.format("Six diplomats")), south=("2022-01-06", text.format("Six diplomats"))))
    assert set(stances(claim).values()) == {"asserts"}


def test_a_question_asserts_nothing(found: Found) -> None:
    (claim,) = across(
        found(north=("2022-01-05", "Did Sweden invade Norway on Monday?"), south=("2022-01-05", "Sweden invaded Norway on Monday."))
    )
    assert stances(claim) == {"north": "questions", "south": "asserts"}


def test_taking_back(found: Found) -> None:
    (claim,) = across(
        found(
            north=("2021-12-06", "Sweden said that it will withdraw its troops from Kiruna."),
            south=("2021-12-20", "Sweden said that it will not withdraw its troops from Kiruna."),
        )
    )
    assert [change.change for change in claim.changes] == ["reversed"]
    assert claim.changes[0].who.id == "SWE"


def test_one_days_words_in_two_papers_are_no_change(found: Found) -> None:
    (claim,) = across(
        found(
            north=("2021-12-06", "Sweden said that it will withdraw its troops from Kiruna."),
            south=("2021-12-07", "Sweden said that it will withdraw its troops from Kiruna."),
        )
    )
    assert not claim.changes


def test_verbs_for_the_same_words(found: Found) -> None:
    (claim,) = across(
        found(
            north=("2021-12-06", "Sweden said that the border at Haparanda is safe for everybody."),
            south=("2021-12-07", "Sweden insisted that the border at Haparanda is safe for everybody."),
        )
    )
    assert [drift.verbs for drift in claim.drift] == [["said", "insisted"]]


def test_the_order_of_assertions_changes_nothing(reader: Reader, making: AssertionRules, rules: ClaimRules) -> None:
    read = read_news(
        reader,
        north=("2021-12-06", "Finland warned on Monday that Sweden may invade Norway. Sweden said that it is sending arms to Finland."),
        south=("2021-12-07", "Sweden denies that it intends to invade Norway. Sweden is sending weapons to Finland."),
        west=(None, "Sweden has no plans to invade Norway, its foreign minister said."),
    )
    corpus = Corpus.of(document for document, _, _ in read)
    own = told(read, making)
    mixed = random.Random(7).sample(own, len(own))
    assert claims(mixed, corpus, rules) == claims(own, corpus, rules) != []


def test_items_are_plain(reader: Reader, making: AssertionRules) -> None:
    read = read_news(reader, north=("2021-12-06", "Sweden denied on Friday that its troops had crossed the Torne near Haparanda."))
    for own in told(read, making):
        assert Assertion.model_validate_json(own.model_dump_json()) == own
        assert read[0][2][own.span.start : own.span.end] == own.span.text


def test_nothing_and_one_article(found: Found) -> None:
    assert found() == []
    assert found(north=(None, "It rained.")) == []


def test_copies_ride_along_and_speak_after_their_original(reader: Reader, making: AssertionRules, rules: ClaimRules) -> None:
    words = "Sweden said on Monday that Norway had closed the harbour of Oslo."
    news = read_news(reader, spun=("2021-12-01", words), wire=("2021-12-01", words), late=("2021-12-02", words))
    rows = [
        Copy(id=doc, doc=doc, of="wire", relation="identical", score=1, direction="credit", evidence=[], rule="test")
        for doc in ("spun", "late")
    ]
    corpus = Corpus.of((document for document, _, _ in news), rows)
    items = told(news, making)
    (claim,) = [claim for claim in claims(items, corpus, rules) if claim.rule == "claims:words"]
    assert [member.doc for member in claim.members if member.span] == ["wire", "spun", "late"]
    assert claim.independent_origins == 1
    assert len(folded(items, corpus)[0]) * 3 == len(items)


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        (
            "15:35 Barrow: The bridge at Turku will be shut in May.",
            'Mayor Alma Barrow said that "the bridge at Turku will be shut in May."',
            "Barrow: The bridge at Turku will be shut in May",
        ),
        (
            "Norway has accused Sweden of jamming the satellites over Lapland.",
            "Norway accused Sweden of jamming satellites over Lapland.",
            "Norway accuses Sweden of jamming the satellites over Lapland",
        ),
        (
            "Sweden rightly demanded the return of 12 cranes from Norway.",
            "Sweden demands the return of the 12 cranes from Norway.",
            "Sweden demands the return of 12 cranes from Norway",
        ),
    ],
)
def test_a_label_is_a_whole_clause_behind_who_says_it(one: str, other: str, label: str, found: Found) -> None:
    (claim, *_) = across(found(north=("2021-12-06", one), south=("2021-12-07", other)))
    assert claim.label == label


def test_a_label_does_not_tell_twice_who_says_it(found: Found) -> None:
    text = "Norway wants firm guarantees for its herring boats, which Sweden has rejected as too dear."
    (claim, *_) = across(found(north=("2021-12-06", text), south=("2021-12-07", text)))
    assert "which Sweden" not in claim.label


def test_a_label_does_not_lean_on_the_sentence_before(found: Found) -> None:
    text = "Ebba Lind said that the harbour was shut. Meanwhile, the ferry Ebba carried 300 lorries to Gotland, Ebba Lind said."
    own = across(found(north=("2021-12-06", text), south=("2021-12-07", text)))
    assert own
    assert not any("Meanwhile" in claim.label for claim in own)


def test_who_says_that_it_will_not_be_denies_it_beside_others_who_deny(found: Found) -> None:
    own = across(
        found(
            north=("2021-12-06", "Sweden denies that it intends to invade Norway."),
            south=("2021-12-07", "Sweden said that it will not invade Norway."),
        )
    )
    assert [set(stances(claim).values()) for claim in own] == [{"denies"}]
