"""spaCy's English tokenizer, moved closer to Universal Dependencies and to what news pages do to words."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
RUNS = [r"={2,}", r"\*{2,}", r"~{2,}", r">{2,}", r"_{2,}"]
"""Lines drawn with characters are one token."""
TELEPHONE = re.compile(r"(?:1-)?\d{3}-\d{3}-\d{4}$")

MONTH_ENDINGS = ("uary", "March", "April", "May", "June", "July", "August", "mber", "ober")


def news_tokenizer(nlp: Language) -> Tokenizer:
    """The tokenizer of the shipped model; its rules are saved with the model, so loading it needs none of this code.

    UD English keeps bound prefixes with their word ("anti-Russia") and splits free words at the hyphen ("long - term").
    """
    defaults = nlp.Defaults
    bound = "".join(rf"(?<!\b{p})(?<!\b{p.capitalize()})" for p in WORDS["bound_prefixes"])
    infixes = [bound + i if "-" in i and "a-z" in i.lower() and "~" in i else i for i in defaults.infixes]
    infixes += [r"(?<=[a-z])['‘’\"“”](?=[A-Z][a-z])", r"(?<=[a-z\"”’'?!])[–—](?=[A-Za-z\"“*])", r"(?<=\d)[–](?=\d)"]
    prefixes = [*RUNS, r"<{2,}", r"#{3,}", r"US(?=[$€£])", *defaults.prefixes]
    # "14 August–24 August": a dash between a month and a day is a word of its own.
    infixes.append("(?:" + "|".join(f"(?<={ending})" for ending in MONTH_ENDINGS) + r")[-–—](?=\d)")
    suffixes = [*defaults.suffixes, r"(?<=\d)(?:km|mi|m|bn|mn|tn|k|kg|ft|[AaPp][Mm])", r"(?<=[A-Z])N['’]T", *RUNS]
    rules = dict(defaults.tokenizer_exceptions)
    rules.update({abbreviation: [{ORTH: abbreviation}] for abbreviation in WORDS["abbreviations"]})
    for word in WORDS["whole_words"]:
        rules.pop(word, None)
        rules.pop(word.capitalize(), None)
    rules.pop("and/or", None)
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=TELEPHONE.match,
        url_match=defaults.url_match if hasattr(defaults, "url_match") else None,
    )


@spacy.registry.callbacks("hearsay.news_tokenizer.v1")
def create_news_tokenizer():
    """Callback of the training configuration: put the tokenizer in place before anything is learned."""

    def install(nlp: Language) -> Language:
        nlp.tokenizer = news_tokenizer(nlp)
        return nlp

    return install
