"""What is known of an article's actors after it was read: mentions, and the actor that a phrase denotes."""

from __future__ import annotations

from dataclasses import dataclass, field

from hearsay.annotate.coreference import RELATIVE
from hearsay.annotate.persons import joined
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.words import Token
from hearsay.records import Actor, Mention, MentionForm, record_id

PERSONAL_RELATIVES = frozenset({"who", "whom"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
PLURAL_FORMS = frozenset({"have", "are", "were", "do"})
SINGULAR_FORMS = frozenset({"has", "is", "was", "does"})
WHO = frozenset({"person", "unnamed"})
INSIDE_PHRASE = frozenset({"nmod", "obl", "nmod:unmarked", "appos", "obj", "compound", "flat"})
ADJECTIVAL = frozenset({"US", "U.S.", "UK", "U.K.", "EU", "UN", "U.N.", "NATO"})
"""Abbreviations that stand for adjectives, too."""


@dataclass(frozen=True)
class ActorMention:
    """Tokens ``first`` to ``last`` (exclusive) of the Doc denote ``actor``."""

    first: int
    last: int
    actor: Actor
    form: MentionForm
    rule: str


@dataclass
class Mentions:
    """What ``find_mentions`` found; ``mentions`` in the order of the text.

    ``employers`` are the ids of the states and bodies whose offices the article gives to persons, by the person's id.
    """

    mentions: list[ActorMention] = field(default_factory=list)
    denoted: dict[int, Actor] = field(default_factory=dict)
    employers: dict[str, str] = field(default_factory=dict)

    def actor_of(self, token: Token) -> Actor | None:
        """The actor of the noun phrase headed by ``token`` (also of any token inside a name); a coordination gives a joined group."""
        own = self.denoted.get(token.i)
        if own is None and token.lower_ in RELATIVE and token.pos_ in ("PRON", "DET"):
            return self._of_relative(token)
        members = coordinated(token)
        if len(members) > 1:
            if own is not None and token.text in ADJECTIVAL and (shared := self._shared_modifier(token, members[-1])):
                return shared
            actors = [actor for member in members if (actor := self.denoted.get(member.i))]
            if own is not None and own.kind == "person" and _explains_too(token, members, actors):
                return own
            if own is not None and len(actors) == len(members):
                return joined(actors)
        return own

    def _shared_modifier(self, token: Token, last: Token) -> Actor | None:
        """ "U.S. and British sources": the abbreviation is an adjective of the noun that follows."""
        actor = self.denoted.get(last.i)
        between = last.doc[token.i + 1 : last.i]
        if actor is None or actor.kind not in ("unnamed", "group") or not any(t.pos_ == "ADJ" and t.head == last for t in between):
            return None
        if any(t.dep_ == "det" or t.pos_ in ("VERB", "AUX", "ADP") for t in between):
            return None
        name = last.doc.span(token.i, last.i + 1).text
        return actor.model_copy(update={"name": ("unnamed " if actor.kind == "unnamed" else "") + name})

    def _of_relative(self, token: Token) -> Actor | None:
        clause = token.head
        while clause.dep_ not in ("acl:relcl", "acl", "advcl:relcl", "ROOT") and clause.head != clause:
            clause = clause.head
        head = clause.head
        attached = clause.dep_ in ("acl:relcl", "acl") and head.i < token.i and head.lower_ not in RELATIVE
        actor = self.actor_of(head) if attached else None
        if token.lower_ not in PERSONAL_RELATIVES:
            return actor
        plural = _number_of_verb(token)
        beside = self._beside_relative(token, plural)
        if beside is not None:
            return beside
        if actor is not None and actor.kind in WHO and _agrees(head, plural):
            return actor
        if not attached:
            return self._person_before(token)
        between = (t for t in reversed(list(token.doc[head.i + 1 : token.i])) if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "nmod:poss")
        inside = next((a for t in between if (a := self.denoted.get(t.i)) is not None and a.kind in WHO and _agrees(t, plural)), None)
        return inside or self._person_above(head, plural)

    def _beside_relative(self, token: Token, plural: bool | None) -> Actor | None:
        """ "among critics who said": whoever stands right before, without a comma, wherever the tree hangs the clause."""
        before = token.doc[token.i - 1] if token.i else None
        if before is None or before.pos_ not in ("NOUN", "PROPN") or not _agrees(before, plural):
            return None
        actor = self.denoted.get(before.i)
        return actor if actor is not None and (actor.kind in WHO or before.morph.get("Number", []) == ["Plur"]) else None

    def _person_above(self, head: Token, plural: bool | None = None) -> Actor | None:
        """ "seamen on board the ship, who said": somebody in the phrase that the noun belongs to, since a ship is no "who"."""
        word = head
        while word.dep_ in INSIDE_PHRASE and word.head.i < word.i:
            word = word.head
            actor = self.actor_of(word)
            if actor is not None and actor.kind in WHO and _agrees(word, plural):
                return actor
        for i in range(head.i - 1, max(head.i - 8, -1), -1):
            if head.doc[i].pos_ in ("VERB", "AUX") or head.doc[i + 1].is_sent_start:
                break
            actor = self.denoted.get(i)
            if actor is not None and actor.kind in WHO and _agrees(head.doc[i], plural):
                return actor
        return self.actor_of(head)

    def _person_before(self, pronoun: Token) -> Actor | None:
        """ "told NAME, who said", "critics, many of whom said": the name right before, where the tree hangs the clause elsewhere."""
        at = pronoun.i - 1
        if at > 1 and pronoun.lower_ == "whom" and pronoun.doc[at].lower_ == "of":
            at -= 2
        if at > 0 and pronoun.doc[at].text == ",":
            at -= 1
        actor = self.denoted.get(at) or (self._person_above(pronoun.doc[at]) if pronoun.doc[at].pos_ in ("NOUN", "PROPN") else None)
        return actor if actor is not None and actor.kind in WHO else None

    def records(self, reading: ArticleDoc) -> list[Mention]:
        """The ``mention`` records of the article."""
        made = []
        for mention in self.mentions:
            span = reading.span_of_tokens(mention.first, mention.last)
            made.append(
                Mention(
                    id=record_id("m", reading.article.doc, [span]),
                    doc=reading.article.doc,
                    span=span,
                    actor=mention.actor,
                    form=mention.form,
                    rule=mention.rule,
                )
            )
        return made


def _number_of_verb(relative: Token) -> bool | None:
    """Whether the verb of a relative clause is plural ("who have said"), or None where its form does not tell."""
    if relative.dep_ not in SUBJECTS:
        return None
    for word in (*(c for c in relative.head.children if c.dep_.startswith(("aux", "cop")) and c.i > relative.i), relative.head):
        if word.lower_ in PLURAL_FORMS or word.lower_ in SINGULAR_FORMS:
            return word.lower_ in PLURAL_FORMS
        if word.morph.get("Tense", []) == ["Pres"] and word.morph.get("VerbForm", []) == ["Fin"]:
            return not word.lower_.endswith("s")
    return None


def _agrees(noun: Token, plural: bool | None) -> bool:
    """Whether a noun may be the subject of a verb in this number; a coordination is plural."""
    if plural is None or noun.pos_ == "PRON":
        return True
    return (noun.morph.get("Number", []) == ["Plur"] or len(coordinated(noun)) > 1) == plural or noun.morph.get("Number", []) == []


def _explains_too(token: Token, members: list[Token], actors: list[Actor]) -> bool:
    """ "NAME, director of the centre and a professor": the conjunct is joined to the apposition, not to the name."""
    last = members[-1]
    apposed = any(c.dep_ == "appos" and (c.pos_ == "NOUN" or has_article(c)) and token.i < c.i < last.i for c in token.children)
    return apposed and len(members) == 2 and actors[-1].kind == "unnamed" and last.morph.get("Number", ["Sing"])[0] == "Sing"


def has_article(token: Token) -> bool:
    """Whether a noun has an article of its own, as no name of a person has ("a Republican")."""
    return any(c.dep_ == "det" for c in token.children)


def coordinated(token: Token) -> list[Token]:
    """``token`` and the nominal conjuncts that hang on it."""
    if token.pos_ == "PRON":
        return [token]
    others = [c for c in token.children if c.dep_ == "conj" and c.pos_ in ("PROPN", "NOUN", "PRON", "ADJ")]
    if not any(c.dep_ == "cc" for other in (token, *others) for c in other.children):
        return [token]  # without "and" a conjunct is an apposition read wrongly
    while others and _follows_clause(others[-1]):
        others.pop()
    return [token, *others]


def _follows_clause(conjunct: Token) -> bool:
    """ "According to Hearth and Harbour, whose helpers work there, 340 people slept": what comes behind a clause in commas, without "and",
    begins the main clause."""
    if any(c.dep_ == "cc" for c in conjunct.children):
        return False
    return any(c.dep_ == "acl:relcl" and conjunct.head.i < c.i < conjunct.i for c in conjunct.head.children)
