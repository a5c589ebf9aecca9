"""Which articles come from one text, how, and which came first."""

from __future__ import annotations

import random

import pytest
from reported import ENGLISH, INDEPENDENT, REWRITE, RUSSIAN, UNLIKE, WIRE, article

from hearsay.articles.article import Article
from hearsay.compare.comparing import Comparing
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Copy, Story


def compared(*articles: Article) -> list[Copy | Story]:
    comparing = Comparing(Knowledge())
    for one in articles:
        comparing.add(one)
    return list(comparing.records())


def copies(*articles: Article) -> list[Copy]:
    return [record for record in compared(*articles) if isinstance(record, Copy)]


def pairs(records: list[Copy]) -> set[frozenset[str]]:
    return {frozenset((record.doc, record.of)) for record in records if record.relation != "quotes"}


def test_a_rewrite_is_a_copy_and_an_independent_report_is_none() -> None:
    found = copies(article("wire", WIRE), article("rewrite", REWRITE), article("own", INDEPENDENT), article("bees", UNLIKE))
    assert pairs(found) == {frozenset(("wire", "rewrite"))}
    assert {record.relation for record in found} == {"rewritten"}


def test_evidence_stands_in_both_articles() -> None:
    texts = {"wire": WIRE, "rewrite": REWRITE}
    for record in copies(*(article(doc, text) for doc, text in texts.items())):
        assert record.evidence
        for pair in record.evidence:
            assert texts[record.doc][pair.doc.start : pair.doc.end] == pair.doc.text
            assert texts[record.of][pair.of.start : pair.of.end] == pair.of.text


def test_without_anything_that_shows_the_direction_there_is_a_record_each_way() -> None:
    found = copies(article("a", WIRE), article("b", WIRE.replace(".", ";")))
    assert [(record.doc, record.of, record.relation, record.direction) for record in found] == [
        ("a", "b", "identical", None),
        ("b", "a", "identical", None),
    ]


def test_the_later_is_the_copy() -> None:
    (found,) = copies(article("a", WIRE, "2022-01-05"), article("b", WIRE, "2022-01-04"))
    assert (found.doc, found.of, found.direction) == ("a", "b", "dates")


def test_who_credits_the_other_is_the_copy_whatever_the_dates() -> None:
    credits = article("a", REWRITE + " Reuters first reported the strike.", "2022-01-04", "The Ledger")
    (found,) = copies(credits, article("b", WIRE, "2022-01-05", "Reuters"))
    assert (found.doc, found.of, found.direction) == ("a", "b", "credit")


def test_a_text_that_ends_early_was_cut() -> None:
    (found,) = copies(article("whole", WIRE), article("cut", WIRE[: WIRE.index("Insurance")]))
    assert (found.doc, found.relation, found.direction) == ("cut", "syndicated", "cut")


def test_a_text_with_misspelt_common_words_is_the_copy() -> None:
    garbled = WIRE
    for word, typo in (("harbour", "harbuor"), ("talks", "tlaks"), ("night", "nihgt"), ("losses", "lossse"), ("last", "lsat")):
        garbled = garbled.replace(word, typo)
    (found,) = copies(article("right", WIRE), article("wrong", garbled))
    assert (found.doc, found.relation, found.direction) == ("wrong", "syndicated", "garbled")


def test_a_text_without_the_others_figures_is_the_copy() -> None:
    figures = WIRE + " Berths 12, 14 and 17 were empty, and 260 lorries queued."
    plain = REWRITE.replace("41 ", "dozens of ").replace("3.4 million", "millions of").replace("of 1998", "long ago")
    (found,) = copies(article("figures", figures), article("plain", plain))
    assert (found.doc, found.direction) == ("plain", "abridged")


def test_a_translation_is_found_across_scripts() -> None:
    found = copies(article("ru", RUSSIAN), article("en", ENGLISH), article("bees", UNLIKE), article("wire", WIRE))
    assert pairs(found) == {frozenset(("ru", "en"))}
    assert {record.relation for record in found} == {"translated_or_spun"}


