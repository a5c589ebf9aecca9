"""Who takes part in an event: whoever does it, to whom, and where, read off the tree around its trigger."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from hearsay.extract.cast import NOMINAL, Cast, members_of
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.tree import (
    CLAUSES,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    agent_of,
    child,
    children,
    core_bounds,
    has,
    is_passive,
    objects_of,
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
CONTROLLING = frozenset({"of", "for", "from", "into", "with"})
HELPING = frozenset({"support", "assist", "help", "aid", "back", "join", "advise", "train"})
"""Verbs whose object does what stands behind "in": "assisted them in fighting"."""
FACING = frozenset({"against", "towards", "toward", "near", "close to"})
BORDER = frozenset({"border", "frontier", "flank", "borders", "doorstep", "region", "regions"})
DOING = frozenset({"by", "between", "from", "among"})
"""Prepositions of those who do what a noun tells: "strikes by", "talks between", "threats from"."""
AGAINST = frozenset(
    {
        "against", "on", "upon", "at", "with", "to", "into", "towards", "toward", "for", "over", "near", "along", "around", "close to",
    }
)  # fmt: skip
MODIFYING = ("nmod:poss", "compound", "amod")
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
RELATIVE = frozenset({"who", "which", "that", "whom", "where", "when"})
OCCASIONS = frozenset({"day", "time", "year", "month", "week", "place", "moment", "way", "reason", "case", "night", "period"})
"""Nouns that a clause describes without being its object: "the day they met"."""
CHARGING = frozenset(
    {
        "accuse", "suspect", "convict", "acquit", "stop", "prevent", "keep", "bar", "ban", "discourage", "deter", "dissuade",
        "blame", "praise", "thank", "criticise", "criticize", "condemn", "sanction", "punish", "arrest", "warn", "charge",
        "indict", "prosecute", "jail",
    }
)  # fmt: skip
"""Verbs whose object did what stands behind their preposition: "accused them of"."""
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
OBJECT_CONTROL = frozenset(
    {
        "ask", "urge", "advise", "tell", "order", "instruct", "warn", "persuade", "convince", "force", "compel", "push", "press",
        "encourage",
        "invite", "help", "allow", "enable", "permit", "let", "train", "beg", "implore", "request", "require", "want", "expect", "lead",
        "cause", "prompt", "drive", "authorise", "authorize", "forbid", "command", "direct", "oblige", "pressure", "lobby", "remind",
        "assist",
        "appoint", "elect", "recruit", "challenge", "provoke", "incite", "tempt", "trust", "dare", "entitle", "empower", "task", "caution",
    }
)  # fmt: skip
"""Verbs whose object does what their infinitive tells (object control): "asked them to leave"."""
CALLING = {"call": frozenset({"on", "upon", "for"}), "appeal": frozenset({"to"}), "plead": frozenset({"with"}), "count": frozenset({"on"})}
"""Verbs of asking whose phrase does what their infinitive tells: "appealed to both to stop"."""
PREDICATIVE = frozenset({"in", "at", "among", "amongst"})
"""Prepositions of a predicate that tells where, or of what group, the subject is."""
NATIONAL = frozenset({"NORP", "PLACE"})
"""Kinds of names whose adjectives own a noun: "the Russian request", "US attempts"."""
HYPHENS = frozenset({"-", "–", "/"})
OCCASION = frozenset({"after", "at", "during", "in", "before", "following", "ahead of", "since", "for"})
"""Prepositions of a meeting at which something was said or done."""
STEPS = 8
"""Most steps up the tree: a guard against odd trees, longer than any phrase needs."""


def objects(verb: Token) -> list[Token]:
    """To what the verb is done: its direct objects, the subject of its passive, the noun that its clause describes."""
    if verb.dep_ == "amod" and has(verb, "VerbForm", "Ger") and (preposition(verb.head) or verb.head.left_edge == verb):
        return [verb.head]  # "of attacking Ukraine", "imposing new tariffs"
    if verb.dep_ == "amod" and has(verb, "VerbForm", "Part") and has(verb, "Tense", "Past") and not is_compounded(verb):
        return [verb.head]  # "the arrested governor"
    found = [t for t in objects_of(verb) if t != verb and t.pos_ != "PUNCT" and not t.lower_.endswith(("self", "selves"))]
    if found or verb.pos_ != "VERB":
        return found
    if child(verb, "cop") is not None:  # "they were beaten", read as an adjective
        return list(children(verb, "nsubj"))
    if child(verb, "aux:pass") is not None and own_subject(verb) is None:
        if verb.dep_ in ("advcl", "acl", "xcomp") and verb.head.pos_ == "VERB":
            seen = [c for c in children(verb.head, "obj") if c.i < verb.i] if verb.dep_ != "advcl" or child(verb, "mark") is None else []
            return seen or [c for c in children(verb.head, "nsubj", "nsubj:pass")]  # "shows tanks being moved", "risked being deported"
        if verb.dep_ == "conj":  # "were tied and dragged"
            return objects(verb.head) if verb.head.pos_ == "VERB" else []
    if verb.dep_ == "acl:relcl" and lacks_object(verb):
        return [verb.head]  # "the men they were holding"
    return [c for c in verb.children if c.i > verb.i and _is_bare_object(c)]


def _is_bare_object(token: Token) -> bool:
    """An object that a parser took for a predicate ("moved a launcher"), or an amount for an adverbial ("gave around $400m")."""
    if token.dep_ == "xcomp":
        return token.pos_ in ("NOUN", "PROPN") and not preposition(token)
    return token.dep_ in ("obl", "obl:unmarked") and token.pos_ == "SYM" and not preposition(token)


def is_compounded(verb: Token) -> bool:
    """ "long-held", "Moscow-backed": the participle says what the first word makes it say."""
    return verb.i > 0 and verb.nbor(-1).text in ("-", "–")


def lacks_object(verb: Token) -> bool:
    """Whether the noun before a clause with a subject of its own is the object in it."""
    subject = own_subject(verb)
    if subject is None or subject.lower_ in RELATIVE or verb.head.i > verb.i or child(verb, "ccomp", "xcomp") is not None:
        return False
    return verb.head.lemma_.lower() not in OCCASIONS


def obliques(token: Token) -> Iterator[Token]:
    """The prepositional phrases of a verb or noun; those of a verb's object too ("put pressure on Iran")."""
    for c in token.children:
        if c.dep_ in ("obl", "obl:agent", "nmod", "advcl", "obl:unmarked", "acl"):
            yield c
        elif c.dep_ in ("obj", "xcomp") and token.pos_ == "VERB" and c.pos_ != "VERB":
            yield from _phrases_of(c)
    if token.dep_ == "amod" and token.pos_ == "VERB":  # "Canada imposed sanctions on Cuba", read as one noun phrase
        yield from (c for c in token.head.children if c.dep_ == "nmod" and c.i > token.i)


