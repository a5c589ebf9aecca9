"""Find what a cue attributes: one function for each way in which English joins content to a reporting word."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from hearsay.extract.cues import VERBAL, Cue
from hearsay.extract.quoted_text import STOPS, QuotedText, child, children, is_finite, may_be_finite
from hearsay.extract.reporting import Reporting

Stretch = tuple[int, int]
CLAUSAL = ("ccomp", "xcomp", "parataxis", "csubj", "advcl")
CLAUSE_MARKS = frozenset(["that", "whether", "if", "how", "why", "what", "when", "where", "who", "which"])
NOUN_PREPOSITIONS = frozenset("of for into against between from toward towards over about with on in to".split())
ATTRIBUTIVE = frozenset(["according"])
CONTENT_MARKS = frozenset("if unless because although though since until when even so whether while depending".split())
TEMPORAL = frozenset("when while before after since as and".split())
WH_WORDS = frozenset("how why what when where who which".split())
LEFT_STOPS = frozenset(['"', "“", "”", ":", ";", "—", "–"])


@dataclass(frozen=True)
class Content:
    """Token stretches that are attributed; ``addressee`` is the head of the noun phrase spoken to; ``rule`` names how they were found."""

    stretches: tuple[Stretch, ...]
    rule: str
    addressee: int | None = None
    cue_last: int | None = None


def right_end(text: QuotedText, token: Token) -> int:
    """One after the last token of the phrase headed by ``token``."""
    return token.right_edge.i + 1


def phrase(token: Token) -> Stretch:
    """The whole phrase headed by ``token``."""
    return token.left_edge.i, token.right_edge.i + 1


def content_of(text: QuotedText, cue: Cue, reporting: Reporting) -> Content | None:
    """The content of a cue by grammar, or None where the words attribute nothing."""
    if cue.form == "verb":
        return passive_content(text, cue) if cue.passive else active_content(text, cue, reporting)
    if cue.form == "noun":
        return noun_content(text, cue)
    if cue.form in ("adverb", "possessed"):
        return clause_around(text, cue)
    if cue.form == "adjective":
        return modified_noun(text, cue)
    if cue.form == "preposition":
        return clause_around(text, cue)
    if cue.form == "belief":
        return that_clause(text, cue) or prepositional(text, cue, frozenset(["about", "of", "to", "over", "at"]))
    return None


def active_content(text: QuotedText, cue: Cue, reporting: Reporting) -> Content | None:
    """The frames of an active verb, the most exact first."""
    frames, plain = cue.frames, cue.frames.plain
    verb = text.doc[cue.head]
    if frames.prep_inf and (found := preposition_infinitive(text, cue)):
        return found
    if "obj_inf" in plain and (found := object_infinitive(text, cue)):
        return found
    if "that" in plain and (found := as_comment(text, cue) or parenthetical(text, cue)):
        return found
    if "that" in plain and (found := that_clause(text, cue)):
        return found
    if "inf" in plain and (found := infinitive(text, cue)):
        return found
    if frames.object_prep and (found := object_with_complement(text, cue)):
        return found
    if frames.addressee_prep and (found := addressee_with_complement(text, cue)):
        return found
    if frames.prep and (found := prepositional(text, cue, frames.prep)):
        return found
    if "ing" in plain and (found := gerund(text, cue)):
        return found
    if "np" in plain and (found := noun_object(text, cue)):
        return found
    if "that" in plain and not plain & {"np"} and cue.kind == "speech" and (found := rest_of_sentence(text, cue)):
        return found
    if "that" in plain and verb.dep_ in ("acl:relcl", "acl") and (found := extracted_content(text, cue)):
        return found
    return None


# ---------------------------------------------------------------- clauses


def that_clause(text: QuotedText, cue: Cue) -> Content | None:
    """ "said (that) X": a finite clause after the cue, by the tree, else from the word "that"."""
    head = text.doc[cue.head]
    addressee = addressee_of(text, cue)
    for clause in children(head, "ccomp", "xcomp", "parataxis", "advcl"):
        if clause.i < cue.last or text.outer[clause.i] != text.outer[cue.head]:
            if clause.i < cue.last:
                continue
            if text.outer[clause.i] == -1:
                continue
        first = clause.left_edge.i
        marked = {text.words[c.i] for c in children(clause, "mark")} | {text.words[max(first, cue.last)]}
        if clause.dep_ == "advcl" and not marked & {"that"}:
            continue
        if clause.dep_ == "parataxis" and text.words[cue.last] not in (":", "that"):
            continue
        if not is_finite(clause) and not marked & CLAUSE_MARKS:
            continue
        opening = text.words[max(first, cue.last)]
        if (cue.kind == "belief" and opening in WH_WORDS) or (cue.act != "ask" and opening in TEMPORAL and clause.dep_ != "ccomp"):
            continue
        if opening in TEMPORAL and cue.act != "ask" and text.words[cue.last - 1] != "that":
            continue
        addressee = addressee if addressee is not None else addressee_before(text, cue, max(first, cue.last))
        return Content((clause_stretch(text, cue, first, right_end(text, clause)),), "verb.that", addressee)
    return marked_clause(text, cue, addressee)


def marked_clause(text: QuotedText, cue: Cue, addressee: int | None) -> Content | None:
    """ "that" or "whether" soon after the cue, whatever the tree says."""
    stop = min(text.sentence_end(cue.head), cue.last + 12)
    for i in range(cue.last, stop):
        word = text.words[i]
        if word in ("that", "whether") and _is_complementizer(text, cue, i):
            end = max(right_end(text, text.doc[i].head), i + 1) if text.doc[i].head.i > i else text.sentence_end(i)
            addressee = addressee if addressee is not None else addressee_before(text, cue, i)
            return Content((clause_stretch(text, cue, i, end),), "verb.that", addressee)
        if i > cue.last and (text.doc[i].pos_ in VERBAL or word in LEFT_STOPS):
            return None
    return None


def _is_complementizer(text: QuotedText, cue: Cue, i: int) -> bool:
    """Is this "that" a conjunction? Also where the tagger says pronoun but a noun phrase with a verb of its own follows."""
    if text.doc[i].pos_ == "SCONJ" or (i == cue.last and not is_finite(text.doc[i + 1])):
        return True
    starts_phrase = text.doc[i + 1].pos_ in ("PROPN", "DET", "PRON", "NUM")
    return starts_phrase and any(may_be_finite(text.doc[j]) for j in range(i + 2, min(i + 9, text.sentence_end(i))))


def clause_stretch(text: QuotedText, cue: Cue, first: int, last: int) -> Stretch:
    """The clause without its "that" and not before the cue's end; it never ends in the middle of a run of words."""
    first = max(first, cue.last)
    while first < last and (text.words[first] in ("that", ",", ":") or not text.words[first].strip()):
        first += 1
    return first, run_on(text, cue, last)


