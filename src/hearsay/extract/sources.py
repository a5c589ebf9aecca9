"""Find who speaks: the noun phrase that is the source of a cue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from hearsay.extract.complements import agent_of
from hearsay.extract.cues import VERBAL, Cue
from hearsay.extract.modifiers import FROM, ON_THE_PART, attribution_end, givers, prepositional_object
from hearsay.extract.quoted_text import QuotedText, child, children, is_adverb, is_finite, is_passive, is_time
from hearsay.extract.source_phrase import RELATIVES, Source, noun_phrase
from hearsay.extract.stretches import after_comma
from hearsay.language.quotes import Quote
from hearsay.language.tree import has
from hearsay.language.words import Token
from hearsay.records import Actor

NOMINAL = frozenset(["NOUN", "PROPN", "PRON"])
SUBJECTS = frozenset(["nsubj", "nsubj:pass", "nsubj:outer"])
SUBJECT_PRONOUNS = frozenset(["he", "she", "they", "i", "we"])
SHORT_NAME = 6
LABEL = 8
NOT_IN_NAMES = frozenset(["before", "after", "with", "as", "than", "by", "since", "until", "when"])
CLAUSE_BREAKS = frozenset([",", ".", ":", ";", "before", "after", "as", "than", "since", "until", "when", "because", "while", "if", "that"])
CAUSING = frozenset(["prompt", "lead", "force", "push", "drive", "cause", "compel", "inspire", "provoke", "oblige", "motivate", "spur"])
"""Verbs whose object does what the infinitive behind it says: "the speech prompted Smith to call for X"."""
VOICING = frozenset(["express", "voice", "reiterate", "convey", "renew", "register", "utter", "state", "stress", "underline", "underscore"])
"""Verbs whose subject says himself what belongs to another: "voiced Norway's concern"."""
INHERITING = ("conj", "xcomp", "advcl", "parataxis", "ccomp", "dep")


class Speakers(Protocol):
    """Who is denoted by a noun phrase, and whose office who holds; ``annotate.mentions.Mentions`` is one."""

    @property
    def employers(self) -> Mapping[str, str]: ...

    def actor_of(self, token: Token) -> Actor | None: ...


def source_of(text: QuotedText, cue: Cue, quoted: Quote | None = None) -> Source | None:
    """The source of a cue by its form, or None where the text names nobody. ``quoted`` is a quotation that ends before the cue."""
    if cue.form in ("preposition", "possessed", "mark"):
        return _source_of_phrase(text, cue)
    if cue.form == "noun":
        return source_of_noun(text, cue)
    if cue.form == "verb" and cue.passive:
        agent = agent_of(text, text.doc[cue.head])
        return noun_phrase(text, agent, cue) if agent is not None else None
    if cue.form in ("verb", "belief"):
        if quoted is None and (subject := inverted_subject(text, cue)) is not None:
            return noun_phrase(text, subject, cue)
        subject = speaker_beside_quote(text, cue, quoted) if quoted is not None else None
        subject = subject or pronoun_before(text, cue) or subject_by_tree(text, cue) or subject_beside(text, cue)
        subject = _behind_opening(text, cue, _before_participle(text, cue, subject)) if subject is not None else None
        return noun_phrase(text, subject, cue) if subject is not None else None
    return None


def told_in(text: QuotedText, cue: Cue, things: frozenset[str]) -> Source | None:
    """ "In the report it is stated that": what the words stand in, or who made it, where nobody is said to say them."""
    if cue.form != "verb" or not cue.passive:
        return None
    for part in children(text.doc[cue.head], "obl"):
        case = child(part, "case")
        if case is not None and text.words[case.i] == "in" and part.lower_ in things and part.i < cue.first:
            makers = (agent for made in children(part, "acl") if (agent := agent_of(text, made)) is not None)
            return noun_phrase(text, next(makers, part), cue)
    return None


def speaker_beside_quote(text: QuotedText, cue: Cue, quoted: Quote) -> Token | None:
    """'"..." Smith said', '"..." said Smith': the noun phrase between quotation and verb, else the one after the verb."""
    return _head_within(text, quoted.last, cue.first, cue) or speaker_after(text, cue)


def speaker_after(text: QuotedText, cue: Cue) -> Token | None:
    """ "said Smith": the noun phrase right after the verb, up to the next mark."""
    end = min(text.sentence_end(cue.head), cue.last + 15)
    for i in range(cue.last, end):
        if text.words[i] in (",", ":", ".") or text.outer[i] >= 0:
            end = i
            break
    return _head_within(text, cue.last, end, cue)


def inverted_subject(text: QuotedText, cue: Cue) -> Token | None:
    """ "X, warns Smith." at the end of a sentence or quotation: comma, verb, noun phrase and nothing else."""
    end = cue.last
    while end < len(text.doc) and text.is_word(end) and text.outer[end] == text.outer[cue.head]:
        if text.doc[end].pos_ in VERBAL or text.doc[end].pos_ in ("SCONJ", "ADP", "PART") or end > cue.last + LABEL:
            return None
        end += 1
    if (
        end == cue.last
        or cue.first != cue.head  # "NATO, too, has condemned Belarus"
        or cue.lemma == "tell"
        or text.words[cue.first - 1] != ","
        or text.words[cue.head].endswith("ing")
        or text.doc[cue.last].pos_ == "ADV"
        or is_time(text.doc[cue.last])
        or apposed_subject(text, cue) is not None
    ):
        return None
    return _head_within(text, cue.last, end, cue)


def apposed_subject(text: QuotedText, cue: Cue) -> Token | None:
    """ "Smith, head of the agency, said": the subject whose apposition ends in the comma right before the verb."""
    if cue.first < 3 or text.words[cue.first - 1] != ",":
        return None
    for subject in children(text.doc[cue.head], "nsubj"):
        if subject.i < cue.first and not is_time(subject) and subject.right_edge.i >= cue.first - 2:
            return subject if any(c.dep_ in ("appos", "acl", "acl:relcl", "conj") for c in subject.children) else None
    return None


def source_between_commas(text: QuotedText, cue: Cue) -> Source | None:
    """The source of "X, Smith said": what stands between the comma and the verb."""
    apposed = apposed_subject(text, cue)
    if apposed is not None:
        return noun_phrase(text, apposed, cue)
    if cue.first > 0 and text.words[cue.first - 1] == "," and cue.lemma != "tell":
        inverted = speaker_after(text, cue)
        return noun_phrase(text, inverted, cue) if inverted is not None else None
    first = cue.first - (text.words[cue.first - 1] == ",")
    while first > 0 and cue.first - first < 25 and text.words[first - 1] not in (",", "—", "–", "?", "!"):
        first -= 1
    head = _head_within(text, first, cue.first, cue)
    return noun_phrase(text, head, cue) if head is not None and text.doc[head.i].left_edge.i >= first - 1 else None


def source_after_as(text: QuotedText, cue: Cue) -> Source | None:
    """ "as the draft proposes": the noun phrase between "as" and the verb."""
    first = next((i for i in range(cue.first - 1, max(cue.first - 15, -1), -1) if text.words[i] == "as"), cue.first)
    head = _head_within(text, first + 1, cue.first, cue)
    return noun_phrase(text, head, cue) if head is not None else None


def _head_within(text: QuotedText, first: int, last: int, cue: Cue) -> Token | None:
    """The noun in this stretch that is subject of the cue, else the first whose governor lies outside the stretch."""
    doc = text.doc
    verb = doc[cue.head]
    for i in range(first, last):
        if doc[i].head.i == verb.i and doc[i].dep_ == "nsubj" and not is_time(doc[i]):
            return doc[i]
    for i in range(first, last):
        token = doc[i]
        if token.pos_ not in NOMINAL or is_time(token) or token.dep_ in ("nmod:unmarked", "obl:unmarked"):
            continue
        if not first <= token.head.i < last:
            return token
        if token.head.i == token.i:
            return token
    nominal = [doc[i] for i in range(first, last) if doc[i].pos_ in NOMINAL and not is_time(doc[i])]
    return nominal[0] if nominal else None


def pronoun_before(text: QuotedText, cue: Cue) -> Token | None:
    """ "he said": a personal pronoun right before the verb group is its subject whatever the tree says."""
    i = cue.first - 1
    if i >= 0 and text.words[i] in SUBJECT_PRONOUNS and text.outer[i] == text.outer[cue.head]:
        return text.doc[i]
    return None


def subject_by_tree(text: QuotedText, cue: Cue) -> Token | None:
    """The subject in the tree, if it stands on the cue's side of the quotation marks and, for a late one, beside the verb."""
    verb = text.doc[cue.head]
    subject = subject_of(text, verb)
    own = child(verb, "nsubj") is not None
    finite = verb.dep_ in ("advcl", "ccomp", "parataxis") and any(c.dep_ in ("aux", "cop") and is_finite(c) for c in verb.children)
    if not own and (finite or (verb.dep_ in ("acl", "acl:relcl") and text.words[cue.head].endswith("ed"))):
        # "technology the paper described as a game changer": the noun right before the verb, not the one that the clause modifies
        beside = subject_beside(text, cue)
        if beside is not None and subject is not None and beside.i > subject.i:
            return beside
    if subject is None:
        return None
    quote = text.inside(subject.i)
    if quote is not None and text.outer[subject.i] != text.outer[cue.head] and quote.last - quote.first > SHORT_NAME:
        return None
    if subject.i > cue.head and (text.words[subject.i] in RELATIVES or not _may_be_inverted(text, cue)):
        return None
    return subject