def _phrases_of(thing: Token, depth: int = 3) -> Iterator[Token]:
    """The phrases of an object, also where they hang on what is inside it: "arms made at home to Oslo", "the head of a statue to Rome"."""
    for c in thing.children:
        if c.dep_ in ("nmod", "obl"):
            if depth == 3 or preposition(c) == "to":
                yield c
            if depth:
                yield from _phrases_of(c, depth - 1)
        elif c.dep_ == "acl":
            yield from (o for o in c.children if o.dep_ == "obl")


def source_of_verb(verb: Token) -> list[Token]:
    """Heads of the phrases that name who does it; of an infinitive or participle the one understood."""
    if (controlled := _controlled(verb)) is not None:
        return members_of(controlled)
    if (other := _located(verb) or _called(verb)) is not None:
        return members_of(other)
    seen = verb
    for _ in range(STEPS):
        if seen.dep_ in ("ccomp", "advcl") and (between := _addressee(seen, seen.head)) is not None:
            return members_of(between)
        agent = None if seen.dep_ == "acl" and preposition(seen) else agent_of(seen)  # "progress in taking"
        if agent is not None and agent != verb:
            return members_of(agent)
        if is_passive(seen) and seen is verb:
            return []
        up = seen.head
        if up == seen or seen.dep_ not in ("xcomp", "acl", "advcl", "conj", "ccomp", "nmod", "obl", "amod"):
            return []
        if seen.dep_ == "amod" and not has(seen, "VerbForm", "Part", "Ger"):
            return []
        if seen.dep_ == "ccomp" and (own_subject(seen) is not None or not has(seen, "VerbForm", "Inf", "Ger") or child(seen, "aux")):
            return []
        if up.pos_ in NOMINAL:  # "its plan to attack", "threats to invade", "an effort to seize"
            if (owner := owner_of(up)) is not None:
                return members_of(owner)
            verb_above = governing_verb(up)
            if verb_above is None or verb_above == seen:
                return [c for c in up.children if c.dep_ in ("amod", "compound")][:1]
            up = verb_above
        seen = up
    return []


