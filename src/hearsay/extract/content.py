"""Find what a cue attributes: one function for each way in which English joins content to a reporting word."""

from __future__ import annotations

from hearsay.extract.answers import answered, as_answer, reclaimed
from hearsay.extract.bare_clauses import clause_of_object, extracted_content, rest_of_sentence, untold_clause
from hearsay.extract.clauses import embedded_question, that_clause
from hearsay.extract.comments import as_comment, parenthetical
from hearsay.extract.complements import (
    addressee_with_complement,
    counted_object,
    noun_object,
    object_with_complement,
    passive_content,
    prepositional,
)
from hearsay.extract.cues import COUNTING, Cue
from hearsay.extract.infinitives import gerund, infinitive, object_infinitive, preposition_infinitive, subject_infinitive
from hearsay.extract.modifiers import clause_around, drawn_content, modified_noun, noun_content
from hearsay.extract.quoted_text import QuotedText, children, is_time
from hearsay.extract.reporting import Reporting
from hearsay.extract.source_phrase import MONTHS
from hearsay.extract.stretches import Content

MATTERS = frozenset(["on", "about", "of", "over"])
"""Prepositions before what is spoken of, not before who is spoken to."""


def content_of(text: QuotedText, cue: Cue, reporting: Reporting) -> Content | None:
    """The content of a cue by grammar, or None where the words attribute nothing."""
    if cue.form == "verb":
        return passive_content(text, cue) if cue.passive else active_content(text, cue)
    if cue.form == "noun":
        return noun_content(text, cue, reporting.settings) or drawn_content(text, cue, reporting.drawing)
    if cue.form in ("adverb", "possessed"):
        return clause_around(text, cue)
    if cue.form == "adjective":
        return modified_noun(text, cue)
    if cue.form == "preposition":
        return clause_around(text, cue)
    if cue.form == "belief":
        found = that_clause(text, cue) or prepositional(text, cue, frozenset(["about", "of", "to", "over", "at"]))
        return None if found is not None and found.rule == "verb.preposition" and _infinitive_follows(text, cue) else found
    return None


def active_content(text: QuotedText, cue: Cue) -> Content | None:
    """The frames of an active verb, the most exact first."""
    frames, plain = cue.frames, cue.frames.plain
    verb = text.doc[cue.head]
    if found := answered(text, cue):
        return found
    if frames.prep_inf and (found := preposition_infinitive(text, cue)):
        return found
    if "subj_inf" in plain and (found := subject_infinitive(text, cue)):
        return found
    if "obj_inf" in plain and (found := object_infinitive(text, cue)):
        return found
    if "that" in plain and (found := as_comment(text, cue) or parenthetical(text, cue)):
        return as_answer(cue, found)
    if frames.object_prep and "that" in plain and not _clause_mark_follows(text, cue) and (found := object_with_complement(text, cue)):
        return found
    if _object_of_preposition(text, cue) and (found := prepositional(text, cue, frames.prep)):
        return found  # "commented on reports that the bridge was closed"
    if "that" in plain and (found := embedded_question(text, cue) or that_clause(text, cue)):
        return found
    if "inf" in plain and (found := infinitive(text, cue)):
        return found
    if frames.object_prep and (found := object_with_complement(text, cue)):
        return found
    if frames.addressee_prep and (found := addressee_with_complement(text, cue)):
        return found
    if "np" in plain and frames.prep and _object_follows(text, cue) and (found := noun_object(text, cue)):
        return found
    if frames.prep and (found := prepositional(text, cue, frames.prep)):
        return found
    if "ing" in plain and (found := gerund(text, cue)):
        return found
    if "that" in plain and (found := clause_of_object(text, cue)):
        return found
    if "np" in plain and (found := noun_object(text, cue)):
        return found
    if COUNTING in plain and (found := counted_object(text, cue)):
        return found
    if "that" in plain and not plain & {"np"} and cue.kind == "speech" and (found := rest_of_sentence(text, cue)):
        return found
    if "clause" in plain and (found := untold_clause(text, cue)):
        return found
    if verb.dep_ in ("acl:relcl", "acl"):
        return (extracted_content(text, cue) if "that" in plain else None) or reclaimed(text, cue)
    return None


def _object_follows(text: QuotedText, cue: Cue) -> bool:
    """Does an object stand right after the verb: "reported progress on a deal", not "reported on a deal"?"""
    return any(c.left_edge.i == cue.last and not is_time(c) for c in children(text.doc[cue.head], "obj"))


def _object_of_preposition(text: QuotedText, cue: Cue) -> bool:
    """Does the verb's own preposition follow it, and no day ("ruled on May 3 that")?"""
    if cue.last + 1 >= len(text.words) or text.words[cue.last] not in cue.frames.prep & MATTERS or cue.lemma == "tell":
        return False
    return not is_time(text.doc[cue.last + 1]) and text.words[cue.last + 1] not in MONTHS


def _clause_mark_follows(text: QuotedText, cue: Cue) -> bool:
    return cue.last < len(text.words) and text.words[cue.last] in ("that", "whether", '"', "“", ",", ":")


def _infinitive_follows(text: QuotedText, cue: Cue) -> bool:
    """ "are happy to have it", "is reluctant to go": a mood, not a statement."""
    return text.words[cue.last - 1 : cue.last + 1].count("to") > 0 and any(
        text.words[i] == "to" and text.doc[i].pos_ == "PART" for i in range(cue.last - 1, min(cue.last + 1, len(text.doc)))
    )
