"""Pages that hold more than one article."""

from __future__ import annotations

import pytest
from page_parts import assert_covered, kinds

FLEET = """The fleet has sent six ships to the strait, the ministry said on Monday.

Officials in the capital called the move a routine rotation.

"We have told our neighbours," the spokesman, Ivan Petrenko, said.

Diplomats said that they had not been told."""

MARCH = """Several peace groups will march to the harbour on Saturday.

They want the government to call the ships back, a critic of Ivan Petrenco said.

The mayor has allowed the march.

About 3,000 people are expected."""

PAGES = {
    "bylines": ("Fleet sends ships south\n\nBy Maria Hale\n\n", "Groups plan march on the harbour\n\nBy Lena Okafor\n\n"),
    "dated bylines": (
        "## Fleet sends ships south\n\n## Maria Hale 8 March 2021\n\n",
        "## Groups plan a march\n\n## Lena Okafor 9 March 2021\n\n",
    ),
    "datelines": ("Fleet sends ships south\n\n(March 8, 2021) — ", "Groups plan march on the harbour\n\n(March 9, 2021) — "),
    "dates": ("Fleet sends ships south\n\nMarch 8, 2021\n\n", "Groups plan march on the harbour\n\nMarch 9, 2021\n\n"),
    "no second headline": ("Fleet sends ships south\n\nBy Maria Hale\n\n", "By Lena Okafor\n\n"),
    "subtitle": (
        "Fleet sends ships south\n\nBy Maria Hale\n\n",
        "Groups plan march on the harbour\n\nMayor says yes to Saturday\n\nBy Lena Okafor\n\n",
    ),
    "final mark": ("Fleet sends ships south\n\nBy Maria Hale\n\n", "March on the harbour: 'We will not be silent.'\n\nBy Lena Okafor\n\n"),
}


@pytest.mark.parametrize("name", PAGES)
def test_two_articles_on_a_page(articles, name):
    first, second = PAGES[name]
    text = f"{first}{FLEET}\n\n{second}{MARCH}"
    one, two = articles(text, uri="https://example.org/page")
    assert [one.doc, two.doc] == ["page#1", "page#2"]
    assert one.uri == two.uri
    assert one.text == two.text == text
    assert kinds(one)["body"] == [FLEET]
    assert kinds(two)["body"] == [MARCH]
    assert (one.byline, two.byline) != ("Lena Okafor", "Maria Hale")


def test_each_has_its_own_title_byline_and_date(articles):
    first, second = PAGES["dated bylines"]
    one, two = articles(f"{first}{FLEET}\n\n{second}{MARCH}")
    assert (one.title, one.byline, one.published) == ("Fleet sends ships south", "Maria Hale", "2021-03-08")
    assert (two.title, two.byline, two.published) == ("Groups plan a march", "Lena Okafor", "2021-03-09")


@pytest.mark.parametrize("name", PAGES)
def test_not_split_if_asked(articles, name):
    first, second = PAGES[name]
    (article,) = articles(f"{first}{FLEET}\n\n{second}{MARCH}", split=False)
    assert article.doc == "page"
    body = "\n\n".join(kinds(article)["body"])
    assert FLEET in body
    assert MARCH in body
    assert_covered(article)


def test_a_day_over_the_first_headline_is_the_page_s(articles):
    first, second = PAGES["bylines"]
    one, two = articles(f"Friday, January 28, 2022\n\n{first}{FLEET}\n\n{second}{MARCH}")
    assert (one.published, one.published_from) == ("2022-01-28", "text")
    assert (two.published, two.published_from) == ("2022-01-28", "inferred")


def test_tags_between_the_articles_belong_to_neither(articles):
    first, second = PAGES["bylines"]
    one, two = articles(f"{first}{FLEET}\n\nTags\n\nFleet\n\n@YouTube\n\n{second}{MARCH}\n\nShare this:\n\nFacebook")
    assert kinds(one)["body"] == [FLEET]
    assert two.title == "Groups plan march on the harbour"


@pytest.mark.parametrize(
    "text",
    [
        f"Fleet sends ships south\n\nBy Maria Hale\n\n{FLEET}\n\nWhat the neighbours say\n\n{MARCH}",
        f"Fleet sends ships south\n\n{FLEET}\n\nBy Maria Hale",
        f"Fleet sends ships south\n\nThe ministry speaks of routine.\n\nBy Maria Hale\n\n{FLEET}",
        f"Fleet sends ships south\n\nBy Maria Hale\n\n{FLEET}\n\nBy Maria Hale\n\n{MARCH}",
        f"Fleet sends ships south\n\nBy Maria Hale\n\n{FLEET}\n\nRelated\n\nGroups plan a march\n\nBy Lena Okafor\n\nMore soon.",
        f"Fleet sends ships south\n\nBy Maria Hale\n\n{FLEET}\n\nBy Monday the ships had gone.\n\n{MARCH}",
        f"Fleet sends ships south\n\nBy Maria Hale\n\n{FLEET}\n\nAdditional reporting by Lena Okafor\n\n{MARCH}",
    ],
)
def test_one_article_stays_one(articles, text):
    assert [article.doc for article in articles(text)] == ["page"]


@pytest.mark.parametrize(
    "entry",
    [
        "Council meets on day {n}\n\nJanuary {n}, 2022\n\nThe council met in Vienna on that day. Nothing was agreed.",
        "Council meets on day {n}\n\nJanuary {n}, 2022 — The council met in Vienna on that day. Nothing was agreed.",
        "Council meets on day {n}\n\nBy Maria Hale{n}\n\nThe council met in Vienna on that day. Nothing was agreed.",
    ],
)
def test_a_chronicle_is_one_article(articles, entry):
    text = "How the talks went\n\n" + "\n\n".join(entry.format(n=n) for n in range(10, 22))
    assert [article.doc for article in articles(text.replace("Hale1", "Hale").replace("Hale2", "Okafor"))] == ["page"]
