"""Content that the cue comments on from beside: "X, he said", "X, he said, Y", "As he said, X"."""

from __future__ import annotations

from hearsay.extract.clauses import CLAUSE_MARKS, addressee_of
from hearsay.extract.cues import VERBAL, Cue
from hearsay.extract.quoted_text import QuotedText, child, children, is_finite, is_time, may_be_finite
from hearsay.extract.stretches import Content, Stretch
from hearsay.language.words import Token

LEAST_UNTOLD = 6
RELATIVES = frozenset(["which", "whom", "that"])
PREPOSITIONAL = frozenset(["following", "including", "regarding", "concerning"])
"""Participles that are prepositions: "told a meeting following the talks"."""
CONDITIONS = frozenset(["if", "unless"])
HOLDING = frozenset(["acting", "outgoing", "incoming", "retired", "visiting", "presiding"])
"""Participles before a title: "X, acting minister Ann Smith told reporters"."""


def as_comment(text: QuotedText, cue: Cue) -> Content | None:
    """ "As Smith noted, X" and "X, as Smith noted.": the clause that "as" comments on."""
    start, end = text.sentence[cue.head], text.sentence_end(cue.head)
    at = cue.first - 1
    while (
        at > start
        and text.words[at] != "as"
        and cue.first - at < 15
        and (text.doc[at].pos_ not in VERBAL or text.words[at] == "including")
        and text.outer[at] < 0
    ):
        at -= 1
    stop = _end_of_reporting(text, cue, end)
    thing = child(text.doc[cue.head], "obj")
    told = thing is not None and cue.last <= thing.i < (end if stop is None else stop)
    if thing is not None and told and "addr" not in cue.frames.plain and not is_time(thing):
        return None  # "As he announced the deal, he paid tribute to X"
    if text.words[at] != "as" or stop is None or text.doc[at].pos_ == "ADV" or text.words[cue.first - 1] == "to":
        return None
    opens = at == start or (at == start + 1 and text.doc[start].pos_ in ("CCONJ", "ADV"))
    if opens and stop < end and text.words[stop] == "," and any(may_be_finite(text.doc[i]) for i in range(stop + 1, end)):
        return Content(((stop + 1, end),), "verb.as_comment", addressee_of(text, cue))
    if stop + 1 < end and text.words[stop] == "," and text.words[stop + 1] == "that":
        return None  # "He answered, as he has answered all winter, that X"
    if at > start + 1 and text.words[at - 1] == "," and any(may_be_finite(text.doc[i]) for i in range(start, at)):
        commented = _told_before(text, cue, at)
        inner = commented.dep_ == "ccomp" and start < commented.left_edge.i < at
        first = commented.left_edge.i if inner else start
        return Content(((first + (text.words[first] == "that"), at - 1),), "verb.as_comment", addressee_of(text, cue))
    return None


def _told_before(text: QuotedText, cue: Cue, at: int) -> Token:
    """The verb that an "as" clause comments on. What somebody had said before is what is said or denied now, not that it is: "denied
    that X, as Smith had alleged".
    """
    verb = text.doc[cue.head]
    earlier = any(c.lower_ == "had" for c in children(verb, "aux"))
    clause = next((c for c in children(verb.head, "ccomp") if c.i < at), None) if earlier else None
    return clause if clause is not None else verb.head


