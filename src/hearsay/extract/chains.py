"""Statements inside statements: through whom each one came to the page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from hearsay.extract.answers import ANSWERED
from hearsay.extract.cues import COUNTING, Cue
from hearsay.extract.own_side import OwnSide
from hearsay.extract.quoted_text import QuotedText
from hearsay.extract.reporting import Reporting
from hearsay.extract.source_phrase import Source
from hearsay.extract.speaker import NOBODY
from hearsay.extract.stretches import Stretch
from hearsay.language.tree import has
from hearsay.records import Actor

TELLING = ("verb/verb.that", "verb/quote", "verb/verb.parenthetical", "verb/verb.addressee", "preposition")
NEIGHBOURS = 12
HANDED_ON = "verb.quoted_as"
"""Rule of one who only hands on ("quoted her as saying X"): in the chain of her statement, no statement by itself."""
STANDS = frozenset(["reject", "deny", "condemn", "agree", "confirm", "praise"])
"""Acts that answer a statement; who reports or claims one hands it on."""
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
    chain: tuple[Actor, ...] = ()


def with_chains(text: QuotedText, drafts: list[Draft], reporting: Reporting, own: OwnSide) -> list[Draft]:
    """Fill the chains from the outermost statement inwards; drop an inner one that only repeats its outer speaker.

    The result is in the order of the first attributed words.
    """
    drafts = without_doubles(text, sorted(drafts, key=lambda d: (d.stretches[0], _place(d))), reporting)
    outer_of = outer_statements(drafts)
    told = Counter(d.addressee.id for d in drafts if d.addressee is not None)
    through = {actor for actor, times in told.items() if times == 1}  # a paper that is told again and again is the one that writes
    result: list[Draft] = []
    drafts = [_of_his_own(text, draft, drafts, outer_of[k], reporting) for k, draft in enumerate(drafts)]
    for k, draft in enumerate(drafts):
        outer = outer_of[k]
        if outer is not None and draft.cue is not None and COUNTING in draft.cue.frames.plain:
            continue  # "said her readers had counted 41 planes": she says so
        if outer is None or not (_repeats(text, draft, drafts[outer], reporting) or _speaks_for(text, draft, drafts[outer], own)):
            chain = _chain(text, k, drafts, outer_of, through)
            result.append(replace(draft, chain=(*chain, *(actor for actor in draft.chain if actor not in chain))))
    return [draft for draft in result if not draft.rule.endswith(HANDED_ON)]


def _of_his_own(text: QuotedText, draft: Draft, drafts: list[Draft], outer: int | None, reporting: Reporting) -> Draft:
    """ "condemned what they called a misuse": who calls it so is who condemns it."""
    above = drafts[outer] if outer is not None else None
    if above is None or draft.cue is None or above.cue is None or draft.source is None:
        return draft
    clause, own = text.doc[draft.cue.head], text.doc[draft.source.head]
    free = clause.dep_ == "acl:relcl" and clause.head.lower_ == "what" and clause.head.head.i == above.cue.head
    return replace(draft, speaker=above.speaker) if free and own.lower_ in reporting.subject_pronouns else draft


def outer_statements(drafts: list[Draft]) -> list[int | None]:
    """For each statement the number of the innermost other one whose content holds its cue, in one sweep over the text."""
    starts = sorted((a, k) for k, draft in enumerate(drafts) for a, _ in draft.stretches)
    cues = sorted((draft.cue.head, k) for k, draft in enumerate(drafts) if draft.cue is not None)
    outer: list[int | None] = [None] * len(drafts)
    begun: list[int] = []
    place = 0
    for head, k in cues:
        while place < len(starts) and starts[place][0] <= head:
            begun.append(starts[place][1])
            place += 1
        while begun and not _reaches(drafts[begun[-1]], head):
            begun.pop()
        for other in reversed(begun):
            if (
                other != k
                and not drafts[other].rule.endswith(ANSWERED)
                and _holds(drafts[other], head)
                and not _holds(drafts[k], _place(drafts[other]))
            ):
                outer[k] = other
                break
    return outer


def _reaches(draft: Draft, token: int) -> bool:
    return draft.stretches[-1][1] > token


def judges(text: QuotedText, outer: Draft, inner: Draft) -> bool:
    """Whether the outer statement takes a stand on the inner one, and so does not hand it on: "rejected Oslo's claim that X"."""
    if outer.cue is None or inner.cue is None or inner.cue.form != "noun" or outer.cue.act not in STANDS:
        return False
    return text.doc[inner.cue.head].head.i == outer.cue.head


def _only_believes(outer: Draft, inner: Draft) -> bool:
    """Who is worried about reports has not handed them on; nor has an image that shows what reportedly happened."""
    if outer.cue is None or inner.cue is None:
        return False
    shows = outer.cue.kind in ("show", "evidence") and inner.cue.form in ("adverb", "adjective")
    return shows or (inner.cue.form == "noun" and (outer.cue.form == "belief" or outer.cue.kind == "belief"))


def _chain(text: QuotedText, k: int, drafts: list[Draft], outer_of: list[int | None], through: set[str]) -> tuple[Actor, ...]:
    """The speakers of the statements around this one, the outermost first, and a medium or body that was told."""
    draft, chain, seen = drafts[k], list[Actor](), {k}
    outer = outer_of[k]
    while outer is not None and outer not in seen:
        seen.add(outer)
        speaker = None if judges(text, drafts[outer], draft) or _only_believes(drafts[outer], draft) else drafts[outer].speaker
        if speaker is not None and speaker not in (NOBODY, draft.speaker) and speaker.id not in {a.id for a in chain}:
            chain.insert(0, speaker)
        outer = outer_of[outer]
    told = draft.addressee if draft.cue is not None and draft.cue.lemma == "tell" else None
    named = told is not None and told.name[:1].isupper()  # not "told the press", "told parliament"
    if (
        told is not None
        and named
        and told.kind in THROUGH
        and (told.kind != "media" or told.id in through)
        and told.id not in {a.id for a in chain}
    ):
        chain.append(told)
    return tuple(chain)


def without_doubles(text: QuotedText, drafts: list[Draft], reporting: Reporting) -> list[Draft]:
    """Of two cues of one speaker for the same words ("According to her, X, she said") the one with more content stays, or the first.

    Only statements that begin near one another in the order of the text are compared.
    """
    kept: list[Draft] = []
    for k, draft in enumerate(drafts):
        window = (*range(max(k - NEIGHBOURS, 0), k), *range(k + 1, min(k + NEIGHBOURS, len(drafts))))
        if not any(_covers(text, drafts[j], draft, reporting) for j in window):
            kept.append(draft)
    return kept


def _covers(text: QuotedText, rival: Draft, draft: Draft, reporting: Reporting) -> bool:
    """Does the rival attribute the same words or more to the same speaker? Not where it quotes the draft's own cue."""
    if (
        not _near(rival, draft)
        or not _one_speaker(text, rival, draft, reporting)
        or (draft.cue is not None and _holds(rival, draft.cue.head))
    ):
        return False
    if not all(any(c <= a and b <= d for c, d in rival.stretches) for a, b in draft.stretches):
        return False
    more, less = _size(rival), _size(draft)
    return more > less or (more == less and _place(rival) < _place(draft))


