"""Names of places in the text: which words may name one, and which of those are persons, bodies or parts of longer names instead."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from hearsay.annotate.mentioned import ActorMention, Mentions
from hearsay.annotate.sites import site_at, unknown_at
from hearsay.knowledge.geography import Place, key_of
from hearsay.knowledge.places import PlaceKnowledge

LONGEST = 7
"""Tokens of the longest name."""

LARGE = 500_000
DATELINE_ENDS = frozenset({"(", "-", "–", "—", ":", ",", "/"})
WELL_KNOWN = frozenset({"country", "region", "continent", "area", "sea", "strait"})
NAME_PARTS = frozenset({"flat", "flat:name", "compound", "nmod:desc", "goeswith"})
BODIES = frozenset({"organisation", "media", "armed_group", "igo", "document", "government", "military"})
COMMON = frozenset({"VERB", "AUX", "ADP", "PRON", "DET", "ADV", "CCONJ", "SCONJ", "PART", "INTJ", "NUM", "PUNCT", "SYM"})


@dataclass
class Toponym:
    """Tokens ``first`` to ``last`` (exclusive) that may name one of ``places``. ``head`` is the token through which it joins its sentence.

    ``sure`` says that the words around it leave no doubt that a place is meant; ``modifies`` that the name goes on behind it.
    """

    first: int
    last: int
    key: str
    places: list[Place]
    head: Token
    sure: bool = False
    demonym: bool = False
    within: list[Place] = field(default_factory=list)
    """Places that the text names as holding it ("Paris, Texas")."""

    site: bool = False
    """A name that no gazetteer has; ``places`` are then those whose name begins it ("Houston Zoo")."""

    @property
    def country(self) -> Place | None:
        """The country of this name, where it is one."""
        return next((place for place in self.places if place.kind == "country"), None)


def find_toponyms(doc: Doc, mentions: Mentions, knowledge: PlaceKnowledge) -> list[Toponym]:
    """All names of places, from left to right, without overlap."""
    named = Named.of(mentions.mentions)
    found: list[Toponym] = []
    at, size = 0, len(doc)
    while at < size:
        last = at + 1
        if doc[at].text[0].isupper():
            toponym = name_at(doc, at, knowledge) or demonym_at(doc, at, named, knowledge)
            if toponym is None or not (toponym.demonym or is_place(doc, toponym, named, knowledge)):
                last = at + 1 if toponym is None else toponym.last
                toponym = unlisted_at(doc, at, toponym, named, knowledge)
            if toponym is not None:
                found.append(toponym)
                last = toponym.last
        at = last
    return found


@dataclass(frozen=True)
class Named:
    """Mentions by name of persons and of bodies, by each of their tokens, and demonyms by their first."""

    persons: dict[int, ActorMention]
    bodies: dict[int, ActorMention]
    demonyms: dict[int, ActorMention]

    @classmethod
    def of(cls, mentions: list[ActorMention]) -> Named:
        made = cls({}, {}, {})
        for mention in mentions:
            if mention.actor.kind == "state" and mention.form == "demonym":
                made.demonyms.setdefault(mention.first, mention)
            elif mention.form == "name" and mention.actor.kind == "person":
                made.persons.update((i, mention) for i in range(mention.first, mention.last))
            elif mention.form == "name" and mention.actor.kind in BODIES:
                made.bodies.update((i, mention) for i in range(mention.first, mention.last))
        return made


def demonym_at(doc: Doc, at: int, named: Named, knowledge: PlaceKnowledge) -> Toponym | None:
    """The country of a demonym that tells whose the land is ("Russian territory", "the Polish border")."""
    mention = named.demonyms.get(at)
    if mention is None:
        return None
    country = knowledge.gazetteer.countries.get(mention.actor.id)
    noun = doc[mention.last - 1].head
    if country is None or noun.lower_ not in knowledge.territory or noun.i < mention.last:
        return None
    return Toponym(at, mention.last, key_of(country.name), [country], doc[mention.last - 1], sure=True, demonym=True)


def name_at(doc: Doc, at: int, knowledge: PlaceKnowledge) -> Toponym | None:
    """The longest known name of a place that begins here."""
    match = longest(doc, at, knowledge)
    return None if match is None else Toponym(at, match[0], match[1], match[2], head_of(doc, at, match[0]))


def unlisted_at(doc: Doc, at: int, part: Toponym | None, named: Named, knowledge: PlaceKnowledge) -> Toponym | None:
    """A site or a place that the gazetteer does not have; ``part`` is the name that it begins with, which may hold it."""
    last = site_at(doc, at, knowledge)
    site = last is not None
    if last is None and part is None:
        last = unknown_at(doc, at, named.persons, knowledge)
    if last is None or (at in named.bodies and named.bodies[at].actor.known):
        return None
    places = [place for place in part.places if place.kind == "city"] if part is not None else []
    return Toponym(at, last, key_of(doc[at:last].text), places, head_of(doc, at, last), site=site)


def is_place(doc: Doc, toponym: Toponym, named: Named, knowledge: PlaceKnowledge) -> bool:
    """Whether the words around a name let it be one of a place. Sets ``sure``, and takes "Region" and the like into the name."""
    first, key = doc[toponym.first], toponym.key
    if is_dateline(doc, toponym):
        toponym.sure = True
        return True
    case = case_of(toponym, knowledge)
    described = is_described(toponym, knowledge)
    toponym.sure = first.ent_type_ == "PLACE" or case in knowledge.locative or described or is_well_known(toponym)
    if is_part_of_person(doc, toponym, named, case, knowledge) or is_part_of_body(doc, toponym, named, case, knowledge):
        return False
    if goes_on(doc, toponym, named, knowledge):
        return False
    if toponym.last - toponym.first == 1 and (first.pos_ in COMMON or not is_written_in_full(doc, toponym, knowledge)):
        return False
    if key in knowledge.doubtful and not is_well_known(toponym):
        return case in knowledge.locative and first.ent_type_ == "PLACE"
    if toponym.sure or is_large(toponym):
        return True
    listed = any(place.id.startswith("hearsay:") for place in toponym.places)
    return first.pos_ == "PROPN" and first.ent_type_ != "PERSON" and (first.ent_type_ != "ORG" or listed)


def is_described(toponym: Toponym, knowledge: PlaceKnowledge) -> bool:
    """ "the town of Lyman", "the Anhui province"."""
    head = toponym.head
    return head.head.lower_ in knowledge.features and (head.dep_ == "compound" or (head.dep_ == "nmod" and head.i > head.head.i))


def is_dateline(doc: Doc, toponym: Toponym) -> bool:
    """ "TORONTO (AP) - ", "NEW DELHI: ": capitals at the beginning of a paragraph."""
    if not doc[toponym.first].is_sent_start or toponym.last >= len(doc):
        return False
    words = doc[toponym.first : toponym.last].text
    return words.isupper() and len(words) > 3 and doc[toponym.last].text in DATELINE_ENDS


def is_well_known(toponym: Toponym) -> bool:
    """A country, a region or a sea of the tables."""
    return bool(toponym.places) and toponym.places[0].kind in WELL_KNOWN


def is_written_in_full(doc: Doc, toponym: Toponym, knowledge: PlaceKnowledge) -> bool:
    """False for a word that is an abbreviation only with its point ("Mass", "Miss")."""
    return toponym.key not in knowledge.gazetteer.abbreviations or is_abbreviation(doc, toponym)


def is_abbreviation(doc: Doc, toponym: Toponym) -> bool:
    """ ", Mass." or "(D-Mass.)" but not "Mass": with its point, and not at the beginning of a sentence."""
    token = doc[toponym.first]
    point = token.text.endswith(".") or (toponym.last < len(doc) and doc[toponym.last].text == ".")
    return token.i > 0 and point and doc[token.i - 1].text in (",", "(", "-")


def is_large(toponym: Toponym) -> bool:
    """A great city by its own name, which is seldom anything else."""
    return any(place.population > LARGE and not place.other_name for place in toponym.places)


def longest(doc: Doc, at: int, knowledge: PlaceKnowledge) -> tuple[int, str, list[Place]] | None:
    """End (exclusive), key and places of the longest name at this token."""
    gazetteer = knowledge.gazetteer
    key = key_of(doc[at].text)
    if not key or (key == "us" and doc[at].text == "Us") or not gazetteer.opens_name(key):
        return None
    best, joined = None, key
    for last in range(at + 1, min(at + LONGEST, len(doc)) + 1):
        if last > at + 1:
            token = doc[last - 1]
            if token.is_sent_start:
                break
            joined += key_of(token.text)
            if token.text[0].isupper() or token.lower_ in knowledge.features:
                pass
            elif len(token) <= 3:
                continue
            else:
                break
        if places := gazetteer.find(joined):
            best = last, joined, places
    return best


def head_of(doc: Doc, first: int, last: int) -> Token:
    """The token of the stretch whose head lies outside it."""
    return next((token for token in doc[first:last] if not first <= token.head.i < last or token.head == token), doc[first])


def is_part_of_person(doc: Doc, toponym: Toponym, named: Named, case: str, knowledge: PlaceKnowledge) -> bool:
    """ "Paris Hilton", "Jack London", "Mr Lincoln"; not a name of which only the parser thought that it is a person's."""
    mention = named.persons.get(toponym.first) or named.persons.get(toponym.last - 1)
    if mention is None:
        return False
    if mention.actor.known or mention.last - mention.first > toponym.last - toponym.first:
        return True
    if doc[toponym.first].ent_type_ == "PLACE" or is_well_known(toponym):
        return False
    return not (case in knowledge.strictly_locative or is_described(toponym, knowledge) or is_large(toponym))


