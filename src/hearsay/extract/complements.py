"""Content that is a noun phrase or a prepositional phrase, of active and passive verbs: "condemned X", "accused X of Y", "called for X"."""

from __future__ import annotations

from dataclasses import replace

from hearsay.extract.answers import ANSWERED, TELLING, relative_object
from hearsay.extract.clauses import joined_on, that_clause
from hearsay.extract.comments import parenthetical
from hearsay.extract.cues import VERBAL, Cue
from hearsay.extract.infinitives import infinitive, is_infinitive
from hearsay.extract.quoted_text import STOPS, QuotedText, child, children, is_finite, is_passive, is_time
from hearsay.extract.stretches import Content, Stretch, phrase, right_end
from hearsay.language.words import Token

NOUN_PREPOSITIONS = frozenset(
    ["of", "for", "into", "against", "between", "from", "toward", "towards", "over", "about", "with", "on", "in", "to"]
)


def _relative_after(text: QuotedText, comma: int, end: int) -> Token | None:
    """The verb of a relative clause after a comma, which belongs to what is judged: "the attack, for which they claimed credit"."""
    first = comma + 1 + (text.doc[comma + 1].pos_ == "ADP" if comma + 1 < end else 0)
    if first >= end or text.words[first] not in RELATIVES:
        return None
    verbs = [t for t in text.doc[first + 1 : min(first + 15, end)] if t.dep_ == "acl:relcl" or t.pos_ == "VERB"]
    return next((t for t in verbs if t.dep_ == "acl:relcl"), verbs[0] if verbs else None)


def _contact_clause(text: QuotedText, at: int, end: int) -> int | None:
    """Where the relative clause without a pronoun that begins here ends: "the remarks | Smith had made about her"."""
    if text.doc[at].pos_ not in ("PROPN", "PRON", "DET", "NOUN"):
        return None
    clause = next((t for t in text.doc[at : min(at + 8, end)] if t.dep_ == "acl:relcl" and t.left_edge.i == at and t.i > at), None)
    return right_end(clause) if clause is not None else None


APPROXIMATE = frozenset(["between", "about", "around", "over", "under", "up"])
NAMED = ("xcomp", "obj")
"""Relations of what somebody is called; the second only in the passive, where a parser takes it for an object."""
RELATIVES = frozenset(["which", "who", "whom", "whose", "where"])
RESTRICTIVE = frozenset(["that", "which", "who", "whose", "whom"])


def noun_object(text: QuotedText, cue: Cue) -> Content | None:
    """ "condemned X", "the plan that they rejected"."""
    head = text.doc[cue.head]
    if cue.last > cue.head + 1:
        return phrase_after(text, cue)
    thing = next((c for c in children(head, "obj") if c.i >= cue.last and not is_time(c)), None)
    if thing is None:
        return _object_by_place(text, cue)
    if text.doc[thing.i].pos_ == "PRON" and "reflex" in str(thing.morph).lower():
        return None
    first, last = phrase(thing)
    last = extended(text, cue, last)
    if cue.kind in ("show", "evidence") and text.words[min(last, len(text.words) - 1)].endswith("ing"):
        verb = text.doc[last]  # "shows the minister ordering raids"
        return Content(((max(first, cue.last), max(last + 1, right_end(verb))),), "verb.object", None)
    if text.words[cue.head].endswith("ing") and last < text.sentence_end(cue.head) and text.doc[last].pos_ == "VERB":
        # "claiming dozens killed and 300 wounded by gas": a participle right after the phrase belongs to it
        last = next((i for i in range(last, text.sentence_end(cue.head)) if not text.is_word(i)), text.sentence_end(cue.head))
    return Content(((max(first, cue.last), last),), "verb.object", None)


def counted_object(text: QuotedText, cue: Cue) -> Content | None:
    """ "counted 300 tents", "counted between 70 and 80 boats": what is counted, with its number."""
    for thing in children(text.doc[cue.head], "obj", "obl"):
        about = thing.dep_ == "obj" or text.words[cue.last] in APPROXIMATE
        if about and thing.left_edge.i == cue.last and child(thing, "nummod") is not None and not is_time(thing):
            return Content((phrase(thing),), "verb.object")
    return None


