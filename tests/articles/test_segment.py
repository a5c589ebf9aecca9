"""Which part of a page is what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_parts import assert_covered, kinds

from hearsay.articles.page import Page
from hearsay.articles.pages import PageRules, articles_of
from hearsay.knowledge.tables import Knowledge

RULES = PageRules.load(Knowledge())

PARAGRAPHS = """The harbour master said on Tuesday that two grain ships had left the port at dawn.

"We have seen nothing of the kind for weeks," he told reporters.

The ministry did not answer questions about the ships."""


@given(st.text(max_size=400))
def test_parts_cover_any_text(text):
    for article in articles_of(Page(doc="x", text=text, source="x"), RULES):
        assert_covered(article)


LINE = st.sampled_from(
    [
        "",
        "Grain Ships Leave the Port After a Month of Talks",
        "Grain Ships Leave the Port After...",
        "By Maria Hale",
        "Maria Hale",
        "March 8, 2021",
        "(March 8, 2021) — The fleet left the port on Monday, the ministry said.",
        "The harbour master said that two ships had left the port.",
        "Must read",
        "## Maria Hale 12 March 2021",
        "Pictured: Two ships in the port",
        "Photo: Reuters",
        "Tags",
        "@YouTube",
        "Share this",
        "Title: Ships",
        "---",
        "…",
        "“No.”",
    ]
)


@given(st.lists(LINE, max_size=40), st.sampled_from(["\n", "\n\n", "\r\n", "\u2028"]), st.booleans())
def test_parts_cover_any_page(lines, end, split):
    for article in articles_of(Page(doc="x", text=end.join(lines), source="x"), RULES, split=split):
        assert_covered(article)


def test_title_and_body(articles):
    (article,) = articles(f"Grain ships leave the port\n\n{PARAGRAPHS}")
    assert article.title == "Grain ships leave the port"
    assert kinds(article) == {"title": ["Grain ships leave the port"], "body": [PARAGRAPHS]}


@pytest.mark.parametrize("text", ["The ships left the port on Tuesday.", "Ships leave port", "He said: “No.”"])
def test_a_single_line_is_body(articles, text):
    (article,) = articles(text)
    assert kinds(article) == {"body": [text]}
    assert article.title is None


def test_sentences_on_lines_have_no_title(articles):
    text = "The coach was dismissed on Monday.\nHe had led the club for three years.\n“No.”\nThat was all he said."
    (article,) = articles(text)
    assert kinds(article) == {"body": [text]}


@pytest.mark.parametrize(
    "repeated",
    [
        "Grain ships leave the port after a month of talks in the capital",
        "Grain ships leave the port after a month of talks...",
        "Black Sea Grain ships leave the port after a month of talks...",
        "Grain ships leave the port after a month of talks in the capital | The Daily Harbour",
    ],
)
def test_a_repeated_headline_is_read_once(articles, repeated):
    title = "Grain ships leave the port after a month of talks in the capital"
    (article,) = articles(f"{repeated}\n\n{title}\n\n{PARAGRAPHS}")
    assert article.title == title
    assert kinds(article)["title"] == [title]
    assert "heading" not in kinds(article)


@pytest.mark.parametrize(
    ("lines", "byline", "published"),
    [
        ("By Maria Hale", "Maria Hale", None),
        ("Maria Hale 12 November 2021", "Maria Hale", "2021-11-12"),
        ("By Maria Hale and Tom van Dyke\nNovember 12, 2021 10:15 GMT", "Maria Hale, Tom van Dyke", "2021-11-12"),
        ("By MARIA HALE FOR MAILONLINE\nPUBLISHED: 10:15, 21 January 2022 | UPDATED: 12:30, 22 January 2022", "MARIA HALE", "2022-01-21"),
        ("Maria Hale\nJanuary 20, 2022\n4 min read", "Maria Hale", "2022-01-20"),
        ("Maria Hale, Defence Correspondent", "Maria Hale", None),
        ("Posted on January 20, 2022 by Maria Hale", "Maria Hale", "2022-01-20"),
        ("Updated: July 7, 2012, 10:04 PM ET", None, "2012-07-07"),
        ("8/2/2013 8:13 AM PDT", None, "2013-08-02"),
        ("08/02/2013", None, None),
        ("Thursday, 20 January 2022", None, "2022-01-20"),
        ("By Maria Hale, World Watch, January 20, 2022", "Maria Hale", "2022-01-20"),
        (
            "Written by Maria Hale, a researcher at the institute for maritime studies, who lived in the port for ten years.",
            "Maria Hale",
            None,
        ),
        ("By\nMaria Hale\nSource: The Daily Harbour", "Maria Hale", None),
        ("*Harbour Desk, 4 February 2022, by Maria Hale*", "Maria Hale", "2022-02-04"),
    ],
)
def test_bylines_and_dates_under_the_title(articles, lines, byline, published):
    (article,) = articles(f"Grain ships leave the port\n\n{lines}\n\n{PARAGRAPHS}")
    assert (article.byline, article.published) == (byline, published)
    assert article.published_from == ("text" if published else "none")
    assert kinds(article)["body"] == [PARAGRAPHS]
    assert "heading" not in kinds(article)


@pytest.mark.parametrize(
    ("dateline", "published"),
    [
        ("(September 8, 2020) —", "2020-09-08"),
        ("KYIV, Jan 20 (Reuters) -", None),
        ("KYIV/GENEVA, Jan 20, 2022 (AP) --", "2022-01-20"),
        ("BRUSSELS —", None),
        ("NEW YORK, N.Y. —", None),
        ("Kyiv (AFP) -", None),
        ("KHARTOUM, Sudan (AP) —", None),
        ("New York –", None),
        ("Thursday, May 7, 2015", "2015-05-07"),
    ],
)
def test_a_dateline_is_only_the_beginning_of_its_line(articles, dateline, published):
    (article,) = articles(f"Grain ships leave the port\n\n{dateline} {PARAGRAPHS}")
    assert kinds(article)["dateline"] == [dateline]
    assert kinds(article)["body"] == [PARAGRAPHS]
    assert article.published == published


@pytest.mark.parametrize(
    "beginning", ["NATO said -", "Moscow - the capital -", "The talks, he said -", "US President Biden —", "Update – This"]
)
def test_other_beginnings_are_no_datelines(articles, beginning):
    (article,) = articles(f"Grain ships leave the port\n\n{beginning} according to reports from the port, where two ships lay at anchor.")
    assert "dateline" not in kinds(article)


def test_a_quoted_sentence_with_a_loose_mark_is_no_heading(articles):
    (article,) = articles(f'Grain ships leave the port\n\n{PARAGRAPHS}\n\nThey took my boat for no reason. "\n\n{PARAGRAPHS}')
    assert "heading" not in kinds(article)


def test_days_as_headings_are_no_publication_date(articles):
    days = "\n\n".join(f"January {day}, 2022\n\nThe two sides met in the capital. They agreed on nothing." for day in (10, 12, 13))
    (article,) = articles(f"Timeline of the talks\n\n{days}")
    assert article.published is None
    assert kinds(article)["heading"] == ["January 10, 2022", "January 12, 2022", "January 13, 2022"]


def test_headings_between_paragraphs(articles):
    (article,) = articles(f"Grain ships leave the port\n\n{PARAGRAPHS}\n\nWhat comes next?\n\n{PARAGRAPHS.replace('Tuesday', 'Friday')}")
    assert kinds(article)["heading"] == ["What comes next?"]


def test_a_paragraph_cut_in_two_stays_in_one_part(articles):
    cut = "The statement made clear how far the anti-\n\nship campaign had gone, and named the Defence Secretary\n\nMaria Hale as its head."
    (article,) = articles(f"Grain ships leave the port\n\n{PARAGRAPHS}\n\n{cut}")
    assert kinds(article)["body"] == [f"{PARAGRAPHS}\n\n{cut}"]


def test_markdown_headings_lose_their_marks(articles):
    (article,) = articles(
        f"## Grain ships leave the port\n\n## Maria Hale 12 November 2021\n\n{PARAGRAPHS}\n\n### What next\n\nNobody knows yet."
    )
    assert article.title == "Grain ships leave the port"
    assert article.byline == "Maria Hale"
    assert kinds(article)["heading"] == ["What next"]


def test_captions(articles):
    text = f"""Grain ships leave the port

