"""Find who speaks: the actor that a source denotes."""

from __future__ import annotations

from hearsay.extract.quoted_text import QuotedText, is_time
from hearsay.extract.reporting import Reporting
from hearsay.extract.source_phrase import Source
from hearsay.extract.sources import Speakers
from hearsay.knowledge.words import slug
from hearsay.language.words import Token
from hearsay.records import Actor

LONGEST = 8
"""How many words of a source without a name are kept."""
SHORT = 7
"""Where a name that opens a source ends at the latest."""
NOBODY = Actor(id="unnamed/source", name="unnamed", kind="unnamed", known=False)


def speaker_of(text: QuotedText, source: Source | None, speakers: Speakers, reporting: Reporting) -> Actor | None:
    """The actor behind a source; an unnamed one where nobody is named; None for a pronoun that cannot be resolved."""
    if source is None:
        return NOBODY
    token = text.doc[source.denotes]
    group = next((t for t in text.doc[source.first : source.last] if t.lower_ == "whom"), None)
    if group is not None and (members := speakers.actor_of(group)) is not None:
        return members  # "critics, many of whom said"
    actor = (
        _one_with_apposition(text, source, speakers)
        or (speakers.actor_of(text.doc[source.head]) if source.denotes != source.head else None)
        or speakers.actor_of(token)
    )
    if actor is not None and not (actor.kind == "media" and token.pos_ == "NOUN" and token.lower_ in reporting.messages):
        return actor  # "press" in "press release" is no medium
    if token.pos_ == "PRON" and token.lower_ not in reporting.people:
        return NOBODY if token.lower_ == "those" else None  # "those who fear that X"
    return unnamed(text, source, token, reporting)


def _one_with_apposition(text: QuotedText, source: Source, speakers: Speakers) -> Actor | None:
    """ "Smith, the state's heritage official": who is named before the comma, where the parser took what explains for the head."""
    comma = next((i for i in range(source.first + 1, min(source.head, source.first + SHORT)) if text.words[i] == ","), None)
    if comma is None or text.doc[source.head].pos_ != "NOUN" or text.doc[comma - 1].pos_ != "PROPN":
        return None
    named = speakers.actor_of(text.doc[comma - 1])
    own = speakers.actor_of(text.doc[source.head])
    return named if named is not None and named.kind == "person" and (own is None or own.kind == "unnamed") else None


def unnamed(text: QuotedText, source: Source, token: Token, reporting: Reporting) -> Actor:
    """A source that the text does not name, under its own words; a document is one where the noun says so."""
    comma = next((i for i in range(token.i, source.last) if text.words[i] == ","), source.last)
    words = [t.text for t in text.doc[source.first : comma] if t.pos_ != "DET"][:LONGEST]
    kind = token.lemma_.lower()
    if token.pos_ == "PROPN" and (named := named_by_source(text, source, token)) is not None:
        return named
    if token.lower_ in reporting.documents and token.lower_ not in reporting.people:
        return Actor(id=f"document/{kind}", name=" ".join(words), kind="document", known=False)
    return Actor(id=f"unnamed/{kind}", name="unnamed " + " ".join(words).removeprefix("unnamed "), kind="unnamed", known=False)


def named_by_source(text: QuotedText, source: Source, token: Token) -> Actor | None:
    """A name that nothing else told from other words: a person of two and more words, or a body of capitals alone."""
    first = last = token.i
    while first > source.first and text.doc[first - 1].text[0].isupper():
        first -= 1
    while last + 1 < source.last and text.doc[last + 1].text[0].isupper():
        last += 1
    words = [t.text for t in text.doc[first : last + 1]]
    name = " ".join(words)
    if len(words) == 1 and name.isupper() and len(name) > 2:
        return Actor(id="org/" + slug(name), name=name, kind="organisation", known=False)
    if not all(word[0].isupper() for word in words) or is_time(token) or token.ent_type_ == "PLACE":
        return None
    return Actor(id="person/" + slug(name), name=name, kind="person", known=False)