def _object_by_place(text: QuotedText, cue: Cue) -> Content | None:
    """The object of a verb of judgement, or of one taken for a noun, where the parser hung it elsewhere: the words right after the verb
    up to the next mark.
    """
    end = text.sentence_end(cue.head)
    untagged = text.doc[cue.head].pos_ not in VERBAL
    if (
        not ("for" in cue.frames.object_prep or untagged)
        or cue.last >= end
        or text.doc[cue.last].pos_ not in ("DET", "PROPN", "ADJ", "NOUN")
    ):
        return None
    last = next((i for i in range(cue.last, end) if not text.is_word(i) or text.doc[i].pos_ in ("AUX", "SCONJ")), end)
    nominal = any(text.doc[i].pos_ in ("NOUN", "PROPN") for i in range(cue.last, last))
    return Content(((cue.last, last),), "verb.object", None) if nominal else None


def phrase_after(text: QuotedText, cue: Cue) -> Content | None:
    """The noun phrase after a cue of several words ("called for X", "took issue with X")."""
    i = cue.last
    while i < len(text.doc) and not text.is_word(i) and text.words[i] not in STOPS:
        i += 1
    if i >= text.sentence_end(cue.head) or text.doc[i].pos_ in ("PUNCT", "SCONJ", "CCONJ", "ADP"):
        return None
    top = text.doc[i]
    while top.head.i > i and top.head.i != top.i and top.head.left_edge.i >= cue.head:
        top = top.head
    return Content(((cue.last, extended(text, cue, max(right_end(top), i + 1))),), "verb.phrase", None)


def extended(text: QuotedText, cue: Cue, last: int) -> int:
    """A noun phrase goes on with what stands right after it and a parser likes to hang on the verb, or nowhere."""
    end = text.sentence_end(cue.head)
    while last < end and (further := _further(text, cue, last, end)) is not None:
        last = further
    return min(last, end)


def _further(text: QuotedText, cue: Cue, last: int, end: int) -> int | None:
    """Where the part of a noun phrase that begins at ``last`` ends, or None where another part of the sentence begins."""
    token, word = text.doc[last], text.words[last]
    part = token.head
    if token.pos_ in ("ADP", "SCONJ") and last < part.i and (word in NOUN_PREPOSITIONS or word == "as"):
        joined = word in NOUN_PREPOSITIONS and part.head.i < last
        return right_end(part) if joined or (word == "as" and part.head.i in (cue.head, last - 1)) else None
    if word in RESTRICTIVE and part.dep_ == "acl:relcl" and is_finite(part):
        return right_end(part)
    if word == "," and "for" in cue.frames.object_prep and (clause := _relative_after(text, last, end)) is not None:
        return right_end(clause)
    if is_time(token):
        return last + 1 if last + 1 < end and text.words[last + 1] in NOUN_PREPOSITIONS else None
    if token.pos_ in ("NOUN", "PROPN") and token.dep_ != "nsubj" and text.doc[last - 1].pos_ in ("NOUN", "PROPN", "ADJ"):
        return last + 1
    if (contact := _contact_clause(text, last, end)) is not None:
        return contact
    further = joined_on(text, cue, last)
    if further is None or further <= last + 1:
        return None
    return max(further, right_end(text.doc[further]) if further < end and text.doc[further].head.i < further else further)


