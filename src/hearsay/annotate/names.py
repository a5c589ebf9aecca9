"""Names in the text: words of the tables and runs of proper nouns.

``segments_of`` cuts the text into known and unknown pieces; ``pieces.compose`` puts neighbouring pieces together: "US Secretary of State
Antony Blinken" is one person with a role, "Ukraine's defence ministry" one institution of one state.
"""

from __future__ import annotations

from dataclasses import dataclass

from hearsay.annotate.name_borders import begins_person, name_follows, person_behind_state
from hearsay.annotate.shapes import Shape, shape_of
from hearsay.knowledge.actors import ActorKnowledge, Entry
from hearsay.knowledge.words import folded
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.words import Doc
from hearsay.records import Actor

ADJECTIVAL_RANKS = frozenset({"major", "general", "private", "corporal", "chief"})
TITLES = frozenset({"title", "heading"})
SENTENCE_ENDS = frozenset(".!?:;,\"'\u201d)")
ARTICLES = frozenset({"a", "an", "the", "one", "another", "some", "many"})
LINKS = frozenset({"of", "for", "on"})
"""Before what a body is there for: "Institute for Peace", "Center on Rivers"."""
JOINING = frozenset({"and", "&"})
MISREAD_NAME = frozenset({"ADJ", "NOUN", "X", "VERB"})


UNKNOWN = "names:unknown"
"""The rule of runs of proper nouns that no table holds."""


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
    title: list[bool]
    """Whether the token stands in such a line that is a title or heading: its capitals teach no names."""
    borders: frozenset[int]
    """First tokens of paragraphs: no name runs across them."""

    @classmethod
    def of(cls, reading: ArticleDoc) -> Words:
        doc = reading.doc
        plain = [folded(token.text) for token in doc]
        headline: list[bool] = []
        for sentence in doc.sents:
            initials = [plain[i][0].isupper() for i in range(sentence.start, sentence.end) if plain[i][0].isalpha()]
            headline += [sum(initials) > 0.5 * len(initials)] * (sentence.end - sentence.start)
        title = [False] * len(plain)
        for p in reading.paragraphs:
            if p.last > p.first and (p.kind in TITLES or plain[p.last - 1] not in SENTENCE_ENDS):
                title[p.first : p.last] = headline[p.first : p.last]
        return cls(plain, [word.lower() for word in plain], headline, title, frozenset(p.first for p in reading.paragraphs))

    def is_one_line(self, first: int, last: int) -> bool:
        """Whether tokens ``first`` to ``last`` (exclusive) stand in one paragraph."""
        return all(i not in self.borders for i in range(first + 1, last))


def segments_of(doc: Doc, words: Words, actors: ActorKnowledge) -> list[Segment]:
    """Known words and runs of proper nouns, from left to right, without overlap."""
    found: list[Segment] = []
    at, size = 0, len(doc)
    while at < size:
        segment = _vessel(doc, words, at, actors) or _known(doc, words, at, actors) or _unknown(doc, words, at, actors)
        if segment is None:
            at += 1
            continue
        if segment.shape in ("title", "role") and _is_surname_here(words, found, segment):
            segment = Segment(at, at + 1, "person", rule=UNKNOWN)
        found.append(segment)
        at = segment.last
    return found


def _is_surname_here(words: Words, found: list[Segment], title: Segment) -> bool:
    """ "Mr. King said": a title or role right behind a title is the name, where none follows."""
    behind = bool(found) and found[-1].shape == "title" and found[-1].last == title.first
    alone = title.last == title.first + 1 < len(words.plain) and not words.plain[title.last][0].isupper()
    has_object = words.lower[title.last : title.last + 1] == ["of"]  # "General Secretary of the party"
    return behind and alone and not has_object and words.plain[title.first][0].isupper()