{PARAGRAPHS}

Pictured: Two grain ships leave the port on Tuesday

This satellite image shows the port on 3 March

A grain ship is seen near the strait (Photo: Jane Roe/Reuters)

Image: Wikimedia.

The strait is ninety miles long."""
    (article,) = articles(text)
    found = kinds(article)
    assert found["caption"][0].startswith("Two grain ships leave the port on Tuesday\n\nThis satellite image")
    assert found["caption"][0].endswith("A grain ship is seen near the strait")
    assert found["boilerplate"] == ["Pictured:", "(Photo: Jane Roe/Reuters)\n\nImage: Wikimedia."]
    assert found["body"][-1] == "The strait is ninety miles long."


TEASERS = """The cost of a long bluff

In a speech that nobody expected, the general said that the...

Ten ships and what they carry

From wheat to sunflower oil, here is what leaves the..."""


@pytest.mark.parametrize("head", ["Latest news\n\n", "Must read\n\n", "You might also likeRELATED\n\n", ""])
def test_teasers_of_other_stories_at_the_end(articles, head):
    (article,) = articles(
        f"Grain ships leave the port\n\n{PARAGRAPHS}\n\nMaria Hale\n+ posts\n\n{head}{TEASERS}\n\nMust read\n\nRecommended to you"
    )
    found = kinds(article)
    assert found["body"] == [PARAGRAPHS]
    assert "".join(found["teaser"]).startswith(f"{head}{TEASERS}")
    assert article.byline == "Maria Hale"


def test_teasers_cut_off_by_read_more(articles):
    other = "The cost of a bluff\n\nNobody expected the speech of the general.\n\nRead more"
    more = f"{other}\n\n{other.replace('bluff', 'lie')}"
    (article,) = articles(f"Grain ships leave the port\n\n{PARAGRAPHS}\n\n{more}")
    assert kinds(article)["body"] == [PARAGRAPHS]
    assert kinds(article)["teaser"] == [more]


def test_bare_headlines_at_the_end(articles):
    more = "Storm tears roof off a school\nDog rescued from the frozen lake\nTen ships and what they carry"
    (article,) = articles(f"Grain ships leave the port\n\n{PARAGRAPHS}\n\n{more}")
    assert kinds(article)["teaser"] == [more]


def test_a_box_of_other_stories_in_the_middle(articles):
    more = "Villagers said that they had not been warned.\n\nThe tanks came by rail."
    (article,) = articles(f"Grain ships leave the port\n\n{PARAGRAPHS}\n\nRelated\n\nArmy wants more tanks\n\n{more}")
    found = kinds(article)
    assert found["teaser"] == ["Related\n\nArmy wants more tanks"]
    assert found["body"] == [PARAGRAPHS, more]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Ten ships and what they carry",
        "Share this article",
        "Facebook Twitter Email WhatsApp",
        "@YouTube",
        "Tags",
        "Sign up for our daily newsletter",
        "Home | World | Politics | Business",
        "342 comments",
        "https://example.org/2022/ships",
        "(Reporting by Jane Roe; Editing by John Doe)",
        "All rights reserved.",
        "To contact the editors, write to us.",
        "[Read the report](https://example.org)",
    ],
)
@pytest.mark.parametrize("place", ["{line}\n\nGrain ships leave the port\n\n{body}", "Grain ships leave the port\n\n{body}\n\n{line}"])
def test_page_machinery_is_not_read(articles, line, place):
    (article,) = articles(place.format(line=line, body=PARAGRAPHS))
    found = kinds(article)
    assert found["body"] == [PARAGRAPHS]
    assert line in found.get("boilerplate", []) + found.get("teaser", [])


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry wrote on its Telegram channel that the drill had ended.",
        "The army returned to its bases, it said in a statement on Facebook and Twitter.",
        "A man entered the zone without permission, police said.",
        "Related parties were asked to leave, he said.",
        "“Share this with everyone,” the commander told them.",
        "Read aloud in parliament, the letter caused an uproar.",
        "More than forty ships are waiting, the agency said.",
        "By Monday evening the ships had left, the ministry said.",
        "Source material for the report came from two agencies.",
        "Latest figures from the agency show that 4,000 people fled.",
    ],
)
def test_sentences_that_look_like_machinery_are_read(articles, sentence):
    (article,) = articles(f"Grain ships leave the port\n\n{PARAGRAPHS}\n\n{sentence}\n\nNothing else was known.")
    assert kinds(article)["body"] == [f"{PARAGRAPHS}\n\n{sentence}\n\nNothing else was known."]


@pytest.mark.parametrize(
    "title", ["Exclusive: Fleet leaves port at night", "Opinion: The fleet must stay", "Sources: fleet may leave port soon"]
)
def test_labelled_headlines_are_titles(articles, title):
    (article,) = articles(f"{title}\n\n{PARAGRAPHS}")
    assert article.title == title


def test_comments_of_readers_are_not_read(articles):
    comments = "3 Comments\n\nJohn D. 2 days ago\n\nThe minister lied to all of us, as everybody knows.\n\nReply"
    (article,) = articles(f"Grain ships leave the port\n\n{PARAGRAPHS}\n\n{comments}")
    assert kinds(article)["body"] == [PARAGRAPHS]
    (article,) = articles(f"Grain ships leave the port\n\nComments\n\n{PARAGRAPHS}")
    assert kinds(article)["body"] == [PARAGRAPHS]


def test_about_the_author(articles):
    (article,) = articles(
        f"Grain ships leave the port\n\nBy Maria Hale\n\n{PARAGRAPHS}\n\nMaria Hale is a journalist who lives in the port city."
    )
    assert kinds(article)["body"] == [PARAGRAPHS]


def test_a_repeated_paragraph_is_read_once(articles):
    pull_quote = PARAGRAPHS.split("\n\n")[1]
    (article,) = articles(f"Grain ships leave the port\n\n{PARAGRAPHS}\n\n{pull_quote}\n\nNothing else was known about the ships.")
    assert kinds(article)["boilerplate"] == [pull_quote]


def test_hard_wrapped_text(articles):
    text = """CONVOY REACHES BORDER AS TRUCE HOLDS

