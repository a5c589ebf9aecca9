"""Names in the text: words of the tables, runs of proper nouns, and what titles, roles and institutions beside them make of them.

``segments_of`` cuts the text into known and unknown pieces; ``compose`` puts neighbouring pieces together: "US Secretary of State
Antony Blinken" is one person with a role, "Ukraine's defence ministry" one institution of one state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc

from hearsay.knowledge.actors import ActorKnowledge, Entry
from hearsay.knowledge.words import folded
from hearsay.records import Actor

Shape = Literal["region", "place", "demonym", "organisation", "person", "role", "title", "unknown"]

POSSESSIVE = frozenset({"'s", "'"})
SKIPPED_BEFORE_ROLE = frozenset({"ADJ", "NUM"})
MISREAD_NAME = frozenset({"ADJ", "NOUN", "X", "VERB"})
FORMER = frozenset({"former", "ex", "ex-", "then", "late", "outgoing", "previous"})
ROLE_LINKS = frozenset({"of", "for", "to", "at", "in"})


@dataclass(frozen=True)
class Segment:
    """Tokens ``first`` to ``last`` (exclusive) read as one piece. ``owner`` is the id of the state or organisation of a role.

    ``wide_first`` to ``wide_last`` is the stretch with the titles, the role before and the apposition behind a person's name.
    """

    first: int
    last: int
    shape: Shape
    actor: Actor | None = None
    role: str = ""
    owner: str = ""
    gender: str = ""
    plural: bool = False
    former: bool = False
    noun: str = ""
    """The common noun of the title or role beside a person's name ("general", "secretary")."""
    wide_first: int = -1
    wide_last: int = -1
    rule: str = ""


@dataclass(frozen=True)
class Words:
    """The tokens' texts in the forms that look-ups need."""

    plain: list[str]
    lower: list[str]
    headline: list[bool]
    """Whether the token stands in a sentence in which most words are capitalised, so that a capital letter tells nothing."""

    @classmethod
    def of(cls, doc: Doc) -> Words:
        plain = [folded(token.text) for token in doc]
        headline: list[bool] = []
        for sentence in doc.sents:
            initials = [plain[i][0].isupper() for i in range(sentence.start, sentence.end) if plain[i][0].isalpha()]
            headline += [sum(initials) > 0.5 * len(initials)] * (sentence.end - sentence.start)
        return cls(plain, [word.lower() for word in plain], headline)


def segments_of(doc: Doc, words: Words, actors: ActorKnowledge) -> list[Segment]:
    """Known words and runs of proper nouns, from left to right, without overlap."""
    found: list[Segment] = []
    at, size = 0, len(doc)
    while at < size:
        segment = _known(doc, words, at, actors) or _unknown(doc, words, at, actors)
        if segment is None:
            at += 1
            continue
        found.append(segment)
        at = segment.last
    return found


def _known(doc: Doc, words: Words, at: int, actors: ActorKnowledge) -> Segment | None:
    named = actors.names.match(words.plain, at)
    term = actors.terms.match(words.lower, at)
    if term and named and (term[0] > named[0] or (term[0] == named[0] and named[1][0].sort == "title")):
        named = None
    if named and _is_name_here(doc, at, named, actors):
        return _of_entry(at, named[0], named[1][0])
    if term and (term[0] - at > 1 or doc[at].pos_ in ("NOUN", "PROPN", "ADJ")):
        return _of_entry(at, term[0], term[1][0])
    return None


def _is_name_here(doc: Doc, at: int, named: tuple[int, list[Entry]], actors: ActorKnowledge) -> bool:
    """Whether a word of the tables is that name at this place, and not a common word or a part of an unknown name."""
    end, entries = named
    first = doc[at]
    if end - at > 1:
        return True
    if entries[0].sort in ("person", "title") or (len(first) <= 2 and first.text != "US"):
        return first.pos_ in ("PROPN", "NOUN") or (entries[0].sort == "title" and end < len(doc) and doc[end].pos_ == "PROPN")
    if entries[0].sort in ("adjective", "people"):
        return True
    if first.pos_ in ("PROPN", "ADJ", "NOUN", "X"):
        return not _continues_person(doc, at, end, actors)
    return first.text.isupper() or first.ent_type_ != ""


