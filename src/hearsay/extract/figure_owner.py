"""Whose the counted forces, people, weapons and amounts are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from hearsay.annotate.numbers import HYPHENS
from hearsay.annotate.quantities import Quantity
from hearsay.extract.figure_context import OBJECT, SUBJECT, ActorFinder, clauses_above, is_one_of
from hearsay.extract.figure_rules import FigureRules
from hearsay.language.tree import antecedent, first_conjunct, is_passive, subject_of
from hearsay.records import Actor, Unit

BESIDE = frozenset(["amod", "compound", "nmod:poss", "nmod", "flat", "nmod:unmarked", "nmod:desc"])
INTENTION = frozenset(["xcomp", "conj", "acl"])
HOLDING = frozenset(["of", "from", "by", "among"])
FATES = frozenset(["killed", "injured", "displaced"])
FORCES = frozenset(["troops", "warships", "aircraft", "tanks", "vehicles", "missiles", "weapons"])
AMOUNTS = frozenset(["percent", "money", "other"])
STRUCK = FATES | FORCES | {"other"}
"""What a strike against somebody may hit of theirs."""
REACH = 25
"""Tokens back to the one who is struck: "airstrikes against ... killed 70 of them"."""


@dataclass(frozen=True)
class Counted:
    """A quantity with what its owner is read from: its token in the tree, those of the list members before it, its verb, its speaker."""

    quantity: Quantity
    anchor: Token
    before: Sequence[Token]
    verb: Token | None
    unit: Unit
    speaker: Actor | None


def owner_of(counted: Counted, mentions: ActorFinder, holders: Mapping[str, Actor], rules: FigureRules) -> Actor | None:
    """The owner, by the first that is known: a people's own state, actors beside the noun, the possessor up the noun chain, the
    subject of "has" or "deployed", the target of the strike, the one holder of such forces in the article (``holders``)."""
    noun = counted.quantity.noun
    for token in (counted.anchor.doc[noun] if noun is not None else counted.anchor, *reversed(counted.before)):
        if state := rules.peoples.get(token.lower_):
            return state
    if counted.unit != "money" and (named := inside(counted, mentions, rules)):
        return as_owner(named, counted.unit, rules)
    beside = [a for token in (counted.anchor, *reversed(counted.before)) for a in owners_beside(counted, token, mentions, rules)]
    if known := next((actor for actor in beside if actor.known), None):
        return as_owner(known, counted.unit, rules)
    found = (
        possessor_above(counted, mentions, rules)
        or subject_owner(counted, mentions, rules)
        or next(iter(beside), None)
        or struck_owner(counted, mentions, rules)
        or (holders.get(counted.anchor.lemma_.lower()) if counted.unit in FORCES else None)
    )
    return as_owner(found, counted.unit, rules)


def as_owner(actor: Actor | None, unit: Unit, rules: FigureRules) -> Actor | None:
    """The state for its government, army and leaders: tanks of the Polish military are Poland's. Commands with a name own their own."""
    if actor is None or unit in AMOUNTS:
        return actor
    if actor.kind == "person":
        return rules.homes.get(actor.id, actor)
    if actor.kind not in ("government", "military"):
        return actor
    state, dot, body = actor.id.partition(".")
    return rules.states.get(state, actor) if dot and body in rules.suffixes else actor


# ---------------------------------------------------------------- beside the noun


def inside(counted: Counted, mentions: ActorFinder, rules: FigureRules) -> Actor | None:
    """A known actor between the number and its noun, whatever the tree says: "two US warships"."""
    noun, number = counted.quantity.noun, counted.quantity.number
    words = counted.anchor.doc[number + 1 : noun] if noun is not None and noun < counted.quantity.last else ()
    actors = (mentions.actor_of(token) for token in words if token.pos_ in ("ADJ", "PROPN", "NOUN") and not is_tied(token, rules))
    return next((actor for actor in actors if actor is not None and actor.known and actor.kind != "person"), None)


