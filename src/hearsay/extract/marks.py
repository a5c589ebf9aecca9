"""Attributions by a punctuation mark alone: 'Smith: "X"', "Headline: X", '"X" — Smith', and block quotations after "Smith said:"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hearsay.extract.cues import VERBAL, Cue
from hearsay.extract.quoted_text import STOPS, QuotedText, is_finite
from hearsay.extract.reporting import Reporting
from hearsay.extract.source_phrase import Source
from hearsay.extract.sources import NOMINAL, Speakers
from hearsay.extract.stretches import Stretch
from hearsay.language.quotes import Quote
from hearsay.language.words import Token

LABEL = 8
NOTES = frozenset(["notes", "ends", "end", "background", "contact", "contacts", "media", "further", "editor", "editors", "###", "follow"])
"""First words of what press offices add below a statement."""
DASHES = frozenset(["—", "–", "―", "-", "--", "~"])
CLOCK = re.compile(r"\d{1,2}[:.h]\d\d")
YEAR = re.compile(r"20\d\d")
LINKS = ("http", "pic.twitter", "t.co/")
MESSAGE = 300
"""Characters of the longest message of a social network, with some to spare."""
IN_NAMES = frozenset(["of", "for", "and", "&"])
NAMES = frozenset(["PERSON", "ORG", "PLACE", "NORP"])


@dataclass(frozen=True)
class Marked:
    """An attribution by a mark: the mark as cue, its source, the attributed stretch, and the quotation in it if there is one."""

    cue: Cue
    source: Source
    stretch: Stretch
    quote: int | None


def find_marks(text: QuotedText, reporting: Reporting, speakers: Speakers) -> list[Marked]:
    """All attributions by colon at the beginning of a paragraph and by dash or colon after a quotation."""
    found = [*_labels(text, reporting, speakers), *_signatures(text), *_tweets(text)]
    return sorted(found, key=lambda m: m.stretch)


def _labels(text: QuotedText, reporting: Reporting, speakers: Speakers) -> Iterator[Marked]:
    """ "Putin: we will not accept it", 'PENCE: Well, look', 'More from Jones: "..."' at the beginning of a paragraph."""
    for paragraph in text.reading.paragraphs:
        for colon in range(paragraph.first + 1, min(paragraph.first + 40, paragraph.last - 1)):
            if text.words[colon] in STOPS:
                break
            if text.words[colon] != ":":
                continue
            first = paragraph.first + (CLOCK.fullmatch(text.words[paragraph.first]) is not None)  # "15:35 Holm: ..."
            heading = paragraph.kind in ("title", "heading")
            marked = _label(text, reporting, speakers, first, colon, paragraph.last, heading) if first < colon else None
            if marked is not None:
                yield marked
            break


def _label(text: QuotedText, reporting: Reporting, speakers: Speakers, first: int, colon: int, last: int, heading: bool) -> Marked | None:
    start = max(
        (i + 1 for i in range(first, colon) if text.words[i][0] in DASHES or (text.outer[i] >= 0 and text.words[i] == '"')), default=first
    )
    capitals = all(text.doc[i].is_upper for i in range(start, colon))
    if (not capitals and any(text.doc[i].pos_ in VERBAL for i in range(start, colon))) or " ".join(
        text.words[start:colon]
    ) in reporting.labels:
        return None
    quote = text.outer[colon + 1] if text.outer[colon + 1] >= 0 and text.outer[colon] < 0 else None
    head = _label_head(text, start, colon, reporting, speakers) or (text.doc[colon - 1] if capitals and colon - start > 1 else None)
    if (
        head is None
        or colon - start > LABEL
        or not any(is_finite(text.doc[i]) or text.doc[i].pos_ == "VERB" for i in range(colon + 1, last))
    ):
        return None
    if quote is None and any(
        text.doc[i].pos_ in ("ADP", "ADV", "SCONJ", "NUM", "CCONJ") and text.words[i] not in IN_NAMES for i in range(start, colon)
    ):
        return None  # "War party at work: the powers play with fire"
    if quote is not None:
        end = text.quotes[quote].last
    elif heading or capitals or first == text.reading.paragraphs[0].first:
        end = last
    else:
        return None
    return Marked(_mark(colon), Source(head.i, start, colon, head.i), (colon + 1, end), quote)


def _label_head(text: QuotedText, start: int, colon: int, reporting: Reporting, speakers: Speakers) -> Token | None:
    """The noun that names the speaker: a name, somebody without a name, or a document."""
    heads = [
        t for t in text.doc[start:colon] if (t.pos_ in NOMINAL and not start <= t.head.i < colon) or (t.head.i == t.i and t.pos_ in NOMINAL)
    ]
    for head in [*heads, *(t for t in text.doc[start:colon] if t.ent_type_ in ("PERSON", "ORG"))]:
        known = head.ent_type_ in NAMES or (head.pos_ == "PROPN" and colon - start == 1 and head.lower_ in text.words[colon + 1 :])
        actor = speakers.actor_of(head)
        known = known or (actor is not None and actor.kind == "person")
        if known or head.lower_ in reporting.people or head.lower_ in reporting.documents or head.is_upper:
            return head
    return None


def _mark(i: int) -> Cue:
    return Cue(i, i + 1, i, "mark", "say")


def _signatures(text: QuotedText) -> Iterator[Marked]:
    """'"X" — Smith' at the end of a paragraph."""
    for q, quote in enumerate(text.quotes):
        end = text.paragraph_end(quote.first)
        glued = text.words[quote.last - 1][-1] in DASHES
        first = quote.last if glued else quote.last + 1
        if not first < end <= quote.last + LABEL or not (glued or text.words[quote.last] in DASHES or text.words[quote.last] == ":"):
            continue
        names = [t for t in text.doc[first:end] if t.pos_ in NOMINAL]
        if names and not any(t.pos_ in VERBAL or t.pos_ == "NUM" for t in text.doc[quote.last : end]):
            head = next((t for t in names if not first <= t.head.i < end), names[0])
            last = end - 1 if not text.is_word(end - 1) else end
            yield Marked(_mark(first - 1), Source(head.i, first, last, head.i), (quote.first, quote.last), q)


def _tweets(text: QuotedText) -> Iterator[Marked]:
    """ "X — Ann Smith (@annsmith) May 12, 2018": a message of a social network as its embedding code leaves it in a page."""
    border = 0
    for i, word in enumerate(text.words):
        if word[0] != "@" or len(word) < 3 or not 2 < i < len(text.words) - 1 or (text.words[i - 1], text.words[i + 1]) != ("(", ")"):
            continue
        dash = next((j for j in range(i - 2, max(i - LABEL, 0), -1) if text.words[j] in DASHES), None)
        if dash is None or dash + 1 >= i - 1:
            continue
        last = dash
        while last > border and (text.words[last - 1][0] in "@#" or any(part in text.words[last - 1] for part in LINKS)):
            last -= 1
        first = _message_start(text, last, max(border, text.paragraph_start(i)))
        border = next((j + 1 for j in range(i + 2, min(i + 7, len(text.words))) if YEAR.fullmatch(text.words[j])), i + 2)
        if first < last:
            head = next((t for t in text.doc[dash + 1 : i - 1] if t.head.i <= dash or t.head.i >= i - 1), text.doc[dash + 1])
            yield Marked(_mark(dash), Source(head.i, dash + 1, i - 1, head.i), (first, last), None)


def _message_start(text: QuotedText, last: int, border: int) -> int:
    """Where the message that ends at ``last`` began: at a quotation, at words glued to what stands before, or at its greatest length."""
    first = last
    while first > border:
        start = text.sentence[first - 1]
        long = text.doc[last - 1].idx - text.doc[max(start, border)].idx > MESSAGE
        if long or any(text.outer[j] >= 0 for j in range(start, first)):
            break
        first = max(start, border)
        if first and _glued(text, first):
            break
    return first


def _glued(text: QuotedText, i: int) -> bool:
    """Does token ``i`` stand in the article without a space before it?"""
    before = text.doc[i - 1]
    space = before.idx + len(before)
    return not before.whitespace_ or text.reading.origin[space] == text.reading.past[space]


def colon_source(text: QuotedText, quote: Quote) -> tuple[Cue, Token] | None:
    """'They made this offer: "X"': a quotation after a colon that no reporting word introduces belongs to the subject of its sentence."""
    colon = quote.first - 1
    if colon < 1 or text.words[colon] != ":" or quote.last - quote.first < LABEL:
        return None
    root = text.doc[colon].sent.root if text.doc[colon].sent.start < colon else text.doc[colon - 1].sent.root
    for child in root.children:
        if child.dep_.startswith("nsubj") and child.i < colon and child.pos_ in NOMINAL:
            return _mark(colon), child
    return None


def block_after(text: QuotedText, cue: Cue, reporting: Reporting) -> Stretch | None:
    """The paragraphs without quotation marks that "Smith said:" at the end of a paragraph introduces.

    A text that begins with it (a published declaration) is quoted to its end, elsewhere the paragraphs as far as they are in the first
    person, at least one. It ends before a heading, a quotation, and the notes that press offices add.
    """
    number = text.paragraph[cue.head]
    paragraphs = text.reading.paragraphs
    last = paragraphs[number].last - 1
    if text.words[last] != ":" or last - cue.last > LABEL or number + 1 >= len(paragraphs):
        return None
    if any(text.doc[i].pos_ == "VERB" and is_finite(text.doc[i]) for i in range(cue.last, last)):
        return None  # "responded to the report and said:" has it by "said"
    body = [n for n in range(number + 1, len(paragraphs)) if paragraphs[n].kind == "body"]
    if not body or body[0] != number + 1 or text.outer[paragraphs[number + 1].first] >= 0:
        return None
    run = [number + 1]
    for n in body[1:]:
        words = range(paragraphs[n].first, paragraphs[n].last)
        if n != run[-1] + 1 or any(text.outer[i] >= 0 for i in words) or text.words[words[0]] in NOTES:
            break
        run.append(n)
    if number > sum(p.kind != "body" for p in paragraphs[:number]) + 1:
        own = reporting.we | reporting.i
        personal = [n for n in run if any(text.words[i] in own for i in range(paragraphs[n].first, paragraphs[n].last))]
        run = run[: run.index(personal[-1]) + 1] if personal else run[:1]
    return paragraphs[number + 1].first, paragraphs[run[-1]].last
