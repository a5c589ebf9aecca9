"""Find who speaks: the actor that a source denotes, through a statement also the one who issued it."""

from __future__ import annotations

from spacy.tokens import Token

from hearsay.extract.cues import VERBAL
from hearsay.extract.quoted_text import QuotedText, child, children
from hearsay.extract.reporting import Reporting
from hearsay.extract.sources import Source, Speakers, subject_of
from hearsay.records import Actor

FAR = 3_000
NOBODY = Actor(id="unnamed/source", name="unnamed", kind="unnamed", known=False)


def speaker_of(text: QuotedText, source: Source | None, speakers: Speakers, reporting: Reporting) -> Actor | None:
    """The actor behind a source; an unnamed one where nobody is named; None for a pronoun that cannot be resolved."""
    if source is None:
        return NOBODY
    token = text.doc[source.denotes]
    actor = (speakers.actor_of(text.doc[source.head]) if source.denotes != source.head else None) or speakers.actor_of(token)
    told = actor is not None and actor.kind not in ("document", "media")
    if not told and token.lower_ in reporting.messages and (issuer := issuer_of(text, token, speakers)) is not None:
        return issuer
    if actor is not None and not (actor.kind == "media" and token.lower_ in reporting.messages):
        return actor  # "press" in "press release" is no medium
    if token.pos_ == "PRON" and token.lower_ not in reporting.people:
        return None
    return unnamed(text, source, token, reporting)


def issuer_of(text: QuotedText, token: Token, speakers: Speakers) -> Actor | None:
    """Whose words a statement is: "NATO's statement", "a statement by NATO", "the statement" that somebody issued just before."""
    owner = next((c for c in token.children if c.dep_ == "nmod:poss"), None)
    if owner is not None:
        return speakers.actor_of(owner)
    for part in children(token, "nmod"):
        case = child(part, "case")
        if case is not None and text.words[case.i] in ("by", "from", "of"):
            return speakers.actor_of(part)
    for part in children(token, "amod", "compound"):
        if part.ent_type_ in ("ORG", "PLACE", "NORP", "PERSON") and (issuer := speakers.actor_of(part)) is not None:
            return issuer
    return _last_issuer(text, token, speakers)


def _last_issuer(text: QuotedText, token: Token, speakers: Speakers) -> Actor | None:
    """Whose "the statement" is: of the one before it that names its issuer ("X issued a statement", "a statement from X")."""
    for i in range(token.i - 1, max(token.i - FAR, -1), -1):
        if text.words[i] != token.lower_:
            continue
        before = text.doc[i]
        if before.dep_ == "obj" and before.head.pos_ in VERBAL and (subject := subject_of(text, before.head)) is not None:
            return speakers.actor_of(subject)
        for part in children(before, "nmod", "nmod:poss", "amod", "compound"):
            case = child(part, "case")
            if part.dep_ != "nmod" or (case is not None and text.words[case.i] in ("by", "from", "of")):
                issuer = speakers.actor_of(part)
                if issuer is not None:
                    return issuer
    return None


def unnamed(text: QuotedText, source: Source, token: Token, reporting: Reporting) -> Actor:
    """A source that the text does not name, under its own words; a document is one where the noun says so."""
    words = [t.text for t in text.doc[source.first : source.last] if t.pos_ != "DET"][:8]
    kind = token.lemma_.lower()
    if token.lower_ in reporting.documents and token.lower_ not in reporting.people:
        return Actor(id=f"document/{kind}", name=" ".join(words), kind="document", known=False)
    return Actor(id=f"unnamed/{kind}", name="unnamed " + " ".join(words), kind="unnamed", known=False)