def owners_beside(counted: Counted, noun: Token, mentions: ActorFinder, rules: FigureRules) -> Iterator[Actor]:
    """Actors named beside a noun, before it or after "of", "from", "by"; also beside what a share is one of ("5% of Polish exports")."""
    inside = range(counted.quantity.first, counted.quantity.last) if counted.unit == "money" else range(0)
    bought = counted.verb is not None and is_one_of(counted.verb, rules.acquiring)
    for child in noun.children:
        if child.dep_ not in BESIDE or child.i in inside or (child.i > noun.i and not comes_from(child)):
            continue
        if bought and child.i > noun.i and any(c.lower_ == "from" for c in child.children):
            continue
        actor = named_actor(child, counted.speaker, mentions, rules)
        if actor is not None:
            yield actor
        elif counted.unit in AMOUNTS and child.i > noun.i:
            yield from (a for c in child.children if c.dep_ in BESIDE and (a := named_actor(c, counted.speaker, mentions, rules)))


def named_actor(token: Token, speaker: Actor | None, mentions: ActorFinder, rules: FigureRules) -> Actor | None:
    """The actor that a modifier or subject names, if it may own something; "our" is the speaker, or the state of a person."""
    if token.lower_ in rules.ours:
        own = speaker or mentions.actor_of(token)
        if own is not None and own.kind == "person":
            return rules.homes.get(own.id)
        return None if own is None or own.kind == "unnamed" else own
    actor = mentions.actor_of(token)
    if actor is None or actor.kind == "unnamed" or is_tied(token, rules):
        return None
    named = token.pos_ == "PROPN" and token.dep_.startswith("nmod")
    return actor if actor.known or named or (token.pos_ == "PRON" and token.dep_ == "nmod:poss") else None


def is_tied(token: Token, rules: FigureRules) -> bool:
    """Whether the name only qualifies a participle: "Iranian-backed", "US-made"."""
    following = token.doc[token.i + 1 : token.i + 3]
    return len(following) == 2 and following[0].text in HYPHENS and following[1].lower_ in rules.tied


def comes_from(token: Token) -> bool:
    return any(c.dep_ == "case" and c.lower_ in HOLDING for c in token.children)


def possessor_above(counted: Counted, mentions: ActorFinder, rules: FigureRules) -> Actor | None:
    """Up from the count: "Poland's deployment of 300 men", "the group's office and 30 branches", "raise its budget to $5m"."""
    anchor = counted.anchor
    first = first_conjunct(anchor)
    if first is not anchor and first.pos_ in ("NOUN", "PROPN"):
        yielded = (named_actor(c, counted.speaker, mentions, rules) for c in first.children if c.dep_ == "nmod:poss")
        if actor := next((a for a in yielded if a is not None), None):
            return actor
    head = first.head
    if first.dep_ == "nmod" and head.pos_ in ("NOUN", "PROPN") and comes_from(first):
        return next(possessors(head, counted, mentions, rules), None)
    if (
        counted.unit in AMOUNTS
        and first.dep_ in ("obl", "obl:agent")
        and any(c.dep_ == "case" and c.lower_ in rules.measuring for c in first.children)
    ):
        changed = next((c for c in head.children if c.dep_ == "obj"), None) or subject_of(head)
        if changed is not None:
            own = named_actor(changed, counted.speaker, mentions, rules) if changed.dep_ != "obj" else None
            return next(possessors(changed, counted, mentions, rules), own)
    return None


def possessors(noun: Token, counted: Counted, mentions: ActorFinder, rules: FigureRules) -> Iterator[Actor]:
    """Actors before a noun: possessives and adjectives."""
    for child in noun.children:
        if child.dep_ in BESIDE and (child.i < noun.i or comes_from(child)):
            actor = named_actor(child, counted.speaker, mentions, rules)
            if actor is not None:
                yield actor


# ---------------------------------------------------------------- the subject of the verb


def subject_owner(counted: Counted, mentions: ActorFinder, rules: FigureRules) -> Actor | None:
    """The subject of the owning verb, or the agent of its passive; up through "plans to deploy" and "Russia's plan to deploy"."""
    if counted.verb is None or counted.unit in ("percent", "distance", *FATES) or first_conjunct(counted.anchor).dep_ in SUBJECT:
        return None
    owning = owning_verbs(counted, rules)
    for clause in clauses_above(counted.verb, INTENTION):
        if clause.pos_ == "NOUN":
            at_place = clause.ent_type_ == "PLACE" or is_one_of(clause, rules.place_nouns)
            return None if at_place else next(possessors(clause, counted, mentions, rules), None)
        if is_one_of(clause, owning):
            for token in agents(clause) if is_passive(clause) else active_subjects(clause):
                if token.lower_ in rules.ours and (actor := named_actor(token, counted.speaker, mentions, rules)):
                    return actor
                subject = antecedent(token)
                actor = mentions.actor_of(subject)
                if actor is None or not actor.known:
                    actor = next(possessors(subject, counted, mentions, rules), actor)
                if actor is not None and actor.kind not in ("unnamed", "document"):
                    return actor
    return None


