"""What the words around a count tell about the counted: what became of them, where, in which status, as of when."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from hearsay.extract.figure_rules import FigureRules
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.tree import first_conjunct, has
from hearsay.language.words import Doc, Token
from hearsay.records import Actor, FigureStatus, PlaceReference, TimeReference, Unit

OBJECT = frozenset(["obj", "nsubj:pass"])
SUBJECT = frozenset(["nsubj", "nsubj:outer"])
AFTER_NOUN = frozenset(["amod", "acl", "acl:relcl", "advcl", "appos", "xcomp"])
RAISING = frozenset(["xcomp", "conj", "advcl", "ccomp", "acl"])
NOUN_PHRASE_STARTS = frozenset(["DET", "NUM", "NOUN", "PROPN", "PRON", "ADJ"])
CLAUSE = frozenset(["VERB", "AUX"])
UNMOVED = frozenset(["percent", "money", "other", "meetings_exercises"])
PLACELESS = frozenset(["distance", "percent", "money"])
DRIVEN = 9
"""Tokens after "drove" or "left" in which it is told that the counted lost their homes."""
REFUGE = 6
"""Tokens after the counted people in which it is told that they live abroad or as refugees."""
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


def is_one_of(token: Token, words: Collection[str]) -> bool:
    """Whether the lemma or the form is in a table; irregular forms stand there too, for lemmas that were not found."""
    return token.lemma_.lower() in words or token.lower_ in words


def governor(token: Token) -> Token | None:
    """The verb, or the predicate with a copula ("is responsible for"), of the clause that a noun stands in."""
    for _ in range(CHAIN):
        if token.pos_ in CLAUSE or any(c.dep_ == "cop" for c in token.children):
            return token
        if token.head == token:
            return None
        token = token.head
    return None


def clauses_above(verb: Token, relations: Collection[str]) -> Iterator[Token]:
    """The verb and those above it in one chain of clauses: deploy, plans ("plans to deploy")."""
    for _ in range(CHAIN):
        yield verb
        if verb.dep_ not in relations or verb.head.pos_ not in ("VERB", "AUX", "NOUN", "ADJ"):
            return
        verb = verb.head


# ---------------------------------------------------------------- what became of the counted people


def fate_of(anchor: Token, counted: range, mentions: ActorFinder, rules: FigureRules) -> Unit | None:
    """killed, injured or displaced, where the words around the counted people (the tokens ``counted``) say so."""
    doc = anchor.doc
    before = doc[counted.start - 1] if counted.start > 0 else None
    if before is not None and before.pos_ in ("VERB", "ADJ") and (fate := fate_by(before, "obj", rules)):
        return fate
    part_of = before is not None and before.lower_ == "of" and anchor.dep_ == "nmod" and anchor.head.i < counted.start
    if not part_of and (fate := fate_of_subject(doc, counted.stop, rules)):
        return fate
    for child in anchor.children:
        if child.dep_ in AFTER_NOUN and child.i > anchor.i and (fate := fate_by(child, "nsubj:pass", rules)):
            return fate
    if takes_refuge(anchor, counted.stop, mentions, rules):
        return "displaced"
    head, relation = anchor.head, anchor.dep_
    for _ in range(CHAIN):
        if relation == "nmod" and is_one_of(head, rules.bodies):
            return "killed"
        if relation == "nmod" and is_one_of(head, rules.removals):
            return "displaced"
        if (relation == "conj" and head.pos_ not in CLAUSE) or (relation == "nmod" and head.i in counted):
            head, relation = head.head, head.dep_
        else:
            break
    return fate_by(head, relation, rules) if head.pos_ in CLAUSE or head.pos_ == "ADJ" else None


def takes_refuge(anchor: Token, after: int, mentions: ActorFinder, rules: FigureRules) -> bool:
    """Whether the counted are refugees by what follows: "Poles were counted as refugees"; "the 300 Poles living in Oslo, Norway"."""
    nation = rules.peoples.get(anchor.lower_)
    following = anchor.doc[after : after + REFUGE]
    if any(t.lower_ == "as" and is_one_of(following[k + 1], rules.refugees) for k, t in enumerate(following[:-1])):
        return True
    if nation is None or not any(t.pos_ == "VERB" and is_one_of(t, rules.dwell) for t in following):
        return False
    for token in following:
        if token.lower_ in ("in", "into") and token.i + 1 < len(anchor.doc):
            actor = mentions.actor_of(anchor.doc[token.i + 1])
            return actor is not None and actor.kind in ("state", "group") and actor.id != nation.id
    return False


def fate_of_subject(doc: Doc, after: int, rules: FigureRules) -> Unit | None:
    """The fate of those named right before a verb, whatever the tree says: "over 13,000 have died", "with ten people killed"."""
    passive, helped = False, False
    for token in doc[after : after + 5]:
        if token.pos_ == "VERB":
            following = doc[token.i + 1].pos_ if token.i + 1 < len(doc) else "PUNCT"
            participle = not helped and following not in NOUN_PHRASE_STARTS and not any(c.dep_ == "obj" for c in token.children)
            return fate_by(token, "nsubj:pass" if passive or participle else "nsubj", rules)
        if token.pos_ not in ("AUX", "ADV", "PART"):
            return None
        helped = helped or token.pos_ == "AUX"
        passive = passive or token.lemma_ == "be"
    return None


def fate_by(verb: Token, relation: str, rules: FigureRules) -> Unit | None:
    """What the verb does to an argument with this relation."""
    if relation in OBJECT:
        if is_one_of(verb, rules.kill) or verb.lower_ in rules.dead:
            return "killed"
        if is_one_of(verb, rules.injure):
            return "injured"
        if is_one_of(verb, rules.displace):
            return "displaced"
        if is_one_of(verb, rules.drive) and any(t.lower_ in rules.homes_lost for t in verb.doc[verb.i + 1 : verb.i + DRIVEN]):
            return "displaced"
        if is_one_of(verb, rules.shoot) and any(t.lower_ in rules.dead for t in verb.doc[verb.i + 1 : verb.i + 4]):
            return "killed"
    if relation in SUBJECT or relation == "nsubj:pass":
        if is_one_of(verb, rules.die):
            return "killed"
        if is_one_of(verb, rules.flee):
            return "displaced"
    return None


# ---------------------------------------------------------------- place, status, time


def conjoined_dep(token: Token) -> str:
    """The relation of the coordination that the token stands in."""
    return first_conjunct(token).dep_


def place_of(reading: ArticleDoc, anchor: Token, verb: Token | None, dated: Collection[int], rules: FigureRules) -> PlaceReference | None:
    """The place that the counted noun or its verb is said to be at: the noun phrase after the preposition, if no date (``dated``)."""
    for governing in (anchor, verb):
        for child in governing.children if governing is not None else ():
            if child.dep_ not in ("nmod", "obl") or child.i < anchor.i:
                continue
            case = next((c for c in child.children if c.dep_ == "case" and c.i < child.i), None)
            if case is None or case.lower_ not in rules.place_prepositions or child.i in dated:
                continue
            if child.ent_type_ == "PLACE" or is_one_of(child, rules.place_nouns):
                span = reading.span_of_tokens(min(case.i + 1, child.i), child.i + 1)
                return PlaceReference(span=span, name=span.text)
    return None


def status_of(anchor: Token, unit: Unit, verb: Token | None, rules: FigureRules) -> FigureStatus:
    """present, moving, planned, promised, past, claimed_need or lost, by the verb that governs the count and those above it."""
    if unit == "killed":
        return "lost"
    if verb is None or unit == "distance":
        return "present"
    doer = conjoined_dep(anchor) in SUBJECT
    chain = list(clauses_above(verb, RAISING))
    helpers = {c.lemma_.lower() for clause in chain for c in clause.children if c.dep_.startswith("aux")}
    ongoing = any(has(c, "Tense", "Pres") for c in verb.children if c.dep_.startswith("aux")) and has(verb, "Tense", "Pres")
    if not doer and is_one_of(verb, rules.needed):
        return "claimed_need"
    if any(is_one_of(clause, rules.promised) for clause in chain):
        return "promised"
    if (
        helpers & rules.future
        or any(is_one_of(clause, rules.planned) for clause in chain[1:])
        or (not doer and is_one_of(verb, rules.planned))
    ):
        return "planned"
    if not doer and unit not in ("percent", "meetings_exercises") and is_one_of(verb, rules.lost):
        return "lost"
    if unit in UNMOVED:
        return "past" if is_past(verb) or ("have" in helpers and has(verb, "Tense", "Past")) else "present"
    if is_one_of(verb, rules.moving) or (is_one_of(verb, rules.placing) and ongoing):
        return "moving"
    if is_one_of(verb, rules.placing):
        return "present"
    return "past" if is_past(verb) else "present"


def is_past(verb: Token) -> bool:
    """Whether the clause is told in the simple past: no present auxiliary ("has been", "are") or copula."""
    helpers = [c for c in verb.children if c.dep_.startswith("aux") or c.dep_ == "cop"]
    return not any(has(h, "Tense", "Pres") for h in helpers) and any(has(t, "Tense", "Past") for t in (verb, *helpers))


def time_of(reading: ArticleDoc, verb: Token | None, dates: Sequence[Dated]) -> TimeReference | None:
    """The date that stands in the clause of the figure; ``dates`` are those of the neighbourhood."""
    for date in dates if verb is not None else ():
        head = reading.doc.span(date.first, date.last).root
        if head.sent == verb.sent and governor(head.head) == verb:  # type: ignore[union-attr]
            return TimeReference(span=reading.span_of_tokens(date.first, date.last), value=date.value)
    return None