def _continues_person(doc: Doc, at: int, end: int, actors: ActorKnowledge) -> bool:
    """ "Jim Jordan", "Chelsea Clinton": the word before is a first name that no table takes for anything else."""
    return at > 0 and doc[at - 1].pos_ == "PROPN" and doc[at].dep_ in ("flat", "flat:name") and actors.is_first_name(doc[at - 1].text)


def _of_entry(first: int, last: int, entry: Entry) -> Segment:
    match entry.sort:
        case "region":
            return Segment(first, last, "region")
        case "state" | "capital":
            return Segment(first, last, "place", entry.actor, rule="names:" + entry.sort)
        case "adjective" | "people":
            return Segment(first, last, "demonym", entry.actor, plural=entry.plural, rule="names:" + entry.sort)
        case "organisation":
            return Segment(first, last, "organisation", entry.actor, rule="names:organisation")
        case "person":
            return Segment(first, last, "person", entry.actor, rule="names:person")
        case "title":
            return Segment(first, last, "title", gender=entry.value, noun=entry.of)
        case "role":
            return Segment(first, last, "role", role=entry.value, owner=entry.of, plural=entry.plural, rule="names:role")
        case _:
            return Segment(first, last, "organisation", role=entry.value, rule="names:institution")


# ---------------------------------------------------------------- runs of proper nouns


def _unknown(doc: Doc, words: Words, at: int, actors: ActorKnowledge) -> Segment | None:
    if not _opens_name(doc, words, at, actors):
        return None
    if words.lower[at] in actors.nouns.persons and _name_follows(doc, at):
        return Segment(at, at + 1, "title")  # "Activist Angela Davis"
    end = _end_of_name(doc, words, at + 1, actors)
    if doc[end - 1].text in actors.nouns.organisation_heads and end + 1 < len(doc) and words.lower[end] in ("of", "for"):
        rest = end + 2 if words.lower[end + 1] == "the" else end + 1
        if rest < len(doc) and doc[rest].pos_ == "PROPN" and doc[rest].text[0].isupper():
            return Segment(at, _end_of_name(doc, words, rest + 1, actors), "organisation", rule="names:unknown")
    return Segment(at, end, _shape(doc, at, end, actors), rule="names:unknown")


def _end_of_name(doc: Doc, words: Words, at: int, actors: ActorKnowledge) -> int:
    first = at
    while at < len(doc) and _continues_name(doc, words, at, actors):
        at += 1
    while at > first and words.lower[at - 1] in actors.nouns.particles:
        at -= 1
    return at


def _opens_name(doc: Doc, words: Words, at: int, actors: ActorKnowledge) -> bool:
    token = doc[at]
    if not token.text[0].isupper() or (not token.is_alpha and "-" not in token.text and "'" not in token.text and "." not in token.text):
        return False
    if token.pos_ == "PROPN":
        return True
    if token.pos_ == "ADJ" and not token.is_sent_start and _name_follows(doc, at):
        return True
    if not words.headline[at] and token.pos_ in MISREAD_NAME and token.is_title and len(token) > 1:
        # the tagger took an unknown name for a common word: "Marta Lindqvist said"
        return at + 1 < len(doc) and _is_capitalised_word(doc, words, at + 1, actors) and token.text not in actors.nouns.organisation_heads
    return bool(
        (token.ent_type_ == "PERSON" and token.pos_ in ("NOUN", "ADJ", "X"))
        or (actors.is_first_name(token.text) and _name_follows(doc, at))
    )


def _is_capitalised_word(doc: Doc, words: Words, at: int, actors: ActorKnowledge) -> bool:
    """A word that only a name can be: capitalised within a sentence, and of no table."""
    token = doc[at]
    if words.headline[at] or token.is_sent_start or not token.is_title or not token.is_alpha or token.pos_ not in MISREAD_NAME | {"PROPN"}:
        return False
    return words.lower[at] not in actors.nouns.persons and _known(doc, words, at, actors) is None


