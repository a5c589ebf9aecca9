"""Whether the words around a known name let it be one of a place: not a person, a body, a common word or a part of a longer name."""

from __future__ import annotations

from hearsay.annotate.toponym import NAME_PARTS, Named, Toponym, case_of, longest
from hearsay.knowledge.geography import Place, key_of
from hearsay.knowledge.places import PlaceKnowledge
from hearsay.language.words import Doc

LARGE = 300_000
TOWN = 15_000
CITY = 100_000
"""People of a city that may be meant by its name alone; a smaller one than ``TOWN`` needs words around it that say so."""

DATELINE_ENDS = frozenset({"(", "-", "–", "—", ":", ",", "/"})
WELL_KNOWN = frozenset({"country", "region", "continent", "area", "sea", "strait"})
LARGER = frozenset({"country", "region", "area", "island"})
COMMON = frozenset({"VERB", "AUX", "ADP", "PRON", "DET", "ADV", "CCONJ", "SCONJ", "PART", "INTJ", "NUM", "PUNCT", "SYM"})
ACRONYM = 5
"""Letters of a word in capitals that is more likely a body than a city."""

BODY_WORDS = 5
"""How far behind a name the noun of the body may stand that it is a part of ("the California Department of ...")."""


def is_place(doc: Doc, toponym: Toponym, named: Named, knowledge: PlaceKnowledge) -> bool:
    """Whether the words around a name let it be one of a place. Sets ``sure``."""
    first = doc[toponym.first]
    if toponym.key in knowledge.never:
        return False
    if is_dateline(doc, toponym):
        toponym.sure = True
        return True
    case = case_of(toponym, knowledge)
    told = is_described(toponym, knowledge) or is_held(doc, toponym, knowledge)
    toponym.sure = told or first.ent_type_ == "PLACE" or case in knowledge.locative or is_well_known(toponym)
    if is_part_of_person(doc, toponym, named, case, told, knowledge) or is_part_of_body(doc, toponym, named, case, told, knowledge):
        return False
    if goes_on(doc, toponym, named, knowledge) or not is_written_in_full(doc, toponym, knowledge):
        return False
    if toponym.last - toponym.first == 1 and first.pos_ in COMMON and not (told or case in knowledge.strictly_locative):
        return False
    if toponym.key in knowledge.doubtful and not is_well_known(toponym):
        return told or (case in knowledge.locative and first.ent_type_ == "PLACE")
    if is_small(toponym):
        toponym.tentative = not told and first.ent_type_ != "PLACE"
        return not toponym.tentative or case in knowledge.locative
    if toponym.sure or is_large(toponym):
        return True
    return first.pos_ == "PROPN" and first.ent_type_ != "PERSON" and (first.ent_type_ != "ORG" or is_listed(toponym))


def is_described(toponym: Toponym, knowledge: PlaceKnowledge) -> bool:
    """ "the town of Lyman", "the Anhui province"."""
    head = toponym.head
    return head.head.lower_ in knowledge.features and (head.dep_ == "compound" or (head.dep_ == "nmod" and head.i > head.head.i))


def is_held(doc: Doc, toponym: Toponym, knowledge: PlaceKnowledge) -> bool:
    """ "Marion, Ohio": the name behind the comma holds a place of this name. Countries in a row are a list."""
    if toponym.last + 1 >= len(doc) or doc[toponym.last].text != "," or not doc[toponym.last + 1].text[0].isupper():
        return False
    match = longest(doc, toponym.last + 1, knowledge)
    if match is None or toponym.country is not None:
        return False
    return any(larger.kind in LARGER and knowledge.gazetteer.holds(larger, place) for larger in match[2] for place in toponym.places)


def is_dateline(doc: Doc, toponym: Toponym) -> bool:
    """ "TORONTO (AP) - ", "NEW DELHI: ": capitals at the beginning of a paragraph."""
    if not doc[toponym.first].is_sent_start or toponym.last >= len(doc):
        return False
    words = doc.span(toponym.first, toponym.last).text
    return words.isupper() and len(words) > 3 and doc[toponym.last].text in DATELINE_ENDS


def is_well_known(toponym: Toponym) -> bool:
    """A country, a region or a sea of the tables."""
    return bool(toponym.places) and toponym.places[0].kind in WELL_KNOWN


def is_listed(toponym: Toponym) -> bool:
    """A place of the tables of this project."""
    return any(is_own(place) for place in toponym.places)


def is_own(place: Place) -> bool:
    """Whether it is a row of the tables of this project, not a city of GeoNames."""
    return place.id.startswith("hearsay:")


def is_large(toponym: Toponym) -> bool:
    """A great city by its own name, which is seldom anything else."""
    return any(place.population > LARGE and not place.other_name for place in toponym.places)


def is_small(toponym: Toponym) -> bool:
    """Only towns have this name, or cities that are better known by another."""
    return not any(is_own(p) or p.population >= (CITY if p.other_name else TOWN) for p in toponym.places)


def is_written_in_full(doc: Doc, toponym: Toponym, knowledge: PlaceKnowledge) -> bool:
    """False for a word that is a place only in capitals ("Us", "Act") or, with its point, as an abbreviation ("Mass", "Miss")."""
    token, key = doc[toponym.first], toponym.key
    if toponym.last - toponym.first > 1:
        return True
    if key in knowledge.gazetteer.acronyms:
        return token.text.isupper()
    if token.text.isupper() and 1 < len(token) <= ACRONYM and not is_listed(toponym):
        return any(place.population >= CITY for place in toponym.places)
    return key not in knowledge.gazetteer.abbreviations or is_abbreviation(doc, toponym)


