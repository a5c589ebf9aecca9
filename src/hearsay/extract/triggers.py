"""Triggers: which verbs and nouns of an article tell an event, of which PLOVER class and mode.

The tables name the words; a row may ask for company ("impose" is a sanction with a sanction as its object, "move" a mobilization with
troops). The language of these conditions: alternatives are separated by spaces, what must hold together is joined by ``+``; ``!`` asks
for an actor, ``:@set`` for a noun of a set of event_phrases.toml, ``:word`` for a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from hearsay.extract.arguments import PARTICLES, governing_verb, objects, obliques
from hearsay.extract.cast import Cast
from hearsay.extract.doers import source_of_verb
from hearsay.knowledge.plover import plover_classes
from hearsay.knowledge.tables import Knowledge, Row, fault
from hearsay.language.tree import antecedent, children, has, is_passive, mood_of, preposition
from hearsay.language.words import Doc, Token
from hearsay.records import EVENT_CLASSES, EventClass

PLACE_SET = "place"
READ = frozenset({"VERB", "NOUN", "PROPN", "PUNCT", "SYM"})
"""Parts of speech that may tell an event, hyphens included."""


@dataclass(frozen=True)
class Condition:
    """One condition of a row: the relation looked at, its word ("on" of ``P:on``), the nouns it wants, and whether an actor.

    ``place``: names of places will do; ``inside``: so will a modifier ("peacekeeping troops").
    """

    relation: str
    word: str
    nouns: frozenset[str]
    actor: bool
    place: bool
    inside: bool


@dataclass(frozen=True)
class TriggerRow:
    """A row of the tables. ``target`` says where those stand to whom it is done (verbs), or what "of" means (nouns).

    A row with ``veto`` (class NONE) says that the words tell no event: "held a press conference".
    """

    event_class: EventClass
    mode: str | None
    needs: tuple[tuple[Condition, ...], ...]
    target: tuple[str, ...]
    veto: bool = False


@dataclass(frozen=True)
class Trigger:
    """A token that tells an event, with the row that says so and the other words that decided it (particle, object)."""

    token: Token
    row: TriggerRow
    company: tuple[Token, ...]


@dataclass(frozen=True)
class TriggerTables:
    """Event verbs and nouns by lemma, the verbs that only carry an event noun, irregular forms that a model may leave
    unlemmatised, and nouns of the end of fighting."""

    verbs: Mapping[str, tuple[TriggerRow, ...]]
    nouns: Mapping[str, tuple[TriggerRow, ...]]
    light: frozenset[str]
    forms: Mapping[str, str]
    truces: frozenset[str]

    @classmethod
    def load(cls, knowledge: Knowledge) -> TriggerTables:
        """Read the tables. Raises KnowledgeError for a class or mode that PLOVER does not have, or an unknown set."""
        phrases = knowledge.table("event_phrases")
        sets = {name: frozenset(words) | frozenset(map(_plural, words)) for name, words in phrases["sets"].items()}
        modes = {name: plover.modes for name, plover in plover_classes(knowledge).items()}
        verbs = _rows(knowledge.rows("event_verbs"), "verb", "target", sets, modes)
        return cls(
            verbs,
            _rows(knowledge.rows("event_nouns"), "noun", "of", sets, modes),
            frozenset(phrases["light"]),
            phrases["forms"],
            sets["truce"],
        )


def _rows(
    rows: Iterable[Row], key: str, last: str, sets: Mapping[str, frozenset[str]], modes: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[TriggerRow, ...]]:
    found: dict[str, list[TriggerRow]] = {}
    for row in rows:
        veto = row.get("class") == "NONE"
        if not row.get(key) or not (veto or row.get("class") in EVENT_CLASSES):
            raise fault(row, f"a {key} and a PLOVER class", f"{row.get(key)} and {row.get('class')}")
        if row.get("mode") and row["mode"] not in modes[row["class"]]:
            raise fault(row, f"a mode of {row['class']}", row["mode"])
        needs = tuple(tuple(_condition(c, sets, row) for c in together.split("+")) for together in row.get("needs", "").split())
        found.setdefault(row[key], []).append(TriggerRow(row["class"], row.get("mode"), needs, tuple(row.get(last, "").split()), veto))
    return {word: tuple(_once(sorted(same, key=lambda r: not r.needs))) for word, same in found.items()}


def _once(rows: Iterable[TriggerRow]) -> Iterator[TriggerRow]:
    """The rows of a word without what an earlier one has asked before: it does not hold the second time either."""
    asked: set[tuple[Condition, ...]] = set()
    for row in rows:
        fresh = tuple(together for together in row.needs if together not in asked)
        asked.update(fresh)
        if fresh or not row.needs:
            yield replace(row, needs=fresh)


def _plural(noun: str) -> str:
    """ "supplies" beside "supply": the model keeps the plural of nouns that have no singular sense."""
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"


def _condition(text: str, sets: Mapping[str, frozenset[str]], row: Row) -> Condition:
    actor = text.endswith("!")
    relation, *rest = text.rstrip("!").split(":")
    nouns, word = frozenset[str](), ""
    inside = any(part.startswith("*") for part in rest)
    for part in (part.removeprefix("*") for part in rest):
        if part.startswith("@"):
            if part[1:] not in sets:
                raise fault(row, "a set of event_phrases.toml", f"{part} in {text}")
            nouns = sets[part[1:]]
        elif relation in ("P", "prt", "advmod") and not word:
            word = part
        else:
            nouns = frozenset([part])
    if relation not in RELATIONS:
        raise fault(row, f"one of {', '.join(RELATIONS)}", text)
    return Condition(relation, word, nouns, actor, f"@{PLACE_SET}" in rest, inside)


def find_triggers(doc: Doc, tables: TriggerTables, cast: Cast) -> dict[int, Trigger]:
    """All triggers by the index of their token, in the order of the text."""
    found: dict[int, Trigger] = {}
    for i, pos, word, lemma in words_of(doc):
        if pos == "VERB":
            rows = tables.verbs.get(lemma) or tables.verbs.get(tables.forms.get(lemma, word))
        elif pos in ("NOUN", "PROPN"):
            rows = tables.nouns.get(lemma) or tables.nouns.get(word)
            if not rows and word in tables.forms:
                rows = tables.verbs.get(tables.forms[word])  # "vetoed", read as a noun
        elif word == "-":
            joined = _hyphenated(doc[i], tables)
            if joined is not None and (trigger := match(*joined, cast)):
                found[trigger.token.i] = trigger
            continue
        else:
            continue
        if rows and not (pos == "PROPN" and is_in_name(doc[i], cast)) and (trigger := match(doc[i], rows, cast)):
            found[i] = trigger
    return dict(sorted(found.items()))


def words_of(doc: Doc) -> Iterator[tuple[int, str, str, str]]:
    """Index, part of speech, lower-cased word and lemma of each token that may be something here."""
    return ((t.i, t.pos_, t.lower_, t.lemma_.lower()) for t in doc if t.pos_ in READ)


def is_in_name(token: Token, cast: Cast) -> bool:
    """Whether the word only belongs to the name of a body: "the Organisation of Islamic Cooperation"."""
    actor = cast.mentions.denoted.get(token.i)
    return token.head.pos_ == "PROPN" if actor is None else token.text in actor.name or actor.name.isupper()


def _hyphenated(hyphen: Token, tables: TriggerTables) -> tuple[Token, tuple[TriggerRow, ...]] | None:
    """ "build-up", "cease-fire" in several tokens: the part that hangs outside, and the rows of the whole word."""
    if not 0 < hyphen.i < len(hyphen.doc) - 1:
        return None
    first, last = hyphen.nbor(-1), hyphen.nbor()
    if first.whitespace_ or hyphen.whitespace_:
        return None
    word = f"{first.lower_}-{last.lower_}"
    rows = tables.nouns.get(word) or tables.nouns.get(word.removesuffix("s"))
    return (last if first.head == last else first, rows) if rows else None


def match(token: Token, rows: Iterable[TriggerRow], cast: Cast) -> Trigger | None:
    """The first row whose conditions hold at ``token``; None where there is none, or that row forbids it."""
    related: Related = {}
    for row in rows:
        found = (_company(token, together, cast, related) for together in row.needs)
        company = next((c for c in found if c is not None), None) if row.needs else ()
        if company is not None:
            return None if row.veto else Trigger(token, row, company)
    return None


Related = dict[tuple[str, str], list[Token]]
"""What stands to a token in a relation (relation, preposition): the rows of a word ask for the same again and again."""


def _company(token: Token, together: Iterable[Condition], cast: Cast, related: Related) -> tuple[Token, ...] | None:
    """The words that decide, where all conditions hold; else None."""
    company: list[Token] = []
    for condition in together:
        key = condition.relation, condition.word
        if key not in related:
            related[key] = list(_phrases(token, condition.word, related) if key[0] == "P" else RELATIONS[key[0]](token, key[1]))
        words = [w for w in related[key] if _fits(w, condition, cast)]
        if not words and not (condition.relation == "actor" and _has_actor(token, cast)):
            return None
        if condition.relation in DECIDING and (condition.nouns or condition.relation == "prt"):
            company += [_decider(w, condition.nouns) for w in words[:1]]
    return tuple(company)


def _phrases(token: Token, word: str, related: Related) -> list[Token]:
    """The phrases with a preposition, or all: read once for all prepositions that the rows ask for."""
    if ("P", "") not in related:
        related["P", ""] = []
        for o in obliques(token):
            related["P", ""].append(o)
            related.setdefault(("P", preposition(o).partition(" ")[0]), []).append(o)
    return related.get(("P", word), [])


AT = frozenset({"on", "against", "with", "between", "upon"})
"""Prepositions behind which what belongs to somebody stands for them: "sanctions on Iranian banks"."""
DECIDING = frozenset({"obj", "prt"})
"""Relations whose word is a part of the trigger: "imposed sanctions", "beefed up"."""


def _fits(word: Token, condition: Condition, cast: Cast) -> bool:
    if condition.actor:
        loose = condition.relation == "subj" or condition.word in AT
        return bool(cast.of(word)) if loose else _is_actors(word, cast)
    if not condition.nouns:
        return True
    word = antecedent(word)
    if word.lemma_.lower() in condition.nouns or word.lower_ in condition.nouns:
        return True
    if condition.place and word.ent_type_ == "PLACE":
        return True
    if condition.inside and any(c.lemma_.lower() in condition.nouns for c in word.children if c.dep_ in ("compound", "amod")):
        return True  # and "some of its troops", "a state of emergency"
    return _decider(word, condition.nouns) is not word


def _decider(word: Token, nouns: frozenset[str]) -> Token:
    """The noun of a set inside a phrase that only counts or reports it: "a round of talks"."""
    if word.lemma_.lower() in nouns or word.lower_ in nouns:
        return word
    return next((c for c in word.children if c.dep_ == "nmod" and c.lemma_.lower() in nouns and preposition(c) == "of"), word)


def _is_actors(word: Token, cast: Cast) -> bool:
    """Whether the phrase denotes an actor, or what is somebody's own: "welcomed Iran's decision"."""
    return cast.is_somebody(word) or any(c.dep_ == "nmod:poss" and cast.is_somebody(c) for c in word.children)