def run_on(text: QuotedText, cue: Cue, last: int) -> int:
    """Where a clause that the parser ends at ``last`` really ends.

    It goes on over words without a mark between, and over what still hangs on the cue's verb, but not over another attribution, a
    second verb of the same speaker, or a participle that tells what the speaker did meanwhile.
    """
    end = text.sentence_end(cue.head)
    verb = text.doc[cue.head]
    while last < end:
        token = text.doc[last]
        if text.outer[last] != text.outer[last - 1]:
            quote = text.inside(last)
            if quote is not None and quote.first == last and text.is_word(last - 1) and quote.last <= end:
                last = quote.last
                continue
            if quote is not None or text.words[last - 2] in (",", *STOPS):
                break
        if text.is_word(last) and token.pos_ != "CCONJ" and text.words[last] not in ATTRIBUTIVE:
            last += 1
            continue
        part = _part_after(text, verb, last)
        if part is None:
            break
        last = right_end(text, part)
    return last


def _part_after(text: QuotedText, verb: Token, at: int) -> Token | None:
    """The adverbial clause or phrase of the cue that begins here, after a comma, and belongs to what is said."""
    for part in children(verb, "advcl", "obl", "ccomp", "acl", "nmod", "appos"):
        if part.i <= at or not at <= part.left_edge.i <= at + 1:
            continue
        first = text.words[max(part.left_edge.i, at)]
        if not text.is_word(part.left_edge.i):
            first = text.words[part.left_edge.i + 1]
        if part.dep_ == "advcl" and not any(text.words[c.i] in CONTENT_MARKS for c in children(part, "mark", "advmod")):
            return None
        if part.dep_ == "obl" or first in ATTRIBUTIVE:
            return None
        return part
    return None


