"""Checks that read the words around a calendar expression: is it one at all, and does its verb look forward or back?"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from hearsay.annotate.timex_grammar import DateRules, Match, Symbols

Check = Callable[[Match, Symbols, Doc, DateRules], bool]

MODERN = range(1900, 2040)
"""Numbers that are a year where nothing speaks against it; others need a preposition or a bracket."""
OLDEST = 1500
CURRENCY = frozenset("$£€¥#")
NOT_AFTER_YEAR = frozenset(["ZONE", "UNIT", "UNITS", "HOURS"])
BEFORE_YEAR = frozenset(
    ["IN", "SINCE", "UNTIL", "BY", "FROM", "OF", "OVER", "TO", "AND", "DASH", "OPEN", "COMMA", "EARLY", "EDGE", "MONTH", "SEASON", "FALL"]
    + ["AFTER", "BEFORE", "ON", "APOSTROPHE", "AT", "PREVIOUS", "THE", "COLON"]
)
AFTER_PREPOSITION = frozenset(["IN", "SINCE", "UNTIL", "BY", "FROM", "TO", "OVER", "AND"])


def _counts_noun(token: Token) -> bool:
    """True where the number counts the plural noun to its right."""
    return token.dep_ == "nummod" and token.head.i > token.i and token.head.pos_ == "NOUN" and "Plur" in token.head.morph.get("Number")


def not_counting(match: Match, symbols: Symbols, doc: Doc, rules: DateRules) -> bool:
    """ "In May 15 people ..." names a month and a count, not a day."""
    return not (symbols.name(match.first - 1) == "IN" and _counts_noun(doc[match.last - 1]))


def year_context(match: Match, symbols: Symbols, doc: Doc, rules: DateRules) -> bool:
    """A year, not a count ("2000 troops"), a price, a number in a name ("Resolution 1973") or a clock time."""
    token, year = doc[match.first], symbols.values[match.first]
    before, after = symbols.name(match.first - 1), symbols.name(match.last)
    previous = doc[match.first - 1] if match.first else None
    following = doc[match.last] if match.last < len(doc) else None
    if previous is not None and (previous.lower_ in rules.words["numbered"] or previous.text in CURRENCY):
        return False
    if after in NOT_AFTER_YEAR or (following is not None and following.lower_ in ("%", "percent", "per")):
        return False
    if previous is not None and previous.pos_ == "PROPN" and not before and (year == 2000 or (following is not None and following.pos_ == "PROPN")):
        return False
    counting = _counts_noun(token) or (following is not None and following.pos_ in ("NOUN", "ADJ"))
    if counting and before != "THE" and (year % 50 == 0 or (year not in MODERN and _counts_noun(token))):
        return False
    return year in MODERN or (year >= OLDEST and (before in BEFORE_YEAR or previous is None or bool(token.is_sent_start)))


def short_year_context(match: Match, symbols: Symbols, doc: Doc, rules: DateRules) -> bool:
    return match.first > 0 and doc[match.first].is_punct and not doc[match.first].whitespace_ and symbols.name(match.last) != "APOSTROPHE"


def unit_is_year(match: Match, symbols: Symbols, doc: Doc, rules: DateRules) -> bool:
    return bool(symbols.values[match.first + 1] == "year")


def hundred_hours(match: Match, symbols: Symbols, doc: Doc, rules: DateRules) -> bool:
    """ "0800 UTC", "1600 hours": four digits that can be a clock time."""
    word = doc[match.first].text
    return (
        len(word) == 4
        and int(word[:2]) < 25
        and int(word[2:]) < 60
        and (symbols.name(match.last - 1) == "ZONE" or doc[match.last - 1].lower_ == "hours")
    )


def month_context(match: Match, symbols: Symbols, doc: Doc, rules: DateRules) -> bool:
    """No person ("April"), no verb ("May"), no march ("the Long March", "Sherman's March to the sea")."""
    token = doc[match.first]
    if token.ent_type_ == "PERSON" or token.pos_ in ("VERB", "AUX"):
        return False
    if token.lower_ not in rules.words["ambiguous"]:
        return True
    return not any(
        child.i < token.i and child.dep_ in ("det", "amod", "compound", "nmod:poss") for child in token.children
    ) and symbols.name(match.last) not in ("TO", "ON")


def not_named_day(match: Match, symbols: Symbols, doc: Doc, rules: DateRules) -> bool:
    """ "Bloody Sunday", "Black Friday", "Good Friday" are not the weekday of this week."""
    return match.first == 0 or doc[match.first - 1].lower_ not in rules.words["named_days"] or doc[match.first - 1].is_lower


def day_context(match: Match, symbols: Symbols, doc: Doc, rules: DateRules) -> bool:
    """ "on the 20th": a day of the month told before; not "the 20th anniversary"."""
    following = doc[match.last] if match.last < len(doc) else None
    before = symbols.name(match.first - 1)
    return before in ("ON", "SINCE", "UNTIL", "BY", "FROM", "TO") and (following is None or following.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"))


def adverb(match: Match, symbols: Symbols, doc: Doc, rules: DateRules) -> bool:
    """ "now" the adverb, not the conjunction ("now that")."""
    return doc[match.first].pos_ == "ADV" and symbols.name(match.last) != "THAT"


def unit_edge_context(match: Match, symbols: Symbols, doc: Doc, rules: DateRules) -> bool:
    """ "by year end", "at the year's end", not "the day started"."""
    return symbols.name(match.first - 1) in ("SINCE", "UNTIL", "BY", "AT", "TO", "IN", "FROM", "OF") and doc[match.last - 1].pos_ not in ("VERB", "AUX")


def after_in(match: Match, symbols: Symbols, doc: Doc, rules: DateRules) -> bool:
    return symbols.name(match.first - 1) in AFTER_PREPOSITION


def season_context(match: Match, symbols: Symbols, doc: Doc, rules: DateRules) -> bool:
    token = doc[match.last - 1]
    if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in ("PERSON", "ORG", "PLACE"):
        return False
    if symbols.name(match.last - 1) == "FALL":
        return symbols.name(match.first - 1) in AFTER_PREPOSITION and symbols.name(match.last) != "OF"
    return not (symbols.name(match.first) == "THE" and symbols.name(match.last) == "OF")


def quarter_context(match: Match, symbols: Symbols, doc: Doc, rules: DateRules) -> bool:
    return (
        (symbols.name(match.first - 1) != "A" and symbols.name(match.last) not in ("OF",))
        or "y" in match.groups
        or _date_follows(match, symbols)
    )


def _date_follows(match: Match, symbols: Symbols) -> bool:
    after = [symbols.name(i) for i in range(match.last, match.last + 3)]
    return after[0] in ("OF", "IN") and any(
        name in ("YR", "LAST", "THIS", "NEXT", "PREVIOUS", "THAT", "UNIT", "FOLLOWING") for name in after[1:]
    )


def relative_context(match: Match, symbols: Symbols, doc: Doc, rules: DateRules) -> bool:
    """ "the last year of the war" leans on the war, "to this day" on nothing."""
    if symbols.name(match.first - 1) == "TO" and symbols.name(match.first) == "THIS" and doc[match.last - 1].lower_ == "day":
        return False
    if symbols.name(match.last) == "OF" and symbols.name(match.first) not in ("THIS", "THAT"):
        return match.last + 1 < len(doc) and doc[match.last + 1].pos_ in ("NUM", "SYM")
    return not (symbols.name(match.first) == "THE" and symbols.name(match.first + 1) in ("THIS", "THAT"))


def definite_context(match: Match, symbols: Symbols, doc: Doc, rules: DateRules) -> bool:
    """ "ended the day", "for the day", "over the weekend": the day, week or weekend that is told of."""
    unit = doc[match.last - 1]
    if symbols.name(match.last) in ("OF", "BEFORE", "AFTER", "THAT") or any(
        child.dep_.startswith(("acl", "nmod")) for child in unit.children
    ):
        return False
    before = doc[match.first - 1] if match.first else None
    if before is None:
        return False
    if unit.lower_ == "weekend":
        return True
    if unit.lower_ == "day":
        return (
            before.lemma_.lower() in rules.words["day_verbs"]
            or before.lower_ == "for"
            or (before.lower_ in ("in", "during") and match.first > 1 and symbols.name(match.first - 2) in ("LATER", "EARLIER", "EARLY"))
        )
    return False


def not_governing(match: Match, symbols: Symbols, doc: Doc, rules: DateRules) -> bool:
    """ "two days before the vote", "the day after he left" lean on an event, not on the date told before."""
    word = symbols.name(match.last - 1)
    if word in ("LATER",):
        return not (match.last < len(doc) and doc[match.last].lower_ == "than")
    if word in ("PREVIOUS", "FOLLOWING"):
        return not (match.last < len(doc) and doc[match.last].pos_ in ("NOUN", "PROPN", "ADJ"))
    token = doc[match.last - 1]
    if word == "EARLIER":
        return not (match.last < len(doc) and doc[match.last].lower_ == "than")
    if match.last < len(doc) and doc[match.last].is_punct:
        return True
    if token.dep_ in ("mark", "case") and token.head.i > token.i:
        return False
    return (
        match.last >= len(doc)
        or doc[match.last].is_punct
        or doc[match.last].is_sent_start
        or doc[match.last].pos_ in ("VERB", "AUX", "ADP", "CCONJ", "ADV")
    )


def future(match: Match, symbols: Symbols, doc: Doc, rules: DateRules) -> bool:
    """ "in a few days" is ahead of us unless the verb tells of the past."""
    return tense_of(doc[match.first], doc[match.last - 1], rules) >= 0


CHECKS: dict[str, Check] = {
    check.__name__: check
    for check in (
        not_counting,
        year_context,
        short_year_context,
        unit_is_year,
        hundred_hours,
        month_context,
        not_named_day,
        day_context,
        adverb,
        unit_edge_context,
        after_in,
        season_context,
        quarter_context,
        relative_context,
        definite_context,
        not_governing,
        future,
    )
}


def tense_of(first: Token, token: Token, rules: DateRules) -> int:
    """1 where the clause of an expression looks forward, -1 where it tells of the past, 0 where neither can be told.

    ``first`` is the first token of the expression, ``token`` its last (the one that hangs on the verb, as a rule).
    """
    before = token.doc[first.i - 1] if first.i else None
    if before is not None and before.lower_ in rules.tense["future_prepositions"] and _governing_tense(token, rules) >= 0:
        return 1
    return _governing_tense(token, rules)


def _governing_tense(token: Token, rules: DateRules) -> int:
    node = token
    for _ in range(12):
        if node.pos_ in ("VERB", "AUX") or node.dep_ == "ROOT":
            found = _verb_tense(node, rules)
            if found or node.dep_ == "ROOT":
                return found
        node = node.head
    return 0


def _verb_tense(verb: Token, rules: DateRules) -> int:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")]
    if any(child.lower_ in rules.tense["future_auxiliaries"] for child in auxiliaries):
        return 1
    if any(child.lower_ == "to" and child.i < verb.i and child.dep_ in ("mark", "aux") for child in verb.children):
        head = verb.head
        looks_ahead = head.lemma_.lower() in rules.tense["future_heads"] or head.pos_ in ("NOUN", "PROPN") or verb.dep_ in ("acl", "ROOT")
        return 1 if looks_ahead or head.i == verb.i else _verb_tense(head, rules)
    past = any("Past" in child.morph.get("Tense") or child.lemma_ == "have" for child in auxiliaries)
    if verb.lemma_.lower() in rules.tense["future_states"] and auxiliaries:
        return 0 if past else 1
    if past:
        return -1
    if "Past" in verb.morph.get("Tense") and ("Fin" in verb.morph.get("VerbForm") or auxiliaries or verb.dep_.startswith("acl")):
        return -1
    return 0