def _may_be_inverted(text: QuotedText, cue: Cue) -> bool:
    before = cue.first - 1
    return before < 0 or text.words[before] in (",", "?", "!", "—", "–", "as", "than", "so") or text.outer[before] != text.outer[cue.head]


def _before_participle(text: QuotedText, cue: Cue, subject: Token) -> Token:
    """ "People briefed on the plan said", "officials familiar with it said": the noun before the participle or adjective whose phrase
    ends at the verb, where the parser took that phrase for a clause.
    """
    infinitive = "Inf" in text.doc[cue.head].morph.get("VerbForm", [])
    if subject.i > cue.first or subject.head.i == cue.head or infinitive or text.words[subject.i] in SUBJECT_PRONOUNS:
        return subject
    top, found = subject, subject
    while top.head.i < top.i and CLAUSE_BREAKS.isdisjoint(text.words[top.head.i : cue.first]):
        below, top = top, top.head
        own = next((c for c in children(top, "nsubj") if c.i < top.i and c.pos_ in ("NOUN", "PROPN")), None)
        participle = top.pos_ == "ADJ" or top.lower_.endswith(("ed", "en"))
        if participle and own is not None and own.right_edge.i == top.i - 1:
            return own
        if top.pos_ == "NOUN" and below.dep_ == "acl" and below.lower_.endswith(("ed", "ing")):
            found = top
    return found


