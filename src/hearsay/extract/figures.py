"""Figures: the counts that a text tells, with owner, place, status, date, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Protocol

from spacy.tokens import Doc, Token

from hearsay.annotate.quantities import Quantity
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.tree import has
from hearsay.records import Actor, Figure, FigureStatus, PlaceReference, Statement, TimeReference, Unit, record_id

PEOPLE_UNITS = frozenset(["people", "troops", "displaced", "other"])
UNOWNED = frozenset(["distance", "percent"])
OBJECT = frozenset(["obj", "nsubj:pass"])
SUBJECT = frozenset(["nsubj", "nsubj:pass", "nsubj:outer", "csubj"])
CLAUSE = frozenset(["VERB", "AUX"])
FATES = frozenset(["killed", "injured", "displaced"])
LEAST_THINGS = 3
"""The least number word that counts a thing no table knows: pairs ("two campaigns") are mostly known from before, not news."""
CHAIN = 12
"""Most steps up the tree from a noun to the verb that governs it: a guard against odd trees, longer than any clause needs."""


class ActorFinder(Protocol):
    """What is asked of ``annotate.mentions.Mentions``."""

    def actor_of(self, token: Token) -> Actor | None: ...


class Dated(Protocol):
    """What is asked of ``annotate.dates.DateMention``."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def value(self) -> str | None: ...


class Attributed(Protocol):
    """What is asked of ``extract.statements.Attribution``."""

    @property
    def record(self) -> Statement: ...
    @property
    def content(self) -> Sequence[range]: ...


@dataclass(frozen=True)
class FigureRules:
    """The verbs and nouns of ``figure_verbs.toml``."""

    kill: frozenset[str]
    die: frozenset[str]
    injure: frozenset[str]
    shoot: frozenset[str]
    dead: frozenset[str]
    bodies: frozenset[str]
    displace: frozenset[str]
    flee: frozenset[str]
    moving: frozenset[str]
    planned: frozenset[str]
    promised: frozenset[str]
    needed: frozenset[str]
    lost: frozenset[str]
    future: frozenset[str]
    owning: frozenset[str]
    place_prepositions: frozenset[str]
    place_nouns: frozenset[str]

    @classmethod
    def load(cls, knowledge: Knowledge) -> FigureRules:
        table = knowledge.table("figure_verbs")
        return cls(**{field.name: frozenset(table[field.name]) for field in fields(cls)})


def extract_figures(
    reading: ArticleDoc,
    quantities: Sequence[Quantity],
    mentions: ActorFinder,
    dates: Sequence[Dated],
    statements: Sequence[Attributed],
    rules: FigureRules,
) -> list[Figure]:
    """One record for each quantity that is no part of a date. Quantities in one list ("3 tanks, 5 guns") share their surroundings."""
    doc = reading.doc
    dated = {token for date in dates for token in range(date.first, date.last)}
    kept = [q for q in quantities if not is_dated(q, dated)]
    figures: list[Figure] = []
    for members in lists_of(doc, kept):
        anchors = [anchor_of(doc, q) for q in members]
        verb = next((v for v in map(governor, anchors) if v is not None), None)
        fate = next((f for f in (fate_of(a, rules) for a in anchors) if f), None)
        for quantity, anchor in zip(members, anchors, strict=True):
            unit = unit_with_fate(quantity.unit, fate)
            if not matters(doc, quantity, unit):
                continue
            statement = innermost(statements, anchor.i if quantity.noun is None else quantity.first)
            span = reading.span_of_tokens(quantity.first, quantity.last)
            figures.append(
                Figure(
                    id=record_id("f", reading.article.doc, [span]),
                    doc=reading.article.doc,
                    span=span,
                    low=quantity.low,
                    high=quantity.high,
                    approx=quantity.approx,
                    unit=unit,
                    noun=None if quantity.noun is None else doc[quantity.noun].text,
                    owner=None if unit in UNOWNED else owner_of(anchor, anchors, verb, unit, mentions, rules),
                    place=place_of(reading, anchor, verb, rules),
                    status=status_of(unit, verb, rules),
                    incremental=quantity.incremental,
                    as_of=time_of(reading, verb, dates),
                    said_by=statement.speaker if statement else None,
                    statement=statement.id if statement else None,
                    rule=quantity.rule,
                )
            )
    return figures