def parenthetical(text: QuotedText, cue: Cue) -> Content | None:
    """ "X, he said, Y" and "X, he said." by their commas: source and verb stand alone between commas, or at the end."""
    start, end = text.sentence[cue.head], text.sentence_end(cue.head)
    comma = _comma_before(text, cue, start)
    if comma is None or comma == start or text.words[cue.head].endswith("ing"):
        return None
    verb = text.doc[cue.head]
    if verb.dep_ == "acl:relcl" and any(c.lower_ in RELATIVES and c.i < comma for c in children(verb, "obj")):
        return None  # "a plan which, according to Smith, the board rejected"
    stop = _end_of_reporting(text, cue, end)
    if stop is None or text.words[stop + 1 : stop + 4 : 2] == [",", "that"] or text.words[stop + 2 : stop + 4] == [",", "that"]:
        return None  # also "claimed, falsely, that X"
    left = (start, comma)
    inverted = comma + 1 == cue.first
    if inverted and (text.doc[min(cue.last, end - 1)].pos_ == "ADP" or is_time(text.doc[min(cue.last, end - 1)])):
        return None  # "The warning, posted on Monday, says"
    if inverted and cue.kind == "belief" and text.doc[min(cue.last, end - 1)].pos_ not in ("PROPN", "PRON"):
        return None
    if inverted and any(c.i < comma and c.dep_ == "nsubj" and c.right_edge.i < comma for c in text.doc[cue.head].children):
        return None  # "The policy, which he shared, holds some promise"
    if not inverted and "addr" not in cue.frames.plain and stop > cue.last and _names_somebody(text.doc[cue.last]):
        return None  # "On Friday, she said Moore, then 32, took her home"
    if inverted and cue.first != cue.head:
        return None  # "we, as neighbours, do not accept": an auxiliary never comes before an inverted subject
    tail = (stop + 1, end) if stop < end and text.words[stop] == "," and not inverted else None
    pronoun = tail is not None and text.words[tail[0]] == "that" and tail[0] + 1 < end and is_finite(text.doc[tail[0] + 1])
    if tail is not None and not pronoun and (text.words[tail[0]] in CLAUSE_MARKS or _is_participle(text.doc[tail[0]])):
        tail = None
    if inverted and not any(may_be_finite(text.doc[i]) for i in range(*left)):
        tail = _predicate_after(text, stop, end)
    if not any(may_be_finite(text.doc[i]) for piece in (left, tail) if piece for i in range(*piece)):
        untold = cue.kind == "speech" and not inverted and stop + 1 >= end and comma - start >= LEAST_UNTOLD
        if not untold or text.doc[start].pos_ in ("SCONJ", "VERB", "ADV"):
            return None  # else "The campaign plans to release them, a spokesman said", its verb taken for a noun
    if _is_subordinate(text, cue, left) and tail is None:
        return None
    stretches = (left,) if tail is None else (left, tail)
    if stop + 1 < end and text.words[stop] == "," and text.doc[comma - 1].pos_ == "CCONJ":
        stretches = ((stop + 1, end),)  # "a composer, and, he says, an activist"
    if tail is not None and text.doc[left[0]].pos_ in ("VERB", "ADP", "SCONJ") and text.words[left[0]] not in CONDITIONS:
        stretches = (tail,)
    return Content(stretches, "verb.parenthetical", addressee_of(text, cue))


def _end_of_reporting(text: QuotedText, cue: Cue, end: int) -> int | None:
    """Where "he said on Monday" ends: at the comma or full stop after a few words without a verb; None where a clause follows."""
    for i in range(cue.last, min(end, cue.last + 15)):
        word = text.words[i]
        if word in (",", ".", "!", "?", ";", "…", "—", "–") and text.outer[i] < 0:
            if word == "," and i + 1 < end and _is_place_in_place(text.doc[i - 1], text.doc[i + 1]):
                continue
            return i
        if (text.doc[i].pos_ in VERBAL and word not in PREPOSITIONAL) or word in ("that", ":") or text.outer[i] != text.outer[cue.head]:
            return None
    return end if end <= cue.last + 15 else None


def _is_place_in_place(place: Token, around: Token) -> bool:
    """ "said in Paris, Texas, on Monday"."""
    return place.ent_type_ == "PLACE" and around.pos_ == "PROPN" and (around.ent_type_ == "PLACE" or around.head.i == place.i)