def _has_actor(noun: Token, cast: Cast) -> bool:
    """Whether the noun names somebody who takes part: "Russia's exercises", "talks with Iran"."""
    if any(c.dep_ in PARTICIPANTS and cast.of(c) for c in noun.children):
        return True
    verb = governing_verb(noun)
    return verb is not None and any(cast.of(t) for t in source_of_verb(verb))


PARTICIPANTS = frozenset({"nmod", "nmod:poss", "amod", "compound", "nmod:desc", "nmod:unmarked"})


def _subject(token: Token, word: str) -> Iterator[Token]:
    return iter(source_of_verb(token))


def _particle(token: Token, word: str) -> Iterator[Token]:
    beside = (c for c in token.children if c.dep_ in ("compound:prt", "advmod") and c.lower_ == word)
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    return chain(beside, (after,) if after.lower_ == word and after.dep_ == "case" and word in PARTICLES else ())


def _none(token: Token, word: str) -> Iterator[Token]:
    return iter(() if objects(token) else (token,))


def _complement(token: Token, word: str) -> Iterator[Token]:
    return children(token, "xcomp", "advcl", "ccomp", "acl")


def _governor(token: Token, word: str) -> Iterator[Token]:
    verb = governing_verb(token)
    return iter(() if verb is None else (verb,))