def is_dated(quantity: Quantity, dated: set[int]) -> bool:
    """Whether a date holds the number, and its unit of measure too if it has one ("1520 metres" are no year)."""
    return quantity.number in dated and (quantity.noun is None or quantity.noun in dated or not quantity.rule.endswith("unit"))


def lists_of(doc: Doc, quantities: Sequence[Quantity]) -> list[list[Quantity]]:
    """Quantities grouped into lists: nothing but commas and conjunctions stands between the members."""
    groups: list[list[Quantity]] = []
    for quantity in quantities:
        between = doc[groups[-1][-1].last : quantity.first] if groups else None
        if between is not None and len(between) <= 3 and all(t.pos_ in ("PUNCT", "CCONJ") and t.text in LIST_SIGNS for t in between):
            groups[-1].append(quantity)
        else:
            groups.append([quantity])
    return groups


def matters(doc: Doc, quantity: Quantity, unit: Unit) -> bool:
    """Whether a count says something: not the small number words that every text is full of ("one child", "the three sides")."""
    plain = quantity.low == quantity.high and not quantity.approx and not quantity.rule.startswith("digits")
    if not plain or quantity.low is None or unit in FATES:
        return True
    if quantity.low == 1:
        return unit not in ("people", "other", "meetings_exercises")
    if quantity.rule.endswith(("bare", "subject")):
        return quantity.low >= 10
    definite = (
        quantity.number > 0
        and has(doc[quantity.number - 1], "PronType", "Art", "Dem", "Prs")
        and not has(doc[quantity.number - 1], "Definite", "Ind")
    )
    return not quantity.rule.endswith("thing") or quantity.low >= 10 or (quantity.low >= LEAST_THINGS and not definite)


LIST_SIGNS = frozenset([",", "and", "or", "&", "plus"])


def anchor_of(doc: Doc, quantity: Quantity) -> Token:
    """The token by which a quantity hangs in the tree: its noun, else the highest of its tokens."""
    if quantity.noun is not None:
        return doc[quantity.noun]
    return doc[quantity.first : quantity.last].root


# ---- what became of the counted people


def fate_of(anchor: Token, rules: FigureRules) -> Unit | None:
    """killed, injured or displaced, where the words around the counted people say so."""
    for child in anchor.children:
        if (
            child.dep_ in ("amod", "acl", "acl:relcl", "advcl", "appos", "xcomp")
            and child.i > anchor.i
            and (fate := fate_by(child, "nsubj:pass", rules))
        ):
            return fate
    head, relation = anchor.head, anchor.dep_
    for _ in range(CHAIN):
        if relation == "conj" and head.pos_ not in CLAUSE:
            head, relation = head.head, head.dep_
        elif relation == "nmod" and head.lemma_.lower() in rules.bodies:
            return "killed"
        elif relation == "nmod" and head.pos_ in ("NUM", "NOUN") and (head.pos_ == "NUM" or head.i < anchor.i <= head.i + 3):
            head, relation = head.head, head.dep_
        else:
            break
    return fate_by(head, relation, rules) if head.pos_ in CLAUSE or head.pos_ == "ADJ" else None


def fate_by(verb: Token, relation: str, rules: FigureRules) -> Unit | None:
    """What the verb does to an argument with this relation."""
    lemma = verb.lemma_.lower()
    if relation in OBJECT:
        if lemma in rules.kill or verb.lower_ in rules.dead:
            return "killed"
        if lemma in rules.injure:
            return "injured"
        if lemma in rules.displace:
            return "displaced"
        if lemma in rules.shoot and any(c.lower_ in rules.dead for c in verb.subtree):
            return "killed"
    if relation in SUBJECT or relation == "nsubj:pass":
        if lemma in rules.die:
            return "killed"
        if lemma in rules.flee:
            return "displaced"
    return None


def unit_with_fate(unit: Unit, fate: Unit | None) -> Unit:
    """People of any sort who are killed, hurt or driven out count as such; those who merely flee must be civilians."""
    if fate is None or unit not in PEOPLE_UNITS or (fate == "displaced" and unit == "troops"):
        return unit
    return fate


# ---- owner, place, status, time, speaker


def governor(anchor: Token) -> Token | None:
    """The verb of the clause that the counted noun stands in."""
    token = anchor
    for _ in range(CHAIN):
        if token.pos_ in CLAUSE:
            return token
        if token.head is token:
            return None
        token = token.head
    return None


