"""Checks of what stands around a match: is it a calendar expression at all? The table ``date_rules`` names them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hearsay.annotate.timex_grammar import Match, Symbols
from hearsay.annotate.timex_tense import TenseWords, tense_of
from hearsay.knowledge.tables import Row
from hearsay.language.tree import has
from hearsay.language.words import Doc, Token

MODERN = range(1900, 2040)
"""Numbers that are a year where nothing speaks against it; others need a preposition or a bracket."""
OLDEST = 1500
QUOTATION = frozenset("\"“”'‘’«»")


@dataclass(frozen=True)
class ContextWords:
    """Words and sets of symbols that the checks look for beside a match; see the table ``date_rules``."""

    tense: TenseWords
    sets: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]

    @classmethod
    def from_table(cls, table: Row) -> ContextWords:
        """From the tables ``tense``, ``sets`` and ``words`` of ``date_rules``."""
        return cls(
            TenseWords.from_table(table["tense"]),
            {name: frozenset(members) for name, members in table["sets"].items()},
            {name: frozenset(members) for name, members in table["words"].items()},
        )


@dataclass(frozen=True)
class Surroundings:
    """A match and the words around it, which end at the bounds of the sentence."""

    match: Match
    symbols: Symbols
    doc: Doc
    context: ContextWords

    @property
    def first(self) -> Token:
        return self.doc[self.match.first]

    @property
    def last(self) -> Token:
        return self.doc[self.match.last - 1]

    @property
    def previous(self) -> Token | None:
        return None if self.match.first == 0 or self.first.is_sent_start else self.doc[self.match.first - 1]

    @property
    def following(self) -> Token | None:
        token = self.doc[self.match.last] if self.match.last < len(self.doc) else None
        return None if token is None or token.is_sent_start else token

    def name(self, offset: int) -> str:
        """The symbol of a token of the match by its number (-1 is the last)."""
        return self.symbols.name(self.match.first + offset if offset >= 0 else self.match.last + offset)

    def before(self, names: str) -> bool:
        """True where the symbol before the match is in the named set."""
        return self.symbols.name(self.match.first - 1) in self.context.sets[names]

    def after(self, *names: str) -> bool:
        """True where the symbol after the match is one of these."""
        return self.symbols.name(self.match.last) in names

    def word_before(self, words: str) -> bool:
        """True where the word before the match is in the named list."""
        return self.previous is not None and self.previous.lower_ in self.context.words[words]

    def followed_by(self, *tags: str) -> bool:
        """True where the next word has one of these parts of speech."""
        return self.following is not None and self.following.pos_ in tags


def _counts_noun(token: Token) -> bool:
    """True where the number counts the plural noun to its right."""
    return token.dep_ == "nummod" and token.head.i > token.i and token.head.pos_ == "NOUN" and has(token.head, "Number", "Plur")


def not_counting(around: Surroundings) -> bool:
    """ "In May 15 people ..." names a month and a count, not a day."""
    return not (around.before("INSIDE") and _counts_noun(around.last))


def year_context(around: Surroundings) -> bool:
    """A year, not a count ("2000 troops"), a price, a number in a name ("Resolution 1973") or a clock time."""
    year = around.symbols.values[around.match.first]
    if around.word_before("numbered") or around.after("ZONE", "UNIT", "UNITS", "HOURS"):
        return False
    if around.following is not None and around.following.lower_ in ("%", "percent", "per"):
        return False
    if around.previous is not None and around.previous.text == "-" and around.symbols.name(around.match.first - 2) == "N999":
        return False
    unintroduced = not around.symbols.name(around.match.first - 1)
    in_name = around.previous is not None and around.previous.pos_ == "PROPN" and unintroduced
    if in_name and (year == 2000 or around.followed_by("PROPN")):
        return False
    counts = _counts_noun(around.first)
    round_number = year % 50 == 0 and (counts or around.followed_by("NOUN", "ADJ"))
    if (round_number or (counts and year not in MODERN)) and not around.before("DEFINITE"):
        return False
    return year in MODERN or (year >= OLDEST and (around.previous is None or around.before("BEFORE_YEAR") or _opens_range(around)))


def _opens_range(around: Surroundings) -> bool:
    """ "1861-1863", "1861-63"."""
    return around.after("DASH") and around.symbols.name(around.match.last + 1) in ("YR", "N99", "N31")


def decade_context(around: Surroundings) -> bool:
    """ "the 1990s", "the 80s", "the 80s and 90s", not "in his 30s"."""
    return len(around.last.text.split("-")[-1].rstrip("s'’")) == 4 or "THE" in (around.name(0), around.symbols.name(around.match.first - 3))


def short_year_context(around: Surroundings) -> bool:
    """ "'94", not the end of a quotation before a number."""
    return not around.first.whitespace_ and not around.after("APOSTROPHE")


def unit_is_year(around: Surroundings) -> bool:
    """ "the year 2014", not "the day 2014"."""
    return bool(around.symbols.values[around.match.first + 1] == "year")


def hundred_hours(around: Surroundings) -> bool:
    """ "0800 UTC", "1600 hours": four digits that can be a clock time."""
    word = around.first.text
    if len(word) != 4 or int(word[:2]) > 24 or int(word[2:]) > 59:
        return False
    return around.name(-1) == "ZONE" or around.last.lower_ == "hours"


def month_context(around: Surroundings) -> bool:
    """No person ("April"), no verb ("May"), no march ("the Long March", "the March Battalion", "Sherman's March to the sea")."""
    token, goes_on = around.first, around.after("TO", "ON")
    if around.before("MONTH_LEADS") and not goes_on:
        return True
    if token.lower_ in around.context.words["first_names"] and (token.ent_type_ == "PERSON" or token.pos_ in ("VERB", "AUX")):
        return False
    if token.lower_ not in around.context.words["ambiguous"]:
        return True
    described = any(child.i < token.i and child.dep_ in ("det", "amod", "compound", "nmod:poss") for child in token.children)
    in_name = token.dep_ == "compound" and token.head.i > token.i and token.head.pos_ == "PROPN"
    return not (described or in_name or goes_on)


def _in_name(around: Surroundings) -> bool:
    """True inside the name of an outlet, a programme or the like ("USA Today", "The Sunday Times")."""
    previous = around.previous
    quoted = previous is not None and previous.text in QUOTATION and around.following is not None
    if quoted and around.first.is_title and around.match.last - around.match.first == 1:
        return around.following is not None and (around.following.text in QUOTATION or around.following.is_punct)
    if around.first.ent_type_ not in ("ORG", "PRODUCT"):
        return False
    return around.followed_by("PROPN") or (previous is not None and previous.pos_ == "PROPN")


def no_name(around: Surroundings) -> bool:
    """ "today", not "USA Today"."""
    return not _in_name(around)


def one_weekday(around: Surroundings) -> bool:
    """Neither in a name ("The Sunday Times") nor "Bloody Sunday", which is a day of history, nor "every Friday"."""
    named = around.word_before("named_days") and around.previous is not None and around.previous.is_title
    return not named and not around.word_before("recurring") and not _in_name(around)


def day_context(around: Surroundings) -> bool:
    """ "on the 20th": a day of the month told before; not "the 20th anniversary"."""
    return around.before("DAY_LEADS") and not around.followed_by("NOUN", "PROPN", "ADJ", "NUM")


def unit_edge_context(around: Surroundings) -> bool:
    """ "by year end", "at the year's end", not "the day started"."""
    return around.before("EDGE_LEADS") and around.last.pos_ not in ("VERB", "AUX")


def window_context(around: Surroundings) -> bool:
    """ "the past 24 hours" is a stretch of days; "the past two hours" is not, and "will last ten days" is none."""
    direction = around.match.groups["r"][0]
    if around.symbols.name(direction) == "LAST" and around.doc[direction].pos_ == "VERB":
        return False
    if around.name(-1) != "HOURS":
        return True
    number = around.match.groups.get("n")
    return number is not None and around.last.lower_ == "hours" and (around.symbols.values.get(number[0]) or 0) >= 24


def after_preposition(around: Surroundings) -> bool:
    """ "in Sept.", but no lone "Mar"."""
    return around.before("PREPOSITION")


def season_context(around: Surroundings) -> bool:
    """The season, not a person, a water, a fall from a horse or an upheaval ("the Prague Spring")."""
    token, previous = around.last, around.previous
    if token.is_title and previous is not None and previous.is_title and previous.pos_ in ("PROPN", "ADJ"):
        return False
    if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in ("PERSON", "ORG", "PLACE"):
        return False
    if around.name(-1) == "FALL":
        return around.before("PREPOSITION") and not around.after("OF")
    return not (around.name(0) == "THE" and around.after("OF"))


def quarter_context(around: Surroundings) -> bool:
    """ "the third quarter", of no year or of one that is named; not "a third quarter of the town"."""
    if "y" in around.match.groups:
        return True
    after = [around.symbols.name(i) for i in range(around.match.last, around.match.last + 3)]
    if after[0] == "OF":
        return not around.context.sets["YEAR_BEGINS"].isdisjoint(after[1:])
    return not around.before("INDEFINITE")


def relative_context(around: Surroundings) -> bool:
    """ "the last year of the war" leans on the war, "to this day" on nothing."""
    opening = around.name(0)
    if opening == "FOLLOWING" or _in_name(around):
        return False
    if opening == "THIS" and around.last.lower_ == "day" and around.previous is not None and around.previous.lower_ == "to":
        return False
    if around.after("OF") and opening not in ("THIS", "THAT"):
        return around.match.last + 1 < len(around.doc) and around.doc[around.match.last + 1].pos_ in ("NUM", "SYM")
    return not (opening == "THE" and around.name(1) in ("THIS", "THAT"))


def definite_context(around: Surroundings) -> bool:
    """ "ended the day", "for the day", "over the weekend": the day or weekend that is told of."""
    unit, before = around.last, around.previous
    if around.after("OF", "BEFORE", "AFTER", "THAT") or any(child.dep_.startswith(("acl", "nmod")) for child in unit.children):
        return False
    if before is None or unit.lower_ == "weekend":
        return before is not None
    return unit.lower_ == "day" and (before.lower_ == "for" or before.lemma_.lower() in around.context.words["day_verbs"])


def not_governing(around: Surroundings) -> bool:
    """ "two days before the vote", "the day after he left" lean on an event, not on the date told before."""
    word, following = around.name(-1), around.following
    if word in ("LATER", "EARLIER"):
        return following is None or following.lower_ != "than"
    if word in ("PREVIOUS", "FOLLOWING"):
        return not around.followed_by("NOUN", "PROPN", "ADJ")
    if following is None or following.is_punct:
        return True
    governs = around.last.dep_ in ("mark", "case") and around.last.head.i > around.last.i
    return not governs and around.followed_by("VERB", "AUX", "ADP", "CCONJ", "ADV")


def governing(around: Surroundings) -> bool:
    """ "two days before the vote": the day of an event, which nothing here can tell; but "for two days before" is how long."""
    if any(token.lower_ == "for" for token in around.doc[max(0, around.match.first - 2) : around.match.first]):
        return False
    return around.followed_by("NOUN", "PROPN", "ADJ", "DET", "PRON", "VERB", "AUX") and around.last.dep_ in ("mark", "case")


def ahead_of_us(around: Surroundings) -> bool:
    """ "in a few days" is ahead of us unless the verb tells of the past; "in two weeks" is where the verb looks forward."""
    tense = tense_of(around.first, around.last, around.context.tense)
    return tense > 0 or (tense == 0 and not around.symbols.values.get(around.match.last - 2))


CHECKS: dict[str, Callable[[Surroundings], bool]] = {
    check.__name__: check
    for check in (
        not_counting,
        year_context,
        short_year_context,
        decade_context,
        unit_is_year,
        hundred_hours,
        month_context,
        one_weekday,
        no_name,
        day_context,
        unit_edge_context,
        after_preposition,
        window_context,
        season_context,
        quarter_context,
        relative_context,
        definite_context,
        not_governing,
        governing,
        ahead_of_us,
    )
}