def _name_follows(doc: Doc, at: int) -> bool:
    return at + 1 < len(doc) and doc[at + 1].pos_ == "PROPN" and doc[at + 1].text[0].isupper()


def _continues_name(doc: Doc, words: Words, at: int, actors: ActorKnowledge) -> bool:
    token = doc[at]
    if token.is_sent_start and doc[at - 1].is_punct:
        return False
    if words.lower[at] in actors.nouns.particles:
        return (
            at + 1 < len(doc)
            and (doc[at + 1].text[0].isupper() or words.lower[at + 1] in actors.nouns.particles)
            and not _ends_word(doc, at)
        )
    if token.is_quote or doc[at - 1].is_quote:
        return _in_nickname(doc, at)
    if not token.text[0].isupper() or token.is_punct:
        return False
    if doc[at - 1].text == "-":
        return True
    if token.pos_ != "PROPN" and token.ent_type_ not in ("PERSON", "ORG"):
        return _is_capitalised_word(doc, words, at, actors)
    return token.text in actors.nouns.organisation_heads or _known(doc, words, at, actors) is None or token.dep_ in ("flat", "flat:name")


def _in_nickname(doc: Doc, at: int) -> bool:
    """John "Jack" Smith: a quoted word between words of a name."""
    marks = [i for i in range(max(0, at - 2), min(len(doc), at + 3)) if doc[i].is_quote]
    if len(marks) != 2 or marks[1] - marks[0] != 2 or not marks[0] <= at <= marks[1] + 1:
        return False
    around = (marks[0] - 1, marks[0] + 1, marks[1] + 1)
    return around[0] >= 0 and around[2] < len(doc) and all(doc[i].pos_ == "PROPN" for i in around)


def _ends_word(doc: Doc, at: int) -> bool:
    """A hyphen with a space on either side is a dash, not a part of a name."""
    return doc[at].text == "-" and (bool(doc[at].whitespace_) or bool(doc[at - 1].whitespace_))


def _shape(doc: Doc, first: int, last: int, actors: ActorKnowledge) -> Shape:
    nouns, size = actors.nouns, last - first
    if doc[last - 1].text in nouns.organisation_heads and size > 1:
        return "organisation"
    if doc[last - 1].text in nouns.not_actor_heads or doc[first].text in nouns.not_actor_heads:
        return "unknown"
    kinds = [doc[i].ent_type_ for i in range(first, last)]
    if actors.is_first_name(doc[first].text) or "PERSON" in kinds:
        return "person"
    if "ORG" in kinds or (size == 1 and doc[first].text.replace(".", "").isupper() and len(doc[first]) > 2):
        return "organisation"
    return "person" if 2 <= size <= 3 and _stands_like_a_person(doc, first, last) else "unknown"


def _stands_like_a_person(doc: Doc, first: int, last: int) -> bool:
    """ "NAME, executive director of ...," or "NAME said that ...": what persons do and places seldom."""
    if not all(token.is_alpha and token.is_title for token in doc[first:last]):
        return False
    head = next((t for t in doc[first:last] if not first <= t.head.i < last), doc[last - 1])
    if head.dep_ == "nsubj" and any(c.dep_ in ("ccomp", "parataxis") for c in head.head.children):
        return True
    return last < len(doc) and doc[last].text == "," and any(c.dep_ == "appos" and c.i > last and c.pos_ == "NOUN" for c in head.children)


# ---------------------------------------------------------------- putting pieces together


def compose(doc: Doc, words: Words, segments: Sequence[Segment], actors: ActorKnowledge) -> list[Segment]:
    """Segments that stand for actors or role holders: institutions with their state, roles with their owner, persons with titles."""
    pieces = _institutions(doc, words, list(segments), actors)
    pieces = [_with_owner(doc, words, pieces, k) if piece.shape == "role" else piece for k, piece in enumerate(pieces)]
    return _persons(doc, words, pieces, actors)


