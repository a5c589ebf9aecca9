"""Find cues: the words that attribute something to somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hearsay.extract.quoted_text import STOPS, QuotedText, child, children, is_passive
from hearsay.extract.reporting import Frames, Reporting, ReportingNoun, ReportingVerb
from hearsay.language.tree import has
from hearsay.language.words import Token
from hearsay.records import Act

CueForm = Literal["verb", "noun", "adverb", "adjective", "preposition", "possessed", "belief", "mark"]
VERBAL = frozenset(["VERB", "AUX"])
SETTINGS = frozenset(["in", "on", "during", "with", "by"])
ARTICLES = frozenset(["the", "a", "an", "his", "her", "its", "their", "our", "new", "more", "no"])
BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
COUNTING = "num"
"""Frame of verbs that attribute a number to whoever counted: somebody who is named."""
NO_FRAMES = Frames(frozenset(), frozenset(), frozenset(), frozenset(), frozenset())


@dataclass(frozen=True)
class Cue:
    """Words that attribute: tokens ``first`` to ``last`` (exclusive) with the token ``head`` that governs in the tree."""

    first: int
    last: int
    head: int
    form: CueForm
    act: Act
    kind: str = "speech"
    frames: Frames = NO_FRAMES
    links: frozenset[str] = frozenset()
    passive: bool = False
    light: int | None = None
    received: bool = False
    sourceless: bool = True
    lemma: str = ""


def find_cues(text: QuotedText, reporting: Reporting) -> list[Cue]:
    """All possible cues in order; whether they have content is for others to find out."""
    cues: list[Cue] = []
    taken: set[int] = set()
    for i, word in enumerate(text.words):
        if i in taken:
            continue
        for cue in _cues_at(text, reporting, i, word):
            cues.append(cue)
            taken.update(range(i, cue.last))
            break
    return cues


def _cues_at(text: QuotedText, reporting: Reporting, i: int, word: str) -> Iterator[Cue]:
    token: Token | None = None
    if word in reporting.adjectives:
        yield from _adjective_cue(text, reporting, word, text.doc[i])
    if word in reporting.belief_adjectives and (child(text.doc[i], "aux:pass") is not None) and not _has_agent(text, text.doc[i]):
        yield from _belief_cue(reporting, word, text.doc[i])
    if word in reporting.verbs:
        token = text.doc[i]
        verbal = token.pos_ in VERBAL and not _noun_by_tree(token)
        if verbal or word in reporting.never_nouns or _verb_by_place(text, token):
            yield from _verb_cue(text, reporting.verbs[word], token)
    if word in reporting.nouns or word in reporting.voiced_nouns:
        token = text.doc[i]
        if token.pos_ in ("NOUN", "PROPN") or token.dep_ == "obj":
            yield from _noun_cue(text, reporting, word, token)
    if word in reporting.adverbs and text.doc[i].pos_ != "ADJ":
        yield Cue(i, i + 1, i, "adverb", reporting.adverbs[word])
    if word in ("according", "in", "as", "to", "by", "for"):
        yield from _preposition_cue(text, reporting, i)
    if word in reporting.belief_adjectives:
        yield from _belief_cue(reporting, word, text.doc[i])


def _noun_by_tree(token: Token) -> bool:
    """A plural that the tagger took for a verb, but that has a preposition and a word of its own before it: "asked for security
    guarantees"."""
    if token.dep_ not in ("obl", "nmod") or not token.lower_.endswith("s"):
        return False
    own = {c.dep_ for c in token.children if c.i < token.i}
    return "case" in own and not own.isdisjoint({"compound", "amod", "det", "nmod:poss", "nummod"})


def _verb_by_place(text: QuotedText, token: Token) -> bool:
    """A word that the tagger took for no verb but that stands as one: beside a quotation, with a subject, or between "were" and "by"."""
    doc, words, i = text.doc, text.words, token.i
    if (
        i > 0
        and text.outer[i - 1] >= 0
        and text.outer[i] < 0
        and not (token.head.i > i and token.dep_ in ("compound", "amod", "nmod:desc"))
    ):
        return True
    if i + 2 < len(doc) and words[i + 1] in (",", ":") and text.outer[i + 2] >= 0 and text.outer[i] < 0:
        return True
    if _verb_of_headline(text, token):
        return True
    if i + 1 < len(doc) and words[i + 1] == "that" and token.dep_ not in ("obj", "obl") and not _is_nominal(token):
        return True
    if words[i].endswith("s") and i + 1 < len(doc) and words[i + 1] in STOPS and i > 1 and doc[i - 1].pos_ in ("NOUN", "PROPN"):
        return "," in words[text.sentence[i] : i]
    relations = {c.dep_ for c in token.children}
    if relations & {"nsubj", "ccomp", "obj"} and not relations & {"cop", "det", "nmod:poss", "case"}:
        return True
    return _passive_by_place(text, token)