def owning_verbs(counted: Counted, rules: FigureRules) -> frozenset[str]:
    """The verbs whose subject owns what is counted: members are had, money is announced, soldiers are sent."""
    if counted.unit == "people":
        return rules.having if is_one_of(counted.anchor, rules.belonging) else frozenset()
    return rules.owning | rules.funding if counted.unit == "money" else rules.owning


def agents(verb: Token) -> Iterator[Token]:
    """Who does it, in a passive clause: after "by"."""
    return (c for c in verb.children if c.dep_ in ("obl:agent", "obl") and any(x.lower_ == "by" for x in c.children))


def active_subjects(verb: Token) -> Iterator[Token]:
    """The subject of an active verb; also where the tree hung it on the auxiliary."""
    if subject := subject_of(verb):
        yield subject
    for helper in verb.children:
        if helper.dep_ in ("aux", "cop"):
            yield from (c for c in helper.children if c.dep_ in SUBJECT)


# ---------------------------------------------------------------- those who are struck


def struck_owner(counted: Counted, mentions: ActorFinder, rules: FigureRules) -> Actor | None:
    """Against whom the strike was that killed or destroyed the counted: "raids against the rebels killed 70 fighters"."""
    verb, doc = counted.verb, counted.anchor.doc
    if verb is None or counted.unit not in STRUCK or counted.unit == "displaced" or is_passive(verb):
        return None
    harmed = is_one_of(verb, rules.kill) or is_one_of(verb, rules.injure) or is_one_of(verb, rules.lost)
    if not harmed or first_conjunct(counted.anchor).dep_ not in OBJECT:
        return None
    for i in range(verb.i - 1, max(-1, verb.i - REACH), -1):
        if doc[i].lower_ in rules.targeting:
            return first_party(doc, i + 1, verb.i, mentions)
        if doc[i].text in ".!?;":
            return None
    return None


def first_party(doc: Doc, start: int, end: int, mentions: ActorFinder) -> Actor | None:
    """The first party named in a stretch, up to the end of its noun phrase."""
    for token in doc[start:end]:
        actor = mentions.actor_of(token)
        if actor is not None and actor.known and actor.kind not in ("person", "media", "document", "unnamed"):
            return actor
        if token.pos_ in ("ADP", "VERB", "AUX", "SCONJ") and token.i > start:
            return None
    return None


# ---------------------------------------------------------------- the one holder of a sort of forces


def only_holders(doc: Doc, quantities: Iterable[Quantity], mentions: ActorFinder, rules: FigureRules) -> dict[str, Actor]:
    """Whose the "militants" of an article are, where it names one holder of them only; by the lemma of the noun.

    Soldiers, troops and personnel are one sort.
    """
    lemmas = {doc[q.noun].lemma_.lower() for q in quantities if q.noun is not None and q.unit in FORCES}
    sort = {lemma: "" if lemma in rules.soldiery else lemma for lemma in lemmas | (rules.soldiery if lemmas & rules.soldiery else set())}
    named: dict[str, dict[str, Actor]] = {name: {} for name in sort.values()}
    for token in doc if sort else ():
        name = sort.get(token.lemma_.lower())
        if name is not None and token.pos_ in ("NOUN", "PROPN"):
            beside = (mentions.actor_of(c) for c in token.children if c.dep_ in BESIDE and (c.i < token.i or comes_from(c)))
            known = (as_owner(actor, "troops", rules) for actor in beside if actor is not None and actor.known and actor.kind != "person")
            named[name].update({actor.id: actor for actor in known if actor is not None})
    return {lemma: next(iter(named[name].values())) for lemma, name in sort.items() if len(named[name]) == 1}