def infinitive(text: QuotedText, cue: Cue) -> Content | None:
    """ "pledged to X"."""
    head = text.doc[cue.head]
    for clause in children(head, "xcomp", "ccomp", "advcl", "acl"):
        if clause.i >= cue.last and _is_infinitive(text, clause) and clause.left_edge.i <= cue.last + 3:
            first = max(clause.left_edge.i, cue.last)
            return Content(((first, run_on(text, cue, right_end(text, clause))),), "verb.to", None)
    i = cue.last
    if i < len(text.doc) and text.words[i] in ('"', "“", "‘", "''"):
        i += 1
    if i + 1 < len(text.doc) and text.words[i] == "to" and _infinitive_after(text, i):
        return Content(((cue.last, _end_of_infinitive(text, i)),), "verb.to", None)
    return None


def _is_infinitive(text: QuotedText, clause: Token) -> bool:
    return any(text.words[c.i] == "to" for c in children(clause, "mark", "aux", "case"))


def _infinitive_after(text: QuotedText, to: int) -> bool:
    return any(text.doc[j].pos_ in VERBAL for j in range(to + 1, min(to + 4, len(text.doc))) if text.doc[j].pos_ not in ("DET", "NOUN"))


def _end_of_infinitive(text: QuotedText, to: int) -> int:
    verb = text.doc[to].head
    return right_end(text, verb) if verb.i > to else text.sentence_end(to)


def object_infinitive(text: QuotedText, cue: Cue) -> Content | None:
    """ "urged X to Y": X is the addressee, Y the content."""
    head = text.doc[cue.head]
    person = next((c for c in children(head, "obj", "iobj") if c.i >= cue.last), None)
    if person is None:
        return None
    for clause in children(head, "xcomp", "ccomp", "advcl"):
        if clause.i > person.i and _is_infinitive(text, clause):
            first = max(
                min(c.i for c in clause.subtree if c.i > person.i),
                person.right_edge.i + 1 if person.right_edge.i < clause.i else person.i + 1,
            )
            return Content(((first, right_end(text, clause)),), "verb.object_to", person.i)
    for clause in children(person, "acl"):
        if _is_infinitive(text, clause):
            return Content(((clause.left_edge.i, right_end(text, clause)),), "verb.object_to", person.i)
    return None


def preposition_infinitive(text: QuotedText, cue: Cue) -> Content | None:
    """ "called on X to Y", "appealed to X to Y"."""
    head = text.doc[cue.head]
    for oblique in children(head, "obl", "nmod", "obj"):
        case = child(oblique, "case")
        if oblique.i < cue.last or case is None or text.words[case.i] not in cue.frames.prep_inf:
            continue
        for clause in [*children(head, "xcomp", "advcl", "ccomp"), *children(oblique, "acl")]:
            if clause.i > oblique.i and _is_infinitive(text, clause):
                first = next((c.i for c in children(clause, "mark", "aux", "case") if text.words[c.i] == "to"), clause.i)
                quote = text.inside(first)
                if quote is not None and quote.first == first - 1:
                    first = quote.first
                return Content(((first, right_end(text, clause)),), "verb.preposition_to", oblique.i, case.i + 1)
    return None


def gerund(text: QuotedText, cue: Cue) -> Content | None:
    """ "denied doing X"."""
    head = text.doc[cue.head]
    for clause in children(head, "xcomp", "ccomp", "advcl", "acl", "obj"):
        if clause.i >= cue.last and text.words[clause.i].endswith("ing") and clause.left_edge.i <= cue.last + 2 and clause.pos_ in VERBAL:
            return Content(((max(clause.left_edge.i, cue.last), right_end(text, clause)),), "verb.ing", None)
    return None


# ---------------------------------------------------------------- noun phrases and prepositions


