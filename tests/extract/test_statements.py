"""Statements from sentences: who speaks, by which cue, what, in which manner."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import pytest

from hearsay.extract.statements import Attribution, StatementRules, extract_statements
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.words import Token
from hearsay.records import Actor, Statement

Read = Callable[..., ArticleDoc]


class NounPhrases:
    """Speakers without knowledge: a name is an actor under its own head word, "sources" and pronouns are left to the extractor."""

    employers: ClassVar[dict[str, str]] = {}

    def actor_of(self, token: Token) -> Actor | None:
        if token.pos_ != "PROPN":
            return None
        return Actor(id=token.text.lower(), name=token.text, kind="media" if token.text == "Gazette" else "person", known=False)


@pytest.fixture(scope="session")
def rules() -> StatementRules:
    return StatementRules.load(Knowledge())


@pytest.fixture(scope="session")
def attributions(read: Read, rules: StatementRules) -> Callable[[str], list[Attribution]]:
    return lambda text: extract_statements(read(text), NounPhrases(), [], rules)


@pytest.fixture(scope="session")
def statements(attributions: Callable[[str], list[Attribution]]) -> Callable[[str], list[Statement]]:
    return lambda text: [a.record for a in attributions(text)]


Find = Callable[[str], list[Statement]]


def shown(statement: Statement) -> tuple[str | None, str | None, str]:
    """(source, cue, content) as written."""
    return (
        statement.source.text if statement.source else None,
        statement.cue.text if statement.cue else None,
        " … ".join(span.text.strip("\"“”'") for span in statement.content),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister said that the border was closed.", ("The minister", "said", "the border was closed")),
        ("The minister said the border was closed.", ("The minister", "said", "the border was closed")),
        ('"The border is closed," the minister said.', ("the minister", "said", "The border is closed,")),
        ('"The border is closed," said the minister.', ("the minister", "said", "The border is closed,")),
        ('The minister said, "The border is closed."', ("The minister", "said", "The border is closed.")),
        ('The minister said: "The border is closed."', ("The minister", "said", "The border is closed.")),
        ("The border was closed, the minister said.", ("the minister", "said", "The border was closed")),
        ("The border, the minister said, was closed.", ("the minister", "said", "The border … was closed")),
        ("Poland accused Belarus of sending migrants.", ("Poland", "accused", "Belarus of sending migrants")),
        ("The ministers condemned the attack.", ("The ministers", "condemned", "the attack")),
        ("They pledged to send more troops.", ("They", "pledged", "to send more troops")),
        ("The president urged Russia to withdraw its troops.", ("The president", "urged", "to withdraw its troops")),
        ("The president called on Russia to withdraw its troops.", ("The president", "called on", "to withdraw its troops")),
        ("The president called for an immediate ceasefire.", ("The president", "called for", "an immediate ceasefire")),
        ("The general denied shelling the town.", ("The general", "denied", "shelling the town")),
        ("The spokesman described the report as false.", ("The spokesman", "described", "the report as false")),
        ("The premier threatened to close the airport.", ("The premier", "threatened", "to close the airport")),
        ("It was reported that the bridge had collapsed.", (None, "was reported", "the bridge had collapsed")),
        (
            "The bridge is safe, John Miller, the mayor of the town, said Tuesday.",
            ("John Miller, the mayor of the town", "said", "The bridge is safe"),
        ),
        ("The mayor is convinced that the bridge is safe.", ("The mayor", "is convinced", "the bridge is safe")),
        ("The union wants the army to leave the town.", ("The union", "wants", "the army to leave the town")),
        ("The general criticised the minister over his plans.", ("The general", "criticised", "the minister over his plans")),
        ("The union hopes that by talking to them, they will stay.", ("The union", "hopes", "by talking to them, they will stay")),
        ('In a letter, Jones said such a law "could harm the town."', ("Jones", "said", 'such a law "could harm the town.')),
        ("Officials dismissed that criticism.", ("Officials", "dismissed", "that criticism")),
        ("But as a reporter noted, the hall was half empty.", ("a reporter", "noted", "the hall was half empty")),
        ("He is a painter, a composer, and, he says, a gardener.", ("he", "says", "a gardener")),
        ("France condemned the attack on the embassy in a statement on Friday.", ("France", "condemned", "the attack on the embassy")),
        ("The minister raised these concerns in a call with Smith.", ("The minister", "raised", "these concerns")),
        ("The minister ruled that option out.", ("The minister", "ruled", "that option")),
        ("The premier said Friday he was leaving.", ("The premier", "said", "he was leaving")),
        ("She praised the remarks Smith had made about the port.", ("She", "praised", "the remarks Smith had made about the port")),
        ("Jones cited the flood as a reason to wait.", ("Jones", "cited", "the flood as a reason to wait")),
        ("The mayor called for the entire report to be released.", ("The mayor", "called for", "the entire report to be released")),
        ("The judge concluded, though, that it was late.", ("The judge", "concluded", "it was late")),
        ("According to Smith, however, trade grew last year.", ("Smith", "According to", "trade grew last year")),
        ("If they cross the river, he said, that will be a war.", ("he", "said", "If they cross the river … that will be a war")),
        ("The report calls on the council to close the bridge.", ("The report", "calls on", "to close the bridge")),
        ("In the view of Smith, the colonel never left the town.", ("Smith", "In the view of", "the colonel never left the town")),
        (
            'The group said that the country had made "some progress" but "remains one of the poorest."',
            ("The group", "said", 'the country had made "some progress" but "remains one of the poorest.'),
        ),
        (
            "Jones criticised the general for using gas and called for an inquiry.",
            ("Jones", "called for", "an inquiry"),
        ),
    ],
)
def test_frames(statements: Find, text: str, expected: tuple[str | None, str, str]) -> None:
    assert expected in [shown(s) for s in statements(text)]


def test_according_to(statements: Find) -> None:
    (found,) = statements("According to the ministry, three soldiers were wounded.")
    assert shown(found) == ("the ministry", "According to", "three soldiers were wounded")
    assert found.act == "say"


def test_alleged_inside_a_statement_means_nobody_else(statements: Find) -> None:
    assert len(statements("Smith said the alleged attackers had left the town.")) == 1
    assert len(statements("The alleged attackers had left the town.")) == 1


def test_adverbs_attribute_to_somebody_unnamed(statements: Find) -> None:
    (found,) = statements("Three soldiers were reportedly killed near the village.")
    assert found.speaker is not None
    assert found.speaker.kind == "unnamed"
    assert found.cue is not None
    assert found.cue.text == "reportedly"
    assert found.content[0].text.startswith("Three soldiers")


def test_a_quotation_split_by_its_cue_is_one_statement_of_two_spans(statements: Find) -> None:
    (found,) = statements('"We came to talk," the envoy said. "We leave with nothing."')
    assert [span.text for span in found.content] == ['"We came to talk,"', '"We leave with nothing."']
    assert found.mode == "direct"


def test_a_quotation_over_two_paragraphs_is_one_statement(statements: Find) -> None:
    (found,) = statements('The envoy said: "We came to talk.\n"We leave with nothing."')
    assert len(found.content) == 2


def test_a_paragraph_in_quotation_marks_continues_the_last_speaker(statements: Find) -> None:
    found = statements('"We came to talk," said Smith.\n"We leave with nothing at all tonight."')
    assert {s.speaker.name for s in found if s.speaker} == {"Smith"}
    assert sum(len(s.content) for s in found) == 2


def test_a_quotation_in_a_paragraph_of_its_own_is_a_statement_of_its_own(statements: Find) -> None:
    found = statements('"We came to talk," said Smith.\n"We leave with nothing at all tonight."')
    assert [s.cue is None for s in found] == [False, True]


def test_a_participle_after_the_cue_is_a_statement_of_its_own(statements: Find) -> None:
    found = statements("The plan has failed, the minister told reporters, adding that the talks were over.")
    assert [s.content[0].text for s in found] == ["The plan has failed", "the talks were over"]


def test_what_the_group_reports_of_the_court_does_not_hold_the_group(statements: Find) -> None:
    found = statements("The court ruled on Monday that the party should be closed, the group said.")
    assert all("the group" not in span.text for s in found for span in s.content)


@pytest.mark.parametrize(
    "text",
    [
        "We had no reason to believe that it was false.",
        "The pirates threatened a merchant vessel.",
        "The patients showed signs of poisoning.",
        "The king offered food to the victims.",
        "The king recalled his ambassador to Norway.",
        "The king concluded a tour of the coast.",
        "The army maintained its positions.",
        "The king laid out the red carpet for the prince.",
        "The mayor phoned her cousin.",
        "No one has claimed responsibility for the attack.",
        "Two of the helicopters were shot down by the rebels.",
        "Many refugees are happy to have a permit.",
        "It was a vote meant to show that the country was free.",
        "The ladders, all of which confirmed their intent, were taken away.",
        "The officer asked not to be named.",
        "The council will meet if the mayor proposes a truce.",
        "He wrote a blog. The book written by Smith is long.",
    ],
)
def test_physical_and_mental_senses_are_no_statements(statements: Find, text: str) -> None:
    assert statements(text) == []


def test_a_second_verb_after_the_content_has_the_first_speaker(statements: Find) -> None:
    found = statements("Smith declared that Ukraine has the right to decide, and demanded that Russia leave the port.")
    assert [(s.source.text if s.source else None, s.content[0].text) for s in found] == [
        ("Smith", "Ukraine has the right to decide"),
        ("Smith", "Russia leave the port"),
    ]


def test_what_he_added_is_a_statement_of_its_own(statements: Find) -> None:
    found = statements("The spokesman suggested that she would not wait, but he would not say what she wanted.")
    assert [s.content[0].text for s in found] == ["she would not wait", "what she wanted"]


def test_a_quotation_goes_on_over_paragraphs_without_marks(statements: Find) -> None:
    (found,) = statements('"Power rests with one man.\nHis picture is on every wall.\nHe reads every letter," the diplomat added.')
    assert len(found.content) == 3
    assert found.cue is not None


def test_a_mark_on_the_wrong_side_of_its_space_closes(statements: Find) -> None:
    (found,) = statements('"We hear everyone, my "a" team works for the town, "the governor said.')
    assert found.cue is not None
    assert found.content[0].text.startswith('"We hear everyone')


def test_embedded_messages(statements: Find) -> None:
    found = statements("The talks failed.\nThe bridge is closed. Stay away! pic.example.com/x — Ann Smith (@annsmith) May 12, 2018")
    assert [(s.source.text if s.source else None, s.content[0].text) for s in found] == [
        ("Ann Smith", "The bridge is closed. Stay away! pic.example.com/x")
    ]


def test_we_in_a_text_that_a_body_has_issued(statements: Find) -> None:
    assert statements("Smith said on Monday that the talks had failed. We call for a truce.")[-1].content[0].text != "a truce"


@pytest.mark.parametrize("text", ["War party at work: the powers play with fire", "UPDATE: the bridge was closed on Friday"])
def test_what_stands_before_a_colon_is_not_always_a_speaker(statements: Find, text: str) -> None:
    assert statements(text) == []


def test_scare_quotes_are_no_statement(statements: Find) -> None:
    assert statements('The so-called "shadow fleet" left the harbour.') == []


def test_the_narrator_is_no_speaker(statements: Find) -> None:
    assert statements("I think that we should walk home.") == []


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ('"The border is closed," said the minister.', "direct"),
        ("The minister said the border was closed.", "indirect"),
        ('The minister said the border was "closed for good".', "mixed"),
    ],
)
def test_modes(statements: Find, text: str, mode: str) -> None:
    assert [s.mode for s in statements(text)] == [mode]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The minister said it was not responsible for the attack.", "deny"),
        ("The minister said that Russia must withdraw its troops.", "demand"),
        ("The minister said he would not sign the treaty.", "reject"),
        ("The minister warned that the talks could fail.", "warn"),
        ("The ministers condemned the attack.", "condemn"),
        ("The spokesman declined to say whether the plane was armed.", "reject"),
        ("The minister said the border was closed.", "say"),
        ("The Gazette said the border was closed.", "report"),
    ],
)
def test_acts(statements: Find, text: str, act: str) -> None:
    assert act in [s.act for s in statements(text)]


def test_nested_statements_give_a_row_each_with_its_chain(statements: Find) -> None:
    found = {s.speaker.name: s for s in statements("The Gazette reported that Smith said the bridge was safe.") if s.speaker}
    assert [actor.name for actor in found["Smith"].chain] == ["Gazette"]
    assert found["Gazette"].chain == []


def test_conditions_of_threats_are_kept(statements: Find) -> None:
    (found,) = [s for s in statements("Smith warned that if the attacks continue, the alliance will respond.") if s.act == "warn"]
    assert found.condition is not None
    assert found.condition.text == "if the attacks continue"


def test_nouns_attribute(statements: Find) -> None:
    (found,) = statements("The announcement by Smith that the bridge had collapsed came late.")
    assert found.cue is not None
    assert found.cue.text == "announcement"
    assert found.content[0].text == "the bridge had collapsed"


def test_a_label_before_a_colon_speaks(statements: Find) -> None:
    (found,) = statements("SMITH: We will never accept this treaty.\nThe talks failed.")
    assert shown(found) == ("SMITH", ":", "We will never accept this treaty")


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Russia may invade Ukraine, warns US", "US", "Russia may invade Ukraine"),
        ("Smith: we will not accept it", "Smith", "we will not accept it"),
        ('"We will fight": Smith', "Smith", "We will fight"),
    ],
)
def test_headlines(statements: Find, headline: str, source: str, content: str) -> None:
    (found,) = statements(headline)
    assert (shown(found)[0], shown(found)[2]) == (source, content)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The agency quoted Smith as saying that the talks had failed.", "Smith", "the talks had failed"),
        ("Smith was quoted by the agency as saying the talks had failed.", "Smith", "the talks had failed"),
        ('"We will win," the agency quoted Smith as saying.', "Smith", '"We will win,"'),
    ],
)
def test_who_is_quoted_speaks_through_who_quotes(statements: Find, text: str, source: str, content: str) -> None:
    (found,) = statements(text)
    assert (found.source.text if found.source else None, found.content[0].text) == (source, content)
    assert len(found.chain) == 1


def test_who_is_cited_speaks_through_who_cites(statements: Find) -> None:
    paper, officials = sorted(statements("The paper, citing officials, said the bridge had been moved."), key=lambda s: len(s.chain))
    assert paper.content == officials.content
    assert (shown(officials)[0], len(officials.chain), len(paper.chain)) == ("officials", 1, 0)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Norway rejected a charge that Russia denies.", "Russia", "a charge"),
        ("The plan that the council rejected would have cost millions.", "the council", "The plan"),
        ("Norway blames Russia for the leak, which Moscow denies.", "Moscow", "Norway blames Russia for the leak"),
        ("The talks will go on, although Moscow denies any involvement.", "Moscow", "any involvement"),
    ],
)
def test_denials_in_clauses_beside(statements: Find, text: str, source: str, content: str) -> None:
    assert (source, content) in [(shown(s)[0], shown(s)[2]) for s in statements(text)]


def test_an_answer_is_nobodys_channel(statements: Find) -> None:
    found = statements("Oslo says the ship was hit by a mine, something Tehran has denied.")
    assert len(found) == 2
    assert not any(s.chain for s in found)


def test_reversed_and_double_chains(statements: Find) -> None:
    paper, sources = statements("The Gazette reported that the ship had sunk, as Jones had told the Gazette.")
    assert (shown(paper)[2], shown(sources)[2], len(sources.chain)) == ("the ship had sunk", "the ship had sunk", 1)
    found = statements("According to the Gazette, citing officials, the talks have stalled.")
    assert {(shown(s)[2], len(s.chain)) for s in found} == {("the talks have stalled", 0), ("the talks have stalled", 1)}
    (quoted,) = statements('"We are ready," Smith was quoted as saying by the Gazette.')
    assert [actor.name for actor in quoted.chain] == ["Gazette"]


def test_who_rejects_a_claim_does_not_hand_it_on(statements: Find) -> None:
    found = statements("Smith rejected Jones's claim that the bridge was shut.")
    assert [(shown(s)[0], s.chain) for s in found if shown(s)[0] == "Jones's"] == [("Jones's", [])]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The ministry asked on what grounds the men were held.", "The ministry", "on what grounds the men were held"),
        ("The inquiry has shown the driver and his son were hurt.", "The inquiry", "the driver and his son were hurt"),
        ("No injuries were reported.", None, "No injuries"),
        ("The road is open, the mayor told a meeting following his talks with Smith.", "the mayor", "The road is open"),
        ("The road is shut, State Councillor and Foreign Minister Marta Holm said in Bergen, Norway Thursday.", None, "The road is shut"),
        ("As Reuters reported earlier, the mayor on May 3, 2017, signed the law.", "Reuters", "the mayor on May 3, 2017, signed the law"),
        ("Local residents told the agency they had heard three shots.", "Local residents", "they had heard three shots"),
        ("The army put the number at 120.", None, "the number at 120"),
        ("Smith read a statement that the committee knew the plan.", "Smith", "the committee knew the plan"),
        ("Smith supported the government's decision to close the road.", "Smith", "the government's decision to close the road"),
        ("The office updated ministers on Monday that it had no access.", "The office", "it had no access"),
        ("The warning, posted on Monday on the website, said the bridge was shut.", None, "the bridge was shut"),
    ],
)
def test_more_clauses(statements: Find, text: str, source: str | None, content: str) -> None:
    (found,) = statements(text)
    assert shown(found)[2] == content
    assert source is None or shown(found)[0] == source


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "The rebels deny they are negotiating a deal and say talks with the army aim to find a way out.",
            ["they are negotiating a deal", "talks with the army aim to find a way out"],
        ),
        (
            "It is expected that President Anna Berg, now that she is free, will use the day to talk.",
            ["President Anna Berg, now that she is free, will use the day to talk"],
        ),
        ("The board ordered immediate action to clear the road.", ["immediate action to clear the road"]),
        ("The content of the letter indicates that it was sent in May.", ["it was sent in May"]),
        (
            "Norway condemns the attack on the town, for which the group has claimed responsibility.",
            ["the attack on the town, for which the group has claimed responsibility"],
        ),
        ("The government is considering the request of Norway for access to the port.", ["access to the port"]),
        ("Norway says the crew sank the ship, a charge that the owners deny.", ["the crew sank the ship", "a charge"]),
        (
            '"They will leave," the mayor said. "The game is up." Smith threatened to close the port.',
            ["They will leave, … The game is up.", "to close the port"],
        ),
    ],
)
def test_where_contents_end(statements: Find, text: str, contents: list[str]) -> None:
    assert [shown(s)[2] for s in statements(text)] == contents


def test_a_noun_of_saying_shares_the_source_of_the_verb_before(statements: Find) -> None:
    found = statements("The envoy said the mission was almost done, expressing Oslo's concern over the delay.")
    assert [s.source.text for s in found if s.source] == ["The envoy", "The envoy"]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("The road was blocked for hours, a jury was told.", ["The road was blocked for hours"]),
        ("The mayor swiftly responded on Tuesday.", []),
        ('Smith called him a "liar" who is unfit for office.', ['him a "liar" who is unfit for office']),
        ("He was pronounced dead at the scene.", []),
        ("Smith claimed, falsely, that Norway was paying for the wall.", ["Norway was paying for the wall"]),
        (
            "The council agreed that there was a need for checks and revealed that it would hire staff.",
            ["there was a need for checks", "it would hire staff"],
        ),
        (
            "Kumar said his attempts had failed, and he blamed the government for the slump.",
            ["his attempts had failed", "the government for the slump"],
        ),
    ],
)
def test_what_is_told_beside(statements: Find, text: str, contents: list[str]) -> None:
    assert [shown(s)[2] for s in statements(text)] == contents


def test_a_polite_would_is_said(statements: Find) -> None:
    found = statements("The mayor opened the hall, and the council would welcome any step towards a truce.")
    assert [shown(s) for s in found] == [("the council", "would welcome", "any step towards a truce")]


def test_a_relative_clause_between_quotation_and_cue(statements: Find) -> None:
    found = statements('"It is good news," the writer Ann Holm, who has often urged the mayor to go, wrote on Monday.')
    assert ("wrote", "It is good news,") in [shown(s)[1:] for s in found]


def test_an_act_of_saying_with_an_object_comments_on_nothing(statements: Find) -> None:
    found = statements("As he announced the deal, Mr. Smith paid tribute to the workers.")
    assert [shown(s)[2] for s in found] == ["the deal", "the workers"]


def test_one_of_those_who_speak(statements: Find) -> None:
    (found,) = statements("Norway has been among those calling for a new truce.")
    assert shown(found) == ("Norway", "calling for", "a new truce")


def test_a_clause_belongs_to_the_noun_before_it(statements: Find) -> None:
    whole = [shown(s)[2] for s in statements("The allies accepted Norway's view that the state was responsible.")]
    assert "Norway's view that the state was responsible" in whole


def test_a_declaration_without_marks_is_quoted_to_its_end(statements: Find) -> None:
    found = statements("The Foreign Secretary said:\nThis is a grave day.\nThe use of such weapons is a crime.")
    assert any(s.content[0].text.startswith("This is a grave day") and s.content[0].text.endswith("is a crime") for s in found)


def test_a_declaration_inside_an_article_goes_on_in_the_first_person(statements: Find) -> None:
    found = statements(
        "The road was shut.\nThe hall was full.\nThe minister said:\nWe are shocked.\nWe will send help.\nThe town lies in the north."
    )
    assert any(s.content[0].text.startswith("We are shocked") and s.content[0].text.endswith("send help") for s in found)


def test_attributions_carry_their_tokens(attributions: Callable[[str], list[Attribution]]) -> None:
    (found,) = attributions("The minister said the border was closed.")
    assert found.cue == range(2, 3)
    assert found.content == [range(3, 7)]


def test_every_span_is_its_text(read: Read, rules: StatementRules) -> None:
    reading = read('"We came," said Smith, adding that others, reportedly, would follow. He denied it.')
    for attribution in extract_statements(reading, NounPhrases(), [], rules):
        record = attribution.record
        for span in [*record.content, *(s for s in (record.cue, record.source) if s)]:
            assert reading.article.text[span.start : span.end] == span.text
