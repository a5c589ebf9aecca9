"""The words that name a source: the noun phrase around its head, without what stands beside it for other reasons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from hearsay.extract.cues import Cue
from hearsay.extract.quoted_text import QuotedText, is_adverb, is_time
from hearsay.extract.stretches import Stretch
from hearsay.language.words import Token
from hearsay.records import Actor

RELATIVES = frozenset(["who", "which", "that", "whom"])
MONTHS = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
)
TIMES = frozenset(["on", "in", "at", "since", "during", "over"])
"""Before a time: "NATO on Monday"."""
NEAR_TIMES = frozenset(["late", "early", "earlier", "later", "last", "this", "next"])
CIRCUMSTANCES = frozenset(["at", "in", "during", "on", "after", "before", "while", "when", "speaking", "amid", "following"])
"""Behind a comma: "Smith, at a rally in Ohio, said"."""
MEANT = frozenset(["both", "either", "neither", "including", "about", "around", "over", "under", "between", "up", "above", "below", "than"])
CONNECTING = frozenset(["yet", "not", "also", "then", "now", "so", "instead", "meanwhile", "however"])
DANGLING = frozenset(["CCONJ", "SCONJ", "ADP"])
UNFINISHED = DANGLING | {"DET"}
BESIDE = frozenset(["DET", "ADJ", "NUM", "X"])
NAME_WORDS = frozenset(["PROPN", "NOUN", "ADJ"])
BODIES = frozenset(["organisation", "government", "military", "igo"])


@dataclass(frozen=True)
class Source:
    """The words that name the source (``head`` governs tokens ``first`` to ``last``), and the token that denotes the actor."""

    head: int
    first: int
    last: int
    denotes: int


def noun_phrase(text: QuotedText, head: Token, cue: Cue) -> Source:
    """The source phrase around a head noun, kept clear of the cue and of quotations that it does not stand in."""
    first, last = head.left_edge.i, head.right_edge.i + 1
    if head.i < cue.first:
        last = _before_circumstance(text, head.i, min(last, cue.first))
    elif head.i >= cue.last:
        first = max(first, cue.last)
    first, last = _outside_quotes(text, head.i, first, last)
    if head.i > cue.head and cue.form == "verb":
        last = min(last, _clause_start(text, head, last))
    last = _before_tail(text, head.i, last)
    return Source(head.i, _after_link(text, head, first), last, antecedent(head).i)


def _before_tail(text: QuotedText, head: int, last: int) -> int:
    """The end without what belongs to the verb: "Smith sharply", "Smith late Monday", "a statement by"."""
    plain = all(text.doc[i].pos_ != "VERB" for i in range(head + 1, last))  # what ends a relative clause belongs to it
    while last > head + 1:
        pos = text.doc[last - 1].pos_
        if (
            text.is_word(last - 1)
            and pos not in UNFINISHED
            and not (plain and (pos == "AUX" or is_adverb(text.doc[last - 1]) or _tells_time(text, last - 1)))
        ):
            break
        last -= 1
    return last


def _before_circumstance(text: QuotedText, head: int, last: int) -> int:
    """Where the time or occasion begins that stands between noun and verb: "NATO on Monday said", "Smith, at a rally, said"."""
    for i in range(head + 1, last):
        if text.doc[i].pos_ == "VERB" and text.words[i] not in CIRCUMSTANCES:
            return last
        if text.words[i] in CIRCUMSTANCES and text.words[i - 1] == ",":
            return i - 1
        if text.words[i] in TIMES and i < last - 1 and _tells_time(text, text.doc[i].head.i) and text.doc[i].head.i >= last - 2:
            return i
    return last


def _tells_time(text: QuotedText, i: int) -> bool:
    word = text.words[i]
    return is_time(text.doc[i]) or (word in MONTHS and text.doc[i].is_title) or word in NEAR_TIMES


def _after_link(text: QuotedText, head: Token, first: int) -> int:
    """The first word of the noun phrase itself: not "and", "from", nor a phrase before it ("In a statement, Smith said")."""
    while first < head.i and not text.is_word(first):
        first += 1
    opening = text.doc[first]
    if opening.pos_ == "ADP" or text.words[first].endswith("ing"):
        commas = [i for i in range(first, head.i) if text.words[i] == ","]
        first = commas[-1] + 1 if commas and opening.head.i < commas[-1] else first
    elif opening.pos_ == "AUX" and text.words[first + 1] == ",":
        first += 2
    while first < head.i and (
        not text.is_word(first) or (text.doc[first].pos_ in DANGLING and text.words[first] not in MEANT) or text.words[first] in CONNECTING
    ):
        first += 1
    return first


def clear_of(text: QuotedText, source: Source | None, stretches: tuple[Stretch, ...]) -> Source | None:
    """The source phrase without the content that a parser hung on it ("by experts that X is the case")."""
    if source is None:
        return None
    for first, _ in stretches:
        if source.head < first < source.last:
            last = first
            while last > source.head + 1 and (
                not text.is_word(last - 1) or text.words[last - 1] == "that" or text.doc[last - 1].pos_ == "ADP"
            ):
                last -= 1
            return replace(source, last=last)
    return source


def widened(text: QuotedText, source: Source | None, actor_of: Callable[[Token], Actor | None]) -> Source | None:
    """The source phrase with the title and role before the name, wherever a parser hangs them: "City Attorney Anna Holm"."""
    if source is None or text.doc[source.head].pos_ not in ("PROPN", "NOUN"):
        return source
    start, first = text.sentence[source.head], source.first
    actor = actor_of(text.doc[source.head])
    while first > start and actor is not None and text.is_word(first - 1) and actor_of(text.doc[first - 1]) == actor:
        first -= 1
    if first < source.first or first == source.head:
        while first > start and text.doc[first - 1].pos_ in BESIDE and text.is_word(first - 1) and not _tells_time(text, first - 1):
            first -= 1
    crosses = any(text.outer[i] != text.outer[source.head] for i in range(first, source.first))
    return source if crosses else replace(source, first=first)


def with_name(text: QuotedText, source: Source | None, cue: Cue, actor_of: Callable[[Token], Actor | None]) -> Source | None:
    """The source phrase of a calling with the name that ends right before the verb, wherever a parser hangs it: "the agency's director,
    Capt. Anna Holm said", "the spokesman for the agency Anna Holm said"."""
    if source is None or source.head >= cue.first or source.denotes != source.head or text.doc[source.head].pos_ != "NOUN":
        return source
    own, last = actor_of(text.doc[source.head]), cue.first - 1
    person = actor_of(text.doc[last]) if text.doc[last].pos_ == "PROPN" else None
    if person is None or person.kind != "person" or (own is not None and own.kind != "unnamed"):
        return source
    first = last
    while first > source.head + 1 and actor_of(text.doc[first - 1]) == person:
        first -= 1
    before = actor_of(text.doc[first - 1]) if first - 1 > source.head else None
    of_body = before is not None and before.kind in BODIES
    plain = all(token.pos_ in NAME_WORDS for token in text.doc[source.head + 1 : first])
    return replace(source, head=first, last=last + 1, denotes=first) if plain or of_body else source


def _outside_quotes(text: QuotedText, at: int, first: int, last: int) -> tuple[int, int]:
    """A source outside quotations never runs into a long one."""
    if text.outer[at] >= 0:
        quote = text.quotes[text.outer[at]]
        return max(first, quote.first), min(last, quote.last)
    for i in range(at, last):
        quote_here = text.inside(i)
        if quote_here is not None and quote_here.last - quote_here.first > 8:
            last = i
            break
    for i in range(at, first - 1, -1):
        quote_here = text.inside(i)
        if quote_here is not None and quote_here.last - quote_here.first > 8:
            first = i + 1
            break
    return first, last


def _clause_start(text: QuotedText, head: Token, last: int) -> int:
    """In "said Smith, adding that", the source ends before the participle."""
    for i in range(head.i + 1, last):
        if text.words[i - 1] == "," and text.doc[i].pos_ == "VERB" and text.words[i].endswith("ing"):
            return i - 1
    return last


def antecedent(head: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if head.lower_ not in RELATIVES:
        return head
    verb = head.head
    for _ in range(4):
        if verb.dep_ in ("acl:relcl", "acl") and verb.head.i < head.i:
            return verb.head
        verb = verb.head
    return head
