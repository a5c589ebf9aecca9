"""What an article as a whole tells about whose things are: the one holder of a sort of forces, the one fought, the one it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hearsay.annotate.quantities import Quantity
from hearsay.extract.figure_context import ActorFinder
from hearsay.extract.figure_rules import FigureRules
from hearsay.language.words import Doc, Token
from hearsay.records import FORCES, Actor, Unit

BESIDE = frozenset(["amod", "compound", "nmod:poss", "nmod", "flat", "nmod:unmarked", "nmod:desc"])
HOLDING = frozenset(["of", "from", "by", "among"])
OWNING = frozenset(["of", "by"])
UNPARTISAN = frozenset(["person", "media", "document", "unnamed"])


@dataclass(frozen=True)
class ArticleOwners:
    """Owners that the article tells elsewhere.

    ``holders``: whose the forces are, by the lemma of the noun; ``main``: the state the article is about; ``foe``: who is fought.
    """

    holders: Mapping[str, Actor]
    main: Actor | None
    foe: Actor | None

    @classmethod
    def of(cls, doc: Doc, quantities: Iterable[Quantity], mentions: ActorFinder, rules: FigureRules) -> ArticleOwners:
        """Read them from all words of the article."""
        return cls(only_holders(doc, quantities, mentions, rules), main_state(doc, mentions, rules), only_foe(doc, mentions, rules))


def as_owner(actor: Actor | None, unit: Unit, rules: FigureRules) -> Actor | None:
    """The state for its government, army and leaders: tanks of the Polish military are Poland's. Commands with a name own their own.

    Money and shares are a state's, but a person's own; of other things (sorties, crimes) the body that has them is told.
    """
    if actor is None or unit == "other":
        return actor
    if actor.kind == "person":
        return actor if unit in ("money", "percent") else rules.homes.get(actor.id, actor)
    if actor.kind not in ("government", "military"):
        return actor
    state, dot, body = actor.id.partition(".")
    return rules.states.get(state, actor) if dot and (body in rules.suffixes or body.startswith("gov.")) else actor


def comes_from(token: Token, links: frozenset[str] = HOLDING) -> bool:
    """Whether the noun after another is its holder: "tanks of Poland"."""
    return any(c.dep_ == "case" and c.lower_ in links for c in token.children)


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
            beside = (mentions.actor_of(c) for c in token.children if c.dep_ in BESIDE and (c.i < token.i or comes_from(c, OWNING)))
            known = (as_owner(actor, "troops", rules) for actor in beside if actor is not None and actor.known and actor.kind != "person")
            named[name].update({actor.id: actor for actor in known if actor is not None})
    return {lemma: next(iter(named[name].values())) for lemma, name in sort.items() if len(named[name]) == 1}


def main_state(doc: Doc, mentions: ActorFinder, rules: FigureRules) -> Actor | None:
    """The state that an article is about: more than half of all words for states, their bodies and their leaders are for it."""
    named: Counter[str] = Counter()
    for token in doc:
        actor = mentions.actor_of(token) if token.text[0].isupper() else None
        if actor is not None:
            home = rules.homes.get(actor.id) if actor.kind == "person" else rules.states.get(actor.id.partition(".")[0])
            named.update([home.id] if home is not None else [])
    state, times = next(iter(named.most_common(1)), ("", 0))
    return rules.states[state] if times * 2 > named.total() else None


def only_foe(doc: Doc, mentions: ActorFinder, rules: FigureRules) -> Actor | None:
    """Who is fought in an article, where it names one party only: "strikes against the rebels", "to defeat the rebels"."""
    foes: dict[str, Actor] = {}
    for token in doc:
        if token.lower_ in rules.targeting or (token.pos_ == "VERB" and token.lemma_.lower() in rules.fighting):
            foe = as_owner(first_party(doc, token.i + 1, len(doc), mentions), "troops", rules)
            foes.update({foe.id: foe} if foe is not None else {})
    return next(iter(foes.values())) if len(foes) == 1 else None


def first_party(doc: Doc, start: int, end: int, mentions: ActorFinder) -> Actor | None:
    """The first party named in a stretch, up to the end of its noun phrase."""
    for token in doc[start:end]:
        actor = mentions.actor_of(token)
        if actor is not None and actor.known and actor.kind not in UNPARTISAN:
            return actor
        if token.pos_ in ("ADP", "VERB", "AUX", "SCONJ", "PUNCT") and token.i > start:
            return None
    return None
