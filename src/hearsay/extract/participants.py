"""Who takes part in an event: whoever does it, to whom, and where, read off the tree around its trigger."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from hearsay.extract.arguments import STEPS, governing_verb, objects, obliques
from hearsay.extract.cast import NOMINAL, Cast
from hearsay.extract.doers import owner_of, source_of_verb
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.tree import (
    CLAUSES,
    SUBJECTS,
    child,
    children,
    core_bounds,
    is_passive,
    own_subject,
    preposition,
)
from hearsay.language.words import Token
from hearsay.records import Actor, PlaceReference

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
FRONTED = frozenset({"at", "on", "over", "for", "from", "to"})
"""Prepositions of phrases that open a sentence to say when, where or why."""
FACING = frozenset({"against", "towards", "toward", "near", "close to"})
BORDER = frozenset({"border", "frontier", "flank", "borders", "doorstep", "region", "regions"})
UNDERGOING = frozenset({"face", "suffer", "draw", "attract", "sustain", "endure", "incur", "survive", "escape", "undergo", "earn"})
"""Verbs whose subject is the one to whom their object is done: "faces sanctions"."""
RECEIVING = frozenset({"receive", "get", "obtain", "gain", "await", "expect", "seek", "need", "have", "want", "secure"})
"""Verbs of those to whom something comes from others: "received a warning from Oslo"."""
DOING = frozenset({"by", "between", "from", "among"})
"""Prepositions of those who do what a noun tells: "strikes by", "talks between", "threats from"."""
AGAINST = frozenset(
    {
        "against", "on", "upon", "at", "with", "to", "into", "towards", "toward", "for", "over", "near", "along", "around", "close to",
    }
)  # fmt: skip
NESTED = frozenset({"between", "with", "against", "from"})
"""Prepositions of those whom a thing concerns: "a mediator for peace between them", "opposition to a deal with Oslo"."""
MODIFYING = ("nmod:poss", "compound", "amod")
KINDS = frozenset({"terrorist", "terror", "enemy", "insurgency", "guerrilla"})
"""Words that tell what kind of attack it is, not whose."""
HELPED = frozenset(
    {"backed", "supported", "sponsored", "funded", "financed", "armed", "trained", "inspired", "aligned", "approved", "mandated"}
)
"""Who only stands behind a deed has not done it: "a French-backed coup"."""
WITHIN = frozenset({"by", "from", "of", "with", "to", "against", "on", "for", "between"})
PLACE_PREPOSITIONS = frozenset(
    {
        "in", "at", "near", "on", "to", "into", "over", "across", "along", "around", "outside", "inside", "towards", "toward", "from",
        "off", "within", "throughout", "between", "close to", "north of", "south of", "east of", "west of", "beyond", "by",
    }
)  # fmt: skip
BLAMING = frozenset(
    {"accuse", "blame", "suspect", "convict", "acquit", "condemn", "criticise", "criticize", "charge", "indict", "prosecute"}
)
"""Verbs whose object did what the noun behind "for" or "of" tells: "blamed them for the attack"."""
INVOLVED = frozenset(
    {
        "involve", "involved", "involvement", "responsible", "responsibility", "complicit", "complicity", "guilty", "culpable", "implicate",
        "role", "part", "hand",
    }
)  # fmt: skip
"""Words of taking part in a deed: "responsible for the attack"."""
BESIDE = frozenset(
    {
        "about", "over", "after", "before", "following", "during", "since", "until", "despite", "amid", "without", "regarding",
        "concerning", "because of", "due to", "ahead of", "as", "like", "than", "near", "around", "in case of",
    }
)  # fmt: skip
"""Prepositions of what a verb does not carry: "gave a speech about the war"."""
HYPHENS = frozenset({"-", "–", "/"})
OCCASION = frozenset({"after", "at", "during", "in", "before", "following", "ahead of", "since", "for"})
"""Prepositions of a meeting at which something was said or done."""


def faced(trigger: Token, cast: Cast) -> list[Actor]:
    """Against whom forces are moved: those named behind "against", or whose border or flank it is."""
    found: list[Actor] = []
    carrier = governing_verb(trigger) if trigger.pos_ != "VERB" else None
    things = objects(trigger)
    found += cast.all(thing for thing in things if thing.lemma_.lower() in BORDER)  # "mined the border with Oslo"
    for governing in (trigger, carrier, *things):
        for o in obliques(governing) if governing is not None else ():
            if preposition(o) in FACING or (o.lemma_.lower() in BORDER and o.dep_ != "nmod:poss"):
                owners = [c for c in o.children if c.dep_ == "nmod" and preposition(c) == "with"]  # "the border with Ukraine"
                found += cast.all(owners) or cast.all([o])
    return list(dict.fromkeys(found))


def verb_participants(verb: Token, targets: Sequence[str], things: Collection[Token], cast: Cast) -> tuple[list[Actor], list[Actor]]:
    """Source and target of a verb. ``targets`` are the relations to look in, in order; the usual ones where there are none.

    "giver" says that the subject is the target, and that the source stands behind "from"; "host" that it stands there if nowhere else.

    ``things`` are objects that are the means, not the target ("sent troops"): their owner acts where nobody else is named.
    """
    if "giver" in targets:  # "won support from Oslo"
        return cast.all(o for o in obliques(verb) if preposition(o) in ("from", "by")), cast.all(source_of_verb(verb))
    source = cast.all(source_of_verb(verb)) or [a for a in cast.all(things) if a.known]
    source = source or cast.all(c for c in verb.children if c.dep_ in MODIFYING)  # a noun read as a verb: "US airstrikes"
    phrases: dict[str, list[Token]] = {}
    for o in obliques(verb):
        case = preposition(o)
        if o.i > verb.i or case not in FRONTED:  # "at a meeting of the council, Oslo condemned"
            phrases.setdefault("P:" + case, []).append(o)
    if "host" in targets and not source:  # "were expelled from Norway"
        source = cast.all(phrases.get("P:from", ()))
    for where in (*targets, *DEFAULT_TARGETS):
        if where == "obj":
            found = [] if things else objects(verb)
        else:
            found = [c for c in verb.children if c.dep_ == "iobj"] if where == "iobj" else phrases.get(where, [])
        target = [a for a in cast.all(found) if a not in source] if found else []
        if target:
            return source, target
    return source, [a for a in cast.all(_further(verb)) if a not in source]


def _further(verb: Token) -> Iterator[Token]:
    """Where else those may stand to whom it is done: inside the object ("a request by Oslo"), in the complement ("agreed to pay Oslo")."""
    for c in verb.children:
        if (c.dep_ == "obj" or (c.dep_ == "obl" and c.i > verb.i)) and c.pos_ in NOMINAL:
            doers = [g for g in c.children if g.dep_ in ("nmod", "obl", "obl:agent") and preposition(g) == "by"]
            inside = (g for g in c.children if g.dep_ in ("nmod", "nmod:poss") and (g.dep_ != "nmod" or preposition(g) in WITHIN))
            yield from doers or inside  # "condemned the killing of civilians by the army"
        elif c.dep_ == "ccomp" and (subject := own_subject(c)) is not None:
            yield subject  # "demanded that Oslo withdraw"
        elif c.dep_ in ("xcomp", "ccomp") and c.pos_ == "VERB":
            yield from objects(c)
            yield from (o for o in obliques(c) if preposition(o) in AGAINST or preposition(o) == "from")


def noun_participants(
    noun: Token, of: Sequence[str], light: frozenset[str], cast: Cast, joint: bool = False, violent: bool = False
) -> tuple[list[Actor], list[Actor]]:
    """Source and target of an event noun: "Russia's attack on Kyiv", "the invasion of Ukraine by Russia", "France held talks with Iran".

    ``of`` is ("source",) where "of" names who does it, ("means",) where it names what is given ("the delivery of American weapons"),
    ("host",) where "from" in that phrase names who does it ("the expulsion of spies from Norway"), ("target",) where it tells whom one
    meets ("a tour of Norway"); ``joint`` for meetings, in which the subject of any verb takes part ("left after talks with Iran"); before a
    ``violent`` noun a name is where or to whom it is done ("the Iraq war").
    """
    predicate = [c for c in noun.children if c.dep_ == "nsubj"] if child(noun, "cop") is not None else []
    source: list[Actor] = cast.all(predicate)  # "Oslo will be a mediator"
    target: list[Actor] = []
    owned: list[Actor] = []
    for c in noun.children:
        case = preposition(c) if c.dep_ in ("nmod", "obl") else ""
        if violent and c.dep_ == "compound" and c.pos_ == "PROPN" and noun.doc[c.i + 1].text in HYPHENS and noun.doc[c.i + 2] != noun:
            source += cast.of(c)  # "the Norway-Sweden war"
        elif violent and c.dep_ == "compound" and c.pos_ == "PROPN" and not c.text.isupper() and "." not in c.text:
            target += cast.of(c)
        elif case == "from" and child(noun, "nmod:poss") is not None:
            target += cast.of(c)  # "its withdrawal from the alliance"
        elif c.dep_ in MODIFYING and c.lower_ in KINDS:
            continue  # "a terrorist attack"
        elif c.dep_ == "nmod:poss" or (c.dep_ in ("amod", "compound", "nmod:desc") and c.pos_ != "VERB") or case in DOING:
            own = cast.all((*hyphenated(c), c))
            source += own or (cast.all(source_of_verb(verb)) if c.pos_ == "PRON" and (verb := governing_verb(noun)) is not None else [])
            if case == "between":
                source += cast.all(_second(c))
        elif case == "of" and c.lemma_.lower() in cast.rules.ground:
            target += cast.of(c)  # "the military development of its territory"
        elif case == "of":
            given = "means" in of and not cast.is_somebody(c)  # "the delivery of American weapons"
            (owned if "source" in of or given or (joint and "target" not in of) else target).extend(cast.of(c))
            by = ("by", "from") if "host" in of or given else ("by",)
            source += cast.all(g for g in c.children if g.dep_ in ("nmod", "obl") and preposition(g) in by)
            target += cast.all(g for g in c.children if given and g.dep_ == "nmod" and preposition(g) in ("to", "for"))
        elif case in AGAINST:
            target += cast.of(c) or cast.all(g for g in c.children if g.dep_ == "nmod" and preposition(g) in NESTED)
            target += [a for g in c.children if preposition(g) == "between" for a in cast.all(_second(g)) if a not in target]
        elif c.dep_ == "amod" and c.pos_ == "VERB" and c.lower_ not in HELPED:  # "a French-led operation"
            source += cast.all(g for g in c.children if g.dep_ in ("compound", "amod", "obl", "obl:unmarked", "nmod", "nsubj"))
        elif c.dep_ == "acl" and is_passive(c):  # "strikes carried out by", "a crisis created by"
            source += cast.all(g for g in c.children if g.dep_ in ("obl:agent", "obl") and preposition(g) == "by")
    verb = governing_verb(noun)
    if verb is not None and is_undergone(noun, verb):
        target += cast.all(source_of_verb(verb))
    source = source or [a for a in owned if a.kind != "unnamed"] or _carrier(noun, light, cast, joint) or owned
    if not target and verb is not None and verb.lemma_ in light:
        target = [a for o in obliques(verb) if preposition(o) in AGAINST and o is not noun for a in cast.of(o)]
    unique = list(dict.fromkeys(source))
    return unique, [a for a in dict.fromkeys(target) if a not in unique]


def is_undergone(noun: Token, verb: Token) -> bool:
    """ "came under attack", "faces sanctions": the subject is the one to whom it is done."""
    if preposition(noun) == "under":
        return noun.dep_ == "obl"
    verbs = UNDERGOING | RECEIVING if any(preposition(c) == "from" for c in noun.children) else UNDERGOING
    return noun.dep_ == "obj" and verb.lemma_.lower() in verbs


def hyphenated(name: Token) -> list[Token]:
    """The other of two names before a noun, "the Norway-Sweden summit", wherever the tree has hung it."""
    first = [c for c in children(name, "compound") if c.pos_ == "PROPN" and name.doc[c.i + 1].text in HYPHENS]
    return first or [c for c in children(name, "flat") if c.pos_ == "PROPN" and name.doc[c.i - 1].text in HYPHENS]


def _second(first: Token) -> list[Token]:
    """The other of two, "between Oslo and Rome", wherever the tree has hung it."""
    after = list(first.doc[first.i + 1 : first.i + 6])
    if not after or after[0].lower_ != "and":
        return []
    return [t for t in after if t.pos_ in ("PROPN", "NOUN") and t.dep_ not in ("compound", "amod", "nmod:desc")][:1]


def _carrier(noun: Token, light: frozenset[str], cast: Cast, joint: bool = False) -> list[Actor]:
    """Who does it where the noun does not say: the subject of the verb that carries it ("launched an attack"), the object's owner."""
    verb = governing_verb(attended(noun) if joint else noun)
    if (charged := _charged(noun)) is not None:
        return cast.of(charged)
    if verb is not None:
        if noun.dep_ == "nmod" and noun.head.lemma_.lower() in ("event", "case"):
            return []  # "in the event of a war, Oslo would send troops"
        carried = verb.lemma_.lower() in light and not (noun.dep_ == "obl" and preposition(noun) in BESIDE)
        return cast.all(source_of_verb(verb)) if carried or joint else []
    head = noun.head
    if (
        noun.dep_ == "nmod" and head.pos_ in ("NOUN", "PROPN") and preposition(noun) in ("of", "for")
    ):  # "Russia's threat of war", "plans for an attack"
        owner = child(head, "nmod:poss", "amod", "compound")
        own = cast.of(owner) if owner is not None else []
        return own or _carrier(head, light, cast)
    return []