def owner_of(noun: Token) -> Token | None:
    """The possessor of a noun, or of the noun that it is "of": "the rebels' intention of attacking ships", "the Norwegian request to"."""
    for _ in range(STEPS):
        owner = child(noun, "nmod:poss") or next((c for c in children(noun, "amod", "compound") if c.ent_type_ in NATIONAL), None)
        if owner is not None or noun.dep_ != "nmod" or preposition(noun) != "of":
            return owner
        noun = noun.head
    return None


def _located(verb: Token) -> Token | None:
    """ "she is in Geneva negotiating", "Norway is among those calling for": the subject of the predicate that the clause hangs on."""
    above = verb.head
    if verb.dep_ not in ("acl", "acl:relcl") or own_subject(verb) not in (None, above):
        return None
    if not any(c.lower_ in PREDICATIVE for c in children(above, "case")):
        return None
    return child(above, "nsubj")


def _called(verb: Token) -> Token | None:
    """ "called on both to keep sending aid", "appealed to Oslo to help": those behind the preposition."""
    top = verb
    while top.dep_ in ("xcomp", "conj") and own_subject(top) is None and top.head.pos_ == "VERB":
        top = top.head
    asking = CALLING.get(top.head.lemma_.lower()) if top.dep_ in ("advcl", "xcomp", "acl") else None
    if asking is None or not has(top, "VerbForm", "Inf"):
        return None
    return next((o for o in top.head.children if o.dep_ == "obl" and o.i < top.i and preposition(o) in asking), None)


def _addressee(clause: Token, above: Token) -> Token | None:
    """ "advised Russia not to attack", "warned Russia would march": the object between the verb and its complement acts in it."""
    if above.pos_ != "VERB" or own_subject(clause) is not None or clause.i < above.i or is_passive(above):
        return None
    if clause.dep_ == "advcl" and not (has(clause, "VerbForm", "Inf") and above.lemma_.lower() in OBJECT_CONTROL):
        return None  # a purpose: "visited Oslo to sign"
    between = [o for o in (*objects(above), *children(above, "iobj")) if above.i < o.i < clause.i]
    return between[-1] if between else None


def _controlled(verb: Token) -> Token | None:
    """The object of the verb above for "accused them of attacking", "kept them from leaving"."""
    top = verb.head if verb.dep_ == "amod" else verb
    if top.dep_ == "conj":
        top = top.head
    above = top.head
    helped = preposition(top) == "in" and above.lemma_.lower() in HELPING
    if top.dep_ not in ("advcl", "obl", "acl", "xcomp") or is_passive(verb) or not (helped or preposition(top) in CONTROLLING):
        return None
    if above.dep_ == "obj" and above.head.lemma_.lower() in CHARGING:
        return above  # the same, hung on the object
    if above.pos_ != "VERB":
        return None
    return next((o for o in objects(above) if o.i < verb.i), None)


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


