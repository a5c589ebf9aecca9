"""spaCy's English tokenizer, moved closer to Universal Dependencies and to what news pages do to words."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# UD English keeps bound prefixes with their word ("anti-Russia", "re-elected", "e-mail"); free words are split ("long - term").
BOUND_PREFIXES = "anti pro non pre re co ex e counter inter intra mini multi neo post semi sub ultra un pan bi mid vice self".split()
ABBREVIATIONS = "No. Nos. Capt. etc. Maj. Brig. Adm. Cmdr. Col. Lt. Sgt. Hon. Pvt. Spc. vs. approx. Oct. Sept.".split()


def news_tokenizer(nlp: Language) -> Tokenizer:
    """The tokenizer of the shipped model; its rules are saved with the model, so loading it needs none of this code."""
    defaults = nlp.Defaults
    bound = "".join(f"(?<!\\b{p})(?<!\\b{p.capitalize()})" for p in BOUND_PREFIXES if p not in {"self", "vice", "mid"})
    infixes = [bound + i if "-" in i and "a-z" in i.lower() and "~" in i else i for i in defaults.infixes]
    infixes += [r"(?<=[a-z])['‘’\"“”](?=more|minor|[A-Z][a-z])", r"(?<=[a-z\"”’'?!])[–—](?=[A-Za-z\"“*])"]
    suffixes = [*defaults.suffixes, r"(?<=\d)(?:km|mi|m|bn|mn|tn|k|kg|ft)"]
    prefixes = [r"={2,}|\*{2,}|~{2,}|<{2,}|>{2,}|_{2,}|#{3,}", r"US(?=[$€£])", *defaults.prefixes]
    infixes += [r"(?<=\d)[–](?=\d)"]
    suffixes += [r"={2,}", r"\*{2,}", r"~{2,}", r">{2,}", r"_{2,}"]
    rules = dict(defaults.tokenizer_exceptions)
    rules.update({a: [{spacy.symbols.ORTH: a}] for a in ABBREVIATIONS})
    for pronoun in ("its", "Its", "were", "Were", "well", "Well", "wed", "Wed", "id", "Id", "ill", "Ill", "shell", "Shell", "hell", "Hell", "shed", "Shed"):
        rules.pop(pronoun, None)
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=None,
        url_match=defaults.url_match if hasattr(defaults, "url_match") else None,
    )


@spacy.registry.callbacks("hearsay.news_tokenizer.v1")
def create_news_tokenizer():
    def install(nlp: Language) -> Language:
        nlp.tokenizer = news_tokenizer(nlp)
        return nlp

    return install
