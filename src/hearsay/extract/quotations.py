"""Give each quotation to the cue that introduces, follows or interrupts it."""

from __future__ import annotations

from dataclasses import dataclass, field

from hearsay.extract.clauses import clause_right_after
from hearsay.extract.cues import VERBAL, Cue
from hearsay.extract.quoted_text import STOPS, QuotedText, children, is_finite, is_time
from hearsay.language.quotes import Quote

REACH = 45
LONG = 5


@dataclass
class Assignment:
    """``of_cue[k]`` are the quotations (indexes) of cue number k; ``free`` are those that no cue has, together where they belong
    together; ``after_colon`` those after a colon without a reporting word.
    """

    of_cue: dict[int, list[int]] = field(default_factory=dict)
    free: list[list[int]] = field(default_factory=list)
    after_colon: list[list[int]] = field(default_factory=list)


def assign_quotes(text: QuotedText, cues: list[Cue], marked: frozenset[int] = frozenset()) -> Assignment:
    """Quotations by the cue after them, then by the cue before them, then by what the neighbouring quotation has.

    ``marked`` are quotations that a punctuation mark has already given to somebody.
    """
    owner = {q: k for q, k in _owners(text, cues).items() if q not in marked}
    result = Assignment()
    previous: list[int] | None = None
    for q, quote in enumerate(text.quotes):
        if q in marked:
            previous = None
        elif q in owner:
            previous = result.of_cue.setdefault(owner[q], [])
            previous.append(q)
        elif previous is not None and continues(text, quote, text.quotes[q - 1], cues, owner.get(q - 1)):
            previous.append(q)
        elif quote.first and text.words[quote.first - 1] == ":" and _is_speech(text, quote):
            previous = [q]
            result.after_colon.append(previous)
        elif stands_alone(text, quote):
            previous = [q]
            result.free.append(previous)
        else:
            previous = previous if not _is_speech(text, quote) else None
    return result


def _owners(text: QuotedText, cues: list[Cue]) -> dict[int, int]:
    """The cue of each quotation that has one of its own."""
    starts = {cue.head: k for k, cue in enumerate(cues) if _may_quote(cue)}
    before = {q: k for q, quote in enumerate(text.quotes) if (k := cue_before(text, quote, starts, cues)) is not None}
    after = {q: k for q, quote in enumerate(text.quotes) if (k := cue_after(text, quote, starts, cues)) is not None}
    owner = before | after
    for q, k in after.items():
        if q in before and text.words[text.quotes[q].first - 1] == ":" and text.words[text.quotes[q].last - 2] in STOPS:
            owner[q] = before[q]  # 'She responds: "No." The mayor, who saw her, said ...'
        # 'Warning, "X," he concluded, "Y"': the cue before has X, the one after goes with Y
        if q in before and before.get(q + 1) == k and q + 1 not in after:
            owner[q] = before[q]
    for q in range(len(text.quotes) - 2, -1, -1):
        if q not in owner and after.get(q + 1) is not None and _runs_into(text, q):
            owner[q] = after[q] = after[q + 1]
    return owner


def _runs_into(text: QuotedText, q: int) -> bool:
    """A quotation that begins a paragraph and goes straight on into the next one of the paragraph."""
    quote, following = text.quotes[q], text.quotes[q + 1]
    gap = range(quote.last, following.first)
    near = following.continues or text.paragraph[quote.first] == text.paragraph[following.first]
    return near and quote.first == text.paragraph_start(quote.first) and not any(text.is_word(i) for i in gap)


def _may_quote(cue: Cue) -> bool:
    if cue.form == "noun":
        return cue.light is not None and not cue.received
    return cue.form == "verb" and not cue.passive and bool(cue.frames.plain & {"that", "quote"})


def cue_after(text: QuotedText, quote: Quote, starts: dict[int, int], cues: list[Cue]) -> int | None:
    """'"X," said Smith' and '"X," Smith said': a reporting verb after the mark with only its source before it."""
    end = min(text.paragraph_end(quote.first), quote.last + REACH)
    if quote.last >= end or not _is_speech(text, quote) or _ends_sentence(text, quote):
        return None
    past = quote.last
    for i in range(quote.last, end):
        word = text.words[i]
        if i < past:
            continue
        if i in starts:
            cue = cues[starts[i]]
            if text.doc[i].dep_ == "acl:relcl":  # '"X," Smith, who has urged him to go, wrote'
                past = next((j for j in range(i, end) if not text.is_word(j)), end)
                continue
            if word.endswith("ing") and cue.first == quote.last:
                return None  # 'she was "sad," adding, "Y"': what follows the participle is its quotation
            return None if cue.form == "noun" or _own_clause_follows(text, cue, quote) else starts[i]
        if text.outer[i] >= 0 or word in STOPS or word in (":", ";") or (i == quote.last and word in ("and", "but")):
            return None
        if text.doc[i].pos_ == "SCONJ" and word != "as":
            return None
        if (
            text.doc[i].pos_ in VERBAL
            and text.doc[i].dep_ not in ("aux", "aux:pass", "acl", "acl:relcl", "amod", "cop")
            and not _leads_on(text, i, starts)
        ):
            return None
    return None


def _leads_on(text: QuotedText, i: int, starts: dict[int, int]) -> bool:
    """ "Smith is expected | to say", "the agency quoted | Smith as saying": the verb of saying depends on this one."""
    if text.words[i + 1 : i + 2] == ["to"]:
        return i + 2 in starts
    mark = next((j for j in range(i + 1, min(i + 8, len(text.words) - 1)) if text.words[j] in ("as", *STOPS)), None)
    return mark is not None and text.words[mark] == "as" and mark + 1 in starts