def object_with_complement(text: QuotedText, cue: Cue) -> Content | None:
    """ "accused X of Y", "dismissed X as Y", "called X Y": object and complement together are the content."""
    head = text.doc[cue.head]
    wanted = cue.frames.object_prep
    thing = next((c for c in children(head, "obj", "iobj") if c.i >= cue.last or c.dep_ == "obj"), None)
    complement = complement_of(text, head, cue.last, wanted) or (
        complement_of(text, thing, cue.last, wanted) if thing is not None else None
    )
    if complement is None:
        return bare_complement(text, cue) if "c" in wanted else None
    if thing is None and "c" in wanted and complement.pos_ == "PROPN" and complement.dep_ == "xcomp" and text.outer[complement.i] < 0:
        return None  # "called Ms. Reed to urge her", by telephone
    if thing is None or thing.i < cue.last:
        first, last = _after_case(phrase(complement), cue.last)
        last = extended(text, cue, last)
        judged = relative_object(text, cue) if cue.act not in TELLING else None
        if judged is not None:  # "guarantees, which Oslo rejected as premature"
            return Content((judged, (first, last)), ANSWERED)
        return Content(((first, last),), "verb.as", None)
    first = max(min(thing.left_edge.i, complement.left_edge.i), cue.last)
    last = max(right_end(complement), right_end(thing))
    return Content(((first, _to_quote_end(text, first, last)),), "verb.object_complement", None)


def bare_complement(text: QuotedText, cue: Cue) -> Content | None:
    """ "called the plan a mistake", "called it 'absurd'": what follows up to a comma or the end, if it is more than one phrase."""
    last = cue.last
    end = min(text.sentence_end(cue.head), cue.last + 30)
    while last < end and (text.is_word(last) or text.outer[last] >= 0) and text.doc[last].pos_ not in ("SCONJ", "AUX"):
        last += 1
        if last < end and text.words[last] in RESTRICTIVE and text.doc[last].pos_ == "PRON":
            last = next((i for i in range(last, end) if not text.is_word(i)), end)  # "called him a liar who is unfit"
            break
        quote = text.inside(last - 1)
        if quote is not None and quote.last == last and (text.words[last - 2] in (",", *STOPS) or quote.first == cue.last):
            break
    nouns = [i for i in range(cue.last, last) if text.doc[i].pos_ in ("NOUN", "PROPN", "PRON", "ADJ")]
    quoted = any(text.outer[i] >= 0 and text.outer[cue.head] < 0 for i in range(cue.last, last))
    thing = child(text.doc[cue.head], "obj")
    if cue.kind == "belief" and thing is not None and thing.right_edge.i + 1 >= last:
        return None  # "is considering the request of Norway"
    if last > cue.last + 1 and not quoted and _has_gap(text, cue):
        return Content(((cue.last, last),), "verb.complement", None)
    if not quoted and text.doc[last - 1].pos_ in ("ADJ", "VERB") and len(nouns) > 1 and nouns[0] < last - 1:
        return Content(((cue.last, last),), "verb.complement", None)  # "called his comments destabilizing"
    if not quoted and (len(nouns) < 2 or not any(text.words[i] in ("a", "an", "the") for i in range(cue.last + 1, last))):
        return None
    return Content(((cue.last, last),), "verb.complement", None) if last > cue.last + 1 else None


def _has_gap(text: QuotedText, cue: Cue) -> bool:
    """ "a move that Smith has called X": the object stands before the relative pronoun."""
    verb = text.doc[cue.head]
    subject = child(verb, "nsubj")
    if subject is None or subject.i > cue.head or subject.left_edge.i == 0:
        return False
    before = subject.left_edge.i - 1
    if text.words[before] == "what":
        return True
    return text.words[before] in ("that", "which") and before > 0 and text.doc[before - 1].pos_ in ("NOUN", "PROPN", "PUNCT", "ADP")


def _to_quote_end(text: QuotedText, first: int, last: int) -> int:
    """A phrase in which a quotation closes with a comma ends there."""
    for i in range(first + 1, last):
        quote = text.inside(i)
        if quote is not None and quote.last == i + 1 and quote.first > first and text.words[i - 1] == ",":
            return i + 1
    return last


def _after_case(stretch: Stretch, least: int) -> Stretch:
    return max(stretch[0], least), stretch[1]


def complement_of(text: QuotedText, head: Token, least: int, wanted: frozenset[str]) -> Token | None:
    for part in children(head, "obl", "nmod", "advcl", "xcomp", "acl", "ccomp", "obj"):
        if part.i < least:
            continue
        if any(text.words[c.i] in wanted for c in children(part, "case", "mark")):
            return part
        plain = part.pos_ in ("NOUN", "ADJ", "PROPN") or (is_passive(head) and part.pos_ == "VERB")
        if "c" in wanted and part.dep_ in NAMED[: 1 + is_passive(head)] and not is_infinitive(text, part) and plain:
            return part
    return None


