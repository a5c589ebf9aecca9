"""Whose the counted forces, people, weapons and amounts are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearsay.annotate.numbers import HYPHENS
from hearsay.annotate.quantities import Quantity
from hearsay.extract.figure_article import BESIDE, ArticleOwners, as_owner, comes_from, first_party
from hearsay.extract.figure_context import OBJECT, SUBJECT, ActorFinder, clauses_above, is_one_of
from hearsay.extract.figure_rules import FigureRules
from hearsay.language.tree import antecedent, first_conjunct, is_passive, subject_of
from hearsay.language.words import Token
from hearsay.records import FATES, FORCES, Actor, Unit

INTENTION = frozenset(["xcomp", "acl"])
AMOUNTS = frozenset(["percent", "money", "other"])
STRUCK = FATES | FORCES | {"other"}
"""What a strike against somebody may hit of theirs."""
NEAR = 7
"""Tokens around a percentage in which it is told of what it is one."""
REACH = 25
"""Tokens back to the one who is struck: "airstrikes against ... killed 70 of them"."""


@dataclass(frozen=True)
class Counted:
    """A quantity with what its owner is read from: its token in the tree, those of the list members before it, its verb, its speaker.

    ``to_come``: whether it is planned or promised.
    """

    quantity: Quantity
    anchor: Token
    before: Sequence[Token]
    verb: Token | None
    unit: Unit
    speaker: Actor | None
    to_come: bool = False


def owner_of(counted: Counted, mentions: ActorFinder, article: ArticleOwners, rules: FigureRules) -> Actor | None:
    """The owner, by the first rule that finds one.

    1. A people's own state: "300 Poles".
    2. A known actor between the number and its noun: "two US warships".
    3. Known actors beside the noun, or beside the member of the list before it: "Poland's 300 tanks", "300 tanks of the Polish army".
    4. Possessors up the noun chain: "Poland's deployment of 300 men".
    5. Who has, sends, loses or spends it: subjects, agents of passives, also from a relative clause.
    6. Actors beside the noun that no table knows.
    7. Those who are struck: "raids against the rebels killed 70 fighters".
    8. The one holder of such forces in the article.
    9. Who announces forces that are to come: "the Pentagon said 300 soldiers would go to Poland".
    10. For what a whole country has (voters, candidates, turnout, growth), its soldiers and police: the state that the article is about.
    """
    noun = counted.quantity.noun
    counted_noun = counted.anchor.doc[noun] if noun is not None else counted.anchor
    if state := rules.peoples.get(counted_noun.lower_):
        return state
    if counted.unit != "money" and (named := inside(counted, mentions, rules)):
        return as_owner(named[0], counted.unit, rules) if len(named) == 1 else None
    listed = () if counted.unit == "other" else reversed(counted.before)
    beside = [a for token in (counted.anchor, *listed) for a in owners_of_member(counted, token, mentions, rules)]
    if known := next((actor for actor in beside if actor.known), None):
        return as_owner(known, counted.unit, rules)
    found = (
        possessor_above(counted, mentions, rules)
        or subject_owner(counted, mentions, rules)
        or next(iter(beside), None)
        or struck_owner(counted, mentions, article.foe, rules)
        or (article.holders.get(counted_noun.lemma_.lower()) if counted.unit in FORCES else None)
        or announcer(counted)
        or (article.main if is_national(counted, rules) or is_one_of(counted_noun, rules.regulars) else None)
    )
    return as_owner(found, counted.unit, rules)


# ---------------------------------------------------------------- beside the noun


def inside(counted: Counted, mentions: ActorFinder, rules: FigureRules) -> list[Actor]:
    """The known actor between the number and its noun, whatever the tree says: "two US warships"; both of "five Thai and Lao men"."""
    noun, number = counted.quantity.noun, counted.quantity.number
    before = counted.anchor.doc[max(0, counted.quantity.first - 1)]
    if counted.quantity.rule.endswith("-elided") and before.pos_ == "PROPN" and counted.quantity.first > 0:  # and Norway 200
        actor = mentions.actor_of(before)
        return [actor] if actor is not None and actor.known and actor.kind != "person" else []
    words = counted.anchor.doc[number + 1 : noun] if noun is not None and noun < counted.quantity.last else ()
    actors = (mentions.actor_of(token) for token in words if token.pos_ in ("ADJ", "PROPN", "NOUN") and not is_tied(token, rules))
    named = [actor for actor in actors if actor is not None and actor.known and actor.kind != "person"]
    joined = len(named) > 1 and any(word.pos_ == "CCONJ" for word in words)
    return named if joined else named[:1]


def owners_of_member(counted: Counted, noun: Token, mentions: ActorFinder, rules: FigureRules) -> Iterator[Actor]:
    """The state of a people that a member of the list is, or the actors beside it."""
    if (state := rules.peoples.get(noun.lower_)) is not None:
        yield state
    yield from owners_beside(counted, noun, mentions, rules)


def owners_beside(counted: Counted, noun: Token, mentions: ActorFinder, rules: FigureRules) -> Iterator[Actor]:
    """Actors named beside a noun, before it or after "of", "from", "by"; also beside what a share is one of ("5% of Polish exports")."""
    inside = range(counted.quantity.first, counted.quantity.last) if counted.unit == "money" else range(0)
    words = noun.doc[inside.start : inside.stop] if noun.i in inside else (noun,)  # in "$5m of exports" these hang on the number
    bought = counted.verb is not None and (is_one_of(counted.verb, rules.acquiring) or is_one_of(counted.verb, rules.moving))
    itself = mentions.actor_of(noun)  # a name that ends in the counted noun: Six Regional Parks
    for child in (c for word in words for c in word.children):
        if child.dep_ not in BESIDE or child.i in inside or (child.i > noun.i and not comes_from(child)):
            continue
        if bought and child.i > noun.i and any(c.lower_ == "from" for c in child.children):
            continue
        actor = named_actor(child, counted.speaker, mentions, rules)
        if actor is not None and (itself is None or actor.id != itself.id or actor.known):
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
    resolved = token.pos_ == "PRON" and token.dep_ == "nmod:poss" and actor.name[:1].isupper()
    return actor if actor.known or named or resolved else None


def is_tied(token: Token, rules: FigureRules) -> bool:
    """Whether the name only qualifies a participle: "Iranian-backed", "US-made"."""
    following = token.doc[token.i + 1 : token.i + 3]
    return len(following) == 2 and following[0].text in HYPHENS and following[1].lower_ in rules.tied


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
        return next(possessors(head, counted, mentions, rules, first), None)
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


def possessors(noun: Token, counted: Counted, mentions: ActorFinder, rules: FigureRules, possessed: Token | None = None) -> Iterator[Actor]:
    """Actors before a noun: possessives and adjectives; ``possessed`` is a dependent of the noun that is none."""
    for child in noun.children:
        if child is not possessed and child.dep_ in BESIDE and (child.i < noun.i or comes_from(child)):
            actor = named_actor(child, counted.speaker, mentions, rules)
            if actor is not None:
                yield actor


# ---------------------------------------------------------------- the subject of the verb


def subject_owner(counted: Counted, mentions: ActorFinder, rules: FigureRules) -> Actor | None:
    """The subject of the owning verb, or the agent of its passive; up through "plans to deploy" and "Russia's plan to deploy"."""
    if counted.verb is None or counted.unit in FATES:
        return None
    owning = owning_verbs(counted, rules)
    relative = next((c for c in counted.anchor.children if c.dep_ == "acl:relcl" and is_one_of(c, owning)), None)
    if relative is not None and (actor := next(holders_of(relative, counted, mentions, rules), None)) is not None:
        return actor
    first = first_conjunct(counted.anchor)
    if (
        first.dep_ in SUBJECT
        or (first.dep_ == "obl" and any(c.lower_ == "at" for c in first.children))
        or (counted.anchor.i < counted.verb.i and not is_passive(counted.verb))
    ):
        return None
    for clause in clauses_above(counted.verb, INTENTION):
        if clause.pos_ == "NOUN":
            at_place = clause.ent_type_ == "PLACE" or is_one_of(clause, rules.place_nouns)
            return None if at_place else next(possessors(clause, counted, mentions, rules), None)
        doers = (clause, first_conjunct(clause)) if is_one_of(clause, owning) else ()  # who "has flown sorties and is sending men"
        if actor := next((actor for doer in doers for actor in holders_of(doer, counted, mentions, rules)), None):
            return actor
    return None


def holders_of(clause: Token, counted: Counted, mentions: ActorFinder, rules: FigureRules) -> Iterator[Actor]:
    """The actors that an owning verb has for its doer: named, or "we" of a speaker, or the one whose body it is ("Poland's army")."""
    for token in agents(clause) if is_passive(clause) else active_subjects(clause):
        if token.lower_ in rules.ours and (actor := named_actor(token, counted.speaker, mentions, rules)):
            yield actor
        subject = antecedent(token)
        actor = mentions.actor_of(subject)
        if actor is None or not actor.known:
            actor = next(possessors(subject, counted, mentions, rules), actor)
        if actor is not None and actor.kind not in ("unnamed", "document") and (actor.known or actor.name[:1].isupper()):
            yield actor


def owning_verbs(counted: Counted, rules: FigureRules) -> frozenset[str]:
    """The verbs whose subject owns what is counted: members are had, money is announced, soldiers are sent."""
    match counted.unit:
        case "people":
            return rules.having | rules.sending if is_one_of(counted.anchor, rules.belonging) else frozenset()
        case "money":
            return rules.owning | rules.funding
        case "distance":
            return rules.gaining
        case "percent":
            return rules.gaining | rules.owning if is_object(counted) else frozenset()
        case "other":
            return rules.owning | (rules.gaining - rules.lost)  # who seizes boats does not own them
    return rules.owning


def agents(verb: Token) -> Iterator[Token]:
    """Who does it, in a passive clause: after "by"."""
    return (c for c in verb.children if c.dep_ in ("obl:agent", "obl") and any(x.lower_ == "by" for x in c.children))


def active_subjects(verb: Token) -> Iterator[Token]:
    """The subjects of an active verb, the nearest first; also where the tree hung them on the auxiliary or on a clause before it."""
    own = [c for c in verb.children if c.dep_ in SUBJECT]
    yield from sorted(own, key=lambda c: abs(c.i - verb.i))
    if not own and (subject := subject_of(verb)):
        yield subject
    for helper in verb.children:
        misread = helper.dep_ == "advcl" and helper.i < verb.i and not own  # Poland has flown 20 missions, conducted five raids and ...
        if helper.dep_ in ("aux", "cop") or misread:
            yield from sorted((c for c in helper.children if c.dep_ in SUBJECT), key=lambda c: abs(c.i - helper.i))


def is_object(counted: Counted) -> bool:
    """Whether the counted, or the list that they stand in, is the object of the verb."""
    return any(first_conjunct(token).dep_ in OBJECT for token in (counted.anchor, *counted.before))


# ---------------------------------------------------------------- those who are struck


def struck_owner(counted: Counted, mentions: ActorFinder, foe: Actor | None, rules: FigureRules) -> Actor | None:
    """Against whom the strike was that killed or destroyed the counted: "raids against the rebels killed 70 fighters".

    Things that strikes destroy in an article where only one party is fought are that party's (``foe``).
    """
    verb, doc = counted.verb, counted.anchor.doc
    if verb is None or counted.unit not in STRUCK or counted.unit == "displaced" or is_passive(verb):
        return None
    harmed = is_one_of(verb, rules.kill) or is_one_of(verb, rules.injure) or is_one_of(verb, rules.lost) or is_one_of(verb, rules.striking)
    if not harmed or not is_object(counted):
        return None
    for i in range(verb.i - 1, max(-1, verb.i - REACH), -1):
        if doc[i].lower_ in rules.targeting:
            return first_party(doc, i + 1, verb.i, mentions)
        if doc[i].text in ".!?;":
            break
    by_strikes = any(is_one_of(s, rules.strikes) or s.lower_.removesuffix("s") in rules.strikes for s in active_subjects(verb))
    return foe if by_strikes and counted.unit not in FATES else None


def announcer(counted: Counted) -> Actor | None:
    """The state or body that says that forces will move: its own, where nothing says otherwise."""
    speaks = (
        counted.speaker is not None
        and counted.speaker.known
        and counted.speaker.kind in ("state", "government", "military", "organisation")
    )
    return counted.speaker if speaks and counted.to_come and counted.unit in FORCES else None


# ---------------------------------------------------------------- what a whole country has


def is_national(counted: Counted, rules: FigureRules) -> bool:
    """Whether the count is one of a country as a whole: of its voters, candidates and protests, of turnout, growth, prices."""
    anchor, verb = counted.anchor, counted.verb
    if counted.unit in ("people", "other", "meetings_exercises"):
        votes = verb is not None and any(is_one_of(t, rules.voting) for t in (verb, *verb.children))
        return is_one_of(anchor, rules.civic) or (counted.unit == "people" and votes)
    if counted.unit != "percent":
        return False
    near = anchor.doc[max(anchor.sent.start, anchor.i - NEAR) : min(anchor.sent.end, anchor.i + NEAR)]
    return any(is_one_of(t, rules.civic) or is_one_of(t, rules.measured) for t in near)