def _ends_sentence(text: QuotedText, quote: Quote) -> bool:
    """The sentence ends at the mark, so that what follows is another one."""
    following = text.doc[quote.last]
    if text.words[quote.last] in STOPS:
        return True
    return quote.closed and text.words[quote.last - 2] == "." and following.is_title and following.pos_ in ("ADP", "ADV", "SCONJ", "CCONJ")


def _own_clause_follows(text: QuotedText, cue: Cue, quote: Quote) -> bool:
    """'"...," Smith said that ...', '"...." Smith said the ...': the verb has its own clause right after it."""
    after = text.words[cue.last] if cue.last < len(text.words) else ""
    if after in (",", ".") or text.outer[min(cue.last, len(text.words) - 1)] >= 0:
        return False
    if after in ("that", ":"):
        return True
    last_inside = text.words[quote.last - 2] if quote.closed else ""
    weak = last_inside == "." or (last_inside != "," and text.words[quote.last] != ",") or quote.last - quote.first <= LONG + 2
    if last_inside == "." and quote.closed and object_right_after(text, cue):
        return True  # '"... ends here." Smith condemned the attack'
    return weak and clause_right_after(text, cue)


def object_right_after(text: QuotedText, cue: Cue) -> bool:
    """Whether what the verb does to something stands right after it: "condemned the attack", "threatened to leave", but not "posted X"."""
    parts = children(text.doc[cue.head], "obj", "xcomp")
    return (
        cue.act != "say"
        and "addr" not in cue.frames.plain
        and any(c.i >= cue.last and c.left_edge.i == cue.last and not is_time(c) for c in parts)
    )


def cue_before(text: QuotedText, quote: Quote, starts: dict[int, int], cues: list[Cue]) -> int | None:
    """'Smith said, "X"', 'Smith said: "X"', 'Smith said "X"', 'said at a meeting on Monday that "X"'."""
    start = max(text.paragraph_start(quote.first), quote.first - REACH)
    if quote.first == text.paragraph_start(quote.first):
        return _cue_before_paragraph(text, quote, starts)
    joint = text.words[quote.first - 1]
    for i in range(quote.first - 1, start - 1, -1):
        word = text.words[i]
        if i in starts:
            cue = cues[starts[i]]
            direct = (cue.last == quote.first and cue.form != "noun") or (joint in (",", ":", "that") and _is_speech(text, quote))
            return starts[i] if direct and _may_introduce(text, cue, quote, joint) else None
        if text.outer[i] >= 0 or (word in STOPS and i < quote.first - 1):
            return None
        if joint not in (":",) and text.doc[i].pos_ in VERBAL and is_finite(text.doc[i]) and text.doc[i].dep_ not in ("aux", "aux:pass"):
            return None
    return None


def _cue_before_paragraph(text: QuotedText, quote: Quote, starts: dict[int, int]) -> int | None:
    """'Smith said:' at the end of the paragraph before."""
    last = quote.first - 1
    if last < 1 or text.words[last] != ":" or quote.continues:
        return None
    for i in range(last - 1, max(text.paragraph_start(last), last - REACH) - 1, -1):
        if i in starts:
            return starts[i]
        if text.words[i] in STOPS:
            return None
    return None


def _may_introduce(text: QuotedText, cue: Cue, quote: Quote, joint: str) -> bool:
    if joint == ":" or _is_speech(text, quote):
        return True
    return cue.last == quote.first and bool(cue.frames.plain & {"that"}) and quote.last - quote.first >= LONG


def continues(text: QuotedText, quote: Quote, before: Quote, cues: list[Cue], owner: int | None) -> bool:
    """Does a quotation without a cue go on with the one before it, '"X," he said. "Y."' or the next paragraph's '"Y'?"""
    if quote.continues:
        return True
    if text.paragraph[quote.first] != text.paragraph[before.first] or not _is_speech(text, quote):
        return False
    between = range(before.last, quote.first)
    if not any(text.is_word(i) for i in between):
        return True
    if owner is None or not before.last <= cues[owner].head < quote.first:
        return False
    joint = text.words[quote.first - 1]
    stops = sum(text.words[i] in STOPS for i in between)
    return len(between) <= REACH + 10 and stops <= 2 and (joint in STOPS or joint in (",", "—", "–", "-", ":", "and", "but"))


def stands_alone(text: QuotedText, quote: Quote) -> bool:
    """A whole sentence in quotation marks that begins a sentence and has no cue."""
    if not _is_speech(text, quote) or quote.last - quote.first < (LONG + 2 if quote.double else 3 * LONG):
        return False
    before = quote.first - 1
    begins = quote.first == text.paragraph_start(quote.first) or text.words[before] in STOPS
    after = quote.last
    ends = after >= text.paragraph_end(quote.first) or text.words[after - 2] in STOPS or text.words[after] in STOPS
    return begins and ends


def _is_speech(text: QuotedText, quote: Quote) -> bool:
    """More than a word or a name in quotation marks: it has a finite verb, or ends like a sentence."""
    inner = text.doc[quote.first : quote.last]
    if any(t.pos_ in VERBAL and is_finite(t) for t in inner):
        return True
    if quote.last - quote.first < LONG:
        return text.words[quote.last - 2] in ("!", "?") if quote.last - quote.first > 2 else False
    closing = text.words[quote.last - 2]
    titled = all(t.is_title or t.pos_ in ("ADP", "DET", "CCONJ", "PUNCT") for t in inner)
    return (closing in (*STOPS, ",") and text.doc[quote.first + 1].is_title and not titled) or any(t.pos_ == "VERB" for t in inner)
