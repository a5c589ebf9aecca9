"""Where two cues or a cue and a quotation meet: shared sources, contents cut at the next cue, quotations joined to clauses."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import islice

from hearsay.extract.acts import ActRules
from hearsay.extract.chains import Draft
from hearsay.extract.cues import VERBAL, Cue
from hearsay.extract.quoted_text import STOPS, QuotedText, child, children, is_finite, is_time
from hearsay.extract.reporting import Reporting
from hearsay.extract.source_phrase import Source, noun_phrase
from hearsay.extract.sources import source_of
from hearsay.extract.stretches import Content, Stretch, after_comma
from hearsay.language.tree import has
from hearsay.language.words import Token

NEAR = 40
PERSONAL = frozenset(["he", "she", "they", "it"])
NOBODY = frozenset(["there", "it", "this", "that"])
ANSWERS = frozenset(["deny", "reject"])
LONGEST_ASIDE = 12
OCCASIONAL = frozenset(["in", "on", "at", "during", "after", "by", "via", "through"])


def member_of(text: QuotedText, source: Source, cue: Cue) -> Source:
    """ "Norway has been among those calling for talks": the subject is one of "those" who speak."""
    those = text.doc[source.head]
    if those.lower_ not in ("those", "ones") or source.head > cue.head or child(those, "case") is None:
        return source
    subject = child(those, "nsubj")
    return noun_phrase(text, subject, replace(cue, first=those.left_edge.i)) if subject is not None else source


def shared_source(text: QuotedText, cue: Cue, drafts: list[Draft]) -> Source | None:
    """ "X," he said, adding that Y: a participle after a comma has the source of the verb before it in the sentence."""
    if (
        cue.form != "verb"
        or not text.words[cue.head].endswith("ing")
        or cue.first == 0
        or not (after_comma(text, cue.first) or text.words[cue.first - 1] == "and")
    ):
        return None
    start = text.sentence[cue.head]
    spoken = [
        d
        for d in drafts[-NEAR:]
        if d.cue is not None
        and d.cue.head >= start
        and (d.cue.form == "verb" and not d.cue.passive)
        and text.outer[d.cue.head] == text.outer[cue.head]
    ]
    for draft in reversed(spoken):
        inner = any(a <= draft.cue.head < b for d in spoken if d is not draft for a, b in d.stretches) if draft.cue is not None else False
        if not inner:  # "The ministry said Smith agreed, saying X": the ministry says X
            return draft.source
    return None


def without_lenders(drafts: list[Draft]) -> list[Draft]:
    """Without nouns that take the clause of a verb before them: "saying after the announcement that X"."""
    said = {d.stretches[0][0] for d in drafts if d.rule == "verb/verb.that" and d.stretches}
    return [d for d in drafts if d.rule != "noun/noun.that" or not d.stretches or d.stretches[0][0] not in said]


def within_outer(drafts: list[Draft]) -> list[Draft]:
    """Contents that end where the content around them ends: "The court ruled X, the group said" never rules "the group said"."""
    outer = {d.cue.head: d for d in drafts if d.cue is not None and d.rule.endswith("parenthetical")}
    heads = sorted(outer)
    result: list[Draft] = []
    for draft in drafts:
        first, last = (draft.stretches[0][0], draft.stretches[-1][1]) if draft.stretches else (0, 0)
        held = heads[bisect_left(heads, first) : bisect_left(heads, last)][:NEAR]
        around = next((outer[h] for h in held if outer[h] is not draft and _overruns(outer[h], draft)), None)
        if around is not None:
            end = around.stretches[0][1]
            kept = tuple((a, min(b, end)) for a, b in draft.stretches if a < end)
            draft = replace(draft, stretches=kept) if kept else draft
        result.append(draft)
    return result


def _overruns(outer: Draft, inner: Draft) -> bool:
    """The inner cue stands in the outer content, but the inner content holds the outer cue."""
    if outer.cue is None or inner.cue is None:
        return False
    first, last = outer.stretches[0]
    return first <= inner.cue.head < last and any(a <= outer.cue.head < b for a, b in inner.stretches)


def coordinated_source(text: QuotedText, cue: Cue, drafts: list[Draft]) -> Source | None:
    """ "warned of X" and "condemned Y": a verb without a subject after "and" has the source of the statement before it."""
    before = cue.first - 1
    while before >= 0 and not text.is_word(before) and text.words[before] not in STOPS:
        before -= 1
    if cue.form != "verb" or cue.passive or before < 0 or text.doc[before].pos_ != "CCONJ" or not is_finite(text.doc[cue.head]):
        return None
    start = text.sentence[cue.head]
    return next((d.source for d in reversed(drafts) if d.cue is not None and start <= d.cue.head < before and d.cue.form == "verb"), None)


def source_after_participle(text: QuotedText, cue: Cue, cues: list[Cue], after: int) -> Source | None:
    """'Warning, "X," he concluded': a participle that begins the sentence has the source of the next verb outside quotations."""
    start = text.sentence[cue.head]
    if cue.form != "verb" or not text.words[cue.head].endswith("ing") or cue.first != start:
        return None
    for other in islice(cues, after, None):
        if text.paragraph[other.head] != text.paragraph[cue.head]:
            return None
        if other.form == "verb" and text.outer[other.head] < 0:
            return source_of(text, other)
    return None


def cut_at_next_cue(text: QuotedText, cue: Cue, stretch: Stretch, cues: list[Cue], after: int) -> tuple[Stretch, int | None]:
    """End a content where a second verb of the same speaker begins: "said that X, but warned that Y", "said X, adding Y".

    Returns the stretch, and the number of the cue that it was cut at if that has no subject of its own.
    """
    first, last = stretch
    if text.outer[first] >= 0 and text.outer[first] == text.outer[last - 1]:
        return stretch, None
    for k, other in enumerate(islice(cues, after, after + NEAR), after):
        if other.first >= last:
            break
        if other.first <= first or other.form not in ("verb", "noun", "preposition") or text.outer[other.head] >= 0:
            continue
        if other.form == "preposition" and after_comma(text, other.first) and other.first > cue.last:
            return (first, other.first), None
        if (aside := _aside_of_others(text, other)) is not None and aside > first and aside > cue.last:
            return (first, aside), None
        at = _joint_before(text, cue, other)
        if at is not None and at > first:
            return (first, at), None if text.words[other.first - 1] in PERSONAL else k
    return stretch, None


def _aside_of_others(text: QuotedText, other: Cue) -> int | None:
    """The comma before what others say of the content, which is no part of it: "said X, a charge that Oslo denies", "X, which Oslo
    denies", "X, as sources had told it"."""
    if other.form != "verb":
        return None
    for i in range(other.first - 1, max(other.first - LONGEST_ASIDE, text.sentence[other.head]), -1):
        if text.words[i] == ",":
            return i if _opens_aside(text, i + 1, other) else None
        if text.doc[i].pos_ in VERBAL or not text.is_word(i):
            return None
    return None