def _behind_opening(text: QuotedText, cue: Cue, subject: Token) -> Token:
    """ "After the talks, Smith, the minister, said": what follows the comma, where the parser took the opening phrase for the subject."""
    case = child(subject, "case")
    if case is None or case.pos_ != "ADP" or case.i > subject.i or case.i > text.sentence[cue.head] + 1 or subject.i > cue.first:
        return subject
    comma = next((i for i in range(subject.i, cue.first) if text.words[i] == ","), cue.first)
    head = _head_within(text, comma + 1, cue.first, cue)
    if head is None or child(head, "case") is not None:
        return subject
    reaches = head.right_edge.i >= cue.first - 2 or not any(is_finite(t) for t in text.doc[head.i : cue.first])
    return head if reaches else subject


def subject_of(text: QuotedText, verb: Token) -> Token | None:
    """The subject of a verb, also one it shares with the verb that it is joined to or depends on."""
    for _ in range(6):
        subject = _nearest_subject(verb)
        if subject is not None:
            return subject
        if verb.dep_ in ("acl", "amod") and verb.head.pos_ in NOMINAL and verb.head.i != verb.i and not is_time(verb.head):
            if has(verb, "VerbForm", "Inf"):
                return None
            clause = _clause_before(text, verb)
            return verb.head if clause is None else subject_of(text, clause)
        if verb.dep_.partition(":")[0] not in INHERITING or verb.head.i == verb.i:
            return None
        caused = verb.dep_ == "advcl" and verb.head.lemma_ in CAUSING and "Inf" in verb.morph.get("VerbForm", [])
        if verb.dep_ == "xcomp" or caused:
            person = next((c for c in children(verb.head, "obj") if c.i < verb.i), None)
            if person is not None:
                return person
        verb = verb.head
    return None


def _clause_before(text: QuotedText, verb: Token) -> Token | None:
    """ "She linked the plan to the talks, arguing that X": the verb whose subject a participle behind a comma shares, where the parser
    took it for a description of the last noun."""
    if not verb.lower_.endswith("ing") or not after_comma(text, verb.i) or child(verb, "aux", "nsubj") is not None:
        return None
    above = verb.head
    while above.dep_ not in SUBJECTS and above.head.i != above.i and above.head.i < verb.i:
        above = above.head
        if above.pos_ == "VERB" and is_finite(above):
            return above
    return None


def _nearest_subject(verb: Token) -> Token | None:
    """The subject of a verb; of several before it ("LONDON - Britain said") the nearest, and never a day ("Smith said Tuesday")."""
    subjects = [c for c in children(verb, "nsubj") if c.pos_ != "PUNCT" and not is_time(c) and not is_adverb(c)]
    if not subjects and verb.pos_ not in ("NOUN", "PROPN"):
        # the name right before a past form that the parser took for a compound
        subjects = [c for c in children(verb, "compound", "nmod:desc") if c.pos_ == "PROPN" and c.i == verb.i - 1]
    before = [c for c in subjects if c.i < verb.i]
    return before[-1] if before else next(iter(subjects), None)