def attended(noun: Token) -> Token:
    """ "presented a reply at talks with": the noun that a meeting hangs on where it only tells when or where."""
    for _ in range(STEPS):
        if noun.dep_ != "nmod" or preposition(noun) not in OCCASION:
            break
        noun = noun.head
    return noun


def _charged(noun: Token) -> Token | None:
    """ "blamed Oslo for the attack", "accused them of murder": the object, wherever the tree has hung the phrase.

    Of "involved in" and "responsible for" the subject, of "its involvement in" the owner, or whoever is accused of it or denies it.
    """
    above = noun.head
    if noun.dep_ in ("obl", "nmod") and above.lemma_.lower() in INVOLVED and preposition(noun) in ("for", "in", "of", "behind"):
        if above.pos_ != "NOUN":
            return child(above, *SUBJECTS)
        verb = governing_verb(above)
        return owner_of(above) or _charged(above) or (next(iter(source_of_verb(verb)), None) if verb is not None else None)
    if noun.dep_ not in ("obl", "nmod") or preposition(noun) not in ("for", "of", "over"):
        return None
    if above.dep_ == "obj" and above.head.lemma_.lower() in BLAMING:
        return above
    return next(iter(objects(above)), None) if above.lemma_.lower() in BLAMING and above.pos_ == "VERB" else None


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
