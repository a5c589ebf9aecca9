"""Calendar expressions: what is found, and what it is resolved to. The sentences are written for these tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hearsay.annotate.dates import DateMention, DateRules, find_dates
from hearsay.errors import KnowledgeError
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc

FRIDAY = "2021-11-12"
Read = Callable[..., ArticleDoc]


@pytest.fixture(scope="module")
def rules() -> DateRules:
    return DateRules.load(Knowledge())


@pytest.fixture
def dates(read: Read, rules: DateRules) -> Callable[..., dict[str, str | None]]:
    """``dates(text, published)``: the value of every expression by its words."""

    def found(text: str, published: str | None = FRIDAY) -> dict[str, str | None]:
        reading = read(text, published)
        return {record.span.text: record.value for record in (m.record(reading) for m in find_dates(reading, rules))}

    return found


Dates = Callable[..., dict[str, str | None]]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It began on 24 February 2022.", "24 February 2022", "2022-02-24"),
        ("It began on February 24, 2022.", "February 24, 2022", "2022-02-24"),
        ("The convoy left on Thursday, November 4, 2021.", "Thursday, November 4, 2021", "2021-11-04"),
        ("He was born on July 4th, 1976.", "July 4th, 1976", "1976-07-04"),
        ("The report is dated 2021-10-05.", "2021-10-05", "2021-10-05"),
        ("The form was signed on 25/12/2020.", "25/12/2020", "2020-12-25"),
        ("The form was signed on 24.02.2020.", "24.02.2020", "2020-02-24"),
        ("In November 2021 the talks failed.", "November 2021", "2021-11"),
        ("Since 2014 the region has been at war.", "2014", "2014"),
        ("In the 1990s the alliance grew.", "the 1990s", "1990/1999"),
        ("The border was drawn in the 19th century.", "the 19th century", "1800/1899"),
        ("In the third quarter of 2021 exports fell.", "the third quarter of 2021", "2021-07-01/2021-09-30"),
        ("In the spring of 2021 troops massed there.", "the spring of 2021", "2021-03-01/2021-05-31"),
        ("In '94 the pact was signed.", "'94", "1994"),
        ("He left on Easter Monday 2019.", "Easter Monday 2019", "2019-04-22"),
    ],
)
def test_dates_that_need_no_anchor(dates: Dates, text: str, words: str, value: str) -> None:
    assert dates(text, None) == {words: value}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The envoy arrived on Thursday.", "Thursday", "2021-11-11"),
        ("He resigned Friday morning.", "Friday morning", "2021-11-12"),
        ("The ministers will meet on Monday.", "Monday", "2021-11-15"),
        ("Talks are scheduled for next Tuesday.", "next Tuesday", "2021-11-16"),
        ("The envoy will come in two weeks' time.", "in two weeks' time", "2021-11-22/2021-11-28"),
        ("The general spoke last Friday.", "last Friday", "2021-11-05"),
        ("Yesterday the ship sailed.", "Yesterday", "2021-11-11"),
        ("The day before yesterday he left.", "The day before yesterday", "2021-11-10"),
        ("The ship left port on Sept. 11.", "Sept. 11", "2021-09-11"),
        ("In March the drills began.", "March", "2021-03"),
        ("The drills will begin in March.", "March", "2022-03"),
        ("Last month the drills began.", "Last month", "2021-10"),
        ("Early next year the ships will return.", "Early next year", "2022-01-01/2022-04-30"),
        ("The drills took place in late August.", "late August", "2021-08-21/2021-08-31"),
        ("The region is on edge since last year's end.", "last year's end", "2020-12"),
        ("The plan is due by the end of the year.", "the end of the year", "2021-12"),
        ("Delivery is planned for the first half of next month.", "the first half of next month", "2021-12-01/2021-12-15"),
        ("Earlier this week he resigned.", "Earlier this week", "2021-11-08/2021-11-12"),
        ("Tensions have been mounting for the last month.", "the last month", "2021-10-12/2021-11-12"),
        ("Over the past three days twelve people died.", "the past three days", "2021-11-09/2021-11-12"),
        ("He left three days ago.", "three days ago", "2021-11-09"),
        ("He left two weeks ago.", "two weeks ago", "2021-10-25/2021-10-31"),
        ("He left five months ago.", "five months ago", "2021-06"),
        ("The treaty was signed thirty years ago.", "thirty years ago", "1991"),
        ("The talks will be held this weekend.", "this weekend", "2021-11-13/2021-11-14"),
        ("The fighting took place over the weekend.", "the weekend", "2021-11-06/2021-11-07"),
        ("In the last two weeks of October the army advanced.", "the last two weeks of October", "2021-10-18/2021-10-31"),
        ("The pact was signed on Christmas Eve.", "Christmas Eve", "2020-12-24"),
        ("On Monday last week he flew home.", "Monday last week", "2021-11-01"),
        ("The talks are planned for the week of January 10.", "the week of January 10", "2022-01-10/2022-01-16"),
        ("Over the past 24 hours four soldiers died.", "the past 24 hours", "2021-11-11/2021-11-12"),
        ("The vote was postponed until Monday.", "Monday", "2021-11-15"),
    ],
)
def test_dates_from_the_publication(dates: Dates, text: str, words: str, value: str) -> None:
    assert dates(text) == {words: value}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The attack came on October 30. Two days later the mayor resigned.", ["2021-10-30", "2021-11-01"]),
        ("The attack came on October 30. The following day the mayor resigned.", ["2021-10-30", "2021-10-31"]),
        ("The attack came on October 30. The day before, the mayor had resigned.", ["2021-10-30", "2021-10-29"]),
        ("He arrived on 3 May 2020. The same day he met the president.", ["2020-05-03", "2020-05-03"]),
        ("The war began in 2014. That year the army was small.", ["2014", "2014"]),
        ("At 10:30 p.m. on Tuesday the shelling began.", ["2021-11-09", "2021-11-09"]),
        ("The deal was signed in November last year.", ["2020-11", "2020"]),
        ("Drills will run from 5 to 9 March 2022.", ["2022-03-05", "2022-03-09"]),
        ("Drills ran October 3-5, 2021.", ["2021-10-03", "2021-10-05"]),
        ("The war of 1939-45 changed the continent.", ["1939", "1945"]),
        ("He spoke of it in January and February 2020.", ["2020-01", "2020-02"]),
        ("The festival ran from December 28 to January 3, 2021.", ["2020-12-28", "2021-01-03"]),
    ],
)
def test_dates_from_other_dates(read: Read, rules: DateRules, text: str, values: list[str]) -> None:
    assert [mention.value for mention in find_dates(read(text, FRIDAY), rules)] == values


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They have been there since weeks.", "since weeks"),
        ("Over the past few weeks tensions rose.", "the past few weeks"),
        ("In the coming weeks more troops will come.", "the coming weeks"),
        ("The form was signed on 03/04/2021.", "03/04/2021"),
        ("The ministers met two days later.", "two days later"),
        ("He will come in a few days.", "in a few days"),
        ("Two weeks before the vote he resigned.", "Two weeks before"),
        ("In the months after the invasion he left.", "the months after"),
        ("Three weeks on from the attack the road is closed.", "Three weeks on from"),
        ("The treaty was signed half a century ago.", "half a century ago"),
    ],
)
def test_what_cannot_be_told_is_null(dates: Dates, text: str, words: str) -> None:
    assert dates(text) == {words: None}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The envoy arrived on Thursday.", "Thursday"),
        ("The ship left on January 19.", "January 19"),
        ("He spoke last week.", "last week"),
        ("He left eight days ago.", "eight days ago"),
        ("Early next year the ships will return.", "Early next year"),
    ],
)
def test_without_a_publication_date_nothing_is_guessed(dates: Dates, text: str, words: str) -> None:
    assert dates(text, None) == {words: None}


@pytest.mark.parametrize(
    "text",
    [
        "He may march on the capital.",
        "They sent 2000 troops to the border.",
        "The council adopted Resolution 1973.",
        "She is 24 years old.",
        "He has worked there for three years.",
        "Three years of war have ruined the country.",
        "They waited for a second.",
        "Every Friday the crowd gathers.",
        "More than 1,900 people fled.",
        "It cost $2000 to repair.",
    ],
)
def test_what_is_no_date(dates: Dates, text: str) -> None:
    assert dates(text) == {}


def test_quoted_words_lean_on_the_day_they_were_spoken(dates: Dates) -> None:
    text = 'On Wednesday the minister met the press. "The message we send today is clear," he said.'
    assert dates(text) == {"Wednesday": "2021-11-10", "today": "2021-11-10"}


def test_a_reported_plan_leans_on_the_day_it_was_told(dates: Dates) -> None:
    text = "The minister said on Monday that he would travel to the capital on Wednesday."
    assert dates(text) == {"Monday": "2021-11-08", "Wednesday": "2021-11-10"}


def test_a_history_takes_its_years_from_the_dates_told(dates: Dates) -> None:
    text = (
        "The war began in September 1939. In June 1940 the capital fell. In August 1940 the fleet sailed. "
        "In May 1941 the island was taken.\nThe siege began in December 1941. On January 5 the garrison gave up."
    )
    assert dates(text, "2009-12-19")["January 5"] == "1942-01-05"


def test_a_year_in_passing_does_not_move_a_history(dates: Dates) -> None:
    text = (
        "The war began in September 1939. In June 1940 the capital fell. In August 1940 the fleet sailed. "
        "In May 1941 the island was taken. The general, who had not commanded since 1918, led the attack. In July the city fell."
    )
    assert dates(text, "2009-12-19")["July"] == "1941-07"


def test_news_that_looks_back_takes_its_years_from_there(dates: Dates) -> None:
    text = (
        "In 2014, protests broke out in the capital. On February 20, dozens were killed. The talks will resume on December 3.\n"
        "The minister resigned on February 4."
    )
    found = dates(text)
    assert (found["February 20"], found["December 3"], found["February 4"]) == ("2014-02-20", "2021-12-03", "2021-02-04")


def test_a_mention_tells_its_granularity_anchor_and_rule(read: Read, rules: DateRules) -> None:
    mentions = find_dates(read("The envoy arrived on Thursday. In 2014 he left.", FRIDAY), rules)
    assert [(m.granularity, m.anchor, m.rule) for m in mentions] == [("day", "published", "weekday"), ("year", "absolute", "year")]
    assert isinstance(mentions[0], DateMention)


def test_the_record_points_at_the_words(read: Read, rules: DateRules) -> None:
    reading = read("The envoy arrived on Friday morning.", FRIDAY)
    (record,) = [mention.record(reading) for mention in find_dates(reading, rules)]
    assert reading.article.text[record.span.start : record.span.end] == record.span.text == "Friday morning"


def test_a_bad_pattern_is_named(tmp_path: object) -> None:
    folder = tmp_path
    (folder / "date_rules.toml").write_text('[[core]]\nname = "mine"\npattern = "NOSUCH DAYNUM"\nread = "calendar"\n')  # type: ignore[operator]
    with pytest.raises(KnowledgeError, match="mine"):
        DateRules.load(Knowledge(folder))  # type: ignore[arg-type]


def test_a_user_adds_a_feast(read: Read, tmp_path: object) -> None:
    folder = tmp_path
    (folder / "dates.toml").write_text('[HOLIDAY]\n"victory day" = [5, 9]\n')  # type: ignore[operator]
    mine = DateRules.load(Knowledge(folder))  # type: ignore[arg-type]
    reading = read("The parade was held on Victory Day.", FRIDAY)
    assert [mention.value for mention in find_dates(reading, mine)] == ["2021-05-09"]


def test_in_january_this_winter_began_last_year(dates: Dates) -> None:
    assert dates("This winter the army trained.", "2022-01-26") == {"This winter": "2021-12-01/2022-02-28"}


def test_how_long_something_lasted_is_no_date(dates: Dates) -> None:
    assert dates("They fought for two weeks before the truce.") == {}