def owner_of(
    anchor: Token, anchors: Sequence[Token], verb: Token | None, unit: Unit, mentions: ActorFinder, rules: FigureRules
) -> Actor | None:
    """Whose they are: modifiers of the noun ("Russian troops", "troops from Poland"), else the subject of "has", "deployed"."""
    for noun in [anchor, *anchors]:
        if actor := modifier_owner(noun, mentions):
            return actor
    if unit in FATES or verb is None:
        return None
    return subject_owner(verb, mentions, rules)


def modifier_owner(noun: Token, mentions: ActorFinder) -> Actor | None:
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod:poss", "nmod", "flat", "nmod:unmarked") and (child.i < noun.i or is_from(child)):
            actor = mentions.actor_of(child)
            if actor is not None and actor.kind != "unnamed":
                return actor
    return None


def is_from(token: Token) -> bool:
    return any(c.dep_ == "case" and c.lower_ in ("of", "from", "by") for c in token.children)


def subject_owner(verb: Token, mentions: ActorFinder, rules: FigureRules) -> Actor | None:
    """The subject of the owning verb, or the agent of its passive; up through "plans to deploy"."""
    token = verb
    for _ in range(CHAIN):
        if token.lemma_.lower() in rules.owning:
            for child in token.children:
                if child.dep_ == "nsubj" or (child.dep_ in ("obl", "obl:agent") and any(c.lower_ == "by" for c in child.children)):
                    actor = mentions.actor_of(child)
                    if actor is not None and actor.kind not in ("unnamed",):
                        return actor
        if token.dep_ not in ("xcomp", "conj", "advcl", "ccomp", "acl") or token.head.pos_ not in CLAUSE:
            return None
        token = token.head
    return None


def place_of(reading: ArticleDoc, anchor: Token, verb: Token | None, rules: FigureRules) -> PlaceReference | None:
    """The place that the counted noun or its verb is said to be at."""
    for governing in (anchor, verb):
        if governing is None:
            continue
        for child in governing.children:
            if child.dep_ in ("nmod", "obl") and child.i > anchor.i:
                case = next((c for c in child.children if c.dep_ == "case"), None)
                if case is None or case.lower_ not in rules.place_prepositions:
                    continue
                if child.ent_type_ == "PLACE" or child.lemma_.lower() in rules.place_nouns:
                    first = min(t.i for t in child.subtree if t.i > case.i)
                    span = reading.span_of_tokens(first, child.i + 1)
                    return PlaceReference(span=span, name=span.text)
    return None


def status_of(unit: Unit, verb: Token | None, rules: FigureRules) -> FigureStatus:
    """present, moving, planned, promised, past, claimed_need or lost, by the verb that governs the count and those above it."""
    if unit == "killed":
        return "lost"
    if verb is None:
        return "present"
    lemma = verb.lemma_.lower()
    above = [verb.head.lemma_.lower()] if verb.dep_ in ("xcomp", "ccomp", "acl", "advcl") and verb.head.pos_ in ("VERB", "NOUN") else []
    auxiliaries = {c.lemma_.lower() for c in verb.children if c.dep_ in ("aux", "aux:pass")}
    if lemma in rules.needed:
        return "claimed_need"
    if lemma in rules.promised or any(w in rules.promised for w in above):
        return "promised"
    if auxiliaries & rules.future or any(w in rules.planned for w in above) or lemma in rules.planned:
        return "planned"
    if lemma in rules.lost:
        return "lost"
    if lemma in rules.moving:
        return "moving"
    past = has(verb, "Tense", "Past") and "have" not in auxiliaries
    return "past" if past and not (auxiliaries & {"be"} and present_be(verb)) else "present"


def present_be(verb: Token) -> bool:
    """True for a passive in the present tense ("are stationed")."""
    return any(c.dep_.startswith("aux") and has(c, "Tense", "Pres") for c in verb.children)


def time_of(reading: ArticleDoc, verb: Token | None, dates: Sequence[Dated]) -> TimeReference | None:
    """The date that stands in the clause of the figure."""
    if verb is None:
        return None
    for date in dates:
        if verb.sent.start <= date.first < verb.sent.end:
            head = reading.doc[date.first : date.last].root
            if governor(head.head) == verb:
                return TimeReference(span=reading.span_of_tokens(date.first, date.last), value=date.value)
    return None


def innermost(statements: Sequence[Attributed], token: int) -> Statement | None:
    """The shortest statement whose content holds the token."""
    holding = [s for s in statements if any(token in stretch for stretch in s.content)]
    return min(holding, key=lambda s: sum(map(len, s.content))).record if holding else None