def _vessel(doc: Doc, words: Words, at: int, actors: ActorKnowledge) -> Segment | None:
    """ "USS Cole", "the tanker Delta Queen": a thing, whatever its name."""
    nouns = actors.nouns
    if not words.plain[at][0].isupper() or words.title[at]:
        return None
    first = at
    if words.plain[at] in nouns.vessel_prefixes:
        first = at + 1
    elif words.plain[at + 1 : at + 2] == ["/"] and "".join(words.plain[at : at + 3]) in nouns.vessel_prefixes:
        first = at + 3
    elif not at or words.lower[at - 1] not in nouns.vessels or doc[at].pos_ != "PROPN" or actors.names.match(words.plain, at):
        return None
    last = first
    while last < len(doc) and last < first + 4 and words.plain[last][0].isupper() and words.is_one_line(at, last + 1):
        last += 1
    return Segment(at, last, "thing", rule="names:vessel") if last > first else None


def _known(doc: Doc, words: Words, at: int, actors: ActorKnowledge) -> Segment | None:
    named = actors.names.match(words.plain, at) or _small_title(doc, words, at, actors)
    term = actors.terms.match(words.lower, at)
    if named and not words.is_one_line(at, named[0]):
        named = None
    if term and not words.is_one_line(at, term[0]):
        term = None
    if term and named and (term[0] > named[0] or (term[0] == named[0] and named[1][0].sort == "title")):
        named = None
    if named and _is_name_here(doc, at, named, actors):
        return _of_entry(at, named[0], named[1][0])
    if term and (term[0] - at > 1 or doc[at].pos_ in ("NOUN", "PROPN", "ADJ")):
        return _of_entry(at, term[0], term[1][0])
    return None


def _small_title(doc: Doc, words: Words, at: int, actors: ActorKnowledge) -> tuple[int, list[Entry]] | None:
    """ "the retired admiral Cem Holm": a rank in small letters right before a full name, also where the tagger sees an adjective in it."""
    if at + 2 >= len(doc) or not words.plain[at].islower() or len(words.plain[at]) < 4 or words.plain[at] in ADJECTIVAL_RANKS:
        return None
    if not all(doc[i].pos_ == "PROPN" and words.plain[i].istitle() and words.is_one_line(at, i + 1) for i in (at + 1, at + 2)):
        return None
    found = actors.names.match([words.plain[at].capitalize()], 0)
    return (at + 1, found[1]) if found is not None and found[1][0].sort == "title" else None


def _is_name_here(doc: Doc, at: int, named: tuple[int, list[Entry]], actors: ActorKnowledge) -> bool:
    """Whether a word of the tables is that name at this place, and not a common word or a part of an unknown name."""
    end, entries = named
    first = doc[at]
    if end - at > 1:
        return True
    if entries[0].sort == "person" and _is_given_name(doc, at, actors):
        return False
    if entries[0].sort in ("person", "title") or (len(first) <= 2 and first.text != "US"):
        return first.pos_ in ("PROPN", "NOUN") or (entries[0].sort == "title" and end < len(doc) and doc[end].pos_ == "PROPN")
    if entries[0].sort in ("adjective", "people"):
        return True
    if first.pos_ in ("PROPN", "ADJ", "NOUN", "X"):
        return not _continues_person(doc, at, actors)
    return first.text.isupper() or first.ent_type_ != ""


def _is_given_name(doc: Doc, at: int, actors: ActorKnowledge) -> bool:
    """ "Prof. Francis Holm", "Professor Francis": a given name by which the tables know somebody is here another's."""
    if not actors.is_first_name(doc[at].text):
        return False
    before = actors.names.match([doc[at - 1].text], 0) if at else None
    return name_follows(doc, at) or (before is not None and before[1][0].sort == "title")