def _opens_aside(text: QuotedText, first: int, other: Cue) -> bool:
    if text.words[first] == "as":
        return text.words[other.first - 1] not in PERSONAL and "that" in other.frames.plain
    if other.act not in ANSWERS:
        return False
    noun = next((i for i in range(first, other.first) if text.doc[i].pos_ == "NOUN"), None)
    named = noun is not None and noun + 1 < other.first and text.doc[noun + 1].pos_ in ("PROPN", "DET", "PRON", "SCONJ")
    return text.words[first] in ("which", "something") or (text.doc[first].pos_ == "DET" and named)


def without_setting(text: QuotedText, cue: Cue, stretch: Stretch, reporting: Reporting) -> Stretch:
    """The noun phrase without the time and occasion of saying at its end: "condemned the attack | on Friday in a statement"."""
    first, last = stretch
    for i in range(last - 1, first, -1):
        token = text.doc[i]
        if (
            text.words[i] not in OCCASIONAL - cue.frames.object_prep
            or token.head.i <= i
            or token.dep_ != "case"
            or text.outer[i] != text.outer[cue.head]
        ):
            continue
        noun = token.head
        reaches = noun.right_edge.i + 1 >= last or not any(text.is_word(j) for j in range(noun.right_edge.i + 1, last))
        occasion = (is_time(noun) and noun.head.i == cue.head) or (noun.lower_ in reporting.settings and noun.left_edge.i == i)
        if reaches and occasion and i > first + 1:
            last = i
    return first, last