def faced(trigger: Token, cast: Cast) -> list[Actor]:
    """Against whom forces are moved: those named behind "against", or whose border or flank it is."""
    found: list[Actor] = []
    carrier = governing_verb(trigger) if trigger.pos_ != "VERB" else None
    for governing in (trigger, carrier, *objects(trigger)):
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
        phrases.setdefault("P:" + preposition(o), []).append(o)
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
        if c.dep_ in ("obj", "obl") and c.pos_ in NOMINAL:
            yield from (g for g in c.children if g.dep_ in ("nmod", "nmod:poss") and (g.dep_ != "nmod" or preposition(g) in WITHIN))
        elif c.dep_ == "ccomp" and (subject := own_subject(c)) is not None:
            yield subject  # "demanded that Oslo withdraw"
        elif c.dep_ in ("xcomp", "ccomp") and c.pos_ == "VERB":
            yield from objects(c)
            yield from (o for o in obliques(c) if preposition(o) in AGAINST or preposition(o) == "from")


def noun_participants(
    noun: Token, of: Sequence[str], light: frozenset[str], cast: Cast, joint: bool = False, violent: bool = False
) -> tuple[list[Actor], list[Actor]]:
    """Source and target of an event noun: "Russia's attack on Kyiv", "the invasion of Ukraine by Russia", "France held talks with Iran".

    ``of`` is ("source",) where "of" names who does it, ("host",) where "from" in that phrase does ("the expulsion of spies from Norway"),
    ("target",) where it tells whom one meets ("a tour of Norway");
    ``joint`` for meetings, in which the subject of any verb takes part ("left after talks with Iran"); before a ``violent`` noun a name
    is where or to whom it is done ("the Iraq war").
    """
    predicate = [c for c in noun.children if c.dep_ == "nsubj"] if child(noun, "cop") is not None else []
    source: list[Actor] = cast.all(predicate)  # "Oslo will be a mediator"
    target: list[Actor] = []
    owned: list[Actor] = []
    for c in noun.children:
        case = preposition(c) if c.dep_ in ("nmod", "obl") else ""
        if violent and c.dep_ == "compound" and c.pos_ == "PROPN" and not c.text.isupper() and "." not in c.text:
            target += cast.of(c)
        elif c.dep_ == "nmod:poss" or (c.dep_ in ("amod", "compound", "nmod:desc") and c.pos_ != "VERB") or case in DOING:
            own = cast.all((*hyphenated(c), c))
            source += own or (cast.all(source_of_verb(verb)) if c.pos_ == "PRON" and (verb := governing_verb(noun)) is not None else [])
            if case == "between":
                source += cast.all(_second(c))
        elif case == "of":
            (owned if "source" in of or (joint and "target" not in of) else target).extend(cast.of(c))
            by = ("by", "from") if "host" in of else ("by",)
            source += cast.all(g for g in c.children if g.dep_ in ("nmod", "obl") and preposition(g) in by)
        elif case in AGAINST:
            target += cast.of(c)
        elif c.dep_ == "amod" and c.pos_ == "VERB" and c.lower_ not in HELPED:  # "a French-led operation"
            source += cast.all(g for g in c.children if g.dep_ in ("compound", "amod", "obl", "obl:unmarked", "nmod", "nsubj"))
        elif c.dep_ == "acl" and is_passive(c):  # "strikes carried out by", "a crisis created by"
            source += cast.all(g for g in c.children if g.dep_ in ("obl:agent", "obl") and preposition(g) == "by")
    source = source or [a for a in owned if a.kind != "unnamed"] or _carrier(noun, light, cast, joint) or owned
    if not target and (verb := governing_verb(noun)) is not None and verb.lemma_ in light:
        target = [a for o in obliques(verb) if preposition(o) in AGAINST and o is not noun for a in cast.of(o)]
    unique = list(dict.fromkeys(source))
    return unique, [a for a in dict.fromkeys(target) if a not in unique]


def hyphenated(name: Token) -> list[Token]:
    """The first of two names before a noun: "the Norway-Sweden summit"."""
    return [c for c in children(name, "compound") if c.pos_ == "PROPN" and name.doc[c.i + 1].text in HYPHENS]


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
        return cast.all(source_of_verb(verb)) if verb.lemma_.lower() in light or joint else []
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