def _near(a: Draft, b: Draft) -> bool:
    return a.stretches[0][0] < b.stretches[-1][1] and b.stretches[0][0] < a.stretches[-1][1]


def _place(draft: Draft) -> int:
    return draft.cue.first if draft.cue is not None else -1


def _one_speaker(text: QuotedText, a: Draft, b: Draft, reporting: Reporting) -> bool:
    if same(a.speaker, b.speaker):
        return True
    if a.source is None or b.source is None:
        return False
    forms = {text.words[a.source.head], text.words[b.source.head]}
    return any(forms <= pronouns for pronouns in reporting.third_person)


def same(a: Actor | None, b: Actor | None) -> bool:
    """The same actor; two unresolved or unnamed ones are never the same."""
    return a is not None and b is not None and a.id == b.id and a.kind != "unnamed"


def _holds(draft: Draft, token: int) -> bool:
    """Does the content of this statement hold the token?"""
    return any(a <= token < b for a, b in draft.stretches)


def _size(draft: Draft) -> int:
    return sum(b - a for a, b in draft.stretches)


def _speaks_for(text: QuotedText, inner: Draft, outer: Draft, own: OwnSide) -> bool:
    """The inner attribution is to the outer speaker's own state, and tells what it holds now: "the minister said China hopes that X",
    "said China hoped that X", but not "said China had warned of X"."""
    if inner.cue is None or inner.cue.form not in ("verb", "belief") or not own.is_own(outer.speaker, inner.speaker):
        return False
    verb = text.doc[inner.cue.head]
    group = [token for token in (verb, *verb.children) if has(token, "VerbForm", "Fin")]
    shifted = outer.cue is not None and has(text.doc[outer.cue.head], "Tense", "Past") and all(t.lower_ != "had" for t in verb.children)
    return any(has(token, "Tense", "Pres") or (shifted and has(token, "Tense", "Past")) for token in group)


def _repeats(text: QuotedText, inner: Draft, outer: Draft, reporting: Reporting) -> bool:
    """An inner attribution to the speaker himself ("he said he hoped"), or by "I" and "we" inside his quotation."""
    if inner.cue is not None and inner.cue.form == "adjective" and outer.cue is not None and outer.cue.form != "adjective":
        return True  # "said the alleged attackers had left": nobody else is meant
    if inner.cue is not None and (inner.cue.form == "noun" or text.doc[inner.cue.head].dep_ == "acl:relcl"):
        return False
    if inner.source is not None:
        head = text.doc[inner.source.head]
        if (head.lower_ in reporting.we | reporting.i and head.text != "US") or (
            outer.source is not None and outer.source.head == inner.source.head
        ):
            return True
        if head.pos_ == "PRON" and head.lower_ in reporting.subject_pronouns and not inner.rule.startswith(TELLING):
            return True
    return same(inner.speaker, outer.speaker)