def _is_main_after_all(text: QuotedText, token: Token) -> bool:
    """The parser took the verb of "The president called on Russia" for a participle: its noun is the root and there is no other verb."""
    root = token.head
    follows = text.words[token.i + 1 : token.i + 2]
    return root.head.i == root.i and root.pos_ in ("NOUN", "PROPN") and follows != ["by"] and child(root, "cop") is None


def _verb_of_headline(text: QuotedText, token: Token) -> bool:
    """ "Smith calls for talks" taken for a noun phrase: the root of a sentence without a verb, after nothing but a name."""
    start = text.sentence[token.i]
    longest = 4 if text.reading.paragraphs[text.paragraph[start]].kind == "body" else 12
    if token.head.i != token.i or token.i == start or not token.lower_.endswith("s") or token.i - start > longest:
        return False
    named = all(text.doc[i].text[0].isupper() and text.words[i] not in ARTICLES for i in range(start, token.i))
    return named and not any(text.doc[i].pos_ in VERBAL for i in range(start, min(text.sentence_end(token.i), token.i + 30)))


def _is_nominal(token: Token) -> bool:
    """It has what only nouns have: a determiner, a possessor, an attribute or a preposition."""
    return any(c.dep_ in ("det", "nmod:poss", "amod", "case") for c in token.children)


def _passive_by_place(text: QuotedText, token: Token) -> bool:
    i, words = token.i, text.words
    return 0 < i < len(words) - 1 and words[i].endswith("ed") and words[i - 1] in BE and words[i + 1] in ("by", "to", "that", "of", "as")


def _is_passive(text: QuotedText, token: Token, verb: ReportingVerb) -> bool:
    """A passive verb, also "Asked about X, he said" without an auxiliary."""
    reduced = is_passive(token) and child(token, "aux:pass", "nsubj:pass") is None
    thing = child(token, "obj")
    if reduced and thing is not None and thing.i > token.i and "addr" not in verb.frames.plain:
        return False  # "groups that push for it accused the ministry": a finite verb taken for a participle
    if reduced and (_is_main_after_all(text, token) or (verb.tail and text.words[token.i + 1 + len(verb.tail)] != "by")):
        return False  # also "several senators called on him to resign"
    if reduced and "addr" not in verb.frames.plain:
        clause = child(token, "ccomp")
        if text.words[token.i + 1 : token.i + 2] == ["that"] or (clause is not None and clause.i > token.i):
            return False
    if is_passive(token) or (token.pos_ not in VERBAL and _passive_by_place(text, token)):
        return True
    if verb.verb == "ask" and text.words[token.i - 1] == "," and child(token, "nsubj", "obj", "aux") is None and token.lower_ == "asked":
        return True  # "Mr. Reed, asked if he supported it, said"
    if token.is_title and text.reading.paragraphs[text.paragraph[token.i]].kind != "body" and token.lower_.endswith("ed"):
        return text.words[token.i + 1 : token.i + 2] in (["for"], ["over"], ["by"], ["as"])  # "Mayor Criticized for Remarks"
    raises = "raise" in verb.frames.plain and not verb.frames.plain & {"inf", "obj_inf"} and not token.lower_.endswith(("s", "ing"))
    if raises and text.words[token.i + 1 : token.i + 2] == ["to"]:
        return child(token, "nsubj", "aux", "obj") is None
    if token.is_title and text.sentence[token.i] == token.i and token.lower_.endswith("ed"):
        return child(token, "nsubj") is None
    bare = token.dep_ == "advcl" and has(token, "Tense", "Past") and has(token, "VerbForm", "Part")
    return bare and child(token, "nsubj", "obj", "aux") is None


def _verb_cue(text: QuotedText, verbs: list[ReportingVerb], token: Token) -> Iterator[Cue]:
    i, words = token.i, text.words
    for verb in verbs:
        end = i + 1 + len(verb.tail)
        apart = len(verb.tail) == 1 and "np" in verb.frames.plain and _particle_apart(text, token, verb.tail[0])
        end = i + 1 if apart else end
        if apart or tuple(words[i + 1 : end]) == verb.tail:
            yield Cue(
                _group_start(text, token),
                end,
                i,
                "verb",
                verb.act,
                verb.kind,
                verb.frames,
                passive=_is_passive(text, token, verb),
                lemma=verb.verb,
            )
            return


def _particle_apart(text: QuotedText, token: Token, particle: str) -> bool:
    """ "called him out", "ruled that out": the particle of the verb stands after its object."""
    return any(c.i > token.i + 1 and text.words[c.i] == particle for c in token.children if c.dep_ == "compound:prt")


