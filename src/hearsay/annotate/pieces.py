"""What neighbouring pieces of names make together: institutions with their state, roles with their owner, persons with titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hearsay.annotate.names import Segment, Words
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.words import slug
from hearsay.language.words import Doc
from hearsay.records import Actor

DOMAIN = 5
"""The most words that tell what a role is for, with the preposition."""
DOMAIN_WORDS = frozenset({"NOUN", "ADJ", "CCONJ"})
EMBASSY = "gov.embassy"
POSSESSIVE = frozenset({"'s", "'"})
SKIPPED_BEFORE_ROLE = frozenset({"ADJ", "NUM"})
FORMER = frozenset({"former", "ex", "ex-", "then", "late", "outgoing", "previous"})
ROLE_LINKS = frozenset({"of", "for", "to", "at", "in"})


def compose(doc: Doc, words: Words, segments: Sequence[Segment], actors: ActorKnowledge) -> list[Segment]:
    """Segments that stand for actors or role holders: institutions with their state, roles with their owner, persons with titles."""
    pieces = _institutions(doc, words, list(segments), actors)
    pieces = [_with_owner(doc, words, pieces, k) if piece.shape == "role" else piece for k, piece in enumerate(pieces)]
    return _persons(doc, words, pieces)


def _adjacent_left(doc: Doc, words: Words, pieces: list[Segment], k: int) -> Segment | None:
    """The place, demonym or organisation right before piece ``k``; a possessive and adjectives may stand between."""
    if k == 0:
        return None
    left, at = pieces[k - 1], pieces[k].first - 1
    if not words.is_one_line(left.last - 1, pieces[k].last):
        return None
    while at >= left.last and (doc[at].pos_ in SKIPPED_BEFORE_ROLE or words.plain[at] in POSSESSIVE or words.plain[at] == "-"):
        at -= 1
    if at != left.last - 1 or left.shape not in ("place", "demonym", "organisation", "person") or left.actor is None:
        return None
    return left


def _linked_right(words: Words, pieces: list[Segment], k: int) -> Segment | None:
    """The place or organisation that "of", "for" or "to" hangs on piece ``k``."""
    if k + 1 == len(pieces):
        return None
    piece, right = pieces[k], pieces[k + 1]
    at = piece.last
    if at >= right.first or words.lower[at] not in ROLE_LINKS:
        return None
    at += 1
    if at < right.first and words.lower[at] == "the":
        at += 1
    if right.shape == "place" and words.plain[right.last : right.last + 1] == ["'s"] and k + 2 < len(pieces):
        body = pieces[k + 2]  # "the head of Ukraine's navy"
        if body.first == right.last + 1 and body.shape == "organisation" and body.actor is not None:
            return body
    if at != right.first or right.shape not in ("place", "organisation") or right.actor is None:
        return None
    return right


def _institutions(doc: Doc, words: Words, pieces: list[Segment], actors: ActorKnowledge) -> list[Segment]:
    """Give "ministry", "army" ... the state they belong to.

    A name that a table gives to one state ("Supreme Court") is another state's where that stands beside it or stood beside it before.
    """
    owners: dict[tuple[str, ...], Actor] = {}
    embassies: dict[str, Actor] = {}
    for k, piece in enumerate(pieces):
        suffix = piece.role or _general_term(words, piece, actors)
        if piece.shape != "organisation" or not suffix or (piece.role and piece.actor is not None):
            continue
        left = _adjacent_left(doc, words, pieces, k)
        right = None if left else _linked_right(words, pieces, k)
        owner = (left or right).actor if left or right else None  # type: ignore[union-attr]
        if owner is not None and owner.kind == "person":  # "Olaf Scholz's government"
            owner = actors.actors.get(actors.persons[owner.id].country)
        if piece.actor is not None:
            owner = owner or owners.get(tuple(words.lower[piece.first : piece.last]))
            if owner is None or piece.actor.id.partition(".")[0] == owner.id:
                continue
        if owner is None or owner.kind != "state":
            continue
        owners[tuple(words.lower[piece.first : piece.last])] = owner
        actor = actors.institution(owner.id, suffix)
        if suffix == EMBASSY:
            embassies[owner.id] = actor = _embassy(doc, words, piece.last, actor) or embassies.get(owner.id) or actor
        pieces[k] = replace(piece, actor=actor, rule="names:institution of state")
    return pieces


def _embassy(doc: Doc, words: Words, at: int, embassy: Actor) -> Actor | None:
    """ "the Russian Embassy in London": one of several of a state, told by its town."""
    last = at + 1
    while last < len(doc) and last < at + 4 and words.plain[last][0].isupper() and doc[last].pos_ == "PROPN":
        last += 1
    if last == at + 1 or words.lower[at] != "in" or not words.is_one_line(at - 1, last):
        return None
    town = doc.span(at + 1, last).text
    return embassy.model_copy(update={"id": f"{embassy.id}.{slug(town)}", "name": f"{embassy.name} in {town}"})


def _general_term(words: Words, piece: Segment, actors: ActorKnowledge) -> str:
    """The institution that any state may have by this name, or nothing."""
    if piece.shape != "organisation" or piece.actor is None or piece.actor.kind not in ("government", "military"):
        return ""
    found = actors.terms.match(words.lower, piece.first)
    return found[1][0].value if found and found[0] == piece.last and found[1][0].sort == "institution" else ""


def _with_owner(doc: Doc, words: Words, pieces: list[Segment], k: int) -> Segment:
    piece = pieces[k]
    former = any(words.lower[i] in FORMER for i in range(max(0, piece.first - 3), piece.first))
    left = _adjacent_left(doc, words, pieces, k)
    owner = left if left and left.shape != "person" else _linked_right(words, pieces, k)
    return replace(piece, owner=owner.actor.id if owner and owner.actor else piece.owner, former=former)


def _persons(doc: Doc, words: Words, pieces: list[Segment]) -> list[Segment]:
    """Titles and roles before a name, and appositions behind it, become part of the person."""
    made: list[Segment] = []
    taken: set[int] = set()
    for k, piece in enumerate(pieces):
        if piece.shape == "title":
            continue
        wide_first, wide_last = piece.first, piece.last
        before = _title_before(pieces, k)
        if (
            before
            and piece.shape in ("unknown", "organisation", "person")
            and (piece.actor is None or piece.actor.kind == "person")
            and not piece.role
        ):
            piece, wide_first = replace(piece, shape="person", gender=piece.gender or before.gender, noun=before.noun), before.first
        named = piece.shape in ("person", "unknown") or _may_be_person(doc, piece)
        role = _role_before(doc, words, pieces, k) if named else None
        if role is not None:
            wide_first = role.first
        elif piece.shape == "person":
            role = _role_behind(doc, words, pieces, k)
            wide_last = role.last if role else piece.last
        if role is not None and not role.plural:
            noun = next(
                (words.lower[i] for i in range(role.first, role.last) if words.lower[i + 1 : i + 2] == ["of"]), words.lower[role.last - 1]
            )
            piece = replace(piece, shape="person", role=role.role, owner=role.owner, former=role.former, noun=noun)
            taken.add(role.first)
        if piece.shape == "person":
            piece = replace(piece, wide_first=wide_first, wide_last=wide_last)
        made.append(piece)
    return [piece for piece in made if piece.shape != "role" or piece.first not in taken]


def _may_be_person(doc: Doc, piece: Segment) -> bool:
    """ "President Boone Holm": an unknown name that was taken for a body, of two or three words."""
    plain = piece.shape == "organisation" and piece.actor is None and not piece.role and piece.last - piece.first in (2, 3)
    return plain and doc[piece.first - 1].text != "," and all(t.is_title and t.is_alpha for t in doc[piece.first : piece.last])


def _title_before(pieces: list[Segment], k: int) -> Segment | None:
    return pieces[k - 1] if k and pieces[k - 1].shape == "title" and pieces[k - 1].last == pieces[k].first else None


def _role_before(doc: Doc, words: Words, pieces: list[Segment], k: int) -> Segment | None:
    """The role right before a name: "NATO chief Jens Stoltenberg", "the Foreign Secretary, Boris Johnson"."""
    j, at = k - 1, pieces[k].first
    if at in words.borders:
        return None
    while j >= 0 and pieces[j].shape == "title" and pieces[j].last == at:
        at, j = pieces[j].first, j - 1
    if at > 0 and words.plain[at - 1] == ",":
        at -= 1
    if j > 0 and pieces[j].shape in ("place", "organisation") and pieces[j].actor is not None and pieces[j].last == at:
        # "a spokesman for the ministry, NAME", "the president of Norway NAME": the role stands before its owner
        owner, role = pieces[j].actor, pieces[j - 1]
        return role if role.shape == "role" and owner is not None and role.owner == owner.id else None
    top = j
    while top > 0 and pieces[top].shape in ("unknown", "organisation") and pieces[top].last == (pieces[top + 1].first if top < j else at):
        top -= 1  # "the governor of the Amur Region NAME", "the chairman of the House Rivers Committee NAME": what no table holds
    if top < j and pieces[top].shape == "role":
        return pieces[top] if words.lower[pieces[top].last : pieces[top + 1].first] in (["of"], ["of", "the"]) else None
    if j < 0 or pieces[j].shape != "role" or not (pieces[j].last == at or _is_domain(doc, pieces[j].last, at)):
        return None
    return pieces[j]


def _is_domain(doc: Doc, first: int, last: int) -> bool:
    """ "vice president for public safety NAME": what the role is for, in common nouns."""
    return 2 <= last - first <= DOMAIN and doc[first].lower_ in ("of", "for") and all(t.pos_ in DOMAIN_WORDS for t in doc[first + 1 : last])


def _role_behind(doc: Doc, words: Words, pieces: list[Segment], k: int) -> Segment | None:
    """The apposition behind a name: "Annalena Baerbock, German Foreign Minister,", "Liz Truss (foreign secretary)"."""
    at = pieces[k].last
    if at in words.borders:
        return None
    if at < len(doc) and words.plain[at] in (",", "("):
        at += 1
    elif at >= len(doc) or words.lower[at] != "the":
        return None
    for piece in pieces[k + 1 : k + 4]:
        if piece.first - at > 3 or any(
            words.plain[i] in (",", ".", "(", ")") or doc[i].pos_ in ("VERB", "AUX") for i in range(at, piece.first)
        ):
            return None
        if piece.shape == "role":
            return piece
        at = piece.last
    return None
