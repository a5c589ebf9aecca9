"""The words that attribute: tables of reporting verbs, nouns and phrases, compiled once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast, get_args

from hearsay.knowledge.tables import Knowledge, Row, fault
from hearsay.records import Act

VOWELS = frozenset("aeiou")


@dataclass(frozen=True)
class Frames:
    """What a reporting verb takes as content.

    ``plain`` holds "that" (clause or quotation), "quote" (quotation only), "np", "num" (a noun phrase with a number), "inf", "ing",
    "obj_inf" (object, then infinitive), "addr" (its object may be the addressee); ``prep`` the prepositions of a prepositional content
    ("for" of "called for"); ``object_prep`` those after an object that belongs to the content ("of" of "accused X of Y"), "c" a bare
    complement ("called X Y"); ``addressee_prep`` those after an addressee ("warned X of Y"); ``prep_inf`` those before an addressee with
    an infinitive ("called on X to").
    """

    plain: frozenset[str]
    prep: frozenset[str]
    object_prep: frozenset[str]
    addressee_prep: frozenset[str]
    prep_inf: frozenset[str]

    @classmethod
    def read(cls, cell: str) -> Frames:
        codes = cell.split()

        def after(letter: str) -> frozenset[str]:
            return frozenset(code[2:] for code in codes if code.startswith(letter + ":"))

        return cls(frozenset(c for c in codes if ":" not in c), after("P"), after("O"), after("A"), after("I"))


@dataclass(frozen=True)
class ReportingVerb:
    """A reporting verb: ``tail`` are the words that must follow it ("out" of "point out"); ``kind`` is speech, belief or show."""

    verb: str
    tail: tuple[str, ...]
    act: Act
    kind: str
    frames: Frames


@dataclass(frozen=True)
class ReportingNoun:
    """A noun that attributes ("announcement that"): ``links`` are the words that may join its content to it.

    A ``sourceless`` one attributes also where the text does not say to whom ("reports of").
    """

    noun: str
    act: Act
    links: frozenset[str]
    sourceless: bool = False


def inflections(verb: str, irregular: str = "") -> set[str]:
    """The forms of an English verb: base, -s, -ing, and past forms (``irregular``, separated by blanks, or regular ones)."""
    doubled = len(verb) > 2 and verb[-1] not in "aeiouwxyh" and verb[-2] in VOWELS and verb[-3] not in VOWELS
    if verb.endswith("e"):
        stem_ing, past = verb[:-1], {verb + "d"}
    elif verb.endswith("y") and verb[-2] not in VOWELS:
        stem_ing, past = verb, {verb[:-1] + "ied"}
    else:
        stem_ing, past = verb, {verb + "ed"}
    forms = {verb, third_person(verb), stem_ing + "ing"} | (set(irregular.split()) if irregular else past)
    if doubled:
        forms |= {verb + verb[-1] + "ing", verb + verb[-1] + "ed"}
    return forms


def third_person(verb: str) -> str:
    """The form in -s of an English verb."""
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in VOWELS else verb + "s"


def singular_and_plural(noun: str) -> set[str]:
    """Both numbers of a regular English noun."""
    if noun.endswith("y") and noun[-2] not in VOWELS:
        return {noun, noun[:-1] + "ies"}
    return {noun, noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")}


def _nouns(words: list[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in singular_and_plural(word))


@dataclass(frozen=True)
class Reporting:
    """All tables of attributing words, keyed by lower-case word form.

    ``never_nouns`` are forms in -s that are verbs whatever a tagger says ("denies"); ``quoting`` are the verbs that hand somebody's words
    on ("quoted her as saying").
    """

    verbs: dict[str, list[ReportingVerb]]
    never_nouns: frozenset[str]
    nouns: dict[str, ReportingNoun]
    voiced_nouns: dict[str, ReportingNoun]
    light_verbs: frozenset[str]
    receiving_verbs: frozenset[str]
    drawing: frozenset[str]
    belief_adjectives: dict[str, Act]
    adverbs: dict[str, Act]
    adjectives: dict[str, Act]
    prepositions: dict[tuple[str, ...], Act]
    possessed: dict[tuple[str, ...], Act]
    documents: frozenset[str]
    messages: frozenset[str]
    people: frozenset[str]
    crowds: frozenset[str]
    audience: frozenset[str]
    quoting: frozenset[str]
    quoting_participles: frozenset[str]
    settings: frozenset[str]
    labels: frozenset[str]
    anybody: frozenset[str]
    unnamed: frozenset[str]
    we: frozenset[str]
    i: frozenset[str]
    narrating: frozenset[str]
    third_person: tuple[frozenset[str], ...]
    subject_pronouns: frozenset[str]
    carried_out: frozenset[str]
    with_would: frozenset[str]
    meant: frozenset[str]
    purpose: frozenset[str]
    spoken: dict[str, frozenset[str]]
    unspoken: dict[str, frozenset[str]]

    @classmethod
    def load(cls, knowledge: Knowledge) -> Reporting:
        """Read ``reporting_verbs``, ``reporting_nouns`` and ``reporting_phrases``. Raises KnowledgeError for a row without a known act."""
        phrases = knowledge.table("reporting_phrases")
        verb_rows = [_checked(row, "verb", "kind") for row in knowledge.rows("reporting_verbs")]
        irregular = {row["verb"].split()[0]: row["forms"] for row in verb_rows if "forms" in row}
        irregular |= phrases["irregular_verbs"]
        nouns = [
            ReportingNoun(row["noun"], cast(Act, row["act"]), frozenset(row["frames"].split()), "sourceless" in row)
            for row in (_checked(row, "noun") for row in knowledge.rows("reporting_nouns"))
        ]
        links = frozenset(phrases["voiced_noun_links"])
        voiced = [ReportingNoun(noun, cast(Act, act), links) for noun, act in phrases["voiced_nouns"].items()]
        return cls(
            verbs=_verbs(verb_rows, irregular),
            never_nouns=frozenset(third_person(verb) for verb in phrases["never_nouns"]["verbs"]),
            nouns={form: noun for noun in nouns for form in singular_and_plural(noun.noun)},
            voiced_nouns={form: noun for noun in voiced for form in singular_and_plural(noun.noun)},
            light_verbs=_verb_forms(phrases["light_verbs"]["verbs"], irregular),
            receiving_verbs=_verb_forms(phrases["light_verbs"]["receivers"], irregular),
            drawing=_verb_forms(phrases["light_verbs"]["drawing"], irregular),
            belief_adjectives=_acts(phrases["adjectives_of_belief"]),
            adverbs=_acts(phrases["adverbs"]),
            adjectives=_acts(phrases["adjectives"]),
            prepositions={tuple(words.split()): cast(Act, act) for words, act in phrases["prepositions"].items()},
            possessed={tuple(words.split()): cast(Act, act) for words, act in phrases["possessed"].items()},
            documents=_nouns(phrases["documents"]["nouns"]),
            messages=_nouns(phrases["documents"]["messages"]),
            people=_nouns(phrases["people"]["nouns"]),
            crowds=_nouns(phrases["crowds"]["nouns"]),
            audience=_nouns(phrases["audience"]["nouns"]),
            quoting=frozenset(phrases["quoting"]["verbs"]),
            quoting_participles=frozenset(phrases["quoting"]["participles"]),
            settings=_nouns(phrases["settings"]["nouns"]),
            we=frozenset(phrases["first_person"]["plural"]),
            i=frozenset(phrases["first_person"]["singular"]),
            narrating=_verb_forms(phrases["first_person"]["narrating"], irregular),
            unnamed=frozenset(phrases["unnamed"]["words"]),
            anybody=frozenset(phrases["anybody"]["words"]),
            labels=frozenset(phrases["labels"]["words"]),
            subject_pronouns=frozenset(forms[0] for forms in phrases["third_person"]["forms"]),
            third_person=tuple(frozenset(forms) for forms in phrases["third_person"]["forms"]),
            with_would=frozenset(phrases["reality"]["with_would"]),
            carried_out=_verb_forms(phrases["reality"]["carried_out"], irregular),
            meant=_verb_forms(phrases["reality"]["meant"], irregular),
            purpose=frozenset(phrases["reality"]["before_gerund"]),
            spoken={verb: _nouns(objects) for verb, objects in phrases["spoken_objects"].items()},
            unspoken={verb: _nouns(objects) for verb, objects in phrases["unspoken_objects"].items()},
        )


def _checked(row: Row, *needed: str) -> Row:
    """The row itself. Raises KnowledgeError where a cell is missing or the act is none."""
    for column in (*needed, "act", "frames"):
        if not row.get(column):
            raise fault(row, f"a value in the column {column}", "none")
    if row["act"] not in get_args(Act):
        raise fault(row, f"one of {', '.join(get_args(Act))}", row["act"])
    return row


def _acts(table: dict[str, Any]) -> dict[str, Act]:
    return {word: cast(Act, act) for word, act in table.items() if act}


def _verb_forms(verbs: list[str], irregular: dict[str, str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in inflections(verb, irregular.get(verb, "")))


def _verbs(rows: list[Row], irregular: dict[str, str]) -> dict[str, list[ReportingVerb]]:
    """Form of the first word -> verbs, those with the longest tail first."""
    table: dict[str, list[ReportingVerb]] = {}
    for row in rows:
        first, *tail = row["verb"].split()
        verb = ReportingVerb(row["verb"], tuple(tail), cast(Act, row["act"]), row["kind"], Frames.read(row["frames"]))
        for form in sorted(inflections(first, irregular.get(first, ""))):
            table.setdefault(form, []).append(verb)
    for verbs in table.values():
        verbs.sort(key=lambda v: -len(v.tail))
    return table