def _group_start(text: QuotedText, token: Token) -> int:
    """Where the verb group begins: auxiliaries, negation and adverbs right before the verb belong to the cue."""
    start = token.i
    while start > 0:
        before = text.doc[start - 1]
        if before.head.i != token.i or before.dep_ not in ("aux", "aux:pass", "advmod") or before.pos_ not in ("AUX", "PART", "ADV"):
            break
        if before.pos_ == "ADV" and text.sentence[before.i] == before.i:
            break
        start -= 1
    if start and text.words[start - 1] == "no" and text.words[start] == "longer":
        start -= 1
    return start


def _noun_cue(text: QuotedText, reporting: Reporting, word: str, token: Token) -> Iterator[Cue]:
    if token.is_title and token.i > text.sentence[token.i] and text.reading.paragraphs[text.paragraph[token.i]].kind == "body":
        return  # "the Daily News that"
    case = child(token, "case") if token.dep_ in ("obl", "nmod") else None
    drawn = token.head.lower_ in reporting.drawing  # "met with criticism"
    if case is not None and text.words[case.i] in SETTINGS and token.head.lower_ in reporting.verbs and not drawn:
        return  # "said in a statement that": the verb is the cue
    governor = _light_verb(token)
    light = governor is not None and governor.lower_ in reporting.light_verbs and (governor.pos_ in VERBAL)
    received = governor is not None and governor.lower_ in reporting.receiving_verbs
    noun: ReportingNoun | None = reporting.nouns.get(word)
    if light and not received and word in reporting.voiced_nouns:
        noun = reporting.voiced_nouns[word]
    if noun is None:
        return
    first = token.i
    if light and governor is not None and not received and 0 < token.i - governor.i <= 4:
        first = governor.i
    yield Cue(
        first,
        token.i + 1,
        token.i,
        "noun",
        noun.act,
        links=noun.links,
        light=governor.i if governor is not None and (light or received) else None,
        received=received,
        passive=governor is not None and token.dep_ == "nsubj:pass",
        sourceless=noun.sourceless,
        lemma=noun.noun,
    )


def _light_verb(noun: Token) -> Token | None:
    if noun.dep_ == "conj" and noun.head.dep_ == "obj":
        noun = noun.head  # "drew criticism and a call for X"
    return noun.head if noun.dep_ in ("obj", "nsubj:pass") and noun.head.i != noun.i else None


def _adjective_cue(text: QuotedText, reporting: Reporting, word: str, token: Token) -> Iterator[Cue]:
    if (token.dep_ in ("amod", "det", "nummod", "compound") and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN")) or (
        token.i and text.words[token.i - 1] in ("a", "the", "an") and token.i + 1 < len(text.doc) and text.doc[token.i + 1].pos_ == "NUM"
    ):
        yield Cue(token.i, token.i + 1, token.i, "adjective", reporting.adjectives[word])


def _preposition_cue(text: QuotedText, reporting: Reporting, i: int) -> Iterator[Cue]:
    words = text.words
    for size in (4, 3, 2):
        act = reporting.prepositions.get(tuple(words[i : i + size]))
        if act is not None:
            yield Cue(i, i + size, i, "preposition", act, lemma=" ".join(words[i : i + size]))
            return
    if words[i] in ("in", "to", "by"):
        yield from _possessed_cue(text, reporting, i)


def _possessed_cue(text: QuotedText, reporting: Reporting, i: int) -> Iterator[Cue]:
    """ "in NATO's view", "by his own account": the noun within six words, with a possessor."""
    for j in range(i + 2, min(i + 7, len(text.doc))):
        act = reporting.possessed.get((text.words[i], text.words[j]))
        if text.doc[j].pos_ == "VERB":
            return  # "in reporting its account"
        if act is not None and text.doc[j].pos_ == "NOUN":
            if child(text.doc[j], "nmod:poss") is not None and any(c.dep_ == "nmod:poss" for c in text.doc[j].children):
                yield Cue(i, j + 1, j, "possessed", act)
            return


def _has_agent(text: QuotedText, verb: Token) -> bool:
    """ "was convinced by Smith that": a true passive."""
    return any(text.words[c.i] == "by" for part in children(verb, "obl") for c in children(part, "case"))


def _belief_cue(reporting: Reporting, word: str, token: Token) -> Iterator[Cue]:
    """ "is confident that": a predicative adjective with a copula and a clause or a prepositional complement."""
    if not any(c.dep_ in ("cop", "aux:pass") for c in token.children) and token.dep_ not in ("xcomp", "conj"):
        return
    first = min((c.i for c in children(token, "cop", "aux", "advmod") if c.i < token.i), default=token.i)
    yield Cue(first, token.i + 1, token.i, "belief", reporting.belief_adjectives[word], kind="belief", lemma=word)
