"""What a line of a page is by its words: page machinery, a pointer to other stories, a byline, a date, a caption.

The words stand in ``knowledge/data/page_furniture.toml``; where a line stands decides what becomes of it (``segment``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from hearsay.articles.calendar_day import find_day
from hearsay.articles.lines import EDGES, LONG, Line, fold
from hearsay.knowledge.tables import Knowledge

_SEPARATORS = re.compile(r"\s*[|•·\t›»/>]\s*|\s{3,}|\s+[-–—]\s+")
_ADDRESS = re.compile(
    r"\W*(?:https?://\S+|www\.\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|eu|uk|ru|ua|de|fr|tr|ly|tv|me|io|gov|mil|int)(?:/\S*)?"
    r"|[\w.+-]+@[\w.-]+|[@#]\w+)\W*$"
)
_TIME = re.compile(
    r"\b(?:at\s+)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\.?(?!\w)|\b\d+\s+min(?:ute)?s? read\b", re.IGNORECASE
)
_ZONE = re.compile(r"\b(?:[A-Z]{1,2}[SD]?T|UTC|GMT|BST|CET|CEST|MSK|local time|IST)(?:[+-]\d+)?\b")
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_NAME_WORD = re.compile(r"^(?:[^\W\d_]\.?|(?:[^\W\d_]+['’-])*[^\W\d_]{2,}\.?|(?:[^\W\d_]\.){2,3})$")
_PARTICLES = frozenset(
    {
        "de",
        "da",
        "di",
        "du",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "al",
        "el",
        "bin",
        "bint",
        "ibn",
        "abu",
        "ben",
        "dos",
        "das",
    }
    | {"y", "e", "st", "ter", "ten", "zu", "af"}
)
_SPLIT_NAMES = re.compile(r"\s*(?:,|;|&|\||/|\band\b|\bwith\b|\bin\b|\bfor\b|\s[-–—]\s|\bat\b|\()\s*", re.IGNORECASE)
_LINK = re.compile(r"^!?\[[^\]\n]*\]\([^)\s]*\)$")
_COUNT = re.compile(r"^\d[\d,.]*k?\s+|\s+\(?\d[\d,.]*k?\)?$")
_AGO = re.compile(r"\b(?:\d+|an?)\s+(?:second|minute|hour|day|week|month|year)s?\s+ago\b")
_PAPER = re.compile(r"The(?:\s+[A-Z][\w'’&-]*){1,4}")  # "The Daily Harbour": how papers that no table knows are named
_DIGIT = re.compile(r"\d")
_UNREAD_DATE = re.compile(r"(?<!\d)\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?!\d)")
_LONGEST_CREDIT = 90
_LONGEST_NOTICE = 60
_LONGEST_MENU = 25
_LONGEST_BYLINE = 45
_FEWEST_ENTRIES = 3
_SHORT = 8
_CREDIT_SIGN = re.compile(r"[/:|©@)\]—]")
_LABEL = re.compile(r"^(?P<label>[^:\n]{2,30}):\s+(?=\S)")


@dataclass(frozen=True)
class Byline:
    """Names in a byline, the day and the outlet in it. ``sure`` is false for a bare name, which counts only where a byline may stand."""

    name: str
    day: str | None
    sure: bool
    outlet: str | None = None


@dataclass(frozen=True)
class DateLine:
    """A line that is nothing but a date: its ISO day (None for "03/04/2022", which means two days), whether it is an update's, and the
    outlet beside it."""

    day: str | None
    update: bool
    outlet: str | None = None


@dataclass(frozen=True)
class FurnitureRules:
    """The phrases of ``page_furniture.toml``, folded, ready to look up; ``outlets`` gives the outlet's name by web domain."""

    teaser_heads: frozenset[str]
    teaser_head_prefixes: re.Pattern[str]
    teaser_prefixes: frozenset[str]
    teaser_labels: frozenset[str]
    boilerplate: frozenset[str]
    boilerplate_prefixes: re.Pattern[str]
    boilerplate_phrases: tuple[str, ...]
    caption_labels: frozenset[str]
    caption_picture: re.Pattern[str]
    caption_phrases: tuple[str, ...]
    credit: re.Pattern[str]
    byline_prefix: re.Pattern[str]
    byline_sure: re.Pattern[str]
    byline_marks: frozenset[str]
    source_labels: frozenset[str]
    continue_marks: frozenset[str]
    author_blurb: re.Pattern[str]
    not_names: frozenset[str]
    end_marks: frozenset[str]
    comment_heads: frozenset[str]
    comment_signs: frozenset[str]
    dateline_labels: frozenset[str]
    date_label: re.Pattern[str]
    date_prefixes: frozenset[str]
    date_updates: frozenset[str]
    header_keys: dict[str, str]
    outlets: dict[str, str]
    outlet_names: dict[str, str]

    @classmethod
    def load(cls, knowledge: Knowledge) -> FurnitureRules:
        table = knowledge.table("page_furniture")
        folded = {name: frozenset(map(fold, value)) for name, value in table.items() if isinstance(value, list)}
        outlets = knowledge.rows("outlets")
        return cls(
            teaser_heads=folded["teaser_heads"],
            teaser_head_prefixes=re.compile(rf"(?:{_any(table['teaser_head_prefixes'])})\b", re.IGNORECASE),
            teaser_prefixes=folded["teaser_prefixes"],
            teaser_labels=folded["teaser_labels"] | folded["teaser_prefixes"],
            boilerplate=folded["boilerplate"],
            boilerplate_prefixes=re.compile(rf"\W*(?:{_any(table['boilerplate_prefixes'])})(?!\w)", re.IGNORECASE),
            boilerplate_phrases=tuple(map(str.casefold, table["boilerplate_phrases"])),
            caption_labels=folded["caption_labels"],
            caption_picture=_caption(table),
            caption_phrases=tuple(map(str.casefold, table["caption_phrases"])),
            credit=_credit(table),
            byline_prefix=re.compile(rf"(?:{_any(table['byline_prefixes'])})\b\s*:?\s*", re.IGNORECASE),
            byline_sure=re.compile(
                rf"(?:{_any(table['byline_sure_prefixes'])})\s*(?P<name>[^,;|(–—]{{3,40}}?)\s*(?:[,;|(–—]|$)", re.IGNORECASE
            ),
            byline_marks=folded["byline_marks"],
            source_labels=folded["source_labels"],
            continue_marks=folded["continue_marks"],
            author_blurb=re.compile(rf"\b(?:is|was|are)\b.{{0,80}}\b(?:{_any(table['author_nouns'])})s?\b", re.IGNORECASE),
            not_names=folded["not_names"],
            end_marks=folded["end_marks"],
            comment_heads=folded["comment_heads"],
            comment_signs=folded["comment_signs"],
            dateline_labels=folded["dateline_labels"],
            date_label=re.compile(rf"(?:{_any(table['date_prefixes'] + table['date_updates'])})\b[\s:|,–-]*", re.IGNORECASE),
            date_prefixes=folded["date_prefixes"],
            date_updates=folded["date_updates"],
            header_keys={fold(key): field for key, field in table["header_keys"].items()},
            outlets={domain: row["name"] for row in outlets for domain in row.get("domains", [])},
            outlet_names={fold(name): row["name"] for row in outlets for name in (row["name"], *row.get("aliases", []))},
        )

    @cached_property
    def nav(self) -> frozenset[str]:
        return self.boilerplate | self.teaser_heads

    def is_teaser_head(self, line: Line) -> bool:
        """Heads a list of other stories ("Must read", "You might also like RELATED")."""
        text = line.key
        return text in self.teaser_heads or (line.size <= 8 and self._run_together(text))

    def may_be_teaser_head(self, line: Line) -> bool:
        """Heads a list of other stories if nothing but such a list follows ("More from Kyiv")."""
        return line.size <= _SHORT and not line.final and bool(self.teaser_head_prefixes.match(line.key))

    def is_teaser(self, line: Line, *, front: bool = False) -> bool:
        """Points to another story on its own line ("Read more: ..."). "Exclusive: ..." in the page's ``front`` is a headline."""
        label = _LABEL.match(line.text) if line.size <= LONG + 5 and ":" in line.text else None
        if not label or line.quoted:
            return False
        return fold(label["label"]) in (self.teaser_prefixes if front else self.teaser_labels) and (
            front or not line.prose or line.size <= LONG
        )

    def is_boilerplate(self, line: Line, *, edge: bool) -> bool:
        """Page machinery. At the page's ``edge`` (before the first or after the last paragraph) a whole paragraph may be."""
        if line.size > _LONGEST_NOTICE:
            return False
        text = line.key
        if not text or _LINK.match(line.text) or all(map(_ADDRESS.match, line.text.split())):
            return True
        if not line.quoted and (text in self.nav or (_DIGIT.search(text) and _COUNT.sub("", text) in self.nav)):
            return True
        if line.size <= _LONGEST_MENU and not line.final and self._is_menu(line):
            return True
        if self._is_source(line):
            return True
        if line.quoted or line.size > (_LONGEST_NOTICE if edge else 14):
            return False
        if self.boilerplate_prefixes.match(line.text):
            return True
        if line.size > 30 or (line.prose and not edge):
            return False
        folded = line.text.casefold()
        return any(phrase in folded for phrase in self.boilerplate_phrases)

    def is_caption(self, line: Line) -> bool:
        """Says itself that it stands under a picture ("This photo shows ...", "... is seen at ...")."""
        if self.caption_picture.match(line.text):
            return True
        folded = line.text.casefold()
        return any(phrase in folded for phrase in self.caption_phrases)

    def credit_start(self, text: str) -> int | None:
        """Where the picture credit at the end of ``text`` begins, or None."""
        tail = max(0, len(text) - _LONGEST_CREDIT)
        found = self.credit.search(text, tail) if _CREDIT_SIGN.search(text, tail) else None
        return found.start() if found else None

    def heads_comments(self, line: Line, after: list[Line]) -> bool:
        """Heads the comments of readers, which the lines after it show ("John D. 2 days ago", "Reply")."""
        if line.size > _SHORT or _COUNT.sub("", line.key) not in self.comment_heads:
            return False
        return any(_AGO.search(other.text) or _ends_in(other, self.comment_signs) for other in after if other.size <= LONG)

    def heads_list(self, line: Line) -> bool:
        """Heads a list of short lines that are page machinery as well ("Tags")."""
        return line.key in self.end_marks

    def day(self, line: Line) -> DateLine | None:
        """The date that the whole line is, with times, weekdays, a label ("Published:") or the outlet's name beside it."""
        if line.size > 16 or not _DIGIT.search(line.text):
            return None
        text, days, at = line.text[line.markup :], [], 0
        while found := find_day(text[at:]):
            before = _rest(text[at : at + found[1]]).strip(EDGES)
            label = fold(before)
            outlet = self.outlet_names.get(label) or (before if _PAPER.fullmatch(before) else None)
            if not (outlet or label in self._date_labels or self._ends_in_label(label)):
                return None
            days.append(DateLine(found[0], label in self.date_updates, outlet))
            at += found[2]
        left = fold(_rest(text[at:]))
        if not days:
            bare = fold(_UNREAD_DATE.sub(" ", _rest(text)))
            return DateLine(None, False) if bare in self._date_labels else None
        if left and left not in self.outlet_names and left not in self._date_labels:
            return None
        return next((day for day in days if not day.update), days[0])

    @cached_property
    def _date_labels(self) -> frozenset[str]:
        return self.date_prefixes | self.date_updates | {""}

    def _ends_in_label(self, label: str) -> bool:
        """Two or three words before the label ("CTV Saskatoon Published")."""
        return len(label.split()) <= 4 and any(label.endswith(" " + word) for word in self.date_prefixes)

    def byline(self, line: Line) -> Byline | None:
        """The byline that the whole line is, or None."""
        if line.quoted or line.bullet or line.size > _LONGEST_BYLINE:
            return None
        sure = self.byline_sure.match(line.text[line.markup :])
        if sure and line.size > 8 and self.is_name(sure["name"]):
            found = find_day(line.text)
            return Byline(" ".join(sure["name"].split()), found[0] if found else None, True)
        if line.size > 18:
            return None
        text = line.text[line.markup :].strip("*_ ")
        found = find_day(text)
        rest = _rest(text[: found[1]] + " | " + text[found[2] :] if found else text).strip(" \t,;|–—-•·/:")
        day = found[0] if found else None
        if day and (label := self.date_label.match(rest)):
            rest = rest[label.end() :]
        prefix = self.byline_prefix.match(rest)
        pieces = [piece.strip(EDGES) for piece in _SPLIT_NAMES.split(rest[prefix.end() if prefix else 0 :])]
        pieces = [piece for piece in pieces if piece and not (day and fold(piece) in self._date_labels)]
        late = [piece for piece in pieces if day and not prefix and self.byline_prefix.match(piece)]
        if late:
            pieces = [self.byline_prefix.sub("", late[0], count=1), *(piece for piece in pieces if piece is not late[0])]
            prefix = self.byline_prefix.match(late[0])
        if not pieces or not self.is_name(pieces[0]) or (line.text.endswith(".") and line.size > 6):
            return None
        dated_name = day and len(pieces[0].split()) > 1
        if any(not (self._may_stand_in_byline(piece) or ((prefix or dated_name) and len(piece.split()) <= 4)) for piece in pieces[1:]):
            return None
        names = [piece for piece in pieces if self.is_name(piece) and not self._is_role(piece)][: 1 if late else None]
        if not names or (not prefix and len(names[0].split()) < 2):
            return None
        if prefix and not pieces[0][:1].isupper():
            return None
        outlets = [piece for piece in pieces[1:] if fold(piece) in self.outlet_names or _PAPER.fullmatch(piece)]
        outlet = self.outlet_names.get(fold(outlets[0]), outlets[0]) if outlets else None
        marked = any(fold(piece) in self.byline_marks for piece in pieces[1:])
        return Byline(", ".join(" ".join(name.split()) for name in names), day, bool(prefix or day or marked), outlet)

    def _may_stand_in_byline(self, piece: str) -> bool:
        return self.is_name(piece) or self._is_role(piece)

    def _is_role(self, piece: str) -> bool:
        """What an author is or writes for."""
        return fold(piece) in self.byline_marks or fold(piece) in self.outlet_names

    def is_label(self, dateline: str) -> bool:
        """Begins with a word that is no place ("UPDATE (3 May):"), so that its day is not the day of publication."""
        return fold(re.split(r"[\s(,]", dateline.strip(), maxsplit=1)[0]) in self.dateline_labels

    def is_mark(self, line: Line) -> bool:
        """Stands under an author's name ("+ posts", "Political Editor")."""
        return line.key in self.byline_marks

    def is_name(self, text: str) -> bool:
        """One to five words that may be a person's name."""
        words = text.split()
        if not 1 <= len(words) <= 5 or not words[0][:1].isupper():
            return False
        return all(
            word.casefold() in _PARTICLES
            or (word[0].isupper() and _NAME_WORD.match(word) and word.casefold().strip(".") not in self.not_names)
            for word in words
        )

    def outlet_at(self, address: str) -> str | None:
        """The outlet whose web domain stands in ``address``."""
        for host in re.findall(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", address.casefold()):
            labels = host.split(".")
            for first in range(len(labels) - 1):
                if name := self.outlets.get(".".join(labels[first:])):
                    return name
        return None

    def _is_source(self, line: Line) -> bool:
        label = _LABEL.match(line.text) if line.size <= _SHORT and not line.prose else None
        return bool(label and fold(label["label"]) in self.source_labels)

    def is_cut_off(self, line: Line, after: Line | None) -> bool:
        """A paragraph that ends in an ellipsis or "Read more", or stands over a line that says so."""
        if line.truncated or (after is not None and after.key in self.continue_marks):
            return True
        ends = line.key.rsplit(maxsplit=2)
        return line.size > 2 and " ".join(ends[-2:]) in self.continue_marks and not line.final

    def _is_menu(self, line: Line) -> bool:
        """Several menu entries in a row ("Home | World | Politics", "Facebook Twitter Email")."""
        pieces = [key for piece in _SEPARATORS.split(line.text) if (key := fold(piece.replace("-", " ")))]
        if len(pieces) > 1:
            return any(piece in self.nav for piece in pieces) and all(piece in self.nav or len(piece.split()) <= 2 for piece in pieces)
        words = line.key.split()
        return len(words) >= _FEWEST_ENTRIES and all(word in self.nav for word in words)

    def _run_together(self, text: str) -> bool:
        """Several heads run together, with or without a space."""
        heads = self.teaser_heads
        return any(text[:cut].strip() in heads and text[cut:].strip() in heads for cut in range(3, len(text) - 2))


def _ends_in(line: Line, words: frozenset[str]) -> bool:
    last = line.key.rsplit(maxsplit=1)[-1:] if line.size <= _SHORT else []
    return line.key in words or (bool(last) and last[0] in words)


def _any(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first, either apostrophe."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase.strip()).replace("'", "['’]").replace(r"\ ", r"\s+") for phrase in ordered)


def _rest(text: str) -> str:
    """What stays of a line without times, time zones and weekdays."""
    return _WEEKDAY.sub(" ", _ZONE.sub(" ", _TIME.sub(" ", text)))


def _caption(table: dict[str, list[str]]) -> re.Pattern[str]:
    near = _any(table["caption_verbs"])
    picture = (
        rf"^(?:{_any(table['caption_determiners'])})\s+(?:[\w'’-]+\s+){{0,3}}(?:{_any(table['caption_pictures'])})\s*"
        rf"(?:(?:was\s+|were\s+)?(?:{near})\b|,[^.]{{0,80}}?\bshows?\b)"
    )
    return re.compile(picture, re.IGNORECASE)


def _credit(table: dict[str, list[str]]) -> re.Pattern[str]:
    """A picture credit at the end of a line: "(Photo: J. Roe)", "Image: Reuters.", "/ Getty Images", "[J. Roe/Reuters]"."""
    labels, names = _any(table["credit_labels"]), _any(table["credit_names"])
    person = r"(?:[A-Z][\w.'’-]*\s+){0,4}"
    forms = [
        rf"[(\[](?:{labels})\s*[:/][^()\[\]]{{1,60}}[)\]]",
        rf"(?:{labels})\s*:\s*[^.:]{{1,50}}",
        rf"[(\[][^()\[\]]{{0,50}}\b(?:{names})\s*[)\]]",
        rf"{person}(?:/|\||©|—)\s*(?:{names})(?:\s*/\s*[\w .'’-]{{1,40}})?",
        r"[(\[]?(?:REUTERS|AP|AFP|EPA)\s*/\s*[\w .'’-]{1,40}[)\]]?",
        rf"@(?:{names})\b",
    ]
    return re.compile(rf"[\s(\[]*(?:{'|'.join(forms)})\.?$", re.IGNORECASE)