def noun_object(text: QuotedText, cue: Cue) -> Content | None:
    """ "condemned X", "the plan that they rejected"."""
    head = text.doc[cue.head]
    if cue.last > cue.head + 1:
        return phrase_after(text, cue)
    thing = next((c for c in children(head, "obj") if c.i >= cue.last), None)
    if thing is None:
        return None
    if text.doc[thing.i].pos_ == "PRON" and "reflex" in str(thing.morph).lower():
        return None
    first, last = phrase(thing)
    return Content(((max(first, cue.last), extended(text, cue, last)),), "verb.object", None)


def phrase_after(text: QuotedText, cue: Cue) -> Content | None:
    """The noun phrase after a cue of several words ("called for X", "took issue with X")."""
    i = cue.last
    while i < len(text.doc) and not text.is_word(i) and text.words[i] not in STOPS:
        i += 1
    if i >= text.sentence_end(cue.head) or text.doc[i].pos_ in ("PUNCT", "SCONJ", "CCONJ"):
        return None
    top = text.doc[i]
    while top.head.i > i and top.head.i != top.i and top.head.left_edge.i >= cue.head:
        top = top.head
    return Content(((cue.last, extended(text, cue, max(right_end(text, top), i + 1))),), "verb.phrase", None)


def extended(text: QuotedText, cue: Cue, last: int) -> int:
    """A noun phrase goes on with the prepositional phrases right after it that a parser likes to hang on the verb."""
    end = text.sentence_end(cue.head)
    while last < end and text.doc[last].pos_ == "ADP" and text.words[last] in NOUN_PREPOSITIONS:
        part = text.doc[last].head
        if part.i <= last or part.head.i >= last:
            break
        last = right_end(text, part)
    return last


def object_with_complement(text: QuotedText, cue: Cue) -> Content | None:
    """ "accused X of Y", "dismissed X as Y", "called X Y": object and complement together are the content."""
    head = text.doc[cue.head]
    wanted = cue.frames.object_prep
    thing = next((c for c in children(head, "obj", "iobj") if c.i >= cue.last or c.dep_ == "obj"), None)
    complement = _complement(text, head, cue.last, wanted) or (_complement(text, thing, cue.last, wanted) if thing is not None else None)
    if complement is None:
        return bare_complement(text, cue) if "c" in wanted else None
    if thing is None or thing.i < cue.last:
        first, last = _after_case(phrase(complement), cue.last)
        return Content(((first, extended(text, cue, last)),), "verb.as", None)
    first = max(min(thing.left_edge.i, complement.left_edge.i), cue.last)
    last = max(right_end(text, complement), right_end(text, thing))
    return Content(((first, _to_quote_end(text, first, last)),), "verb.object_complement", None)


def bare_complement(text: QuotedText, cue: Cue) -> Content | None:
    """ "called the plan a mistake", "called it 'absurd'": what follows up to a comma or the end, if it is more than one phrase."""
    last = cue.last
    end = min(text.sentence_end(cue.head), cue.last + 30)
    while last < end and (text.is_word(last) or text.outer[last] >= 0) and text.doc[last].pos_ not in ("SCONJ", "AUX"):
        last += 1
        quote = text.inside(last - 1)
        if quote is not None and quote.last == last and text.words[last - 2] in (",", *STOPS):
            break
    nouns = [i for i in range(cue.last, last) if text.doc[i].pos_ in ("NOUN", "PROPN", "PRON", "ADJ")]
    quoted = any(text.outer[i] >= 0 and text.outer[cue.head] < 0 for i in range(cue.last, last))
    if not quoted and (len(nouns) < 2 or not any(text.words[i] in ("a", "an", "the") for i in range(cue.last + 1, last))):
        return None
    return Content(((cue.last, last),), "verb.complement", None) if last > cue.last + 1 else None


def _to_quote_end(text: QuotedText, first: int, last: int) -> int:
    """A phrase in which a quotation closes with a comma ends there."""
    for i in range(first + 1, last):
        quote = text.inside(i)
        if quote is not None and quote.last == i + 1 and quote.first > first and text.words[i - 1] == ",":
            return i + 1
    return last


def _after_case(stretch: Stretch, least: int) -> Stretch:
    return max(stretch[0], least), stretch[1]


