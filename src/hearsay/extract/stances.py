"""What somebody is told to hold, without a verb of saying: "Oslo's red line is X", "its demands include X", "for Oslo, X is a red line".

The nouns are in the table ``stances``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, get_args

from hearsay.errors import KnowledgeError
from hearsay.extract.cues import Cue
from hearsay.extract.quoted_text import QuotedText, child, children
from hearsay.extract.reporting import singular_and_plural
from hearsay.extract.sources import Speakers
from hearsay.extract.stretches import Content, phrase, right_end
from hearsay.knowledge.tables import Knowledge
from hearsay.language.words import Token
from hearsay.records import Act

PARTS = frozenset(["one", "some", "most", "many", "part", "first", "two", "three"])
"""What stands before "of his demands"."""
INCLUDING = frozenset(["include", "includes", "included"])
DRAWING = frozenset(["draw", "draws", "drew", "drawn", "drawing"])
DEEDS = frozenset(["demand", "propose", "promise", "threaten"])
"""Acts of which an infinitive tells the content: "its offer is to mediate"."""
TO_WHOM = frozenset(["for", "to"])
"""Before whose line something is."""
WHERE = frozenset(["at", "on", "over", "around", "against", "about"])
"""Between a line that is drawn and what it forbids."""


class Stance(NamedTuple):
    """A noun of what somebody holds. ``beside`` is a word without which it is another noun ("red" line), ``things``: what is held may be
    a noun ("his demand is a halt"), not only a clause. ``drawn``: others may be told it ("a red line for Oslo")."""

    act: Act
    beside: str = ""
    things: bool = False
    drawn: bool = False


def stances_of(knowledge: Knowledge) -> dict[str, Stance]:
    """The table ``stances`` by noun, both numbers. Raises KnowledgeError for an unknown act or key."""
    rows: Mapping[str, dict[str, Any]] = knowledge.table("stances")
    for noun, row in rows.items():
        if row.get("act") not in get_args(Act) or not row.keys() <= {*Stance._fields}:
            raise KnowledgeError(f"stances.toml: expected an act and the keys {', '.join(Stance._fields)} for {noun}, found {row}")
    return {form: Stance(**row) for noun, row in rows.items() for form in singular_and_plural(noun)}


class Held(NamedTuple):
    """Where the text tells what somebody holds: the words that tell it, what is held, and the noun of who holds it."""

    cue: Cue
    content: Content
    holder: Token


def stances(text: QuotedText, table: Mapping[str, Stance], mentions: Speakers) -> Iterator[Held]:
    """What the text tells somebody to hold, in order."""
    for i, word in enumerate(text.words):
        stance = table.get(word)
        if stance is None or text.doc[i].pos_ != "NOUN" or not _is_meant(text.doc[i], stance):
            continue
        noun = text.doc[i]
        held = _is_told(text, noun, stance) or (_is_line(noun, stance, mentions) if stance.drawn else None)
        if held is not None:
            yield held


def _is_meant(noun: Token, stance: Stance) -> bool:
    """Whether the word stands beside the noun that makes it one: "red" line, condition "for"."""
    return not stance.beside or any(stance.beside in (c.lower_, *(part.lower_ for part in c.children)) for c in noun.children)


def _is_told(text: QuotedText, noun: Token, stance: Stance) -> Held | None:
    """ "Oslo's demand is a halt", "one of its demands is that they leave", "the demands of Oslo include a halt"."""
    holder = _holder(noun)
    subject = noun.head if noun.dep_ == "nmod" and noun.head.lower_ in PARTS else noun
    if holder is None or not subject.dep_.startswith("nsubj"):
        return None
    predicate = subject.head
    if predicate.lower_ in INCLUDING:
        named = child(predicate, "obj")
        stretch = phrase(named) if named is not None else None
    else:
        stretch = _after_copula(subject, predicate, stance)
    if stretch is None:
        return None
    return Held(_cue(noun.i, noun.i + 1, noun, stance), Content((stretch,), "stance.told"), holder)


def _after_copula(subject: Token, predicate: Token, stance: Stance) -> tuple[int, int] | None:
    copula = next((c.i for c in predicate.children if c.dep_ == "cop" and c.i > subject.i), None)
    if copula is None:
        return None
    mark = next((c for c in predicate.children if c.dep_ == "mark" and c.i > copula), None)
    if mark is not None and (mark.lower_ == "that" or stance.act in DEEDS):
        return (mark.i + 1 if mark.lower_ == "that" else mark.i), right_end(predicate)
    thing = stance.things and predicate.pos_ in ("NOUN", "PROPN")
    return (copula + 1, right_end(predicate)) if thing else None


def _holder(noun: Token) -> Token | None:
    """ "Oslo's demands", "the demands of Oslo"."""
    owner = child(noun, "nmod:poss")
    if owner is not None:
        return owner
    return next((c for c in children(noun, "nmod") if any(part.lower_ == "of" for part in children(c, "case"))), None)


def _is_line(noun: Token, stance: Stance, mentions: Speakers) -> Held | None:
    """ "For Oslo, a base would be a red line", "Oslo has drawn a red line at a base"."""
    verb = noun.head
    if noun.dep_ == "obj" and verb.lower_ in DRAWING:
        holder = child(verb, "nsubj")
        at = next((c for c in [*children(noun, "nmod"), *children(verb, "obl")] if _has_case(c, WHERE)), None)
        if holder is None or at is None:
            return None
        first = max((part.i + 1 for part in children(at, "case")), default=at.left_edge.i)
        return Held(_cue(verb.i, noun.i + 1, noun, stance), Content(((first, right_end(at)),), "stance.line"), holder)
    copula, subject = child(noun, "cop"), child(noun, "nsubj", "csubj")
    holder = next((c for c in children(noun, "nmod", "obl") if _has_case(c, TO_WHOM) and mentions.actor_of(c) is not None), None)
    if copula is None or subject is None or holder is None:
        return None
    first = min(c.i for c in children(noun, "cop", "aux"))
    return Held(_cue(first, noun.i + 1, noun, stance), Content((phrase(subject),), "stance.line"), holder)


def _has_case(token: Token, words: frozenset[str]) -> bool:
    return any(part.lower_ in words for part in children(token, "case"))


def _cue(first: int, last: int, noun: Token, stance: Stance) -> Cue:
    begins = min([first, *(c.i for c in noun.children if c.lower_ == stance.beside and c.i < noun.i)])
    return Cue(begins, last, noun.i, "noun", stance.act, lemma=noun.lower_, sourceless=False)