def _is_participle(token: Token) -> bool:
    """ "adding that", "speaking in Geneva": what the speaker did besides, not what he said."""
    return token.pos_ == "VERB" and token.lower_.endswith("ing") and child(token, "aux", "cop", "nsubj") is None


def _predicate_after(text: QuotedText, stop: int, end: int) -> Stretch | None:
    """ "The remarks, said Smith, head of the agency, are X": the predicate that follows the source and its appositions."""
    for i in range(stop, end - 1):
        if text.words[i] == "," and is_finite(text.doc[i + 1]) and text.doc[i + 1].pos_ in VERBAL:
            return i + 1, end
    return None


def _is_subordinate(text: QuotedText, cue: Cue, left: Stretch) -> bool:
    """The words before the comma are only an adverbial clause or phrase of the cue: "When asked, he said"."""
    first = text.doc[left[0]]
    opens = first.pos_ in ("SCONJ", "ADP", "VERB") or text.words[left[0]] in ("when", "while", "as")
    clause = next((c for c in children(text.doc[cue.head], "advcl") if c.left_edge.i == left[0]), None)
    return opens and (clause is not None or not any(text.words[i] == "," for i in range(*left)))


def _comma_before(text: QuotedText, cue: Cue, start: int) -> int | None:
    """The comma that parts the clause from "he said": only the source may stand between."""
    before = _before_apposed(text, cue, start)
    if before is not None:
        return before
    for i in range(cue.first - 1, max(start, cue.first - 25), -1):
        quote = text.inside(i)
        closes = quote is not None and quote.last == i + 1 and quote.closed and text.outer[cue.head] < 0 and text.words[i - 1] == ","
        if closes or (text.words[i] in (",", "—", "–", "?", "!") and text.outer[i] == text.outer[cue.head]):
            between = text.doc[i + 1 : cue.first]
            if any(
                (t.pos_ in VERBAL and t.dep_ not in ("amod", "compound") and not (t.i == i + 1 and t.lower_ in HOLDING))
                or t.pos_ == "SCONJ"
                or (t.pos_ == "CCONJ" and not _joins_names(text, t.i))
                or t.lower_ in CLAUSE_MARKS
                for t in between
            ):
                return None
            return i
    return None


def _joins_names(text: QuotedText, i: int) -> bool:
    """ "Hearth and Harbour", "State Councillor and Foreign Minister": a conjunction within a name or title, or between two."""
    return i + 1 < len(text.doc) and text.doc[i - 1].pos_ == "PROPN" and text.doc[i + 1].text[0].isupper()


def _before_apposed(text: QuotedText, cue: Cue, start: int) -> int | None:
    """The comma before "Smith, head of the agency, said", where the source has an apposition in commas of its own."""
    told = cue.lemma == "tell"
    if text.words[cue.first - 1] != "," or (not told and cue.last < len(text.doc) and _names_somebody(text.doc[cue.last])):
        return None
    if told and cue.first == cue.head:
        return _before_names(text, cue.first - 1, start)
    for subject in children(text.doc[cue.head], "nsubj"):
        first = subject.left_edge.i
        if subject.i < cue.first and subject.right_edge.i >= cue.first - 2 and first > start and text.words[first - 1] == ",":
            return first - 1
        if first > start and text.words[first] == ",":
            return first
    return None


def _before_names(text: QuotedText, comma: int, start: int) -> int | None:
    """The comma before "the headmaster, Ann Smith, told": the first of those that only noun phrases follow."""
    found = None
    for i in range(comma - 1, start, -1):
        token = text.doc[i]
        if token.pos_ in VERBAL and token.dep_ not in ("amod", "compound"):
            break
        if text.words[i] == ",":
            found = i
        elif not text.is_word(i) and text.words[i] != "-":
            break
    return found


def _names_somebody(token: Token) -> bool:
    return token.pos_ in ("PROPN", "PRON", "NOUN", "DET") and not is_time(token)
