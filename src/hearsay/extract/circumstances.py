"""What belongs to the trigger of an event: its words, its figures and its time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

from hearsay.annotate.dates import DateMention
from hearsay.extract.arguments import governing_verb
from hearsay.extract.participants import clause_head
from hearsay.extract.triggers import Trigger
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.tree import SUBJECTS
from hearsay.language.words import Token
from hearsay.records import Figure, Span, TimeReference

REACH = 8
"""Most tokens from an event's verb to the word that decided its class for both to be its trigger."""
STEPS = 6
"""Most steps up the tree from a count to the event it belongs to."""


def span_of_trigger(reading: ArticleDoc, trigger: Trigger, light: Collection[str]) -> Span:
    """The words of the trigger: the verb to the particle or object that decided, the noun with its own compound before it."""
    token = trigger.token
    first, last = token.i, token.i + 1
    for word in trigger.company:
        if word.dep_ in SUBJECTS and token.dep_ == "conj" and word.head != token:
            continue  # "were seized and later sold"
        if abs(word.i - token.i) <= REACH:
            first, last = min(first, word.i), max(last, word.i + 1)
        elif word.dep_ == "nsubj:pass" and token.lemma_.lower() in light:  # "protests over the price of bread and the tax were held"
            return reading.span_of_tokens(word.i, word.i + 1)
    if token.pos_ != "VERB":
        before = [c.i for c in token.children if c.dep_ == "compound" and c.i == first - 1 and c.pos_ == "NOUN"]
        first = before[0] if before else first
    return reading.span_of_tokens(first, last)


def figures_of(reading: ArticleDoc, triggers: Sequence[Trigger], figures: Sequence[Figure]) -> dict[int, list[str]]:
    """Ids of the figures that belong to each trigger: those that stand below it in the tree, with only nouns between."""
    told = {t.token.i for t in triggers}
    doc, origin = reading.doc, reading.origin
    found: dict[int, list[str]] = {}
    for figure in figures if told else ():
        token = doc[max(0, bisect_right(range(len(doc)), figure.span.start, key=lambda i: origin[doc[i].idx]) - 1)]
        for _ in range(STEPS):
            if token.i in told:
                found.setdefault(token.i, []).append(figure.id)
                break
            if token.pos_ in ("VERB", "AUX") or token.head == token:
                break
            token = token.head
    return found


def times_of(reading: ArticleDoc, triggers: Sequence[Trigger], dates: Sequence[DateMention]) -> dict[int, TimeReference]:
    """The date of each trigger that has one: it hangs on the trigger, or on the verb that carries it."""
    by_head: dict[int, DateMention] = {}
    for date in dates:
        root: Token = reading.doc.span(date.first, date.last).root
        by_head.setdefault(root.head.i, date)
    found = {}
    for trigger in triggers:
        token = trigger.token
        carrier = governing_verb(token) if token.pos_ != "VERB" else clause_head(token)
        own = by_head.get(token.i) or (by_head.get(carrier.i) if carrier is not None else None)
        if own is not None:
            found[token.i] = TimeReference(span=reading.span_of_tokens(own.first, own.last), value=own.value)
    return found