def subject_beside(text: QuotedText, cue: Cue) -> Token | None:
    """The noun phrase right after the verb ("said Smith") or right before it, where the tree gives no subject."""
    doc = text.doc
    start = text.sentence[cue.head]
    i = cue.first - 1
    while i >= start and (is_adverb(doc[i]) or doc[i].pos_ in ("AUX", "PART") or text.words[i] in ("*", "_")):
        i -= 1
    if i >= start and doc[i].pos_ in NOMINAL and text.outer[i] == text.outer[cue.head]:
        return _top_of_name(text, doc[i], start)
    if i >= start and text.words[i] == "," and (found := _before_apposition(text, i, start)) is not None:
        return found
    end = min(text.sentence_end(cue.head), cue.last + 12)
    if cue.last < end and doc[cue.last].pos_ in ("PROPN", "PRON", "NOUN", "DET", "ADJ") and _may_be_inverted(text, cue):
        return _head_within(text, cue.last, end, cue)
    return None


def _top_of_name(text: QuotedText, token: Token, start: int) -> Token:
    """The head of the noun phrase that ends with this token, without crossing a comma or a preposition of time or company."""
    while token.head.i < token.i and token.dep_ in ("flat", "appos", "nmod", "compound", "conj") and token.head.i >= start:
        between = text.words[token.head.i + 1 : token.i]
        if (token.dep_ == "appos" and "," in between) or not NOT_IN_NAMES.isdisjoint(between):
            break
        token = token.head
    return token


def _before_apposition(text: QuotedText, comma: int, start: int) -> Token | None:
    """ "Smith, head of the agency, said": the noun before the apposition."""
    for j in range(comma - 1, max(start, comma - 25), -1):
        if text.words[j] == ",":
            token = text.doc[j - 1]
            if token.pos_ not in NOMINAL:
                return None
            while token.head.i < token.i and token.dep_ in ("flat", "appos", "nmod", "compound", "conj") and token.head.i >= start:
                token = token.head
            return token
    return None


def _source_of_phrase(text: QuotedText, cue: Cue) -> Source | None:
    if cue.form == "possessed":
        noun = text.doc[cue.head]
        owner = next((c for c in noun.children if c.dep_ == "nmod:poss"), None)
        return Source(owner.i, owner.left_edge.i, owner.right_edge.i + 1, owner.i) if owner is not None else None
    head = prepositional_object(text, cue)
    if head is None:
        return None
    first, last = cue.last, attribution_end(text, cue)
    while last > head.i + 1 and not text.is_word(last - 1):
        last -= 1
    return Source(head.i, first, max(last, head.i + 1), head.i)


def source_of_noun(text: QuotedText, cue: Cue) -> Source | None:
    """The source of "Russia's claim that", "a claim by Russia", "Russia issued a denial"."""
    noun = text.doc[cue.head]
    owner = next((c for c in noun.children if c.dep_ == "nmod:poss"), None)
    speaker = _who_voices(text, cue) if owner is not None else None
    if speaker is not None:
        return noun_phrase(text, speaker, cue)
    if owner is not None:
        return Source(owner.i, owner.left_edge.i, owner.right_edge.i + 1, owner.i)
    for made in children(noun, "acl"):
        if is_passive(made) and (agent := agent_of(text, made)) is not None:
            return noun_phrase(text, agent, cue)  # "a claim lodged by Smith to close the office"
    for part in children(noun, "nmod", "obl", "conj"):
        case = child(part, "case")
        if case is not None and text.words[case.i] in givers(cue):
            return noun_phrase(text, part, cue)
    if tuple(text.words[cue.last : cue.last + len(ON_THE_PART)]) == ON_THE_PART:
        giver = child(text.doc[cue.last + 2], "nmod")
        return noun_phrase(text, giver, cue) if giver is not None else None
    if text.words[cue.last : cue.last + 1] and text.words[cue.last] in FROM and text.doc[cue.last].head.pos_ in NOMINAL:
        return noun_phrase(text, text.doc[cue.last].head, cue)  # "drew criticism from Smith", hung on the verb
    if cue.light is None:
        return _modifier_source(text, cue)
    verb = text.doc[cue.light]
    if cue.received:
        return None
    if cue.passive:
        agent = agent_of(text, verb)
        return noun_phrase(text, agent, cue) if agent is not None else None
    subject = subject_of(text, verb)
    return noun_phrase(text, subject, cue) if subject is not None and subject.i != noun.i else None


def _who_voices(text: QuotedText, cue: Cue) -> Token | None:
    """ "Smith, voicing Norway's concern that": who speaks for another."""
    if cue.light is None or text.doc[cue.light].lemma_.lower() not in VOICING or cue.passive or cue.received:
        return None
    return subject_of(text, text.doc[cue.light])


def _modifier_source(text: QuotedText, cue: Cue) -> Source | None:
    """ "the Russian claim that", "a UN report that": a name or demonym right before the noun."""
    for part in children(text.doc[cue.head], "compound", "amod", "nmod"):
        if part.i < cue.head and part.ent_type_ in ("PERSON", "ORG", "PLACE", "NORP"):
            return Source(part.i, part.left_edge.i, part.i + 1, part.i)
    return None
