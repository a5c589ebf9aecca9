"""What a number measures or counts: a unit of measure, a counted noun, or what its place in the sentence tells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from hearsay.annotate.numbers import ARTICLES, HYPHENS, Numeral, Piece, lower_at, past_hyphen
from hearsay.knowledge.tables import Knowledge, Row, fault
from hearsay.language.tree import has
from hearsay.language.words import Doc, Token
from hearsay.records import PEOPLE_UNITS, Unit

NOMINAL = frozenset(["NOUN", "PROPN"])
CLAUSE = frozenset(["VERB", "AUX"])
GENITIVE = frozenset(["'s", "’s", "'", "’"])
LONGEST_UNIT = 5
LONGEST_NOUN = 4
LONGEST_DESIGNATION = 4
"""Digits of the longest bare number that may stand in a name before a noun: "two 737 Max jets"."""
UNCOUNTED = frozenset(["container", "skip"])
MODEL = re.compile(r"([a-z]+)-?\d+[a-z0-9]*?")
"""The name of a model of weapon in lower case: letters and a number ("su-35s", "t-72", "ak-47s")."""
AIMS = frozenset(["to", "at"])
LONGEST_REACH = 12
"""Tokens between a count of people and the number that it reaches."""
PER = frozenset(["per", "/"])
KINDS = frozenset([*get_args(Unit), "container", "skip"])
"""Classes of counted nouns: the units of figures, "container" ("pieces of"), and "skip" for what is hardly ever counted."""
CLASSES = ("clock", "time", "other", "money", "distance", "percent")


@dataclass(frozen=True)
class Measure:
    """A class (a record unit, or one to pass over), the piece where it ends, the token of the noun.

    ``rule`` is unit, time (a span of it), noun (from the table), thing (a noun that no table knows), share, subject or bare.
    """

    kind: str
    last: int
    noun: int | None
    rule: str


@dataclass(frozen=True)
class MeasureRules:
    """The tables of units and counted nouns."""

    units: Mapping[str, str]
    exact: frozenset[str]
    brief: frozenset[str]
    cased: Mapping[str, str]
    nouns: Mapping[str, str]
    models: Mapping[str, str]
    persons: re.Pattern[str]
    not_persons: frozenset[str]
    heads: frozenset[str]
    invariant: frozenset[str]
    reaching: frozenset[str]
    between: frozenset[str]

    @classmethod
    def load(cls, knowledge: Knowledge) -> MeasureRules:
        units, endings = knowledge.table("units"), knowledge.table("people_endings")
        models = knowledge.table("weapon_designations")["models"]
        return cls(
            units={word: kind for kind in CLASSES for word in units[kind]},
            exact=frozenset(units["exact"]),
            brief=frozenset(units["brief"]),
            cased=units["cased"],
            nouns=dict(map(counted_noun, knowledge.rows("counted_nouns"))),
            models={letters: kind for kind, names in models.items() for letters in names},
            persons=re.compile(rf"\w+(?i:{'|'.join(endings['endings'])})|[A-Z]\w+(?:{'|'.join(endings['peoples'])})"),
            not_persons=frozenset(endings["not_people"]),
            heads=frozenset(endings["heads"]),
            invariant=frozenset(endings["invariant"]),
            reaching=frozenset(knowledge.table("figure_verbs")["reaching"]),
            between=frozenset(knowledge.table("number_words")["context"]["between"]),
        )


def counted_noun(row: Row) -> tuple[str, str]:
    """Noun and class of a row of the table. Raises KnowledgeError where one of them is missing or the class is none."""
    noun, kind = str(row.get("noun", "")), str(row.get("unit", ""))
    if not noun or kind not in KINDS:
        raise fault(row, f"a noun and one of {', '.join(sorted(KINDS))}", f"{noun!r} and {kind!r}")
    return noun.lower(), kind


def measure_of(doc: Doc, pieces: Sequence[Piece], numeral: Numeral, rules: MeasureRules) -> Measure | None:
    """Unit of measure, counted noun, or what a number without either stands for; None where it counts nothing."""
    measure = read_unit(pieces, numeral, rules) or read_noun(doc, pieces, numeral, rules) or read_bare(doc, pieces, numeral, rules)
    if numeral.form == "fraction" and measure is not None and measure.rule in ("noun", "thing"):
        return replace(measure, kind="percent", rule="share")
    return measure


def read_unit(pieces: Sequence[Piece], numeral: Numeral, rules: MeasureRules) -> Measure | None:
    """A unit of measure after the number, also joined by a hyphen or "of": %, km, square miles, dollars, years."""
    at = past_hyphen(pieces, numeral.last)
    share = numeral.form == "fraction"
    if share and (percent := share_of_percent(pieces, at, rules)):
        return percent
    if (lower_at(pieces, at) == "of" and (share or numeral.form in ("indefinite", "group"))) or (
        share and lower_at(pieces, at) in ARTICLES
    ):
        at += 1
    for length in range(min(LONGEST_UNIT, len(pieces) - at), 0, -1):
        phrase = pieces[at : at + length]
        text = phrase[0].lower + "".join(p.lower if p.glued else " " + p.lower for p in phrase[1:])
        kind = rules.cased.get("".join(p.text for p in phrase)) or rules.units.get(text)
        if kind and f"{text} {lower_at(pieces, at + length).removesuffix('s')}" in rules.nouns:  # barrel bombs
            return None
        if kind and (len(text) > 2 or not text.isalpha() or may_be_short(phrase[0], numeral, past_hyphen(pieces, at + 1) > at + 1, rules)):
            return per_unit(pieces, Measure(kind, at + length, phrase[-1].token, "time" if kind == "time" else "unit"))
    return None


def share_of_percent(pieces: Sequence[Piece], at: int, rules: MeasureRules) -> Measure | None:
    """ "Half of 1 percent", "half a percent": the fraction is one of percents, not of a whole."""
    while lower_at(pieces, at) in ("of", "a", "one", "1"):
        at += 1
    for length in (2, 1):
        if rules.units.get(" ".join(p.lower for p in pieces[at : at + length])) == "percent":
            return Measure("percent", at + length, pieces[at + length - 1].token, "unit")
    return None


def per_unit(pieces: Sequence[Piece], measure: Measure) -> Measure:
    """A distance per something is no distance: miles per gallon."""
    if measure.kind == "distance" and lower_at(pieces, measure.last) in PER and measure.last + 1 < len(pieces):
        return Measure("other", measure.last + 2, measure.noun, "unit")
    return measure


def may_be_short(piece: Piece, numeral: Numeral, named: bool, rules: MeasureRules) -> bool:
    """Whether a unit of one or two letters is one: after figures, and one letter glued to them ("6m") or in capitals ("12 C").

    ``named``: whether a hyphen follows, as in "84 F-15 fighters".
    """
    return not named and numeral.form == "digits" and (len(piece.text) == 2 or piece.glued or piece.text in rules.exact)


def read_noun(doc: Doc, pieces: Sequence[Piece], numeral: Numeral, rules: MeasureRules) -> Measure | None:
    """The counted noun after a number: "20,000 Polish soldiers", "dozens of them", "a 20-strong team", "1000 pieces of equipment"."""
    if numeral.form == "adverb":
        return None
    at = past_hyphen(pieces, numeral.last)
    hyphen = at > numeral.last
    if lower_at(pieces, at) == "strong":
        at, hyphen = at + 1, False
    while (word := lower_at(pieces, at)) in rules.between or (word in ARTICLES and lower_at(pieces, at - 1) == "of"):
        at += 1
    if at >= len(pieces) or (pieces[at].glued and not hyphen and pieces[at].text.isalpha() and pieces[at - 1].text[-1].isdecimal()):
        return None
    first, end = pieces[at].token, pieces[-1].token + 1
    if doc[first].pos_ == "NUM" and lower_at(pieces, numeral.last) == "of" and first + 1 < end:  # 50 of the 240 hostages
        whole = noun_head(doc, first + 1, end)
        kind = lookup(doc, first + 1, whole, rules) if whole is not None else None
        return None if whole is None or kind in UNCOUNTED else Measure(kind or "other", numeral.last, whole.i, "noun" if kind else "thing")
    if hyphen and doc[first].pos_ in NOMINAL and not has(doc[first], "Number", "Plur") and doc[first].lower_ not in rules.units:
        return read_attribute(doc, first, at, rules)
    head = past_pair(doc, past_possessor(doc, noun_head(doc, first, end), end, lower_at(pieces, numeral.last) == "of"), end, rules)
    if head is None:
        return read_adjective(doc, pieces, at, rules) or read_shared_noun(doc, pieces, at, end, rules)
    if rules.units.get(head.lower_) in ("time", "clock"):
        return Measure("time", past_token(pieces, at, head.i), head.i, "time") if has(head, "Number", "Plur") else None
    if head.i > first and len(head) > 2 and head.lower_ in rules.units:
        return Measure(rules.units[head.lower_], past_token(pieces, at, head.i), head.i, "unit")
    head = past_misread(doc, first, head, end, rules)
    kind, last = class_of(doc, first, head, rules)
    if kind is None and doc[first].lower_ in rules.heads:
        return Measure("people", past_token(pieces, at, first), first, "noun")
    if kind is None and (inner := known_plural(doc, first, head, rules)):
        head = inner
        kind, last = lookup(doc, first, head, rules), head.i
    if kind in (None, "skip") and (hyphen or (head.pos_ == "PROPN" and not has(head, "Number", "Plur"))):
        return None
    if numeral.form == "digits" and numeral.value != 1 and head.i == first and is_name(head, rules):
        return Measure("clock", past_token(pieces, at, head.i), head.i, "noun")  # to be passed over
    return Measure(kind or "other", past_token(pieces, at, last), head.i, "noun" if kind else "thing")


def is_name(noun: Token, rules: MeasureRules) -> bool:
    """Whether a noun right after figures makes a name with them: "11 Division", "787 Dreamliner"; by its capital and its singular."""
    lower = noun.lower_
    inflected = noun.lemma_.lower() != lower or lower.endswith(("s", "men", "people", "ese")) or lower in rules.invariant
    return noun.text[0].isupper() and not inflected and not has(noun, "Number", "Plur")


def read_attribute(doc: Doc, first: int, at: int, rules: MeasureRules) -> Measure | None:
    """People counted by a noun joined to the number: "a five-man crew"; but not "a four-star general", "a 12-nation bloc"."""
    kind = lookup(doc, first, doc[first], rules)
    return Measure(kind, at + 1, first, "noun") if kind in ("people", "troops") else None


def read_adjective(doc: Doc, pieces: Sequence[Piece], at: int, rules: MeasureRules) -> Measure | None:
    """An adjective or participle that stands for people: "1,100 injured", "20 dead"."""
    kind = rules.nouns.get(pieces[at].lower)
    return Measure(kind, at + 1, pieces[at].token, "noun") if kind and doc[pieces[at].token].pos_ in ("ADJ", "VERB") else None


def read_shared_noun(doc: Doc, pieces: Sequence[Piece], at: int, end: int, rules: MeasureRules) -> Measure | None:
    """The noun that stands only after the second number: "2,000 Polish and 500 Lithuanian troops"."""
    adjective = doc[pieces[at].token]
    if (
        adjective.pos_ not in ("ADJ", "PROPN")
        or adjective.i + 3 >= end
        or doc[adjective.i + 1].pos_ != "CCONJ"
        or doc[adjective.i + 2].pos_ != "NUM"
    ):
        return None
    head = noun_head(doc, adjective.i + 3, end)
    kind = lookup(doc, adjective.i + 3, head, rules) if head is not None else None
    return Measure(kind, at + 1, head.i, "noun") if head is not None and kind is not None and kind not in UNCOUNTED else None


def past_possessor(doc: Doc, head: Token | None, end: int, part: bool) -> Token | None:
    """The counted noun after a genitive: "100 Mother's Union members"; after common nouns in a ``part``: "6 of the town's 9 doctors"."""
    if head is None or head.i + 2 >= end or doc[head.i + 1].lower_ not in GENITIVE or not (part or head.pos_ == "PROPN"):
        return head
    owned = noun_head(doc, head.i + (3 if doc[head.i + 2].pos_ == "NUM" else 2), end)
    return head if owned is None or has(owned, "Number", "Sing") else owned


def past_pair(doc: Doc, head: Token | None, end: int, rules: MeasureRules) -> Token | None:
    """The counted noun after two names or adjectives of nations: "1,500 US and Iraqi soldiers"."""
    if head is None or head.pos_ != "PROPN" or has(head, "Number", "Plur") or head.i + 3 >= end or doc[head.i + 1].pos_ != "CCONJ":
        return head
    if doc[head.i + 2].pos_ not in ("ADJ", "PROPN"):
        return head
    shared = noun_head(doc, head.i + 2, end)
    return shared if shared is not None and lookup(doc, head.i + 3, shared, rules) not in (None, "skip") else head


def past_misread(doc: Doc, first: int, head: Token, end: int, rules: MeasureRules) -> Token:
    """The plural after a singular noun that the tagger took for a verb ("200 enemy tanks."); ``head`` where there is none."""
    if head.i + 1 >= end or has(head, "Number", "Plur"):
        return head
    following = doc[head.i + 1]
    misread = following.pos_ in CLAUSE and following.lower_.endswith("s") and lookup(doc, first, following, rules) not in (None, "skip")
    return following if misread else head


def past_token(pieces: Sequence[Piece], at: int, token: int) -> int:
    """The first piece from ``at`` on that stands after the token."""
    return next((k for k in range(at, len(pieces)) if pieces[k].token > token), len(pieces))


def noun_head(doc: Doc, first: int, end: int) -> Token | None:
    """The last noun of the run of modifiers and nouns that begins at token ``first``."""
    head: Token | None = None
    if first >= end or doc[first].pos_ == "NUM":
        return None
    for i in range(first, end):
        token = doc[i]
        if token.pos_ in NOMINAL and token.text[0].isalnum():
            if head is not None and has(head, "Number", "Plur") and token.pos_ == "PROPN":
                break
            head = token
        elif head is not None and is_designation(doc, token, end):
            continue
        elif head is not None:
            joins = token.text in HYPHENS or (not has(head, "Number", "Plur") and is_adjective(token))
            nominal = i + 1 < end and doc[i + 1].pos_ in NOMINAL
            if not (joins and (nominal or (token.text in HYPHENS and i + 2 < end and is_adjective(doc[i + 1])))):
                break
        elif not is_modifier(doc, token, first):
            return None
    return head


def is_designation(doc: Doc, token: Token, end: int) -> bool:
    """Whether a number belongs to the name of a model inside a noun phrase: "six AK 47 rifles", "two Mi 24 helicopters"."""
    short = token.text.isdecimal() and len(token) < LONGEST_DESIGNATION
    return short and doc[token.i - 1].text[0].isupper() and token.i + 1 < end and doc[token.i + 1].pos_ in NOMINAL


def is_adjective(token: Token) -> bool:
    """Whether the token is an adjective or a participle."""
    return token.pos_ == "ADJ" or (token.pos_ == "VERB" and has(token, "VerbForm", "Part"))


def is_modifier(doc: Doc, token: Token, first: int) -> bool:
    """Whether the token may stand between a number and its noun: adjective, participle, adverb in -ly, "and" between adjectives."""
    if is_adjective(token) or token.text in HYPHENS or token.is_quote or token.lower_ in GENITIVE:
        return True
    if token.pos_ == "NUM":
        return token.text.isdecimal() and len(token) < LONGEST_DESIGNATION
    if token.pos_ == "ADV":
        following = doc[token.i + 1] if token.i + 1 < len(doc) else token
        return token.lower_.endswith("ly") or following.text in HYPHENS or following.pos_ == "ADJ"
    joins = token.i > first and token.lower_ in (",", "and", "or") and doc[token.i - 1].pos_ == "ADJ"
    return joins and token.i + 1 < len(doc) and doc[token.i + 1].pos_ != "NUM"


def class_of(doc: Doc, first: int, head: Token, rules: MeasureRules) -> tuple[str | None, int]:
    """The class of the counted noun, None if no table knows it, and the last token used; "pieces of" look through to what is in them,
    "mortar systems" to what they are for."""
    kind = lookup(doc, first, head, rules)
    if kind != "container":
        return kind, head.i
    inner = noun_head(doc, head.i + 2, head.sent.end) if head.i + 2 < head.sent.end and doc[head.i + 1].lower_ == "of" else None
    if inner is None:
        found = lookup(doc, first, doc[head.i - 1], rules) if head.i > first else None
        return (None if found in UNCOUNTED else found), head.i
    found = lookup(doc, head.i + 2, inner, rules)
    return (None if found == "container" else found), inner.i


def known_plural(doc: Doc, first: int, head: Token, rules: MeasureRules) -> Token | None:
    """A counted noun in the plural inside a run whose end no table knows: the end was taken for a noun ("20 battalions withdraw")."""
    inner = (doc[i] for i in range(head.i - 1, first - 1, -1) if doc[i].pos_ in NOMINAL and has(doc[i], "Number", "Plur"))
    return next((token for token in inner if lookup(doc, first, token, rules) not in (None, "skip", "container")), None)


def lookup(doc: Doc, first: int, head: Token, rules: MeasureRules) -> str | None:
    """The class of the longest phrase ending in ``head`` that the table of counted nouns has; "#" is a designation like Su-35."""
    forms = (head.lemma_.lower(), head.lower_, head.lower_.removesuffix("s"))
    for start in range(max(first, head.i - LONGEST_NOUN + 1), head.i + 1):
        before = "".join(("#" if doc[k].text[-1].isdecimal() else doc[k].lower_) + doc[k].whitespace_ for k in range(start, head.i))
        for last in forms:
            if (kind := rules.nouns.get(before + last)) is not None:
                return kind
    if model := MODEL.fullmatch(head.lower_):
        return rules.models.get(model[1])
    return "people" if rules.persons.fullmatch(head.text) and not rules.not_persons.intersection(forms) else None


def read_bare(doc: Doc, pieces: Sequence[Piece], numeral: Numeral, rules: MeasureRules) -> Measure | None:
    """A number without a noun of its own: a share of something, subject or object of a verb, or plainly an amount (1,334.20)."""
    if numeral.form == "fraction":
        return Measure("percent", numeral.last, None, "share")
    if numeral.form == "adverb":
        return Measure("other", numeral.last, None, "times")
    token = doc[pieces[numeral.last - 1].token]
    if numeral.form == "indefinite" and token.dep_ == "nmod" and token.head.i == token.i - 2:  # hundreds of thousands
        token = token.head
    token = token.head if token.dep_ == "conj" else token
    if counted := counted_elsewhere(doc, token, rules):
        return Measure(counted[0], numeral.last, counted[1].i, "noun")
    following = doc[pieces[numeral.last].token] if numeral.last < len(pieces) else None
    subject = following is not None and following.pos_ in CLAUSE and not has(following, "VerbForm", "Inf", "Part")
    if subject or (token.dep_ in ("nsubj", "nsubj:pass", "obj", "iobj") and token.head.pos_ in CLAUSE):
        return Measure("people" if numeral.form == "indefinite" else "other", numeral.last, None, "subject")  # thousands marched
    return Measure("other", numeral.last, None, "bare")


def counted_elsewhere(doc: Doc, token: Token, rules: MeasureRules) -> tuple[str, Token] | None:
    """The noun that the number counts, where the table knows it: in "a force of 500", "the toll rose to 500", "they were 500"."""
    following = doc[token.i + 1] if token.i + 1 < len(doc) else token
    # 10 Downing Street, but 245 Friday
    if following.pos_ in NOMINAL and following.text[0].isupper() and not following.lower_.endswith("day"):
        return None
    if token.dep_ == "nmod" and token.i > 1 and token.head.i == token.i - 2 and doc[token.i - 1].lower_ == "of":
        kind = lookup(doc, token.head.left_edge.i, token.head, rules)
        return None if kind is None or kind in UNCOUNTED else (kind, token.head)
    if token.i > 1 and doc[token.i - 1].lemma_.lower() in rules.reaching and doc[token.i - 2].pos_ in NOMINAL:
        kind = lookup(doc, max(0, token.i - LONGEST_NOUN - 1), doc[token.i - 2], rules)
        if kind is not None and kind not in UNCOUNTED:
            return kind, doc[token.i - 2]
    verb = token if any(c.dep_ == "cop" for c in token.children) else token.head
    if verb is not token and not (token.dep_ in ("obj", "obl", "xcomp", "obl:unmarked") and verb.lemma_.lower() in rules.reaching):
        return reached_noun(doc, token, rules)
    placed = token.dep_ == "obl" and doc[token.left_edge.i].lower_ in AIMS  # "put the number of soldiers at 850"
    subject = next((c for c in verb.children if c.dep_ == ("obj" if placed else "nsubj") and c.i < token.i), None)
    subject = subject or next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None and verb.dep_ in ("acl", "acl:relcl") and verb.head.pos_ in NOMINAL:  # soldiers, numbering 850
        subject = verb.head
    if subject is None:
        return reached_noun(doc, token, rules)
    kind = lookup(doc, subject.left_edge.i, subject, rules)
    if kind == "container":
        inner = next((c for c in subject.children if c.dep_ == "nmod" and c.i > subject.i), subject)
        kind, subject = lookup(doc, subject.i, inner, rules), inner
    return None if kind is None or kind in UNCOUNTED else (kind, subject)


def reached_noun(doc: Doc, token: Token, rules: MeasureRules) -> tuple[str, Token] | None:
    """The people that a number after "rose to", "put ... at" counts, whatever the tree says: the nearest noun before it."""
    if token.i < 3 or doc[token.i - 1].lower_ not in AIMS:
        return None
    first = max(token.sent.start, token.i - LONGEST_REACH)
    before = doc[first : token.i - 1]
    if not any(word.lower_ in rules.reaching or word.lemma_.lower() in rules.reaching for word in before):
        return None
    for word in reversed(before):
        kind = lookup(doc, first, word, rules) if word.pos_ in NOMINAL or word.lower_ in rules.nouns else None
        if kind in PEOPLE_UNITS:
            return kind, word
    return None