def _joint_before(text: QuotedText, cue: Cue, other: Cue) -> int | None:
    """Where the second cue is joined: at ", adding that", or at ", but" and "and" before a verb in the tense of the first cue."""
    words, doc = text.words, text.doc
    before = other.first - 1
    head = doc[other.light] if other.light is not None else doc[other.head]
    if other.form == "verb" and words[other.head].endswith("ing"):
        told = other.kind == "speech" and (other.frames.plain & {"that"} or other.frames.object_prep)  # "calling it a sham"
        if told and words[cue.head].endswith("ing") and words[before] == "and" and doc[before].pos_ == "CCONJ":
            return before  # "asking where they went and asking who paid"
        return (
            before
            if after_comma(text, other.first) and told and doc[other.head].dep_ in ("advcl", "xcomp", "acl", "ccomp", "parataxis")
            else None
        )
    if other.form == "noun" and (other.light is None or other.received):
        return None
    while before > cue.last and (doc[before].pos_ in ("AUX", "ADV", "PART")):
        before -= 1
    spoken = other.form == "verb" and other.kind == "speech"
    if spoken and words[before] in PERSONAL:
        return _joint_of_pronoun(text, cue, other, before)
    if doc[before].pos_ != "CCONJ" or child(head, "nsubj") is not None:
        return None
    inner = doc[before].head.head if doc[before].head.dep_ == "conj" else None
    after_gerund = inner is not None and inner.lower_.endswith("ing") and head.lower_.endswith("ed")  # "for using X and called for Y"
    if (
        spoken
        and "that" in other.frames.plain
        and words[cue.head].endswith("ing")
        and child(doc[cue.head], "aux") is None
        and has(head, "Tense", "Pres")
    ):
        return before  # "shows him ordering raids and claims that"
    plain = is_finite(head) or (inner is not None and _unlike(inner, head))
    if not (plain or after_gerund) or not is_finite(doc[cue.head]):
        return None
    if words[before - 1] == ",":
        return before - 1
    same_tense = tense_of(head) == tense_of(doc[cue.head])
    if inner is not None and (inner.i == cue.head or _unlike(inner, head) or _cannot_speak(inner)):
        return before
    return before if (same_tense or after_gerund) and inner is not None and tense_of(inner) != tense_of(head) else None


def _joint_of_pronoun(text: QuotedText, cue: Cue, other: Cue, pronoun: int) -> int | None:
    """ "said X, but he added Y", "said X, and he blamed Y", "said X as he confirmed Y"."""
    told = "that" in other.frames.plain
    if pronoun - 2 > cue.last and text.doc[pronoun - 1].pos_ == "CCONJ" and text.words[pronoun - 2] == ",":
        return pronoun - 2 if told or tense_of(text.doc[other.head]) == tense_of(text.doc[cue.head]) else None
    return pronoun - 1 if told and text.words[pronoun - 1] in ("as", "while") and pronoun - 1 > cue.last else None


def _cannot_speak(verb: Token) -> bool:
    """ "agreed that there was a need and revealed X": the subject between is nobody."""
    subject = child(verb, "nsubj", "nsubj:pass", "expl")
    return subject is not None and (subject.dep_ == "expl" or subject.lower_ in NOBODY)


def _unlike(inner: Token, other: Token) -> bool:
    """ "deny they are leaving and say": a plain verb is not joined to one with "are", but to the verb of saying above it."""
    if not inner.lower_.endswith("ing") or child(inner, "aux") is None:
        return False
    return child(other, "aux", "aux:pass", "cop", "mark") is None and not other.lower_.endswith("ing")


