"""Find who speaks: the actor that a source denotes."""

from __future__ import annotations

from spacy.tokens import Token

from hearsay.extract.quoted_text import QuotedText
from hearsay.extract.reporting import Reporting
from hearsay.extract.source_phrase import Source
from hearsay.extract.sources import Speakers
from hearsay.records import Actor

NOBODY = Actor(id="unnamed/source", name="unnamed", kind="unnamed", known=False)


def speaker_of(text: QuotedText, source: Source | None, speakers: Speakers, reporting: Reporting) -> Actor | None:
    """The actor behind a source; an unnamed one where nobody is named; None for a pronoun that cannot be resolved."""
    if source is None:
        return NOBODY
    token = text.doc[source.denotes]
    actor = (speakers.actor_of(text.doc[source.head]) if source.denotes != source.head else None) or speakers.actor_of(token)
    if actor is not None and not (actor.kind == "media" and token.pos_ == "NOUN" and token.lower_ in reporting.messages):
        return actor  # "press" in "press release" is no medium
    if token.pos_ == "PRON" and token.lower_ not in reporting.people:
        return None
    return unnamed(text, source, token, reporting)


def unnamed(text: QuotedText, source: Source, token: Token, reporting: Reporting) -> Actor:
    """A source that the text does not name, under its own words; a document is one where the noun says so."""
    words = [t.text for t in text.doc[source.first : source.last] if t.pos_ != "DET"][:8]
    kind = token.lemma_.lower()
    if token.lower_ in reporting.documents and token.lower_ not in reporting.people:
        return Actor(id=f"document/{kind}", name=" ".join(words), kind="document", known=False)
    return Actor(id=f"unnamed/{kind}", name="unnamed " + " ".join(words), kind="unnamed", known=False)