def _continues_person(doc: Doc, at: int, actors: ActorKnowledge) -> bool:
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
    if words.lower[at] in actors.nouns.persons and name_follows(doc, at):
        return Segment(at, at + 1, "title")  # "Activist Angela Davis"
    end = _end_of_name(doc, words, at + 1, actors)
    if end < len(doc) and words.lower[end - 1] in actors.nouns.persons and begins_person(doc, at, end, actors):
        return Segment(at, end, "title", noun=words.lower[end - 1])  # "Post Editor" before a name
    linked = _linked_end(doc, words, at, end, actors)
    if linked > end:
        return Segment(at, linked, "organisation", rule=UNKNOWN)
    if end == at + 1 and at and words.lower[at - 1] in ARTICLES and words.lower[at] in actors.nouns.persons | actors.nouns.groups:
        return None  # "a Republican", "the Department"
    if end == at + 1 and doc[at].is_sent_start and words.lower[at] in actors.nouns.persons:
        return None  # "Lawmakers said"
    if end == at + 1 and at > 1 and words.lower[at] in actors.nouns.epithets and words.lower[at - 2] in ARTICLES and doc[at - 1].is_title:
        return None  # "the Arizona Republican"
    return Segment(at, end, shape_of(doc, at, end, actors), rule=UNKNOWN)


def _linked_end(doc: Doc, words: Words, at: int, end: int, actors: ActorKnowledge) -> int:
    """Where a body's name of several parts ends ("Institute for Peace and Democracy"), or ``end`` where it has one part."""
    heads, first_end = actors.nouns.organisation_heads, end
    if doc[end - 1].text in heads and end + 1 < len(doc) and words.lower[end] in LINKS:
        rest = end + 2 if words.lower[end + 1] == "the" else end + 1
        if _is_capital(doc, words, at, rest):
            end = _end_of_object(doc, words, at, rest, actors)
    if end + 1 >= len(doc) or words.lower[end] not in JOINING or not _is_capital(doc, words, at, end + 1):
        return end
    right = _end_of_capitals(doc, words, at, end + 1)
    known = actors.names.match(words.plain, end + 1)
    if known is not None and known[0] >= right:
        return end
    group = at > 0 and words.lower[at - 1] in actors.nouns.groups - actors.nouns.plural and doc[at - 1].pos_ == "NOUN"
    two_nouns = (
        end == at + 1
        and doc[at].text not in heads
        and doc[right - 1].text in heads
        and right > end + 2
        and not _is_person_name(doc, at, actors)
    )
    inside = end > first_end and not actors.names.match(words.plain, end - 1)
    return right if words.lower[end] == "&" or group or two_nouns or inside else end


def _is_person_name(doc: Doc, at: int, actors: ActorKnowledge) -> bool:
    return doc[at].ent_type_ == "PERSON" or actors.is_first_name(doc[at].text)


def _is_capital(doc: Doc, words: Words, at: int, i: int) -> bool:
    return i < len(doc) and doc[i].is_alpha and doc[i].text[0].isupper() and words.is_one_line(at, i + 1)


def _end_of_capitals(doc: Doc, words: Words, at: int, i: int) -> int:
    while _is_capital(doc, words, at, i):
        i += 1
    return i


def _end_of_object(doc: Doc, words: Words, at: int, i: int, actors: ActorKnowledge) -> int:
    """Where the name ends that "of" brings into a body's name: before a person's name."""
    known = actors.names.match(words.plain, i)
    if known is not None and known[1][0].sort == "state" and person_behind_state(doc, at, known[0], actors):
        return known[0]
    i += 1
    while _is_capital(doc, words, at, i) and not begins_person(doc, at, i, actors):
        i += 1
    return i


def _end_of_name(doc: Doc, words: Words, at: int, actors: ActorKnowledge) -> int:
    first = at
    while at < len(doc) and _continues_name(doc, words, at, actors) and not begins_person(doc, first - 1, at, actors):
        at += 1
    while at > first and words.lower[at - 1] in actors.nouns.particles:
        at -= 1
    return at