def is_part_of_body(doc: Doc, toponym: Toponym, named: Named, case: str, knowledge: PlaceKnowledge) -> bool:
    """ "Bank of America", "Manchester United": the name of a body is longer. The White House is a place, too, and so is "in Brussels"."""
    mention = named.bodies.get(toponym.first) or named.bodies.get(toponym.last - 1)
    if mention is None:
        return False
    if mention.last - mention.first > toponym.last - toponym.first:
        rest = [*doc[mention.first : toponym.first], *doc[toponym.last : mention.last]]
        return any(token.text[0].isupper() for token in rest)  # "the UK government" is no longer name
    if not mention.actor.known or case in knowledge.strictly_locative:
        return False
    return not any(place.id.startswith("hearsay:") for place in toponym.places)


def goes_on(doc: Doc, toponym: Toponym, named: Named, knowledge: PlaceKnowledge) -> bool:
    """Whether the name is only a part of a longer one ("London Bridge", "Lake Victoria", "Berlin Wall").

    Takes "Region" and the like behind it into the name, for they leave it a place of its kind.
    """
    if toponym.first and not doc[toponym.first].is_sent_start and begins_before(doc, toponym, knowledge):
        return True
    after = doc[toponym.last] if toponym.last < len(doc) and not doc[toponym.last].is_sent_start else None
    if after is None or not after.text[0].isupper():
        return False
    if after.text in knowledge.region_behind or after.text in knowledge.county_behind:
        regions = [place for place in toponym.places if place.kind == "region"]
        if regions or after.text in knowledge.county_behind:
            toponym.places = regions
        toponym.last += 1
        return False
    if after.text in knowledge.other_behind:
        return True
    inside = range(toponym.first, toponym.last)
    if after.pos_ == "PROPN" and after.head.i in inside and after.dep_ in ("flat", "flat:name"):
        return True
    if (
        after.pos_ != "PROPN"
        or after.text in knowledge.people_behind
        or any(i in named.persons for i in range(after.i, min(after.i + 3, len(doc))))
    ):
        return False
    return (after.head.i in inside and after.dep_ in NAME_PARTS) or (toponym.head.head == after and toponym.head.dep_ in NAME_PARTS)


