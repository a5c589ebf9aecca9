"""Who takes part in an event: whoever does it, to whom, and where, read off the tree around its trigger."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from spacy.tokens import Token

from hearsay.annotate.mentioned import Mentions
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.tree import (
    CLAUSES,
    PASSIVE_SUBJECTS,
    agent_of,
    antecedent,
    child,
    conjuncts,
    core_bounds,
    has,
    is_passive,
    objects_of,
    own_subject,
    preposition,
    subject_of,
)
from hearsay.records import Actor, PlaceReference

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM"})
WITHIN = ("nmod:poss", "amod", "compound", "nmod:desc", "nmod", "nmod:unmarked", "appos", "flat")
"""Where the actor stands inside a phrase that denotes none itself: "Ukraine's positions", "Russian aggression"."""
DEFAULT_TARGETS = (
    "iobj",
    "obj",
    "P:against",
    "P:on",
    "P:at",
    "P:with",
    "P:to",
    "P:into",
    "P:from",
    "P:for",
    "P:towards",
    "P:toward",
    "P:over",
)
NEITHER = frozenset({"document", "media"})
"""Kinds that take no part in events: reports are read, papers reported to."""
BODIES = frozenset({"state", "government", "military", "armed_group", "igo", "organisation"})
"""Kinds for which their people act: "members of the group", "Russian bombers"."""
CONTROLLING = frozenset({"of", "for", "from", "into", "with"})
FACING = frozenset({"against", "towards", "toward", "near", "close to"})
BORDER = frozenset({"border", "frontier", "flank", "borders", "doorstep", "region", "regions"})
AGAINST = frozenset(
    {
        "against",
        "on",
        "upon",
        "at",
        "with",
        "to",
        "into",
        "towards",
        "toward",
        "for",
        "over",
        "between",
        "among",
        "near",
        "along",
        "around",
        "close to",
    }
)
PLACE_PREPOSITIONS = frozenset(
    {
        "in", "at", "near", "on", "to", "into", "over", "across", "along", "around", "outside", "inside", "towards", "toward", "from",
        "off", "within", "throughout", "between", "close to", "north of", "south of", "east of", "west of", "beyond", "by",
    }
)  # fmt: skip
STEPS = 8
"""Most steps up the tree: a guard against odd trees, longer than any phrase needs."""


def objects(verb: Token) -> list[Token]:
    """Direct objects, or the subject of a passive; of a gerund before its noun that noun ("of attacking Ukraine")."""
    if verb.dep_ == "amod" and has(verb, "VerbForm", "Ger") and preposition(verb.head):
        return [verb.head]
    return [t for t in objects_of(verb) if t != verb]


def obliques(token: Token) -> Iterator[Token]:
    """The prepositional phrases of a verb or noun; those of a verb's object too ("put pressure on Iran")."""
    for c in token.children:
        if c.dep_ in ("obl", "obl:agent", "nmod", "advcl", "obl:unmarked", "acl"):
            yield c
        elif c.dep_ == "obj" and token.pos_ == "VERB":
            yield from (g for g in c.children if g.dep_ == "nmod")


def source_of_verb(verb: Token) -> list[Token]:
    """Heads of the phrases that name who does it; of an infinitive or participle the one understood."""
    if (controlled := _controlled(verb)) is not None:
        return conjuncts_of(controlled)
    seen = verb
    for _ in range(STEPS):
        agent = agent_of(seen)
        if agent is not None and agent != verb:
            return conjuncts_of(agent)
        if is_passive(seen) and seen is verb:
            return []
        up = seen.head
        if up == seen or seen.dep_ not in ("xcomp", "acl", "advcl", "conj", "ccomp", "nmod", "obl"):
            return []
        if seen.dep_ == "ccomp" and (own_subject(seen) is not None or not has(seen, "VerbForm", "Inf", "Ger") or child(seen, "aux")):
            between = [o for o in objects(up) if up.i < o.i < seen.i]  # "warned Russia would march": read as an object
            return conjuncts_of(between[-1]) if between else []
        if up.pos_ in NOMINAL:  # "its plan to attack", "threats to invade", "an effort to seize"
            owner = child(up, "nmod:poss")
            if owner is not None:
                return conjuncts_of(owner)
            verb_above = governing_verb(up)
            if verb_above is None or verb_above == seen:
                return [c for c in up.children if c.dep_ in ("amod", "compound")][:1]
            up = verb_above
        seen = up
    return []