def addressee_with_complement(text: QuotedText, cue: Cue) -> Content | None:
    """ "warned X of Y", "asked X about Y"."""
    head = text.doc[cue.head]
    person = next((c for c in children(head, "obj", "iobj") if c.i >= cue.last), None)
    if person is None:
        return None
    complement = complement_of(text, head, person.i, cue.frames.addressee_prep) or complement_of(
        text, person, person.i, cue.frames.addressee_prep
    )
    if complement is None:
        return None
    return Content((phrase(complement),), "verb.addressee_complement", person.i)


def after_preposition(text: QuotedText, cue: Cue, prepositions: frozenset[str]) -> Content | None:
    """ "Asked on Monday in Kyiv about X, he said": from the preposition to the next comma, whatever it hangs on."""
    for i in range(cue.last, min(cue.last + 10, text.sentence_end(cue.head))):
        if text.words[i] in prepositions and text.doc[i].pos_ in ("ADP", "SCONJ"):
            end = i + 1
            while end < text.sentence_end(cue.head) and text.is_word(end):
                end += 1
            return Content(((i + 1, end),), "verb.after_preposition")
        if not text.is_word(i) or text.doc[i].pos_ in VERBAL:
            return None
    return None


def prepositional(text: QuotedText, cue: Cue, prepositions: frozenset[str]) -> Content | None:
    """ "called for X", "warned of X": the preposition joins the cue where it follows it directly."""
    head = text.doc[cue.head]
    if head.dep_ == "acl:relcl" and head.head.i < cue.first:
        moved = next((c for c in children(head, "obl", "nmod") if c.i < cue.first and text.words[c.i] in ("which", "whom")), None)
        if moved is not None and any(text.words[c.i] in prepositions for c in children(moved, "case")):
            return Content(((head.head.left_edge.i, moved.left_edge.i),), "verb.preposition")  # "the attack for which it claimed credit"
    adverbs = [part for adverb in children(head, "advmod") for part in children(adverb, "obl")]
    for part in [*children(head, "obl", "advcl", "nmod", "ccomp", "xcomp", "obj"), *adverbs]:
        if part.i < cue.last or is_time(part):
            continue
        case = next((c for c in children(part, "case", "mark") if text.words[c.i] in prepositions), None)
        if case is None:
            continue
        first, last = phrase(part)
        if case.i == cue.last:
            return Content(((case.i + 1, _with_infinitive(text, head, case, last)),), "verb.preposition", None, case.i + 1)
        if all(text.doc[i].pos_ == "ADV" for i in range(cue.last, case.i)):
            return Content(((case.i + 1, last),), "verb.preposition", None)
        return Content(((max(first, cue.last), last),), "verb.preposition", None)
    return by_place(text, cue, prepositions)


def _with_infinitive(text: QuotedText, head: Token, case: Token, last: int) -> int:
    """Where "for the state to act" ends, whose infinitive the parser hung on the verb."""
    acting = (c for c in children(head, "advcl", "xcomp", "ccomp") if c.left_edge.i == last and text.words[last] == "to")
    return next((c.right_edge.i + 1 for c in acting), last) if text.words[case.i] == "for" else last


def by_place(text: QuotedText, cue: Cue, prepositions: frozenset[str]) -> Content | None:
    """The words up to the next mark after a preposition that stands right behind the verb, whatever the tree says of it."""
    if cue.last + 1 >= text.sentence_end(cue.head) or text.words[cue.last] not in prepositions or text.doc[cue.last].pos_ != "ADP":
        return None
    last = next((i for i in range(cue.last + 1, text.sentence_end(cue.head)) if not text.is_word(i)), text.sentence_end(cue.head))
    return Content(((cue.last + 1, last),), "verb.preposition", None, cue.last + 1) if last > cue.last + 1 else None


