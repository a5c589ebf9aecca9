"""Statements inside statements: through whom each one came to the page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hearsay.extract.cues import Cue
from hearsay.extract.quoted_text import QuotedText
from hearsay.extract.sources import Source
from hearsay.extract.stretches import Stretch
from hearsay.records import Actor

TELLING = ("verb/verb.that", "verb/quote", "verb/verb.parenthetical", "verb/verb.addressee", "preposition")
PERSONAL = frozenset(["he", "she", "they", "it"])
PRONOUNS = (
    frozenset(["he", "him", "his"]),
    frozenset(["she", "her", "hers"]),
    frozenset(["they", "them", "their"]),
    frozenset(["it", "its"]),
)
THROUGH = frozenset(["media", "organisation", "igo"])


@dataclass(frozen=True)
class Draft:
    """A statement in the making: token stretches and resolved actors, before it becomes a record."""

    cue: Cue | None
    source: Source | None
    speaker: Actor | None
    stretches: tuple[Stretch, ...]
    rule: str
    addressee: Actor | None
    addressee_head: int | None
    chain: tuple[Actor, ...] = ()


def with_chains(text: QuotedText, drafts: list[Draft]) -> list[Draft]:
    """Fill the chains from the outermost statement inwards; drop an inner one that only repeats its outer speaker."""
    drafts = without_doubles(text, drafts)
    places = _by_paragraph(text, drafts)
    outer_of = [_outer(text, draft, drafts, places) for draft in drafts]
    result: list[Draft] = []
    for k, draft in enumerate(drafts):
        outer = outer_of[k]
        if outer is None or not _repeats(text, draft, drafts[outer]):
            result.append(replace(draft, chain=_chain(k, drafts, outer_of)))
    return result


def _chain(k: int, drafts: list[Draft], outer_of: list[int | None]) -> tuple[Actor, ...]:
    """The speakers of the statements around this one, the outermost first, and a medium or body that was told."""
    draft, chain, seen = drafts[k], list[Actor](), {k}
    outer = outer_of[k]
    while outer is not None and outer not in seen:
        seen.add(outer)
        speaker = drafts[outer].speaker
        if speaker is not None and speaker.id not in {a.id for a in chain} and not same(speaker, draft.speaker):
            chain.insert(0, speaker)
        outer = outer_of[outer]
    told = draft.addressee if draft.cue is not None and draft.cue.lemma == "tell" else None
    if told is not None and told.kind in THROUGH and told.id not in {a.id for a in chain}:
        chain.append(told)
    return tuple(chain)


def _by_paragraph(text: QuotedText, drafts: list[Draft]) -> dict[int, list[int]]:
    """Paragraph number -> statements with content in it, so that only neighbours are compared."""
    places: dict[int, list[int]] = {}
    for k, draft in enumerate(drafts):
        numbers = {n for a, b in draft.stretches for n in range(text.paragraph[a], text.paragraph[b - 1] + 1)}
        for number in sorted(numbers):
            places.setdefault(number, []).append(k)
    return places


def without_doubles(text: QuotedText, drafts: list[Draft]) -> list[Draft]:
    """Of two cues of one speaker for the same words ("According to her, X, she said") the one with more content stays, or the first."""
    places = _by_paragraph(text, drafts)
    return [
        draft
        for k, draft in enumerate(drafts)
        if not any(j != k and _covers(text, drafts[j], draft) for j in places[text.paragraph[draft.stretches[0][0]]])
    ]


def _covers(text: QuotedText, rival: Draft, draft: Draft) -> bool:
    """Does the rival attribute the same words or more to the same speaker? Not where it quotes the draft's own cue."""
    if not _near(rival, draft) or not _one_speaker(text, rival, draft) or (draft.cue is not None and _holds(rival, draft.cue)):
        return False
    tokens = {i for a, b in draft.stretches for i in range(a, b)}
    theirs = {i for a, b in rival.stretches for i in range(a, b)}
    return tokens < theirs or (tokens == theirs and _place(rival) < _place(draft))


def _near(a: Draft, b: Draft) -> bool:
    return a.stretches[0][0] < b.stretches[-1][1] and b.stretches[0][0] < a.stretches[-1][1]


def _place(draft: Draft) -> int:
    return draft.cue.first if draft.cue is not None else -1


def _one_speaker(text: QuotedText, a: Draft, b: Draft) -> bool:
    if same(a.speaker, b.speaker):
        return True
    if a.source is None or b.source is None:
        return False
    forms = {text.words[a.source.head], text.words[b.source.head]}
    return any(forms <= pronouns for pronouns in PRONOUNS)


def same(a: Actor | None, b: Actor | None) -> bool:
    """The same actor; two unresolved or unnamed ones are never the same."""
    return a is not None and b is not None and a.id == b.id and a.kind != "unnamed"


def _outer(text: QuotedText, draft: Draft, drafts: list[Draft], places: dict[int, list[int]]) -> int | None:
    """The smallest other statement whose content holds this one's cue and content."""
    if draft.cue is None:
        return None
    best: int | None = None
    for k in places.get(text.paragraph[draft.cue.head], []):
        other = drafts[k]
        if other is draft or other.cue is None:
            continue
        holds = _holds(other, draft.cue) and not _holds(draft, other.cue)
        if holds and (best is None or _size(other) < _size(drafts[best])):
            best = k
    return best


def _holds(draft: Draft, cue: Cue) -> bool:
    """Does the content of this statement hold the cue?"""
    return any(a <= cue.head < b for a, b in draft.stretches)


def _size(draft: Draft) -> int:
    return sum(b - a for a, b in draft.stretches)


def _repeats(text: QuotedText, inner: Draft, outer: Draft) -> bool:
    """An inner attribution to the speaker himself ("he said he hoped"), or by "I" and "we" inside his quotation."""
    if inner.cue is not None and inner.cue.form == "noun":
        return False
    if inner.source is not None:
        head = text.doc[inner.source.head]
        if head.lower_ in ("i", "we", "my", "our") or (outer.source is not None and outer.source.head == inner.source.head):
            return True
        if head.pos_ == "PRON" and head.lower_ in PERSONAL and not inner.rule.startswith(TELLING):
            return True
    return same(inner.speaker, outer.speaker)