def test_a_shared_quotation_alone_makes_no_copy() -> None:
    words = ' "Nobody leaves this harbour asleep at the wheel while I hold the keys," the union leader said.'
    (found, _) = copies(article("a", UNLIKE + words), article("b", INDEPENDENT + words))
    assert found.relation == "quotes"
    assert "asleep at the wheel" in found.evidence[0].doc.text


def test_one_paragraph_that_both_took_over_makes_no_copy() -> None:
    words = (
        " The port authority announced that quay five, two cranes and the grain silo would be rebuilt by autumn, at a cost of 19 million,"
        " with loans from Estonia."
    )
    own, bees = INDEPENDENT.index(". ") + 1, UNLIKE.index(". ") + 1
    assert not pairs(
        copies(article("a", INDEPENDENT[:own] + words + INDEPENDENT[own:]), article("b", UNLIKE[:bees] + words + UNLIKE[bees:]))
    )


def test_two_articles_of_one_page_keep_their_own_origins() -> None:
    page = WIRE + "\n" + UNLIKE
    first, second = article("page#1", page), article("page#2", page)
    cut = len(WIRE) + 1
    first.parts = [part.model_copy(update={"end": cut}) for part in first.parts]
    second.parts = [part.model_copy(update={"start": cut}) for part in second.parts]
    found = copies(first, second, article("wire", WIRE), article("bees", UNLIKE))
    assert pairs(found) == {frozenset(("page#1", "wire")), frozenset(("page#2", "bees"))}


def test_months_later_an_article_is_not_rewritten_but_may_be_printed_again() -> None:
    first = article("wire", WIRE, "2022-01-04")
    freely = "".join(f"{told}. {own}. " for told, own in zip(REWRITE.split(". ")[::2], UNLIKE.split(". "), strict=False))
    assert pairs(copies(first, article("rewrite", freely, "2022-02-04")))
    assert pairs(copies(first, article("rewrite", freely)))
    assert not pairs(copies(first, article("rewrite", freely, "2022-06-04")))
    (again,) = copies(first, article("cut", WIRE[: len(WIRE) // 2], "2022-06-04"))
    assert (again.doc, again.relation) == ("cut", "syndicated")


def test_the_order_of_the_articles_does_not_matter() -> None:
    articles = [article("wire", WIRE), article("rewrite", REWRITE), article("own", INDEPENDENT), article("cut", WIRE[:500])]
    articles += [article("ru", RUSSIAN), article("en", ENGLISH), article("bees", UNLIKE)]
    expected = compared(*articles)
    for seed in range(3):
        random.Random(seed).shuffle(articles)
        assert compared(*articles) == expected


def test_many_copies_of_one_text_take_no_more_than_a_record_or_two_each() -> None:
    found = copies(*(article(f"c{i:03}", WIRE) for i in range(300)))
    assert len(found) == 2 * 299
    assert {record.of for record in found if record.doc != "c000"} == {"c000"}


def test_many_that_are_nearly_the_same_take_no_more_than_a_record_or_two_each() -> None:
    words = WIRE.split()
    texts = (" ".join([*words[:i], f"changed{i}", *words[i + 1 :]]) for i in range(len(words)))
    found = copies(*(article(f"c{i:03}", text) for i, text in enumerate(texts)))
    assert len(words) - 1 <= len(found) <= 2 * (len(words) - 1)


@pytest.mark.parametrize(
    "texts",
    [[], [WIRE], ["two words", "two words"], ["", ""], ["...", "42"], ["Harbour closed.", "Harbour closed."], ["the of and", "the of"]],
)
def test_little_or_nothing_to_compare(texts: list[str]) -> None:
    assert compared(*(article(f"a{i}", text) for i, text in enumerate(texts))) == []


@pytest.mark.parametrize("published", ["", "yesterday", "2022", "2022-13-45"])
def test_dates_that_are_none_are_no_dates(published: str) -> None:
    found = copies(article("a", WIRE, published), article("b", WIRE))
    assert [record.direction for record in found] == [None, None]
