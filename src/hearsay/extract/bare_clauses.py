"""Clauses without a mark: what a verb of saying tells where the tree shows no clause ("said the campaign violated the law")."""

from __future__ import annotations

from hearsay.extract.clauses import CLAUSE_MARKS, PHRASE_OPENERS, TEMPORAL, addressee_of, clause_stretch, run_on
from hearsay.extract.cues import VERBAL, Cue
from hearsay.extract.quoted_text import QuotedText, child, children, is_finite, is_time, may_be_finite
from hearsay.extract.sources import apposed_subject
from hearsay.extract.stretches import Content, right_end
from hearsay.language.tree import has
from hearsay.language.words import Token

DEMONSTRATIVES = frozenset(["this", "that", "these", "those"])
PLURAL = frozenset(["are", "were", "have"])
LEAST_CLAUSE = 5
LONGEST_SUBJECT = 7


def rest_of_sentence(text: QuotedText, cue: Cue) -> Content | None:
    """A verb of saying without a recognised clause: what follows it, if there is a finite verb in it."""
    head, end = text.doc[cue.head], text.sentence_end(cue.head)
    end = min(end, max(right_end(head), cue.last)) if right_end(head) > cue.last + 2 else end
    addressee = addressee_of(text, cue)
    first = text.doc[addressee].right_edge.i + 1 if addressee is not None and text.doc[addressee].right_edge.i < cue.last + 8 else cue.last
    thing = child(head, "obj")
    if addressee is None and thing is not None and thing.i > cue.head and not _verb_after(text, cue.last, end):
        return None
    if first < end and text.words[first] == "," and _adverbial_first(text, first, text.sentence_end(cue.head)):
        return Content(((first + 1, run_on(text, cue, text.sentence_end(cue.head))),), "verb.rest", addressee)
    aside = first < end and text.doc[first].pos_ == "ADP" and text.words[first] != "to"  # "did not comment at length"
    if first >= end or aside or text.doc[first].pos_ in ("CCONJ", "PUNCT") or text.words[first] in TEMPORAL:
        return None
    if head.dep_ == "acl:relcl" and addressee is None:
        end = next((i for i in range(end, text.sentence_end(cue.head)) if not text.is_word(i)), end)
    if not any(may_be_finite(text.doc[i]) and text.doc[i].pos_ in VERBAL for i in range(first, end)):
        return None
    return Content((clause_stretch(text, cue, first, end),), "verb.rest", addressee)


def untold_clause(text: QuotedText, cue: Cue) -> Content | None:
    """ "said the campaign violated state law", "say his advantage obscures concerns", where the tagger saw no verb in the clause.

    A verb that takes nothing but a clause ("say") has one as soon as several words of a noun phrase and more follow.
    """
    first = cue.last
    if first >= text.sentence_end(cue.head) or text.doc[first].pos_ not in PHRASE_OPENERS or is_time(text.doc[first]):
        return None
    after_comma = text.words[cue.first - 1] in (",", "as") and apposed_subject(text, cue) is None
    if text.words[first] in CLAUSE_MARKS or after_comma:
        return None  # "X, said Smith", but "Smith, head of the port, said X"
    top = text.doc[first]
    while top.head.i > cue.head and top.head.i != top.i:
        top = top.head
    end = run_on(text, cue, max(right_end(top), first + 1))
    if (
        end + 1 < text.sentence_end(cue.head)
        and text.words[end] == ","
        and text.doc[end + 1].pos_ in VERBAL
        and is_finite(text.doc[end + 1])
    ):
        end = run_on(text, cue, right_end(text.doc[end + 1]))  # "said the talks, which began in May, remained useful"
    return Content(((first, end),), "verb.rest") if end - first >= LEAST_CLAUSE else None


def _opens_clause(text: QuotedText, i: int) -> bool:
    """A finite verb right after a noun phrase: the phrase is the subject of a clause, not an object."""
    return i < len(text.doc) and text.doc[i].pos_ in VERBAL and is_finite(text.doc[i])


def _verb_of_two(text: QuotedText, at: int) -> Token | None:
    """ "shown the driver | and his son were hurt": a plural verb after "and" and a singular noun has the object for its subject, too."""
    if at + 2 >= len(text.doc) or text.words[at] != "and":
        return None
    for i in range(at + 1, min(at + LONGEST_SUBJECT, len(text.doc))):
        token = text.doc[i]
        if token.pos_ in VERBAL and is_finite(token):
            return token if text.words[i] in PLURAL and has(text.doc[i - 1], "Number", "Sing") else None
        if not text.is_word(i) or token.pos_ in ("SCONJ", "ADP"):
            return None
    return None


def clause_of_object(text: QuotedText, cue: Cue) -> Content | None:
    """ "claiming government forces are behind it", where the parser takes "government forces" for the object."""
    thing = next((c for c in children(text.doc[cue.head], "obj") if c.i >= cue.last), None)
    if thing is None or thing.left_edge.i > cue.last:
        return None
    if (verb := _verb_of_two(text, right_end(thing))) is not None:
        return Content((clause_stretch(text, cue, cue.last, max(right_end(verb), verb.i + 1)),), "verb.that_object")
    if not _opens_clause(text, right_end(thing)):
        return None
    last = right_end(text.doc[right_end(thing)].head)
    return Content((clause_stretch(text, cue, cue.last, max(last, right_end(thing) + 1)),), "verb.that_object")


def _adverbial_first(text: QuotedText, comma: int, end: int) -> bool:
    """ "said, as a taxpayer, he is not willing": an adverbial in commas, then a clause."""
    second = next((i for i in range(comma + 1, min(comma + 12, end)) if not text.is_word(i)), None)
    if second is None or text.words[second] != "," or second + 2 >= end or text.doc[comma + 1].pos_ not in ("ADP", "SCONJ", "ADV"):
        return False
    return text.doc[second + 1].pos_ in ("PRON", "DET", "PROPN", "NOUN") and any(
        text.doc[i].pos_ in VERBAL and is_finite(text.doc[i]) for i in range(second + 2, min(second + 8, end))
    )


def _verb_after(text: QuotedText, first: int, end: int) -> bool:
    """A finite verb that the words from ``first`` on can be the subject of: no mark, conjunction or relative pronoun before it."""
    for i in range(first + 1, end):
        token, quote = text.doc[i], text.inside(i)
        if quote is not None and quote.first == i and quote.opened:
            continue  # 'such a law "could help"'
        if text.words[i] in CLAUSE_MARKS or not text.is_word(i):
            return False
        if token.pos_ in VERBAL and is_finite(token):
            before = next(j for j in range(i - 1, -1, -1) if text.is_word(j) or j < first)
            return text.doc[before].pos_ in ("NOUN", "PROPN", "PRON", "ADV", "NUM") or text.words[before] in DEMONSTRATIVES
    return False


def extracted_content(text: QuotedText, cue: Cue) -> Content | None:
    """ "a plane, which it claimed was near Crimea": the rest of the relative clause."""
    end = right_end(text.doc[cue.head])
    if end <= cue.last + 1 or not (is_finite(text.doc[cue.last]) and text.doc[cue.last].pos_ in VERBAL):
        return None
    return Content(((cue.last, end),), "verb.relative", None)