def _adjacent_left(doc: Doc, words: Words, pieces: list[Segment], k: int) -> Segment | None:
    """The place, demonym or organisation right before piece ``k``; a possessive and adjectives may stand between."""
    if k == 0:
        return None
    left, at = pieces[k - 1], pieces[k].first - 1
    while at >= left.last and (doc[at].pos_ in SKIPPED_BEFORE_ROLE or words.plain[at] in POSSESSIVE or words.plain[at] == "-"):
        at -= 1
    if at != left.last - 1 or left.shape not in ("place", "demonym", "organisation", "person") or left.actor is None:
        return None
    return left


def _linked_right(doc: Doc, words: Words, pieces: list[Segment], k: int) -> Segment | None:
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
    """Give "ministry", "army" ... the state they belong to."""
    for k, piece in enumerate(pieces):
        if piece.shape != "organisation" or piece.actor is not None or not piece.role:
            continue
        left = _adjacent_left(doc, words, pieces, k)
        right = None if left else _linked_right(doc, words, pieces, k)
        owner = (left or right).actor if left or right else None  # type: ignore[union-attr]
        if owner is not None and owner.kind == "person":  # "Olaf Scholz's government"
            owner = actors.actors.get(actors.persons[owner.id].country)
        if owner is None or owner.kind != "state":
            continue
        actor = actors.institution(owner.id, piece.role)
        pieces[k] = replace(piece, actor=actor, rule="names:institution of state")
    return pieces


def _with_owner(doc: Doc, words: Words, pieces: list[Segment], k: int) -> Segment:
    piece = pieces[k]
    former = any(words.lower[i] in FORMER for i in range(max(0, piece.first - 3), piece.first))
    left = _adjacent_left(doc, words, pieces, k)
    owner = left if left and left.shape != "person" else _linked_right(doc, words, pieces, k)
    return replace(piece, owner=owner.actor.id if owner and owner.actor else piece.owner, former=former)


def _persons(doc: Doc, words: Words, pieces: list[Segment], actors: ActorKnowledge) -> list[Segment]:
    """Titles and roles before a name, and appositions behind it, become part of the person."""
    made: list[Segment] = []
    taken: set[int] = set()
    for k, piece in enumerate(pieces):
        if piece.shape == "title":
            continue
        wide_first, wide_last = piece.first, piece.last
        before = _title_before(doc, pieces, k)
        if (
            before
            and piece.shape in ("unknown", "organisation", "person")
            and (piece.actor is None or piece.actor.kind == "person")
            and not piece.role
        ):
            piece, wide_first = replace(piece, shape="person", gender=piece.gender or before.gender, noun=before.noun), before.first
        role = _role_before(doc, words, pieces, k) if piece.shape in ("person", "unknown") else None
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


def _title_before(doc: Doc, pieces: list[Segment], k: int) -> Segment | None:
    return pieces[k - 1] if k and pieces[k - 1].shape == "title" and pieces[k - 1].last == pieces[k].first else None


def _role_before(doc: Doc, words: Words, pieces: list[Segment], k: int) -> Segment | None:
    """The role right before a name: "NATO chief Jens Stoltenberg", "the Foreign Secretary, Boris Johnson"."""
    j, at = k - 1, pieces[k].first
    while j >= 0 and pieces[j].shape == "title" and pieces[j].last == at:
        at, j = pieces[j].first, j - 1
    comma = at > 0 and words.plain[at - 1] == ","
    if comma:
        at -= 1
    if comma and j > 0 and pieces[j].shape in ("place", "organisation") and pieces[j].last == at:
        # "the secretary of state for defence, NAME", "a spokesman for the ministry, NAME": the role stands before its owner
        owner, role = pieces[j].actor, pieces[j - 1]
        return role if role.shape == "role" and owner is not None and role.owner == owner.id else None
    if j < 0 or pieces[j].shape != "role" or pieces[j].last != at:
        return None
    return pieces[j]


def _role_behind(doc: Doc, words: Words, pieces: list[Segment], k: int) -> Segment | None:
    """The apposition behind a name: "Annalena Baerbock, German Foreign Minister,", "Liz Truss (foreign secretary)"."""
    at = pieces[k].last
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