def _controlled(verb: Token) -> Token | None:
    """The object of the verb above for "accused them of attacking", "kept them from leaving"."""
    top = verb.head if verb.dep_ == "amod" else verb
    above = top.head
    if top.dep_ not in ("advcl", "obl", "acl", "xcomp") or above.pos_ != "VERB" or is_passive(verb) or preposition(top) not in CONTROLLING:
        return None
    return next((o for o in objects(above) if o.i < verb.i), None)


def conjuncts_of(token: Token) -> list[Token]:
    """The coordination that ``token`` begins ("France and Germany"); a token that is a conjunct itself stands alone."""
    if token.dep_ == "conj" or token.dep_ == "ROOT" or token.pos_ not in NOMINAL:
        return [token]
    return [t for t in conjuncts(token) if t.pos_ in NOMINAL]


def governing_verb(noun: Token) -> Token | None:
    """The verb of which the noun is the object (also by a preposition) or the passive subject; None for other relations."""
    token = noun
    for _ in range(STEPS):
        head = token.head
        if token.dep_ in ("obj", "obl", "xcomp", *PASSIVE_SUBJECTS) and head.pos_ in ("VERB", "AUX"):
            return head
        if token.dep_ == "conj" or (token.dep_ == "nmod" and preposition(token) == "of"):  # "a series of strikes"
            token = head
            continue
        return None
    return None


def actors_of(token: Token, mentions: Mentions) -> list[Actor]:
    """The actors that a phrase names: its own, else those inside it ("Ukrainian positions"), conjuncts each for themselves."""
    found: list[Actor] = []
    members = conjuncts_of(token)
    for member in members:
        actor = (mentions.actor_of(member) if len(members) == 1 else mentions.denoted.get(member.i)) or _inside(member, mentions)
        if actor is not None and actor.kind not in NEITHER and actor not in found and not _is_thing(member, actor):
            found.append(actor)
    return found


def _is_thing(token: Token, actor: Actor) -> bool:
    """ "a force", "its side": a common noun in the singular that no table knows is hardly one who acts."""
    return not actor.known and actor.kind != "unnamed" and token.pos_ == "NOUN" and has(token, "Number", "Sing") and actor.name.islower()


def faced(trigger: Token, mentions: Mentions) -> list[Actor]:
    """Against whom forces are moved: those named behind "against", or whose border or flank it is."""
    found: list[Actor] = []
    carrier = governing_verb(trigger) if trigger.pos_ != "VERB" else None
    for governing in (trigger, carrier, *objects(trigger)):
        for o in obliques(governing) if governing is not None else ():
            if preposition(o) in FACING or (o.lemma_.lower() in BORDER and o.dep_ != "nmod:poss"):
                owners = [c for c in o.children if c.dep_ == "nmod" and preposition(c) == "with"]  # "the border with Ukraine"
                found += _all(owners, mentions) or _all([o], mentions)
    return list(dict.fromkeys(found))


def doers_of(token: Token, mentions: Mentions) -> list[Actor]:
    """Like ``actors_of``, but unnamed people stand for the body whose they are: "IS fighters", "two Russian bombers"."""
    found = []
    for actor in actors_of(token, mentions):
        people = actor.kind in ("unnamed", "group") and not actor.known and has(token, "Number", "Plur")
        body = _inside(token, mentions) if people else None
        found.append(body if body is not None and body.kind in BODIES else actor)
    return found


def _inside(token: Token, mentions: Mentions) -> Actor | None:
    for relation in WITHIN:
        for c in token.children:
            if c.dep_ == relation and (relation != "nmod" or preposition(c) in ("of", "in", "from")):
                if actor := mentions.actor_of(c):
                    return actor
                if relation in ("nmod", "nmod:poss") and (actor := next(iter(_modifiers(c, mentions)), None)):
                    return actor
    return None


def _modifiers(token: Token, mentions: Mentions) -> Iterator[Actor]:
    for c in token.children:
        if c.dep_ in ("nmod:poss", "amod", "compound", "nmod:desc", "nmod") and (actor := mentions.actor_of(c)):
            yield actor


def verb_participants(
    verb: Token, targets: Sequence[str], things: Collection[Token], mentions: Mentions
) -> tuple[list[Actor], list[Actor]]:
    """Source and target of a verb. ``targets`` are the relations to look in, in order; the usual ones where there are none.

    ``things`` are objects that are the means, not the target ("sent troops"): their owner acts where nobody else is named.
    """
    source = _doers(source_of_verb(verb), mentions) or [a for a in _doers(things, mentions) if a.known]
    for where in (*targets, *DEFAULT_TARGETS):
        if where == "obj" and things:
            continue
        target = [a for a in _all(_at(verb, where), mentions) if a not in source]
        if target:
            return source, target
    return source, []