def begins_before(doc: Doc, toponym: Toponym, knowledge: PlaceKnowledge) -> bool:
    """Whether the word before belongs to the name ("Fort Benton", "Baden-Baden", "Jean Nouvel")."""
    before = doc[toponym.first - 1]
    if before.text == "-":
        return not before.whitespace_ and before.i > 0 and doc[before.i - 1].text[0].isupper() and not doc[before.i - 1].whitespace_
    if not before.text[0].isupper():
        return False
    if before.text in knowledge.parts_before:
        return True
    if before.pos_ != "PROPN" or knowledge.gazetteer.find(key_of(before.text)):
        return False
    inside = range(toponym.first, toponym.last)
    return (before.head.i in inside and before.dep_ in NAME_PARTS) or (toponym.head.head == before and toponym.head.dep_ in NAME_PARTS)


def case_of(toponym: Toponym, knowledge: PlaceKnowledge) -> str:
    """The preposition that governs a name ("in Lviv"), also through a common noun ("near the town of Yelnya"), or nothing."""
    for token in (toponym.head, toponym.head.head):
        found = [child.lower_ for child in token.children if child.dep_ == "case" and child.i < toponym.first]
        if found and found != ["of"]:
            return found[0]
        if token.lower_ not in knowledge.features and token.dep_ not in NAME_PARTS and "of" not in found:
            return ""
    return ""
