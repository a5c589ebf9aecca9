"""Which language an article is in."""

from __future__ import annotations

import pytest

from hearsay.articles.article import Article
from hearsay.articles.language import guess_language, not_english

TEXTS = {
    "en": "The minister said on Monday that the talks with the two neighbours had ended, and that they would be held again in a week.",
    "de": "Der Minister sagte am Montag, dass die Gespräche mit den Nachbarn zu Ende sind und in einer Woche wieder beginnen.",
    "fr": "Le ministre a dit lundi que les discussions avec les voisins sont terminées et qu'elles vont reprendre dans une semaine.",
    "ru": "Министр сказал, что переговоры с соседями закончились и что они начнутся снова через неделю, но не в столице, а на границе.",
    "uk": "Міністр сказав, що переговори з сусідами закінчилися і що вони почнуться знову за тиждень, але не в столиці, а на кордоні.",
    "zh": "部长星期一表示，与两个邻国的会谈已经结束，一周后将再次举行，但不在首都举行。",
}


@pytest.mark.parametrize("code", TEXTS)
def test_guessed(code, languages):
    assert guess_language(TEXTS[code], languages) == code


@pytest.mark.parametrize("text", ["", "Two ships left the port.", "Xq zt kk lp " * 20])
def test_no_guess(text, languages):
    assert guess_language(text, languages) is None


def test_a_message_for_what_is_not_english():
    assert not_english(Article(doc="a", text="", language="en")) is None
    assert not_english(Article(doc="a", text="", language=None)) is None
    assert "'de'" in str(not_english(Article(doc="a", text="", language="de")))