def _complement(text: QuotedText, head: Token, least: int, wanted: frozenset[str]) -> Token | None:
    for part in children(head, "obl", "nmod", "advcl", "xcomp", "acl", "ccomp"):
        if part.i < least:
            continue
        if any(text.words[c.i] in wanted for c in children(part, "case", "mark")):
            return part
        if "c" in wanted and part.dep_ == "xcomp" and not _is_infinitive(text, part) and part.pos_ in ("NOUN", "ADJ", "PROPN"):
            return part
    return None


def addressee_with_complement(text: QuotedText, cue: Cue) -> Content | None:
    """ "warned X of Y", "asked X about Y"."""
    head = text.doc[cue.head]
    person = next((c for c in children(head, "obj", "iobj") if c.i >= cue.last), None)
    if person is None:
        return None
    complement = _complement(text, head, person.i, cue.frames.addressee_prep) or _complement(
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
    for part in children(head, "obl", "advcl", "nmod", "ccomp", "xcomp"):
        if part.i < cue.last:
            continue
        case = next((c for c in children(part, "case", "mark") if text.words[c.i] in prepositions), None)
        if case is None:
            continue
        first, last = phrase(part)
        if case.i == cue.last:
            return Content(((case.i + 1, last),), "verb.preposition", None, case.i + 1)
        return Content(((max(first, cue.last), last),), "verb.preposition", None)
    return None


def addressee_of(text: QuotedText, cue: Cue) -> int | None:
    """The noun phrase spoken to: "told X that", "said to X"."""
    head = text.doc[cue.head]
    if "addr" in cue.frames.plain:
        for person in children(head, "iobj", "obj"):
            if person.i >= cue.last and person.pos_ in ("NOUN", "PROPN", "PRON") and text.outer[person.i] == text.outer[cue.head]:
                return person.i
    for oblique in children(head, "obl"):
        case = child(oblique, "case")
        if case is not None and case.i == cue.last and text.words[case.i] == "to" and oblique.i > cue.last:
            return oblique.i
    return None


def addressee_before(text: QuotedText, cue: Cue, clause: int) -> int | None:
    """ "told the campaign group that": the noun phrase between a verb with an addressee and its clause, whatever it hangs on."""
    if "addr" not in cue.frames.plain or not cue.last < clause <= cue.last + 8 or text.doc[cue.last].pos_ == "ADP":
        return None
    nouns = [t for t in text.doc[cue.last : clause] if t.pos_ in ("NOUN", "PROPN", "PRON") and t.dep_ not in ("compound", "nmod:poss", "flat")]
    return nouns[0].i if nouns else None


# ---------------------------------------------------------------- passives


def passive_content(text: QuotedText, cue: Cue) -> Content | None:
    """ "it was reported that X", "Y is believed to X", "Y was accused of X", "the plan was rejected by Z"."""
    head, plain = text.doc[cue.head], cue.frames.plain
    subject = child(head, "nsubj") or (head.head if head.dep_ in ("acl", "amod") else None)
    if subject is None and cue.first and text.doc[cue.first - 1].pos_ in ("NOUN", "PROPN"):
        subject = text.doc[cue.first - 1]
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
    complement = _complement(text, head, cue.last, wanted)
    if complement is None and agent is not None:
        complement = next((c for t in agent.subtree if t.i > agent.i and (c := _complement(text, t, cue.last, wanted))), None) or (
            _complement(text, agent, cue.last, wanted)
        )
    if complement is None and cue.frames.addressee_prep and (found := after_preposition(text, cue, cue.frames.addressee_prep)):
        return Content(found.stretches, "passive.complement", subject.i if subject is not None else None)
    if complement is not None:
        first, last = phrase(complement)
        prepositions = [c.i for c in children(complement, "case", "mark") if text.words[c.i] in wanted]
        if prepositions and prepositions[0] >= cue.last:
            first = prepositions[0] + 1
        to = subject.i if subject is not None and cue.frames.addressee_prep else None
        if text.words[first - 1] == "as" and subject is not None and subject.i < cue.first:
            return Content((_subject_phrase(subject, cue), (first - 1, last)), "passive.as", None)
        return Content(((first, last),), "passive.complement", to)
    if "np" in plain and not cue.frames.addressee_prep and subject is not None and agent is not None:
        return Content((_subject_phrase(subject, cue),), "passive.object", None)
    return None


def _subject_phrase(subject: Token, cue: Cue) -> Stretch:
    first, last = phrase(subject)
    return first, min(last, cue.first) if subject.i < cue.first else last


def agent_of(text: QuotedText, verb: Token) -> Token | None:
    """The "by" phrase of a passive verb."""
    for oblique in children(verb, "obl", "nmod"):
        case = child(oblique, "case")
        if oblique.dep_ == "obl:agent" or (case is not None and text.words[case.i] == "by" and oblique.i > verb.i):
            return oblique
    return None


# ---------------------------------------------------------------- clauses before and around the cue


def as_comment(text: QuotedText, cue: Cue) -> Content | None:
    """ "As Smith noted, X" and "X, as Smith noted.": the clause that "as" comments on."""
    start, end = text.doc[cue.head].sent.start, text.sentence_end(cue.head)
    at = cue.first - 1
    while at > start and text.words[at] != "as" and cue.first - at < 15 and text.doc[at].pos_ not in VERBAL and text.outer[at] < 0:
        at -= 1
    stop = _end_of_reporting(text, cue, end)
    if text.words[at] != "as" or stop is None or text.doc[at].pos_ == "ADV":
        return None
    if at == start and stop < end and text.words[stop] == "," and any(may_be_finite(text.doc[i]) for i in range(stop + 1, end)):
        return Content(((stop + 1, end),), "verb.as_comment")
    if at > start + 1 and text.words[at - 1] == "," and any(may_be_finite(text.doc[i]) for i in range(start, at)):
        return Content(((start, at - 1),), "verb.as_comment")
    return None


def parenthetical(text: QuotedText, cue: Cue) -> Content | None:
    """ "X, he said, Y" and "X, he said." by their commas: source and verb stand alone between commas, or at the end."""
    start, end = text.doc[cue.head].sent.start, text.sentence_end(cue.head)
    comma = _comma_before(text, cue, start)
    if comma is None or comma == start or text.words[cue.head].endswith("ing"):
        return None
    stop = _end_of_reporting(text, cue, end)
    if stop is None:
        return None
    left = (start, comma)
    inverted = comma + 1 == cue.first
    tail = (stop + 1, end) if stop < end and text.words[stop] == "," and not inverted else None
    if tail is not None and any(text.words[i] in CLAUSE_MARKS for i in (tail[0],)):
        tail = None
    if not any(may_be_finite(text.doc[i]) for piece in (left, tail) if piece for i in range(*piece)):
        return None
    if _is_subordinate(text, cue, left) and tail is None:
        return None
    stretches = (left,) if tail is None else (left, tail)
    if tail is not None and text.doc[left[0]].pos_ in ("VERB", "ADP", "SCONJ"):
        stretches = (tail,)
    return Content(stretches, "verb.parenthetical", addressee_of(text, cue))


def _end_of_reporting(text: QuotedText, cue: Cue, end: int) -> int | None:
    """Where "he said on Monday" ends: at the comma or full stop after a few words without a verb; None where a clause follows."""
    for i in range(cue.last, min(end, cue.last + 15)):
        word = text.words[i]
        if word in (",", ".", "!", "?", ";", "…", "—", "–") and text.outer[i] < 0:
            return i
        if text.doc[i].pos_ in VERBAL or word in ("that", ":") or text.outer[i] != text.outer[cue.head]:
            return None
    return end if end <= cue.last + 15 else None


def _is_subordinate(text: QuotedText, cue: Cue, left: Stretch) -> bool:
    """The words before the comma are only an adverbial clause or phrase of the cue: "When asked, he said"."""
    first = text.doc[left[0]]
    opens = first.pos_ in ("SCONJ", "ADP", "VERB") or text.words[left[0]] in ("when", "while", "as")
    return opens and not any(text.words[i] == "," for i in range(*left))


def _comma_before(text: QuotedText, cue: Cue, start: int) -> int | None:
    """The comma that parts the clause from "he said": only the source may stand between."""
    for i in range(cue.first - 1, max(start, cue.first - 25), -1):
        if text.words[i] in (",", "—", "–", "?", "!") and text.outer[i] == text.outer[cue.head]:
            between = text.doc[i + 1 : cue.first]
            if any(t.pos_ in VERBAL or t.pos_ in ("SCONJ", "CCONJ") or t.lower_ in CLAUSE_MARKS for t in between):
                return None
            return i
    return None


def clause_right_after(text: QuotedText, cue: Cue) -> bool:
    """Does a finite clause of the cue follow it directly, without a comma between?"""
    verb = text.doc[cue.head]
    for clause in children(verb, "ccomp", "parataxis", "xcomp"):
        if clause.i > cue.last and is_finite(clause) and clause.left_edge.i <= cue.last + 1:
            return True
    return False


def rest_of_sentence(text: QuotedText, cue: Cue) -> Content | None:
    """A verb of saying without a recognised clause: what follows it, if there is a finite verb in it."""
    head, end = text.doc[cue.head], text.sentence_end(cue.head)
    end = min(end, max(right_end(text, head), cue.last)) if right_end(text, head) > cue.last + 2 else end
    addressee = addressee_of(text, cue)
    first = text.doc[addressee].right_edge.i + 1 if addressee is not None and text.doc[addressee].right_edge.i < cue.last + 8 else cue.last
    if first >= end or text.doc[first].pos_ in ("CCONJ", "PUNCT") or text.words[first] in TEMPORAL:
        return None
    if not any(may_be_finite(text.doc[i]) and text.doc[i].pos_ in VERBAL for i in range(first, end)):
        return None
    return Content((clause_stretch(text, cue, first, end),), "verb.rest", addressee)


def extracted_content(text: QuotedText, cue: Cue) -> Content | None:
    """ "a plane, which it claimed was near Crimea": the rest of the relative clause."""
    end = right_end(text, text.doc[cue.head])
    if end <= cue.last + 1 or not (is_finite(text.doc[cue.last]) and text.doc[cue.last].pos_ in VERBAL):
        return None
    return Content(((cue.last, end),), "verb.relative", None)


def clause_around(text: QuotedText, cue: Cue) -> Content | None:
    """The clause that an adverb or a prepositional phrase ("according to X") attributes, without that phrase."""
    doc = text.doc
    first, last = cue.first, cue.last
    if cue.form in ("preposition", "possessed"):
        last = max(attribution_end(text, cue), last)
    governor = _governor(text, cue, first, last)
    if governor is None:
        return None
    begin, end = phrase(governor)
    if cue.form == "preposition" and first > begin and after_comma(text, first) and last >= text.sentence_end(first) - 1:
        begin = doc[first].sent.start
    if governor.dep_.startswith("acl") and governor.left_edge.i > governor.head.i and cue.form == "adverb":
        begin = governor.left_edge.i
    if cue.form in ("preposition", "possessed") and first == doc[first].sent.start:
        begin, end = last, max(end, last)
    if cue.form == "preposition" and first > begin and last >= end - 1:
        begin, end = min(begin, first), first
    pieces = [piece for piece in ((begin, min(first, end)), (max(last, begin), end)) if piece[0] < piece[1]]
    kept = [piece for piece in pieces if any(text.is_word(i) for i in range(*piece))]
    return Content(tuple(kept), f"{cue.form}.clause", None) if kept else None


def after_comma(text: QuotedText, i: int) -> bool:
    """A comma right before token ``i``, also one inside a closing quotation mark."""
    if text.outer[i - 1] >= 0 and text.quotes[text.outer[i - 1]].last == i:
        return text.words[i - 2] == ","
    return text.words[i - 1] == ","


def attribution_end(text: QuotedText, cue: Cue) -> int:
    """One after the source of "according to X"."""
    head = prepositional_object(text, cue)
    if head is None:
        return cue.last
    end = min(right_end(text, head), text.sentence_end(cue.first))
    for i in range(head.i + 1, end):
        if text.words[i] == "," and _finite_before_next_comma(text, i + 1, end):
            return i
        if text.outer[i] >= 0 and text.outer[cue.first] < 0 and text.words[i - 1] in (",", ":"):
            return i
    return end


def _finite_before_next_comma(text: QuotedText, first: int, end: int) -> bool:
    relative = text.words[first] in ("who", "which", "whose", "where", "that") if first < end else False
    return not relative and any(is_finite(text.doc[i]) and text.doc[i].pos_ in VERBAL for i in range(first, min(end, first + 25)))


def prepositional_object(text: QuotedText, cue: Cue) -> Token | None:
    """The noun that "according to" governs: by the tree, else the last noun of the nearest noun phrase."""
    if cue.form == "possessed":
        return text.doc[cue.head]
    doc = text.doc
    best: Token | None = None
    for i in range(cue.last, min(cue.last + 12, text.sentence_end(cue.first))):
        token = doc[i]
        if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"):
            if token.pos_ in ("NOUN", "PROPN", "PRON"):
                best = token
                if token.pos_ != "PRON" and token.dep_ in ("compound", "nmod:poss", "flat", "amod") and token.head.i > i:
                    continue
                if token.dep_ in ("nmod:desc",) and token.head.i > i:
                    continue
                return token
        elif token.pos_ in ("PART", "PUNCT") and best is not None and text.words[i] in ("'s", "’s", "'"):
            continue
        elif token.pos_ not in ("PUNCT", "ADV", "VERB") or best is not None:
            return best
    return best


def _governor(text: QuotedText, cue: Cue, first: int, last: int) -> Token | None:
    """The verb whose clause the phrase modifies."""
    token = text.doc[cue.head]
    for _ in range(8):
        if token.head.i == token.i:
            break
        token = token.head
        if not first <= token.i < last and (token.pos_ in VERBAL or is_finite(token)):
            return token
    root = text.doc[cue.head].sent.root
    if not first <= root.i < last:
        return root
    around = [t for t in text.doc[cue.head].sent if not first <= t.i < last and t.pos_ in VERBAL and is_finite(t)]
    return around[0] if around else None


def modified_noun(text: QuotedText, cue: Cue) -> Content | None:
    """ "the alleged X"; "a reported 20,000 soldiers are there" attributes the whole clause."""
    noun = text.doc[cue.head].head
    if noun.i < cue.last:
        return Content(((cue.last, text.sentence_end(cue.head)),), "adjective.clause")
    end = right_end(text, noun)
    counted = any(c.dep_ == "nummod" or c.pos_ == "NUM" for c in noun.children)
    if counted and noun.dep_.startswith("nsubj"):
        end = max(end, right_end(text, noun.head))
    return Content(((cue.last, end),), "adjective.noun")


def noun_content(text: QuotedText, cue: Cue) -> Content | None:
    """ "the announcement that X", "allegations of X", "a call for X"."""
    noun = text.doc[cue.head]
    hosts = [noun] + ([text.doc[cue.light]] if cue.light is not None else [])
    for host in hosts:
        for part in host.children:
            if part.i < cue.last:
                continue
            words = {text.words[c.i]: c.i for c in children(part, "case", "mark", "aux")}
            if part.dep_ in ("acl", "ccomp", "acl:relcl", "advcl", "xcomp") and "that" in cue.links and "that" in words and is_finite(part):
                return Content(((max(words["that"] + 1, cue.last), right_end(text, part)),), "noun.that")
            if part.dep_ in ("acl", "xcomp", "advcl", "ccomp") and "inf" in cue.links and "to" in words:
                return Content(((max(part.left_edge.i, cue.last), right_end(text, part)),), "noun.to")
            if host is noun or part.dep_ == "obl":
                link = next((w for w in words if w in cue.links), None)
                if part.dep_ in ("nmod", "obl", "acl", "advcl") and link is not None and words[link] <= part.i:
                    if link == "by":
                        continue
                    return Content(((words[link] + 1, right_end(text, part)),), "noun.preposition")
    if cue.last < len(text.doc) and text.words[cue.last] == "that" and "that" in cue.links and text.doc[cue.last].pos_ == "SCONJ":
        return Content(((cue.last + 1, text.sentence_end(cue.head)),), "noun.that")
    return None