def _at(verb: Token, where: str) -> Iterable[Token]:
    if where == "obj":
        return objects(verb)
    if where == "iobj":
        return [c for c in verb.children if c.dep_ == "iobj"]
    return [o for o in obliques(verb) if preposition(o) == where[2:]]


def noun_participants(
    noun: Token, of: Sequence[str], light: frozenset[str], mentions: Mentions, joint: bool = False
) -> tuple[list[Actor], list[Actor]]:
    """Source and target of an event noun: "Russia's attack on Kyiv", "the invasion of Ukraine by Russia", "France held talks with Iran".

    ``of`` is ("source",) where "of" names who does it; ``joint`` for meetings, in which the subject of any verb takes part ("left after
    talks with Iran").
    """
    source: list[Actor] = []
    target: list[Actor] = []
    owned: list[Actor] = []
    for c in noun.children:
        case = preposition(c) if c.dep_ in ("nmod", "obl") else ""
        if c.dep_ == "nmod:poss" or (c.dep_ in ("amod", "compound", "nmod:desc") and c.pos_ != "VERB") or case == "by" or case == "between":
            source += _doers([c], mentions)
        elif case == "of":
            (owned if "source" in of else target).extend(_doers([c], mentions))
            source += [a for g in c.children if g.dep_ in ("nmod", "obl") and preposition(g) == "by" for a in _doers([g], mentions)]
        elif case in AGAINST:
            target += _all([c], mentions)
    source = source or [a for a in owned if a.kind != "unnamed"] or _carrier(noun, light, mentions, joint)
    if not target and (verb := governing_verb(noun)) is not None and verb.lemma_ in light:
        target = [a for o in obliques(verb) if preposition(o) in AGAINST and o is not noun for a in _all([o], mentions)]
    unique = list(dict.fromkeys(source))
    return unique, [a for a in dict.fromkeys(target) if a not in unique]


def _carrier(noun: Token, light: frozenset[str], mentions: Mentions, joint: bool = False) -> list[Actor]:
    """Who does it where the noun does not say: the subject of the verb that carries it ("launched an attack"), the object's owner."""
    verb = governing_verb(noun)
    if verb is not None:
        return _doers(source_of_verb(verb), mentions) if verb.lemma_.lower() in light or joint else []
    head = noun.head
    if noun.dep_ == "nmod" and head.pos_ in ("NOUN", "PROPN"):  # "Russia's threat of war", "plans for an attack"
        owner = child(head, "nmod:poss", "amod", "compound")
        own = _all([owner], mentions) if owner is not None else []
        return own or _carrier(head, light, mentions)
    return []


def _all(tokens: Iterable[Token], mentions: Mentions) -> list[Actor]:
    return list(dict.fromkeys(a for t in tokens for a in actors_of(antecedent(t), mentions)))


def _doers(tokens: Iterable[Token], mentions: Mentions) -> list[Actor]:
    return list(dict.fromkeys(a for t in tokens for a in doers_of(antecedent(t), mentions)))


def place_of_event(reading: ArticleDoc, trigger: Token) -> PlaceReference | None:
    """The place words of the trigger or of what carries it: the phrase behind a preposition that holds the name of a place."""
    for governing in (trigger, governing_verb(trigger) if trigger.pos_ != "VERB" else None, *objects(trigger)):
        for c in governing.children if governing is not None else ():
            if c.dep_ in ("obl", "nmod") and preposition(c) in PLACE_PREPOSITIONS:
                first, last = core_bounds(c)
                while first < c.i and reading.doc[first].dep_ == "case" and reading.doc[first].head == c:
                    first += 1
                if any(t.ent_type_ == "PLACE" for t in reading.doc[first:last]):
                    span = reading.span_of_tokens(first, last)
                    return PlaceReference(span=span, name=span.text)
    return None


def clause_head(token: Token) -> Token:
    """The verb (or predicate) whose clause holds ``token``."""
    for _ in range(STEPS * 2):
        if token.dep_ in CLAUSES or token.head == token:
            return token
        token = token.head
    return token


__all__ = [
    "actors_of", "clause_head", "governing_verb", "noun_participants", "objects", "obliques", "place_of_event", "source_of_verb",
    "subject_of", "verb_participants",
]  # fmt: skip