def is_abbreviation(doc: Doc, toponym: Toponym) -> bool:
    """ "N.J.", ", Mass." or "(D-Mass.)" but not "Mass": with its point, and not at the beginning of a sentence."""
    token = doc[toponym.first]
    if token.text.count(".") > 1:
        return True
    point = token.text.endswith(".") or (toponym.last < len(doc) and doc[toponym.last].text == ".")
    return token.i > 0 and point and doc[token.i - 1].text in (",", "(", "-")


def is_part_of_person(doc: Doc, toponym: Toponym, named: Named, case: str, told: bool, knowledge: PlaceKnowledge) -> bool:
    """ "Paris Hilton", "Jack London", "Mr Lincoln"; not a name of which only the parser thought that it is a person's."""
    mention = named.persons.get(toponym.first) or named.persons.get(toponym.last - 1)
    if mention is None:
        return False
    if mention.actor.known:
        return True
    if mention.last - mention.first > toponym.last - toponym.first:
        return mention.first != toponym.first or not leads_to_body(doc, toponym.last, knowledge)
    if told or doc[toponym.first].ent_type_ == "PLACE" or is_well_known(toponym) or is_in_company(toponym):
        return False
    return not (case in knowledge.locative or is_large(toponym))


def is_in_company(toponym: Toponym) -> bool:
    """ "in Moonbi, Parkes and Wyong": coordinated with the name of a place."""
    return toponym.head.dep_ == "conj" and toponym.head.head.ent_type_ == "PLACE"


def is_part_of_body(doc: Doc, toponym: Toponym, named: Named, case: str, told: bool, knowledge: PlaceKnowledge) -> bool:
    """ "Bank of America", "Manchester United": the name of a body is longer. The White House is a place, too, and so is "in Brussels".

    The public bodies of a place name it ("the California Department of Health", "the Communist Party of Vietnam").
    """
    mention = named.bodies.get(toponym.first) or named.bodies.get(toponym.last - 1)
    if mention is None:
        return False
    if mention.last - mention.first > toponym.last - toponym.first:
        if toponym.first == mention.first and leads_to_body(doc, toponym.last, knowledge):
            return False
        if doc[toponym.first - 1].lower_ in ("of", "the") and toponym.last == mention.last and not mention.actor.known:
            return not ((is_well_known(toponym) and toponym.key == key_of(toponym.places[0].name)) or is_large(toponym))
        rest = [*doc[mention.first : toponym.first], *doc[toponym.last : mention.last]]
        return any(token.text[0].isupper() for token in rest)  # "the UK government" is no longer name
    if not mention.actor.known or told or case in knowledge.strictly_locative:
        return False
    return not is_listed(toponym)


def leads_to_body(doc: Doc, at: int, knowledge: PlaceKnowledge) -> bool:
    """Whether the capitalised words from here go on to a noun of public bodies or offices ("Police", "Department", "Governor")."""
    for token in doc[at : at + BODY_WORDS]:
        if token.is_sent_start or not token.text[0].isupper():
            return False
        if token.text in knowledge.public_bodies or token.text in knowledge.people_behind:
            return True
    return False


def goes_on(doc: Doc, toponym: Toponym, named: Named, knowledge: PlaceKnowledge) -> bool:
    """Whether the name is only a part of a longer one ("London Bridge", "Lake Victoria", "Berlin Wall")."""
    if toponym.first and not doc[toponym.first].is_sent_start and begins_before(doc, toponym, knowledge):
        return True
    after = doc[toponym.last] if toponym.last < len(doc) and not doc[toponym.last].is_sent_start else None
    if after is None or not after.text[0].isupper():
        return False
    if after.text in knowledge.other_behind:
        return True
    inside = range(toponym.first, toponym.last)
    if leads_to_body(doc, after.i, knowledge):
        return False
    if after.pos_ == "PROPN" and after.head.i in inside and after.dep_ in ("flat", "flat:name"):
        return True
    if after.pos_ != "PROPN" or any(i in named.persons for i in range(after.i, min(after.i + 3, len(doc)))):
        return False
    return (after.head.i in inside and after.dep_ in NAME_PARTS) or (toponym.head.head == after and toponym.head.dep_ in NAME_PARTS)


def begins_before(doc: Doc, toponym: Toponym, knowledge: PlaceKnowledge) -> bool:
    """Whether the word before belongs to the name ("Fort Benton", "Baden-Baden", "Jean Nouvel")."""
    before = doc[toponym.first - 1]
    if before.text == "-":
        if before.whitespace_ or before.i == 0 or doc[before.i - 1].whitespace_ or not doc[before.i - 1].text[0].isupper():
            return False
        return not knowledge.gazetteer.find(key_of(doc[before.i - 1].text))  # "the India-Pakistan border"
    if not before.text[0].isupper():
        return False
    if before.text in knowledge.parts_before:
        return True
    if before.pos_ != "PROPN" or knowledge.gazetteer.find(key_of(before.text)):
        return False
    inside = range(toponym.first, toponym.last)
    return (before.head.i in inside and before.dep_ in NAME_PARTS) or (toponym.head.head == before and toponym.head.dep_ in NAME_PARTS)