def _opens_name(doc: Doc, words: Words, at: int, actors: ActorKnowledge) -> bool:
    token = doc[at]
    if not token.text[0].isupper() or (not token.is_alpha and "-" not in token.text and "'" not in token.text and "." not in token.text):
        return False
    if token.text in actors.nouns.not_actor_heads and name_follows(doc, at) and actors.is_first_name(doc[at + 1].text):
        return False  # "Yesterday Anna Holm said"
    if words.lower[at] in actors.nouns.peoples and not (at + 1 < len(doc) and _is_capital(doc, words, at, at + 1)):
        return False  # "Muslims", "Kurdish" name people, not a body
    if token.pos_ == "PROPN":
        return True
    if token.pos_ == "ADJ" and not token.is_sent_start and (name_follows(doc, at) or _are_capitals(doc, words, at, actors)):
        return True
    if not words.headline[at] and token.pos_ in MISREAD_NAME and token.is_title and len(token) > 1:
        # the tagger took an unknown name for a common word: "Marta Lindqvist said"
        return at + 1 < len(doc) and _is_capitalised_word(doc, words, at + 1, actors) and token.text not in actors.nouns.organisation_heads
    return bool(
        (token.ent_type_ == "PERSON" and token.pos_ in ("NOUN", "ADJ", "X")) or (actors.is_first_name(token.text) and name_follows(doc, at))
    )


def _are_capitals(doc: Doc, words: Words, at: int, actors: ActorKnowledge) -> bool:
    """ "the International Maritime Bureau": adjectives with capitals before the last word of a body's name."""
    if words.headline[at] or not doc[at].is_title:
        return False
    end = at + 1
    while end < len(doc) and end - at < 5 and doc[end].is_title and doc[end].is_alpha:
        end += 1
    return end - at > 1 and doc[end - 1].text in actors.nouns.organisation_heads


def _is_capitalised_word(doc: Doc, words: Words, at: int, actors: ActorKnowledge) -> bool:
    """A word that only a name can be: capitalised within a sentence, and of no table."""
    token = doc[at]
    if words.headline[at] or token.is_sent_start or not token.is_title or not token.is_alpha or token.pos_ not in MISREAD_NAME | {"PROPN"}:
        return False
    return words.lower[at] not in actors.nouns.persons and _known(doc, words, at, actors) is None


def _continues_name(doc: Doc, words: Words, at: int, actors: ActorKnowledge) -> bool:
    token = doc[at]
    if at in words.borders or (token.is_sent_start and doc[at - 1].is_punct):
        return False
    if words.lower[at] in actors.nouns.particles:
        return (
            at + 1 < len(doc)
            and (doc[at + 1].text[0].isupper() or words.lower[at + 1] in actors.nouns.particles or _ends_hyphened(doc, at + 1, actors))
            and not _ends_word(doc, at)
        )
    if token.is_quote or doc[at - 1].is_quote:
        return _in_nickname(doc, at)
    if _ends_hyphened(doc, at, actors):
        return True
    if not token.text[0].isupper() or token.is_punct:
        return False
    if doc[at - 1].text == "-":
        return True
    if token.pos_ != "PROPN" and token.ent_type_ not in ("PERSON", "ORG"):
        return _is_capitalised_word(doc, words, at, actors)
    return token.text in actors.nouns.organisation_heads or _known(doc, words, at, actors) is None or token.dep_ in ("flat", "flat:name")


def _ends_hyphened(doc: Doc, at: int, actors: ActorKnowledge) -> bool:
    """ "Kim Yo-jong", "Orhan-aga": a short word in small letters behind a hyphen, that modifies nothing behind it ("Moscow-based")."""
    token = doc[at]
    if doc[at - 1].text != "-" or not token.is_lower or len(token) > 6 or not token.is_alpha or token.pos_ not in ("NOUN", "PROPN", "X"):
        return False
    return token.dep_ not in ("amod", "compound", "advmod", "nmod:desc") and token.lower_ not in actors.nouns.persons | actors.nouns.groups


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