def passive_content(text: QuotedText, cue: Cue) -> Content | None:
    """ "it was reported that X", "Y is believed to X", "Y was accused of X", "the plan was rejected by Z"."""
    head, plain = text.doc[cue.head], cue.frames.plain
    subject = child(head, "nsubj") or (head.head if head.dep_ in ("acl", "amod") else None)
    if subject is None and cue.first and text.doc[cue.first - 1].pos_ in ("NOUN", "PROPN"):
        subject = text.doc[cue.first - 1]
    if "that" in plain and child(head, "aux:pass") is not None and (found := parenthetical(text, cue)):
        told = subject if subject is not None and text.words[subject.i] != "it" else None
        return replace(found, addressee=told.i if told is not None else None)  # "X, it was reported", "X, the jury was told"
    if "that" in plain and (found := that_clause(text, cue)):
        return found if subject is None or text.words[subject.i] == "it" else Content(found.stretches, found.rule, subject.i)
    raising = infinitive(text, cue)
    if raising is not None and "obj_inf" in plain and "raise" not in plain:
        return Content(raising.stretches, "passive.to", subject.i if subject is not None else None)
    if raising is not None and "raise" in plain:
        spans = raising.stretches
        if subject is not None and subject.pos_ != "PRON":
            spans = (_subject_phrase(subject, cue), *spans)
        return Content(spans, "passive.raising", None)
    reduced = child(head, "aux:pass", "nsubj:pass") is None
    wanted = cue.frames.addressee_prep if reduced else cue.frames.object_prep | cue.frames.addressee_prep
    agent = agent_of(text, head)
    complement = complement_of(text, head, cue.last, wanted)
    if complement is None and agent is not None:
        complement = next((c for t in agent.subtree if t.i > agent.i and (c := complement_of(text, t, cue.last, wanted))), None) or (
            complement_of(text, agent, cue.last, wanted)
        )
    if complement is None and cue.frames.addressee_prep and (found := after_preposition(text, cue, cue.frames.addressee_prep)):
        return Content(found.stretches, "passive.complement", subject.i if subject is not None else None)
    if complement is not None:
        first, last = phrase(complement)
        prepositions = [c.i for c in children(complement, "case", "mark") if text.words[c.i] in wanted]
        if prepositions and prepositions[0] >= cue.last:
            first = prepositions[0] + 1
        to = subject.i if subject is not None and cue.frames.addressee_prep else None
        as_what = text.words[first - 1] == "as"
        named = complement.dep_ in NAMED
        if named and agent is None:
            return None  # "The sport is called curling"
        if subject is not None and subject.i < cue.first and (as_what or named):  # "was called a farce by Smith"
            last = min(last, agent.left_edge.i) if agent is not None and agent.i > first else last
            return Content((_subject_phrase(subject, cue), (first - as_what, last)), "passive.as", None)
        return Content(((first, last),), "passive.complement", to)
    thing = subject if subject is not None and text.words[subject.i] != "it" else None
    alone = "alone" in plain and thing is not None and thing.pos_ != "PRON" and child(head, "aux:pass") is not None
    if agent is not None and "that" in plain and subject is not None and text.words[subject.i] in ("this", "that"):
        start = text.sentence[cue.head]
        if start > 0 and subject.i == start:  # "This was announced by Smith": what the sentence before says
            return Content(((text.sentence[start - 1], start),), "passive.anaphor", None)
    if "np" in plain and not cue.frames.addressee_prep and thing is not None and (agent is not None or alone):
        return Content((_subject_phrase(thing, cue),), "passive.object", None)
    return None


def _subject_phrase(subject: Token, cue: Cue) -> Stretch:
    first, last = phrase(subject)
    return first, min(last, cue.first) if subject.i < cue.first else last


def agent_of(text: QuotedText, verb: Token) -> Token | None:
    """The "by" phrase of a passive verb, or of its complement ("was called destabilizing by Smith")."""
    complements = [c for c in children(verb, "xcomp", "obl", "obj") if c.i > verb.i]
    for oblique in [c for part in (verb, *complements) for c in children(part, "obl", "nmod")]:
        case = child(oblique, "case")
        if oblique.dep_ == "obl:agent" or (case is not None and text.words[case.i] == "by" and oblique.i > verb.i):
            return oblique
    return None