def tense_of(verb: Token) -> list[str]:
    """The tense of a verb group: that of its finite auxiliary, or of the verb itself."""
    finite = next((c for c in children(verb, "aux", "cop") if is_finite(c)), verb)
    return finite.morph.get("Tense", [])


def refusals(text: QuotedText, cues: list[Cue], acts: ActRules) -> dict[int, Cue]:
    """Cues that somebody refuses ("declined to say whether X"), by number, with the refusing verb: the two are one cue."""
    by_head = {cue.head: cue for cue in cues if cue.form == "verb" and not cue.passive and cue.lemma in acts.refusal_verbs}
    refused: dict[int, Cue] = {}
    for k, cue in enumerate(cues):
        verb = text.doc[cue.head]
        if (
            cue.form == "verb"
            and verb.dep_ in ("xcomp", "ccomp", "advcl")
            and verb.head.i in by_head
            and verb.head.i < cue.first <= verb.head.i + 3
        ):
            refused[k] = by_head[verb.head.i]
    return refused


def join_quotes(text: QuotedText, cue: Cue, grammar: Content | None, quoted: tuple[Stretch, ...], heads: frozenset[int]) -> Content | None:
    """Quotations given to the cue are its content; a clause found by grammar stands where it holds more than they do.

    ``heads`` are the heads of all verbal cues.
    """
    if not quoted:
        return replace(grammar, stretches=whole_quotes(text, cue, grammar.stretches)) if grammar is not None else None
    addressee = grammar.addressee if grammar is not None else None
    quoted = tuple(whole_sentence(text, cue, q, heads) for q in quoted)
    if grammar is None:
        return Content(quoted, "quote")
    first_quote = quoted[0]
    reach = grammar.stretches[0]
    if text.words[first_quote[0] - 1] == ":":
        return Content(quoted, "quote", addressee)
    if reach[0] < first_quote[0] and reach[1] > first_quote[0] and reach[0] >= cue.last:
        joined = (reach[0], max(reach[1], first_quote[1]))
        return Content((joined, *(q for q in quoted[1:] if q[0] >= joined[1])), "quote.clause", addressee)
    return Content(quoted, "quote", addressee)


def whole_sentence(text: QuotedText, cue: Cue, quote: Stretch, heads: frozenset[int]) -> Stretch:
    """'The plan "is a mistake," Smith said': a quotation before the cue that begins in the middle of a sentence takes its beginning."""
    first, last = quote
    start = max(text.sentence[first], text.paragraph_start(first))
    if (
        last > cue.first
        or first + 1 >= last
        or not text.words[first + 1][:1].isalpha()
        or text.doc[first + 1].text[0].isupper()
        or first - start < 2
    ):
        return quote
    if text.outer[start] >= 0 or text.words[first - 1] in (",", ":") or any(i in heads for i in range(start, first)):
        return quote
    return start, last


def whole_quotes(text: QuotedText, cue: Cue, stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Stretches that never end in the middle of a quotation that does not hold the cue itself."""
    whole: list[Stretch] = []
    own = text.inside(cue.head)
    for first, last in stretches:
        if own is not None and first < own.first < last:
            first = own.first + own.opened
        if own is not None and cue.last <= first and last < own.last and cue.first <= own.first + 2 and not own.continues:
            last = own.last - own.closed  # 'ministers "condemned X ...": the words of the partial quotation all depend on its verb
        begin, end = text.inside(first), text.inside(last - 1) if last > first else None
        if begin is not None and begin.first < first and not begin.first <= cue.head < begin.last and begin.first >= cue.last:
            first = begin.first
        if end is not None and end.last > last and not end.first <= cue.head < end.last:
            last = end.last
        if end is not None and end.first <= cue.head < end.last:
            last = min(last, end.last)
        whole.append((first, last))
    return tuple(whole)
