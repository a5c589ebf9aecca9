"""Where one name ends and a person's begins in a run of capitals: "Minister of Education Marta Holm", "the Harbour Union Odd Kleppe"."""

from __future__ import annotations

from hearsay.knowledge.actors import ActorKnowledge
from hearsay.language.words import Doc

OF = frozenset({"of", "for"})


def name_follows(doc: Doc, at: int) -> bool:
    """Whether a proper noun with a capital stands behind the token."""
    return at + 1 < len(doc) and doc[at + 1].pos_ == "PROPN" and doc[at + 1].text[0].isupper()


def begins_person(doc: Doc, first: int, at: int, actors: ActorKnowledge) -> bool:
    """Whether a person's name begins at token ``at`` of a run of capitals that opens at ``first``.

    A given name and one word more begin another name behind a district's name, a calling, what a role is of, or two words that are no
    given names. Behind "chairman of the Harbour Union" or "Town Council Member" two or three words that no body has do, too.
    """
    if not name_follows(doc, at):
        return False
    nouns, before = actors.nouns, doc[at - 1]
    if not actors.is_first_name(doc[at].text):
        called = _is_calling(before.lower_, actors) and not any(actors.is_first_name(t.text) for t in doc[first:at])
        behind = called or (before.text in nouns.organisation_heads and _is_of_role(doc, first, actors))
        return behind and ends_as_person(doc, at, actors)
    if before.text in nouns.divisions or before.text in nouns.organisation_heads or before.lower_ in nouns.persons:
        return True
    if not actors.is_first_name(before.text) and _is_of_role(doc, first, actors):
        return True
    ends = at + 2 == len(doc) or not doc[at + 2].text[0].isupper()
    long = at - first > 1 and not any(actors.is_first_name(t.text) or len(t) < 3 for t in doc[first:at])
    return long and ends and doc[at + 1].text not in nouns.organisation_heads


def person_behind_state(doc: Doc, first: int, at: int, actors: ActorKnowledge) -> bool:
    """ "secretary of the Workers' Party of Norway Odd Kleppe": whether a person begins behind the state in a body's name."""
    return _is_of_role(doc, first, actors) and ends_as_person(doc, at, actors)


def ends_as_person(doc: Doc, at: int, actors: ActorKnowledge) -> bool:
    """Whether the run of capitals ends with two or three words from ``at`` on, none of which only bodies or places have."""
    end = at
    while end < len(doc) and doc[end].is_title and doc[end].is_alpha and end - at < 4:
        end += 1
    heads = actors.nouns.organisation_heads | actors.nouns.not_actor_heads
    return end - at in (2, 3) and not any(t.text in heads for t in doc[at:end])


def _is_of_role(doc: Doc, first: int, actors: ActorKnowledge) -> bool:
    """Whether the run that opens at ``first`` is what somebody is head or minister of."""
    at = first - 1
    if at > 0 and doc[at].lower_ == "the":
        at -= 1
    if at < 1 or doc[at].lower_ not in OF:
        return False
    word = doc[at - 1].lower_
    term = None if word in actors.nouns.persons else actors.terms.match([word], 0)
    return _is_calling(word, actors) or (term is not None and term[1][0].sort == "role")


def _is_calling(word: str, actors: ActorKnowledge) -> bool:
    """Whether a word in small letters is what one person is called."""
    return word in actors.nouns.persons and word not in actors.nouns.plural