By Jane Roe
20 January 2022

A convoy of forty trucks reached the border on Thursday, the second day of
a truce that both sides say they want to keep, a spokesman for the relief
agency said.

The trucks carry food and medicine for about 12,000 people who have had no
supplies since early December, according to the agency, which asked both
armies to let the drivers through."""
    (article,) = articles(text)
    assert (article.title, article.byline, article.published) == ("CONVOY REACHES BORDER AS TRUCE HOLDS", "Jane Roe", "2022-01-20")
    assert kinds(article)["body"] == [text[text.index("A convoy") :]]


def test_a_header_block_and_front_matter(articles):
    (article,) = articles(f"Title: Grain ships leave the port\nSource: The Daily Harbour\nDate: 2022-01-20\n\n{PARAGRAPHS}")
    assert (article.title, article.outlet, article.published) == ("Grain ships leave the port", "The Daily Harbour", "2022-01-20")
    (article,) = articles(f'---\ntitle: "Grain ships"\nauthor: Maria Hale\nlayout: post\n---\n\n{PARAGRAPHS}')
    assert (article.title, article.byline) == ("Grain ships", "Maria Hale")
    assert kinds(article)["body"] == [PARAGRAPHS]


@pytest.mark.parametrize(
    ("lines", "byline", "outlet"),
    [
        ("By Maria Hale\nThe Daily Harbour\nFriday 21 January 2022", "Maria Hale", "The Daily Harbour"),
        ("Maria Hale, The Daily Harbour, 24 January 2022", "Maria Hale", "The Daily Harbour"),
        ("The Daily Harbour, 24 January 2022", None, "The Daily Harbour"),
        ("By Maria Hale, Harbour Wire\n\nKYIV, January 20, 2022 (Harbour Wire) —", "Maria Hale", "Harbour Wire"),
        ("KYIV, January 20, 2022 (AP) —", None, "Associated Press"),
        ("By Maria Hale for MailOnline\n", "Maria Hale", "Daily Mail"),
    ],
)
def test_outlet_beside_byline_and_date(articles, lines, byline, outlet):
    (article,) = articles(
        f"Home > World > Asia-Pacific\n\nGrain ships leave the port\n\n{lines} {PARAGRAPHS}".replace("2022 The", "2022\n\nThe")
    )
    assert (article.title, article.byline, article.outlet) == ("Grain ships leave the port", byline, outlet)
    assert kinds(article)["body"] == [PARAGRAPHS]


def test_outlet_from_the_page(articles):
    (article,) = articles(f"Grain ships leave the port | Reuters\n\n{PARAGRAPHS}")
    assert (article.title, article.outlet) == ("Grain ships leave the port", "Reuters")
    (article,) = articles(f"Grain ships leave the port\n\n{PARAGRAPHS}\n\nwww.theguardian.com/ships")
    assert article.outlet == "Guardian"


def test_a_page_of_nothing_but_machinery_is_read_whole(articles):
    (article,) = articles("Home\nNews")
    assert kinds(article) == {"body": ["Home\nNews"]}


def test_days_before_the_paragraphs_of_a_chronicle_are_read(articles):
    text = "\n\n".join(f"January {day}, 2022 — The two sides met in the capital. They agreed on nothing." for day in (10, 12, 13))
    (article,) = articles(f"Timeline of the talks\n\n{text}")
    assert kinds(article)["body"] == [text]
    assert article.published is None


@pytest.mark.parametrize(
    "text",
    [
        "!" * 100_000,
        '?"' * 50_000,
        "a@" * 50_000,
        " . " * 30_000,
        "A" * 100_000,
        "KYIV" + " " * 100_000 + "-",
        "By Maria Hale\n" * 2_000,
        "Must read\n" * 2_000,
        "Grain ships leave the port\n" * 2_000 + "The ministry said on Monday that the ships had left the port.",
        "The ministry said so on Monday.\nGrain ships leave the port\n" * 1_000,
        "Grain ships leave the port\n\nThe ministry said...\n\n" * 1_000,
        "January 20, 2022\n" * 2_000,
        "a line that is filled to the same width as all the others in the text\n" * 2_000,
        "(" * 100_000,
    ],
)
def test_endless_pages_take_no_time(articles, text):
    assert articles(text)
