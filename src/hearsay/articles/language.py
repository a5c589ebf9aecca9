"""Which language a text is in, from its commonest words: enough to tell English from what the model cannot read."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from hearsay.articles.article import Article
from hearsay.errors import InputError
from hearsay.knowledge.tables import Knowledge

_WORD = re.compile(r"[^\W\d_]+")
_HAN, _KANA, _HANGUL = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[\u3040-\u30ff]"), re.compile(r"[\uac00-\ud7af]")
_SAMPLE = 3000
_SCRIPT_SHARE = 0.15
_FEWEST_WORDS = 20
_LOWEST_SHARE = 0.12
_CLEARLY = 1.5


@dataclass(frozen=True)
class LanguageRules:
    """Common word -> the languages that have it."""

    languages_of: dict[str, tuple[str, ...]]

    @classmethod
    def load(cls, knowledge: Knowledge) -> LanguageRules:
        found: dict[str, list[str]] = {}
        for code, words in knowledge.table("languages")["words"].items():
            for word in dict.fromkeys(words.split()):
                found.setdefault(word, []).append(code)
        return cls({word: tuple(codes) for word, codes in found.items()})


def guess_language(text: str, rules: LanguageRules) -> str | None:
    """The ISO 639-1 code of the language whose common words the text has most of; None where it is too short or nothing fits."""
    sample = text[:_SAMPLE]
    if not sample.isascii():
        for code, pattern in (("ja", _KANA), ("ko", _HANGUL), ("zh", _HAN)):
            if len(pattern.findall(sample)) > _SCRIPT_SHARE * len(sample):
                return code
    words = [word.casefold() for word in _WORD.findall(sample)]
    if len(words) < _FEWEST_WORDS:
        return None
    counts = Counter(code for word in words for code in rules.languages_of.get(word, ()))
    if not counts:
        return None
    # English unless another language is clearly ahead: neighbours share their shortest words.
    code = max(counts, key=lambda code: counts[code] * (_CLEARLY if code == "en" else 1))
    best = counts[code]
    return code if best >= _LOWEST_SHARE * len(words) else None


def not_english(article: Article) -> InputError | None:
    """The message for an article in a language that the English model cannot read, or None."""
    if article.language in (None, "en"):
        return None
    return InputError(
        article.doc, f"expected an English article, found one in {article.language!r} (by its commonest words); it is not read"
    )