RELATIONS: Mapping[str, Callable[[Token, str], Iterable[Token]]] = {
    "obj": lambda token, word: objects(token),
    "subj": _subject,
    "P": lambda token, word: (o for o in obliques(token) if not word or preposition(o).partition(" ")[0] == word),
    "iobj": lambda token, word: children(token, "iobj"),
    "prt": _particle,
    "none": _none,
    "xcomp": _complement,
    "ccomp": lambda token, word: children(token, "ccomp"),
    "advcl": lambda token, word: (c for c in children(token, "advcl") if has(c, "VerbForm", "Inf")),
    "poss": lambda token, word: children(token, "nmod:poss"),
    "many": lambda token, word: iter((token,) if len(source_of_verb(token)) > 1 else ()),
    "plural": lambda token, word: iter((token,) if has(token, "Number", "Plur") else ()),
    "cop": lambda token, word: children(token, "cop"),
    "advmod": _particle,
    "amod": lambda token, word: children(token, "amod", "compound", "nmod:desc"),
    "compound": lambda token, word: children(token, "amod", "compound", "nmod:desc"),
    "of": lambda token, word: (o for o in obliques(token) if preposition(o) == "of"),
    "gov": _governor,
    "gsubj": lambda token, word: iter(source_of_verb(verb) if (verb := governing_verb(token)) is not None else ()),
    "pred": lambda token, word: iter((token.head,) if token.dep_ == "nsubj" and token.head.pos_ == "VERB" else ()),
    "active": lambda token, word: iter(() if is_passive(token) else (token,)),
    "modal": lambda token, word: iter((token,) if mood_of(token).modality in ("future", "possible") else ()),
    "actor": lambda token, word: (),
}
"""The words that stand in each relation to a trigger."""
