"""Content that is a verb form without tense: "pledged to X", "urged Y to X", "called on Y to X", "denied doing X"."""

from __future__ import annotations

from hearsay.extract.clauses import run_on
from hearsay.extract.cues import VERBAL, Cue
from hearsay.extract.quoted_text import QuotedText, child, children
from hearsay.extract.stretches import Content, right_end
from hearsay.language.tree import has
from hearsay.language.words import Token


def infinitive(text: QuotedText, cue: Cue) -> Content | None:
    """ "pledged to X"."""
    head = text.doc[cue.head]
    for clause in children(head, "xcomp", "ccomp", "advcl", "acl"):
        if clause.i >= cue.last and is_infinitive(text, clause) and clause.left_edge.i <= cue.last + 3:
            first = max(clause.left_edge.i, cue.last)
            return Content(((first, run_on(text, cue, right_end(clause))),), "verb.to", None)
    i = cue.last
    if i < len(text.doc) and text.words[i] in ('"', "“", "‘", "''"):
        i += 1
    if i + 1 < len(text.doc) and text.words[i] == "to" and _infinitive_after(text, i):
        return Content(((cue.last, _end_of_infinitive(text, i)),), "verb.to", None)
    return None


def is_infinitive(text: QuotedText, clause: Token) -> bool:
    return any(text.words[c.i] == "to" for c in children(clause, "mark", "aux", "case"))


def _infinitive_after(text: QuotedText, to: int) -> bool:
    return any(text.doc[j].pos_ in VERBAL for j in range(to + 1, min(to + 4, len(text.doc))) if text.doc[j].pos_ not in ("DET", "NOUN"))


def _end_of_infinitive(text: QuotedText, to: int) -> int:
    verb = text.doc[to].head
    return right_end(verb) if verb.i > to else text.sentence_end(to)


def subject_infinitive(text: QuotedText, cue: Cue) -> Content | None:
    """ "wants X to Y": X does Y and is not spoken to, so that both are the content."""
    found = object_infinitive(text, cue)
    if found is None or found.addressee is None:
        return None
    first = max(text.doc[found.addressee].left_edge.i, cue.last)
    return Content(((first, found.stretches[-1][1]),), "verb.subject_to", None)


def object_infinitive(text: QuotedText, cue: Cue) -> Content | None:
    """ "urged X to Y": X is the addressee, Y the content."""
    head = text.doc[cue.head]
    person = next((c for c in children(head, "obj", "iobj") if c.i >= cue.last), None)
    if person is None:
        return None
    for clause in children(head, "xcomp", "ccomp", "advcl"):
        if clause.i > person.i and is_infinitive(text, clause) and text.words[clause.left_edge.i] not in (",", "in", "so"):
            first = max(
                min(c.i for c in clause.subtree if c.i > person.i),
                person.right_edge.i + 1 if person.right_edge.i < clause.i else person.i + 1,
            )
            if _is_thing(person):
                return Content(((max(person.left_edge.i, cue.last), run_on(text, cue, right_end(clause))),), "verb.object", None)
            return Content(((first, run_on(text, cue, right_end(clause))),), "verb.object_to", person.i)
    if _is_thing(person):
        return None
    for clause in children(person, "acl"):
        if is_infinitive(text, clause):
            return Content(((clause.left_edge.i, right_end(clause)),), "verb.object_to", person.i)
    for i in range(person.i + 1, min(person.i + 6, text.sentence_end(cue.head))):
        if text.words[i] == "to" and text.doc[i].pos_ == "PART":
            return Content(((i, run_on(text, cue, i + 1)),), "verb.object_to", person.i)
        if text.doc[i].pos_ in VERBAL or not text.is_word(i):
            return None
    return None


def _is_thing(noun: Token) -> bool:
    """A noun in the singular without any article is no person: "ordered military action to clear the road"."""
    single = noun.pos_ == "NOUN" and has(noun, "Number", "Sing")
    return single and child(noun, "det", "nmod:poss", "nummod", "flat", "appos") is None and not noun.ent_type_


def preposition_infinitive(text: QuotedText, cue: Cue) -> Content | None:
    """ "called on X to Y", "appealed to X to Y"."""
    head = text.doc[cue.head]
    for oblique in children(head, "obl", "nmod", "obj"):
        case = child(oblique, "case")
        if oblique.i < cue.last or case is None or text.words[case.i] not in cue.frames.prep_inf:
            continue
        for clause in [*children(head, "xcomp", "advcl", "ccomp"), *children(oblique, "acl")]:
            if clause.i > oblique.i and is_infinitive(text, clause):
                if text.words[case.i] == "for":  # "called for the report to be released": nobody is spoken to
                    return Content(((case.i + 1, right_end(clause)),), "verb.for_to", None, case.i + 1)
                first = next((c.i for c in children(clause, "mark", "aux", "case") if text.words[c.i] == "to"), clause.i)
                quote = text.inside(first)
                if quote is not None and quote.first == first - 1:
                    first = quote.first
                return Content(((first, right_end(clause)),), "verb.preposition_to", oblique.i, case.i + 1)
    return None


def gerund(text: QuotedText, cue: Cue) -> Content | None:
    """ "denied doing X"."""
    head = text.doc[cue.head]
    if not text.is_word(min(cue.last, len(text.doc) - 1)):
        return None
    for clause in children(head, "xcomp", "ccomp", "advcl", "acl", "obj"):
        if any(not text.is_word(i) for i in range(cue.last, clause.i)) or any(
            c.i < clause.i for c in children(head, "obj") if c.i > head.i
        ):
            continue
        if clause.i >= cue.last and text.words[clause.i].endswith("ing") and clause.left_edge.i <= cue.last + 2 and clause.pos_ in VERBAL:
            return Content(((max(clause.left_edge.i, cue.last), right_end(clause)),), "verb.ing", None)
    return None
